"""Random days of a hub: who is served, and what the vehicles cost.

Costs are thousandths of a cent: 35 EUR a round, 0.45 EUR a kilometre and, for driving
and service alike, 0.00611 EUR a second (22 EUR an hour). Way there and way back differ,
and kilometres are not proportional to minutes.
"""

from dataclasses import replace

import numpy as np

from routing.coalitions import Kind, Stops
from routing.problem import Integers

PER_ROUND = 3_500_000
PER_METRE = 45
PER_SECOND = 611
SERVICE = 600
"""Seconds at a stop."""

SHIFT = 6 * 3600
OPENS = 6 * 3600
WINDOW = 2 * 3600
REACH = 25_000
"""Metres from the hub to the border of its square, as the crow flies."""


def day(stops: int, capacity: int, seed: int) -> tuple[Stops, Kind]:
    """Draw a day without windows.

    Parameters
    ----------
    stops
        How many, of 2 to 14 crates each.
    capacity
        Crates a vehicle takes.
    seed
        Each draws the same day again.
    """
    draw = np.random.default_rng([stops, seed])
    crates = draw.integers(2, 15, (stops, 1))
    places = draw.uniform(-REACH, REACH, (stops + 1, 2))
    places[stops] = 0
    straight = np.hypot(*(places[:, None] - places).transpose(2, 0, 1))
    metres = straight * draw.uniform(1.2, 1.5, straight.shape)
    # 36 to 72 km/h, by leg and direction
    seconds = _closed(np.rint(metres / draw.uniform(10, 20, straight.shape)))
    metres = _closed(np.rint(metres))
    kind = Kind(
        PER_METRE * metres + PER_SECOND * seconds,
        seconds,
        (capacity,),
        SHIFT,
        per_round=PER_ROUND,
        serving=PER_SECOND,
        opens=OPENS,
    )
    return Stops(crates, np.full(stops, SERVICE)), kind


def day_with_windows(
    stops: int, capacity: int, seed: int, paid: bool
) -> tuple[Stops, Kind]:
    """Draw the same day with a window of two hours for each stop.

    Parameters
    ----------
    stops, capacity, seed
        As of `day`.
    paid
        Whether waits are paid like driving.
    """
    there, kind = day(stops, capacity, seed)
    draw = np.random.default_rng([stops, seed, WINDOW])
    latest = kind.closes - kind.seconds[:stops, stops] - SERVICE
    late = np.minimum(OPENS + draw.integers(WINDOW, SHIFT + 1, stops), latest)
    windows = np.stack([np.maximum(late - WINDOW, OPENS), late], axis=1)
    return replace(there, windows=windows), replace(
        kind, waiting=PER_SECOND if paid else 0
    )


def _closed(table: np.ndarray) -> Integers:
    """Return the least sums along any way: both tables keep the triangle inequality."""
    whole = table.astype(np.int64)
    np.fill_diagonal(whole, 0)
    for place in range(len(whole)):
        whole = np.minimum(whole, whole[:, place, None] + whole[place])
    return whole
