"""Rounds of stops near each other along a tour, and how long they can last."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.sharing.draw import day, day_with_windows
from routing.coalitions import price_coalitions
from routing.coalitions.along import Fleet
from routing.coalitions.fleet import fleet_of
from routing.coalitions.lasting import lasting, windows_bind
from routing.coalitions.spans import price_spans
from routing.coalitions.sweeps import spans_by_size, sweeps
from tests.routing.coalitions.draw import small_day

COUNT = 7
ALL = np.array([[m >> i & 1 == 1 for i in range(COUNT)] for m in range(1 << COUNT)])
NEVER = (1 << 30) - 1


def along_spans(
    fleet: Fleet, span: int, sets: np.ndarray = ALL, cuts: int = 1
) -> np.ndarray:
    """Price coalitions along the stops as they are numbered."""
    count = sets.shape[1]
    costs = np.full(len(sets), NEVER, np.int64)
    spans = np.full(count + 1, span)
    price_spans(fleet, lasting(fleet), np.arange(count)[None], spans, cuts, sets, costs)
    return costs


@given(st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_spans_as_long_as_the_tour_are_exact(seed: int) -> None:
    """Any stops may share a round then, in any order."""
    stops, kind = day(COUNT, 30, seed)
    exact = price_coalitions(stops, [kind]).costs
    assert (along_spans(fleet_of(stops, [kind]), COUNT) == exact).all()


@given(st.integers(0, 10_000), st.integers(5, 6), st.integers(1, 3), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_a_stop_more_never_costs_less_along_spans(
    seed: int, span: int, kinds: int, cuts: int
) -> None:
    """Several kinds, several loads, shifts that are too short for some rounds."""
    fleet = fleet_of(*small_day(seed, COUNT, windows=False, kinds=kinds, waiting=False))
    costs = along_spans(fleet, span, cuts=cuts)
    for mask in range(1 << COUNT):
        for stop in range(COUNT):
            assert costs[mask] <= costs[mask | 1 << stop]


def test_longer_spans_cost_no_more() -> None:
    """They hold the same rounds, and others; here some of those are cheaper."""
    stops, kind = day(20, 60, 1)
    fleet = fleet_of(stops, [kind])
    sets = np.random.default_rng(1).random((50, 20)) < 0.8
    short, long = along_spans(fleet, 5, sets), along_spans(fleet, 11, sets)
    assert (long <= short).all()
    assert (long < short).any()


@given(st.integers(0, 10_000), st.integers(5, 9), st.integers(1, 5))
@settings(max_examples=40, deadline=None)
def test_a_cut_is_a_tour_that_begins_there(seed: int, span: int, cuts: int) -> None:
    """The cheapest of all of them counts, though rounds are priced once for all."""
    stops, kind = day(20, 60, seed)
    fleet = fleet_of(stops, [kind])
    sets = np.random.default_rng(seed).random((20, 20)) < 0.7
    tour, spans = np.random.default_rng(seed).permutation(20), np.full(21, span)
    turned = np.array([np.roll(tour, -(20 * cut // cuts)) for cut in range(cuts)])
    found, wanted = np.full(20, NEVER, np.int64), np.full(20, NEVER, np.int64)
    bound = lasting(fleet)
    price_spans(fleet, bound, tour[None], spans, cuts, sets, found)
    price_spans(fleet, bound, turned, spans, 1, sets, wanted)
    assert (found == wanted).all()


def test_more_cuts_find_cheaper_rounds() -> None:
    """Some of those that go across the ends of the tour."""
    stops, kind = day(30, 60, 1)
    fleet = fleet_of(stops, [kind])
    sets = np.random.default_rng(1).random((50, 30)) < 0.8
    once, often = along_spans(fleet, 6, sets), along_spans(fleet, 6, sets, cuts=4)
    assert (often <= once).all()
    assert (often < once).any()


@given(st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_what_its_cost_allows_is_over_in_time(seed: int) -> None:
    """All orders of up to four stops, by each kind of vehicle."""
    fleet = fleet_of(*small_day(seed, 4, windows=False, kinds=2, waiting=False))
    bound = lasting(fleet)
    for kind in range(len(fleet.cost)):
        shift = fleet.closes[kind] - fleet.opens[kind]
        for count in range(1, 5):
            for order in permutations(range(4), count):
                ways = np.array([4, *order, 4])
                cost = fleet.cost[kind, ways[:-1], ways[1:]].sum()
                if cost + bound.extra[kind, list(order)].sum() <= bound.most[kind]:
                    assert fleet.seconds[kind, ways[:-1], ways[1:]].sum() <= shift


def test_it_allows_rounds_of_most_of_a_shift() -> None:
    """Else hardly any round would be put together anew."""
    stops, kind = day(30, 200, 1)
    fleet = fleet_of(stops, [kind])
    bound = lasting(fleet)
    ways = np.array([30, *range(10), 30])
    seconds = fleet.seconds[0, ways[:-1], ways[1:]].sum()
    cost = fleet.cost[0, ways[:-1], ways[1:]].sum() + bound.extra[0, :10].sum()
    assert 0.8 * kind.longest * cost <= bound.most[0] * seconds


@pytest.mark.parametrize("seed", range(3))
def test_windows_bind_where_there_are_some(seed: int) -> None:
    """A day without windows has none that a vehicle could miss or wait for."""
    assert not windows_bind(fleet_of(*_in_a_list(day(8, 60, seed))))
    drawn = day_with_windows(8, 60, seed, paid=False)
    assert windows_bind(fleet_of(*_in_a_list(drawn)))


def _in_a_list(drawn: tuple) -> tuple:
    stops, kind = drawn
    return stops, [kind]


def test_sweeps_are_orders_of_all_stops() -> None:
    """Of several slopes, each once."""
    stops, kind = day(12, 60, 1)
    found = sweeps(fleet_of(stops, [kind]))
    assert len(found) > 5
    assert (np.sort(found, axis=1) == np.arange(12)).all()
    assert len({tuple(order) for order in found.tolist()}) == len(found)


def test_spans_get_no_longer_as_coalitions_grow() -> None:
    """Else a coalition could be dearer than one with a stop more."""
    spans = spans_by_size(200, 1 << 17)
    # a span of all stops is as good as any
    assert (spans[:-1] >= np.minimum(spans[1:], np.arange(200))).all()
    assert spans[13] > spans[100] > spans[200]
