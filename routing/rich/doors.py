"""The dock of a plan: whoever comes to a taken door, or team, later waits for it."""

import numpy as np

from routing.problem import NEVER, Integers
from routing.rich import columns as c
from routing.rich.arrays import COLLECT, NOWHERE, Data
from routing.rich.compiled import FIRST, allocating, compiled
from routing.rich.plan import Draft, Sheet
from routing.rich.whole import settle_days

HOLDS = 60
"""How often somebody is told to wait at the dock, at most."""


@allocating
def settle_queue(data: Data, draft: Draft, sheet: Sheet, dirty: Integers) -> bool:
    """Work out days at a dock where doors or teams are few (rules 4 and 5).

    Whoever comes to a taken door later waits until it is free.
    """
    busy = np.empty((draft.dock.shape[0] * draft.dock.shape[1], 4), np.int64)
    for _ in range(HOLDS):
        if not settle_days(data, draft, sheet, dirty):
            return False
        if blocked(data, draft, dirty, busy):
            continue
        if not delayed(data, draft, dirty):
            return True
    return False


@compiled
def blocked(data: Data, draft: Draft, dirty: Integers, busy: Integers) -> bool:
    """Make the first vehicle that finds all doors taken wait; False if none does.

    Of each loading and unloading begin, end, vehicle and side are written into `busy`.
    """
    if data.doors >= draft.vehicle.shape[0]:
        return False
    count = FIRST
    for v in range(draft.dock.shape[0]):
        for s in range(draft.dock.shape[1]):
            if draft.dock[v, s, c.ENDED] > draft.dock[v, s, c.BEGUN]:
                busy[count, 0] = draft.dock[v, s, c.BEGUN]
                busy[count, 1] = draft.dock[v, s, c.ENDED]
                busy[count, 2], busy[count, 3] = v, s
                count += 1
    first, who, free = NEVER, NOWHERE, 0
    for i in range(count):
        begin, v = busy[i, 0], busy[i, 2]
        if begin >= first:
            continue
        taken, soonest = 0, NEVER
        for k in range(count):
            b, e, u = busy[k, 0], busy[k, 1], busy[k, 2]
            before = b < begin or (b == begin and u < v)
            if u != v and before and e > begin:
                taken += 1
                soonest = min(soonest, e)
        if taken >= data.doors:
            first, who, free = begin, i, soonest
    if who == NOWHERE:
        return False
    v, s = busy[who, 2], busy[who, 3]
    draft.dock[v, s, c.HOLD] = free
    dirty[v] = 1
    return True


@allocating
def delayed(data: Data, draft: Draft, dirty: Integers) -> bool:
    """Let goods wait for a team, first come first served; whether a wait changed."""
    vehicles, rounds = draft.dock.shape[0], draft.dock.shape[1] // 2
    if data.teams >= vehicles * rounds:
        return False
    free = np.zeros(data.teams, np.int64)
    done = np.zeros((vehicles, rounds), np.int64)
    changed = False
    while True:
        v, r, come = next_unloaded(draft, done)
        if v == NOWHERE:
            return changed
        done[v, r] = 1
        team = int(np.argmin(free))
        begin = max(come, free[team])
        free[team] = begin + handling_of(data, draft, v, r)
        if draft.dock[v, 2 * r + 1, c.SLOW] != begin - come:
            draft.dock[v, 2 * r + 1, c.SLOW] = begin - come
            dirty[v] = 1
            changed = True


@compiled
def next_unloaded(draft: Draft, done: Integers) -> tuple[int, int, int]:
    """Return vehicle, round and end of the next unloading, `NOWHERE` after the last."""
    v, r, come = NOWHERE, 0, NEVER
    for u in range(done.shape[0]):
        for q in range(done.shape[1]):
            end = draft.dock[u, 2 * q + 1, c.ENDED]
            if done[u, q] == 0 and 0 < end < come:
                v, r, come = u, q, end
    return v, r, come


@compiled
def handling_of(data: Data, draft: Draft, v: int, r: int) -> int:
    """Return how long the goods of a round are handled."""
    seconds, number = data.handling, 0
    for q in range(draft.vehicle[v, c.SIZE]):
        n = draft.path[v, q]
        if n < 0:
            number += 1
        elif number == r and data.task[n // 2, c.KIND] == COLLECT:
            seconds += data.task[n // 2, c.HANDLING]
    return int(seconds)
