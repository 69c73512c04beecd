"""Plans get the times the judge would give them, and he refuses the wrong ones."""

from dataclasses import replace

import numpy as np

from benchmarks.routing.fleet import Client, deliveries, enough
from benchmarks.routing.needs import Need, needs_of
from benchmarks.routing.timing import timed
from routing.check import check_result
from routing.problem import (
    BreakRule,
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

ALONG = np.abs(np.subtract.outer(np.arange(4), np.arange(4))).astype(np.int64) * 10
LINE = Matrix(ALONG, ALONG)
VAN = Vehicle(0, 0, 0, 1000, (10,), costs=Costs(per_day=7, distance=Price(1)))


def line(*clients: Client, van: Vehicle = VAN, vans: int = 1) -> Problem:
    """Return deliveries to clients 10, 20, … metres and seconds away."""
    width = len(clients) + 1
    matrix = Matrix(ALONG[:width, :width], ALONG[:width, :width])
    return deliveries(matrix, clients, [van] * vans, (0, 1000))


def test_a_day_leaves_as_late_as_it_may() -> None:
    """A client open from 100 is reached from 90: no waiting on the way."""
    problem = line(Client((1,), (100, 120), 5))
    result = timed(problem, (((1,),),))
    (steps,) = result.routes[0].rounds
    assert (steps[0].begin, steps[1].arrive, steps[2].arrive) == (90, 100, 115)
    assert check_result(problem, result) == ()
    assert (result.cost.total, result.metres) == (7 + 20, 20)


def test_the_shortest_day_meets_a_limit_that_others_break() -> None:
    """From 90 to 135 the day is 45 long; leaving at 0 it would be 135."""
    short = replace(VAN, hours=Hours(max_span=45))
    problem = line(Client((1,), (100, 120), 5), Client((1,), (0, 300), 0), van=short)
    assert check_result(problem, timed(problem, (((1, 3),),))) == ()
    shorter = replace(short, hours=Hours(max_span=44))
    problem = line(Client((1,), (100, 120), 5), Client((1,), (0, 300), 0), van=shorter)
    kinds = {
        fault.kind for fault in check_result(problem, timed(problem, (((1, 3),),)))
    }
    assert kinds == {"span"}


def test_a_round_waits_for_its_goods() -> None:
    """The second round is loaded when its goods are released."""
    van = replace(VAN, max_rounds=2)
    problem = line(Client((6,)), Client((6,), release=200), van=van)
    result = timed(problem, (((1,), (3,)),))
    assert result.routes[0].rounds[1][0].begin == 200
    assert check_result(problem, result) == ()


def test_a_wrong_plan_is_refused() -> None:
    """Late, too heavy or twice: times are given all the same, the judge sees it."""
    problem = line(Client((6,), (0, 5)), Client((6,)), vans=2)
    for plan, kind in (
        ((((1,),), ((3,),)), "window"),
        ((((1, 3),), ()), "capacity"),
        ((((3,),), ((3,),)), "twice"),
    ):
        faults = {fault.kind for fault in check_result(problem, timed(problem, plan))}
        assert kind in faults


def test_what_is_left_out_is_told() -> None:
    """A client that no vehicle serves is listed and its loss counted."""
    problem = line(Client((1,)), Client((1,)))
    result = timed(problem, (((3,),),))
    assert (result.unserved, result.loss) == ((0,), 1)
    assert check_result(problem, result) == ()


def test_collections_are_unloaded_last() -> None:
    """A round that collects ends with unloading at the dock."""
    tasks = tuple(
        Task(TaskKind.COLLECT, (3,), pickup=Visit(place, ((0, 500),)), dock_seconds=4)
        for place in (1, 2)
    )
    problem = Problem(
        (LINE,), tasks, (Request(((0,),)), Request(((1,),))), (VAN,), Dock(0, fixed=6)
    )
    result = timed(problem, (((0, 2),),))
    last = result.routes[0].rounds[0][-1]
    assert (last.handed, last.leave - last.begin) == ((0, 1), 6 + 4 + 4)
    assert check_result(problem, result) == ()


def test_needs_are_told_apart() -> None:
    """Each rule of a problem is found, and a plain problem has none."""
    assert needs_of(line(Client((1,)))) == frozenset()
    cases = (
        (line(Client((1,), (5, 9))), Need.WINDOWS),
        (line(Client((1,), release=3)), Need.RELEASE),
        (line(Client((1,), skip=3)), Need.OPTIONAL),
        (line(Client((1,), vehicles=(0,))), Need.ACCESS),
        (line(Client((1,)), van=replace(VAN, max_rounds=2)), Need.ROUNDS),
        (line(Client((1,)), van=replace(VAN, max_round=9)), Need.RANGE),
        (line(Client((1,)), van=replace(VAN, hours=Hours(max_span=9))), Need.SPAN),
        (
            line(
                Client((1,)), van=replace(VAN, hours=Hours(breaks=(BreakRule(1, 1),)))
            ),
            Need.BEYOND,
        ),
        (replace(line(Client((1,))), dock=Dock(0, doors=1)), Need.BEYOND),
    )
    for problem, need in cases:
        assert needs_of(problem) == {need}


def test_enough_vehicles() -> None:
    """All but one of a kind are more than half full in some best plan."""
    assert enough(100, 100, 10) == 21
    assert enough(5, 100, 10) == 5
    assert enough(5, 100, 0) == 5
