"""Giant tours learned from good plans of coalitions, by PyVRP with counted steps."""

from collections.abc import Sequence

import numpy as np
import pyvrp
from pyvrp.stop import MaxIterations

from routing.coalitions.along import Fleet
from routing.problem import Integers

HEAVIER = 1000
"""Loads are scaled: PyVRP's penalty of a unit too much has a limit, ways are dear."""

Rounds = list[list[int]]


def good_rounds(fleet: Fleet, chosen: Sequence[int], steps: int, seed: int) -> Rounds:
    """Plan rounds of a coalition well, though not always at the least cost.

    Parameters
    ----------
    fleet
        Everybody, and the vehicles.
    chosen
        The coalition.
    steps, seed
        Iterations of the search, and its seed; no time limit, so the answer is the
        same everywhere.

    Returns
    -------
    list of list of int
        The stops of each round. As an order of stops it is of use even where it breaks
        a rule: it is cut into rounds anew.
    """
    model = pyvrp.Model()
    depot = fleet.cost.shape[1] - 1
    places = [*chosen, depot]
    locations = [model.add_location(0, 0) for _ in places]
    home = model.add_depot(locations[-1])
    for stop, location in zip(chosen, locations[:-1], strict=True):
        model.add_client(
            location,
            delivery=[HEAVIER * int(load) for load in fleet.loads[stop]],
            tw_early=int(fleet.early[stop]),
            tw_late=int(fleet.late[stop]),
        )
    for kind in range(len(fleet.cost)):
        waiting = int(fleet.waiting[kind])
        profile = model.add_profile()
        for a, there in zip(places, locations, strict=True):
            for b, then in zip(places, locations, strict=True):
                if a != b:
                    seconds = int(fleet.seconds[kind, a, b])
                    # hours are paid apart, so that waits are too
                    price = int(fleet.cost[kind, a, b]) - waiting * seconds
                    model.add_edge(there, then, max(0, price), seconds, profile)
        model.add_vehicle_type(
            len(chosen),
            [HEAVIER * int(most) for most in fleet.capacity[kind]],
            start_depot=home,
            end_depot=home,
            tw_early=int(fleet.opens[kind]),
            tw_late=int(fleet.closes[kind]),
            unit_duration_cost=waiting,
            profile=profile,
        )
    found = model.solve(MaxIterations(steps), seed, collect_stats=False, display=False)
    rounds = found.best.routes()
    return [[chosen[a.idx] for a in round_ if a.is_client()] for round_ in rounds]


def with_everybody(fleet: Fleet, rounds: Rounds) -> Rounds:
    """Put the stops that are in no round where they are the shortest way round."""
    cost, depot = fleet.cost.min(axis=0), fleet.cost.shape[1] - 1
    rounds = [list(round_) for round_ in rounds] or [[]]
    there = {stop for round_ in rounds for stop in round_}
    for stop in range(depot):
        if stop not in there:
            _, number, place = min(
                (int(detour), number, place)
                for number, round_ in enumerate(rounds)
                for place, detour in enumerate(_detours(cost, round_, stop))
            )
            rounds[number].insert(place, stop)
    return rounds


def _detours(cost: Integers, round_: Sequence[int], stop: int) -> Integers:
    """Return by how much a round gets longer, by the place of a stop in it."""
    depot = len(cost) - 1
    ways = np.array([depot, *round_, depot])
    there, then = ways[:-1], ways[1:]
    detours: Integers = cost[there, stop] + cost[stop, then] - cost[there, then]
    return detours


def side_by_side(fleet: Fleet, rounds: Rounds) -> list[int]:
    """Return one order of all stops: each round followed by the nearest one left."""
    seconds = fleet.seconds.min(axis=0)
    left = [round_ for round_ in rounds if round_]
    order = left.pop(0)
    last = order
    while left:
        near = [seconds[np.ix_(last, other)].mean() for other in left]
        last = left.pop(int(np.argmin(near)))
        order = order + last
    return order


def along(rounds: Rounds, base: Sequence[int]) -> list[int]:
    """Return one order of all stops: rounds in the order of their places in another."""
    place = np.empty(len(base))
    place[list(base)] = np.arange(len(base))
    by_place = sorted((r for r in rounds if r), key=lambda r: float(place[r].mean()))
    return [stop for round_ in by_place for stop in round_]
