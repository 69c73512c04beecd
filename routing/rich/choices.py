"""Which pauses a day is driven with."""

from typing import cast

import numpy as np

from routing.problem import Integers
from routing.rich import columns as c
from routing.rich.arrays import NOWHERE, Data
from routing.rich.compiled import compiled, inlined
from routing.rich.pauses import (
    CHOSEN,
    EAGER,
    HUNGRY,
    LAZY,
    NOW,
    PAUSES,
    SINCE,
    begin_day,
    called,
    ended,
    left,
    walk,
)
from routing.rich.plan import LABELS, NOTHING, UNLOAD, Draft, Sheet
from routing.rich.times import latest, starts, unload_late

PARENT, BEFORE, AFTER = -3, -2, -1
"""Last columns of a label: the one it comes from, pauses before and after the step."""

NO_PAUSE = cast(int, np.int64(0))


@compiled
def rested(
    data: Data, draft: Draft, sheet: Sheet, v: int, path: Integers, begin: int
) -> bool:
    """Time a day with its pauses; False when there is none that keeps the rules.

    Floors of rounds are where rounds would leave without pauses. When neither pauses at
    the last moment nor those while waiting keep the rules then, all are weighed.
    """
    last = sheet.tally[c.STEPS] - 1
    soon, lazy = sheet.step[last, c.LEAVE], NO_PAUSE
    if walk(data, draft, sheet, v, path, LAZY):
        lazy = sheet.step[last, c.LEAVE]
        if lazy <= soon:
            tell_waits(data, sheet, v)
            return True
    if walk(data, draft, sheet, v, path, EAGER):
        if lazy == 0 or sheet.step[last, c.LEAVE] < lazy:
            tell_waits(data, sheet, v)
            return True
    if lazy > 0 and walk(data, draft, sheet, v, path, LAZY):
        tell_waits(data, sheet, v)
        return True
    if not limited(data, draft, sheet, path, data.vehicle[v, c.CLOSES]):
        return False
    for first in (sheet.step[0, c.LATEST], begin):
        if weighed(data, draft, sheet, v, path, begin, first):
            tell_waits(data, sheet, v)
            return True
    return False


@compiled
def weighed(
    data: Data,
    draft: Draft,
    sheet: Sheet,
    v: int,
    path: Integers,
    begin: int,
    first: int,
) -> bool:
    """Time a day with pauses chosen among all, the first round not before `first`."""
    for r in range(sheet.tally[c.ROUNDS]):
        sheet.floor[r] = begin
    sheet.floor[0] = first
    if not chosen(data, draft, sheet, v, path):
        return False
    if not walk(data, draft, sheet, v, path, CHOSEN):
        return False
    put_off_rounds(data, sheet, path)
    if walk(data, draft, sheet, v, path, CHOSEN):
        return True
    for r in range(sheet.tally[c.ROUNDS]):
        sheet.floor[r] = begin
    sheet.floor[0] = first
    return walk(data, draft, sheet, v, path, CHOSEN)


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
                step[k - 1, c.REST], step[k - 1, c.RESTED] = gap, step[k - 1, c.LEAVE]
        elif step[k, c.PAUSE] == 0:
            wait = step[k, c.BEGIN] - step[k, c.ARRIVE]
            if wait >= least:
                step[k, c.PAUSE], step[k, c.PAUSED] = wait, step[k, c.ARRIVE]


@compiled
def put_off_rounds(data: Data, sheet: Sheet, path: Integers) -> None:
    """Let each round leave as late as its end permits, its pauses where they are."""
    step = sheet.step
    k = sheet.tally[c.STEPS] - 1
    while k >= 0:
        late = step[k, c.BEGIN]
        while k > 0 and step[k - 1, c.ROUND] == step[k, c.ROUND]:
            end = late - step[k, c.PAUSE] - step[k - 1, c.TRAVEL] - step[k - 1, c.REST]
            k -= 1
            late = max(latest(data, sheet, path, k, end), step[k, c.BEGIN])
        r = step[k, c.ROUND]
        sheet.floor[r] = max(sheet.floor[r], late)
        k -= 1


@compiled
def limited(
    data: Data, draft: Draft, sheet: Sheet, path: Integers, closes: int
) -> bool:
    """Find how late each step may begin; False when one can begin at no time."""
    step, end = sheet.step, closes
    for k in range(sheet.tally[c.STEPS] - 1, -1, -1):
        if k + 1 < sheet.tally[c.STEPS]:
            end = step[k + 1, c.LIMIT] - step[k, c.TRAVEL]
        begin = latest(data, sheet, path, k, end)
        if step[k, c.DOING] == UNLOAD:
            begin = min(begin, unload_late(data, draft, sheet, path, k))
        if begin < 0:
            return False
        step[k, c.LIMIT] = begin
    return True


@compiled
def chosen(data: Data, draft: Draft, sheet: Sheet, v: int, path: Integers) -> bool:
    """Choose pauses with which a day ends soonest; False when none keep the rules.

    Labels say how a driver may come to a step: when, whether hungry, how long at work,
    how long he has paused on the way. One that is not better in anything is dropped.
    Times of goods that the vehicle itself brings are those of the label that is
    soonest, so `walk` has the last word.
    """
    label, count, steps = sheet.label, sheet.labels, sheet.tally[c.STEPS]
    begin_day(data, v, label[0, 0])
    count[0] = 1
    for k in range(steps):
        count[k + 1] = 0
        for i in range(count[k] - 1, -1, -1):  # the soonest last
            spread(data, draft, sheet, v, path, k, i)
        if count[k + 1] == 0:
            return False
    for i in range(count[steps]):
        if ended(data, v, label[steps, i]):
            way = i
            for k in range(steps, 0, -1):
                sheet.step[k - 1, c.BEFORE] = label[k, way, BEFORE]
                sheet.step[k - 1, c.AFTERWARDS] = label[k, way, AFTER]
                way = label[k, way, PARENT]
            return True
    return False


@inlined
def spread(
    data: Data, draft: Draft, sheet: Sheet, v: int, path: Integers, k: int, i: int
) -> None:
    """Go on from a label: no pause, or one of any length before or after the step."""
    rules, state = data.breaks.shape[1], sheet.state
    lunch = data.vehicle[v, c.LUNCH + 2]
    begin = arrived(data, draft, sheet, v, path, k, sheet.label[k, i, NOW])
    if begin == NOWHERE or begin > sheet.step[k, c.LIMIT]:
        return
    for way in range(2 * rules + 2, -1, -1):  # without a pause last
        before, after, b = NO_PAUSE, NO_PAUSE, (way - 1) // 2
        length = data.breaks[v, b, c.BREAK_LENGTH] if 0 <= b < rules else lunch
        if way > 0 and length == 0:
            continue
        if b == rules and sheet.label[k, i, HUNGRY] == 0:
            continue
        if way > 0 and can_wait(data, sheet, v, k, i, b, begin, way % 2 == 1):
            continue
        if way > 0 and way % 2 == 1:
            before = length if b < rules else -length
        elif way > 0:
            after = length
        for column in range(state.size):
            state[column] = sheet.label[k, i, column]
        if not called(data, draft, sheet, v, path, k, state, before, CHOSEN):
            continue
        if sheet.step[k, c.BEGIN] > sheet.step[k, c.LIMIT]:
            continue
        state[PAUSES] += sheet.step[k, c.PAUSE] + after
        if left(data, sheet, v, k, state, after):
            remember(sheet, k + 1, i, before, after)


@inlined
def arrived(
    data: Data, draft: Draft, sheet: Sheet, v: int, path: Integers, k: int, now: int
) -> int:
    """Return when a step begins without a pause before it, or `NOWHERE`."""
    if k == 0 or sheet.step[k, c.ROUND] != sheet.step[k - 1, c.ROUND]:
        now = max(now, sheet.floor[sheet.step[k, c.ROUND]])
    return int(starts(data, draft, sheet, v, path, k, now))


@inlined
def can_wait(
    data: Data,
    sheet: Sheet,
    v: int,
    k: int,
    i: int,
    b: int,
    begin: int,
    ahead: bool,
) -> bool:
    """Whether a pause before a step (or behind it) is as well taken later.

    It is where there is no wait to pause in and it can still be taken further on: it
    delays less then, and it is longer until the next one.
    """
    label, step = sheet.label[k, i], sheet.step[k]
    if ahead and begin > label[NOW]:
        return False
    done = begin + step[c.LASTS]
    leg = step[c.TRAVEL]
    nothing = k + 1 < sheet.tally[c.STEPS] and sheet.step[k + 1, c.DOING] == NOTHING
    if (step[c.DOING] == NOTHING and ahead) or (nothing and not ahead):
        return False
    later = done if ahead else done + leg
    if b == data.breaks.shape[1]:
        return bool(later <= data.vehicle[v, c.LUNCH + 1])
    after, _, wheel = data.breaks[v, b]
    work = later - label[NOW] if wheel == 0 else (0 if ahead else leg)
    return bool(label[SINCE + b] + work <= after)


@inlined
def remember(sheet: Sheet, k: int, parent: int, before: int, after: int) -> None:
    """Keep a label, in order of time, unless another is as good in all."""
    state, label, count = sheet.state, sheet.label[k], sheet.labels
    left_over = 0
    for i in range(count[k]):
        if no_worse(label[i], state):
            return
    for i in range(count[k]):
        if not no_worse(state, label[i]):
            if i != left_over:
                for column in range(label.shape[1]):
                    label[left_over, column] = label[i, column]
            left_over += 1
    i = min(left_over, LABELS - 1)
    if left_over == LABELS and state[NOW] >= label[i, NOW]:
        count[k] = left_over
        return
    while i > 0 and label[i - 1, NOW] > state[NOW]:
        for column in range(label.shape[1]):
            label[i, column] = label[i - 1, column]
        i -= 1
    for column in range(state.size):
        label[i, column] = state[column]
    label[i, PARENT], label[i, BEFORE], label[i, AFTER] = parent, before, after
    count[k] = min(left_over + 1, LABELS)


@inlined
def no_worse(a: Integers, b: Integers) -> bool:
    """Whether the first of two states is as good as the other in everything."""
    for column in range(a.size if a.size < b.size else b.size):
        if a[column] > b[column]:
            return False
    return True
