"""Shares of days with too many stops for a table: how near, how sure, how long."""

import time
from collections.abc import Iterator

import numpy as np

from benchmarks.sharing.draw import day
from benchmarks.sharing.row import Row
from mil.costs.game import CostGame
from mil.costs.shapley import shapley
from routing.coalitions import price_coalitions
from routing.coalitions.fleet import fleet_of
from routing.coalitions.sample import Effort, sampled_shapley

SMALL, SMALL_SEEDS = 18, 20
LARGE = 100
CAPACITY = 60
ENOUGH = Effort(tours=80, steps=400, draws=700, audits=0)
"""For `SMALL` stops."""

MUCH = Effort(tours=100, steps=300, draws=250, audits=20)
"""For `LARGE` stops: about two minutes of one core."""


def sampled(
    seed: int,
    small: tuple[int, int, Effort] = (SMALL, SMALL_SEEDS, ENOUGH),
    large: tuple[int, Effort] = (LARGE, MUCH),
) -> Iterator[Row]:
    """Measure sampled values beside exact ones, and a day that has none.

    Parameters
    ----------
    seed
        Of the first small day, and of the large one.
    small
        Stops, days and effort.
    large
        Stops and effort.
    """
    stops, days, effort = small
    found = [_beside_exact(stops, seed + number, effort) for number in range(days)]
    spent = max(seconds for seconds, _ in found)
    errors = tuple(error for _, error in found)
    yield Row("sampled, root mean square error", stops, spent, gaps=errors)
    stops, effort = large
    there, kind = day(stops, CAPACITY, seed)
    begun = time.process_time()
    told = sampled_shapley(fleet_of(there, [kind]), effort).sampled
    spent = time.process_time() - begun
    yield Row(
        "sampled, widest interval, ±", stops, spent, gaps=(told.half_width / 100,)
    )
    gaps = () if told.gap is None else (told.gap / 100,)
    yield Row("sampled, costs beside a solver", stops, spent, gaps=gaps)


def _beside_exact(stops: int, seed: int, effort: Effort) -> tuple[float, float]:
    """Return processor seconds, and the error in per cent of the mean share."""
    there, kind = day(stops, CAPACITY, seed)
    names = tuple(str(stop) for stop in range(stops))
    exact = shapley(CostGame(names, price_coalitions(there, [kind]).costs))
    begun = time.process_time()
    found = sampled_shapley(fleet_of(there, [kind]), effort).sampled.values
    spent = time.process_time() - begun
    off = np.array([float(a - b) for a, b in zip(found, exact, strict=True)])
    return spent, 100 * float(np.sqrt((off**2).mean()) / (float(sum(exact)) / stops))
