"""The engine for days with rules that PyVRP lacks."""

from collections.abc import Callable

from routing.plain.budget import Budget, Meter
from routing.problem import NEVER, Problem
from routing.result import Plan, Result
from routing.rich.loop import Search
from routing.rich.timetable import draft_of, result_of

MILD, AGAIN, WARM, COLD = 0.5, 0.3, 0.1, 0.002
"""First temperature of a start, of the best one when it goes on, with a plan to begin
with, and the last one, as parts of the mean price of what is served."""

STARTS, SHARE = 4, 0.13
"""How many searches begin, at most, and what of the budget each may take once it has a
plan that loses nothing. Which vehicles do what is settled early, and may be settled
badly: of searches from elsewhere one is mostly far better."""

FEW = 5_000
"""Below so many steps there is one start only."""

APART = 1_000_003
"""Between the seeds of two starts."""

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
    begun = budget.clock()
    searches, telling = [Search(problem, seed)], _Telling(report)
    try:
        known = None if start is None else draft_of(problem, searches[0].data, start)
        searches[0].construct(known)
        telling.now(searches[0])
        few = budget.iterations is not None and budget.iterations < FEW
        if known is not None or few:
            _go_on(searches[0], WARM if known is not None else MILD, budget, telling)
        else:
            _begin(searches, budget.part(STARTS * SHARE), seed, telling)
            rest = budget.less(STARTS * SHARE, budget.clock() - begun)
            _go_on(min(searches, key=_worth), AGAIN, rest, telling)
    except KeyboardInterrupt:
        pass
    best = min(searches, key=_worth)
    steps = sum(search.steps for search in searches)
    spent = budget.clock() - begun
    return result_of(problem, best.data, best.best, steps, spent)


def _begin(
    searches: list[Search], budget: Budget, seed: int, telling: "_Telling"
) -> None:
    """Let one search after the other begin, each until it has had its share.

    That counts from its first plan that loses nothing: a day that is hard to serve at
    all is begun less often.
    """
    meter = Meter(budget)
    for number in range(STARTS):
        if number > 0:
            searches.append(Search(searches[0].problem, seed + number * APART))
            searches[-1].construct(None)
        search, since = searches[-1], STARTS * meter.progress()
        losing = search.loss > 0
        while not meter.over():
            now = STARTS * meter.progress()
            since = now if losing else since
            if now - since >= 1.0:
                break
            better = search.step(cooled(MILD, now - since))
            losing = losing and (not better or search.loss > 0)
            telling.maybe(search, better)
        else:
            return  # nothing is left for another one
        telling.now(search)


def _go_on(search: Search, hot: float, budget: Budget, telling: "_Telling") -> None:
    """Cool a search down over a budget."""
    meter, heat = Meter(budget), Heat(search, hot)
    while not meter.over():
        better = search.step(heat.at(meter.progress()))
        telling.maybe(search, better)


def _worth(search: Search) -> tuple[int, int]:
    """Return what a search's best plan loses and costs."""
    found = result_of(search.problem, search.data, search.best)
    return found.loss, found.cost.total


def cooled(hot: float, part: float) -> float:
    """Return the temperature when a part, 0 to 1, of the cooling is over."""
    return hot * float((COLD / hot) ** part)


class Heat:
    """How hot the annealing is.

    It cools down over the budget that is left when a plan was found that loses less
    than all before it: what a plan costs hardly counted until then.

    Parameters
    ----------
    search
        What it has found.
    hot
        Temperature to begin with.
    """

    def __init__(self, search: Search, hot: float) -> None:
        self._search, self._hot = search, hot
        self._loss, self._records, self._since = search.loss, search.records, 0.0

    def at(self, part: float) -> float:
        """Return the temperature when a part of the budget, 0 to 1, is used.

        Parameters
        ----------
        part
            Grows from call to call.
        """
        if self._search.records != self._records:
            self._records = self._search.records
            if self._search.loss < self._loss:
                self._loss, self._since = self._search.loss, part
        if part >= 1.0:
            return COLD
        return cooled(self._hot, (part - self._since) / (1 - self._since))


class _Telling:
    """Tells of better plans, not too often."""

    def __init__(self, report: Report) -> None:
        self._report, self._told = report, (NEVER, NEVER)
        self._steps, self._news = 0, False

    def now(self, search: Search) -> None:
        found = result_of(search.problem, search.data, search.best, search.steps)
        worth = found.loss, found.cost.total
        if worth < self._told:
            self._told = worth
            self._report(found)
        self._steps, self._news = 0, False

    def maybe(self, search: Search, better: bool) -> None:
        self._steps += 1
        self._news = self._news or better
        if self._news and self._steps >= RARELY:
            self.now(search)
