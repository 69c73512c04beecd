"""Goods on board and at the dock: rules 4 to 7."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heapreplace

from mil.ports import Fault
from mil.units import Seconds
from routing.check.routes.tour import Tour, at_dock, service, works
from routing.problem import Dock, Problem


def board_faults(tour: Tour) -> Iterator[Fault]:
    """Rules 6 and 7: what is on board fits on every leg, and is not there for long."""
    capacity, tasks = tour.car.capacity, tour.problem.tasks
    load = [0] * len(capacity)
    since: dict[int, Seconds] = {}
    for number, step in enumerate(tour.steps):
        for sign, goods in ((-1, step.handed), (1, step.taken)):
            for t in goods:
                for dimension, amount in enumerate(tasks[t].load):
                    load[dimension] += sign * amount
        if any(have > most for have, most in zip(load, capacity, strict=True)):
            message = f"leaves step {number} with {load}, room for {list(capacity)}"
            yield tour.fault("capacity", message)
        for t in step.handed:
            longest, taken = tasks[t].aboard, since.get(t, step.begin)
            if longest is not None and step.begin - taken > longest:
                message = f"task {t} is {step.begin - taken} s on board, not {longest}"
                yield tour.fault("aboard", message)
        since |= {t: step.begin + service(tour.problem, step) for t in step.taken}


@dataclass(frozen=True, slots=True, order=True)
class Unloading:
    """Goods that come to the dock together, in the order they are handled."""

    at: Seconds
    vehicle: int
    number: int
    tasks: tuple[int, ...]


def dock_faults(problem: Problem, tours: Sequence[Tour]) -> Iterator[Fault]:
    """Rules 4 and 5: doors, and goods that are there and handled in time."""
    dock = problem.dock
    if dock is None:
        return
    yield from _doors(dock, tours)
    done = handled(problem, dock, tours)
    for t, at in done.items():
        due = problem.tasks[t].due
        if due is not None and at > due:
            yield Fault("due", f"task {t}", f"handled at {at}, due at {due}")
    for tour in tours:
        for step in tour.steps:
            for t in step.taken if at_dock(problem, step) else ():
                yield from _loaded(problem, done, t, step.begin)


def _loaded(
    problem: Problem, done: dict[int, Seconds], t: int, begin: Seconds
) -> Iterator[Fault]:
    """Goods are loaded once they are ready and once those they wait for are handled."""
    task, where = problem.tasks[t], f"task {t}"
    if begin < task.ready:
        yield Fault("ready", where, f"loaded at {begin}, ready at {task.ready}")
    for collection in task.after:
        at = done.get(collection)
        if at is None:
            message = f"loaded, but task {collection} never came in"
            yield Fault("after", where, message)
        elif begin < at:
            message = f"loaded at {begin}, task {collection} is handled at {at}"
            yield Fault("after", where, message)


def handled(problem: Problem, dock: Dock, tours: Sequence[Tour]) -> dict[int, Seconds]:
    """Return when each collection brought to the dock is handled there (rule 5)."""
    queue = []
    for tour in tours:
        for step in tour.steps:
            if step.place == dock.place and step.handed:
                at = step.begin + service(problem, step)
                queue.append(Unloading(at, tour.vehicle, tour.number, step.handed))
    free = [-1] * (len(queue) if dock.teams is None else dock.teams)
    heapify(free)
    done: dict[int, Seconds] = {}
    for goods in sorted(queue):
        work = sum(problem.tasks[t].handling for t in goods.tasks)
        end = max(free[0], goods.at) + dock.handling + work
        heapreplace(free, end)
        done |= dict.fromkeys(goods.tasks, end)
    return done


def _doors(dock: Dock, tours: Sequence[Tour]) -> Iterator[Fault]:
    """Rule 4: no more services at a time than doors; one ends before one begins."""
    if dock.doors is None:
        return
    events: list[tuple[Seconds, int, str]] = []
    for tour in tours:
        for step in tour.steps:
            seconds = service(tour.problem, step)
            if step.place == dock.place and works(step) and seconds > 0:
                events.append((step.begin, 1, tour.where))
                events.append((step.begin + seconds, -1, tour.where))
    busy = 0
    for at, change, where in sorted(events):
        busy += change
        if change > 0 and busy > dock.doors:
            message = f"{busy} at the dock at {at}, it has {dock.doors} doors"
            yield Fault("doors", where, message)
