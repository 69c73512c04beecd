"""Shares of days with too many stops for a table: how near, how sure, how long."""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

import numpy as np

from benchmarks.sharing.draw import day
from benchmarks.sharing.row import Row
from mil.costs.game import CostGame
from mil.costs.shapley import shapley
from routing.coalitions import price_coalitions
from routing.coalitions.fleet import fleet_of
from routing.coalitions.portfolio import Effort
from routing.coalitions.sample import measured_gap, sampled_shapley

SMALL, SMALL_SEEDS = 18, 20
LARGE = 100
CAPACITY = 60
ENOUGH = Effort(tours=40, steps=200, work=1 << 18, draws=100, audits=0)
"""For `SMALL` stops."""

MUCH = Effort(tours=20, steps=300, work=100 << 11, draws=235, audits=20)
"""For `LARGE` stops: less than a minute of `CORES` cores, audits aside."""

CORES = 2


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
    beside = [_beside_exact(stops, seed + number, effort) for number in range(days)]
    spent = max(seconds for seconds, _ in beside)
    errors = tuple(error for _, error in beside)
    yield Row("sampled, root mean square error", stops, spent, gaps=errors)
    stops, effort = large
    there, kind = day(stops, CAPACITY, seed)
    fleet = fleet_of(there, [kind])
    begun = _spent()
    with ProcessPoolExecutor(CORES) as executor:
        found = sampled_shapley(fleet, replace(effort, audits=0), executor)
    width = found.sampled.half_width / 100
    yield Row("sampled, widest interval, ±", stops, _spent() - begun, gaps=(width,))
    begun = _spent()
    with ProcessPoolExecutor(CORES) as executor:
        gap = measured_gap(fleet, found.portfolio, effort, executor) / 100
    yield Row("sampled, costs beside a solver", stops, _spent() - begun, gaps=(gap,))


def _spent() -> float:
    """Return processor seconds of this process and of those it has ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


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
