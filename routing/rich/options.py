"""Where in a day a block of visits could come in, and what it costs there at least."""

from routing.problem import Integers
from routing.rich import columns as c
from routing.rich.arrays import COLLECT, DELIVER, DIRECT, NOWHERE, Data
from routing.rich.chance import below
from routing.rich.compiled import FIRST, compiled, inlined
from routing.rich.glance import apart, measure, roomy, survey
from routing.rich.plan import TURN, Draft, Sheet
from routing.rich.reach import fresh_in_time, goods_come, in_time, loaded, passed

DELTA, VEHICLE, POSITION, FRESH, UNTIL = range(5)
"""A place for a task: what it costs, vehicle, position in its path, whether a new round
is begun there, position of a direct task's delivery or `NOWHERE`."""

WITHIN, BEFORE, AFTER = 0, 1, 2
"""In the round at a position, in a new round before it, in a new one after it."""

BLINK = 100
"""One place in so many is not looked at, so that insertion is not always the same."""


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
    sheet: Sheet,
    block: Integers,
    v: int,
    options: Integers,
    count: int,
    chance: Integers,
) -> int:
    """Add the places in one day that are not out of the question; return their number.

    What a place costs is told by a bound that it costs no less than.
    """
    rounds, size = survey(data, draft, sheet, v), draft.vehicle[v, c.SIZE]
    dear, lasts = 0, 0
    for n in block:
        dear += data.fit[n // 2, v, c.DEAR]
        lasts += data.visit[n, c.HANDOVER]
    lasts -= data.visit[block[0], c.HANDOVER]
    dear += lasts * data.vehicle[v, c.SECOND_PRICE]
    come, a_round = goods_come(data, draft, block, v), is_round(data, block)
    if size == 0 or rounds < data.vehicle[v, c.MAX_ROUNDS]:
        direct = data.task[block[0] // 2, c.KIND] == DIRECT and not a_round
        fresh = dear + round_trip(data, v, block[0])
        for r in range(rounds + 1):
            p = sheet.turn[r, c.FROM] - 1 if 0 < r < rounds else size
            p = FIRST if r == 0 else p
            how = BEFORE if r == 0 else AFTER
            how = WITHIN if size == 0 else how
            until = p if direct else NOWHERE
            if a_round or fresh_in_time(data, draft, sheet, block, v, r, come):
                count = option(options, count, fresh, v, p, how, until)
    if a_round:
        return count
    for r in range(rounds):
        if not apart(data, sheet, block, r):
            count = list_within(
                data, draft, sheet, block, v, r, come, dear, options, count, chance
            )
    return count


@compiled
def list_within(
    data: Data,
    draft: Draft,
    sheet: Sheet,
    block: Integers,
    v: int,
    r: int,
    come: int,
    dear: int,
    options: Integers,
    count: int,
    chance: Integers,
) -> int:
    """Add the places in one round; return the number of places."""
    n = block[0]
    kind = data.task[n // 2, c.KIND]
    opens = data.window[data.visit[n, c.WINDOWS], 0]
    closes = data.window[data.visit[n, c.WINDOWS_END] - 1, 1]
    when, last = draft.when[v], sheet.turn[r, c.UNTIL]
    measured = False
    left, before = begun(data, draft, sheet, block, v, r, come)
    soon = left
    for p in range(sheet.turn[r, c.FROM], last + 1):
        if p > sheet.turn[r, c.FROM]:
            late = p == sheet.turn[r, c.FROM] + 1 or left != when[p - 2, c.SOONEST]
            if kind == DELIVER and late:
                left = passed(data, draft, v, p - 1, left, before)
            else:
                left = when[p - 1, c.SOONEST]
            before, soon = (
                data.visit[draft.path[v, p - 1], c.PLACE],
                when[p - 1, c.BEGINS],
            )
        if left == NOWHERE or soon > closes:
            break
        if p < last and opens > when[p, c.AT_LATEST]:
            continue
        if not measured:
            measure(data, draft, sheet, v, r, kind)
            measured = True
        if not roomy(data, sheet, block, v, p) or below(chance, BLINK) == 0:
            continue
        if not in_time(data, draft, sheet, block, v, p, r, left, before):
            continue
        bound = dear + detour(data, draft, v, p, n)
        if kind != DIRECT:
            count = option(options, count, bound, v, p, WITHIN, NOWHERE)
            continue
        count = option(options, count, bound, v, p, WITHIN, p)
        other = sheet.trial[:1]
        other[0] = n + 1
        for until in range(p + 1, sheet.turn[r, c.UNTIL] + 1):
            q = until - 1
            at = data.visit[draft.path[v, q], c.PLACE]
            soon = draft.when[v, q, c.SOONEST]
            if in_time(data, draft, sheet, other, v, until, r, soon, at):
                both = max(bound, dear + detour(data, draft, v, until, n + 1))
                count = option(options, count, both, v, p, WITHIN, until)
    return count


@inlined
def begun(
    data: Data,
    draft: Draft,
    sheet: Sheet,
    block: Integers,
    v: int,
    r: int,
    come: int,
) -> tuple[int, int]:
    """Return when a round leaves its first place, with a block more, and that place."""
    if data.task[block[0] // 2, c.KIND] == DELIVER:
        return loaded(data, draft, sheet, block, v, r, False, come), data.dock
    if sheet.turn[r, c.KINDS] & 1 << DELIVER:
        loading = draft.dock[v, 2 * r]
        ended = loading[c.SOON] + loading[c.ENDED] - loading[c.BEGUN]
        return int(ended), data.dock
    first = data.vehicle[v, c.START] if r == 0 else data.dock
    return sheet.turn[r, c.FREE], first


@inlined
def option(
    options: Integers, count: int, bound: int, v: int, p: int, how: int, until: int
) -> int:
    """Add a place; return the number of places."""
    options[count, DELTA], options[count, VEHICLE] = bound, v
    options[count, POSITION], options[count, FRESH] = p, how
    options[count, UNTIL] = until
    return count + 1


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
