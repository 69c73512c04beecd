"""The cheapest round that is short enough, where the cheapest of all is too long.

The round is put together from its end. What is left costs at least, and takes at
least, what the tables of `routing.coalitions.single` say of it: both bounds are met by
some order, so little is tried in vain.
"""

from typing import NamedTuple

import numpy as np

from routing.coalitions.legs import Legs, Shorts
from routing.problem import Integers
from routing.rich.compiled import allocating


class Rows(NamedTuple):
    """The tables of `routing.coalitions.single`.

    Attributes
    ----------
    row_of
        By coalition its row, -1 for none.
    quick, cheap
        Rows of seconds, and of cost and seconds in one.
    width
        Lanes of a row.
    """

    row_of: Shorts
    quick: Shorts
    cheap: Integers
    width: int


@allocating
def cheapest_in_time(mask: int, legs: Legs, rows: Rows) -> int:
    """Return the cost of the cheapest round that is no longer than allowed.

    Parameters
    ----------
    mask
        The coalition; some round of it is short enough, all parts of it have rows.
    legs, rows
        Of the kind of vehicle.
    """
    first, ways, longest, bits = legs.first, legs.ways, legs.longest, legs.bits
    places = legs.seconds.shape[0]
    depot = places - 1
    most = 1
    for pair in range(places * places):
        most = max(most, first[pair + 1] - first[pair])
    # each partial round taken off the pile puts back one for each stop left and way
    pile = np.empty((places * places * most + 1, 5), np.int64)
    pile[0] = (depot, mask, 0, 0, 0)
    height, best = 1, (1 << 62)
    while height:
        height -= 1
        place, left, cost, seconds, bound = pile[height]
        if bound >= best:
            continue
        if left == 0:
            pair = depot * places + place
            for way in range(first[pair], first[pair + 1]):
                if seconds + ways[way, 1] <= longest:
                    best = min(best, cost + ways[way, 0])
            continue
        for stop in range(depot):
            if not left >> stop & 1:
                continue
            others = left ^ (1 << stop)
            at = rows.row_of[others] * rows.width + stop
            least = rows.cheap[at] >> bits
            lasts = rows.cheap[at] & ((1 << bits) - 1)
            pair = stop * places + place
            for way in range(first[pair], first[pair + 1]):
                more, later = cost + ways[way, 0], seconds + ways[way, 1]
                if later + rows.quick[at] > longest or more + least >= best:
                    continue
                if later + lasts <= longest:
                    best = more + least
                else:
                    pile[height] = (stop, others, more, later, more + least)
                    height += 1
    return best
