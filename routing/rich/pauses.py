"""A day with pauses: taken when a rule would be broken without, or while waiting."""

from typing import cast

import numpy as np

from routing.problem import Integers
from routing.rich import columns as c
from routing.rich.arrays import NOWHERE, Data
from routing.rich.compiled import compiled, inlined
from routing.rich.plan import NOTHING, UNLOAD, Draft, Sheet
from routing.rich.times import handed, starts

LAZY, EAGER = cast(int, np.int64(0)), cast(int, np.int64(1))
"""Pause only when a rule demands it, or also wherever there is a wait for it."""


@compiled
def rested(
    data: Data, draft: Draft, sheet: Sheet, v: int, path: Integers, begin: int
) -> bool:
    """Time a day with its pauses; False when there is none that keeps the rules.

    Floors of rounds are where rounds would leave without pauses; a day that gets too
    late by its pauses begins earlier.
    """
    last = sheet.tally[c.STEPS] - 1
    soon = sheet.step[last, c.LEAVE]
    need = data.vehicle[v, c.LUNCH + 2]
    for b in range(data.breaks.shape[1]):
        need += 2 * data.breaks[v, b, c.BREAK_LENGTH]
    for attempt in range(3):
        if attempt == 1:
            sheet.floor[0] = max(begin, sheet.floor[0] - need)
        elif attempt == 2:
            for r in range(sheet.tally[c.ROUNDS]):
                sheet.floor[r] = begin
        lazy = NOWHERE
        if walk(data, draft, sheet, v, path, LAZY):
            lazy = sheet.step[last, c.LEAVE]
            if lazy <= soon:
                tell_waits(data, sheet, v)
                return True
        if walk(data, draft, sheet, v, path, EAGER):
            if lazy == NOWHERE or sheet.step[last, c.LEAVE] < lazy:
                tell_waits(data, sheet, v)
                return True
        if lazy != NOWHERE and walk(data, draft, sheet, v, path, LAZY):
            tell_waits(data, sheet, v)
            return True
    return False


@compiled
def tell_waits(data: Data, sheet: Sheet, v: int) -> None:
    """Make pauses, which are not paid, of waits that are long enough for one."""
    if data.vehicle[v, c.PAUSES_PAID] == 1:
        return
    least = data.vehicle[v, c.LUNCH + 2]
    for b in range(data.breaks.shape[1]):
        length = data.breaks[v, b, c.BREAK_LENGTH]
        if length > 0 and (least == 0 or length < least):
            least = length
    step = sheet.step
    for k in range(1, sheet.tally[c.STEPS]):
        if step[k, c.ROUND] != step[k - 1, c.ROUND]:
            gap = step[k, c.BEGIN] - step[k - 1, c.LEAVE]
            if step[k - 1, c.REST] == 0 and gap >= least:
                step[k - 1, c.REST] = gap
        elif step[k, c.PAUSE] == 0:
            wait = step[k, c.BEGIN] - step[k, c.ARRIVE]
            if wait >= least:
                step[k, c.PAUSE], step[k, c.PAUSED] = wait, step[k, c.ARRIVE]


@compiled
def walk(
    data: Data, draft: Draft, sheet: Sheet, v: int, path: Integers, mode: int
) -> bool:
    """Drive a day forward, pausing where needed (and where free, when eager)."""
    since = sheet.since
    since[:] = 0
    hungry = data.vehicle[v, c.LUNCH + 2] > 0
    now = 0
    for k in range(sheet.tally[c.STEPS]):
        sheet.step[k, c.PAUSE], sheet.step[k, c.REST] = 0, 0
        fresh = k == 0 or sheet.step[k, c.ROUND] != sheet.step[k - 1, c.ROUND]
        wish = max(now, sheet.floor[sheet.step[k, c.ROUND]]) if fresh else now
        begin = starts(data, draft, sheet, v, path, k, wish)
        if begin == NOWHERE:
            return False
        if k == 0:
            now = begin
            hungry = hungry and begin < data.vehicle[v, c.LUNCH + 0]
        came = now
        length = due(data, sheet, v, since, hungry, now, begin, k, mode)
        if length != 0:
            first = max(now, data.vehicle[v, c.LUNCH + 0]) if length < 0 else now
            length = abs(length)
            if k == 0 or (first > now and not fits(data, v, since, first - now)):
                return False
            begin = starts(data, draft, sheet, v, path, k, max(wish, first + length))
            if begin == NOWHERE:
                return False
            if fresh:
                if first != now:
                    return False
                if data.vehicle[v, c.PAUSES_PAID] == 0:
                    length = begin - now
                sheet.step[k - 1, c.REST] = length
            else:
                first = put_off(data, v, since, hungry, now, first, begin - length)
                sheet.step[k, c.PAUSE], sheet.step[k, c.PAUSED] = length, first
            hungry = hungry and not lunched(data, v, first, length)
            worked(data, v, since, first - now, 0)
            reset(data, v, since, length)
            now = first + length
        sheet.step[k, c.ARRIVE] = begin if fresh else came
        worked(data, v, since, begin - now + sheet.step[k, c.LASTS], 0)
        sheet.step[k, c.BEGIN] = begin
        now = begin + sheet.step[k, c.LASTS]
        sheet.step[k, c.LEAVE] = now
        if sheet.step[k, c.DOING] == UNLOAD and not handed(
            data, draft, sheet, v, path, k
        ):
            return False
        if not fits(data, v, since, 0):
            return False
        if sheet.step[k, c.TRAVEL] > 0:
            length = before_leg(data, sheet, v, since, hungry, now, k)
            if length > 0:
                hungry = hungry and not lunched(data, v, now, length)
                sheet.step[k, c.REST] = length
                sheet.step[k, c.LEAVE] += length
                now += length
                reset(data, v, since, length)
            worked(data, v, since, sheet.step[k, c.TRAVEL], 1)
            if not fits(data, v, since, 0):
                return False
            now += sheet.step[k, c.TRAVEL]
    return now <= data.vehicle[v, c.CLOSES] and not (
        hungry and now > data.vehicle[v, c.LUNCH + 1]
    )


@inlined
def due(
    data: Data,
    sheet: Sheet,
    v: int,
    since: Integers,
    hungry: bool,
    now: int,
    begin: int,
    k: int,
    mode: int,
) -> int:
    """Return how long to pause before the service of a step: 0 for not at all.

    Negative when it is the lunch.
    """
    length = 0
    # where nothing is done a pause is taken before it, not between it and the leg
    ahead = sheet.step[k, c.TRAVEL] if sheet.step[k, c.DOING] == NOTHING else 0
    for b in range(since.size):
        after, least, wheel = data.breaks[v, b]
        if after == 0 or least <= length:
            continue
        work = ahead if wheel == 1 else begin - now + sheet.step[k, c.LASTS] + ahead
        free = mode == EAGER and begin - now >= least and since[b] > 0
        if since[b] + work > after or free:
            length = least
    if hungry and data.vehicle[v, c.LUNCH + 2] > length:
        first = max(now, data.vehicle[v, c.LUNCH + 0])
        free = mode == EAGER and begin - first >= data.vehicle[v, c.LUNCH + 2]
        until = begin + sheet.step[k, c.LASTS] + ahead
        if until > data.vehicle[v, c.LUNCH + 1] or free:
            return int(-data.vehicle[v, c.LUNCH + 2])
    return int(length)


@inlined
def before_leg(
    data: Data, sheet: Sheet, v: int, since: Integers, hungry: bool, now: int, k: int
) -> int:
    """Return the length of the pause to take before a leg, or 0."""
    length = 0
    for b in range(since.size):
        after, least, _ = data.breaks[v, b]
        if after > 0 and since[b] + sheet.step[k, c.TRAVEL] > after:
            length = max(length, least)
    lunch = data.vehicle[v, c.LUNCH : c.LUNCH + 3]
    if hungry and lunch[0] <= now <= lunch[1] < now + sheet.step[k, c.TRAVEL]:
        length = max(length, lunch[2])
    return int(length)


@inlined
def lunched(data: Data, v: int, first: int, length: int) -> bool:
    """Whether a pause that begins then is the lunch."""
    lunch = data.vehicle[v, c.LUNCH : c.LUNCH + 3]
    return length >= lunch[2] and lunch[0] <= first <= lunch[1]


@inlined
def put_off(
    data: Data, v: int, since: Integers, hungry: bool, now: int, first: int, late: int
) -> int:
    """Return when to begin a pause: at the end of the wait, if no rule minds."""
    if late <= first or not fits(data, v, since, late - now):
        return first
    return first if hungry and late > data.vehicle[v, c.LUNCH + 1] else late


@inlined
def fits(data: Data, v: int, since: Integers, more: int) -> bool:
    """Whether no break is overdue after some more work."""
    for b in range(since.size):
        after, _, wheel = data.breaks[v, b]
        if after > 0 and since[b] + (0 if wheel == 1 else more) > after:
            return False
    return True


@inlined
def worked(data: Data, v: int, since: Integers, seconds: int, wheel: int) -> None:
    """Count work, at the wheel or not."""
    for b in range(since.size):
        if wheel == 1 or data.breaks[v, b, 2] == 0:
            since[b] += seconds


@inlined
def reset(data: Data, v: int, since: Integers, length: int) -> None:
    """Begin to count anew after a pause that is long enough."""
    for b in range(since.size):
        if length >= data.breaks[v, b, 1]:
            since[b] = 0
