"""One vehicle's day: its steps, its times and its price.

Every round is driven as early as what it waits for allows, then left as late as its end
permits, so that no waiting is paid that can be avoided. Rules by the numbers of
`routing.problem`.
"""

from routing.problem import NEVER, Integers
from routing.rich import columns as c
from routing.rich.aboard import fresh
from routing.rich.arrays import COLLECT, DELIVER, DIRECT, NOWHERE, Data
from routing.rich.choices import rested
from routing.rich.compiled import FIRST, compiled, inlined
from routing.rich.plan import CALL, LOAD, NOTHING, TURN, UNLOAD, Draft, Sheet
from routing.rich.times import handed, latest, starts

BROKEN = -1
"""Price of a day that breaks a rule."""

TRIES = 3


@compiled
def drive(
    data: Data, draft: Draft, sheet: Sheet, v: int, path: Integers, size: int
) -> int:
    """Work out a vehicle's day and return its price, `BROKEN` when it breaks a rule.

    Parameters
    ----------
    data, draft
        The problem, and the plan the day is part of (for what it waits for).
    sheet
        Written on.
    v, path, size
        Vehicle, visits with `TURN` between rounds, their number.
    """
    if size == 0:
        sheet.tally[c.STEPS] = 0
        return 0
    if not lay(data, sheet, v, path, size):
        return BROKEN
    begin = data.vehicle[v, c.OPENS]
    for _ in range(TRIES):
        if not timed(data, draft, sheet, v, path, begin):
            return BROKEN
        steps = sheet.tally[c.STEPS]
        over = (
            sheet.step[steps - 1, c.LEAVE]
            - sheet.step[0, c.BEGIN]
            - data.vehicle[v, c.SPAN]
        )
        if over <= 0:
            return priced(data, sheet, v, path)
        begin = max(begin, sheet.step[steps - 1, c.LEAVE] - data.vehicle[v, c.SPAN])
    return BROKEN


@inlined
def timed(
    data: Data, draft: Draft, sheet: Sheet, v: int, path: Integers, begin: int
) -> bool:
    """Give every step its times; False when there are none that keep the rules."""
    for r in range(sheet.tally[c.ROUNDS]):
        sheet.floor[r] = begin
    if not forward(data, draft, sheet, v, path):
        return False
    for k in range(sheet.tally[c.STEPS]):
        sheet.step[k, c.EARLY] = sheet.step[k, c.LEAVE]
    if data.vehicle[v, c.LEAVES_LATE] == 0:
        return True
    backward(data, sheet, path)
    if data.vehicle[v, c.RULED] == 1:
        if not rested(data, draft, sheet, v, path, begin):
            return False
    elif not forward(data, draft, sheet, v, path):
        return False
    return sheet.tally[c.LIMITED] == 0 or fresh(data, sheet, path)


@inlined
def lay(data: Data, sheet: Sheet, v: int, path: Integers, size: int) -> bool:
    """Lay out the steps of a day; False when a rule that needs no clock is broken."""
    count = sheet.tally
    count[c.STEPS], count[c.ROUNDS], count[c.LIMITED], count[c.WHEEL] = 0, 0, 0, 0
    count[c.PRICE] = data.vehicle[v, c.DAY_PRICE]
    count[c.STAMP] += 1
    i = FIRST
    while i < size:
        j = i
        while j < size and path[j] != TURN:
            j += 1
        if j == i or j == size - 1:
            return False
        if count[c.ROUNDS] >= data.vehicle[v, c.MAX_ROUNDS]:
            return False
        if not lay_round(data, sheet, v, path, i, j, j >= size):
            return False
        count[c.ROUNDS] += 1
        i = j + 1
    if count[c.WHEEL] > data.vehicle[v, c.DRIVING]:
        return False
    return kept(data, sheet, v, path, size)


@inlined
def lay_round(
    data: Data, sheet: Sheet, v: int, path: Integers, i: int, j: int, last: bool
) -> bool:
    """Lay out one round, ``path[i:j]``."""
    count = sheet.tally
    r = count[c.ROUNDS]
    kinds = stowed(data, sheet, v, path, i, j)
    if kinds < 0:
        return False
    place = data.vehicle[v, c.START] if r == 0 else data.dock
    begun = count[c.STEPS]
    if kinds & 1 << DELIVER:
        if place != data.dock:
            put(sheet, place, NOTHING, i, i, 0)
        seconds = dock_service(data, path, i, j, DELIVER)
        put(sheet, data.dock, LOAD, i, j, seconds)
    elif place != data.visit[path[i], c.PLACE]:
        put(sheet, place, NOTHING, i, i, 0)
    put_calls(data, sheet, v, path, i, j)
    if kinds & 1 << COLLECT:
        seconds = dock_service(data, path, i, j, COLLECT)
        put(sheet, data.dock, UNLOAD, i, j, seconds)
    home = data.vehicle[v, c.END] if last else data.dock
    if sheet.step[count[c.STEPS] - 1, c.AT] != home:
        put(sheet, home, NOTHING, j, j, 0)
    count[c.PRICE] += data.vehicle[v, c.ROUND_PRICE]
    return travelled(data, sheet, v, begun)


@inlined
def stowed(data: Data, sheet: Sheet, v: int, path: Integers, i: int, j: int) -> int:
    """Return the bits of the kinds of tasks in a round, -1 when it cannot carry them.

    Rules 2, 6 and 8, locks of rounds, and the price of what is carried.
    """
    board, count = sheet.board, sheet.tally
    dims = data.room.shape[1]
    kinds, goods, hostile = 0, 0, 0
    for d in range(dims):
        board[d] = 0
        carried = 0
        for q in range(i, j):
            t = path[q] // 2
            if data.task[t, c.KIND] == DELIVER:
                board[d] += data.task[t, c.LOADS + d]
            if data.task[t, c.KIND] != DIRECT or path[q] % 2 == 0:
                carried += data.task[t, c.LOADS + d]
        if board[d] > data.room[v, d, c.CAPACITY]:
            return -1
        price, per = data.room[v, d, c.LOAD_PRICE], data.room[v, d, c.LOAD_PER]
        count[c.PRICE] += price * ((carried + per - 1) // per)
    for q in range(i, j):
        t = path[q] // 2
        if data.fit[t, v, c.ALLOWED] == 0:
            return -1
        kinds |= 1 << data.task[t, c.KIND]
        goods |= data.task[t, c.GOODS]
        hostile |= data.task[t, c.HOSTILE]
        taking = path[q] % 2 == 0
        if taking:
            sheet.task[t, c.SEEN] = count[c.STAMP]
        elif data.task[t, c.KIND] == DIRECT and sheet.task[t, c.SEEN] != count[c.STAMP]:
            return -1
        for d in range(dims):
            load = data.task[t, c.LOADS + d]
            board[d] += load if taking else -load
            if board[d] > data.room[v, d, c.CAPACITY]:
                return -1
        if not (taking and data.task[t, c.KIND] == DIRECT):
            count[c.PRICE] += data.fit[t, v, c.DEAR]
        if data.task[t, c.ABOARD] < NEVER:
            count[c.LIMITED] = 1
    if kinds & 1 << DIRECT and not paired(data, path, i, j):
        return -1
    if goods & hostile or not (data.mixed or kinds in (1, 2, 4)):
        return -1
    return kinds


@inlined
def paired(data: Data, path: Integers, i: int, j: int) -> bool:
    """Whether what is taken directly is handed over in the same round."""
    balance = 0
    for q in range(i, j):
        if data.task[path[q] // 2, c.KIND] == DIRECT:
            balance += 1 if path[q] % 2 == 0 else -1
    return balance == 0


@inlined
def dock_service(data: Data, path: Integers, i: int, j: int, kind: int) -> int:
    """Return how long loading or unloading a round takes (rule 3)."""
    seconds = data.dock_fixed
    for q in range(i, j):
        if data.task[path[q] // 2, c.KIND] == kind:
            seconds += data.task[path[q] // 2, c.DOCK_SECONDS]
    return seconds


@inlined
def put(
    sheet: Sheet, place: int, kind: int, first: int, last: int, seconds: int
) -> None:
    """Add a step."""
    k = sheet.tally[c.STEPS]
    sheet.step[k, c.AT], sheet.step[k, c.DOING] = place, kind
    sheet.step[k, c.LASTS] = seconds
    sheet.step[k, c.FIRST], sheet.step[k, c.LAST] = first, last
    sheet.step[k, c.ROUND] = sheet.tally[c.ROUNDS]
    sheet.tally[c.STEPS] = k + 1


@inlined
def put_calls(data: Data, sheet: Sheet, v: int, path: Integers, i: int, j: int) -> None:
    """Add the visits of a round; those in a row at one place are one step (rule 3)."""
    count = sheet.tally
    fixed, begun = 0, False
    for q in range(i, j):
        n = path[q]
        k = count[c.STEPS] - 1
        if begun and sheet.step[k, c.AT] == data.visit[n, c.PLACE]:
            sheet.step[k, c.LAST] = q + 1
            more = max(0, data.visit[n, c.FIXED] - fixed)
            fixed += more
            sheet.step[k, c.LASTS] += more + data.visit[n, c.HANDOVER]
        else:
            fixed, begun = data.visit[n, c.FIXED], True
            seconds = fixed + data.visit[n, c.HANDOVER]
            put(sheet, data.visit[n, c.PLACE], CALL, q, q + 1, seconds)
            count[c.PRICE] += data.vehicle[v, c.STOP_PRICE]
        sheet.where[q] = count[c.STEPS] - 1


@inlined
def travelled(data: Data, sheet: Sheet, v: int, begun: int) -> bool:
    """Fill in the legs of a round; False when there is no way, or it is too long."""
    p, steps, length = data.vehicle[v, c.PROFILE], sheet.tally[c.STEPS], 0
    for k in range(begun, steps):
        if k + 1 == steps:
            sheet.step[k, c.TRAVEL] = 0
            break
        a, b = sheet.step[k, c.AT], sheet.step[k + 1, c.AT]
        sheet.step[k, c.TRAVEL] = data.leg[p, a, b, c.SECONDS]
        if sheet.step[k, c.TRAVEL] < 0 or data.leg[p, a, b, c.METRES] < 0:
            return False
        length += data.leg[p, a, b, c.METRES]
        sheet.tally[c.WHEEL] += sheet.step[k, c.TRAVEL]
    sheet.tally[c.PRICE] += length * data.vehicle[v, c.METRE_PRICE]
    return length <= data.vehicle[v, c.MAX_ROUND]


@inlined
def kept(data: Data, sheet: Sheet, v: int, path: Integers, size: int) -> bool:
    """Price what changed against a former plan, and check locks (rule 10)."""
    before = NOWHERE
    for q in range(size):
        if path[q] == TURN:
            continue
        row = data.visit[path[q]]
        if row[c.KEEP_VEHICLE] not in (NOWHERE, v):
            sheet.tally[c.PRICE] += row[c.KEEP_PRICE]
        if row[c.KEEP_BEFORE] not in (NOWHERE, before):
            sheet.tally[c.PRICE] += row[c.KEEP_ORDER]
        before = path[q]
    if data.locks.shape[0] == 0:
        return True
    return unlocked(data, v, path, size)


@inlined
def unlocked(data: Data, v: int, path: Integers, size: int) -> bool:
    """Whether no lock is broken (those on the vehicle are in `Data.fit`)."""
    for k in range(data.locks.shape[0]):
        r, rank = 0, -1
        vehicle, number, whole = data.locks[k]
        for q in range(size):
            if path[q] == TURN:
                r += 1
            elif data.visit[path[q], c.LOCK] == k:
                if (
                    number not in (NOWHERE, r)
                    or data.visit[path[q], c.LOCK_RANK] < rank
                ):
                    return False
                rank = data.visit[path[q], c.LOCK_RANK]
            elif whole == 1 and vehicle == v and number == r:
                return False
    return True


@inlined
def forward(data: Data, draft: Draft, sheet: Sheet, v: int, path: Integers) -> bool:
    """Drive as early as possible, each round no earlier than its floor."""
    now, r = 0, -1
    for k in range(sheet.tally[c.STEPS]):
        if sheet.step[k, c.ROUND] != r:
            r = sheet.step[k, c.ROUND]
            now = max(now, sheet.floor[r])
        sheet.step[k, c.ARRIVE] = now
        begin = starts(data, draft, sheet, v, path, k, now)
        if begin == NOWHERE:
            return False
        sheet.step[k, c.BEGIN] = begin
        if k == 0 or sheet.step[k - 1, c.ROUND] != r:
            sheet.step[k, c.ARRIVE] = begin  # a round begins with its first step
        sheet.step[k, c.PAUSE], sheet.step[k, c.REST] = 0, 0
        now = begin + sheet.step[k, c.LASTS]
        sheet.step[k, c.LEAVE] = now
        if sheet.step[k, c.DOING] == UNLOAD:
            if not handed(data, draft, sheet, v, path, k):
                return False
        now += sheet.step[k, c.TRAVEL]
    return now <= data.vehicle[v, c.CLOSES]


@inlined
def backward(data: Data, sheet: Sheet, path: Integers) -> None:
    """Find how late each round may leave without ending later; floors of rounds."""
    k = sheet.tally[c.STEPS] - 1
    while k >= 0:
        r = sheet.step[k, c.ROUND]
        late = sheet.step[k, c.BEGIN]
        sheet.step[k, c.LATEST] = late
        while k > 0 and sheet.step[k - 1, c.ROUND] == r:
            k -= 1
            late = latest(data, sheet, path, k, late - sheet.step[k, c.TRAVEL])
            late = max(late, sheet.step[k, c.BEGIN])
            sheet.step[k, c.LATEST] = late
        sheet.floor[r] = max(sheet.floor[r], late)
        k -= 1


@inlined
def priced(data: Data, sheet: Sheet, v: int, path: Integers) -> int:
    """Return the price of a timed day (rule 11)."""
    count, step, costs = sheet.tally, sheet.step, data.vehicle[v]
    paid, first, last, soft = 0, 0, 0, 0
    for k in range(count[c.STEPS]):
        if k == 0 or step[k, c.ROUND] != step[k - 1, c.ROUND]:
            first = step[k, c.BEGIN]
            if k > 0 and costs[c.GAPS_PAID] == 1:
                paid += first - last
        if k + 1 == count[c.STEPS] or step[k + 1, c.ROUND] != step[k, c.ROUND]:
            last = step[k, c.LEAVE]
            paid += last - first
        if costs[c.PAUSES_PAID] == 0:
            paid -= step[k, c.PAUSE]
            if step[k, c.TRAVEL] > 0 or costs[c.GAPS_PAID] == 1:
                paid -= step[k, c.REST]
        if step[k, c.DOING] == CALL:
            for q in range(step[k, c.FIRST], step[k, c.LAST]):
                want = data.visit[path[q]]
                early = want[c.SOFT] - step[k, c.BEGIN]
                late = step[k, c.BEGIN] - want[c.SOFT + 1]
                soft += want[c.SOFT + 2] * max(0, early)
                soft += want[c.SOFT + 3] * max(0, late)
    span = step[count[c.STEPS] - 1, c.LEAVE] - step[0, c.BEGIN]
    count[c.PAID], count[c.SOFTLY] = paid, soft
    over = max(0, span - costs[c.OVER_AFTER])
    return int(
        count[c.PRICE]
        + costs[c.SECOND_PRICE] * paid
        + costs[c.OVER_PRICE] * over
        + soft
    )
