"""Dated lots of stored goods: first expired first out, and what to bring next."""

from dataclasses import dataclass
from datetime import date

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
