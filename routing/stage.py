"""One kind of a day's tasks as a problem that PyVRP can carry."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from mil.units import Cents, Seconds
from routing.plain.carry import ends, expressible, in_time
from routing.problem import (
    Dock,
    Hours,
    Problem,
    Request,
    Span,
    Task,
    TaskKind,
    Vehicle,
    Visit,
)

DEAR = 10
"""What a task left out costs, in the dearest days of one leg each."""


@dataclass(slots=True)
class Past:
    """What the rounds planned before leave.

    Attributes
    ----------
    rounds, ends
        By vehicle that has any: how many, and when it is home.
    handled
        By collection: when its goods are handled at the dock.
    """

    rounds: dict[int, int] = field(default_factory=dict)
    ends: dict[int, Seconds] = field(default_factory=dict)
    handled: dict[int, Seconds] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, slots=True)
class Stage:
    """A part of a day.

    Attributes
    ----------
    problem
        Without the rules that PyVRP lacks; everything in it may be left out.
    tasks, vehicles
        What its tasks and vehicles are in the day.
    """

    problem: Problem
    tasks: tuple[int, ...]
    vehicles: tuple[int, ...]

    def visit(self, number: int) -> int:
        """Return the number in the day of a visit in this part."""
        return 2 * self.tasks[number // 2] + number % 2


def apt(problem: Problem) -> bool:
    """Whether PyVRP could carry a day's tasks, kind by kind, but for work at the dock.

    Days with other rules that it lacks lose too much when they are left aside: what is
    planned without breaks or time on board is mostly taken out again.
    """
    dock = problem.dock
    if dock is None or dock.doors is not None or dock.teams is not None:
        return False
    tasks = tuple(
        replace(task, after=(), dock_seconds=0, handling=0) for task in problem.tasks
    )
    single = tuple(Request(((task,),)) for task in range(len(tasks)))
    vehicles = tuple(replace(v, max_rounds=1) for v in problem.vehicles)
    free = replace(dock, fixed=0, handling=0)
    bare = replace(
        problem, tasks=tasks, requests=single, vehicles=vehicles, dock=free, mixed=True
    )
    return expressible(bare)


def stage_of(
    problem: Problem, kind: TaskKind, tasks: Sequence[int], past: Past
) -> Stage | None:
    """Return some tasks of one kind as a problem, None when none can be done.

    Parameters
    ----------
    problem
        The day.
    kind, tasks
        What is to be done.
    past
        What was planned before.
    """
    here = Counter(end.place for task in tasks for end in ends(problem.tasks[task]))
    timed = {task: _task(problem.tasks[task], past, here) for task in tasks}
    able = {number: task for number, task in timed.items() if task is not None}
    work = _dock_work(problem, tuple(able))
    fleet = {
        number: vehicle
        for number in range(len(problem.vehicles))
        if (vehicle := _vehicle(problem, number, kind, past, work)) is not None
    }
    if not able or not fleet:
        return None
    dock = None
    if problem.dock is not None:
        fixed = work if kind is TaskKind.DELIVER else 0
        dock = Dock(problem.dock.place, (_open(problem.dock),), fixed=fixed)
    place = {number: at for at, number in enumerate(fleet)}
    skip = _dear(problem)
    part = Problem(
        problem.matrices,
        tuple(_for(task, place) for task in able.values()),
        tuple(Request(((at,),), skip=skip) for at in range(len(able))),
        tuple(fleet.values()),
        dock,
    )
    return Stage(part, tuple(able), tuple(fleet))


def _task(task: Task, past: Past, here: Mapping[int, int]) -> Task | None:
    """Return a task without the rules PyVRP lacks, None when it cannot be in time."""
    if not all(other in past.handled for other in task.after):
        return None
    ready = max([task.ready, *(past.handled[other] for other in task.after)])
    single = task.kind is TaskKind.DIRECT
    pickup = _visit(task.pickup, here, ready, single)
    delivery = _visit(task.delivery, here, ready, single)
    if not all(end.windows for end in (pickup, delivery) if end is not None):
        return None
    found = Task(
        task.kind,
        task.load,
        pickup,
        delivery,
        ready=ready,
        vehicles=task.vehicles,
        dear=task.dear,
    )
    return found if in_time(found) else None


def _visit(
    visit: Visit | None, here: Mapping[int, int], ready: Seconds, single: bool
) -> Visit | None:
    """Return a visit; what is done once per step is shared by all tasks at a place."""
    if visit is None:
        return None
    windows = [(begin, end) for begin, end in visit.windows if end >= ready]
    windows.sort(key=lambda window: window[0] - window[1])
    return Visit(
        visit.place,
        tuple(windows[:1] if single else sorted(windows)),
        handover=visit.handover + visit.fixed // here[visit.place],
    )


def _for(task: Task, place: Mapping[int, int]) -> Task:
    """Return a task for the vehicles that there are, by their places among them."""
    if task.vehicles is None:
        may = None
    else:
        may = tuple(place[vehicle] for vehicle in task.vehicles if vehicle in place)
    dear = tuple((place[v], cents) for v, cents in task.dear if v in place)
    return replace(task, vehicles=may, dear=dear)


def _vehicle(
    problem: Problem, number: int, kind: TaskKind, past: Past, work: Seconds
) -> Vehicle | None:
    """Return what is left of a vehicle's day, None when nothing is."""
    vehicle, dock = problem.vehicles[number], problem.dock
    made = past.rounds.get(number, 0)
    opens, closes = past.ends.get(number, vehicle.opens), vehicle.closes
    start, end = vehicle.end if made else vehicle.start, vehicle.end
    costs = replace(
        vehicle.costs, load=(), per_day=0 if made else vehicle.costs.per_day
    )
    if dock is not None:
        seconds = problem.matrices[vehicle.profile].seconds
        out, home = int(seconds[start, dock.place]), int(seconds[dock.place, end])
        if kind is TaskKind.DELIVER:
            opens, start = opens + out if out >= 0 else closes, dock.place
        if kind is TaskKind.COLLECT:
            closes, end = closes - work - home if home >= 0 else opens, dock.place
        opens, closes = max(opens, _open(dock)[0]), min(closes, _open(dock)[1])
    if made >= vehicle.max_rounds or opens >= closes:
        return None
    plain = vehicle.max_round is None and not costs.per_round
    several = plain and (costs.gaps_paid or not costs.time.amount)
    return replace(
        vehicle,
        start=start,
        end=end,
        opens=opens,
        closes=closes,
        hours=Hours(max_span=min(vehicle.hours.max_span, closes - opens)),
        costs=costs,
        max_rounds=vehicle.max_rounds - made if several else 1,
    )


def _open(dock: Dock) -> Span:
    """Return from when until when a dock is open, its pauses left aside."""
    return dock.windows[0][0], dock.windows[-1][1]


def _dock_work(problem: Problem, tasks: Sequence[int]) -> Seconds:
    """Return how long a round loads or unloads, with as few rounds as can be."""
    if problem.dock is None or not tasks:
        return 0
    rooms = [
        max(room) for room in zip(*(v.capacity for v in problem.vehicles), strict=True)
    ]
    loads = [problem.tasks[task].load for task in tasks]
    rounds = max(
        (
            -(-sum(load) // max(1, room))
            for *load, room in zip(*loads, rooms, strict=True)
        ),
        default=1,
    )
    seconds = sum(problem.tasks[task].dock_seconds for task in tasks)
    return problem.dock.fixed + seconds // max(1, rounds)


def _dear(problem: Problem) -> Cents:
    """Return what leaving a task out costs: more than serving it, far and late."""
    metres = max(int(matrix.metres.max(initial=1)) for matrix in problem.matrices)
    seconds = max(int(matrix.seconds.max(initial=1)) for matrix in problem.matrices)
    return DEAR * max(
        1
        + costs.per_day
        + costs.per_round
        + costs.per_stop
        + costs.distance.amount * metres // costs.distance.per
        + costs.time.amount * seconds // costs.time.per
        for costs in (vehicle.costs for vehicle in problem.vehicles)
    )
