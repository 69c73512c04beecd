"""The equal profit method: everybody saves about the same part of going alone.

Frisk, M., Göthe-Lundgren, M., Jörnsten, K. and Rönnqvist, M. (2010), "Cost allocation
in collaborative forest transportation", doi:10.1016/j.ejor.2010.01.015: of the shares
in the core, those with the least difference between two players' x_i / c({i}). Where
the core is empty, of those in the least core. Of several such shares, those closest to
shares in proportion to the costs alone, by the sum of squares: there is but one such
point, and players who are alike pay the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations
from math import gcd

import numpy as np
from scipy.optimize import OptimizeResult, linprog

from mil.costs.closest import Row, closest, room_of, rounded
from mil.costs.coalitions import Floats, Integers, rows
from mil.costs.exact import solve
from mil.costs.game import CostGame
from mil.costs.marginal import Shares, alone, weighted
from mil.costs.nucleolus import SCALE, SLACK, Nucleolus
from mil.costs.overcharged import generate, scale_of

TIGHT = 1e-6
"""Inequalities that hold by so little, in scaled costs, hold with equality."""


@dataclass(frozen=True, slots=True)
class Epm:
    """The answer of the equal profit method.

    Attributes
    ----------
    shares
        Shape ``(n,)``.
    spread
        The largest difference between two players' shares, as parts of their costs
        alone.
    room
        What coalitions may pay beyond their cost: 0 when the core has a point.
    """

    shares: Shares
    spread: Fraction
    room: Fraction


def epm(game: CostGame, least: Nucleolus) -> Epm | None:
    """Share in the core as evenly as can be, in parts of what each costs alone.

    Parameters
    ----------
    game, least
        The game and its prenucleolus (`mil.costs.core.prenucleolus`).

    Returns
    -------
    Epm or None
        None when somebody costs nothing (or less) alone.
    """
    costs = alone(game)
    wanted, room = weighted(game.total, costs), room_of(least)
    if wanted is None or min(costs, default=1) <= 0:
        return None
    if len(costs) < 2:
        return Epm(wanted, Fraction(0), room)
    # a point of the least core, so that shares that spread as little do exist
    narrowest = closest(game, _Narrowest(game, room).shares(), least)
    spread = _spread(narrowest, costs)
    shares = closest(game, wanted, least, _bands(costs, spread))
    return Epm(shares, _spread(shares, costs), room)


def _spread(shares: Shares, costs: Sequence[int]) -> Fraction:
    parts = [share / cost for share, cost in zip(shares, costs, strict=True)]
    return max(parts) - min(parts)


def _bands(costs: Sequence[int], spread: Fraction) -> list[Row]:
    """Return x_i / c_i - x_j / c_j <= spread for all pairs, in whole numbers."""
    bands: list[Row] = []
    for i, j in permutations(range(len(costs)), 2):
        unit = gcd(costs[i], costs[j])
        row = [0] * len(costs)
        row[i], row[j] = costs[j] // unit, -costs[i] // unit
        bands.append((row, spread * costs[i] * costs[j] / unit))
    return bands


class _Narrowest:
    """A programme with the unknowns x, the highest and the lowest part of costs."""

    def __init__(self, game: CostGame, room: Fraction) -> None:
        self._game, self._room = game, room
        self._n = n = len(game.players)
        self._costs, self._factor = alone(game), scale_of(game)
        column = np.array(self._costs, np.float64)[:, None] * self._factor
        none = np.zeros((n, 1))
        one = np.eye(n)
        # x_i <= c_i * high and x_i >= c_i * low
        self._bands = np.block([[one, -column, none], [-one, none, column]])

    def shares(self) -> Shares:
        """Return the shares, as fractions if the equations that hold tell them."""
        masks, answer = generate(self._game, self._narrowest, self._room)
        values = self._exact(masks, answer)
        if values is None:
            return rounded(answer.x[: self._n] / self._factor, self._game.total)
        return values[: self._n]

    def _narrowest(self, masks: Integers) -> OptimizeResult:
        """Minimise the difference between the highest and the lowest part."""
        n = self._n
        inside = np.column_stack((rows(masks, n), np.zeros((len(masks), 2))))
        return linprog(
            np.append(np.zeros(n), [1.0, -1.0]),
            A_ub=np.vstack((inside, self._bands)),
            b_ub=np.append(self._most(masks), np.zeros(2 * n)),
            A_eq=np.append(np.ones(n), [0.0, 0.0])[None, :],
            b_eq=[self._game.total * self._factor],
            bounds=(None, None),
            method="highs-ds",
        )

    def _most(self, masks: Integers) -> Floats:
        """Return what coalitions may pay; the least core has no room but rounding."""
        costs = self._game.costs[masks].astype(np.float64)
        return (costs + float(self._room)) * self._factor + SLACK * SCALE

    def _exact(self, masks: Integers, answer: OptimizeResult) -> Shares | None:
        """Solve the equations that hold for the answer; None if they clash."""
        n, x = self._n, answer.x
        table = [[1] * n + [0, 0, self._game.total]]
        unit = self._room.denominator
        paid = rows(masks, n) @ x[:n]
        for mask in masks[self._most(masks) - paid < TIGHT].tolist():
            right = int(self._game.costs[mask]) * unit + self._room.numerator
            table.append([(mask >> i & 1) * unit for i in range(n)] + [0, 0, right])
        for i, cost in enumerate(self._costs):
            own = [int(i == k) for k in range(n)]
            if abs(x[i] - cost * self._factor * x[n]) < TIGHT:
                table.append([*own, -cost, 0, 0])
            if abs(x[i] - cost * self._factor * x[n + 1]) < TIGHT:
                table.append([*own, 0, -cost, 0])
        return solve([row[:-1] for row in table], [row[-1] for row in table])
