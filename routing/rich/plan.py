"""A plan in the making, and the sheet on which one vehicle's day is worked out."""

from typing import NamedTuple

import numpy as np

from routing.problem import NEVER, Integers
from routing.rich import columns as c
from routing.rich.arrays import NOWHERE, Data

TURN = -1
"""In a path: back at the dock, the next round begins."""

NOTHING, CALL, LOAD, UNLOAD = 0, 1, 2, 3
"""What is done at a step: nothing, visits, loading or unloading at the dock."""

LABELS = 6
"""How many ways to come to a step are compared when pauses are chosen, at most."""


class Draft(NamedTuple):
    """A plan in the making. The last axis of a table is in `routing.rich.columns`.

    Attributes
    ----------
    path
        Shape ``(V, longest)``: visits of each vehicle's day in order, `TURN` between
        rounds.
    when
        Shape ``(V, longest, 4)``: for each of them, when its step may be left at the
        soonest, and how late it may begin; how long its round waits in all; when it
        begins at the soonest. Bounds, to tell early what cannot be or is too dear.
    vehicle
        By vehicle: length of the path, price, length of the day.
    task
        By task: who does it or `NOWHERE`; for collections when they are handled and by
        when they must be for those that wait; for deliveries how late to load; for
        collections by when they had to be when their day was timed; for deliveries how
        soon they are loaded.
    dock
        Shape ``(V, 2 rounds, 6)``: loading (even) and unloading (odd) of a round: begin
        and end, not before (doors are taken), how long its goods wait for a team; the
        soonest and the latest begin.
    way
        By request: the way it is served (counted over all requests), or `NOWHERE`.
    """

    path: Integers
    when: Integers
    vehicle: Integers
    task: Integers
    dock: Integers
    way: Integers


class Sheet(NamedTuple):
    """One vehicle's day being worked out.

    Attributes
    ----------
    step
        By step: where, what is done, how long, its round; the part of the path it
        stands for (its visits, or its round's for dock steps); travel to the next one;
        the soonest it may be left; arrival, begin, departure, how late it could begin;
        length and begin of a pause before the service, length of one after it; pauses
        chosen before and after it; begin of the one after it.
    task
        By task: end of handling in this day; the stamp of the day it was seen in.
    floor
        By round: no earlier start.
    where
        By position in the path: its step.
    board
        By dimension: the load.
    trial
        A path to be tried.
    turn
        By round of a day as it is: where it begins and ends in the path, bits of the
        kinds of its tasks, of goods and of goods they shun, seconds of handling, by
        when its collections are needed; when the vehicle is free for it.
    high
        By position in a day as it is, and dimension: the load that must leave room for
        what comes in there.
    tally
        Steps, rounds, price of what does not depend on time, the stamp, paid seconds,
        seconds at the wheel, whether any time on board is limited, soft price.
    state
        Of the driver: time, whether lunch is to come, pauses, work since one by rule.
    label, labels
        Such states by step, soonest first, with where they come from; and how many.
    """

    step: Integers
    task: Integers
    floor: Integers
    where: Integers
    board: Integers
    trial: Integers
    turn: Integers
    high: Integers
    tally: Integers
    state: Integers
    label: Integers
    labels: Integers


def empty_draft(data: Data) -> Draft:
    """Return a plan that does nothing."""
    vehicles, tasks = data.vehicle.shape[0], data.task.shape[0]
    draft = Draft(
        path=np.full((vehicles, longest(data)), TURN, np.int64),
        when=np.zeros((vehicles, longest(data), c.WHEN_COLUMNS), np.int64),
        vehicle=np.zeros((vehicles, 3), np.int64),
        task=np.zeros((tasks, c.STATE_COLUMNS), np.int64),
        dock=np.zeros((vehicles, 2 * most_rounds(data), c.DOCK_COLUMNS), np.int64),
        way=np.full(data.request.shape[0], NOWHERE, np.int64),
    )
    draft.task[:, [c.WHO, c.DONE]] = NOWHERE
    draft.task[:, c.LATE] = data.task[:, c.DUE]
    draft.task[:, c.LOAD_LATE] = NEVER
    return draft


def empty_sheet(data: Data) -> Sheet:
    """Return a sheet large enough for any day."""
    tasks, rounds = data.task.shape[0], most_rounds(data)
    steps = 2 * tasks + 4 * rounds + 4
    return Sheet(
        step=np.zeros((steps, c.STEP_COLUMNS), np.int64),
        task=np.zeros((tasks, 2), np.int64),
        floor=np.zeros(rounds + 2, np.int64),
        where=np.zeros(longest(data), np.int64),
        board=np.zeros(max(data.room.shape[1], 1), np.int64),
        trial=np.zeros(longest(data), np.int64),
        turn=np.zeros((rounds + 1, c.TURN_COLUMNS), np.int64),
        high=np.zeros((longest(data), max(data.room.shape[1], 1)), np.int64),
        tally=np.zeros(8, np.int64),
        state=np.zeros(3 + data.breaks.shape[1], np.int64),
        label=np.zeros((steps + 1, LABELS, 6 + data.breaks.shape[1]), np.int64),
        labels=np.zeros(steps + 1, np.int64),
    )


def most_rounds(data: Data) -> int:
    """Return the most rounds of any vehicle."""
    return int(data.vehicle[:, c.MAX_ROUNDS].max(initial=1))


def longest(data: Data) -> int:
    """Return the length of the longest possible path, and a little more."""
    return 2 * data.task.shape[0] + most_rounds(data) + 4
