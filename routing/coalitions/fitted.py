"""The Shapley value from costs of drawn coalitions, and how sure it is.

A coalition of t of n stops counts for those in it with n / t, against those out of it
with n / (n - t): over all sizes, the mean is the Shapley value times n (each size as
often as any other). There are few coalitions of one stop, and of all but one: they are
all priced, and none of them drawn. Other sizes near nobody and near everybody, where
these weights are large, are drawn more often, and weigh less by as much; so are those
that are little work, such as small coalitions along a sweep. What
`routing.coalitions.simple` tells of costs is taken off first, and its known values are
added: the fit comes from the other half of the draws, so it moves the mean of no stop.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from routing.coalitions.along import Flags
from routing.coalitions.simple import WHOLE, Floats, SimpleGames
from routing.problem import Integers

MOST_FINE, ROOM = 16, 50
"""Weights of simple games are multiples of 2**-16 of the unit, or of less where costs
are so large that sums would not fit."""

RIDGE = 1e-7
"""Of the largest square: keeps weights of games that are nearly alike small."""


LITTLE = 1 / 16
"""Of the most work: less counts as that much, so that no size takes all the draws."""


MOST_KNOWN = 3
"""With no more stops, there are no others than coalitions of one and of all but one."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Coalitions drawn in one batch.

    Attributes
    ----------
    sets
        Who is in, shape ``(draws, m)``: neither nobody nor everybody.
    costs
        Shape ``(draws,)``.
    """

    sets: Flags
    costs: Integers


def chances(work: Integers) -> Floats:
    """Return how often sizes 1 to m - 1 are drawn, the first and the last never.

    As often as makes the spread of estimates least for all the work, if what is left
    to chance is about the same for all sizes.

    Parameters
    ----------
    work
        About how much a coalition is, by its size, from 1 to m - 1.
    """
    size = len(work) + 1
    count = np.arange(1, size)
    wanted = 1 / np.sqrt(count * (size - count) * _dear(work))
    wanted[[0, -1]] = 0
    part: Floats = wanted / max(wanted.cumsum()[-1], np.finfo(np.float64).tiny)
    return part


def _dear(work: Integers) -> Floats:
    """Return work in parts of the most there is."""
    dear: Floats = np.maximum(LITTLE, work / work.max())
    return dear


def draw_sets(work: Integers, draws: int, draw: np.random.Generator) -> Flags:
    """Draw coalitions, their sizes spread evenly over what is wanted.

    Parameters
    ----------
    work
        As for `chances`.
    draws
        How many; none if there are no others than those of `few_sets`.
    draw
        Source of chance.
    """
    size = len(work) + 1
    sets = np.zeros((draws if size > MOST_KNOWN else 0, size), np.bool_)
    upto, first = chances(work).cumsum()[:-1], draw.random()
    for at, there in enumerate(sets):
        count = 1 + int(np.searchsorted(upto, (at + first) / draws, side="right"))
        there[draw.permutation(size)[:count]] = True
    return sets


def few_sets(size: int) -> Flags:
    """Return all coalitions of one stop, and of all but one.

    Parameters
    ----------
    size
        Stops of all, at least 2.
    """
    one = np.eye(size, dtype=np.bool_)
    return np.vstack([one, ~one]) if size > 2 else one


def estimates(
    drawn: list[Drawing],
    few: Drawing,
    games: SimpleGames,
    total: int,
    work: Integers,
) -> Floats:
    """Estimate the Shapley value from each batch.

    Parameters
    ----------
    drawn
        At least two batches.
    few
        All that `few_sets` tells of.
    games
        What is taken off.
    total
        Cost of everybody.
    work
        By which coalitions were drawn.

    Returns
    -------
    ndarray
        Shape ``(batches, m)``; each adds up to `total`, up to rounding.
    """
    fine = max(0, min(MOST_FINE, ROOM - total.bit_length()))
    counted = [games.count(batch.sets) for batch in drawn]
    known = games.values()
    size = known.shape[1]
    both = games.count(np.stack([np.zeros(size, np.bool_), np.ones(size, np.bool_)]))
    found, part, matters = np.empty((len(drawn), size)), chances(work), _dear(work)
    counted_few, once = games.count(few.sets), np.full(size - 1, size)
    for half in range(2):
        others = range(1 - half, len(drawn), 2)
        sizes = np.concatenate([drawn[number].sets.sum(axis=1) for number in others])
        weights = _fit(
            np.vstack([counted[number] for number in others]),
            np.concatenate([drawn[number].costs for number in others]),
            np.sqrt(matters[sizes - 1]),
            total,
            fine,
        )
        told = (known * weights[:, None]).cumsum(axis=0)[-1] / (1 << fine)
        nobody, everybody = _told(both, weights, fine).tolist()
        ends = (total - everybody + nobody) / size
        left = few.costs - _told(counted_few, weights, fine)
        sure = told + ends + _weighed(few.sets, left, once)
        for number in range(half, len(drawn), 2):
            batch = drawn[number]
            left = batch.costs - _told(counted[number], weights, fine)
            found[number] = sure + _weighed(batch.sets, left, len(left) * part)
    return found


def _told(counted: Integers, weights: Integers, fine: int) -> Integers:
    """Return what simple games tell of costs."""
    told: Integers = (counted * weights).sum(axis=1) >> fine
    return told


def _weighed(sets: Flags, left: Integers, often: Floats) -> Floats:
    """Return the mean of what is left, for those in and against others.

    Weighed by how often each size is there; sums of whole numbers come first: they are
    the same in any order.
    """
    size = sets.shape[1]
    with_it = np.zeros((size, size), np.int64)
    of_all = np.zeros(size, np.int64)
    counts = sets.sum(axis=1)
    np.add.at(with_it, counts, np.where(sets, left[:, None], 0))
    np.add.at(of_all, counts, left)
    count = np.arange(1, size)[:, None]
    without = of_all[1:, None] - with_it[1:]
    each = with_it[1:] / count - without / (size - count)
    there = np.where(often > 0, often, np.inf)
    mean: Floats = (each / there[:, None]).cumsum(axis=0)[-1]
    return mean


def _fit(
    counted: Integers, costs: Integers, matters: Floats, total: int, fine: int
) -> Integers:
    """Return weights of simple games, by least squares, in multiples of 2**-fine.

    A coalition matters as much as the square of what is left of it adds to the spread.
    """
    # products of whole numbers below 2**53 add up to the same in floats, in any order
    games = np.rint(counted * matters[:, None])
    scaled = np.rint(costs * (WHOLE / max(1, total)) * matters)
    square, wanted = games.T @ games, games.T @ scaled
    own = np.diagonal(square)
    square = square + np.diag(np.full(len(own), 1 + RIDGE * own.max()))
    weights = _solve(square, wanted)
    return np.rint(weights * (max(1, total) / WHOLE) * (1 << fine)).astype(np.int64)


def _solve(square: Floats, wanted: Floats) -> npt.NDArray[np.float64]:
    """Solve equations with a positive definite matrix, one unknown after the other.

    By operations that are rounded alike everywhere, unlike a library's.
    """
    rows = np.hstack([square, wanted[:, None]])
    for number in range(len(rows)):
        pivot = rows[number] / rows[number, number]
        rows -= rows[:, number, None] * pivot
        rows[number] = pivot
    return rows[:, -1]
