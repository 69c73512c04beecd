"""How a week's shares stand: with the groups of each game, and beside going alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import ceil

from mil.costs.core import stability, subsidy
from mil.costs.driven import UndefinedRuleError, Vector, road_game
from mil.costs.game import CostGame
from mil.costs.report import gini
from mil.costs.road import SCALE, worked_away
from mil.costs.shapley import shapley
from mil.plan import Alone, WeekPlan
from mil.rounds import Round, RoundKind
from mil.units import Cents

NOTICED = Fraction(1, 2)
"""Cents: who pays no more than that too much has nothing to quarrel about."""

IN_LEAST_CORE = ("shapley_in_core", "epm")
"""Rules in the core, and where it is empty in the least core."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a rule's values stand with the groups of stops of one game.

    Attributes
    ----------
    day, kind, round
        Which game: a round's as driven, or (no round) all of one kind on that day.
    stops
        How many players.
    efficient, rational
        Whether values add up to the cost of the game, and whether no stop pays more
        than alone. Both are false where `excess` is None.
    worst, excess
        Site ids of the group with the best reason to leave, and what it pays beyond
        its cost in the game, cents; None when there is no table of all groups.
    subsidy
        The least that somebody else must pay for the core to have a point, cents
        rounded up; None when it was not worked out.
    rule
        By which the values are.
    """

    day: date
    kind: RoundKind
    round: str
    stops: int
    efficient: bool = False
    rational: bool = False
    worst: tuple[str, ...] = ()
    excess: Fraction | None = None
    subsidy: Cents | None = None
    rule: str = ""

    @property
    def overpaid(self) -> bool:
        """Whether some group is known to pay more than it would cost."""
        return self.excess is not None and self.excess > NOTICED


@dataclass(frozen=True, slots=True)
class Savings:
    """What producers save against going alone.

    Attributes
    ----------
    above
        Who pays more than alone.
    compared
        How many could bring all their goods alone: others have no figure.
    gini
        Of what these save (`mil.costs.report.gini`).
    """

    above: tuple[str, ...]
    compared: int
    gini: Fraction | None


def savings(
    cents: Mapping[str, Cents], stock: Mapping[str, Cents], alone: Sequence[Alone]
) -> Savings:
    """Put what producers' goods bear beside going alone.

    Parameters
    ----------
    cents, stock
        By producer; and what of it is for bulk that only fills the hub's stock, which
        nobody would bring alone.
    alone
        Of all weeks, added up.
    """
    whole = {one.producer: one.cents for one in alone if not one.undone}
    saved = {
        p: whole[p] + stock.get(p, 0) - paid for p, paid in cents.items() if p in whole
    }
    return Savings(
        above=tuple(sorted(p for p, more in saved.items() if more < 0)),
        compared=len(saved),
        gini=gini([Fraction(more) for more in saved.values()]) if saved else None,
    )


def standing(
    place: Standing,
    sites: Sequence[str],
    game: CostGame,
    values: Vector,
    unit: Fraction,
    subsidies: bool,
) -> Standing:
    """Judge values by all groups of a game.

    Parameters
    ----------
    place
        Which game; the rest of it is not read.
    sites
        Ids, by player.
    game, values, unit
        The game, what its players bear, and its unit in cents.
    subsidies
        Whether to work out the subsidy too.
    """
    found = stability(game, values)
    lacking = subsidy(game) * unit if subsidies else None
    return replace(
        place,
        efficient=found.efficient,
        rational=found.rational,
        worst=tuple(sites[player] for player in found.worst),
        excess=found.excess * unit,
        subsidy=None if lacking is None else ceil(lacking),
    )


def standing_as_driven(
    plan: WeekPlan, round_: Round, rule: str, by_stop: Vector | None, subsidies: bool
) -> Standing:
    """Judge what the stops of a round bear of its road.

    Parameters
    ----------
    plan, round_
        A week and one of its rounds.
    rule
        By which they are.
    by_stop
        In any unit of the round's game; None for the Shapley value.
    subsidies
        Whether to work out the subsidy too.
    """
    players = worked_away(round_, plan.inputs.hub.site.id)
    place = Standing(round_.day, round_.kind, round_.id, sum(players), rule=rule)
    try:
        game = road_game(plan, round_)
    except UndefinedRuleError:
        return place
    stops = [int(name) for name in game.players]
    if by_stop is None:
        values = shapley(game)
    else:
        values = tuple(by_stop[stop] for stop in stops)
    sites = [round_.stops[stop].site for stop in stops]
    return standing(place, sites, game, values, Fraction(1, SCALE), subsidies)
