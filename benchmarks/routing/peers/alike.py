"""Vehicles that do not differ, taken together: peers want types, not single ones."""

from dataclasses import dataclass

from routing.problem import Problem, Vehicle


@dataclass(frozen=True, slots=True)
class Kind:
    """Vehicles that are the same and may do the same.

    Attributes
    ----------
    vehicle
        What they are.
    members
        Their numbers.
    barred
        Tasks they may not do.
    """

    vehicle: Vehicle
    members: tuple[int, ...]
    barred: frozenset[int]


def kinds_of(problem: Problem) -> tuple[Kind, ...]:
    """Return the kinds of vehicles, by their first member."""
    restricted = [
        (number, frozenset(task.vehicles))
        for number, task in enumerate(problem.tasks)
        if task.vehicles is not None
    ]
    found: dict[tuple[Vehicle, frozenset[int]], list[int]] = {}
    for number, vehicle in enumerate(problem.vehicles):
        barred = frozenset(task for task, may in restricted if number not in may)
        found.setdefault((vehicle, barred), []).append(number)
    return tuple(
        Kind(vehicle, tuple(members), barred)
        for (vehicle, barred), members in found.items()
    )
