"""Plans an instance, then proves a bound, and notes what each took."""

import time
from dataclasses import dataclass

from benchmarks.bounds.cut import cut
from benchmarks.routing.instance import Instance
from routing.bound import Budget as ProofBudget
from routing.bound import bound
from routing.engine import solve
from routing.plain.budget import Budget
from routing.result import Bound

PLENTY = 10**15
"""Work that no number of seconds allows: seconds count."""


@dataclass(frozen=True, slots=True)
class Row:
    """One part of an instance.

    Attributes
    ----------
    folder, name, stops
        Which.
    cost
        Of the engine's plan, as published; None when it leaves something out.
    bound
        No plan costs less, as published; None when nothing was proven.
    proven
        Whether the plan costs least.
    relaxed
        Rules that the bound leaves aside.
    searching, proving
        CPU seconds.
    """

    folder: str
    name: str
    stops: int
    cost: float | None
    bound: float | None
    proven: bool
    relaxed: tuple[str, ...]
    searching: float
    proving: float

    @property
    def gap(self) -> float | None:
        """Return by how many per cent the plan is above the bound at most."""
        if self.cost is None or not self.bound:
            return None
        return 100 * (self.cost / self.bound - 1)


def measure(instance: Instance, stops: int, search: float, seconds: float) -> Row:
    """Plan the first stops of an instance and prove how good the plan is.

    Parameters
    ----------
    instance, stops
        Which, and how much of it.
    search, seconds
        CPU seconds to look for a plan, and to prove a bound.
    """
    problem = cut(instance.problem, stops)
    begun = time.process_time()
    result = solve(problem, Budget(seconds=search), seed=1)
    found = time.process_time()
    upper = None if result.loss else result.cost.total
    proof = ProofBudget(PLENTY, seconds, wall=False)
    proven = bound(problem, upper, proof) or Bound(0)
    told = instance.convention.published
    return Row(
        instance.folder,
        instance.name,
        stops,
        None if upper is None else told(upper),
        told(proven.cents) or None,
        proven.optimal,
        proven.relaxed,
        found - begun,
        time.process_time() - found,
    )
