"""What is wished and not paid: usual vehicles, unwanted ones, even days."""

from collections.abc import Mapping, Sequence

from mil.places import Owner
from mil.ports import Job, JobKind
from mil.units import Cents, ceil_div
from routing.day.ground import Ground
from routing.problem import Even, Price

Leg = tuple[JobKind, str]
"""Collections from a site, or deliveries to it."""


def leg_of(job: Job) -> Leg:
    """Return whether goods are collected or delivered, and where."""
    return job.kind, job.site


def dear_of(
    ground: Ground,
    vehicles: Sequence[str],
    tasks: Mapping[Leg, int],
    jobs: Sequence[Job],
    common: Cents = 0,
) -> tuple[tuple[int, Cents], ...]:
    """Return what a task counts as more, by vehicle.

    Parameters
    ----------
    ground
        The day.
    vehicles
        Ids of those that are there.
    tasks
        How many tasks each leg of a site has: they share the price of its wishes.
    jobs
        The ends of the task.
    common
        What it costs more whoever does it, cents.
    """
    prices = [
        common
        + sum(
            ceil_div(_strange(ground, job.site, vehicles, id_), tasks[leg_of(job)])
            for job in jobs
        )
        for id_ in vehicles
    ]
    return tuple((vehicle, price) for vehicle, price in enumerate(prices) if price)


def _strange(ground: Ground, site: str, vehicles: Sequence[str], vehicle: str) -> Cents:
    """Return what it counts as that this vehicle comes, among those of the day."""
    place, rules = ground.work.sites[site], ground.work.hub.rules
    other = place.usual_vehicle in vehicles and vehicle != place.usual_vehicle
    unwanted = vehicle in place.unwanted_vehicles
    return rules.other_vehicle * other + rules.unwanted_vehicle * unwanted


def even_days(ground: Ground, shifts: Sequence[int]) -> Even | None:
    """Return what uneven days count as; None when nothing, or for fewer than two.

    Carriers' days are not compared.

    Parameters
    ----------
    ground
        The day.
    shifts
        Index into its shifts, by vehicle.
    """
    price = ground.work.hub.rules.uneven_hour
    owned = [ground.vehicle(ground.work.shifts[n]).owner for n in shifts]
    ours = tuple(v for v, owner in enumerate(owned) if owner is not Owner.CARRIER)
    return Even(ours, Price(price, 3600)) if price and len(ours) > 1 else None
