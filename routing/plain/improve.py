"""The engine for problems that PyVRP can carry, and PyVRP alone beside it."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass

import pyvrp
from pyvrp import ProblemData, Solution
from pyvrp.exceptions import PenaltyBoundWarning

from routing.plain.budget import Budget, Meter
from routing.plain.search import Course, Found, cost_of, search
from routing.plain.translate import Carried, carry, plan_of, solution_of
from routing.problem import Problem
from routing.result import Plan

Report = Callable[[Plan, int], None]


@dataclass(frozen=True, slots=True)
class Improved:
    """A plan found.

    Attributes
    ----------
    plan
        Visits by vehicle, round and order. Without times: what is timed by the rules is
        never later than PyVRP has it.
    cost
        Of the plan, in fractions of a cent (`unit`), nothing rounded.
    unit
        Fractions in a cent.
    iterations
        Steps of all trajectories.
    routes
        Routes seen and kept.
    interrupted
        Whether somebody pressed Ctrl-C.
    """

    plan: Plan
    cost: int
    unit: int
    iterations: int
    routes: int = 0
    interrupted: bool = False


def improve(
    problem: Problem,
    budget: Budget,
    seed: int,
    *,
    course: Course | None = None,
    processes: bool = False,
    start: Plan | None = None,
    report: Report = lambda plan, cost: None,
) -> Improved | None:
    """Search for a plan of least cost.

    Parameters
    ----------
    problem
        One for which `routing.plain.carry.expressible` is true.
    budget
        What the search may take.
    seed
        With a budget of iterations alone, the same seed gives the same plan.
    course
        How the budget is spent; None for `routing.plain.search.course_for`.
    processes
        Whether to use a process for each trajectory.
    start
        A plan to begin with, or None.
    report
        Told each new best plan and its cost in fractions of a cent.

    Returns
    -------
    Improved or None
        None when no plan was found that serves all that must be served.
    """
    carried = carry(problem)
    found = search(
        carried.data,
        budget,
        seed,
        course,
        processes=processes,
        start=None if start is None else solution_of(carried, start),
        report=lambda best: report(plan_of(carried, best), _cost(carried, best)),
    )
    return _improved(carried, found)


def alone(problem: Problem, budget: Budget, seed: int) -> Improved | None:
    """Run PyVRP by itself as it comes, to compare with.

    Parameters
    ----------
    problem
        One for which `routing.plain.carry.expressible` is true.
    budget
        What it may take.
    seed
        Of its random numbers.

    Returns
    -------
    Improved or None
        None when no feasible plan was found.
    """
    carried = carry(problem)
    return _improved(carried, usual(carried.data, budget, seed))


def usual(data: ProblemData, budget: Budget, seed: int) -> Found:
    """Run PyVRP by itself on its own kind of problem."""
    meter = Meter(budget)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PenaltyBoundWarning)
        result = pyvrp.solve(data, lambda _: meter.over(), seed, collect_stats=False)
    return Found(result.best, result.num_iterations, 0)


def _improved(carried: Carried, found: Found) -> Improved | None:
    if not found.solution.is_feasible():
        return None
    return Improved(
        plan_of(carried, found.solution),
        _cost(carried, found.solution),
        carried.unit,
        found.iterations,
        found.routes,
        found.interrupted,
    )


def _cost(carried: Carried, solution: Solution) -> int:
    return cost_of(carried.data, solution) - carried.surplus
