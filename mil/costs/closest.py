"""The point of the core, or of the least core, that is closest to some shares.

By the sum of squares, so there is but one, and players who are alike stay alike. Found
without rounding by the dual method of Goldfarb, D. and Idnani, A. (1983), "A
numerically stable dual method for solving strictly convex quadratic programs",
doi:10.1007/BF02591962: whoever is overcharged is added until nobody is.
"""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from mil.costs.coalitions import Floats, above, rows
from mil.costs.game import CostGame
from mil.costs.nucleolus import Nucleolus

SEED = 1
"""Of the vector that tells which coalitions' shares are settled."""

GRID = 10**9
"""Floating-point shares are told to this part of the unit of costs."""

Shares = tuple[Fraction, ...]

Row = tuple[Sequence[int], Fraction]
"""Coefficients of the shares, and what they come to at most."""


def room_of(least: Nucleolus) -> Fraction:
    """Return what coalitions may pay beyond their cost: as little as there must be.

    Parameters
    ----------
    least
        A nucleolus of shares that may be beyond going alone; 0 if the core has a point.
    """
    return max(Fraction(0), least.levels[0].excess) if least.levels else Fraction(0)


def closest(
    game: CostGame, wanted: Shares, least: Nucleolus, also: Sequence[Row] = ()
) -> Shares:
    """Return the shares in the core, or in the least core, closest to some others.

    Parameters
    ----------
    game, wanted
        The game, and shares.
    least
        Its prenucleolus: where the core is empty, the shares must be in the least core.
    also
        What else must hold of the shares.

    Returns
    -------
    tuple of Fraction
        Exact; `wanted` itself if it may be.

    Raises
    ------
    ArithmeticError
        When nothing keeps all inequalities.
    """
    n, room = len(wanted), room_of(least)
    found = _Closest(wanted)
    for mask in _settled(least, n):
        more = room if mask != 2**n - 1 else Fraction(0)
        found.hold(_row(game, mask, more))
    outside = found.across(np.random.default_rng(SEED).uniform(1, 2, n))
    known = list(also)
    while True:
        while (row := _most_over(known, found.shares)) is not None:
            found.keep(row)
        shares = np.array([float(share) for share in found.shares])
        over = above(game.costs, shares, float(room), outside)
        excess = rows(over, n) @ shares - game.costs[over]
        few = over[np.argsort(-excess, kind="stable")[: 4 * n]]
        fresh = [_row(game, mask, room) for mask in few.tolist()]
        if _most_over(fresh, found.shares) is None:
            return found.shares
        known += fresh


def _settled(least: Nucleolus, n: int) -> list[int]:
    """Return the coalitions that pay just what they may in all of the least core."""
    first = least.levels[0] if least.levels else None
    fixed = first.coalitions if first and first.excess >= 0 else ()
    return [2**n - 1, *fixed]


def _row(game: CostGame, mask: int, room: Fraction) -> Row:
    own = [mask >> i & 1 for i in range(len(game.players))]
    return own, int(game.costs[mask]) + room


def _over(row: Row, shares: Sequence[Fraction]) -> Fraction:
    """Return by how much shares break an inequality; negative if they keep it."""
    return _dot(row[0], shares) - row[1]


def _dot(one: Sequence[int], other: Sequence[Fraction]) -> Fraction:
    return sum((a * b for a, b in zip(one, other, strict=True) if a), Fraction(0))


def _most_over(known: Sequence[Row], shares: Sequence[Fraction]) -> Row | None:
    """Return the inequality that is broken most; None if all are kept."""
    row = max(known, key=lambda row: _over(row, shares), default=None)
    return row if row is not None and _over(row, shares) > 0 else None


class _Closest:
    """The shares closest to wanted ones of those that keep some inequalities.

    Some of the rows hold with equality: their `_pull`, which is not negative but for
    rows held from the first, times their coefficients leads from `shares` to the wanted
    ones.
    """

    def __init__(self, wanted: Shares) -> None:
        self.shares = wanted
        self._rows: list[Sequence[int]] = []
        self._pull: list[Fraction] = []
        self._inverse: list[list[Fraction]] = []
        """Of the products of rows with each other."""
        self._firm = 0

    def hold(self, row: Row) -> None:
        """Let a row hold with equality for good."""
        parts, apart, size = self._split(row[0])
        if size:
            far = _over(row, self.shares) / size
            self._move(parts, apart, far)
            self._add(row[0], parts, size, far)
            self._firm += 1

    def keep(self, row: Row) -> None:
        """Let a row that is broken be kept, if others must give way for it."""
        pull = Fraction(0)
        while True:
            parts, apart, size = self._split(row[0])
            steps = [
                (self._pull[i] / parts[i], i)
                for i in range(self._firm, len(parts))
                if parts[i] > 0
            ]
            far = _over(row, self.shares) / size if size else None
            step, first = min(steps, default=(None, -1))
            if far is not None and (step is None or far <= step):
                self._move(parts, apart, far)
                self._add(row[0], parts, size, pull + far)
                return
            if step is None:
                raise ArithmeticError("no shares keep all inequalities")
            self._move(parts, apart, step)
            pull += step
            self._drop(first)

    def across(self, values: Floats) -> Floats:
        """Return the part of some values that no row held so far has."""
        held = np.array(self._rows, np.float64)
        inverse = np.array(self._inverse, np.float64)
        rest: Floats = values - held.T @ (inverse @ (held @ values))
        return rest

    def _split(
        self, row: Sequence[int]
    ) -> tuple[list[Fraction], list[Fraction], Fraction]:
        """Split a row: how much of each that holds, what is left, its square."""
        inner = [
            sum(a * b for a, b in zip(other, row, strict=True)) for other in self._rows
        ]
        parts = [_dot(inner, line) for line in self._inverse]
        apart = [
            value - _dot(column, parts)
            for value, column in zip(row, self._columns(), strict=True)
        ]
        return parts, apart, _dot(row, apart)

    def _columns(self) -> Sequence[Sequence[int]]:
        if not self._rows:
            return [()] * len(self.shares)
        return list(zip(*self._rows, strict=True))

    def _move(
        self, parts: Sequence[Fraction], apart: Sequence[Fraction], step: Fraction
    ) -> None:
        self.shares = tuple(
            share - step * part for share, part in zip(self.shares, apart, strict=True)
        )
        self._pull = [
            pull - step * part for pull, part in zip(self._pull, parts, strict=True)
        ]

    def _add(
        self,
        row: Sequence[int],
        parts: Sequence[Fraction],
        size: Fraction,
        pull: Fraction,
    ) -> None:
        self._inverse = [
            [
                *(value + a * b / size for value, b in zip(line, parts, strict=True)),
                -a / size,
            ]
            for line, a in zip(self._inverse, parts, strict=True)
        ]
        self._inverse.append([*(-part / size for part in parts), 1 / size])
        self._rows.append(row)
        self._pull.append(pull)

    def _drop(self, place: int) -> None:
        gone = self._inverse[place]
        kept = [i for i in range(len(gone)) if i != place]
        self._inverse = [
            [self._inverse[i][k] - gone[i] * gone[k] / gone[place] for k in kept]
            for i in kept
        ]
        del self._rows[place], self._pull[place]


def rounded(shares: Floats, total: int) -> Shares:
    """Return shares as fractions that add up to a total; the last takes up the rest."""
    parts = [Fraction(round(float(share) * GRID), GRID) for share in shares]
    parts[-1] += total - sum(parts)
    return tuple(parts)
