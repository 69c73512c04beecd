"""Which visits are near each other."""

import numpy as np

from routing.problem import NEVER, Integers, Problem, visits_of
from routing.rich import columns as c
from routing.rich.arrays import NOWHERE, Data

WAIT, LATE = 0.2, 1.0
"""What a second of waiting and of being late counts, in seconds of the way, when two
visits are compared."""


def neighbours(problem: Problem, data: Data) -> Integers:
    """Return, for each visit, all visits from near to far, shape ``(2 T, n)``.

    Near is what is soon done next, one way or the other: the way by the fastest
    profile, `WAIT` of what one must wait then and `LATE` of what one is late (Vidal et
    al. 2013, https://doi.org/10.1016/j.cor.2012.07.018). A visit that does not exist (a
    collection's delivery) has the row of its twin and is in no row.
    """
    real = np.array([n for t in range(len(data.task)) for n in visits_of(problem, t)])
    if not real.size:
        return np.zeros((2 * len(data.task), 0), np.int64)
    seconds = data.leg[..., c.SECONDS]
    shortest = np.where(seconds < 0, NEVER, seconds).min(axis=0)
    rows = data.visit[real]
    way = shortest[np.ix_(rows[:, c.PLACE], rows[:, c.PLACE])].astype(np.float64)
    way += (rows[:, c.FIXED] + rows[:, c.HANDOVER])[:, None]
    far = np.full(way.shape, np.inf)
    openings = [_opening(data, rows, k) for k in range(_most_windows(rows))]
    for opens, closes in openings:
        for other_opens, other_closes in openings:
            wait = np.maximum(0, other_opens - (closes[:, None] + way))
            late = np.maximum(0, opens[:, None] + way - other_closes)
            far = np.minimum(far, way + WAIT * wait + LATE * late)
    table = np.zeros((2 * len(data.task), real.size), np.int64)
    for row, number in zip(np.minimum(far, far.T), real, strict=True):
        table[number] = real[np.argsort(row, kind="stable")]
        if data.visit[number ^ 1, c.PLACE] == NOWHERE:
            table[number ^ 1] = table[number]
    return table


def _most_windows(rows: Integers) -> int:
    return int((rows[:, c.WINDOWS_END] - rows[:, c.WINDOWS]).max())


def _opening(data: Data, rows: Integers, number: int) -> tuple[Integers, Integers]:
    """Return begins and ends of one window of each visit, its last if it has fewer."""
    at = np.minimum(rows[:, c.WINDOWS] + number, rows[:, c.WINDOWS_END] - 1)
    return data.window[at, 0], data.window[at, 1]
