"""Numbers of a day that somebody could agree to change: openings, shifts, loads.

Each is moved in steps, on the engine's problem. Steps of different levers are compared
by what they ask of people: five minutes, a crate and a kilometre count the same,
another round as an hour, another vehicle as more than any of them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial

from mil.units import Seconds, ceil_div
from routing.day.problem import joined
from routing.problem import NEVER, Problem, Span, Task, Vehicle, Visit

STEP: Seconds = 300
"""Seconds by which a time is moved in a step."""

REACH = 1000
"""Metres by which a range is moved in a step."""

MOST = 72
"""Most steps a number is moved: six hours."""

HOUR, ALL = 3600 // STEP, 2 * MOST
"""What another round, and another vehicle, count as, in steps."""

Windows = tuple[Span, ...]
Move = Callable[[int], Problem]


class Rule(Enum):
    """What a lever moves."""

    DUE = auto()
    OPENS = auto()
    CLOSES = auto()
    LONGER = auto()
    STARTS = auto()
    ENDS = auto()
    HOURS = auto()
    ABOARD = auto()
    ROOM = auto()
    RANGE = auto()
    ROUND = auto()
    VEHICLE = auto()


@dataclass(frozen=True, slots=True)
class Lever:
    """A number that can be moved.

    Attributes
    ----------
    rule
        What it is.
    move
        Returns the problem with it moved by some steps.
    most
        Most steps it can be moved.
    at
        Index of the place, the vehicle or the task it belongs to.
    window
        Index of the opening, where it is one.
    weight
        What a step counts as.
    """

    rule: Rule
    move: Move
    most: int
    at: int
    window: int = 0
    weight: int = 1


def levers_of(problem: Problem, request: int, crates: int) -> Iterator[Lever]:
    """Give what could be changed for a request, what is preferred first.

    Parameters
    ----------
    problem
        The day.
    request
        One that is left out.
    crates
        How many crates it is.
    """
    numbers = [task for way in problem.requests[request].ways for task in way]
    tasks = [problem.tasks[number] for number in numbers]
    for number, task in zip(numbers, tasks, strict=True):
        if task.due is not None:
            yield Lever(Rule.DUE, partial(_later_due, problem, number), MOST, number)
    if problem.dock is not None:
        yield from _openings(problem, problem.dock.place, problem.dock.windows)
    vehicles = _takers(problem, tasks)
    yield from _moved(problem, vehicles, Rule.LONGER, _longer)
    for visit in _places(tasks):
        yield from _openings(problem, visit.place, visit.windows)
    for rule, change in (
        (Rule.ENDS, _later),
        (Rule.STARTS, _earlier),
        (Rule.HOURS, _more_time),
    ):
        yield from _moved(problem, vehicles, rule, change)
    for number, task in zip(numbers, tasks, strict=True):
        if task.aboard is not None:
            yield Lever(
                Rule.ABOARD, partial(_longer_aboard, problem, number), MOST, number
            )
    load = tasks[0].load
    yield from _moved(
        problem, vehicles, Rule.ROOM, partial(_larger, load, crates), crates
    )
    ranged = [v for v in vehicles if problem.vehicles[v].max_round is not None]
    yield from _moved(problem, ranged, Rule.RANGE, _farther)
    yield from _moved(problem, vehicles, Rule.ROUND, _oftener, 1, HOUR)
    for vehicle in vehicles:
        move = partial(_with_another, problem, vehicle)
        yield Lever(Rule.VEHICLE, move, 1, vehicle, weight=ALL)


def _takers(problem: Problem, tasks: Iterable[Task]) -> list[int]:
    """Return the vehicles that may do any of some tasks."""
    everybody = range(len(problem.vehicles))
    return sorted({v for task in tasks for v in (task.vehicles or everybody)})


def _places(tasks: Iterable[Task]) -> list[Visit]:
    """Return a visit at each place of some tasks."""
    ends = (end for task in tasks for end in (task.pickup, task.delivery))
    return list({end.place: end for end in ends if end is not None}.values())


def _openings(problem: Problem, place: int, windows: Windows) -> Iterator[Lever]:
    for number, (opens, _) in enumerate(windows):
        before = partial(_wider, problem, place, number, STEP, 0)
        yield Lever(Rule.OPENS, before, min(MOST, opens // STEP), place, number)
        after = partial(_wider, problem, place, number, 0, STEP)
        yield Lever(Rule.CLOSES, after, MOST, place, number)


def _moved(
    problem: Problem,
    vehicles: Iterable[int],
    rule: Rule,
    change: Callable[[Vehicle, int], Vehicle],
    most: int = MOST,
    weight: int = 1,
) -> Iterator[Lever]:
    for vehicle in vehicles:
        move = partial(_changed, problem, vehicle, change)
        yield Lever(rule, move, most, vehicle, weight=weight)


def _changed(
    problem: Problem,
    number: int,
    change: Callable[[Vehicle, int], Vehicle],
    steps: int,
) -> Problem:
    vehicles = list(problem.vehicles)
    vehicles[number] = change(vehicles[number], steps)
    return replace(problem, vehicles=tuple(vehicles))


def _longer(vehicle: Vehicle, steps: int) -> Vehicle:
    hours, more = vehicle.hours, steps * STEP
    wheel = None if hours.max_driving is None else hours.max_driving + more
    span = min(NEVER, hours.max_span + more)
    return replace(vehicle, hours=replace(hours, max_span=span, max_driving=wheel))


def _earlier(vehicle: Vehicle, steps: int) -> Vehicle:
    return replace(vehicle, opens=max(0, vehicle.opens - steps * STEP))


def _later(vehicle: Vehicle, steps: int) -> Vehicle:
    return replace(vehicle, closes=vehicle.closes + steps * STEP)


def _more_time(vehicle: Vehicle, steps: int) -> Vehicle:
    return _later(_longer(vehicle, steps), steps)


def _farther(vehicle: Vehicle, steps: int) -> Vehicle:
    return replace(vehicle, max_round=(vehicle.max_round or 0) + steps * REACH)


def _oftener(vehicle: Vehicle, steps: int) -> Vehicle:
    return replace(vehicle, max_rounds=vehicle.max_rounds + steps)


def _larger(load: Sequence[int], crates: int, vehicle: Vehicle, steps: int) -> Vehicle:
    """Return a vehicle with room for so many more of a load's crates."""
    rooms = zip(vehicle.capacity, load, strict=True)
    capacity = tuple(most + ceil_div(own * steps, crates) for most, own in rooms)
    return replace(vehicle, capacity=capacity)


def _with_another(problem: Problem, vehicle: int, steps: int) -> Problem:
    """Return a problem with a second vehicle like one that is there."""
    other = len(problem.vehicles)

    def taught(task: Task) -> Task:
        dear = tuple((other, cents) for v, cents in task.dear if v == vehicle)
        able = task.vehicles
        if able is not None and vehicle in able:
            able = (*able, other)
        return replace(task, vehicles=able, dear=(*task.dear, *dear))

    vehicles = (*problem.vehicles, *[problem.vehicles[vehicle]] * steps)
    return replace(
        problem, vehicles=vehicles, tasks=tuple(taught(task) for task in problem.tasks)
    )


def _with_task(problem: Problem, number: int, task: Task) -> Problem:
    tasks = list(problem.tasks)
    tasks[number] = task
    return replace(problem, tasks=tuple(tasks))


def _later_due(problem: Problem, number: int, steps: int) -> Problem:
    task = problem.tasks[number]
    return _with_task(
        problem, number, replace(task, due=(task.due or 0) + steps * STEP)
    )


def _longer_aboard(problem: Problem, number: int, steps: int) -> Problem:
    task = problem.tasks[number]
    return _with_task(
        problem, number, replace(task, aboard=(task.aboard or 0) + steps * STEP)
    )


def _wider(
    problem: Problem, place: int, window: int, before: int, after: int, steps: int
) -> Problem:
    """Return a problem where a place opens earlier, or closes later."""

    def wider(windows: Windows) -> Windows:
        spans = list(windows)
        opens, closes = spans[window]
        spans[window] = (opens - steps * before, closes + steps * after)
        return joined(sorted(spans))

    def moved(visit: Visit | None) -> Visit | None:
        if visit is None or visit.place != place:
            return visit
        return replace(visit, windows=wider(visit.windows))

    dock = problem.dock
    if dock is not None and dock.place == place:
        return replace(problem, dock=replace(dock, windows=wider(dock.windows)))
    tasks = (
        replace(task, pickup=moved(task.pickup), delivery=moved(task.delivery))
        for task in problem.tasks
    )
    return replace(problem, tasks=tuple(tasks))
