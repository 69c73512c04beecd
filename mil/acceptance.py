"""Which order lines are accepted, in the product's own unit, and why others are not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from mil.calendar import DayClock
from mil.opening import opens_on
from mil.orders import Flow, OrderLine, Product, Refusal, RefusalCode
from mil.places import SiteKind
from mil.plan import WeekInputs
from mil.units import Grams, Milli, round_div


@dataclass(frozen=True, slots=True)
class AcceptedLine:
    """An order line that can be served as far as the order itself goes.

    Attributes
    ----------
    line, product
        What was ordered.
    quantity
        Thousandths of the product's sales unit.
    grams
        Weight, rounded half up.
    """

    line: OrderLine
    product: Product
    quantity: Milli
    grams: Grams


def accept(inputs: WeekInputs) -> tuple[tuple[AcceptedLine, ...], tuple[Refusal, ...]]:
    """Sort a week's order lines into accepted and refused ones.

    Stock is not looked at here (see `mil.stock.allocate`).

    Parameters
    ----------
    inputs
        The week.

    Returns
    -------
    tuple of AcceptedLine
        By line id, whatever the order of the input.
    tuple of Refusal
        By line id, each with one sentence: the reason and the remedy.
    """
    accepted: list[AcceptedLine] = []
    refused: list[Refusal] = []
    for line in sorted(inputs.lines, key=lambda line: line.id):
        refusal = _refusal(inputs, line)
        if refusal:
            refused.append(refusal)
        else:
            accepted.append(_accepted(inputs, line))
    return tuple(accepted), tuple(refused)


def convert(line: OrderLine, product: Product) -> Milli | None:
    """Convert a line's quantity to thousandths of the product's sales unit.

    A crate holds `Product.per_crate`; kilograms and grams are divided by the weight of
    one sales unit. What is no whole thousandth is rounded half up.

    Returns
    -------
    int or None
        None when the unit is unknown, the weight is needed and unknown, or less than
        half a thousandth would be left.
    """
    if line.quantity <= 0:
        return None
    if line.unit == product.unit:
        return line.quantity
    if line.unit == "crate":
        return round_div(line.quantity * product.per_crate, 1000) or None
    grams_per_unit = {"kg": 1000, "g": 1}.get(line.unit)
    if grams_per_unit is None or not product.unit_grams:
        return None
    return round_div(line.quantity * grams_per_unit, product.unit_grams) or None


def weigh(product: Product, quantity: Milli) -> Grams:
    """Return the weight of a quantity (thousandths of a unit), rounded half up.

    Raises
    ------
    ValueError
        When nobody has weighed the product; its lines are never accepted.
    """
    if product.unit_grams is None:
        raise ValueError(f"product {product.id} has no weight")
    return round_div(quantity * product.unit_grams, 1000)


def amount(quantity: Milli, unit: str) -> str:
    """Write a quantity as people read it: ``2.5 kg``."""
    whole, rest = divmod(abs(quantity), 1000)
    digits = f"{whole}.{rest:03d}".rstrip("0").rstrip(".")
    return f"{'-' if quantity < 0 else ''}{digits} {unit}"


def cutoff_at(inputs: WeekInputs, line: OrderLine) -> datetime | None:
    """Return the last moment to order a line, in the hub's zone, or None: no limit."""
    cutoff = inputs.hub.rules.cutoffs.get(line.flow)
    if cutoff is None:
        return None
    day = line.day - timedelta(days=cutoff.days_before)
    clock = DayClock(day, inputs.hub.zone)
    return clock.at(clock.elapsed(cutoff.wall))


def _accepted(inputs: WeekInputs, line: OrderLine) -> AcceptedLine:
    """Convert a line that no rule refuses."""
    product = inputs.products[line.product]
    quantity = convert(line, product)
    if quantity is None:
        raise ValueError(f"line {line.id} was accepted but does not convert")
    return AcceptedLine(line, product, quantity, weigh(product, quantity))


def _refusal(inputs: WeekInputs, line: OrderLine) -> Refusal | None:
    """Apply the rules in turn; the first one that is broken refuses the line."""
    for code, rule in _RULES:
        reason = rule(inputs, line)
        if reason:
            return Refusal(line.id, _own_quantity(inputs, line), code, reason)
    return None


def _own_quantity(inputs: WeekInputs, line: OrderLine) -> Milli:
    """Quantity in the product's sales unit where it converts, else as ordered."""
    product = inputs.products.get(line.product)
    converted = convert(line, product) if product else None
    return line.quantity if converted is None else converted


def _unknown(inputs: WeekInputs, line: OrderLine) -> str:
    """Refuse an unknown product, producer or client."""
    product = inputs.products.get(line.product)
    if product is None:
        return f"Product {line.product} is unknown; import it, or correct the order."
    if not _is_a(inputs, product.producer, SiteKind.PRODUCER):
        return (
            f"{product.producer}, who sells {product.name}, is no known producer; "
            "import the site as a producer."
        )
    if not _is_a(inputs, line.client, SiteKind.CLIENT):
        return (
            f"{line.client} is no known client; import the site as a client, or "
            "correct the order."
        )
    return ""


def _is_a(inputs: WeekInputs, site: str, kind: SiteKind) -> bool:
    """Whether a site is known and of that kind."""
    return site in inputs.sites and inputs.sites[site].kind is kind


def _unweighed(inputs: WeekInputs, line: OrderLine) -> str:
    """Refuse a product without weight."""
    product = inputs.products[line.product]
    if product.unit_grams:
        return ""
    return (
        f"Nobody has weighed {product.name}; enter the weight of one {product.unit} "
        "with its packing."
    )


def _unconvertible(inputs: WeekInputs, line: OrderLine) -> str:
    """Refuse what converts neither to the product's unit nor to crates."""
    product = inputs.products[line.product]
    if product.per_crate <= 0:
        return (
            f"It is not known how much {product.name} fills a crate; enter how many "
            f"{product.unit} one crate holds."
        )
    if convert(line, product) is None:
        return (
            f"{amount(line.quantity, line.unit)} of {product.name} is no quantity that "
            f"can be prepared; order it by {product.unit}, crate, kg or g."
        )
    return ""


def _late(inputs: WeekInputs, line: OrderLine) -> str:
    """Refuse what was ordered after the cut-off, compared as instants."""
    limit = cutoff_at(inputs, line)
    if limit is None or line.ordered_at is None:
        return ""
    # Two times of one zone object would be compared by the wall clock, which shows
    # one hour twice when summer time ends.
    if line.ordered_at.astimezone(UTC) <= limit.astimezone(UTC):
        return ""
    ordered = line.ordered_at.astimezone(limit.tzinfo)
    return (
        f"Ordered on {ordered:%a %Y-%m-%d at %H:%M}, after the cut-off on "
        f"{limit:%a %Y-%m-%d at %H:%M}; agree on a later day, or correct the time of "
        "the order."
    )


def _unserved(inputs: WeekInputs, line: OrderLine) -> str:
    """Refuse a day out of the week, without service, or with the client closed."""
    said = f"{line.day:%a %Y-%m-%d}"
    if line.day not in inputs.week.days:
        return f"{said} is not in week {inputs.week}; correct the delivery day."
    rules = inputs.hub.rules
    if line.flow is Flow.ON_SITE:
        if opens_on(rules.sessions, line.day):
            return ""
        return f"There is no selling session on {said}; choose the day of a session."
    if line.day.weekday() not in rules.delivery_days:
        return f"The hub does not deliver on {said}; choose one of its delivery days."
    client = inputs.sites[line.client]
    if opens_on(client.windows, line.day):
        return ""
    return (
        f"{client.name} receives nothing on {said}; choose a day when it is open, or "
        "correct its opening hours."
    )


_RULES: tuple[tuple[RefusalCode, Callable[[WeekInputs, OrderLine], str]], ...] = (
    (RefusalCode.UNKNOWN, _unknown),
    (RefusalCode.NO_WEIGHT, _unweighed),
    (RefusalCode.WRONG_UNIT, _unconvertible),
    (RefusalCode.AFTER_CUTOFF, _late),
    (RefusalCode.NO_SERVICE, _unserved),
)
"""In the order in which they are looked at; a later one may rely on an earlier."""
