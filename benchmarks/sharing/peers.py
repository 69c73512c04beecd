"""The naive way: a solver for each coalition, PyVRP with its default settings."""

import time
from collections.abc import Sequence
from typing import NamedTuple

import pyvrp

from benchmarks.routing.peers.pyvrp_alone import MaxProcessorTime
from routing.coalitions import Kind, Stops

HEAVIER = 1000
"""Loads are scaled: PyVRP's penalty of a unit too much has a limit, ways are dear."""


class Run(NamedTuple):
    """One run of PyVRP.

    Attributes
    ----------
    cost
        Of its best plan, None when no plan it found keeps the rules.
    seconds
        Processor seconds, with those to set up the problem.
    """

    cost: int | None
    seconds: float


def solve(
    stops: Stops, kind: Kind, chosen: Sequence[int], seconds: float, seed: int
) -> Run:
    """Plan the rounds of some stops.

    Parameters
    ----------
    stops, kind
        Without windows.
    chosen
        The coalition.
    seconds
        Processor seconds for the search.
    seed
        Of the search.
    """
    begun = time.process_time()
    model = pyvrp.Model()
    places = [*chosen, stops.count]
    locations = [model.add_location(0, 0) for _ in places]
    depot = model.add_depot(locations[-1])
    profile = model.add_profile()
    for stop, location in zip(chosen, locations[:-1], strict=True):
        model.add_client(
            location,
            delivery=[HEAVIER * int(load) for load in stops.loads[stop]],
            service_duration=int(stops.service[stop]),
        )
    for a, there in zip(places, locations, strict=True):
        for b, then in zip(places, locations, strict=True):
            if a != b:
                legs = int(kind.cost[a, b]), int(kind.seconds[a, b])
                model.add_edge(there, then, *legs, profile)
    model.add_vehicle_type(
        len(chosen),
        [HEAVIER * capacity for capacity in kind.capacity],
        start_depot=depot,
        end_depot=depot,
        fixed_cost=kind.per_round,
        shift_duration=kind.longest,
        profile=profile,
    )
    ends = MaxProcessorTime(time.process_time() + seconds)
    found = model.solve(ends, seed, collect_stats=False, display=False)
    spent = time.process_time() - begun
    if not found.is_feasible():
        return Run(None, spent)
    served = sum(kind.per_stop + kind.serving * int(stops.service[s]) for s in chosen)
    return Run(int(found.cost()) + served, spent)
