"""Who pays which leg: the hub's rule of the day, to the cent."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mil.budget import ClientsPay
from mil.consignment import Consignment, Item
from mil.costs.aboard import payers_of
from mil.costs.as_driven import share_week
from mil.costs.beside import beside
from mil.costs.ledger import ledger
from mil.costs.period import periods
from mil.costs.week_rules import GAMES, rule_on, shares_by
from mil.orders import Flow, Product, Zone
from mil.plan import WeekPlan
from mil.rounds import Leg
from tests.costs.test_shares import QUICK, made, weeks

DAY = date(2026, 11, 24)
PERCENT = st.integers(0, 100)


def goods(*orders: tuple[str, int]) -> Consignment:
    """Make goods of ann, ordered by clients in grams; bulk has no client."""
    items = tuple(Item("l", "leek", client, 1000, grams) for client, grams in orders)
    ends = ("ann", "ann", "hub", Zone.AMBIENT, DAY, DAY)
    return Consignment("c", Flow.ON_SITE, *ends, items, 900, 3)


def with_clients(plan: WeekPlan, rule: ClientsPay) -> WeekPlan:
    """Let the goods of a drawn plan be ordered by two clients, one of them more."""
    ordered = {
        name: replace(
            one,
            items=tuple(Item("l", "leek", client, 1000, grams) for client, grams in by),
        )
        for name, one in plan.consignments.items()
        for by in ([("inn", 500), ("shop", 250)] if one.crates % 2 else [("inn", 1)],)
    }
    hub = plan.inputs.hub
    hub = replace(hub, tariff=replace(hub.tariff, clients_pay=rule))
    inn = replace(plan.inputs.sites["hub"], id="inn", name="Inn")
    sites = {**plan.inputs.sites, "inn": inn, "shop": replace(inn, id="shop")}
    for name in ("ann", "bob", "cid"):
        sites.setdefault(name, replace(inn, id=name))
    leek = Product("leek", "ann", "Leek", "kg", 1000, 1000, Zone.AMBIENT, price=250)
    inputs = replace(plan.inputs, hub=hub, sites=sites, products={"leek": leek})
    return replace(plan, inputs=inputs, consignments=ordered)


def test_several_clients_pay_by_weight() -> None:
    """The producer pays the rest; who has ordered nothing pays nothing."""
    asked = goods(("shop", 100), ("inn", 300), ("shop", 200), ("none", 0))
    found = dict(payers_of(asked, Leg.COLLECT, ClientsPay(collect=40)))
    fifth = Fraction(1, 5)
    assert found == {"ann": 3 * fifth, "inn": fifth, "shop": fifth}
    assert list(payers_of(asked, Leg.DELIVER, ClientsPay(collect=40))) == [("ann", 1)]
    alone = dict(payers_of(goods(("inn", 0)), Leg.DIRECT, ClientsPay(direct=100)))
    assert alone == {"inn": 1}


def test_the_producer_pays_for_what_nobody_has_ordered() -> None:
    """Bulk for the hub's stock has no client."""
    rule = ClientsPay(100, 100, 100)
    assert list(payers_of(goods(("", 900)), Leg.COLLECT, rule)) == [("ann", 1)]


@given(weeks(), PERCENT, PERCENT)
@QUICK
def test_all_payers_together_pay_the_rounds(
    make: Any, week: Any, collect: int, deliver: int
) -> None:
    """By any rule of the game, on every round, to the cent, and nobody is paid."""
    plan = with_clients(made(make, week), ClientsPay(collect, deliver))
    shares = share_week(plan)
    paid = dict.fromkeys((round_.id for round_ in plan.rounds), 0)
    everybody = [*shares.producers, *shares.clients]
    for part in (part for one in everybody for part in one.parts):
        paid[part.round] += part.total
        assert min(part.road, part.work, part.handling) >= 0
    assert paid == {round_.id: round_.cost.total for round_ in plan.rounds}
    assert sum(one.cents for one in everybody) == shares.cost == plan.cost
    assert sum(one.cents for one in periods([plan])) == plan.cost


@given(weeks())
@QUICK
def test_who_pays_changes_nothing_of_what_goods_bear(make: Any, week: Any) -> None:
    """Where one client pays all of every leg, it pays what the producers paid."""
    before = with_clients(made(make, week), ClientsPay())
    one = {
        name: replace(goods, items=goods.items[:1])
        for name, goods in before.consignments.items()
    }
    before = replace(before, consignments=one)
    after = with_rule(before, ClientsPay(100, 100))
    theirs = share_week(before).producers
    (inn,) = share_week(after).clients
    assert inn.cents == sum(share.cents for share in theirs) == before.cost
    for was, now in zip(theirs, share_week(after).producers, strict=True):
        assert (now.parts, now.cents, now.goods_cents) == ((), 0, was.cents)
        assert [part.total for part in now.by_clients] == [p.total for p in was.parts]


def with_rule(plan: WeekPlan, rule: ClientsPay) -> WeekPlan:
    """Change who pays."""
    hub = plan.inputs.hub
    hub = replace(hub, tariff=replace(hub.tariff, clients_pay=rule))
    return replace(plan, inputs=replace(plan.inputs, hub=hub))


@pytest.fixture(name="halved")
def fixture_halved(two_months: WeekPlan) -> WeekPlan:
    """Give a week with two rounds in which clients pay half from 1 December on."""
    plan = with_clients(two_months, ClientsPay())
    hub = plan.inputs.hub
    later = replace(
        hub.tariff, valid_from="2026-12-01", clients_pay=ClientsPay(collect=50)
    )
    inputs = replace(plan.inputs, hub=replace(hub, later=(later,)))
    return replace(plan, inputs=inputs)


def test_the_rule_is_that_of_the_day(halved: WeekPlan) -> None:
    """November is paid by producers, in December clients pay half."""
    first, second = halved.rounds
    parts = [part for share in share_week(halved).clients for part in share.parts]
    assert {part.round for part in parts} == {second.id}
    half = sum(part.total for part in parts)
    # each kind of part is rounded by itself, for three payers of two consignments
    assert abs(2 * half - second.cost.total) <= 6
    assert first.cost.total > 0


def test_kilometres_and_gifts_follow_the_goods(halved: WeekPlan) -> None:
    """Who pays moves no metre, no hour and no balance from one farm to another."""
    plain = replace(
        halved,
        inputs=replace(halved.inputs, hub=replace(halved.inputs.hub, later=())),
    )
    for was, now in zip(
        beside(plain, share_week(plain)),
        beside(halved, share_week(halved)),
        strict=True,
    ):
        assert abs(was.together.metres - now.together.metres) <= 40
        assert now.together.cents <= was.together.cents
    for name, account in ledger([halved]).accounts.items():
        assert account.pays <= ledger([plain]).accounts[name].pays
    assert sum(one.metres for one in periods([halved])) == sum(
        round_.metres for round_ in halved.rounds
    )
    inn = next(one for one in periods([halved]) if one.payer == "inn")
    assert (inn.is_client, inn.alone.cents, inn.account.gave_cents) == (True, 0, 0)


@pytest.mark.parametrize("name", GAMES)
def test_other_rules_are_split_alike(halved: WeekPlan, name: str) -> None:
    """What clients pay is in the comparison of rules, and no cent is lost."""
    found = rule_on([halved], name)
    if not found.cents:
        pytest.skip(found.note)
    assert sum(found.cents.values()) == halved.cost
    shares = shares_by(halved, name)
    assert sum(share.cents for share in shares.clients) > 0
    paid = sum(share.cents for share in (*shares.producers, *shares.clients))
    assert paid == halved.cost
