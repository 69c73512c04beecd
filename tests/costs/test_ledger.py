"""Who gives in kind: credits are costs, balances add up to nothing."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from mil.budget import Budget
from mil.costs.as_driven import share_week
from mil.costs.ledger import Account, ledger
from mil.costs.period import closed_shares, periods
from mil.dock_work import DockWork
from mil.places import Driver, Owner, Rate
from mil.plan import Matrices, WeekPlan
from mil.rounds import RoundKind

PLACES = ("hub", "ann", "bob", "cid")


@pytest.fixture(name="plan")
def fixture_plan(make: Any) -> WeekPlan:
    """Give a week of two rounds; ann drives the second one with her own van."""
    km = ((0, 10, 12, 30), (10, 0, 5, 120), (12, 5, 0, 8), (30, 120, 8, 0))
    roads = Matrices(
        PLACES,
        {"van": tuple(tuple(1000 * d for d in row) for row in km)},
        {"van": tuple(tuple(60 * d for d in row) for row in km)},
        "by hand",
    )
    goods = ((), (("ann", 4),), (("bob", 8),), ())
    away = ((), (("bob", 2), ("cid", 3)), (("cid", 5),), ())
    plan: WeekPlan = make.plan(
        Rate(per_round=700, per_km=40, per_hour=1500),
        roads,
        [
            make.trip(RoundKind.PICKUP, ("hub", "ann", "bob", "hub"), goods, (0,) * 4),
            make.trip(RoundKind.DELIVERY, ("hub", "bob", "cid", "hub"), away, (0,) * 4),
        ],
    )
    van = plan.inputs.vehicles["van"]
    own = replace(van, id="own", owner=Owner.PRODUCER, start="ann", end="ann")
    driver = Driver("ann-drives", "Ann", "", van.windows, 36_000, 5, producer="ann")
    inputs = replace(
        plan.inputs,
        vehicles={"van": van, "own": own},
        drivers={"ann-drives": driver},
    )
    first, second = plan.rounds
    second = replace(second, vehicle="own", driver="ann-drives")
    days = (replace(plan.days[0], rounds=(first, second)),)
    return replace(plan, inputs=inputs, days=days)


def test_a_credit_is_the_cost_of_what_was_given(plan: WeekPlan) -> None:
    """Road and time of the round, nothing of handling, and no margin."""
    _, second = plan.rounds
    account = ledger([plan]).accounts["ann"]
    cost = second.cost
    assert account.rounds == 1
    assert account.gave_cents == cost.fixed + cost.distance + cost.time
    assert account.gave_seconds == second.seconds
    assert account.gave_metres == second.metres


def test_balances_add_up_to_nothing(plan: WeekPlan) -> None:
    """What is given is had by those with goods on board, to the second and cent."""
    accounts = ledger([plan, plan]).accounts.values()
    assert sum(one.gave_seconds - one.had_seconds for one in accounts) == 0
    assert sum(one.gave_metres - one.had_metres for one in accounts) == 0
    assert sum(one.gave_cents - one.had_cents for one in accounts) == 0
    assert sum(one.pays for one in accounts) == 2 * plan.cost


def test_shares_are_those_of_the_week(plan: WeekPlan) -> None:
    """The ledger changes nothing about who pays what before credits."""
    accounts = ledger([plan]).accounts
    for share in share_week(plan).producers:
        assert accounts.get(share.producer, Account()).pays == share.cents


def test_a_vehicle_lent_and_hours_given_are_told_apart(plan: WeekPlan) -> None:
    """Somebody paid by the hub in ann's van: she lends, and drives nothing."""
    paid = replace(plan.inputs.drivers["ann-drives"], producer="")
    inputs = replace(plan.inputs, drivers={"ann-drives": paid})
    account = ledger([replace(plan, inputs=inputs)]).accounts["ann"]
    cost = plan.rounds[1].cost
    assert (account.gave_seconds, account.gave_cents) == (0, cost.fixed + cost.distance)


def test_fixed_costs_are_refunded_once(plan: WeekPlan) -> None:
    """More rounds than expected refund no more than what the day and the year cost."""
    hub = plan.inputs.hub
    rate = replace(hub.tariff.rates["own"], per_day=900, rounds_per_day=2)
    rate = replace(rate, per_round=50, per_year=10_000, rounds_per_year=3)
    tariff = replace(hub.tariff, rates={"own": rate})
    inputs = replace(plan.inputs, hub=replace(hub, tariff=tariff))
    first, second = plan.rounds
    fixed = 50 + 450 + 3333
    cost = replace(second.cost, fixed=fixed)
    rounds = [replace(second, id=f"again-{n}", cost=cost) for n in range(5)]
    days = (replace(plan.days[0], rounds=(first, *rounds)),)
    week = replace(plan, inputs=inputs, days=days)
    rest = cost.distance + cost.time
    ann = ledger([week]).accounts["ann"]
    assert ann.gave_cents == 5 * (50 + rest) + 900 + 10_000
    found = ledger([week, week]).accounts
    assert found["ann"].gave_cents == 10 * (50 + rest) + 900 + 10_000
    assert sum(one.gave_cents - one.had_cents for one in found.values()) == 0
    two = replace(week, days=(replace(plan.days[0], rounds=(first, *rounds[:2])),))
    assert ledger([two]).accounts["ann"].gave_cents == 2 * (fixed + rest)


@pytest.fixture(name="docked")
def fixture_docked(plan: WeekPlan) -> WeekPlan:
    """Give the week with two hours of bob at the dock, and one of cid's."""
    hub = plan.inputs.hub
    tariff = replace(hub.tariff, budget=Budget(per_hour=1501))
    inputs = replace(plan.inputs, hub=replace(hub, tariff=tariff))
    day = plan.days[0].day
    worked = (DockWork(day, "bob", 7200), DockWork(day, "cid", 3601))
    return replace(plan, inputs=inputs, dock_work=worked)


def test_work_at_the_dock_is_refunded_and_balanced(
    plan: WeekPlan, docked: WeekPlan
) -> None:
    """At the price of an hour, borne by crates over the dock, to the cent."""
    before, after = ledger([plan]).accounts, ledger([docked]).accounts
    bob, cid = after["bob"], after["cid"]
    assert (bob.dock_seconds, bob.dock_cents) == (7200, 3002)
    assert (cid.dock_seconds, cid.dock_cents) == (3601, 1501)
    assert bob.gave_cents == before["bob"].gave_cents + 3002
    for key in ("seconds", "metres", "cents"):
        gave = sum(getattr(one, f"gave_{key}") for one in after.values())
        assert gave == sum(getattr(one, f"had_{key}") for one in after.values())
    crates = Counter[str]()
    for round_ in plan.rounds:
        for name in round_.consignments:
            goods = plan.consignments[name]
            crates[goods.producer] += goods.crates
    whole = 10_801 / crates.total()
    for name, count in crates.items():
        more = after[name].had_seconds - before[name].had_seconds
        assert more == pytest.approx(count * whole, abs=2)
    assert sum(one.pays for one in after.values()) == plan.cost


def test_who_has_hours_but_no_goods_is_refunded_too(docked: WeekPlan) -> None:
    """It has no round, and yet a line for the accountant."""
    day = docked.days[0].day
    gone = replace(docked, dock_work=(DockWork(day, "newcomer", 3600),))
    (one,) = [p for p in periods([gone]) if p.payer == "newcomer"]
    assert (one.parts, one.net) == ((), -1501)
    assert [s.credit for s in closed_shares([one])] == [1501]
    empty = replace(gone, days=())
    (account,) = ledger([empty]).accounts.values()
    assert (account.had_seconds, account.had_cents) == (3600, 1501)


def test_who_is_no_farmer_is_named_at_the_dock(docked: WeekPlan) -> None:
    """Work at the dock is mutual aid too."""
    bob = replace(docked.inputs.sites["bob"], artisan=True)
    inputs = replace(docked.inputs, sites={**docked.inputs.sites, "bob": bob})
    found = ledger([replace(docked, inputs=inputs)]).artisans
    assert (f"dock {docked.days[0].day}", "bob") in found


def test_far_stops_of_rounds_in_kind_are_named(plan: WeekPlan) -> None:
    """Beyond 100 km from where the round begins; a hired driver may go anywhere."""
    first, second = plan.rounds
    stops = (replace(second.stops[0], site="ann"), *second.stops[1:])
    days = (replace(plan.days[0], rounds=(first, replace(second, stops=stops))),)
    found = ledger([replace(plan, days=days)])
    assert found.warnings == ((second.id, "cid", 120_000),)
    assert ledger([plan]).warnings == ()


def test_who_is_no_farmer_is_named_on_rounds_in_kind(plan: WeekPlan) -> None:
    """Bob's goods are on ann's round; on the hub's own van they may be."""
    bob = replace(plan.inputs.sites["bob"], artisan=True)
    inputs = replace(plan.inputs, sites={**plan.inputs.sites, "bob": bob})
    _, second = plan.rounds
    found = ledger([replace(plan, inputs=inputs)])
    assert found.artisans == ((second.id, "bob"),)
    assert ledger([plan]).artisans == ()


def test_periods_add_up_to_the_cost_of_all_rounds(plan: WeekPlan) -> None:
    """Every cent, metre and second of all weeks is on somebody's statement."""
    found = periods([plan, plan])
    assert sum(one.cents for one in found) == 2 * plan.cost
    assert sum(one.metres for one in found) == 2 * sum(r.metres for r in plan.rounds)
    assert sum(one.seconds for one in found) == 2 * sum(r.seconds for r in plan.rounds)
    accounts = ledger([plan, plan]).accounts
    for one in found:
        assert one.account == accounts[one.payer]
        assert one.cents == one.account.pays


def test_a_crate_counts_once_on_however_many_rounds(plan: WeekPlan) -> None:
    """Crates on a statement are those of its goods, not of its journeys."""
    first, second = plan.rounds
    again = replace(first, id="again")
    days = (replace(plan.days[0], rounds=(first, second, again)),)
    (ann,) = [p for p in periods([replace(plan, days=days)]) if p.payer == "ann"]
    assert ann.crates == 4
    assert [part.crates for part in ann.parts] == [4, 4]
