"""The point of the core, or of the least core, that is closest to some shares.

A least distance programme, solved as a least squares problem with non-negative
unknowns: Lawson, C. and Hanson, R. (1974), "Solving least squares problems", ch. 23,
doi:10.1137/1.9781611971217. Coalitions are added as they are overcharged.
"""

from fractions import Fraction

import numpy as np
from scipy.optimize import nnls

from mil.costs.coalitions import Floats, Integers, above, rows
from mil.costs.game import CostGame
from mil.costs.nucleolus import Nucleolus

SLACK = 1e-9
"""What may be overcharged by rounding, in largest costs."""

GRID = 10**9
"""Shares are told to this part of the unit of costs."""

Shares = tuple[Fraction, ...]


def room_of(least: Nucleolus) -> Fraction:
    """Return what coalitions may pay beyond their cost: as little as there must be.

    Parameters
    ----------
    least
        A nucleolus of shares that may be beyond going alone; 0 if the core has a point.
    """
    return max(Fraction(0), least.levels[0].excess) if least.levels else Fraction(0)


def closest(game: CostGame, wanted: Shares, least: Nucleolus) -> Shares:
    """Return the shares in the core, or in the least core, closest to some others.

    Parameters
    ----------
    game, wanted
        The game, and shares that add up to its cost.
    least
        Its prenucleolus: where the core is empty, the shares must be in the least core.

    Returns
    -------
    tuple of Fraction
        `wanted` itself if it may be; else rounded to a `GRID` part, adding up.

    Raises
    ------
    ArithmeticError
        When nothing keeps all inequalities.
    """
    n = len(wanted)
    largest = float(max(1, np.abs(game.costs).max(initial=0)))
    slack, room = SLACK * largest, float(room_of(least))
    equal = _settled(least, n)
    begin = np.array([float(share) for share in wanted])
    inside = rows(np.array(equal, np.int64), n)
    rights = np.array([float(game.costs[mask]) + room for mask in equal])
    rights[0] = float(game.total)
    gap = rights - inside @ begin
    apart = np.abs(gap).max() > slack
    start = begin + np.linalg.lstsq(inside, gap, rcond=None)[0] if apart else begin
    left, heads, _ = np.linalg.svd(inside.T)
    basis = left[:, int((heads > SLACK).sum()) :]
    outside = basis @ np.linspace(1.0, 2.0, basis.shape[1])
    masks, shares = np.zeros(0, np.int64), start
    while True:
        over = above(game.costs, shares, room + 2 * slack, outside)
        over = over[~np.isin(over, masks)]
        if not over.size:
            break
        masks = np.concatenate((masks, _few(game, over, shares)))
        most = game.costs[masks].astype(np.float64) + room
        shares = start + _least(basis, start, rows(masks, n), most)
    return wanted if shares is begin else rounded(shares, game.total)


def _settled(least: Nucleolus, n: int) -> list[int]:
    """Return the coalitions that pay just what they may in all of the least core."""
    first = least.levels[0] if least.levels else None
    fixed = first.coalitions if first and first.excess >= 0 else ()
    return [2**n - 1, *fixed]


def _few(game: CostGame, over: Integers, shares: Floats) -> Integers:
    """Return the worst of the coalitions that are overcharged."""
    excess = rows(over, len(shares)) @ shares - game.costs[over]
    return over[np.argsort(-excess, kind="stable")[: 4 * len(shares)]]


def _least(basis: Floats, start: Floats, table: Floats, most: Floats) -> Floats:
    """Return the shortest step from a start that keeps some inequalities."""
    heads = np.linalg.norm(table, axis=1)
    inner = -(table / heads[:, None]) @ basis
    short = (table @ start - most) / heads
    size = float(max(1.0, np.abs(short).max()))
    matrix = np.vstack((inner.T, short / size))
    right = np.append(np.zeros(basis.shape[1]), 1.0)
    weights, _ = nnls(matrix, right)
    rest = matrix @ weights - right
    if -rest[-1] < SLACK:
        raise ArithmeticError("no shares keep all inequalities")
    step: Floats = basis @ (-rest[:-1] / rest[-1] * size)
    return step


def rounded(shares: Floats, total: int) -> Shares:
    """Return shares as fractions that add up to a total; the last takes up the rest."""
    parts = [Fraction(round(float(share) * GRID), GRID) for share in shares]
    parts[-1] += total - sum(parts)
    return tuple(parts)
