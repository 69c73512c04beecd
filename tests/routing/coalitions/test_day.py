"""A day of the hub in the terms of coalitions: what it costs, and what may not be."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from mil.calendar import Window
from mil.consignment import Consignment
from mil.costs.open_day import OpenDay, OpenStop, OpenVehicle
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
from mil.plan import Matrices
from mil.rounds import RoundKind
from routing.coalitions import price_coalitions, rounds_of
from routing.coalitions.day import Model, model_of
from routing.coalitions.portfolio import Effort
from routing.coalitions.price import ALWAYS_EXACT, MOST_EXACT, price_days

DAY = date(2026, 11, 24)
ALWAYS = (Window(0, 86_400),)
HUB = Site("hub", SiteKind.HUB, "Hub", 48.5, 0.6, ALWAYS)
VAN = Vehicle(
    "van",
    "Van",
    Owner.HUB,
    VehicleSize.VAN,
    "van",
    "hub",
    "hub",
    1_000_000,
    (1_000_000,) * 3,
    (20, 20, 0),
    "own",
    (),
    ALWAYS,
)
RATES = {
    "own": Rate(per_round=500, per_km=50, per_hour=1500),
    "carrier": Rate(per_round=900, per_stop=100, per_crate=20, per_km=10),
}


def stop(
    name: str,
    crates: int = 4,
    zone: Zone = Zone.AMBIENT,
    window: tuple[int, int] = (0, 86_400),
    size: VehicleSize = VehicleSize.TRUCK,
) -> OpenStop:
    """Make a stop where crates of one producer are taken."""
    site = replace(HUB, id=name, kind=SiteKind.PRODUCER, max_size=size)
    goods = Consignment(
        id=f"c-{name}",
        flow=Flow.CROSS_DOCK,
        producer=name,
        origin=name,
        destination="hub",
        zone=zone,
        day=DAY,
        earliest=DAY,
        items=(),
        grams=1000 * crates,
        crates=crates,
    )
    return OpenStop(site, (goods,), 300, *window)


def priced(
    stops: Sequence[OpenStop], vehicles: Sequence[Vehicle] = (VAN,), opens: int = 21_600
) -> Model:
    """Translate a day."""
    return model_of(made(stops, vehicles, opens))


def made(
    stops: Sequence[OpenStop],
    vehicles: Sequence[Vehicle] = (VAN,),
    opens: int = 21_600,
    apart: int = 10_000,
) -> OpenDay:
    """Make a day: the stops lie on a line from the hub, some metres and 600 s apart."""
    names = tuple(one.site.id for one in stops)
    place = {name: number for number, name in enumerate(("hub", *names))}
    size = range(len(place))
    metres = tuple(tuple(apart * abs(a - b) for b in size) for a in size)
    seconds = tuple(tuple(600 * abs(a - b) for b in size) for a in size)
    rules = Rules(frozenset(range(7)), (), {}, {"van": Profile(140, 60)}, alone=VAN)
    hub = Hub(
        "h",
        "Hub",
        HUB,
        "Europe/Paris",
        "fr",
        Tariff(RATES, (0, 0, 0), (0, 0, 0)),
        rules,
    )
    there = tuple(OpenVehicle(vehicle, opens, opens + 36_000) for vehicle in vehicles)
    matrices = Matrices(tuple(place), {"van": metres}, {"van": seconds}, "a line")
    return OpenDay(DAY, RoundKind.PICKUP, hub, (), tuple(stops), there, matrices)


def cents(model: Model) -> list[Fraction]:
    """Return what groups cost."""
    table = price_coalitions(model.stops, model.kinds)
    return [int(cost) * model.unit for cost in table.costs]


def test_a_round_costs_what_the_tariff_says() -> None:
    """5 €, 0.50 € a kilometre, 15 € an hour of driving and service."""
    model = priced([stop("a"), stop("b")])
    a = 500 + 20 * 50 + Fraction(1500 * (1200 + 300), 3600)
    b = 500 + 40 * 50 + Fraction(1500 * (2400 + 300), 3600)
    both = b + Fraction(1500 * 300, 3600)
    assert cents(model) == [0, a, b, both]


def test_a_wait_is_paid_like_driving() -> None:
    """From b, open until nine, the van waits an hour until a opens at ten."""
    b_first = [stop("a", window=(36_000, 40_000)), stop("b", window=(0, 32_400))]
    model = priced(b_first)
    driving = 2400 + 600
    wait = 36_000 - (32_400 + 300 + 600)
    both = 500 + 40 * 50 + Fraction(1500 * (2400 + wait + 600), 3600)
    assert driving < 2400 + wait + 600
    apart = sum(cents(model)[1:3])
    assert cents(model)[3] == min(both, apart)


def test_a_carrier_asks_by_stop_and_crate() -> None:
    """A carrier's price list, where it is the cheaper one."""
    carrier = replace(VAN, id="carrier", rate="carrier")
    model = priced([stop("a", 4)], [VAN, carrier])
    assert cents(model)[1] == 900 + 100 + 4 * 20 + 20 * 10


def test_crates_of_a_zone_are_limited() -> None:
    """12 and 9 crates of one zone need two rounds, of two zones one."""
    same = price_coalitions(*two(priced([stop("a", 12), stop("b", 9)])))
    other = price_coalitions(*two(priced([stop("a", 12), stop("b", 9, Zone.CHILLED)])))
    assert (len(rounds_of(same, 3)), len(rounds_of(other, 3))) == (2, 1)


def two(model: Model) -> tuple:
    """Return what is priced."""
    return model.stops, model.kinds


def test_a_vehicle_does_not_go_where_it_may_not() -> None:
    """A truck stays out of the village, and does without what it cannot carry."""
    small = replace(VAN, id="small", size=VehicleSize.SMALL_VAN)
    cheap = replace(VAN, id="truck", size=VehicleSize.TRUCK, rate="carrier")
    village = stop("a", size=VehicleSize.VAN)
    model = priced([village, stop("b")], [small, cheap])
    table = price_coalitions(model.stops, model.kinds)
    kinds = {int(table.kind[mask]) for mask in (1, 3)}
    assert len(kinds) == 1
    assert int(table.kind[2]) not in kinds


def test_a_range_is_never_overdrawn() -> None:
    """With 45 km of range, a (20 km) and b (40 km) are not on one round."""
    bike = replace(VAN, id="bike", max_round=45_000)
    model = priced([stop("a"), stop("b")], [bike])
    table = price_coalitions(model.stops, model.kinds)
    assert len(rounds_of(table, 3)) == 2


def test_what_no_vehicle_from_the_hub_reaches_is_served_at_any_time() -> None:
    """A farm open until ten past six, ten minutes from a van that is there at six."""
    early = stop("b", window=(20_000, 22_200))
    assert priced([stop("a"), early]).widened == (1,)
    assert priced([stop("a"), early], opens=21_000).widened == ()


def test_vehicles_beaten_in_everything_are_left_out() -> None:
    """Of two vans the smaller one at the same price is no kind of its own."""
    less = replace(VAN, id="less", crates=(10, 10, 0))
    assert len(priced([stop("a", 12), stop("b")], [less, VAN]).kinds) == 1


@pytest.mark.parametrize("fleet", [[VAN], [VAN, replace(VAN, id="v", rate="carrier")]])
def test_costs_are_whole_in_their_unit(fleet: list[Vehicle]) -> None:
    """No fraction of a cent is lost: the unit divides every price."""
    model = priced([stop("a"), stop("b", 7)], fleet)
    assert cents(model)[1] > 0
    assert model.unit.numerator >= 1


def test_days_of_few_and_of_many_stops_are_priced() -> None:
    """A table for the one; values with an interval, and the gap, for the other."""
    few = [stop("a"), stop("b")]
    many = [stop(f"s{number}", 2) for number in range(MOST_EXACT + 1)]
    effort = Effort(tours=3, steps=20, draws=10, audits=2)
    table, drawn = price_days([made(few), made(many, apart=500)], effort)
    assert table.costs is not None
    assert (table.total, table.sampled) == (int(table.costs[-1]), None)
    assert drawn.costs is None
    assert drawn.sampled is not None
    assert sum(drawn.sampled.values) == drawn.total
    assert len(drawn.sampled.values) == len(many)
    assert drawn.sampled.half_width > 0


def test_twenty_stops_have_a_table_whatever_the_vehicles(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Seven kinds of vans with room for everything do not make it a sampled day."""
    hours = [(6 + number % 7) * 3600 for number in range(ALWAYS_EXACT)]
    stops = [
        stop(f"s{number}", 2, window=(hour, hour + 1800 * (1 + number % 3)))
        for number, hour in enumerate(hours)
    ]
    vans = []
    for number in range(7):
        rate = Rate(500 + 50 * number, 50 - 2 * number, per_hour=1500)
        monkeypatch.setitem(RATES, f"r{number}", rate)
        room = (200 + number, 200 - number, 0)
        vans.append(replace(VAN, id=f"v{number}", crates=room, rate=f"r{number}"))
    day = made(stops, vans, apart=3000)
    assert len(model_of(day).kinds) == len(vans)
    (exact,) = price_days([day])
    assert exact.costs is not None


@pytest.mark.parametrize("count", [2, MOST_EXACT + 1])
def test_a_stop_that_nothing_can_serve_is_named(count: int) -> None:
    """Then there is no game, whether it would have a table or not."""
    stops = [stop(f"s{number}", 2) for number in range(count - 1)]
    (priced_day,) = price_days([made([*stops, stop("huge", 99)], apart=500)])
    assert "huge" in priced_day.refused
    assert "cannot be served even alone" in priced_day.refused
