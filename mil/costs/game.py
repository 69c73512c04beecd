"""Cooperative cost games: what every coalition would cost."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from mil.costs.allocation import Shares
from mil.errors import InputError
from mil.units import Cents

if TYPE_CHECKING:  # what follows takes a third of a second to import
    from mil.costs.core import Stability

MOST_PLAYERS = 24
"""A table of 2^24 coalitions is 128 MB."""

LARGEST_COST: Cents = 10**12
"""Sums over all coalitions of one size of 24 players then stay below 2^63."""


Coalition: TypeAlias = Sequence[str] | frozenset[str]
"""Names joined by commas, or one by one."""

Table: TypeAlias = Sequence[int] | NDArray[np.int64] | Mapping[Coalition, int]


@dataclass(frozen=True, slots=True, eq=False)
class CostGame:
    """The cost of every coalition of some players.

    Rules return `Shares`, or None where they are not defined.

    Attributes
    ----------
    players
        Names, shape ``(n,)``, all different, n at most 24.
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
    def from_table(
        cls,
        players: Sequence[str],
        costs: Table,
    ) -> "CostGame":
        """Make a game from what every coalition costs.

        Parameters
        ----------
        players
            Names, shape ``(n,)``.
        costs
            In order of the coalitions' bit masks, shape ``(2**n,)``; or by coalition,
            as names joined by commas or as a tuple or frozenset of names. Nobody may be
            left out of it, and costs nothing.

        Raises
        ------
        ValueError
            When a cost is not an integer, a coalition is missing, and as above.
        """
        if isinstance(costs, Mapping):
            costs = _in_order(players, costs)
        if isinstance(costs, np.ndarray):
            return cls(tuple(players), costs.copy())
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

    def _shares(self, fractions: Sequence[Fraction]) -> Shares:
        return Shares(self.players, tuple(fractions))

    def shapley(self) -> Shares:
        """Return the Shapley value (`mil.costs.shapley.shapley`)."""
        from mil.costs.shapley import shapley  # noqa: PLC0415 -- it imports this

        return self._shares(shapley(self))

    def nucleolus(self, per_head: bool = False) -> Shares:
        """Return the nucleolus, checked (`mil.costs.nucleolus`).

        Raises
        ------
        mil.costs.kohlberg.UncertifiedError
            When the check fails: there is no result then.
        """
        from mil.costs.kohlberg import certify  # noqa: PLC0415 -- scipy
        from mil.costs.nucleolus import nucleolus  # noqa: PLC0415 -- scipy

        found = nucleolus(self, per_head)
        certify(self, found, per_head)
        return self._shares(found.shares)

    def least_core(self) -> tuple[Fraction, Shares]:
        """Return what coalitions pay beyond their cost in the least core, and a point.

        The point is the prenucleolus. A negative first number: the core has points
        where every coalition saves that much at least.
        """
        from mil.costs.core import prenucleolus  # noqa: PLC0415 -- scipy

        found = prenucleolus(self)
        excess = found.levels[0].excess if found.levels else Fraction(0)
        return excess, self._shares(found.shares)

    def epm(self) -> Shares | None:
        """Return the equal profit method's shares, None where it is not defined.

        Where the core is empty they are in the least core (`mil.costs.epm`).
        """
        from mil.costs.core import prenucleolus  # noqa: PLC0415 -- scipy
        from mil.costs.epm import epm  # noqa: PLC0415 -- scipy

        found = epm(self, prenucleolus(self))
        return None if found is None else self._shares(found.shares)

    def acam(self) -> Shares | None:
        """Return the alternate cost avoided method's shares, None where undefined."""
        from mil.costs.marginal import acam  # noqa: PLC0415 -- it imports this

        found = acam(self)
        return None if found is None else self._shares(found)

    def stability(self, shares: Mapping[str, int | Fraction]) -> "Stability[str]":
        """Find the coalition with the best reason to leave (`mil.costs.core`).

        Raises
        ------
        InputError
            When shares are not one number for each player.
        """
        from mil.costs.core import stability  # noqa: PLC0415 -- scipy

        return stability(self, self._checked(shares)).named(self.players)

    def _checked(self, shares: Mapping[str, int | Fraction]) -> tuple[Fraction, ...]:
        missing = [name for name in self.players if name not in shares]
        strange = [str(name) for name in shares if name not in self.players]
        wrong = [f"no share for {name}" for name in missing]
        wrong += [f"{name} is no player" for name in strange]
        found = []
        for name in self.players:
            try:
                found.append(Fraction(shares.get(name, 0)))
            except (TypeError, ValueError, OverflowError):
                wrong.append(f"{shares[name]!r} of {name} is no amount")
        if wrong:
            needed = ", ".join(self.players) or "nobody"
            raise InputError(f"{'; '.join(wrong)} → one number for each of {needed}")
        return tuple(found)


def _in_order(players: Sequence[str], costs: Mapping[Coalition, int]) -> list[int]:
    """Return costs by coalition in the order of bit masks."""
    place = {player: 1 << i for i, player in enumerate(players)}
    found: dict[int, int] = {0: 0}
    for coalition, cost in costs.items():
        names = coalition.split(",") if isinstance(coalition, str) else coalition
        names = [name.strip() for name in names if name.strip()]
        strange = [name for name in names if name not in place]
        if strange or len(set(names)) != len(names):
            raise ValueError(f"{names} are no coalition of {list(players)}")
        mask = sum(place[name] for name in names)
        if mask and mask in found:
            raise ValueError(f"two costs for {names}")
        found[mask] = cost
    missing = 2 ** len(players) - len(found)
    if missing:
        raise ValueError(f"{missing} coalitions of {list(players)} have no cost")
    return [found[mask] for mask in range(2 ** len(players))]
