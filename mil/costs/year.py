"""The hub's year: what it costs, what pays for it, and what would make both even.

Some weeks stand for the year: each of their figures is taken times the weeks worked in
a year, by the number of weeks looked at, and rounded half up once. Fixed costs of
vehicles that rounds do not bear, because there are fewer than the tariff expects, are a
cost of the year (and a gain where there are more). What producers give in kind is in
the cost of rounds, and is refunded: it changes neither side.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mil.budget import Deduction
from mil.costs.sales import Sales, sales_of
from mil.costs.tariff import yearly_part
from mil.places import Owner, Tariff
from mil.plan import WeekPlan
from mil.units import Cents, ceil_div, round_div


@dataclass(frozen=True, slots=True)
class Way:
    """One way to pay for the year.

    Attributes
    ----------
    name
        ``membership``, ``per_crate``, ``per_basket``, ``commission`` or ``subsidy``.
    now
        What it is: cents, or ten-thousandths of sales.
    even
        What it would have to be, all else as it is, for the year to break even; never
        below 0, and None where there is nothing to ask it of.
    whole
        What it would have to be if nothing but it and the subsidies paid for the year.
    """

    name: str
    now: int
    even: int | None
    whole: int | None


@dataclass(frozen=True, slots=True)
class HubYear:
    """A hub's year, extrapolated.

    Attributes
    ----------
    weeks, members
        Weeks of work in a year, and who pay a membership fee.
    costs, income
        Cents a year by name.
    sales
        Cents a year, at the prices known.
    unpriced
        Order lines of the weeks looked at whose product has no price.
    ways
        What each fee, the commission or more public money would have to be.
    volume
        Thousandths of the goods looked at that would break even, if rounds and work
        grew in proportion; None where no volume does.
    """

    weeks: int
    members: int
    costs: dict[str, Cents]
    income: dict[str, Cents]
    sales: Cents
    unpriced: int
    ways: tuple[Way, ...]
    volume: int | None

    @property
    def missing(self) -> Cents:
        """What the year lacks; negative when something is left over."""
        return sum(self.costs.values()) - sum(self.income.values())


@dataclass(frozen=True, slots=True)
class _Done:
    """What the weeks looked at come to, in a year."""

    rounds: Cents
    uncovered: Cents
    borne: Cents
    crates: int
    baskets: int
    orders: int
    lines: int
    sales: Cents


def hub_year(plans: Sequence[WeekPlan], tariff: Tariff) -> HubYear:
    """Extrapolate a hub's year from some weeks.

    Parameters
    ----------
    plans
        At least one; rounds keep the prices they were planned by.
    tariff
        Its budget and fees are those of the year.
    """
    budget, fees = tariff.budget, tariff.fees
    sold = [sales_of(plan) for plan in plans]
    done = _done(plans, tariff, sold)
    seen = len({producer for week in sold for producer in week})
    members = seen if budget.members is None else budget.members
    seconds = (
        budget.per_order * done.orders
        + budget.per_line * done.lines
        + budget.per_crate * done.crates
    )
    work = round_div(seconds * budget.per_hour, 3600)
    costs = {"rounds": done.rounds, "vehicles_not_covered": done.uncovered}
    costs["orders_and_preparation"] = work
    costs |= {name: cost.per_year for name, cost in budget.costs.items()}
    helped = sum(
        one.per_year
        for one in budget.subsidies.values()
        if one.deducted is not Deduction.HUB
    )
    shares = 0 if fees.pay_rounds else max(0, done.rounds - helped)
    income = {
        "shares": shares,
        "membership": fees.membership * members,
        "fee_per_crate": fees.per_crate * done.crates,
        "fee_per_basket": fees.per_basket * done.baskets,
        "commission": round_div(fees.commission * done.sales, 10_000),
    }
    income |= {name: one.per_year for name, one in budget.subsidies.items()}
    # subsidies stay as they are whatever the volume, so shares grow with all rounds
    grows = done.rounds if shares else 0
    grows += sum(
        income[name] for name in ("fee_per_crate", "fee_per_basket", "commission")
    )
    gain = grows - work - (done.rounds - done.borne)
    lacking = sum(costs.values()) - sum(income.values())
    return HubYear(
        budget.weeks,
        members,
        costs,
        income,
        done.sales,
        sum(one.unpriced for week in sold for one in week.values()),
        _ways(tariff, done, members, sum(costs.values()), lacking),
        ceil_div(1000 * max(0, gain + lacking), gain) if gain > 0 else None,
    )


def _done(
    plans: Sequence[WeekPlan], tariff: Tariff, sold: Sequence[dict[str, Sales]]
) -> _Done:
    def year(amount: int) -> int:
        return round_div(amount * tariff.budget.weeks, len(plans))

    weeks = [sum(week.values(), Sales()) for week in sold]
    borne, due = 0, {}
    for plan in plans:
        for round_ in plan.rounds:
            vehicle = plan.inputs.vehicles[round_.vehicle]
            rate = plan.inputs.hub.on(round_.day).tariff.rates[vehicle.rate]
            if vehicle.owner is Owner.HUB:
                borne += yearly_part(rate)
                due[vehicle.id] = rate.per_year
    return _Done(
        rounds=year(sum(plan.cost for plan in plans)),
        uncovered=sum(due.values()) - year(borne),
        borne=year(borne),
        crates=year(sum(week.crates for week in weeks)),
        baskets=year(sum(len(week.baskets) for week in weeks)),
        orders=year(sum(len(week.orders) for week in weeks)),
        lines=year(sum(len(week.lines) for week in weeks)),
        sales=year(sum(week.cents for week in weeks)),
    )


def _ways(
    tariff: Tariff, done: _Done, members: int, cost: Cents, lacking: Cents
) -> tuple[Way, ...]:
    """Return what each way to pay would have to be, rounded up."""
    fees = tariff.fees
    public = sum(one.per_year for one in tariff.budget.subsidies.values())
    found = []
    for name, now, of, per in (
        ("membership", fees.membership, members, 1),
        ("per_crate", fees.per_crate, done.crates, 1),
        ("per_basket", fees.per_basket, done.baskets, 1),
        ("commission", fees.commission, done.sales, 10_000),
        ("subsidy", public, 1, 1),
    ):
        rest = 0 if name == "subsidy" else public
        even = max(0, now + ceil_div(lacking * per, of)) if of else None
        whole = max(0, ceil_div((cost - rest) * per, of)) if of else None
        found.append(Way(name, now, even, whole))
    return tuple(found)
