"""Public money that lowers the bills of all who pay, by the rule the hub has set.

A year's amount is divided by the weeks of the hub's year and each week's over its
delivery days. Deducted before sharing, it lowers the cost that is shared: whoever bears
a tenth of a day's rounds has a tenth of it. Deducted after sharing, it lowers what all
with goods that day pay by the same amount, nobody's below nothing.
"""

from collections.abc import Mapping
from datetime import date

from mil.budget import Deduction
from mil.costs.limits import closest
from mil.places import Hub
from mil.units import Cents, apportion, round_div


def day_aid(hub: Hub, day: date, shares: Mapping[str, Cents]) -> dict[str, Cents]:
    """Return what public money lowers each share of a day by, cents.

    Parameters
    ----------
    hub
        For its subsidies, as they are on that day.
    day
        With rounds.
    shares
        Of its rounds, by who pays. Who is paid by a rule (a negative share) has no aid.

    Returns
    -------
    dict
        By who pays; together no more than is paid, nor than the money of that day.
    """
    paying = {name: cents for name, cents in shares.items() if cents > 0}
    if not paying:
        return {}
    values = list(paying.values())
    before = min(_amount(hub, day, Deduction.BEFORE), sum(values))
    parts = apportion(before, values)
    left = [cents - part for cents, part in zip(values, parts, strict=True)]
    after = min(_amount(hub, day, Deduction.AFTER), sum(left))
    each = apportion(after, [1] * len(left))
    lower = [cents - part for cents, part in zip(left, each, strict=True)]
    paid = closest(lower, [(0, None)] * len(lower))
    return {
        name: cents - rest
        for (name, cents), rest in zip(paying.items(), paid, strict=True)
    }


def _amount(hub: Hub, day: date, deducted: Deduction) -> Cents:
    """Return the public money of a day that is deducted in one way, cents."""
    days = sorted(hub.rules.delivery_days)
    if day.weekday() not in days:
        return 0
    budget = hub.on(day).tariff.budget
    year = sum(
        one.per_year for one in budget.subsidies.values() if one.deducted is deducted
    )
    week = round_div(year, budget.weeks)
    return apportion(week, [1] * len(days))[days.index(day.weekday())]
