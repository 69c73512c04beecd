"""The rule that binds is planted, and must be the one named, with its figures."""

import pytest

from mil.calendar import Window
from mil.orders import Zone
from mil.places import VehicleSize
from mil.plan import UnservedCode as Code

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


def test_access(grid, plan_day):
    """A lane for small vans and only a truck."""
    day = grid()
    day.van(size=VehicleSize.TRUCK)
    day.place("lane", (5, 0), size=VehicleSize.SMALL_VAN)
    day.bring("g", "lane")
    code, reason = left(plan_day(day.work))
    assert code is Code.ACCESS
    assert "Lane can only be reached by a small van" in reason


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


def test_closed_before_anybody_can_come(grid, plan_day):
    """A client open 06:00-06:30, two hours off, and drivers from 06:00."""
    day = grid()
    day.van(hours=(6, 20))
    day.place("a", (120, 0), windows=(Window(6 * H, 6 * H + 1800),))
    day.bring("g", "a")
    code, reason = left(plan_day(day.work))
    assert code is Code.WINDOW
    assert "A opens 06:00–06:30, the earliest possible arrival is 08:00" in reason


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
    assert "12.0 km there and back" in reason
    assert "10.0 km at most" in reason


def test_driver_hours(grid, plan_day):
    """A client two hours off and a driver of three hours."""
    day = grid()
    day.van(span=3 * H)
    day.place("a", (120, 0))
    day.bring("g", "a")
    code, reason = left(plan_day(day.work))
    assert code is Code.DRIVER_HOURS
    assert "3.0 h" in reason


def test_late_at_the_dock(grid, plan_day):
    """Goods for a session at 09:00 from a farm that opens at 10:00."""
    day = grid()
    day.van()
    day.place("farm", (10, 0), windows=(Window(10 * H, 11 * H),))
    day.fetch("g", "farm", due=9 * H)
    code, reason = left(plan_day(day.work))
    assert code is Code.DOCK
    assert "by 09:00" in reason


def test_dock_closed(grid, plan_day):
    """The dock closes before the van can be back from the farm."""
    day = grid(hub_windows=(Window(6 * H, 8 * H),))
    day.van()
    day.place("farm", (60, 0), windows=(Window(9 * H, 11 * H),))
    day.fetch("g", "farm")
    assert left(plan_day(day.work))[0] is Code.DOCK


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


@pytest.mark.parametrize(
    ("crates", "hours", "rounds", "code"),
    [
        # one round of 10 crates, twenty to bring: the van is full
        (10, (0, 24), 1, Code.CAPACITY),
        # one hour of work, each client an hour there and back: no time left
        (5, (8, 9), 2, Code.DRIVER_HOURS),
    ],
)
def test_scarce_resource(grid, plan_day, crates, hours, rounds, code):
    """Alone each could be carried; what the day is short of is named."""
    day = grid(max_rounds=rounds)
    day.van(crates=(10, 0, 0), hours=hours)
    day.place("a", (30, 0))
    day.place("b", (-30, 0))
    day.bring("ga", "a", crates=crates)
    day.bring("gb", "b", crates=crates)
    assert left(plan_day(day.work))[0] is code


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
