"""Judges a result of the engine by all eleven rules of `routing.problem`."""

from collections.abc import Iterator
from itertools import pairwise

from mil.ports import Fault
from routing.check.routes.cost import figure_faults
from routing.check.routes.goods import board_faults, dock_faults
from routing.check.routes.hours import day_faults
from routing.check.routes.shape import chain_faults, shape_faults
from routing.check.routes.sound import malformed
from routing.check.routes.tour import all_tours, tours_of
from routing.check.routes.wants import account_faults, lock_faults
from routing.problem import Problem
from routing.result import Result


def check_result(problem: Problem, result: Result) -> tuple[Fault, ...]:
    """Judge a result: its routes, what they leave out, and every figure.

    Parameters
    ----------
    problem
        What was asked, as `routing.validate` accepts it.
    result
        The engine's answer, or anything that claims to be one.

    Returns
    -------
    tuple of Fault
        All that is wrong; empty when the result is right. What cannot be read as a
        result is a fault of kind ``malformed``, never an exception.
    """
    try:
        wrong = tuple(malformed(problem, result))
        if wrong:
            return tuple(Fault("malformed", "result", message) for message in wrong)
        return tuple(_faults(problem, result))
    except Exception as error:  # whatever stops the judge is the result's fault
        return (Fault("malformed", "result", f"cannot be judged: {error!r}"),)


def _faults(problem: Problem, result: Result) -> Iterator[Fault]:
    """Judge each round, each day, the dock, what was asked, and the figures."""
    for before, after in pairwise(result.routes):
        if after.vehicle <= before.vehicle:
            message = f"a route of vehicle {after.vehicle} follows {before.vehicle}'s"
            yield Fault("vehicle", "result", message)
    tours = all_tours(problem, result)
    for tour in tours:
        yield from shape_faults(tour)
        yield from board_faults(tour)
    for route in result.routes:
        day = tours_of(problem, route)
        yield from chain_faults(day)
        yield from day_faults(day)
    yield from dock_faults(problem, tours)
    yield from account_faults(problem, result, tours)
    yield from lock_faults(problem, tours)
    yield from figure_faults(problem, result, tours)
