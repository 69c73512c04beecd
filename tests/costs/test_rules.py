"""What each rule promises holds of drawn games, also where costs are negative."""

from fractions import Fraction

import numpy as np
import pytest

from mil.costs.game import CostGame
from mil.costs.marginal import alone
from mil.costs.report import report
from mil.costs.rules import (
    ADDITIVE,
    DUMMY,
    MONOTONE,
    MONOTONE_FROM_NOTHING,
    RATIONAL,
    RATIONAL_FROM_NOTHING,
    RULES,
    STABLE,
)

PROMISES = {rule.name: set(rule.axioms) for rule in RULES}

LEAST = {"negative": -40, "usual": 15}

drawn_games = pytest.mark.parametrize("seed", range(15))
kinds = pytest.mark.parametrize("kind", LEAST)

Found = dict[str, tuple[Fraction, ...]]


def draw(seed: int, kind: str) -> CostGame:
    """Draw a game of two to four players, its core often not empty."""
    rng = np.random.default_rng(seed)
    n = 2 + seed % 3
    costs = rng.integers(LEAST[kind], 40, 2**n)
    costs[-1] -= int(rng.integers(0, 20))
    costs[0] = 0
    return CostGame(tuple("abcd"[:n]), costs)


def shares_by(game: CostGame, *promises: str) -> Found:
    """Return what rules with some promise say, where they are defined."""
    return {
        line.rule: line.shares.fractions
        for line in report(game).lines
        if line.shares is not None and PROMISES[line.rule] & set(promises)
    }


@kinds
@drawn_games
def test_nobody_pays_more_than_alone(seed: int, kind: str) -> None:
    """Where that can be, and for some rules only if no cost alone is negative."""
    game = draw(seed, kind)
    costs = alone(game)
    promises = [RATIONAL] + [RATIONAL_FROM_NOTHING] * (min(costs) >= 0)
    if sum(costs) >= game.total:
        for rule, shares in shares_by(game, *promises).items():
            assert all(x <= c for x, c in zip(shares, costs, strict=True)), rule


@kinds
@drawn_games
def test_nobody_pays_less_when_all_cost_more(seed: int, kind: str) -> None:
    """Only the cost of all together rises."""
    game = draw(seed, kind)
    costs = game.costs.copy()
    costs[-1] += 1 + seed
    promises = [MONOTONE] + [MONOTONE_FROM_NOTHING] * (min(alone(game)) >= 0)
    before = shares_by(game, *promises)
    for rule, shares in shares_by(CostGame(game.players, costs), *promises).items():
        if rule in before:
            pairs = zip(before[rule], shares, strict=True)
            assert all(less <= more for less, more in pairs), rule


@kinds
@drawn_games
def test_who_adds_just_its_own_cost_pays_that(seed: int, kind: str) -> None:
    """A player who costs 7 more in whatever company."""
    game = draw(seed, kind)
    n = len(game.players)
    costs = np.concatenate((game.costs, game.costs + 7))
    more = CostGame((*game.players, "own"), costs)
    for rule, shares in shares_by(more, DUMMY).items():
        assert shares[n] == 7, rule


@kinds
@drawn_games
def test_sums_over_days(seed: int, kind: str) -> None:
    """Two days shared together are the same as one by one."""
    one, other = draw(seed, kind), draw(seed + 30, kind)
    both = CostGame(one.players, one.costs + other.costs)
    first, second = shares_by(one, ADDITIVE), shares_by(other, ADDITIVE)
    for rule, shares in shares_by(both, ADDITIVE).items():
        pairs = zip(first[rule], second[rule], strict=True)
        assert shares == tuple(a + b for a, b in pairs), rule


@kinds
@drawn_games
def test_in_the_core_whenever_it_has_a_point(seed: int, kind: str) -> None:
    """The rules that say so are stable where there are stable shares."""
    found = report(draw(seed, kind))
    for line in found.lines:
        if found.room is not None and found.room <= 0 and line.stability is not None:
            assert line.stability.stable or STABLE not in PROMISES[line.rule], line.rule


def test_proportion_promises_nothing_of_negative_costs() -> None:
    """B would pay more than alone for what A brings in."""
    game = CostGame.from_table("AB", {"A": -10, "B": 4, "A,B": -8})
    assert "proportional_standalone" not in shares_by(game, RATIONAL, MONOTONE)
    shares = shares_by(game, RATIONAL_FROM_NOTHING)["proportional_standalone"]
    assert shares[1] == Fraction(16, 3)
