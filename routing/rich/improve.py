"""The engine for days with rules that PyVRP lacks."""

from collections.abc import Callable

import numpy as np

from routing.plain.budget import Budget, Meter
from routing.problem import Problem
from routing.result import Plan, Result
from routing.rich import columns as c
from routing.rich.arrays import LOSS
from routing.rich.loop import Search
from routing.rich.timetable import draft_of, result_of

HOT, COLD = 0.1, 0.002
"""First and last temperature, as parts of the mean price of what is served."""

Report = Callable[[Result], None]


CLOSED = 0.04
"""Part of the budget for which a vehicle is closed at a time."""

CLOSINGS = tuple(begin / 100 for begin in (15, 20, 25, 30, 35, 60, 65, 70))
"""When vehicles are closed, as parts of the budget."""

RARELY = 50
"""Steps between two reports, at least."""


def improve(
    problem: Problem,
    budget: Budget,
    seed: int,
    *,
    start: Plan | None = None,
    report: Report = lambda _: None,
) -> Result:
    """Search for a plan that loses least, then costs least.

    Parameters
    ----------
    problem
        Accepted by `routing.validate`.
    budget
        Steps (one ruin, one recreation), or seconds.
    seed
        With a budget of steps alone, the same seed gives the same plan.
    start
        A plan to begin with, or None; one that breaks a rule is not used.
    report
        Told the first plan and each better one, though not each of many in a row.

    Returns
    -------
    Result
        The best plan found; Ctrl-C ends the search early.
    """
    search = Search(problem, seed)
    begun = budget.clock()
    meter = Meter(budget)
    told = _Telling(search, report)
    try:
        known = None if start is None else draft_of(problem, search.data, start)
        search.construct(known)
        told.now()
        closing = _Closing(search)
        while not meter.over():
            part = meter.progress()
            closing.at(part)
            search.step(search.mean * HOT * (COLD / HOT) ** part)
            told.maybe()
    except KeyboardInterrupt:
        pass
    spent = budget.clock() - begun
    return result_of(problem, search.data, search.best, search.steps, spent)


class _Closing:
    """Tries to do without one vehicle after another, for a part of the budget each.

    A vehicle that is there anyway is filled by every insertion; only a search that may
    not use it finds out whether it is needed.
    """

    def __init__(self, search: Search) -> None:
        self._search = search
        self._closed: int | None = None
        self._turns = [(begin, begin + CLOSED) for begin in CLOSINGS]
        self._tried: set[int] = set()

    def at(self, part: float) -> None:
        """Close or reopen vehicles as it is time."""
        search = self._search
        if self._closed is not None and part >= self._turns[0][1]:
            search.reopen(self._closed)
            self._closed = None
            del self._turns[0]
        if self._closed is None and self._turns and part >= self._turns[0][0]:
            self._closed = self._next()
            if self._closed is None:
                del self._turns[0]
            else:
                self._tried.add(self._closed)
                search.close(self._closed)

    def _next(self) -> int | None:
        """Return the used vehicle that carries least for its price, of those left."""
        best, data = self._search.best, self._search.data
        used = [
            int(v)
            for v in np.flatnonzero(best.vehicle[:, c.SIZE] > 0)
            if int(v) not in self._tried and not (data.locks[:, 0] == v).any()
        ]
        if len(used) < 2 or self._search.record >= LOSS:
            return None
        return max(
            used, key=lambda v: best.vehicle[v, c.COST] / best.vehicle[v, c.SIZE]
        )


class _Telling:
    """Tells of better plans, not too often."""

    def __init__(self, search: Search, report: Report) -> None:
        self._search, self._report = search, report
        self._record, self._last = search.record, 0

    def now(self) -> None:
        search = self._search
        self._record, self._last = search.record, search.steps
        self._report(result_of(search.problem, search.data, search.best, search.steps))

    def maybe(self) -> None:
        search = self._search
        better = search.record < self._record
        if better and search.steps - self._last >= RARELY:
            self.now()
