"""Games whose Shapley values are known, and estimates beside them."""

from fractions import Fraction

import numpy as np
import pytest

from benchmarks.sharing.draw import day
from mil.costs.game import CostGame
from mil.costs.shapley import shapley
from routing.coalitions import price_coalitions
from routing.coalitions.fitted import (
    Drawing,
    chances,
    draw_sets,
    estimates,
    few_sets,
)
from routing.coalitions.fleet import fleet_of
from routing.coalitions.simple import SimpleGames, simple_games

COUNT = 7
DRAWS = 10_000
"""Enough for all of the games."""

ALL = np.array([[m >> i & 1 == 1 for i in range(COUNT)] for m in range(1 << COUNT)])


def alike(count: int) -> np.ndarray:
    """Return the same work for all sizes."""
    return np.ones(count - 1, np.int64)


def priced(sets: np.ndarray, costs: np.ndarray) -> Drawing:
    """Look up in a table what coalitions cost."""
    masks = sets @ (1 << np.arange(sets.shape[1]))
    return Drawing(sets, costs[masks].astype(np.int64))


def drawn_games(seed: int) -> SimpleGames:
    """Lay out the games of a day, along two tours."""
    stops, kind = day(COUNT, 30, seed)
    draw = np.random.default_rng(seed)
    tours = np.array([draw.permutation(COUNT), draw.permutation(COUNT)])
    return simple_games(fleet_of(stops, [kind]), tours, DRAWS)


@pytest.mark.parametrize("seed", range(3))
def test_the_values_of_simple_games_are_their_shapley_values(seed: int) -> None:
    """All of them, from the table of what all coalitions count, up to its rounding."""
    games = drawn_games(seed)
    counted, values = games.count(ALL), games.values()
    assert counted.shape[1] == len(values)
    names = tuple(str(stop) for stop in range(COUNT))
    for table, told in zip(counted.T, values, strict=True):
        exact = shapley(CostGame(names, np.ascontiguousarray(table - table[0])))
        assert [float(value) for value in exact] == pytest.approx(told, abs=1.5)


def test_a_game_made_of_simple_ones_is_told_without_a_draw_too_much() -> None:
    """Nothing is left to chance: all batches say the same, to a thousandth."""
    games = drawn_games(1)
    draw = np.random.default_rng(3)
    weights = draw.integers(-20, 20, len(games.values()))
    drawn = []
    for _ in range(20):
        sets = draw_sets(alike(COUNT), 50, draw)
        drawn.append(Drawing(sets, games.count(sets) @ weights))
    ends = games.count(ALL[[0, -1]]) @ weights
    right = weights @ games.values()
    total = int(ends[1])
    # the estimate takes it that nobody costs nothing, so the first game is left out
    off, few = int(ends[0]), few_sets(COUNT)
    found = estimates(
        [Drawing(b.sets, b.costs - off) for b in drawn],
        Drawing(few, games.count(few) @ weights - off),
        games,
        total - off,
        alike(COUNT),
    )
    assert np.abs(found - right).max() < 1e-3 * np.abs(right).max()


@pytest.mark.parametrize("work", [alike(9), 4 ** np.arange(8)])
def test_estimates_lie_about_the_exact_value(work: np.ndarray) -> None:
    """The mean of many batches is within four of its standard errors."""
    stops, kind = day(9, 30, 2)
    costs = price_coalitions(stops, [kind]).costs
    exact = shapley(CostGame(tuple("abcdefghi"), costs))
    games = simple_games(fleet_of(stops, [kind]), np.arange(9)[None], DRAWS)
    draw = np.random.default_rng(1)
    drawn = [priced(draw_sets(work, 40, draw), costs) for _ in range(100)]
    few = priced(few_sets(9), costs)
    found = estimates(drawn, few, games, int(costs[-1]), work)
    off = found.mean(axis=0) - np.array([float(value) for value in exact])
    error = found.std(axis=0, ddof=1) / 10
    assert (np.abs(off) < 4 * error + 1).all()
    assert found.sum(axis=1) == pytest.approx(int(costs[-1]), rel=1e-4)
    assert isinstance(exact[0], Fraction)


def test_intervals_hold_the_exact_value_as_often_as_said() -> None:
    """Of 30 days of eight stops, about 95 of 100 intervals; too few draws for a fit."""
    held = []
    for seed in range(30):
        stops, kind = day(8, 30, seed)
        costs = price_coalitions(stops, [kind]).costs
        exact = shapley(CostGame(tuple("abcdefgh"), costs))
        games = simple_games(fleet_of(stops, [kind]), np.arange(8)[None], 0)
        source = (np.random.default_rng([seed, number]) for number in range(100))
        drawn = [priced(draw_sets(alike(8), 3, draw), costs) for draw in source]
        few = priced(few_sets(8), costs)
        found = estimates(drawn, few, games, int(costs[-1]), alike(8))
        half = 1.984 * found.std(axis=0, ddof=1) / 10
        off = found.mean(axis=0) - np.array([float(value) for value in exact])
        held.append(np.abs(off) <= half)
    assert 0.9 <= np.mean(held) <= 0.99


@pytest.mark.parametrize("count", [2, 3])
def test_two_or_three_stops_leave_nothing_to_chance(count: int) -> None:
    """All coalitions are of one stop, or of all but one."""
    stops, kind = day(count, 30, 1)
    costs = price_coalitions(stops, [kind]).costs
    exact = shapley(CostGame(tuple("abc"[:count]), costs))
    games = simple_games(fleet_of(stops, [kind]), np.arange(count)[None], 0)
    draw, few = np.random.default_rng(1), priced(few_sets(count), costs)
    none = [priced(draw_sets(alike(count), 5, draw), costs) for _ in range(2)]
    assert not sum(len(batch.costs) for batch in none)
    for found in estimates(none, few, games, int(costs[-1]), alike(count)):
        assert found == pytest.approx([float(value) for value in exact], abs=1)


def test_sizes_are_drawn_as_often_as_said() -> None:
    """Spread evenly: no size is off by more than one draw."""
    work = np.arange(1, 10)
    sets = draw_sets(work, 500, np.random.default_rng(1))
    counts = np.bincount(sets.sum(axis=1), minlength=11)
    assert counts[[0, 1, 9, 10]].sum() == 0
    assert np.abs(counts[1:10] - 500 * chances(work)).max() < 2


def test_what_is_little_work_is_drawn_more_often() -> None:
    """Up to four times as often, and no more."""
    work = np.where(np.arange(19) < 9, 1, 10**6)
    usual, part = chances(alike(20)), chances(work)
    assert part[1] / part[17] == pytest.approx(4 * usual[1] / usual[17])
