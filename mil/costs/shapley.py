r"""The Shapley value, exact: from a table, or in closed form for a round as driven.

Shapley, L. S. (1953), "A value for n-person games", Contributions to the Theory of
Games II. Player i bears its mean marginal cost over all orders of arrival:

.. math::

    \varphi_i = \sum_{S \not\ni i} \frac{|S|!\,(n-|S|-1)!}{n!}
                \bigl(c(S \cup \{i\}) - c(S)\bigr)
"""

from collections.abc import Sequence
from fractions import Fraction
from math import comb, floor, lcm

import numpy as np

from mil.costs.game import CostGame
from mil.units import apportion


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
    The marginal costs of one player are added up by size of the coalition it joins
    (integers, vectorised), and only these n sums are weighted, as fractions:
    :math:`|S|!(n-|S|-1)!/n! = 1 / (n \binom{n-1}{|S|})`. Work: n·2^n additions.
    """
    n = len(game.players)
    if not n:
        return ()
    # Without the player's own bit, the other players' masks count from 0 again, so one
    # order by coalition size serves all players.
    sizes = np.bitwise_count(np.arange(2 ** (n - 1), dtype=np.uint32))
    by_size = np.argsort(sizes, kind="stable")
    starts = np.cumsum([0, *(comb(n - 1, size) for size in range(n - 1))])
    values = []
    for player in range(n):
        table = game.costs.reshape(-1, 2, 2**player)
        marginal = (table[:, 1, :] - table[:, 0, :]).ravel()[by_size]
        sums = np.add.reduceat(marginal, starts)
        terms = (Fraction(int(s), n * comb(n - 1, k)) for k, s in enumerate(sums))
        values.append(sum(terms, Fraction(0)))
    return tuple(values)


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


def in_whole(values: Sequence[Fraction]) -> tuple[int, ...]:
    """Round exact values to whole units so that their (whole) sum stays the same.

    Parameters
    ----------
    values
        Any sign, shape ``(n,)``; their sum is a whole number.

    Returns
    -------
    tuple of int
        Shape ``(n,)``, each less than one unit away; largest remainders first, ties
        going to the earlier position.

    Raises
    ------
    ValueError
        When the sum is not whole.
    """
    total = sum(values, Fraction(0))
    if total.denominator != 1:
        raise ValueError(f"the values add up to {total}, which is not whole")
    down = [floor(value) for value in values]
    rests = [value - whole for value, whole in zip(values, down, strict=True)]
    # The remainders add up to the units left, so as weights they are exact quotas.
    extra = apportion(int(total) - sum(down), whole_weights(rests))
    return tuple(whole + unit for whole, unit in zip(down, extra, strict=True))


def whole_weights(values: Sequence[Fraction]) -> list[int]:
    """Return integers in exactly the same proportion as some fractions."""
    common = lcm(*(value.denominator for value in values))
    return [int(value * common) for value in values]
