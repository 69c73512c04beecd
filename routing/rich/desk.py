"""What a search works with: the plans it compares, and what it remembers."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from routing.problem import Integers, Problem
from routing.rich import columns as c
from routing.rich.arrays import NOWHERE, Data
from routing.rich.chance import seeded
from routing.rich.compiled import compiled
from routing.rich.near import neighbours
from routing.rich.plan import Draft, Sheet, empty_draft, empty_sheet

Floats = npt.NDArray[np.float64]

COMPLETE, FINE = range(2)
"""In `Desk.mood`."""


class Desk(NamedTuple):
    """What a search works with.

    Attributes
    ----------
    current, best, trial
        The plan searched from, the best one seen, and the one being changed.
    undo, start, before, found, former
        Plans kept aside while visits, the tasks of a request, and requests are put in;
        the best of a request's ways, and the plan before any.
    sheet
        To work out days on.
    near
        `routing.rich.near.neighbours`.
    hardness
        Shape ``(4, R)``: ranks by request: heavy first, far first, near first, narrow
        first.
    absences
        By request: in how many plans it was left out.
    way_of
        By task: its way.
    chance
        State of the random numbers.
    mood
        Share of plans of late that lose no more than the best; the fine for what a
        plan loses.
    """

    current: Draft
    best: Draft
    trial: Draft
    undo: Draft
    start: Draft
    before: Draft
    found: Draft
    former: Draft
    sheet: Sheet
    near: Integers
    hardness: Integers
    absences: Integers
    way_of: Integers
    chance: Integers
    mood: Floats


def desk_of(problem: Problem, data: Data, seed: int) -> Desk:
    """Return the desk of a search that has not begun."""
    way_of = np.zeros(data.task.shape[0], np.int64)
    for way, (first, last) in enumerate(data.way):
        way_of[data.parts[first:last]] = way
    return Desk(
        current=empty_draft(data),
        best=empty_draft(data),
        trial=empty_draft(data),
        undo=empty_draft(data),
        start=empty_draft(data),
        before=empty_draft(data),
        found=empty_draft(data),
        former=empty_draft(data),
        sheet=empty_sheet(data),
        near=neighbours(problem, data),
        hardness=_hardness(problem, data),
        absences=np.zeros(len(problem.requests), np.int64),
        way_of=way_of,
        chance=seeded(seed),
        mood=np.zeros(2),
    )


def _hardness(problem: Problem, data: Data) -> Integers:
    ranks = []
    for request in problem.requests:
        task = problem.tasks[request.ways[0][0]]
        end = task.pickup or task.delivery
        away = 0
        if end is not None and data.dock != NOWHERE:
            away = int(data.leg[0, data.dock, end.place, c.SECONDS])
        windows = end.windows if end is not None else ()
        open_for = sum(b - a for a, b in windows)
        ranks.append((-max(task.load, default=0), -away, away, open_for))
    return np.array(ranks, np.int64).reshape(-1, 4).T.copy()


@compiled
def copy(source: Draft, target: Draft) -> None:
    """Make one plan like another: all but what is behind the ends of the days."""
    for v in range(source.vehicle.shape[0]):
        for q in range(source.vehicle[v, c.SIZE]):
            target.path[v, q] = source.path[v, q]
            for column in range(source.when.shape[2]):
                target.when[v, q, column] = source.when[v, q, column]
        for column in range(source.vehicle.shape[1]):
            target.vehicle[v, column] = source.vehicle[v, column]
        for side in range(source.dock.shape[1]):
            for column in range(source.dock.shape[2]):
                target.dock[v, side, column] = source.dock[v, side, column]
    for t in range(source.task.shape[0]):
        for column in range(source.task.shape[1]):
            target.task[t, column] = source.task[t, column]
    for r in range(source.way.shape[0]):
        target.way[r] = source.way[r]


@compiled
def total(data: Data, draft: Draft) -> int:
    """Return the price of a plan, with that of what it leaves out if it may."""
    price, longest, shortest = 0, 0, 0
    for v in range(draft.vehicle.shape[0]):
        price += draft.vehicle[v, c.COST]
    for r in range(draft.way.shape[0]):
        if draft.way[r] == NOWHERE:
            price += data.request[r, c.SKIP]
    for i in range(data.even.shape[0]):
        length = draft.vehicle[data.even[i], c.LENGTH]
        longest = max(longest, length)
        shortest = length if i == 0 else min(shortest, length)
    return int(price + data.even_price * (longest - shortest))


@compiled
def lost(data: Data, draft: Draft) -> int:
    """Return what a plan loses."""
    loss = 0
    for r in range(draft.way.shape[0]):
        if draft.way[r] == NOWHERE:
            loss += data.request[r, c.LOSS_OF]
    return int(loss)


@compiled
def mean(draft: Draft) -> float:
    """Return the mean price of a request that a plan serves."""
    price, served = 0, 0
    for v in range(draft.vehicle.shape[0]):
        price += draft.vehicle[v, c.COST]
    for r in range(draft.way.shape[0]):
        served += draft.way[r] != NOWHERE
    return price / max(1, served)
