"""The rule that binds is planted, and must be the one named, with its figures."""

from dataclasses import replace

import pytest

from mil.calendar import Window
from mil.orders import Zone
from mil.places import VehicleSize
from mil.plan import UnservedCode as Code
from routing.reasons import explain

H = 3600


def left(plan):
    (item,) = plan.unserved
    return item.code, item.reason


def test_no_vehicle(grid, plan_day):
    """On a day without shifts nothing is carried, for want of a vehicle."""
    day = grid()
    day.place("a", (5, 0))
    day.bring("g", "a")
    code, reason = left(plan_day(day.work))
    assert code is Code.NO_VEHICLE
    assert "add a driver" in reason


def test_no_way(grid, plan_day):
    """A client that no road reaches."""
    day = grid()
    day.van()
    day.place("isle", (5, 0))
    day.blocked = {("hub", "isle")}
    day.bring("g", "isle")
    code, reason = left(plan_day(day.work))
    assert code is Code.NO_WAY
    assert "from Hub to Isle" in reason


def test_zone(grid, plan_day):
    """Frozen goods and no freezer."""
    day = grid()
    day.van(crates=(50, 50, 0))
    day.place("a", (5, 0))
    day.bring("g", "a", zone=Zone.FROZEN)
    code, reason = left(plan_day(day.work))
    assert code is Code.ZONE
    assert "frozen" in reason


def test_a_vehicle_that_stays_at_home(grid, plan_day):
    """The hub's freezer van has no driver that day: it is named as what would help."""
    day = grid()
    day.van("freezer", crates=(50, 50, 50))
    day.shifts.clear()
    day.van(crates=(50, 50, 0))
    day.place("a", (5, 0))
    day.bring("g", "a", zone=Zone.FROZEN)
    assert "possible with Freezer" in left(plan_day(day.work))[1]


def test_access(grid, plan_day):
    """A lane for small vans and only a truck."""
    day = grid()
    day.van(size=VehicleSize.TRUCK)
    day.place("lane", (5, 0), size=VehicleSize.SMALL_VAN)
    day.bring("g", "lane")
    code, reason = left(plan_day(day.work))
    assert code is Code.ACCESS
    assert "Lane can only be reached by a small van" in reason


def test_tail_lift(grid, plan_day):
    """A yard without a ramp and only a van without a lift."""
    day = grid()
    day.van()
    day.place("yard", (5, 0))
    day.sites["yard"] = replace(day.sites["yard"], tail_lift=True)
    day.bring("g", "yard")
    code, reason = left(plan_day(day.work))
    assert code is Code.ACCESS
    assert "Yard needs a tail lift" in reason


def test_larger_than_every_vehicle(grid, plan_day):
    """Sixty crates and a van for fifty."""
    day = grid()
    day.van(crates=(50, 0, 0))
    day.place("a", (5, 0))
    day.bring("g", "a", crates=60)
    code, reason = left(plan_day(day.work))
    assert code is Code.CAPACITY
    assert "60 crates" in reason
    assert "50 crates ambient" in reason
    assert "possible with 10 crates less" in reason


def test_heavier_than_every_vehicle(grid, plan_day):
    """Six hundred kilograms and a van for five hundred."""
    day = grid()
    day.van(grams=500_000)
    day.place("a", (5, 0))
    day.bring("g", "a", grams=600_000)
    code, reason = left(plan_day(day.work))
    assert code is Code.CAPACITY
    assert "possible with 100 kg less" in reason


def test_closed_before_anybody_can_come(grid, plan_day):
    """A client open 06:00-06:30, two hours off, and drivers from 06:00."""
    day = grid()
    day.van(hours=(6, 20))
    day.place("a", (120, 0), windows=(Window(6 * H, 6 * H + 1800),))
    day.bring("g", "a")
    code, reason = left(plan_day(day.work))
    assert code is Code.WINDOW
    assert "A opens 06:00–06:30" in reason
    assert "possible if it closed at 08:00 instead of 06:30" in reason


def test_closed_that_day(grid, plan_day):
    """A client with no window on this weekday (a Tuesday)."""
    day = grid()
    day.van()
    day.place("a", (5, 0), windows=(Window(6 * H, 7 * H, frozenset({0})),))
    day.bring("g", "a")
    assert left(plan_day(day.work))[0] is Code.WINDOW


def test_range(grid, plan_day):
    """A bike that goes 10 km and a client 6 km off: 12 km there and back."""
    day = grid()
    day.van("bike", reach=10_000)
    day.place("a", (6, 0))
    day.bring("g", "a")
    code, reason = left(plan_day(day.work))
    assert code is Code.RANGE
    assert "which goes 10.0 km a round; possible if it went 12.0 km" in reason


def test_driver_hours(grid, plan_day):
    """A client two hours off and a driver of three hours: one is missing."""
    day = grid()
    day.van(span=3 * H)
    day.place("a", (120, 0))
    day.bring("g", "a")
    code, reason = left(plan_day(day.work))
    assert code is Code.DRIVER_HOURS
    assert "3 h 00 a day; possible with 1 h 00 more" in reason


def test_back_too_late(grid, plan_day):
    """A client an hour and a half off, and a van that is there half an hour less."""
    day = grid()
    day.van(hours=(6, 8.5))
    day.place("a", (90, 0))
    day.bring("g", "a")
    code, reason = left(plan_day(day.work))
    assert code is Code.DRIVER_HOURS
    assert "between 06:00 and 08:30; possible if it came back at 09:00" in reason


def test_off_too_late(grid, plan_day):
    """The farm closes at 07:30, the shop at 09:30, an hour's way each, a van at 07:00.

    No other hours of one of them would help.
    """
    day = grid()
    day.van(hours=(7, 20))
    day.place("farm", (60, 0), windows=(Window(0, 7 * H + 1800),))
    day.place("shop", (0, 60), windows=(Window(0, 9 * H + 1800),))
    day.fetch("g", "farm")
    day.bring("g", "shop", ready=None)
    code, reason = left(plan_day(day.work))
    assert code is Code.DRIVER_HOURS
    assert "possible if it left at 06:30" in reason


def test_late_at_the_dock(grid, plan_day):
    """Goods for a session at 09:00 from a farm that opens at 10:00."""
    day = grid()
    day.van()
    day.place("farm", (10, 0), windows=(Window(10 * H, 11 * H),))
    day.fetch("g", "farm", due=9 * H)
    code, reason = left(plan_day(day.work))
    assert code is Code.DOCK
    assert "by 09:00" in reason
    # open at 10:00, ten minutes off
    assert "possible if it had until 10:10" in reason


def test_dock_closed(grid, plan_day):
    """The dock closes before the van can be back from the farm."""
    day = grid(hub_windows=(Window(6 * H, 8 * H),))
    day.van()
    day.place("farm", (60, 0), windows=(Window(9 * H, 11 * H),))
    day.fetch("g", "farm")
    code, reason = left(plan_day(day.work))
    assert code is Code.DOCK
    # open at 09:00, an hour off
    assert "possible if it closed at 10:00 instead of 08:00" in reason


def test_not_collected(grid, plan_day):
    """A delivery that waits for a collection nobody asked for."""
    day = grid()
    day.van()
    day.place("a", (5, 0))
    day.bring("g", "a", ready=None)
    plan = plan_day(day.work)
    assert left(plan)[0] is Code.NOT_COLLECTED
    assert not plan.rounds


def test_same_day_too_late(grid, plan_day):
    """The farm opens at 10:00, the client closes at 09:00: both are not for one day."""
    day = grid()
    day.van()
    day.place("farm", (5, 0), windows=(Window(10 * H, 11 * H),))
    day.place("shop", (0, 5), windows=(Window(8 * H, 9 * H),))
    day.fetch("g", "farm")
    day.bring("g", "shop", ready=None)
    code, reason = left(plan_day(day.work))
    assert code is Code.WINDOW
    assert "10:00–11:00" in reason
    assert "08:00–09:00" in reason
    # five minutes to the hub, five to the shop
    assert "possible if it opened at 08:50 instead of 10:00" in reason


@pytest.mark.parametrize(
    ("crates", "hours", "rounds", "code", "said"),
    [
        # one round of 10 crates, sixteen to bring: the van is full
        (8, (0, 24), 1, Code.CAPACITY, "6 crates less, or room for 6 crates more in"),
        # one hour of work, each client an hour there and back: no time left
        (5, (8, 9), 2, Code.DRIVER_HOURS, "possible if it came back at 10:00"),
    ],
)
def test_scarce_resource(grid, plan_day, crates, hours, rounds, code, said):
    """Alone each could be carried; what the day is short of is named."""
    day = grid(max_rounds=rounds)
    day.van(crates=(10, 0, 0), hours=hours)
    day.place("a", (30, 0))
    day.place("b", (-30, 0))
    day.bring("ga", "a", crates=crates)
    day.bring("gb", "b", crates=crates)
    found, reason = left(plan_day(day.work))
    assert found is code
    assert said in reason


def test_two_places_at_once(grid, plan_day):
    """Two clients far apart both open at 08:00 for a minute, and one vehicle."""
    day = grid()
    day.van()
    for name, at in {"a": (30, 0), "b": (-30, 0)}.items():
        day.place(name, at, windows=(Window(8 * H, 8 * H + 60),))
        day.bring("g" + name, name)
    code, reason = left(plan_day(day.work))
    assert code is Code.WINDOW
    assert "08:00–08:01" in reason


def test_another_round(grid, plan_day):
    """Two loads of 60 crates, a van for 60 that goes once: a second round is named."""
    day = grid(max_rounds=1)
    day.van(crates=(60, 0, 0))
    for name, at in {"a": (30, 0), "b": (-30, 0)}.items():
        day.place(name, at)
        day.bring("g" + name, name, crates=60)
    code, reason = left(plan_day(day.work))
    assert code is Code.COMPETITION
    assert "Van already makes its 1 rounds; possible with another" in reason


def test_a_second_vehicle(grid, plan_day):
    """Two clients three hours off both ways, open for a minute around noon.

    An opening would have to be moved by six hours and more, which is not offered.
    """
    day = grid(max_rounds=1)
    day.van(hours=(9, 15))
    for name, at in {"a": (180, 0), "b": (-180, 0)}.items():
        day.place(name, at, windows=(Window(12 * H, 12 * H + 60),))
        day.bring("g" + name, name)
    code, reason = left(plan_day(day.work))
    assert code is Code.COMPETITION
    assert "possible with a second Van" in reason


def test_too_long_on_board(grid, plan_day):
    """Goods that keep for half an hour, and 50 minutes from the hub to the client."""
    day = grid()
    day.van()
    day.place("a", (50, 0))
    day.bring("g", "a", zone=Zone.CHILLED)
    hub = day.work.hub
    rules = replace(hub.rules, aboard=(None, 1800, None))
    work = replace(day.work, hub=replace(hub, rules=rules))
    code, reason = left(plan_day(work))
    assert code is Code.RANGE
    assert "on board 0 h 30; possible with 0 h 50" in reason


def test_no_single_change_helps(grid, plan_day):
    """Closed at night, a driver of an hour a day, and a way of three: all is wrong."""
    day = grid()
    day.van(hours=(12, 20), span=1 * H)
    day.place("a", (180, 0), windows=(Window(1 * H, 2 * H),))
    day.bring("g", "a")
    code, reason = left(plan_day(day.work))
    assert code is Code.DOCK
    assert "no single change helps" in reason


def test_twins_are_looked_into_once(grid, plan_day, monkeypatch):
    """Three alike at one client: one look, three reasons, each with its own id."""
    looked = []
    real = explain.smallest
    monkeypatch.setattr(explain, "smallest", lambda *a: looked.append(a) or real(*a))
    day = grid()
    day.van(hours=(6, 20))
    day.place("a", (120, 0), windows=(Window(6 * H, 6 * H + 1800),))
    for name in ("g1", "g2", "g3"):
        day.bring(name, "a")
    plan = plan_day(day.work)
    assert [item.consignment for item in plan.unserved] == ["g1", "g2", "g3"]
    assert len({item.reason for item in plan.unserved}) == 1
    assert len(looked) == 1
