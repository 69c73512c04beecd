"""The best times for the rounds of a plan, by CP-SAT.

The search gives every day times that keep the rules, each round as early as its goods
allow and then as late as its end permits. What a wish for an hour, an unpaid pause
elsewhere or a wait in another round would save is found here: all days at once, with
pauses, doors, teams and goods that are waited for. Stops and their order stay.
"""

from collections.abc import Sequence
from dataclasses import replace

from ortools.sat.python import cp_model

from routing.check import check_result
from routing.clock.day import Day, timeless
from routing.clock.dock import keep_dock
from routing.clock.stay import Expression, Timed
from routing.price import price, wishes
from routing.problem import Problem, in_units, price_unit
from routing.result import Result

WORK = 0.3
"""Deterministic time that CP-SAT may take: about seconds, the same on every machine."""


def retimed(problem: Problem, result: Result, work: float = WORK) -> Result:
    """Return a plan with the best times for its rounds.

    Parameters
    ----------
    problem
        The problem.
    result
        A plan that the judge accepts.
    work
        Deterministic time that CP-SAT may take.

    Returns
    -------
    Result
        The same rounds, at less cost; or the plan as it was, when no better times were
        found or the judge finds fault with them. The same every time.
    """
    if not result.routes or not _matters(problem, result):
        return result
    model, unit = cp_model.CpModel(), price_unit(problem)
    days = [Day(model, problem, route, unit) for route in result.routes]
    _keep_fresh(model, problem, days)
    if problem.dock is not None:
        keep_dock(model, problem, problem.dock, days)
    parts = [part for day in days for part in day.cost()]
    model.minimize(sum([*parts, *_uneven(model, problem, days, unit)]))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = work
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return result
    routes = tuple(day.timed(solver) for day in days)
    cost, _ = price(problem, routes, result.unserved)
    better = replace(result, routes=routes, cost=cost)
    if cost.total >= result.cost.total or check_result(problem, better):
        return result
    return better


def _matters(problem: Problem, result: Result) -> bool:
    """Whether anything in a plan's price depends on its times."""
    if problem.even is not None:
        return True
    if any(not timeless(problem.vehicles[route.vehicle]) for route in result.routes):
        return True
    return any(
        True
        for route in result.routes
        for steps in route.rounds
        for step in steps
        for _ in wishes(problem, step)
    )


def _keep_fresh(model: cp_model.CpModel, problem: Problem, days: Sequence[Day]) -> None:
    """Rule 7: how long goods are on board."""
    for day in days:
        for steps in day.rounds:
            taken: dict[int, Timed] = {}
            for timed in steps:
                for task in timed.step.handed:
                    longest = problem.tasks[task].aboard
                    if longest is not None:
                        model.add(timed.begin - taken[task].served <= longest)
                taken |= dict.fromkeys(timed.step.taken, timed)


def _uneven(
    model: cp_model.CpModel, problem: Problem, days: Sequence[Day], unit: int
) -> list[Expression]:
    """Return the price of days of different length."""
    if problem.even is None:
        return []
    spans = {day.route.vehicle: day.span for day in days}
    most = max(car.closes - car.opens for car in problem.vehicles)
    longest, shortest = (model.new_int_var(0, most, "") for _ in range(2))
    for vehicle in problem.even.vehicles:
        span = spans.get(vehicle)
        model.add(longest >= (0 if span is None else span))
        model.add(shortest <= (0 if span is None else span))
    second = in_units(problem.even.price, unit)
    return [second * (longest - shortest)]
