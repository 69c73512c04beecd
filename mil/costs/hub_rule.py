"""A week shared by the rule that its hub has set (`[tariff.sharing]` of `hub.toml`).

Each day by the rule in force on it, as the week was planned with: a saved plan keeps
its tariffs. Rules that share a week as a whole share the days on which they are in
force, of the week or of that part of it which lies in a month.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from mil.costs.best_plans import share_game
from mil.costs.driven import UndefinedRuleError
from mil.costs.open_day import OpenDay, PricedDay
from mil.costs.shares import WeekShares, by_producer
from mil.errors import InputError
from mil.places import Hub
from mil.plan import WeekPlan
from mil.ports import CoalitionPricer
from mil.sharing import BEST_PLANS, SHAPLEY, THIS_PLAN, Sharing, one_after_another


def unpriced(days: Sequence[OpenDay]) -> tuple[PricedDay, ...]:
    """Stand in for a pricer where no hub has chosen the game of best plans."""
    raise ValueError(f"nothing prices the groups of stops of {len(days)} games")


def share_by_hub(
    plan: WeekPlan, price: CoalitionPricer = unpriced, subsidies: bool = False
) -> WeekShares:
    """Share a week's cost by the hub's rule.

    Parameters
    ----------
    plan
        A plan that the judge accepts, or some of its days.
    price
        Prices coalitions; asked for *best plans* only.
    subsidies
        Whether to work out too what would make each core non-empty.

    Returns
    -------
    WeekShares
        Its cost is exactly `plan.cost`.

    Raises
    ------
    InputError
        When the rule is not defined for some day or round.
    """
    found = [
        _shared(part, sharing, price, subsidies) for sharing, part in _stretches(plan)
    ]
    if len(found) == 1:
        return found[0]
    parts = [p for one in found for own in one.by_round.values() for p in own]
    return WeekShares(
        str(plan.inputs.week),
        one_after_another(one.rule for one in found),
        by_producer(plan, parts),
        one_after_another(one.game for one in found),
        tuple(game for one in found for game in one.games),
        tuple(standing for one in found for standing in one.standings),
    )


def sharing_on(plan: WeekPlan, day: date) -> Sharing:
    """Return the rule in force on a day, as the week was planned with."""
    return plan.inputs.hub.on(day).tariff.sharing


def rule_names(plans: Iterable[WeekPlan]) -> str:
    """Name the rules by which some weeks are shared, one after another."""
    days = sorted(
        (day.day, str(sharing_on(p, day.day))) for p in plans for day in p.days
    )
    return one_after_another(name for _, name in days)


def begun(hub: Hub, day: date) -> str:
    """Return the day on which the rule of a day began; empty for the first rule."""
    since, held = "", hub.tariff.sharing
    for tariff in hub.later:
        if tariff.valid_from <= day.isoformat() and tariff.sharing != held:
            since, held = tariff.valid_from, tariff.sharing
    return since


def share_as_asked(
    plans: Sequence[WeekPlan],
    game: str | None,
    rule: str | None,
    price: CoalitionPricer,
) -> list[WeekShares]:
    """Share some weeks by a game and rule that are tried out, or by the hub's.

    Parameters
    ----------
    plans
        Plans that the judge accepts, at least one.
    game, rule
        As for `what_if`; both None for the hub's own, each day by that in force.
    price
        Prices coalitions; asked for *best plans* only.
    """
    if game is None and rule is None:
        return [share_by_hub(plan, price, subsidies=True) for plan in plans]
    tried = what_if(plans[-1], game, rule)
    return [share_game(plan, tried.game, tried.rule, price) for plan in plans]


def what_if(
    plan: WeekPlan, game: str | None = None, rule: str | None = None
) -> Sharing:
    """Return the rule asked for; what is not said is as in the hub's own.

    Parameters
    ----------
    plan
        A week; the rule in force on its last day is the hub's own.
    game, rule
        One of `mil.sharing.WEEK_GAMES` and one of `SHARE_RULES`, or None.
    """
    own = sharing_on(plan, plan.inputs.week.days[-1])
    if rule is None:
        rule = SHAPLEY if own.pooled and game == BEST_PLANS else own.rule
    if game is None:
        game = THIS_PLAN if Sharing(rule).pooled else own.game
    return Sharing(rule, game)


def _stretches(plan: WeekPlan) -> Iterator[tuple[Sharing, WeekPlan]]:
    """Yield the days on which one rule is in force, rule by rule."""
    days = plan.days

    def rule(number: int) -> Sharing:
        return sharing_on(plan, days[number].day)

    stretches = [(one, list(own)) for one, own in groupby(range(len(days)), rule)]
    if len(stretches) < 2:
        yield (stretches[0][0] if stretches else Sharing()), plan
        return
    for sharing, own in stretches:
        # going alone on days between belongs to the rule in force then
        last = days[own[-1] + 1].day if own[-1] + 1 < len(days) else date.max
        first = days[own[0]].day if own[0] else date.min
        within = tuple(d for d in plan.inputs.week.days if first <= d < last)
        yield sharing, replace(plan.within(within), days=days[own[0] : own[-1] + 1])


def _shared(
    plan: WeekPlan, sharing: Sharing, price: CoalitionPricer, subsidies: bool
) -> WeekShares:
    try:
        return share_game(plan, sharing.game, sharing.rule, price, subsidies)
    except UndefinedRuleError as error:
        week, (why, *_) = plan.inputs.week, str(error).split(" → ")
        table = _table(plan.inputs.hub, plan.days[0].day)
        raise InputError(
            f"hub.toml [{table}] rule = {sharing.rule!r}, by which "
            f"{week} was planned to be shared, gives no shares: {why} → choose another "
            "rule there (shapley in the game this-plan shares every week) and run: "
            f"mil plan {week}, with --lock ROUND for each round already driven"
        ) from None


def _table(hub: Hub, day: date) -> str:
    """Return the table of `hub.toml` in which the rule of a day is set."""
    since = begun(hub, day)
    return f"tariff.from.{since}.sharing" if since else "tariff.sharing"
