"""Earlier plans: what of them is locked and kept, and what has changed since."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from mil.aggregation import aggregate
from mil.calendar import Week
from mil.difference import difference
from mil.errors import InputError
from mil.former import Former, Wishes, held_work, recall
from mil.holds import Call, Hold
from mil.locks import lock_of, pinned
from mil.orders import OrderLine, Product, Zone
from mil.plan import (
    DayPlan,
    Matrices,
    Provenance,
    Schedule,
    Shift,
    WeekInputs,
    WeekPlan,
)
from mil.ports import DayWork
from mil.rounds import Leg, Round, RoundCost, RoundKind, Stop
from mil.work import day_works

TUE, WED = date(2026, 11, 24), date(2026, 11, 25)
SCHOOL, CAFE = "2026-11-25-x-moulin-ecole-a", "2026-11-25-x-moulin-c-a"


def delivery(number: int, site: str, *goods: str, start: int = 0) -> Round:
    """Make a round from the hub to a client and back, on Wednesday."""
    stops = (
        Stop("hub", start, start, start + 60, taken=goods),
        Stop(site, start + 600, start + 600, start + 900, handed=goods),
        Stop("hub", start + 1500, start + 1500, start + 1500),
    )
    name, cost = f"2026-11-25-van-{number}", RoundCost(100, 0, 0, 0, 0, 0)
    kind = RoundKind.DELIVERY
    return Round(name, WED, kind, "van", "me", stops, 1000, cost)


@pytest.fixture
def week(
    week_of: Callable[..., WeekInputs],
    line: Callable[..., OrderLine],
    product: Callable[..., Product],
) -> WeekPlan:
    """Give a week: flour fetched on Tuesday, brought on two rounds on Wednesday."""
    inputs = week_of((line("1/f"), line("2/f", client="c")), (product(),))
    goods = aggregate(inputs).consignments
    assert set(goods) == {SCHOOL, CAFE}
    both = (CAFE, SCHOOL)
    fetched = replace(
        delivery(1, "moulin"),
        id="2026-11-24-van-1",
        day=TUE,
        kind=RoundKind.PICKUP,
        stops=(
            Stop("hub", 0, 0, 0),
            Stop("moulin", 600, 600, 900, taken=both),
            Stop("hub", 1500, 1500, 1800, handed=both),
        ),
    )
    rounds = (delivery(1, "ecole", SCHOOL), delivery(2, "c", CAFE, start=3600))
    shifts = tuple(Shift("van", "me", day, 0, 86_400, 86_400) for day in (TUE, WED))
    return WeekPlan(
        inputs=inputs,
        matrices=Matrices(("hub",), {}, {}, "nowhere"),
        consignments=goods,
        refusals=(),
        replenishments=(),
        schedule=Schedule(dict.fromkeys(both, TUE), shifts, ()),
        days=(DayPlan(TUE, (fetched,), ()), DayPlan(WED, rounds, ())),
        alone=(),
        provenance=Provenance("0" * 64, 1, 1.0, {}, "nowhere", "2026-11-20T12:00:00Z"),
    )


def work_of(plan: WeekPlan, day: date) -> DayWork:
    """Give the work of a day as a plan was asked for it."""
    works = day_works(plan.inputs, plan.consignments, plan.schedule, plan.matrices)
    return next(work for work in works if work.day == day)


@pytest.mark.parametrize(
    ("text", "hold", "site"),
    [
        ("2026-11-25-van-2", Hold.ROUND, ""),
        ("2026-11-25-van-2=order", Hold.ORDER, ""),
        ("2026-11-25-van-2=vehicle", Hold.VEHICLE, ""),
        ("2026-11-25-van-2:c", Hold.STOP, "c"),
    ],
)
def test_a_lock_is_read(week: WeekPlan, text: str, hold: Hold, site: str) -> None:
    """A round by its name, with what of it must stay."""
    lock = lock_of(week, text)
    assert lock.round.id == "2026-11-25-van-2"
    assert (lock.hold, lock.site) == (hold, site)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-11-25-van-9", "mil show 2026-W48"),
        ("2026-11-25-van-2=colour", "ROUND=order"),
        ("2026-11-25-van-2:ecole", "it stops at c"),
        ("2026-11-25-van-2:hub", "it stops at c"),
    ],
)
def test_a_lock_on_nothing(week: WeekPlan, text: str, said: str) -> None:
    """What the plan does not have cannot be locked, and the message says what can."""
    with pytest.raises(InputError, match=said):
        lock_of(week, text)


def test_a_locked_round_is_held(week: WeekPlan) -> None:
    """The second round of the van's day with what it hands over at the client."""
    former = Former(week, (lock_of(week, "2026-11-25-van-2"),), None)
    work = held_work(work_of(week, WED), former)
    [held] = work.held
    assert (held.vehicle, held.driver, held.number) == ("van", "me", 1)
    assert held.calls == (Call("c", Leg.DELIVER, CAFE, False),)
    assert work.kept == ()
    assert held_work(work_of(week, TUE), former).held == ()


def test_a_held_round_moves_up_when_the_one_before_is_gone(week: WeekPlan) -> None:
    """With the school's order cancelled the café's round is the first of the day."""
    former = Former(week, (lock_of(week, "2026-11-25-van-2"),), None)
    goods = {CAFE: week.consignments[CAFE]}
    [held] = held_work(work_of(replace(week, consignments=goods), WED), former).held
    assert held.number == 0


def test_a_lock_on_cancelled_goods_holds_nothing(week: WeekPlan) -> None:
    """What is no longer wanted leaves no empty lock behind."""
    former = Former(week, (lock_of(week, "2026-11-25-van-2"),), None)
    goods = {SCHOOL: week.consignments[SCHOOL]}
    work = work_of(replace(week, consignments=goods), WED)
    assert held_work(work, former).held == ()


def test_a_day_is_kept_in_its_order(week: WeekPlan) -> None:
    """Both rounds of the van are one day to be kept, at the price asked."""
    [kept] = held_work(work_of(week, WED), Former(week, (), 250)).kept
    assert (kept.vehicle, kept.driver, kept.price) == ("van", "me", 250)
    assert [call.consignment for call in kept.calls] == [SCHOOL, CAFE]


def later(week: WeekPlan, zone: Zone) -> WeekPlan:
    """Return the week after with the same orders, the café's in another zone."""

    def moved(id_: str) -> str:
        return id_.replace("11-25", "12-02")

    goods = {
        moved(id_): replace(
            item, id=moved(id_), zone=zone if id_ == CAFE else item.zone
        )
        for id_, item in week.consignments.items()
    }
    goods = {k: replace(g, day=WED + timedelta(days=7)) for k, g in goods.items()}
    return replace(
        week,
        inputs=replace(week.inputs, week=Week(2026, 49)),
        consignments=goods,
        schedule=Schedule(dict.fromkeys(goods, TUE + timedelta(days=7)), (), ()),
    )


@pytest.mark.parametrize(
    ("zone", "kept"), [(Zone.AMBIENT, [SCHOOL, CAFE]), (Zone.FROZEN, [SCHOOL])]
)
def test_last_week_is_kept_by_site_and_zone(
    week: WeekPlan, zone: Zone, kept: list[str]
) -> None:
    """Another week's goods are known by where they go and how cold they are."""
    work = work_of(later(week, zone), WED + timedelta(days=7))
    [found] = held_work(work, Former(week, (), 100)).kept
    names = [id_.replace("11-25", "12-02") for id_ in kept]
    assert [call.consignment for call in found.calls] == names


def test_locked_goods_are_collected_when_they_were(week: WeekPlan) -> None:
    """A schedule that moved the collection is set back for what is locked."""
    moved = replace(week.schedule, collect_on=dict.fromkeys((SCHOOL, CAFE), WED))
    lock = lock_of(week, "2026-11-24-van-1")
    assert pinned(moved, week, (lock,)).collect_on == {SCHOOL: TUE, CAFE: TUE}
    assert pinned(moved, week, ()) == moved
    delivered = lock_of(week, "2026-11-25-van-1")
    assert pinned(moved, week, (delivered,)) == moved


def test_a_lock_without_its_driver(week: WeekPlan) -> None:
    """A van that is not on the road with the same driver that day holds no lock."""
    schedule = replace(week.schedule, shifts=week.schedule.shifts[:1])
    with pytest.raises(InputError, match="not on the road"):
        pinned(schedule, week, (lock_of(week, "2026-11-25-van-1"),))


class Shelf:
    """A store that holds one plan."""

    def __init__(self, plan: WeekPlan) -> None:
        self._plan = plan

    def inputs(self, week: Week) -> WeekInputs:
        return self._plan.inputs

    def save_plan(self, plan: WeekPlan) -> int:
        raise NotImplementedError

    def plan(self, week: Week) -> WeekPlan:
        if week != self._plan.inputs.week:
            raise InputError(f"{week} is not planned yet")
        return self._plan


def test_what_is_recalled(week: WeekPlan) -> None:
    """A week's own plan, else that of the week before to be kept, but not locked."""
    store, this, following = Shelf(week), Week(2026, 48), Week(2026, 49)
    assert recall(store, this, Wishes()) is None
    found = recall(store, this, Wishes(keep=100, locks=("2026-11-25-van-1",)))
    assert found is not None
    assert found.known(this).keys() == {TUE, WED}
    assert [lock.hold for lock in found.locks] == [Hold.ROUND]
    last = recall(store, following, Wishes(keep=100))
    assert last is not None
    assert last.plan is week
    assert last.known(following) == {}
    with pytest.raises(InputError, match="2026-W49 is not planned"):
        recall(store, following, Wishes(keep=100, locks=("2026-11-25-van-1",)))
    with pytest.raises(InputError, match="neither 2026-W50 nor 2026-W49"):
        recall(store, Week(2026, 50), Wishes(keep=100))


def test_nothing_has_changed(week: WeekPlan) -> None:
    """A plan beside itself: three stops in both, none otherwise."""
    same = difference(week, week)
    assert (same.cents, same.rounds, same.common) == (0, 0, 3)
    assert (same.vehicle, same.time, same.new, same.gone) == (0, 0, 0, 0)


def test_what_has_changed(week: WeekPlan) -> None:
    """The school later, the café by bike, and the mill's round not driven."""
    rounds = (
        delivery(1, "ecole", SCHOOL, start=901),
        replace(delivery(2, "c", CAFE, start=3600), vehicle="bike"),
    )
    found = difference(week, replace(week, days=(DayPlan(WED, rounds, ()),)))
    assert (found.cents, found.rounds, found.common) == (-100, -1, 2)
    assert (found.vehicle, found.time, found.new, found.gone) == (1, 1, 0, 1)
    assert "1.00 € cheaper, 1 rounds fewer; of 2 stops" in str(found)
    # a quarter of an hour is not noticed
    rounds = (delivery(1, "ecole", SCHOOL, start=900), rounds[1])
    later_ = replace(week, days=(DayPlan(WED, rounds, ()),))
    assert difference(week, later_).time == 0
