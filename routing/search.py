"""One day, planned: goods travel in groups, and alone where a group is in the way."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from mil.plan import DayPlan
from routing.answer import former_of, plan_of
from routing.day import DayProblem, problem_of
from routing.engine import solve
from routing.ground import Ground
from routing.plain.budget import Budget
from routing.result import Plan, Result

AGAIN = 0.1
"""Part of the budget kept for planning without groups if something is left out."""


@dataclass(frozen=True, slots=True)
class Found:
    """Rounds without times.

    Attributes
    ----------
    single
        Consignments that are not grouped with others: see `routing.day.problem_of`.
    plan
        Visits of the problem made with them.
    """

    single: frozenset[str] = frozenset()
    plan: Plan = ()


Display = Callable[[DayProblem, Result], None]
"""Shown better plans of a day as they are found."""


def plan_day(
    ground: Ground,
    budget: Budget,
    seed: int,
    known: DayPlan | None = None,
    display: Display = lambda day, result: None,
) -> Found:
    """Plan the rounds of one day.

    Parameters
    ----------
    ground
        The day.
    budget
        Iterations, for results that are the same every time, or seconds.
    seed
        Of all random numbers.
    known
        A plan to start from, if any; what is no longer the day's work is left out.
    display
        Shown better plans.

    Returns
    -------
    Found
        The best rounds found; the judge of the engine's results accepts them.
    """
    day = problem_of(ground)
    if not day.problem.requests:
        return Found()
    start = None if known is None else former_of(day, known)
    part, shown = budget.part(1 - AGAIN), partial(display, day)
    first = solve(day.problem, part, seed, shown, start=start)
    best = Found(frozenset(), former_of(day, plan_of(day, first)))
    single = _grouped(day, first)
    if not single:
        return best
    apart = problem_of(ground, single)
    begin = former_of(apart, plan_of(day, first))
    found = solve(apart.problem, budget.part(AGAIN), seed, start=begin)
    if _worth(first) <= _worth(found):
        return best
    return Found(single, former_of(apart, plan_of(apart, found)))


def _grouped(day: DayProblem, result: Result) -> frozenset[str]:
    """Return what travels in groups if anything is left out: they can be in the way."""
    if not result.unserved:
        return frozenset()
    return frozenset(id_ for group in day.goods if len(group) > 1 for id_ in group)


def _worth(result: Result) -> tuple[int, int]:
    """Return what a plan loses and costs: the least is the best."""
    return result.loss, result.cost.total
