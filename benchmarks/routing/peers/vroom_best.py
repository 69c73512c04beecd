"""VROOM: its default effort first, then its greatest for the time that is left.

VROOM can be stopped by the clock only, looks at it late, and has no seed. Level 5 is
given what level 1 leaves, in wall time at the pace at which that got the processor. The
better of the two counts. Costs too large for it are divided for the search.
"""

import time
from datetime import timedelta

import numpy as np
import numpy.typing as npt
import vroom

from benchmarks.routing.peers.alike import Kind, kinds_of
from benchmarks.routing.timing import timed
from routing.problem import (
    NEVER,
    Integers,
    Problem,
    Task,
    TaskKind,
    Visit,
    delivery_of,
    pickup_of,
)
from routing.result import Plan, Result

LEVELS = (1, 5)
LONGEST_DISTANCE = 2**32 - 1
MOST_COST = 2**31
"""Sum of costs that VROOM still takes, with some room."""


def prepare() -> None:
    """Nothing is left to import."""


def solve(problem: Problem, cpu_seconds: float, seed: int) -> Result:
    """Return the best plan of its levels; the seed is ignored."""
    del seed
    began, clock = time.process_time(), time.monotonic()
    best: Result | None = None
    for level in LEVELS:
        used = time.process_time() - began
        if used >= cpu_seconds and best is not None:
            break
        pace = (time.monotonic() - clock) / used if best is not None else 1.0
        seconds = (cpu_seconds - used) * max(pace, 1.0)
        result = timed(problem, _answer(problem, level, seconds))
        if best is None or result.worth < best.worth:
            best = result
    if best is None:
        raise ValueError("no level to solve at")
    return best


def _answer(problem: Problem, level: int, seconds: float) -> Plan:
    """Return the plan of one level."""
    given = vroom.Input()
    kinds = kinds_of(problem)
    matrices = problem.matrices[0]
    divisor = _divisor(problem)
    for amount in sorted({kind.vehicle.costs.distance.amount for kind in kinds}):
        profile = str(amount)
        given.set_durations_matrix(profile, matrices.seconds.astype(np.uint32))
        given.set_distances_matrix(profile, matrices.metres.astype(np.uint32))
        given.set_costs_matrix(profile, _costs(matrices.metres, amount, divisor))
    for kind in kinds:
        given.add_vehicle(_vehicles(problem, kind, divisor))
    for number, task in enumerate(problem.tasks):
        given.add_job([_job(number, task)])
    found = given.solve(
        exploration_level=level,
        nb_threads=1,
        timeout=timedelta(seconds=max(seconds, 0.01)),
    )
    rounds: list[list[int]] = [[] for _ in problem.vehicles]
    routes = found.routes
    steps = zip(routes["vehicle_id"], routes["type"], routes["id"], strict=True)
    for vehicle, kind_of_step, number in steps:
        if kind_of_step not in ("start", "end"):
            rounds[int(vehicle)].append(int(number))
    return tuple((tuple(visits),) if visits else () for visits in rounds)


def _divisor(problem: Problem) -> int:
    """Return by what costs must be divided to add up within VROOM's integers."""
    dearest = max(
        int(problem.matrices[0].metres.max()) * vehicle.costs.distance.amount
        + vehicle.costs.per_day
        for vehicle in problem.vehicles
    )
    legs = 2 * len(problem.tasks) + len(problem.vehicles)
    return dearest * legs // MOST_COST + 1


def _costs(metres: Integers, amount: int, divisor: int) -> npt.NDArray[np.uint32]:
    return ((metres * amount + divisor // 2) // divisor).astype(np.uint32)


def _vehicles(problem: Problem, kind: Kind, divisor: int) -> list[vroom.Vehicle]:
    """Return all vehicles of a kind; skills are the restricted tasks they may do."""
    vehicle = kind.vehicle
    skills = {
        number
        for number, task in enumerate(problem.tasks)
        if task.vehicles is not None and number not in kind.barred
    }
    return [
        vroom.Vehicle(
            number,
            start=vehicle.start,
            end=vehicle.end,
            profile=str(vehicle.costs.distance.amount),
            capacity=list(vehicle.capacity),
            skills=skills,
            time_window=vroom.TimeWindow(vehicle.opens, vehicle.closes)
            if vehicle.closes < NEVER
            else None,
            costs=vroom.VehicleCosts(fixed=vehicle.costs.per_day // divisor),
            max_distance=vehicle.max_round or LONGEST_DISTANCE,
        )
        for number in kind.members
    ]


def _job(number: int, task: Task) -> vroom.Job | vroom.Shipment:
    """Return a task as VROOM's; its visits keep their numbers."""
    load = vroom.Amount(list(task.load))
    skills = set() if task.vehicles is None else {number}
    if task.pickup is not None and task.delivery is not None:
        return vroom.Shipment(
            vroom.ShipmentStep(pickup_of(number), **_where(task.pickup)),
            vroom.ShipmentStep(delivery_of(number), **_where(task.delivery)),
            amount=load,
            skills=skills,
        )
    if task.kind is TaskKind.DELIVER and task.delivery is not None:
        return vroom.Job(
            delivery_of(number),
            delivery=load,
            skills=skills,
            **_where(task.delivery),
        )
    if task.pickup is None:
        raise ValueError("a task without the visit its kind needs")
    return vroom.Job(
        pickup_of(number), pickup=load, skills=skills, **_where(task.pickup)
    )


def _where(visit: Visit) -> dict[str, object]:
    """Return where and when a visit is, as VROOM's arguments."""
    (opens, closes) = visit.windows[0]
    windows = [] if closes >= NEVER else [vroom.TimeWindow(opens, closes)]
    return {
        "location": visit.place,
        "default_service": visit.fixed + visit.handover,
        "time_windows": windows,
    }
