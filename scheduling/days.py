"""On which days goods can be fetched at a farm, and what stands against the others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from mil.consignment import Consignment
from mil.orders import ZONES, Flow
from mil.places import Vehicle
from mil.plan import Unserved, UnservedCode
from mil.units import Seconds
from scheduling.timing import Bounds

Starts: TypeAlias = Sequence[tuple[Vehicle, Seconds]]
"""Vehicles that fit, each with the time from which it is there."""


ROUND: Seconds = 3 * 3600
"""Collecting, handling and delivering on whole rounds takes so much longer than the
quickest way for one consignment alone (an assumption of the maintainers)."""

ROOM: Seconds = 3600
"""So much opening time should then be left; else the day before is safer."""


@dataclass(frozen=True, slots=True)
class Chance:
    """Whether goods can be fetched on a day.

    Attributes
    ----------
    day
        The day.
    obstacle
        The clause that says why not, or empty.
    tight
        Whether goods of the same day would hardly come in time on a whole round.
    """

    day: date
    obstacle: str = ""
    tight: bool = False


def chances(
    bounds: Bounds, consignment: Consignment, starts: Mapping[date, Starts]
) -> tuple[Chance, ...]:
    """Look at each day of the week on which a consignment might be collected.

    Parameters
    ----------
    bounds
        The week.
    consignment
        Goods of a farm.
    starts
        By day, the vehicles that fit; none on a day means any vehicle at any time.

    Returns
    -------
    tuple of Chance
        One for each day from the first the goods may leave to the day they are due.
    """
    return tuple(
        _chance(bounds, consignment, day, starts.get(day, ()))
        for day in bounds.inputs.week.days
        if consignment.earliest <= day <= consignment.day
    )


def why_no_day(
    bounds: Bounds, consignment: Consignment, looked_at: Sequence[Chance]
) -> Unserved:
    """Say why no day of the week will do."""
    too_big = _too_big(bounds, consignment)
    if too_big:
        return Unserved(consignment.id, UnservedCode.CAPACITY, too_big)
    sites = bounds.inputs.sites
    to_client = consignment.flow is Flow.CROSS_DOCK
    target = f"for {sites[consignment.destination].name} " if to_client else ""
    clauses = [
        *_too_early(bounds, consignment),
        *(f"on {chance.day:%a %Y-%m-%d} {chance.obstacle}" for chance in looked_at),
    ]
    return Unserved(
        consignment.id,
        UnservedCode.NO_DAY,
        f"The goods of {sites[consignment.origin].name} {target}cannot be collected in "
        f"time for {consignment.day:%a %Y-%m-%d}: {'; '.join(clauses)}. Another "
        "opening day or hour of the farm, a later hour, or another delivery day would "
        "help.",
    )


def _too_big(bounds: Bounds, consignment: Consignment) -> str:
    """Say that no vehicle takes so much, or nothing where one does."""
    zone = ZONES.index(consignment.zone)
    room = [
        (vehicle.crates[zone], min(vehicle.max_grams, vehicle.grams[zone]))
        for vehicle in bounds.inputs.vehicles.values()
    ]
    if not room or any(
        consignment.crates <= crates and consignment.grams <= grams
        for crates, grams in room
    ):
        return ""
    crates, grams = max(room)
    return (
        f"It is {consignment.grams / 1000:g} kg in {consignment.crates} crates, more "
        f"than any vehicle takes at once (the largest: {grams / 1000:g} kg in {crates} "
        f"crates {consignment.zone}); check the quantity ordered, split the order or "
        "plan a larger vehicle."
    )


def _too_early(bounds: Bounds, consignment: Consignment) -> Iterator[str]:
    """Say which rule keeps earlier days out."""
    first = consignment.earliest
    if first <= bounds.inputs.week.days[0]:
        yield "no earlier day belongs to this week"
        return
    products = bounds.inputs.products
    keeps = min(products[item.product].shelf_days for item in consignment.items)
    before = f"before {first:%a %Y-%m-%d} is too early"
    if first == consignment.day - timedelta(days=keeps):
        yield f"{before}, they keep {keeps} days"
    elif consignment.flow is not Flow.STORED:
        yield f"{before}, goods leave the dock the same day or when it next opens"
    else:
        yield f"{before} for them to keep"


def _chance(
    bounds: Bounds, consignment: Consignment, day: date, starts: Starts
) -> Chance:
    """Look at one day."""
    dock = bounds.spans(bounds.inputs.hub.site.id, day)
    if not dock or not bounds.spans(consignment.origin, day):
        return Chance(day, "the farm is closed" if dock else "the dock is closed")
    at_dock = bounds.at_dock(consignment, day, starts)
    if at_dock is None:
        closes = bounds.clock(day, dock[-1][1])
        return Chance(
            day,
            "no vehicle can load while the farm is open and be back before the dock "
            f"closes at {closes}",
        )
    if day != consignment.day or consignment.flow is Flow.STORED:
        return Chance(day)
    handled = bounds.handled(consignment, at_dock)
    if consignment.flow is Flow.ON_SITE:
        return _chance_for_session(bounds, consignment, handled)
    return _chance_for_client(bounds, consignment, handled)


def _chance_for_client(
    bounds: Bounds, consignment: Consignment, handled: Seconds
) -> Chance:
    """Compare the quickest way to the client with its last closing."""
    day, client = consignment.day, bounds.inputs.sites[consignment.destination]
    spans = bounds.spans(client.id, day)
    if not spans:
        return Chance(day, f"{client.name} is closed")
    there = bounds.at_client(consignment, day, handled)
    if there is None:
        earliest = bounds.clock(day, handled)
        return Chance(
            day, f"they are handled at {earliest} at the earliest, with the dock closed"
        )
    closes = max(end for _, end in spans)
    if there > closes:
        return Chance(
            day,
            f"they reach {client.name} at {bounds.clock(day, there)} at the earliest, "
            f"it closes at {bounds.clock(day, closes)}",
        )
    left = sum(max(0, end - max(start, there + ROUND)) for start, end in spans)
    return Chance(day, tight=left < ROOM)


def _chance_for_session(
    bounds: Bounds, consignment: Consignment, handled: Seconds
) -> Chance:
    """Compare the end of handling with the opening of the selling session."""
    day = consignment.day
    opens = bounds.session(day)
    if opens is None:
        return Chance(day)
    if handled > opens:
        return Chance(
            day,
            f"they are in place at {bounds.clock(day, handled)} at the earliest, the "
            f"selling session opens at {bounds.clock(day, opens)}",
        )
    return Chance(day, tight=opens - handled < ROUND + ROOM)
