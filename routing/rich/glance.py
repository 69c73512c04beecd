"""What of a day as it is tells whether more fits in: its rounds, and their loads."""

from routing.problem import NEVER, Integers
from routing.rich import columns as c
from routing.rich.arrays import COLLECT, DELIVER, DIRECT, Data
from routing.rich.compiled import FIRST, compiled, inlined
from routing.rich.plan import TURN, Draft, Sheet


@compiled
def survey(data: Data, draft: Draft, sheet: Sheet, v: int) -> int:
    """Write down what a vehicle's rounds are like (`Sheet.turn`); return how many."""
    path, size, r = draft.path[v], draft.vehicle[v, c.SIZE], FIRST
    i, free = FIRST, data.vehicle[v, c.OPENS]
    while i < size:
        turn = sheet.turn[r]
        turn[c.FROM], turn[c.FREE] = i, free
        turn[c.KINDS], turn[c.CARRIED], turn[c.SHUNNED] = 0, 0, 0
        turn[c.WORK], turn[c.NEEDED_BY] = data.handling, NEVER
        while i < size and path[i] != TURN:
            t = path[i] // 2
            turn[c.KINDS] |= 1 << data.task[t, c.KIND]
            turn[c.CARRIED] |= data.task[t, c.GOODS]
            turn[c.SHUNNED] |= data.task[t, c.HOSTILE]
            if data.task[t, c.KIND] == COLLECT:
                turn[c.WORK] += data.task[t, c.HANDLING]
                turn[c.NEEDED_BY] = min(turn[c.NEEDED_BY], draft.task[t, c.LATE])
            i += 1
        turn[c.UNTIL] = i
        free = back(data, draft, sheet, v, r)
        i, r = i + 1, r + 1
    sheet.turn[r, c.FREE], sheet.turn[r, c.FROM] = free, size + 1
    return r


@inlined
def back(data: Data, draft: Draft, sheet: Sheet, v: int, r: int) -> int:
    """Return when a vehicle is back at the dock from a round, at the soonest."""
    if sheet.turn[r, c.KINDS] & 1 << COLLECT:
        unloading = draft.dock[v, 2 * r + 1]
        return int(unloading[c.SOON] + unloading[c.ENDED] - unloading[c.BEGUN])
    last = sheet.turn[r, c.UNTIL] - 1
    place = data.visit[draft.path[v, last], c.PLACE]
    way = data.leg[data.vehicle[v, c.PROFILE], place, data.dock, c.SECONDS]
    return int(draft.when[v, last, c.SOONEST] + way)


@inlined
def apart(data: Data, sheet: Sheet, block: Integers, r: int) -> bool:
    """Whether a block may not share a round with what is in it."""
    kinds, carried = sheet.turn[r, c.KINDS], sheet.turn[r, c.CARRIED]
    shunned = sheet.turn[r, c.SHUNNED]
    for n in block:
        t = n // 2
        if carried & data.task[t, c.HOSTILE] or shunned & data.task[t, c.GOODS]:
            return True
    return bool(not data.mixed and kinds != 1 << data.task[block[0] // 2, c.KIND])


@compiled
def measure(data: Data, draft: Draft, sheet: Sheet, v: int, r: int, kind: int) -> None:
    """Find the loads that leave least room for a kind of task (`Sheet.high`).

    What comes in at a position and is delivered is on board on all legs before it; what
    is collected on all legs after it; what is carried directly on the leg it comes in
    on at least.
    """
    path, high, board = draft.path[v], sheet.high, sheet.board
    first, last = sheet.turn[r, c.FROM], sheet.turn[r, c.UNTIL]
    for d in range(data.room.shape[1]):
        board[d] = 0
        for q in range(first, last):
            t = path[q] // 2
            if data.task[t, c.KIND] == DELIVER:
                board[d] += data.task[t, c.LOADS + d]
        high[first, d] = board[d]
        for q in range(first, last):
            load = data.task[path[q] // 2, c.LOADS + d]
            board[d] += load if path[q] % 2 == 0 else -load
            high[q + 1, d] = board[d]
        if kind == DELIVER:
            for q in range(first, last):
                high[q + 1, d] = max(high[q + 1, d], high[q, d])
        elif kind == COLLECT:
            for q in range(last, first, -1):
                high[q - 1, d] = max(high[q - 1, d], high[q, d])


@inlined
def roomy(data: Data, sheet: Sheet, block: Integers, v: int, p: int) -> bool:
    """Whether there is room for a block that comes in at a position."""
    for d in range(data.room.shape[1]):
        load = 0
        for n in block:
            load += data.task[n // 2, c.LOADS + d]
        if sheet.high[p, d] + load > data.room[v, d, c.CAPACITY]:
            return False
    return True


@inlined
def dock_work(data: Data, block: Integers) -> int:
    """Return how much longer loading or unloading takes with a block."""
    seconds = 0
    if data.task[block[0] // 2, c.KIND] != DIRECT:
        for n in block:
            seconds += data.task[n // 2, c.DOCK_SECONDS]
    return int(seconds)
