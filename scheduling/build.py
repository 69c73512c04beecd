"""Makes the week's problem from its inputs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from mil.calendar import DayClock
from mil.consignment import Consignment
from mil.orders import ZONES, Flow
from mil.places import Driver, Vehicle
from mil.plan import Matrices, Unserved, WeekInputs
from mil.units import DAY, Seconds
from scheduling.days import Chance, chances, why_no_day
from scheduling.problem import (
    Collection,
    Deliveries,
    Need,
    Offer,
    Option,
    Problem,
)
from scheduling.timing import Bounds, common_span, service


def build_problem(
    inputs: WeekInputs, consignments: Iterable[Consignment], matrices: Matrices
) -> Problem:
    """Make the problem of a week.

    Parameters
    ----------
    inputs
        The week.
    consignments
        All of it, in any order.
    matrices
        Travel between all sites.

    Returns
    -------
    Problem
        The same for the same data in whatever order.
    """
    hub = inputs.hub.site.id
    bounds = Bounds(inputs, matrices)
    offers = _offers(inputs)
    collections: list[Collection] = []
    unserved: list[Unserved] = []
    delivered: list[Consignment] = []
    for consignment in sorted(consignments, key=lambda c: c.id):
        if consignment.collected_from_farm(hub):
            looked_at = _looked_at(bounds, offers, consignment)
            options = _options(consignment, looked_at)
            if not options:
                unserved.append(why_no_day(bounds, consignment, looked_at))
                continue
            collections.append(_collection(inputs, consignment, options))
        if consignment.delivered_from_hub(hub):
            delivered.append(consignment)
    ways = _ways(bounds, offers, collections, delivered)
    return Problem(
        hub=hub,
        rules=inputs.hub.rules,
        days=inputs.week.days,
        offers=offers,
        collections=tuple(collections),
        deliveries=_deliveries(inputs, delivered, ways),
        turns_before=_turns_before(offers),
        visit_seconds={
            farm: inputs.sites[farm].service_fixed + ways[farm]
            for farm in sorted({c.consignment.origin for c in collections})
        },
        unserved=tuple(unserved),
    )


def _offers(inputs: WeekInputs) -> tuple[Offer, ...]:
    """List who could drive what, when both are there."""
    offers = []
    for day in inputs.week.days:
        for _, vehicle in sorted(inputs.vehicles.items()):
            for name in sorted(set(vehicle.drivers) & inputs.drivers.keys()):
                driver = inputs.drivers[name]
                span = common_span(inputs, vehicle, driver, day)
                if span and driver.max_days > 0:
                    offers.append(Offer(vehicle, driver, day, *span))
    return _apart(inputs, offers)


def _apart(inputs: WeekInputs, offers: Sequence[Offer]) -> tuple[Offer, ...]:
    """End offers that run past midnight before the next day's begin.

    Days are planned apart from each other, so nobody may be wanted by two of them.
    """
    starts: dict[tuple[date, Vehicle | Driver], Seconds] = {}
    for offer in sorted(offers, key=lambda o: o.start, reverse=True):
        starts[offer.day, offer.vehicle] = offer.start
        starts[offer.day, offer.driver] = offer.start
    apart = []
    for offer in offers:
        following = offer.day + timedelta(days=1)
        midnight = DayClock(offer.day, inputs.hub.zone).elapsed(DAY)
        wanted = [
            midnight + starts[following, who]
            for who in (offer.vehicle, offer.driver)
            if (following, who) in starts
        ]
        apart.append(replace(offer, end=min([offer.end, *wanted])))
    return tuple(apart)


def _turns_before(offers: Iterable[Offer]) -> dict[str, int]:
    """Count each producer's turns before this week, beyond the least asked one's."""
    drivers = {offer.driver.id: offer.driver for offer in offers if offer.turn}
    turns = Counter[str]()
    for driver in drivers.values():
        turns[driver.producer] += driver.turns_done
    least = min(turns.values(), default=0)
    return {producer: done - least for producer, done in turns.items()}


def _looked_at(
    bounds: Bounds, offers: Sequence[Offer], consignment: Consignment
) -> tuple[Chance, ...]:
    """Look at a consignment's days with the vehicles that can fetch it."""
    need = _need(bounds.inputs, consignment, consignment.origin)
    starts: dict[date, list[tuple[Vehicle, Seconds]]] = defaultdict(list)
    for offer in offers:
        if need.met_by(offer):
            starts[offer.day].append((offer.vehicle, offer.start))
    return chances(bounds, consignment, starts)


def _options(
    consignment: Consignment, looked_at: Sequence[Chance]
) -> tuple[Option, ...]:
    """List possible days.

    A day without a fitting vehicle is among them: it costs so much that it is chosen
    only if all are like that, and then the router names the rule that binds.
    """
    bulk = consignment.flow is Flow.STORED
    return tuple(
        Option(
            chance.day,
            nights=0 if bulk else (consignment.day - chance.day).days,
            tight=chance.tight,
        )
        for chance in looked_at
        if not chance.obstacle
    )


def _need(inputs: WeekInputs, consignment: Consignment, site: str) -> Need:
    """Return what a vehicle must be to work at one end of a consignment's way."""
    place = inputs.sites[site]
    return Need(consignment.zone, place.max_size, place.tail_lift)


def _collection(
    inputs: WeekInputs, consignment: Consignment, options: tuple[Option, ...]
) -> Collection:
    """Put a collection together."""
    farm, hub = inputs.sites[consignment.origin], inputs.hub.site
    per_crate = farm.service_per_crate + hub.service_per_crate
    return Collection(
        consignment,
        _need(inputs, consignment, farm.id),
        per_crate * consignment.crates,
        options,
    )


def _ways(
    bounds: Bounds,
    offers: Iterable[Offer],
    collections: Iterable[Collection],
    delivered: Iterable[Consignment],
) -> dict[str, Seconds]:
    """Time to each site from the nearest other one of the week, as on a good round."""
    farms = {c.consignment.origin for c in collections}
    active = sorted(
        farms | {c.destination for c in delivered} | {bounds.inputs.hub.site.id}
    )
    profiles = sorted({offer.vehicle.profile for offer in offers if offer.counted()})
    return {
        site: min(
            (bounds.travel(other, site, profiles) for other in active if other != site),
            default=0,
        )
        for site in active
    }


def _deliveries(
    inputs: WeekInputs, delivered: Iterable[Consignment], ways: Mapping[str, Seconds]
) -> dict[date, Deliveries]:
    """Add up what leaves the hub on each day."""
    by_day: dict[date, list[Consignment]] = defaultdict(list)
    for consignment in delivered:
        by_day[consignment.day].append(consignment)
    return {
        day: _deliveries_of_day(inputs, by_day[day], ways) for day in sorted(by_day)
    }


def _deliveries_of_day(
    inputs: WeekInputs, delivered: Sequence[Consignment], ways: Mapping[str, Seconds]
) -> Deliveries:
    """Add up what leaves the hub on one day."""
    crates = Counter[str]()
    for consignment in delivered:
        crates[consignment.destination] += consignment.crates
    stops = sum(
        service(inputs.sites[site], crates[site]) + ways[site] for site in crates
    )
    loading = inputs.hub.site.service_per_crate * crates.total()
    return Deliveries(
        crates=tuple(sum(c.crates for c in delivered if c.zone is z) for z in ZONES),
        grams=sum(c.grams for c in delivered),
        seconds=stops + loading,
        needs=Counter(_need(inputs, c, c.destination) for c in delivered),
    )
