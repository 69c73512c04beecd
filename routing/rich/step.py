"""One step of the search: ruin, recreate, accept by annealing.

A plan that loses less is always better. On the way, plans that lose something are
accepted too, for a fine that rises while most plans lose more than the best one and
falls while most do not: on a tight day there is no way from one complete plan to the
next that never leaves something out. When the fine is as high as it gets the search
goes back to the best plan, if that is complete.
"""

import math

import numpy as np

from routing.problem import Integers
from routing.rich import columns as c
from routing.rich.arrays import NOWHERE, Data
from routing.rich.chance import below, part
from routing.rich.compiled import allocating, compiled, entrance
from routing.rich.desk import COMPLETE, FINE, Desk, copy, lost, mean, total
from routing.rich.mend import mend
from routing.rich.plan import Draft
from routing.rich.recreate import recreate
from routing.rich.ruin import ruin
from routing.rich.settle import settle_anew, settle_changed
from routing.rich.together import together

WANTED = 0.4
"""Share of plans tried that should lose no more than the best one."""

LATELY = 0.02
"""Weight of one plan in the share of those of late."""

DEARER = 1.05
"""By how much the fine changes from step to step."""

LEAST, MOST = 0.2, 1000.0
"""Least and highest fine for a unit of loss, in mean prices of a request."""

STOPS = 0.8
"""Share of ruins that take out all that is done at some places, not requests."""

FEW = 6
"""So many tasks fewer than a day has are the steps, two at least, of which one tries a
few requests at once: on the smallest days that is how what is left out mostly finds a
place.
"""

OLD = 5
"""How many requests that were left out before are tried again in a step, about."""


@entrance
def begin(data: Data, desk: Desk, fresh: bool) -> None:
    """Make a first plan, the current and the best one.

    Parameters
    ----------
    data, desk
        `Desk.trial` is settled: a plan to begin with, or an empty one.
    fresh
        Whether it is empty. Then stops are put in one after another, with all that is
        done there: that is faster, and leaves out less, than one request at a time.
    """
    trial = desk.trial
    copy(trial, desk.best)
    if fresh:
        copy(trial, desk.current)
        for r in range(data.request.shape[0]):
            trial.way[r] = data.request[r, c.WAYS]
        if not mend(data, trial, desk, np.array([NOWHERE, NOWHERE])):
            copy(desk.current, trial)
    recreate(data, trial, desk, np.flatnonzero(trial.way == NOWHERE))
    copy(trial, desk.current)
    copy(trial, desk.found)
    if settle_anew(data, desk.found, desk.sheet):
        copy(desk.found, desk.best)


@entrance
def step(data: Data, desk: Desk, heat: float) -> bool:
    """Ruin and recreate once; return whether the best plan improved.

    Parameters
    ----------
    data, desk
        After `begin`.
    heat
        Temperature of the annealing, in mean prices of a request.
    """
    trial = desk.trial
    copy(desk.current, trial)
    stops = part(desk.chance) < STOPS
    moved = ruin(data, trial, desk.near, desk.chance, stops)
    if not settle_changed(data, trial, desk.sheet):
        return False
    if stops and not mend(data, trial, desk, moved):
        return False
    recreate(data, trial, desk, tried(data, desk, moved[0]))
    if lost(data, trial) > 0:
        if below(desk.chance, max(2, data.task.shape[0] - FEW)) == 0:
            together(data, trial, desk)
    loss, price = lost(data, trial), total(data, trial)
    if better(data, loss, price, desk.best):
        copy(trial, desk.found)
        if settle_anew(data, desk.found, desk.sheet):
            price = total(data, desk.found)
            if better(data, loss, price, desk.best):
                copy(desk.found, desk.best)
                copy(desk.found, desk.current)
                return True
    if accepted(data, desk, loss, price, heat * mean(desk.best)):
        copy(trial, desk.current)
    return False


@allocating
def tried(data: Data, desk: Desk, seed: int) -> Integers:
    """Return which of the requests left out are tried: a few of the former ones."""
    out = np.flatnonzero(desk.trial.way == NOWHERE)
    old = 0
    for r in out:
        old += desk.current.way[r] == NOWHERE
    here = data.task[seed // 2, c.REQUEST] if seed != NOWHERE else NOWHERE
    chosen = np.empty(out.size, np.int64)
    count = 0
    for r in out:
        again = part(desk.chance) * max(OLD, old) < OLD
        if r == here or again or desk.current.way[r] != NOWHERE:
            chosen[count] = r
            count += 1
    return chosen[:count].copy()


@compiled
def better(data: Data, loss: int, price: int, than: Draft) -> bool:
    """Whether a plan is better than another: it loses less, or as much for less."""
    other = lost(data, than)
    return loss < other or (loss == other and price < total(data, than))


@compiled
def missed(data: Data, desk: Desk, draft: Draft) -> int:
    """Return how often what a plan leaves out was left out so far."""
    times = 0
    for r in range(data.request.shape[0]):
        if draft.way[r] == NOWHERE and data.request[r, c.LOSS_OF] > 0:
            times += desk.absences[r]
    return int(times)


@compiled
def accepted(data: Data, desk: Desk, loss: int, price: int, heat: float) -> bool:
    """Whether to go on from a trial: by its price and a fine for what it loses."""
    mood = desk.mood
    for r in range(data.request.shape[0]):
        if desk.trial.way[r] == NOWHERE and data.request[r, c.LOSS_OF] > 0:
            desk.absences[r] += 1
    enough = 1.0 if loss <= lost(data, desk.best) else 0.0
    mood[COMPLETE] += LATELY * (enough - mood[COMPLETE])
    mood[FINE] *= DEARER if mood[COMPLETE] < WANTED else 1 / DEARER
    usual = mean(desk.best)
    if mood[FINE] > MOST * usual and lost(data, desk.best) == 0:
        # what is left out here finds no place any more
        copy(desk.best, desk.current)
        mood[COMPLETE] = WANTED
    mood[FINE] = min(max(mood[FINE], LEAST * usual), MOST * usual)
    luck = -math.log(1.0 - part(desk.chance))
    if lost(data, desk.best) > 0:
        if missed(data, desk, desk.trial) < missed(data, desk, desk.current):
            return True
    more = mood[FINE] * (loss - lost(data, desk.current))
    return bool(price - total(data, desk.current) + more < heat * luck)
