"""Ways from place to place that may lead past other places.

Fewer stops must never cost more. That holds when leaving one out leaves a way that is
neither dearer nor longer: the one by which the vehicle drove before. So a way past
other places is a way too. Where the cheapest way is the quickest as well, both tables
are closed at once (Floyd 1962, doi:10.1145/367766.368168). Where a cheaper way takes
longer, to close cost and seconds one by one would make up a way that is both and that
nobody can drive: all ways are kept there of which none is both cheaper and quicker.
"""

from typing import NamedTuple

import numpy as np

from routing.problem import Integers

BITS = 22
"""Cost and seconds in one integer, for the cheapest way and the quickest such."""

Way = tuple[int, int]
Choices = dict[tuple[int, int], list[Way]]


class Ways(NamedTuple):
    """All ways of a kind of vehicle that are worth going.

    Attributes
    ----------
    cost, lasts
        Cheapest way from place to place and its seconds, shape ``(places, places)``.
    seconds
        Quickest way, same shape.
    choice
        Cost and seconds of all ways between places where no single one is best, by
        pair of places, the cheapest first.
    past
        Pairs of places between which some way leads past another.
    """

    cost: Integers
    lasts: Integers
    seconds: Integers
    choice: Choices
    past: int


def ways_of(cost: Integers, seconds: Integers, waiting: int = 0) -> Ways:
    """Return the ways that legs make.

    Parameters
    ----------
    cost, seconds
        Of the legs, shape ``(places, places)``, within the limits of
        `routing.coalitions.stops`.
    waiting
        Cost of a second waited, which no leg undercuts. A slower way that is dearer,
        but by less than the wait it saves, is worth going too.
    """
    both = closed((cost << BITS) | seconds)
    cheap, lasts = both >> BITS, both & ((1 << BITS) - 1)
    quick = closed(seconds)
    spared = closed(cost - waiting * seconds)
    torn = np.argwhere((lasts != quick) | (spared != cheap - waiting * quick))
    choice: Choices = {
        (a, b): [(int(cost[a, b]), int(seconds[a, b]))] for a, b in torn.tolist()
    }
    _choose(choice, cheap, quick, waiting)
    past = (cheap != cost) | (quick != seconds)
    for pair, ways in choice.items():
        past[pair] = ways != [(int(cost[pair]), int(seconds[pair]))]
    return Ways(cheap, lasts, quick, choice, int(past.sum()))


def closed(table: Integers) -> Integers:
    """Return the least sums of a table along any way."""
    table = table.copy()
    for place in range(len(table)):
        np.minimum(table, table[:, place, None] + table[place], out=table)
    return table


def _choose(choice: Choices, cheap: Integers, quick: Integers, waiting: int) -> None:
    """Add the ways past other places where no single way is best."""

    def between(a: int, b: int) -> list[Way]:
        return choice.get((a, b)) or [(int(cheap[a, b]), int(quick[a, b]))]

    for place in range(len(cheap)):
        for a, b in choice:
            if place not in {a, b}:
                longer = [
                    (first[0] + second[0], first[1] + second[1])
                    for first in between(a, place)
                    for second in between(place, b)
                ]
                choice[a, b] = _worth(choice[a, b] + longer, waiting)


def _worth(ways: list[Way], waiting: int) -> list[Way]:
    """Return the ways of which none is as cheap and as quick, also with a wait."""
    kept: list[Way] = []
    for cost, seconds in sorted(set(ways)):
        if not any(
            took <= seconds and price + waiting * (seconds - took) <= cost
            for price, took in kept
        ):
            kept.append((cost, seconds))
    return kept
