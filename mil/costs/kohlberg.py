"""Checks that shares are the nucleolus; shares no code with what computes it.

After Kohlberg, E. (1971), "On the nucleolus of a characteristic function game", SIAM
Journal on Applied Mathematics 20(1), doi:10.1137/0120009, level by level:

1.  every coalition of a level has exactly the level's excess, and levels do not rise;
2.  weighted by positive numbers the coalitions of a level (and players who pay as much
    as alone) cover all players evenly, up to coalitions of earlier levels. So lowering
    the excess of one raises that of another;
3.  no coalition whose share is not settled by the earlier levels has a larger excess;
4.  the levels settle everybody's share.

Let other shares be no worse. By 3 their excesses on the first level are at most as
large, by 2 they are then the same, so all that the level settles is the same; then so
is the next level, and by 4 so is everything.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import lcm

import numpy as np
from numpy.typing import NDArray

from mil.costs.game import CostGame
from mil.costs.nucleolus import Level, Nucleolus

CLOSE = 1e-6
"""Weights come out of a linear programme in floating point."""

SEED = 7
"""Of the vector that tells whether a coalition is settled."""


class UncertifiedError(ArithmeticError):
    """The shares could not be shown to be the nucleolus: they must not be used."""


def certify(game: CostGame, found: Nucleolus, per_head: bool = False) -> None:
    """Check a nucleolus.

    Parameters
    ----------
    game, found, per_head
        The game, what `mil.costs.nucleolus.nucleolus` answered, and what it was asked.

    Raises
    ------
    UncertifiedError
        When one of the four conditions does not hold.
    """
    n = len(game.players)
    if sum(found.shares, Fraction(0)) != game.total:
        raise UncertifiedError("the shares do not add up to the cost")
    table = _Table(game, found.shares, per_head)
    if found.bounded:
        for i, share in enumerate(found.shares):
            if share > int(game.costs[1 << i]):
                raise UncertifiedError(f"{game.players[i]} pays more than alone")
    for one, other in pairwise(found.levels):
        if other.excess > one.excess:
            raise UncertifiedError("levels of excess rise")
    settled = [2**n - 1] if n else []
    for level in found.levels:
        table.none_above(level.excess, _free_of(settled, n))
        _same_excess(table, level)
        _balanced(level, settled, n)
        if any(found.shares[i] != int(game.costs[1 << i]) for i in level.alone):
            raise UncertifiedError("a player said to pay as much as alone does not")
        settled += [*level.coalitions, *(1 << i for i in level.alone)]
    if n and np.linalg.matrix_rank(_inside(settled, n)) < n:
        raise UncertifiedError("some shares are not settled")


class _Table:
    """All excesses of a game, exact where it matters."""

    def __init__(
        self, game: CostGame, shares: Sequence[Fraction], per_head: bool
    ) -> None:
        n = len(shares)
        self._unit = lcm(*(share.denominator for share in shares))
        self._whole = [int(share * self._unit) for share in shares]
        self._costs, self._per_head = game.costs, per_head
        rough = np.zeros(1)
        for share in shares:
            rough = np.concatenate((rough, rough + float(share)))
        rough -= game.costs
        if per_head and n:
            heads = np.bitwise_count(np.arange(2**n, dtype=np.uint32))
            rough /= np.maximum(heads, 1)
        rough[[0, -1]] = -np.inf
        self._rough = rough
        largest = float(np.abs(game.costs).max(initial=0))
        self._error = 1e-12 * max(1.0, largest) * (n + 2)

    def excess(self, mask: int) -> Fraction:
        """Return the excess of one coalition (per head, if asked)."""
        paid = sum(share for i, share in enumerate(self._whole) if mask >> i & 1)
        more = Fraction(paid - self._unit * int(self._costs[mask]), self._unit)
        return more / mask.bit_count() if self._per_head else more

    def none_above(self, level: Fraction, free: NDArray[np.float64]) -> None:
        """Check that no coalition that is not settled has a larger excess."""
        floor = float(level)
        near = np.flatnonzero(self._rough > floor - self._error)
        inside = near[:, None] >> np.arange(len(free)) & 1
        near = near[np.abs(inside @ free) > CLOSE]
        if (self._rough[near] > floor + self._error).any():
            raise UncertifiedError(f"a coalition has a larger excess than {floor:g}")
        if any(self.excess(mask) > level for mask in near.tolist()):
            raise UncertifiedError(f"a coalition has a larger excess than {floor:g}")


def _free_of(settled: Sequence[int], n: int) -> NDArray[np.float64]:
    """Return a random vector whose sum over each settled coalition is 0."""
    inside = _inside(settled, n)
    left, heads, _ = np.linalg.svd(inside.T)
    rest = left[:, int((heads > CLOSE).sum()) :]
    drawn = np.random.default_rng(SEED).uniform(1, 2, rest.shape[1])
    return rest @ drawn


def _inside(masks: Sequence[int], n: int) -> NDArray[np.float64]:
    return np.array([[mask >> i & 1 for i in range(n)] for mask in masks], np.float64)


def _same_excess(table: _Table, level: Level) -> None:
    """Check that a level's coalitions have its excess, to the last digit."""
    for mask in level.coalitions:
        if table.excess(mask) != level.excess:
            raise UncertifiedError("a coalition has not the excess of its level")


def _balanced(level: Level, settled: Sequence[int], n: int) -> None:
    """Check that a level covers all players evenly, up to what is settled."""
    if not level.coalitions or min(level.weights) <= 0:
        raise UncertifiedError("a level has no coalitions, or one without weight")
    if level.alone_weights and min(level.alone_weights) <= 0:
        raise UncertifiedError("a player has no weight")
    masks = [*level.coalitions, *(1 << i for i in level.alone)]
    weights = np.array([*level.weights, *level.alone_weights])
    cover = weights @ _inside(masks, n)
    before = _inside(settled, n)
    part, *_ = np.linalg.lstsq(before.T, cover, rcond=None)
    if np.abs(cover - part @ before).max() > CLOSE * weights.max():
        raise UncertifiedError("a level does not cover all players evenly")
