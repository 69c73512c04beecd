"""Rules that look at single players, at all, and at all but one.

Definitions as in Tijs, S. and Driessen, T. (1986), "Game theory and cost allocation
problems", Management Science 32(8), doi:10.1287/mnsc.32.8.1015, and Young, H. P.
(1985), "Cost allocation: methods, principles, applications", North-Holland. With c(N)
the cost of all, a player's *separable* cost is m_i = c(N) - c(N without i), and what is
left, g = c(N) - sum of all m_i, is shared by each rule in its own way.
"""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from mil.costs.game import CostGame

Shares = tuple[Fraction, ...]


def alone(game: CostGame) -> list[int]:
    """Return what each player costs alone, shape ``(n,)``."""
    return [int(game.costs[1 << i]) for i in range(len(game.players))]


def separable(game: CostGame) -> list[int]:
    """Return what all cost more because of each player, shape ``(n,)``."""
    everybody = len(game.costs) - 1
    return [
        game.total - int(game.costs[everybody - (1 << i)])
        for i in range(len(game.players))
    ]


def weighted(total: int, weights: Sequence[int | Fraction]) -> Shares | None:
    """Share in proportion to weights; None when they add up to nothing.

    Nothing is shared as nothing, whatever the weights.
    """
    whole = sum(weights, Fraction(0))
    if not total:
        return (Fraction(0),) * len(weights)
    if not whole:
        return None
    return tuple(total * Fraction(weight) / whole for weight in weights)


def equal(game: CostGame) -> Shares:
    """Share equally."""
    n = len(game.players)
    return (Fraction(game.total, n),) * n


def proportional(game: CostGame) -> Shares | None:
    """Share in proportion to what each costs alone; None if that is nothing."""
    return weighted(game.total, alone(game))


def equal_savings(game: CostGame) -> Shares:
    """Let everybody save the same amount against going alone."""
    costs = alone(game)
    each = Fraction(sum(costs) - game.total, len(costs))
    return tuple(cost - each for cost in costs)


def ensc(game: CostGame) -> Shares:
    """Share what is not separable equally (equal non-separable cost)."""
    own = separable(game)
    each = Fraction(game.total - sum(own), len(own))
    return tuple(cost + each for cost in own)


def acam(game: CostGame) -> Shares | None:
    """Share what is not separable by what each saves against going alone.

    The alternate cost avoided method; the same as separable costs and remaining
    benefits (SCRB) where the benefit of each is at least its cost alone. None when
    nobody saves anything and something is left to share.
    """
    own, costs = separable(game), alone(game)
    left = game.total - sum(own)
    if not left:
        return tuple(Fraction(cost) for cost in own)
    parts = weighted(left, [c - m for c, m in zip(costs, own, strict=True)])
    if parts is None:
        return None
    return tuple(cost + part for cost, part in zip(own, parts, strict=True))


def cost_gap(game: CostGame) -> Shares | None:
    """Share what is not separable by how little of it each must bear at most.

    The cost gap method, or tau value: a player's concession is the least of
    c(S) - m(S) over the coalitions S it is in. None where the rule is not defined: what
    is left is negative, or more than all concessions together.
    """
    own = separable(game)
    n, left = len(own), game.total - sum(own)
    gaps = game.costs.copy()
    for i, cost in enumerate(own):
        gaps.reshape(-1, 2, 2**i)[:, 1, :] -= cost
    most = [int(np.min(gaps.reshape(-1, 2, 2**i)[:, 1, :])) for i in range(n)]
    if left < 0 or sum(most) < left or min(most, default=0) < 0:
        return None
    parts = weighted(left, most) if left else (Fraction(0),) * n
    if parts is None:
        return None
    return tuple(cost + part for cost, part in zip(own, parts, strict=True))
