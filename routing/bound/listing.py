"""All rounds that a cover cheaper than the best one known may have.

Given duals that prove a bound, a round whose reduced cost is more than what lies
between the bound and the best cover known is in no cheaper one (Baldacci,
Christofides and Mingozzi 2008, doi:10.1007/s10107-007-0178-5). The others are listed:
partial rounds are extended while some way to go on, as told by labels from the other
end, stays below.
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from routing.bound.labels import COST, EARLY, LATE, SETS, Side, fines, make
from routing.bound.network import WORD, Integers
from routing.bound.spread import COUNT, WORK, Labels, begun, grown, roomy


class Listed(NamedTuple):
    """Labels of partial rounds that can be a whole one.

    Attributes
    ----------
    node, parent
        Last node, and the label before (-1 for the first).
    ends
        Labels whose rounds end there, shape ``(rounds,)``.
    work
        Labels looked at.
    whole
        Whether these are all.
    """

    node: Integers
    parent: Integers
    ends: Integers
    work: int
    whole: bool


@njit(cache=True)
def hopeful(side, goal, values, label, node):  # type: ignore[no-untyped-def]
    """Tell whether some way from `node` to the end may cost no more than the gap.

    Labels of the other side have counted the node too: its dual is given back, and so
    is a pair of each cut that has the node and is even on both sides.
    """
    words = side.near.shape[1]
    cuts = side.odd.shape[1]
    columns = values.shape[1]
    start = values[label, COST] + goal.duals[node]
    spare = 0
    for w in range(cuts):
        spare += fines(side.penalty, side.odd[node, w], w)
    behind, gap, total = goal.backs.values, goal.gap, goal.total
    at = goal.backs.first[node]
    seen = 0
    while at >= 0 and start + behind[at, COST] - spare <= gap:
        seen += 1
        good = values[label, EARLY] + behind[at, EARLY] <= total
        for w in range(words):
            both = values[label, SETS + w] & behind[at, SETS + w]
            if w == node // WORD:
                both ^= 1 << (node % WORD)
            good = good and both == 0
        for k in range(SETS + words + cuts, columns):
            r = k - SETS - words - cuts
            twice = values[label, k] + behind[at, k] - side.load[node, r]
            good = good and twice <= side.capacity[r]
        if good:
            cost = start + behind[at, COST]
            idle = total - behind[at, LATE] - values[label, LATE]
            cost += side.waiting * max(0, idle)
            for w in range(cuts):
                one, other = (
                    values[label, SETS + words + w],
                    behind[at, SETS + words + w],
                )
                here = side.odd[node, w]
                cost += fines(side.penalty, one & other & ~here, w)
                cost -= fines(side.penalty, here & ~one & ~other, w)
            if cost <= gap:
                return True, seen
        at = goal.backs.after[at]
    return False, seen


@njit(cache=True)
def outdone(side, values, twin, chain, new):  # type: ignore[no-untyped-def]
    """Tell whether the same nodes were done before as cheaply and as early."""
    at = twin
    while at >= 0:
        same = values[at, EARLY] <= values[new, EARLY]
        for w in range(side.near.shape[1]):
            same = same and values[at, SETS + w] == values[new, SETS + w]
        if same:
            gap = values[at, COST] - values[new, COST]
            gap += side.waiting * max(0, values[new, LATE] - values[at, LATE])
            if gap <= 0:
                return True
        at = chain[at]
    return False


@njit(cache=True)
def slot_of(side, values, label, node, slots):  # type: ignore[no-untyped-def]
    """Return a number for the node and the set of nodes of a label."""
    mixed = node
    for w in range(side.near.shape[1]):
        mixed = (mixed ^ values[label, SETS + w]) * 0x2545F4914F6CDD1D
    return (mixed >> 24) & (slots - 1)


@njit(cache=True)
def ends_within(side, values, label, node, gap):  # type: ignore[no-untyped-def]
    """Tell whether a round that ends after a label costs no more than `gap`."""
    n = side.near.shape[0]
    if values[label, EARLY] + side.time[node, n] > side.closes[n, -1]:
        return False
    idle = side.opens[n, 0] - values[label, LATE] - side.time[node, n]
    price = values[label, COST] + side.cost[node, n] + side.waiting * max(0, idle)
    return price <= gap


class Goal(NamedTuple):
    """What partial rounds are held against.

    Attributes
    ----------
    duals
        Dual of each node.
    backs
        All labels from the other end.
    total
        Sum of the hours.
    gap
        Most reduced cost.
    """

    duals: Integers
    backs: Labels
    total: int
    gap: int


@njit(cache=True)
def branch(side, goal, store, twins, chain, buckets, width, at):  # type: ignore[no-untyped-def]
    """Make all labels that go on from one and may still end within the gap."""
    values, tally = store.values, store.tally
    begin = side.opens[-1, 0]
    for j in range(side.near.shape[0]):
        new = tally[COUNT]
        barred = 0
        for w in range(side.barred.shape[1]):
            barred |= values[at, SETS + w] & side.barred[j, w]
        if barred:
            continue
        if not make(side, values, at, store.node[at], j, new):
            continue
        slot = slot_of(side, values, new, j, twins.shape[0])
        tally[WORK] += 1
        if outdone(side, values, twins[slot], chain, new):
            continue
        good, seen = hopeful(side, goal, values, new, j)
        tally[WORK] += seen
        if good:
            store.node[new], store.parent[new] = j, at
            chain[new] = twins[slot]
            twins[slot] = new
            bucket = (values[new, EARLY] - begin) // width
            store.after[new] = buckets[bucket]
            buckets[bucket] = new
            tally[COUNT] += 1


@njit(cache=True)
def listing(side, goal, width, most, limit):  # type: ignore[no-untyped-def]
    """List all elementary rounds of reduced cost up to a gap.

    Parameters
    ----------
    side
        The network ahead; every node is remembered everywhere.
    goal
        What rounds must reach.
    width
        As in `spread`.
    most, limit
        Labels to look at, and rounds to list, before giving up.
    """
    n = side.near.shape[0]
    begin = side.opens[n, 0]
    store = begun(side, begin)
    twins = np.full(1 << 20, -1, np.int64)
    chain = np.empty(store.node.shape[0], np.int64)
    ends = np.empty(1024, np.int64)
    buckets = np.full(max(0, side.until - begin) // width + 1, -1, np.int64)
    buckets[0] = 0
    done = 0
    for bucket in range(buckets.shape[0]):
        while buckets[bucket] >= 0 and store.tally[WORK] <= most and done < limit:
            store = roomy(store, n)
            if chain.shape[0] < store.node.shape[0]:
                chain = grown(chain, store.node.shape[0])
            at = buckets[bucket]
            buckets[bucket] = store.after[at]
            v = store.node[at]
            if v < n and ends_within(side, store.values, at, v, goal.gap):
                if done == ends.shape[0]:
                    ends = grown(ends, 2 * done)
                ends[done] = at
                done += 1
            branch(side, goal, store, twins, chain, buckets, width, at)
    work = store.tally[WORK]
    whole = work <= most and done < limit
    return Listed(store.node, store.parent, ends[:done], work, whole)


def everywhere(side: Side) -> Side:
    """Return a side where nodes and cuts are never forgotten."""
    full = np.full_like(side.near, (1 << WORD) - 1)
    return side._replace(near=full, memory=np.full_like(side.memory, (1 << WORD) - 1))
