"""What coalitions cost by rounds of stops near each other along giant tours.

A giant tour cut into rounds (`routing.coalitions.along`) fixes who comes after whom,
which is right for some coalitions only: with every second stop away, two rounds become
one that goes out and back twice. Here a round may hold any stops of the coalition that
lie within a span of so many places along the tour, in the cheapest order (Held and Karp
1962, doi:10.1137/0110015), and the cheapest of all such sets of rounds counts. A stop
that leaves makes no span longer and no round dearer, so this cost never falls either
when a stop joins; nor does the least over several tours and over spans that get no
longer as coalitions grow.

From the last place back, with ``r`` the cost of one round, ``p`` the place that is next
and S those of the following places of its span that are still to be served::

    f[p | S] = min over R within S of r[p | R] + f[S without R, and all that follows]

The cheapest order may last too long. So a round counts only where its cost says that it
cannot (`routing.coalitions.lasting`), which a stop less leaves true; what only longer
rounds can do is left to the tours as they are.
"""

from routing.coalitions.along import Flags, Fleet
from routing.coalitions.compiled import entrance
from routing.coalitions.split import LANES, lay, serve
from routing.coalitions.within import (
    NEVER,
    Lasting,
    Room,
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
    sets
        Who is in, shape ``(sets, m)``.
    costs
        Costs known so far, lowered, shape ``(sets,)``.
    """
    room = room_for(fleet, spans.max())
    for number in range(sets.shape[0]):
        for tour in range(tours.shape[0]):
            size = 0
            for stop in tours[tour]:
                if sets[number, stop]:
                    room.chosen[size] = stop
                    size += 1
            cost = _price(fleet, lasting, room, size, spans[size])
            costs[number] = min(costs[number], cost)


@inlined
def _price(fleet: Fleet, lasting: Lasting, room: Room, size: int, span: int) -> int:
    """Price the stops chosen, from the last place back to the first."""
    half = 1 << (span - 1)
    for back in range(size):
        place = size - 1 - back
        room.single[half : 2 * half] = NEVER
        for kind in range(fleet.cost.shape[0]):
            begin(fleet, lasting, room, kind, place, size, span)
            close(room, lasting.most[kind], min(span, size - place), half)
        _leave(room, place, size, span)
        _choose(room, half)
        later = room.later[place % span]
        for left in range(half):
            later[left] = room.costs[half | left]
    return room.later[0, half - 1] if size else 0


@inlined
def _leave(room: Room, place: int, size: int, span: int) -> None:
    """Look up what it costs to serve the stops that a round leaves, and all after.

    Places beyond the last are left by all rounds, and cost nothing.
    """
    half = 1 << (span - 1)
    for left in range(half):
        skipped = room.lowest[left | half]
        first = place + 1 + skipped
        entering = (half - 1) & ~((half - 1) >> (skipped + 1))
        rest = ((left >> (skipped + 1)) | entering) & (half - 1)
        room.costs[left] = room.later[first % span, rest] if first < size else 0


@inlined
def _choose(room: Room, half: int) -> None:
    """Find the cheapest round with the next place, by which others are still there."""
    room.costs[half : 2 * half] = NEVER
    for high in range(0, half, LANES):
        base, useful = half | high, False
        for low in range(LANES):
            useful |= room.single[base + low] < NEVER
        if useful:
            lay(room.single, base, room.rows, NEVER)
            serve(room.costs, base, (half - 1) & ~(high | (LANES - 1)), room.rows)
