"""The linear programme over the rounds known so far, and what duals prove."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from ortools.linear_solver import pywraplp

from routing.bound.cuts import Cut
from routing.bound.network import Cover, Integers
from routing.bound.rounds import Column

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class Duals:
    """Prices of rows, fleets and cuts, all at least 0, in units.

    Attributes
    ----------
    rows
        What covering each row is worth.
    fleets, cuts
        What a round of each fleet, and each pair of each cut, has to pay.
    """

    rows: Integers
    fleets: Integers
    cuts: Integers

    def worth(self, cover: Cover) -> int:
        """Return the bound that these duals prove if no round has a negative price.

        The Lagrangian: each choice takes its cheapest way, each fleet and cut pays for
        what it may be used at most.
        """
        total = -sum(
            int(price) * fleet.most
            for price, fleet in zip(self.fleets, cover.fleets, strict=True)
        )
        total -= int(self.cuts.sum())
        for choice in cover.choices:
            ways = [int(self.rows[list(way)].sum()) for way in choice.ways]
            total += min(ways if choice.skip is None else [*ways, choice.skip])
        return total

    def price(self, cover: Cover, column: Column, weights: Sequence[int]) -> int:
        """Return a round's reduced cost, its weights in the cuts given."""
        fleet = cover.networks[column.network].fleet
        paid = sum(int(self.cuts[k]) * w for k, w in enumerate(weights) if w)
        worth = sum(int(self.rows[row]) for row in column.rows)
        return column.cost + int(self.fleets[fleet]) + paid - worth


def blend(one: Duals, other: Duals, share: float) -> Duals:
    """Return duals between two, `share` of the first, rounded down."""

    def mix(a: Integers, b: Integers) -> Integers:
        return np.floor(share * a + (1 - share) * b).astype(np.int64)

    return Duals(
        mix(one.rows, other.rows),
        np.ceil(share * one.fleets + (1 - share) * other.fleets).astype(np.int64),
        np.ceil(share * one.cuts + (1 - share) * other.cuts).astype(np.int64),
    )


class Master:
    """The restricted linear programme, kept warm while columns are added.

    Parameters
    ----------
    cover
        The problem.
    cuts
        Cuts that hold.
    penalty
        Cents for a row that no column covers: more than any round is worth.
    """

    def __init__(self, cover: Cover, cuts: Sequence[Cut], penalty: float) -> None:
        self._cover = cover
        self._cuts = cuts
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        # presolve would forget the basis between two solves
        self._solver.SetSolverSpecificParametersAsString("use_preprocessing: false")
        infinity = self._solver.infinity()
        self._objective = self._solver.Objective()
        self._objective.SetMinimization()
        self._rows = [self._solver.Constraint(0.0, infinity) for _ in range(cover.size)]
        self._fleets = [
            self._solver.Constraint(-infinity, float(fleet.most))
            for fleet in cover.fleets
        ]
        self._limits = [self._solver.Constraint(-infinity, 1.0) for _ in cuts]
        self._missing = [self._variable(penalty, [row]) for row in self._rows]
        for choice in cover.choices:
            self._choose(choice.ways, choice.skip)
        self._columns: list[tuple[Column, pywraplp.Variable]] = []

    def _variable(
        self, cost: float, rows: Sequence[pywraplp.Constraint]
    ) -> pywraplp.Variable:
        variable = self._solver.NumVar(0.0, self._solver.infinity(), "")
        self._objective.SetCoefficient(variable, cost)
        for row in rows:
            row.SetCoefficient(variable, 1.0)
        return variable

    def _choose(self, ways: tuple[tuple[int, ...], ...], skip: int | None) -> None:
        """Ask for one of the ways: directly when it is the only one, else by choice."""
        if len(ways) == 1:
            for row in ways[0]:
                self._rows[row].SetBounds(1.0, self._solver.infinity())
            if skip is not None:
                rows = [self._rows[row] for row in ways[0]]
                self._variable(skip / self._cover.unit, rows)
            return
        one = self._solver.Constraint(1.0, self._solver.infinity())
        for way in ways:
            variable = self._variable(0.0, [one])
            for row in way:
                self._rows[row].SetCoefficient(variable, -1.0)
        if skip is not None:
            self._variable(skip / self._cover.unit, [one])

    def add(self, columns: Sequence[Column]) -> None:
        """Add rounds."""
        for column in columns:
            fleet = self._cover.networks[column.network].fleet
            variable = self._variable(
                column.cost / self._cover.unit, [self._fleets[fleet]]
            )
            for row in set(column.rows):
                times = float(column.rows.count(row))
                self._rows[row].SetCoefficient(variable, times)
            for cut, limit in zip(self._cuts, self._limits, strict=True):
                weight = cut.weight(column)
                if weight:
                    limit.SetCoefficient(variable, float(weight))
            self._columns.append((column, variable))

    def solve(self) -> bool:
        """Solve it; False when the solver failed."""
        return bool(self._solver.Solve() == pywraplp.Solver.OPTIMAL)

    @property
    def value(self) -> float:
        """Cost of the fractional cover in cents."""
        return float(self._objective.Value())

    @property
    def complete(self) -> bool:
        """Whether rounds cover all rows that must be covered."""
        return all(variable.solution_value() < 1e-6 for variable in self._missing)

    @property
    def support(self) -> list[tuple[Column, float]]:
        """Rounds used, and how much of each."""
        shares = ((c, float(v.solution_value())) for c, v in self._columns)
        return [(column, share) for column, share in shares if share > 1e-6]

    def duals(self) -> Duals:
        """Return the prices, rounded so that no round is dearer than it was."""

        def read(rows: list[pywraplp.Constraint], sign: int) -> Floats:
            values = np.array([sign * row.dual_value() for row in rows], np.float64)
            return np.maximum(values, 0.0) * self._cover.unit

        return Duals(
            np.floor(read(self._rows, 1)).astype(np.int64),
            np.ceil(read(self._fleets, -1)).astype(np.int64),
            np.ceil(read(self._limits, -1)).astype(np.int64),
        )
