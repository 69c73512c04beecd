"""Games too large for a table: costs along giant tours, and values from samples."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import (
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from functools import cache
from multiprocessing import get_context
from threading import Timer
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.sharing.draw import day, day_with_windows
from mil.costs.game import CostGame
from mil.costs.shapley import shapley
from routing.coalitions import Kind, Stops, price_coalitions
from routing.coalitions.along import Fleet, price_sets
from routing.coalitions.fleet import fleet_of
from routing.coalitions.portfolio import Effort, costs_of, learn
from routing.coalitions.sample import Estimate, sampled_shapley
from tests.routing.coalitions.draw import small_day

LITTLE = Effort(tours=4, steps=20, draws=1, audits=2)


def fleet_by(seed: int, count: int = 6) -> Fleet:
    """Draw a few stops, with windows and paid waits or without, by seed."""
    windows = seed % 2 == 1
    return fleet_of(
        *small_day(seed, count, windows, kinds=1 + seed % 3, waiting=windows)
    )


@given(st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_a_stop_more_never_costs_less(seed: int) -> None:
    """With windows, several kinds, tight shifts, ways past others."""
    fleet = fleet_by(seed)
    tours = learn(fleet, Effort(tours=3, steps=10))
    masks = range(1 << 6)
    costs = costs_of(fleet, tours, [[i for i in range(6) if m >> i & 1] for m in masks])
    assert costs[0] == 0
    for mask in masks:
        for stop in range(6):
            assert costs[mask] <= costs[mask | 1 << stop]


@given(st.integers(0, 10_000), st.booleans())
@settings(max_examples=60, deadline=None)
def test_tours_never_undercut_the_exact_cost(seed: int, windows: bool) -> None:
    """Where each way is cheapest and quickest at once, a round along a tour is real."""
    drawn = (
        day_with_windows(7, 40, seed, seed % 2 == 0) if windows else day(7, 40, seed)
    )
    stops, kind = drawn
    exact = price_coalitions(stops, [kind]).costs
    fleet = fleet_of(stops, [kind])
    tours = learn(fleet, Effort(tours=6, steps=20))
    masks = range(1 << 7)
    costs = costs_of(fleet, tours, [[i for i in range(7) if m >> i & 1] for m in masks])
    assert (costs >= exact).all()
    alone = [1 << i for i in range(7)]
    assert (costs[alone] == exact[alone]).all()


def test_costs_along_tours_need_not_be_subadditive() -> None:
    """6 + 4 and 6 + 4 crates fill two vans, but not in the order 6, 6, 4, 4."""
    legs = np.ones((5, 5), np.int64) - np.eye(5, dtype=np.int64)
    loads, service = np.array([[6], [6], [4], [4]]), np.zeros(4, np.int64)
    kind = Kind(legs, legs, (10,), 100, per_round=50)
    fleet = fleet_of(Stops(loads, service), [kind])
    groups, costs = [[0, 2], [1, 3], [0, 1, 2, 3]], np.empty(3, np.int64)
    sets = np.array([[stop in group for stop in range(4)] for group in groups])
    price_sets(fleet, np.array([[0, 1, 2, 3]]), sets, costs)
    one, other, both = costs.tolist()
    assert (one, other) == (53, 53)
    assert both == 2 * 52 + 53


@pytest.mark.parametrize("seed", [1, 2])
def test_sampled_values_are_near_the_exact_ones(seed: int) -> None:
    """Twelve stops: the exact value lies about where the interval says."""
    stops, kind = day(12, 60, seed)
    table = price_coalitions(stops, [kind])
    exact = shapley(CostGame(tuple(str(i) for i in range(12)), table.costs))
    effort = Effort(tours=20, steps=50, draws=5, audits=2)
    found = sampled_shapley(fleet_of(stops, [kind]), effort)
    mean = float(sum(exact)) / 12
    sampled = found.sampled
    assert sum(sampled.values) == found.total == int(table.costs[-1])
    for value, right in zip(sampled.values, exact, strict=True):
        assert abs(float(value - right)) < 2 * sampled.half_width / 10_000 * mean
    assert sampled.gap is not None
    assert -100 < sampled.gap < 100


@pytest.mark.parametrize("count", [1, 2, 3])
def test_few_stops_leave_nothing_to_chance(count: int) -> None:
    """Their values are exact, up to their rounding."""
    stops, kind = day(count, 60, 1)
    table = price_coalitions(stops, [kind])
    exact = shapley(CostGame(tuple("abc"[:count]), table.costs))
    found = sampled_shapley(fleet_of(stops, [kind]), LITTLE)
    assert sum(found.sampled.values) == found.total == int(table.costs[-1])
    assert found.sampled.half_width <= 1
    for value, right in zip(found.sampled.values, exact, strict=True):
        assert abs(float(value - right)) < 1


class Backwards(Executor):
    """Does the last task first, when an answer is wanted."""

    def __init__(self) -> None:
        self.tasks: list[Any] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Put a task on the pile."""
        executor = self

        class Later(Future[Any]):
            def result(self, timeout: float | None = None) -> Any:
                while executor.tasks:
                    task, work, given = executor.tasks.pop()
                    task.set_result(work(*given))
                return super().result(timeout)

        task = Later()
        self.tasks.append((task, fn, args))
        return task


def figures(found: Estimate) -> tuple[Any, ...]:
    """Return all that a bill depends on."""
    return found.total, found.sampled


@cache
def usual() -> tuple[Fleet, Estimate]:
    """Sample a day in this process."""
    stops, kind = day(25, 60, 3)
    fleet = fleet_of(stops, [kind])
    return fleet, sampled_shapley(fleet, LITTLE)


def test_the_same_figures_each_time() -> None:
    """Nothing depends on the clock or on what was done before."""
    fleet, found = usual()
    assert figures(sampled_shapley(fleet, LITTLE)) == figures(found)


@pytest.mark.parametrize(
    "make",
    [
        Backwards,
        lambda: ThreadPoolExecutor(2),
        lambda: ProcessPoolExecutor(2, get_context("spawn")),
    ],
    ids=["backwards", "threads", "processes"],
)
def test_any_executor_gives_the_same_figures(make: Any) -> None:
    """In whatever order tasks end, here or in processes that begin from nothing."""
    fleet, found = usual()
    with make() as executor:
        assert figures(sampled_shapley(fleet, LITTLE, executor)) == figures(found)


@pytest.fixture(name="cluster")
def fixture_cluster(tmp_path: Any) -> Iterator[Any]:
    """Give a client of two worker processes on this machine."""
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            local_directory=str(tmp_path),
            silence_logs=50,
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_loses_a_worker_gives_the_same_figures(cluster: Any) -> None:
    """One of two worker processes is killed on the way."""
    stops, kind = day(30, 60, 3)
    fleet = fleet_of(stops, [kind])
    effort = Effort(tours=30, steps=200, draws=3, audits=2)
    found = sampled_shapley(fleet, effort)
    pids = cluster.run(os.getpid)
    killed: list[int] = []

    def kill() -> None:
        pid = next(iter(pids.values()))
        os.kill(pid, signal.SIGKILL)
        killed.append(pid)

    timer = Timer(1.0, kill)
    timer.start()
    try:
        again = sampled_shapley(fleet, effort, cluster.get_executor())
    finally:
        timer.cancel()
    assert killed
    assert figures(again) == figures(found)
    assert np.isfinite(float(sum(again.sampled.values)))
    assert set(cluster.run(os.getpid).values()) != set(pids.values())
