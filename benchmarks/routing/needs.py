"""Which rules a problem has, so that a peer that lacks one is not asked."""

from collections.abc import Iterator
from enum import StrEnum

from routing.problem import NEVER, Problem, Task, TaskKind, Vehicle, Visit


class Need(StrEnum):
    """A rule that not every peer knows."""

    WINDOWS = "windows"
    COLLECTIONS = "collections"
    PAIRS = "pairs"
    FLEET = "fleet"
    ACCESS = "access"
    ROUNDS = "rounds"
    RELEASE = "release"
    SPAN = "span"
    RANGE = "range"
    OPTIONAL = "optional"
    BEYOND = "beyond"
    """Anything that no peer is told of here: waiting at the dock, pauses, doors …"""


def needs_of(problem: Problem) -> frozenset[Need]:
    """Return the rules that matter in a problem."""
    found = {need for vehicle in problem.vehicles for need in _vehicle(vehicle)}
    found |= {need for task in problem.tasks for need in _task(task)}
    if len({(v.capacity, v.costs) for v in problem.vehicles}) > 1:
        found.add(Need.FLEET)
    if any(request.skip is not None for request in problem.requests):
        found.add(Need.OPTIONAL)
    if _beyond(problem):
        found.add(Need.BEYOND)
    return frozenset(found)


def _vehicle(vehicle: Vehicle) -> Iterator[Need]:
    costs, hours = vehicle.costs, vehicle.hours
    if vehicle.max_rounds > 1:
        yield Need.ROUNDS
    if hours.max_span < vehicle.closes - vehicle.opens:
        yield Need.SPAN
    if vehicle.max_round is not None:
        yield Need.RANGE
    plain = costs.distance.per == 1 and not (
        costs.per_round
        or costs.per_stop
        or costs.time.amount
        or any(price.amount for price in costs.load)
        or costs.overtime_after is not None
    )
    pauses = hours.breaks or hours.lunch or hours.max_driving is not None
    if not plain or pauses or vehicle.start != vehicle.end or vehicle.profile:
        yield Need.BEYOND


def _task(task: Task) -> Iterator[Need]:
    if task.kind is TaskKind.DIRECT:
        yield Need.PAIRS
    if task.kind is TaskKind.COLLECT:
        yield Need.COLLECTIONS
    if task.vehicles is not None:
        yield Need.ACCESS
    if task.ready:
        yield Need.RELEASE
    visits = [end for end in (task.pickup, task.delivery) if end is not None]
    if any(visit.windows != ((0, NEVER),) for visit in visits):
        yield Need.WINDOWS
    odd = task.after or task.dear or task.goods or task.dock_seconds
    if odd or task.due is not None or task.aboard is not None or any(map(_odd, visits)):
        yield Need.BEYOND


def _odd(visit: Visit) -> bool:
    return len(visit.windows) != 1 or visit.soft is not None


def _beyond(problem: Problem) -> bool:
    """Return whether the day as a whole has a rule no peer is told of."""
    places = {vehicle.start for vehicle in problem.vehicles}
    dock = problem.dock
    visited = [
        end.place
        for task in problem.tasks
        for end in (task.pickup, task.delivery)
        if end is not None
    ]
    served = {task for request in problem.requests for task in request.ways[0]}
    ways = any(len(r.ways) != 1 or len(r.ways[0]) != 1 for r in problem.requests)
    kept = problem.locks or problem.keeps or problem.apart or problem.even is not None
    if dock is not None:
        places.add(dock.place)
        opens, closes = dock.windows[0]
        shut = any(v.opens < opens or v.closes > closes for v in problem.vehicles)
        if dock.fixed or dock.doors is not None or len(dock.windows) > 1 or shut:
            return True
    return (
        len(places) > 1
        or bool(places & set(visited))
        or len(visited) != len(set(visited))
        or len(served) != len(problem.tasks)
        or ways
        or problem.mixed
        or bool(kept)
        or len(problem.matrices) != 1
        or bool((problem.matrices[0].metres < 0).any())
    )
