"""PyVRP alone, as it comes: one search with its default settings."""

import time
from collections.abc import Iterable
from typing import Any

import numpy as np
import pyvrp
from pyvrp.constants import MAX_VALUE

from benchmarks.routing.peers.alike import Kind, kinds_of, profiles_of
from benchmarks.routing.timing import timed
from routing.problem import (
    NEVER,
    Integers,
    Problem,
    Request,
    Task,
    TaskKind,
    delivery_of,
    pickup_of,
    visits_of,
)
from routing.result import Plan, Result

LARGEST_PENALTY = 10_000
"""A price per unit of load in excess that PyVRP's penalties can still reach."""

ENDLESS = np.iinfo(np.int64).max


class MaxProcessorTime:
    """Stops a search when this process has used its share."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.process_time() + seconds

    def __call__(self, best_cost: float) -> bool:
        """Return whether it is time to stop."""
        return time.process_time() >= self._ends


def prepare() -> None:
    """Nothing is left to import."""


def solve(problem: Problem, cpu_seconds: float, seed: int) -> Result:
    """Return the best plan of one search."""
    stop = MaxProcessorTime(cpu_seconds)
    kinds = kinds_of(problem)
    found = pyvrp.solve(
        problem_data(problem, kinds), stop, seed, collect_stats=False, display=False
    )
    return timed(problem, plan_of(problem, kinds, found.best))


def problem_data(problem: Problem, kinds: tuple[Kind, ...]) -> pyvrp.ProblemData:
    """Return a problem in PyVRP's language, costs to the cent."""
    profiles = profiles_of(kinds)
    matrices = problem.matrices[0]
    home = _home(problem)
    tasks = list(zip(problem.tasks, problem.requests, strict=True))
    scale = load_scale(problem)
    return pyvrp.ProblemData(
        locations=[pyvrp.Location(0, 0) for _ in range(len(matrices.metres))],
        clients=[
            _client(t, r, scale) for t, r in tasks if t.kind is not TaskKind.DIRECT
        ],
        depots=[pyvrp.Depot(home)],
        vehicle_types=[_type(kind, profiles[kind.barred], scale) for kind in kinds],
        distance_matrices=_closed(problem, matrices.metres, profiles),
        duration_matrices=_closed(problem, matrices.seconds, profiles),
        shipments=[
            _shipment(t, r, scale) for t, r in tasks if t.kind is TaskKind.DIRECT
        ],
    )


def load_scale(problem: Problem) -> int:
    """Return by what loads are multiplied, so that prices per unit stay moderate.

    PyVRP prices load in excess by the unit, up to a limit; its own reader multiplies
    loads like distances.
    """
    dearest = int(problem.matrices[0].metres.max()) * max(
        vehicle.costs.distance.amount for vehicle in problem.vehicles
    )
    loads = [load for task in problem.tasks for load in task.load if load]
    usual = sum(loads) // len(loads) if loads else 1
    scale = 1
    while dearest > LARGEST_PENALTY * usual * scale:
        scale *= 10
    return scale


def plan_of(
    problem: Problem, kinds: tuple[Kind, ...], solution: pyvrp.Solution
) -> Plan:
    """Return PyVRP's answer as a plan."""
    clients = _numbers(problem, direct=False)
    pairs = _numbers(problem, direct=True)
    free = [iter(kind.members) for kind in kinds]
    plan: list[tuple[tuple[int, ...], ...]] = [()] * len(problem.vehicles)
    for route in solution.routes():
        rounds: list[list[int]] = [[]]
        for activity in route:
            if activity.is_depot():
                rounds.append([])
            elif activity.is_client():
                rounds[-1] += visits_of(problem, clients[activity.idx])
            else:
                number = pickup_of if activity.is_pickup() else delivery_of
                rounds[-1].append(number(pairs[activity.idx]))
        plan[next(free[route.vehicle_type()])] = tuple(map(tuple, rounds))
    return tuple(plan)


def _numbers(problem: Problem, direct: bool) -> list[int]:
    """Return the tasks that are shipments, or those that are clients, in order."""
    return [
        number
        for number, task in enumerate(problem.tasks)
        if (task.kind is TaskKind.DIRECT) is direct
    ]


def _home(problem: Problem) -> int:
    return problem.dock.place if problem.dock else problem.vehicles[0].start


def _client(task: Task, request: Request, scale: int) -> pyvrp.Client:
    delivers = task.kind is TaskKind.DELIVER
    end = task.delivery if delivers else task.pickup
    if end is None:
        raise ValueError("a task without the visit its kind needs")
    (opens, closes) = end.windows[0]
    load, nothing = [scale * each for each in task.load], [0] * len(task.load)
    return pyvrp.Client(
        end.place,
        delivery=load if delivers else nothing,
        pickup=nothing if delivers else load,
        service_duration=end.fixed + end.handover,
        tw_early=opens,
        tw_late=closes,
        release_time=task.ready,
        prize=request.skip or 0,
        required=request.skip is None,
    )


def _shipment(task: Task, request: Request, scale: int) -> pyvrp.Shipment:
    if task.pickup is None or task.delivery is None:
        raise ValueError("a task without the visits its kind needs")
    return pyvrp.Shipment(
        task.pickup.place,
        task.delivery.place,
        *task.pickup.windows[0],
        task.pickup.fixed + task.pickup.handover,
        *task.delivery.windows[0],
        task.delivery.fixed + task.delivery.handover,
        [scale * each for each in task.load],
        request.skip or 0,
        request.skip is None,
    )


def _type(kind: Kind, profile: int, scale: int) -> pyvrp.VehicleType:
    vehicle = kind.vehicle
    rounds = vehicle.max_rounds
    return pyvrp.VehicleType(
        num_available=len(kind.members),
        capacity=[scale * each for each in vehicle.capacity],
        fixed_cost=vehicle.costs.per_day,
        tw_early=vehicle.opens,
        tw_late=vehicle.closes,
        shift_duration=vehicle.hours.max_span
        if vehicle.hours.max_span < NEVER
        else ENDLESS,
        max_distance=ENDLESS if vehicle.max_round is None else vehicle.max_round,
        unit_distance_cost=vehicle.costs.distance.amount,
        profile=profile,
        reload_depots=[0] if rounds > 1 else [],
        max_reloads=rounds - 1,
    )


def _closed(
    problem: Problem, table: Integers, profiles: Iterable[frozenset[int]]
) -> list[Any]:
    """Return a matrix for each profile; PyVRP's stubs know no type that fits them."""
    return [_barred(problem, table, barred) for barred in profiles]


def _barred(problem: Problem, table: Integers, barred: frozenset[int]) -> Integers:
    """Return a matrix with no way to the places of barred tasks, as PyVRP reads it."""
    places = [
        end.place
        for number in barred
        for end in (problem.tasks[number].pickup, problem.tasks[number].delivery)
        if end is not None
    ]
    if not places:
        return table
    closed = table.copy()
    closed[places, :] = closed[:, places] = MAX_VALUE
    np.fill_diagonal(closed, 0)
    return closed
