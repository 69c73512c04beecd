"""Stored goods leave from lots that exist, hold enough and have not expired."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mil.consignment import Item
from mil.plan import WeekPlan
from mil.ports import Fault
from mil.units import Milli


@dataclass(frozen=True, slots=True)
class Picked:
    """An item picked from a lot for a delivery day."""

    item: Item
    consignment: str
    day: date
    served: bool


def lot_faults(plan: WeekPlan, arrivals: Mapping[str, date]) -> Iterator[Fault]:
    """Judge what is picked from lots.

    Parameters
    ----------
    plan
        The week.
    arrivals
        Day on which consignments came in at the hub, by id.
    """
    picks = list(_picks(plan))
    yield from _counted(plan, picks)
    yield from _expected(plan, picks, arrivals)


def _picks(plan: WeekPlan) -> Iterator[Picked]:
    """Yield all items that start at the hub; each must name a lot, others none."""
    unserved = {item.consignment for item in plan.unserved}
    for one in plan.consignments.values():
        if one.origin == plan.inputs.hub.site.id:
            for item in one.items:
                yield Picked(item, one.id, one.day, one.id not in unserved)


def _counted(plan: WeekPlan, picks: list[Picked]) -> Iterator[Fault]:
    """Judge counted lots: the right product, not expired, not overdrawn."""
    lots = {lot.id: lot for lot in plan.inputs.lots}
    taken: Counter[str] = Counter()
    for pick in picks:
        lot = lots.get(pick.item.lot)
        if lot is None:
            continue
        taken[lot.id] += pick.item.quantity
        if lot.product != pick.item.product:
            message = f"lot {lot.id} holds {lot.product}, not {pick.item.product}"
            yield Fault("lot", pick.consignment, message)
        if not lot.counted_on <= pick.day <= lot.best_before:
            message = f"lot {lot.id} is good from {lot.counted_on} to {lot.best_before}"
            yield Fault("lot", pick.consignment, f"{message}, not on {pick.day}")
    for name, quantity in sorted(taken.items()):
        if quantity > lots[name].quantity:
            message = f"{quantity} thousandths picked of {lots[name].quantity}"
            yield Fault("lot", name, message)


def _expected(
    plan: WeekPlan, picks: list[Picked], arrivals: Mapping[str, date]
) -> Iterator[Fault]:
    """Other lots are this week's bulk, which must have come in on an earlier day."""
    counted = {lot.id for lot in plan.inputs.lots}
    drawn: dict[str, list[Picked]] = {}
    for pick in picks:
        if pick.item.lot not in counted:
            drawn.setdefault(pick.item.product, []).append(pick)
    for product, own in sorted(drawn.items()):
        bulk = _bulk(plan, product, arrivals)
        for day in sorted({pick.day for pick in own if pick.served}):
            wanted = sum(p.item.quantity for p in own if p.served and p.day <= day)
            there = sum(quantity for came, quantity in bulk if came < day)
            if wanted > there:
                message = (
                    f"{wanted} thousandths of {product} are delivered until {day} "
                    f"from goods still to come, {there} came in before"
                )
                yield Fault("lot", f"{product} {day}", message)
        named = {pick.item.lot for pick in own}
        if "" in named or len(named) > 1:
            yield Fault("lot", product, f"picked from unknown lots {sorted(named)}")


def _bulk(
    plan: WeekPlan, product: str, arrivals: Mapping[str, date]
) -> list[tuple[date, Milli]]:
    """Return when how much bulk of a product came in."""
    return [
        (arrivals[one.id], item.quantity)
        for one in plan.consignments.values()
        if one.id in arrivals
        for item in one.items
        if item.product == product and not item.line
    ]
