"""Random days of a few stops."""

import numpy as np

from routing.coalitions import Kind, Stops


def closed(table: np.ndarray) -> np.ndarray:
    """Return least sums along any way."""
    table = table.copy()
    for k in range(len(table)):
        table = np.minimum(table, table[:, k : k + 1] + table[k : k + 1])
    return table


def legs(draw: np.random.Generator, places: int, most: int, metric: bool) -> np.ndarray:
    """Draw an asymmetric matrix from 1 to `most`."""
    table = draw.integers(1, most + 1, (places, places))
    np.fill_diagonal(table, 0)
    return closed(table) if metric else table


def small_day(
    seed: int,
    count: int,
    windows: bool = False,
    kinds: int = 1,
    metric: bool = False,
    waiting: bool = False,
) -> tuple[Stops, list[Kind]]:
    """Draw a day whose stops can all be served alone by the first kind of vehicle.

    Seconds are few (brute force counts them), and dear legs are often quick ones. Some
    shifts are so tight that the cheapest order is too long. With windows there is more
    time, and with paid waits legs cost little more than to wait as long.
    """
    draw = np.random.default_rng(seed)
    dims = int(draw.integers(1, 3))
    loads, service = draw.integers(0, 6, (count, dims)), draw.integers(0, 4, count)
    fleet = []
    for number in range(kinds):
        seconds = legs(draw, count + 1, 9, metric)
        wait = int(draw.integers(0, 4)) if waiting else 0
        cost = legs(draw, count + 1, 6 if wait else 40, metric) + wait * seconds
        if not metric:
            cost += (10 if wait else 30) // np.maximum(seconds, 1)
        np.fill_diagonal(cost, 0)
        there = closed(seconds)
        alone = int((there[count, :count] + service + there[:count, count]).max())
        fleet.append(
            Kind(
                cost,
                seconds,
                tuple(int(v) for v in loads.max(axis=0) + draw.integers(0, 14, dims)),
                alone
                + int(draw.integers(0, 40 if windows else 14))
                + (0 if number == 0 else -3),
                per_round=int(draw.integers(0, 60)),
                per_stop=int(draw.integers(0, 5)),
                serving=wait + int(draw.integers(0, 3)),
                waiting=wait,
                opens=int(draw.integers(0, 5)),
            )
        )
    spans = None
    if windows:
        first = fleet[0]
        there = closed(first.seconds)
        low = first.opens + there[count, :count]
        high = first.closes - there[:count, count] - service
        early = draw.integers(0, high + 1)
        late = np.maximum(np.maximum(early, low), early + draw.integers(0, 16, count))
        spans = np.stack([early, late], axis=1)
    return Stops(loads, service, spans), fleet
