"""A game as somebody wrote it down."""

from dataclasses import dataclass
from fractions import Fraction

from mil.costs.airport import AirportGame
from mil.costs.game import CostGame


@dataclass(frozen=True, slots=True)
class GivenGame:
    """A game as a file gives it.

    Attributes
    ----------
    name
        Empty when it has none.
    game
        Costs in whole units of ``10**-decimals``.
    decimals
        Places after the point that the file uses, at most 9.
    note
        What was changed while reading; empty for nothing.
    """

    name: str
    game: CostGame | AirportGame
    decimals: int
    note: str = ""

    def told(self, value: Fraction | int) -> float:
        """Return an amount in the unit of the file."""
        return float(Fraction(value) / 10**self.decimals)
