"""The cheapest way to share the stops of every coalition out among rounds.

With ``r`` the cost of one round and ``h`` the highest stop of a coalition, the round
that serves h is chosen first::

    f[h | S] = min over R within S of r[h | R] + f[S without R]

so each pair of a coalition and a round in it is looked at once, 3^m / 2 in all. The 16
sets of the lowest four stops are done together, in lanes: once the others of a round
are fixed, row t of `rows` has for each such set what the round costs that leaves t of
it to other rounds.
"""

import numpy as np

from routing.coalitions.compiled import entrance
from routing.coalitions.legs import Whole
from routing.rich.compiled import inlined

LOW = 4
"""So many of the lowest stops are done together."""

LANES = 1 << LOW

U = np.uint64
"""Positions without a sign: only then do loops become vector instructions."""

Eight = tuple[int, int, int, int, int, int, int, int]


@entrance
def split(single: Whole, costs: Whole, never: np.int32 | np.int64) -> None:
    """Fill in the costs of all coalitions.

    Parameters
    ----------
    single
        Cost of one round by coalition, shape ``(2**m,)``, int32 or int64; `never`
        where one round cannot serve it. Every single stop has one.
    costs
        Cost of the cheapest rounds, same shape and type, written.
    never
        More than any cost; twice it is beyond no integer of the type but by one.
    """
    every = single.size
    _smallest(single, costs, min(every, LANES))
    rows = np.full(LANES * LANES, never, single.dtype)
    bit = LANES
    while bit < every:
        costs[bit : 2 * bit] = never
        for high in range(0, bit, LANES):
            if _useful(single, costs, bit | high):
                lay(single, bit | high, rows)
                serve(costs, bit | high, (bit - 1) & ~(high | (LANES - 1)), rows)
        bit *= 2


@inlined
def _smallest(single: Whole, costs: Whole, count: int) -> None:
    """Fill in the coalitions of the lowest stops, one by one."""
    costs[0] = 0
    for mask in range(1, count):
        best = single[mask]
        others = mask & (mask - 1)
        part = others
        while part:
            best = min(best, single[mask ^ part] + costs[part])
            part = (part - 1) & others
        costs[mask] = best


@inlined
def _useful(single: Whole, costs: Whole, base: int) -> bool:
    """Tell whether some round of a row is cheaper than the rounds already found."""
    useful = False
    for low in range(LANES):
        useful |= single[base + low] < costs[base + low]
    return useful


@inlined
def lay(single: Whole, base: int, rows: Whole) -> None:
    """Lay out what the round costs by low stops, and of these left to others.

    Each bit left moves a row by as much; where that leaves nothing, rows keep the more
    than any cost with which they begin.
    """
    for low in range(LANES):
        rows[low] = single[base + low]
    for bit in (1, 2, 4, 8):
        for left in range(bit):
            for low in range(bit, LANES):
                if low & bit:
                    moved = rows[left * LANES + low - bit]
                    rows[(left + bit) * LANES + low] = moved


@inlined
def serve(costs: Whole, base: int, others: int, rows: Whole) -> None:
    """Have a round with some high stops serve, whoever else of the others is there."""
    whole = costs.dtype.type
    lanes = U(LANES)
    more = 0
    while True:
        c0, c1, c2, c3, c4, c5, c6, c7 = _eight(costs, U(more))
        d0, d1, d2, d3, d4, d5, d6, d7 = _eight(costs, U(more + 8))
        at = U(base + more)
        # minima in pairs, so that none waits long for the one before
        for s in range(lanes):
            a = min(whole(c0 + rows[s]), whole(c1 + rows[U(16) + s]))
            b = min(whole(c2 + rows[U(32) + s]), whole(c3 + rows[U(48) + s]))
            c = min(whole(c4 + rows[U(64) + s]), whole(c5 + rows[U(80) + s]))
            d = min(whole(c6 + rows[U(96) + s]), whole(c7 + rows[U(112) + s]))
            e = min(whole(d0 + rows[U(128) + s]), whole(d1 + rows[U(144) + s]))
            f = min(whole(d2 + rows[U(160) + s]), whole(d3 + rows[U(176) + s]))
            g = min(whole(d4 + rows[U(192) + s]), whole(d5 + rows[U(208) + s]))
            h = min(whole(d6 + rows[U(224) + s]), whole(d7 + rows[U(240) + s]))
            first, last = min(a, b, c, d), min(e, f, g, h)
            costs[at + s] = min(costs[at + s], first, last)
        more = (more - others) & others
        if more == 0:
            return


@inlined
def _eight(costs: Whole, at: np.uint64) -> Eight:
    """Read eight costs in a row."""
    return (
        costs[at],
        costs[at + U(1)],
        costs[at + U(2)],
        costs[at + U(3)],
        costs[at + U(4)],
        costs[at + U(5)],
        costs[at + U(6)],
        costs[at + U(7)],
    )
