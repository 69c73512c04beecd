"""The solvers compared, each behind the same call."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from benchmarks.routing.needs import Need
from routing.problem import Problem
from routing.result import Result


class Solve(Protocol):
    """One solver."""

    def __call__(self, problem: Problem, cpu_seconds: float, seed: int) -> Result:
        """Return the best plan found with that much processor time.

        Parameters
        ----------
        problem
            Has no rule that the solver does not know.
        cpu_seconds
            For all its processes and threads together.
        seed
            Ignored by those that have none.
        """


@dataclass(frozen=True, slots=True)
class Solver:
    """A solver and what is to be known of it.

    Attributes
    ----------
    name, title
        On the command line, and in the table.
    module
        Has `prepare()`, which imports and compiles all that is heavy, and `solve`.
    lacks
        Rules that it cannot be told.
    seeded
        Whether another seed gives another plan.
    compiled
        Whether its loops are compiled when they are first used, which many children
        should not do at once.
    """

    name: str
    title: str
    module: str
    lacks: frozenset[Need] = frozenset()
    seeded: bool = True
    compiled: bool = False

    def load(self) -> Solve:
        """Return its `solve`, all imports done."""
        module = import_module(self.module)
        prepare: Callable[[], None] = module.prepare
        prepare()
        solve: Solve = module.solve
        return solve


_HERE = "benchmarks.routing.peers"

OURS = Solver("ours", "ours", f"{_HERE}.ours", compiled=True)
PYVRP = Solver("pyvrp", "PyVRP", f"{_HERE}.pyvrp_alone", frozenset({Need.BEYOND}))
VROOM = Solver(
    "vroom",
    "VROOM",
    f"{_HERE}.vroom_best",
    frozenset({Need.BEYOND, Need.ROUNDS, Need.RELEASE, Need.SPAN, Need.OPTIONAL}),
    seeded=False,
)
ORTOOLS = Solver(
    "ortools",
    "OR-Tools",
    f"{_HERE}.ortools_tuned",
    frozenset({Need.BEYOND, Need.ROUNDS, Need.RELEASE}),
    seeded=False,
)

SOLVERS = {solver.name: solver for solver in (OURS, PYVRP, VROOM, ORTOOLS)}
"""All solvers by name, in the order of the table's columns."""
