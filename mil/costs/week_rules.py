"""The cost of a week, or of a month, by every rule, side by side.

Rules by weights share the whole cost in proportion to something of each producer over
all that time. Rules of the game share each round as driven (`mil.costs.driven`), and
are added up over rounds: exact for the Shapley value, which is additive; a convention,
and said to be one, for all others (Defryn, Vanovermeire and Sörensen 2015). All are
about what a producer's goods bear, also where clients pay a part of it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from mil.budget import Fees
from mil.costs import marginal
from mil.costs.as_driven import share_round
from mil.costs.core import in_core, prenucleolus
from mil.costs.driven import UndefinedRuleError, Vector, values_by
from mil.costs.epm import epm
from mil.costs.game import CostGame
from mil.costs.kohlberg import certify
from mil.costs.limits import stock_shares
from mil.costs.nucleolus import nucleolus
from mil.costs.sales import Sales, sales_of
from mil.costs.shapley import shapley
from mil.costs.shares import SharePart, WeekShares, by_producer
from mil.costs.standing import IN_LEAST_CORE, Standing, standing_as_driven
from mil.costs.weights import WEIGHTS, Weights
from mil.plan import WeekPlan
from mil.rounds import Round
from mil.sharing import RULE, SHAPLEY, THIS_PLAN
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
    excess
        What some group of stops pays at most beyond its cost in a game, cents; None
        for rules that share no game, and where no table says.
    stock
        Of the cents of a rule of the game, for bulk that only fills the hub's stock.
    """

    name: str
    cents: Mapping[str, Cents]
    note: str = ""
    rest: Cents = 0
    excess: Fraction | None = None
    stock: Mapping[str, Cents] = field(default_factory=dict)


def compare_rules(
    plans: Sequence[WeekPlan], share: "Share | None" = None
) -> tuple[WeekRule, ...]:
    """Share the cost of some weeks by every rule.

    Parameters
    ----------
    plans
        Plans that the judge accepts, at least one.
    share
        Shares a week by a rule of a game; this plan's unless given.

    Returns
    -------
    tuple of WeekRule
        The rules by weights, the hub's fees, then the rules of the game.
    """
    return tuple(rule_on(plans, name, share) for name in NAMES)


def rule_on(
    plans: Sequence[WeekPlan], name: str, share: "Share | None" = None
) -> WeekRule:
    """Share the cost of some weeks by one rule.

    Parameters
    ----------
    plans
        Plans that the judge accepts, at least one.
    name
        One of `NAMES`.
    share
        As for `compare_rules`.
    """
    if name in FEES:
        return _by_fees(plans, name)
    if name in WEIGHTS:
        return _by_weights(plans, name)
    try:
        shares = [(share or _without_subsidies)(plan, name) for plan in plans]
    except UndefinedRuleError as error:
        return WeekRule(name, {}, str(error))
    cents: dict[str, Cents] = {}
    for one in (one for week in shares for one in week.producers if one.carried):
        cents[one.producer] = cents.get(one.producer, 0) + one.goods_cents
    stock: Counter[str] = Counter()
    for plan, week in zip(plans, shares, strict=True):
        stock.update(stock_shares(week, [plan]))
    standings = [standing for week in shares for standing in week.standings]
    known = [one.excess for one in standings if one.excess is not None]
    return WeekRule(
        name,
        dict(sorted(cents.items())),
        "; ".join(_notes(name, shares[0].game, standings)),
        excess=max(known, default=None),
        stock=stock,
    )


def _without_subsidies(plan: WeekPlan, name: str) -> WeekShares:
    return shares_by(plan, name, subsidies=False)


def _notes(name: str, game: str, standings: Sequence[Standing]) -> Iterator[str]:
    """Say what a rule's figures are not."""
    over = "rounds" if game == THIS_PLAN else "days"
    if name != SHAPLEY:
        yield f"summed over {over}, a convention"
    empty = sum(one.overpaid for one in standings)
    if name in IN_LEAST_CORE and empty:
        yield f"in the least core {empty} times, as the core was empty"


def shares_by(plan: WeekPlan, name: str, subsidies: bool = True) -> WeekShares:
    """Share a week's rounds by a rule of the game, part by part.

    Parameters
    ----------
    plan
        A plan that the judge accepts.
    name
        One of `GAMES`.
    subsidies
        Whether to work out too what would make each core non-empty.

    Raises
    ------
    UndefinedRuleError
        When it is not defined for some round.
    """
    parts, standings = as_driven(plan, plan.rounds, name, subsidies)
    return WeekShares(
        str(plan.inputs.week),
        RULE if name == SHAPLEY else name,
        by_producer(plan, parts),
        standings=tuple(standings),
    )


def as_driven(
    plan: WeekPlan, rounds: Sequence[Round], name: str, subsidies: bool
) -> tuple[list[SharePart], list[Standing]]:
    """Share rounds each by itself, in the game of this plan, and judge the result."""
    parts: list[SharePart] = []
    standings: list[Standing] = []
    share = None if name == SHAPLEY else values_by(name, GAMES[name])
    for round_ in rounds:
        values = None if share is None else share(plan, round_)
        parts += share_round(plan, round_, values)
        standings.append(standing_as_driven(plan, round_, name, values, subsidies))
    return parts, standings


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
    found = marginal.weighted(game.total, marginal.separable(game))
    return marginal.equal(game) if found is None else found


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

Share = Callable[[WeekPlan, str], WeekShares]
