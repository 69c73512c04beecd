"""Vehicles, where they start and end, and how they travel, as PyVRP's.

Where stops are paid or vehicles dear, the "distance" of a leg is all that the leg
costs; else it is metres. Where there is no way, or a vehicle must not go, a leg takes
longer than any shift: PyVRP's own mark for it (2**44) lets its sums overflow.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from pyvrp import Depot, VehicleType

from routing.problem import (
    Integers,
    Price,
    Problem,
    TaskKind,
    visit,
)

Sort = tuple[object, ...]

UNLIMITED = 1 << 60
"""A longest distance that is none."""


class Fleet:
    """The vehicles by type.

    Parameters
    ----------
    problem
        The problem.
    unit
        PyVRP's cost of one cent.
    numbers
        By location, its visit; depots have the locations after these.

    Attributes
    ----------
    depots, types
        For PyVRP.
    lengths, times
        For PyVRP, by profile: shape ``(locations, locations)``.
    vehicles
        By type, its vehicles.
    """

    def __init__(self, problem: Problem, unit: int, numbers: Sequence[int]) -> None:
        self._problem = problem
        self._unit = unit
        self._numbers = numbers
        self._kinds = {task.kind for task in problem.tasks}
        self._priced = any(v.costs.per_stop for v in problem.vehicles) or any(
            task.dear for task in problem.tasks
        )
        self._stands: dict[tuple[int, bool], int] = {}
        self._places = [visit(problem, number).place for number in numbers]
        self.depots: list[Depot] = []
        self.types: list[VehicleType] = []
        self._group()

    def _group(self) -> None:
        """Put alike vehicles into types, and types that travel alike into profiles."""
        alike: dict[Sort, list[int]] = {}
        for number, vehicle in enumerate(self._problem.vehicles):
            sort = (vehicle, self._barred(number), self._dear(number))
            alike.setdefault(sort, []).append(number)
        self.vehicles = tuple(tuple(own) for own in alike.values())
        profiles: dict[Sort, int] = {}
        first: list[int] = []
        for own in self.vehicles:
            profile = profiles.setdefault(self._network(own[0]), len(profiles))
            if profile == len(first):
                first.append(own[0])
            self.types.append(self._type(own, profile))
        closed = [self._closed(number) for number in first]
        networks = list(zip(first, closed, strict=True))
        self.lengths = [self._lengths(number, shut) for number, shut in networks]
        self.times = [self._times(number, shut) for number, shut in networks]

    @property
    def locations(self) -> int:
        """How many locations there are."""
        return len(self._places)

    def _barred(self, number: int) -> tuple[int, ...]:
        """Return the tasks a vehicle must not do."""
        return tuple(
            task
            for task, given in enumerate(self._problem.tasks)
            if given.vehicles is not None and number not in given.vehicles
        )

    def _dear(self, number: int) -> tuple[tuple[int, int], ...]:
        """Return what tasks cost more when a vehicle does them: ``(task, cents)``."""
        return tuple(
            (task, cents)
            for task, given in enumerate(self._problem.tasks)
            for vehicle, cents in given.dear
            if vehicle == number
        )

    def _network(self, number: int) -> Sort:
        """Return what makes types of vehicles travel alike."""
        vehicle = self._problem.vehicles[number]
        paid = (vehicle.costs.distance, vehicle.costs.per_stop, self._dear(number))
        return (vehicle.profile, self._barred(number), paid if self._priced else ())

    def _depot(self, place: int, loads: bool) -> int:
        """Return where days begin or end or, when it `loads`, the dock's counter."""
        key = (place, loads)
        if key not in self._stands:
            self._stands[key] = len(self.depots)
            location = len(self._places)
            self._places.append(place)
            dock = self._problem.dock
            if loads and dock is not None:
                self.depots.append(Depot(location, *dock.windows[0], dock.fixed))
            else:
                self.depots.append(Depot(location))
        return self._stands[key]

    def _type(self, own: Sequence[int], profile: int) -> VehicleType:
        vehicle = self._problem.vehicles[own[0]]
        costs, dock = vehicle.costs, self._problem.dock
        loads = self._kinds == {TaskKind.DELIVER}
        reloads = []
        if dock is not None and vehicle.max_rounds > 1:
            reloads.append(self._depot(dock.place, loads))
        span, usual = vehicle.hours.max_span, costs.overtime_after
        usual = span if usual is None else min(span, usual)
        longest = vehicle.max_round
        return VehicleType(
            len(own),
            list(vehicle.capacity),
            self._depot(vehicle.start, loads),
            self._depot(vehicle.end, False),
            fixed_cost=self._unit * (costs.per_day + costs.per_round),
            tw_early=vehicle.opens,
            tw_late=vehicle.closes,
            shift_duration=usual,
            max_distance=UNLIMITED if longest is None else longest,
            unit_distance_cost=1 if self._priced else self._rate(costs.distance),
            unit_duration_cost=self._rate(costs.time),
            profile=profile,
            reload_depots=reloads,
            max_reloads=vehicle.max_rounds - 1,
            max_overtime=span - usual,
            unit_overtime_cost=self._rate(costs.overtime),
        )

    def _rate(self, price: Price) -> int:
        return price.amount * self._unit // price.per

    def _table(self, number: int, seconds: bool) -> Integers:
        """Return a vehicle's metres or seconds by location, -1 for no way."""
        matrix = self._problem.matrices[self._problem.vehicles[number].profile]
        table = matrix.seconds if seconds else matrix.metres
        return table[np.ix_(self._places, self._places)]

    def _closed(self, number: int) -> npt.NDArray[np.bool_]:
        """Return where a vehicle cannot or must not go."""
        barred = np.zeros(self.locations, dtype=np.bool_)
        tasks = np.array(self._numbers, dtype=np.int64) // 2
        barred[: tasks.size] = np.isin(tasks, self._barred(number))
        no_way = self._table(number, seconds=True) < 0
        no_way |= self._table(number, seconds=False) < 0
        closed = no_way | barred[:, None] | barred[None, :]
        np.fill_diagonal(closed, False)
        return closed

    def _times(self, number: int, closed: npt.NDArray[np.bool_]) -> Integers:
        """Return what PyVRP is told as durations: longer than a shift where closed."""
        latest = max(vehicle.closes for vehicle in self._problem.vehicles)
        times = np.where(closed, latest + 1, self._table(number, seconds=True))
        np.fill_diagonal(times, 0)
        return times

    def _lengths(self, number: int, closed: npt.NDArray[np.bool_]) -> Integers:
        """Return what PyVRP is told as distances."""
        costs = self._problem.vehicles[number].costs
        lengths = self._table(number, seconds=False)
        if self._priced:
            lengths = lengths * self._rate(costs.distance)
            places = np.array(self._places)
            stop = np.zeros(self.locations, dtype=np.int64)
            stop[: len(self._numbers)] = self._unit * costs.per_stop
            lengths += np.where(places[:, None] == places[None, :], 0, stop)
            extra = np.zeros(self.locations, dtype=np.int64)
            dear = dict(self._dear(number))
            for location, own in enumerate(self._numbers):
                # a pair is dear once: where its goods are taken
                both = self._problem.tasks[own // 2].kind is TaskKind.DIRECT
                if not (both and own % 2):
                    extra[location] = self._unit * dear.get(own // 2, 0)
            lengths += extra[None, :]
        lengths = np.where(closed, int(lengths.max(initial=1)), lengths)
        np.fill_diagonal(lengths, 0)
        return lengths
