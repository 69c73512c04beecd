"""The stops of a relaxation: visits, and when the best of days could begin them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from routing.bound.network import FAR, Integers
from routing.problem import (
    Dock,
    Problem,
    Request,
    Span,
    Task,
    TaskKind,
    Vehicle,
    Visit,
)


@dataclass(frozen=True, slots=True)
class Stop:
    """One visit of a task.

    Attributes
    ----------
    task
        Its number.
    visit
        The visit.
    last
        Whether it is the task's only or last visit: what a task costs is paid there.
    """

    task: int
    visit: Visit
    last: bool

    @property
    def service(self) -> int:
        """Seconds of service when it is a step of its own."""
        return self.visit.fixed + self.visit.handover


def stops_of(problem: Problem, wanted: Sequence[Request]) -> tuple[Stop, ...]:
    """Return the stops of all ways of some requests, in the order of ways."""
    return tuple(
        stop
        for request in wanted
        for way in request.ways
        for task in way
        for stop in _of_task(problem, task)
    )


def _of_task(problem: Problem, task: int) -> Iterator[Stop]:
    work = problem.tasks[task]
    if work.pickup is not None:
        yield Stop(task, work.pickup, work.delivery is None)
    if work.delivery is not None:
        yield Stop(task, work.delivery, True)


def shortest(seconds: Integers) -> Integers:
    """Return the time of the shortest way between all places; `FAR` for no way."""
    way: Integers = np.where(seconds < 0, FAR, seconds).astype(np.int64)
    np.fill_diagonal(way, 0)
    for via in range(len(way)):
        np.minimum(way, way[:, via, None] + way[via], out=way)
    return way


class Hopes:
    """When work could begin if nothing stood in its way but the roads and itself.

    Parameters
    ----------
    problem
        The day.
    """

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._ways = [shortest(matrix.seconds) for matrix in problem.matrices]
        self._mates = {
            task: set(way)
            for request in problem.requests
            for way in request.ways
            for task in way
        }

    def windows(self, stop: Stop, vehicle: Vehicle) -> tuple[Span, ...]:
        """Return when a stop may begin, as far as its goods allow."""
        task = self._problem.tasks[stop.task]
        dock = self._problem.dock
        opens, closes = vehicle.opens, vehicle.closes
        if dock is not None and task.kind is TaskKind.DELIVER:
            way = self._ways[vehicle.profile]
            loaded = self._loaded(stop.task, dock) + dock.fixed + task.dock_seconds
            opens = max(opens, loaded + int(way[dock.place, stop.visit.place]))
        if dock is not None and task.kind is TaskKind.COLLECT:
            closes = min(closes, self._unloaded(task, dock, vehicle, stop))
        return tuple(
            (max(begin, opens), min(end, closes))
            for begin, end in stop.visit.windows
            if max(begin, opens) <= min(end, closes)
        )

    def _unloaded(self, task: Task, dock: Dock, vehicle: Vehicle, stop: Stop) -> int:
        """Return when a collection must begin to be unloaded and handled in time."""
        way = self._ways[vehicle.profile]
        latest = dock.windows[-1][1] - stop.service
        latest -= int(way[stop.visit.place, dock.place])
        if task.due is not None:
            latest = min(latest, task.due - self._after(stop, task, dock, vehicle))
        return latest

    def _after(self, stop: Stop, task: Task, dock: Dock, vehicle: Vehicle) -> int:
        """Return the least time from the beginning of a collection to its handling."""
        way = self._ways[vehicle.profile]
        unloading = dock.fixed + task.dock_seconds
        handling = dock.handling + task.handling
        return (
            stop.service + int(way[stop.visit.place, dock.place]) + unloading + handling
        )

    def _loaded(self, number: int, dock: Dock) -> int:
        """Return when loading a delivery could begin."""
        task = self._problem.tasks[number]
        ready = max(task.ready, dock.windows[0][0])
        # goods of another request may never come: nothing is known of them here
        own = self._mates.get(number, set())
        for other in own.intersection(task.after):
            ready = max(ready, self._handled(other, dock))
        return ready

    def _handled(self, number: int, dock: Dock) -> int:
        """Return when a collection could have been handled, whoever brings it."""
        task = self._problem.tasks[number]
        if task.pickup is None:
            return 0
        stop = Stop(number, task.pickup, True)
        begin = task.pickup.windows[0][0]
        return min(
            max(
                begin,
                vehicle.opens
                + int(self._ways[vehicle.profile][vehicle.start, task.pickup.place]),
            )
            + self._after(stop, task, dock, vehicle)
            for vehicle in self._problem.vehicles
        )
