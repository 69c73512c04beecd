"""The nucleolus, also per head: the largest complaint is as small as can be.

Schmeidler, D. (1969), "The nucleolus of a characteristic function game", SIAM Journal
on Applied Mathematics 17(6), doi:10.1137/0117107. The excess of a coalition is what it
pays beyond what it would cost alone, x(S) - c(S) (per head: divided by its size). Among
all shares with x_i <= c({i}), the nucleolus makes the largest excess least, then the
second largest, and so on.

Computed by a sequence of linear programmes (Maschler, Peleg and Shapley 1979,
doi:10.1287/moor.4.4.303, solved by `mil.costs.simplex`) with coalitions added as they
are violated. A coalition is only settled when its dual is positive, so in *all* best
solutions: settling whatever happens to be tight is the common mistake (Guajardo and
Jörnsten 2015, doi:10.1016/j.ejor.2014.08.026). The coalitions settled make a system of
equations that is solved in whole numbers, and `mil.costs.kohlberg` checks the answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from mil.costs.coalitions import Floats, Integers, above, rows
from mil.costs.exact import solve
from mil.costs.game import CostGame
from mil.costs.simplex import DualSimplex

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
    """The sequence of linear programmes, in costs of at most `SCALE`.

    Shares are a point that has what is settled, plus a part outside of it: the unknowns
    are as many as players are free.
    """

    def __init__(
        self, game: CostGame, per_head: bool, alone: Sequence[int] | None
    ) -> None:
        self._game, self._per_head = game, per_head
        self._n = n = len(game.players)
        self._largest = float(max(1, np.abs(game.costs).max(initial=0)))
        self._factor = SCALE / self._largest
        everybody = 2**n - 1
        ones = {1 << i for i in range(n)} | {everybody - (1 << i) for i in range(n)}
        self._masks = np.array(sorted(ones - {0, everybody}), np.int64)
        self._alone = np.array([] if alone is None else alone) * self._factor
        self._shares = np.full(n, game.total * self._factor / max(1, n))
        self._settled = np.ones((1, n))
        self._levels: list[Level] = []
        self._random = np.random.default_rng(SEED)
        self._look()

    @property
    def free(self) -> bool:
        """Whether some player's share is not settled."""
        return bool(self._outside.shape[1])

    def _look(self) -> None:
        """Find what is outside of the coalitions that are settled."""
        basis, heads, _ = np.linalg.svd(self._settled.T)
        rank = int((heads > 1e-9 * heads.max(initial=1)).sum())
        self._settled, self._outside = basis[:, :rank].T, basis[:, rank:]
        self._tell = self._outside @ self._random.uniform(1, 2, self._n - rank)
        size = np.abs(self._tell).max(initial=0)
        self._tell = self._tell / size if size else self._tell
        self._masks = self._masks[
            np.abs(rows(self._masks, self._n) @ self._tell) > 1e-7
        ]

    def settle(self) -> None:
        """Make the largest excess of what is not settled least, and settle it."""
        table, rights = self._programme(self._masks)
        programme = DualSimplex(table, rights, self._pair(rights))
        alone = np.zeros(0, np.int64)
        if self._alone.size:
            alone = np.flatnonzero(np.abs(self._outside).max(axis=1) > 1e-7)
            inside = np.column_stack((self._outside[alone], np.zeros(len(alone))))
            programme.add(inside, (self._alone - self._shares)[alone])
        first = len(self._masks)
        players = {first + k: i for k, i in enumerate(alone.tolist())}
        places = dict(enumerate(self._masks.tolist()))
        known = set(places.values())
        while True:
            point = programme.solve()
            over = [mask for mask in self._over(point).tolist() if mask not in known]
            if not over:
                break
            known |= set(over)
            places |= enumerate(over, len(places) + len(players))
            programme.add(*self._programme(np.array(over, np.int64)))
        self._masks = np.fromiter(places.values(), np.int64)
        self._shares = self._shares + self._outside @ point[:-1]
        self._note(*programme.weights(), places, players)

    def _pair(self, rights: Floats) -> tuple[int, int]:
        """Return a player and all others, the pair that can complain most."""
        place = {mask: row for row, mask in enumerate(self._masks.tolist())}
        everybody = 2**self._n - 1
        pairs = [
            (row, place[everybody - mask])
            for mask, row in place.items()
            if mask.bit_count() == 1
        ]
        return min(pairs, key=lambda pair: rights[pair[0]] + rights[pair[1]])

    def _programme(self, masks: Integers) -> tuple[Floats, Floats]:
        """Return the rows of some coalitions: unknown shares, less the excess."""
        inside = rows(masks, self._n)
        heads = inside.sum(axis=1) if self._per_head else np.ones(len(masks))
        rights = self._game.costs[masks] * self._factor - inside @ self._shares
        return np.column_stack((inside @ self._outside, -heads)), rights

    def _over(self, point: Floats) -> Integers:
        """Return coalitions that pay more than the excess found, the worst if many."""
        shares = (self._shares + self._outside @ point[:-1]) / self._factor
        level = float(point[-1]) / self._factor
        lowered = shares - level if self._per_head else shares
        floor = 0.0 if self._per_head else level
        floor += SLACK * self._largest
        over = above(self._game.costs, lowered, floor, self._tell)
        most = 4 * self._n
        if over.size <= most:
            return over
        excess = rows(over, self._n) @ lowered - self._game.costs[over]
        return over[np.argsort(-excess, kind="stable")[:most]]

    def _note(
        self,
        tight: Integers,
        weights: Floats,
        places: Mapping[int, int],
        players: Mapping[int, int],
    ) -> None:
        """Settle the coalitions whose complaint no other shares would lessen."""
        found = [
            (row, weight)
            for row, weight in zip(tight.tolist(), weights.tolist(), strict=True)
            if weight > POSITIVE
        ]
        pairs = [(places[row], weight) for row, weight in found if row in places]
        alone = [(players[row], weight) for row, weight in found if row in players]
        level = Level(
            Fraction(0),
            tuple(mask for mask, _ in pairs),
            tuple(weight for _, weight in pairs),
            tuple(i for i, _ in alone),
            tuple(weight for _, weight in alone),
        )
        self._levels.append(level)
        masks = [*level.coalitions, *(1 << i for i in level.alone)]
        before = len(self._settled)
        self._settled = np.concatenate(
            (self._settled, rows(np.array(masks, np.int64), self._n))
        )
        self._look()
        if len(self._settled) == before:
            raise ArithmeticError("a linear programme settled nothing")

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
