"""Where in a plan a task costs least."""

import numpy as np

from routing.problem import Integers
from routing.rich import columns as c
from routing.rich.arrays import COLLECT, DELIVER, DIRECT, NOWHERE, Data
from routing.rich.chance import below
from routing.rich.compiled import compiled, entrance
from routing.rich.day import BROKEN, drive
from routing.rich.plan import TURN, Draft, Sheet
from routing.rich.times import opening

BEST = 3
"""How many places for a task are remembered, in case the best one does not hold."""

DELTA, VEHICLE, POSITION, FRESH, UNTIL = range(5)
"""A place for a task: what it costs, vehicle, position in its path, whether a new round
is begun there, position of a direct task's delivery."""

FAR = 4 * 10**18
"""Price of no place at all."""

WITHIN, BEFORE, AFTER = 0, 1, 2
"""In the round at a position, in a new round before it, in a new one after it."""

BLINK = 100
"""One place in so many is not looked at, so that insertion is not always the same."""


@entrance
def best_places(
    data: Data, draft: Draft, sheet: Sheet, t: int, early: bool, chance: Integers
) -> Integers:
    """Return the places where a task costs least, shape ``(BEST, 5)``.

    Parameters
    ----------
    data, draft, sheet
        The problem, the plan so far, a sheet to work on.
    t
        Task, not done yet.
    early
        Whether a collection should rather be handled early than cost little.
    chance
        State of the random numbers.

    Returns
    -------
    ndarray
        Best first; price `FAR` where there are no more.
    """
    places = np.full((BEST, 5), FAR, np.int64)
    tried = np.zeros(data.vehicle.shape[0], np.int64)
    for v in range(data.vehicle.shape[0]):
        if data.fit[t, v, c.ALLOWED] == 0:
            continue
        if draft.vehicle[v, c.SIZE] == 0:
            if tried[data.vehicle[v, c.TWIN]] == 1:
                continue
            tried[data.vehicle[v, c.TWIN]] = 1
        if data.task[t, c.KIND] == DIRECT:
            look_pair(data, draft, sheet, t, v, places, chance)
        else:
            look(data, draft, sheet, t, v, early, places, chance)
    return places


@compiled
def look(
    data: Data,
    draft: Draft,
    sheet: Sheet,
    t: int,
    v: int,
    early: bool,
    places: Integers,
    chance: Integers,
) -> None:
    """Try all places for a collection or a delivery in one day."""
    path, size = draft.path[v], draft.vehicle[v, c.SIZE]
    n = 2 * t + (data.task[t, c.KIND] == DELIVER)
    rounds = 1
    for q in range(size):
        rounds += path[q] == TURN
    more = rounds < data.vehicle[v, c.MAX_ROUNDS] or size == 0
    dear = size > 0 and round_trip(data, v, n) >= places[BEST - 1, DELTA]
    for p in range(size + 1):
        if size and below(chance, BLINK) == 0:
            continue
        if size == 0:
            weigh(data, draft, sheet, t, v, p, WITHIN, early, places)
            continue
        if suits(data, path, size, p, t):
            good = early or detour(data, draft, v, p, n) < places[BEST - 1, DELTA]
            if good and reachable(data, draft, v, p, n):
                weigh(data, draft, sheet, t, v, p, WITHIN, early, places)
        if not more or (dear and not early):
            continue
        if p == 0:
            weigh(data, draft, sheet, t, v, p, BEFORE, early, places)
        if p == size or path[p] == TURN:
            weigh(data, draft, sheet, t, v, p, AFTER, early, places)


@compiled
def weigh(
    data: Data,
    draft: Draft,
    sheet: Sheet,
    t: int,
    v: int,
    p: int,
    fresh: int,
    early: bool,
    places: Integers,
) -> None:
    """Work out what a place for a task costs, and remember it if it is good."""
    size = written(data, draft, sheet, t, v, p, fresh, NOWHERE)
    cost = drive(data, draft, sheet, v, sheet.trial, size)
    if cost == BROKEN:
        return
    delta = cost - draft.vehicle[v, c.COST]
    if early:
        delta = sheet.task[t, c.HANDLED] if data.task[t, c.KIND] == COLLECT else delta
    remember(places, delta, v, p, fresh, NOWHERE)


@compiled
def remember(
    places: Integers, delta: int, v: int, p: int, fresh: int, until: int
) -> None:
    """Keep a place among the best ones, in order."""
    if delta >= places[BEST - 1, DELTA]:
        return
    b = BEST - 1
    while b > 0 and delta < places[b - 1, DELTA]:
        places[b] = places[b - 1]
        b -= 1
    places[b, DELTA], places[b, VEHICLE], places[b, POSITION] = delta, v, p
    places[b, FRESH], places[b, UNTIL] = fresh, until


@compiled
def look_pair(
    data: Data,
    draft: Draft,
    sheet: Sheet,
    t: int,
    v: int,
    places: Integers,
    chance: Integers,
) -> None:
    """Try all places for a direct task in one day."""
    path, size = draft.path[v], draft.vehicle[v, c.SIZE]
    rounds = 1
    for q in range(size):
        rounds += path[q] == TURN
    more = size > 0 and rounds < data.vehicle[v, c.MAX_ROUNDS]
    for p in range(size + 1):
        if more and (p in (0, size) or path[p] == TURN):
            weigh_pair(data, draft, sheet, t, v, p, AFTER if p else BEFORE, p, places)
        if size and (below(chance, BLINK) == 0 or not suits(data, path, size, p, t)):
            continue
        if size and not reachable(data, draft, v, p, 2 * t):
            continue
        taking = detour(data, draft, v, p, 2 * t) if size else 0
        for until in range(p, size + 1):
            if until > p:
                handing = detour(data, draft, v, until, 2 * t + 1)
                if taking + handing >= places[BEST - 1, DELTA]:
                    if until < size and path[until] == TURN:
                        break
                    continue
            weigh_pair(data, draft, sheet, t, v, p, WITHIN, until, places)
            if until < size and path[until] == TURN:
                break


@compiled
def weigh_pair(
    data: Data,
    draft: Draft,
    sheet: Sheet,
    t: int,
    v: int,
    p: int,
    fresh: int,
    until: int,
    places: Integers,
) -> None:
    """Work out what a place for a direct task costs, and remember it if good."""
    size = written(data, draft, sheet, t, v, p, fresh, until)
    cost = drive(data, draft, sheet, v, sheet.trial, size)
    if cost != BROKEN:
        remember(places, cost - draft.vehicle[v, c.COST], v, p, fresh, until)


@compiled
def suits(data: Data, path: Integers, size: int, p: int, t: int) -> bool:
    """Whether a round may have this kind of task at all."""
    if data.mixed:
        return True
    q = p if p < size and path[p] != TURN else p - 1
    return bool(data.task[path[q] // 2, c.KIND] == data.task[t, c.KIND])


@compiled
def detour(data: Data, draft: Draft, v: int, p: int, n: int) -> int:
    """Return the price of the way to a visit and on, no more than what it costs."""
    path, size, profile = (
        draft.path[v],
        draft.vehicle[v, c.SIZE],
        data.vehicle[v, c.PROFILE],
    )
    first, last = p == 0, p == size
    kind, here = data.task[n // 2, c.KIND], data.visit[n, c.PLACE]
    if first or path[p - 1] == TURN:
        a = data.vehicle[v, c.START] if first and kind != DELIVER else data.dock
    else:
        a = data.visit[path[p - 1], c.PLACE]
    if last or path[p] == TURN:
        b = data.vehicle[v, c.END] if last and kind != COLLECT else data.dock
    else:
        b = data.visit[path[p], c.PLACE]
    if NOWHERE in (a, b):
        return 0
    metres = data.leg[profile, a, here, c.METRES] + data.leg[profile, here, b, c.METRES]
    return int(
        (metres - data.leg[profile, a, b, c.METRES]) * data.vehicle[v, c.METRE_PRICE]
    )


@compiled
def reachable(data: Data, draft: Draft, v: int, p: int, n: int) -> bool:
    """Whether a visit at a position can be in time at all, going by bounds.

    The visit after it may begin so late at most, the one before it be left so early.
    """
    path, size, t = draft.path[v], draft.vehicle[v, c.SIZE], n // 2
    profile, here = data.vehicle[v, c.PROFILE], data.visit[n, c.PLACE]
    seconds = data.leg[profile, :, :, c.SECONDS]
    now, before = data.vehicle[v, c.OPENS], data.dock
    if p > 0 and path[p - 1] != TURN:
        now, before = draft.when[v, p - 1, c.SOONEST], data.visit[path[p - 1], c.PLACE]
    elif p > 1:
        now = draft.when[v, p - 2, c.SOONEST]
    elif data.task[t, c.KIND] != DELIVER:
        before = data.vehicle[v, c.START]
    if before == here:
        return True
    if data.task[t, c.KIND] == DELIVER:
        now = max(now, data.task[t, c.READY])
    begin = opening(data, n, now + seconds[before, here])
    if begin == NOWHERE:
        return False
    now = begin + data.visit[n, c.FIXED] + data.visit[n, c.HANDOVER]
    if p < size and path[p] != TURN:
        after = data.visit[path[p], c.PLACE]
        if after == here:
            return True
        return bool(now + seconds[here, after] <= draft.when[v, p, c.AT_LATEST])
    if data.task[t, c.KIND] == COLLECT:
        now += seconds[here, data.dock] + data.dock_fixed + data.handling
        now += data.task[t, c.DOCK_SECONDS] + data.task[t, c.HANDLING]
        return bool(now <= draft.task[t, c.LATE])
    return bool(now <= data.vehicle[v, c.CLOSES])


@compiled
def round_trip(data: Data, v: int, n: int) -> int:
    """Return the price of a round of its own, no more than what it costs."""
    if data.vehicle[v, c.START] != data.dock or data.vehicle[v, c.END] != data.dock:
        return 0
    profile, here = data.vehicle[v, c.PROFILE], data.visit[n, c.PLACE]
    metres = data.leg[profile, data.dock, here, c.METRES]
    metres += data.leg[profile, here, data.dock, c.METRES]
    price = metres * data.vehicle[v, c.METRE_PRICE]
    return int(price + data.vehicle[v, c.ROUND_PRICE])


@compiled
def written(
    data: Data,
    draft: Draft,
    sheet: Sheet,
    t: int,
    v: int,
    p: int,
    fresh: int,
    until: int,
) -> int:
    """Write a day with one more task on the sheet; return its length."""
    path, size, trial = draft.path[v], draft.vehicle[v, c.SIZE], sheet.trial
    k = 0
    direct = data.task[t, c.KIND] == DIRECT
    n = 2 * t + (data.task[t, c.KIND] == DELIVER)
    for q in range(size + 1):
        if q == p:
            if fresh == AFTER:
                trial[k] = TURN
                k += 1
            trial[k] = n
            k += 1
            if direct and (fresh != WITHIN or until == p):
                trial[k] = n + 1
                k += 1
            if fresh == BEFORE:
                trial[k] = TURN
                k += 1
        elif direct and fresh == WITHIN and q == until:
            trial[k] = n + 1
            k += 1
        if q < size:
            trial[k] = path[q]
            k += 1
    return k
