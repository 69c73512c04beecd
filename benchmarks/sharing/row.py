"""One line of the table, and how processor time is taken."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

REPEATS = 7


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured.

    Attributes
    ----------
    what, stops
        Which.
    seconds
        Processor seconds: the median of several runs, or extrapolated.
    ratio
        How many times as long as our table of the same day in the same run; None for
        the table itself.
    gaps
        Per cent by which costs found are above the exact ones. None is negative.
    failed
        Runs that found nothing that keeps the rules.
    megabytes
        Highest use of memory of a process that does nothing else, and how much of it
        is beyond what the process had before.
    """

    what: str
    stops: int
    seconds: float
    ratio: float | None = None
    gaps: tuple[float, ...] = ()
    failed: int = 0
    megabytes: tuple[int, int] | None = None


def processor(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Return the median of the processor seconds that some work takes, warm."""
    work()
    spent = []
    for _ in range(repeats):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return median(spent)
