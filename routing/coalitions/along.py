"""What coalitions cost along giant tours: compiled loops.

A giant tour is an order of all stops. Restricted to a coalition and cut into rounds as
cheaply as can be (Beasley 1983, doi:10.1016/0305-0483(83)90033-6), it is a plan; the
least over a fixed set of tours is a cost that never falls when a stop joins, because
leaving a stop out of a round leaves one that is no dearer.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from routing.coalitions.compiled import entrance
from routing.problem import Integers
from routing.rich.compiled import allocating, inlined

Flags = npt.NDArray[np.bool_]
State = tuple[int, int, int]
"""First beginning of service, last one at the same cost, and that cost."""

FAR = 1 << 60
"""More than any cost."""


class Fleet(NamedTuple):
    """Stops and kinds of vehicles; the depot is the last place.

    Attributes
    ----------
    cost, seconds
        Of legs with what is done at the place they leave, by kind, shape
        ``(kinds, m + 1, m + 1)``; both keep the triangle inequality.
    loads, capacity
        By stop, and by kind, and dimension.
    early, late
        First and last beginning of service by stop.
    opens, closes, waiting
        First departure, last return and cost of a second waited, by kind.
    """

    cost: Integers
    seconds: Integers
    loads: Integers
    capacity: Integers
    early: Integers
    late: Integers
    opens: Integers
    closes: Integers
    waiting: Integers


class Walk(NamedTuple):
    """Room for one restricted tour.

    Attributes
    ----------
    chosen
        Its stops, shape ``(m,)``.
    least
        Least cost of the first stops, shape ``(m + 1,)``.
    load
        By dimension.
    """

    chosen: Integers
    least: Integers
    load: Integers


@allocating
def _walk(fleet: Fleet) -> Walk:
    size = fleet.early.size
    return Walk(
        np.empty(size, np.int64),
        np.empty(size + 1, np.int64),
        np.empty(fleet.loads.shape[1], np.int64),
    )


@entrance
def price_sets(fleet: Fleet, tours: Integers, sets: Flags, costs: Integers) -> None:
    """Price coalitions.

    Parameters
    ----------
    fleet
        Who is served, by what.
    tours
        Orders of all stops, shape ``(tours, m)``.
    sets
        Who is in, shape ``(sets, m)``.
    costs
        Written, shape ``(sets,)``.
    """
    walk = _walk(fleet)
    for number in range(sets.shape[0]):
        costs[number] = FAR
        for tour in range(tours.shape[0]):
            size = _restrict(tours[tour], sets[number], walk.chosen)
            _cut(fleet, walk, size)
            costs[number] = min(costs[number], walk.least[size])


@inlined
def _restrict(tour: Integers, there: Flags, chosen: Integers) -> int:
    """List the stops of a tour that are there, and return how many."""
    size = 0
    for stop in tour:
        chosen[size] = stop
        size += there[stop]
        if size == chosen.size:
            break
    return size


@inlined
def _step(
    fleet: Fleet, kind: int, at: int, stop: int, load: Integers, state: State
) -> tuple[bool, State, int]:
    """Go on to a stop: whether that can be, when and what for, and the cost at home."""
    begin, until, price = state
    fits = True
    for dim in range(load.size):
        load[dim] += fleet.loads[stop, dim]
        fits &= load[dim] <= fleet.capacity[kind, dim]
    depot = fleet.cost.shape[1] - 1
    seconds, early = fleet.seconds[kind, at, stop], fleet.early[stop]
    begin = max(begin + seconds, early)
    fits &= begin <= fleet.late[stop]
    fits &= begin + fleet.seconds[kind, stop, depot] <= fleet.closes[kind]
    price += fleet.cost[kind, at, stop]
    until += seconds
    price += fleet.waiting[kind] * max(0, early - until)
    until = min(max(until, early), fleet.late[stop])
    return fits, (begin, until, price), price + fleet.cost[kind, stop, depot]


@inlined
def _cut(fleet: Fleet, walk: Walk, size: int) -> None:
    """Cut a sequence into rounds: the least cost of each beginning."""
    chosen, least, load = walk
    depot = fleet.cost.shape[1] - 1
    least[: size + 1] = FAR
    least[0] = 0
    for first in range(size):
        for kind in range(fleet.cost.shape[0]):
            load[:] = 0
            at, state = depot, (fleet.opens[kind], fleet.closes[kind], least[first])
            for place in range(first, size):
                stop = chosen[place]
                fits, state, cost = _step(fleet, kind, at, stop, load, state)
                if not fits:
                    break
                least[place + 1] = min(least[place + 1], cost)
                at = stop
