"""Two tasks of a request put in at once, where neither finds a place alone.

A collection can be impossible as long as nothing is done after it: its round goes home
a long way round instead of ending at the dock, where the delivery would begin another.
"""

import numpy as np

from routing.problem import Integers
from routing.rich import columns as c
from routing.rich.arrays import DELIVER, DIRECT, Data
from routing.rich.chance import below
from routing.rich.compiled import NONE, allocating, compiled, inlined
from routing.rich.day import BROKEN, drive
from routing.rich.desk import Desk, copy
from routing.rich.options import AFTER, BEFORE, WITHIN
from routing.rich.places import FAR
from routing.rich.places import written as written_with
from routing.rich.plan import TURN, Draft, Sheet
from routing.rich.settle import settle

SHORT = 12
"""Longest day that two tasks are tried on at once."""


@allocating
def do_pair(data: Data, draft: Draft, desk: Desk, first: int, second: int) -> bool:
    """Do two tasks on a vehicle drawn at random, where they cost least together.

    Parameters
    ----------
    data, draft, desk
        `draft` is settled, and changed.
    first, second
        Tasks not done; a delivery comes second.

    Returns
    -------
    bool
        False, and nothing changed, if that cannot be.
    """
    if DIRECT in (data.task[first, c.KIND], data.task[second, c.KIND]):
        return False
    if data.task[first, c.KIND] == DELIVER:
        first, second = second, first
    v = below(desk.chance, data.vehicle.shape[0])
    allowed = data.fit[first, v, c.ALLOWED] * data.fit[second, v, c.ALLOWED]
    if draft.vehicle[v, c.SIZE] > SHORT or allowed == 0:
        return False
    copy(draft, desk.undo)
    draft.task[first, c.WHO], draft.task[second, c.WHO] = v, v
    day = np.empty(draft.path.shape[1], np.int64)
    size = best_day(data, draft, desk, v, first, second, day)
    if size > 0:
        draft.path[v, :size] = day[:size]
        draft.vehicle[v, c.SIZE] = size
        if settle(data, draft, desk.sheet, v):
            return True
    copy(desk.undo, draft)
    return False


@allocating
def best_day(
    data: Data,
    draft: Draft,
    desk: Desk,
    v: int,
    first: int,
    second: int,
    day: Integers,
) -> int:
    """Write the cheapest day with two tasks more; return its length, 0 for none.

    The path of the vehicle in `draft` is written on; `Desk.undo` has it as it was.
    """
    block = np.empty(1, np.int64)
    block[0] = 2 * first + (data.task[first, c.KIND] == DELIVER)
    other = np.empty(1, np.int64)
    other[0] = 2 * second + (data.task[second, c.KIND] == DELIVER)
    path, size = desk.undo.path[v], desk.undo.vehicle[v, c.SIZE]
    best, least = 0, FAR
    for p in range(size + 1):
        for anew in range(2):
            if anew == 1 and not turns(path, size, p):
                continue
            how = AFTER if p > 0 else BEFORE
            how = how if anew == 1 else WITHIN
            middle = written(data, desk.undo, desk.sheet, block, v, p, how)
            draft.path[v, :middle] = desk.sheet.trial[:middle]
            draft.vehicle[v, c.SIZE] = middle
            begin = p + 1 + (how == AFTER)
            found, cost = with_second(
                data, draft, desk.sheet, other, v, begin, day, least
            )
            if cost < least:
                best, least = found, cost
    return best


@compiled
def with_second(
    data: Data,
    draft: Draft,
    sheet: Sheet,
    block: Integers,
    v: int,
    begin: int,
    day: Integers,
    least: int,
) -> tuple[int, int]:
    """Write the cheapest day with a visit from a position on; return length and price.

    Only if it costs less than another one does.
    """
    size, best = draft.vehicle[v, c.SIZE], 0
    for p in range(begin, size + 1):
        for anew in range(2):
            if anew == 1 and not turns(draft.path[v], size, p):
                continue
            how = AFTER if anew == 1 else WITHIN
            long = written(data, draft, sheet, block, v, p, how)
            cost = drive(data, draft, sheet, v, sheet.trial, long)
            if cost != BROKEN and cost < least:
                best, least = long, cost
                for q in range(long):
                    day[q] = sheet.trial[q]
    return best, least


@inlined
def turns(path: Integers, size: int, p: int) -> bool:
    """Whether a new round may be begun at a position."""
    return bool(size > 0 and (p in (0, size) or path[p] == TURN))


@compiled
def written(
    data: Data, draft: Draft, sheet: Sheet, block: Integers, v: int, p: int, how: int
) -> int:
    """Write a day with a visit more on the sheet; return its length."""
    return written_with(data, draft, sheet, block, v, p, how, NONE)
