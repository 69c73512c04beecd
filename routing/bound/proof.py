"""A proven lower bound on the cost of a cover: the way there.

1. Column generation over ``ng`` rounds; nodes remember more until the rounds used come
   back nowhere.
2. A cover from the rounds found, unless one is known that is as cheap.
3. When few rounds can be in a cheaper cover they are listed, and CP-SAT closes the gap.
4. Else subset-row cuts, and again.
"""

import numpy as np

from routing.bound.budget import Budget
from routing.bound.cuts import separate
from routing.bound.exact import choose
from routing.bound.generation import State, converge, price
from routing.bound.listed import listed
from routing.bound.master import Duals, Master
from routing.bound.network import Cover
from routing.bound.pricing import Pricer
from routing.bound.rounds import Column, column

MEMORY = 16
"""Most nodes that a node remembers."""

AT_ONCE = 20
"""Most cuts added between two passes of column generation."""

CARRIED = 124
"""Most cuts that labels carry."""

KEPT = 1500
"""Most columns that stay when the linear programme is built anew."""

GUESS = 100
"""Part of the bound by which a cover is at first guessed to cost more."""

EFFORT = 2.0
"""Deterministic time of CP-SAT for a cover from the rounds found."""


def prove(cover: Cover, upper: int | None, budget: Budget) -> int | None:
    """Prove a lower bound on the cost of a cover.

    Parameters
    ----------
    cover
        The problem.
    upper
        Cents of a known solution, never less than the cheapest cover: a bound as high
        ends the search.
    budget
        What may be done.

    Returns
    -------
    Cents, or None when nothing was proven.
    """
    state = State(cover, budget, [Pricer(network) for network in cover.networks])
    for number, network in enumerate(cover.networks):
        state.add(column(cover, number, (v,)) for v in range(network.size))
    if not state.columns:
        skips = [choice.skip for choice in cover.choices]
        known = [skip for skip in skips if skip is not None]
        return sum(known) // cover.unit if len(known) == len(skips) else None
    state.best = upper
    while (master := _converged(state)) is not None:
        if state.closed or _settled(state):
            break
        if _better_cover(state) and _settled(state):
            break
        if not budget.left or not _cut(state, master):
            break
    return state.cents


def _settled(state: State) -> bool:
    """List what may be cheaper than the best cover; guess its cost when none is known.

    A guess below which nothing is found is a bound, and the next guess is higher.
    """
    step = max(1, (state.cents or 0) // GUESS)
    while (cents := state.cents) is not None and state.budget.left:
        below = cents + step if state.best is None else state.best
        if not listed(state, below):
            return False
        if state.closed:
            return True
        step *= 2
    return False


def _converged(state: State) -> Master | None:
    """Generate columns until the rounds used come back nowhere.

    Returns None when the budget ended, or no rounds cover all that must be covered.
    """
    dearest = max(c.cost for c in state.columns) / state.cover.unit
    penalty = 4.0 * dearest + 1.0
    for _ in range(50):
        master = Master(state.cover, state.cuts, penalty)
        master.add(_kept(state))
        if not converge(state, master):
            return None
        if not master.complete:
            if penalty > 1e4 * dearest + 1e4:
                return None
            penalty *= 20.0
            continue
        again = [c for c, _ in master.support if not c.elementary]
        grown = [state.pricers[c.network].remember(c.nodes, MEMORY) for c in again]
        if state.closed or not any(grown):
            return master
    return master


def _kept(state: State) -> list[Column]:
    """Return the columns of least reduced cost that nodes let pass."""
    fit = [c for c in state.columns if state.pricers[c.network].lets_pass(c.nodes)]
    state.columns = dict.fromkeys(fit)
    if state.duals is not None and len(fit) > KEPT:
        duals = state.duals
        fit.sort(key=lambda c: price(state, duals, c))
    single = [c for c in fit[KEPT:] if len(c.nodes) == 1]
    return fit[:KEPT] + single


def _better_cover(state: State) -> bool:
    """Look for a cover among the rounds found; tell whether it is the best so far."""
    columns = [c for c in _kept(state)[:KEPT] if c.elementary]
    limit = state.budget.seconds_left
    chosen = choose(state.cover, columns, [], state.best, EFFORT, limit)
    if chosen.cents is None:
        return False
    state.best = chosen.cents
    return True


def _cut(state: State, master: Master) -> bool:
    """Drop cuts that do not bind and add violated ones; False when there are none."""
    paid = state.duals.cuts.tolist() if state.duals else [0] * len(state.cuts)
    prices = {
        cut.rows: (now, best)
        for cut, now, best in zip(
            state.cuts, master.duals().cuts.tolist(), paid, strict=True
        )
    }
    binding = [cut for cut in state.cuts if any(prices[cut.rows])]
    room = min(AT_ONCE, CARRIED - len(binding))
    new = separate(master.support, state.cover.size, state.cuts, room)
    # a cut found again only remembers more: its price stays right
    again = {cut.rows for cut in new}
    state.cuts = [cut for cut in binding if cut.rows not in again] + new
    if state.duals is not None:
        kept = [prices.get(cut.rows, (0, 0))[1] for cut in state.cuts]
        duals = np.array(kept, np.int64)
        state.duals = Duals(state.duals.rows, state.duals.fleets, duals)
    return bool(new)
