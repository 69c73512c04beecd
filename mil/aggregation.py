"""From a week's order lines to consignments, per flow; nothing lost, nothing invented.

What is served of a line has the same weight in its items together as it would have
in one piece: ``round(served quantity * unit_grams / 1000)``, half up.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from mil.acceptance import AcceptedLine, accept, weigh
from mil.consignment import Consignment, Item
from mil.opening import dock_day_before
from mil.orders import Flow, Product, Refusal, Zone
from mil.plan import Replenishment, WeekInputs
from mil.replenishment import Allocation, Bulk, allocate
from mil.stock import Pick


@dataclass(frozen=True, slots=True)
class Aggregation:
    """What a week's orders come to.

    Attributes
    ----------
    consignments
        By id, sorted by it.
    refusals
        Lines, or parts of lines, that are not served, by line id.
    replenishments
        Bulk that producers bring, by product id and day.
    """

    consignments: Mapping[str, Consignment]
    refusals: tuple[Refusal, ...]
    replenishments: tuple[Replenishment, ...]


@dataclass(frozen=True, slots=True, order=True)
class _Key:
    """What the goods of one consignment have in common."""

    day: date
    kind: str
    producer: str
    client: str
    zone: Zone


@dataclass(frozen=True, slots=True)
class _Part:
    """One item on its way into a consignment."""

    key: _Key
    flow: Flow
    item: Item
    crates: Fraction
    earliest: date


def aggregate(inputs: WeekInputs) -> Aggregation:
    """Make consignments from a week's order lines and stock.

    ``cross_dock``: one per producer, zone, client and day, from farm to client.
    ``on_site``: one per producer, zone and day, from farm to hub; its items keep their
    client for the pickup list. ``stored``: one per producer, zone, client and day,
    picked from lots at the hub; and bulk, one per producer, zone and last day it may
    arrive, from farm to hub.

    Parameters
    ----------
    inputs
        The week.

    Returns
    -------
    Aggregation
        The same for the same inputs in whatever order.
    """
    accepted, refused = accept(inputs)
    stored = [line for line in accepted if line.line.flow is Flow.STORED]
    fresh = [line for line in accepted if line.line.flow is not Flow.STORED]
    allocation = allocate(inputs, stored)
    groups: dict[_Key, list[_Part]] = {}
    for part in _parts(inputs, fresh, stored, allocation):
        groups.setdefault(part.key, []).append(part)
    ids = _identify(groups)
    made = (_consignment(inputs, ids[key], groups[key]) for key in groups)
    refusals = sorted((*refused, *allocation.refusals), key=lambda r: r.line)
    return Aggregation(
        {one.id: one for one in sorted(made, key=lambda c: c.id)},
        tuple(refusals),
        tuple(bulk.replenishment for bulk in allocation.bulk),
    )


def _parts(
    inputs: WeekInputs,
    fresh: Iterable[AcceptedLine],
    stored: Iterable[AcceptedLine],
    allocation: Allocation,
) -> Iterator[_Part]:
    """Yield all that is to be carried."""
    for line in fresh:
        yield _fresh_part(inputs, line)
    for line in stored:
        yield from _picked_parts(line, allocation.picks[line.line.id])
    for bulk in allocation.bulk:
        yield _bulk_part(inputs.products[bulk.replenishment.product], bulk)


def _fresh_part(inputs: WeekInputs, line: AcceptedLine) -> _Part:
    """Goods straight from the farm: same day, or in time for the next morning."""
    order, product = line.line, line.product
    to_client = order.flow is Flow.CROSS_DOCK
    key = _Key(
        order.day,
        "x" if to_client else "o",
        product.producer,
        order.client if to_client else "",
        product.zone,
    )
    earliest = max(
        inputs.week.days[0],
        order.day - timedelta(days=product.shelf_days),
        dock_day_before(inputs, order.day),
    )
    item = Item(order.id, product.id, order.client, line.quantity, line.grams)
    return _Part(key, order.flow, item, _crates(product, line.quantity), earliest)


def _picked_parts(line: AcceptedLine, picks: Iterable[Pick]) -> Iterator[_Part]:
    """Goods picked at the hub, one item for each lot."""
    order, product = line.line, line.product
    key = _Key(order.day, "s", product.producer, order.client, product.zone)
    done = 0
    for pick in picks:
        # Rounding the running total keeps the sum over the lots exact.
        grams = weigh(product, done + pick.quantity) - weigh(product, done)
        done += pick.quantity
        item = Item(
            order.id, product.id, order.client, pick.quantity, grams, lot=pick.lot
        )
        crates = _crates(product, pick.quantity)
        yield _Part(key, Flow.STORED, item, crates, order.day)


def _bulk_part(product: Product, bulk: Bulk) -> _Part:
    """Goods that replenish the stock."""
    needed = bulk.replenishment
    key = _Key(needed.needed_by, "b", product.producer, "", product.zone)
    item = Item("", product.id, "", needed.quantity, weigh(product, needed.quantity))
    crates = _crates(product, needed.quantity)
    return _Part(key, Flow.STORED, item, crates, bulk.earliest)


def _crates(product: Product, quantity: int) -> Fraction:
    """Crates a quantity fills, exactly."""
    return Fraction(quantity, product.per_crate)


def _identify(keys: Iterable[_Key]) -> dict[_Key, str]:
    """Name consignments: ``2026-11-24-x-<producer>-<client>-<zone letter>``.

    The letter after the day is x (cross-docked), o (on site), s (picked from stock) or
    b (bulk). Site ids may hold hyphens: where two pairs of them would read the same,
    the length of the producer's id is added.
    """
    plain = {
        key: "-".join(
            part
            for part in (
                key.day.isoformat(),
                key.kind,
                key.producer,
                key.client,
                key.zone.value[0],
            )
            if part
        )
        for key in keys
    }
    seen = Counter(plain.values())
    return {
        key: f"{name}-{len(key.producer)}" if seen[name] > 1 else name
        for key, name in plain.items()
    }


def _consignment(inputs: WeekInputs, name: str, parts: list[_Part]) -> Consignment:
    """Put the parts of one consignment together."""
    key, hub = parts[0].key, inputs.hub.site.id
    items = (part.item for part in parts)
    return Consignment(
        id=name,
        flow=parts[0].flow,
        producer=key.producer,
        origin=hub if key.kind == "s" else key.producer,
        destination=key.client or hub,
        zone=key.zone,
        day=key.day,
        earliest=max(part.earliest for part in parts),
        items=tuple(sorted(items, key=lambda i: (i.product, i.client, i.line, i.lot))),
        grams=sum(part.item.grams for part in parts),
        crates=ceil(sum((part.crates for part in parts), Fraction(0))),
    )
