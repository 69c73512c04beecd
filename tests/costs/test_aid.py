"""Public money on bills: never more than is paid, before or after sharing."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mil.budget import Budget, Deduction, Subsidy
from mil.costs.aid import day_aid
from mil.costs.period import periods
from mil.places import Hub
from mil.plan import WeekPlan

MONDAY = date(2026, 11, 30)
SHARES = st.dictionaries(st.text("abcdef", min_size=1), st.integers(-500, 5000))


def helped(hub: Hub, before: int, after: int, weeks: int = 50) -> Hub:
    """Give a hub public money, cents a year."""
    money = {
        "jobs": Subsidy(before, Deduction.BEFORE),
        "start": Subsidy(after, Deduction.AFTER),
        "roof": Subsidy(10**6, Deduction.HUB),
    }
    budget = Budget(weeks=weeks, subsidies=money)
    return replace(hub, tariff=replace(hub.tariff, budget=budget))


@given(SHARES, st.integers(0, 10**6), st.integers(0, 10**6))
def test_no_more_is_given_than_there_is_or_is_paid(
    two_months: WeekPlan, shares: dict[str, int], before: int, after: int
) -> None:
    """All of the day's money, or all that is paid; nobody's share falls below 0."""
    hub = helped(two_months.inputs.hub, before, after, weeks=1)
    found = day_aid(hub, MONDAY, shares)
    paid = sum(cents for cents in shares.values() if cents > 0)
    # seven delivery days, of which Monday has the first odd cents
    day = -(-before // 7) + -(-after // 7)
    assert sum(found.values()) <= min(paid, day)
    assert sum(found.values()) >= min(paid, before // 7 + after // 7)
    assert all(0 <= aid <= shares[name] for name, aid in found.items())
    assert all(shares[name] > 0 for name in found)


def test_before_is_in_proportion_and_after_the_same_for_all(
    two_months: WeekPlan,
) -> None:
    """2.00 € a day of 40.00 €: a twentieth of each share, or 1.00 € each."""
    shares = {"ann": 1000, "bob": 3000}
    hub = two_months.inputs.hub
    week = 7 * 200 * 50
    assert day_aid(helped(hub, week, 0), MONDAY, shares) == {"ann": 50, "bob": 150}
    assert day_aid(helped(hub, 0, week), MONDAY, shares) == {"ann": 100, "bob": 100}
    small = {"ann": 30, "bob": 3000}
    assert day_aid(helped(hub, 0, week), MONDAY, small) == {"ann": 30, "bob": 170}


def test_no_aid_without_delivery_days_or_money(two_months: WeekPlan) -> None:
    """A day of collections alone has none; money for the hub itself lowers no bill."""
    hub = helped(two_months.inputs.hub, 7000, 0)
    rules = replace(hub.rules, delivery_days=frozenset({3}))
    shares = {"ann": 100}
    assert day_aid(replace(hub, rules=rules), MONDAY, shares) == {"ann": 0}
    thursday = MONDAY + timedelta(days=3)
    assert day_aid(replace(hub, rules=rules), thursday, shares) == {"ann": 100}
    assert sum(day_aid(helped(hub, 0, 0), MONDAY, shares).values()) == 0


def test_bills_of_a_week_are_lowered_day_by_day(two_months: WeekPlan) -> None:
    """What is left to pay is the share less the credit and the public money."""
    inputs = replace(
        two_months.inputs, hub=helped(two_months.inputs.hub, 7 * 10 * 50, 0)
    )
    found = periods([replace(two_months, inputs=inputs)])
    assert sum(one.aid for one in found) == 20
    for one in found:
        assert one.net == one.cents - one.account.gave_cents - one.aid
    assert sum(one.aid for one in periods([two_months])) == 0
