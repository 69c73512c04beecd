"""Which rules of `routing.problem` a day has: what campaigns have gone through."""

from collections.abc import Callable, Iterator

import numpy as np

from routing.problem import Problem, TaskKind, Vehicle, Visit

Test = Callable[[Problem], bool]


def rules_of(problem: Problem) -> frozenset[str]:
    """Name the rules that a day has.

    Parameters
    ----------
    problem
        Any day.

    Returns
    -------
    frozenset of str
        Names out of `RULES`. That a rule is there does not say that it binds.
    """
    return frozenset(name for name, has in RULES.items() if has(problem))


def _visits(problem: Problem) -> Iterator[Visit]:
    for task in problem.tasks:
        for end in (task.pickup, task.delivery):
            if end is not None:
                yield end


def _any(has: Callable[[Vehicle], object]) -> Test:
    return lambda problem: any(has(vehicle) for vehicle in problem.vehicles)


def _kind(kind: TaskKind) -> Test:
    return lambda problem: any(task.kind is kind for task in problem.tasks)


def _asymmetric(problem: Problem) -> bool:
    return any(not np.array_equal(m.metres, m.metres.T) for m in problem.matrices)


def _fixed_wall(vehicle: Vehicle) -> bool:
    room = vehicle.capacity
    return len(room) > 2 and room[1] > 0 and max(room[:2]) < room[2]


def _movable_wall(vehicle: Vehicle) -> bool:
    room = vehicle.capacity
    return len(room) > 2 and room[1] > 0 and room[0] + room[1] > room[2]


RULES: dict[str, Test] = {
    "asymmetric ways": _asymmetric,
    "several profiles": lambda p: len(p.matrices) > 1,
    "no way": lambda p: any((m.metres < 0).any() for m in p.matrices),
    "fixed wall": _any(_fixed_wall),
    "movable wall": _any(_movable_wall),
    "goods apart": lambda p: bool(p.apart),
    "collections": _kind(TaskKind.COLLECT),
    "deliveries": _kind(TaskKind.DELIVER),
    "direct": _kind(TaskKind.DIRECT),
    "alternative ways": lambda p: any(len(r.ways) > 1 for r in p.requests),
    "cross-dock": lambda p: any(task.after for task in p.tasks),
    "mixed rounds": lambda p: p.mixed,
    "several rounds": _any(lambda v: v.max_rounds > 1),
    "longest round": _any(lambda v: v.max_round is not None),
    "starts elsewhere": lambda p: (
        p.dock is not None and any(v.start != p.dock.place for v in p.vehicles)
    ),
    "several windows": lambda p: any(len(v.windows) > 1 for v in _visits(p)),
    "dock windows": lambda p: p.dock is not None and len(p.dock.windows) > 1,
    "soft windows": lambda p: any(v.soft is not None for v in _visits(p)),
    "doors": lambda p: p.dock is not None and p.dock.doors is not None,
    "teams": lambda p: p.dock is not None and p.dock.teams is not None,
    "ready": lambda p: any(task.ready for task in p.tasks),
    "due": lambda p: any(task.due is not None for task in p.tasks),
    "time on board": lambda p: any(task.aboard is not None for task in p.tasks),
    "access": lambda p: any(task.vehicles is not None for task in p.tasks),
    "dear vehicles": lambda p: any(task.dear for task in p.tasks),
    "break after work": _any(lambda v: any(not r.driving for r in v.hours.breaks)),
    "break after driving": _any(lambda v: any(r.driving for r in v.hours.breaks)),
    "longest driving": _any(lambda v: v.hours.max_driving is not None),
    "lunch": _any(lambda v: v.hours.lunch is not None),
    "overtime": _any(lambda v: v.costs.overtime_after is not None),
    "paid gaps": _any(lambda v: v.costs.gaps_paid),
    "paid pauses": _any(lambda v: v.hours.paid and v.hours.breaks),
    "carrier": _any(lambda v: any(price.amount for price in v.costs.load)),
    "optional": lambda p: any(r.skip is not None for r in p.requests),
    "priority": lambda p: any(r.priority for r in p.requests),
    "lock": lambda p: bool(p.locks),
    "keep": lambda p: bool(p.keeps),
    "even days": lambda p: p.even is not None,
}
"""By name: whether a day has a rule."""
