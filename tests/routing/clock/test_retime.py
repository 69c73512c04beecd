"""The best times for a plan's rounds: never dearer, judged, and the best there are."""

from dataclasses import replace
from itertools import pairwise, product
from random import Random

import numpy as np
import pytest

from benchmarks.days.planted import hub_day
from benchmarks.days.small import random_problem
from routing.check import check_result
from routing.clock import retimed
from routing.plain.budget import Budget
from routing.price import price
from routing.problem import (
    BreakRule,
    Costs,
    Hours,
    Lunch,
    Matrix,
    Price,
    Problem,
    Request,
    Soft,
    Task,
    TaskKind,
    Vehicle,
    Visit,
)
from routing.result import Result, Route, Step
from routing.rich.improve import improve

SHORT = 3
"""Shortest pause in the tiny days."""


def without_times(result: Result) -> object:
    """Return what of a result does not depend on times."""
    return (
        tuple(
            (
                route.vehicle,
                tuple(
                    tuple((s.place, s.taken, s.handed) for s in steps)
                    for steps in route.rounds
                ),
            )
            for route in result.routes
        ),
        result.unserved,
        result.loss,
        result.metres,
    )


def test_plans_only_get_cheaper() -> None:
    """Stops and order stay, the judge agrees, nothing costs more and some cost less."""
    gained = 0
    for seed in range(60):
        problem = random_problem(seed, 8 + seed % 12)
        before = improve(problem, Budget(15), seed)
        after = retimed(problem, before)
        assert check_result(problem, after) == (), f"seed {seed}"
        assert without_times(after) == without_times(before)
        assert after.cost.total <= before.cost.total
        gained += after.cost.total < before.cost.total
    assert gained >= 5


def test_a_planted_plan_gets_cheaper() -> None:
    """A day of 20 stops with doors, teams and pauses, its plan polished already."""
    day = hub_day(9, 20, 0.0)
    after = retimed(day.problem, day.result)
    assert check_result(day.problem, after) == ()
    assert after.cost.total < day.result.cost.total


def test_the_times_are_the_same_every_time() -> None:
    """CP-SAT is given work to do, not seconds."""
    day = hub_day(1, 20, 0.5)
    assert retimed(day.problem, day.result) == retimed(day.problem, day.result)


def test_without_work_the_plan_stays_as_it_was() -> None:
    """No better times found in no time: nothing is lost."""
    day = hub_day(9, 20, 0.0)
    assert retimed(day.problem, day.result, work=0.0) == day.result


def test_where_no_price_depends_on_times_nothing_is_tried() -> None:
    """Only kilometres are paid: the very same plan comes back."""
    problem = random_problem(3, 10)
    cars = tuple(
        replace(car, costs=Costs(distance=Price(1, 1))) for car in problem.vehicles
    )
    tasks = tuple(
        replace(
            task,
            pickup=task.pickup and replace(task.pickup, soft=None),
            delivery=task.delivery and replace(task.delivery, soft=None),
        )
        for task in problem.tasks
    )
    plain = replace(problem, vehicles=cars, tasks=tasks, even=None)
    result = improve(plain, Budget(10), 1)
    assert result.routes
    assert retimed(plain, result) is result


@pytest.mark.parametrize("seed", [2, 4, 7, 8, 14, 19, 24, 26, 32, 38])
def test_no_times_cost_less(seed: int) -> None:
    """On tiny days all times are tried, with every wait that may be a pause as one."""
    problem, hours = tiny(seed)
    found = [
        result
        for begin in hours
        for waits in product(range(5), repeat=4)
        if (result := driven(problem, begin, waits)) is not None
        and check_result(problem, result) == ()
    ]
    assert found
    least = min(result.cost.total for result in found)
    dearest = max(found, key=lambda result: result.cost.total)
    assert retimed(problem, dearest).cost.total == least


def tiny(seed: int) -> tuple[Problem, range]:
    """Return a day of one direct task within twenty seconds, and when it may begin."""
    draw = Random(seed)  # noqa: S311 -- repeatable, no secret
    ways = [[0 if a == b else draw.randint(1, 3) for b in range(3)] for a in range(3)]
    table = np.array(ways, np.int64)

    def end(place: int) -> Visit:
        first = draw.randint(2, 6)
        best = draw.randint(first, first + 5)
        late = Price(draw.randint(1, 9))
        soft = Soft(best, best + draw.randint(0, 2), Price(7, 2), late)
        return Visit(place, ((first, first + draw.randint(2, 9)),), 1, 1, soft)

    task = Task(TaskKind.DIRECT, (1,), pickup=end(1), delivery=end(2))
    hours = Hours(
        breaks=(BreakRule(after=draw.randint(5, 8), length=SHORT),),
        lunch=draw.choice([None, Lunch(6, 9, SHORT)]),
        paid=draw.random() < 0.3,
    )
    costs = Costs(
        time=Price(draw.randint(1, 5)),
        overtime_after=draw.choice([None, 8]),
        overtime=Price(11),
    )
    car = Vehicle(0, 0, 0, 30, (1,), costs=costs, hours=hours)
    problem = Problem((Matrix(table, table),), (task,), (Request(((0,),)),), (car,))
    return problem, range(8)


def driven(problem: Problem, begin: int, waits: tuple[int, ...]) -> Result | None:
    """Drive a tiny day: waits before and after both services; long ones are pauses.

    None when a service begins outside its window.
    """
    table = problem.matrices[0].seconds
    places = (0, 1, 2, 0)
    steps = [Step(0, begin, begin, begin)]
    for k, (before, place) in enumerate(pairwise(places)):
        arrive = steps[-1].leave + int(table[before, place])
        if k == 2:
            steps.append(Step(0, arrive, arrive, arrive))
            break
        start = arrive + waits[2 * k]
        visit = problem.tasks[0].delivery if k else problem.tasks[0].pickup
        if visit is None or not visit.windows[0][0] <= start <= visit.windows[0][1]:
            return None
        served = start + 2
        leave = served + waits[2 * k + 1]
        pauses = tuple(
            (a, b) for a, b in ((arrive, start), (served, leave)) if b - a >= SHORT
        )
        taken, handed = ((0,), ()) if k == 0 else ((), (0,))
        steps.append(Step(place, arrive, start, leave, taken, handed, pauses))
    routes = (Route(0, (tuple(steps),)),)
    cost, metres = price(problem, routes, ())
    return Result(routes, (), cost, 0, metres)
