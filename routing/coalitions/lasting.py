"""What a round may cost that surely ends in time, and whether windows bind at all."""

import numpy as np

from routing.coalitions.along import Fleet
from routing.coalitions.within import Lasting
from routing.problem import Integers

SCALE = 30
"""Seconds per unit of cost are counted in 2**-30."""

TRIES = 16


def windows_bind(fleet: Fleet) -> bool:
    """Tell whether some window can make a vehicle wait or come too late.

    Parameters
    ----------
    fleet
        Who is served, by what.
    """
    out, home = fleet.seconds[:, -1, :-1], fleet.seconds[:, :-1, -1]
    waits = fleet.early > fleet.opens[:, None] + out
    late = fleet.late < fleet.closes[:, None] - home
    return bool((waits | late).any())


def lasting(fleet: Fleet) -> Lasting:
    """Bound the seconds of rounds by their costs.

    With a rate k, no leg from stop i lasts longer than k times its cost and a_i, nor
    one from the depot than k times its cost and b, which may be below 0. So no round
    lasts longer than b, k times its cost and the a_i of its stops. Of some rates the
    one is taken with which short legs are bounded best.

    Parameters
    ----------
    fleet
        Who is served, by what.
    """
    kinds = [_of_kind(fleet, kind) for kind in range(len(fleet.cost))]
    return Lasting(
        np.array([most for most, _ in kinds], np.int64),
        np.stack([extra for _, extra in kinds]),
    )


def _of_kind(fleet: Fleet, kind: int) -> tuple[int, Integers]:
    """Return the most a round may cost, and the extra of each stop."""
    cost, scaled = fleet.cost[kind], fleet.seconds[kind] << SCALE
    count = len(cost) - 1
    apart = np.full(cost.shape, True)
    np.fill_diagonal(apart, val=False)
    priced = apart & (cost > 0)
    priced[count] = False
    highest = int((scaled[priced] // cost[priced]).max(initial=0)) + 1
    near = np.where(apart, cost, cost.max())[:count].min(axis=1)
    best, answer = np.inf, (0, np.zeros(count, np.int64))
    for number in range(1, TRIES + 1):
        rate = max(1, highest * number // TRIES)
        over = np.where(apart, scaled - rate * cost, scaled.min() - rate * cost.max())
        extra = np.maximum(over[:count].max(axis=1), 0)
        bound = float(np.mean(extra + rate * near))
        if bound < best:
            shift = int(fleet.closes[kind] - fleet.opens[kind])
            most = ((shift << SCALE) - int(over[count].max())) // rate
            best, answer = bound, (most, -(-extra // rate))
    return answer
