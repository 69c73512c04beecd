"""How a week's shares stand with groups, and beside going alone: terminal and lists."""

from collections.abc import Mapping, Sequence

from rich.console import Console

from mil.costs.limits import stock_shares
from mil.costs.shares import WeekShares
from mil.costs.standing import IN_LEAST_CORE, Savings, Standing, savings
from mil.documents.terminal import day_name, euros, names_of, plain
from mil.plan import WeekPlan

Json = dict[str, object]

MANY = 6
"""Names of a group that are written out."""


def standing_listing(plans: Sequence[WeekPlan], shares: WeekShares) -> Json:
    """Return how the rule's shares stand, before any limits.

    Parameters
    ----------
    plans, shares
        Weeks, and their shares with standings.
    """
    found = _savings(plans, shares)
    return {
        "standing": {
            "efficient": shares.cost == sum(plan.cost for plan in plans),
            **savings_listing(found),
            "compared": found.compared,
            "games": [_listing(one) for one in shares.standings],
        }
    }


def savings_listing(found: Savings) -> Json:
    """Return who pays more than alone, and how evenly the others save."""
    return {
        "more_than_alone": list(found.above),
        "gini_of_savings": None if found.gini is None else float(found.gini),
    }


def _listing(one: Standing) -> Json:
    known, core = one.excess is not None, one.subsidy is None or one.subsidy <= 0
    return {
        "day": one.day.isoformat(),
        "kind": one.kind.value,
        "round": one.round or None,
        "stops": one.stops,
        "efficient": one.efficient if known else None,
        "individually_rational": one.rational if known else None,
        "stable": not one.overpaid if known else None,
        "worst_coalition": list(one.worst),
        "worst_excess_cents": None if one.excess is None else float(one.excess),
        "core_nonempty": None if one.subsidy is None else core,
        "subsidy_cents": one.subsidy,
        "in_least_core": one.rule in IN_LEAST_CORE and not core,
    }


def _savings(plans: Sequence[WeekPlan], shares: WeekShares) -> Savings:
    cents = {one.producer: one.goods_cents for one in shares.producers if one.carried}
    alone = [one.alone for one in shares.producers]
    return savings(cents, stock_shares(shares, plans), alone)


def show_standing(
    console: Console, plans: Sequence[WeekPlan], shares: WeekShares, limits: bool
) -> None:
    """Print who pays more than alone, which group overpays, and whether it need be.

    Parameters
    ----------
    console
        Where to.
    plans, shares
        Weeks, and their shares with standings.
    limits
        Whether limits move the shares afterwards.
    """
    names = names_of(plans)
    found = _savings(plans, shares)
    console.print()
    for line in (_beside(names, found, limits), *_groups(names, shares)):
        console.print(plain(line))


def _beside(names: Mapping[str, str], found: Savings, limits: bool) -> str:
    above = _some([names[producer] for producer in found.above])
    who = f"{len(found.above)} ({above}) pay" if above else "nobody pays"
    said = (
        f"{'Before limits' if limits else 'By this rule'} {who} more than alone, of "
        f"{found.compared} producers who could bring all their goods alone."
    )
    if found.gini is None:
        return said
    return f"{said} Gini of what these save: {float(found.gini):.2f} (0: all the same)."


def _groups(names: Mapping[str, str], shares: WeekShares) -> list[str]:
    """Say of all games how stable shares are, and how stable any could be."""
    games = [one for one in shares.standings if one.stops > 1]
    known = [one for one in games if one.excess is not None]
    said = []
    if len(known) < len(games):
        said.append(
            f"{len(games) - len(known)} of {len(games)} games have too many stops to "
            "ask every group: how stable their shares are is not known."
        )
    if not known:
        return said
    driven = all(one.round for one in known)
    of = f"of {len(known)} " + ("rounds" if driven else "days and legs")
    return [*said, _worst(names, known, of), _core(known, of)]


def _worst(names: Mapping[str, str], known: list[Standing], of: str) -> str:
    over = [one for one in known if one.overpaid]
    if not over:
        return f"On none {of} does a group of stops pay more than it would cost."
    worst = max(over, key=lambda one: one.excess or 0)
    group = _some([names[site] for site in dict.fromkeys(worst.worst)])
    return (
        f"On {len(over)} {of} some group of stops pays more than it would cost in the "
        f"game, at worst {euros(round(worst.excess or 0))} too much: {_where(worst)}, "
        f"{group}."
    )


def _core(known: list[Standing], of: str) -> str:
    """Say where no shares at all would be stable, and what that would cost."""
    empty = [one for one in known if one.subsidy]
    if not empty:
        return (
            f"On all {of.removeprefix('of ')} some sharing is stable (the core has a "
            "point)."
        )
    most = max(empty, key=lambda one: one.subsidy or 0)
    whole = sum(one.subsidy or 0 for one in empty)
    in_core = all(one.rule in IN_LEAST_CORE for one in empty)
    instead = "; the least core was used there" if in_core else ""
    return (
        f"On {len(empty)} {of} no sharing is stable (the core is empty){instead}: a "
        f"subsidy of {euros(most.subsidy or 0)} would be needed on {_where(most)}, "
        f"{euros(whole)} in all."
    )


def _where(one: Standing) -> str:
    return f"{day_name(one.day)} · {one.kind.value}" + (
        f" · {one.round}" if one.round else ""
    )


def _some(names: list[str]) -> str:
    rest = len(names) - MANY
    return ", ".join(names[:MANY]) + (f" and {rest} more" if rest > 0 else "")
