"""Bills by the rule that a hub has set: every cent, day by day, and what is refused."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rich.console import Console

from mil.billing import Bill, apart_by_month, close, other_rule, read_bill
from mil.budget import ClientsPay, Limits
from mil.calendar import Span, Week
from mil.consignment import Item
from mil.costs.as_driven import share_week
from mil.costs.best_plans import share_game
from mil.costs.hub_rule import (
    begun,
    rule_names,
    share_as_asked,
    share_by_hub,
    sharing_on,
    unpriced,
    what_if,
)
from mil.costs.ledger import ledger
from mil.costs.open_day import OpenDay, PricedDay, Sampled
from mil.costs.period import closed_shares, periods
from mil.costs.shares import added_up
from mil.costs.week_rules import FEES, GAMES, compare_rules, rule_on
from mil.costs.weights import WEIGHTS
from mil.documents.accounts import show_closings
from mil.documents.compare import show_compare
from mil.documents.settled import closed
from mil.documents.statement import write_statements
from mil.documents.words import words
from mil.errors import InputError
from mil.orders import Product, Zone
from mil.places import Rate
from mil.plan import Alone, AloneDay, DayPlan, Matrices, WeekPlan
from mil.rounds import RoundKind
from mil.sharing import (
    BEST_PLANS,
    FEE_RULES,
    GAME_RULES,
    RULE,
    THIS_PLAN,
    WEIGHT_RULES,
    Sharing,
)
from mil.units import apportion
from tests.costs.test_billing import NOW, Shelf

NOVEMBER, DECEMBER = Span.parse("2026-11"), Span.parse("2026-12")
MONDAY, TUESDAY = Week(2026, 49).days[:2]
EVERY = [
    *(Sharing(rule, THIS_PLAN) for rule in GAME_RULES),
    *(Sharing(rule, BEST_PLANS) for rule in GAME_RULES),
    *(Sharing(rule) for rule in WEIGHT_RULES),
]


def pricing(days: Sequence[OpenDay]) -> tuple[PricedDay, ...]:
    """Price a group by a fixed amount, and 100, 200, 300 … for its stops."""
    found = []
    for day in days:
        costs = np.zeros(1, np.int64)
        for stop in range(len(day.stops)):
            costs = np.concatenate([costs, costs + 100 * (stop + 1)])
        costs[1:] += 1000
        found.append(PricedDay(Fraction(1), int(costs[-1]), costs))
    return tuple(found)


def sampling(days: Sequence[OpenDay]) -> tuple[PricedDay, ...]:
    """Price days as if they had too many stops for a table."""
    return tuple(
        PricedDay(sampled=Sampled(tuple(map(Fraction, range(1, len(d.stops) + 1))), 9))
        for d in days
    )


@pytest.fixture(name="week")
def fixture_week(make: Any) -> WeekPlan:
    """Give three rounds of two producers' goods, on 30 November and 1 December."""
    metres = [(0, 9, 14, 5), (9, 0, 6, 8), (14, 6, 0, 11), (5, 8, 11, 0)]
    roads = Matrices(
        ("hub", "p", "q", "r"),
        {"van": tuple(tuple(1000 * m for m in row) for row in metres)},
        {"van": tuple(tuple(70 * m for m in row) for row in metres)},
        "by hand",
    )
    stops = ((("ann", 3), ("bob", 1)), (("bob", 7),), (("ann", 2), ("bob", 2)))
    trips = [
        make.trip(
            kind, ("hub", *sites, "hub"), ((), *stops[: len(sites)], ()), (0,) * 5
        )
        for kind, sites in (
            (RoundKind.DELIVERY, ("p", "q", "r")),
            (RoundKind.PICKUP, ("r", "p")),
            (RoundKind.DELIVERY, ("q", "r")),
        )
    ]
    plan: WeekPlan = make.plan(Rate(500, 100, 20, 45, 1700), roads, trips)
    rounds = plan.rounds
    item = Item("1/jam", "jam", "shop", 2000, 1)
    jam = Product("jam", "ann", "jam", "jar", 1, 1, Zone.AMBIENT, price=777)
    goods = {n: replace(c, items=(item,)) for n, c in plan.consignments.items()}
    days = [
        (MONDAY, tuple(replace(r, day=MONDAY) for r in rounds[:2])),
        (TUESDAY, (replace(rounds[2], day=TUESDAY),)),
    ]
    alone = [
        Alone.of(who, [AloneDay(day, cents, 9000, 900, 1) for day, _ in days])
        for who, cents in (("ann", 3100), ("bob", 4700))
    ]
    return replace(
        plan,
        inputs=replace(plan.inputs, week=Week(2026, 49), products={"jam": jam}),
        consignments=goods,
        days=tuple(DayPlan(day, own, ()) for day, own in days),
        alone=tuple(alone),
    )


def ruled(plan: WeekPlan, first: Sharing, second: Sharing | None = None) -> WeekPlan:
    """Let a hub set a rule, and another from 1 December."""
    hub = plan.inputs.hub
    tariff = replace(hub.tariff, sharing=first)
    changed = replace(tariff, valid_from="2026-12-01", sharing=second or first)
    hub = replace(hub, tariff=tariff, later=(changed,) if second else ())
    return replace(plan, inputs=replace(plan.inputs, hub=hub))


def test_each_rule_has_one_name() -> None:
    """What `hub.toml` may say is what can be worked out; closed months can be read."""
    assert tuple(GAMES) == GAME_RULES
    assert (tuple(WEIGHTS), tuple(FEES)) == (WEIGHT_RULES, FEE_RULES)
    assert str(Sharing()) == RULE
    assert [Sharing.parse(str(one)) for one in EVERY] == EVERY


def test_hubs_begin_with_the_shapley_value_as_driven(week: WeekPlan) -> None:
    """A hub that says nothing is billed as ever."""
    assert sharing_on(week, MONDAY) == Sharing()
    assert share_by_hub(week) == share_week(week)
    assert share_by_hub(replace(week, days=())) == share_week(replace(week, days=()))


@pytest.mark.parametrize("sharing", EVERY, ids=str)
def test_bills_are_made_by_the_hub_s_rule(week: WeekPlan, sharing: Sharing) -> None:
    """Shares, rounds of statements and the ledger have the same cents."""
    plan = ruled(week, sharing)
    shares = share_by_hub(plan, pricing)
    tried = share_game(week, sharing.game, sharing.rule, pricing)
    assert shares.producers == tried.producers
    assert shares.cost == plan.cost
    cents = {share.producer: share.cents for share in shares.producers}
    found = {one.payer: one for one in periods([plan], [shares])}
    assert {payer: one.cents for payer, one in found.items()} == {
        payer: paid for payer, paid in cents.items() if payer in found
    }
    for one in found.values():
        assert one.cents == sum(part.cents for part in one.parts)
        assert {part.sharing for part in one.parts} == {sharing}
    metres = sum(one.metres for one in found.values())
    assert metres == sum(round_.metres for round_ in plan.rounds)
    accounts = ledger([plan], [shares]).accounts
    assert {payer: one.pays for payer, one in accounts.items()} == cents
    of_day = {day.day: sum(r.cost.total for r in day.rounds) for day in plan.days}
    told = {
        day.day: sum(p.total for r in day.rounds for p in shares.by_round[r.id])
        for day in plan.days
    }
    if not sharing.pooled:
        assert told == of_day
    if sharing.game == THIS_PLAN and not sharing.pooled:
        for round_ in plan.rounds:
            borne = shares.by_round[round_.id]
            assert sum(part.total for part in borne) == round_.cost.total


@pytest.mark.parametrize("rule", WEIGHT_RULES)
def test_a_week_shared_as_a_whole_is_that_of_compare(week: WeekPlan, rule: str) -> None:
    """The same cents as `mil compare` says; clients bear their part of each leg."""
    plan = ruled(week, Sharing(rule))
    shares = share_by_hub(plan)
    cents = {share.producer: share.goods_cents for share in shares.producers}
    assert cents == rule_on([week], rule).cents
    assert (shares.rule, shares.game, shares.standings) == (rule, "", ())
    tariff = replace(plan.inputs.hub.tariff, clients_pay=ClientsPay(deliver=60))
    hub = replace(plan.inputs.hub, tariff=tariff)
    paid = share_by_hub(replace(plan, inputs=replace(plan.inputs, hub=hub)))
    assert {s.producer: s.goods_cents for s in paid.producers} == cents
    (shop,) = paid.clients
    assert 0 < shop.cents < plan.cost


@pytest.mark.parametrize("second", [Sharing("nucleolus"), Sharing("by_kg")], ids=str)
@pytest.mark.parametrize(
    "first", [Sharing(), Sharing("by_going_alone"), Sharing("epm", BEST_PLANS)], ids=str
)
def test_each_day_has_the_rule_in_force_on_it(
    week: WeekPlan, first: Sharing, second: Sharing
) -> None:
    """A rule that changes within a week shares the days from then on, no others."""
    plan = ruled(week, first, second)
    shares = share_by_hub(plan, pricing)
    days = week.within(NOVEMBER), week.within(DECEMBER)
    halves = [
        share_game(half, one.game, one.rule, pricing)
        for half, one in zip(days, (first, second), strict=True)
    ]
    assert shares.producers == added_up("both", halves).producers
    assert shares.rule == f"{halves[0].rule}, then {halves[1].rule}"
    assert shares.cost == plan.cost
    assert rule_names([plan]) == f"{first}, then {second}"
    hub = plan.inputs.hub
    assert (begun(hub, MONDAY), begun(hub, TUESDAY)) == ("", "2026-12-01")
    month = share_by_hub(plan.within(DECEMBER), pricing)
    assert month.producers == halves[1].producers


@pytest.mark.parametrize("days", [1, 2])
def test_goods_delivered_in_the_next_month_weigh_by_their_week(
    week: WeekPlan, days: int
) -> None:
    """Where a month's last day only collects, going alone of the week weighs."""
    figures = (("ann", 3000, 300), ("bob", 9000, 0))
    alone = tuple(
        Alone.of(
            who,
            [
                AloneDay(TUESDAY, cents, 9000, 900, 1),
                *([AloneDay(MONDAY, early, 900, 90, 1)] if days == 2 and early else []),
            ],
        )
        for who, cents, early in figures
    )
    plan = ruled(replace(week, alone=alone), Sharing("by_going_alone"))
    november = plan.within(NOVEMBER)
    shares = share_by_hub(november)
    cents = {share.producer: share.cents for share in shares.producers}
    weights = [one.cents for one in alone]
    assert list(cents.values()) == apportion(november.cost, weights)
    month = read_bill(Shelf([plan]), NOVEMBER)
    assert {one.payer: one.cents for one in periods(month.plans, month.shares)} == cents
    changed = ruled(plan, Sharing("by_kg"), Sharing("by_going_alone"))
    assert share_by_hub(changed).cost == plan.cost


def test_a_rule_may_pay_somebody(week: WeekPlan) -> None:
    """Who is paid has no part of kilometres and hours, and no cent is lost."""
    apart = {name: 1 if name.endswith("ann") else 10 for name in week.consignments}
    goods = {
        n: replace(c, crates=apart[n], grams=0) for n, c in week.consignments.items()
    }
    dear = ruled(
        replace(week, consignments=goods), Sharing("equal_savings", BEST_PLANS)
    )

    def steep(days: Sequence[OpenDay]) -> tuple[PricedDay, ...]:
        priced = []
        for day in days:
            alone = [10 * 50**stop for stop in range(len(day.stops))]
            costs = np.zeros(1, np.int64)
            for cost in alone:
                costs = np.concatenate([costs, np.maximum(costs, cost)])
            priced.append(PricedDay(Fraction(1), int(costs[-1]), costs))
        return tuple(priced)

    shares = share_by_hub(dear, steep)
    assert min(p.road for own in shares.by_round.values() for p in own) < 0
    found = periods([dear], [shares])
    assert sum(one.cents for one in found) == dear.cost
    assert min(one.metres for one in found) >= 0
    assert sum(one.metres for one in found) == sum(r.metres for r in dear.rounds)


def test_limits_come_upon_the_hub_s_rule(week: WeekPlan) -> None:
    """Whoever pays most by weight is held at the most that anybody pays."""
    plan = ruled(week, Sharing("by_kg"))
    high = max(share_by_hub(plan).producers, key=lambda share: share.cents)
    hub = plan.inputs.hub
    tariff = replace(hub.tariff, limits=Limits(most=high.cents - 70))
    plan = replace(plan, inputs=replace(plan.inputs, hub=replace(hub, tariff=tariff)))
    found = {one.payer: one for one in periods([plan])}
    assert found[high.producer].cents == high.cents - 70
    assert sum(one.cents for one in found.values()) == plan.cost


def undefined(week: WeekPlan, case: str) -> tuple[WeekPlan, Any]:
    """Give a week, and a pricer, for which a hub's rule says nothing."""
    if case == "price":
        free = {"jam": replace(week.inputs.products["jam"], price=0)}
        week = replace(week, inputs=replace(week.inputs, products=free))
        return ruled(week, Sharing("by_turnover")), unpriced
    if case == "alone":
        return ruled(replace(week, alone=()), Sharing("by_going_alone")), unpriced
    if case == "changed":
        return ruled(week, Sharing(), Sharing("nucleolus", BEST_PLANS)), sampling
    return ruled(week, Sharing("nucleolus", BEST_PLANS)), sampling


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("large", r"\[tariff.sharing\] rule = 'nucleolus'.*it ends at 22"),
        ("changed", r"\[tariff.from.2026-12-01.sharing\] rule = 'nucleolus'"),
        ("price", r"'by_turnover'.*1 of 1 products have none \(jam\)"),
        ("alone", "'by_going_alone'.*nothing to weigh by"),
    ],
)
def test_a_rule_that_is_not_defined_is_refused(
    week: WeekPlan, case: str, said: str
) -> None:
    """The error names file, table, value and remedy, and nothing is closed."""
    plan, price = undefined(week, case)
    shelf = Shelf([plan])
    month = DECEMBER if case == "changed" else NOVEMBER
    for make in (
        lambda: share_by_hub(plan, price),
        lambda: close(shelf, month, "", NOW, price),
        lambda: read_bill(shelf, month, price),
    ):
        with pytest.raises(
            InputError, match=rf"hub.toml .*{said}.* → .*mil plan 2026-W49"
        ):
            make()
    assert shelf.closed == []
    tried = read_bill(shelf, month, price, shares=False)
    assert share_as_asked(tried.plans, THIS_PLAN, "shapley", price)[0].cost


def test_a_round_of_too_many_stops_says_how_many_may_be(
    week: WeekPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table of all groups has an end, and the Shapley value as driven has none."""
    monkeypatch.setattr("mil.costs.driven.MOST_PLAYERS", 2)
    with pytest.raises(
        InputError, match="has 3 stops; a table of all groups ends at 2"
    ):
        share_by_hub(ruled(week, Sharing("nucleolus")))
    assert share_by_hub(week).cost == week.cost


def test_compare_says_when_bills_follow_several_rules(week: WeekPlan) -> None:
    """What it holds others against is then nobody's bill."""
    sites = {name: replace(week.inputs.hub.site, id=name) for name in ("ann", "bob")}
    week = replace(week, inputs=replace(week.inputs, sites=sites))
    rules = compare_rules([week])
    said = []
    for plan in (ruled(week, Sharing("by_kg"), Sharing("ensc")), week):
        text = StringIO()
        show_compare(Console(file=text, width=400), THIS_PLAN, [plan], rules, "ensc")
        said.append(text.getvalue())
    assert "pays: by ensc for all of it (bills: by_kg, then ensc/this-plan)" in said[0]
    assert "pays: by ensc, before limits" in said[1]


def test_a_week_as_a_whole_is_no_bill_of_two_months(week: WeekPlan) -> None:
    """Whoever reads such a week is told which months bill its days by themselves."""
    span = Span.parse("2026-W49")
    months = ("2026-11", "2026-12")
    tariff = replace(week.inputs.hub.tariff, limits=Limits(most=900))
    hub = replace(week.inputs.hub, tariff=tariff)
    limited = replace(week, inputs=replace(week.inputs, hub=hub))
    for plan, told in (
        (ruled(week, Sharing("by_kg")), months),
        (limited, months),
        (ruled(week, Sharing("nucleolus")), ()),
        (ruled(week.within(DECEMBER), Sharing("by_kg")), ()),
    ):
        assert apart_by_month(read_bill(Shelf([plan]), span)) == told
    pooled = read_bill(Shelf([ruled(week, Sharing("by_kg"))]), NOVEMBER)
    assert apart_by_month(pooled) == ()


def test_a_rule_tried_out_is_no_bill(week: WeekPlan) -> None:
    """What is not asked for is as the hub has set it; pooled rules share no game."""
    hub = ruled(week, Sharing("epm", BEST_PLANS))
    assert what_if(hub) == Sharing("epm", BEST_PLANS)
    assert what_if(hub, rule="ensc") == Sharing("ensc", BEST_PLANS)
    assert what_if(hub, game=THIS_PLAN) == Sharing("epm", THIS_PLAN)
    assert what_if(hub, rule="by_kg") == Sharing("by_kg")
    pooled = ruled(week, Sharing("by_kg"))
    assert what_if(pooled, game=BEST_PLANS) == Sharing("shapley", BEST_PLANS)
    (own,) = share_as_asked([pooled], None, None, pricing)
    assert own == share_by_hub(pooled)
    (tried,) = share_as_asked([pooled], None, "nucleolus", pricing)
    assert tried.rule == "nucleolus"
    with pytest.raises(InputError, match="by_kg shares no game → leave best-plans out"):
        share_as_asked([pooled], BEST_PLANS, "by_kg", pricing)


def test_a_closed_month_keeps_its_rule(week: WeekPlan) -> None:
    """A rule chosen later changes it by a correction only, which says by which rule."""
    shelf = Shelf([ruled(week, Sharing("nucleolus"))])
    first = close(shelf, NOVEMBER, "", NOW)
    assert first.rule == "nucleolus/this-plan"
    shelf.kept.append(ruled(week, Sharing("by_crates")))
    bill = read_bill(shelf, NOVEMBER)
    assert bill.shares == (share_by_hub(shelf.kept[0].within(NOVEMBER)),)
    assert other_rule(bill, shelf.kept[1].inputs.hub) == ()
    second = close(shelf, NOVEMBER, "as voted", NOW)
    assert second.rule == "by_crates"
    bill = read_bill(shelf, NOVEMBER)
    assert closed_shares(periods(bill.plans, bill.shares)) == second.shares
    assert sum(one.cents for one in second.shares) == bill.plans[0].cost
    text = StringIO()
    show_closings(Console(file=text, width=200), bill, {"ann": "Ann", "bob": "Bob"})
    assert "public money; rule: nucleolus/this-plan" in text.getvalue()
    assert "as voted; rule: by_crates" in text.getvalue()
    before, corrected = closed(words("fr", "Europe/Paris"), [bill], "ann")
    assert before.endswith("Partagé selon\N{NO-BREAK SPACE}: nucléole (ce plan).")
    assert corrected.endswith("Partagé selon\N{NO-BREAK SPACE}: selon les caisses.")


def test_a_bill_without_shares_is_shared_when_printed(
    two_months: WeekPlan, tmp_path: Path
) -> None:
    """Whoever puts a bill together by itself gets the statements of the hub's rule."""
    plan = ruled(two_months, Sharing("by_kg"))
    bill = Bill(Span.parse("2026-W49"), (), (plan,), (plan,), (), ())
    whole = bill.shared()
    assert whole.shares == (share_by_hub(plan),)
    assert whole.shared(sampling) is whole
    files = write_statements([bill], tmp_path, lambda _: None)
    assert [file.name for file in files] == [
        "statement-ann.pdf",
        "statement-bob.pdf",
    ]


def test_who_is_shared_by_another_rule_than_the_hub_s_is_told(week: WeekPlan) -> None:
    """A plan keeps the rule that it was planned with, until it is planned again."""
    bill = read_bill(Shelf([week]), DECEMBER)
    now = ruled(week, Sharing(), Sharing("by_kg")).inputs.hub
    assert other_rule(bill, now) == (Week(2026, 49),)
    assert other_rule(read_bill(Shelf([week]), NOVEMBER), now) == ()
