"""How much may be done: work that is the same everywhere, or seconds for people."""

import time
from dataclasses import dataclass, field

PACE = 20_000_000
"""Labels looked at per second on a slow machine: what seconds left allow at once."""


@dataclass(slots=True)
class Budget:
    """Work left for a bound.

    Attributes
    ----------
    work
        Labels to look at in all; the same budget gives the same bound.
    seconds
        Seconds from now, or None to count work alone.
    wall
        Whether the clock counts, not the processor time of this process.
    used
        Labels looked at so far.
    """

    work: int
    seconds: float | None = None
    wall: bool = True
    used: int = 0
    _begun: float = field(init=False)

    def __post_init__(self) -> None:
        self._begun = self._clock()

    @property
    def left(self) -> int:
        """Labels that may be looked at now."""
        left = self.work - self.used
        if (seconds := self.seconds_left) is not None:
            left = min(left, int(seconds * PACE))
        return max(left, 0)

    @property
    def seconds_left(self) -> float | None:
        """Seconds left, or None when work alone counts."""
        if self.seconds is None:
            return None
        return max(0.0, self.seconds - (self._clock() - self._begun))

    def _clock(self) -> float:
        return time.monotonic() if self.wall else time.process_time()
