"""The usual practice: two fixed waves, all collections first, then all deliveries."""

from dataclasses import replace

from mil.units import Seconds
from routing.problem import Problem, Span, Task, TaskKind, Visit

HOURS: tuple[Seconds, ...] = (32_400, 37_800, 43_200)
"""Hours to part the waves that are tried: 9:00, 10:30 and noon."""

EASE: Seconds = 7_200
"""By how much days are eased to be compared with waves."""


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


def eased(problem: Problem, by: Seconds) -> Problem:
    """Return the day with more time everywhere: what waves are compared on.

    Windows and shifts of planted days are drawn around a plan without waves, which
    would be unjust to them.

    Parameters
    ----------
    problem
        The day.
    by
        Everybody's windows open and close, shifts begin and end, and goods are due
        that much earlier or later; they may be on board for that much longer.
    """
    return replace(
        problem,
        tasks=tuple(_eased(task, by) for task in problem.tasks),
        vehicles=tuple(
            replace(
                vehicle,
                opens=max(0, vehicle.opens - by),
                closes=vehicle.closes + by,
                hours=replace(vehicle.hours, max_span=vehicle.hours.max_span + 2 * by),
            )
            for vehicle in problem.vehicles
        ),
        dock=None
        if problem.dock is None
        else replace(problem.dock, windows=_wider(problem.dock.windows, by)),
    )


def _in_waves(task: Task, hour: Seconds) -> Task:
    if task.kind is TaskKind.COLLECT:
        return replace(task, due=hour if task.due is None else min(task.due, hour))
    if task.kind is TaskKind.DELIVER:
        return replace(task, ready=max(task.ready, hour))
    return task


def _eased(task: Task, by: Seconds) -> Task:
    return replace(
        task,
        pickup=_open(task.pickup, by),
        delivery=_open(task.delivery, by),
        ready=max(0, task.ready - by),
        due=None if task.due is None else task.due + by,
        aboard=None if task.aboard is None else task.aboard + by,
    )


def _open(visit: Visit | None, by: Seconds) -> Visit | None:
    if visit is None:
        return None
    return replace(visit, windows=_wider(visit.windows, by))


def _wider(windows: tuple[Span, ...], by: Seconds) -> tuple[Span, ...]:
    """Widen windows; join those that then overlap or touch."""
    joined: list[Span] = []
    for begin, end in windows:
        if joined and begin - by <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], end + by)
        else:
            joined.append((max(0, begin - by), end + by))
    return tuple(joined)
