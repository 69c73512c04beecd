"""Times for a whole plan, or for what of it changed."""

import numpy as np

from routing.problem import NEVER, Integers
from routing.rich import columns as c
from routing.rich.arrays import NOWHERE, Data
from routing.rich.compiled import NONE, allocating, compiled, entrance
from routing.rich.day import BROKEN, drive
from routing.rich.doors import settle_queue
from routing.rich.plan import Draft, Sheet
from routing.rich.whole import settle_days


@entrance
def settle(data: Data, draft: Draft, sheet: Sheet, changed: int) -> bool:
    """Work out a vehicle's day, then all days that wait for it.

    Parameters
    ----------
    data, draft, sheet
        `draft` is brought up to date; when False is returned it is no longer right.
    changed
        The vehicle; all when negative.

    Returns
    -------
    bool
        Whether all rules are kept.
    """
    dirty = np.zeros(draft.vehicle.shape[0], np.int64)
    for v in range(dirty.size):
        if changed in (NONE, v):
            dirty[v] = 1
    return settle_some(data, draft, sheet, dirty)


@allocating
def settle_changed(data: Data, draft: Draft, sheet: Sheet) -> bool:
    """Work out the days whose price is `BROKEN`, and all that wait for them or a door.

    Returns
    -------
    bool
        Whether all rules are kept.
    """
    dirty = np.zeros(draft.vehicle.shape[0], np.int64)
    for v in range(dirty.size):
        if draft.vehicle[v, c.COST] == BROKEN or held_up(draft, v):
            dirty[v] = 1
    return settle_some(data, draft, sheet, dirty)


@compiled
def held_up(draft: Draft, v: int) -> bool:
    """Whether a vehicle waits for a door, or its goods for a team."""
    for side in range(draft.dock.shape[1]):
        if draft.dock[v, side, c.HOLD] > 0 or draft.dock[v, side, c.SLOW] > 0:
            return True
    return False


@allocating
def settle_some(data: Data, draft: Draft, sheet: Sheet, dirty: Integers) -> bool:
    """Work out some days, then all that wait for them; whether all rules are kept."""
    for v in range(dirty.size):
        if dirty[v] == 1:
            draft.dock[v, :, c.HOLD] = 0
            draft.dock[v, :, c.SLOW] = 0
    if data.queued:
        return settle_queue(data, draft, sheet, dirty)
    return settle_days(data, draft, sheet, dirty)


@allocating
def settle_anew(data: Data, draft: Draft, sheet: Sheet) -> bool:
    """Work out all days as if nothing were known of them; whether all rules are kept.

    The times of a plan may depend on how the search came to it. Whoever only has its
    visits must find times that keep the rules, too.
    """
    draft.task[:, c.DONE] = NOWHERE
    draft.task[:, c.LATE] = data.task[:, c.DUE]
    draft.task[:, c.LOAD_LATE] = NEVER
    draft.task[:, c.LOAD_SOON] = 0
    return settle(data, draft, sheet, NONE)


@entrance
def work_out(data: Data, draft: Draft, sheet: Sheet, v: int) -> int:
    """Work out a vehicle's day in a settled plan, and return its price."""
    return drive(data, draft, sheet, v, draft.path[v], draft.vehicle[v, c.SIZE])
