"""What of an earlier plan must stay (held) or should (kept), in a day's own goods."""

from dataclasses import dataclass
from enum import StrEnum

from mil.rounds import Leg
from mil.units import Cents


class Hold(StrEnum):
    """What of a round must stay.

    `ROUND`: its stops in their order, and nothing else in it. `ORDER`: its stops in
    their order, others may come in between. `STOP`: what is done in it, in any order.
    `VEHICLE`: who does it, in any round.
    """

    ROUND = "round"
    ORDER = "order"
    STOP = "stop"
    VEHICLE = "vehicle"


@dataclass(frozen=True, slots=True)
class Call:
    """Goods taken or handed over at a site that is not the hub.

    Attributes
    ----------
    site
        Id.
    leg
        What the round does for them.
    consignment
        Id.
    taken
        Whether they are taken on board there.
    """

    site: str
    leg: Leg
    consignment: str
    taken: bool


@dataclass(frozen=True, slots=True)
class Held:
    """Calls that must stay with a vehicle, or are left out.

    Attributes
    ----------
    vehicle, driver
        Ids.
    number
        Which round of the vehicle's day, from 0.
    hold
        What of it must stay.
    calls
        In their order.
    """

    vehicle: str
    driver: str
    number: int
    hold: Hold
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Calls that should stay with a vehicle and in their order.

    Attributes
    ----------
    vehicle, driver
        Ids.
    calls
        Of the vehicle's day, in their order.
    price
        Cents that a call by another vehicle must save at least, and two calls in a row
        that are no longer in a row. Nobody pays them.
    """

    vehicle: str
    driver: str
    calls: tuple[Call, ...]
    price: Cents
