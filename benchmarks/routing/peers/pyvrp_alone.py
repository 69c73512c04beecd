"""PyVRP alone, as it comes: one search with its default settings.

The translation is the engine's own: with that of PyVRP's reader, which bars vehicles
from clients by enormous distances, version 0.14.1 does not return from its first local
search on some site-dependent instances. Its reader multiplies loads like distances, and
its penalties, a price per unit with an upper limit, count on that: so loads are scaled
here where distances are dear.
"""

import time
from dataclasses import replace

import pyvrp

from benchmarks.routing.timing import timed
from routing.plain.translate import carry, plan_of
from routing.problem import Problem
from routing.result import Result

LARGEST_PENALTY = 10_000
"""A price per unit of load in excess that PyVRP's penalties can still reach."""


class MaxProcessorTime:
    """Stops a search when this process has used its share."""

    def __init__(self, ends: float) -> None:
        self._ends = ends

    def __call__(self, best_cost: float) -> bool:
        """Return whether it is time to stop."""
        return time.process_time() >= self._ends


def prepare() -> None:
    """Nothing is left to import."""


def solve(problem: Problem, cpu_seconds: float, seed: int) -> Result:
    """Return the best plan of one search."""
    stop = MaxProcessorTime(time.process_time() + cpu_seconds)
    carried = carry(heavier(problem))
    found = pyvrp.solve(carried.data, stop, seed, collect_stats=False, display=False)
    return timed(problem, plan_of(carried, found.best))


def heavier(problem: Problem) -> Problem:
    """Return the same problem with loads in smaller units where distances are dear."""
    dearest = int(problem.matrices[0].metres.max(initial=0)) * max(
        vehicle.costs.distance.amount for vehicle in problem.vehicles
    )
    loads = [load for task in problem.tasks for load in task.load if load]
    usual = max(1, sum(loads) // max(1, len(loads)))
    scale = 1
    while dearest > LARGEST_PENALTY * usual * scale:
        scale *= 10

    def scaled(loads: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(scale * load for load in loads)

    return replace(
        problem,
        tasks=tuple(replace(task, load=scaled(task.load)) for task in problem.tasks),
        vehicles=tuple(
            replace(vehicle, capacity=scaled(vehicle.capacity))
            for vehicle in problem.vehicles
        ),
    )
