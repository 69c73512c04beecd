"""What statements say of a rule: true of it, in both languages, and never cut."""

from dataclasses import replace
from fractions import Fraction

import pytest

from mil.costs.ledger import Account
from mil.costs.period import Period
from mil.costs.round_part import RoundPart
from mil.costs.shares import WeekShares
from mil.documents.legs import Legs
from mil.documents.paper import fit
from mil.documents.why import columns, rules, stability, why
from mil.documents.words import LANGUAGES, Words, words
from mil.plan import Alone, WeekPlan
from mil.sharing import BEST_PLANS, GAME_RULES, THIS_PLAN, WEIGHT_RULES, Sharing

Small = tuple[WeekPlan, WeekShares]
EVERY = [
    *(Sharing(rule, game) for rule in GAME_RULES for game in (THIS_PLAN, BEST_PLANS)),
    *(Sharing(rule) for rule in WEIGHT_RULES),
]
EN = words("en", "Europe/Paris")


def period_of(plan: WeekPlan, *sharings: Sharing, client: bool = False) -> Period:
    """Give somebody one round under each of some rules, each dearer than the last."""
    parts = []
    for number, (round_, sharing) in enumerate(
        zip(plan.rounds, sharings, strict=False), 1
    ):
        goods = round_.consignments[:1]
        amounts = (1000 * number, 30, 7, 0)
        part = RoundPart(plan, round_, goods, *amounts, 9, 9, Fraction(500))
        parts.append(replace(part, sharing=sharing))
    who = plan.inputs.hub.site.id
    alone = Alone(who, 0, 0, 0, 0)
    return Period(who, tuple(parts), alone, Account(), is_client=client)


def said_of(period: Period, small: Small, language: Words) -> list[str]:
    """Return all that is said of a rule."""
    plan, shares = small
    legs = {id(plan): Legs.of(plan, shares)}
    said = (*why(legs, language, period), *rules(language, period))
    return [*said, stability(language, period)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sharing", EVERY, ids=str)
def test_each_rule_is_named_and_told_whole(
    small: Small, sharing: Sharing, language: str
) -> None:
    """Rule and game stand on the page, on paper whole, dated where they are dated."""
    plan, shares = small
    hub = plan.inputs.hub
    dated = replace(hub.tariff, valid_from="2026-09-30", sharing=sharing)
    hub = replace(hub, later=(dated,))
    plan = replace(plan, inputs=replace(plan.inputs, hub=hub))
    reader = words(language, "Europe/Paris")
    for client in (False, True):
        period = period_of(plan, sharing, client=client)
        said = said_of(period, (plan, shares), reader)
        assert [fit(text) for text in said] == said
        (rule,) = rules(reader, period)
        name = reader(f"rule.{sharing.rule}")
        assert name in rule or sharing == Sharing()
        game = reader(f"week_game.{sharing.game.replace('-', '_')}")
        assert sharing.pooled or game in rule


def test_only_the_shapley_value_is_told_as_such(small: Small) -> None:
    """Of no other rule it is said that stops pay what they add on average."""
    average = EN("bears.shapley")
    usual = EN("statement.road")
    for sharing in EVERY:
        text = " ".join(said_of(period_of(small[0], sharing), small, EN))
        shapley = sharing.rule == "shapley"
        assert (average in text or usual in text) == shapley, sharing
        assert ("on average" in text) == (shapley or "shapley" in sharing.rule)
        own = sharing.game == THIS_PLAN and not sharing.pooled
        assert ("of the round" in text) == own
        assert ("none by itself" in text) == sharing.pooled
        assert ("need not" in text) == (sharing.game == BEST_PLANS)


def test_rules_that_follow_one_another_are_told_one_by_one(small: Small) -> None:
    """Each has its part of the share, and whether it holds, in its own words."""
    three = (Sharing(), Sharing("ensc", BEST_PLANS), Sharing("by_kg"))
    period = period_of(small[0], *three)
    text = said_of(period, small, EN)
    assert [EN.money(cents) in " ".join(text) for cents in (1000, 2000, 3000)]
    assert len(text) == 2 * 3 + 1 + 3 + 1
    *_, holds = text
    assert "On 1 round a group of stops pays" in holds
    assert "On 1 day a group of stops pays" in holds
    assert "shared as a whole no groups of stops are looked at" in holds
    # road and stops under one rule, away and the rest of the time under another
    assert columns(period) == ("statement.col_road_away", "statement.col_work_time")
    days = [EN.short_date(part.round.day) for part in period.parts]
    assert all(f"1 round ({day})" in " ".join(text) for day in days)
    best = period_of(small[0], *(Sharing(rule, BEST_PLANS) for rule in ("epm", "ensc")))
    assert columns(best) == ("statement.col_away", "statement.col_time")
    usual = period_of(small[0], Sharing())
    assert columns(usual) == ("statement.col_road", "statement.col_work")
    assert said_of(usual, small, EN)[1] == EN("statement.road")
    assert "1 round:" in said_of(usual, small, EN)[0]


def test_amounts_below_zero_are_explained(small: Small) -> None:
    """Whom a rule pays for a round is told so; nobody else is."""
    period = period_of(small[0], *[Sharing("equal_savings", BEST_PLANS)] * 2)
    told = EN("statement.pays_you")
    assert told not in said_of(period, small, EN)
    first, *others = period.parts
    paid = replace(period, parts=(replace(first, road=-1), *others))
    assert told in said_of(paid, small, EN)
