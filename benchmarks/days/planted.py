"""A rich day of a hub, and a plan for it that keeps every rule."""

from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from benchmarks.days.around import Around, draw_around, plan_of
from benchmarks.days.construct import construct
from benchmarks.days.drive import drive
from benchmarks.days.fleet import CLOSES, OPENS, draw_fleet
from benchmarks.days.habits import draw_habits
from benchmarks.days.land import HUB, draw_land
from benchmarks.days.wishes import BAKED, RAW, draw_wishes
from routing.check import cost_of
from routing.problem import Dock, Problem
from routing.result import CostParts, Result, Route


@dataclass(frozen=True, slots=True)
class Planted:
    """A day and a plan for it.

    Attributes
    ----------
    problem
        The day.
    result
        A plan that keeps its rules: what the engine must not cost more than.
    """

    problem: Problem
    result: Result


def hub_day(seed: int, stops: int, tight: float = 0.5) -> Planted:
    """Draw a day of a hub with a plan planted in it.

    Parameters
    ----------
    seed
        The same seed, number and tightness give the same day.
    stops
        Farms and clients to be visited, at least 8.
    tight
        From 0, windows of hours and room in all vehicles, to 1, windows of minutes.

    Returns
    -------
    Planted
        The plan is feasible by construction, its rounds are shortened by 2-opt, or-opt
        and moves between rounds.

    Raises
    ------
    ValueError
        When there are too few stops for a day.
    """
    if stops < 8:
        raise ValueError(f"a day of {stops} stops is too short, draw at least 8")
    draw = Random(f"{seed}/{stops}/{tight}")  # noqa: S311 -- repeatable, no secret
    while True:
        try:
            return _planted(draw, stops, tight)
        except ValueError:  # the fleet was too small to be home by night: draw again
            continue


def _planted(draw: Random, stops: int, tight: float) -> Planted:
    """Draw a day with its plan; ValueError when it takes longer than a day."""
    wide, left_out = _wide(draw, stops)
    served = replace(
        wide,
        requests=tuple(r for n, r in enumerate(wide.requests) if n not in left_out),
    )
    dock = _dock(draw, wide)
    wide = replace(wide, dock=dock)
    driven = drive(wide, dock, construct(replace(served, dock=dock), draw))
    problem = draw_around(Around(draw, tight, wide, dock, driven))
    problem = draw_habits(draw, problem, plan_of(problem, driven.routes))
    return Planted(problem, _result(problem, driven.routes, left_out))


def _wide(draw: Random, stops: int) -> tuple[Problem, frozenset[int]]:
    """Draw a day on which everything is open all day; and what its plan leaves out."""
    farms = max(3, stops * draw.randint(30, 42) // 100)
    land = draw_land(draw, farms, stops - farms)
    fleet = draw_fleet(draw, stops, land.farms)
    direct = draw.random() < 0.5
    tasks, wanted = draw_wishes(draw, land, fleet, direct=direct)
    rate = draw.choice((0, 0, 0.06))
    requests, left_out = [], set[int]()
    for number, request in enumerate(wanted):
        skip = None
        if draw.random() < rate:
            left_out.add(number)
            skip = draw.randint(2, 12) * 100
        elif draw.random() < 0.04:
            skip = draw.randint(40, 90) * 100
        requests.append(replace(request, skip=skip))
    problem = Problem(
        matrices=land.matrices,
        tasks=tasks,
        requests=tuple(requests),
        vehicles=fleet,
        dock=Dock(HUB, ((OPENS, CLOSES),)),
        mixed=draw.random() < 0.4,
        apart=frozenset({(RAW, BAKED)} if draw.random() < 0.5 else ()),
    )
    return problem, frozenset(left_out)


def _dock(draw: Random, problem: Problem) -> Dock:
    """Draw a dock with few doors and hands."""
    vehicles = len(problem.vehicles)
    return Dock(
        place=HUB,
        windows=((OPENS, CLOSES),),
        fixed=draw.choice((180, 300, 480)),
        handling=draw.choice((300, 600, 900)),
        doors=draw.choice((1, 2, 2, 3, None)) if vehicles < 6 else draw.choice((2, 3)),
        teams=draw.choice((1, 2, None)) if vehicles < 6 else draw.choice((2, 3, None)),
    )


def _result(
    problem: Problem, routes: tuple[Route, ...], left_out: frozenset[int]
) -> Result:
    """Say what the plan costs, by the judge's own reckoning."""
    unserved = tuple(sorted(left_out))
    bare = Result(routes, unserved, CostParts(), 0, 0)
    metres = 0
    for route in routes:
        matrix = problem.matrices[problem.vehicles[route.vehicle].profile].metres
        metres += sum(
            int(matrix[a.place, b.place])
            for steps in route.rounds
            for a, b in pairwise(steps)
        )
    return replace(bare, cost=cost_of(problem, bare), metres=metres)
