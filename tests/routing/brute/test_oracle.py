"""Brute force agrees with the judge, with sums done by hand, and with itself."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from benchmarks.days.small import random_problem
from routing.check import check_result
from routing.problem import (
    Costs,
    Dock,
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
from tests.routing.brute.grid import in_steps, step_of
from tests.routing.brute.oracle import least

M = 60
ALL_DAY = ((0, 600 * M),)


def line(*minutes: int) -> tuple[Matrix, ...]:
    """Give places on a line, some minutes from the dock; a kilometre is a minute."""
    at = np.array((0, *minutes), np.int64)
    away = np.abs(at[:, None] - at[None, :])
    return (Matrix(away * 1_000, away * M),)


def collect(place: int, **more: Any) -> Task:
    """Give goods to be brought from a place."""
    return replace(Task(TaskKind.COLLECT, (1,), Visit(place, ALL_DAY)), **more)


def deliver(place: int, **more: Any) -> Task:
    """Give goods to be brought to a place."""
    return replace(Task(TaskKind.DELIVER, (1,), delivery=Visit(place, ALL_DAY)), **more)


def day(
    minutes: tuple[int, ...], tasks: tuple[Task, ...], vehicles: int = 1
) -> Problem:
    """Give a day on a line: 10 cents a kilometre, a cent a minute."""
    costs = Costs(distance=Price(10, 1_000), time=Price(1, M))
    van = Vehicle(0, 0, 0, 600 * M, (9,), costs=costs, max_rounds=2)
    return Problem(
        matrices=line(*minutes),
        tasks=tasks,
        requests=tuple(Request(((t,),)) for t in range(len(tasks))),
        vehicles=(van,) * vehicles,
        dock=Dock(0, ALL_DAY),
    )


@pytest.mark.parametrize("seed", range(40))
def test_the_judge_accepts_the_best_plan(seed: int) -> None:
    """What brute force finds keeps every rule, and costs what it says."""
    problem = random_problem(seed, 5)
    found = least(problem)
    assert check_result(problem, found.result) == ()
    assert found.result.cost.total == found.cents
    assert found.result.loss == found.loss


@pytest.mark.campaign
def test_the_judge_accepts_many_best_plans() -> None:
    """On larger days too the judge and brute force have the same rules."""
    for seed in range(1_000):
        problem = random_problem(seed)
        found = least(problem)
        assert check_result(problem, found.result) == (), f"seed {seed}"
        assert found.result.cost.total == found.cents, f"seed {seed}"


def test_one_round_is_the_shortest_tour() -> None:
    """Places at 3, 7 and -2 km: 18 km and 18 minutes, whatever the order."""
    found = least(day((3, 7, -2), (collect(1), collect(2), collect(3))))
    assert (found.loss, found.cents) == (0, 180 + 18)


def test_a_delivery_waits_for_its_goods() -> None:
    """Out and back for 20 minutes, handled for 30, then loaded by the other van."""
    tasks = (collect(1), deliver(2, after=(0,)))
    problem = day((10, 5), tasks, vehicles=2)
    dock = Dock(0, ALL_DAY, handling=30 * M)
    problem = replace(problem, dock=dock, requests=(Request(((0, 1),)),))
    found = least(problem)
    assert (found.loss, found.cents) == (0, 200 + 20 + 100 + 10)
    rounds = [steps for route in found.result.routes for steps in route.rounds]
    begun = sorted(steps[0].begin for steps in rounds)
    assert begun[1] - begun[0] >= 50 * M


def test_a_shorter_round_may_cost_less_than_an_earlier_one() -> None:
    """Leaving late for a window that opens late: no minute is waited for."""
    late = Visit(2, ((300 * M, 310 * M),))
    found = least(day((10, 20), (collect(1), collect(2, pickup=late))))
    assert found.cents == 400 + 40


def test_a_soft_window_is_weighed_against_waiting() -> None:
    """A wait of 30 minutes costs 30 cents, being early for 10 minutes costs 20."""
    soft = Soft(100 * M, 100 * M, early=Price(2, M))
    wished = Visit(2, ALL_DAY, soft=soft)
    early = Visit(1, ((0, 79 * M),))
    found = least(day((10, 20), (collect(1, pickup=early), collect(2, pickup=wished))))
    # 79 at place 1, 89 at place 2: eleven minutes early or eleven minutes of waiting
    assert found.cents == 400 + 40 + 11


def test_who_must_have_lunch_pauses_unpaid() -> None:
    """A round over noon is longer by its lunch, which costs nothing."""
    lunch = Hours(lunch=Lunch(290 * M, 300 * M, 30 * M))
    noon = Visit(1, ((295 * M, 295 * M),))
    problem = day((20,), (collect(1, pickup=noon),))
    van = replace(problem.vehicles[0], hours=lunch)
    found = least(replace(problem, vehicles=(van,)))
    [route] = found.result.routes
    [steps] = route.rounds
    assert found.cents == 400 + 40
    pauses = [pause for step in steps for pause in step.pauses]
    assert any(290 * M <= a <= 300 * M and b - a >= 30 * M for a, b in pauses)


def test_one_door_makes_one_van_wait() -> None:
    """Two vans that come at the same time: one is served after the other."""
    at = Visit(1, ((20 * M, 20 * M),))
    other = Visit(2, ((20 * M, 20 * M),))
    tasks = (
        collect(1, pickup=at, dock_seconds=15 * M),
        collect(2, pickup=other, dock_seconds=15 * M),
    )
    problem = day((10, -10), tasks, vehicles=2)
    free = least(problem)
    narrow = least(replace(problem, dock=Dock(0, ALL_DAY, doors=1)))
    assert free.cents == 2 * (200 + 20 + 15)
    assert narrow.cents == free.cents + 15


def test_the_dearer_loss_is_avoided_first() -> None:
    """When one of two can be served, it is the one with the higher priority."""
    hour = ((30 * M, 30 * M),)
    tasks = (collect(1, pickup=Visit(1, hour)), collect(2, pickup=Visit(2, hour)))
    problem = day((10, -10), tasks)
    requests = (Request(((0,),)), Request(((1,),), priority=1))
    found = least(replace(problem, requests=requests))
    assert (found.loss, found.result.unserved) == (1, (0,))


@pytest.mark.parametrize("seed", range(12))
def test_freedom_never_costs_more(seed: int) -> None:
    """Without doors, teams and locks nothing gets worse."""
    problem = random_problem(seed, 4)
    dock = problem.dock
    if dock is not None:
        dock = replace(dock, doors=None, teams=None)
    free = least(replace(problem, dock=dock, locks=()))
    bound = least(problem)
    assert (free.loss, free.cents) <= (bound.loss, bound.cents)


@pytest.mark.parametrize("seed", range(6))
def test_the_grid_changes_nothing(seed: int) -> None:
    """A day told in minutes costs what it costs in seconds."""
    problem = random_problem(seed, 3)
    step = step_of(problem)
    assert step % M == 0
    assert least(in_steps(problem, step)).cents == least(problem).cents
