"""Putting visits back into a plan, each where it costs least."""

import numpy as np

from routing.problem import NEVER, Integers
from routing.rich import columns as c
from routing.rich.arrays import DELIVER, NOWHERE, Data
from routing.rich.chance import below, part
from routing.rich.compiled import NO, NONE, allocating, entrance
from routing.rich.desk import Desk, copy, lost, total
from routing.rich.options import DELTA, FRESH, POSITION, UNTIL, VEHICLE
from routing.rich.pairs import do_pair
from routing.rich.places import BEST, FAR, best_places, written
from routing.rich.plan import Draft
from routing.rich.settle import settle

HEAVY, FAR_OFF, NEAR_BY, NARROW = range(4)
RULES = np.array([NOWHERE] * 4 + [HEAVY] * 2 + [FAR_OFF] * 2 + [NEAR_BY] + [NARROW] * 2)
"""What requests are ranked by, each as likely; `NOWHERE` for nothing."""

SELDOM = 8
"""Two tasks at once are tried once in so many times and once more per task: the larger
the day the less it depends on that, and the longer it takes."""

SHY = 20
"""One block in so many does without a vehicle drawn at random, if it can: what is only
possible together with something dear (a lock on a second round) is found that way."""

MUST = 1e18
"""Ahead of every rank: what must be served."""


@allocating
def put_in(
    data: Data, draft: Draft, desk: Desk, block: Integers, place: Integers
) -> bool:
    """Do a block at a place; False, and nothing changed, if the plan does not hold."""
    copy(draft, desk.undo)
    v, at, fresh, until = place[VEHICLE], place[POSITION], place[FRESH], place[UNTIL]
    size = written(data, draft, desk.sheet, block, v, at, fresh, until)
    for q in range(size):
        draft.path[v, q] = desk.sheet.trial[q]
    draft.vehicle[v, c.SIZE] = size
    for n in block:
        draft.task[n // 2, c.WHO] = v
    if settle(data, draft, desk.sheet, v):
        return True
    copy(desk.undo, draft)
    return False


@allocating
def do_block(
    data: Data, draft: Draft, desk: Desk, block: Integers, early: bool, banned: int
) -> bool:
    """Do visits in a row where they cost least; False if nowhere.

    Parameters
    ----------
    data, draft, desk
        `draft` is settled, and changed.
    block, early, banned
        As in `routing.rich.places.best_places`.
    """
    sheet, chance = desk.sheet, desk.chance
    shunned = banned
    if banned == NOWHERE and below(chance, SHY) == 0:
        shunned = below(chance, data.vehicle.shape[0])
    places = best_places(data, draft, sheet, block, early, shunned, chance)
    if places[0, DELTA] == FAR and shunned != banned:
        places = best_places(data, draft, sheet, block, early, banned, chance)
    for b in range(BEST):
        if places[b, DELTA] == FAR:
            return False
        if put_in(data, draft, desk, block, places[b]):
            return True
    return False


@allocating
def do_task(data: Data, draft: Draft, desk: Desk, t: int, early: bool) -> bool:
    """Do a task where it costs least (or is handled first); False if nowhere."""
    block = np.empty(1, np.int64)
    block[0] = 2 * t + (data.task[t, c.KIND] == DELIVER)
    return do_block(data, draft, desk, block, early, NONE)


@allocating
def do_way(data: Data, draft: Draft, desk: Desk, way: int) -> bool:
    """Do the tasks of a way; False, and nothing changed, if that cannot be.

    Of tasks that wait for each other the first or the last is placed first, where it
    costs least; the others have to follow. When neither works the first tasks come in
    as early as they can. A task that finds no place as the first one finds none at all,
    nearly always: now and then two tasks are tried at once.
    """
    first, last = data.way[way]
    count = last - first
    if count == 1:
        return do_task(data, draft, desk, data.parts[first], NO)
    copy(draft, desk.start)
    turned = below(desk.chance, 2)
    for attempt in range(3):
        early = attempt == 2
        backwards = not early and (attempt + turned) % 2 == 1
        done = 0
        while done < count:
            i = last - 1 - done if backwards else first + done
            if not do_task(data, draft, desk, data.parts[i], early):
                break
            done += 1
        if done == count:
            return True
        if done == 0:
            break
        copy(desk.start, draft)
    if count > 2 or below(desk.chance, SELDOM + data.task.shape[0]) > 0:
        return False
    return do_pair(data, draft, desk, data.parts[first], data.parts[first + 1])


@entrance
def serve(data: Data, draft: Draft, desk: Desk, request: int) -> bool:
    """Serve a request in the way that costs least; False if there is none.

    Parameters
    ----------
    data, draft, desk
        `draft` is settled, and changed.
    request
        One that it leaves out.
    """
    first, last = data.request[request, c.WAYS], data.request[request, c.WAYS_END]
    if last - first == 1:
        done = do_way(data, draft, desk, first)
        if done:
            draft.way[request] = first
        return done
    copy(draft, desk.former)
    least, any_way = 0, False
    for way in range(first, last):
        if do_way(data, draft, desk, way):
            draft.way[request] = way
            price = total(data, draft)
            if not any_way or price < least:
                copy(draft, desk.found)
                least, any_way = price, True
            copy(desk.former, draft)
    if any_way:
        copy(desk.found, draft)
    return any_way


@allocating
def recreate(data: Data, draft: Draft, desk: Desk, out: Integers) -> None:
    """Serve what can be served of some requests that are left out.

    What may be left out is served if that costs less.
    """
    for i in ranked(data, desk, out):
        r = out[i]
        if data.request[r, c.LOSS_OF] > 0:
            serve(data, draft, desk, r)
            continue
        before = total(data, draft)
        copy(draft, desk.before)
        if serve(data, draft, desk, r) and total(data, draft) > before:
            copy(desk.before, draft)


@allocating
def ranked(data: Data, desk: Desk, requests: Integers) -> Integers:
    """Return an order of requests, as positions, the one to be put in first in front.

    By a rule drawn anew each time, or what was left out most often first: always as
    long as the best plan leaves something out.
    """
    rule = RULES[below(desk.chance, RULES.size)]
    often = lost(data, desk.best) > 0 or below(desk.chance, 2) == 0
    rank = np.empty(requests.size, np.float64)
    order = np.empty(requests.size, np.int64)
    for i in range(requests.size):
        r = requests[i]
        rank[i] = part(desk.chance)
        if rule != NOWHERE:
            rank[i] += desk.hardness[rule, r]
        if often:
            rank[i] -= desk.absences[r] * float(NEVER)
        if data.request[r, c.LOSS_OF] > 0:
            rank[i] -= MUST
        k = i
        while k > 0 and rank[order[k - 1]] > rank[i]:
            order[k] = order[k - 1]
            k -= 1
        order[k] = i
    return order
