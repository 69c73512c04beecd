"""Requests taken apart into their tasks, and put together again."""

from dataclasses import replace

from routing.problem import Problem
from routing.result import Plan


def taken_apart(problem: Problem) -> Problem:
    """Return the problem with tasks served one by one, where requests must be served.

    Each loses what its request does. A plan that loses nothing serves all of every such
    request, and waits for what must be waited for: it is a plan of `problem`, too.

    Parameters
    ----------
    problem
        Its requests that may be skipped, or done in several ways, stay as they are.
    """
    requests = []
    for request in problem.requests:
        alone = request.skip is None and len(request.ways) == 1
        ways = [((task,),) for task in request.ways[0]] if alone else [request.ways]
        requests += [replace(request, ways=each) for each in ways]
    return replace(problem, requests=tuple(requests))


def only_whole(problem: Problem, plan: Plan) -> Plan:
    """Return a plan without the tasks of requests that it does not serve whole.

    Parameters
    ----------
    problem
        Says which tasks belong together.
    plan
        Visits by vehicle, round and order.
    """
    done = {n // 2 for rounds in plan for visits in rounds for n in visits}
    ways = [way for request in problem.requests for way in request.ways]
    whole = {task for way in ways if done.issuperset(way) for task in way}
    return tuple(
        tuple(
            kept
            for visits in rounds
            if (kept := tuple(n for n in visits if n // 2 in whole))
        )
        for rounds in plan
    )
