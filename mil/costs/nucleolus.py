"""The nucleolus, also per head: the largest complaint is as small as can be.

Schmeidler, D. (1969), "The nucleolus of a characteristic function game", SIAM Journal
on Applied Mathematics 17(6), doi:10.1137/0117107. The excess of a coalition is what it
pays beyond what it would cost alone, x(S) - c(S) (per head: divided by its size). Among
all shares with x_i <= c({i}), the nucleolus makes the largest excess least, then the
second largest, and so on.

Computed by a sequence of linear programmes (Maschler, Peleg and Shapley 1979,
doi:10.1287/moor.4.4.303) with coalitions added as they are violated. A coalition is
only settled when its dual is positive, so in *all* best solutions: settling whatever
happens to be tight is the common mistake (Guajardo and Jörnsten 2015,
doi:10.1016/j.ejor.2014.08.026). The coalitions settled make a system of equations that
is solved in whole numbers, and `mil.costs.kohlberg` checks the answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from scipy.optimize import OptimizeResult, linprog

from mil.costs.coalitions import Floats, Integers, above, rows
from mil.costs.exact import solve
from mil.costs.game import CostGame

SCALE = 1000.0
"""The largest cost in a linear programme, whose tolerances are absolute."""

SLACK = 1e-9
"""Excess over the level that is rounding, in largest costs."""

POSITIVE = 1e-7
"""Duals above it are positive; those of a level add up to about 1."""

SEED = 1
"""Of the vectors that tell what is settled: any do, with probability 1."""


@dataclass(frozen=True, slots=True)
class Level:
    """Coalitions settled together.

    Attributes
    ----------
    excess
        Of each of them (per head, if asked), in the unit of the costs.
    coalitions, weights
        Masks, and the positive weight of each. Weighted, and with the players
        `alone`, they cover all players evenly, but for coalitions settled before.
    alone, alone_weights
        Positions of players who pay what they would alone, and their weights.
    """

    excess: Fraction
    coalitions: tuple[int, ...]
    weights: tuple[float, ...]
    alone: tuple[int, ...] = ()
    alone_weights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Nucleolus:
    """A nucleolus with the reason why it is one.

    Attributes
    ----------
    shares
        Shape ``(n,)``, in the unit of the costs.
    levels
        In the order in which they were settled.
    bounded
        Whether nobody pays more than alone; False when all together cost more than
        each alone, so that there are no such shares.
    """

    shares: tuple[Fraction, ...]
    levels: tuple[Level, ...]
    bounded: bool


def nucleolus(game: CostGame, per_head: bool = False, bound: bool = True) -> Nucleolus:
    """Return the nucleolus of a game, not yet certified.

    Parameters
    ----------
    game
        n players.
    per_head
        Whether excesses are divided by the number of players of a coalition.
    bound
        Whether nobody may pay more than alone, if that is possible; without, it is the
        prenucleolus.

    Raises
    ------
    ArithmeticError
        When the numbers do not fit together: a defect, never a result.
    """
    n = len(game.players)
    alone = [int(game.costs[1 << i]) for i in range(n)]
    bounded = bound and sum(alone) >= game.total
    search = _Search(game, per_head, alone if bounded else None)
    while search.free:
        search.settle()
    return Nucleolus(*search.exact(), bounded)


class _Search:
    """The sequence of linear programmes, in costs of at most `SCALE`."""

    def __init__(
        self, game: CostGame, per_head: bool, alone: Sequence[int] | None
    ) -> None:
        self._game, self._per_head, self._alone = game, per_head, alone
        self._n = n = len(game.players)
        self._largest = float(max(1, np.abs(game.costs).max(initial=0)))
        self._factor = SCALE / self._largest
        everybody = 2**n - 1
        ones = {1 << i for i in range(n)} | {everybody - (1 << i) for i in range(n)}
        self._masks = np.array(sorted(ones - {0, everybody}), np.int64)
        self._fixed, self._rights = [everybody], [float(game.total) * self._factor]
        self._levels: list[Level] = []
        self._random = np.random.default_rng(SEED)
        self._look()

    @property
    def free(self) -> bool:
        """Whether some player's share is not settled."""
        return self._rank < self._n

    def _look(self) -> None:
        """Draw a vector whose sum is 0 for the coalitions that are settled."""
        basis, heads, _ = np.linalg.svd(rows(np.array(self._fixed), self._n).T)
        self._rank = int((heads > 1e-9 * heads.max(initial=1)).sum())
        rest = basis[:, self._rank :]
        self.outside = rest @ self._random.uniform(1, 2, self._n - self._rank)
        if self.outside.size:
            size = np.abs(self.outside).max()
            self.outside = self.outside / size if size else self.outside
        settled = np.abs(rows(self._masks, self._n) @ self.outside) <= 1e-7
        self._masks = self._masks[~settled]

    def settle(self) -> None:
        """Make the largest excess of what is not settled least, and settle it."""
        while True:
            answer = self._solve()
            shares, level = answer.x[:-1] / self._factor, answer.x[-1] / self._factor
            lowered = shares - level if self._per_head else shares
            floor = 0.0 if self._per_head else level
            over = above(
                self._game.costs, lowered, floor + SLACK * self._largest, self.outside
            )
            over = over[~np.isin(over, self._masks)]
            if not over.size:
                break
            self._masks = np.concatenate((self._masks, self._few(over, lowered)))
        self._note(answer)

    def _few(self, over: Integers, shares: Floats) -> Integers:
        """Return the worst of some coalitions, so many that programmes stay small."""
        most = 4 * self._n
        if over.size <= most:
            return over
        excess = rows(over, self._n) @ shares - self._game.costs[over]
        return over[np.argsort(-excess, kind="stable")[:most]]

    def _solve(self) -> OptimizeResult:
        """Return the shares that make the largest excess least."""
        n, masks = self._n, self._masks
        inside = rows(masks, n)
        weight = inside.sum(axis=1) if self._per_head else np.ones(len(masks))
        fixed = rows(np.array(self._fixed), n)
        highest = (
            [None] * n
            if self._alone is None
            else [cost * self._factor for cost in self._alone]
        )
        answer = linprog(
            np.append(np.zeros(n), 1.0),
            A_ub=np.column_stack((inside, -weight)),
            b_ub=self._game.costs[masks] * self._factor,
            A_eq=np.column_stack((fixed, np.zeros(len(fixed)))),
            b_eq=self._rights,
            bounds=[*((None, most) for most in highest), (None, None)],
            method="highs-ds",
        )
        if answer.status:
            raise ArithmeticError(f"a linear programme failed: {answer.message}")
        return answer

    def _note(self, answer: OptimizeResult) -> None:
        """Settle the coalitions whose complaint no other shares would lessen."""
        weights = -answer.ineqlin.marginals
        tight = weights > POSITIVE
        single = -answer.upper.marginals[: self._n]
        alone = np.flatnonzero(single > POSITIVE)
        masks = self._masks[tight]
        self._levels.append(
            Level(
                Fraction(0),
                tuple(masks.tolist()),
                tuple(weights[tight].tolist()),
                tuple(alone.tolist()),
                tuple(single[alone].tolist()),
            )
        )
        new = [*masks.tolist(), *(1 << i for i in alone.tolist())]
        before = self._rank
        self._fixed += new
        self._rights += (rows(np.array(new), self._n) @ answer.x[:-1]).tolist()
        self._look()
        if self._rank == before:
            raise ArithmeticError("a linear programme settled nothing")
        self._reduce()

    def _reduce(self) -> None:
        """Keep of the equations of what is settled those that say something new."""
        table = rows(np.array(self._fixed), self._n)
        kept: list[int] = []
        for k in range(len(table)):
            if np.linalg.matrix_rank(table[[*kept, k]]) > len(kept):
                kept.append(k)
        self._fixed = [self._fixed[k] for k in kept]
        self._rights = [self._rights[k] for k in kept]

    def exact(self) -> tuple[tuple[Fraction, ...], tuple[Level, ...]]:
        """Solve the equations of all that was settled, for shares and excesses."""
        n, count, costs = self._n, len(self._levels), self._game.costs
        table, rights = [[1] * n + [0] * count], [self._game.total]
        for number, level in enumerate(self._levels):
            for mask in level.coalitions:
                row = [mask >> i & 1 for i in range(n)] + [0] * count
                row[n + number] = -(mask.bit_count() if self._per_head else 1)
                table.append(row)
                rights.append(int(costs[mask]))
            for i in level.alone:
                table.append([int(i == k) for k in range(n + count)])
                rights.append(int(costs[1 << i]))
        values = solve(table, rights)
        if values is None:
            raise ArithmeticError("the coalitions settled contradict each other")
        levels = tuple(
            Level(
                excess,
                level.coalitions,
                level.weights,
                level.alone,
                level.alone_weights,
            )
            for excess, level in zip(values[n:], self._levels, strict=True)
        )
        return values[:n], levels
