"""Doors, tail lifts, compartments, time on board and pallets, before the judge."""

from dataclasses import replace
from typing import Any

from mil.plan import WeekPlan
from mil.rounds import Round
from routing.check import check_week


def kinds(plan: WeekPlan) -> set[str]:
    """Name the kinds of fault."""
    return {fault.kind for fault in check_week(plan)}


def round_of(plan: WeekPlan, name: str) -> Round:
    """Find a round by the end of its id."""
    return next(r for r in plan.rounds if r.id.endswith(name))


def ruled(plan: WeekPlan, **rules: Any) -> WeekPlan:
    """Change the hub's rules."""
    hub = plan.inputs.hub
    hub = replace(hub, rules=replace(hub.rules, **rules))
    return replace(plan, inputs=replace(plan.inputs, hub=hub))


def with_vehicle(plan: WeekPlan, name: str, **change: Any) -> WeekPlan:
    """Change a vehicle."""
    vehicles = dict(plan.inputs.vehicles)
    vehicles[name] = replace(vehicles[name], **change)
    return replace(plan, inputs=replace(plan.inputs, vehicles=vehicles))


def test_dock_doors(week: WeekPlan, bench: Any) -> None:
    """Two vehicles that load at the same time need two doors, one after another one."""
    van, truck = round_of(week, "27-van-1"), round_of(week, "27-truck-1")
    loading = van.stops[0].leave - van.start
    together = bench.again(week, truck, van.start + loading - 1 - truck.start)
    apart = bench.again(week, truck, van.start + loading - truck.start)
    for new, doors, found in (
        (together, 1, True),
        (together, 2, False),
        (apart, 1, False),
    ):
        plan = ruled(bench.with_round(week, new), dock_doors=doors)
        assert ("doors" in kinds(plan)) is found


def test_tail_lift(week: WeekPlan) -> None:
    """A site that needs a tail lift is worked at only with one."""
    sites = dict(week.inputs.sites)
    sites["alley"] = replace(sites["alley"], tail_lift=True)
    plan = replace(week, inputs=replace(week.inputs, sites=sites))
    assert kinds(plan) == {"access"}
    assert kinds(with_vehicle(plan, "partner", tail_lift=True)) == set()


def test_partition_that_moves(week: WeekPlan) -> None:
    """All crates together are within the room that zones share."""
    round_ = round_of(week, "26-van-1")
    crates = sum(week.consignments[c].crates for c in round_.consignments)
    others = [
        sum(week.consignments[c].crates for c in r.consignments)
        for r in week.rounds
        if r.vehicle == "van"
    ]
    assert kinds(with_vehicle(week, "van", max_crates=max(others))) == set()
    assert "capacity" in kinds(with_vehicle(week, "van", max_crates=crates - 1))


def test_time_on_board(week: WeekPlan) -> None:
    """Chilled goods may be on board as long as the longest are, not a second less."""
    times = [
        there.begin - stop.leave
        for r in week.rounds
        for stop in r.stops
        for c in stop.taken
        for there in r.stops
        if c in there.handed and week.consignments[c].zone == "chilled"
    ]
    longest = max(times)
    assert kinds(ruled(week, aboard=(None, longest, None))) == set()
    assert kinds(ruled(week, aboard=(None, longest - 1, None))) == {"aboard"}
    assert kinds(ruled(week, aboard=(None, None, 1))) == set()


def test_price_per_pallet(week: WeekPlan, bench: Any) -> None:
    """A pallet begun is a pallet paid."""
    truck = round_of(week, "27-truck-1")
    crates = sum(week.consignments[c].crates for c in truck.consignments)
    hub = week.inputs.hub
    rates = dict(hub.tariff.rates)
    per = crates - 1
    rates["carrier"] = replace(
        rates["carrier"], per_pallet=1500, crates_per_pallet=max(1, per)
    )
    hub = replace(hub, tariff=replace(hub.tariff, rates=rates))
    plan = replace(week, inputs=replace(week.inputs, hub=hub))
    assert kinds(plan) == {"cost"}
    pallets = 2 if per > 1 else crates
    paid = replace(truck, cost=replace(truck.cost, pallets=1500 * pallets))
    assert kinds(bench.with_round(plan, paid)) == set()
