"""What runs in a child process: one solver, one problem, one share of the processor."""

import os
import pickle
import resource
import sys
import time

from benchmarks.routing.order import Answer, Order

ROOM = 8 * 2**30
"""Bytes of address space for a solver."""

KILOBYTE = 1024


def answer(order: Order) -> Answer:
    """Solve and measure; imports and compilation are neither counted nor limited."""
    solve = order.solver.load()
    allowed = int(_used() + order.cpu_seconds * 2) + 60
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, allowed + 5))
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    before, clock = _used(), time.monotonic()
    result = solve(order.problem, order.cpu_seconds, order.seed)
    seconds = time.monotonic() - clock
    return Answer(result, _used() - before, seconds, _memory())


def _used() -> float:
    """Return processor seconds of this process and its finished children."""
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(
            resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
    )


def _memory() -> int:
    return KILOBYTE * max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )


def main(path: str) -> int:
    """Read an order from stdin, write the answer to a file: solvers talk on stdout."""
    # the parent process is the only writer of this pipe
    order: Order = pickle.load(sys.stdin.buffer)  # noqa: S301
    found = answer(order)
    with open(f"{path}.part", "wb") as file:  # noqa: PTH123
        pickle.dump(found, file)
    os.replace(f"{path}.part", path)  # noqa: PTH105
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
