"""When something may begin."""

from routing.problem import NEVER, Integers
from routing.rich import columns as c
from routing.rich.arrays import COLLECT, DELIVER, NOWHERE, Data
from routing.rich.compiled import compiled, inlined
from routing.rich.plan import CALL, NOTHING, UNLOAD, Draft, Sheet


@inlined
def opening(data: Data, visit: int, now: int) -> int:
    """Return the earliest time from `now` on within a visit's windows, or `NOWHERE`."""
    for w in range(data.visit[visit, c.WINDOWS], data.visit[visit, c.WINDOWS_END]):
        if now <= data.window[w, 1]:
            return int(max(now, data.window[w, 0]))
    return NOWHERE


@inlined
def closing(data: Data, visit: int, now: int) -> int:
    """Return the latest time up to `now` within a visit's windows, or `NOWHERE`."""
    found = NOWHERE
    for w in range(data.visit[visit, c.WINDOWS], data.visit[visit, c.WINDOWS_END]):
        if data.window[w, 0] <= now:
            found = min(now, data.window[w, 1])
    return int(found)


@inlined
def earliest(data: Data, sheet: Sheet, path: Integers, k: int, now: int) -> int:
    """Return when a step's windows let it begin at the earliest, or `NOWHERE`."""
    if sheet.step[k, c.DOING] == NOTHING:
        return now
    if sheet.step[k, c.DOING] != CALL:
        return opening(data, 2 * data.task.shape[0], now)
    begin = now
    q = sheet.step[k, c.FIRST]
    while q < sheet.step[k, c.LAST]:
        found = opening(data, path[q], begin)
        if found == NOWHERE:
            return NOWHERE
        if found != begin:
            begin, q = found, sheet.step[k, c.FIRST]
        else:
            q += 1
    return begin


@inlined
def latest(data: Data, sheet: Sheet, path: Integers, k: int, end: int) -> int:
    """Return how late a step may begin to be done by `end`, or `NOWHERE`."""
    begin = end - sheet.step[k, c.LASTS]
    if sheet.step[k, c.DOING] == NOTHING:
        return begin
    if sheet.step[k, c.DOING] != CALL:
        return closing(data, 2 * data.task.shape[0], begin)
    q = sheet.step[k, c.FIRST]
    while q < sheet.step[k, c.LAST]:
        found = closing(data, path[q], begin)
        if found == NOWHERE:
            return NOWHERE
        if found != begin:
            begin, q = found, sheet.step[k, c.FIRST]
        else:
            q += 1
    return begin


@inlined
def starts(
    data: Data, draft: Draft, sheet: Sheet, v: int, path: Integers, k: int, now: int
) -> int:
    """Return when a step begins that is arrived at `now`, or `NOWHERE`.

    Windows (rules 3 and 4), doors that are taken, goods that are waited for (rule 5).
    """
    kind = sheet.step[k, c.DOING]
    if kind == NOTHING:
        return now
    if kind == CALL:
        return earliest(data, sheet, path, k, now)
    side = 2 * sheet.step[k, c.ROUND] + (kind == UNLOAD)
    begin = max(now, draft.dock[v, side, c.HOLD])
    if kind == UNLOAD:
        return earliest(data, sheet, path, k, begin)
    for q in range(sheet.step[k, c.FIRST], sheet.step[k, c.LAST]):
        t = path[q] // 2
        if data.task[t, c.KIND] == DELIVER:
            begin = max(begin, data.task[t, c.READY])
            begin = max(begin, awaited(data, draft, sheet, v, t))
    if begin >= NEVER:
        return NOWHERE
    return earliest(data, sheet, path, k, begin)


@inlined
def awaited(data: Data, draft: Draft, sheet: Sheet, v: int, t: int) -> int:
    """Return when all that a delivery waits for is handled, `NEVER` if it is not."""
    ready = 0
    for a in range(data.task[t, c.AFTER], data.task[t, c.AFTER_END]):
        fetch = data.links[a]
        who = draft.task[fetch, c.WHO]
        if sheet.task[fetch, c.SEEN] == -sheet.tally[c.STAMP]:
            ready = max(ready, sheet.task[fetch, c.HANDLED])
        elif who == v:
            return NEVER  # it comes later on the same day
        elif who != NOWHERE:  # not placed yet: it will have to be in time
            ready = max(ready, draft.task[fetch, c.DONE])
    return int(ready)


@inlined
def handed(
    data: Data, draft: Draft, sheet: Sheet, v: int, path: Integers, k: int
) -> bool:
    """Note when unloaded goods are handled; False when that is too late (rule 5)."""
    side = 2 * sheet.step[k, c.ROUND] + 1
    end = sheet.step[k, c.LEAVE] + draft.dock[v, side, c.SLOW] + data.handling
    for q in range(sheet.step[k, c.FIRST], sheet.step[k, c.LAST]):
        if data.task[path[q] // 2, c.KIND] == COLLECT:
            end += data.task[path[q] // 2, c.HANDLING]
    for q in range(sheet.step[k, c.FIRST], sheet.step[k, c.LAST]):
        t = path[q] // 2
        if data.task[t, c.KIND] == COLLECT:
            if end > draft.task[t, c.LATE]:
                return False
            sheet.task[t, c.HANDLED] = end
            sheet.task[t, c.SEEN] = -sheet.tally[c.STAMP]
    return True


@compiled
def unload_late(data: Data, draft: Draft, sheet: Sheet, path: Integers, k: int) -> int:
    """Return how late unloading may begin for those who wait for the goods."""
    after = sheet.step[k, c.LASTS] + data.handling
    late = NEVER
    for q in range(sheet.step[k, c.FIRST], sheet.step[k, c.LAST]):
        t = path[q] // 2
        if data.task[t, c.KIND] == COLLECT:
            after += data.task[t, c.HANDLING]
            late = min(late, draft.task[t, c.LATE])
    return int(late - after)
