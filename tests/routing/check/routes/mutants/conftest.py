"""Planted plans: random rounds, every limit then drawn as tight as they were driven.

One more second, crate or metre, or one less of a limit, breaks such a plan.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
import pytest

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
from routing.result import Result, Route, Step

PLACES = 60
TEAMS = 1


@dataclass
class Planting:
    """What is known while a plan is planted."""

    rng: random.Random
    matrix: Matrix
    dock: Dock
    tasks: list[Task] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)
    place: int = 0

    def new_place(self) -> int:
        """Give a place nobody has been at."""
        self.place += 1
        return self.place

    def new_task(self, kind: TaskKind) -> int:
        """Give a task at new places, without any limit yet."""
        rng, always = self.rng, ((0, 10**6),)
        ends = [
            Visit(self.new_place(), always, rng.randrange(90), rng.randrange(60))
            for _ in range(2)
        ]
        task = Task(
            kind,
            (rng.randrange(9), rng.randrange(9)),
            pickup=None if kind is TaskKind.DELIVER else ends[0],
            delivery=None if kind is TaskKind.COLLECT else ends[1],
            dock_seconds=rng.randrange(50),
            handling=rng.randrange(50) if kind is TaskKind.COLLECT else 0,
        )
        self.tasks.append(task)
        return len(self.tasks) - 1


def planted(bench: Any, seed: int) -> tuple[Problem, Result]:
    """Plant a plan and draw every limit around it."""
    rng = random.Random(seed)  # noqa: S311
    metres, seconds = (
        np.array(
            [[rng.randrange(50, 900) for _ in range(PLACES)] for _ in range(PLACES)]
        )
        for _ in range(2)
    )
    for table in (metres, seconds):
        np.fill_diagonal(table, 0)
    dock = Dock(0, fixed=rng.randrange(1, 90), handling=rng.randrange(90))
    planting = Planting(rng, Matrix(metres, seconds), dock)
    homes = []
    for vehicle in range(rng.randrange(2, 4)):
        start, end = (rng.choice([0, planting.new_place()]) for _ in range(2))
        homes.append((start, end))
        planting.routes.append(_route(planting, vehicle, *homes[-1]))
    left_out = [planting.new_task(TaskKind.DIRECT) for _ in range(2)]
    problem = limited(planting, homes, left_out)
    return problem, bench.answer(problem, *planting.routes)


def _route(planting: Planting, vehicle: int, start: int, end: int) -> Route:
    """Drive a day of one or two rounds."""
    clock, rounds = planting.rng.randrange(5000), []
    most = planting.rng.randrange(1, 3)
    for number in range(most):
        begins = 0 if number else start
        ends = end if number == most - 1 else 0
        stops = _stops(planting, begins, ends)
        rounds.append(_drive(planting, clock, stops, number == most - 1))
        clock = max([rounds[-1][-1].leave, *(b for _, b in rounds[-1][-1].pauses)])
    return Route(vehicle, tuple(rounds))


def _stops(planting: Planting, begins: int, ends: int) -> list[Step]:
    """Choose the steps of a round: load, visits in any order, unload."""
    rng = planting.rng
    kinds = [rng.choice(list(TaskKind)) for _ in range(rng.randrange(1, 5))]
    tasks = [(planting.new_task(kind), kind) for kind in kinds]
    loads = tuple(t for t, kind in tasks if kind is TaskKind.DELIVER)
    brings = tuple(t for t, kind in tasks if kind is TaskKind.COLLECT)
    visits = []
    for t, _ in tasks:
        task, after = planting.tasks[t], 0
        if task.pickup is not None:
            after = rng.randrange(len(visits) + 1)
            visits.insert(after, Step(task.pickup.place, 0, 0, 0, taken=(t,)))
            after += 1
        if task.delivery is not None:
            at = rng.randrange(after, len(visits) + 1)
            visits.insert(at, Step(task.delivery.place, 0, 0, 0, handed=(t,)))
    first = [Step(begins, 0, 0, 0)] if begins or not loads else []
    load = [Step(0, 0, 0, 0, taken=loads)] if loads else []
    unload = [Step(0, 0, 0, 0, handed=brings)] if brings else []
    last = [Step(ends, 0, 0, 0)] if ends or not brings else []
    return [*first, *load, *visits, *unload, *last]


def _drive(
    planting: Planting, clock: int, stops: list[Step], final: bool
) -> tuple[Step, ...]:
    """Drive a round as early as can be, pausing now and then."""
    rng, done = planting.rng, list[Step]()
    for number, stop in enumerate(stops):
        if done:
            clock += int(planting.matrix.seconds[done[-1].place, stop.place])
        arrive, pauses = clock, []
        if done and (stop.taken or stop.handed) and rng.random() < 0.3:
            clock += rng.randrange(1, 900)
            pauses.append((arrive, clock))
        begin = clock
        clock = leave = begin + _service(planting, stop)
        last = number == len(stops) - 1
        works = stop.taken or stop.handed
        if (not final if last else works) and rng.random() < 0.3:
            clock += rng.randrange(1, 900)
            pauses.append((leave, clock))
        done.append(
            replace(
                stop,
                arrive=arrive,
                begin=begin,
                leave=leave if last else clock,
                pauses=tuple(pauses),
            )
        )
    return tuple(done)


def _service(planting: Planting, stop: Step) -> int:
    tasks = [planting.tasks[t] for t in (*stop.taken, *stop.handed)]
    if not tasks:
        return 0
    if stop.place == 0:
        return planting.dock.fixed + sum(task.dock_seconds for task in tasks)
    visit = tasks[0].pickup if stop.taken else tasks[0].delivery
    assert visit is not None
    return visit.fixed + visit.handover


def limited(
    planting: Planting, homes: list[tuple[int, int]], left_out: list[int]
) -> Problem:
    """Draw the limits around what was driven."""
    tasks, dock = planting.tasks, planting.dock
    done = _handled(planting)
    for route in planting.routes:
        for steps in route.rounds:
            for step in steps:
                _limit_tasks(planting, route.vehicle, steps, step)
    for t, task in enumerate(tasks):
        if task.kind is TaskKind.COLLECT:
            tasks[t] = replace(task, due=done[t])
        elif task.kind is TaskKind.DELIVER:
            waits = tuple(c for c, at in done.items() if at <= task.ready)[:2]
            tasks[t] = replace(task, after=waits)
    services = sorted(
        event
        for steps in _rounds(planting)
        for step in steps
        if step.place == 0 and (step.taken or step.handed)
        for event in ((step.begin, 1), (step.begin + _service(planting, step), -1))
    )
    busy = accumulate((change for _, change in services), initial=0)
    begins = {at for at, change in services if change > 0}
    windows = tuple((at, at) for at in sorted(begins)) or dock.windows
    return Problem(
        matrices=(planting.matrix,),
        tasks=tuple(tasks),
        requests=_requests(tasks, left_out),
        vehicles=tuple(
            _limit_vehicle(planting, route, *home)
            for route, home in zip(planting.routes, homes, strict=True)
        ),
        dock=replace(dock, doors=max(1, *busy), windows=windows, teams=TEAMS),
        mixed=True,
    )


def _rounds(planting: Planting) -> Iterator[tuple[Step, ...]]:
    for route in planting.routes:
        yield from route.rounds


def _handled(planting: Planting) -> dict[int, int]:
    """Say when collections are handled by one team, one round after the other."""
    free, done = 0, dict[int, int]()
    came = sorted(
        (step.begin + _service(planting, step), route.vehicle, step.handed)
        for route in planting.routes
        for steps in route.rounds
        for step in steps
        if step.place == 0 and step.handed
    )
    for at, _, goods in came:
        work = sum(planting.tasks[t].handling for t in goods)
        free = max(free, at) + planting.dock.handling + work
        done |= dict.fromkeys(goods, free)
    return done


def _requests(tasks: list[Task], left_out: list[int]) -> tuple[Request, ...]:
    """Put tasks that wait for one another into one way; what is left out comes last."""
    home = list(range(len(tasks)))
    for t, task in enumerate(tasks):
        for other in task.after:
            old, new = home[other], home[t]
            home = [new if h == old else h for h in home]
    ways: dict[int, list[int]] = {}
    for t in range(len(tasks)):
        ways.setdefault(home[t], []).append(t)
    requests = [
        Request((tuple(way),)) for way in ways.values() if way[0] not in left_out
    ]
    must, may = left_out
    return (
        *requests,
        Request(((must,),), weight=3, priority=2),
        Request(((may,),), skip=77),
    )


def _limit_tasks(
    planting: Planting, vehicle: int, steps: tuple[Step, ...], step: Step
) -> None:
    """Limit when the tasks of a step are taken, and how long they are on board."""
    tasks = planting.tasks
    for t in (*step.taken, *step.handed):
        name = "pickup" if t in step.taken else "delivery"
        visit = getattr(tasks[t], name)
        if step.place:
            slack = planting.rng.randrange(500)
            opens = (max(0, step.begin - slack), step.begin)
            later = (step.begin + 1000, step.begin + 2000)
            ends = {name: replace(visit, windows=(opens, later))}
            tasks[t] = replace(tasks[t], **ends)
        elif t in step.taken:
            tasks[t] = replace(tasks[t], ready=step.begin)
        if t in step.handed:
            origin = next(s for s in steps if t in s.taken)
            since = origin.begin + _service(planting, origin)
            tasks[t] = replace(tasks[t], aboard=step.begin - since, vehicles=(vehicle,))


def _limit_vehicle(planting: Planting, route: Route, start: int, end: int) -> Vehicle:
    """Limit a vehicle to what it did."""
    steps = [step for steps in route.rounds for step in steps]
    legs = [leg for steps in route.rounds for leg in pairwise(steps)]
    opens, closes = steps[0].arrive, steps[-1].leave
    load, most = np.zeros(2, dtype=int), np.zeros(2, dtype=int)
    for step in steps:
        load -= sum((planting.tasks[t].load for t in step.handed), np.zeros(2, int))
        load += sum((planting.tasks[t].load for t in step.taken), np.zeros(2, int))
        most = np.maximum(most, load)
    pauses = [pause for step in steps for pause in step.pauses]
    edges = [opens, *(edge for pause in pauses for edge in pause), closes]
    stretch = max(b - a for a, b in zip(edges[::2], edges[1::2], strict=True))
    shortest = min((b - a for a, b in pauses), default=600)
    driven = sum(b.arrive - a.leave for a, b in legs)
    matrix = planting.matrix.metres
    lengths = [
        sum(int(matrix[a.place, b.place]) for a, b in pairwise(steps))
        for steps in route.rounds
    ]
    return Vehicle(
        *(start, end, opens, closes, tuple(int(x) for x in most)),
        costs=Costs(
            per_day=route.vehicle, distance=Price(1), time=Price(1), gaps_paid=True
        ),
        hours=Hours(
            max_span=closes - opens,
            max_driving=driven,
            breaks=(BreakRule(stretch, shortest),),
        ),
        max_rounds=len(route.rounds),
        max_round=max(lengths),
    )


@pytest.fixture
def plant(bench: Any) -> Callable[[int], tuple[Problem, Result]]:
    """Give what plants a plan by a seed."""
    return lambda seed: planted(bench, seed)
