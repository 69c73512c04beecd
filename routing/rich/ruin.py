"""Taking visits out of a plan, neighbours together.

After slack induction by string removals (Christiaens & Vanden Berghe 2020,
https://doi.org/10.1287/trsc.2019.0914): a few days near a place each lose a string of
visits in a row. Either whole requests are taken out, with all their tasks wherever they
are; or all that is done at some places, while the other tasks of those requests stay.
Only so does what is collected at one farm for many clients change vehicles together.
"""

import numpy as np

from routing.problem import Integers
from routing.rich import columns as c
from routing.rich.arrays import NOWHERE, Data
from routing.rich.chance import below
from routing.rich.compiled import allocating, compiled, entrance, inlined
from routing.rich.day import BROKEN
from routing.rich.desk import lost
from routing.rich.plan import TURN, Draft
from routing.rich.whole import tighten

MEAN, MORE = 10, 16
"""Mean number of visits taken out, and while something is left out."""

STRING = 10
"""Longest string taken out of one day."""

SHUT, WHOLE, SINGLE = 8, 12, 8
"""One ruin in so many takes a whole round that another vehicle should do instead; or a
whole round; or visits here and there."""

LOOSE = 8
"""One ruin in so many takes out even what locks hold, if something is left out."""

HELD = 2
"""Mark of a task that a lock holds in its round; 1 is that of one to be taken out."""

TRIES = 30


@entrance
def ruin(
    data: Data, draft: Draft, near: Integers, chance: Integers, stops: bool
) -> Integers:
    """Take tasks out; days are to be settled afterwards.

    Parameters
    ----------
    data, draft
        `draft` loses tasks.
    near
        `routing.rich.near.neighbours`.
    chance
        State of the random numbers.
    stops
        Whether to take out all that is done at some places, instead of requests. The
        ways of their requests stay as they are.

    Returns
    -------
    ndarray
        The visit around which it was; a vehicle that should do without what it did, or
        `NOWHERE`; the visits of the round that it did.
    """
    out = marks(data, draft, chance)
    seed = chosen(data, draft, chance)
    moved = np.array([seed, NOWHERE])
    if seed == NOWHERE:
        return moved
    if stops and below(chance, SHUT) == 0:
        mark_round(data, draft, seed, out, stops)
        moved = marked(draft, seed, out)
        if below(chance, 2) == 0:
            mark_strings(data, draft, near, seed, out, chance, stops)
    elif below(chance, WHOLE) == 0:
        mark_round(data, draft, seed, out, stops)
    elif below(chance, SINGLE) == 0:
        for i in range(min(2 * MEAN, near.shape[1])):
            if below(chance, 2) == 0:
                mark(data, draft, near[seed, i], out, stops)
    else:
        mark_strings(data, draft, near, seed, out, chance, stops)
    take_out(data, draft, out)
    if not stops:
        forget(data, draft, out)
    return moved


@allocating
def marks(data: Data, draft: Draft, chance: Integers) -> Integers:
    """Return a mark by task: none is to be taken out, what locks hold stays.

    What is held may be in the way of what is left out: then it is taken out sometimes.
    """
    out = np.zeros(data.task.shape[0], np.int64)
    if data.locks.shape[0] == 0:
        return out
    if lost(data, draft) > 0 and below(chance, LOOSE) == 0:
        return out
    for t in range(out.size):
        if held(data, t):
            out[t] = HELD
    return out


@allocating
def marked(draft: Draft, seed: int, out: Integers) -> Integers:
    """Return a visit, its vehicle and the marked visits of its day, in order."""
    v = draft.task[seed // 2, c.WHO]
    if v == NOWHERE:
        return np.array([seed, NOWHERE])
    found = np.empty(2 + draft.vehicle[v, c.SIZE], np.int64)
    found[0], found[1], count = seed, v, 2
    for q in range(draft.vehicle[v, c.SIZE]):
        n = draft.path[v, q]
        if n != TURN and out[n // 2] == 1:
            found[count] = n
            count += 1
    return found[:count].copy()


@compiled
def chosen(data: Data, draft: Draft, chance: Integers) -> int:
    """Return the visit around which to ruin: often one of a request left out."""
    requests = data.request.shape[0]
    if below(chance, 2) == 0:
        begin = below(chance, requests)
        for i in range(requests):
            r = (begin + i) % requests
            if draft.way[r] == NOWHERE:
                first = data.request[r, c.WAYS]
                first += below(chance, data.request[r, c.WAYS_END] - first)
                most = data.way[first, 1] - data.way[first, 0]
                t = data.parts[data.way[first, 0] + below(chance, most)]
                n = 2 * t
                return n if data.visit[n, c.PLACE] != NOWHERE else n + 1
    for _ in range(TRIES):
        t = below(chance, data.task.shape[0])
        if draft.task[t, c.WHO] != NOWHERE:
            n = 2 * t
            return n if data.visit[n, c.PLACE] != NOWHERE else n + 1
    return NOWHERE


@compiled
def mark(data: Data, draft: Draft, visit: int, out: Integers, stops: bool) -> None:
    """Mark what is done at a visit's place, or all of its request, to be taken out."""
    t = visit // 2
    v = draft.task[t, c.WHO]
    if v == NOWHERE or out[t] == 1:
        return
    if not stops:
        way = draft.way[data.task[t, c.REQUEST]]
        for i in range(data.way[way, 0], data.way[way, 1]):
            if out[data.parts[i]] == HELD:
                return
        for i in range(data.way[way, 0], data.way[way, 1]):
            out[data.parts[i]] = 1
        return
    path, place = draft.path[v], data.visit[visit, c.PLACE]
    q = position(draft, v, visit)
    while q > 0 and path[q - 1] != TURN and data.visit[path[q - 1], c.PLACE] == place:
        q -= 1
    while q < draft.vehicle[v, c.SIZE] and path[q] != TURN:
        if data.visit[path[q], c.PLACE] != place:
            break
        if out[path[q] // 2] != HELD:
            out[path[q] // 2] = 1
        q += 1


@inlined
def held(data: Data, t: int) -> bool:
    """Whether a lock holds a task in its round."""
    for n in (2 * t, 2 * t + 1):
        lock = data.visit[n, c.LOCK]
        if lock != NOWHERE and data.locks[lock, c.LOCK_ROUND] != NOWHERE:
            return True
    return False


@compiled
def mark_round(data: Data, draft: Draft, seed: int, out: Integers, stops: bool) -> None:
    """Mark the round of a visit."""
    v = draft.task[seed // 2, c.WHO]
    if v == NOWHERE:
        return
    q = position(draft, v, seed)
    i = q
    while i >= 0 and draft.path[v, i] != TURN:
        mark(data, draft, draft.path[v, i], out, stops)
        i -= 1
    i = q + 1
    while i < draft.vehicle[v, c.SIZE] and draft.path[v, i] != TURN:
        mark(data, draft, draft.path[v, i], out, stops)
        i += 1


@allocating
def mark_strings(
    data: Data,
    draft: Draft,
    near: Integers,
    seed: int,
    out: Integers,
    chance: Integers,
    stops: bool,
) -> None:
    """Mark strings of visits in a few days near a visit."""
    used, visits = 0, 0
    for v in range(draft.vehicle.shape[0]):
        used += draft.vehicle[v, c.SIZE] > 0
        visits += draft.vehicle[v, c.SIZE]
    if used == 0:
        return
    longest = max(1, min(STRING, visits // used))
    mean = MORE if lost(data, draft) > 0 else MEAN
    days = 1 + below(chance, max(1, 4 * mean // (1 + longest)))
    hit = np.zeros(draft.vehicle.shape[0], np.int64)
    done = 0
    for i in range(near.shape[1]):
        n = near[seed, i]
        v = draft.task[n // 2, c.WHO]
        if v == NOWHERE or hit[v] == 1 or out[n // 2] == 1:
            continue
        hit[v] = 1
        length = 1 + below(chance, min(longest, draft.vehicle[v, c.SIZE]))
        mark_string(data, draft, v, n, length, out, chance, stops)
        done += 1
        if done >= days:
            break


@compiled
def mark_string(
    data: Data,
    draft: Draft,
    v: int,
    visit: int,
    length: int,
    out: Integers,
    chance: Integers,
    stops: bool,
) -> None:
    """Mark a string around a visit, sometimes sparing some in the middle."""
    size = draft.vehicle[v, c.SIZE]
    q = position(draft, v, visit)
    spared = 0
    if length > 1 and below(chance, 2) == 0:
        while length + spared < size and below(chance, 2) == 0:
            spared += 1
    whole = min(size, length + spared)
    low, high = max(0, q - whole + 1), min(q, size - whole)
    begin = low + below(chance, max(1, high - low + 1))
    skip = begin + 1 + below(chance, max(1, length)) if spared else size
    for i in range(begin, min(size, begin + whole)):
        n = draft.path[v, i]
        if n != TURN and not skip <= i < skip + spared:
            mark(data, draft, n, out, stops)


@compiled
def position(draft: Draft, v: int, visit: int) -> int:
    """Return where in its day a visit is."""
    for q in range(draft.vehicle[v, c.SIZE]):
        if draft.path[v, q] == visit:
            return q
    return 0


@compiled
def take_out(data: Data, draft: Draft, out: Integers) -> None:
    """Take marked tasks out of their days, and rounds that become empty.

    The price of days that are to be worked out anew becomes `BROKEN`: those that lose
    something, that waited for goods that come no more, or whose goods may come later.
    """
    for v in range(draft.vehicle.shape[0]):
        path, k, turn = draft.path[v], 0, False
        for q in range(draft.vehicle[v, c.SIZE]):
            n = path[q]
            if n == TURN:
                turn = k > 0
                continue
            if out[n // 2] == 1:
                continue
            if turn:
                path[k] = TURN
                k, turn = k + 1, False
            path[k] = n
            k += 1
        if k < draft.vehicle[v, c.SIZE]:
            draft.vehicle[v, c.SIZE], draft.vehicle[v, c.COST] = k, BROKEN
    for t in range(data.task.shape[0]):
        if out[t] == 1:
            for a in range(data.task[t, c.NEXT], data.task[t, c.NEXT_END]):
                waiting = draft.task[data.links[a]]
                awaited = draft.task[t, c.DONE] >= waiting[c.LOAD_SOON]
                if waiting[c.WHO] != NOWHERE and awaited:
                    draft.vehicle[waiting[c.WHO], c.COST] = BROKEN
            draft.task[t, c.WHO], draft.task[t, c.DONE] = NOWHERE, NOWHERE
            draft.task[t, c.LATE] = data.task[t, c.DUE]
    for t in range(data.task.shape[0]):
        if out[t] == 1 and tighten(data, draft, t):
            for a in range(data.task[t, c.AFTER], data.task[t, c.AFTER_END]):
                who = draft.task[data.links[a], c.WHO]
                if who != NOWHERE:
                    draft.vehicle[who, c.COST] = BROKEN


@compiled
def forget(data: Data, draft: Draft, out: Integers) -> None:
    """Leave out the requests of marked tasks, which are done no more."""
    for t in range(data.task.shape[0]):
        if out[t] == 1:
            draft.way[data.task[t, c.REQUEST]] = NOWHERE
