"""The planner's own engine, for problems that need no waiting at the dock."""

from benchmarks.routing.timing import timed
from routing.plain.budget import Budget
from routing.plain.improve import improve
from routing.problem import Problem
from routing.result import Result


def prepare() -> None:
    """Nothing is left to import."""


def solve(problem: Problem, cpu_seconds: float, seed: int) -> Result:
    """Return the best plan of two processes that share the processor time."""
    found = improve(problem, Budget(seconds=cpu_seconds), seed, processes=True)
    return timed(problem, found.plan if found else ())
