"""The unit that is picked up, handed over and delivered."""

from dataclasses import dataclass
from datetime import date

from mil.orders import Flow, Zone
from mil.units import Grams, Milli


@dataclass(frozen=True, slots=True)
class Item:
    """One product inside a consignment.

    Attributes
    ----------
    line
        Order line id, or empty for bulk that replenishes the stock.
    product, client
        Ids; `client` is empty for bulk.
    quantity
        Thousandths of the product's sales unit.
    grams
        Weight.
    lot
        Lot it is picked from (``stored`` goods), else empty.
    """

    line: str
    product: str
    client: str
    quantity: Milli
    grams: Grams
    lot: str = ""


@dataclass(frozen=True, slots=True)
class Consignment:
    """Goods of one producer, one temperature zone, one destination, one day.

    Attributes
    ----------
    id
        Made from the attributes below, so the same orders give the same id; safe in a
        file name.
    flow
        How it passes the hub.
    producer
        Producer's site id, who bears its cost.
    origin, destination
        Site ids. From a farm to a client (``cross_dock``), from a farm to the hub
        (``on_site``, and bulk of ``stored`` goods), from the hub to a client (picked
        from lots).
    zone
        Temperature zone.
    day
        Day it must be at its destination. Bulk: last day it may arrive.
    earliest
        First day it may leave the farm, from shelf life (origin a farm), else `day`.
    items
        What is in it.
    grams, crates
        Weight, and whole crates it fills: the items' crates summed, then rounded up.
    """

    id: str
    flow: Flow
    producer: str
    origin: str
    destination: str
    zone: Zone
    day: date
    earliest: date
    items: tuple[Item, ...]
    grams: Grams
    crates: int

    def collected_from_farm(self, hub: str) -> bool:
        """Whether a vehicle must fetch it at the farm."""
        return self.origin != hub

    def delivered_from_hub(self, hub: str) -> bool:
        """Whether a vehicle must bring it from the hub to a client."""
        return self.destination != hub

    @property
    def fills_stock(self) -> bool:
        """Whether it is bulk for the hub's stock: no client has ordered it."""
        return not any(item.client for item in self.items)
