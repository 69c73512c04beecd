"""Rounds of stops within one span of a giant tour: what each costs in its best order.

Cheapest ways from the depot through sets of stops (Held and Karp 1962,
doi:10.1137/0110015), one place of the tour after the other, from the last back.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from routing.coalitions.along import Flags, Fleet
from routing.coalitions.split import LANES, U
from routing.problem import Integers
from routing.rich.compiled import allocating, inlined

Small = npt.NDArray[np.int32]
Positions = npt.NDArray[np.uint64]

WIDTH = 16
"""Places of a row: most stops of a span. Of one length, rows become vectors."""

HOME = WIDTH - 1
"""The depot's place in a row: a span has at most that many stops."""

NEVER = np.int32((1 << 30) - 1)
"""More than any cost; twice it is still an integer of 32 bits."""


class Lasting(NamedTuple):
    """How long rounds last, told from what they cost.

    Attributes
    ----------
    most
        A round that costs no more, with the extras of its stops, ends in time; by kind.
    extra
        By kind and stop.
    """

    most: Integers
    extra: Integers


class Room(NamedTuple):
    """Room for one coalition along one tour.

    Attributes
    ----------
    ends
        Least cost of beginning a round with some stops, by kind, place (in a ring),
        stops after it and the last stop, shape ``(kinds, WIDTH, 2**(span-1), WIDTH)``.
    ways
        The same of going on, by stops and where to; `HOME` is the depot.
    legs
        Within a span, from and to, shape ``(WIDTH, WIDTH)``.
    back
        Of legs to its first place.
    loads, extra
        By stops of a span, and dimension; sums of what `Lasting` has by stop.
    rounds
        Cost of one round by its first place and its stops after it, laid out in a row.
    single
        The same of one place, in the upper half, shape ``(2**span,)``.
    costs
        What is left to later rounds, then what is asked, same shape.
    later
        f by place (in a ring) and stops after it.
    rows
        As `routing.coalitions.split` lays them out.
    chosen
        The stops of the coalition along the tour, and the first of them once more.
    lowest, odd
        Number of the lowest bit, and whether there is an odd number of them, by stops.
    """

    ends: Small
    ways: Small
    legs: Small
    back: Small
    loads: Integers
    extra: Integers
    rounds: Small
    single: Small
    costs: Small
    later: Small
    rows: Small
    chosen: Integers
    lowest: Positions
    odd: Flags


@allocating
def room_for(fleet: Fleet, spans: Integers) -> Room:
    """Make room for coalitions, with places of a span by number of stops."""
    half, most = 1 << (spans.max() - 1), 0
    for size in range(spans.size):
        most = max(most, size << (spans[size] - 1))
    lowest = np.zeros(2 * half, np.uint64)
    for some in range(2, 2 * half, 2):
        lowest[some] = lowest[some >> 1] + U(1)
    odd = np.zeros(half, np.bool_)
    for some in range(1, half):
        odd[some] = not odd[some & (some - 1)]
    return Room(
        np.empty((fleet.cost.shape[0], WIDTH, half, WIDTH), np.int32),
        np.empty((half, WIDTH), np.int32),
        np.zeros((WIDTH, WIDTH), np.int32),
        np.zeros(2 * WIDTH, np.int32),
        np.empty((half, fleet.loads.shape[1]), np.int64),
        np.empty(half, np.int64),
        np.empty(most, np.int32),
        np.empty(2 * half, np.int32),
        np.empty(2 * half, np.int32),
        np.empty((WIDTH, half), np.int32),
        np.full(LANES * LANES, NEVER, np.int32),
        np.empty(fleet.early.size + WIDTH, np.int64),
        lowest,
        odd,
    )


@inlined
def begin(
    fleet: Fleet,
    lasting: Lasting,
    room: Room,
    kind: int,
    place: int,
    size: int,
    span: int,
) -> None:
    """Find the cheapest ways from the depot through a place and stops after it.

    All lanes of a row of `ways` are done at once, whatever is the next stop. Positions
    have no sign here: none is looked up from the end.
    """
    ends, ways, legs, chosen = room.ends[kind], room.ways, room.legs, room.chosen
    here, cost = ends[place % span], fleet.cost[kind]
    depot, count = cost.shape[0] - 1, min(span, size - place)
    for at in range(count):
        for to in range(count):
            legs[at, to] = cost[chosen[place + at], chosen[place + to]]
        legs[at, HOME] = cost[chosen[place + at], depot]
        room.back[at] = legs[at, 0]
    for at in range(count, WIDTH):
        room.back[at] = 0
    for others in range(U(1 << (count - 1))):
        way = ways[others]
        if not _fits(fleet, lasting, room, kind, place, others):
            way[HOME] = NEVER
            continue
        row = here[others]
        for to in range(U(row.size)):
            way[to] = row[to] = NEVER
        if others == U(0):
            row[0] = cost[depot, chosen[place]]
        else:
            skipped = room.lowest[others] + U(1)
            before = ends[(U(place) + skipped) % U(span), others >> skipped]
            row[0] = _return(before, room.back[skipped:])
        left, last = U(others), U(0)
        if room.odd[others]:
            last = room.lowest[left] + U(1)
            left &= left - U(1)
            row[last] = ways[others ^ (U(1) << (last - U(1))), last]
        _go_on(way, legs[0], row[0], legs[last], row[last])
        while left:
            last = room.lowest[left] + U(1)
            left &= left - U(1)
            other = room.lowest[left] + U(1)
            left &= left - U(1)
            row[last] = ways[others ^ (U(1) << (last - U(1))), last]
            row[other] = ways[others ^ (U(1) << (other - U(1))), other]
            _go_on(way, legs[last], row[last], legs[other], row[other])


@inlined
def _return(ends: Small, back: Small) -> np.int32:
    """Go on from the cheapest end to an earlier place."""
    least = NEVER
    for at in range(U(ends.size)):
        least = min(least, np.int32(ends[at] + back[at]))
    return least


@inlined
def _go_on(
    way: Small, leg: Small, end: np.int32, other_leg: Small, other_end: np.int32
) -> None:
    """Go on from two ends to all lanes, where that is cheaper."""
    for to in range(U(way.size)):
        one, two = np.int32(end + leg[to]), np.int32(other_end + other_leg[to])
        way[to] = min(way[to], one, two)


@inlined
def _fits(
    fleet: Fleet, lasting: Lasting, room: Room, kind: int, place: int, others: int
) -> bool:
    """Load a place and stops after it, and tell whether a vehicle has room for them."""
    stop, before = room.chosen[place], U(0)
    if others:
        stop = room.chosen[U(place + 1) + room.lowest[others]]
        before = others & (others - U(1))
    extra = lasting.extra[kind, stop]
    room.extra[others] = extra + (room.extra[before] if others else 0)
    fits = True
    for dim in range(room.loads.shape[1]):
        load = fleet.loads[stop, dim] + (room.loads[before, dim] if others else 0)
        room.loads[others, dim] = load
        fits &= load <= fleet.capacity[kind, dim]
    return fits


@inlined
def close(room: Room, most: int, count: int, at: int) -> None:
    """Bring rounds home: the least cost of each, unless it may last too long."""
    for others in range(1 << (count - 1)):
        least = room.ways[others, HOME]
        if least + room.extra[others] <= most:
            room.rounds[at | others] = min(room.rounds[at | others], least)
