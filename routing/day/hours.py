"""What a driver is due and what the vehicle costs, in the engine's terms."""

from collections.abc import Sequence

from mil.calendar import DayClock
from mil.costs.tariff import fixed_price
from mil.driving import DriverRules
from mil.driving import Lunch as LunchRule
from mil.places import Owner, Vehicle, VehicleSize
from mil.plan import Shift
from mil.units import Seconds
from routing.day.ground import Ground
from routing.problem import (
    EU_DAILY_DRIVING,
    EU_DRIVING_BREAK,
    FRENCH_BREAK,
    Costs,
    Hours,
    Lunch,
    Price,
)

CRATES, PALLETS = 7, 8
"""Positions of all crates together in a load, by crate and by pallet priced."""


def hours_of(ground: Ground, shift: Shift) -> Hours:
    """Return the rules for a shift's driver (rule 11 of `mil.rounds`)."""
    driver = ground.work.drivers.get(shift.driver)
    if driver is None:
        return Hours(max_span=shift.max_span)
    rules, heavy = _rules(ground), ground.vehicle(shift).size is VehicleSize.TRUCK
    paid, eu = not driver.producer, rules.eu_driving and heavy
    breaks = (
        *((FRENCH_BREAK,) if paid and rules.french_break else ()),
        *((EU_DRIVING_BREAK,) if eu else ()),
    )
    limits = (rules.max_driving, EU_DAILY_DRIVING if eu else None)
    lunch = rules.lunch if paid else None
    return Hours(
        max_span=shift.max_span,
        max_driving=min((most for most in limits if most is not None), default=None),
        breaks=breaks,
        lunch=_lunch(ground, lunch) if lunch is not None else None,
        paid=rules.pauses_paid,
    )


def _rules(ground: Ground) -> DriverRules:
    return ground.work.hub.rules.drivers


def _lunch(ground: Ground, lunch: LunchRule) -> Lunch:
    clock = DayClock(ground.work.day, ground.work.hub.zone)
    return Lunch(
        clock.elapsed(lunch.earliest), clock.elapsed(lunch.latest), lunch.length
    )


def overtime_after(ground: Ground, shift: Shift) -> Seconds | None:
    """Return after how long a shift's day is overtime, None when it never is."""
    driver = ground.work.drivers.get(shift.driver)
    paid = driver is not None and not driver.producer
    hired = ground.vehicle(shift).owner is Owner.CARRIER
    return _rules(ground).overtime_after if paid and not hired else None


def costs_of(
    ground: Ground, shift: Shift, vehicle: Vehicle, measures: Sequence[int]
) -> Costs:
    """Return what a shift costs (rule 10 of `mil.rounds`, work at the hub aside).

    Parameters
    ----------
    ground
        The day.
    shift, vehicle
        One of its shifts and the vehicle of it.
    measures
        Which dimensions of a load count.
    """
    rate = ground.work.hub.tariff.rates[vehicle.rate]
    asked = {
        CRATES: Price(rate.per_crate),
        PALLETS: Price(rate.per_pallet, rate.crates_per_pallet),
    }
    load = tuple(asked.get(number, Price()) for number in measures)
    return Costs(
        per_round=fixed_price(rate),
        per_stop=rate.per_stop,
        distance=Price(rate.per_km, 1000),
        time=Price(rate.per_hour, 3600),
        load=load if rate.per_crate or rate.per_pallet else (),
        overtime_after=overtime_after(ground, shift),
        overtime=Price(_rules(ground).overtime_per_hour, 3600),
    )
