"""The planner's own engine, with all its rules."""

import numpy as np

from routing.engine import solve as engine_solve
from routing.plain.budget import Budget
from routing.problem import (
    Dock,
    Matrix,
    Problem,
    Request,
    Task,
    TaskKind,
    Vehicle,
    Visit,
)
from routing.result import Result
from routing.rich.improve import improve


def prepare() -> None:
    """Compile what is not compiled yet, and load both searches: steps use all loops."""
    legs = np.array([[0, 60], [60, 0]], np.int64)
    task = Task(TaskKind.DELIVER, (1,), delivery=Visit(1, ((0, 3600),)))
    van = Vehicle(0, 0, 0, 3600, (1,))
    day = Problem((Matrix(legs, legs),), (task,), (Request(((0,),)),), (van,), Dock(0))
    improve(day, Budget(iterations=2), 1)
    engine_solve(day, Budget(iterations=2), 1)


def solve(problem: Problem, cpu_seconds: float, seed: int) -> Result:
    """Return the best plan of the engine in one process.

    A second one would find the same plan sooner, but pay for its imports.
    """
    return engine_solve(problem, Budget(seconds=cpu_seconds), seed)
