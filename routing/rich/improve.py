"""The engine for days with rules that PyVRP lacks."""

from routing.plain.budget import Budget, Meter
from routing.problem import Problem
from routing.result import Plan, Result
from routing.rich.cooling import AGAIN, MILD, WARM, Heat
from routing.rich.flatten import flatten
from routing.rich.loop import Search
from routing.rich.starts import SHARE, STARTS, begin
from routing.rich.telling import Report, Telling
from routing.rich.timetable import draft_of, result_of

FEW = 5_000
"""Below so many steps there is one start only."""


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

    Raises
    ------
    KeyboardInterrupt
        When Ctrl-C was pressed before anything was searched.
    """
    begun, telling = budget.clock(), Telling(report)
    searches: list[Search] = []
    try:
        known = None if start is None else draft_of(problem, flatten(problem), start)
        few = budget.iterations is not None and budget.iterations < FEW
        if known is not None or few:
            first = Search(problem, seed)
            searches.append(first)
            first.construct(known)
            telling.now(first)
            _go_on(first, WARM if known is not None else MILD, budget, telling)
        else:
            begin(problem, budget.part(STARTS * SHARE), seed, searches, telling)
            rest = budget.less(_steps(searches), budget.clock() - begun)
            _go_on(min(searches, key=_worth), AGAIN, rest, telling)
    except KeyboardInterrupt:
        if not searches:
            raise
    best = min(searches, key=_worth)
    spent = budget.clock() - begun
    return result_of(problem, best.data, best.best, _steps(searches), spent)


def _go_on(search: Search, hot: float, budget: Budget, telling: Telling) -> None:
    """Cool a search down over a budget."""
    meter, heat = Meter(budget), Heat(search, hot)
    while not meter.over():
        better = search.step(heat.at(meter.progress()))
        telling.maybe(search, better)


def _steps(searches: list[Search]) -> int:
    """Return how many steps searches have done."""
    return sum(search.steps for search in searches)


def _worth(search: Search) -> tuple[int, int]:
    """Return what a search's best plan loses and costs."""
    return result_of(search.problem, search.data, search.best).worth
