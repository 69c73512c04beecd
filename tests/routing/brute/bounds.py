"""What a day costs at least by its times, and whether it could have any at all.

Only leaves out days that cannot be; the exact times are worked out in `clock`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.days.skeleton import Leg, Stop
from routing.problem import NEVER, Price, Problem, Span, Vehicle


@dataclass(frozen=True, slots=True)
class Reach:
    """Between which times the service at a stop must begin.

    Attributes
    ----------
    leg
        The stop, and the way to it.
    first, last
        Times: neither waits for other vehicles nor pauses are thought of.
    """

    leg: Leg
    first: int
    last: int


def half_up(price: Price, units: int) -> int:
    """Price some units, rounded half up."""
    return (2 * price.amount * units + price.per) // (2 * price.per)


def least_time(
    problem: Problem, car: Vehicle, legs: Sequence[Sequence[Leg]]
) -> int | None:
    """Return cents that a day's times cost at least, None when it cannot be driven.

    Parameters
    ----------
    problem, car
        The day and the vehicle.
    legs
        Its rounds.
    """
    firsts = _forward(problem, car, legs)
    lasts = _backward(problem, car, legs)
    if firsts is None or lasts is None:
        return None
    cents, rounds = 0, []
    flat = iter(zip(firsts, lasts, strict=True))
    for round_ in legs:
        rounds.append([Reach(leg, *next(flat)) for leg in round_])
    for reaches in rounds:
        if any(reach.first > reach.last for reach in reaches):
            return None
        cents += half_up(car.costs.time, _shortest(car, reaches))
        cents += _soft(reaches)
    first, last = rounds[0][0], rounds[-1][-1]
    span = last.first + last.leg.stop.service - first.last
    span = max(span, sum(leg.seconds + leg.stop.service for r in legs for leg in r))
    if span > car.hours.max_span:
        return None
    over = car.costs.overtime_after
    if over is not None:
        cents += half_up(car.costs.overtime, max(0, span - over))
    return cents


def _windows(problem: Problem, stop: Stop) -> list[tuple[Span, ...]]:
    windows: list[tuple[Span, ...]] = [visit.windows for visit in stop.visits]
    if problem.dock is not None and stop.works and stop.place == problem.dock.place:
        windows.append(problem.dock.windows)
    return windows


def _forward(
    problem: Problem, car: Vehicle, legs: Sequence[Sequence[Leg]]
) -> list[int] | None:
    """Return when service could begin at the earliest, by stop."""
    now, found = car.opens, []
    handled: dict[int, int] = {}
    for leg in (leg for round_ in legs for leg in round_):
        stop, now = leg.stop, now + leg.seconds
        at_dock = stop.works and not stop.visits
        for t in stop.taken if at_dock else ():
            task = problem.tasks[t]
            now = max(now, task.ready, *(handled.get(c, 0) for c in task.after))
        for spans in 2 * _windows(problem, stop):
            now = max(now, min((a for a, b in spans if b >= now), default=NEVER))
        found.append(now)
        now += stop.service
        if now > car.closes:
            return None
        if at_dock and stop.handed and problem.dock is not None:
            goods = [problem.tasks[t] for t in stop.handed]
            end = now + problem.dock.handling + sum(task.handling for task in goods)
            if any(task.due is not None and end > task.due for task in goods):
                return None
            handled |= dict.fromkeys(stop.handed, end)
    return found


def _backward(
    problem: Problem, car: Vehicle, legs: Sequence[Sequence[Leg]]
) -> list[int] | None:
    """Return when service must begin at the latest, by stop."""
    end, found = car.closes, []
    for leg in reversed([leg for round_ in legs for leg in round_]):
        begin = end - leg.stop.service
        for spans in 2 * _windows(problem, leg.stop):
            begin = min(begin, max((b for a, b in spans if a <= begin), default=-1))
        if begin < 0:
            return None
        found.append(begin)
        end = begin - leg.seconds
    return found[::-1]


def _shortest(car: Vehicle, reaches: Sequence[Reach]) -> int:
    """Return the least paid seconds of a round.

    Waits are paid where a driver may not tell them as unpaid pauses.
    """
    work = [0]
    for a, b in pairwise(reaches):
        work.append(work[-1] + a.leg.stop.service + b.leg.seconds)
    all_ = work[-1] + reaches[-1].leg.stop.service
    rested = car.hours.breaks or car.hours.lunch is not None
    if rested and not car.hours.paid:
        return all_
    waits = [
        later.first - sooner.last - (work[j] - work[i])
        for i, sooner in enumerate(reaches)
        for j, later in enumerate(reaches[i + 1 :], start=i + 1)
    ]
    return all_ + max(0, *waits)


def _soft(reaches: Sequence[Reach]) -> int:
    """Return whole cents that soft windows cost at least, halves forgotten."""
    cents = 0
    for reach in reaches:
        for visit in reach.leg.stop.visits:
            soft = visit.soft
            if soft is not None:
                early = max(0, soft.begin - reach.last) * soft.early.amount
                late = max(0, reach.first - soft.end) * soft.late.amount
                cents += early // soft.early.per + late // soft.late.per
    return cents
