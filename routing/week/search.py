"""One day, planned: goods travel in groups, and alone where a group is in the way."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from mil.plan import DayPlan
from mil.units import Cents
from routing.day.answer import former_of, plan_of
from routing.day.ground import Ground
from routing.day.problem import DayProblem, problem_of
from routing.engine import solve
from routing.plain.budget import Budget
from routing.problem import Problem
from routing.result import Plan, Result

AGAIN = 0.1
"""Part of the budget kept for planning without groups if something is left out."""


MOST = 50
"""Most stops of a day whose cost is bounded."""

WORK = 10**12
"""Work that a bound may take: more than fits in any time."""


@dataclass(frozen=True, slots=True)
class Found:
    """Rounds without times.

    Attributes
    ----------
    single
        Consignments that are not grouped: see `routing.day.problem.problem_of`.
    plan
        Visits of the problem made with them.
    bound
        Cents that no plan of that problem costs less than, None when none was proven.
    """

    single: frozenset[str] = frozenset()
    plan: Plan = ()
    bound: Cents | None = None


Display = Callable[[DayProblem, Result], None]
"""Shown better plans of a day as they are found."""


def plan_day(
    ground: Ground,
    budget: Budget,
    seed: int,
    known: DayPlan | None = None,
    display: Display = lambda day, result: None,
    proof: float = 0,
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
    proof
        Seconds on the clock for a bound, which is tried for days of up to `MOST` stops.

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
    best = solve(day.problem, part, seed, shown, start=start)
    single = _grouped(day, best)
    if single:
        apart = problem_of(ground, single)
        begin = former_of(apart, plan_of(day, best))
        found = solve(apart.problem, budget.part(AGAIN), seed, start=begin)
        if found.worth < best.worth:
            day, best = apart, found
        else:
            single = frozenset()
    least = None if budget.stopped() else _proven(day.problem, best, proof)
    return Found(single, former_of(day, plan_of(day, best)), least)


def _proven(problem: Problem, result: Result, seconds: float) -> Cents | None:
    """Return what no plan of a small day can cost less than, if it can be proven.

    Where wishes count, a plan that costs less could be one that ignores them.
    """
    dear = any(task.dear for task in problem.tasks)
    wishes = bool(problem.keeps) or dear or problem.even is not None
    if seconds <= 0 or wishes or len(problem.tasks) > MOST:
        return None
    from routing.bound import Budget as Effort  # noqa: PLC0415 -- compiled
    from routing.bound import bound  # noqa: PLC0415

    effort = Effort(WORK, seconds)
    found = bound(problem, result.cost.total, effort, result.unserved)
    return None if found is None else found.cents


def _grouped(day: DayProblem, result: Result) -> frozenset[str]:
    """Return what travels in groups if anything is left out: they can be in the way."""
    if not result.unserved:
        return frozenset()
    return frozenset(id_ for group in day.goods if len(group) > 1 for id_ in group)
