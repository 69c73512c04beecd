"""All labels of one direction, made in the order of their time."""

from typing import NamedTuple

import numpy as np
from numba import njit

from routing.bound.labels import EARLY, LATE, SETS, make, place, shut
from routing.bound.network import Integers

COUNT, FREE, WORK = 0, 1, 2


class Labels(NamedTuple):
    """Labels that were kept.

    Attributes
    ----------
    values
        One row per label, see above.
    node, parent
        Its last node, and the label it was made from (-1 for the first).
    first, after
        Label of least cost at each node (-1 for none), and the next one there.
    work
        Labels looked at.
    whole
        Whether none was left out for lack of work.
    """

    values: Integers
    node: Integers
    parent: Integers
    first: Integers
    after: Integers
    work: int
    whole: bool


@njit(cache=True)
def grown(array, rows):  # type: ignore[no-untyped-def]
    """Return a copy of an array with more rows."""
    out = np.empty((rows, *array.shape[1:]), array.dtype)
    out[: array.shape[0]] = array
    return out


class Store(NamedTuple):
    """Room for labels, see `Labels`; `after` also chains labels that wait or are free.

    Attributes
    ----------
    tally
        Labels made, the first one that is free again (-1 for none), labels looked at.
    """

    values: Integers
    node: Integers
    parent: Integers
    after: Integers
    tally: Integers


@njit(cache=True)
def begun(side, begin):  # type: ignore[no-untyped-def]
    """Return room with the one label that every round begins with."""
    n = side.near.shape[0]
    columns = SETS + side.near.shape[1] + side.odd.shape[1] + side.capacity.shape[0]
    room = 4096
    store = Store(
        np.empty((room, columns), np.int64),
        np.empty(room, np.int64),
        np.empty(room, np.int64),
        np.empty(room, np.int64),
        np.array([1, -1, 0], np.int64),
    )
    store.values[0] = 0
    store.values[0, EARLY] = begin
    store.values[0, LATE] = side.closes[n, -1]
    store.node[0], store.parent[0], store.after[0] = n, -1, -1
    return store


@njit(cache=True)
def roomy(store, more):  # type: ignore[no-untyped-def]
    """Return room for some more labels at least."""
    room = store.node.shape[0]
    if store.tally[COUNT] + more <= room:
        return store
    room = 2 * room + more
    return Store(
        grown(store.values, room),
        grown(store.node, room),
        grown(store.parent, room),
        grown(store.after, room),
        store.tally,
    )


@njit(cache=True)
def extend(side, rule, store, first, buckets, width, at, closed):  # type: ignore[no-untyped-def]
    """Make all labels that go on from one; there must be room for them."""
    words = side.near.shape[1]
    values, after, tally = store.values, store.after, store.tally
    member = np.empty(words, np.int64)
    begin = side.opens[-1, 0]
    for j in range(side.near.shape[0]):
        barred = 0
        for w in range(words):
            barred |= closed[w] & side.barred[j, w]
        if barred:
            continue
        new = tally[FREE] if tally[FREE] >= 0 else tally[COUNT]
        if not make(side, values, at, store.node[at], j, new):
            continue
        for w in range(words):
            member[w] = values[new, SETS + w]
        before, seen = place(rule, values, side.penalty, first[j], after, new, member)
        tally[WORK] += seen
        if before == -2:
            continue
        if new == tally[COUNT]:
            tally[COUNT] += 1
        else:
            tally[FREE] = after[new]
        store.node[new], store.parent[new] = j, at
        slot = (values[new, EARLY] - begin) // width
        after[new] = buckets[slot]
        buckets[slot] = new


@njit(cache=True)
def spread(side, width, most, strict):  # type: ignore[no-untyped-def]
    """Make all labels of one side, by time of service.

    Parameters
    ----------
    side
        The network and its duals.
    width
        Seconds of a bucket of labels that are treated alike.
    most
        Labels to look at before giving up.
    strict
        See `place`.
    """
    n = side.near.shape[0]
    begin = side.opens[n, 0]
    rule = (side.near.shape[1], side.odd.shape[1], side.waiting, strict)
    store = begun(side, begin)
    first = np.full(n + 1, -1, np.int64)
    buckets = np.full(max(0, side.until - begin) // width + 1, -1, np.int64)
    buckets[0] = 0
    closed = np.zeros(side.near.shape[1], np.int64)
    for bucket in range(buckets.shape[0]):
        while buckets[bucket] >= 0 and store.tally[WORK] <= most:
            store = roomy(store, n)
            values, after, tally = store.values, store.after, store.tally
            at = buckets[bucket]
            buckets[bucket] = after[at]
            v = store.node[at]
            shut(side, values, at, v, closed)
            before, seen = place(
                rule, values, side.penalty, first[v], after, at, closed
            )
            tally[WORK] += seen + 1
            if before == -2:
                after[at] = tally[FREE]
                tally[FREE] = at
                continue
            if before < 0:
                after[at] = first[v]
                first[v] = at
            else:
                after[at] = after[before]
                after[before] = at
            extend(side, rule, store, first, buckets, width, at, closed)
    work = store.tally[WORK]
    return Labels(
        store.values, store.node, store.parent, first, store.after, work, work <= most
    )
