"""The solver by itself: what it is given must come back whole or not at all."""

from dataclasses import replace

import pytest
from ortools.constraint_solver import pywrapcp

from mil.calendar import Window
from mil.errors import SolverError
from mil.places import Rate
from routing.boxes import Box
from routing.effort import Effort
from routing.ground import survey
from routing.model import EXACT, _Model, solve
from routing.nodes import build

H = 3600
ALWAYS = (Window(0, 24 * H - 1),)
FIXED = Effort(seconds=30.0, solutions=30)


def made(grid, windows=ALWAYS, rate=None, clients=4, size=1):
    day = grid()
    day.van(crates=(100, 0, 0), rate=rate)
    for number in range(clients):
        day.place(f"c{number}", (number + 1, 0), windows=windows)
        day.bring(f"g{number}", f"c{number}", crates=size)
    return build(survey(day.work), 1)


def box(opens=0, closes=24 * H, nodes=()):
    return Box(0, False, opens, closes, 0, 0, nodes)


def test_nothing_to_do(grid):
    """Without nodes, or without boxes, no solver is started."""
    problem = made(grid)
    assert solve(replace(problem, nodes=()), [box()], FIXED) == ((),)
    assert solve(problem, [], FIXED) == ()


def test_all_in_one_box(grid):
    """Four clients on a line fit one box; none is visited twice."""
    problem = made(grid)
    (route,) = solve(problem, [box()], FIXED)
    places = [problem.places[problem.nodes[node].place] for node in route]
    assert sorted(places) == ["c0", "c1", "c2", "c3"]


def test_box_keeps_its_hours(grid):
    """Windows outside the box leave everything out; none is silently dropped."""
    problem = made(grid, windows=(Window(10 * H, 11 * H),))
    assert solve(problem, [box(closes=9 * H)], FIXED) == ((),)
    assert len(solve(problem, [box()], FIXED)[0]) == 4


def test_infeasible_start_is_no_harm(grid):
    """A first plan that breaks the capacity is not taken; a sound one is found."""
    problem = made(grid, size=40)
    (route,) = solve(problem, [box(nodes=(0, 1, 2, 3))], FIXED)
    assert len(route) == 2


def test_window_beyond_the_horizon(grid):
    """A window that opens after every shift has ended is left out, not ignored."""
    problem = made(grid)
    late = replace(problem.nodes[0], spans=((10 * 24 * H, 11 * 24 * H),))
    problem = replace(problem, nodes=(late, *problem.nodes[1:]))
    (route,) = solve(problem, [box()], FIXED)
    assert 0 not in route
    assert len(route) == 3


def test_penalties_stay_exact(grid):
    """Even with absurd rates all penalties together stay below 2**53."""
    absurd = Rate(per_km=10**9, per_hour=10**9)
    problem = made(grid, rate=absurd)
    model = _Model(problem, [box()])
    total = sum(model._penalty() * node.weight for node in problem.nodes)
    assert total < EXACT


def test_dropping_never_pays(grid):
    """Clients far off at a high rate are still visited."""
    problem = made(grid, rate=Rate(per_km=10_000, per_round=100_000, per_stop=5_000))
    assert len(solve(problem, [box()], FIXED)[0]) == 4


def test_refusal_is_said(grid, monkeypatch):
    """A status without a solution that is no lack of time is an error."""
    monkeypatch.setattr(pywrapcp.RoutingModel, "status", lambda _: 6)
    with pytest.raises(SolverError, match="status 6"):
        solve(made(grid), [box()], FIXED)
