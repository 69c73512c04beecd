"""Rounds with a price, made quickly, to be shared."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import pytest

from mil.calendar import Week, Window
from mil.consignment import Consignment
from mil.costs.tariff import price_round
from mil.orders import Flow, Zone
from mil.places import (
    Hub,
    Owner,
    Profile,
    Rate,
    Rules,
    Site,
    SiteKind,
    Tariff,
    Vehicle,
    VehicleSize,
)
from mil.plan import (
    Alone,
    AloneDay,
    DayPlan,
    Matrices,
    Provenance,
    Schedule,
    WeekInputs,
    WeekPlan,
)
from mil.rounds import Round, RoundCost, RoundKind, Stop

DAY = date(2026, 11, 24)
ALWAYS = (Window(0, 86_400),)


@dataclass(frozen=True)
class Trip:
    """A round to be: what is done at its stops (crates by producer), and waits."""

    kind: RoundKind
    sites: tuple[str, ...]
    goods: tuple[tuple[tuple[str, int], ...], ...]
    waits: tuple[int, ...]


def make_plan(rate: Rate, matrices: Matrices, trips: Sequence[Trip]) -> WeekPlan:
    """Make a week of rounds on one day, from and to a hub called ``hub``."""
    site = Site("hub", SiteKind.HUB, "Hub", 48.5, 0.6, ALWAYS, service_per_crate=15)
    sites = {s: replace(site, id=s) for s in matrices.sites}
    vehicle = Vehicle(
        "van",
        "Van",
        Owner.HUB,
        VehicleSize.VAN,
        "van",
        "hub",
        "hub",
        10**9,
        (10**9,) * 3,
        (10**6,) * 3,
        "own",
        (),
        ALWAYS,
    )
    rules = Rules(frozenset(range(7)), (), {}, {"van": Profile(140, 50)}, alone=vehicle)
    tariff = Tariff({"own": rate}, handling=(30, 40, 50), picking=(20, 25, 30))
    hub = Hub("hub", "Hub", site, "Europe/Paris", "fr", tariff, rules)
    inputs = WeekInputs(Week(2026, 48), hub, sites, {"van": vehicle}, {}, {}, (), ())
    plan = WeekPlan(
        inputs=inputs,
        matrices=matrices,
        consignments={},
        refusals=(),
        replenishments=(),
        schedule=Schedule({}, (), ()),
        days=(),
        alone=(),
        provenance=Provenance("", 1, 1.0, {}, "drawn", "2026-11-20T00:00:00+00:00"),
    )
    for number, trip in enumerate(trips, 1):
        plan = _with_trip(plan, number, trip)
    return plan


def _with_trip(plan: WeekPlan, number: int, trip: Trip) -> WeekPlan:
    """Add one round and its consignments."""
    pickup = trip.kind is RoundKind.PICKUP
    goods = dict(plan.consignments)
    names: list[tuple[str, ...]] = []
    for at, (place, loads) in enumerate(zip(trip.sites, trip.goods, strict=True)):
        here = []
        for producer, crates in loads:
            name = f"c{number}-{at}-{producer}"
            goods[name] = Consignment(
                id=name,
                flow=Flow.CROSS_DOCK,
                producer=producer,
                origin=place if pickup else "hub",
                destination="hub" if pickup else place,
                zone=Zone.AMBIENT,
                day=DAY,
                earliest=DAY,
                items=(),
                grams=1000 * crates,
                crates=crates,
            )
            here.append(name)
        names.append(tuple(here))
    everything = tuple(name for here in names for name in here)
    depot = len(trip.sites) - 1 if pickup else 0
    away = [here if at != depot else everything for at, here in enumerate(names)]
    round_ = _drive(replace(plan, consignments=goods), number, trip, away)
    day = plan.days[0] if plan.days else DayPlan(DAY, (), ())
    days = (replace(day, rounds=(*day.rounds, round_)),)
    return replace(plan, consignments=goods, days=days)


def _drive(
    plan: WeekPlan, number: int, trip: Trip, names: Sequence[tuple[str, ...]]
) -> Round:
    """Time and price a round."""
    rows = {site: row for row, site in enumerate(plan.matrices.sites)}
    legs = [(rows[a], rows[b]) for a, b in pairwise(trip.sites)]
    pickup = trip.kind is RoundKind.PICKUP
    stops: list[Stop] = []
    clock = 0
    for at, place in enumerate(trip.sites):
        if at:
            a, b = legs[at - 1]
            clock += plan.matrices.seconds["van"][a][b]
        begin = clock + (trip.waits[at] if at else 0)
        crates = sum(plan.consignments[c].crates for c in names[at])
        leave = begin + (300 + 15 * crates if names[at] else 0)
        taking = pickup != (place == "hub")
        taken, handed = (names[at], ()) if taking else ((), names[at])
        stops.append(Stop(place, clock, begin, leave, taken, handed))
        clock = leave
    metres = sum(plan.matrices.metres["van"][a][b] for a, b in legs)
    van = plan.inputs.vehicles["van"]
    cost: RoundCost = price_round(
        plan.inputs.hub, "hub", van, stops, metres, plan.consignments
    )
    name = f"{DAY}-van-{number}"
    return Round(name, DAY, trip.kind, "van", "", tuple(stops), metres, cost)


@dataclass(frozen=True)
class Maker:
    """What tests need to make plans, in one fixture."""

    plan = staticmethod(make_plan)
    trip = Trip
    alone = Alone


@pytest.fixture(scope="session")
def make() -> Maker:
    """Make plans."""
    return Maker()


@pytest.fixture(scope="session")
def two_months() -> WeekPlan:
    """Give a week with a round on 30 November and a dearer one on 1 December."""
    km = ((0, 10, 12), (10, 0, 5), (12, 5, 0))
    roads = Matrices(
        ("hub", "ann", "bob"),
        {"van": tuple(tuple(1000 * d for d in row) for row in km)},
        {"van": tuple(tuple(60 * d for d in row) for row in km)},
        "by hand",
    )
    goods = ((), (("ann", 4),), (("bob", 8),), ())
    less = ((), (("ann", 1),), ())
    plan = make_plan(
        Rate(per_round=700, per_km=40, per_hour=1500),
        roads,
        [
            Trip(RoundKind.PICKUP, ("hub", "ann", "hub"), less, (0,) * 3),
            Trip(RoundKind.PICKUP, ("hub", "ann", "bob", "hub"), goods, (0,) * 4),
        ],
    )
    first, second = plan.rounds
    monday, tuesday = Week(2026, 49).days[:2]
    days = [AloneDay(monday, 900, 20_000, 1200, 1), AloneDay(tuesday, 11, 24, 7, 2)]
    return replace(
        plan,
        inputs=replace(plan.inputs, week=Week(2026, 49)),
        days=(
            DayPlan(monday, (replace(first, day=monday),), ()),
            DayPlan(tuesday, (replace(second, day=tuesday),), ()),
        ),
        alone=(Alone.of("ann", days),),
    )
