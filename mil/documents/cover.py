"""Cover page of a week: rounds, what is not carried, where the files are."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from mil.calendar import DayClock
from mil.documents.legs import Legs, Load
from mil.documents.wording import (
    Heading,
    Missed,
    distances,
    heading,
    missed_goods,
    round_name,
    total_line,
)
from mil.documents.words import Words
from mil.plan import Replenishment
from mil.rounds import Round
from mil.units import Cents


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One round of the overview."""

    day: str
    name: str
    kind: str
    vehicle: str
    driver: str
    hours: str
    stops: str
    km: str
    load: str
    cost: str


@dataclass(frozen=True, slots=True)
class StockOrder:
    """Bulk to order from a producer for the stock."""

    product: str
    producer: str
    quantity: str
    needed_by: str


@dataclass(frozen=True, slots=True)
class Cover:
    """All that the cover page shows."""

    heading: Heading
    rounds: tuple[RoundLine, ...]
    km: str
    time: str
    load: str
    cost: str
    verdict: str
    caveat: str
    unshared: str
    missed: tuple[Missed, ...]
    orders: tuple[StockOrder, ...]
    distances: str
    made: str


def cover(legs: Legs, words: Words) -> Cover:
    """Return the cover page of the week."""
    plan = legs.plan
    alone = sum(one.cents for one in plan.alone)
    undone = sum(len(one.undone) for one in plan.alone)
    carried = {c for r in legs.rounds for c in r.consignments}
    days = plan.inputs.week.days
    return Cover(
        heading=heading(
            legs,
            words,
            words("cover.title"),
            words("cover.span", a=words.day(days[0]), b=words.day(days[-1])),
        ),
        rounds=tuple(_round_line(legs, words, r) for r in legs.rounds),
        km=words.km(sum(r.metres for r in legs.rounds)),
        time=words.duration(sum(r.seconds for r in legs.rounds)),
        load=total_line(words, Load.of(legs.goods(carried))),
        cost=words.money(plan.cost),
        verdict=_verdict(words, plan.cost, alone),
        caveat=words.count("cover.undone", undone) if undone else "",
        unshared=words("cover.unshared") if legs.shares is None else "",
        missed=missed_goods(legs, words, ""),
        orders=tuple(_stock_order(legs, words, o) for o in plan.replenishments),
        distances=distances(legs, words, plan.inputs.hub.rules.profiles),
        made=words(
            "cover.made",
            at=_moment(legs, words),
            digest=plan.provenance.inputs_sha256[:12],
        ),
    )


def _moment(legs: Legs, words: Words) -> str:
    """Return when the week was planned, by the hub's clock."""
    zone = ZoneInfo(legs.plan.inputs.hub.zone)
    local = legs.made_at.astimezone(zone)
    wall = local.hour * 3600 + local.minute * 60
    time = words.clock(local.date(), DayClock(local.date(), str(zone)).elapsed(wall))
    return words("sheet.moment", day=words.day(local.date()), time=time)


def _verdict(words: Words, cost: Cents, alone: Cents) -> str:
    key = "cover.less" if cost <= alone else "cover.more"
    return words(key, amount=words.money(abs(alone - cost)), alone=words.money(alone))


def _stock_order(legs: Legs, words: Words, order: Replenishment) -> StockOrder:
    product = legs.product(order.product)
    return StockOrder(
        product=product.name,
        producer=legs.site(product.producer).name,
        quantity=words.quantity(order.quantity, product.unit),
        needed_by=words.day(order.needed_by),
    )


def _round_line(legs: Legs, words: Words, round_: Round) -> RoundLine:
    first = words.clock(round_.day, round_.start)
    last = words.clock(round_.day, round_.end)
    return RoundLine(
        day=words.short_day(round_.day),
        name=round_name(legs, words, round_),
        kind=words(f"round.{round_.kind}"),
        vehicle=legs.vehicle(round_).name,
        driver=legs.driver(round_).name,
        hours=f"{first}–{last}",
        stops=words.number(max(legs.stop_numbers(round_))),
        km=words.km(round_.metres),
        load=words.number(sum(Load.of(legs.goods(round_.consignments)).crates)),
        cost=words.money(round_.cost.total),
    )
