"""What drivers are due, before the judge: Friday's van goes out twice with Driver 1."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from mil.driving import DriverRules, Lunch
from mil.places import VehicleSize
from mil.plan import WeekPlan
from mil.rounds import Round
from routing.check import check_week

HOUR = 3600
BREAK = 20 * 60


def ruled(plan: WeekPlan, **rules: Any) -> WeekPlan:
    """Set what drivers are due."""
    hub = plan.inputs.hub
    hub = replace(hub, rules=replace(hub.rules, drivers=DriverRules(**rules)))
    return replace(plan, inputs=replace(plan.inputs, hub=hub))


def kinds(plan: WeekPlan) -> set[str]:
    """Name the kinds of fault."""
    return {fault.kind for fault in check_week(plan)}


def round_of(plan: WeekPlan, name: str) -> Round:
    """Find a round by the end of its id."""
    return next(r for r in plan.rounds if r.id.endswith(name))


def paused(round_: Round, at: int, begin: int, length: int) -> Round:
    """Add a pause at a stop, and nothing else."""
    stops = list(round_.stops)
    stops[at] = replace(stops[at], pauses=((begin, begin + length),))
    return replace(round_, stops=tuple(stops))


def between(bench: Any, plan: WeekPlan, length: int) -> WeekPlan:
    """Pause between the van's two rounds of Friday."""
    first = round_of(plan, "27-van-1")
    return bench.with_round(plan, paused(first, -1, first.end + 60, length))


def waiting(bench: Any, plan: WeekPlan, length: int, paid: bool) -> WeekPlan:
    """Pause while the van waits for the canteen to open, priced by hand."""
    second = round_of(plan, "27-van-2")
    stop = second.stops[1]
    new = paused(second, 1, stop.begin - length, length)
    rate = plan.inputs.hub.tariff.rates["own"]
    time = second.seconds - (0 if paid else length)
    cost = replace(second.cost, time=(rate.per_hour * time * 2 + 3600) // 7200)
    return bench.with_round(plan, replace(new, cost=cost))


def test_french_break(week: WeekPlan, bench: Any) -> None:
    """More than six hours from 7 to 14 need twenty minutes; a minute is none."""
    plan = ruled(week, french_break=True)
    assert kinds(plan) == {"break"}
    assert kinds(between(bench, plan, BREAK)) == set()
    assert kinds(between(bench, plan, 60)) == {"break", "pause"}


def test_french_break_begins_in_time(week: WeekPlan, bench: Any) -> None:
    """A break taken before six hours are worked counts anew from its end."""
    plan = ruled(week, french_break=True)
    first, second = round_of(plan, "27-van-1"), round_of(plan, "27-van-2")
    latest = first.start + 6 * HOUR
    assert first.end + BREAK < latest < second.end
    on_time = paused(first, -1, first.end, BREAK)
    assert kinds(bench.with_round(plan, on_time)) == set()
    early = paused(first, 0, first.start, BREAK)
    assert "pause" in kinds(bench.with_round(plan, early))


def test_producers_are_due_no_break(week: WeekPlan) -> None:
    """Who drives in turn from the own farm works as long as the harvest takes."""
    drivers = dict(week.inputs.drivers)
    drivers["anna"] = replace(drivers["anna"], producer="mill")
    plan = replace(week, inputs=replace(week.inputs, drivers=drivers))
    faults = kinds(
        ruled(plan, french_break=True, lunch=Lunch(11 * HOUR, 12 * HOUR, 60))
    )
    assert faults.isdisjoint({"break", "lunch"})


def test_pauses_lie_where_nothing_is_done(week: WeekPlan, bench: Any) -> None:
    """No pause during service, while driving, or in the next round."""
    first = round_of(week, "27-van-1")
    second = round_of(week, "27-van-2")
    served = paused(first, 1, first.stops[1].begin, 60)
    driving = paused(first, 1, first.stops[1].leave, 60)
    late = paused(first, -1, second.start - 30, 60)
    fits = paused(first, -1, second.start - 60, 60)
    plan = ruled(week, lunch=Lunch(23 * HOUR, 23 * HOUR + 60, 60))
    for broken in (served, driving, late):
        assert "pause" in kinds(bench.with_round(plan, broken))
    assert kinds(bench.with_round(plan, fits)) == set()


@pytest.mark.parametrize("paid", [True, False])
def test_pauses_are_paid_or_not(week: WeekPlan, bench: Any, paid: bool) -> None:
    """A pause of ten minutes while waiting is paid time only where the hub says so."""
    night = Lunch(23 * HOUR, 23 * HOUR + 60, 600)
    plan = ruled(week, pauses_paid=paid, lunch=night)
    assert kinds(waiting(bench, plan, 600, paid)) == set()
    assert kinds(waiting(bench, plan, 600, not paid)) == {"cost"}


def test_a_short_wait_is_no_pause(week: WeekPlan, bench: Any) -> None:
    """Shorter than any pause that is due, or where none is due, it is a paid wait."""
    night = Lunch(23 * HOUR, 23 * HOUR + 60, 600)
    for plan in (week, ruled(week, lunch=night)):
        assert kinds(waiting(bench, plan, 599, paid=False)) == {"pause"}


def test_lunch(week: WeekPlan, bench: Any) -> None:
    """At work before and after its span, a driver pauses, beginning within it."""
    canteen = round_of(week, "27-van-2").stops[1].begin
    plan = ruled(week, lunch=Lunch(canteen - 900, canteen - 600, 600))
    assert kinds(plan) == {"lunch"}
    assert kinds(waiting(bench, plan, 600, paid=False)) == set()
    assert kinds(waiting(bench, plan, 599, paid=False)) == {"lunch", "pause"}
    assert kinds(ruled(week, lunch=Lunch(23 * HOUR, 23 * HOUR + 60, 600))) == set()


def test_longest_driving(week: WeekPlan) -> None:
    """Time at the wheel is the legs of all rounds of the shift, to the second."""
    legs = [
        b.arrive - a.leave
        for name in ("27-van-1", "27-van-2")
        for a, b in zip(
            round_of(week, name).stops, round_of(week, name).stops[1:], strict=False
        )
    ]
    others = {r.id for r in week.rounds if r.day.day != 27 or r.vehicle != "van"}
    found = check_week(ruled(week, max_driving=sum(legs) - 1))
    assert "2026-03-27-van-2" in {f.where for f in found if f.kind == "driving"}
    found = check_week(ruled(week, max_driving=sum(legs)))
    assert {f.where for f in found} <= others


def test_eu_driving_break(draw: Callable[[int], WeekPlan], bench: Any) -> None:
    """In a truck more than four and a half hours at the wheel need 45 minutes."""
    plan = ruled(draw(0), eu_driving=True)
    truck = round_of(plan, "27-truck-1")
    hub, shop = plan.matrices.sites.index("hub"), plan.matrices.sites.index("shop")

    def far(seconds: int) -> WeekPlan:
        rows = [list(row) for row in plan.matrices.seconds["van"]]
        rows[shop][hub] = seconds
        matrices = replace(plan.matrices, seconds={"van": tuple(map(tuple, rows))})
        new = replace(plan, matrices=matrices)
        new = bench.with_rounds(new, lambda r: (r,) if r.id == truck.id else ())
        shifts = tuple(replace(s, end=22 * HOUR) for s in plan.schedule.shifts)
        new = replace(new, schedule=replace(new.schedule, shifts=shifts))
        return bench.with_round(new, bench.again(new, truck))

    out = truck.stops[1].arrive - truck.stops[0].leave
    assert "break" not in kinds(far(4 * HOUR + 1800 - out))
    assert "break" in kinds(far(4 * HOUR + 1801 - out))
    small = replace(plan.inputs.vehicles["truck"], size=VehicleSize.VAN)
    van = replace(plan.inputs, vehicles={**plan.inputs.vehicles, "truck": small})
    plan = replace(plan, inputs=van)
    assert "break" not in kinds(far(4 * HOUR + 1801 - out))


def test_overtime(week: WeekPlan, bench: Any) -> None:
    """An hour and a half beyond five hours costs 4.50 euros at 3, on the last round."""
    first, second = round_of(week, "27-van-1"), round_of(week, "27-van-2")
    after = second.end - first.start - 5400
    plan = ruled(week, overtime_after=after, overtime_per_hour=300)
    others = bench.with_rounds(plan, lambda r: (r,) if "27-van" in r.id else ())
    paid = replace(second, cost=replace(second.cost, overtime=450))
    assert "cost" in kinds(others)
    assert "cost" not in kinds(bench.with_round(others, paid))
    on_first = replace(first, cost=replace(first.cost, overtime=450))
    assert "cost" in kinds(bench.with_round(others, on_first))
