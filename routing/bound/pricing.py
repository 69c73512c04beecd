"""Rounds whose reduced cost is negative, or the proof that there is none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from routing.bound.cuts import Cut, bits, penalties
from routing.bound.joins import best_joins, nodes_of
from routing.bound.labels import Side
from routing.bound.master import Duals
from routing.bound.network import WORD, Integers, Network
from routing.bound.spread import Labels, spread

BUCKETS = 50_000
"""Most buckets of labels by time."""

NEAREST = 8
"""Nodes that a node remembers at first."""


@dataclass(frozen=True, slots=True)
class Priced:
    """What a search through one network found.

    Attributes
    ----------
    rounds
        Reduced cost and nodes of the rounds found, the cheapest first.
    least
        Least reduced cost of any round, at most 0; None when the search was not whole.
    work
        Labels looked at.
    """

    rounds: tuple[tuple[int, tuple[int, ...]], ...]
    least: int | None
    work: int


class Pricer:
    """Searches one network from both ends, meeting at a time that moves with the work.

    Parameters
    ----------
    network
        The rounds searched.

    Attributes
    ----------
    near
        Nodes that each node remembers, shape ``(n, words)``.
    """

    def __init__(self, network: Network) -> None:
        self.network = network
        self.near = nearest(network)
        begin, end = network.hours
        self._middle = (begin + end) // 2

    def sides(self, duals: Duals, cuts: Sequence[Cut], until: int) -> tuple[Side, Side]:
        """Return both directions with the prices of a moment, met at `until`."""
        begin, end = self.network.hours
        charge = int(duals.fleets[self.network.fleet])
        words = -(-len(cuts) // WORD)
        odd, memory = bits(cuts, self.network.rows, words)
        penalty = penalties(duals.cuts.tolist(), words)

        def side(network: Network, until: int, charge: int) -> Side:
            cost = network.cost.copy()
            cost[:, :-1] -= duals.rows[network.rows]
            cost[-1, :] += charge
            return Side(
                cost,
                network.time,
                network.opens,
                network.closes,
                network.load,
                network.capacity,
                network.waiting,
                self.near,
                *network.marks,
                odd,
                memory,
                penalty,
                until,
            )

        back = begin + end - until - 1
        return (
            side(self.network, until, charge),
            side(self.network.reverse, back, 0),
        )

    def search(
        self,
        duals: Duals,
        cuts: Sequence[Cut],
        most: int,
        batch: int,
        strict: bool,
    ) -> Priced:
        """Search for rounds of negative reduced cost.

        Parameters
        ----------
        duals, cuts
            Prices, and the cuts that the last of them are of.
        most
            Labels to look at.
        batch
            Rounds to return.
        strict
            Whether the search is whole, and so proves what it does not find.
        """
        begin, end = self.network.hours
        width = max(1, (end - begin) // BUCKETS)
        ahead, behind = self.sides(duals, cuts, self._middle)
        fronts = spread(ahead, width, most, strict)
        backs = spread(behind, width, most, strict)
        raw = self.network.cost.copy()
        raw[-1, :] += int(duals.fleets[self.network.fleet])
        found, pairs = best_joins(raw, ahead, behind, begin + end, fronts, backs, 0)
        self._balance(fronts.work, backs.work)
        order = np.argsort(found[:, 0], kind="stable")
        whole = strict and fronts.whole and backs.whole
        least = int(found[order[0], 0]) if len(order) else 0
        return Priced(
            tuple(_rounds(found[order[:batch]], fronts, backs)),
            least if whole else None,
            fronts.work + backs.work + pairs,
        )

    def _balance(self, front: int, back: int) -> None:
        """Move the meeting time towards the side that had less work."""
        begin, end = self.network.hours
        step = (end - begin) // 40
        if front > 1.3 * back:
            self._middle = max(begin, self._middle - step)
        elif back > 1.3 * front:
            self._middle = min(end - 1, self._middle + step)

    def lets_pass(self, nodes: tuple[int, ...]) -> bool:
        """Tell whether a round comes back only to nodes that were forgotten."""
        left, barred = self.network.marks
        memory = np.zeros(self.network.words, np.int64)
        for node in nodes:
            if (memory & barred[node]).any():
                return False
            memory = (memory & self.near[node]) | left[node]
        return True

    def remember(self, nodes: tuple[int, ...], most: int) -> bool:
        """Let nodes remember so that a round cannot come back as this one does.

        Returns False when a node would remember more than `most`.
        """
        last: dict[int, int] = {}
        done = False
        for at, node in enumerate(nodes):
            if node in last:
                bit = np.int64(1 << (node % WORD))
                for between in nodes[last[node] + 1 : at]:
                    known = sum(int(w).bit_count() for w in self.near[between])
                    if known >= most + 2 * len(self.network.apart):
                        return False
                    self.near[between, node // WORD] |= bit
                done = True
            last[node] = at
        return done


def nearest(network: Network) -> Integers:
    """Return the nodes that each node remembers at first: those that lie near in cost.

    Only nodes that a round can visit both before and after are worth remembering.
    """
    size = network.size
    near = np.zeros((size, network.words), np.int64)
    opens, closes = network.opens[:size, 0], network.closes[:size, -1]
    reach = opens[:, None] + network.time[:size, :size] <= closes[None, :]
    both = reach & reach.T
    for node in range(size):
        order = np.argsort(network.cost[:size, node], kind="stable")
        chosen = [int(v) for v in order if both[v, node]][:NEAREST]
        for other in {*chosen, node, *range(size, size + 2 * len(network.apart))}:
            near[node, other // WORD] |= np.int64(1 << (other % WORD))
    return near


def _rounds(
    found: Integers, fronts: Labels, backs: Labels
) -> Iterator[tuple[int, tuple[int, ...]]]:
    for price, front, back in found.tolist():
        first = nodes_of(fronts.parent, fronts.node, front)
        rest = nodes_of(backs.parent, backs.node, back)
        yield price, (*reversed(first), *rest)
