"""Whether one more request could be put into a plan."""

from routing.problem import Problem
from routing.result import Plan
from routing.rich.loop import Search
from routing.rich.timetable import draft_of, plan_of


def fits(problem: Problem, plan: Plan, request: int) -> Plan | None:
    """Return a plan with one more request, None when it cannot be put in anywhere.

    Nothing else is moved: the answer is exact for "beside this plan".

    Parameters
    ----------
    problem
        Accepted by `routing.validate`.
    plan
        Visits by vehicle, round and order; it keeps all rules of `problem`.
    request
        Index of a request that the plan leaves out.
    """
    search = Search(problem, seed=1)
    draft = draft_of(problem, search.data, plan)
    if draft is None or not search.insert(draft, request):
        return None
    return plan_of(draft)
