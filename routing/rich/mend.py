"""Doing again what a ruin took out at some places, block by block."""

import numpy as np

from routing.problem import Integers
from routing.rich import columns as c
from routing.rich.arrays import DELIVER, DIRECT, NOWHERE, Data
from routing.rich.chance import below
from routing.rich.compiled import NO, allocating, compiled
from routing.rich.desk import Desk, lost
from routing.rich.plan import Draft
from routing.rich.recreate import do_block, ranked
from routing.rich.regret import look, look_again, neediest, nothing_known
from routing.rich.ruin import forget, take_out
from routing.rich.settle import settle_changed

BANNED, MOVED = 1, 2
"""In the answer of `routing.rich.ruin.ruin`: a vehicle, where its visits begin."""

REGRET = 2
"""While something is left out, once in so many times the block that would lose most by
waiting is put in next."""


@allocating
def mend(data: Data, draft: Draft, desk: Desk, moved: Integers) -> bool:
    """Do again what is missing of requests served; leave out what cannot be done.

    A round is moved as it is, sometimes, if another vehicle can do it; all that is
    missing at one place is done in a row if possible.

    Parameters
    ----------
    data, draft, desk
        `draft` is settled, and changed.
    moved
        The answer of `routing.rich.ruin.ruin`.

    Returns
    -------
    bool
        Whether the plan keeps all rules; it is not to be used when it does not.
    """
    banned = moved[BANNED]
    if moved.size > MOVED and below(desk.chance, 2) == 0:
        do_block(data, draft, desk, moved[MOVED:], NO, banned)
    visits, block_of, count = missing(data, draft, desk)
    heads = np.zeros(count, np.int64)
    for i in range(visits.size - 1, -1, -1):
        heads[block_of[i]] = data.task[visits[i] // 2, c.REQUEST]
    order = ranked(data, desk, heads)
    out = np.zeros(data.task.shape[0], np.int64)
    losing = lost(data, desk.best) > 0
    with_regret = losing and below(desk.chance, REGRET) == 0
    least = nothing_known(data, count)
    if with_regret:
        for b in order:
            look(data, draft, desk, visits[block_of == b], banned, least[b])
    for i in range(count):
        if with_regret:
            k = neediest(desk, least, order[i:])
            order[i], order[i + k] = order[i + k], order[i]
        block = visits[block_of == order[i]]
        if not do_block(data, draft, desk, block, NO, banned):
            do_one_by_one(data, draft, desk, block, banned, out)
        elif with_regret:
            v = draft.task[block[0] // 2, c.WHO]
            for b in order[i + 1 :]:
                block = visits[block_of == b]
                look_again(data, draft, desk, block, v, banned, least[b])
    return leave_out(data, draft, desk, out)


@allocating
def do_one_by_one(
    data: Data, draft: Draft, desk: Desk, block: Integers, banned: int, out: Integers
) -> None:
    """Do what can be done of a block, and mark the requests of the rest."""
    for i in range(block.size):
        one = block[i : i + 1]
        if block.size == 1 or not do_block(data, draft, desk, one, NO, banned):
            mark_way(data, draft, desk, one[0] // 2, out)


@allocating
def leave_out(data: Data, draft: Draft, desk: Desk, out: Integers) -> bool:
    """Leave out the requests of marked tasks; whether the plan keeps all rules then."""
    if out.max() == 0:
        return True
    take_out(data, draft, out)
    forget(data, draft, out)
    return settle_changed(data, draft, desk.sheet)


@allocating
def missing(data: Data, draft: Draft, desk: Desk) -> tuple[Integers, Integers, int]:
    """Return visits not done of requests served, the block of each, how many blocks.

    A block is of one kind at one place; a direct task is one by itself.
    """
    tasks = data.task.shape[0]
    visits, block_of = np.empty(tasks, np.int64), np.empty(tasks, np.int64)
    heads = np.empty(tasks, np.int64)
    size, count = 0, 0
    for t in range(tasks):
        way = draft.way[data.task[t, c.REQUEST]]
        if draft.task[t, c.WHO] != NOWHERE or way != desk.way_of[t]:
            continue
        n = 2 * t + (data.task[t, c.KIND] == DELIVER)
        b = 0
        while b < count and not alike(data, n, heads[b]):
            b += 1
        if b == count:
            heads[b] = n
            count += 1
        visits[size], block_of[size] = n, b
        size += 1
    return visits[:size].copy(), block_of[:size].copy(), count


@compiled
def alike(data: Data, a: int, b: int) -> bool:
    """Whether two visits are of one kind at one place, and not direct."""
    kind = data.task[a // 2, c.KIND]
    if kind == DIRECT or kind != data.task[b // 2, c.KIND]:
        return False
    return bool(data.visit[a, c.PLACE] == data.visit[b, c.PLACE])


@compiled
def mark_way(data: Data, draft: Draft, desk: Desk, t: int, out: Integers) -> None:
    """Mark all tasks of the way that a task's request is served in."""
    way = draft.way[data.task[t, c.REQUEST]]
    for i in range(data.way[way, 0], data.way[way, 1]):
        out[data.parts[i]] = 1
