"""Round sheet of a driver: stops in order, crates to take and leave, whom to ring."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

from mil.calendar import DayClock
from mil.consignment import Consignment
from mil.documents.legs import Legs, Load, Visit
from mil.documents.wording import (
    Heading,
    ZoneLine,
    address,
    distances,
    heading,
    load_line,
    round_name,
    total_line,
    zone_lines,
)
from mil.documents.words import Words
from mil.places import Site
from mil.rounds import Leg, Round, legs_of

NAVIGATION = "https://www.google.com/maps/dir/?api=1&destination={lat:.6f},{lon:.6f}"
"""Opens in the phone's own map application; holds coordinates and nothing else."""

PARTNERS = 8
"""Most partners named at one stop: who loads counts crates, and labels say the rest."""


@dataclass(frozen=True, slots=True)
class Handover:
    """Crates of one partner (client or producer) to take or to leave."""

    partner: str
    load: str


@dataclass(frozen=True, slots=True)
class StopLine:
    """One stop on the sheet; `number` is 0 where it is not a numbered one."""

    number: int
    hub: bool
    arrive: str
    begin: str
    leave: str
    name: str
    address: str
    contact: str
    phone: str
    note: str
    windows: str
    take: str
    takes: tuple[Handover, ...]
    take_more: str
    hand: str
    hands: tuple[Handover, ...]
    hand_more: str
    on_board: str
    pauses: tuple[str, ...]
    qr: bytes


@dataclass(frozen=True, slots=True)
class RoundSheet:
    """All that a driver's sheet shows."""

    heading: Heading
    kind: str
    day: str
    vehicle: str
    driver: str
    phone: str
    start: str
    end: str
    km: str
    duration: str
    distances: str
    zones: tuple[ZoneLine, ...]
    total: str
    stops: tuple[StopLine, ...]


def round_sheet(legs: Legs, words: Words, round_: Round) -> RoundSheet:
    """Return the sheet of one round."""
    load, driver = Load.of(legs.goods(round_.consignments)), legs.driver(round_)
    name = words(f"round.{round_.kind}_title", name=round_name(legs, words, round_))
    return RoundSheet(
        heading=heading(legs, words, name, words.day(round_.day)),
        kind=words(f"round.{round_.kind}"),
        day=words.day(round_.day),
        vehicle=legs.vehicle(round_).name,
        driver=driver.name,
        phone=driver.phone,
        start=words.clock(round_.day, round_.start),
        end=words.clock(round_.day, round_.end),
        km=words.km(round_.metres),
        duration=words.duration(round_.seconds),
        distances=distances(legs, words, (legs.vehicle(round_).profile,)),
        zones=zone_lines(words, load),
        total=total_line(words, load),
        stops=tuple(_stop_lines(legs, words, round_)),
    )


def _stop_lines(legs: Legs, words: Words, round_: Round) -> Iterable[StopLine]:
    """Yield the stops in order, with what is on board after each."""
    aboard: dict[str, Consignment] = {}
    for at, number in enumerate(legs.stop_numbers(round_)):
        stop = round_.stops[at]
        aboard |= {c.id: c for c in legs.goods(stop.taken)}
        for gone in stop.handed:
            aboard.pop(gone, None)
        yield _stop_line(legs, words, Visit(round_, at), number, tuple(aboard.values()))


def _stop_line(
    legs: Legs,
    words: Words,
    visit: Visit,
    number: int,
    aboard: Sequence[Consignment],
) -> StopLine:
    stop, day = visit.stop, visit.round.day
    site = legs.site(stop.site)
    taken, handed = legs.goods(stop.taken), legs.goods(stop.handed)
    goes = legs_of(visit.round.stops, legs.hub.id)
    to_client = [goes[c.id] is not Leg.DELIVER for c in taken]
    for_client = [goes[c.id] is Leg.COLLECT for c in handed]
    takes = tuple(_handovers(legs, words, taken, to_client))
    hands = tuple(_handovers(legs, words, handed, for_client))
    waits = stop.begin > stop.arrive
    on_board = total_line(words, Load.of(aboard)) if aboard else words("round.empty")
    return StopLine(
        number=number,
        hub=stop.site == legs.hub.id,
        arrive=words.clock(day, stop.arrive),
        begin=words.clock(day, stop.begin) if waits else "",
        leave=words.clock(day, stop.leave),
        name=site.name,
        address=address(site),
        contact=site.contact,
        phone=site.phone,
        note=site.note,
        windows=_windows(legs, words, site, visit.round) if taken or handed else "",
        take=load_line(words, taken),
        takes=takes if len(takes) <= PARTNERS else (),
        take_more=_many(words, takes),
        hand=load_line(words, handed),
        hands=hands if len(hands) <= PARTNERS else (),
        hand_more=_many(words, hands),
        on_board=on_board,
        pauses=tuple(
            words("round.pause", minutes=(end - begin) // 60, a=words.clock(day, begin))
            for begin, end in stop.pauses
        ),
        qr=navigation_qr(site),
    )


def _handovers(
    legs: Legs, words: Words, goods: Sequence[Consignment], to_client: Sequence[bool]
) -> Iterable[Handover]:
    """Yield crates by the other party: whom they go to, or whom they come from."""
    by_partner: dict[str, list[Consignment]] = {}
    for item, onward in zip(goods, to_client, strict=True):
        partner = item.destination if onward else item.producer
        by_partner.setdefault(partner, []).append(item)
    named = ((legs.site(partner).name, items) for partner, items in by_partner.items())
    for name, items in sorted(named, key=lambda pair: pair[0]):
        yield Handover(name, load_line(words, items))


def _many(words: Words, handovers: Sequence[Handover]) -> str:
    """Return how many partners there are, where they are too many to be named."""
    many = len(handovers) > PARTNERS
    return words("round.many", n=words.number(len(handovers))) if many else ""


def _windows(legs: Legs, words: Words, site: Site, round_: Round) -> str:
    """Return the opening hours of a site on the day of the round."""
    clock = DayClock(round_.day, legs.plan.inputs.hub.zone)
    return ", ".join(
        f"{words.clock(round_.day, opens)}–{words.clock(round_.day, closes)}"
        for opens, closes in clock.spans(site.windows)
    )


def navigation_qr(site: Site) -> bytes:
    """Return an SVG code that opens navigation to a site."""
    import segno  # noqa: PLC0415

    target = NAVIGATION.format(lat=site.lat, lon=site.lon)
    image = BytesIO()
    code = segno.make(target, error="m", micro=False)
    code.save(image, kind="svg", xmldecl=False, omitsize=True, border=0)
    return image.getvalue()
