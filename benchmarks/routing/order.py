"""What a child process is told and what it answers; pickled between the two."""

from dataclasses import dataclass

from benchmarks.routing.peers import Solver
from routing.problem import Problem
from routing.result import Result


@dataclass(frozen=True, eq=False, slots=True)
class Order:
    """What to do.

    Attributes
    ----------
    solver
        Who.
    problem
        What.
    cpu_seconds, seed
        With how much, and from where.
    """

    solver: Solver
    problem: Problem
    cpu_seconds: float
    seed: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What came out.

    Attributes
    ----------
    result
        The plan; not judged yet.
    cpu_seconds
        Processor time of the search and all its processes, imports before it left out.
    seconds
        Wall time of the same.
    memory
        Largest resident memory of any of its processes, bytes.
    """

    result: Result
    cpu_seconds: float
    seconds: float
    memory: int
