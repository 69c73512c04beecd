"""Linear programmes over shares, with those coalitions only that matter."""

from collections.abc import Callable
from fractions import Fraction

import numpy as np
from scipy.optimize import OptimizeResult

from mil.costs.coalitions import Integers, above, rows
from mil.costs.game import CostGame
from mil.costs.nucleolus import SCALE, SLACK


def scale_of(game: CostGame) -> float:
    """Return by what costs are multiplied: tolerances of programmes are absolute."""
    return SCALE / float(max(1, np.abs(game.costs).max(initial=0)))


def generate(
    game: CostGame,
    programme: Callable[[Integers], OptimizeResult],
    room: Fraction,
) -> tuple[Integers, OptimizeResult]:
    """Solve a programme, coalitions that its answer overcharges added until none is.

    Parameters
    ----------
    game
        n players, at least 2.
    programme
        Given masks, solves it for these coalitions. Its first n unknowns are the
        shares, in costs times `scale_of`.
    room
        What a coalition may pay beyond its cost.

    Returns
    -------
    ndarray, OptimizeResult
        The masks of the last programme, and its answer.
    """
    factor = scale_of(game)
    n = len(game.players)
    slack = SLACK * float(np.abs(game.costs).max())
    slack *= 2  # programmes may allow as much as rounding
    everybody = 2**n - 1
    masks = np.array(
        sorted({1 << i for i in range(n)} | {everybody - (1 << i) for i in range(n)}),
        np.int64,
    )
    # no sum of these is 0: no coalition is left aside
    outside = np.exp2(-np.arange(n, dtype=np.float64))
    while True:
        answer = programme(masks)
        if answer.status:
            raise ArithmeticError(f"a linear programme failed: {answer.message}")
        shares = answer.x[:n] / factor
        over = above(game.costs, shares, float(room) + slack, outside)
        over = over[~np.isin(over, masks)]
        if not over.size:
            return masks, answer
        excess = rows(over, n) @ shares - game.costs[over]
        worst_first = over[np.argsort(-excess, kind="stable")[: 4 * n]]
        masks = np.concatenate((masks, worst_first))
