"""All good routes a search has seen, once each, collected sparsely.

Looking at every solution cost up to 45 % of the iterations; every tenth costs little.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pyvrp import Activity, ProblemData, Route, Solution

Fingerprint = tuple[int, ...]
Key = tuple[int, tuple[int, ...]]

MOST = 3_000
"""Columns a pool holds at most: more would take a recombination too long."""


@dataclass(frozen=True, slots=True)
class Column:
    """A feasible route as the recombination sees it.

    Attributes
    ----------
    kind
        Type of its vehicle.
    visits
        What it serves: clients from 0, then shipments; sorted.
    stops
        Its activities in order, as PyVRP writes them (``"C3"``, ``"D0"``); the depots
        at both ends left out.
    cost
        In PyVRP's units, prizes not counted.
    """

    kind: int
    visits: tuple[int, ...]
    stops: tuple[str, ...]
    cost: int


class Pool:
    """Routes seen, the cheapest for each set of visits and type of vehicle.

    Parameters
    ----------
    data
        The problem.
    stride
        Every how many iterations `watch` looks.
    """

    def __init__(self, data: ProblemData, stride: int = 10) -> None:
        self._data = data
        self._stride = stride
        self._until = stride
        self._seen: set[Fingerprint] = set()
        self._columns: dict[Key, Column] = {}
        self._fresh: dict[Key, Column] = {}

    def __len__(self) -> int:
        return len(self._columns)

    def watch(self, solution: Solution) -> None:
        """Look at a solution now and then."""
        self._until -= 1
        if self._until <= 0:
            self._until = self._stride
            self.add(solution)

    def add(self, solution: Solution) -> None:
        """Take the feasible routes of a solution that were not seen before."""
        for route in solution.routes():
            mark = _fingerprint(route)
            if mark not in self._seen and route.is_feasible():
                self._seen.add(mark)
                self._take(column_of(self._data, route))

    def merge(self, columns: Iterable[Column]) -> None:
        """Take columns that another pool has collected."""
        for column in columns:
            self._take(column)

    def fresh(self) -> tuple[Column, ...]:
        """Return the columns taken since this was asked last."""
        fresh, self._fresh = self._fresh, {}
        return tuple(fresh.values())

    @property
    def columns(self) -> tuple[Column, ...]:
        """The routes, in the order they were first seen."""
        return tuple(self._columns.values())

    def _take(self, column: Column) -> None:
        key = (column.kind, column.visits)
        known = self._columns.get(key)
        if known is None or column.cost < known.cost:
            self._columns[key] = self._fresh[key] = column
            if len(self._columns) > MOST:
                self._forget()

    def _forget(self) -> None:
        """Drop the older half: routes of a colder search are better."""
        old = list(self._columns)[: len(self._columns) // 2]
        for key in old:
            del self._columns[key]
            self._fresh.pop(key, None)
        self._seen.clear()


def _fingerprint(route: Route) -> Fingerprint:
    """Tell routes apart without looking at every visit; a mistake loses a route."""
    return (
        route.vehicle_type(),
        route.num_clients() + route.num_shipments(),
        route.distance(),
        route.duration(),
        route.slack(),
        *route.delivery(),
    )


def column_of(data: ProblemData, route: Route) -> Column:
    """Return a route as a column."""
    inner = list(route)[1:-1]
    clients = [act.idx for act in inner if act.is_client()]
    pairs = [data.num_clients + act.idx for act in inner if act.is_pickup()]
    kind = route.vehicle_type()
    cost = route.distance_cost() + route.duration_cost() + route.fixed_vehicle_cost()
    stops = tuple(str(act) for act in inner)
    return Column(kind, tuple(sorted(clients + pairs)), stops, cost)


def columns_of(data: ProblemData, solution: Solution) -> tuple[Column, ...]:
    """Return a solution's routes as columns."""
    return tuple(column_of(data, route) for route in solution.routes())


def solution_from(data: ProblemData, columns: Iterable[Column]) -> Solution:
    """Return the solution that consists of these routes."""
    return Solution(
        data,
        [
            Route(data, [Activity(stop) for stop in column.stops], column.kind)
            for column in columns
        ],
    )
