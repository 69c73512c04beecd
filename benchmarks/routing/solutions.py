"""Reads published solutions (`.sol`) as plans of an instance's problem."""

from pathlib import Path

import vrplib  # type: ignore[import-untyped]

from benchmarks.routing.instance import Instance
from benchmarks.routing.text import read_text, wrong
from routing.result import Plan


def read_solution(path: Path, instance: Instance) -> Plan:
    """Read a solution; node 0 within a route is a return to the dock.

    Where vehicles differ its routes are in the order of the file's vehicles.

    Raises
    ------
    InputError
        When it is no solution, names what there is not, or has too many routes.
    """
    read_text(path)
    try:
        routes = vrplib.read_solution(path)["routes"]
    except (ValueError, KeyError, IndexError) as error:
        raise wrong(
            path, 0, "", f"no solution: {error}", "give VRPLIB's .sol"
        ) from None
    rounds: list[tuple[tuple[int, ...], ...]] = [()] * len(instance.problem.vehicles)
    free = dict.fromkeys(instance.kinds, 0)
    alike = len(free) <= 1
    for number, route in enumerate(routes):
        if not route:
            continue
        if not alike and number >= len(instance.kinds):
            raise wrong(path, 0, f"route {number + 1}", "no such vehicle", "mend it")
        kind = 0 if alike else instance.kinds[number]
        vehicle = kind + free.get(kind, 0)
        free[kind] = vehicle - kind + 1
        if vehicle >= len(rounds):
            raise wrong(path, 0, f"route {number + 1}", "too many routes", "mend it")
        rounds[vehicle] = _split(path, route, instance)
    return tuple(rounds)


def _split(
    path: Path, route: list[int], instance: Instance
) -> tuple[tuple[int, ...], ...]:
    """Return the rounds of a route."""
    rounds: list[list[int]] = [[]]
    for node in route:
        if not 0 <= node < len(instance.visits):
            raise wrong(path, 0, node, "no such node", "mend the route")
        if instance.visits[node] < 0:
            rounds.append([])
        else:
            rounds[-1].append(instance.visits[node])
    return tuple(tuple(visits) for visits in rounds if visits)
