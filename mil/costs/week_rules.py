"""The cost of a week, or of a month, by every rule, side by side.

Rules by weights share the whole cost in proportion to something of each producer over
all that time. Rules of the game share each round as driven (`mil.costs.driven`), and
are added up over rounds: exact for the Shapley value, which is additive; a convention,
and said to be one, for all others (Defryn, Vanovermeire and Sörensen 2015). All are
about what a producer's goods bear, also where clients pay a part of it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from mil.budget import Fees
from mil.costs import marginal
from mil.costs.core import in_core, prenucleolus
from mil.costs.driven import UndefinedRuleError, Vector, values_by
from mil.costs.epm import epm
from mil.costs.game import CostGame
from mil.costs.kohlberg import certify
from mil.costs.nucleolus import nucleolus
from mil.costs.road import worked_away
from mil.costs.sales import Sales, sales_of
from mil.costs.shapley import shapley
from mil.costs.shares import WeekShares, share_week
from mil.plan import WeekPlan
from mil.units import Cents, apportion, round_div


@dataclass(frozen=True, slots=True)
class WeekRule:
    """One rule on a week or a month.

    Attributes
    ----------
    name
        Stable.
    cents
        By producer; with `rest` exactly the cost. Empty where the rule is not defined.
    note
        What must be said beside the figures.
    rest
        What the hub itself bears; negative when producers pay more than the cost.
    """

    name: str
    cents: Mapping[str, Cents]
    note: str = ""
    rest: Cents = 0


def compare_rules(plans: Sequence[WeekPlan]) -> tuple[WeekRule, ...]:
    """Share the cost of some weeks by every rule.

    Parameters
    ----------
    plans
        Plans that the judge accepts, at least one.

    Returns
    -------
    tuple of WeekRule
        The rules by weights, the hub's fees, then the rules of the game.
    """
    return tuple(rule_on(plans, name) for name in NAMES)


def rule_on(plans: Sequence[WeekPlan], name: str) -> WeekRule:
    """Share the cost of some weeks by one rule.

    Parameters
    ----------
    plans
        Plans that the judge accepts, at least one.
    name
        One of `NAMES`.
    """
    if name in FEES:
        return _by_fees(plans, name)
    if name in WEIGHTS:
        return _by_weights(plans, name)
    try:
        shares = [shares_by(plan, name) for plan in plans]
    except UndefinedRuleError as error:
        return WeekRule(name, {}, str(error))
    cents: dict[str, Cents] = {}
    for one in (one for week in shares for one in week.producers if one.carried):
        cents[one.producer] = cents.get(one.producer, 0) + one.goods_cents
    note = "" if name == "shapley" else SUMMED
    return WeekRule(name, dict(sorted(cents.items())), note)


def shares_by(plan: WeekPlan, name: str) -> WeekShares:
    """Share a week's rounds by a rule of the game, part by part.

    Parameters
    ----------
    plan
        A plan that the judge accepts.
    name
        One of `GAMES`.

    Raises
    ------
    UndefinedRuleError
        When it is not defined for some round.
    """
    if name == "shapley":
        return share_week(plan)
    return share_week(plan, name, values_by(name, GAMES[name]))


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


def _by_weights(plans: Sequence[WeekPlan], name: str) -> WeekRule:
    weights: Weights = {}
    for plan in plans:
        for producer, weight in WEIGHTS[name](plan).items():
            weights[producer] = weights.get(producer, 0) + weight
    if not any(weights.values()):
        return WeekRule(name, {}, "nothing to weigh by")
    note = "" if all(weights.values()) else "some producers weigh nothing"
    names = sorted(weights)
    cost = sum(plan.cost for plan in plans)
    parts = apportion(cost, [weights[name] for name in names])
    return WeekRule(name, dict(zip(names, parts, strict=True)), note)


def _nucleolus(game: CostGame) -> Vector:
    found = nucleolus(game)
    certify(game, found)
    return found.shares


def _per_head(game: CostGame) -> Vector:
    found = nucleolus(game, per_head=True)
    certify(game, found, per_head=True)
    return found.shares


def _epm(game: CostGame) -> Vector | None:
    found = epm(game, prenucleolus(game))
    return None if found is None else found.shares


def _stable_shapley(game: CostGame) -> Vector:
    return in_core(game, shapley(game), prenucleolus(game))


def _detour(game: CostGame) -> Vector:
    return tuple(Fraction(more) for more in marginal.separable(game))


GAMES: dict[str, Callable[[CostGame], Vector | None]] = {
    "by_detour": _detour,
    "equal_savings": marginal.equal_savings,
    "ensc": marginal.ensc,
    "acam": marginal.acam,
    "cost_gap_tau": marginal.cost_gap,
    "shapley": shapley,
    "shapley_in_core": _stable_shapley,
    "nucleolus": _nucleolus,
    "per_capita_nucleolus": _per_head,
    "epm": _epm,
}

FEES: dict[str, Callable[[Fees, Sales], Cents]] = {
    "fee_per_crate": lambda fees, sales: fees.per_crate * sales.crates,
    "fee_per_basket": lambda fees, sales: fees.per_basket * len(sales.baskets),
    "commission": lambda fees, s: round_div(fees.commission * s.cents, 10_000),
}
"""What a producer pays by the hub's fees, whatever rounds cost."""


def _by_fees(plans: Sequence[WeekPlan], name: str) -> WeekRule:
    """Charge a fee that need not pay for the rounds; the rest is the hub's."""
    cents: dict[str, Cents] = {}
    for plan in plans:
        fees = plan.inputs.hub.on(plan.inputs.week.days[-1]).tariff.fees
        for producer, sales in sales_of(plan).items():
            cents[producer] = cents.get(producer, 0) + FEES[name](fees, sales)
    if not any(cents.values()):
        return WeekRule(name, {}, "not set in [tariff.fees] of hub.toml when planned")
    rest = sum(plan.cost for plan in plans) - sum(cents.values())
    side = "bears" if rest >= 0 else "keeps"
    note = f"the hub {side} {abs(rest) / 100:,.2f} €"
    return WeekRule(name, dict(sorted(cents.items())), note, rest)


NAMES = (*WEIGHTS, *FEES, *GAMES)

SUMMED = "summed over rounds, a convention"
