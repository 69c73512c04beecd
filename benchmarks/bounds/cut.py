"""The first part of an instance, as in the literature: its first customers."""

from dataclasses import replace

from routing.problem import Problem, Request, Task, visits_of


def cut(problem: Problem, stops: int) -> Problem:
    """Return the problem of the first requests with no more than some stops together.

    Parameters
    ----------
    problem
        Its requests share no task, and nothing in it is named but by requests.
    stops
        Visits away from the dock.
    """
    new: dict[int, int] = {}
    requests: list[Request] = []
    left = stops
    for request in problem.requests:
        mine = [task for way in request.ways for task in way]
        left -= sum(len(visits_of(problem, task)) for task in mine)
        if left < 0:
            break
        for task in mine:
            new[task] = len(new)
        ways = tuple(tuple(new[task] for task in way) for way in request.ways)
        requests.append(replace(request, ways=ways))
    tasks = tuple(_renumbered(problem.tasks[task], new) for task in new)
    return replace(problem, tasks=tasks, requests=tuple(requests))


def _renumbered(task: Task, new: dict[int, int]) -> Task:
    return replace(task, after=tuple(new[other] for other in task.after))
