"""Coalitions of players, made of coalitions of stops."""

import numpy as np
import pytest

from mil.costs.game import CostGame
from routing.coalitions import by_player, price_coalitions
from tests.routing.coalitions.draw import small_day


def test_a_stop_is_served_when_any_owner_is_there() -> None:
    """Stop 0 is of players 0 and 2, stops 1 and 2 of player 1, player 3 has none."""
    stops, kinds = small_day(1, 3)
    costs = price_coalitions(stops, kinds).costs
    told = by_player(costs, [(0, 2), (1,), (1,)], players=4)
    for coalition in range(16):
        mask = (0b001 if coalition & 0b101 else 0) | (0b110 if coalition & 0b010 else 0)
        assert told[coalition] == costs[mask]


def test_a_game_can_be_made_of_it() -> None:
    """The table is what `CostGame` takes; each stop its own player changes nothing."""
    stops, kinds = small_day(2, 4)
    costs = price_coalitions(stops, kinds).costs
    told = by_player(costs, [(i,) for i in range(4)], players=4)
    assert (told == costs).all()
    game = CostGame(("a", "b", "c", "d"), told)
    assert game.total == costs[-1]
    assert not np.shares_memory(told, costs)


@pytest.mark.parametrize(
    ("owners", "told"),
    [
        ([(0,), ()], "stop 1 has no owner"),
        ([(0,), (2,)], "stop 1 has owner 2 of 2"),
        ([(0,)], "1 stops have 2 coalitions"),
    ],
)
def test_stops_that_are_nobodys_are_refused(
    owners: list[tuple[int, ...]], told: str
) -> None:
    """Each stop has an owner, each owner is a player."""
    with pytest.raises(ValueError, match=told):
        by_player(np.zeros(4, np.int64), owners, players=2)
