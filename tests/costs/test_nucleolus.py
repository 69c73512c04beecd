"""The nucleolus: known values, closed forms, properties, and its certificate."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from mil.costs.airport import AirportGame
from mil.costs.game import CostGame
from mil.costs.kohlberg import UncertifiedError, certify
from mil.costs.nucleolus import Nucleolus, nucleolus
from tests.costs.games import SCALE, bankruptcy, drawn, game_of, published

KINDS = ("cover", "noisy", "packed")


def checked(game: CostGame, per_head: bool = False) -> Nucleolus:
    """Return a nucleolus that its certificate holds for."""
    found = nucleolus(game, per_head)
    certify(game, found, per_head)
    return found


@pytest.mark.skipif(not published(), reason="no file of published games here")
@pytest.mark.parametrize("entry", published(), ids=lambda entry: entry["name"])
def test_published_games(entry: dict[str, Any]) -> None:
    """Games from the literature give the values known for them, exactly."""
    game = game_of(entry)
    expected = entry["expected_exact"]["nucleolus"]
    known = tuple(Fraction(expected[p]) * SCALE for p in game.players)
    assert checked(game).shares == known
    per_head = checked(game, per_head=True).shares
    for player, share in zip(game.players, per_head, strict=True):
        printed = entry["expected"]["per_capita_nucleolus"][player]
        assert abs(float(share) / SCALE - printed) < 1e-7


@pytest.mark.parametrize("seed", range(30))
def test_talmud(seed: int) -> None:
    """A bankruptcy's nucleolus is the division of the Talmud."""
    rng = np.random.default_rng(seed)
    claims = [int(c) for c in rng.integers(1, 400, int(rng.integers(2, 7)))]
    game, known = bankruptcy(claims, int(rng.integers(0, sum(claims) + 1)))
    assert list(checked(game).shares) == known


@pytest.mark.parametrize("seed", range(30))
def test_airports(seed: int) -> None:
    """A runway's nucleolus and Shapley value are the closed forms."""
    rng = np.random.default_rng(seed)
    costs = sorted(int(c) for c in rng.integers(1, 500, int(rng.integers(1, 9))))
    names = tuple(f"p{i}" for i in range(len(costs)))
    game = CostGame.from_function(
        names, lambda who: max(map(costs.__getitem__, who), default=0)
    )
    alike = AirportGame(names, (1,) * len(costs), tuple(costs))
    assert checked(game).shares == alike.nucleolus()
    assert tuple(game.shapley().values()) == alike.shapley()


def test_alike_players_of_an_airport() -> None:
    """Types with many alike players pay what the players would one by one."""
    few = AirportGame(("small", "large"), (3, 2), (60, 100))
    names = [f"p{i}" for i in range(5)]
    costs = [60, 60, 60, 100, 100]
    game = CostGame.from_function(
        names, lambda who: max(map(costs.__getitem__, who), default=0)
    )
    assert (
        tuple(checked(game).shares)
        == (few.nucleolus()[0],) * 3 + (few.nucleolus()[1],) * 2
    )
    assert (
        tuple(game.shapley().values())
        == (few.shapley()[0],) * 3 + (few.shapley()[1],) * 2
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("per_head", [False, True])
@pytest.mark.parametrize("n", [1, 2, 3, 5, 8, 10])
def test_drawn_games_are_certified(kind: str, per_head: bool, n: int) -> None:
    """The certificate holds, the shares add up, and nobody pays more than alone."""
    for seed in range(4):
        game = drawn(seed, n, kind)
        found = checked(game, per_head)
        assert sum(found.shares) == game.total
        if found.bounded:
            assert all(x <= int(game.costs[1 << i]) for i, x in enumerate(found.shares))


@pytest.mark.parametrize("per_head", [False, True])
def test_it_moves_with_the_game(per_head: bool) -> None:
    """Players change places, costs are scaled and shifted, and so are the shares."""
    game = drawn(3, 6)
    shares = checked(game, per_head).shares
    order = [4, 2, 0, 5, 1, 3]
    masks = np.arange(64)
    moved = np.zeros(64, np.int64)
    for new, old in enumerate(order):
        moved |= (masks >> new & 1) << old
    turned = CostGame(tuple(game.players[i] for i in order), game.costs[moved])
    assert list(checked(turned, per_head).shares) == [shares[i] for i in order]
    own = np.array([10, 0, 500, 7, 0, 3])
    added = sum((masks >> i & 1) * own[i] for i in range(6))
    other = CostGame(game.players, 3 * game.costs + added)
    expected = [
        3 * share + int(extra) for share, extra in zip(shares, own, strict=True)
    ]
    assert list(checked(other, per_head).shares) == expected


def test_alike_players_pay_alike() -> None:
    """Who cannot be told apart pays the same."""
    game = CostGame.from_function(
        "abcde", lambda who: 100 * len(who) ** 2 // 3 + 50 * bool(who)
    )
    assert len(set(checked(game).shares)) == 1


@pytest.mark.parametrize("per_head", [False, True])
def test_a_false_nucleolus_is_found_out(per_head: bool) -> None:
    """Whatever is changed about it, the certificate fails."""
    game = drawn(1, 6, "packed")
    found = nucleolus(game, per_head)
    shares = list(found.shares)
    shares[0], shares[1] = shares[0] + 1, shares[1] - 1
    level = found.levels[0]
    wrong = [
        replace(found, shares=tuple(shares)),
        replace(found, shares=(found.shares[0] + 1, *found.shares[1:])),
        replace(found, levels=found.levels[:-1]),
        replace(
            found, levels=(replace(level, excess=level.excess + 1), *found.levels[1:])
        ),
        replace(
            found,
            levels=(
                replace(level, weights=(1.0, *level.weights[1:])),
                *found.levels[1:],
            ),
        ),
        replace(
            found,
            levels=(
                replace(level, weights=(0.0, *level.weights[1:])),
                *found.levels[1:],
            ),
        ),
    ]
    for one in wrong:
        with pytest.raises(UncertifiedError):
            certify(game, one, per_head)


def test_the_shapley_value_is_no_nucleolus() -> None:
    """Other shares with the levels of the nucleolus do not pass."""
    game = drawn(2, 5, "packed")
    found = nucleolus(game)
    other = replace(found, shares=tuple(game.shapley().values()))
    with pytest.raises(UncertifiedError):
        certify(game, other)


@pytest.mark.parametrize("n", [12, 15])
def test_larger_games(n: int) -> None:
    """Of thousands of coalitions those that matter are found."""
    for kind in KINDS:
        checked(drawn(1, n, kind))
