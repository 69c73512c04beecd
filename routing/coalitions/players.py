"""From coalitions of stops to coalitions of those whose stops they are."""

from collections.abc import Sequence

import numpy as np

from routing.problem import Integers


def by_player(
    costs: Integers, owners: Sequence[Sequence[int]], players: int
) -> Integers:
    """Return what coalitions of players cost.

    A stop is served when any of its owners is in the coalition.

    Parameters
    ----------
    costs
        By coalition of stops, shape ``(2**m,)``.
    owners
        By stop its players, at least one.
    players
        How many players there are, n. One without a stop costs nothing.

    Returns
    -------
    array
        By coalition of players, shape ``(2**n,)``: bit i is player i, as
        `mil.costs.game.CostGame` has it. Monotone and subadditive if `costs` are.

    Raises
    ------
    ValueError
        When a stop has no owner or one that is no player, or `costs` are for another
        number of stops.
    """
    if costs.shape != (1 << len(owners),):
        raise ValueError(f"{len(owners)} stops have {1 << len(owners)} coalitions")
    own = [0] * players
    for stop, mine in enumerate(owners):
        if not mine:
            raise ValueError(f"stop {stop} has no owner")
        for player in mine:
            if not 0 <= player < players:
                raise ValueError(f"stop {stop} has owner {player} of {players}")
            own[player] |= 1 << stop
    served = np.zeros(1, np.int64)
    for mask in own:
        served = np.concatenate([served, served | mask])
    return np.ascontiguousarray(costs[served], dtype=np.int64)
