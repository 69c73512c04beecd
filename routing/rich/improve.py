"""The engine for days with rules that PyVRP lacks."""

from collections.abc import Callable

from routing.plain.budget import Budget, Meter
from routing.problem import Problem
from routing.result import Plan, Result
from routing.rich.loop import Search
from routing.rich.timetable import draft_of, result_of

HOT, MILD, WARM, COLD = 4.0, 0.5, 0.1, 0.002
"""First temperature with many steps to come and with few, with a plan to begin with,
and the last one, as parts of the mean price of what is served."""

CYCLES = 4
"""How often a search of many steps is hot again: which vehicles drive is settled while
it is."""

MANY = 100
"""Steps for each task from which a search has many."""

LEARNT = 0.02
"""Part of a budget after which it is known how many steps it is about."""

Report = Callable[[Result], None]

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
        heat = Heat(search, WARM if known is not None else None)
        told.now()
        while not meter.over():
            search.step(heat.at(meter.progress()))
            told.maybe()
    except KeyboardInterrupt:
        pass
    spent = budget.clock() - begun
    return result_of(problem, search.data, search.best, search.steps, spent)


class Heat:
    """How hot the annealing is.

    It cools down over the budget that is left when a plan was found that loses less
    than all before it: what a plan costs hardly counted until then.

    Parameters
    ----------
    search
        Its steps so far tell how many a budget is about.
    hot
        Temperature to begin with, None to have it chosen by that number.
    """

    def __init__(self, search: Search, hot: float | None) -> None:
        self._search, self._hot, self._cycles = search, hot, 1
        self._loss, self._records, self._since = search.loss, search.records, 0.0

    def at(self, part: float) -> float:
        """Return the temperature when a part of the budget, 0 to 1, is used.

        Parameters
        ----------
        part
            Grows from call to call.
        """
        self._look(part)
        if self._hot is None:
            if part < LEARNT:
                return MILD
            many = self._search.steps / part >= MANY * len(self._search.problem.tasks)
            self._hot, self._cycles = (HOT, CYCLES) if many else (MILD, 1)
        over = (part - self._since) / (1 - self._since) if part < 1 else 1.0
        return self._hot * (COLD / self._hot) ** (over * self._cycles % 1)

    def _look(self, part: float) -> None:
        """Begin to cool anew if the search loses less than before."""
        if self._search.records == self._records:
            return
        self._records = self._search.records
        if self._search.loss < self._loss:
            self._loss, self._since = self._search.loss, min(part, 1.0)


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
