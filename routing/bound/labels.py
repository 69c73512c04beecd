"""Labels: the partial rounds through a network that may still become the cheapest.

A label is a partial round up to the beginning of service at its last node. It is kept
unless another one at the same node is as good in every respect (dominance); ``ng``
memories let a round come back to a node once it has forgotten it (Baldacci, Mingozzi,
Roberti 2011, doi:10.1287/opre.1110.0975), which keeps labels few and bounds valid.

A label is a row of int64: its cost; the earliest beginning of service; the latest one
that needs no further waiting; the nodes remembered; the odd subset-row cuts; its loads.
"""

from typing import NamedTuple

from numba import njit

from routing.bound.network import WORD, Integers

COST, EARLY, LATE, SETS = 0, 1, 2, 3


class Side(NamedTuple):
    """One direction of a network with the duals of a moment, for compiled code.

    Attributes
    ----------
    cost
        Reduced: the dual of the head is taken off, shape ``(n + 1, n + 1)``.
    time, opens, closes, load, capacity, waiting
        As in `routing.bound.network.Network`.
    near
        What each node lets a round remember, shape ``(n, words)``.
    left, barred
        See `Network.marks`.
    odd, memory
        Cuts that have a node in their set, and cuts that remember at it, shape
        ``(n, cut words)``.
    penalty
        What cuts cost when they become even, by word, byte and value of the byte.
    until
        Latest service of labels that are made.
    """

    cost: Integers
    time: Integers
    opens: Integers
    closes: Integers
    load: Integers
    capacity: Integers
    waiting: int
    near: Integers
    left: Integers
    barred: Integers
    odd: Integers
    memory: Integers
    penalty: Integers
    until: int


@njit(cache=True)
def fines(penalty, bits, word):  # type: ignore[no-untyped-def]
    """Return the sum of the penalties of the cuts in a word."""
    total = 0
    byte = 0
    while bits:
        total += penalty[word, byte, bits & 255]
        bits >>= 8
        byte += 1
    return total


@njit(cache=True)
def make(side, values, old, node, head, new):  # type: ignore[no-untyped-def]
    """Write the label `new` that goes from `old` at `node` to `head`; False if none."""
    arrive = values[old, EARLY] + side.time[node, head]
    begin = -1
    for k in range(side.opens.shape[1]):
        if arrive <= side.closes[head, k]:
            begin = max(arrive, side.opens[head, k])
            break
    if begin < 0 or begin > side.until:
        return False
    words = side.near.shape[1]
    cuts = side.odd.shape[1]
    loads = SETS + words + cuts
    for r in range(side.capacity.shape[0]):
        total = values[old, loads + r] + side.load[head, r]
        if total > side.capacity[r]:
            return False
        values[new, loads + r] = total
    cost = values[old, COST] + side.cost[node, head]
    late = min(values[old, LATE] + side.time[node, head], side.closes[head, -1])
    if late < begin:
        cost += side.waiting * (begin - late)
        late = begin
    for w in range(words):
        memory = values[old, SETS + w] & side.near[head, w]
        values[new, SETS + w] = memory | side.left[head, w]
    for w in range(cuts):
        odd = values[old, SETS + words + w] & side.memory[head, w]
        even = odd & side.odd[head, w]
        if even:
            cost += fines(side.penalty, even, w)
        values[new, SETS + words + w] = odd ^ side.odd[head, w]
    values[new, COST] = cost
    values[new, EARLY] = begin
    values[new, LATE] = late
    return True


@njit(cache=True)
def place(rule, values, penalty, first, after, new, closed):  # type: ignore[no-untyped-def]
    """Find where a label belongs among those at its node, by cost.

    Parameters
    ----------
    rule
        Number of words, number of cut words, price of waiting, and whether memories,
        cuts and loads count (if not, labels are lost: a quick look, no proof).
    values, penalty, first, after
        Labels, see `Labels`, and penalties, see `Side`; `first` is that of the node.
    new
        The label.
    closed
        Nodes that it can no longer visit.

    Returns
    -------
    The label before it (-1 for the head of the list, -2 when it is dominated) and the
    number of labels looked at.
    """
    words, cuts, waiting, strict = rule
    columns = values.shape[1]
    odds = SETS + words
    loads = odds + cuts
    cost, early = values[new, COST], values[new, EARLY]
    before = -1
    at = first
    seen = 0
    while at >= 0:
        gap = values[at, COST] - cost
        if gap > 0:
            break
        seen += 1
        good = values[at, EARLY] <= early
        k = 0
        while strict and good and k < words:
            good = values[at, SETS + k] & ~closed[k] == 0
            k += 1
        k = loads
        while strict and good and k < columns:
            good = values[at, k] <= values[new, k]
            k += 1
        if good:
            for c in range(cuts if strict else 0):
                odd = values[at, odds + c] & ~values[new, odds + c]
                if odd:
                    gap += fines(penalty, odd, c)
            if waiting:
                gap += waiting * max(0, values[new, LATE] - values[at, LATE])
            if gap <= 0:
                return -2, seen
        before = at
        at = after[at]
    return before, seen


@njit(cache=True)
def shut(side, values, label, node, closed):  # type: ignore[no-untyped-def]
    """Write the nodes that a label can no longer visit: remembered, or too late."""
    words = side.near.shape[1]
    for w in range(words):
        closed[w] = values[label, SETS + w]
    for j in range(side.near.shape[0]):
        if values[label, EARLY] + side.time[node, j] > side.closes[j, -1]:
            closed[j // WORD] |= 1 << (j % WORD)
