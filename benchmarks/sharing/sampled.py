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
from routing.coalitions.along import Fleet
from routing.coalitions.fleet import fleet_of
from routing.coalitions.portfolio import Effort, Portfolio, costs_of
from routing.coalitions.sample import measured_gap, sampled_shapley

SMALL, SMALL_SEEDS = 18, 20
LARGE = 100
CAPACITY = 60
ENOUGH = Effort(tours=40, steps=200, work=1 << 18, draws=25, audits=0)
"""For `SMALL` stops."""

MUCH = Effort(tours=20, steps=200, work=100 << 11, cuts=3, draws=55, audits=20)
"""For `LARGE` stops: less than a minute of `CORES` cores, audits aside."""

CORES = 2
PAIRS = 1000
"""Coalitions by day that are priced with a stop more, too."""


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
    spent = max(seconds for seconds, _, _ in beside)
    errors = tuple(error for _, error, _ in beside)
    yield Row("sampled, root mean square error", stops, spent, gaps=errors)
    falls = sum(fallen for _, _, fallen in beside)
    yield Row("a stop more costs less", stops, spent, failed=falls)
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


def _beside_exact(stops: int, seed: int, effort: Effort) -> tuple[float, float, int]:
    """Return processor seconds, the error in % of the mean share, and costs fallen."""
    there, kind = day(stops, CAPACITY, seed)
    names = tuple(str(stop) for stop in range(stops))
    exact = shapley(CostGame(names, price_coalitions(there, [kind]).costs))
    begun = time.process_time()
    fleet = fleet_of(there, [kind])
    found = sampled_shapley(fleet, effort)
    spent = time.process_time() - begun
    values = found.sampled.values
    off = np.array([float(a - b) for a, b in zip(values, exact, strict=True)])
    error = 100 * float(np.sqrt((off**2).mean()) / (float(sum(exact)) / stops))
    return spent, error, _falls(fleet, found.portfolio, seed)


def _falls(fleet: Fleet, portfolio: Portfolio, seed: int) -> int:
    """Count drawn coalitions that cost less with a stop more."""
    draw, stops = np.random.default_rng([seed, PAIRS]), len(fleet.loads)
    fewer, more = [], []
    for _ in range(PAIRS):
        order = draw.permutation(stops).tolist()
        count = int(draw.integers(stops))
        fewer.append(order[:count])
        more.append(order[: count + 1])
    rise = costs_of(fleet, portfolio, more) - costs_of(fleet, portfolio, fewer)
    return int((rise < 0).sum())
