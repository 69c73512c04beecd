"""Vehicles, their drivers and the dock."""

from collections.abc import Iterator

from routing.problem import NEVER, Costs, Hours, Problem, TaskKind
from routing.validate.figures import (
    index_wrong,
    maybe_wrong,
    place_wrong,
    price_wrong,
    tuple_wrong,
    whole_wrong,
    windows_wrong,
)


def vehicle_wrong(problem: Problem, number: int) -> Iterator[str]:
    """Say what no vehicle may be."""
    vehicle, where = problem.vehicles[number], f"vehicle {number}"
    yield from place_wrong(f"{where}: start", vehicle.start, problem)
    yield from place_wrong(f"{where}: end", vehicle.end, problem)
    profiles = len(problem.matrices)
    yield from index_wrong(f"{where}: profile", vehicle.profile, profiles, "matrices")
    yield from whole_wrong(f"{where}: opens", vehicle.opens)
    yield from whole_wrong(f"{where}: closes", vehicle.closes)
    if vehicle.opens > vehicle.closes:
        yield (
            f"{where} has a shift from {vehicle.opens} to {vehicle.closes}; let it "
            "begin before it ends"
        )
    yield from tuple_wrong(f"{where}: capacity", vehicle.capacity, problem.dimensions)
    for dimension, amount in enumerate(vehicle.capacity):
        yield from whole_wrong(f"{where}: capacity {dimension}", amount)
    yield from whole_wrong(f"{where}: max_rounds", vehicle.max_rounds)
    yield from maybe_wrong(f"{where}: max_round", vehicle.max_round)
    yield from _costs_wrong(where, vehicle.costs, problem.dimensions)
    yield from _hours_wrong(where, vehicle.hours)


def _costs_wrong(where: str, costs: Costs, dimensions: int) -> Iterator[str]:
    """Say what no costs may be."""
    yield from whole_wrong(f"{where}: per_day", costs.per_day)
    yield from whole_wrong(f"{where}: per_round", costs.per_round)
    yield from whole_wrong(f"{where}: per_stop", costs.per_stop)
    yield from price_wrong(f"{where}: distance", costs.distance)
    yield from price_wrong(f"{where}: time", costs.time)
    yield from price_wrong(f"{where}: overtime", costs.overtime)
    yield from maybe_wrong(f"{where}: overtime_after", costs.overtime_after)
    if costs.load:
        yield from tuple_wrong(f"{where}: price of load", costs.load, dimensions)
    for dimension, price in enumerate(costs.load):
        yield from price_wrong(f"{where}: price of load {dimension}", price)


def _hours_wrong(where: str, hours: Hours) -> Iterator[str]:
    """Say what no rule for a driver may be."""
    yield from whole_wrong(f"{where}: max_span", hours.max_span)
    yield from maybe_wrong(f"{where}: max_driving", hours.max_driving)
    for rule in hours.breaks:
        yield from whole_wrong(f"{where}: work before a break", rule.after, 1)
        yield from whole_wrong(f"{where}: length of a break", rule.length, 1)
    lunch = hours.lunch
    if lunch is not None:
        begins = ((lunch.earliest, lunch.latest),)
        yield from windows_wrong(f"{where}: lunch", begins)
        yield from whole_wrong(f"{where}: length of lunch", lunch.length, 1)


def dock_wrong(problem: Problem) -> Iterator[str]:
    """Say that a dock is missing, or what none may be."""
    dock = problem.dock
    if dock is None:
        for number, task in enumerate(problem.tasks):
            if task.kind is not TaskKind.DIRECT:
                yield (
                    f"task {number} goes by the dock and there is none; give a dock or "
                    "make it direct"
                )
        return
    yield from place_wrong("dock: place", dock.place, problem)
    yield from windows_wrong("dock", dock.windows)
    yield from whole_wrong("dock: fixed", dock.fixed, 0, NEVER)
    yield from whole_wrong("dock: handling", dock.handling, 0, NEVER)
    yield from maybe_wrong("dock: doors", dock.doors, 1)
    yield from maybe_wrong("dock: teams", dock.teams, 1)
