"""First plans out of stages, for days whose goods pass the dock."""

from dataclasses import replace

import numpy as np
import pytest

from routing.check import check_result
from routing.engine import solve
from routing.plain.budget import Budget
from routing.plain.improve import Improved, improve
from routing.problem import (
    FRENCH_BREAK,
    Costs,
    Dock,
    Hours,
    Matrix,
    Price,
    Problem,
    Request,
    Task,
    TaskKind,
    Vehicle,
    Visit,
)
from routing.rich.flatten import flatten
from routing.rich.timetable import draft_of, result_of
from routing.stage import Past, apt, stage_of
from routing.stages import begin

PAIRS = 4
STEPS = Budget(iterations=60)
HANDLED = 30


@pytest.fixture
def day() -> Problem:
    """Four farms and four clients on a line from the dock, two vans of two rounds."""
    side = np.arange(2 * PAIRS + 1, dtype=np.int64)
    legs = np.abs(side[:, None] - side[None, :]) * 100
    windows = ((0, 20_000),)
    collections = [
        Task(TaskKind.COLLECT, (2,), Visit(1 + k, windows, 60), dock_seconds=20)
        for k in range(PAIRS)
    ]
    deliveries = [
        Task(
            TaskKind.DELIVER,
            (2,),
            delivery=Visit(1 + PAIRS + k, windows, handover=60),
            dock_seconds=20,
            after=(k,),
        )
        for k in range(PAIRS)
    ]
    van = Vehicle(0, 0, 0, 20_000, (8,), costs=Costs(distance=Price(1)), max_rounds=2)
    return Problem(
        (Matrix(legs, legs),),
        (*collections, *deliveries),
        tuple(Request(((k, PAIRS + k),)) for k in range(PAIRS)),
        (van, van),
        Dock(0, ((0, 20_000),), fixed=50, handling=HANDLED),
    )


def test_deliveries_wait_for_what_is_collected(day: Problem) -> None:
    """The first plan serves everything by all rules, at the least cost there is."""
    plan = begin(day, STEPS, 1).plan
    assert plan is not None
    data = flatten(day)
    draft = draft_of(day, data, plan)
    assert draft is not None
    result = result_of(day, data, draft)
    assert check_result(day, result) == ()
    assert result.unserved == ()
    assert result.cost.total == 2 * 100 * PAIRS + 2 * 200 * PAIRS


def test_what_would_come_too_late_is_left_to_the_search(day: Problem) -> None:
    """A client that closes before the farm opens is no pair for PyVRP."""
    pair = Task(
        TaskKind.DIRECT, (1,), Visit(1, ((9_000, 9_999),)), Visit(2, ((0, 8_999),))
    )
    mixed = replace(
        day,
        tasks=(*day.tasks, pair),
        requests=(*day.requests, Request(((2 * PAIRS,),))),
        mixed=True,
    )
    plan = begin(mixed, STEPS, 1).plan
    assert plan is not None
    assert solve(mixed, STEPS, 1, start=plan).unserved == (PAIRS,)


def test_the_engine_begins_with_stages(day: Problem) -> None:
    """The same seed and steps give the same plan, and here the cheapest."""
    first, second = (replace(solve(day, STEPS, seed=3), seconds=0.0) for _ in range(2))
    assert first == second
    assert first.unserved == ()
    assert first.cost.total == 2 * 100 * PAIRS + 2 * 200 * PAIRS


def test_what_cannot_be_kept_is_taken_out(day: Problem) -> None:
    """A client who closes before its goods can come is left out; the others stay."""
    task = day.tasks[PAIRS]
    early = replace(task, delivery=Visit(1 + PAIRS, ((0, 600),)))
    tasks = (*day.tasks[:PAIRS], early, *day.tasks[PAIRS + 1 :])
    hard = replace(day, tasks=tasks)
    plan = begin(hard, STEPS, 1).plan
    assert plan is not None
    assert draft_of(hard, flatten(hard), plan) is not None
    done = {number // 2 for rounds in plan for visits in rounds for number in visits}
    assert done == set(range(2 * PAIRS)) - {0, PAIRS}


def test_goods_are_ready_when_they_are_handled(day: Problem) -> None:
    """What waits for goods that come late may be loaded late, and else not at all."""
    past = Past(rounds={0: 1}, ends={0: 5_000}, handled={0: 5_030, 1: 6_000})
    waiting = list(range(PAIRS, 2 * PAIRS))
    stage = stage_of(day, TaskKind.DELIVER, waiting, past)
    assert stage is not None
    assert stage.tasks == (PAIRS, PAIRS + 1)
    assert [task.ready for task in stage.problem.tasks] == [5_030, 6_000]
    assert [vehicle.opens for vehicle in stage.problem.vehicles] == [5_000, 0]
    assert [vehicle.max_rounds for vehicle in stage.problem.vehicles] == [1, 2]
    assert stage_of(day, TaskKind.DELIVER, waiting, Past()) is None


def test_vehicles_without_a_round_left_are_out(day: Problem) -> None:
    """Numbers of vehicles are those of the vehicles that are left."""
    only = replace(day.tasks[0], vehicles=(0, 1), dear=((1, 7),))
    past = Past(rounds={0: 2}, ends={0: 5_000})
    limited = replace(day, tasks=(only, *day.tasks[1:]))
    stage = stage_of(limited, TaskKind.COLLECT, [0], past)
    assert stage is not None
    assert stage.vehicles == (1,)
    assert stage.problem.tasks[0].vehicles == (0,)
    assert stage.problem.tasks[0].dear == ((0, 7),)
    assert stage.visit(0) == 0


def test_only_work_at_the_dock_may_stand_in_the_way(day: Problem) -> None:
    """Days with breaks, doors or no dock do not begin with stages."""
    assert apt(day)
    tired = replace(day.vehicles[0], hours=Hours(breaks=(FRENCH_BREAK,)))
    assert not apt(replace(day, vehicles=(tired, tired)))
    assert day.dock is not None
    assert not apt(replace(day, dock=replace(day.dock, doors=1)))
    assert not apt(replace(day, dock=None))


def test_ctrl_c_ends_the_stages_too(
    day: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Interrupted in the first stage, the engine completes the plan and stops."""
    stages = []

    def interrupted(problem: Problem, budget: Budget, seed: int) -> Improved | None:
        stages.append(problem)
        found = improve(problem, budget, seed)
        return None if found is None else replace(found, interrupted=True)

    monkeypatch.setattr("routing.stages.improve", interrupted)
    result = solve(day, STEPS, seed=1)
    assert len(stages) == 1
    assert result.iterations == 0
    assert result.unserved == ()
