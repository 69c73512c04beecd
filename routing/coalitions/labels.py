"""What one round costs that serves a coalition, for every coalition, with windows.

A partial round that serves a coalition and ends at one of its stops is a label: its
cost, when service there begins at the earliest, and until when it may begin later at
no cost, because the vehicle leaves later. After that each second has the price of a
wait. Of two labels with the same stops and the same last one, that which is neither
dearer nor later at any time is kept (Desrochers 1988, for the cost and time of
shortest paths with windows; the third figure is needed for paid waits only).

Only the labels there are take room: mostly one to three for a coalition and last stop.
"""

from typing import NamedTuple

import numpy as np

from routing.coalitions.compiled import entrance
from routing.coalitions.single import Legs, Loads, fits
from routing.problem import Integers

ROOM = 1 << 14
"""Labels there is room for at first."""


class Times(NamedTuple):
    """When things may happen, seconds.

    Attributes
    ----------
    opens, closes
        First departure and last return.
    early, late
        First and last beginning of service by stop.
    waiting
        Cost of a second waited.
    """

    opens: int
    closes: int
    early: Integers
    late: Integers
    waiting: int


@entrance
def price_in_windows(
    legs: Legs,
    loads: Loads,
    times: Times,
    kind: int,
    rows: int,
    single: Integers,
    kinds: Integers,
) -> tuple[int, Integers]:
    """Price one round of one kind of vehicle for every coalition, with windows.

    Parameters
    ----------
    legs, loads, times
        Of the kind.
    kind
        Its number.
    rows
        Coalitions that fit, by `routing.coalitions.single.count_fitting`.
    single, kinds
        Cheapest round so far, and its kind, by coalition; written where this kind is
        cheaper.

    Returns
    -------
    served
        Coalitions that a round of this kind can serve.
    order
        The stops of the cheapest round of this kind that serves all; empty if none
        does.
    """
    places = legs.seconds.shape[0]
    depot = places - 1
    first, ways, waiting = legs.first, legs.ways, times.waiting
    most = (first[1:] - first[:-1]).max()
    row_of = np.full(single.size, -1, np.int32)
    start = np.empty(rows + 1, np.int64)
    node = np.empty(ROOM, np.int8)
    begin, until = np.empty(ROOM, np.int64), np.empty(ROOM, np.int64)
    cost, parent = np.empty(ROOM, np.int64), np.empty(ROOM, np.int64)
    node[0], parent[0], cost[0] = depot, -1, 0
    begin[0], until[0] = times.opens, times.closes
    row_of[0], start[0], start[1] = 0, 0, 1
    count, served, last = 1, 0, -1
    for mask in range(1, single.size):
        if not fits(loads, mask):
            continue
        wanted = 0
        for stop in range(depot):
            if mask >> stop & 1:
                row = row_of[mask ^ (1 << stop)]
                if row < 0:
                    wanted = -1
                    break
                wanted += (start[row + 1] - start[row]) * most
        if wanted < 0:
            continue
        if count + wanted > cost.size:
            more = np.empty(count + wanted, np.int64)
            node = np.append(node, more.astype(np.int8))
            begin, until = np.append(begin, more), np.append(until, more)
            cost, parent = np.append(cost, more), np.append(parent, more)
        opened = count
        for stop in range(depot):
            if not mask >> stop & 1:
                continue
            row = row_of[mask ^ (1 << stop)]
            low, high = times.early[stop], times.late[stop]
            high = min(high, times.closes - legs.seconds[stop, depot])
            front = count
            for label in range(start[row], start[row + 1]):
                pair = node[label] * places + stop
                for way in range(first[pair], first[pair + 1]):
                    now = max(begin[label] + ways[way, 1], low)
                    if now > high:
                        continue
                    free = until[label] + ways[way, 1]
                    price = cost[label] + ways[way, 0] + waiting * max(0, low - free)
                    free = min(max(free, low), times.late[stop])
                    i = front
                    while i < count:
                        slope = price - cost[i] - waiting * (free - until[i])
                        if begin[i] <= now and cost[i] <= price and slope >= 0:
                            break
                        if begin[i] >= now and cost[i] >= price and slope <= 0:
                            count -= 1
                            node[i], parent[i] = node[count], parent[count]
                            begin[i], until[i] = begin[count], until[count]
                            cost[i] = cost[count]
                        else:
                            i += 1
                    if i == count:
                        node[i], parent[i] = stop, label
                        begin[i], until[i], cost[i] = now, free, price
                        count += 1
        if count == opened:
            continue
        served += 1
        row_of[mask] = served
        start[served + 1] = count
        best, last = np.int64(1) << 62, -1
        for label in range(opened, count):
            pair = node[label] * places + depot
            for way in range(first[pair], first[pair + 1]):
                if begin[label] + ways[way, 1] <= times.closes:
                    if cost[label] + ways[way, 0] < best:
                        best, last = cost[label] + ways[way, 0], label
        if best < single[mask]:
            single[mask] = best
            kinds[mask] = kind
    order = np.empty(depot, np.int64)
    if row_of[single.size - 1] < 0:
        return served, order[:0]
    for i in range(depot - 1, -1, -1):
        order[i] = node[last]
        last = parent[last]
    return served, order
