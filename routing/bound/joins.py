"""Whole rounds from two halves: one label of each side, and the arc between them."""

import numpy as np
from numba import njit

from routing.bound.labels import COST, EARLY, LATE, SETS, fines
from routing.bound.network import WORD, Integers


@njit(cache=True)
def joined(raw, ahead, behind, total, front, back, i, j):  # type: ignore[no-untyped-def]
    """Return the reduced cost of the round of two labels; a huge one if there is none.

    Parameters
    ----------
    raw
        Cost of arcs with no dual taken off.
    ahead, behind
        The sides the labels are of.
    total
        Sum of the hours: a time of one side is this less the time of the other.
    front, back
        The labels.
    i, j
        Their nodes.
    """
    none = 1 << 61
    gap = front[EARLY] + ahead.time[i, j] + back[EARLY] - total
    if gap > 0:
        return none
    words = ahead.near.shape[1]
    cuts = ahead.odd.shape[1]
    for w in range(words):
        if front[SETS + w] & back[SETS + w]:
            return none
    for r in range(ahead.capacity.shape[0]):
        at = SETS + words + cuts + r
        if front[at] + back[at] > ahead.capacity[r]:
            return none
    cost = front[COST] + raw[i, j] + back[COST]
    if ahead.waiting:
        idle = total - back[LATE] - front[LATE] - ahead.time[i, j]
        if idle > 0:
            cost += ahead.waiting * idle
    for w in range(cuts):
        both = front[SETS + words + w] & back[SETS + words + w]
        if both:
            cost += fines(ahead.penalty, both, w)
    return cost


@njit(cache=True)
def best_joins(raw, ahead, behind, total, fronts, backs, below):  # type: ignore[no-untyped-def]
    """Return, for each label ahead, its cheapest round below `below`.

    Returns
    -------
    Shape ``(rounds, 3)``: reduced cost, label ahead, label behind; and the number of
    pairs looked at.
    """
    n = ahead.near.shape[0]
    found = np.empty((1024, 3), np.int64)
    count = 0
    work = 0
    for i in range(n + 1):
        f = fronts.first[i]
        while f >= 0:
            best = below
            with_ = -1
            for j in range(n + 1):
                if i == n and j == n:
                    continue
                if j < n and (fronts.values[f, SETS + j // WORD] >> (j % WORD)) & 1:
                    continue
                start = fronts.values[f, COST] + raw[i, j]
                b = backs.first[j]
                while b >= 0 and start + backs.values[b, COST] < best:
                    work += 1
                    cost = joined(
                        raw,
                        ahead,
                        behind,
                        total,
                        fronts.values[f],
                        backs.values[b],
                        i,
                        j,
                    )
                    if cost < best:
                        best = cost
                        with_ = b
                    b = backs.after[b]
            if with_ >= 0:
                if count == found.shape[0]:
                    wider = np.empty((2 * count, 3), np.int64)
                    wider[:count] = found
                    found = wider
                found[count, 0], found[count, 1], found[count, 2] = best, f, with_
                count += 1
            f = fronts.after[f]
    return found[:count], work


def nodes_of(parent: Integers, node: Integers, label: int) -> list[int]:
    """Return the nodes of a label's partial round, the last one first."""
    out = []
    while parent[label] >= 0:
        out.append(int(node[label]))
        label = int(parent[label])
    return out
