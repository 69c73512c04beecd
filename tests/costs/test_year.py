"""The hub's year: sums by hand, and fees that just break even."""

from dataclasses import replace
from typing import Any

import pytest

from mil.budget import Budget, Deduction, Fees, Subsidy, YearlyCost
from mil.consignment import Item
from mil.costs.year import HubYear, hub_year
from mil.orders import Product, Zone
from mil.places import Rate, Tariff
from mil.plan import Matrices, WeekPlan
from mil.rounds import RoundKind

BUDGET = Budget(
    weeks=40,
    per_order=180,
    per_line=60,
    per_crate=30,
    per_hour=1500,
    costs={"rent": YearlyCost(500_000)},
    subsidies={
        "jobs": Subsidy(30_000, Deduction.BEFORE),
        "start": Subsidy(20_000, Deduction.HUB),
    },
)


@pytest.fixture(name="plan")
def fixture_plan(make: Any) -> WeekPlan:
    """Give a week of one delivery round with goods of two producers."""
    roads = Matrices(
        ("hub", "shop"),
        {"van": ((0, 10_000), (10_000, 0))},
        {"van": ((0, 600), (600, 0))},
        "by hand",
    )
    trip = make.trip(
        RoundKind.DELIVERY,
        ("hub", "shop", "hub"),
        ((), (("ann", 4), ("bob", 8)), ()),
        (0,) * 3,
    )
    rate = Rate(per_km=40, per_hour=1500, per_year=90_000, rounds_per_year=100)
    plan: WeekPlan = make.plan(rate, roads, [trip])
    goods = {
        name: replace(one, items=(Item(f"1/{name}", "jam", "shop", 9000, 9),))
        for name, one in plan.consignments.items()
    }
    jam = Product("jam", "ann", "jam", "jar", 1, 1, Zone.AMBIENT, price=600)
    inputs = replace(plan.inputs, products={"jam": jam})
    return replace(plan, consignments=goods, inputs=inputs)


def year(plan: WeekPlan, **fees: Any) -> HubYear:
    """Extrapolate one week with some fees."""
    return hub_year([plan], priced(plan, **fees))


def priced(plan: WeekPlan, **fees: Any) -> Tariff:
    return replace(plan.inputs.hub.tariff, budget=BUDGET, fees=Fees(**fees))


def test_a_year_by_hand(plan: WeekPlan) -> None:
    """Forty weeks: rounds, what 60 rounds too few do not bear, work, rent."""
    found = year(plan, membership=1000, per_crate=10, per_basket=5, commission=250)
    assert found.costs == {
        "rounds": 40 * plan.cost,
        "vehicles_not_covered": 90_000 - 40 * 900,
        "orders_and_preparation": (40 * 180 * 2 + 80 * 60 + 480 * 30) * 1500 // 3600,
        "rent": 500_000,
    }
    assert found.income == {
        "shares": 40 * plan.cost - 30_000,
        "membership": 2000,
        "fee_per_crate": 4800,
        "fee_per_basket": 400,
        "commission": 10_800,
        "jobs": 30_000,
        "start": 20_000,
    }
    assert (found.members, found.sales, found.unpriced) == (2, 432_000, 0)
    assert hub_year([plan, plan], priced(plan)) == year(plan)


FIELDS = ("membership", "per_crate", "per_basket", "commission")


@pytest.mark.parametrize("name", FIELDS)
def test_the_fee_proposed_just_breaks_even(plan: WeekPlan, name: str) -> None:
    """With it nothing is missing, with one cent (0.01 %) less something is."""
    ways = {way.name: way for way in year(plan).ways}
    even, whole = ways[name].even, ways[name].whole
    assert even
    assert whole
    assert year(plan, **{name: even}).missing <= 0
    assert year(plan, **{name: even - 1}).missing > 0
    assert year(plan, **{name: whole}, pay_rounds=True).missing <= 0
    assert year(plan, **{name: whole - 1}, pay_rounds=True).missing > 0
    rich = {way.name: way for way in year(plan, per_crate=10**6).ways}
    assert rich[name].even == 0 or name == "per_crate"


def test_a_volume_that_breaks_even(plan: WeekPlan) -> None:
    """There is one only where goods bring in more than they cost."""
    assert year(plan, pay_rounds=True).volume is None
    # 570,000 to find; a week like this leaves 36,000 for the van, less 14,000 of work
    assert year(plan).volume == 25_910
    found = year(plan, per_crate=2000, pay_rounds=True)
    assert found.volume is not None
    assert (found.volume <= 1000) == (found.missing <= 0)
