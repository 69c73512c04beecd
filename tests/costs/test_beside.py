"""Together beside alone: kilometres, hours, emissions and the part of sales."""

from dataclasses import replace
from typing import Any

import pytest

from mil.budget import Fuel, FuelUnit
from mil.consignment import Item
from mil.costs.as_driven import share_week
from mil.costs.beside import beside, everybody
from mil.costs.emissions import emitted, period_alone_emits, round_emits
from mil.costs.period import periods
from mil.costs.sales import Sales, sales_of
from mil.orders import Product, Zone
from mil.places import Rate
from mil.plan import Alone, Matrices, WeekPlan
from mil.rounds import RoundKind

PLACES = ("hub", "ann", "bob", "shop")
DIESEL = Fuel(FuelUnit.LITRE, 12_500, 3170)


@pytest.fixture(name="plan")
def fixture_plan(make: Any) -> WeekPlan:
    """Give a pickup and a delivery round; ann's goods have prices, bob's partly."""
    km = ((0, 10, 12, 30), (10, 0, 5, 12), (12, 5, 0, 8), (30, 12, 8, 0))
    roads = Matrices(
        PLACES,
        {"van": tuple(tuple(1000 * d for d in row) for row in km)},
        {"van": tuple(tuple(60 * d for d in row) for row in km)},
        "by hand",
    )
    here = ((), (("ann", 4),), (("bob", 8),), ())
    away = ((), (("ann", 4), ("bob", 8)), ())
    rate = Rate(per_round=700, per_km=40, per_hour=1500, fuel=DIESEL)
    plan: WeekPlan = make.plan(
        rate,
        roads,
        [
            make.trip(RoundKind.PICKUP, ("hub", "ann", "bob", "hub"), here, (0,) * 4),
            make.trip(RoundKind.DELIVERY, ("hub", "shop", "hub"), away, (0,) * 3),
        ],
    )
    products = {
        name: Product(name, "ann", name, "piece", 1000, 1000, Zone.AMBIENT, price=cents)
        for name, cents in (("jam", 333), ("oil", 900), ("nuts", 0))
    }
    goods = {
        name: replace(one, items=items.get(name, (Item("", "jam", "", 9000, 9),)))
        for name, one in plan.consignments.items()
    }
    return replace(
        plan,
        consignments=goods,
        inputs=replace(plan.inputs, products=products),
        alone=(
            Alone("ann", 5000, 90_000, 7200, 1),
            Alone("bob", 6000, 80_000, 3600, 1, ("x",)),
        ),
    )


items = {
    "c2-1-ann": (
        Item("1/jam", "jam", "shop", 1500, 1),
        Item("2/oil", "oil", "inn", 2000, 1),
    ),
    "c2-1-bob": (
        Item("1/oil", "oil", "shop", 1000, 1),
        Item("3/nuts", "nuts", "shop", 1000, 1),
    ),
}


def test_emissions_by_hand() -> None:
    """100 km at 12.5 litres and 3.17 kg a litre are 39.625 kg; a bike may be 0."""
    assert emitted(Rate(fuel=DIESEL), 100_000) == 39_625
    assert emitted(Rate(fuel=Fuel(FuelUnit.KWH, 1500, 48)), 50_000) == 36
    assert emitted(Rate(fuel=Fuel(FuelUnit.KWH, 0, 48)), 50_000) == 0
    assert emitted(Rate(), 50_000) is None


def test_sales_are_what_is_carried_for_clients(plan: WeekPlan) -> None:
    """Bulk is not sold yet; a crate counts once; a missing price is told."""
    ann, bob = sales_of(plan)["ann"], sales_of(plan)["bob"]
    assert (ann.cents, ann.unpriced, ann.crates) == (2300, 0, 4)  # 499.5 + 1800
    assert (bob.cents, bob.unpriced, bob.crates) == (900, 1, 8)
    assert ann.lines == {"1/jam", "2/oil"}
    assert len(ann.baskets) == 2
    assert len((ann + bob).baskets) == 3
    assert ann.part(460) == 2000
    assert bob.part(460) is None
    assert Sales().part(460) is None


def test_goods_not_served_are_not_sold(plan: WeekPlan) -> None:
    """What is on no round is in no figure."""
    day = replace(plan.days[0], rounds=plan.rounds[:1])
    found = sales_of(replace(plan, days=(day,)))
    assert {name: one.cents for name, one in found.items()} == {"ann": 0, "bob": 0}


def test_together_adds_up_to_the_rounds(plan: WeekPlan) -> None:
    """Every cent, metre, second and gram of the week is on one producer."""
    rows = beside(plan, share_week(plan))
    whole = everybody(rows)
    assert whole.together.cents == plan.cost
    assert whole.together.metres == sum(r.metres for r in plan.rounds)
    assert whole.together.seconds == sum(r.seconds for r in plan.rounds)
    assert whole.together.grams == sum(round_emits(plan, r) or 0 for r in plan.rounds)
    ann, bob = rows
    assert ann.together.of_sales == (10_000 * ann.together.cents + 1150) // 2300
    assert bob.together.of_sales is bob.alone.of_sales is None
    assert (ann.undone, bob.undone) == (0, 1)
    assert (ann.alone.grams, ann.alone.cents) == (
        emitted(Rate(fuel=DIESEL), 90_000),
        5000,
    )


def test_statements_say_the_same(plan: WeekPlan) -> None:
    """A producer's period has the grams of its week, twice in two weeks."""
    rows = {one.producer: one for one in beside(plan, share_week(plan))}
    for period in periods([plan, plan]):
        one = rows[period.payer]
        assert period.grams == 2 * (one.together.grams or 0)
        alone = period_alone_emits([plan, plan], period.payer)
        assert alone == 2 * (one.alone.grams or 0)


def test_without_fuel_nothing_is_said(plan: WeekPlan) -> None:
    """A rate that does not say what is burnt leaves a gap, not a nought."""
    tariff = plan.inputs.hub.tariff
    bare = replace(tariff, rates={"own": replace(tariff.rates["own"], fuel=None)})
    hub = replace(plan.inputs.hub, tariff=bare)
    plan = replace(plan, inputs=replace(plan.inputs, hub=hub))
    rows = beside(plan, share_week(plan))
    assert all(one.together.grams is None for one in rows)
    assert everybody(rows).alone.grams is None
    assert periods([plan])[0].grams is None
