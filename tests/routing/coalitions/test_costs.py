"""The table of all coalitions, beside brute force and beside itself."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.coalitions import Kind, Stops, price_coalitions, rounds_of
from routing.coalitions.layout import legs_of, loads_of
from routing.coalitions.single import DEAR, count_fitting, price_rounds
from routing.coalitions.ways import ways_of
from tests.routing.coalitions.brute import NEVER, all_costs, cost_of_tour, single_rounds
from tests.routing.coalitions.draw import small_day


@pytest.mark.parametrize("seed", range(12))
def test_costs_are_the_least_of_all_orders_and_partitions(seed: int) -> None:
    """One kind of vehicle, several dimensions, tight shifts, ways past others."""
    stops, kinds = small_day(seed, 3 + seed % 3, metric=seed % 2 == 0)
    assert price_coalitions(stops, kinds).costs.tolist() == all_costs(stops, kinds)


@pytest.mark.parametrize("seed", [100, 101])
def test_six_stops_cost_the_least(seed: int) -> None:
    """More than one group of lanes' worth of stops in a round."""
    stops, kinds = small_day(seed, 6)
    kinds = [dataclasses.replace(kinds[0], capacity=(99,) * stops.loads.shape[1])]
    assert price_coalitions(stops, kinds).costs.tolist() == all_costs(stops, kinds)


@pytest.mark.parametrize("seed", range(20, 26))
def test_several_kinds_cost_the_least(seed: int) -> None:
    """Each round takes the cheapest kind of vehicle that can serve it."""
    stops, kinds = small_day(seed, 4, kinds=3)
    table = price_coalitions(stops, kinds)
    by_kind = np.array([single_rounds(stops, kind) for kind in kinds])
    assert table.costs.tolist() == all_costs(stops, kinds)
    for mask in range(1, table.costs.size):
        if table.single[mask] < DEAR:
            assert by_kind[table.kind[mask], mask] == by_kind[:, mask].min()
        else:
            assert by_kind[:, mask].min() == NEVER


@pytest.mark.parametrize("seed", range(40, 70))
def test_windows_cost_the_least(seed: int) -> None:
    """Waits are free or paid, by departure at the best second."""
    stops, kinds = small_day(
        seed, 3 + seed % 3, windows=True, waiting=seed % 5 > 0, metric=seed % 3 == 0
    )
    assert price_coalitions(stops, kinds).costs.tolist() == all_costs(stops, kinds)


@pytest.mark.parametrize("seed", [17, 151, 154, 279, 430])
def test_labels_that_may_wait_longer_for_nothing_are_kept(seed: int) -> None:
    """Here a label that is dearer at first wins, because it can leave later."""
    stops, kinds = small_day(seed, 4, windows=True, waiting=True)
    assert price_coalitions(stops, kinds).costs.tolist() == all_costs(stops, kinds)


def test_windows_and_kinds_cost_the_least() -> None:
    """Kinds open at different times and pay differently."""
    stops, kinds = small_day(70, 4, windows=True, waiting=True, kinds=3)
    assert price_coalitions(stops, kinds).costs.tolist() == all_costs(stops, kinds)


def test_a_wait_may_make_a_slower_dearer_way_the_best() -> None:
    """Way past stop 1: 2 dearer and 10 s longer, but 10 s less paid wait of 1 each."""
    cost = np.array([[0, 50, 50], [12, 0, 50], [30, 20, 0]], np.int64)
    seconds = np.array([[0, 20, 20], [10, 0, 20], [10, 10, 0]], np.int64)
    windows = np.array([[30, 60], [0, 60]], np.int64)
    stops = Stops(np.zeros((2, 1), np.int64), np.zeros(2, np.int64), windows)
    kind = Kind(cost, seconds, (0,), 60, serving=1, waiting=1)
    # the vehicle comes from stop 1, served at 10 at the earliest but later at will
    assert price_coalitions(stops, [kind]).costs.tolist() == all_costs(stops, [kind])


def _repaired(stops: Stops, kind: Kind) -> int:
    """Return how many coalitions had a cheapest round that was too long."""
    chosen = range(stops.count)
    loads = loads_of(stops, kind, chosen)
    single = np.full(1 << stops.count, DEAR, np.int64)
    legs = legs_of(stops, kind, ways_of(kind.cost, kind.seconds), chosen)
    fitting = count_fitting(loads, single.size)
    kinds = np.full(single.size, -1, np.int8)
    return price_rounds(legs, loads, 0, fitting, single, kinds)[1]


def test_the_days_above_have_cheapest_rounds_that_are_too_long() -> None:
    """Repair is tested where it is needed: with ways past others, and without."""
    for metric in (False, True):
        days = [small_day(seed, 5, metric=metric) for seed in range(12)]
        assert sum(_repaired(stops, kinds[0]) for stops, kinds in days) > 10


def _without(stops: Stops) -> Stops:
    """Return the same stops with windows that are always open."""
    span = np.tile(np.array([0, 10**6], np.int64), (stops.count, 1))
    return dataclasses.replace(stops, windows=span)


@pytest.mark.parametrize("count", [1, 2, 7, 9, 16])
def test_labels_with_open_windows_tell_what_tables_tell(count: int) -> None:
    """Two algorithms, the same costs to the last digit, also in two blocks of lanes."""
    for seed in range(3):
        stops, (kind,) = small_day(seed, count, metric=seed > 0)
        table = price_coalitions(stops, [kind])
        free = dataclasses.replace(kind, waiting=0)
        other = price_coalitions(_without(stops), [free])
        assert (table.costs == other.costs).all()
        assert (table.single == other.single).all()


def test_large_costs_are_split_as_small_ones() -> None:
    """Costs beyond 32 bits are the same multiples."""
    stops, (kind,) = small_day(3, 9)
    factor = 10**7
    large = dataclasses.replace(
        kind,
        cost=kind.cost * factor,
        per_round=kind.per_round * factor,
        per_stop=kind.per_stop * factor,
        serving=kind.serving * factor,
    )
    small = price_coalitions(stops, [kind]).costs
    costs = price_coalitions(stops, [large]).costs
    assert int(costs[-1]) > 2**31
    assert (costs == small * factor).all()


def test_the_split_is_the_least_over_all_first_rounds() -> None:
    """Nine stops, more than one block: every coalition, one by one."""
    stops, kinds = small_day(5, 9)
    table = price_coalitions(stops, kinds)
    for mask in range(1, table.costs.size):
        low, part, least = mask & -mask, mask, DEAR
        while part:
            if part & low:
                least = min(least, table.single[part] + table.costs[mask ^ part])
            part = (part - 1) & mask
        assert table.costs[mask] == least


DAYS = {"seed": st.integers(0, 10**6), "count": st.integers(1, 8)}


@settings(max_examples=60, deadline=None)
@given(**DAYS, windows=st.booleans(), waiting=st.booleans(), metric=st.booleans())
def test_costs_are_monotone_and_subadditive(
    seed: int, count: int, windows: bool, waiting: bool, metric: bool
) -> None:
    """A stop more never costs less; two coalitions together never cost more."""
    stops, kinds = small_day(seed, count, windows, 2, metric, waiting)
    costs = price_coalitions(stops, kinds).costs
    masks = np.arange(costs.size)
    for stop in range(count):
        assert (costs[masks | 1 << stop] >= costs).all()
    for other in range(costs.size):
        apart = masks[masks & other == 0]
        assert (costs[apart | other] <= costs[apart] + costs[other]).all()


@settings(max_examples=40, deadline=None)
@given(**DAYS, windows=st.booleans())
def test_rounds_cost_what_the_table_says(seed: int, count: int, windows: bool) -> None:
    """Rounds of a coalition serve each of its stops once and make up its cost."""
    stops, kinds = small_day(seed, count, windows, kinds=2, metric=True)
    table = price_coalitions(stops, kinds)
    for coalition in range(0, table.costs.size, 3):
        rounds = rounds_of(table, coalition)
        served = sorted(stop for round_ in rounds for stop in round_.stops)
        assert served == [i for i in range(count) if coalition >> i & 1]
        assert sum(round_.cost for round_ in rounds) == table.costs[coalition]
        if windows or table.past:
            continue
        for round_ in rounds:
            kind = kinds[round_.kind]
            cost, seconds = cost_of_tour(stops, kind, round_.stops)
            assert cost == round_.cost
            assert seconds <= kind.longest
            load = stops.loads[list(round_.stops)].sum(axis=0)
            assert (load <= kind.capacity).all()


def test_the_same_day_costs_the_same_again() -> None:
    """Tables and rounds are the same to the last digit, and input stays as it was."""
    stops, kinds = small_day(9, 8, windows=True, kinds=2, waiting=True)
    before = kinds[0].cost.copy()
    one, other = price_coalitions(stops, kinds), price_coalitions(stops, kinds)
    assert (one.costs == other.costs).all()
    assert (one.kind == other.kind).all()
    assert rounds_of(one, 255) == rounds_of(other, 255)
    assert (kinds[0].cost == before).all()
