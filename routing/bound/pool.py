"""Listed rounds as one table: their linear bound is raised by cuts, and few stay.

Here cuts cost next to nothing, for no search has to remember them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from routing.bound.cuts import Cut, separate
from routing.bound.master import Duals, Master
from routing.bound.network import Cover, Integers
from routing.bound.rounds import Column

BATCH = 200
"""Most rounds added to the linear programme at once."""

CUTS = 40
"""Most cuts added at once."""

STALL = 0.01
"""Share of the gap that a pass over the cuts must close to be worth another."""

CHUNK = 1 << 15
"""Rounds priced at once."""

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False, slots=True)
class Rounds:
    """Rounds as a table.

    Attributes
    ----------
    network, cost
        Of each round, shape ``(rounds,)``.
    covered
        Whether a round covers a row, shape ``(rounds, rows)``.
    """

    network: Integers
    cost: Integers
    covered: Flags

    def __len__(self) -> int:
        return len(self.cost)

    def only(self, kept: Integers | Flags) -> "Rounds":
        """Return some of them."""
        return Rounds(self.network[kept], self.cost[kept], self.covered[kept])


class Pool:
    """Rounds of which a cheaper cover, if there is one, is made.

    Parameters
    ----------
    cover
        The problem.
    rounds
        The rounds.
    cuts
        Cuts that helped so far; here they are remembered everywhere.

    Attributes
    ----------
    cuts
        Cuts that hold.
    prices
        Reduced cost of each round, from the last linear programme.
    """

    def __init__(self, cover: Cover, rounds: Rounds, cuts: Sequence[Cut]) -> None:
        self._cover = cover
        self._rounds = rounds
        self._all = frozenset(range(cover.size))
        self.cuts = [Cut(cut.rows, self._all) for cut in cuts]
        self.prices: Integers = np.zeros(0, np.int64)
        self._support: list[tuple[Column, float]] = []

    @property
    def size(self) -> int:
        """Number of rounds."""
        return len(self._rounds)

    def columns(self, chosen: Iterable[int]) -> Iterator[Column]:
        """Yield rounds as columns, their nodes being their rows."""
        rounds = self._rounds
        for k in chosen:
            rows = tuple(np.flatnonzero(rounds.covered[k]).tolist())
            yield Column(int(rounds.network[k]), rows, int(rounds.cost[k]), rows)

    def raised(self, upper: int, bound: int, few: int) -> int:
        """Raise the bound by cuts, and drop rounds that no cheaper cover has.

        Parameters
        ----------
        upper
            Only covers of less units are looked for.
        bound
            What is proven so far, units.
        few
            Number of rounds that need no more cuts.

        Returns
        -------
        The bound, units; `upper` at most.
        """
        stalled, last = 0, 0
        while True:
            worth = self._solve(upper)
            if worth is None:
                return bound
            stalled = stalled + 1 if worth - last < STALL * (upper - worth) else 0
            last = max(last, worth)
            bound = max(bound, worth)
            if bound >= upper:
                return upper
            kept = self.prices < upper - worth
            self._rounds, self.prices = self._rounds.only(kept), self.prices[kept]
            if self.size <= few or stalled > 2:
                return bound
            new = separate(self._support, self._cover.size, self.cuts, CUTS)
            if not new:
                return bound
            self.cuts += [Cut(cut.rows, self._all) for cut in new]

    def halves(self) -> tuple["Pool", "Pool"] | None:
        """Divide by two rows: covered by the same round, or by two (Ryan, Foster 1981).

        The rows are those that the fractional cover is least sure of. None when it is
        sure of all.
        """
        size = self._cover.size
        often = np.zeros((size, size))
        for column, share in self._support:
            often[np.ix_(column.rows, column.rows)] += share
        sure = np.abs(np.triu(often, 1) - 0.5)
        first, second = np.unravel_index(int(np.argmin(sure)), sure.shape)
        if sure[first, second] > 0.49:
            return None
        one, other = self._rounds.covered[:, first], self._rounds.covered[:, second]
        return (
            Pool(self._cover, self._rounds.only(~(one & other)), self.cuts),
            Pool(self._cover, self._rounds.only(one == other), self.cuts),
        )

    def _solve(self, upper: int) -> int | None:
        """Solve the linear programme over all rounds with the cuts.

        Returns the bound, units; notes the reduced cost of all rounds and those used.
        None when the solver failed.
        """
        weights = self._weights()
        # a row that is not covered costs more than any cover looked for
        master = Master(self._cover, self.cuts, 2.0 * upper / self._cover.unit + 1.0)
        known = np.zeros(self.size, bool)
        rows = np.maximum(1, self._rounds.covered.sum(axis=1))
        fresh = np.argsort(self._rounds.cost / rows, kind="stable")[:500]
        while True:
            known[fresh] = True
            master.add(list(self.columns(fresh.tolist())))
            if not master.solve():
                return None
            duals = master.duals()
            prices = self._prices(duals, weights)
            better = np.flatnonzero((prices < 0) & ~known)
            if not len(better):
                break
            fresh = better[np.argsort(prices[better], kind="stable")[:BATCH]]
        self.prices, self._support = prices, master.support
        slack = min(0, int(prices.min(initial=0))) * self._cover.size
        return duals.worth(self._cover) + slack

    def _weights(self) -> list[Flags]:
        """Return which rounds have two rows of each cut or more."""
        return [
            self._rounds.covered[:, sorted(cut.rows)].sum(axis=1) >= 2
            for cut in self.cuts
        ]

    def _prices(self, duals: Duals, weights: Sequence[Flags]) -> Integers:
        """Return the reduced cost of all rounds."""
        fleets = np.array([net.fleet for net in self._cover.networks], np.int64)
        prices = self._rounds.cost + duals.fleets[fleets[self._rounds.network]]
        for start in range(0, self.size, CHUNK):
            part = slice(start, start + CHUNK)
            # exact: whole numbers below 2^53
            worth = self._rounds.covered[part].astype(np.float64) @ duals.rows
            prices[part] -= worth.astype(np.int64)
        for price, weight in zip(duals.cuts.tolist(), weights, strict=True):
            if price:
                prices[weight] += price
        return prices


def cheapest_of_each(found: Sequence[Rounds]) -> Rounds:
    """Keep, of rounds of one network over the same rows, the cheapest."""
    rounds = Rounds(
        np.concatenate([part.network for part in found]),
        np.concatenate([part.cost for part in found]),
        np.concatenate([part.covered for part in found]),
    )
    keys = np.column_stack(
        [np.packbits(rounds.covered, axis=1), rounds.network.astype(np.uint8)]
    )
    order = np.argsort(rounds.cost, kind="stable")
    _, index = np.unique(keys[order], axis=0, return_index=True)
    return rounds.only(np.sort(order[index]))
