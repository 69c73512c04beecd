"""What is sold: the goods that rounds carry for clients, at the prices known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mil.consignment import Consignment
from mil.plan import WeekPlan
from mil.units import Cents, round_div


@dataclass(frozen=True, slots=True)
class Sales:
    """What a producer sells on the rounds of some weeks.

    Attributes
    ----------
    cents
        At the prices known; each week rounded half up.
    unpriced
        Order lines whose product has no price: they are in no figure of money.
    orders, lines
        Ids of the clients' orders and order lines.
    crates
        Carried for clients, each once on however many rounds.
    baskets
        Producer, client and day: the goods of one producer for one client on one day
        are a basket.
    """

    cents: Cents = 0
    unpriced: int = 0
    orders: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()
    crates: int = 0
    baskets: frozenset[tuple[str, str, date]] = frozenset()

    def __add__(self, other: "Sales") -> "Sales":
        """Add up two weeks, or two producers' sales (who may share orders)."""
        return Sales(
            self.cents + other.cents,
            self.unpriced + other.unpriced,
            self.orders | other.orders,
            self.lines | other.lines,
            self.crates + other.crates,
            self.baskets | other.baskets,
        )

    def part(self, cents: Cents) -> int | None:
        """Return an amount in ten-thousandths of sales; None where these are unknown.

        A part of the prices missing would make the amount look too large a part.
        """
        if self.unpriced or not self.cents:
            return None
        return round_div(10_000 * max(0, cents), self.cents)


def tenths(part: int) -> int:
    """Round a part of sales to tenths of a per cent, as it is shown everywhere."""
    return round_div(part, 10)


def sales_of(plan: WeekPlan) -> dict[str, Sales]:
    """Return what each producer sells on a week's rounds.

    Bulk that only fills the hub's stock is sold another time, and is not in it.

    Parameters
    ----------
    plan
        A planned week.

    Returns
    -------
    dict
        By id of the producers with goods on some round, sorted.
    """
    aboard = {name for round_ in plan.rounds for name in round_.consignments}
    goal = {name: goods.destination for name, goods in plan.consignments.items()}
    # of a week cut in two by a month's end, each half has what it hands over
    stops = [stop for round_ in plan.rounds for stop in round_.stops]
    over = {name for s in stops for name in s.handed if s.site == goal[name]}
    found: dict[str, list[Consignment]] = {}
    for name in sorted(aboard):
        goods = plan.consignments[name]
        sold = not goods.fills_stock and name in over
        found.setdefault(goods.producer, []).extend([goods] if sold else [])
    orders = {line.id: line.order for line in plan.inputs.lines}
    return {p: _sales(plan, orders, found[p]) for p in sorted(found)}


def period_sales(plans: Iterable[WeekPlan]) -> dict[str, Sales]:
    """Return what each producer sells in some weeks, by id."""
    found: dict[str, Sales] = {}
    for plan in plans:
        for producer, sales in sales_of(plan).items():
            found[producer] = found.get(producer, Sales()) + sales
    return found


def _sales(
    plan: WeekPlan, orders: dict[str, str], goods: Iterable[Consignment]
) -> Sales:
    carried = list(goods)
    items = [(one, item) for one in carried for item in one.items]
    prices = {
        item.product: plan.inputs.products[item.product].price for _, item in items
    }
    milli = sum(prices[item.product] * item.quantity for _, item in items)
    lines = {item.line: prices[item.product] for _, item in items}
    return Sales(
        cents=round_div(milli, 1000),
        unpriced=sum(not price for price in lines.values()),
        orders=frozenset(orders.get(line, line) for line in lines),
        lines=frozenset(lines),
        crates=sum(one.crates for one in carried),
        baskets=frozenset((one.producer, item.client, one.day) for one, item in items),
    )
