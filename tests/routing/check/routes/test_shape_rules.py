"""Rules 1 to 3 and 8: what a round is, one test for each way to break it."""

from typing import Any


def kinds(faults: Any) -> set[str]:
    """Name the kinds of some faults."""
    return {fault.kind for fault in faults}


def test_a_plain_delivery_round(bench: Any) -> None:
    """Load, deliver, come back: nothing is wrong."""
    s = bench.stop
    problem = bench.problem(bench.deliver(1), bench.deliver(3))
    faults = bench.run(problem, [s(0, (0, 1)), s(1, (), (0,)), s(3, (), (1,)), s(0)])
    assert faults == ()
