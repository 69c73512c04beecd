"""What each player pays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from mil.units import in_whole


@dataclass(frozen=True, slots=True, eq=False)
class Shares(Mapping[str, Fraction]):
    """What each player pays, by name.

    Attributes
    ----------
    players
        Names, shape ``(n,)``.
    fractions
        In the unit of the costs, shape ``(n,)``.
    """

    players: tuple[str, ...]
    fractions: tuple[Fraction, ...]

    def __getitem__(self, player: str) -> Fraction:
        """Return what one player pays."""
        try:
            return self.fractions[self.players.index(player)]
        except ValueError:
            raise KeyError(player) from None

    def __iter__(self) -> Iterator[str]:
        """Iterate over the players."""
        return iter(self.players)

    def __len__(self) -> int:
        """Return the number of players."""
        return len(self.players)

    @property
    def whole(self) -> dict[str, int]:
        """The shares in whole units of cost, adding up (largest remainders)."""
        return dict(zip(self.players, in_whole(self.fractions), strict=True))
