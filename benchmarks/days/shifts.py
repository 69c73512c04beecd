"""Draws shifts, drivers' limits and room in the vehicles around what was driven."""

from dataclasses import replace
from itertools import pairwise
from random import Random

from benchmarks.days.fleet import H
from mil.units import Seconds
from routing.problem import BreakRule, Hours, Problem, Span, Vehicle
from routing.result import Route, Step

QUARTER = 900

IDLE: Span = (6 * H, 18 * H)
"""The shift of a vehicle that has nothing to do."""


def limited(
    draw: Random,
    tight: float,
    problem: Problem,
    vehicle: int,
    routes: tuple[Route, ...],
) -> Vehicle:
    """Return a vehicle whose limits the driven plan keeps.

    Parameters
    ----------
    draw, tight
        Source of chance; 0 for limits that are far, 1 for close ones.
    problem
        The day with wide limits.
    vehicle
        Index.
    routes
        What was driven.
    """
    car = problem.vehicles[vehicle]
    mine = [route for route in routes if route.vehicle == vehicle]
    if not mine:
        return replace(car, opens=IDLE[0], closes=IDLE[1])
    rounds = mine[0].rounds
    begin, end = rounds[0][0].arrive, rounds[-1][-1].leave
    free = int(2 * H * (1 - tight) * draw.random())
    spare = 1 - tight * draw.choice((0, 1))
    peak = _peak(problem, rounds)
    return replace(
        car,
        opens=max(0, (begin - free) // QUARTER * QUARTER),
        closes=-(-(end + free) // QUARTER) * QUARTER,
        capacity=tuple(
            most - int((most - used) * (1 - spare) * 0.8)
            for used, most in zip(peak, car.capacity, strict=True)
        ),
        hours=_hours(car.hours, rounds, free),
        max_rounds=max(len(rounds) + draw.randint(0, 1), min(2, car.max_rounds)),
        max_round=car.max_round,
    )


def _peak(problem: Problem, rounds: tuple[tuple[Step, ...], ...]) -> list[int]:
    """Return the largest load of a day, by dimension."""
    peak = [0] * problem.dimensions
    for steps in rounds:
        load = [0] * problem.dimensions
        for step in steps:
            for sign, goods in ((-1, step.handed), (1, step.taken)):
                for t in goods:
                    for dimension, amount in enumerate(problem.tasks[t].load):
                        load[dimension] += sign * amount
            peak = [max(pair) for pair in zip(peak, load, strict=True)]
    return peak


def _hours(hours: Hours, rounds: tuple[tuple[Step, ...], ...], free: Seconds) -> Hours:
    """Keep of a driver's rules what was kept, and close limits in on the day."""
    begin, end = rounds[0][0].arrive, rounds[-1][-1].leave
    pauses = [p for steps in rounds for step in steps for p in step.pauses]
    lunch = hours.lunch
    if lunch is not None and not any(
        lunch.earliest <= a <= lunch.latest and b - a >= lunch.length for a, b in pauses
    ):
        lunch = replace(lunch, latest=max(lunch.latest, end))
    driven = sum(b - a for a, b in legs_of(rounds))
    most = hours.max_driving
    return replace(
        hours,
        max_span=max(8 * H, -(-(end - begin + free) // QUARTER) * QUARTER),
        max_driving=most if most is None or driven <= most else driven,
        breaks=tuple(rule for rule in hours.breaks if kept(rule, rounds)),
        lunch=lunch,
    )


def legs_of(rounds: tuple[tuple[Step, ...], ...]) -> list[Span]:
    """Return when somebody drove."""
    return [(a.leave, b.arrive) for steps in rounds for a, b in pairwise(steps)]


def kept(rule: BreakRule, rounds: tuple[tuple[Step, ...], ...]) -> bool:
    """Whether nobody worked (or drove) for too long without a pause."""
    pauses = [p for steps in rounds for step in steps for p in step.pauses]
    long = [p for p in pauses if p[1] - p[0] >= rule.length]
    ends = [rounds[0][0].arrive, *(b for _, b in long)]
    begins = [*(a for a, _ in long), rounds[-1][-1].leave]
    for begin, end in zip(ends, begins, strict=True):
        spans = legs_of(rounds) if rule.driving else [(begin, end)]
        done = sum(b - a for a, b in spans if begin <= a and b <= end)
        if done > rule.after:
            return False
    return True
