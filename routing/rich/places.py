"""Where in a plan a block of visits costs least."""

import numpy as np

from routing.problem import Integers
from routing.rich import columns as c
from routing.rich.arrays import COLLECT, DELIVER, DIRECT, NOWHERE, Data
from routing.rich.chance import below
from routing.rich.compiled import FIRST, allocating, compiled, inlined
from routing.rich.day import BROKEN, drive
from routing.rich.plan import TURN, Draft, Sheet
from routing.rich.times import opening

BEST = 3
"""How many places for a task are remembered, in case the best one does not hold."""

DELTA, VEHICLE, POSITION, FRESH, UNTIL = range(5)
"""A place for a task: what it costs, vehicle, position in its path, whether a new round
is begun there, position of a direct task's delivery or `NOWHERE`."""

FAR = 4 * 10**18
"""Price of no place at all."""

WITHIN, BEFORE, AFTER = 0, 1, 2
"""In the round at a position, in a new round before it, in a new one after it."""

BLINK = 100
"""One place in so many is not looked at, so that insertion is not always the same."""


@allocating
def best_places(
    data: Data,
    draft: Draft,
    sheet: Sheet,
    block: Integers,
    early: bool,
    banned: int,
    chance: Integers,
) -> Integers:
    """Return the places where a block costs least, shape ``(BEST, 5)``.

    Parameters
    ----------
    data, draft, sheet
        The problem, the plan so far, a sheet to work on.
    block
        Visits to be done in a row, of tasks not done yet: all of one kind at one place,
        or a round. A direct task alone stands for its delivery, too.
    early
        Whether a collection should rather be handled early than cost little.
    banned
        A vehicle that is not to do it, or `NOWHERE`.
    chance
        State of the random numbers.

    Returns
    -------
    ndarray
        Best first; price `FAR` where there are no more.
    """
    places = np.full((BEST, 5), FAR, np.int64)
    options = np.empty((option_count(data, draft, block[0] // 2), 5), np.int64)
    count = FIRST
    tried = np.zeros(data.vehicle.shape[0], np.int64)
    a_round = is_round(data, block)
    for v in range(data.vehicle.shape[0]):
        if v == banned or not allowed(data, block, v):
            continue
        if draft.vehicle[v, c.SIZE] == 0:
            if tried[data.vehicle[v, c.TWIN]] == 1:
                continue
            tried[data.vehicle[v, c.TWIN]] = 1
        count = list_options(data, draft, block, a_round, v, options, count, chance)
    while count > 0:
        least = 0
        for i in range(1, count):
            if options[i, DELTA] < options[least, DELTA]:
                least = i
        if options[least, DELTA] >= places[0, DELTA] and not early:
            break
        weigh(data, draft, sheet, block, options[least], early, places)
        count -= 1
        options[least] = options[count]
    return places


@inlined
def allowed(data: Data, block: Integers, v: int) -> bool:
    """Whether a vehicle may do a block."""
    fit = 1
    for n in block:
        fit *= data.fit[n // 2, v, c.ALLOWED]
    return bool(fit == 1)


@inlined
def is_round(data: Data, block: Integers) -> bool:
    """Whether a block is of several places or kinds."""
    first = block[0]
    for n in block:
        if data.visit[n, c.PLACE] != data.visit[first, c.PLACE]:
            return True
        if data.task[n // 2, c.KIND] != data.task[first // 2, c.KIND]:
            return True
    return False


@compiled
def option_count(data: Data, draft: Draft, t: int) -> int:
    """Return how many places there are for a task, at most."""
    count = 0
    for v in range(data.vehicle.shape[0]):
        size = draft.vehicle[v, c.SIZE] + 1
        if data.task[t, c.KIND] == DIRECT:
            count += size * (size + 1) // 2
        count += 2 * size + 1
    return int(count)


@compiled
def list_options(
    data: Data,
    draft: Draft,
    block: Integers,
    a_round: bool,
    v: int,
    options: Integers,
    count: int,
    chance: Integers,
) -> int:
    """Add the places in one day that are not out of the question; return their number.

    What a place costs is told by a bound that it costs no less than.
    """
    path, size, n = draft.path[v], draft.vehicle[v, c.SIZE], block[0]
    t = n // 2
    direct = data.task[t, c.KIND] == DIRECT and not a_round
    dear, lasts = 0, 0
    for other in block:
        dear += data.fit[other // 2, v, c.DEAR]
        lasts += data.visit[other, c.HANDOVER]
    lasts -= data.visit[n, c.HANDOVER]
    dear += lasts * data.vehicle[v, c.SECOND_PRICE]
    rounds = 1
    for q in range(size):
        rounds += path[q] == TURN
    more = size == 0 or rounds < data.vehicle[v, c.MAX_ROUNDS]
    fresh = dear + round_trip(data, v, n)
    r = FIRST
    room = has_room(data, path, size, FIRST, block, v)
    room = room and timely(data, draft, FIRST, r, block, v)
    for p in range(size + 1):
        if more and (p in (0, size) or path[p] == TURN):
            how = BEFORE if p == 0 else AFTER
            how = WITHIN if size == 0 else how
            until = p if direct else NOWHERE
            count = option(options, count, fresh, v, p, how, until)
        if p > 0 and path[p - 1] == TURN:
            r += 1
            room = has_room(data, path, size, p, block, v)
            room = room and timely(data, draft, p, r, block, v)
        if size == 0 or a_round or not room or below(chance, BLINK) == 0:
            continue
        if not (suits(data, path, size, p, t) and reachable(data, draft, v, p, n)):
            continue
        bound = dear + detour(data, draft, v, p, n)
        if not direct:
            count = option(options, count, bound, v, p, WITHIN, NOWHERE)
            continue
        count = option(options, count, bound, v, p, WITHIN, p)
        for until in range(p + 1, size + 1):
            if path[until - 1] == TURN:
                break
            if reachable(data, draft, v, until, n + 1):
                both = max(bound, dear + detour(data, draft, v, until, n + 1))
                count = option(options, count, both, v, p, WITHIN, until)
    return count


@inlined
def has_room(
    data: Data, path: Integers, size: int, p: int, block: Integers, v: int
) -> bool:
    """Whether a round that begins at a position has room for more tasks.

    Only told of rounds of one kind, where all goods are on board at the dock.
    """
    if data.mixed or data.task[block[0] // 2, c.KIND] == DIRECT:
        return True
    for d in range(data.room.shape[1]):
        load, q = 0, p
        for n in block:
            load += data.task[n // 2, c.LOADS + d]
        while q < size and path[q] != TURN:
            load += data.task[path[q] // 2, c.LOADS + d]
            q += 1
        if load > data.room[v, d, c.CAPACITY]:
            return False
    return True


@inlined
def timely(data: Data, draft: Draft, p: int, r: int, block: Integers, v: int) -> bool:
    """Whether a round that begins at a position goes with goods that are waited for.

    What it would deliver too must have come when it loads, at the latest; what it would
    collect too must be handled when it is needed, after it unloads at the soonest.
    """
    if not data.synced:
        return True
    kind, ready, handled = data.task[block[0] // 2, c.KIND], 0, 0
    if kind == DELIVER:
        for n in block:
            for a in range(data.task[n // 2, c.AFTER], data.task[n // 2, c.AFTER_END]):
                fetch = draft.task[data.links[a]]
                if fetch[c.WHO] not in (NOWHERE, v):
                    ready = max(ready, fetch[c.DONE])
        q = p
        while ready > 0 and q < draft.vehicle[v, c.SIZE] and draft.path[v, q] != TURN:
            t = draft.path[v, q] // 2
            if data.task[t, c.KIND] == DELIVER:
                return bool(ready <= draft.task[t, c.LOAD_LATE])
            q += 1
        return True
    if kind == COLLECT and draft.dock[v, 2 * r + 1, c.ENDED] > 0:
        handled = draft.dock[v, 2 * r + 1, c.ENDED] + data.handling
        for n in block:
            handled += data.task[n // 2, c.DOCK_SECONDS] + data.task[n // 2, c.HANDLING]
        for n in block:
            if handled > draft.task[n // 2, c.LATE]:
                return False
    return True


@inlined
def option(
    options: Integers, count: int, bound: int, v: int, p: int, how: int, until: int
) -> int:
    """Add a place; return the number of places."""
    options[count, DELTA], options[count, VEHICLE] = bound, v
    options[count, POSITION], options[count, FRESH] = p, how
    options[count, UNTIL] = until
    return count + 1


@compiled
def weigh(
    data: Data,
    draft: Draft,
    sheet: Sheet,
    block: Integers,
    place: Integers,
    early: bool,
    places: Integers,
) -> None:
    """Work out what a place for tasks costs, and remember it if it is good."""
    v, p, fresh, until = place[VEHICLE], place[POSITION], place[FRESH], place[UNTIL]
    size = written(data, draft, sheet, block, v, p, fresh, until)
    cost = drive(data, draft, sheet, v, sheet.trial, size)
    if cost == BROKEN:
        return
    delta = cost - draft.vehicle[v, c.COST]
    if early and data.task[block[0] // 2, c.KIND] == COLLECT:
        delta = sheet.task[block[0] // 2, c.HANDLED]
    remember(places, delta, v, p, fresh, until)


@inlined
def remember(
    places: Integers, delta: int, v: int, p: int, fresh: int, until: int
) -> None:
    """Keep a place among the best ones, in order."""
    if delta >= places[BEST - 1, DELTA]:
        return
    b = BEST - 1
    while b > 0 and delta < places[b - 1, DELTA]:
        for column in range(places.shape[1]):
            places[b, column] = places[b - 1, column]
        b -= 1
    places[b, DELTA], places[b, VEHICLE], places[b, POSITION] = delta, v, p
    places[b, FRESH], places[b, UNTIL] = fresh, until


@inlined
def suits(data: Data, path: Integers, size: int, p: int, t: int) -> bool:
    """Whether a round may have this kind of task at all."""
    if data.mixed:
        return True
    q = p if p < size and path[p] != TURN else p - 1
    return bool(data.task[path[q] // 2, c.KIND] == data.task[t, c.KIND])


@inlined
def detour(data: Data, draft: Draft, v: int, p: int, n: int) -> int:
    """Return a price that a visit costs at a position at least.

    The way to it and on, and what of its time is not taken from the round's waits.
    """
    path, size = draft.path[v], draft.vehicle[v, c.SIZE]
    profile = data.vehicle[v, c.PROFILE]
    first, last = p == 0, p == size
    kind, here = data.task[n // 2, c.KIND], data.visit[n, c.PLACE]
    mate = p - 1  # a visit of the same round
    if first or path[p - 1] == TURN:
        a = data.vehicle[v, c.START] if first and kind != DELIVER else data.dock
        mate = p
    else:
        a = data.visit[path[p - 1], c.PLACE]
    if last or path[p] == TURN:
        b = data.vehicle[v, c.END] if last and kind != COLLECT else data.dock
    else:
        b = data.visit[path[p], c.PLACE]
    if NOWHERE in (a, b):
        return 0
    leg = data.leg[profile]
    metres = leg[a, here, c.METRES] + leg[here, b, c.METRES] - leg[a, b, c.METRES]
    seconds = leg[a, here, c.SECONDS] + leg[here, b, c.SECONDS] - leg[a, b, c.SECONDS]
    seconds += data.visit[n, c.HANDOVER]
    if here not in (a, b):
        seconds += data.visit[n, c.FIXED]
    seconds -= draft.when[v, mate, c.WAITED]
    price = metres * data.vehicle[v, c.METRE_PRICE]
    return int(price + max(0, seconds) * data.vehicle[v, c.SECOND_PRICE])


@inlined
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


@inlined
def round_trip(data: Data, v: int, n: int) -> int:
    """Return a price that a round of its own costs at least."""
    if data.vehicle[v, c.START] != data.dock or data.vehicle[v, c.END] != data.dock:
        return 0
    leg, here = data.leg[data.vehicle[v, c.PROFILE]], data.visit[n, c.PLACE]
    metres = leg[data.dock, here, c.METRES] + leg[here, data.dock, c.METRES]
    seconds = leg[data.dock, here, c.SECONDS] + leg[here, data.dock, c.SECONDS]
    seconds += data.visit[n, c.FIXED] + data.visit[n, c.HANDOVER]
    price = metres * data.vehicle[v, c.METRE_PRICE] + data.vehicle[v, c.ROUND_PRICE]
    return int(price + seconds * data.vehicle[v, c.SECOND_PRICE])


@inlined
def written(
    data: Data,
    draft: Draft,
    sheet: Sheet,
    block: Integers,
    v: int,
    p: int,
    fresh: int,
    until: int,
) -> int:
    """Write a day with a block more on the sheet; return its length."""
    path, size, trial = draft.path[v], draft.vehicle[v, c.SIZE], sheet.trial
    k = 0
    for q in range(size + 1):
        if q == p:
            if fresh == AFTER:
                trial[k] = TURN
                k += 1
            for n in block:
                trial[k] = n
                k += 1
            if until == p:
                trial[k] = block[0] + 1
                k += 1
            if fresh == BEFORE:
                trial[k] = TURN
                k += 1
        elif q == until:
            trial[k] = block[0] + 1
            k += 1
        if q < size:
            trial[k] = path[q]
            k += 1
    return k
