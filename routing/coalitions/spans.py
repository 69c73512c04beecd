"""What coalitions cost by rounds of stops near each other along giant tours.

A giant tour cut into rounds (`routing.coalitions.along`) fixes who comes after whom,
which is right for some coalitions only: with every second stop away, two rounds become
one that goes out and back twice. Here a round may hold any stops of the coalition that
lie within a span of so many places along the tour, in the cheapest order (Held and Karp
1962, doi:10.1137/0110015), and the cheapest of all such sets of rounds counts. A stop
that leaves makes no span longer and no round dearer, so this cost never falls either
when a stop joins; nor does the least over several tours and over spans that get no
longer as coalitions grow.

Where a tour begins matters nearly as much as how long spans are: no round goes across
its ends, and all rounds are packed from there. So the tour is taken as a ring, cut at
some stops by turns. What one round costs is found once for all cuts.

From the last place back, with ``r`` the cost of one round, ``p`` the place that is next
and S those of the following places of its span that are still to be served::

    f[p | S] = min over R within S of r[p | R] + f[S without R, and all that follows]

The cheapest order may last too long. So a round counts only where its cost says that it
cannot (`routing.coalitions.lasting`), which a stop less leaves true; what only longer
rounds can do is left to the tours as they are.
"""

import numpy as np

from routing.coalitions.along import Flags, Fleet
from routing.coalitions.compiled import entrance
from routing.coalitions.split import LANES, U, lay, serve
from routing.coalitions.within import (
    NEVER,
    Lasting,
    Room,
    Small,
    begin,
    close,
    room_for,
)
from routing.problem import Integers
from routing.rich.compiled import inlined

LEAST = 5
"""Least span: the lowest four of the others are done together."""


@entrance
def price_spans(
    fleet: Fleet,
    lasting: Lasting,
    tours: Integers,
    spans: Integers,
    cuts: int,
    sets: Flags,
    costs: Integers,
) -> None:
    """Lower the costs of coalitions to those of rounds within spans.

    Parameters
    ----------
    fleet
        Who is served, by what; windows are not looked at.
    lasting
        What a round may cost that cannot last too long.
    tours
        Orders of all stops, shape ``(tours, m)``.
    spans
        Places of a span, `LEAST` to `WIDTH`, by number of stops, shape ``(m + 1,)``.
    cuts
        Places, evenly spread over all stops, at which each tour begins by turns.
    sets
        Who is in, shape ``(sets, m)``.
    costs
        Costs known so far, lowered, shape ``(sets,)``.
    """
    room = room_for(fleet, spans)
    for number in range(sets.shape[0]):
        for tour in range(tours.shape[0]):
            size = 0
            for stop in tours[tour]:
                if sets[number, stop]:
                    room.chosen[size] = stop
                    size += 1
            _rounds(fleet, lasting, room, size, spans[size])
            cost = _cut(room, tours[tour], sets[number], size, cuts, spans[size])
            costs[number] = min(costs[number], cost)


@inlined
def _rounds(fleet: Fleet, lasting: Lasting, room: Room, size: int, span: int) -> None:
    """Price all single rounds within spans of the stops chosen, across the ends too.

    Where one span holds all stops, no round has to go across the ends.
    """
    half, whole = 1 << (span - 1), size
    if size > span:
        whole = size + span - 1
        for place in range(size, whole):
            room.chosen[place] = room.chosen[place - size]
    for back in range(whole):
        place = whole - 1 - back
        # windows that begin beyond the ring only lead to those within
        at = half * (place % max(1, size))
        room.rounds[at : at + half] = NEVER
        for kind in range(fleet.cost.shape[0]):
            begin(fleet, lasting, room, kind, place, whole, span)
            close(room, lasting.most[kind], min(span, whole - place), at)


@inlined
def _cut(
    room: Room, tour: Integers, there: Flags, size: int, cuts: int, span: int
) -> int:
    """Return the least cost over all cuts of a tour."""
    least, first, last, stops = _price(room, 0, size, span), 0, 0, tour.size
    for cut in range(1, cuts if size > span else 1):
        for place in range(stops * (cut - 1) // cuts, stops * cut // cuts):
            first += there[tour[place]]
        # the same stop may come first after several cuts
        if last < first < size:
            least = min(least, _price(room, first, size, span))
        last = first
    return least


@inlined
def _price(room: Room, first: int, size: int, span: int) -> int:
    """Price the stops chosen, from the last place back to the first after a cut."""
    half = 1 << (span - 1)
    for back in range(size):
        place = size - 1 - back
        at = half * ((place + first) % size)
        within = 1 << (min(span, size - place) - 1)
        _copy(room.rounds[at:], room.single[half:], within)
        room.single[half + within : 2 * half] = NEVER
        _leave(room, place, size, span)
        _choose(room, half)
        _copy(room.costs[half:], room.later[place % span], half)
    return room.later[0, half - 1] if size else 0


@inlined
def _copy(found: Small, kept: Small, count: int) -> None:
    """Copy the first few."""
    for at in range(U(count)):
        kept[at] = found[at]


@inlined
def _leave(room: Room, place: int, size: int, span: int) -> None:
    """Look up what it costs to serve the stops that a round leaves, and all after.

    Places beyond the last are left by all rounds, and cost nothing.
    """
    half = 1 << (span - 1)
    for skipped in range(span):
        first = place + 1 + skipped
        later = room.later[first % span]
        # with so many stops served, what is left begins there, and more come in sight
        entering = half - max(1, half >> (skipped + 1))
        left = 1 << skipped if skipped < span - 1 else 0
        for after in range(max(1, half >> (skipped + 1))):
            cost = later[after | entering] if first < size else np.int32(0)
            room.costs[left] = cost
            left += 2 << skipped


@inlined
def _choose(room: Room, half: int) -> None:
    """Find the cheapest round with the next place, by which others are still there."""
    room.costs[half : 2 * half] = NEVER
    for high in range(0, half, LANES):
        base, useful = half | high, False
        for low in range(LANES):
            useful |= room.single[base + low] < NEVER
        if useful:
            lay(room.single, base, room.rows)
            serve(room.costs, base, (half - 1) & ~(high | (LANES - 1)), room.rows)
