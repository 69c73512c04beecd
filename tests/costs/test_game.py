"""Cost games: what counts as one."""

import numpy as np
import pytest

from mil.costs.game import LARGEST_COST, CostGame


def test_positions_are_bit_masks() -> None:
    """Bit i of a position says whether player i is in."""
    game = CostGame.from_function("abc", lambda who: sum(10**i for i in who))
    assert game.costs.tolist() == [0, 1, 10, 11, 100, 101, 110, 111]
    assert game.total == 111


def test_nobody_is_a_game() -> None:
    """No player at all costs nothing."""
    game = CostGame.from_table((), [0])
    assert game.total == 0


def test_a_table_cannot_be_changed() -> None:
    """Costs are what they were when the game was made."""
    game = CostGame.from_table("a", [0, 5])
    with pytest.raises(ValueError, match="read-only"):
        game.costs[1] = 6


@pytest.mark.parametrize(
    ("players", "costs", "message"),
    [
        ("ab", [0, 1, 2], "2 players need 4"),
        ("a", [1, 2], "empty coalition costs 1"),
        ("aa", [0, 1, 1, 2], "same name"),
        ("a", [0, LARGEST_COST + 1], "integers within"),
        ("a", [0, 1.5], "integers within"),
        ("a", [0, True], "integers within"),
        ([str(i) for i in range(25)], [0], "at most 24"),
    ],
)
def test_what_is_no_game(players: str, costs: list[int], message: str) -> None:
    """A table that is not one is refused with the reason."""
    with pytest.raises(ValueError, match=message):
        CostGame.from_table(players, costs)


def test_too_many_players_are_refused_at_once() -> None:
    """A million coalitions too many are not even asked for."""
    with pytest.raises(ValueError, match="at most 24"):
        CostGame.from_function([str(i) for i in range(40)], lambda _: 0)


def test_float_tables_are_refused() -> None:
    """Money is whole, also inside arrays."""
    with pytest.raises(ValueError, match="integer costs"):
        CostGame(("a",), np.array([0.0, 1.0]))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="beyond"):
        CostGame(("a",), np.array([0, 2 * LARGEST_COST], dtype=np.int64))
