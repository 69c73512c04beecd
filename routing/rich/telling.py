"""Telling of better plans while a search goes on, not too often."""

from collections.abc import Callable

from routing.problem import NEVER
from routing.result import Result
from routing.rich.loop import Search
from routing.rich.timetable import result_of

Report = Callable[[Result], None]

RARELY = 50
"""Steps between two reports, at least."""


class Telling:
    """Tells of plans that are better than all told before.

    Parameters
    ----------
    report
        Who is told.
    """

    def __init__(self, report: Report) -> None:
        self._report, self._told = report, (NEVER, NEVER)
        self._steps, self._news = 0, False

    def now(self, search: Search) -> None:
        """Tell of a search's best plan, if it is better than what was told."""
        found = result_of(search.problem, search.data, search.best, search.steps)
        if found.worth < self._told:
            self._told = found.worth
            self._report(found)
        self._steps, self._news = 0, False

    def maybe(self, search: Search, better: bool) -> None:
        """Note a step, and whether it found a better plan; tell of it now and then."""
        self._steps += 1
        self._news = self._news or better
        if self._news and self._steps >= RARELY:
            self.now(search)
