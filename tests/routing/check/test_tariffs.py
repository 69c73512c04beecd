"""The judge prices each day by the tariff in force, and spreads fixed costs itself."""

from dataclasses import replace
from typing import Any

import pytest

from mil.places import Tariff
from mil.plan import WeekPlan
from routing.check import check_week


def dated(plan: WeekPlan, bench: Any, *later: Tariff) -> WeekPlan:
    """Give the hub further tariffs, and price all rounds anew by hand."""
    hub = replace(plan.inputs.hub, later=later)
    plan = replace(plan, inputs=replace(plan.inputs, hub=hub))
    return bench.with_rounds(  # type: ignore[no-any-return]
        plan, lambda r: [replace(r, cost=bench.priced(plan, r))]
    )


def fixed(plan: WeekPlan, **changes: int) -> Tariff:
    """Return the hub's tariff with fixed costs for its own van."""
    tariff = plan.inputs.hub.tariff
    own = replace(tariff.rates["own"], **changes)
    return replace(tariff, rates={**tariff.rates, "own": own})


def test_each_day_has_the_tariff_in_force(week: WeekPlan, bench: Any) -> None:
    """A tariff that begins in the week prices the rounds from that day on, only."""
    days = sorted({r.day for r in week.rounds})
    assert len(days) > 1
    dear = replace(fixed(week, per_km=99), valid_from=str(days[1]), handling=(7, 7, 7))
    plan = dated(week, bench, dear)
    costs = [(a.cost, b.cost) for a, b in zip(week.rounds, plan.rounds, strict=True)]
    changed = [old != new for old, new in costs]
    assert any(changed)
    assert not all(changed)
    assert check_week(plan) == ()


def test_a_round_priced_by_yesterday_s_tariff_is_refused(
    week: WeekPlan, bench: Any
) -> None:
    """The rounds of the first tariff are wrong by one that began the day before."""
    early = replace(fixed(week, per_km=99), valid_from=str(week.inputs.week.days[0]))
    hub = replace(week.inputs.hub, later=(early,))
    plan = replace(week, inputs=replace(week.inputs, hub=hub))
    assert {f.kind for f in check_week(plan)} == {"cost"}
    assert check_week(dated(week, bench, early)) == ()


@pytest.mark.parametrize(
    ("changes", "cents"),
    [
        ({"per_year": 300_000, "rounds_per_year": 240}, 1250),
        ({"per_year": 1001, "rounds_per_year": 2}, 501),
        ({"per_day": 2500, "rounds_per_day": 3}, 833),
        ({"per_day": 3, "rounds_per_day": 2, "per_year": 1, "rounds_per_year": 2}, 3),
    ],
)
def test_fixed_costs_are_spread_over_rounds(
    week: WeekPlan, bench: Any, changes: dict[str, int], cents: int
) -> None:
    """What a day and a year cost is divided by the rounds expected, each half up."""
    tariff = replace(fixed(week, **changes), valid_from=str(week.inputs.week.days[0]))
    plan = dated(week, bench, tariff)
    own = [
        (old, new)
        for old, new in zip(week.rounds, plan.rounds, strict=True)
        if plan.inputs.vehicles[new.vehicle].rate == "own"
    ]
    assert own
    assert all(new.cost.fixed == old.cost.fixed + cents for old, new in own)
    assert check_week(plan) == ()
    off = replace(own[0][1], cost=replace(own[0][1].cost, fixed=own[0][0].cost.fixed))
    assert {f.kind for f in check_week(bench.with_round(plan, off))} == {"cost"}
