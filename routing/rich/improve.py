"""The engine for days with rules that PyVRP lacks."""

from collections.abc import Callable

from routing.plain.budget import Budget, Meter
from routing.problem import Problem
from routing.result import Plan, Result
from routing.rich.loop import Search
from routing.rich.timetable import draft_of, result_of

HOT, WARM, COLD = 4.0, 0.1, 0.002
"""First temperature without and with a plan to begin with, and the last one, as parts
of the mean price of what is served."""

Report = Callable[[Result], None]


CYCLES = 4
"""How often the search is hot again: which vehicles drive is settled while it is."""

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
        hot, cycles = (HOT, CYCLES) if known is None else (WARM, 1)
        told.now()
        while not meter.over():
            part = meter.progress()
            search.step(hot * (COLD / hot) ** (part * cycles % 1))
            told.maybe()
    except KeyboardInterrupt:
        pass
    spent = budget.clock() - begun
    return result_of(problem, search.data, search.best, search.steps, spent)


class _Telling:
    """Tells of better plans, not too often."""

    def __init__(self, search: Search, report: Report) -> None:
        self._search, self._report = search, report
        self._told, self._last = search.records, 0

    def now(self) -> None:
        search = self._search
        self._told, self._last = search.records, search.steps
        self._report(result_of(search.problem, search.data, search.best, search.steps))

    def maybe(self) -> None:
        search = self._search
        better = search.records > self._told
        if better and search.steps - self._last >= RARELY:
            self.now()
