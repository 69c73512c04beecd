"""Stops and ways as the tables that compiled loops read."""

from collections.abc import Sequence

import numpy as np

from routing.coalitions.legs import Legs, Loads, Times
from routing.coalitions.single import STRIDE
from routing.coalitions.stops import Kind, Stops
from routing.coalitions.ways import Ways
from routing.problem import Integers


def legs_of(stops: Stops, kind: Kind, ways: Ways, chosen: Sequence[int]) -> Legs:
    """Return the legs between some stops and the depot.

    Parameters
    ----------
    stops, kind, ways
        Ways of the kind of vehicle.
    chosen
        The stops, in the order of their lanes.
    """
    places = np.array([*chosen, stops.count])
    grid = np.ix_(places, places)
    fees = np.append(kind.per_stop + kind.serving * stops.service, kind.per_round)
    fee, stay = fees[places], np.append(stops.service, 0)[places]
    # beyond the longest round all are alike: sums of seconds stay small
    too_long = kind.longest + 1
    seconds = np.minimum(ways.seconds[grid] + stay[:, None], too_long)
    lasts = np.minimum(ways.lasts[grid] + stay[:, None], too_long)
    bits = int((len(places) + 1) * too_long).bit_length()
    size = len(places)
    width = -(-size // STRIDE) * STRIDE
    lanes = np.zeros((size, width), np.int32)
    lanes[:, :size] = seconds
    both = np.zeros((size, width), np.int64)
    both[:, :size] = ((ways.cost[grid] + fee[:, None]) << bits) | lasts
    first, listed = _listed(ways, places, fee, stay)
    return Legs(lanes, both, bits, kind.longest, first, listed)


def _listed(
    ways: Ways, places: Integers, fee: Integers, stay: Integers
) -> tuple[Integers, Integers]:
    """Return the position of the first way by pair of places, and all ways."""
    size, grid = len(places), np.ix_(places, places)
    cost = ways.cost[grid] + fee[:, None]
    seconds = ways.seconds[grid] + stay[:, None]
    if not ways.choice:
        listed = np.stack([cost.ravel(), seconds.ravel()], axis=1)
        return np.arange(size * size + 1), listed
    rows: list[tuple[int, int]] = []
    first = [0]
    for a, b in np.ndindex(size, size):
        choice = ways.choice.get((int(places[a]), int(places[b])))
        if choice is None:
            rows.append((int(cost[a, b]), int(seconds[a, b])))
        else:
            rows += [
                (int(fee[a]) + price, int(stay[a]) + took) for price, took in choice
            ]
        first.append(len(rows))
    return np.array(first, np.int64), np.array(rows, np.int64)


def loads_of(stops: Stops, kind: Kind, chosen: Sequence[int]) -> Loads:
    """Return what coalitions of some stops weigh."""
    half = len(chosen) // 2
    return Loads(
        _sums(stops.loads[list(chosen[:half])]),
        _sums(stops.loads[list(chosen[half:])]),
        half,
        np.array(kind.capacity, np.int64),
    )


def _sums(loads: Integers) -> Integers:
    """Return the sums by dimension and set of rows."""
    sums = np.zeros((loads.shape[1], 1), np.int64)
    for load in loads:
        sums = np.concatenate([sums, sums + load[:, None]], axis=1)
    return np.ascontiguousarray(sums)


def times_of(stops: Stops, kind: Kind, chosen: Sequence[int]) -> Times:
    """Return when some stops may be served."""
    if stops.windows is None:
        early = np.zeros(len(chosen), np.int64)
        late = np.full(len(chosen), kind.closes, np.int64)
    else:
        early, late = np.ascontiguousarray(stops.windows[list(chosen)].T)
    return Times(kind.opens, kind.closes, early, late, kind.waiting)
