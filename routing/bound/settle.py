"""The cheapest cover from listed rounds: branch and bound over their table."""

from heapq import heappop, heappush

import numpy as np

from routing.bound.exact import Chosen, choose
from routing.bound.generation import State
from routing.bound.pool import Pool

FEW = 1000
"""Rounds among which CP-SAT chooses without further cuts or branches."""

EFFORT = 10.0
"""Deterministic time of CP-SAT for a choice."""

CHARGE = 100
"""Labels that a round of a linear programme is counted as."""


def settle(state: State, pool: Pool, below: int) -> bool:
    """Look for the cheapest cover that costs less than some cents.

    Parameters
    ----------
    state
        What is known; its bound is raised in any case.
    pool
        All rounds that such a cover may have.
    below
        Cents.

    Returns
    -------
    Whether it is known now, or that there is none.
    """
    bound = _raised(state, pool, state.bound or 0, below)
    if pool.size > FEW and bound < _limit(state, below):
        likely = np.argsort(pool.prices, kind="stable")[:FEW].tolist()
        below = _choose(state, pool, likely, below).cents or below
    waiting = [(bound, 0, pool)]
    made = 0
    while waiting and waiting[0][0] < _limit(state, below):
        bound, _, part = heappop(waiting)
        state.raise_to(bound)
        if not state.budget.left:
            return False
        halves = part.halves() if part.size > FEW else None
        if halves is None:
            chosen = _choose(state, part, list(range(part.size)), below)
            below = chosen.cents or below
            if not chosen.done:
                return False
            continue
        for half in halves:
            made += 1
            heappush(waiting, (_raised(state, half, bound, below), made, half))
    state.raise_to(_limit(state, below))
    return True


def _limit(state: State, below: int) -> int:
    """Return the units that no cover of less cents has."""
    return (below - 1) * state.cover.unit + 1


def _raised(state: State, pool: Pool, bound: int, below: int) -> int:
    state.budget.used += CHARGE * pool.size
    return pool.raised(_limit(state, below), bound, FEW)


def _choose(state: State, pool: Pool, rounds: list[int], below: int) -> Chosen:
    """Look for a cheaper cover from some rounds, and note it."""
    columns = list(pool.columns(rounds))
    limit = state.budget.seconds_left
    chosen = choose(state.cover, columns, pool.cuts, below, EFFORT, limit)
    if chosen.cents is not None:
        state.best = chosen.cents
    return chosen
