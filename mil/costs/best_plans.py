"""Who bears what when each group of stops may plan its own best rounds.

The game called *best plans*: for the collection rounds of a day, and for its delivery
rounds, a group of stops costs what the best rounds for it would (`mil.costs.open_day`
says who may serve it, `routing.coalitions` what it costs). What these rounds really
cost away from the hub is divided over all their stops in proportion to a rule's values
in that game: driving and fixed cost, and also service, waiting and what is asked per
stop, crate and pallet, as all of that depends on how rounds are planned. What a stop
bears is divided over its goods by crates. Time at the hub and paid pauses, by crates,
and work at the hub stay what they are when rounds are shared as driven.

Direct and mixed rounds are no such game and are shared as driven.
"""

from collections.abc import Sequence
from fractions import Fraction

from mil.costs.aboard import Aboard, aboard_of
from mil.costs.as_driven import divided, handling_weights, part_of
from mil.costs.driven import UndefinedRuleError, Vector
from mil.costs.game import MOST_PLAYERS, CostGame
from mil.costs.open_day import FREE, DayGame, OpenDay, PricedDay, open_days, visits
from mil.costs.pooled import share_pooled
from mil.costs.road import worked_away
from mil.costs.shares import SharePart, WeekShares, by_producer
from mil.costs.standing import Standing, standing
from mil.costs.tariff import paid_seconds
from mil.costs.week_rules import GAMES, as_driven, shares_by
from mil.errors import InputError
from mil.plan import WeekPlan
from mil.ports import CoalitionPricer
from mil.rounds import Round
from mil.sharing import (
    BEST_PLANS,
    SHAPLEY,
    SHARE_RULES,
    THIS_PLAN,
    WEEK_GAMES,
    WEIGHT_RULES,
)
from mil.units import Cents, apportion, round_div, whole_weights


def share_game(
    plan: WeekPlan,
    game: str,
    rule: str,
    price: CoalitionPricer,
    subsidies: bool = True,
) -> WeekShares:
    """Share a week's cost by a rule of one of the games, or in proportion.

    Parameters
    ----------
    plan
        A plan that the judge accepts.
    game
        One of `WEEK_GAMES`.
    rule
        One of `mil.sharing.SHARE_RULES`.
    price
        Prices coalitions; asked for *best plans* only.
    subsidies
        Whether to work out too what would make each core non-empty.

    Raises
    ------
    InputError
        When there is no such game or rule, or they do not go together.
    UndefinedRuleError
        When the rule is not defined for some day or round.
    """
    if game not in WEEK_GAMES:
        raise InputError(f"{game!r} is no game → one of {', '.join(WEEK_GAMES)}")
    if rule not in SHARE_RULES:
        raise InputError(f"{rule!r} is no rule → one of {', '.join(SHARE_RULES)}")
    if rule in WEIGHT_RULES:
        if game != THIS_PLAN:
            raise InputError(f"{rule} shares no game → leave {game} out")
        return share_pooled(plan, rule)
    if game == BEST_PLANS:
        return share_best(plan, price, rule, subsidies)
    return shares_by(plan, rule, subsidies)


def priced_once(price: CoalitionPricer) -> CoalitionPricer:
    """Keep what days cost, for whoever asks again of the same days as planned."""
    kept: list[tuple[tuple[OpenDay, ...], tuple[PricedDay, ...]]] = []

    def again(days: Sequence[OpenDay]) -> tuple[PricedDay, ...]:
        asked = tuple(days)
        found = next((priced for known, priced in kept if known == asked), None)
        if found is None:
            found = price(asked)
            kept.append((asked, found))
        return found

    return again


def share_best(
    plan: WeekPlan,
    price: CoalitionPricer,
    rule: str = SHAPLEY,
    subsidies: bool = True,
) -> WeekShares:
    """Share a week's cost by the game of best plans.

    Parameters
    ----------
    plan
        A plan that the judge accepts.
    price
        Prices coalitions.
    rule
        One of `mil.costs.week_rules.GAMES`. Only the Shapley value adds up over days;
        for all others that is a convention.
    subsidies
        Whether to work out too what would make each core non-empty.

    Returns
    -------
    WeekShares
        Its cost is exactly `plan.cost`.

    Raises
    ------
    UndefinedRuleError
        When the rule is not defined for some day.
    """
    days = open_days(plan)
    parts: list[SharePart] = []
    games: list[DayGame] = []
    standings: list[Standing] = []
    for day, priced in zip(days, price(days), strict=True):
        games.append(_told(plan, day, priced))
        if priced.refused:
            borne, judged = as_driven(plan, day.rounds, rule, subsidies)
        else:
            game = _game(day, priced)
            values = _values(day, priced, game, rule)
            borne = _shared(plan, day.rounds, values)
            judged = [_standing(day, priced, game, rule, values, subsidies)]
        parts += borne
        standings += judged
    bound = [round_ for round_ in plan.rounds if round_.kind not in FREE]
    borne, judged = as_driven(plan, bound, rule, subsidies)
    return WeekShares(
        str(plan.inputs.week),
        rule,
        by_producer(plan, [*parts, *borne]),
        BEST_PLANS,
        tuple(games),
        (*standings, *judged),
    )


def _told(plan: WeekPlan, day: OpenDay, priced: PricedDay) -> DayGame:
    """Say what is to be known of a day's game."""
    best = priced.total * priced.unit
    return DayGame(
        day=day.day,
        kind=day.kind,
        stops=len(day.stops),
        best=round_div(best.numerator, best.denominator),
        driven=sum(_away(plan, round_)[0] for round_ in day.rounds),
        sampled=priced.sampled,
        widened=tuple(day.stops[stop].site.id for stop in priced.widened),
        refused=priced.refused,
    )


def _game(day: OpenDay, priced: PricedDay) -> CostGame | None:
    """Return a day's game, None where there is no table of all groups."""
    if priced.costs is None or len(day.stops) > MOST_PLAYERS:
        return None
    return CostGame(tuple(str(n) for n in range(len(day.stops))), priced.costs)


def _values(
    day: OpenDay, priced: PricedDay, game: CostGame | None, rule: str
) -> Vector:
    """Return what each stop of a day bears by a rule, in units of its costs."""
    where = f"the {day.kind} rounds of {day.day}"
    if game is None:
        if rule == SHAPLEY and priced.sampled is not None:
            return priced.sampled.values
        raise UndefinedRuleError(
            f"{where} have {len(day.stops)} stops, too many for a table of all "
            f"groups, which {rule} needs (it ends at 22, or at 20 where vehicles have "
            f"room for nearly any group) → use {SHAPLEY}, or --game {THIS_PLAN}"
        )
    found = GAMES[rule](game)
    if found is None:
        raise UndefinedRuleError(
            f"{rule} is not defined for {where} → use another rule"
        )
    return found


def _standing(
    day: OpenDay,
    priced: PricedDay,
    game: CostGame | None,
    rule: str,
    values: Vector,
    subsidies: bool,
) -> Standing:
    """Judge what stops bear by all groups of them, where there is a table."""
    place = Standing(day.day, day.kind, "", len(day.stops), rule=rule)
    if game is None:
        return place
    sites = [stop.site.id for stop in day.stops]
    return standing(place, sites, game, values, priced.unit, subsidies)


def _away(plan: WeekPlan, round_: Round) -> tuple[Cents, Cents]:
    """Divide a round's cost, handling aside: away from the hub, and common to all.

    Common are paid time at the depot, where nothing is done, and pauses.
    """
    cost, hub = round_.cost, plan.inputs.hub.on(round_.day)
    plays = worked_away(round_, hub.site.id)
    idle = sum(
        stop.leave - stop.arrive - stop.paused
        for stop, playing in zip(round_.stops, plays, strict=True)
        if not playing
    )
    if hub.rules.drivers.pauses_paid:
        idle += sum(stop.paused for stop in round_.stops)
    paid = paid_seconds(hub, round_.stops)
    away, common = apportion(cost.time + cost.overtime, (paid - idle, idle))
    by_tariff = cost.fixed + cost.distance + cost.stops + cost.crates + cost.pallets
    return by_tariff + away, common


def _shared(
    plan: WeekPlan, rounds: Sequence[Round], values: Sequence[Fraction]
) -> list[SharePart]:
    """Share the cost of some rounds by the values of their stops.

    Parameters
    ----------
    plan, rounds
        Of one day and kind.
    values
        By stop, in the order of `mil.costs.open_day.visits`.
    """
    by_stop = {round_.id: [Fraction(0)] * len(round_.stops) for round_ in rounds}
    for (round_, number), value in zip(visits(plan, rounds), values, strict=True):
        by_stop[round_.id][number] = value
    loads = [
        (round_, one)
        for round_ in sorted(rounds, key=lambda r: r.id)
        for one in aboard_of(plan, round_)
    ]
    roads = divided(
        sum(_away(plan, round_)[0] for round_ in rounds),
        [one.part(by_stop[round_.id]) for round_, one in loads],
    )
    rest: dict[tuple[str, str, str], tuple[Cents, Cents]] = {}
    for round_ in rounds:
        own = [one for there, one in loads if there is round_]
        for one, both in zip(own, _at_hub(plan, round_, own), strict=True):
            rest[round_.id, one.consignment.id, one.payer] = both
    return [
        part_of(round_, one, road, *rest[round_.id, one.consignment.id, one.payer])
        for (round_, one), road in zip(loads, roads, strict=True)
    ]


def _at_hub(
    plan: WeekPlan, round_: Round, aboard: Sequence[Aboard]
) -> list[tuple[Cents, Cents]]:
    """Return what is borne of common time, and of work at the hub, for each aboard."""
    hub = plan.inputs.hub.on(round_.day)
    works = apportion(
        _away(plan, round_)[1], whole_weights([one.of_round for one in aboard])
    )
    handlings = apportion(round_.cost.handling, handling_weights(hub, aboard))
    return list(zip(works, handlings, strict=True))
