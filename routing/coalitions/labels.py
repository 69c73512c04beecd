"""What one round costs that serves a coalition, for every coalition, with windows.

A partial round that serves a coalition and ends at one of its stops is a label: when
service there begins at the earliest, what that costs, and until when it may begin later
at no cost, because the vehicle leaves later. After that each second has the price of a
wait. Of two labels with the same stops and the same last one, that which is neither
later nor, at any time, dearer is kept (labels for shortest paths with windows:
Desrosiers, Pelletier and Soumis 1983; the third figure is needed for paid waits only).

Only the labels there are take room: mostly one to three for a coalition and last stop.
"""

from typing import NamedTuple

import numpy as np

from routing.coalitions.compiled import entrance
from routing.coalitions.legs import Legs, Loads, Shorts, Times, Tiny, fits
from routing.problem import Integers
from routing.rich.compiled import allocating, inlined

ROOM = 1 << 14
"""Labels there is room for at first."""


class Labels(NamedTuple):
    """Partial rounds.

    Attributes
    ----------
    node
        Last stop; the depot for a round that has not begun.
    parent
        Label before that.
    begin, cost
        First beginning of service there, and the cost then.
    until
        Last beginning at the same cost.
    """

    node: Tiny
    parent: Integers
    begin: Integers
    cost: Integers
    until: Integers


@entrance
def price_in_windows(
    legs: Legs,
    loads: Loads,
    times: Times,
    kind: int,
    count: int,
    single: Integers,
    kinds: Tiny,
) -> tuple[int, Integers]:
    """Price one round of one kind of vehicle for every coalition, with windows.

    Parameters
    ----------
    legs, loads, times
        Of the kind.
    kind
        Its number.
    count
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
    depot = legs.seconds.shape[0] - 1
    most = (legs.first[1:] - legs.first[:-1]).max()
    row_of = np.full(single.size, -1, np.int32)
    start = np.empty(count + 1, np.int64)
    labels = _roomier(_none(0), ROOM)
    labels.node[0], labels.parent[0], labels.cost[0] = depot, -1, 0
    labels.begin[0], labels.until[0] = times.opens, times.closes
    row_of[0], start[0], start[1] = 0, 0, 1
    end, served, last = 1, 0, -1
    for mask in range(1, single.size):
        if not fits(loads, mask):
            continue
        wanted = _sources(mask, row_of, start) * most
        if wanted == 0:
            continue
        if end + wanted > labels.cost.size:
            labels = _roomier(labels, end + wanted)
        opened = end
        for stop in range(depot):
            if mask >> stop & 1:
                row = row_of[mask ^ (1 << stop)]
                end = _extend(
                    legs, times, labels, start[row], start[row + 1], stop, end
                )
        if end == opened:
            continue
        served += 1
        row_of[mask] = served
        start[served + 1] = end
        last, cost = _home(legs, times, labels, opened, end)
        if cost < single[mask]:
            single[mask] = cost
            kinds[mask] = kind
    if row_of[single.size - 1] < 0:
        return served, np.empty(0, np.int64)
    return served, _order(labels, last, depot)


@allocating
def _order(labels: Labels, last: int, size: int) -> Integers:
    """Return the stops of a partial round of so many stops."""
    order = np.empty(size, np.int64)
    for place in range(size - 1, -1, -1):
        order[place] = labels.node[last]
        last = labels.parent[last]
    return order


@allocating
def _none(size: int) -> Labels:
    """Return room for some labels."""
    return Labels(
        np.empty(size, np.int8),
        np.empty(size, np.int64),
        np.empty(size, np.int64),
        np.empty(size, np.int64),
        np.empty(size, np.int64),
    )


@allocating
def _roomier(labels: Labels, wanted: int) -> Labels:
    """Return the labels with room for as many, and twice the room there was."""
    size = labels.cost.size
    more = _none(max(wanted, 2 * size))
    more.node[:size] = labels.node
    more.parent[:size] = labels.parent
    more.begin[:size] = labels.begin
    more.cost[:size] = labels.cost
    more.until[:size] = labels.until
    return more


@inlined
def _sources(mask: int, row_of: Shorts, start: Integers) -> int:
    """Count the labels that may be extended; 0 when a part cannot be served."""
    total = 0
    left, bit = mask, 1
    while bit <= left:
        if left & bit:
            row = row_of[mask ^ bit]
            if row < 0:
                return 0
            total += start[row + 1] - start[row]
        bit <<= 1
    return total


@inlined
def _extend(
    legs: Legs, times: Times, labels: Labels, low: int, high: int, stop: int, front: int
) -> int:
    """Extend labels to a stop, and keep the best from `front` on; return their end."""
    node, parent, begin, cost, until = labels
    places = legs.seconds.shape[0]
    early, late, waiting = times.early[stop], times.late[stop], times.waiting
    latest = min(late, times.closes - legs.seconds[stop, places - 1])
    end = front
    for label in range(low, high):
        pair = node[label] * places + stop
        for way in range(legs.first[pair], legs.first[pair + 1]):
            seconds = legs.ways[way, 1]
            now = max(begin[label] + seconds, early)
            if now > latest:
                continue
            free = until[label] + seconds
            price = cost[label] + legs.ways[way, 0]
            if waiting and free < early:
                price += waiting * (early - free)
            free = min(max(free, early), late)
            i = front
            while i < end:
                # both cost the same slope later: compare where the steep part is
                slope = price - cost[i] - waiting * (free - until[i])
                if begin[i] <= now and cost[i] <= price and slope >= 0:
                    break
                if begin[i] >= now and cost[i] >= price and slope <= 0:
                    end -= 1
                    node[i], parent[i] = node[end], parent[end]
                    begin[i], until[i] = begin[end], until[end]
                    cost[i] = cost[end]
                else:
                    i += 1
            if i == end:
                node[i], parent[i] = stop, label
                begin[i], until[i], cost[i] = now, free, price
                end += 1
    return end


@inlined
def _home(
    legs: Legs, times: Times, labels: Labels, low: int, high: int
) -> tuple[int, int]:
    """Return the label from which it is cheapest to drive home, and the cost."""
    places = legs.seconds.shape[0]
    best, last = 1 << 61, low
    for label in range(low, high):
        pair = labels.node[label] * places + places - 1
        for way in range(legs.first[pair], legs.first[pair + 1]):
            price = labels.cost[label] + legs.ways[way, 0]
            in_time = labels.begin[label] + legs.ways[way, 1] <= times.closes
            if in_time and price < best:
                best, last = price, label
    return last, best
