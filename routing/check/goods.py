"""Consignments hold what was ordered: nothing lost between lines and crates."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from math import ceil

from mil.consignment import Consignment, Item
from mil.orders import Flow, OrderLine, Product
from mil.plan import WeekPlan
from mil.ports import Fault

HALF = Fraction(1, 2)
"""What rounding to a whole may change."""


def goods_faults(plan: WeekPlan) -> Iterator[Fault]:
    """Judge every consignment by its products, and all of them by the order lines."""
    lines = {line.id: line for line in plan.inputs.lines}
    if len(lines) != len(plan.inputs.lines):
        yield Fault("id", "lines", "two order lines have the same id")
    sound = True
    for consignment in plan.consignments.values():
        for item in consignment.items:
            if item.product not in plan.inputs.products:
                sound = False
                message = f"product {item.product!r} is unknown"
                yield Fault("unknown", consignment.id, message)
    if not sound:
        return
    for consignment in plan.consignments.values():
        yield from _contents(plan, consignment)
        yield from _route(plan, consignment)
        for item in consignment.items:
            yield from _item(plan, consignment, item, lines)
    yield from _lines(plan, lines)
    yield from _bulk(plan)


def _contents(plan: WeekPlan, consignment: Consignment) -> Iterator[Fault]:
    """Weight and crates are those of the items, of one producer and zone."""
    products = [plan.inputs.products[item.product] for item in consignment.items]
    grams = sum(item.grams for item in consignment.items)
    filled = sum(
        (Fraction(i.quantity, plan.inputs.products[i.product].per_crate))
        for i in consignment.items
    )
    if not consignment.items or consignment.grams != grams:
        message = f"{consignment.grams} g given, its items weigh {grams} g"
        yield Fault("goods", consignment.id, message)
    if consignment.crates != ceil(filled):
        message = f"{consignment.crates} crates given, its items fill {ceil(filled)}"
        yield Fault("goods", consignment.id, message)
    for product in products:
        if (product.producer, product.zone) != (consignment.producer, consignment.zone):
            message = f"{product.id} is of {product.producer}, {product.zone}"
            yield Fault("goods", consignment.id, message)


def _route(plan: WeekPlan, consignment: Consignment) -> Iterator[Fault]:
    """Judge that goods take the way of their flow, and keep until their day."""
    hub, producer = plan.inputs.hub.site.id, consignment.producer
    bulk = not any(item.line for item in consignment.items)
    clients = {item.client for item in consignment.items}
    origin, destination = consignment.origin, consignment.destination
    if consignment.flow == Flow.CROSS_DOCK:
        right = origin == producer and clients == {destination}
    elif consignment.flow == Flow.ON_SITE:
        right = (origin, destination) == (producer, hub)
    elif bulk:
        right = (origin, destination) == (producer, hub) and clients == {""}
    else:
        right = origin == hub and clients == {destination}
    if not right:
        message = f"{consignment.flow} goods do not go from {origin} to {destination}"
        yield Fault("goods", consignment.id, message)
    if consignment.flow == Flow.STORED:
        return
    for item in consignment.items:
        keeps = timedelta(days=plan.inputs.products[item.product].shelf_days)
        if consignment.earliest < consignment.day - keeps:
            message = f"{item.product} does not keep from {consignment.earliest}"
            yield Fault("goods", consignment.id, message)


def _item(
    plan: WeekPlan, consignment: Consignment, item: Item, lines: dict[str, OrderLine]
) -> Iterator[Fault]:
    """Judge that an item is of a line, its client, product, day and flow."""
    product = plan.inputs.products[item.product]
    exact = Fraction(item.quantity * (product.unit_grams or 0), 1000)
    if item.quantity <= 0 or abs(item.grams - exact) >= 1:
        message = f"{item.product}: {item.quantity} thousandths weigh {item.grams} g"
        yield Fault("goods", consignment.id, message)
    if not item.line and consignment.flow == Flow.STORED:
        return
    line = lines.get(item.line)
    if line is None:
        yield Fault("line", consignment.id, f"order line {item.line!r} is unknown")
        return
    ordered = (line.product, line.client, line.day, line.flow)
    found = (item.product, item.client, consignment.day, consignment.flow)
    if ordered != found:
        message = f"line {line.id}: ordered {_said(ordered)}, carried {_said(found)}"
        yield Fault("line", consignment.id, message)


def _said(parts: tuple[object, ...]) -> str:
    """Write product, client, day and flow."""
    return " / ".join(str(part) for part in parts)


def _converted(line: OrderLine, product: Product | None) -> Fraction | None:
    """Return a line's quantity in thousandths of the product's unit, if it has one."""
    if product is None:
        return None
    if line.unit == product.unit:
        return Fraction(line.quantity)
    if line.unit == "crate":
        return Fraction(line.quantity * product.per_crate, 1000)
    per_unit = {"kg": 1000, "g": 1}.get(line.unit)
    if per_unit is None or not product.unit_grams:
        return None
    return Fraction(line.quantity * per_unit, product.unit_grams)


def _lines(plan: WeekPlan, lines: dict[str, OrderLine]) -> Iterator[Fault]:
    """Judge that what is carried and what is refused of a line make the line."""
    carried: Counter[str] = Counter()
    grams: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for consignment in plan.consignments.values():
        for item in consignment.items:
            carried[item.line] += item.quantity
            grams[item.line] += item.grams
    for refusal in plan.refusals:
        refused[refusal.line] += refusal.quantity
        if refusal.line not in lines or refusal.quantity < 0:
            yield Fault("line", str(refusal.line), "refused, but no such order line")
    for line in lines.values():
        product = plan.inputs.products.get(line.product)
        exact = _converted(line, product)
        both = carried[line.id] + refused[line.id]
        whole = not carried[line.id] and refused[line.id] == line.quantity
        if not whole and (exact is None or abs(both - exact) > HALF):
            message = (
                f"{carried[line.id]} carried and {refused[line.id]} refused of "
                f"{line.quantity} thousandths {line.unit}"
            )
            yield Fault("line", line.id, message)
        unit = product.unit_grams if product else None
        weight = Fraction(carried[line.id] * (unit or 0), 1000)
        if abs(grams[line.id] - weight) > HALF:
            message = f"{grams[line.id]} g carried, it weighs {float(weight)} g"
            yield Fault("line", line.id, message)


def _bulk(plan: WeekPlan) -> Iterator[Fault]:
    """Bulk for the stock is what was asked of producers, by product and day."""
    asked: Counter[tuple[str, str]] = Counter()
    brought: Counter[tuple[str, str]] = Counter()
    for wanted in plan.replenishments:
        asked[wanted.product, str(wanted.needed_by)] += wanted.quantity
    for consignment in plan.consignments.values():
        for item in consignment.items:
            if not item.line:
                brought[item.product, str(consignment.day)] += item.quantity
    for key in sorted(set(asked) | set(brought)):
        if asked[key] != brought[key]:
            message = f"{brought[key]} thousandths in consignments, {asked[key]} asked"
            yield Fault("line", f"{key[0]} by {key[1]}", message)
