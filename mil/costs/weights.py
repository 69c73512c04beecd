"""What the cost of a week can be shared in proportion to, by producer."""

from collections.abc import Callable

from mil.costs.road import worked_away
from mil.plan import WeekPlan

Weights = dict[str, int]


def _carried(plan: WeekPlan) -> dict[str, list[str]]:
    """Return the consignments on board of some round, by producer."""
    found: dict[str, list[str]] = {}
    for name in sorted({c for round_ in plan.rounds for c in round_.consignments}):
        found.setdefault(plan.consignments[name].producer, []).append(name)
    return found


def _ones(plan: WeekPlan) -> Weights:
    return dict.fromkeys(_carried(plan), 1)


def _grams(plan: WeekPlan) -> Weights:
    goods = plan.consignments
    return {p: sum(goods[c].grams for c in own) for p, own in _carried(plan).items()}


def _crates(plan: WeekPlan) -> Weights:
    goods = plan.consignments
    return {p: sum(goods[c].crates for c in own) for p, own in _carried(plan).items()}


def _stops(plan: WeekPlan) -> Weights:
    """Count the stops where something of a producer is taken or handed over."""
    found = dict.fromkeys(_carried(plan), 0)
    for round_ in plan.rounds:
        plays = worked_away(round_, plan.inputs.hub.site.id)
        for stop, playing in zip(round_.stops, plays, strict=True):
            names = (*stop.taken, *stop.handed) if playing else ()
            for producer in {plan.consignments[name].producer for name in names}:
                found[producer] += 1
    return found


def _turnover(plan: WeekPlan) -> Weights:
    """Add up what the goods sell for, at the prices known, in thousandths of a cent."""
    found = {}
    for producer, names in _carried(plan).items():
        items = [item for name in names for item in plan.consignments[name].items]
        products = plan.inputs.products
        found[producer] = sum(products[i.product].price * i.quantity for i in items)
    return found


def _alone(plan: WeekPlan) -> Weights:
    figures = {alone.producer: alone.cents for alone in plan.alone}
    return {producer: figures.get(producer, 0) for producer in _carried(plan)}


WEIGHTS: dict[str, Callable[[WeekPlan], Weights]] = {
    "equal": _ones,
    "by_kg": _grams,
    "by_crates": _crates,
    "by_stops": _stops,
    "by_turnover": _turnover,
    "by_going_alone": _alone,
}
