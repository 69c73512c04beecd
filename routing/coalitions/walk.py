"""The rounds behind a coalition's cost."""

from typing import NamedTuple

import numpy as np

from mil.errors import SolverError
from routing.coalitions.labels import price_in_windows
from routing.coalitions.layout import legs_of, loads_of, times_of
from routing.coalitions.single import DEAR, count_fitting
from routing.coalitions.table import Table
from routing.problem import Integers


class Tour(NamedTuple):
    """One round.

    Attributes
    ----------
    kind
        Kind of vehicle.
    stops
        In the order they are served.
    cost
        Of this round.
    """

    kind: int
    stops: tuple[int, ...]
    cost: int


def rounds_of(table: Table, coalition: int) -> tuple[Tour, ...]:
    """Return cheapest rounds of a coalition: their costs make up the table's.

    Parameters
    ----------
    table
        Of all coalitions.
    coalition
        Bit mask; 0 has no rounds.

    Raises
    ------
    ValueError
        When there is no such coalition.
    """
    if not 0 <= coalition < table.costs.size:
        raise ValueError(f"coalition {coalition}; there are {table.costs.size}")
    rounds = []
    while coalition:
        served = _first(table, coalition)
        rounds.append(_tour(table, served))
        coalition ^= served
    return tuple(rounds)


def _first(table: Table, coalition: int) -> int:
    """Return the coalition of one round of the cheapest, that of the highest stop."""
    highest = 1 << (coalition.bit_length() - 1)
    parts = highest | _parts(coalition ^ highest)
    costs = table.single[parts] + table.costs[coalition ^ parts]
    found = int(costs.argmin())
    if costs[found] != table.costs[coalition]:
        raise SolverError(f"no rounds cost what coalition {coalition} costs")
    return int(parts[found])


def _parts(mask: int) -> Integers:
    """Return all coalitions within one, ascending."""
    parts = np.zeros(1, np.int64)
    for stop in range(mask.bit_length()):
        if mask >> stop & 1:
            parts = np.concatenate([parts, parts | 1 << stop])
    return parts


def _tour(table: Table, mask: int) -> Tour:
    """Return the cheapest round of a coalition that one round serves."""
    chosen = [stop for stop in range(table.stops.count) if mask >> stop & 1]
    number = int(table.kind[mask])
    stops, kind = table.stops, table.kinds[number]
    single = np.full(1 << len(chosen), DEAR, np.int64)
    # labels know the order; without windows they cost what the quicker way told
    loads = loads_of(stops, kind, chosen)
    _, order = price_in_windows(
        legs_of(stops, kind, table.ways[number], chosen),
        loads,
        times_of(stops, kind, chosen),
        number,
        count_fitting(loads, single.size),
        single,
        np.full(single.size, -1, np.int8),
    )
    if single[-1] != table.single[mask]:
        raise SolverError(f"no round costs what the round of coalition {mask} costs")
    return Tour(number, tuple(chosen[place] for place in order), int(single[-1]))
