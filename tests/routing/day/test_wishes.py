"""Wishes of sites and rules of the dock, as the engine is told."""

from dataclasses import replace

import pytest

from mil.orders import Zone
from mil.places import Owner, Rate, VehicleSize
from routing.check import check_day
from routing.check.routes import check_result
from routing.day.answer import plan_of
from routing.day.ground import survey
from routing.day.problem import problem_of
from routing.engine import solve
from routing.plain.budget import Budget
from routing.problem import Even, Price
from routing.result import CostParts, Result, Route, Step

H = 3600


def asked(work):
    return problem_of(survey(work)).problem


def ruled(work, **rules):
    return replace(work, hub=replace(work.hub, rules=replace(work.hub.rules, **rules)))


def with_site(work, name, **change):
    return replace(
        work, sites={**work.sites, name: replace(work.sites[name], **change)}
    )


@pytest.fixture(name="day")
def fixture_day(grid):
    """Give two vans, a shop with goods of two zones."""
    day = grid()
    day.place("shop", (5, 0))
    day.van("a")
    day.van("b", size=VehicleSize.TRUCK)
    day.bring("x", "shop")
    day.bring("y", "shop", zone=Zone.FROZEN)
    return day


def test_usual_and_unwanted_vehicles(day):
    """The other van is dearer, the unwanted one much; a usual one not there is not."""
    work = ruled(day.work, other_vehicle=500, unwanted_vehicle=2000)
    usual = with_site(work, "shop", usual_vehicle="a")
    assert asked(usual).tasks[0].dear == ((1, 500),)
    both = with_site(work, "shop", usual_vehicle="b", unwanted_vehicles=("a",))
    assert asked(both).tasks[0].dear == ((0, 2500),)
    away = with_site(work, "shop", usual_vehicle="sold")
    assert asked(away).tasks[0].dear == ()


def test_wishes_count_once_for_a_site(day):
    """Two tasks of one site share the price of the wish."""
    day.bring("z", "shop", ready=9 * H)
    work = ruled(day.work, other_vehicle=501)
    tasks = asked(with_site(work, "shop", usual_vehicle="a")).tasks
    assert [task.dear for task in tasks] == [((1, 251),)] * 2


def test_days_are_evened_out_for_a_price(day):
    """Where an hour between the longest and the shortest day is dear, both vans go."""
    day.place("far", (-5, 0))
    day.bring("z", "far")
    longest = []
    for price in (0, 100_000):
        work = ruled(day.work, uneven_hour=price, other_vehicle=500)
        for site in ("shop", "far"):
            work = with_site(work, site, usual_vehicle="a")
        problem = asked(work)
        assert problem.even == (Even((0, 1), Price(price, 3600)) if price else None)
        result = solve(problem, Budget(200), 1)
        spans = [r.rounds[-1][-1].leave - r.rounds[0][0].begin for r in result.routes]
        longest.append(max(spans))
    assert longest[1] < longest[0]


def test_a_carriers_day_is_not_evened_out(day):
    """With one van of the hub's own there is nothing to compare."""
    work = ruled(day.work, uneven_hour=500)
    vehicles = dict(work.vehicles)
    vehicles["b"] = replace(vehicles["b"], owner=Owner.CARRIER)
    assert asked(replace(work, vehicles=vehicles)).even is None


def test_priority_is_of_whom_goods_go_to(day):
    """A client of priority 2 counts a hundredfold."""
    goods = {n: replace(c, destination="shop") for n, c in day.goods.items()}
    work = with_site(replace(day.work, consignments=goods), "shop", priority=2)
    assert [request.loss for request in asked(work).requests] == [200]


def test_time_on_board_parts_the_zones(day):
    """Goods with a limit travel with others only where they have the same."""
    cold = asked(ruled(day.work, aboard=(None, None, H)))
    assert sorted(task.aboard or 0 for task in cold.tasks) == [0, H]
    assert [task.aboard for task in asked(ruled(day.work, aboard=(H,) * 3)).tasks] == [
        H
    ]


def test_tail_lifts(day):
    """Only the vehicle with a tail lift may go where one is needed."""
    work = with_site(day.work, "shop", tail_lift=True)
    assert asked(work).tasks == ()
    lifts = replace(work.vehicles["b"], tail_lift=True)
    work = replace(work, vehicles={**work.vehicles, "b": lifts})
    assert asked(work).tasks[0].vehicles == (1,)


def test_a_partition_that_moves_is_a_dimension(day):
    """Room that the zones share is scarce by itself."""
    shared = replace(day.work.vehicles["a"], max_crates=1)
    work = replace(day.work, vehicles={**day.work.vehicles, "a": shared})
    problem = asked(work)
    assert problem.vehicles[0].capacity == (10**9, 1)
    assert [task.load for task in problem.tasks] == [(2000, 2)]
    assert problem.tasks[0].vehicles == (1,)


def test_pallets(day):
    """Crates are counted again by pallet, next to a price by crate."""
    rates = {**day.work.hub.tariff.rates}
    rates["a"] = Rate(per_crate=5, per_pallet=900, crates_per_pallet=20)
    hub = day.work.hub
    hub = replace(hub, tariff=replace(hub.tariff, rates=rates))
    problem = asked(replace(day.work, hub=hub))
    assert problem.vehicles[0].costs.load == (Price(), Price(5), Price(900, 20))
    assert problem.vehicles[1].costs.load == ()
    assert problem.tasks[0].load == (2000, 2, 2)


@pytest.mark.parametrize(("teams", "ready"), [(1, 3600), (2, 1800), (None, 1800)])
def test_teams_handle_one_round_at_a_time(grid, teams, ready):
    """Two vans unload at once; with one team the second one's goods wait half an hour.

    Both judges agree on when they may be loaded, to the second.
    """
    day = grid(handling=1800)
    day.place("farm", (5, 0))
    day.place("shop", (0, 5))
    for name in "ab":
        day.van(name)
    day.fetch("x", "farm")
    day.fetch("y", "farm")
    day.bring("y", "shop", ready=None)
    work = ruled(day.work, dock_teams=teams, dock_doors=2)
    made = problem_of(survey(work))
    order = [made.goods[n][0] for n in range(3)]
    x, y = order.index("x"), order.index("y")
    start = 6 * H
    there, back = start + 300, start + 600

    def fetched(task):
        return (
            Step(0, start, start, start),
            Step(made.places.index("farm"), there, there, there, taken=(task,)),
            Step(0, back, back, back, handed=(task,)),
        )

    def kinds(load):
        brought = (
            Step(0, load, load, load, taken=(y + 1,)),
            Step(made.places.index("shop"), *[load + 300] * 3, handed=(y + 1,)),
            Step(0, *[load + 600] * 3),
        )
        routes = (
            Route(0, (fetched(x),)),
            Route(1, (fetched(y), brought)),
        )
        result = Result(routes, (), CostParts(distance=3000), 0, 30_000)
        mine = {f.kind for f in check_day(work, plan_of(made, result))}
        theirs = {f.kind for f in check_result(made.problem, result)}
        return mine, theirs

    assert kinds(back + ready) == (set(), set())
    assert kinds(back + ready - 1) == ({"ready"}, {"after"})
