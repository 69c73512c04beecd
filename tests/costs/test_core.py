"""The core: how far, the closest point, the equal profit method, simple rules."""

from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linprog

from mil.costs import marginal
from mil.costs.core import in_core, prenucleolus, stability, subsidy
from mil.costs.epm import epm
from mil.costs.game import CostGame
from mil.costs.report import gini, report
from mil.errors import InputError
from tests.costs.games import SCALE, drawn, game_of, published

KINDS = ("cover", "noisy", "packed")


@pytest.mark.skipif(not published(), reason="no file of published games here")
@pytest.mark.parametrize("entry", published(), ids=lambda entry: entry["name"])
def test_published_games(entry: dict[str, Any]) -> None:
    """Every rule gives what is known of the games of the literature."""
    found = report(game_of(entry))
    assert found.room is not None
    assert float(found.room) / SCALE == pytest.approx(entry["least_core_eps"], abs=1e-7)
    assert (found.room <= 0) == entry["properties"]["core_nonempty"]
    lines = {line.rule: line for line in found.lines}
    for rule, known in entry["expected"].items():
        shares = lines[rule].shares
        if known is None:
            assert shares is None, rule
            continue
        assert shares is not None, rule
        for player, printed in known.items():
            assert float(shares[player]) / SCALE == pytest.approx(printed, abs=1e-7)
    value = lines["shapley"].stability
    assert value is not None
    assert value.stable == entry["properties"]["shapley_in_core"]


def all_rows(game: CostGame) -> tuple[np.ndarray, np.ndarray]:
    """Return the inequalities of all coalitions but nobody and everybody."""
    n = len(game.players)
    masks = np.arange(1, 2**n - 1)
    return (masks[:, None] >> np.arange(n) & 1).astype(float), game.costs[masks]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(4))
def test_least_core_and_subsidy_by_one_large_programme(kind: str, seed: int) -> None:
    """With all coalitions at once the programmes say the same."""
    game = drawn(seed, 7, kind)
    table, costs = all_rows(game)
    n = len(game.players)
    column = -np.ones((len(table), 1))
    least = linprog(
        [*([0] * n), 1],
        A_ub=np.hstack((table, column)),
        b_ub=costs,
        A_eq=[[*([1] * n), 0]],
        b_eq=[game.total],
        bounds=(None, None),
    )
    found = prenucleolus(game)
    assert float(found.levels[0].excess) == pytest.approx(least.fun, abs=1e-5)
    most = linprog([-1] * n, A_ub=table, b_ub=costs, bounds=(None, None))
    expected = max(0.0, game.total + most.fun)
    assert float(subsidy(game)) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(6))
def test_the_closest_point_is_in_the_core_and_no_other_is_closer(
    kind: str, seed: int
) -> None:
    """Towards any vertex of the (least) core the distance grows."""
    game = drawn(seed, 6, kind)
    least, value = prenucleolus(game), tuple(game.shapley().values())
    moved = in_core(game, value, least)
    room = max(Fraction(0), least.levels[0].excess)
    assert sum(moved) == game.total
    assert stability(game, moved).excess <= room
    table, costs = all_rows(game)
    here = np.array([float(x) for x in moved])
    away = here - np.array([float(x) for x in value])
    # the best direction within the core: no point of it lies further against `away`
    nearest = linprog(
        away,
        A_ub=table,
        b_ub=costs + float(room) + 1e-6,
        A_eq=[[1] * 6],
        b_eq=[game.total],
        bounds=(None, None),
    )
    assert nearest.fun >= away @ here - 1e-3 * (1 + np.abs(away).sum())


def test_shares_in_the_core_stay_as_they_are() -> None:
    """What is stable already is not touched."""
    game = drawn(1, 6, "cover")
    value = tuple(game.shapley().values())
    assert in_core(game, value, prenucleolus(game)) == value


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(4))
def test_epm_spreads_least(kind: str, seed: int) -> None:
    """No shares in the (least) core differ less, by one programme of all coalitions."""
    game = drawn(seed, 6, kind)
    least = prenucleolus(game)
    found = epm(game, least)
    assert found is not None
    assert sum(found.shares) == game.total
    assert stability(game, found.shares).excess <= found.room
    table, costs = all_rows(game)
    own = marginal.alone(game)
    pairs = [
        [1 / own[i] if k == i else -1 / own[j] if k == j else 0.0 for k in range(6)]
        + [-1]
        for i, j in product(range(6), repeat=2)
        if i != j
    ]
    whole = linprog(
        [0] * 6 + [1],
        A_ub=np.vstack((np.hstack((table, np.zeros((len(table), 1)))), pairs)),
        b_ub=np.append(costs + float(found.room) + 1e-6, np.zeros(len(pairs))),
        A_eq=[[1] * 6 + [0]],
        b_eq=[game.total],
        bounds=(None, None),
    )
    assert float(found.spread) == pytest.approx(whole.fun, abs=1e-6)


def alike(seed: int, n: int, most: int) -> CostGame:
    """Draw a game in which the first two players cannot be told apart."""
    rng = np.random.default_rng(seed)
    masks = np.arange(2**n)
    size = np.bitwise_count(masks.astype(np.uint32)).astype(np.int64)
    costs = rng.integers(most // 5, most, 2**n) // 3 + size * most // (2 * n)
    turned = masks & ~3 | (masks & 1) << 1 | masks >> 1 & 1
    costs = np.where(turned < masks, costs[turned], costs)
    costs[0] = 0
    return CostGame(tuple("abcdef"[:n]), costs)


@pytest.mark.parametrize("most", [20, 2000, 10**9])
@pytest.mark.parametrize("seed", range(12))
def test_alike_players_pay_alike_to_the_last_digit(seed: int, most: int) -> None:
    """Whatever is chosen among several shares, it is not by the order of players."""
    game = alike(seed, 3 + seed % 4, most)
    least = prenucleolus(game)
    for line in report(game).lines:
        if line.shares is not None:
            assert line.shares["a"] == line.shares["b"], line.rule
    found = epm(game, least)
    assert found is not None
    for shares in (found.shares, in_core(game, tuple(game.shapley().values()), least)):
        assert sum(shares) == game.total
        assert stability(game, shares).excess <= found.room


def test_epm_does_not_choose_by_the_order_of_players() -> None:
    """Several shares spread as little: A and B, who are alike, pay the same."""
    costs = [0, 6, 6, 15, 8, 10, 10, 11, 4, 13, 13, 19, 16, 20, 20, 17]
    costs += [13, 11, 11, 11, 8, 19, 19, 22, 15, 18, 18, 16, 11, 16, 16, 18]
    game = CostGame.from_table("ABCDE", costs)
    found = epm(game, prenucleolus(game))
    assert found is not None
    assert found.shares == (Fraction(7, 2), Fraction(7, 2), 4, 3, 4)
    assert found.spread == Fraction(3, 4) - Fraction(4, 13)


def test_what_is_moved_into_the_core_is_in_it() -> None:
    """Also where costs are large, to the last digit."""
    costs = [0, 650006676, 112674789, 855976071, 107944279, 607022531, 217297653]
    game = CostGame.from_table("ABC", [*costs, 718230317])
    moved = in_core(game, tuple(game.shapley().values()), prenucleolus(game))
    assert stability(game, moved).stable
    assert moved[1] == 112674789


@pytest.mark.parametrize("seed", range(5))
def test_epm_is_proportional_where_that_is_stable(seed: int) -> None:
    """Shares in proportion to going alone differ by nothing."""
    game = drawn(seed, 5, "cover")
    wanted = marginal.proportional(game)
    assert wanted is not None
    if stability(game, wanted).stable:
        found = epm(game, prenucleolus(game))
        assert found is not None
        assert found.shares == wanted
        assert found.spread == 0


@pytest.mark.parametrize("kind", KINDS)
def test_rules_add_up_and_treat_equals_equally(kind: str) -> None:
    """All rules share the whole cost, and alike players pay the same."""
    game = drawn(5, 5, kind)
    table = np.zeros(64, np.int64)
    for mask in range(64):  # a sixth player who is like the fifth: with both, twice it
        four, both = mask & 15, (mask >> 4 & 1) + (mask >> 5 & 1)
        table[mask] = game.costs[four | (16 if both else 0)] + 700 * max(0, both - 1)
    for line in report(CostGame(("a", "b", "c", "d", "e", "f"), table)).lines:
        if line.shares is not None:
            assert sum(line.shares.values()) == int(table[-1]), line.rule
            assert float(line.shares["e"]) == pytest.approx(float(line.shares["f"])), (
                line.rule
            )


@pytest.mark.parametrize(
    ("costs", "shares", "room"),
    [
        ([0, 5], [5], None),
        ([0, 0], [0], None),
        ([0, -3], [-3], None),
        ([0, 4, 6, 8], [3, 5], -1),
        ([0, 1, 1, 5], [Fraction(5, 2)] * 2, Fraction(3, 2)),
    ],
)
def test_tiny_games_have_the_obvious_answer(
    costs: list[int], shares: list[Fraction], room: Fraction | None
) -> None:
    """One player pays all; two share what they save or lose together."""
    found = report(CostGame.from_table([f"p{i}" for i in range(len(shares))], costs))
    assert found.room == room
    for line in found.lines:
        if line.rule in ("shapley", "nucleolus", "per_capita_nucleolus", "ensc"):
            assert line.shares is not None
            assert list(line.shares.values()) == shares


def test_nobody_to_pay() -> None:
    """A game without players is not shared."""
    with pytest.raises(ValueError, match="nobody to pay"):
        report(CostGame.from_table((), [0]))


def test_the_worst_coalition_is_named() -> None:
    """The group that gains most by leaving, and by how much."""
    game = CostGame.from_table("abc", [0, 10, 10, 12, 10, 20, 20, 24])
    found = stability(game, (Fraction(8),) * 3)
    assert (found.worst, found.excess, found.stable) == ((0, 1), 4, False)
    assert found.rational
    assert not stability(game, (Fraction(9), Fraction(9), Fraction(5))).efficient


def test_the_worst_coalition_has_names_for_whoever_asks_a_game() -> None:
    """Shares by name give an answer by name."""
    game = CostGame.from_table("abc", [0, 10, 10, 12, 10, 20, 20, 24])
    found = game.stability({"a": 8, "b": 8, "c": 8})
    assert (found.worst, found.excess) == (("a", "b"), 4)


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ({"a": 8, "b": 8}, "no share for c"),
        ({"a": 8, "b": 8, "c": 8, "d": 0}, "d is no player"),
        ({"a": 8, "b": 8, "c": float("nan")}, "nan of c is no amount"),
        ({"a": 8, "b": float("inf"), "c": 8}, "inf of b is no amount"),
        ({"a": None, "b": 8, "c": 8}, "None of a is no amount"),
    ],
)
def test_shares_that_are_not_one_number_for_each_player(
    shares: dict[str, Any], said: str
) -> None:
    """The error names who is missing, strange or without an amount."""
    game = CostGame.from_table("abc", [0, 10, 10, 12, 10, 20, 20, 24])
    with pytest.raises(InputError, match=f"{said}.* → one number for each of a, b, c"):
        game.stability(shares)


def test_nobody_pays_nothing() -> None:
    """A game without players has shares without players, by every method."""
    game = CostGame.from_table((), [0])
    for shares in (game.shapley(), game.nucleolus(), game.acam(), game.epm()):
        assert shares == {}
    assert game.stability({}).stable


def test_gini() -> None:
    """Nothing apart is 0, one who saves all of two is a half."""
    assert gini([Fraction(3), Fraction(3)]) == 0
    assert gini([Fraction(0), Fraction(4)]) == Fraction(1, 2)
    assert gini([Fraction(-1), Fraction(4)]) is None
    assert gini([Fraction(0), Fraction(0)]) is None


def test_shares_by_name_and_in_whole_cents() -> None:
    """What a game returns is looked up by player, and rounds without loss."""
    game = CostGame.from_table("abc", [0, 1, 1, 1, 1, 1, 1, 1])
    shares = game.shapley()
    assert shares == {"a": Fraction(1, 3), "b": Fraction(1, 3), "c": Fraction(1, 3)}
    assert shares.whole == {"a": 1, "b": 0, "c": 0}
    with pytest.raises(KeyError):
        shares["d"]
    assert game.nucleolus().whole == {"a": 1, "b": 0, "c": 0}
    excess, point = game.least_core()
    assert (excess, sum(point.values())) == (Fraction(-1, 3), 1)
    assert game.stability(point).stable
    assert game.acam() is not None
    assert game.epm() == shares
