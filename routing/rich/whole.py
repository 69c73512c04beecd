"""The whole plan: days that wait for goods that others bring."""

from routing.problem import Integers
from routing.rich import columns as c
from routing.rich.arrays import COLLECT, DELIVER, NOWHERE, Data
from routing.rich.compiled import FIRST, compiled
from routing.rich.day import BROKEN, drive
from routing.rich.plan import CALL, LOAD, UNLOAD, Draft, Sheet
from routing.rich.times import latest, unload_late

TURNS = 4
"""How often a day is worked out anew, at most, per day of the plan."""


@compiled
def settle_days(data: Data, draft: Draft, sheet: Sheet, dirty: Integers) -> bool:
    """Work out days until none waits for something that moved."""
    vehicles = draft.vehicle.shape[0]
    left = TURNS * (vehicles + 1)
    v, idle = FIRST, 0
    while idle < vehicles:
        if dirty[v] == 0:
            idle += 1
        else:
            left -= 1
            if left < 0:
                return False  # they wait for each other in a circle
            idle, dirty[v] = 0, 0
            cost = drive(data, draft, sheet, v, draft.path[v], draft.vehicle[v, c.SIZE])
            if cost == BROKEN:
                if not data.synced or not waits(data, draft, dirty, v):
                    return False
                dirty[v] = 1
            else:
                draft.vehicle[v, c.COST] = cost
                note(data, draft, sheet, v, dirty)
        v = v + 1 if v + 1 < vehicles else FIRST
    return True


@compiled
def waits(data: Data, draft: Draft, dirty: Integers, v: int) -> bool:
    """Whether a day waits for one that is still to be worked out anew."""
    for q in range(draft.vehicle[v, c.SIZE]):
        n = draft.path[v, q]
        if n < 0:
            continue
        for a in range(data.task[n // 2, c.AFTER], data.task[n // 2, c.AFTER_END]):
            u = draft.task[data.links[a], c.WHO]
            if u not in (NOWHERE, v) and dirty[u] == 1:
                return True
    return False


@compiled
def note(data: Data, draft: Draft, sheet: Sheet, v: int, dirty: Integers) -> None:
    """Write down what others need to know of a day, and who has to look again."""
    steps = sheet.tally[c.STEPS]
    draft.vehicle[v, c.LENGTH] = 0
    draft.dock[v, :, c.BEGUN] = 0
    draft.dock[v, :, c.ENDED] = 0
    if steps == 0:
        return
    for q in range(draft.vehicle[v, c.SIZE]):
        if draft.path[v, q] >= 0:
            t = draft.path[v, q] // 2
            draft.task[t, c.TIMED_FOR] = draft.task[t, c.LATE]
    length = sheet.step[steps - 1, c.LEAVE] - sheet.step[0, c.BEGIN]
    draft.vehicle[v, c.LENGTH] = length
    for k in range(steps):
        if sheet.step[k, c.DOING] in (LOAD, UNLOAD):
            side = 2 * sheet.step[k, c.ROUND] + (sheet.step[k, c.DOING] == UNLOAD)
            begin = sheet.step[k, c.BEGIN]
            draft.dock[v, side, c.BEGUN] = begin
            draft.dock[v, side, c.ENDED] = begin + sheet.step[k, c.LASTS]
    if data.synced:
        tell(data, draft, sheet, v, dirty)
    slacken(data, draft, sheet, v)


@compiled
def tell(data: Data, draft: Draft, sheet: Sheet, v: int, dirty: Integers) -> None:
    """Tell those who wait for a day's collections when they are handled.

    Goods that were and are there before a round loads change nothing.
    """
    for q in range(draft.vehicle[v, c.SIZE]):
        t = draft.path[v, q] // 2
        if t < 0 or data.task[t, c.KIND] != COLLECT:
            continue
        before, done = draft.task[t, c.DONE], sheet.task[t, c.HANDLED]
        if before == done:
            continue
        draft.task[t, c.DONE] = done
        for a in range(data.task[t, c.NEXT], data.task[t, c.NEXT_END]):
            waiting = draft.task[data.links[a]]
            if waiting[c.WHO] in (NOWHERE, v):
                continue
            if done > waiting[c.LOAD_SOON] or before >= waiting[c.LOAD_SOON]:
                dirty[waiting[c.WHO]] = 1


@compiled
def slacken(data: Data, draft: Draft, sheet: Sheet, v: int) -> None:
    """Find how late each step may begin, and so how late goods may come."""
    path, step = draft.path[v], sheet.step
    k = sheet.tally[c.STEPS] - 1
    end = data.vehicle[v, c.CLOSES]
    waited = 0
    while k >= 0:
        begin = latest(data, sheet, path, k, end)
        if step[k, c.DOING] == UNLOAD:
            begin = min(begin, unload_late(data, draft, sheet, path, k))
        begin = max(begin, step[k, c.BEGIN])
        if step[k, c.DOING] in (LOAD, UNLOAD):
            side = 2 * step[k, c.ROUND] + (step[k, c.DOING] == UNLOAD)
            draft.dock[v, side, c.SOON] = step[k, c.EARLY] - step[k, c.LASTS]
            draft.dock[v, side, c.AT_MOST] = begin
        if k + 1 == sheet.tally[c.STEPS] or step[k, c.ROUND] != step[k + 1, c.ROUND]:
            waited = idle(sheet, k)
        for q in range(step[k, c.FIRST], step[k, c.LAST]):
            if step[k, c.DOING] == CALL:
                draft.when[v, q, c.WAITED] = waited
                draft.when[v, q, c.SOONEST] = step[k, c.EARLY]
                draft.when[v, q, c.BEGINS] = step[k, c.EARLY] - step[k, c.LASTS]
                draft.when[v, q, c.AT_LATEST] = begin
            elif step[k, c.DOING] == LOAD and data.synced:
                t = path[q] // 2
                if data.task[t, c.KIND] == DELIVER:
                    draft.task[t, c.LOAD_LATE] = begin
                    soon = step[k, c.EARLY] - step[k, c.LASTS]
                    draft.task[t, c.LOAD_SOON] = soon
                    tighten(data, draft, t)
        end = begin
        if k > 0:
            end -= step[k - 1, c.TRAVEL]
        k -= 1


@compiled
def idle(sheet: Sheet, last: int) -> int:
    """Return how long a round, told by its last step, waits in all."""
    step = sheet.step
    k = last
    busy = step[k, c.LASTS]
    while k > 0 and step[k - 1, c.ROUND] == step[last, c.ROUND]:
        k -= 1
        busy += step[k, c.LASTS] + step[k, c.TRAVEL]
    return int(step[last, c.BEGIN] + step[last, c.LASTS] - step[k, c.BEGIN] - busy)


@compiled
def tighten(data: Data, draft: Draft, delivery: int) -> bool:
    """Bring up to date by when the collections a delivery waits for must be handled.

    Returns
    -------
    bool
        Whether one of them may be handled later than before.
    """
    later = False
    for a in range(data.task[delivery, c.AFTER], data.task[delivery, c.AFTER_END]):
        fetch = data.links[a]
        late = data.task[fetch, c.DUE]
        for b in range(data.task[fetch, c.NEXT], data.task[fetch, c.NEXT_END]):
            if draft.task[data.links[b], c.WHO] != NOWHERE:
                late = min(late, draft.task[data.links[b], c.LOAD_LATE])
        later |= bool(late > draft.task[fetch, c.LATE])
        draft.task[fetch, c.LATE] = late
    return later
