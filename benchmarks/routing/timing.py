"""Gives a plan its times, for the rules that published instances have.

Each round begins as early as it can and each day leaves home as late as it may without
ending later: the shortest day there is. Driver's pauses, doors of the dock, several
windows or places done together are not for peers; `needs` keeps such problems away.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from routing.check import cost_of
from routing.problem import NEVER, Problem, Span, TaskKind, Vehicle, visit, visits_of
from routing.result import CostParts, Plan, Result, Route, Step


@dataclass(frozen=True, slots=True)
class _Work:
    """A step before it has times."""

    place: int
    window: Span = (0, NEVER)
    service: int = 0
    taken: tuple[int, ...] = ()
    handed: tuple[int, ...] = ()


def timed(problem: Problem, plan: Plan) -> Result:
    """Return the result of a plan, priced by the judge; right or wrong is his to say.

    Parameters
    ----------
    problem
        Has one window per visit.
    plan
        Visits by vehicle, round and order; one entry for each vehicle.
    """
    routes = tuple(
        _route(problem, number, rounds)
        for number, rounds in enumerate(plan)
        if any(rounds)
    )
    done = {number // 2 for rounds in plan for visits in rounds for number in visits}
    unserved = tuple(
        number
        for number, request in enumerate(problem.requests)
        if not any(done.issuperset(way) for way in request.ways)
    )
    metres = sum(
        int(problem.matrices[problem.vehicles[route.vehicle].profile].metres[a, b])
        for route in routes
        for steps in route.rounds
        for a, b in _legs(steps)
    )
    loss = sum(problem.requests[number].loss for number in unserved)
    bare = Result(routes, unserved, CostParts(), loss, metres)
    return Result(routes, unserved, cost_of(problem, bare), loss, metres)


def _legs(steps: Sequence[Step]) -> Iterator[Span]:
    for a, b in pairwise(steps):
        yield a.place, b.place


def _route(problem: Problem, number: int, rounds: Sequence[Sequence[int]]) -> Route:
    """Return a vehicle's day."""
    vehicle = problem.vehicles[number]
    driven = [visits for visits in rounds if visits]
    works = [
        _round(problem, vehicle, visits, at == 0, at == len(driven) - 1)
        for at, visits in enumerate(driven)
    ]
    seconds = problem.matrices[vehicle.profile].seconds
    flat = [work for steps in works for work in steps]
    # between two rounds the dock comes twice: end of one, beginning of the next
    travel = [int(seconds[a.place, b.place]) for a, b in pairwise(flat)]
    home = _begins(flat, travel, vehicle.opens)[-1]
    begins = _begins(flat, travel, _leaves(flat, travel, home, vehicle.opens))
    timed_rounds, at = [], 0
    for steps in works:
        arrivals = [begins[at]] + [
            begins[i] + flat[i].service + travel[i]
            for i in range(at, at + len(steps) - 1)
        ]
        timed_rounds.append(
            tuple(
                Step(
                    work.place,
                    arrive,
                    begin,
                    begin + work.service,
                    work.taken,
                    work.handed,
                )
                for work, arrive, begin in zip(
                    steps, arrivals, begins[at : at + len(steps)], strict=True
                )
            )
        )
        at += len(steps)
    return Route(number, tuple(timed_rounds))


def _begins(works: Sequence[_Work], travel: Sequence[int], start: int) -> list[int]:
    """Return when work begins at each step, as early as it can."""
    begins = [max(start, works[0].window[0])]
    for at, work in enumerate(works[1:]):
        arrive = begins[-1] + works[at].service + travel[at]
        begins.append(max(arrive, work.window[0]))
    return begins


def _leaves(
    works: Sequence[_Work], travel: Sequence[int], home: int, opens: int
) -> int:
    """Return the latest start with which the last step still begins at `home`."""
    latest = home
    for at in range(len(works) - 2, -1, -1):
        work = works[at]
        latest = min(latest - travel[at] - work.service, max(work.window))
    return max(latest, opens)


def _round(
    problem: Problem,
    vehicle: Vehicle,
    visits: Sequence[int],
    first: bool,
    last: bool,
) -> list[_Work]:
    """Return the steps of one round: from home or dock, to dock or home."""
    dock = problem.dock
    tasks = {number // 2 for number in visits}
    loaded = tuple(t for t in sorted(tasks) if _is(problem, t, TaskKind.DELIVER))
    unloaded = tuple(t for t in sorted(tasks) if _is(problem, t, TaskKind.COLLECT))
    steps = [_visited(problem, number) for number in visits]
    if loaded and dock is not None:
        ready = max(problem.tasks[task].ready for task in loaded)
        opens, closes = dock.windows[0]
        service = dock.fixed + sum(problem.tasks[task].dock_seconds for task in loaded)
        steps.insert(0, _Work(dock.place, (max(opens, ready), closes), service, loaded))
    if unloaded and dock is not None:
        service = dock.fixed + sum(problem.tasks[t].dock_seconds for t in unloaded)
        steps.append(_Work(dock.place, dock.windows[0], service, (), unloaded))
    begin = vehicle.start if first or dock is None else dock.place
    end = vehicle.end if last or dock is None else dock.place
    if steps[0].place != begin or not loaded:
        steps.insert(0, _Work(begin))
    if steps[-1].place != end or not unloaded:
        steps.append(_Work(end))
    return steps


def _is(problem: Problem, task: int, kind: TaskKind) -> bool:
    return problem.tasks[task].kind is kind


def _visited(problem: Problem, number: int) -> _Work:
    task, what = number // 2, visit(problem, number)
    first = visits_of(problem, task)[0] == number
    collects = problem.tasks[task].kind is not TaskKind.DELIVER
    taken = (task,) if collects and first else ()
    handed = () if taken else (task,)
    return _Work(what.place, what.windows[0], what.fixed + what.handover, taken, handed)
