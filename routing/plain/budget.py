"""How long to search: steps that are the same everywhere, or seconds."""

import time
from collections.abc import Callable
from dataclasses import dataclass

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
    """

    iterations: int | None = None
    seconds: float | None = None
    wall: bool = False

    def __post_init__(self) -> None:
        if self.iterations is None and self.seconds is None:
            raise ValueError("a search needs a number of iterations or of seconds")

    def clock(self) -> float:
        """Return the time that counts, seconds."""
        return time.monotonic() if self.wall else time.process_time()

    def stop(self) -> Callable[[], bool]:
        """Return a question to ask before each iteration, from now on."""
        left = self.iterations
        ends = None if self.seconds is None else self.clock() + self.seconds

        def over() -> bool:
            nonlocal left
            if left is not None:
                left -= 1
                if left < 0:
                    return True
            return ends is not None and self.clock() >= ends

        return over
