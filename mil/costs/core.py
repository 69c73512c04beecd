"""The core of a cost game: how far it is, and the points of it that rules ask for.

Shares are in the core when no coalition pays more than it would cost alone; there may
be none. The *least core* lets every coalition pay as little more as there must be
(Maschler, Peleg and Shapley 1979).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

import numpy as np
from scipy.optimize import OptimizeResult, linprog

from mil.costs.closest import closest
from mil.costs.coalitions import Integers, members, rows, worst
from mil.costs.exact import solve
from mil.costs.game import CostGame
from mil.costs.kohlberg import certify
from mil.costs.marginal import alone
from mil.costs.nucleolus import POSITIVE, Nucleolus, nucleolus
from mil.costs.overcharged import generate, scale_of

Shares = tuple[Fraction, ...]

Player = TypeVar("Player", int, str)
"""A position, or a name."""


@dataclass(frozen=True, slots=True)
class Stability(Generic[Player]):
    """How shares stand with the coalitions.

    Attributes
    ----------
    efficient
        Whether they add up to the cost of all.
    rational
        Whether nobody pays more than alone.
    worst, excess
        The coalition that would gain most by leaving, and what it pays beyond its cost
        alone (negative: what it would lose), in the unit of the costs. Empty and 0 for
        fewer than two players.
    """

    efficient: bool
    rational: bool
    worst: tuple[Player, ...]
    excess: Fraction

    @property
    def stable(self) -> bool:
        """Whether the shares are in the core."""
        return self.efficient and self.excess <= 0

    def named(self: "Stability[int]", players: Sequence[str]) -> "Stability[str]":
        """Return the same with names for positions."""
        who = tuple(players[i] for i in self.worst)
        return Stability(self.efficient, self.rational, who, self.excess)


def stability(game: CostGame, shares: Shares) -> Stability[int]:
    """Find the coalition with the best reason to leave, by positions."""
    costs = alone(game)
    rational = all(x <= c for x, c in zip(shares, costs, strict=True))
    efficient = sum(shares, Fraction(0)) == game.total
    if len(shares) < 2:  # no coalition but all
        return Stability(efficient, rational, (), Fraction(0))
    mask = worst(game.costs, np.array([float(share) for share in shares]))
    who = members(mask)
    paid = sum((shares[i] for i in who), Fraction(0))
    return Stability(efficient, rational, who, paid - int(game.costs[mask]))


def prenucleolus(game: CostGame) -> Nucleolus:
    """Return the nucleolus of all shares, those beyond going alone included, checked.

    It lies in the least core; the excess of its first level is that of the least core.
    """
    found = nucleolus(game, bound=False)
    certify(game, found)
    return found


def subsidy(game: CostGame) -> Fraction:
    """Return what somebody else must pay for the core to have a point, at least.

    The cost of all less the most that can be collected without a coalition paying more
    than it costs (Bondareva 1963, Shapley 1967: the dual of a cover of all players).
    """
    n = len(game.players)
    if n < 2:  # one player is its own core
        return Fraction(0)
    factor = scale_of(game)

    def programme(masks: Integers) -> OptimizeResult:
        return linprog(
            -np.ones(n),
            A_ub=rows(masks, n),
            b_ub=game.costs[masks] * factor,
            bounds=(None, None),
            method="highs-ds",
        )

    masks, answer = generate(game, programme, Fraction(0))
    cover = masks[-answer.ineqlin.marginals > POSITIVE].tolist()
    table = [[mask >> i & 1 for mask in cover] for i in range(n)]
    weights = solve(table, [1] * n)
    if weights is None:
        raise ArithmeticError("a cover of all players is not unique")
    most = Fraction(0)
    for weight, mask in zip(weights, cover, strict=True):
        most += weight * int(game.costs[mask])
    return max(Fraction(0), game.total - most)


def in_core(game: CostGame, wanted: Shares, least: Nucleolus) -> Shares:
    """Return the point of the core, or of the least core, closest to some shares.

    Parameters
    ----------
    game, wanted
        The game, and shares that add up to its cost.
    least
        Its `prenucleolus`. Where its first excess is negative the core is meant.

    Returns
    -------
    tuple of Fraction
        By the sum of squares; the shares themselves when they are there.
    """
    return closest(game, wanted, least)
