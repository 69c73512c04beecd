"""Delivery note of a client: owners, goods, lots, temperature, places, signatures.

One note per client and day. It carries what a bon de livraison needs on board when
goods of several owners travel together: each owner's name and address, nature,
quantity and lot of the goods, temperature class, origin, destination and date.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mil.consignment import Consignment
from mil.documents.legs import Legs, Load, Visit
from mil.documents.wording import (
    Heading,
    ZoneLine,
    address,
    between,
    heading,
    round_name,
    total_line,
    zone_line,
    zone_lines,
)
from mil.documents.words import Words
from mil.orders import ZONES


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One product of one owner."""

    product: str
    quantity: str
    kg: str
    lot: str
    best_before: str


@dataclass(frozen=True, slots=True)
class OwnedGoods:
    """One consignment: goods of one owner in one temperature class."""

    reference: str
    zone: str
    zone_name: str
    crates: str
    kg: str
    lines: tuple[NoteLine, ...]


@dataclass(frozen=True, slots=True)
class OwnerBlock:
    """All goods of one owner."""

    owner: str
    origin: str
    phone: str
    via_stock: bool
    goods: tuple[OwnedGoods, ...]


@dataclass(frozen=True, slots=True)
class Arrival:
    """When and by whom it comes."""

    time: str
    round: str
    vehicle: str
    driver: str
    phone: str


@dataclass(frozen=True, slots=True)
class DeliveryNote:
    """All that a delivery note shows."""

    heading: Heading
    number: str
    day: str
    client: str
    address: str
    contact: str
    phone: str
    departure: str
    arrivals: tuple[Arrival, ...]
    owners: tuple[OwnerBlock, ...]
    zones: tuple[ZoneLine, ...]
    total: str


def deliveries(legs: Legs) -> dict[tuple[date, str], tuple[Consignment, ...]]:
    """Return what really is delivered, by day and client, in that order."""
    found: dict[tuple[date, str], list[Consignment]] = {}
    for goods in legs.plan.consignments.values():
        if visit := legs.delivered(goods.id):
            found.setdefault((visit.round.day, goods.destination), []).append(goods)
    return {key: tuple(found[key]) for key in sorted(found)}


def delivery_note(
    legs: Legs, words: Words, day: date, client: str, goods: Sequence[Consignment]
) -> DeliveryNote:
    """Return the note for one client and day."""
    site, load = legs.site(client), Load.of(goods)
    return DeliveryNote(
        heading=heading(legs, words, words("delivery.title"), words.day(day)),
        number=f"{day.isoformat()}-{client}",
        day=words.day(day),
        client=site.name,
        address=address(site),
        contact=site.contact,
        phone=site.phone,
        departure=" · ".join(_departures(legs, goods)),
        arrivals=tuple(_arrivals(legs, words, goods)),
        owners=tuple(_owners(legs, words, goods)),
        zones=zone_lines(words, load),
        total=total_line(words, load),
    )


def _departures(legs: Legs, goods: Sequence[Consignment]) -> Iterable[str]:
    """Yield where the goods set out: the hub, and farms they come straight from."""
    direct = {c.origin for c in goods if legs.directly(c.id)}
    sites = [legs.site(origin) for origin in sorted(direct)]
    if any(not legs.directly(c.id) for c in goods):
        sites.insert(0, legs.hub)
    return (", ".join((site.name, address(site))) for site in sites)


def _arrivals(
    legs: Legs, words: Words, goods: Sequence[Consignment]
) -> Iterable[Arrival]:
    visits: dict[tuple[str, int], Visit] = {}
    for item in goods:
        if visit := legs.delivered(item.id):
            visits[(visit.round.id, visit.at)] = visit
    for visit in sorted(visits.values(), key=lambda v: v.key):
        round_, stop = visit.round, visit.stop
        yield Arrival(
            time=between(words, round_.day, stop.arrive, stop.begin),
            round=round_name(legs, words, round_),
            vehicle=legs.vehicle(round_).name,
            driver=legs.driver(round_).name,
            phone=legs.driver(round_).phone,
        )


def _owners(
    legs: Legs, words: Words, goods: Sequence[Consignment]
) -> Iterable[OwnerBlock]:
    """Yield the owners by name; goods from stock apart, they start at the hub."""
    blocks: dict[tuple[str, str, str], list[Consignment]] = {}
    for item in goods:
        key = (legs.site(item.producer).name, item.producer, item.origin)
        blocks.setdefault(key, []).append(item)
    for (name, owner, origin), items in sorted(blocks.items()):
        items.sort(key=lambda c: (ZONES.index(c.zone), c.id))
        yield OwnerBlock(
            owner=name,
            origin=address(legs.site(owner)),
            phone=legs.site(owner).phone,
            via_stock=origin == legs.hub.id,
            goods=tuple(_owned(legs, words, item) for item in items),
        )


def _owned(legs: Legs, words: Words, goods: Consignment) -> OwnedGoods:
    line = zone_line(words, goods.zone, goods.crates, goods.grams)
    return OwnedGoods(
        reference=goods.id,
        zone=goods.zone,
        zone_name=line.name,
        crates=line.crates,
        kg=line.kg,
        lines=tuple(_note_lines(legs, words, goods)),
    )


def _note_lines(legs: Legs, words: Words, goods: Consignment) -> Iterable[NoteLine]:
    dates = {lot.id: lot.best_before for lot in legs.plan.inputs.lots}
    for item in goods.items:
        product = legs.product(item.product)
        until = dates.get(item.lot)
        yield NoteLine(
            product=product.name,
            quantity=words.quantity(item.quantity, product.unit),
            kg=words.kg(item.grams),
            lot=item.lot,
            best_before=words.short_date(until) if until else "",
        )
