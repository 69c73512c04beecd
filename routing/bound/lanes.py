"""The rounds of one kind by one class of vehicles, as a network of stops."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from routing.bound.crew import UNIT, Crew, units
from routing.bound.network import FAR, Integers, Network
from routing.bound.stops import Hopes, Stop, shortest
from routing.problem import Problem, Span, TaskKind


@dataclass(frozen=True, slots=True)
class Lanes:
    """Builds the network of one kind of rounds by one crew.

    Attributes
    ----------
    problem, hopes
        The day, and when its work could begin.
    crew
        Who drives.
    """

    problem: Problem
    hopes: Hopes
    crew: Crew

    def network(
        self, stops: Sequence[Stop], rows: Sequence[int], fleet: int
    ) -> Network:
        """Return the network over some stops, which cover some rows."""
        size = len(stops)
        cost = np.zeros((size + 1, size + 1), np.int64)
        time = np.full((size + 1, size + 1), FAR, np.int64)
        for i, a in enumerate(stops):
            cost[size, i], time[size, i] = self._arc(0, self._to(a), 0)
            cost[i, size], time[i, size] = self._arc(a.service, self._from(a), 0)
            for j, b in enumerate(stops):
                if a.visit.place != b.visit.place:
                    stop = self.crew.vehicle.costs.per_stop
                    cost[i, j], time[i, j] = self._arc(
                        a.service, self._between(a, b), stop
                    )
                elif i < j:
                    # one step; its order does not matter
                    cost[i, j] = units(self.crew.vehicle.costs.time, a.visit.handover)
                    time[i, j] = a.visit.handover
        cost[size, :size] += self.crew.per_round
        cost[size, :size] += self.crew.vehicle.costs.per_stop * UNIT
        cost[:, :size] += np.array([self._own(stop) for stop in stops], np.int64)
        opens, closes = self._windows(stops, time)
        load, capacity = self._loads(stops)
        return Network(
            np.array(rows, np.int64),
            cost,
            time,
            opens,
            closes,
            load,
            capacity,
            self.crew.wait,
            fleet,
            tuple(self._apart(stops)),
        )

    def _apart(
        self, stops: Sequence[Stop]
    ) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Yield stops that no round has both of.

        Goods that are loaded at the dock after they were brought there, for a round
        loads before it collects and unloads at its end; and goods kept apart.
        """
        tasks = [self.problem.tasks[stop.task] for stop in stops]
        for k, task in enumerate(tasks):
            before = [i for i, s in enumerate(stops) if s.task in task.after]
            if task.kind is TaskKind.DELIVER and before:
                yield tuple(before), (k,)
        for one, other in sorted(self.problem.apart):
            first = tuple(k for k, task in enumerate(tasks) if task.goods == one)
            second = tuple(k for k, task in enumerate(tasks) if task.goods == other)
            if first and second and one != other:
                yield first, second

    def _arc(
        self, service: int, paths: Iterable[Sequence[int]], stops: int
    ) -> tuple[int, int]:
        """Return cost and time of the best of some paths after a service.

        A path is its places and, first, the seconds of service on it; the shortest and
        the quickest need not be the same one.
        """
        costs = self.crew.vehicle.costs
        matrix = self.problem.matrices[self.crew.vehicle.profile]
        ways: list[tuple[int, int]] = []
        for extra, *places in paths:
            legs = list(pairwise(places))
            metres = [int(matrix.metres[leg]) for leg in legs]
            seconds = [int(matrix.seconds[leg]) for leg in legs]
            if min(*metres, *seconds, 0) >= 0:
                ways.append((sum(metres), sum(seconds) + extra))
        if not ways:
            return 0, FAR
        lasts = service + min(seconds for _, seconds in ways)
        metres_ = min(metres for metres, _ in ways)
        price = units(costs.distance, metres_) + units(costs.time, lasts)
        return price + stops * UNIT, lasts

    def _homes(self, home: int) -> set[int]:
        """Return where a round may begin or end: at home, or between two rounds."""
        dock = self.problem.dock
        more = self.crew.vehicle.max_rounds > 1
        return {home, dock.place} if more and dock is not None else {home}

    def _to(self, stop: Stop) -> list[tuple[int, ...]]:
        """Return the ways from the beginning of a round to its first stop."""
        homes = self._homes(self.crew.vehicle.start)
        place, dock = stop.visit.place, self.problem.dock
        kind = self.problem.tasks[stop.task].kind
        if dock is None:
            return [(0, home, place) for home in homes]
        if kind is TaskKind.DELIVER:
            return [(dock.fixed, home, dock.place, place) for home in homes]
        paths: list[tuple[int, ...]] = [(0, home, place) for home in homes]
        if self.problem.mixed:
            paths += [(0, home, dock.place, place) for home in homes]
        return paths

    def _from(self, stop: Stop) -> list[tuple[int, ...]]:
        """Return the ways from the last stop of a round to its end."""
        homes = self._homes(self.crew.vehicle.end)
        place, dock = stop.visit.place, self.problem.dock
        kind = self.problem.tasks[stop.task].kind
        if dock is None:
            return [(0, place, home) for home in homes]
        if kind is TaskKind.COLLECT:
            return [(dock.fixed, place, dock.place, home) for home in homes]
        paths: list[tuple[int, ...]] = [(0, place, home) for home in homes]
        if self.problem.mixed:
            paths += [(0, place, dock.place, home) for home in homes]
        return paths

    def _between(self, a: Stop, b: Stop) -> list[tuple[int, ...]]:
        """Return the ways between two stops; at home work may come before loading."""
        direct = (0, a.visit.place, b.visit.place)
        dock = self.problem.dock
        if (
            dock is None
            or not self.problem.mixed
            or a.visit.place != self.crew.vehicle.start
        ):
            return [direct]
        return [direct, (0, a.visit.place, dock.place, b.visit.place)]

    def _own(self, stop: Stop) -> int:
        """Return what a task costs by itself, paid at its last stop."""
        if not stop.last:
            return 0
        task, costs = self.problem.tasks[stop.task], self.crew.vehicle.costs
        cents = self.crew.dearer(stop.task) * UNIT
        if task.kind is not TaskKind.DIRECT:
            cents += units(costs.time, task.dock_seconds)
        return cents + sum(
            units(price, load)
            for price, load in zip(costs.load, task.load, strict=False)
        )

    def _windows(
        self, stops: Sequence[Stop], time: Integers
    ) -> tuple[Integers, Integers]:
        """Return the windows of stops and, last, the hours of a round.

        Where several tasks may be one step, work may begin as late as the others take.
        """
        vehicle = self.crew.vehicle
        spans = [self.hopes.windows(stop, vehicle) for stop in stops]
        hours = vehicle.opens, self._latest(spans, time)
        way = shortest(np.where(time >= FAR, -1, time))
        table: list[list[Span]] = []
        for k, (stop, windows) in enumerate(zip(stops, spans, strict=True)):
            others = sum(
                other.visit.handover
                for other in stops
                if other is not stop and other.visit.place == stop.visit.place
            )
            first = hours[0] + int(way[-1, k])
            last = hours[1] - int(way[k, -1])
            fitting = [
                (max(begin, first), min(end + others, last))
                for begin, end in windows
                if max(begin, first) <= min(end + others, last)
            ]
            if not fitting:
                time[:, k] = time[k, :] = FAR
            table.append(fitting or [(hours[1], hours[1])])
        table.append([hours])
        width = max(len(row) for row in table)
        full = [row + [row[-1]] * (width - len(row)) for row in table]
        array = np.array(full, np.int64)
        return array[:, :, 0].copy(), array[:, :, 1].copy()

    def _latest(self, spans: Sequence[Sequence[Span]], time: Integers) -> int:
        """Return when all rounds that go on as soon as they can have ended."""
        begins = [windows[-1][0] for windows in spans if windows]
        longest = np.where(time >= FAR, 0, time).max(axis=1)
        vehicle = self.crew.vehicle
        last = max([vehicle.opens, *begins]) + int(longest.sum())
        return max(vehicle.opens, min(vehicle.closes, last))

    def _loads(self, stops: Sequence[Stop]) -> tuple[Integers, Integers]:
        """Return loads and capacity: what is brought along, and what is brought back.

        Direct tasks are left aside, and so are legs in between.
        """
        tasks = [self.problem.tasks[stop.task] for stop in stops]
        parts = []
        for kind in (TaskKind.DELIVER, TaskKind.COLLECT):
            loads = [t.load if t.kind is kind else (0,) * len(t.load) for t in tasks]
            if any(task.kind is kind for task in tasks):
                parts.append(np.array(loads, np.int64).reshape(len(tasks), -1))
        if not parts:
            return np.zeros((len(tasks), 0), np.int64), np.zeros(0, np.int64)
        capacity = np.array(self.crew.vehicle.capacity * len(parts), np.int64)
        return np.ascontiguousarray(np.concatenate(parts, axis=1)), capacity
