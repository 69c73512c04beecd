"""Phrases that several documents share: loads, addresses, times, reasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mil.consignment import Consignment
from mil.documents.legs import Legs, Load
from mil.documents.words import Words
from mil.orders import ZONES, OrderLine, Refusal, RefusalCode, Zone
from mil.places import Site
from mil.plan import STRAIGHT_LINE, Unserved
from mil.rounds import Round
from mil.units import Grams, Seconds

MARGIN: Seconds = 15 * 60
"""A farm is told a span this much wider than planned, on both sides."""

STEP: Seconds = 5 * 60
"""… and rounded outwards to a multiple of this."""


@dataclass(frozen=True, slots=True)
class ZoneLine:
    """Crates and weight of one temperature zone, written out."""

    zone: str
    name: str
    crates: str
    noun: str
    kg: str


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands at the head and foot of every sheet."""

    hub: str
    address: str
    phone: str
    week: str
    title: str
    subtitle: str


@dataclass(frozen=True, slots=True)
class Missed:
    """Goods that are not carried: what, why, and the reason in full (English)."""

    what: str
    why: str
    detail: str


def heading(legs: Legs, words: Words, title: str, subtitle: str) -> Heading:
    """Return the heading of a sheet."""
    hub, week = legs.plan.inputs.hub, legs.plan.inputs.week
    return Heading(
        hub=hub.name,
        address=address(hub.site),
        phone=hub.site.phone,
        week=words("sheet.week", number=week.number, year=week.year),
        title=title,
        subtitle=subtitle,
    )


def address(site: Site) -> str:
    """Return an address on one line."""
    town = " ".join(part for part in (site.postcode, site.town) if part)
    return ", ".join(part for part in (site.address, town) if part)


def round_name(legs: Legs, words: Words, round_: Round) -> str:
    """Return the short name of a round, the same on all documents: ``R3``."""
    return words("round.short", n=legs.numbers[round_.id])


def zone_line(words: Words, zone: Zone, crates: int, grams: Grams) -> ZoneLine:
    """Write out crates and weight of one zone."""
    return ZoneLine(
        zone=zone,
        name=words(f"zone.{zone}"),
        crates=words.number(crates),
        noun=words.crate_noun(crates),
        kg=words.kg(grams),
    )


def zone_lines(words: Words, load: Load) -> tuple[ZoneLine, ...]:
    """Return one line per zone that holds anything."""
    return tuple(
        zone_line(words, zone, crates, grams)
        for zone, crates, grams in zip(ZONES, load.crates, load.grams, strict=True)
        if crates or grams
    )


def total_line(words: Words, load: Load) -> str:
    """Return crates and weight over all zones: ``12 crates · 96 kg``."""
    crates = words.count("count.crates", sum(load.crates))
    return f"{crates} · {words.kg(sum(load.grams))}"


def load_line(words: Words, goods: Iterable[Consignment]) -> str:
    """Return crates by zone on one line: ``3 ambient · 2 chilled``."""
    lines = zone_lines(words, Load.of(goods))
    return " · ".join(f"{line.crates} {line.name}" for line in lines)


def between(words: Words, day: date, first: Seconds, last: Seconds) -> str:
    """Return a span with a margin: ``between 7:40 and 8:10``."""
    opens = (first - MARGIN) // STEP * STEP
    closes = -(-(last + MARGIN) // STEP) * STEP
    return words(
        "sheet.between",
        a=words.clock(day, max(0, opens)),
        b=words.clock(day, closes),
    )


def missed_goods(legs: Legs, words: Words, producer: str) -> tuple[Missed, ...]:
    """Return what is not carried for one producer, or for all when empty."""
    refused = (
        _refused(legs, words, refusal)
        for refusal in legs.plan.refusals
        if not producer or _producer_of(legs, refusal) == producer
    )
    unserved = (
        _unserved(legs, words, item)
        for item in legs.plan.unserved
        if not producer or legs.plan.consignments[item.consignment].producer == producer
    )
    return (*unserved, *refused)


def _unserved(legs: Legs, words: Words, item: Unserved) -> Missed:
    goods = legs.plan.consignments[item.consignment]
    what = words(
        "missed.consignment",
        origin=legs.site(goods.producer).name,
        destination=legs.site(goods.destination).name,
        load=total_line(words, Load.of([goods])),
        day=words.day(goods.day),
    )
    return Missed(what, words(f"unserved.{item.code}"), item.reason)


def _refused(legs: Legs, words: Words, refusal: Refusal) -> Missed:
    why = words(f"refusal.{refusal.code}")
    line = legs.lines.get(refusal.line)
    if line is None:
        return Missed(refusal.line, why, refusal.reason)
    product = legs.plan.inputs.products.get(line.product)
    site = legs.plan.inputs.sites.get(line.client)
    what = words(
        "missed.line",
        product=product.name if product else line.product,
        quantity=words.quantity(refusal.quantity, _unit_of(legs, refusal, line)),
        client=site.name if site else line.client,
        day=words.day(line.day),
    )
    return Missed(what, why, refusal.reason)


def _unit_of(legs: Legs, refusal: Refusal, line: OrderLine) -> str:
    """Return the unit a refused quantity is counted in."""
    product = legs.plan.inputs.products.get(line.product)
    unconverted = refusal.code in {RefusalCode.WRONG_UNIT, RefusalCode.UNKNOWN}
    return line.unit if unconverted or product is None else product.unit


def _producer_of(legs: Legs, refusal: Refusal) -> str:
    line = legs.lines.get(refusal.line)
    product = legs.plan.inputs.products.get(line.product) if line else None
    return product.producer if product else ""


def distances(legs: Legs, words: Words, profiles: Iterable[str]) -> str:
    """Say how the distances of some profiles were made, in the reader's language."""
    source = legs.plan.matrices.source
    if source.startswith(STRAIGHT_LINE):
        known = legs.plan.inputs.hub.rules.profiles
        kinds = {known[name] for name in profiles if name in known}
        source = "; ".join(
            words(
                "sheet.straight",
                factor=words.thousandths(10 * kind.detour_percent, "0.00"),
                kmh=kind.kmh,
            )
            for kind in sorted(kinds, key=lambda kind: (-kind.kmh, kind.detour_percent))
        )
    return words("sheet.distances", source=source)
