"""Pickup sheet of a producer: when the van comes and what to prepare for whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from mil.consignment import Consignment
from mil.costs.limits import limited_week
from mil.costs.shares import ProducerShare, WeekShares
from mil.costs.statement import Statement, make_statement
from mil.documents.legs import Legs, Load, Visit
from mil.documents.wording import (
    Heading,
    Missed,
    ZoneLine,
    address,
    between,
    heading,
    missed_goods,
    round_name,
    total_line,
    zone_line,
    zone_lines,
)
from mil.documents.words import Words
from mil.orders import Flow
from mil.plan import WeekPlan
from mil.sharing import BEST_PLANS
from mil.units import Cents


@dataclass(frozen=True, slots=True)
class Goods:
    """One product to prepare."""

    product: str
    quantity: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parcel:
    """Goods of one temperature zone kept together: for one client, or in bulk."""

    title: str
    subtitle: str
    zone: str
    zone_name: str
    crates: str
    noun: str
    kg: str
    goods: tuple[Goods, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The parcels of one flow."""

    title: str
    hint: str
    parcels: tuple[Parcel, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One visit of a vehicle at the farm."""

    day: str
    time: str
    round: str
    vehicle: str
    driver: str
    phone: str
    own: bool
    sections: tuple[Section, ...]
    zones: tuple[ZoneLine, ...]
    total: str


@dataclass(frozen=True, slots=True)
class Bill:
    """What the week costs the producer against going alone."""

    shared: str
    parts: str
    alone: str
    effort: str
    stock: str
    by_clients: str
    limited: str
    verdict: str


@dataclass(frozen=True, slots=True)
class PickupSheet:
    """All that a producer's sheet shows."""

    heading: Heading
    place: str
    phone: str
    passages: tuple[Passage, ...]
    from_stock: str
    missed: tuple[Missed, ...]
    bill: Bill | None
    unshared: str


def producers(legs: Legs) -> tuple[str, ...]:
    """Return the ids of producers who get a sheet: all with goods, or lines refused."""
    with_goods = {goods.producer for goods in legs.plan.consignments.values()}
    products, lines = legs.plan.inputs.products, legs.lines
    refused = {
        products[lines[refusal.line].product].producer
        for refusal in legs.plan.refusals
        if refusal.line in lines and lines[refusal.line].product in products
    }
    return tuple(sorted(with_goods | refused))


def pickup_sheet(legs: Legs, words: Words, producer: str) -> PickupSheet:
    """Return the sheet of one producer."""
    site = legs.site(producer)
    own = tuple(c for c in legs.plan.consignments.values() if c.producer == producer)
    stock = [c for c in own if c.origin == legs.hub.id and legs.delivered(c.id)]
    picked = words("pickup.from_stock", load=total_line(words, Load.of(stock)))
    return PickupSheet(
        heading=heading(legs, words, site.name, words("pickup.title")),
        place=address(site),
        phone=site.phone,
        passages=tuple(_passages(legs, words, own)),
        from_stock=picked if stock else "",
        missed=missed_goods(legs, words, producer),
        bill=_bill(legs, words, producer),
        unshared=_unshared(legs, words, producer),
    )


def _passages(
    legs: Legs, words: Words, own: Sequence[Consignment]
) -> Iterable[Passage]:
    """Yield the visits at the farm in order of time."""
    visits = {c.id: visit for c in own if (visit := legs.collected(c.id))}
    taken = sorted(
        (c for c in own if c.id in visits),
        key=lambda c: (visits[c.id].key, visits[c.id].at),
    )
    for _, group in groupby(taken, key=lambda c: (visits[c.id].key, visits[c.id].at)):
        goods = tuple(group)
        yield _passage(legs, words, visits[goods[0].id], goods)


def _passage(
    legs: Legs, words: Words, visit: Visit, goods: Sequence[Consignment]
) -> Passage:
    round_, stop, load = visit.round, visit.stop, Load.of(goods)
    driver = legs.driver(round_)
    own = driver.producer == goods[0].producer
    time = (
        words("pickup.you_load", a=words.clock(round_.day, stop.begin))
        if own
        else between(words, round_.day, stop.arrive, stop.begin)
    )
    return Passage(
        day=words.day(round_.day),
        time=time,
        round=round_name(legs, words, round_),
        vehicle=legs.vehicle(round_).name,
        driver=driver.name,
        phone=driver.phone,
        own=own,
        sections=tuple(_sections(legs, words, visit, goods)),
        zones=zone_lines(words, load),
        total=total_line(words, load),
    )


def _sections(
    legs: Legs, words: Words, visit: Visit, goods: Sequence[Consignment]
) -> Iterable[Section]:
    for flow in Flow:
        parcels = [c for c in goods if c.flow is flow]
        parcels.sort(key=lambda c: (c.day, legs.site(c.destination).name, c.id))
        if parcels:
            yield Section(
                title=words(f"pickup.{flow}"),
                hint=words(f"pickup.{flow}_hint"),
                parcels=tuple(_parcel(legs, words, visit, c) for c in parcels),
            )


def _parcel(legs: Legs, words: Words, visit: Visit, goods: Consignment) -> Parcel:
    line = zone_line(words, goods.zone, goods.crates, goods.grams)
    return Parcel(
        title=_for_whom(legs, words, goods),
        subtitle=_until(legs, words, visit, goods),
        zone=goods.zone,
        zone_name=line.name,
        crates=line.crates,
        noun=line.noun,
        kg=line.kg,
        goods=_goods(legs, words, goods),
    )


def _for_whom(legs: Legs, words: Words, goods: Consignment) -> str:
    if goods.destination == legs.hub.id:
        return words("pickup.bulk")
    return legs.site(goods.destination).name


def _until(legs: Legs, words: Words, visit: Visit, goods: Consignment) -> str:
    """Return the client's town, and the day when it is not the day of the visit."""
    town = legs.site(goods.destination).town if goods.destination != legs.hub.id else ""
    later = goods.day != visit.round.day or goods.flow is Flow.ON_SITE
    day = words(f"pickup.{goods.flow}_day", day=words.day(goods.day)) if later else ""
    return " · ".join(part for part in (town, day) if part)


def _goods(legs: Legs, words: Words, goods: Consignment) -> tuple[Goods, ...]:
    """Return products with their quantities, added up over clients."""
    totals: dict[str, int] = {}
    notes: dict[str, list[str]] = {}
    for item in goods.items:
        totals[item.product] = totals.get(item.product, 0) + item.quantity
        line = legs.lines.get(item.line)
        if line and line.note and goods.flow is Flow.CROSS_DOCK:
            notes.setdefault(item.product, []).append(line.note)
    return tuple(
        Goods(
            product=legs.product(product).name,
            quantity=words.quantity(quantity, legs.product(product).unit),
            notes=tuple(notes.get(product, ())),
        )
        for product, quantity in totals.items()
    )


def _bill(legs: Legs, words: Words, producer: str) -> Bill | None:
    share = legs.share(producer)
    if legs.shares is None or share is None or not share.carried:
        return None
    facts = make_statement(share)
    goods = legs.plan.consignments
    stock = sum(p.total for p in share.parts if goods[p.consignment].fills_stock)
    return Bill(
        shared=words.money(facts.cents),
        parts=words(
            _parts(legs.shares),
            road=words.money(facts.road),
            work=words.money(facts.work),
            handling=words.money(facts.handling),
        ),
        alone=words.money(facts.alone_cents),
        effort=words(
            "bill.effort",
            km=words.km(facts.alone_metres),
            time=words.duration(facts.alone_seconds),
            rounds=words.count("count.rounds", facts.alone_rounds),
        ),
        stock=words("bill.stock", amount=words.money(stock)) if stock else "",
        by_clients=words("bill.by_clients", amount=words.money(facts.by_clients))
        if facts.by_clients
        else "",
        limited=_limited(legs.plan, legs.shares, words, share),
        verdict=_verdict(words, facts, stock, len(share.alone.undone)),
    )


def _parts(shares: WeekShares) -> str:
    """Return the key of what the parts of a share are called."""
    if BEST_PLANS not in shares.game:
        return "bill.parts"
    others = shares.game != BEST_PLANS or shares.pooled
    return "bill.mixed_parts" if others else "bill.day_parts"


def _unshared(legs: Legs, words: Words, producer: str) -> str:
    """Say that nobody knows what it pays, where its goods are on board of a round."""
    aboard = {name for round_ in legs.rounds for name in round_.consignments}
    goods = (legs.plan.consignments[name] for name in aboard)
    there = any(one.producer == producer for one in goods)
    return words("bill.unshared") if there and legs.shares is None else ""


def _limited(
    plan: WeekPlan, shares: WeekShares, words: Words, share: ProducerShare
) -> str:
    """Say what it pays where the hub's limits hold somebody's share."""
    within = limited_week(plan, shares)
    cents = within.cents.get(share.producer, share.cents) if within else share.cents
    if cents == share.cents:
        return ""
    return words("bill.limited", amount=words.money(cents))


def _verdict(words: Words, facts: Statement, stock: Cents, undone: int) -> str:
    """Compare like with like: bulk for the stock is in no figure of going alone."""
    if undone:
        return words.count("bill.undone", undone)
    if not facts.alone_cents:
        return words("bill.no_alone") if stock else ""
    saving = facts.saving + stock
    key = "bill.less" if saving >= 0 else "bill.more"
    return words(key, amount=words.money(abs(saving)))
