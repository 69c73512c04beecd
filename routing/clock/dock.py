"""The dock in the model: doors, teams, and deliveries that wait for their goods."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapreplace

from ortools.sat.python import cp_model

from mil.units import Seconds
from routing.clock.day import Day
from routing.clock.stay import Expression, Timed, at_dock
from routing.problem import NEVER, Dock, Problem, TaskKind


@dataclass(frozen=True, slots=True)
class Load:
    """What a round unloads.

    Attributes
    ----------
    vehicle
        Who brought it.
    ended, ends
        When unloading ends, now and in the model.
    handling
        Seconds.
    tasks
        The collections.
    """

    vehicle: int
    ended: Seconds
    ends: Expression
    handling: Seconds
    tasks: tuple[int, ...]


def keep_dock(
    model: cp_model.CpModel, problem: Problem, dock: Dock, days: Sequence[Day]
) -> None:
    """Rules 4 and 5 of `routing.problem`.

    Teams handle the goods of rounds in the order they do now. The first who comes is
    served first, and in one order of arrivals that gives each the earliest end there
    is, so the times of the model are never too early.
    """
    served = [
        timed for day in days for timed in day.steps if at_dock(problem, timed.step)
    ]
    if dock.doors is not None and dock.doors < len(days):
        spans = [
            model.new_fixed_size_interval_var(timed.begin, timed.service, "")
            for timed in served
            if timed.service
        ]
        model.add_cumulative(spans, [1] * len(spans), dock.doors)
    handled = _handled(model, problem, dock, days)
    for timed in served:
        _await(model, problem, timed, handled)


def _await(
    model: cp_model.CpModel,
    problem: Problem,
    timed: Timed,
    handled: dict[int, Expression],
) -> None:
    """Let a round load no earlier than its goods are there."""
    for number in timed.step.taken:
        task = problem.tasks[number]
        if task.kind is TaskKind.DELIVER:
            model.add(timed.begin >= task.ready)
            for before in task.after:
                if before in handled:
                    model.add(timed.begin >= handled[before])


def _handled(
    model: cp_model.CpModel, problem: Problem, dock: Dock, days: Sequence[Day]
) -> dict[int, Expression]:
    """Return when each collection is handled, at the latest."""
    found: dict[int, Expression] = {}
    loads = sorted(
        _loads(problem, dock, days), key=lambda one: (one.ended, one.vehicle)
    )
    teams = min(dock.teams or len(loads), len(loads))
    free: list[tuple[Seconds, int]] = [(0, team) for team in range(teams)]
    last: dict[int, Expression] = {}
    for place, load in enumerate(loads):
        if place and teams < len(loads):
            before = loads[place - 1]
            tie = int(before.vehicle > load.vehicle)
            model.add(load.ends >= before.ends + tie)
        start = max(free[0][0], load.ended)
        team = free[0][1]
        heapreplace(free, (start + load.handling, team))
        end = model.new_int_var(0, NEVER, "")
        model.add(end >= load.ends + load.handling)
        if team in last:
            model.add(end >= last[team] + load.handling)
        last[team] = end
        for number in load.tasks:
            due = problem.tasks[number].due
            if due is not None:
                model.add(end <= due)
            found[number] = end
    return found


def _loads(problem: Problem, dock: Dock, days: Sequence[Day]) -> list[Load]:
    """Return what rounds unload at the dock."""
    return [
        Load(
            day.route.vehicle,
            timed.step.begin + timed.service,
            timed.served,
            dock.handling + sum(problem.tasks[task].handling for task in handed),
            handed,
        )
        for day in days
        for timed in day.steps
        if at_dock(problem, timed.step)
        for handed in [
            tuple(
                task
                for task in timed.step.handed
                if problem.tasks[task].kind is TaskKind.COLLECT
            )
        ]
        if handed
    ]
