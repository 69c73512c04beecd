"""Whether a problem can be put to the engine: no solver sees what this refuses."""

from collections.abc import Iterator

from mil.errors import InputError
from routing.problem import Problem
from routing.validate.fleet import dock_wrong, vehicle_wrong
from routing.validate.former import former_wrong
from routing.validate.network import matrices_wrong
from routing.validate.sums import sums_wrong
from routing.validate.work import apart_wrong, requests_wrong, task_wrong


def validate(problem: Problem) -> None:
    """Refuse a problem that would make a solver crash or lie.

    Parameters
    ----------
    problem
        Anything of that type. That something in it cannot be served (no way there, no
        vehicle for it) is no error: the engine says so. No task or no vehicle is none.

    Raises
    ------
    InputError
        In one sentence: where, what is wrong, what to do. Matrices that are ragged, no
        int64, negative or huge; indices that nothing has; negative or missing figures;
        windows that are empty or overlap; tasks in no way or in two; locks that
        contradict each other; sums that would leave int64.
    """
    try:
        message = next(_wrong(problem), None)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        message = (
            f"the problem cannot be read ({error!r}); make it of the types of "
            "routing.problem"
        )
    if message is not None:
        raise InputError(message)


def _wrong(problem: Problem) -> Iterator[str]:
    """Say what is wrong, figures before what is made of them."""
    yield from matrices_wrong(problem.matrices)
    if problem.mixed not in {True, False}:
        yield f"mixed is {problem.mixed!r}; give True or False"
    yield from dock_wrong(problem)
    for number in range(len(problem.vehicles)):
        yield from vehicle_wrong(problem, number)
    for number in range(len(problem.tasks)):
        yield from task_wrong(problem, number)
    yield from apart_wrong(problem)
    yield from requests_wrong(problem)
    yield from former_wrong(problem)
    yield from sums_wrong(problem)
