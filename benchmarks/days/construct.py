"""Makes a sensible plan for a day by insertion, then polishes its rounds."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from benchmarks.days.fleet import H, at_home
from benchmarks.days.polish import polish
from benchmarks.days.tours import NO_WAY, Block, Roads, Tour
from mil.units import Seconds
from routing.problem import (
    Problem,
    Task,
    TaskKind,
    delivery_of,
    pickup_of,
    price_unit,
)
from routing.result import Plan

MORNING = 6 * H
"""When collections begin, about."""

COLLECTING, DELIVERING = 9_000, 10_800
"""About the longest round, seconds."""

PATIENCE = 5
"""Seconds that a round waits for goods which are as bad as a cent."""


@dataclass
class Sketch:
    """A plan in the making.

    Attributes
    ----------
    roads, draw
        The day's ways, source of chance.
    tours
        Rounds, in the order they are made.
    free
        By vehicle: when it is back from what it has so far, about.
    ready
        By delivery: when its goods are at the dock, about.
    """

    roads: Roads
    draw: Random
    tours: list[Tour] = field(default_factory=list)
    free: list[Seconds] = field(default_factory=list)
    ready: dict[int, Seconds] = field(default_factory=dict)

    @property
    def problem(self) -> Problem:
        """Return the day."""
        return self.roads.problem

    def task(self, block: Block) -> Task:
        """Return a block's first task."""
        return self.problem.tasks[block[0] // 2]

    def add(self, tour: Tour) -> None:
        """Add a round to a vehicle's day."""
        self.tours.append(tour)
        begin = max(self.free[tour.vehicle], tour.ready)
        self.free[tour.vehicle] = begin + tour.seconds(tour.blocks)


def construct(problem: Problem, draw: Random) -> Plan:
    """Make a plan that serves everything, windows aside.

    Parameters
    ----------
    problem
        A day that `hub_day` draws: its first vehicle can do every task.
    draw
        Source of chance.

    Returns
    -------
    Plan
        Collections first, each vehicle's deliveries when it is back and their goods
        are there. Farmers carry some of their own goods directly.
    """
    free = [MORNING] * len(problem.vehicles)
    sketch = Sketch(Roads.of(problem), draw, free=free)
    carried = _carry(sketch)
    tasks = {
        t
        for request in problem.requests
        for t in request.ways[0]
        if not carried.intersection(t for way in request.ways for t in way)
    }
    early, late = _halves(sketch, tasks)
    _own(sketch, early)
    _fill(sketch, early, TaskKind.COLLECT)
    polish([tour for tour in sketch.tours if tour.kind is TaskKind.COLLECT])
    _expect(sketch, tasks)
    _fill(sketch, late, TaskKind.DELIVER)
    polish([tour for tour in sketch.tours if tour.kind is TaskKind.DELIVER])
    return tuple(
        tuple(tour.visits for tour in sketch.tours if tour.vehicle == vehicle)
        for vehicle in range(len(problem.vehicles))
    )


def _carry(sketch: Sketch) -> set[int]:
    """Let farmers carry some of their goods directly; return the tasks."""
    problem, done = sketch.problem, set[int]()
    for vehicle, car in enumerate(problem.vehicles):
        own = [
            way[0]
            for request in problem.requests
            for way in request.ways[1:]
            if _pickup_place(problem, way[0]) == car.start
        ]
        if not at_home(car) or len(own) < 2 or sketch.draw.random() < 0.4:
            continue
        tour = Tour(sketch.roads, vehicle, TaskKind.DIRECT)
        for t in own[:4]:
            first = tour.blocks[0] if tour.blocks else ()
            blocks = [(*first, pickup_of(t)), *tour.blocks[1:], (delivery_of(t),)]
            if tour.fits(blocks):
                tour.blocks = blocks
        if tour.blocks:
            polish([tour])
            done |= {number // 2 for number in tour.visits}
            sketch.add(tour)
    return done


def _pickup_place(problem: Problem, task: int) -> int | None:
    pickup = problem.tasks[task].pickup
    return None if pickup is None else pickup.place


def _halves(sketch: Sketch, tasks: set[int]) -> tuple[list[Block], list[Block]]:
    """Part what is collected first from what is delivered, or collected on the way."""
    problem, early, late = sketch.problem, list[Block](), list[Block]()
    needed = {c for t in tasks for c in problem.tasks[t].after}
    for t in sorted(tasks):
        if problem.tasks[t].kind is TaskKind.DELIVER:
            late.append((delivery_of(t),))
        elif problem.mixed and t not in needed and sketch.draw.random() < 0.7:
            late.append((pickup_of(t),))
        else:
            early.append((pickup_of(t),))
    return early, late


def _own(sketch: Sketch, early: list[Block]) -> None:
    """Let farmers who drive bring their own goods, and their neighbours'."""
    for vehicle, car in enumerate(sketch.problem.vehicles):
        if not at_home(car) or any(t.vehicle == vehicle for t in sketch.tours):
            continue
        tour = Tour(sketch.roads, vehicle, TaskKind.COLLECT)
        for block in [b for b in early if sketch.roads.place(b) == car.start]:
            _insert(sketch, tour, [block], early, COLLECTING)
        if tour.blocks:
            _grow(sketch, tour, early, COLLECTING)
            sketch.add(tour)


def _fill(sketch: Sketch, blocks: list[Block], kind: TaskKind) -> None:
    """Make rounds until all blocks are in one, by the vehicle that is free first."""
    longest = COLLECTING if kind is TaskKind.COLLECT else DELIVERING
    barred: set[int] = set()
    while blocks:
        vehicle = _next(sketch, kind, barred)
        tour = Tour(sketch.roads, vehicle, kind)
        # far places first: the vehicle that goes there takes what lies on its way
        far = sorted(blocks, key=lambda block: -_far(sketch, vehicle, block))
        if kind is TaskKind.DELIVER:
            now = max(sketch.free[vehicle], min(_ready(sketch, b) for b in blocks))
            far.sort(key=lambda block: _ready(sketch, block) > now)
        for block in far:
            if _insert(sketch, tour, [block], blocks, 4 * H):
                break
        if not tour.blocks:
            barred.add(vehicle)
            continue
        _grow(sketch, tour, blocks, longest)
        sketch.add(tour)


def _next(sketch: Sketch, kind: TaskKind, barred: set[int]) -> int:
    """Return the vehicle that begins the next round."""
    cars, done = sketch.problem.vehicles, [tour.vehicle for tour in sketch.tours]

    def begins(vehicle: int) -> tuple[int, int]:
        car = cars[vehicle]
        # a round that is paid for by itself, or a van not yet out, should be worth it
        dear = 5 * H if car.costs.per_round else 0
        fresh = H if vehicle not in done and car.costs.per_day else 0
        return (sketch.free[vehicle] + dear + fresh, vehicle)

    able = [
        vehicle
        for vehicle, car in enumerate(cars)
        if vehicle not in barred
        and (
            not at_home(car) or (kind is TaskKind.DELIVER and done.count(vehicle) == 1)
        )
        and done.count(vehicle) < car.max_rounds
    ]
    return min(able or [0], key=begins)


def _far(sketch: Sketch, vehicle: int, block: Block) -> int:
    arcs, dock = sketch.roads.arcs[vehicle], sketch.problem.dock
    return arcs[0 if dock is None else dock.place][sketch.roads.place(block)]


def _ready(sketch: Sketch, block: Block) -> Seconds:
    return sketch.ready.get(block[0] // 2, 0)


def _grow(sketch: Sketch, tour: Tour, blocks: list[Block], longest: Seconds) -> None:
    """Add to a round whatever costs least, until nothing fits."""
    while _insert(sketch, tour, blocks, blocks, longest):
        pass


def _insert(
    sketch: Sketch,
    tour: Tour,
    candidates: Iterable[Block],
    blocks: list[Block],
    longest: Seconds,
) -> bool:
    """Add the cheapest of some blocks to a round; take it from `blocks`."""
    leaves = max(tour.ready, sketch.free[tour.vehicle])
    rated, unit = [], price_unit(sketch.problem)
    for block in candidates:
        waits = max(0, _ready(sketch, block) - leaves) if tour.blocks else 0
        saved = _far(sketch, tour.vehicle, block)
        for more, found in tour.with_block(block):
            if more < NO_WAY:
                rated.append((more - saved + waits * unit // PATIENCE, block, found))
    for _, block, found in sorted(rated):
        if tour.fits(found) and tour.seconds(found) <= longest:
            tour.blocks = found
            tour.ready = max(tour.ready, _ready(sketch, block))
            blocks.remove(block)
            return True
    return False


def _expect(sketch: Sketch, tasks: set[int]) -> None:
    """Work out about when the goods of each delivery are at the dock."""
    problem, dock = sketch.problem, sketch.problem.dock
    there: dict[int, Seconds] = {}
    now = dict.fromkeys(range(len(problem.vehicles)), MORNING)
    for tour in sketch.tours:
        now[tour.vehicle] += tour.seconds(tour.blocks)
        work = sum(problem.tasks[n // 2].handling for n in tour.visits)
        work += 0 if dock is None else dock.handling
        there |= {n // 2: now[tour.vehicle] + work for n in tour.visits}
    for t in tasks:
        waited = [there[c] for c in problem.tasks[t].after]
        sketch.ready[t] = max(waited, default=0)
