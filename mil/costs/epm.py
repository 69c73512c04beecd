"""The equal profit method: everybody saves about the same part of going alone.

Frisk, M., Göthe-Lundgren, M., Jörnsten, K. and Rönnqvist, M. (2010), "Cost allocation
in collaborative forest transportation", doi:10.1016/j.ejor.2010.01.015: of the shares
in the core, those with the least difference between two players' x_i / c({i}). Where
the core is empty, of those in the least core. Of several such shares, those with the
least sum of differences to shares in proportion to the costs alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from scipy.optimize import OptimizeResult, linprog

from mil.costs.closest import room_of, rounded
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
        None when somebody costs nothing (or less) alone, or all do together.
    """
    costs = alone(game)
    wanted = weighted(game.total, costs)
    if wanted is None or min(costs) <= 0:
        return None
    room = room_of(least)
    if len(costs) == 1:
        return Epm(wanted, Fraction(0), room)
    search = _Search(game, room, wanted)
    shares = search.shares()
    parts = [share / cost for share, cost in zip(shares, costs, strict=True)]
    return Epm(shares, max(parts) - min(parts), room)


class _Search:
    """Two programmes with the unknowns x, the highest and the lowest part of costs.

    The second one has n unknowns more: how far shares are from wanted ones.
    """

    def __init__(self, game: CostGame, room: Fraction, wanted: Shares) -> None:
        self._game, self._room, self._wanted = game, room, wanted
        self._n = n = len(wanted)
        self._costs, self._factor = alone(game), scale_of(game)
        column = np.array(self._costs, np.float64)[:, None] * self._factor
        none = np.zeros((n, 1))
        one = np.eye(n)
        # x_i <= c_i * high and x_i >= c_i * low
        self._bands = np.block([[one, -column, none], [-one, none, column]])

    def shares(self) -> Shares:
        """Return the shares, as fractions if the equations that hold tell them."""
        n = self._n
        masks, first = generate(self._game, self._narrowest, self._room)
        spread = self._exact(masks, first, [])
        narrow = spread[n] - spread[n + 1] if spread else Fraction(float(first.fun))

        def nearest(masks: Integers) -> OptimizeResult:
            return self._nearest(masks, float(narrow))

        masks, second = generate(self._game, nearest, self._room)
        ties = [[0] * n + [narrow.denominator, -narrow.denominator, narrow.numerator]]
        values = self._exact(masks, second, ties)
        if values is None:
            return rounded(second.x[:n] / self._factor, self._game.total)
        return values[:n]

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

    def _nearest(self, masks: Integers, spread: float) -> OptimizeResult:
        """Minimise the sum of differences to wanted shares, no part further apart."""
        n = self._n
        one, none = np.eye(n), np.zeros((n, 2))
        inside = np.column_stack((rows(masks, n), np.zeros((len(masks), n + 2))))
        bands = np.column_stack((self._bands, np.zeros((2 * n, n))))
        apart = np.block([[one, none, -one], [-one, none, -one]])
        wide = np.concatenate((np.zeros(n), [1.0, -1.0], np.zeros(n)))
        wanted = np.array([float(share) for share in self._wanted]) * self._factor
        return linprog(
            np.append(np.zeros(n + 2), np.ones(n)),
            A_ub=np.vstack((inside, bands, apart, wide)),
            b_ub=np.concatenate(
                (
                    self._most(masks),
                    np.zeros(2 * n),
                    wanted,
                    -wanted,
                    [spread + SLACK],
                )
            ),
            A_eq=np.concatenate((np.ones(n), np.zeros(n + 2)))[None, :],
            b_eq=[self._game.total * self._factor],
            bounds=(None, None),
            method="highs-ds",
        )

    def _most(self, masks: Integers) -> Floats:
        """Return what coalitions may pay; the least core has no room but rounding."""
        costs = self._game.costs[masks].astype(np.float64)
        return (costs + float(self._room)) * self._factor + SLACK * SCALE

    def _exact(
        self, masks: Integers, answer: OptimizeResult, ties: Sequence[Sequence[int]]
    ) -> Shares | None:
        """Solve the equations that hold for a programme's answer; None if they clash.

        Parameters
        ----------
        masks, answer
            Of the programme.
        ties
            More equations for shares, highest and lowest part, their right sides last.
        """
        n, x = self._n, answer.x
        table = [[1] * n + [0, 0, self._game.total], *ties]
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
            wish = self._wanted[i]
            if ties and abs(x[i] - float(wish) * self._factor) < TIGHT:
                table.append(
                    [value * wish.denominator for value in own] + [0, 0, wish.numerator]
                )
        return solve([row[:-1] for row in table], [row[-1] for row in table])
