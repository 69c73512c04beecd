"""A day driven with pauses: demanded by a rule, taken while waiting, or chosen."""

from typing import cast

import numpy as np

from routing.problem import NEVER, Integers
from routing.rich import columns as c
from routing.rich.arrays import NOWHERE, Data
from routing.rich.compiled import compiled, inlined
from routing.rich.plan import NOTHING, UNLOAD, Draft, Sheet
from routing.rich.times import handed, starts

LAZY, EAGER, CHOSEN = (cast(int, np.int64(mode)) for mode in range(3))
"""Pause only when a rule demands it; also wherever there is a wait for it; or where
`routing.rich.choices` has chosen."""

UNSAID = cast(int, np.int64(NEVER))
"""No length of a pause is given: the rules decide."""

NOW, HUNGRY, PAUSES, SINCE = range(4)
"""Of `Sheet.state`: the time, whether lunch is to come, pauses taken on rounds (counted
when pauses are chosen), work since the last pause by rule of breaks."""


@compiled
def walk(
    data: Data, draft: Draft, sheet: Sheet, v: int, path: Integers, mode: int
) -> bool:
    """Drive a day forward with its pauses; False when a rule is broken."""
    state = sheet.state
    begin_day(data, v, state)
    for k in range(sheet.tally[c.STEPS]):
        if mode == CHOSEN:
            before, after = sheet.step[k, c.BEFORE], sheet.step[k, c.AFTERWARDS]
        else:
            before, after = UNSAID, UNSAID
        if not called(data, draft, sheet, v, path, k, state, before, mode):
            return False
        if not left(data, sheet, v, k, state, after):
            return False
    return ended(data, v, state)


@inlined
def begin_day(data: Data, v: int, state: Integers) -> None:
    """Write down how a driver is before his day."""
    state[:] = 0
    state[HUNGRY] = data.vehicle[v, c.LUNCH + 2] > 0


@inlined
def ended(data: Data, v: int, state: Integers) -> bool:
    """Whether a day is over in time, with the lunch if that was due."""
    missed = state[HUNGRY] == 1 and state[NOW] > data.vehicle[v, c.LUNCH + 1]
    return bool(state[NOW] <= data.vehicle[v, c.CLOSES] and not missed)


@inlined
def called(
    data: Data,
    draft: Draft,
    sheet: Sheet,
    v: int,
    path: Integers,
    k: int,
    state: Integers,
    length: int,
    mode: int,
) -> bool:
    """Do what is done at a step, after a pause if need be; False if that cannot be.

    The length is that of the pause before it, negative for the lunch, or `UNSAID`.
    """
    since = state[SINCE:]
    now = state[NOW]
    sheet.step[k, c.PAUSE], sheet.step[k, c.REST] = 0, 0
    fresh = k == 0 or sheet.step[k, c.ROUND] != sheet.step[k - 1, c.ROUND]
    wish = max(now, sheet.floor[sheet.step[k, c.ROUND]]) if fresh else now
    begin = starts(data, draft, sheet, v, path, k, wish)
    if begin == NOWHERE:
        return False
    if k == 0:
        now = begin
        if begin >= data.vehicle[v, c.LUNCH + 0]:
            state[HUNGRY] = 0
    came = now
    if length == UNSAID:
        length = due(data, sheet, v, since, state[HUNGRY] == 1, now, begin, k, mode)
    if length != 0:
        hungry = state[HUNGRY] == 1
        first = max(now, data.vehicle[v, c.LUNCH + 0]) if length < 0 else now
        length = abs(length)
        if k == 0 or (first > now and not fits(data, v, since, first - now)):
            return False
        if not fresh and sheet.step[k, c.DOING] == NOTHING:
            return False  # a round is over when it comes to its end
        begin = starts(data, draft, sheet, v, path, k, max(wish, first + length))
        if begin == NOWHERE:
            return False
        length = begin - first  # who waits anyway rests
        if fresh:
            sheet.step[k - 1, c.REST], sheet.step[k - 1, c.RESTED] = length, first
        else:
            sheet.step[k, c.PAUSE], sheet.step[k, c.PAUSED] = length, first
        if hungry and lunched(data, v, first, length):
            state[HUNGRY] = 0
        worked(data, v, since, first - now, 0)
        reset(data, v, since, length)
        now = first + length
    sheet.step[k, c.ARRIVE] = begin if fresh else came
    worked(data, v, since, begin - now + sheet.step[k, c.LASTS], 0)
    sheet.step[k, c.BEGIN] = begin
    now = begin + sheet.step[k, c.LASTS]
    state[NOW] = now
    sheet.step[k, c.LEAVE] = now
    if sheet.step[k, c.DOING] == UNLOAD:
        if not handed(data, draft, sheet, v, path, k):
            return False
    return fits(data, v, since, 0)


@inlined
def left(
    data: Data, sheet: Sheet, v: int, k: int, state: Integers, length: int
) -> bool:
    """Leave a step, after a pause if need be; False if that cannot be.

    The length is that of the pause, or `UNSAID`.
    """
    if sheet.step[k, c.TRAVEL] == 0:
        return length in (0, UNSAID)
    since, now = state[SINCE:], state[NOW]
    if length == UNSAID:
        length = before_leg(data, sheet, v, since, state[HUNGRY] == 1, now, k)
    if length > 0:
        if state[HUNGRY] == 1 and lunched(data, v, now, length):
            state[HUNGRY] = 0
        sheet.step[k, c.REST], sheet.step[k, c.RESTED] = length, now
        sheet.step[k, c.LEAVE] += length
        now += length
        reset(data, v, since, length)
    worked(data, v, since, sheet.step[k, c.TRAVEL], 1)
    state[NOW] = now + sheet.step[k, c.TRAVEL]
    return fits(data, v, since, 0)


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
