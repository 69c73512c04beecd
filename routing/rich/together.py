"""Requests that need each other, put in at once.

What one needs may be another that waits for it in turn, or that costs more than leaving
it out: a lock on a second round needs something to be done in the first.
"""

import numpy as np

from routing.problem import Integers
from routing.rich import columns as c
from routing.rich.arrays import NOWHERE, Data
from routing.rich.chance import below
from routing.rich.compiled import allocating
from routing.rich.desk import Desk, copy, lost
from routing.rich.mend import leave_out, mark_way, missing
from routing.rich.plan import Draft
from routing.rich.recreate import do_task
from routing.rich.ruin import take_out
from routing.rich.settle import settle_changed

SOME = 8
"""How many requests are tried at once, at most."""

PASSES = 3
"""How often what finds no place is tried again, after the others."""


@allocating
def together(data: Data, draft: Draft, desk: Desk) -> None:
    """Serve a few requests at once, whatever they cost, if less is lost then.

    Parameters
    ----------
    data, draft, desk
        `draft` is settled, and changed; it leaves something out.
    """
    copy(draft, desk.before)
    before = lost(data, draft)
    holds = drawn(data, draft, desk) and done_in_any_order(data, draft, desk)
    if not holds or lost(data, draft) >= before:
        copy(desk.before, draft)


@allocating
def drawn(data: Data, draft: Draft, desk: Desk) -> bool:
    """Draw requests to be served in a way drawn too; whether the plan holds so far.

    About half of them are left out, the others are taken out of the plan.
    """
    requests = np.flatnonzero(draft.way == NOWHERE)
    out = np.zeros(data.task.shape[0], np.int64)
    for i in range(SOME):
        r = requests[below(desk.chance, requests.size)]
        if i > 0 and below(desk.chance, 2) == 0:
            r = below(desk.chance, draft.way.size)
        if draft.way[r] != NOWHERE:
            mark_way(data, draft, desk, data.parts[data.way[draft.way[r], 0]], out)
        way = data.request[r, c.WAYS]
        draft.way[r] = way + below(desk.chance, data.request[r, c.WAYS_END] - way)
    take_out(data, draft, out)
    return settle_changed(data, draft, desk.sheet)


@allocating
def done_in_any_order(data: Data, draft: Draft, desk: Desk) -> bool:
    """Do what is missing of requests served, in an order drawn; whether the plan holds.

    What finds no place is tried again once others have theirs; in the end it is left
    out.
    """
    visits, _, _ = missing(data, draft, desk)
    shuffle(visits, desk.chance)
    early = below(desk.chance, 2) == 0
    for _ in range(PASSES):
        for n in visits:
            if draft.task[n // 2, c.WHO] == NOWHERE:
                do_task(data, draft, desk, n // 2, early)
    out = np.zeros(data.task.shape[0], np.int64)
    for n in visits:
        if draft.task[n // 2, c.WHO] == NOWHERE:
            mark_way(data, draft, desk, n // 2, out)
    return leave_out(data, draft, desk, out)


@allocating
def shuffle(visits: Integers, chance: Integers) -> None:
    """Put visits in an order drawn at random."""
    for i in range(visits.size - 1, 0, -1):
        k = below(chance, i + 1)
        visits[i], visits[k] = visits[k], visits[i]
