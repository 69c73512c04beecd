"""The usual practice: two fixed waves, all collections first, then all deliveries."""

from dataclasses import replace

from mil.units import Seconds
from routing.problem import Problem, Task, TaskKind

HOURS: tuple[Seconds, ...] = (34_200, 37_800, 41_400, 45_000)
"""Hours to part the waves that are tried: 9:30, 10:30, 11:30 and 12:30."""


def fixed_waves(problem: Problem, hour: Seconds) -> Problem:
    """Return the day as it is where goods change vehicles at a fixed hour.

    Parameters
    ----------
    problem
        The day.
    hour
        What is collected is handled by then, what is delivered is loaded from then on.

    Returns
    -------
    Problem
        Every plan for it is one for the day itself, at the same cost. Nobody needs to
        wait for anybody's goods. What is carried directly is as it was; a round that
        both delivers and collects is no longer possible.
    """
    return replace(
        problem, tasks=tuple(_in_waves(task, hour) for task in problem.tasks)
    )


def _in_waves(task: Task, hour: Seconds) -> Task:
    if task.kind is TaskKind.COLLECT:
        return replace(task, due=hour if task.due is None else min(task.due, hour))
    if task.kind is TaskKind.DELIVER:
        return replace(task, ready=max(task.ready, hour))
    return task
