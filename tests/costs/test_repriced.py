"""The same week by other prices."""

from dataclasses import replace
from datetime import date

from mil.costs.as_driven import share_week
from mil.costs.repriced import repriced
from mil.costs.tariff import price_round
from mil.plan import Alone, AloneDay, WeekPlan


def test_prices_as_they_are_change_nothing(two_months: WeekPlan) -> None:
    """Rounds are priced as the tariff does, to the cent."""
    assert repriced(two_months) == two_months


def test_all_tariffs_of_the_week_get_dearer(two_months: WeekPlan) -> None:
    """Each round by its day's, and shares add up to the new cost."""
    dear = repriced(two_months, per_km=2, per_hour=3)
    assert [r.cost.distance for r in dear.rounds] == [
        2 * r.cost.distance for r in two_months.rounds
    ]
    for round_ in dear.rounds:
        hub = dear.inputs.hub.on(round_.day)
        van = dear.inputs.vehicles[round_.vehicle]
        goods = dear.consignments
        asked = (hub, "hub", van, round_.stops, round_.metres, goods)
        assert round_.cost == price_round(*asked)
    assert dear.cost > two_months.cost
    assert sum(one.goods_cents for one in share_week(dear).producers) == dear.cost


def test_going_alone_gets_dearer_too(two_months: WeekPlan) -> None:
    """10 km at 0.40 € and an hour at 15 € or so cost that much more at twice it."""
    day = AloneDay(date(2026, 11, 30), 5000, 10_000, 3600, 1)
    plan = replace(two_months, alone=(Alone.of("ann", [day], ["ann-9"]),))
    hub = plan.inputs.hub
    rate = hub.on(day.day).tariff.rates[hub.rules.alone.rate]
    (found,) = repriced(plan, per_km=2).alone
    assert found.cents == 5000 + 10 * rate.per_km
    assert found.undone == ("ann-9",)
    before = replace(plan, alone=(replace(plan.alone[0], days=()),))
    assert repriced(before, per_km=2).alone[0].cents == found.cents
    (found,) = repriced(plan, per_hour=2).alone
    assert found.cents == 5000 + rate.per_hour
    # of some days of the week too: bills by going alone weigh by all of it
    done = replace(plan, alone=(Alone.of("ann", [day]),))
    dear = repriced(done.within([date(2026, 12, 1)]), per_hour=2)
    assert dear.alone[0].cents == 0
    assert dear.alone_all_week[0].cents == found.cents
