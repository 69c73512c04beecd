"""Which lots serve the week's stored goods, and what bulk producers bring for them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, timedelta

from mil.acceptance import AcceptedLine, amount
from mil.opening import collection_days
from mil.orders import Product, Refusal, RefusalCode
from mil.plan import Replenishment, WeekInputs
from mil.stock import Pick, Shelf, expected_lot
from mil.units import Milli, ceil_div


@dataclass(frozen=True, slots=True)
class Bulk:
    """Bulk of one product to bring by one day.

    Attributes
    ----------
    replenishment
        What, how much, by when and why.
    earliest
        First day it may leave the farm, from its shelf life.
    """

    replenishment: Replenishment
    earliest: date


@dataclass(frozen=True, slots=True)
class Allocation:
    """Where a week's stored goods come from.

    Attributes
    ----------
    picks
        By line id: from which lots, the expected one included.
    refusals
        What neither the lots nor the producers can cover, by line id.
    bulk
        What producers bring, by product id and day.
    """

    picks: Mapping[str, tuple[Pick, ...]]
    refusals: tuple[Refusal, ...]
    bulk: tuple[Bulk, ...]


@dataclass(frozen=True, slots=True)
class _Need:
    """One reason to bring a quantity of a product."""

    product: Product
    quantity: Milli
    earliest: date
    needed_by: date
    why: str


def allocate(inputs: WeekInputs, lines: Sequence[AcceptedLine]) -> Allocation:
    """Pick lines from lots, first expired first out, and cover what is short.

    Lines are served by delivery day, then by time of order, then by id. What is short
    is brought by the producer when both farm and dock are open on an earlier day of
    the week from which the goods still keep until the delivery day; it is then picked
    from the expected lot. Otherwise exactly the missing quantity is refused.

    Parameters
    ----------
    inputs
        The week.
    lines
        Accepted lines of stored goods, in any order.

    Returns
    -------
    Allocation
        Picks, refusals and bulk.
    """
    shelf = Shelf(inputs.lots)
    picks: dict[str, tuple[Pick, ...]] = {}
    refusals: list[Refusal] = []
    needs: list[_Need] = []
    for line in sorted(lines, key=_turn):
        taken = shelf.take(line.product.id, line.quantity, line.line.day)
        short = line.quantity - sum(pick.quantity for pick in taken)
        days = _days_to_bring(inputs, line) if short else ()
        if days:
            needs.append(_for_order(line, short, days))
            taken += (Pick(expected_lot(line.product.id, inputs.week), short),)
        elif short:
            refusals.append(_no_stock(line, short))
        picks[line.line.id] = taken
    needs += _for_stock(inputs, lines, shelf)
    by_line = sorted(refusals, key=lambda refusal: refusal.line)
    return Allocation(picks, tuple(by_line), _merged(needs))


def _turn(line: AcceptedLine) -> tuple[date, float, str]:
    """Sort key: delivery day, time of order (unknown: first), id."""
    ordered = line.line.ordered_at
    instant = ordered.astimezone(UTC).timestamp() if ordered else float("-inf")
    return line.line.day, instant, line.line.id


def _days_to_bring(inputs: WeekInputs, line: AcceptedLine) -> tuple[date, ...]:
    """Days before the delivery from which freshly brought goods keep until then."""
    fresh = line.line.day - timedelta(days=line.product.shelf_days)
    days = collection_days(inputs, line.product.producer)
    return tuple(day for day in days if fresh <= day < line.line.day)


def _for_order(line: AcceptedLine, short: Milli, days: Sequence[date]) -> _Need:
    """Bring what an order lacks; it must keep until the delivery day."""
    return _Need(
        line.product,
        short,
        earliest=days[0],
        needed_by=days[-1],
        why=f"ordered for {line.line.day:%a %Y-%m-%d} beyond what the lots hold",
    )


def _no_stock(line: AcceptedLine, short: Milli) -> Refusal:
    """Refuse what nothing covers."""
    product, day = line.product, f"{line.line.day:%a %Y-%m-%d}"
    reason = (
        f"{amount(short, product.unit)} of {product.name} are missing in stock for "
        f"{day} and cannot be brought before: on no earlier day of the week are farm "
        f"and dock both open and the goods young enough to keep until then "
        f"({product.shelf_days} days); agree on a later day or a smaller quantity, or "
        "enter a new lot."
    )
    return Refusal(line.line.id, short, RefusalCode.NO_STOCK, reason)


def _for_stock(
    inputs: WeekInputs, lines: Iterable[AcceptedLine], shelf: Shelf
) -> list[_Need]:
    """Bring what the stock lacks after the week's orders."""
    ordered: dict[str, Milli] = {}
    for line in lines:
        ordered[line.product.id] = ordered.get(line.product.id, 0) + line.quantity
    candidates = (
        _top_up(inputs, product, ordered.get(product.id, 0), shelf)
        for product in inputs.products.values()
        if product.unit_grams and product.per_crate > 0
        if product.producer in inputs.sites
    )
    return [need for need in candidates if need]


def _top_up(
    inputs: WeekInputs, product: Product, ordered: Milli, shelf: Shelf
) -> _Need | None:
    """Bring a product's stock to its target, but never more than would keep.

    A week is taken to use as much as this week's orders, and at least `stock_min`;
    what comes in must be used up at that rate before it is `shelf_days` old. Goods
    that no day of this week can bring are asked for by Sunday, so that the plan says
    why they cannot come.
    """
    monday, sunday = inputs.week.days[0], inputs.week.days[-1]
    remains = shelf.left(product.id, sunday + timedelta(days=1))
    if remains >= product.stock_min:
        return None
    days = collection_days(inputs, product.producer)
    last = days[-1] if days else sunday
    use = max(ordered, product.stock_min)
    keeps = (last - sunday).days + product.shelf_days
    quantity = min(product.stock_target, use * keeps // 7) - remains
    quantity -= quantity % 1000  # nobody brings a fraction of a jar
    if quantity <= 0:
        return None
    used_up = sunday + timedelta(days=ceil_div((remains + quantity) * 7, use))
    return _Need(
        product,
        quantity,
        earliest=max(monday, used_up - timedelta(days=product.shelf_days)),
        needed_by=last,
        why=(
            f"for the stock, of which {amount(remains, product.unit)} would remain "
            f"after the week (minimum {amount(product.stock_min, product.unit)}, "
            f"target {amount(product.stock_target, product.unit)}, keeps "
            f"{product.shelf_days} days)"
        ),
    )


def _merged(needs: Iterable[_Need]) -> tuple[Bulk, ...]:
    """Bring together what is needed of one product by one day."""
    groups: dict[tuple[str, date], list[_Need]] = {}
    for need in needs:
        groups.setdefault((need.product.id, need.needed_by), []).append(need)
    return tuple(_bulk(groups[key]) for key in sorted(groups))


def _bulk(needs: Sequence[_Need]) -> Bulk:
    """Add up needs of one product and day, saying what each part is for."""
    product, needed_by = needs[0].product, needs[0].needed_by
    whys: dict[str, Milli] = {}
    for need in needs:
        whys[need.why] = whys.get(need.why, 0) + need.quantity
    parts = (f"{amount(part, product.unit)} {why}" for why, part in whys.items())
    total = sum(whys.values())
    reason = f"{product.name}: {'; '.join(parts)}."
    return Bulk(
        Replenishment(product.id, total, needed_by, reason),
        earliest=max(need.earliest for need in needs),
    )
