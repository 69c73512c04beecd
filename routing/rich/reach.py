"""Whether a day would still be in time with a block more, told without driving it.

Everything begins as early as it can, and no pauses are taken: what is refused here
cannot be, unless it splits a step in two. Where two visits become one step nothing is
refused.
"""

from routing.problem import Integers
from routing.rich import columns as c
from routing.rich.arrays import COLLECT, DELIVER, NOWHERE, Data
from routing.rich.compiled import compiled, inlined
from routing.rich.glance import dock_work
from routing.rich.plan import Draft, Sheet
from routing.rich.times import opening


@inlined
def here(data: Data, block: Integers) -> int:
    """Return the place of a block."""
    return int(data.visit[block[0], c.PLACE])


@inlined
def way(data: Data, v: int, a: int, b: int) -> int:
    """Return the seconds from a place to another, negative when there is no way."""
    return int(data.leg[data.vehicle[v, c.PROFILE], a, b, c.SECONDS])


@compiled
def goods_come(data: Data, draft: Draft, block: Integers, v: int) -> int:
    """Return when goods that a block would deliver are there, as far as others tell."""
    ready = 0
    for n in block:
        t = n // 2
        ready = max(ready, data.task[t, c.READY])
        for a in range(data.task[t, c.AFTER], data.task[t, c.AFTER_END]):
            fetch = draft.task[data.links[a]]
            if fetch[c.WHO] not in (NOWHERE, v):
                ready = max(ready, fetch[c.DONE])
    return int(ready)


@inlined
def loaded(
    data: Data,
    draft: Draft,
    sheet: Sheet,
    block: Integers,
    v: int,
    r: int,
    fresh: bool,
    come: int,
) -> int:
    """Return when a round leaves the dock with a block to deliver, at the soonest.

    Negative when that is too late. Goods come at `come`.
    """
    begin, lasts = sheet.turn[r, c.FREE], data.dock_fixed
    if not fresh and sheet.turn[r, c.KINDS] & 1 << DELIVER:
        loading = draft.dock[v, 2 * r]
        begin = max(loading[c.SOON], come)
        if begin > loading[c.AT_MOST]:
            return NOWHERE
        lasts = loading[c.ENDED] - loading[c.BEGUN]
    elif r == 0 and data.vehicle[v, c.START] != data.dock:
        begin += way(data, v, data.vehicle[v, c.START], data.dock)
    begin = opening(data, 2 * data.task.shape[0], max(begin, come))
    if begin == NOWHERE:
        return NOWHERE
    return int(begin + lasts + dock_work(data, block))


@inlined
def served(data: Data, block: Integers, now: int) -> int:
    """Return when a block is done that is come to at `now`, or `NOWHERE`."""
    fixed, lasts = 0, 0
    for n in block:
        now = opening(data, n, now)
        if now == NOWHERE:
            return NOWHERE
        fixed = max(fixed, data.visit[n, c.FIXED])
        lasts += data.visit[n, c.HANDOVER]
    return int(now + fixed + lasts)


@inlined
def passed(data: Data, draft: Draft, v: int, q: int, left: int, before: int) -> int:
    """Return when a visit is left if the one before, at a place, is left then."""
    path, when = draft.path[v], draft.when[v, q]
    place = data.visit[path[q], c.PLACE]
    if place == before:
        return left  # the same step
    begin = opening(data, path[q], left + way(data, v, before, place))
    if begin == NOWHERE or begin > when[c.AT_LATEST]:
        return NOWHERE
    return int(max(begin, when[c.BEGINS]) + when[c.SOONEST] - when[c.BEGINS])


@compiled
def in_time(
    data: Data,
    draft: Draft,
    sheet: Sheet,
    block: Integers,
    v: int,
    p: int,
    r: int,
    left: int,
    before: int,
) -> bool:
    """Whether a day is in time with a block at a position of a round.

    Parameters
    ----------
    data, draft, sheet
        The day has been surveyed.
    block
        Visits at one place; of a direct task its pickup.
    v, p, r
        Vehicle, position, round.
    left, before
        When the place before it is left at the soonest, and which that is.
    """
    path, place = draft.path[v], here(data, block)
    if place == before:
        return True
    leg = way(data, v, before, place)
    left = served(data, block, left + leg)
    if leg < 0 or left == NOWHERE:
        return False
    before, until = place, sheet.turn[r, c.UNTIL]
    for q in range(p, until):
        at = data.visit[path[q], c.PLACE]
        if at == before:
            if q == p:
                return True
            continue
        leg = way(data, v, before, at)
        begin = opening(data, path[q], left + leg)
        when = draft.when[v, q]
        if leg < 0 or begin == NOWHERE or begin > when[c.AT_LATEST]:
            return False
        if begin <= when[c.BEGINS]:
            return absorbed(data, draft, sheet, block, v, r)
        left, before = begin + when[c.SOONEST] - when[c.BEGINS], at
    return home_in_time(data, draft, sheet, block, v, r, left, before)


@inlined
def absorbed(
    data: Data, draft: Draft, sheet: Sheet, block: Integers, v: int, r: int
) -> bool:
    """Whether a round that comes to the dock as before can unload a block more."""
    if data.task[block[0] // 2, c.KIND] != COLLECT:
        return True
    if not sheet.turn[r, c.KINDS] & 1 << COLLECT:
        return True
    return unloads_in_time(
        data, draft, sheet, block, v, r, draft.dock[v, 2 * r + 1, c.SOON]
    )


@inlined
def home_in_time(
    data: Data,
    draft: Draft,
    sheet: Sheet,
    block: Integers,
    v: int,
    r: int,
    left: int,
    before: int,
) -> bool:
    """Whether a round may leave its last place that late."""
    collects = data.task[block[0] // 2, c.KIND] == COLLECT
    unloads = collects or sheet.turn[r, c.KINDS] & 1 << COLLECT
    if not unloads:
        last = draft.vehicle[v, c.SIZE] == sheet.turn[r, c.UNTIL]
        home = data.vehicle[v, c.END] if last else data.dock
        left += way(data, v, before, home)
        return goes_on(data, draft, sheet, v, r, left, home)
    left += way(data, v, before, data.dock)
    begin = max(left, draft.dock[v, 2 * r + 1, c.HOLD])
    begin = opening(data, 2 * data.task.shape[0], begin)
    if begin == NOWHERE:
        return False
    if not collects:
        return bool(begin <= draft.dock[v, 2 * r + 1, c.AT_MOST])
    return unloads_in_time(data, draft, sheet, block, v, r, begin)


@inlined
def unloads_in_time(
    data: Data,
    draft: Draft,
    sheet: Sheet,
    block: Integers,
    v: int,
    r: int,
    begin: int,
) -> bool:
    """Whether a round with a block more may begin to unload then."""
    unloading, lasts = draft.dock[v, 2 * r + 1], data.dock_fixed
    slow, work, needed = 0, data.handling, sheet.turn[r, c.NEEDED_BY]
    if sheet.turn[r, c.KINDS] & 1 << COLLECT:
        lasts = unloading[c.ENDED] - unloading[c.BEGUN]
        slow, work = unloading[c.SLOW], sheet.turn[r, c.WORK]
    left = begin + lasts + dock_work(data, block)
    for n in block:
        work += data.task[n // 2, c.HANDLING]
        needed = min(needed, draft.task[n // 2, c.LATE])
    if left + slow + work > needed:
        return False
    return goes_on(data, draft, sheet, v, r, left, data.dock)


@inlined
def goes_on(
    data: Data, draft: Draft, sheet: Sheet, v: int, r: int, left: int, place: int
) -> bool:
    """Whether the day may go on after a round that is over then, at a place."""
    q = sheet.turn[r, c.UNTIL]
    if q >= draft.vehicle[v, c.SIZE]:
        home = data.vehicle[v, c.END]
        return left + way(data, v, place, home) <= data.vehicle[v, c.CLOSES]
    return begins_in_time(data, draft, sheet, v, r + 1, left)


@inlined
def begins_in_time(
    data: Data, draft: Draft, sheet: Sheet, v: int, r: int, now: int
) -> bool:
    """Whether a round of a day as it is may begin at the dock then."""
    if sheet.turn[r, c.KINDS] & 1 << DELIVER:
        return bool(now <= draft.dock[v, 2 * r, c.AT_MOST])
    q = sheet.turn[r, c.FROM]
    leg = way(data, v, data.dock, data.visit[draft.path[v, q], c.PLACE])
    return bool(now + leg <= draft.when[v, q, c.AT_LATEST])


@compiled
def fresh_in_time(
    data: Data,
    draft: Draft,
    sheet: Sheet,
    block: Integers,
    v: int,
    r: int,
    come: int,
) -> bool:
    """Whether a day is in time with a round of its own for a block, before round `r`.

    Parameters
    ----------
    data, draft, sheet
        The day has been surveyed.
    block
        Visits at one place; of a direct task its pickup.
    v, r
        Vehicle, and which round comes after the new one, if any.
    come
        When goods to deliver are there.
    """
    kind, place = data.task[block[0] // 2, c.KIND], here(data, block)
    left, before = sheet.turn[r, c.FREE], data.dock
    if kind == DELIVER:
        left = loaded(data, draft, sheet, block, v, r, True, come)
        if left == NOWHERE:
            return False
    elif r == 0:
        before = data.vehicle[v, c.START]
    leg = 0 if place == before else way(data, v, before, place)
    left = served(data, block, left + leg)
    if leg < 0 or left == NOWHERE:
        return False
    if kind not in (COLLECT, DELIVER):
        return True
    last = sheet.turn[r, c.FROM] >= draft.vehicle[v, c.SIZE]
    home = data.vehicle[v, c.END] if last else data.dock
    if kind == DELIVER:
        left += way(data, v, place, home)
    else:
        begin = left + way(data, v, place, data.dock)
        begin = opening(data, 2 * data.task.shape[0], begin)
        if begin == NOWHERE:
            return False
        left = begin + data.dock_fixed + dock_work(data, block)
        work, needed = data.handling, data.task[block[0] // 2, c.DUE]
        for n in block:
            work += data.task[n // 2, c.HANDLING]
            needed = min(needed, draft.task[n // 2, c.LATE])
        if left + work > needed:
            return False
        left += 0 if home == data.dock else way(data, v, data.dock, home)
    if last:
        return bool(left <= data.vehicle[v, c.CLOSES])
    return begins_in_time(data, draft, sheet, v, r, left)
