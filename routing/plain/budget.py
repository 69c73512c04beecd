"""How long to search: steps that are the same everywhere, or seconds."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace


def never() -> bool:
    """Return False: nobody wants the search to end early."""
    return False


PACE = 2_000
"""Iterations a second, about: what a recombination may take is counted in them too."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What a search may take; the first limit reached ends it.

    Attributes
    ----------
    iterations
        Of all trajectories together, or None. With it alone the same seed gives the
        same plan, bit for bit.
    seconds
        Or None. CPU seconds of all trajectories together, or, when `wall`, seconds on
        the clock.
    wall
        Whether the clock counts.
    stopped
        Asked at each step whether the search should end at once.
    """

    iterations: int | None = None
    seconds: float | None = None
    wall: bool = False
    stopped: Callable[[], bool] = never

    def __post_init__(self) -> None:
        if self.iterations is None and self.seconds is None:
            raise ValueError("a search needs a number of iterations or of seconds")

    def clock(self) -> float:
        """Return the time that counts, seconds."""
        return time.monotonic() if self.wall else time.process_time()

    def part(self, share: float) -> "Budget":
        """Return a share of it."""
        steps, seconds = self.iterations, self.seconds
        return replace(
            self,
            iterations=None if steps is None else max(1, int(share * steps)),
            seconds=None if seconds is None else share * seconds,
        )

    def less(self, steps: int, spent: float) -> "Budget":
        """Return what is left after some steps and seconds."""
        iterations, seconds = self.iterations, self.seconds
        return replace(
            self,
            iterations=None if iterations is None else max(0, iterations - steps),
            seconds=None if seconds is None else max(0.0, seconds - spent),
        )


class Meter:
    """Counts what a part of a search has taken.

    Parameters
    ----------
    budget
        What this part may take.
    since, until
        Where it begins and ends in the whole search, 0 to 1.
    stopped
        Whether somebody else wants it to end at once.
    """

    def __init__(
        self,
        budget: Budget,
        since: float = 0.0,
        until: float = 1.0,
        stopped: Callable[[], bool] = never,
    ) -> None:
        self._budget = budget
        self._since = since
        self._until = until
        self._stopped = stopped
        self._begun = budget.clock()
        self._steps = 0

    def over(self) -> bool:
        """Whether the budget is used up; each time it is not, a step is counted."""
        if self._part() >= 1.0 or self._stopped() or self._budget.stopped():
            return True
        self._steps += 1
        return False

    def progress(self) -> float:
        """Return how much of the whole search is done, 0 to 1."""
        return self._since + (self._until - self._since) * min(1.0, self._part())

    def _part(self) -> float:
        budget, part = self._budget, 0.0
        if budget.iterations is not None:
            part = self._steps / budget.iterations if budget.iterations else 1.0
        if budget.seconds is not None:
            spent = budget.clock() - self._begun
            part = max(part, spent / budget.seconds if budget.seconds > 0 else 1.0)
        return part
