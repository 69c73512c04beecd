"""Cooperative cost games: what every coalition would cost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mil.units import Cents

MOST_PLAYERS = 20
"""A table of 2^20 coalitions is 8 MB."""

LARGEST_COST: Cents = 10**12
"""Sums over all coalitions of 20 players then stay far below 2^63."""


@dataclass(frozen=True, slots=True, eq=False)
class CostGame:
    """The cost of every coalition of some players.

    Attributes
    ----------
    players
        Names, shape ``(n,)``, all different, n at most 20.
    costs
        Integer cost by coalition, shape ``(2**n,)``: bit i of the position says
        whether player i is in. The empty coalition costs 0.

    Raises
    ------
    ValueError
        When the table is not such a table.
    """

    players: tuple[str, ...]
    costs: NDArray[np.int64]

    def __post_init__(self) -> None:
        n = len(self.players)
        if n > MOST_PLAYERS:
            raise ValueError(f"{n} players; a table holds at most {MOST_PLAYERS}")
        if len(set(self.players)) != n:
            raise ValueError("two players have the same name")
        if self.costs.shape != (2**n,) or self.costs.dtype != np.int64:
            raise ValueError(f"{n} players need {2**n} integer costs in a row")
        if self.costs[0]:
            raise ValueError(f"the empty coalition costs {self.costs[0]}, not 0")
        if self.costs.size and int(np.abs(self.costs).max()) > LARGEST_COST:
            raise ValueError(f"a cost is beyond {LARGEST_COST}")
        self.costs.setflags(write=False)

    @classmethod
    def from_table(cls, players: Sequence[str], costs: Sequence[int]) -> "CostGame":
        """Make a game from costs in order of the coalitions' bit masks.

        Raises
        ------
        ValueError
            When a cost is not an integer, and as above.
        """
        if any(type(cost) is not int or abs(cost) > LARGEST_COST for cost in costs):
            raise ValueError(f"costs are integers within ±{LARGEST_COST}")
        return cls(tuple(players), np.array(costs, dtype=np.int64))

    @classmethod
    def from_function(
        cls, players: Sequence[str], cost: Callable[[tuple[int, ...]], int]
    ) -> "CostGame":
        """Make a game by asking what each coalition costs.

        Parameters
        ----------
        players
            Names, shape ``(n,)``.
        cost
            Integer cost of the players at some positions, ascending. It is asked for
            the empty coalition as well.
        """
        n = len(players)
        if n > MOST_PLAYERS:
            raise ValueError(f"{n} players; a table holds at most {MOST_PLAYERS}")
        masks = range(2**n)
        members = (tuple(i for i in range(n) if mask >> i & 1) for mask in masks)
        return cls.from_table(players, [cost(coalition) for coalition in members])

    @property
    def total(self) -> Cents:
        """Cost of all players together."""
        return int(self.costs[-1])
