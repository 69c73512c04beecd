"""Prices one day in a process of its own, so that its memory can be told."""

import json
import resource
import sys
import time
from collections.abc import Sequence

from benchmarks.sharing.draw import day
from routing.coalitions import price_coalitions

KILOBYTE = 1024
SMALL = 8
"""Stops of the day that has everything loaded before."""


def main(arguments: Sequence[str]) -> int:
    """Price a day of so many stops, so much capacity, by a seed, and print figures."""
    stops, capacity, seed = (int(text) for text in arguments)
    there, kind = day(SMALL, capacity, seed)
    price_coalitions(there, [kind])
    there, kind = day(stops, capacity, seed)
    before, begun = _memory(), time.process_time()
    price_coalitions(there, [kind])
    told = {"seconds": time.process_time() - begun, "before": before, "most": _memory()}
    sys.stdout.write(json.dumps(told))
    return 0


def _memory() -> int:
    """Return the most bytes this process has used."""
    return KILOBYTE * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
