"""Plans in and out: visits in an order, and the same with their exact times."""

from itertools import groupby

from routing.price import price
from routing.problem import Integers, Problem
from routing.result import Plan, Result, Route, Step
from routing.rich import columns as c
from routing.rich.arrays import COLLECT, DELIVER, NOWHERE, Data
from routing.rich.day import BROKEN
from routing.rich.plan import (
    CALL,
    LOAD,
    TURN,
    UNLOAD,
    Draft,
    Sheet,
    empty_draft,
    empty_sheet,
)
from routing.rich.settle import settle, work_out


def draft_of(problem: Problem, data: Data, plan: Plan) -> Draft | None:
    """Return a plan as a draft with its times, None when it breaks a rule.

    Parameters
    ----------
    problem, data
        The problem, and its arrays.
    plan
        Visits by vehicle, round and order; vehicles at the end may be missing.
    """
    draft = empty_draft(data)
    for v, rounds in enumerate(plan):
        path = [n for visits in rounds if visits for n in (*visits, TURN)][:-1]
        if len(path) > draft.path.shape[1]:
            return None
        draft.path[v, : len(path)] = path
        draft.vehicle[v, c.SIZE] = len(path)
        for n in path:
            if n != TURN:
                draft.task[n // 2, c.WHO] = v
    done = set((draft.task[:, c.WHO] != NOWHERE).nonzero()[0].tolist())
    number = 0
    for index, request in enumerate(problem.requests):
        for way in request.ways:
            if done.issuperset(way):
                draft.way[index] = number
                done.difference_update(way)
            number += 1
    if done or not settle(data, draft, empty_sheet(data), -1):
        return None
    return draft


def plan_of(draft: Draft) -> Plan:
    """Return the visits of a draft by vehicle, round and order."""
    return tuple(
        tuple(
            tuple(int(n) for n in visits)
            for turn, visits in groupby(path[:size], key=lambda n: n == TURN)
            if not turn
        )
        for path, size in zip(draft.path, draft.vehicle[:, c.SIZE], strict=True)
    )


def result_of(
    problem: Problem, data: Data, draft: Draft, steps: int = 0, seconds: float = 0.0
) -> Result:
    """Return a draft with its times and its price.

    Parameters
    ----------
    problem, data, draft
        The problem, its arrays, and a plan that is settled.
    steps, seconds
        Work done, for the result.
    """
    # which of two timings a day has depends on who waited for it then
    draft = draft._replace(task=draft.task.copy())
    draft.task[:, c.LATE] = draft.task[:, c.TIMED_FOR]
    sheet = empty_sheet(data)
    routes = []
    for v in range(draft.vehicle.shape[0]):
        size = int(draft.vehicle[v, c.SIZE])
        if size:
            path = draft.path[v]
            if work_out(data, draft, sheet, v) == BROKEN:
                raise AssertionError(f"vehicle {v} of a settled plan breaks a rule")
            routes.append(Route(v, _rounds(data, sheet, path)))
    unserved = tuple(int(r) for r in (draft.way == NOWHERE).nonzero()[0])
    loss = sum(problem.requests[r].loss for r in unserved)
    cost, metres = price(problem, routes, unserved)
    return Result(
        tuple(routes), unserved, cost, loss, metres, iterations=steps, seconds=seconds
    )


def _rounds(data: Data, sheet: Sheet, path: Integers) -> tuple[tuple[Step, ...], ...]:
    rounds: dict[int, list[Step]] = {}
    for k in range(int(sheet.tally[c.STEPS])):
        number = int(sheet.step[k, c.ROUND])
        rounds.setdefault(number, []).append(_step(data, sheet, path, k))
    return tuple(tuple(steps) for steps in rounds.values())


def _step(data: Data, sheet: Sheet, path: Integers, k: int) -> Step:
    row = [int(x) for x in sheet.step[k]]
    numbers = [int(n) for n in path[row[c.FIRST] : row[c.LAST]]]
    taken: list[int] = []
    handed: list[int] = []
    if row[c.DOING] == LOAD:
        taken = [n // 2 for n in numbers if data.task[n // 2, c.KIND] == DELIVER]
    elif row[c.DOING] == UNLOAD:
        handed = [n // 2 for n in numbers if data.task[n // 2, c.KIND] == COLLECT]
    elif row[c.DOING] == CALL:
        taken = [n // 2 for n in numbers if n % 2 == 0]
        handed = [n // 2 for n in numbers if n % 2]
    pauses = []
    if row[c.PAUSE]:
        pauses.append((row[c.PAUSED], row[c.PAUSED] + row[c.PAUSE]))
    if row[c.REST]:
        pauses.append((row[c.RESTED], row[c.RESTED] + row[c.REST]))
    return Step(
        place=row[c.AT],
        arrive=row[c.ARRIVE],
        begin=row[c.BEGIN],
        leave=row[c.LEAVE],
        taken=tuple(taken),
        handed=tuple(handed),
        pauses=tuple(pauses),
    )
