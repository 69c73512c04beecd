"""What clients want from producers: products, order lines and the three flows."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mil.units import Cents, Grams, Milli


class Zone(StrEnum):
    """Temperature zone of goods, of a vehicle's compartment, of a crate."""

    AMBIENT = "ambient"
    CHILLED = "chilled"
    FROZEN = "frozen"


ZONES = tuple(Zone)
"""Fixed order of the zones wherever there is one number per zone."""


class Flow(StrEnum):
    """How goods pass the hub.

    ``cross_dock``: each producer prepares per client; the goods are collected, sorted
    at the dock and leave the same day or the next morning. ``stored``: producers bring
    bulk, the hub picks client orders from dated lots. ``on_site`` (carré-vente): goods
    are collected before a selling session, clients come and fetch them.
    """

    CROSS_DOCK = "cross_dock"
    STORED = "stored"
    ON_SITE = "on_site"


@dataclass(frozen=True, slots=True)
class Product:
    """Something a producer sells.

    Attributes
    ----------
    id, producer
        Own id and the producer's site id.
    name
        As people call it; imported text, never trusted.
    unit
        Sales unit: ``kg``, ``piece``, ``litre``, ``crate`` …
    unit_grams
        Weight of one sales unit with its packing, or None when nobody has weighed it
        (its order lines are then refused, with that reason).
    per_crate
        Thousandths of a sales unit that fill one crate.
    zone
        Temperature zone.
    shelf_days
        Days it keeps from the farm: it must be delivered within so many days.
    stock_min, stock_target
        For stored goods: when less than `stock_min` would remain at the end of the
        week, replenish up to `stock_target` (thousandths of a unit; 0: only what
        orders need).
    price
        Price of one sales unit, cents; 0 when unknown.
    """

    id: str
    producer: str
    name: str
    unit: str
    unit_grams: Grams | None
    per_crate: Milli
    zone: Zone
    shelf_days: int = 7
    stock_min: Milli = 0
    stock_target: Milli = 0
    price: Cents = 0


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One line of a client's order.

    Attributes
    ----------
    id
        Unique within the hub, ``order/product`` unless the file names its lines.
    order
        The order it belongs to, as the source numbers it.
    client, product
        Ids.
    quantity, unit
        Thousandths of `unit`, which is the product's sales unit, ``crate``, ``kg`` or
        ``g``.
    day
        Delivery day (``on_site``: the day of the selling session).
    flow
        How these goods pass the hub.
    ordered_at
        When it was ordered, zone-aware, or None when the source does not say (it then
        counts as in time).
    note
        Remark for producer and driver; imported text.
    """

    id: str
    order: str
    client: str
    product: str
    quantity: Milli
    unit: str
    day: date
    flow: Flow
    ordered_at: datetime | None = None
    note: str = ""


class RefusalCode(StrEnum):
    """Why an order line was refused before any planning."""

    AFTER_CUTOFF = "after_cutoff"
    NO_SERVICE = "no_service"
    NO_STOCK = "no_stock"
    NO_WEIGHT = "no_weight"
    WRONG_UNIT = "wrong_unit"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Refusal:
    """An order line, or a part of one, that was refused.

    Attributes
    ----------
    line
        Order line id.
    quantity
        Thousandths of the product's sales unit refused (of the line's own unit where
        it could not be converted).
    code
        Kind of reason.
    reason
        The reason and the remedy, one English sentence for the coordinator.
    """

    line: str
    quantity: Milli
    code: RefusalCode
    reason: str
