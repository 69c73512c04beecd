"""The exact cost of every coalition of the stops of one day."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mil.errors import InputError
from routing.coalitions.labels import price_in_windows
from routing.coalitions.layout import legs_of, loads_of, times_of
from routing.coalitions.single import DEAR, count_fitting, price_rounds
from routing.coalitions.split import split
from routing.coalitions.stops import Kind, Stops
from routing.coalitions.validate import alone, validate
from routing.coalitions.ways import Ways, ways_of
from routing.problem import Integers

SMALL = 1 << 30
"""Costs below are split in 32 bits: two of them still make one."""

MOST_BYTES = 6 * 2**30
"""Most memory for the tables of one kind of vehicle."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What every coalition of some stops costs.

    Attributes
    ----------
    stops, kinds
        Of whom, with what.
    costs
        Cost of the cheapest rounds by coalition, shape ``(2**m,)``; bit i is stop i.
        Monotone and subadditive.
    single
        Cost of the cheapest single round by coalition, `DEAR` where one cannot do.
    kind
        Kind of vehicle of that round, -1 where one cannot do.
    ways
        By kind the ways its rounds may go.
    """

    stops: Stops
    kinds: tuple[Kind, ...]
    costs: Integers
    single: Integers
    kind: npt.NDArray[np.int8]
    ways: tuple[Ways, ...]

    @property
    def past(self) -> int:
        """Pairs of places between which it is worth to drive past another one."""
        return sum(ways.past for ways in self.ways)


def price_coalitions(stops: Stops, kinds: Sequence[Kind]) -> Table:
    """Price every coalition of the stops of one day, exactly.

    Parameters
    ----------
    stops
        Up to `routing.coalitions.stops.MOST_STOPS`. 20 stops take less than a second
        and up to 0.5 GB; each stop more doubles memory and trebles time, at most.
    kinds
        The kinds of vehicles. Of each there are as many as wanted.

    Returns
    -------
    Table
        The same for the same input, always.

    Raises
    ------
    InputError
        In one sentence: which figure cannot be, which stop no vehicle can serve even
        alone and why, or that there is more than memory or integers hold.
    """
    kinds = tuple(kinds)
    validate(stops, kinds)
    every = 1 << stops.count
    single = np.full(every, DEAR, np.int64)
    kind_of = np.full(every, -1, np.int8)
    single[0] = 0
    ways = tuple(
        ways_of(
            kind.cost, kind.seconds, kind.waiting if stops.windows is not None else 0
        )
        for kind in kinds
    )
    for number, kind in enumerate(kinds):
        _price(stops, kind, number, ways[number], single, kind_of)
    alone(stops, kinds, ways, [int(single[1 << i]) < DEAR for i in range(stops.count)])
    costs = _shared_out(single, sum(int(single[1 << i]) for i in range(stops.count)))
    return Table(stops, kinds, costs, single, kind_of, ways)


def _price(
    stops: Stops,
    kind: Kind,
    number: int,
    ways: Ways,
    single: Integers,
    kind_of: npt.NDArray[np.int8],
) -> None:
    """Price single rounds of one kind of vehicle where they are the cheapest so far."""
    chosen = range(stops.count)
    legs = legs_of(stops, kind, ways, chosen)
    loads = loads_of(stops, kind, chosen)
    rows = count_fitting(loads, single.size)
    if stops.windows is not None:
        times = times_of(stops, kind, chosen)
        price_in_windows(legs, loads, times, number, rows, single, kind_of)
        return
    needed = rows * (legs.seconds[0].nbytes + legs.both[0].nbytes)
    if needed > MOST_BYTES:
        raise InputError(
            f"{rows} coalitions fit into one vehicle of kind {number}, whose tables "
            f"take {needed >> 30} GB; price fewer stops at a time"
        )
    price_rounds(legs, loads, number, rows, single, kind_of)


def _shared_out(single: Integers, total: int) -> Integers:
    """Return the costs of coalitions, none above `total`."""
    if total >= SMALL:
        costs = np.zeros_like(single)
        split(single, costs, np.int64(DEAR))
        return costs
    small = np.minimum(single, SMALL).astype(np.int32)
    shared = np.zeros_like(small)
    split(small, shared, np.int32(SMALL))
    return shared.astype(np.int64)
