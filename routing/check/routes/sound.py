"""Whether a result can be judged at all: plain whole numbers, indices that exist."""

from collections.abc import Iterator
from dataclasses import fields

from routing.problem import Problem
from routing.result import Bound, CostParts, Result, Route, Step


def malformed(problem: Problem, result: object) -> Iterator[str]:
    """Say what no result may be.

    Parameters
    ----------
    problem
        Gives the number of places, tasks, requests and vehicles.
    result
        Anything.

    Yields
    ------
    str
        What is wrong, in words. None: every index and number can be relied on.
    """
    if not isinstance(result, Result):
        yield f"{_short(result)} is no result"
        return
    routes: object = result.routes
    if isinstance(routes, tuple):
        for number, route in enumerate(routes):
            yield from _in(f"route {number}", _route(problem, route))
    else:
        yield f"{_short(routes)} is no tuple of routes"
    yield from _indices("unserved", result.unserved, len(problem.requests))
    yield from _figures(result)


def _figures(result: Result) -> Iterator[str]:
    """Cost, loss, length, bound and work."""
    cost: object = result.cost
    if isinstance(cost, CostParts):
        yield from _amounts({f.name: getattr(cost, f.name) for f in fields(CostParts)})
    else:
        yield f"{_short(cost)} is no cost"
    yield from _amounts(
        {
            "loss": result.loss,
            "metres": result.metres,
            "iterations": result.iterations,
        }
    )
    yield from _bound(result.bound)
    seconds: object = result.seconds
    if type(seconds) not in {int, float} or not 0 <= result.seconds < float("inf"):
        yield f"{_short(seconds)} is no time of work"


def _bound(bound: object) -> Iterator[str]:
    if bound is None:
        return
    if not isinstance(bound, Bound):
        yield f"{_short(bound)} is no bound"
        return
    yield from _amounts({"bound": bound.cents})
    optimal: object = bound.optimal
    if not isinstance(optimal, bool):
        yield f"{_short(optimal)} does not say whether it is optimal"
    relaxed: object = bound.relaxed
    if not isinstance(relaxed, tuple) or not all(isinstance(r, str) for r in relaxed):
        yield f"{_short(relaxed)} is no tuple of rules in words"


def _amounts(named: dict[str, object]) -> Iterator[str]:
    for name, value in named.items():
        if type(value) is not int or value < 0:
            yield f"{name} {_short(value)} is not a whole number from 0 up"


def _route(problem: Problem, route: object) -> Iterator[str]:
    if not isinstance(route, Route):
        yield f"{_short(route)} is no route"
        return
    yield from _indices("vehicle", (route.vehicle,), len(problem.vehicles))
    rounds: object = route.rounds
    if not isinstance(rounds, tuple) or not rounds:
        yield f"{_short(rounds)} is no tuple of rounds"
        return
    for number, round_ in enumerate(rounds):
        if not isinstance(round_, tuple) or len(round_) < 2:
            yield f"round {number}: {_short(round_)} is no tuple of two steps or more"
            continue
        for at, step in enumerate(round_):
            yield from _in(f"round {number} step {at}", _step(problem, step))


def _step(problem: Problem, step: object) -> Iterator[str]:
    if not isinstance(step, Step):
        yield f"{_short(step)} is no step"
        return
    places = len(problem.matrices[0].metres) if problem.matrices else 0
    yield from _indices("place", (step.place,), places)
    times: tuple[object, ...] = (step.arrive, step.begin, step.leave)
    pauses: object = step.pauses
    if not isinstance(pauses, tuple):
        yield f"{_short(pauses)} is no tuple of pauses"
        pauses = ()
    for pause in pauses:
        if isinstance(pause, tuple) and len(pause) == 2:
            times += pause
        else:
            yield f"{_short(pause)} is no pause"
    for time in times:
        if type(time) is not int:
            yield f"{_short(time)} is no whole second"
    for name, tasks in (("taken", step.taken), ("handed", step.handed)):
        yield from _indices(name, tasks, len(problem.tasks))


def _indices(name: str, found: object, count: int) -> Iterator[str]:
    """Say which of some indices nothing has."""
    if not isinstance(found, tuple):
        yield f"{name} {_short(found)} is no tuple"
        return
    for index in found:
        if type(index) is not int or not 0 <= index < count:
            yield f"{name} {_short(index)} is not an index below {count}"


def _in(where: str, messages: Iterator[str]) -> Iterator[str]:
    return (f"{where}: {message}" for message in messages)


def _short(value: object) -> str:
    """Write a value, cut to a readable length."""
    try:
        text = repr(value)
    except Exception:  # whatever stops it from being written
        text = f"a {type(value).__name__}"
    return text if len(text) <= 60 else f"{text[:57]}..."
