"""Closing the gap: list the rounds that a cheaper cover may have."""

import numpy as np

from routing.bound.generation import State
from routing.bound.joins import nodes_of
from routing.bound.listing import Goal, Listed, everywhere, listing
from routing.bound.network import Integers
from routing.bound.pool import Pool, Rounds, cheapest_of_each
from routing.bound.pricing import BUCKETS
from routing.bound.rounds import column
from routing.bound.settle import settle
from routing.bound.spread import spread

LISTED = 400_000
"""Most rounds that are listed in one network."""

LEAST_WORK = 50_000_000
"""Labels that a listing may always look at."""


def listed(state: State, below: int) -> bool:
    """Try to list all rounds of covers cheaper than this, and to choose the cheapest.

    Parameters
    ----------
    state
        What is known; raised in any case when the rounds could be listed.
    below
        Cents.

    Returns
    -------
    Whether it is known now which cover is the cheapest, or that none is cheaper.
    """
    if state.bound is None or state.duals is None:
        return False
    found: list[Rounds] = []
    for number in range(len(state.cover.networks)):
        gap = (below - 1) * state.cover.unit - state.bound
        rounds = _of_network(state, number, gap)
        if rounds is None:
            return False
        found.append(rounds)
    return settle(state, Pool(state.cover, cheapest_of_each(found), state.cuts), below)


def _of_network(state: State, number: int, gap: int) -> Rounds | None:
    """List the rounds of one network up to a reduced cost; None when too many."""
    network = state.cover.networks[number]
    pricer, duals = state.pricers[number], state.duals
    if duals is None:
        return None
    begin, end = network.hours
    width = max(1, (end - begin) // BUCKETS)
    most = min(state.budget.left, max(LEAST_WORK, state.budget.used // 2))
    _, behind = pricer.sides(duals, state.cuts, begin - 1)
    backs = spread(behind, width, most, True)
    state.budget.used += backs.work
    if not backs.whole:
        return None
    ahead, _ = pricer.sides(duals, state.cuts, end)
    goal = Goal(duals.rows[network.rows], backs, begin + end, gap)
    done = listing(everywhere(ahead), goal, width, most, LISTED)
    state.budget.used += done.work
    return _rounds(state, number, done) if done.whole else None


def _rounds(state: State, number: int, done: Listed) -> Rounds:
    """Return listed rounds with their true cost."""
    cost: list[int] = []
    covered = np.zeros((len(done.ends), state.cover.size), bool)
    for k, label in enumerate(done.ends.tolist()):
        nodes = nodes_of(done.parent, done.node, label)[::-1]
        found = column(state.cover, number, tuple(nodes))
        if found is None:
            raise ValueError("a listed round cannot be made")
        cost.append(found.cost)
        covered[k, list(found.rows)] = True
    network: Integers = np.full(len(cost), number, np.int64)
    return Rounds(network, np.array(cost, np.int64), covered)
