"""How good a plan is: a proven lower bound on what any plan of the day costs."""

from collections.abc import Sequence

from routing.bound.budget import Budget
from routing.bound.proof import prove
from routing.bound.relax import cover_of, relaxed
from routing.problem import Problem
from routing.result import Bound

MOST = 124
"""Most stops for which a bound is tried."""

__all__ = ["Budget", "bound"]


def bound(
    problem: Problem,
    upper: int | None,
    budget: Budget,
    unserved: Sequence[int] = (),
) -> Bound | None:
    """Prove a lower bound on the cost of a day's plans.

    Parameters
    ----------
    problem
        The day, valid.
    upper
        Cents of a plan that keeps all rules, or None. A bound as high ends the search.
    budget
        What may be done: work for a bound that is always the same, or seconds.
    unserved
        Requests that plan leaves out. The bound holds for plans that leave out the
        same of those that must be served.

    Returns
    -------
    Bound or None
        None when nothing was proven.
    """
    cover = cover_of(problem, unserved)
    if cover.size > MOST:
        return None
    cents = prove(cover, upper, budget)
    if cents is None:
        return None
    return Bound(cents, relaxed(problem), upper is not None and cents == upper)
