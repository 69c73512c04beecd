"""What drivers are due: pauses, time at the wheel, overtime (rule 11 of `mil.rounds`).

The figures of the law are written here again, the judge shares none with the models.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mil.places import Owner, VehicleSize
from mil.ports import Fault
from mil.rounds import Round
from mil.units import Seconds
from routing.check.clock import Span, clock_text, instant
from routing.check.ground import Ground

FRENCH_WORK, FRENCH_PAUSE = 6 * 3600, 20 * 60
EU_WHEEL, EU_PAUSE, EU_DAY = 4 * 3600 + 1800, 45 * 60, 9 * 3600


@dataclass(frozen=True, slots=True)
class ShiftDay:
    """The rounds of one vehicle with one driver, in the order driven."""

    rounds: tuple[Round, ...]

    @property
    def span(self) -> Span:
        """From the first start to the last end."""
        return self.rounds[0].stops[0].begin, self.rounds[-1].stops[-1].leave

    @property
    def pauses(self) -> list[Span]:
        """All pauses in order."""
        stops = (stop for round_ in self.rounds for stop in round_.stops)
        return sorted(pause for stop in stops for pause in stop.pauses)

    @property
    def legs(self) -> list[Span]:
        """All time at the wheel."""
        return [(a.leave, b.arrive) for r in self.rounds for a, b in pairwise(r.stops)]


def shift_days(rounds: Sequence[Round]) -> tuple[ShiftDay, ...]:
    """Group the rounds of a day by vehicle and driver."""
    ordered = sorted(rounds, key=lambda r: (r.start, r.end, r.id))
    own: dict[tuple[str, str], list[Round]] = {}
    for round_ in ordered:
        own.setdefault((round_.vehicle, round_.driver), []).append(round_)
    return tuple(ShiftDay(tuple(found)) for found in own.values())


def hours_faults(ground: Ground, rounds: Sequence[Round]) -> Iterator[Fault]:
    """Judge where pauses lie, and that they are long and early enough."""
    for day in shift_days(rounds):
        for number, round_ in enumerate(day.rounds):
            after = day.rounds[number + 1 : number + 2]
            until = after[0].stops[0].begin if after else round_.stops[-1].leave
            yield from _places(ground, round_, until)
        driver = ground.drivers.get(day.rounds[0].driver)
        if driver is not None:
            yield from _due(ground, day, paid=not driver.producer)
        least = _shortest(ground, day)
        for begin, end in day.pauses:
            if least is None or end - begin < least:
                message = f"a pause of {_text((begin, end))}, {least} s is the least"
                yield Fault("pause", day.rounds[-1].id, message)


def _shortest(ground: Ground, day: ShiftDay) -> Seconds | None:
    """Return the shortest pause that a driver is due, None when there is none."""
    driver = ground.drivers.get(day.rounds[0].driver)
    if driver is None:
        return None
    rules, heavy = ground.hub.rules.drivers, VehicleSize.TRUCK
    due = []
    if not driver.producer:
        due += [FRENCH_PAUSE] if rules.french_break else []
        due += [rules.lunch.length] if rules.lunch is not None else []
    if rules.eu_driving and ground.vehicles[day.rounds[0].vehicle].size is heavy:
        due.append(EU_PAUSE)
    return min(due, default=None)


def overtime(ground: Ground, rounds: Sequence[Round]) -> Mapping[str, Seconds]:
    """Return the overtime that each round bears, by id."""
    after = ground.hub.rules.drivers.overtime_after
    late: dict[str, Seconds] = {}
    for day in shift_days(rounds):
        last = day.rounds[-1]
        driver = ground.drivers.get(last.driver)
        hired = ground.vehicles[last.vehicle].owner is Owner.CARRIER
        if after is not None and driver and not driver.producer and not hired:
            begin, end = day.span
            late[last.id] = max(0, end - begin - after)
    return late


def _places(ground: Ground, round_: Round, until: Seconds) -> Iterator[Fault]:
    """Pauses lie before or after service, or between this round and the next."""
    last = len(round_.stops) - 1
    for number, stop in enumerate(round_.stops):
        served = stop.begin + ground.service(stop)
        allowed = [(stop.arrive, stop.begin)] if number else []
        allowed.append((served, stop.leave) if number < last else (stop.leave, until))
        inside = all(
            any(a <= begin < end <= b for a, b in allowed) for begin, end in stop.pauses
        )
        apart = all(end <= begin for (_, end), (begin, _) in pairwise(stop.pauses))
        if not inside or not apart:
            said = ", ".join(_text(pause) for pause in stop.pauses)
            message = f"{stop.site}: no pause may lie like this: {said}"
            yield Fault("pause", round_.id, message)


def _due(ground: Ground, day: ShiftDay, paid: bool) -> Iterator[Fault]:
    """Judge breaks, time at the wheel and lunch of a driver's day."""
    rules, where = ground.hub.rules.drivers, day.rounds[-1].id
    heavy = ground.vehicles[day.rounds[0].vehicle].size is VehicleSize.TRUCK
    if paid and rules.french_break:
        worked = _longest([day.span], day, FRENCH_PAUSE)
        if worked > FRENCH_WORK:
            message = f"works {worked} s without a pause of {FRENCH_PAUSE} s"
            yield Fault("break", where, message)
    limits = [] if rules.max_driving is None else [rules.max_driving]
    if rules.eu_driving and heavy:
        limits.append(EU_DAY)
        driven = _longest(day.legs, day, EU_PAUSE)
        if driven > EU_WHEEL:
            message = f"drives {driven} s without a pause of {EU_PAUSE} s"
            yield Fault("break", where, message)
    wheel = sum(end - begin for begin, end in day.legs)
    if limits and wheel > min(limits):
        message = f"{wheel} s at the wheel, {min(limits)} s allowed"
        yield Fault("driving", where, message)
    if paid:
        yield from _lunch(ground, day)


def _longest(times: Sequence[Span], day: ShiftDay, length: Seconds) -> Seconds:
    """Return the most of some times, pauses aside, between two pauses that count."""
    begin, end = day.span
    long = [pause for pause in day.pauses if pause[1] - pause[0] >= length]
    edges = [begin, *(moment for pause in long for moment in pause), end]
    return max(
        sum(_common(time, (a, b)) for time in times)
        - sum(_common(pause, time, (a, b)) for pause in day.pauses for time in times)
        for a, b in zip(edges[::2], edges[1::2], strict=True)
    )


def _common(*spans: Span) -> Seconds:
    """Return how long some spans overlap."""
    return max(0, min(end for _, end in spans) - max(begin for begin, _ in spans))


def _lunch(ground: Ground, day: ShiftDay) -> Iterator[Fault]:
    """Judge that there is a lunch for whoever is at work before and after it."""
    lunch = ground.hub.rules.drivers.lunch
    if lunch is None:
        return
    zero = instant(ground.day, ground.hub.zone)
    earliest, latest = (
        instant(ground.day, ground.hub.zone, wall) - zero
        for wall in (lunch.earliest, lunch.latest)
    )
    begin, end = day.span
    taken = any(
        earliest <= a <= latest and b - a >= lunch.length for a, b in day.pauses
    )
    if begin < earliest and end > latest and not taken:
        message = (
            f"no lunch of {lunch.length} s begins between {clock_text(earliest)} and "
            f"{clock_text(latest)}"
        )
        yield Fault("lunch", day.rounds[-1].id, message)


def _text(pause: Span) -> str:
    return f"{clock_text(pause[0])}-{clock_text(pause[1])}"
