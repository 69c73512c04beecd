"""What coalitions cost along giant tours: compiled loops.

A giant tour is an order of all stops. Restricted to a coalition and cut into rounds as
cheaply as can be (Beasley 1983; Prins 2004), it is a plan; the least over a fixed set
of tours is a cost that never falls when a stop joins, because leaving a stop out of a
round leaves one that is no dearer.

Tours are combined too: stops are divided into sectors, in several ways, and each run of
neighbouring sectors may follow a tour of its own, rounds not going from one run to the
next. That is the least over a far larger set of plans, fixed as well.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from routing.coalitions.compiled import entrance
from routing.problem import Integers
from routing.rich.compiled import inlined

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


class Tours(NamedTuple):
    """A fixed set of giant tours.

    Attributes
    ----------
    orders
        Shape ``(tours, m)``.
    sectors
        Sector of each stop, for each way to divide them, shape ``(ways, m)``.
    parts
        How many sectors there are.
    """

    orders: Integers
    sectors: Integers
    parts: int


@entrance
def price_sets(
    fleet: Fleet, tours: Tours, sets: npt.NDArray[np.bool_], costs: Integers
) -> None:
    """Price coalitions.

    Parameters
    ----------
    fleet, tours
        Who is served, by what, along what.
    sets
        Who is in, shape ``(sets, m)``.
    costs
        Written, shape ``(sets,)``.
    """
    size = sets.shape[1]
    chosen, best = np.empty(size, np.int64), np.empty(size + 1, np.int64)
    load = np.empty(fleet.loads.shape[1], np.int64)
    upto = np.empty(tours.parts + 1, np.int64)
    for number in range(sets.shape[0]):
        costs[number] = _price(fleet, tours, sets[number], chosen, best, load, upto)


@entrance
def price_orders(fleet: Fleet, tours: Tours, orders: Integers, added: Integers) -> None:
    """Add up what each stop adds to the cost, over orders of joining.

    Parameters
    ----------
    fleet, tours
        As for `price_sets`.
    orders
        Shape ``(orders, m)``.
    added
        Sums by stop, shape ``(m,)``, written to.
    """
    size = orders.shape[1]
    chosen, best = np.empty(size, np.int64), np.empty(size + 1, np.int64)
    load = np.empty(fleet.loads.shape[1], np.int64)
    upto = np.empty(tours.parts + 1, np.int64)
    there = np.empty(size, np.bool_)
    for number in range(orders.shape[0]):
        there[:] = False
        before = 0
        for stop in orders[number]:
            there[stop] = True
            cost = _price(fleet, tours, there, chosen, best, load, upto)
            added[stop] += cost - before
            before = cost


@inlined
def _price(
    fleet: Fleet,
    tours: Tours,
    there: npt.NDArray[np.bool_],
    chosen: Integers,
    best: Integers,
    load: Integers,
    upto: Integers,
) -> int:
    """Return the least cost of a coalition over all tours and ways to divide."""
    count = tours.parts
    least = _along(fleet, tours, there, 0, 0, 1 << 30, chosen, best, load)
    for way in range(tours.sectors.shape[0]):
        upto[0] = 0
        for end in range(1, count + 1):
            upto[end] = FAR
            # the longest run is the whole tour, which is done above
            for begin in range(max(0, end - count + 1), end):
                if upto[begin] >= least:
                    continue
                more = _along(fleet, tours, there, way, begin, end, chosen, best, load)
                upto[end] = min(upto[end], upto[begin] + more)
        least = min(least, upto[count])
    return least


@inlined
def _along(
    fleet: Fleet,
    tours: Tours,
    there: npt.NDArray[np.bool_],
    way: int,
    begin: int,
    end: int,
    chosen: Integers,
    best: Integers,
    load: Integers,
) -> int:
    """Return the least cost over all tours of the stops there in some sectors."""
    least = FAR
    for number in range(tours.orders.shape[0]):
        size = 0
        for place in range(tours.orders.shape[1]):
            stop = tours.orders[number, place]
            if there[stop] and (
                end == 1 << 30 or begin <= tours.sectors[way, stop] < end
            ):
                chosen[size] = stop
                size += 1
        if size == 0:
            return 0
        _cut(fleet, chosen, size, best, load)
        least = min(least, best[size])
    return least


@inlined
def _cut(
    fleet: Fleet, chosen: Integers, size: int, best: Integers, load: Integers
) -> None:
    """Cut a sequence of stops into rounds: the least cost of each beginning of it."""
    depot = fleet.cost.shape[1] - 1
    best[0] = 0
    for place in range(1, size + 1):
        best[place] = FAR
    for first in range(size):
        for kind in range(fleet.cost.shape[0]):
            closes, waiting = fleet.closes[kind], fleet.waiting[kind]
            before, begin, until = depot, fleet.opens[kind], closes
            price = best[first]
            for dim in range(load.size):
                load[dim] = 0
            for place in range(first, size):
                stop = chosen[place]
                over = False
                for dim in range(load.size):
                    load[dim] += fleet.loads[stop, dim]
                    over |= load[dim] > fleet.capacity[kind, dim]
                seconds = fleet.seconds[kind, before, stop]
                early, late = fleet.early[stop], fleet.late[stop]
                begin = max(begin + seconds, early)
                home = begin + fleet.seconds[kind, stop, depot]
                if over or begin > late or home > closes:
                    break
                until += seconds
                price += fleet.cost[kind, before, stop]
                if until < early:
                    price += waiting * (early - until)
                    until = early
                until = min(until, late)
                total = price + fleet.cost[kind, stop, depot]
                best[place + 1] = min(best[place + 1], total)
                before = stop
