"""What compiled loops read: travel, loads and windows of one kind of vehicle."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from routing.problem import Integers
from routing.rich.compiled import inlined

Shorts = npt.NDArray[np.int32]
Tiny = npt.NDArray[np.int8]
Whole = Shorts | Integers


class Legs(NamedTuple):
    """Travel of one kind of vehicle, laid out for compiled loops.

    Places are the stops and, as the last one, the depot. What a round costs at all is
    in the legs from the depot; service, and what a stop costs, in those from the stop.

    Attributes
    ----------
    seconds
        Quickest way, shape ``(places, lanes)``, no way longer than `longest` + 1.
    both
        Cheapest way, ``cost << bits | seconds``, same shape.
    bits
        See `both`.
    longest
        Most seconds of a round.
    first
        Position of the first of the ways from a to b in `ways`, by ``a * places + b``;
        one more at the end.
    ways
        Cost and seconds of ways of which none is both cheaper and quicker than
        another, shape ``(ways, 2)``.
    """

    seconds: Shorts
    both: Integers
    bits: int
    longest: int
    first: Integers
    ways: Integers


class Loads(NamedTuple):
    """What coalitions weigh, added up from two tables.

    Attributes
    ----------
    low, high
        Load by dimension and by the lower, and the upper, half of a bit mask.
    half
        Stops in the lower half.
    capacity
        Most, by dimension.
    """

    low: Integers
    high: Integers
    half: int
    capacity: Integers


@inlined
def fits(loads: Loads, mask: int) -> bool:
    """Tell whether a coalition's goods fit into the vehicle."""
    low, high = mask & ((1 << loads.half) - 1), mask >> loads.half
    for dim in range(loads.capacity.size):
        if loads.low[dim, low] + loads.high[dim, high] > loads.capacity[dim]:
            return False
    return True


class Times(NamedTuple):
    """When things may happen, seconds.

    Attributes
    ----------
    opens, closes
        First departure and last return.
    early, late
        First and last beginning of service by stop.
    waiting
        Cost of a second waited.
    """

    opens: int
    closes: int
    early: Integers
    late: Integers
    waiting: int
