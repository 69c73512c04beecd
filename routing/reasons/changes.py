"""Which one number of a day, changed by how little, lets one more request in.

Levers are moved one at a time, and the request is put in beside the plan that was
found, nothing of which is moved, with all other rules kept.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from routing.problem import Problem
from routing.reasons.levers import Lever
from routing.result import Plan


@dataclass(frozen=True, slots=True)
class Change:
    """A lever, moved by just enough steps."""

    lever: Lever
    steps: int


def admits(plan: Plan, request: int, problem: Problem) -> bool:
    """Whether a request can be put into a plan, nothing else being moved."""
    # numba takes half a second to import, which the command's help need not wait for
    from routing.rich.fits import fits  # noqa: PLC0415

    return fits(problem, plan, request) is not None


def smallest(
    levers: Iterable[Lever], possible: Callable[[Problem], bool]
) -> Change | None:
    """Return the change that asks least, the first of equal ones; None if none helps.

    Parameters
    ----------
    levers
        What may be moved.
    possible
        Whether the request is served in a problem.
    """
    best: Change | None = None
    for lever in levers:
        most = lever.most
        if best is not None:  # only what asks less
            most = min(most, (best.steps * best.lever.weight - 1) // lever.weight)
        if most <= 0 or not possible(lever.move(most)):
            continue
        least = 0
        while most - least > 1:
            half = (least + most) // 2
            least, most = (least, half) if possible(lever.move(half)) else (half, most)
        best = Change(lever, most)
    return best
