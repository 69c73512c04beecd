"""Integer matrices for the solver: what an arc costs, how long it is, how it lasts.

Locations are the bases of rounds, then the nodes. Costs are exact integers, 18,000
units to the cent: a cent per kilometre is 18 units per metre, a cent per hour 5 units
per second.
"""

from dataclasses import dataclass
from functools import cached_property

from mil.places import Rate
from routing.nodes import Node, Problem

UNIT = 18_000
PER_METRE = 18
PER_SECOND = 5

FAR = 10**9
"""Metres or seconds where there is no way: no round is that long."""

NO_WAY = 2**41
"""Units where there is no way, so that heuristics keep off."""

Matrix = list[list[int]]


@dataclass(frozen=True)
class Arcs:
    """Matrices over locations, shape ``(bases + nodes, bases + nodes)``.

    Attributes
    ----------
    problem
        The day.
    bases
        Places where rounds start or end.
    """

    problem: Problem
    bases: tuple[int, ...]

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The place of each location."""
        return (*self.bases, *(node.place for node in self.problem.nodes))

    def of_nodes(self, values: list[int]) -> list[int]:
        """Return one value per location, 0 at the bases."""
        return [0] * len(self.bases) + values

    def prices(self, profile: str, rate: Rate) -> Matrix:
        """Return the price of each arc, with the stop and the crates at its end."""
        size = range(len(self.places))
        return [[self._price(profile, rate, i, j) for j in size] for i in size]

    def times(self, profile: str, collect: bool) -> Matrix:
        """Return service and travel in seconds, the fixed dock time at its end."""
        size = range(len(self.places))
        return [[self._lasts(profile, collect, i, j) for j in size] for i in size]

    def distances(self, profile: str) -> Matrix:
        """Return metres."""
        rows = self.problem.metres[profile]
        return [
            [rows[a][b] if rows[a][b] >= 0 else FAR for b in self.places]
            for a in self.places
        ]

    def _node(self, location: int) -> Node | None:
        at = location - len(self.bases)
        return self.problem.nodes[at] if at >= 0 else None

    def _price(self, profile: str, rate: Rate, i: int, j: int) -> int:
        """Price an arc with the stop, the crates and their time at the dock."""
        metres = self.problem.metres[profile][self.places[i]][self.places[j]]
        price = PER_METRE * rate.per_km * metres if metres >= 0 else NO_WAY
        node = self._node(j)
        if node is None:
            return price
        if self._node(i) is None or self.places[i] != self.places[j]:
            price += UNIT * rate.per_stop
        at_dock = PER_SECOND * rate.per_hour * self.problem.dock_per_crate
        return price + (UNIT * rate.per_crate + at_dock) * sum(node.crates)

    def _lasts(self, profile: str, collect: bool, i: int, j: int) -> int:
        """Return service at `i` and travel to `j`; the fixed dock time at its end."""
        a, b = self.places[i], self.places[j]
        travel = self.problem.seconds[profile][a][b]
        if travel < 0:
            return FAR
        here, there = self._node(i), self._node(j)
        if here is None:
            loads = there is not None and not collect
            return travel + (self.problem.dock_fixed if loads else 0)
        service = here.handover + (0 if there is not None and a == b else here.fixed)
        unloads = there is None and collect
        return service + travel + (self.problem.dock_fixed if unloads else 0)
