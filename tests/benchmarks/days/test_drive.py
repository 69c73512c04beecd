"""The simulation: goods are waited for, doors and teams are few, pauses are taken."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.days.drive import drive, opening
from routing.problem import (
    BreakRule,
    Dock,
    Hours,
    Lunch,
    Matrix,
    Problem,
    Request,
    Task,
    TaskKind,
    Vehicle,
    Visit,
    delivery_of,
    pickup_of,
)

LONG = ((0, 90_000),)


def day(doors: int | None = None, teams: int | None = None) -> Problem:
    """Give two vans, a farm (place 1) and a client (2), each 1,000 s from anywhere."""
    away = np.full((3, 3), 1_000, np.int64)
    np.fill_diagonal(away, 0)
    collect = Task(TaskKind.COLLECT, (1,), Visit(1, LONG), dock_seconds=50, handling=40)
    deliver = Task(
        TaskKind.DELIVER, (1,), delivery=Visit(2, LONG), dock_seconds=50, after=(0,)
    )
    return Problem(
        matrices=(Matrix(away, away),),
        tasks=(collect, deliver, replace(collect, handling=0)),
        requests=(Request(((0, 1),)), Request(((2,),))),
        vehicles=tuple(Vehicle(0, 0, 0, 90_000, (9,)) for _ in range(2)),
        dock=Dock(0, LONG, fixed=10, handling=300, doors=doors, teams=teams),
    )


BOTH = (((pickup_of(0),),), ((pickup_of(2),),))


def test_a_delivery_waits_for_its_goods() -> None:
    """Loading begins when collection, unloading and handling are over, no later."""
    problem = day()
    plan = (((pickup_of(0),),), ((delivery_of(1),),))
    driven = drive(problem, problem.dock, plan)
    unloading = driven.routes[0].rounds[0][-1]
    assert driven.handled == {0: unloading.begin + 60 + 300 + 40}
    assert driven.routes[1].rounds[0][0].begin == driven.handled[0]


@pytest.mark.parametrize(("doors", "apart"), [(1, 60), (2, 0), (None, 0)])
def test_doors_are_taken_in_turn(doors: int | None, apart: int) -> None:
    """Whoever finds all doors taken waits for the first that is free."""
    problem = day(doors=doors)
    routes = drive(problem, problem.dock, BOTH).routes
    first, second = (route.rounds[0][-1].begin for route in routes)
    assert second - first == apart


def test_one_team_handles_one_round_after_another() -> None:
    """What is unloaded at the same time is handled one after another."""
    problem = day(teams=1)
    done = drive(problem, problem.dock, BOTH).handled
    assert done[2] - done[0] == 300


def test_goods_that_never_come_are_said_to_be_missing() -> None:
    """A plan in which a round waits for its own goods does not run for ever."""
    problem = day()
    plan = ((), ((delivery_of(1),),))
    with pytest.raises(ValueError, match="never come"):
        drive(problem, problem.dock, plan)


def test_a_break_is_taken_before_it_is_overdue() -> None:
    """Nobody drives on when the next leg would be too much."""
    problem = day()
    hours = Hours(breaks=(BreakRule(1_500, 600, driving=True),))
    vans = tuple(replace(v, hours=hours, max_rounds=2) for v in problem.vehicles)
    problem = replace(problem, vehicles=vans)
    plan = (((pickup_of(0), pickup_of(2)),), ())
    steps = drive(problem, problem.dock, plan).routes[0].rounds[0]
    assert [b - a for step in steps for a, b in step.pauses] == [600]


def test_lunch_is_had_in_time() -> None:
    """A day over lunch time has a pause that begins in it."""
    problem = day()
    lunch = Lunch(18_900, 19_900, 500)
    vans = tuple(replace(v, hours=Hours(lunch=lunch)) for v in problem.vehicles)
    problem = replace(problem, vehicles=vans)
    steps = drive(problem, problem.dock, BOTH).routes[0].rounds[0]
    assert steps[0].leave < lunch.earliest
    [(begin, end)] = [pause for step in steps for pause in step.pauses]
    assert lunch.earliest <= begin <= lunch.latest
    assert end - begin >= lunch.length


def test_what_is_closed_is_waited_for() -> None:
    """The next opening of several sites at one place is one that suits all."""
    assert opening([((0, 5), (20, 30)), ((3, 4), (25, 40))], 5) == 25
    with pytest.raises(ValueError, match="nothing opens"):
        opening([((0, 5),)], 6)
