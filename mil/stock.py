"""Dated lots of stored goods: first expired first out, and what to bring next."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mil.calendar import Week
from mil.units import Milli


@dataclass(frozen=True, slots=True)
class Lot:
    """A dated lot in the hub's store.

    Attributes
    ----------
    id, product
        Lot number (unique within the hub) and product id.
    quantity
        Counted quantity, thousandths of the product's sales unit.
    best_before
        Last day it may be delivered.
    counted_on
        Day of the count: what saved plans take out on or after this day is deducted.
    """

    id: str
    product: str
    quantity: Milli
    best_before: date
    counted_on: date


@dataclass(frozen=True, slots=True)
class Pick:
    """A quantity (thousandths of a sales unit) taken from a lot."""

    lot: str
    quantity: Milli


def expected_lot(product: str, week: Week) -> str:
    """Name the lot that a week's bulk of a product will make: ``exp-flour-2026-W48``.

    Whoever receives the goods notes the producer's lot number beside it.
    """
    return f"exp-{product}-{week}"


def keeps_for(lot: Lot, day: date) -> bool:
    """Whether a lot may be delivered on a day: not expired, and counted by then."""
    return lot.counted_on <= day <= lot.best_before


class Shelf:
    """What is left of the lots while a week's orders are picked from them.

    Parameters
    ----------
    lots
        The lots before the week.
    """

    def __init__(self, lots: Iterable[Lot]) -> None:
        self._by_product: dict[str, list[Lot]] = defaultdict(list)
        self._left: dict[str, Milli] = {}
        for lot in sorted(lots, key=lambda lot: (lot.best_before, lot.id)):
            self._by_product[lot.product].append(lot)
            self._left[lot.id] = max(0, lot.quantity)

    def take(self, product: str, quantity: Milli, day: date) -> tuple[Pick, ...]:
        """Pick up to a quantity for delivery on a day, first expired first out.

        Returns
        -------
        tuple of Pick
            From one lot or several, together at most `quantity`.
        """
        picks = []
        for lot in self._by_product.get(product, ()):
            taken = min(quantity, self._left[lot.id]) if keeps_for(lot, day) else 0
            if taken:
                self._left[lot.id] -= taken
                quantity -= taken
                picks.append(Pick(lot.id, taken))
        return tuple(picks)

    def left(self, product: str, day: date) -> Milli:
        """Return what is left that may still be delivered on a day."""
        lots = self._by_product.get(product, ())
        return sum(self._left[lot.id] for lot in lots if keeps_for(lot, day))
