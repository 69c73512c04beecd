"""What one round costs that serves a coalition, for every coalition, without windows.

Held and Karp's recursion (1962, doi:10.1137/0110015), turned so that a coalition has
one row with a lane for each place: the least it takes to serve the coalition and come
to the place next ::

    row[S][j] = min over k in S of row[S without k][k] + leg[k][j]

First for the seconds alone. A coalition whose shortest round is too long has no row,
nor has any that contains it: legs keep the triangle inequality. Then for the cost and,
among the cheapest, the seconds, both in one integer. Where the cheapest round of all
is too long but a shorter one is not, `repair` finds the cheapest that is short enough.
"""

import numpy as np

from routing.coalitions.compiled import entrance
from routing.coalitions.legs import Legs, Loads, Shorts, Tiny, Whole, fits
from routing.coalitions.repair import Rows, cheapest_in_time
from routing.problem import Integers
from routing.rich.compiled import inlined

LANES = 16
"""So many places are done at a time: loops of a known length are fastest."""

STRIDE = 8
"""Rows are whole multiples of as many places. Loops run over into the next row, which
is written later."""

GROUP = 4
"""So many legs to a place are compared before the least is written down."""

FAR = 1 << 30
"""Seconds beyond any round."""

DEAR = 1 << 61
"""Cost and seconds beyond any round."""

U = np.uint64


@entrance
def count_fitting(loads: Loads, every: int) -> int:
    """Count the coalitions below a bit mask whose goods fit into the vehicle."""
    count = 0
    for mask in range(every):
        if fits(loads, mask):
            count += 1
    return count


@entrance
def price_rounds(
    legs: Legs, loads: Loads, kind: int, count: int, single: Integers, kinds: Tiny
) -> tuple[int, int]:
    """Price one round of one kind of vehicle for every coalition.

    Parameters
    ----------
    legs, loads
        Of the kind.
    kind
        Its number.
    count
        Coalitions that fit, by `count_fitting`.
    single, kinds
        Cheapest round so far, and its kind, by coalition; written where this kind is
        cheaper.

    Returns
    -------
    tuple of int
        Coalitions that a round of this kind can serve, and those repaired among them.
    """
    depot, width = legs.seconds.shape[0] - 1, legs.seconds.shape[1]
    row_of = np.full(single.size, -1, np.int32)
    quick = np.empty(count * width + LANES, np.int32)
    cheap = np.empty(count * width + LANES, np.int64)
    quick[:width] = legs.seconds[depot]
    cheap[:width] = legs.both[depot]
    row_of[0] = 0
    over = np.zeros(LANES, np.int64)
    leg_seconds = np.append(legs.seconds, over.astype(np.int32))
    leg_both = np.append(legs.both, over)
    stops, before = np.zeros(depot + GROUP, np.int64), np.zeros(depot + GROUP, np.int64)
    seconds = np.zeros(depot + GROUP, np.int32)
    both = np.zeros(depot + GROUP, np.int64)
    served, repaired = 0, 0
    for mask in range(1, single.size):
        if not fits(loads, mask):
            continue
        size = _before(mask, row_of, width, stops, before)
        if size == 0:
            continue
        for i in range(size):
            seconds[i] = quick[before[i]]
        at = (served + 1) * width
        _fill(quick, at, leg_seconds, width, stops, seconds, size, FAR)
        if quick[at + depot] > legs.longest:
            continue
        for i in range(size):
            both[i] = cheap[before[i]]
        _fill(cheap, at, leg_both, width, stops, both, size, DEAR)
        served += 1
        row_of[mask] = served
        cost = cheap[at + depot] >> legs.bits
        if cheap[at + depot] & ((1 << legs.bits) - 1) > legs.longest:
            cost = cheapest_in_time(mask, legs, Rows(row_of, quick, cheap, width))
            repaired += 1
        if cost < single[mask]:
            single[mask] = cost
            kinds[mask] = kind
    return served, repaired


@inlined
def _before(
    mask: int, row_of: Shorts, width: int, stops: Integers, before: Integers
) -> int:
    """List the last stops there may be, with what comes before each in the tables.

    Returns 0 when the others of some stop have no row: then the coalition has none.
    """
    size, left = 0, mask
    stop = 0
    while left:
        if left & 1:
            row = row_of[mask ^ (1 << stop)]
            if row < 0:
                return 0
            stops[size] = stop * width
            before[size] = row * width + stop
            size += 1
        left >>= 1
        stop += 1
    return size


@inlined
def _fill(
    table: Whole,
    at: int,
    legs: Whole,
    width: int,
    stops: Integers,
    sofar: Whole,
    size: int,
    beyond: int,
) -> None:
    """Write the row of a coalition: the least over its last stops, in groups."""
    whole = table.dtype.type
    lanes = U(LANES)
    # the last group is filled up with what is never the least
    for i in range(size, size + GROUP - 1):
        sofar[i] = beyond
    for block in range(0, width, LANES):
        for i in range(0, size, GROUP):
            out = U(at + block)
            a, b = sofar[i], sofar[i + 1]
            c, d = sofar[i + 2], sofar[i + 3]
            p, q = U(stops[i] + block), U(stops[i + 1] + block)
            x, y = U(stops[i + 2] + block), U(stops[i + 3] + block)
            if i == 0:
                for s in range(lanes):
                    low = min(whole(a + legs[p + s]), whole(b + legs[q + s]))
                    high = min(whole(c + legs[x + s]), whole(d + legs[y + s]))
                    table[out + s] = min(low, high)
            else:
                for s in range(lanes):
                    low = min(whole(a + legs[p + s]), whole(b + legs[q + s]))
                    high = min(whole(c + legs[x + s]), whole(d + legs[y + s]))
                    table[out + s] = min(table[out + s], low, high)
