"""A week's cost by every rule, side by side.

Rules by weights share the week's whole cost in proportion to something of each
producer. Rules of the game share each round as driven (`mil.costs.driven`), and are
added up over rounds: exact for the Shapley value, which is additive; a convention, and
said to be one, for all others (Defryn, Vanovermeire and Sörensen 2015).
"""

from collections.abc import Callable, Mapping
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
    """One rule on a week.

    Attributes
    ----------
    name
        Stable.
    cents
        By producer; with `rest` exactly the cost of the week. Empty where the rule is
        not defined.
    note
        What must be said beside the figures.
    rest
        What the hub itself bears; negative when producers pay more than the cost.
    """

    name: str
    cents: Mapping[str, Cents]
    note: str = ""
    rest: Cents = 0


def compare_week(plan: WeekPlan) -> tuple[WeekRule, ...]:
    """Share a week's cost by every rule.

    Parameters
    ----------
    plan
        A plan that the judge accepts.

    Returns
    -------
    tuple of WeekRule
        The rules by weights, the hub's fees, then the rules of the game.
    """
    return tuple(rule_on(plan, name) for name in NAMES)


def rule_on(plan: WeekPlan, name: str) -> WeekRule:
    """Share a week's cost by one rule.

    Parameters
    ----------
    plan
        A plan that the judge accepts.
    name
        One of `NAMES`.
    """
    if name in FEES:
        return _by_fees(plan, name)
    if name in WEIGHTS:
        return _by_weights(plan, name, WEIGHTS[name](plan))
    try:
        shares = shares_by(plan, name)
    except UndefinedRuleError as error:
        return WeekRule(name, {}, str(error))
    cents = {p.producer: p.cents for p in shares.producers if p.parts}
    return WeekRule(name, cents, "" if name == "shapley" else SUMMED)


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


def _by_weights(plan: WeekPlan, name: str, weights: Weights) -> WeekRule:
    if not any(weights.values()):
        return WeekRule(name, {}, "nothing to weigh by")
    note = "" if all(weights.values()) else "some producers weigh nothing"
    parts = apportion(plan.cost, list(weights.values()))
    return WeekRule(name, dict(zip(weights, parts, strict=True)), note)


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


def _by_fees(plan: WeekPlan, name: str) -> WeekRule:
    """Charge a fee that need not pay for the week; the rest is the hub's."""
    fees = plan.inputs.hub.on(plan.inputs.week.days[-1]).tariff.fees
    cents = {p: FEES[name](fees, sales) for p, sales in sales_of(plan).items()}
    if not any(cents.values()):
        return WeekRule(name, {}, "not set in [tariff.fees] of hub.toml when planned")
    rest = plan.cost - sum(cents.values())
    side = "bears" if rest >= 0 else "keeps"
    return WeekRule(name, cents, f"the hub {side} {abs(rest) / 100:,.2f} €", rest)


NAMES = (*WEIGHTS, *FEES, *GAMES)

SUMMED = "summed over rounds, a convention"
