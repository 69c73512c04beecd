"""What must and should stay of an earlier plan, planned by the engine on tiny days.

Three clients in a row, 2, 4 and 6 km off: the best round goes to all of them, 12 km.
"""

from dataclasses import replace

import pytest

from mil.errors import InputError
from mil.holds import Call, Held, Hold, Kept
from mil.places import Rate, VehicleSize
from mil.rounds import Leg
from routing.day.ground import survey
from routing.day.problem import problem_of

NAMES = ("near", "mid", "far")


def row(grid, **options):
    day = grid(**options)
    day.van()
    day.van("bus")
    for name, way in zip(NAMES, (2, 4, 6), strict=True):
        day.place(name, (way, 0))
        day.bring("g-" + name, name)
    return day


def calls(*names):
    return tuple(Call(name, Leg.DELIVER, "g-" + name, False) for name in names)


def held(hold, *names, vehicle="bus", number=0):
    return Held(vehicle, "d-" + vehicle, number, hold, calls(*names))


def done(plan):
    """List who goes where in which order."""
    return sorted((r.vehicle, [s.site for s in r.stops[1:-1]]) for r in plan.rounds)


def test_nothing_stays_unless_it_is_asked_for(grid):
    """A day without an earlier plan has neither locks nor keeps."""
    problem = problem_of(survey(row(grid).work)).problem
    assert problem.locks == ()
    assert problem.keeps == ()


def test_a_whole_round_stays(grid, plan_day):
    """Far before near, and nobody else on that round, whatever it costs."""
    work = replace(row(grid).work, held=(held(Hold.ROUND, "far", "near"),))
    plan = plan_day(work)
    assert ("bus", ["far", "near"]) in done(plan)
    assert len(plan.rounds) == 2
    assert not plan.unserved


def test_an_order_stays(grid, plan_day):
    """Far before near on the bus, and the third may come along."""
    work = replace(row(grid).work, held=(held(Hold.ORDER, "far", "near"),))
    [(vehicle, sites)] = done(plan_day(work))
    assert vehicle == "bus"
    assert sites.index("far") < sites.index("near")
    assert len(sites) == 3


def test_a_stop_stays_in_its_round(grid, plan_day):
    """Two clients locked into different rounds of a vehicle are not on one."""
    first, second = held(Hold.STOP, "near"), held(Hold.STOP, "far", number=1)
    plan = plan_day(replace(row(grid).work, held=(first, second)))
    mine = [r for r in plan.rounds if r.vehicle == "bus"]
    sites = [{s.site for s in r.stops} for r in sorted(mine, key=lambda r: r.start)]
    assert "near" in sites[0]
    assert "far" in sites[1]


def test_a_vehicle_stays(grid, plan_day):
    """Two clients locked to different vehicles need both; in which order is free."""
    here = held(Hold.VEHICLE, "far", "near", number=2)
    there = held(Hold.VEHICLE, "mid", vehicle="van")
    plan = plan_day(replace(row(grid).work, held=(here, there)))
    assert {v: set(sites) for v, sites in done(plan)} == {
        "bus": {"near", "far"},
        "van": {"mid"},
    }


@pytest.mark.parametrize(("price", "vehicles"), [(150, {"bus", "van"}), (50, {"van"})])
def test_a_vehicle_is_changed_for_what_it_saves(grid, plan_day, price, vehicles):
    """The bus did one client 1 km off for 2 euros; the van could for 1 euro.

    The change is made when it has to save 0.50 and not when it has to save 1.50.
    """
    day = grid()
    day.van(rate=Rate(per_km=50))
    day.van("bus")
    for name, at in {"near": (1, 0), "far": (0, 5)}.items():
        day.place(name, at)
        day.bring("g-" + name, name)
    kept = (
        Kept("bus", "d-bus", calls("near"), price),
        Kept("van", "d-van", calls("far"), price),
    )
    plan = plan_day(replace(day.work, kept=kept))
    assert {round_.vehicle for round_ in plan.rounds} == vehicles


@pytest.mark.parametrize(
    ("price", "order"), [(700, ["b", "a", "c"]), (500, ["c", "b", "a"])]
)
def test_an_order_is_changed_for_what_it_saves(grid, plan_day, price, order):
    """Three clients at the corners of a box; the former order crossed it.

    a (3, 0), b (3, 3), c (0, 3): b a c is 6 + 3 + 6 + 3 = 18 km; around the box it is
    12 km, with b before a still in a row: one change, which saves 6 euros.
    """
    day = grid(max_rounds=1)
    day.van()
    for name, at in {"a": (3, 0), "b": (3, 3), "c": (0, 3)}.items():
        day.place(name, at)
        day.bring("g-" + name, name)
    kept = Kept("van", "d-van", calls("b", "a", "c"), price)
    assert done(plan_day(replace(day.work, kept=(kept,)))) == [("van", order)]


def test_what_is_gone_is_not_held(grid, plan_day):
    """Locked goods that nobody wants any more are left out of the lock."""
    day = row(grid)
    day.jobs.pop()
    work = replace(day.work, held=(held(Hold.ROUND, "far", "near"),))
    plan = plan_day(work)
    assert ("bus", ["near"]) in done(plan)
    assert not plan.unserved


def test_what_a_vehicle_may_no_longer_do(grid):
    """A lock on a vehicle that became too large for a lane is refused, and says so."""
    day = row(grid)
    day.sites["far"] = replace(day.sites["far"], max_size=VehicleSize.BIKE)
    day.van("bike", size=VehicleSize.BIKE)
    work = replace(day.work, held=(held(Hold.ORDER, "far", "near"),))
    with pytest.raises(InputError, match="bus carried is locked"):
        problem_of(survey(work))


def test_goods_of_two_locks_do_not_travel_together(grid):
    """What went to one client on two rounds stays two loads, one in each lock."""
    day = row(grid)
    day.bring("g-more", "far")
    more = Call("far", Leg.DELIVER, "g-more", False)
    second = replace(held(Hold.STOP, "far", number=1), calls=(more,))
    work = replace(day.work, held=(held(Hold.STOP, "far"), second))
    problem = problem_of(survey(work)).problem
    assert [lock.round for lock in problem.locks] == [0, 1]
    assert len({lock.visits for lock in problem.locks}) == 2
