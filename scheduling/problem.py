"""The week's choices as typed data: who could drive, what could be collected when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mil.consignment import Consignment
from mil.orders import ZONES, Zone
from mil.places import Driver, Rules, Vehicle, VehicleSize
from mil.plan import Unserved
from mil.units import Grams, Seconds


@dataclass(frozen=True, slots=True)
class Offer:
    """A vehicle that could be driven by a driver on a day, while both are there.

    `start` and `end` are seconds since local midnight.
    """

    vehicle: Vehicle
    driver: Driver
    day: date
    start: Seconds
    end: Seconds

    @property
    def turn(self) -> bool:
        """Whether it would be a producer's turn."""
        return bool(self.driver.producer)

    @property
    def seconds(self) -> Seconds:
        """Longest time it can be under way."""
        return min(self.driver.max_day, self.end - self.start)

    def rounds(self, hub: str, rules: Rules) -> int:
        """Return the rounds to count on: from elsewhere, one in and one out."""
        return (
            rules.max_rounds if self.vehicle.start == hub else min(2, rules.max_rounds)
        )

    def counted(self) -> bool:
        """Whether capacity is counted on it: not on one of limited range."""
        return self.vehicle.max_round is None


@dataclass(frozen=True, slots=True, order=True)
class Need:
    """What a vehicle must be to work somewhere: its zone, its size at most, a lift."""

    zone: Zone
    largest: VehicleSize
    tail_lift: bool = False

    def met_by(self, offer: Offer) -> bool:
        """Whether an offer's vehicle will do."""
        carries = offer.vehicle.crates[ZONES.index(self.zone)] > 0
        lifts = offer.vehicle.tail_lift or not self.tail_lift
        return carries and lifts and offer.vehicle.size <= self.largest


@dataclass(frozen=True, slots=True)
class Option:
    """A day on which a consignment may be collected.

    Attributes
    ----------
    day
        The day.
    nights
        Nights at the hub until it is delivered or sold; 0 for bulk, which stays in
        stock anyway.
    tight
        Whether it must leave the same day with little time to spare.
    """

    day: date
    nights: int
    tight: bool


@dataclass(frozen=True, slots=True)
class Collection:
    """A consignment to collect.

    Attributes
    ----------
    consignment, need
        What it is, and what fetches it.
    seconds
        Work at farm and dock beyond the fixed part of a visit.
    options
        Its possible days, at least one.
    """

    consignment: Consignment
    need: Need
    seconds: Seconds
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Deliveries:
    """What leaves the hub on a day, whatever is chosen: one number per zone for crates.

    `needs` counts consignments; `seconds` is the work of all stops.
    """

    crates: tuple[int, ...]
    grams: Grams
    seconds: Seconds
    needs: Mapping[Need, int]


@dataclass(frozen=True, slots=True)
class Problem:
    """A week to be scheduled.

    Attributes
    ----------
    hub, rules
        The hub's site id and rules.
    days
        The week's days.
    offers
        All that could be driven, by day, vehicle, driver.
    collections
        By consignment id.
    deliveries
        By day, for the days that have some.
    turns_before
        Turns before this week by producer, counted from the least asked one's.
    visit_seconds
        Fixed time of a visit and the way to it, by site id of a farm.
    unserved
        Consignments without a possible day.
    """

    hub: str
    rules: Rules
    days: tuple[date, ...]
    offers: tuple[Offer, ...]
    collections: tuple[Collection, ...]
    deliveries: Mapping[date, Deliveries]
    turns_before: Mapping[str, int]
    visit_seconds: Mapping[str, Seconds]
    unserved: tuple[Unserved, ...]
