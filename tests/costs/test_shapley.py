"""The Shapley value: axioms, closed forms, published games."""

import json
from fractions import Fraction
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mil.costs.game import CostGame
from mil.costs.shapley import path_shapley, shapley
from mil.units import in_whole

GAMES = Path(__file__).parents[2] / "../shared/games/games.json"

Whole = st.integers(-(10**6), 10**6)
STEADY = settings(deadline=None, derandomize=True)


@st.composite
def games(draw: st.DrawFn, most: int = 6) -> CostGame:
    """Draw any game of a few players."""
    n = draw(st.integers(1, most))
    costs = draw(st.lists(Whole, min_size=2**n - 1, max_size=2**n - 1))
    return CostGame.from_table([str(i) for i in range(n)], [0, *costs])


def by_definition(game: CostGame) -> list[Fraction]:
    """Average the marginal costs over all orders of arrival, one by one."""
    n = len(game.players)
    sums = [0] * n
    orders = list(permutations(range(n)))
    for order in orders:
        mask = 0
        for player in order:
            sums[player] += int(game.costs[mask | 1 << player] - game.costs[mask])
            mask |= 1 << player
    return [Fraction(total, len(orders)) for total in sums]


@given(games())
@STEADY
def test_it_is_the_mean_over_all_orders(game: CostGame) -> None:
    """The fast way gives exactly what the definition says; so it is efficient."""
    values = shapley(game)
    assert list(values) == by_definition(game)
    assert sum(values) == game.total


@given(games(5))
@STEADY
def test_a_dummy_bears_its_own_cost(game: CostGame) -> None:
    """Who adds 7 to every coalition bears 7, and changes nothing for the others."""
    costs = [int(cost) for cost in game.costs]
    wider = CostGame.from_table(
        [*game.players, "dummy"], [*costs, *(cost + 7 for cost in costs)]
    )
    assert shapley(wider) == (*shapley(game), 7)


@given(games(5))
@STEADY
def test_twins_bear_the_same(game: CostGame) -> None:
    """Two players who may stand for each other bear the same."""
    n = len(game.players)

    def cost(who: tuple[int, ...]) -> int:
        twins = sum(1 for player in who if player >= n)
        rest = sum(1 << player for player in who if player < n)
        return int(game.costs[rest]) + 1000 * min(twins, 1) + 3 * twins * len(who)

    values = shapley(CostGame.from_function([str(i) for i in range(n + 2)], cost))
    assert values[n] == values[n + 1]


@given(st.data(), games())
@STEADY
def test_the_value_of_a_sum_is_the_sum(data: st.DataObject, one: CostGame) -> None:
    """Shared round by round or all at once: the same."""
    size = len(one.costs) - 1
    costs = [0, *data.draw(st.lists(Whole, min_size=size, max_size=size))]
    other = CostGame.from_table(one.players, costs)
    both = CostGame(one.players, one.costs + other.costs)
    added = [a + b for a, b in zip(shapley(one), shapley(other), strict=True)]
    assert list(shapley(both)) == added


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=9).map(sorted))
@STEADY
def test_the_airport_game(costs: list[int]) -> None:
    """Runways: each extra length is shared by those who need it (Littlechild, Owen)."""
    n = len(costs)
    game = CostGame.from_function(
        [str(i) for i in range(n)], lambda who: max((costs[i] for i in who), default=0)
    )
    expected, paid = [], Fraction(0)
    for k, (shorter, longer) in enumerate(pairwise([0, *costs])):
        paid += Fraction(longer - shorter, n - k)
        expected.append(paid)
    assert list(shapley(game)) == expected


def test_a_shared_taxi() -> None:
    """Fares of 6, 12 and 42 on one way: 2, 5 and 35 (Chalkiadakis et al. 2011)."""
    game = CostGame.from_table("abc", [0, 6, 12, 12, 42, 42, 42, 42])
    assert shapley(game) == (2, 5, 35)


def test_twenty_players_without_loss() -> None:
    """Sums over half a million coalitions of the largest costs stay exact."""
    n, most = 20, 10**12
    game = CostGame.from_function(
        [str(i) for i in range(12)], lambda who: most if who else 0
    )
    assert set(shapley(game)) == {Fraction(most, 12)}
    wide = CostGame(
        tuple(str(i) for i in range(n)),
        game.costs.repeat(2 ** (n - 12)),
    )
    assert sum(shapley(wide)) == most


def published() -> list[dict[str, Any]]:
    """Games with a printed table and an exact value."""
    if not GAMES.exists():
        return []
    games = json.loads(GAMES.read_text(encoding="utf-8"))
    return [g for g in games if "shapley" in g.get("expected_exact", {})]


@pytest.mark.skipif(not GAMES.exists(), reason="no file of published games here")
@pytest.mark.parametrize("entry", published(), ids=lambda entry: entry["name"])
def test_published_games(entry: dict[str, Any]) -> None:
    """Games from the literature give the values known for them, exactly."""
    players, scale = entry["players"], 10**6
    costs = {
        frozenset(who.split(",")): round(Fraction(str(cost)) * scale)
        for who, cost in entry["coalition_costs"].items()
    }
    costs[frozenset()] = 0
    game = CostGame.from_function(
        players, lambda who: costs[frozenset(players[i] for i in who)]
    )
    expected = entry["expected_exact"]["shapley"]
    assert list(shapley(game)) == [Fraction(expected[p]) * scale for p in players]


@st.composite
def paths(draw: st.DrawFn) -> tuple[list[list[int]], list[bool], int]:
    """Draw a round: arcs of any cost, players and others mixed, a fixed cost."""
    m = draw(st.integers(0, 12))
    row = st.lists(st.integers(0, 10**5), min_size=m, max_size=m)
    arcs = draw(st.lists(row, min_size=m, max_size=m))
    players = draw(st.lists(st.booleans(), min_size=m, max_size=m))
    return arcs, players, draw(st.integers(0, 10**5))


@given(paths())
@STEADY
def test_the_closed_form_is_the_value_of_the_table(
    path: tuple[list[list[int]], list[bool], int],
) -> None:
    """Up to twelve stops, arc by arc gives what all coalitions give."""
    arcs, players, fixed = path
    nodes = [node for node, is_player in enumerate(players) if is_player]

    def cost(who: tuple[int, ...]) -> int:
        there = {nodes[i] for i in who}
        kept = [i for i in range(len(players)) if not players[i] or i in there]
        return fixed + sum(arcs[a][b] for a, b in pairwise(kept)) if who else 0

    game = CostGame.from_function([str(node) for node in nodes], cost)
    values = path_shapley(arcs, players, fixed)
    assert [values[node] for node in nodes] == list(shapley(game))
    assert not any(
        v for v, is_player in zip(values, players, strict=True) if not is_player
    )


def test_forty_stops_add_up() -> None:
    """Far beyond any table the closed form still gives away the whole cost."""
    m = 42
    arcs = [[(37 * i + 91 * j) % 1009 for j in range(m)] for i in range(m)]
    players = [False, *[True] * (m - 2), False]
    whole = 500 + sum(arcs[i][i + 1] for i in range(m - 1))
    assert sum(path_shapley(arcs, players, 500)) == whole


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1), st.integers(1, 12))
@STEADY
def test_rounding_keeps_the_sum(numerators: list[int], by: int) -> None:
    """Whole units differ by less than one from the exact values, and add up."""
    values = [Fraction(n, by) for n in numerators]
    values.append(-sum(values, Fraction(0)))
    rounded = in_whole(values)
    assert sum(rounded) == 0
    assert all(abs(a - b) < 1 for a, b in zip(rounded, values, strict=True))


def test_rounding_needs_a_whole_sum() -> None:
    """Half a cent cannot be given to anybody."""
    with pytest.raises(ValueError, match="1/2"):
        in_whole([Fraction(1, 2)])
    assert in_whole([]) == ()
    assert in_whole([Fraction(1, 2), Fraction(-1, 2)]) == (1, -1)
