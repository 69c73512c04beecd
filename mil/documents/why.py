"""What a statement says in sentences: why this amount, which rule, does it hold."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from mil.budget import ClientsPay
from mil.costs.closing import Closing
from mil.costs.hub_rule import begun
from mil.costs.period import Period
from mil.costs.round_part import RoundPart
from mil.documents.legs import Legs
from mil.documents.wording import round_name
from mil.documents.words import Words
from mil.rounds import Leg
from mil.sharing import BEST_PLANS, RULE, THEN, THIS_PLAN, Sharing

NOTICED = 100
"""What a group overpays, in cents, from which on it is said."""


def why(legs: Mapping[int, Legs], words: Words, period: Period) -> tuple[str, ...]:
    """Return plain sentences: the parts, how they are found, the dearest round.

    Where clients pay some legs, also which.

    Parameters
    ----------
    legs
        The weeks, by identity.
    words
        The reader's language.
    period
        Its figures, at least one round; rule by rule where several were in force.
    """
    stretches = _stretches(period)
    said = [text for own in stretches for text in _how(words, own, len(stretches) > 1)]
    if any(part.road < 0 for part in period.parts):
        said.append(words("statement.pays_you"))
    dearest = max(period.parts, key=lambda part: part.cents)
    alone = _by_itself(dearest.sharing)
    said.append(
        words(
            "statement.dearest" if alone else "statement.most",
            name=round_name(legs[id(dearest.plan)], words, dearest.round),
            day=words.day(dearest.round.day),
            cents=words.money(dearest.cents),
            **({"cost": words.money(dearest.round.cost.total)} if alone else {}),
        )
    )
    return (*said, *_legs_paid(words, period))


def columns(period: Period) -> tuple[str, str]:
    """Return the keys of what road and work are called in the table of rounds."""
    best = {part.sharing.game == BEST_PLANS for part in period.parts}
    if len(best) > 1:
        return "statement.col_road_away", "statement.col_work_time"
    if True in best:
        return "statement.col_away", "statement.col_time"
    return "statement.col_road", "statement.col_work"


def rules(words: Words, period: Period) -> tuple[str, ...]:
    """Name the rules and games of a period, and what they share."""
    stretches = _stretches(period)
    sharing = stretches[0].parts[0].sharing
    if len(stretches) == 1 and sharing == Sharing():
        return (words("statement.rule"),)
    return tuple(_rule(words, own.parts[0]) for own in stretches)


def closed_by(words: Words, closings: Sequence[Closing]) -> list[str]:
    """Name the rule of each closing, where it is not the one hubs begin with."""
    if {one.rule for one in closings} <= {RULE, ""}:
        return [""] * len(closings)
    return [
        words("statement.closed_by", rule=", ".join(_names(words, one.rule)))
        for one in closings
    ]


def stability(words: Words, period: Period) -> str:
    """Say whether some group of stops on its rounds would do better by itself."""
    games: dict[str, list[RoundPart]] = {}
    for part in period.parts:
        game = "" if part.sharing.pooled else part.sharing.game
        games.setdefault(game, []).append(part)
    return " ".join(_holds(words, game, parts) for game, parts in games.items())


def _stretches(period: Period) -> list[Period]:
    """Return the parts of a period in which one rule is in force."""
    stretches = groupby(period.parts, lambda part: part.sharing)
    return [replace(period, parts=tuple(own)) for _, own in stretches]


def _by_itself(sharing: Sharing) -> bool:
    """Whether each round is shared by itself."""
    return sharing.game == THIS_PLAN and not sharing.pooled


def _how(words: Words, period: Period, dated: bool) -> tuple[str, str]:
    """Say what a share under one rule consists of, and how the rule finds it."""
    first = period.parts[0]
    best = first.sharing.game == BEST_PLANS
    if period.is_client:
        key = "statement.client_day_parts" if best else "statement.client_parts"
    else:
        key = "statement.day_parts" if best else "statement.parts"
    rounds = words.count("count.rounds", len(period.parts))
    parts = words(
        key,
        rounds=f"{rounds} ({_days(words, period.parts)})" if dated else rounds,
        crates=f"{words.number(period.crates)} {words.crate_noun(period.crates)}",
        road=words.money(sum(part.road for part in period.parts)),
        work=words.money(sum(part.work for part in period.parts)),
        handling=words.money(sum(part.handling for part in period.parts)),
    )
    if first.sharing == Sharing() and not dated:
        return parts, words("statement.road")
    if first.sharing.pooled:
        key = "statement.each_week"
    else:
        key = "statement.each_day" if best else "statement.each_round"
    paid = words(f"bears.{first.sharing.rule}")
    return parts, words(key, since=_since(words, first), rule=paid)


def _days(words: Words, parts: Sequence[RoundPart]) -> str:
    """Name the first and the last day of some rounds."""
    days = [words.short_date(part.round.day) for part in (parts[0], parts[-1])]
    return " – ".join(dict.fromkeys(days))


def _rule(words: Words, first: RoundPart) -> str:
    if first.sharing.pooled:
        key = "statement.rule_week"
    elif first.sharing.game == BEST_PLANS:
        key = "statement.rule_day"
    else:
        key = "statement.rule_round"
    name = words(f"rule.{first.sharing.rule}")
    return words(key, since=_since(words, first), rule=name)


def _names(words: Words, rule: str) -> list[str]:
    """Return the names of the rules and games that a month was closed with."""
    found = []
    for sharing in map(Sharing.parse, rule.split(THEN) if rule else ()):
        name = words(f"rule.{sharing.rule}")
        game = words(f"week_game.{sharing.game.replace('-', '_')}")
        found.append(name if sharing.pooled else f"{name} ({game})")
    return found


def _since(words: Words, part: RoundPart) -> str:
    since = begun(part.plan.inputs.hub, part.round.day)
    return _dated(words, since) if since else ""


def _dated(words: Words, since: str) -> str:
    day = words.short_date(date.fromisoformat(since))
    return words("statement.since", day=day)


def _holds(words: Words, game: str, parts: Sequence[RoundPart]) -> str:
    if not game:
        return words("statement.no_game")
    best = game == BEST_PLANS
    known = [part for part in parts if part.excess is not None]
    over = [p for p in known if p.excess is not None and p.excess > NOTICED]
    if not known:
        return words("statement.unknown")
    if not over:
        return words("statement.stable_days" if best else "statement.stable")
    worst = words.money(round(max(part.excess or 0 for part in over)))
    if best:
        days = len({part.round.day for part in over})
        return words.count("statement.unstable_days", days).replace("{worst}", worst)
    return words.count("statement.unstable", len(over)).replace("{worst}", worst)


def _legs_paid(words: Words, period: Period) -> list[str]:
    """Say who pays which leg, where clients pay some, from which day on."""
    rules: list[ClientsPay] = []
    said = []
    for part in period.parts:
        tariff = part.plan.inputs.hub.on(part.round.day).tariff
        rule = tariff.clients_pay
        if rule != (rules[-1] if rules else ClientsPay()):
            rules.append(rule)
            said.append(_rule_of_legs(words, rule, tariff.valid_from))
    if period.clients_cents:
        amount = words.money(period.clients_cents)
        said.append(words("statement.by_clients", amount=amount))
    return said


def _rule_of_legs(words: Words, rule: ClientsPay, since: str) -> str:
    """Say which legs clients pay, and from when on where the tariff is dated."""
    percents = {leg: getattr(rule, leg.value) for leg in Leg}
    parts = [
        words(f"leg.{leg}", percent=words.number(percent))
        for leg, percent in percents.items()
        if percent
    ]
    key = "statement.legs" if parts else "statement.no_legs"
    return words(
        key, since=_dated(words, since) if since else "", parts=", ".join(parts)
    )
