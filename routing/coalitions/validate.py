"""What cannot be priced, said before and after: no loop sees what this refuses."""

from collections.abc import Iterator, Sequence

import numpy as np

from mil.errors import InputError
from routing.coalitions.stops import (
    MOST_COST,
    MOST_SECONDS,
    MOST_STOPS,
    Kind,
    Stops,
)
from routing.coalitions.ways import Ways
from routing.problem import Integers

MOST_KINDS = 100
MOST_LOAD = 10**12
ROOM = 60
"""Bits for cost and seconds of a round in one integer."""


def validate(stops: Stops, kinds: Sequence[Kind]) -> None:
    """Refuse figures that would make a compiled loop crash or lie.

    Raises
    ------
    InputError
        In one sentence: where, what is wrong, what to do.
    """
    message = next(_wrong(stops, kinds), None)
    if message is not None:
        raise InputError(message)


def _wrong(stops: Stops, kinds: Sequence[Kind]) -> Iterator[str]:
    """Say what is wrong, shapes before what is in them."""
    yield from _array_wrong("loads", stops.loads, 2, MOST_LOAD)
    count = len(stops.loads)
    if not 1 <= count <= MOST_STOPS:
        yield f"there are {count} stops; give 1 to {MOST_STOPS}"
    yield from _array_wrong("service", stops.service, 1, MOST_SECONDS)
    if len(stops.service) != count:
        yield f"service has {len(stops.service)} figures for {count} stops"
    if stops.names and len(stops.names) != count:
        yield f"there are {len(stops.names)} names for {count} stops; give each one"
    if stops.windows is not None:
        yield from _windows_wrong(stops, stops.windows)
    if not 1 <= len(kinds) <= MOST_KINDS:
        yield f"there are {len(kinds)} kinds of vehicles; give 1 to {MOST_KINDS}"
    for number, kind in enumerate(kinds):
        yield from _kind_wrong(f"kind {number}", kind, stops)


def _windows_wrong(stops: Stops, windows: Integers) -> Iterator[str]:
    yield from _array_wrong("windows", windows, 2, MOST_SECONDS)
    if windows.shape != (stops.count, 2):
        yield f"windows has the shape {windows.shape}; give two times per stop"
    for stop, (low, high) in enumerate(windows.tolist()):
        if low <= high:
            continue
        yield f"the window of {stops.name(stop)} ends ({high}) before it begins ({low})"


def _kind_wrong(where: str, kind: Kind, stops: Stops) -> Iterator[str]:
    places = stops.count + 1
    limits = (("cost", kind.cost, MOST_COST), ("seconds", kind.seconds, MOST_SECONDS))
    for name, table, most in limits:
        yield from _array_wrong(f"{where} ({name})", table, 2, most)
        if table.shape != (places, places):
            yield (
                f"{where} ({name}) has the shape {table.shape}; give one row and "
                f"column for each of {stops.count} stops and, last, the depot"
            )
        if table.diagonal().any():
            place = int(np.flatnonzero(table.diagonal())[0])
            yield f"{where} ({name}) is not 0 from place {place} to itself"
    if len(kind.capacity) != stops.loads.shape[1]:
        yield (
            f"{where} has {len(kind.capacity)} capacities and loads have "
            f"{stops.loads.shape[1]} dimensions; give as many"
        )
    for capacity in kind.capacity:
        yield from _figure_wrong(f"{where} (capacity)", capacity, MOST_LOAD)
    for name in ("longest", "opens"):
        yield from _figure_wrong(f"{where} ({name})", getattr(kind, name), MOST_SECONDS)
    for name in ("per_round", "per_stop", "serving", "waiting"):
        yield from _figure_wrong(f"{where} ({name})", getattr(kind, name), MOST_COST)
    if kind.waiting > kind.serving:
        yield (
            f"{where}: a second waited costs {kind.waiting} and one of service "
            f"{kind.serving}; a stop less could cost more, so give no more for waiting"
        )
    cheap = np.argwhere(kind.cost < kind.waiting * kind.seconds)
    if stops.windows is not None and cheap.size:
        a, b = cheap[0].tolist()
        yield (
            f"{where}: the way from place {a} to {b} costs {kind.cost[a, b]} and to "
            f"wait as long {kind.waiting * kind.seconds[a, b]}; give its whole cost"
        )
    yield from _sum_wrong(where, kind, stops)


def _sum_wrong(where: str, kind: Kind, stops: Stops) -> Iterator[str]:
    """Say that a round may cost more than fits beside its seconds."""
    places = stops.count + 1
    bits = ((places + 1) * (kind.longest + 1)).bit_length()
    fee = kind.per_stop + kind.serving * int(stops.service.max(initial=0))
    leg = int(kind.cost.max()) + fee
    most = places * leg + kind.per_round + kind.waiting * kind.longest
    if most.bit_length() + bits > ROOM:
        yield f"{where}: a round may cost {most}; count costs in a coarser unit"


def _array_wrong(where: str, table: object, axes: int, most: int) -> Iterator[str]:
    """Say what an array of integers may not be."""
    if not isinstance(table, np.ndarray) or table.dtype != np.int64:
        kind = getattr(table, "dtype", type(table).__name__)
        yield f"{where} is of {kind}; give a numpy array of int64"
    elif table.ndim != axes:
        yield f"{where} has {table.ndim} axes; give {axes}"
    elif table.size and (table.min() < 0 or table.max() > most):
        bad = int(table.min() if table.min() < 0 else table.max())
        place = " ".join(str(i) for i in np.argwhere(table == bad)[0])
        yield f"{where} has {bad} at {place}; give 0 to {most}"


def _figure_wrong(where: str, value: object, most: int) -> Iterator[str]:
    if type(value) is not int or not 0 <= value <= most:
        yield f"{where} is {value!r}; give a whole number from 0 to {most}"


def alone(
    stops: Stops, kinds: Sequence[Kind], ways: Sequence[Ways], served: Sequence[bool]
) -> None:
    """Refuse stops that no vehicle can serve even alone.

    Raises
    ------
    InputError
        Which stop, and for each kind of vehicle why not.
    """
    if all(served):
        return
    stop = served.index(False)
    whys = [
        f"kind {number}: {_why(stops, kind, ways[number], stop)}"
        for number, kind in enumerate(kinds)
    ]
    raise InputError(
        f"{stops.name(stop)} cannot be served even alone ({'; '.join(whys)}); leave it "
        "out or change that"
    )


def _why(stops: Stops, kind: Kind, ways: Ways, stop: int) -> str:
    """Say why a kind of vehicle cannot serve a stop."""
    for dimension, (load, most) in enumerate(
        zip(stops.loads[stop], kind.capacity, strict=True)
    ):
        if load > most:
            return f"its load in dimension {dimension} is {load}, of {most} at most"
    depot, service = stops.count, int(stops.service[stop])
    there, back = int(ways.seconds[depot, stop]), int(ways.seconds[stop, depot])
    if there + service + back > kind.longest:
        return f"its round takes {there + service + back} s, of {kind.longest} at most"
    if stops.windows is None:
        return "nothing is known to be wrong"
    low, high = (int(time) for time in stops.windows[stop])
    if kind.opens + there > high:
        return f"it is reached at {kind.opens + there}, after its window ({high})"
    return f"its window opens at {low}, too late to be back by {kind.closes}"
