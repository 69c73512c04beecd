"""A driver's pauses in the constraint model (rule 9)."""

from collections.abc import Sequence

from routing.problem import BreakRule, Hours, Lunch
from tests.routing.brute.days import Day
from tests.routing.brute.spots import Expr, Pause, Spot, Times, Var


def rest(
    times: Times, hours: Hours, day: Day, rounds: Sequence[Sequence[Spot]]
) -> None:
    """Rule 9: pauses where they may be, breaks in time, lunch."""
    if not hours.breaks and hours.lunch is None:
        return
    wheel = 0
    for number, (spots, legs) in enumerate(zip(rounds, day.legs, strict=True)):
        for at, (spot, leg) in enumerate(zip(spots, legs, strict=True)):
            wheel += leg.seconds
            if at:
                wheel = _slot(times, hours, spot, spot.arrive, spot.begin, wheel)
            served, end = spot.begin + spot.stop.service, None
            if at < len(spots) - 1:
                end = spot.leave
            elif number < len(rounds) - 1:
                served, end = spot.leave, rounds[number + 1][0].arrive
            if end is not None:
                wheel = _slot(times, hours, spot, served, end, wheel)
    pauses = [p for spots in rounds for spot in spots for p in spot.pauses]
    begin, end = rounds[0][0].arrive, rounds[-1][-1].leave
    for rule in hours.breaks:
        _break(times, pauses, (begin, end), rule, wheel)
    if hours.lunch is not None:
        _lunch(times, pauses, (begin, end), hours.lunch)


def _slot(
    times: Times, hours: Hours, spot: Spot, begin: Expr, end: Expr, wheel: int
) -> int:
    """Make room for pauses between two times; one more, where lunch may follow."""
    lengths = [rule.length for rule in hours.breaks]
    if hours.lunch is not None:
        lengths.append(hours.lunch.length)
    earliest = begin
    for _ in range(1 if hours.lunch is None else 2):
        taken = times.choice()
        pause = Pause(times.time(), times.time(), taken, wheel)
        times.model.add(pause.begin >= earliest)
        times.model.add(pause.end <= end)
        least = min(lengths)
        times.model.add(pause.end - pause.begin >= least).only_enforce_if(taken)
        times.model.add(pause.end == pause.begin).only_enforce_if(~taken)
        spot.pauses.append(pause)
        earliest, wheel = pause.end, 0
    return 0


def _break(
    times: Times,
    pauses: list[Pause],
    day: tuple[Var, Var],
    rule: BreakRule,
    wheel: int,
) -> None:
    """Never let work (or driving) since the last pause that counts be too long."""
    since, before = times.time(), day[0]
    times.model.add(since == 0)
    for pause in pauses:
        work = pause.wheel if rule.driving else pause.begin - before
        done, counts, again = (
            times.time(),
            times.choice(),
            times.time(),
        )
        times.model.add(done == since + work)
        times.model.add(done <= rule.after)
        long = times.model.add(pause.end - pause.begin >= rule.length)
        long.only_enforce_if(counts)
        times.model.add(again == 0).only_enforce_if(counts)
        times.model.add(again == done).only_enforce_if(~counts)
        since, before = again, pause.end
    times.model.add(since + (wheel if rule.driving else day[1] - before) <= rule.after)


def _lunch(
    times: Times, pauses: list[Pause], day: tuple[Var, Var], lunch: Lunch
) -> None:
    """Have lunch, begin after it would, or end before."""
    ways = [times.choice() for _ in range(len(pauses) + 2)]
    times.model.add(day[0] >= lunch.earliest).only_enforce_if(ways[0])
    times.model.add(day[1] <= lunch.latest).only_enforce_if(ways[1])
    for pause, way in zip(pauses, ways[2:], strict=True):
        times.model.add_implication(way, pause.taken)
        for rule in (
            pause.begin >= lunch.earliest,
            pause.begin <= lunch.latest,
            pause.end - pause.begin >= lunch.length,
        ):
            times.model.add(rule).only_enforce_if(way)
    times.model.add_bool_or(ways)
