"""Tables over all coalitions: bit i of a position says whether player i is in."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

CHUNK = 16
"""Sums over 2^16 coalitions at a time stay in a processor's cache."""

MANY = 4096
"""Coalitions of a part that are looked at one by one without a second thought."""

NOTHING = 1e-7
"""Sums below it are 0 but for rounding."""


def sums(values: Sequence[float] | Floats) -> Floats:
    """Return the sum of its members' values for every coalition.

    Parameters
    ----------
    values
        Shape ``(n,)``.

    Returns
    -------
    ndarray
        Shape ``(2**n,)``; the empty coalition has 0.
    """
    n = len(values)
    table = np.zeros(2**n)
    for i in range(n):
        np.add(table[: 2**i], values[i], out=table[2**i : 2 ** (i + 1)])
    return table


def sizes(n: int) -> Integers:
    """Return how many players each coalition of n has, shape ``(2**n,)``."""
    return np.bitwise_count(np.arange(2**n, dtype=np.uint32)).astype(np.int64)


def rows(masks: Integers, n: int) -> Floats:
    """Return who is in some coalitions: 1 or 0, shape ``(len(masks), n)``."""
    return (masks[:, None] >> np.arange(n) & 1).astype(np.float64)


def members(mask: int) -> tuple[int, ...]:
    """Return the positions of a coalition's players, ascending."""
    return tuple(i for i in range(mask.bit_length()) if mask >> i & 1)


def excesses(costs: Integers, shares: Floats) -> Iterator[tuple[int, Floats]]:
    """Yield, part by part, what coalitions pay beyond what they would cost.

    Parameters
    ----------
    costs
        Shape ``(2**n,)``.
    shares
        Shape ``(n,)``.

    Yields
    ------
    int, ndarray
        The first coalition of the part, and the excesses ``x(S) - c(S)`` from there
        on; the array is written over by the next part.
    """
    n = len(shares)
    low = sums(shares[:CHUNK])
    high = sums(shares[CHUNK:])
    part = np.empty(low.size)
    for row in range(high.size):
        first = row * low.size
        np.subtract(low, costs[first : first + low.size], out=part)
        part += high[row]
        if row == 0:
            part[0] = -np.inf  # nobody
        if row == high.size - 1 and n:
            part[-1] = -np.inf  # everybody
        yield first, part


def above(
    costs: Integers, shares: Floats, floor: float, outside: Floats, most: int = 50
) -> Integers:
    """Return coalitions that pay too much, nobody and everybody aside.

    Parameters
    ----------
    costs, shares
        As for `excesses`.
    floor
        Excesses above it count, in the unit of the costs.
    outside
        Shape ``(n,)``; coalitions for which its sum is 0 do not count.
    most
        Of each 2^16 coalitions, the worst so many are returned if there are more.

    Returns
    -------
    ndarray
        Masks, ascending only part by part.
    """
    found = []
    for first, part in excesses(costs, shares):
        over = np.flatnonzero(part > floor)
        if over.size > MANY:  # most likely enough of the worst of them count
            few = over[np.argpartition(part[over], -MANY)[-MANY:]]
            counted = few[_counts(first + few, outside)]
            over = counted if counted.size >= most else over
        over = over[_counts(first + over, outside)]
        if over.size > most:
            over = over[np.argpartition(part[over], -most)[-most:]]
        found.append(first + over)
    return np.concatenate(found).astype(np.int64)


def _counts(masks: Integers, outside: Floats) -> NDArray[np.bool_]:
    return np.abs(rows(masks, len(outside)) @ outside) > NOTHING


def worst(costs: Integers, shares: Floats) -> int:
    """Return the coalition with the largest excess; 0 when there is but one player."""
    best, where = -np.inf, 0
    for first, part in excesses(costs, shares):
        at = int(part.argmax())
        if part[at] > best:
            best, where = part[at], first + at
    return where
