"""On which days of a week places are open, and goods can be fetched from a farm."""

from collections.abc import Iterable
from datetime import date, timedelta

from mil.calendar import Window
from mil.plan import WeekInputs


def opens_on(windows: Iterable[Window], day: date) -> bool:
    """Whether one of the windows opens on a day."""
    return any(day.weekday() in window.days for window in windows)


def collection_days(inputs: WeekInputs, producer: str) -> tuple[date, ...]:
    """Return the days of the week on which both a farm and the dock are open."""
    farm, dock = inputs.sites[producer].windows, inputs.hub.site.windows
    return tuple(
        day for day in inputs.week.days if opens_on(farm, day) and opens_on(dock, day)
    )


def dock_day_before(inputs: WeekInputs, day: date) -> date:
    """Return the last day before `day` with the dock open, within seven days.

    Goods that are cross-docked leave the dock the day they come in or on the next
    morning that it is open; so this is the first day they may come in. Without such a
    day it is `day` itself.
    """
    before = (day - timedelta(days=back) for back in range(1, 8))
    dock = inputs.hub.site.windows
    return next((other for other in before if opens_on(dock, other)), day)
