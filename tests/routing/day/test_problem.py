"""What the engine is asked: a day of the hub in indices."""

from dataclasses import replace

import pytest

from mil.calendar import Window
from mil.orders import Zone
from mil.places import Rate, VehicleSize
from routing.day.ground import survey
from routing.day.problem import problem_of
from routing.problem import Price, TaskKind

H = 3600


def asked(day, single=frozenset()):
    return problem_of(survey(day.work), single)


def test_same_day_goods_are_one_request(grid):
    """What comes in and leaves on one day is collected and delivered, or neither."""
    day = grid()
    day.place("farm", (3, 0))
    day.place("shop", (0, 4))
    day.van()
    day.fetch("a", "farm")
    day.bring("a", "shop", ready=None)
    made = asked(day)
    collect, deliver = made.problem.tasks
    assert [request.ways for request in made.problem.requests] == [((0, 1),)]
    assert (collect.kind, deliver.kind) == (TaskKind.COLLECT, TaskKind.DELIVER)
    assert deliver.after == (0,)
    assert made.goods == (("a",), ("a",))


def test_goods_of_one_site_are_one_task(grid):
    """Two deliveries to one site ready together are one task; one for later is not."""
    day = grid()
    day.place("shop", (0, 4), service=(60, 10))
    day.van()
    day.bring("a", "shop", crates=2)
    day.bring("b", "shop", crates=3)
    day.bring("c", "shop", ready=9 * H)
    made = asked(day)
    assert made.goods == (("a", "b"), ("c",))
    assert made.problem.tasks[0].delivery.handover == 50
    assert made.problem.tasks[1].ready == 9 * H
    assert [request.loss for request in made.problem.requests] == [2, 1]


def test_single_goods_stay_apart(grid):
    """What is asked for singly is not grouped."""
    day = grid()
    day.place("shop", (0, 4))
    day.van()
    for name in "abc":
        day.bring(name, "shop")
    assert asked(day, frozenset("b")).goods == (("a", "c"), ("b",))


def test_groups_fit_the_largest_vehicle(grid):
    """Seven crates twice do not fit one van of ten: two tasks; the bike does none."""
    day = grid()
    day.place("shop", (0, 4))
    day.van(crates=(10, 0, 0))
    day.van("bike", crates=(2, 0, 0), size=VehicleSize.BIKE)
    day.bring("a", "shop", crates=7)
    day.bring("b", "shop", crates=7)
    made = asked(day)
    assert made.goods == (("a",), ("b",))
    assert [task.vehicles for task in made.problem.tasks] == [(1,), (1,)]


@pytest.mark.parametrize(
    "case", ["zone", "access", "closed", "too big", "no way", "orphan"]
)
def test_impossible_goods_are_left_out(grid, case):
    """What no vehicle may carry is no task; the rest of the day is."""
    day = grid()
    shut = (Window(0, H, frozenset({6})),)
    size = VehicleSize.BIKE if case == "access" else VehicleSize.TRUCK
    day.place("shop", (0, 4), shut if case == "closed" else grid().hub_windows, size)
    day.place("other", (1, 4))
    day.van(crates=(10, 10, 0))
    if case == "no way":
        day.blocked = {("hub", "shop")}
    day.bring(
        "a",
        "shop",
        crates=11 if case == "too big" else 1,
        zone=Zone.FROZEN if case == "zone" else Zone.AMBIENT,
        ready=None if case == "orphan" else 0,
    )
    day.bring("b", "other")
    assert asked(day).goods == (("b",),)


def test_half_a_way_is_none(grid):
    """Goods that can be delivered but not collected are not asked for at all."""
    day = grid()
    day.place("farm", (3, 0), size=VehicleSize.BIKE)
    day.place("shop", (0, 4))
    day.van()
    day.fetch("a", "farm")
    day.bring("a", "shop", ready=None)
    assert asked(day).problem.requests == ()


def test_vehicles_and_prices(grid):
    """A shift that cannot reach the hub is no vehicle; the rate is the engine's."""
    day = grid()
    day.place("shop", (0, 4))
    day.place("far", (90, 0))
    day.van("late", base="far", hours=(6, 7))
    rate = Rate(per_round=400, per_stop=30, per_crate=7, per_km=80, per_hour=1500)
    rate = replace(rate, per_year=20_000, rounds_per_year=200)
    day.van(rate=rate, span=9 * H, reach=40_000)
    day.bring("a", "shop", crates=2)
    made = asked(day)
    (van,) = made.problem.vehicles
    assert made.shifts == (1,)
    assert (van.costs.per_round, van.costs.per_stop) == (500, 30)
    assert (van.costs.distance, van.costs.time) == (Price(80, 1000), Price(1500, 3600))
    assert van.costs.load[-1] == Price(7)
    assert made.problem.tasks[0].load[-1] == 2
    assert (van.hours.max_span, van.max_round) == (9 * H, 40_000)


def test_only_scarce_dimensions_count(grid):
    """Frozen room that is short is a dimension, chilled room that is ample is not."""
    day = grid()
    day.place("shop", (0, 4))
    day.van(crates=(50, 50, 3))
    for name in ("a", "b"):
        day.bring(name, "shop", crates=2, zone=Zone.FROZEN)
    made = asked(day)
    assert made.problem.vehicles[0].capacity == (10**9, 3)
    assert [task.load for task in made.problem.tasks] == [(1000, 2)] * 2


def test_overlapping_openings_are_joined(grid):
    """The engine gets windows that lie apart."""
    day = grid()
    windows = (Window(6 * H, 9 * H), Window(8 * H, 10 * H), Window(12 * H, 13 * H))
    day.place("shop", (0, 4), windows=windows)
    day.van()
    day.bring("a", "shop")
    visit = asked(day).problem.tasks[0].delivery
    assert visit.windows == ((6 * H, 10 * H), (12 * H, 13 * H))
