r"""The Shapley value, exact: from a table, or in closed form for a round as driven.

Shapley, L. S. (1953), "A value for n-person games", Contributions to the Theory of
Games II. Player i bears its mean marginal cost over all orders of arrival:

.. math::

    \varphi_i = \sum_{S \not\ni i} \frac{|S|!\,(n-|S|-1)!}{n!}
                \bigl(c(S \cup \{i\}) - c(S)\bigr)
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import comb, lcm

import numpy as np
from numpy.typing import NDArray

from mil.costs.game import CostGame

Integers = NDArray[np.int64]

FEW = 5
"""Players that are forgotten in one pass over a table."""


def shapley(game: CostGame) -> tuple[Fraction, ...]:
    r"""Return the exact Shapley value of a game given by its table.

    Parameters
    ----------
    game
        n players.

    Returns
    -------
    tuple of Fraction
        Shape ``(n,)``, in the unit of the costs; the sum is exactly `game.total`.

    Notes
    -----
    With :math:`w_s = s!\,(n-s-1)!/n!` player i bears

    .. math::

        \sum_s (w_{s-1} + w_s) T_i(s) - \sum_s w_s T(s),

    T(s) being the sum of the costs of all coalitions of s players, and T_i(s) of those
    with player i. These sums are integers, and only they are weighted, as fractions.
    To add up over coalitions of some players is to forget those players but for their
    number. Forgetting the last few leaves a small table, which is enough for all but
    these; for these a few others are forgotten first. So the whole table is passed over
    twice, whatever n is.
    """
    n = len(game.players)
    if not n:
        return ()
    *by_player, by_size = _by_player(game.costs.reshape(1, -1))
    weight = [Fraction(1, n * comb(n - 1, s)) for s in range(n)]
    gains = [a + b for a, b in pairwise([Fraction(0), *weight, Fraction(0)])]
    common = lcm(*(value.denominator for value in (*weight, *gains)))
    whole = [int(value * common) for value in gains]
    spared = sum(int(w * common) * t for w, t in zip(weight, by_size, strict=False))
    return tuple(
        Fraction(sum(g * t for g, t in zip(whole, own, strict=True)) - spared, common)
        for own in by_player
    )


def _by_player(tables: Integers) -> list[list[int]]:
    """Add up costs by player and size.

    Parameters
    ----------
    tables
        By how many players were forgotten, and by coalition of those left, shape
        ``(k, 2**n)``.

    Returns
    -------
    list of list of int
        Shape ``(n + 1, k + n)``: for each player the sums over coalitions with it, by
        size; at last those over all coalitions.
    """
    count, n = len(tables), (tables.shape[1] - 1).bit_length()
    if not n:
        return [tables[:, 0].tolist()]
    few = min(FEW, (n + 1) // 2)
    last = tables.reshape(count, 2**few, -1)
    found = _by_player(_forgotten(last))
    rest = n - few
    while rest:
        next_few = min(FEW, rest)
        rest -= next_few
        last = _forgotten(
            np.moveaxis(last.reshape(len(last), 2**few, 2**next_few, -1), 2, 1)
        )
    return found[:-1] + _of_few(last[:, :, 0]) + found[-1:]


def _forgotten(tables: Integers) -> Integers:
    """Forget some players but for their number.

    Parameters
    ----------
    tables
        Shape ``(k, 2**few, …)``.

    Returns
    -------
    ndarray
        Shape ``(k + few, …)``.
    """
    count, masks = tables.shape[:2]
    few = (masks - 1).bit_length()
    found = np.zeros((count + few, *tables.shape[2:]), np.int64)
    for mask in range(masks):
        size = mask.bit_count()
        found[size : size + count] += tables[:, mask]
    return found


def _of_few(tables: Integers) -> list[list[int]]:
    """Return the sums by size over the coalitions with each of the players left."""
    count, masks = tables.shape
    few = (masks - 1).bit_length()
    found = [[0] * (count + few) for _ in range(few)]
    for mask, costs in enumerate(tables.T.tolist()):
        for player in (i for i in range(few) if mask >> i & 1):
            for size, cost in enumerate(costs, mask.bit_count()):
                found[player][size] += cost
    return found


def path_shapley(
    arcs: Sequence[Sequence[int]], players: Sequence[bool], fixed: int = 0
) -> tuple[Fraction, ...]:
    r"""Return the exact Shapley value of "this round, without the absent stops".

    The round visits m nodes in a given order. Some of them are players, the others
    (start, end, depot) belong to the round whoever is in it. A coalition pays for the
    arcs between the nodes that remain, in the same order, and the fixed cost; the
    empty coalition pays nothing.

    Parameters
    ----------
    arcs
        Cost from node i to a later node j, shape ``(m, m)``; only i < j is read, and
        only where no node between is always there.
    players
        Whether each node is a player, shape ``(m,)``.
    fixed
        Cost of any coalition that is not empty.

    Returns
    -------
    tuple of Fraction
        Shape ``(m,)``, 0 for nodes that are no players.

    Notes
    -----
    The value is additive, so each arc is shared by itself. Arc i→j with k players
    strictly between, and a players among its two ends, is driven by those coalitions
    that hold the ends and none of the k. In a random order of arrival a given end
    completes it with probability :math:`(a-1)!\,k!/(a+k)!`, a given player between
    ends it with :math:`a!\,(k-1)!/(a+k)!`. With both ends always there (a = 0) each of
    all n players makes the round happen with probability 1/n, and each of the k ends
    the arc with 1/k. Hence, per arc of cost w:

    ===  ====================  =====================
    a    each end              each of the k between
    ===  ====================  =====================
    2    w / ((k+1)(k+2))      -2w / (k(k+1)(k+2))
    1    w / (k+1)             -w / (k(k+1))
    0    w / n to every player  -w / k
    ===  ====================  =====================

    There are at most m² arcs and the middle column is a running sum, so any number of
    stops is exact in O(m²). Nobody's value is negative if leaving a node out never
    makes the way longer: arcs[i][k] <= arcs[i][j] + arcs[j][k].
    """
    m, n = len(players), sum(players)
    if not n:
        return (Fraction(0),) * m
    before = [sum(players[:i]) for i in range(m + 1)]
    for_all = Fraction(fixed, n)
    ends = [Fraction(0)] * m
    steps = [Fraction(0)] * (m + 1)  # what players from here on bear as passed by
    for i in range(m):
        for j in range(i + 1, m):
            cost, k = arcs[i][j], before[j] - before[i + 1]
            own = [node for node in (i, j) if players[node]]
            if not own:
                for_all += Fraction(cost, n)
            for node in own:
                ends[node] += Fraction(cost, (k + 1) * (k + 2 if len(own) == 2 else 1))
            if k:
                relief = cost * _passed(len(own), k)
                steps[i + 1] -= relief
                steps[j] += relief
            if not players[j]:
                break  # always there: no arc leads past it
    return _collect(players, ends, steps, for_all)


def _passed(ends: int, k: int) -> Fraction:
    """Return the probability that a given one of k players between ends an arc."""
    return (
        Fraction(1, k) * (1, Fraction(1, k + 1), Fraction(2, (k + 1) * (k + 2)))[ends]
    )


def _collect(
    players: Sequence[bool],
    ends: Sequence[Fraction],
    steps: Sequence[Fraction],
    for_all: Fraction,
) -> tuple[Fraction, ...]:
    """Add up what each player bears as an end, as passed by, and as one of all."""
    values, running = [], Fraction(0)
    for node, is_player in enumerate(players):
        running += steps[node]
        values.append(ends[node] + running + for_all if is_player else Fraction(0))
    return tuple(values)
