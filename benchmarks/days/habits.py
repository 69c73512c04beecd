"""Draws what of a former plan must or should stay, and whose days should be alike."""

from dataclasses import replace
from random import Random

from benchmarks.days.fleet import H
from routing.problem import Even, Keep, Lock, Price, Problem
from routing.result import Plan


def draw_habits(draw: Random, problem: Problem, plan: Plan) -> Problem:
    """Draw locks and habits of which a plan keeps the locks, and most of the rest.

    Parameters
    ----------
    draw
        Source of chance.
    problem
        The day.
    plan
        Its planted plan.
    """
    locks = (_lock(draw, plan),) if draw.random() < 0.2 else ()
    keeps = (_keep(draw, plan),) if draw.random() < 0.3 else ()
    used = [vehicle for vehicle, rounds in enumerate(plan) if rounds]
    even = None
    if len(used) > 1 and draw.random() < 0.2:
        even = Even(tuple(sorted(draw.sample(used, 2))), Price(150, H))
    return replace(problem, locks=locks, keeps=keeps, even=even)


def _lock(draw: Random, plan: Plan) -> Lock:
    """Lock one round, or a part of it."""
    vehicle = draw.choice([v for v, rounds in enumerate(plan) if rounds])
    number = draw.randrange(len(plan[vehicle]))
    visits = plan[vehicle][number]
    whole = draw.random() < 0.4
    if not whole:
        visits = visits[: draw.randint(1, len(visits))]
    which = number if whole or draw.random() < 0.5 else None
    return Lock(vehicle, visits, which, ordered=draw.random() < 0.6, whole=whole)


def _keep(draw: Random, plan: Plan) -> Keep:
    """Say that last week's day of a vehicle was nearly the same."""
    vehicle = draw.choice([v for v, rounds in enumerate(plan) if rounds])
    visits = [number for visits in plan[vehicle] for number in visits][:15]
    at = draw.randrange(len(visits))
    visits.insert(draw.randrange(len(visits)), visits.pop(at))
    return Keep(vehicle, tuple(visits), change_vehicle=200, change_order=60)
