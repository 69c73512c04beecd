"""Where in a plan a block of visits costs least."""

import numpy as np

from routing.problem import Integers
from routing.rich import columns as c
from routing.rich.arrays import COLLECT, Data
from routing.rich.compiled import FIRST, allocating, compiled, inlined
from routing.rich.day import BROKEN, drive
from routing.rich.options import (
    AFTER,
    BEFORE,
    DELTA,
    FRESH,
    POSITION,
    UNTIL,
    VEHICLE,
    allowed,
    list_options,
    option_count,
)
from routing.rich.plan import TURN, Draft, Sheet

BEST = 3
"""How many places for a task are remembered, in case the best one does not hold."""

FAR = 4 * 10**18
"""Price of no place at all."""


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
    for v in range(data.vehicle.shape[0]):
        if v == banned or not allowed(data, block, v):
            continue
        if draft.vehicle[v, c.SIZE] == 0:
            if tried[data.vehicle[v, c.TWIN]] == 1:
                continue
            tried[data.vehicle[v, c.TWIN]] = 1
        count = list_options(data, draft, sheet, block, v, options, count, chance)
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
