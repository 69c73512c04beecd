"""A week shared as a whole, in proportion to something of each producer.

All that rounds cost is put together and shared by weights (`mil.costs.weights`). What a
producer's goods bear is told round by round by crates, so that it can be added up and
clients can pay their part of a leg; no round is shared by itself.
"""

from dataclasses import replace
from fractions import Fraction

from mil.costs.aboard import Aboard, aboard_of
from mil.costs.as_driven import part_of, road_work_handling
from mil.costs.driven import UndefinedRuleError
from mil.costs.shares import SharePart, WeekShares, by_producer
from mil.costs.weights import WEIGHTS, Weights
from mil.plan import WeekPlan
from mil.rounds import Round
from mil.units import Cents, apportion, whole_weights


def share_pooled(plan: WeekPlan, rule: str) -> WeekShares:
    """Share a week's cost in proportion to weights.

    Parameters
    ----------
    plan
        A plan that the judge accepts, or some of its days.
    rule
        One of `mil.sharing.WEIGHT_RULES`.

    Returns
    -------
    WeekShares
        Its cost is exactly `plan.cost`; those of single rounds need not add up.

    Raises
    ------
    UndefinedRuleError
        When there is nothing to weigh by, or a price is missing that is needed.
    """
    weights = _weights(plan, rule)
    names = sorted(weights)
    cents = apportion(plan.cost, [weights[name] for name in names])
    aboard = [(r, one) for r in plan.rounds for one in aboard_of(plan, r)]
    costs = _costs(plan)
    parts: list[SharePart] = []
    for name, borne in zip(names, cents, strict=True):
        own = [both for both in aboard if both[1].consignment.producer == name]
        parts += _told(own, borne, costs)
    return WeekShares(str(plan.inputs.week), rule, by_producer(plan, parts), game="")


def _weights(plan: WeekPlan, rule: str) -> Weights:
    if rule == "by_turnover":
        _refuse_unpriced(plan)
    # goods collected in one month and delivered in the next go alone in the next only
    whole = replace(plan, alone=plan.alone_all_week or plan.alone)
    found = WEIGHTS[rule](whole)
    if plan.rounds and not any(found.values()):
        raise UndefinedRuleError(f"{rule} has nothing to weigh by → use another rule")
    return found


def _refuse_unpriced(plan: WeekPlan) -> None:
    """Refuse goods without a price: who sells them would pay too little, or nothing."""
    names = {name for round_ in plan.rounds for name in round_.consignments}
    items = {i.product for name in names for i in plan.consignments[name].items}
    products = plan.inputs.products
    lacking = sorted(name for name in items if not products[name].price)
    if lacking:
        some = ", ".join(lacking[:3]) + (" …" if lacking[3:] else "")
        raise UndefinedRuleError(
            f"by_turnover needs all prices, and {len(lacking)} of {len(items)} "
            f"products have none ({some}), which can be imported → use another rule"
        )


def _costs(plan: WeekPlan) -> tuple[Cents, Cents, Cents]:
    """Return what all rounds cost for the road, at stops, and for work at the hub."""
    hub = plan.inputs.hub
    costs = [road_work_handling(hub.on(one.day), one) for one in plan.rounds]
    road, work, handling = (sum(cells) for cells in zip((0, 0, 0), *costs, strict=True))
    return road, work, handling


def _told(
    own: list[tuple[Round, Aboard]], borne: Cents, costs: tuple[Cents, Cents, Cents]
) -> list[SharePart]:
    """Tell what one producer's goods bear by round, consignment and part of the cost.

    Each part of the cost has the same place in it as in the cost of the week.
    """
    crates = [one.portion * max(1, one.consignment.crates) for _, one in own]
    cells = apportion(
        borne, whole_weights([Fraction(cost) * one for one in crates for cost in costs])
    )
    return [
        part_of(round_, one, *cells[3 * at : 3 * at + 3])
        for at, (round_, one) in enumerate(own)
    ]
