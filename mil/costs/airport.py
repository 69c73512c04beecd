"""Games in which the dearest member's cost is that of the coalition: runways, roads.

Players come in types, with many alike; a table of coalitions is not needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class AirportGame:
    """A cost game with c(S) the largest cost of its members.

    Attributes
    ----------
    types
        Names, shape ``(k,)``.
    counts
        How many players of each, at least 1.
    costs
        Cost alone of one player of each, not negative.
    """

    types: tuple[str, ...]
    counts: tuple[int, ...]
    costs: tuple[int, ...]

    def _sorted(self) -> list[tuple[int, int, int]]:
        """Return cost, count and position of each type, the cheapest first."""
        rows = zip(self.costs, self.counts, range(len(self.types)), strict=True)
        return sorted(rows)

    def shapley(self) -> tuple[Fraction, ...]:
        """Return the Shapley value of one player of each type, shape ``(k,)``.

        Each further piece is shared by those who need it: Littlechild and Owen (1973),
        doi:10.1287/mnsc.20.3.370.
        """
        paid, before, left = Fraction(0), 0, sum(self.counts)
        values = [Fraction(0)] * len(self.types)
        for cost, count, at in self._sorted():
            paid += Fraction(cost - before, left)
            values[at] = paid
            before, left = cost, left - count
        return tuple(values)

    def nucleolus(self) -> tuple[Fraction, ...]:
        """Return the nucleolus's share of one player of each type, shape ``(k,)``.

        Littlechild (1974), "A simple expression for the nucleolus in a special case",
        doi:10.1007/BF01766216: of all first types, those that can be charged least each
        are charged that, and leave; the last piece is paid by all who are left.
        """
        rows = self._sorted()
        values = [Fraction(0)] * len(rows)
        paid, done = Fraction(0), 0
        while done < len(rows):
            least, until = _least_charge(rows[done:], paid)
            for _, count, at in rows[done : done + until]:
                values[at] = least
                paid += count * least
            done += until
        return tuple(values)


def _least_charge(
    rows: Sequence[tuple[int, int, int]], paid: Fraction
) -> tuple[Fraction, int]:
    """Return the least charge of first types, and how many they are."""
    best, until, players = Fraction(0), 0, 0
    for number, (cost, count, _) in enumerate(rows, start=1):
        players += count
        others = 0 if number == len(rows) else 1
        charge = (cost - paid) / (players + others)
        if not until or charge <= best:
            best, until = charge, number
    return best, until
