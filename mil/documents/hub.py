"""Hub sheet of a day: arrivals, sorting, put-away, picking, departures, pickup list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mil.calendar import DayClock
from mil.consignment import Consignment, Item
from mil.documents.legs import Legs, Load, Visit
from mil.documents.sorting import SortingPage, sorting_pages
from mil.documents.wording import (
    Heading,
    heading,
    load_line,
    round_name,
    total_line,
)
from mil.documents.words import Words
from mil.orders import ZONES, Flow, Zone


@dataclass(frozen=True, slots=True)
class Movement:
    """One round at the dock: coming in or going out."""

    time: str
    until: str
    round: str
    vehicle: str
    driver: str
    load: str
    total: str
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StockLine:
    """One product to put away, or to pick from a lot."""

    zone: str
    product: str
    producer: str
    lot: str
    best_before: str
    quantity: str
    client: str
    round: str


@dataclass(frozen=True, slots=True)
class SessionClient:
    """What one client fetches at the selling session."""

    client: str
    phone: str
    lines: tuple[StockLine, ...]


@dataclass(frozen=True, slots=True)
class HubSheet:
    """All that a day's sheet for the platform shows."""

    heading: Heading
    arrivals: tuple[Movement, ...]
    sorting: tuple[SortingPage, ...]
    put_away: tuple[StockLine, ...]
    picking: tuple[StockLine, ...]
    departures: tuple[Movement, ...]
    sessions: str
    session: tuple[SessionClient, ...]


def hub_days(legs: Legs) -> tuple[date, ...]:
    """Return the days on which the hub has something to do."""
    fetched = {c.day for c in _fetched(legs)}
    return tuple(sorted(fetched | {r.day for r in legs.rounds}))


def hub_sheet(legs: Legs, words: Words, day: date) -> HubSheet:
    """Return the platform's sheet of one day."""
    visits = legs.at_dock(day)
    received = [c for v in visits for c in legs.goods(v.stop.handed)]
    leaving = [c for v in visits for c in legs.goods(v.stop.taken)]
    return HubSheet(
        heading=heading(legs, words, words("hub.title"), words.day(day)),
        arrivals=tuple(
            _movement(legs, words, v, v.stop.handed) for v in visits if v.stop.handed
        ),
        sorting=sorting_pages(legs, words, day, received),
        put_away=tuple(_put_away(legs, words, received)),
        picking=tuple(_picking(legs, words, leaving)),
        departures=tuple(
            _movement(legs, words, v, v.stop.taken) for v in visits if v.stop.taken
        ),
        sessions=_sessions(legs, words, day),
        session=tuple(_session(legs, words, day)),
    )


def _movement(legs: Legs, words: Words, visit: Visit, ids: tuple[str, ...]) -> Movement:
    """Return what a round unloads, or loads, at the dock."""
    round_, goods = visit.round, legs.goods(ids)
    return Movement(
        time=words.clock(round_.day, visit.stop.begin),
        until=words.clock(round_.day, visit.stop.leave),
        round=round_name(legs, words, round_),
        vehicle=legs.vehicle(round_).name,
        driver=legs.driver(round_).name,
        load=load_line(words, goods),
        total=total_line(words, Load.of(goods)),
        partners=tuple(_partners(legs, words, visit, ids)),
    )


def _partners(
    legs: Legs, words: Words, visit: Visit, ids: tuple[str, ...]
) -> Iterable[str]:
    """Yield farms in order of the round, or clients last first: the loading order."""
    loads = ids == visit.stop.taken
    stops = visit.round.stops
    numbered = [(n, stops[at]) for at, n in enumerate(legs.stop_numbers(visit.round))]
    for number, stop in reversed(numbered) if loads else numbered:
        own = set(stop.handed if loads else stop.taken).intersection(ids)
        if number and own:
            goods = legs.goods(c for c in ids if c in own)
            yield f"{number}. {legs.site(stop.site).name} ({load_line(words, goods)})"


def _put_away(
    legs: Legs, words: Words, received: Sequence[Consignment]
) -> Iterable[StockLine]:
    """Yield bulk that goes into the store."""
    bulk = [c for c in received if c.flow is Flow.STORED]
    for goods in sorted(bulk, key=lambda c: (ZONES.index(c.zone), c.producer, c.id)):
        for item in goods.items:
            yield _stock_line(legs, words, goods, item)


def _picking(
    legs: Legs, words: Words, leaving: Sequence[Consignment]
) -> Iterable[StockLine]:
    """Yield what is picked from lots, shelf by shelf, oldest date first."""
    dates = {lot.id: lot.best_before for lot in legs.plan.inputs.lots}
    picked = [(c, item) for c in leaving if c.origin == legs.hub.id for item in c.items]

    def shelf(pair: tuple[Consignment, Item]) -> tuple[int, str, date, str, str]:
        goods, item = pair
        name = legs.product(item.product).name
        until = dates.get(item.lot, date.max)
        zone = ZONES.index(goods.zone)
        return (zone, name, until, item.lot, goods.destination)

    for goods, item in sorted(picked, key=shelf):
        yield _stock_line(legs, words, goods, item)


def _stock_line(legs: Legs, words: Words, goods: Consignment, item: Item) -> StockLine:
    product = legs.product(item.product)
    dates = {lot.id: lot.best_before for lot in legs.plan.inputs.lots}
    until, visit = dates.get(item.lot), legs.delivered(goods.id)
    client = item.client or (
        goods.destination if goods.destination != legs.hub.id else ""
    )
    return StockLine(
        zone=words(f"zone.{Zone(goods.zone)}"),
        product=product.name,
        producer=legs.site(goods.producer).name,
        lot=item.lot,
        best_before=words.short_date(until) if until else "",
        quantity=words.quantity(item.quantity, product.unit),
        client=legs.site(client).name if client else "",
        round=round_name(legs, words, visit.round) if visit else "",
    )


def _fetched(legs: Legs) -> tuple[Consignment, ...]:
    """Return on-site goods that really come in."""
    return tuple(
        c
        for c in legs.plan.consignments.values()
        if c.flow is Flow.ON_SITE and legs.collected(c.id)
    )


def _session(legs: Legs, words: Words, day: date) -> Iterable[SessionClient]:
    """Yield clients by name with what they fetch on this day."""
    by_client: dict[str, list[StockLine]] = {}
    for goods in _fetched(legs):
        for item in goods.items:
            if goods.day == day and item.client:
                line = _stock_line(legs, words, goods, item)
                by_client.setdefault(item.client, []).append(line)
    sites = sorted((legs.site(c) for c in by_client), key=lambda s: (s.name, s.id))
    for site in sites:
        lines = sorted(by_client[site.id], key=lambda line: (line.zone, line.product))
        yield SessionClient(site.name, site.phone, tuple(lines))


def _sessions(legs: Legs, words: Words, day: date) -> str:
    """Return the hours of the selling sessions of a day."""
    hub = legs.plan.inputs.hub
    return ", ".join(
        f"{words.clock(day, opens)}–{words.clock(day, closes)}"
        for opens, closes in DayClock(day, hub.zone).spans(hub.rules.sessions)
    )
