"""A week by every rule: what is shared, by what, and that no cent is lost."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from mil.budget import Fees
from mil.consignment import Item
from mil.costs import marginal
from mil.costs.as_driven import share_round, share_week
from mil.costs.driven import UndefinedRuleError, road_game, values_by
from mil.costs.road import road_weights, worked_away
from mil.costs.rules import EFFICIENT, RATIONAL, Rule
from mil.costs.shapley import shapley
from mil.costs.simple_rules import (
    KNOWN,
    MORE,
    NEVER_PAID,
    NO_SPLIT,
    SIMPLE_RULES,
    WEEKLY,
)
from mil.costs.week_rules import (
    GAMES,
    NAMES,
    WEIGHTS,
    compare_rules,
    rule_on,
    shares_by,
)
from mil.orders import Product, Zone
from mil.places import Rate
from mil.plan import Alone, Matrices, WeekPlan
from mil.rounds import RoundKind

PLACES = ("hub", *(f"p{i}" for i in range(1, 8)))


@pytest.fixture(name="drawn")
def fixture_drawn(make: Any) -> Callable[[int], WeekPlan]:
    """Draw a week of three rounds of up to seven stops, by seed."""

    def draw(seed: int) -> WeekPlan:
        rng = Random(seed)  # noqa: S311 -- repeatable, no secret
        rate = Rate(*(rng.randint(0, 3000) for _ in range(5)))

        def table(most: int) -> tuple[tuple[int, ...], ...]:
            n = range(len(PLACES))
            return tuple(
                tuple(0 if i == j else rng.randint(1, most) for j in n) for i in n
            )

        roads = Matrices(PLACES, {"van": table(40_000)}, {"van": table(3000)}, "drawn")
        trips = []
        for number in range(3):
            stops = rng.sample(PLACES[1:], rng.randint(1, 7))
            goods = [
                tuple((who, rng.randint(1, 9)) for who in rng.sample("abcd", 2))
                for _ in stops
            ]
            kind = RoundKind.PICKUP if number % 2 else RoundKind.DELIVERY
            waits = tuple(rng.randint(0, 900) for _ in range(len(stops) + 2))
            trips.append(
                make.trip(kind, ("hub", *stops, "hub"), ((), *goods, ()), waits)
            )
        plan: WeekPlan = make.plan(rate, roads, trips)
        return plan

    return draw


@pytest.mark.parametrize("seed", range(12))
def test_the_game_of_a_round_has_the_value_of_the_closed_form(
    drawn: Any, seed: int
) -> None:
    """From the table of all groups of stops comes the same Shapley value."""
    plan: WeekPlan = drawn(seed)
    hub = plan.inputs.hub
    for round_ in plan.rounds:
        vehicle = plan.inputs.vehicles[round_.vehicle]
        rate = hub.tariff.rates[vehicle.rate]
        closed = road_weights(round_, hub.site.id, "van", rate, plan.matrices)
        game = road_game(plan, round_)
        table = dict(zip(game.players, shapley(game), strict=True))
        for number, value in enumerate(closed):
            assert table.get(str(number), Fraction(0)) == value


@pytest.mark.parametrize("seed", range(6))
def test_no_rule_loses_a_cent(drawn: Any, seed: int) -> None:
    """Every rule shares exactly the cost of the week, among the same producers."""
    plan: WeekPlan = drawn(seed)
    found = compare_rules([plan])
    assert [rule.name for rule in found] == list(NAMES)
    for rule in found:
        if rule.cents:
            assert sum(rule.cents.values()) + rule.rest == plan.cost, rule.name
        else:
            assert rule.note, rule.name


def test_the_hubs_own_rule_is_the_shapley_value(drawn: Any) -> None:
    """What `mil share` says is one of the rules compared."""
    plan: WeekPlan = drawn(3)
    own = {share.producer: share.cents for share in share_week(plan).producers}
    assert {p: c for p, c in own.items() if c} == {
        p: c for p, c in rule_on([plan], "shapley").cents.items() if c
    }


def test_weights_are_what_they_say(drawn: Any) -> None:
    """Grams, crates and stops, counted by hand."""
    plan: WeekPlan = drawn(5)
    goods = plan.consignments
    grams = WEIGHTS["by_kg"](plan)
    crates = WEIGHTS["by_crates"](plan)
    carried = {name for round_ in plan.rounds for name in round_.consignments}
    for producer in grams:
        own = [goods[name] for name in carried if goods[name].producer == producer]
        assert grams[producer] == sum(one.grams for one in own)
        assert crates[producer] == sum(one.crates for one in own)
    stops = 0
    for round_ in plan.rounds:
        for stop, plays in zip(round_.stops, worked_away(round_, "hub"), strict=True):
            if plays:
                names = (*stop.taken, *stop.handed)
                stops += len({goods[name].producer for name in names})
    assert sum(WEIGHTS["by_stops"](plan).values()) == stops


@pytest.mark.parametrize("name", GAMES)
def test_only_the_road_depends_on_the_rule(drawn: Any, name: str) -> None:
    """Work and handling stay where they arise, whatever rule shares the road."""
    plan: WeekPlan = drawn(7)
    here = share_week(plan)
    try:
        there = shares_by(plan, name)
    except UndefinedRuleError:
        return
    for one, other in zip(here.producers, there.producers, strict=True):
        assert [p.work for p in one.parts] == [p.work for p in other.parts]
        assert [p.handling for p in one.parts] == [p.handling for p in other.parts]
    for round_ in plan.rounds:
        roads = [
            sum(
                p.road
                for s in shares.producers
                for p in s.parts
                if p.round == round_.id
            )
            for shares in (here, there)
        ]
        assert len(set(roads)) == 1


def test_negative_values_are_shared_without_loss(drawn: Any) -> None:
    """A rule that pays somebody for coming along still adds up."""
    plan: WeekPlan = drawn(1)
    paid = values_by("equal_savings", marginal.equal_savings)

    def less(plan: WeekPlan, round_: Any) -> list[Fraction]:
        values = list(paid(plan, round_))
        moved = [n for n, plays in enumerate(worked_away(round_, "hub")) if plays]
        for a, b in pairwise(moved):
            values[a] -= 10**9
            values[b] += 10**9
        return values

    for round_ in plan.rounds:
        parts = share_round(plan, round_, less(plan, round_))
        assert sum(part.total for part in parts) == round_.cost.total


def test_what_is_not_defined_is_said(drawn: Any) -> None:
    """A rule without an answer for a round gives a note, or an error with its id."""
    plan: WeekPlan = drawn(2)
    said = "nothing is not defined for round .* → use another rule"
    with pytest.raises(UndefinedRuleError, match=said):
        share_week(plan, "nothing", values_by("nothing", lambda _: None))


def with_sales(plan: WeekPlan) -> WeekPlan:
    """Sell 2 kg of jam in each consignment, and set fees."""
    item = Item("1/jam", "jam", "shop", 2000, 1)
    jam = Product("jam", "a", "jam", "jar", 1, 1, Zone.AMBIENT, price=777)
    goods = {n: replace(c, items=(item,)) for n, c in plan.consignments.items()}
    fees = Fees(per_crate=30, per_basket=10**6, commission=1250)
    tariff = replace(plan.inputs.hub.tariff, fees=fees)
    hub = replace(plan.inputs.hub, tariff=tariff)
    inputs = replace(plan.inputs, products={"jam": jam}, hub=hub)
    return replace(plan, consignments=goods, inputs=inputs)


def test_what_fees_leave_is_the_hub_s(drawn: Any) -> None:
    """Fees by hand; what they lack, or bring in beyond the cost, is shown."""
    plan = with_sales(drawn(5))
    goods = plan.consignments
    crates = WEIGHTS["by_crates"](plan)
    by_crate = rule_on([plan], "fee_per_crate")
    assert by_crate.cents == {p: 30 * crates[p] for p in by_crate.cents}
    assert by_crate.rest == plan.cost - 30 * sum(crates.values())
    carried = [goods[c] for r in plan.rounds for c in r.consignments]
    lines = Counter(c.producer for c in carried)
    commission = rule_on([plan], "commission")
    for producer, cents in commission.cents.items():
        assert cents == (1250 * 2 * 777 * lines[producer] + 5000) // 10_000
    rich = rule_on([plan], "fee_per_basket")
    assert rich.rest < 0
    assert "keeps" in rich.note
    assert all(sum(r.cents.values()) + r.rest == plan.cost for r in (by_crate, rich))


def going_alone(plan: WeekPlan) -> WeekPlan:
    """Let going alone cost each producer something else."""
    alone = tuple(Alone(who, 999 * (i + 1), 0, 0, 0) for i, who in enumerate("abcd"))
    return replace(plan, alone=alone)


def dearer(plan: WeekPlan) -> WeekPlan:
    """Let each round cost 50 € more."""
    days = []
    for day in plan.days:
        rounds = [
            replace(r, cost=replace(r.cost, fixed=r.cost.fixed + 5000))
            for r in day.rounds
        ]
        days.append(replace(day, rounds=tuple(rounds)))
    return replace(plan, days=tuple(days))


def split_up(plan: WeekPlan) -> WeekPlan:
    """Let producer a call itself z for every other lot."""
    own = sorted(n for n, c in plan.consignments.items() if c.producer == "a")
    parted = {n: replace(plan.consignments[n], producer="z") for n in own[::2]}
    return replace(plan, consignments=plan.consignments | parted)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("rule", SIMPLE_RULES, ids=lambda rule: rule.name)
def test_simple_rules_keep_their_promises(drawn: Any, seed: int, rule: Rule) -> None:
    """What they are said to do well they do, on drawn weeks."""
    plan = going_alone(with_sales(drawn(seed)))
    found = rule_on([plan], rule.name)
    paid = found.cents
    assert paid
    if EFFICIENT in rule.axioms:
        assert sum(paid.values()) == plan.cost
    if NEVER_PAID in rule.axioms:
        assert min(paid.values()) >= 0
    if MORE in rule.axioms:
        after = rule_on([dearer(plan)], rule.name).cents
        assert all(after[who] >= cents - 1 for who, cents in paid.items())
    if NO_SPLIT in rule.axioms:
        apart = rule_on([split_up(plan)], rule.name).cents
        whole = apart.get("a", 0) + apart.get("z", 0)
        assert abs(whole - paid.get("a", 0)) <= 2
    if RATIONAL in rule.axioms:
        much = plan.cost // len(paid) + 1
        dear = [replace(one, cents=one.cents + much) for one in plan.alone]
        within = rule_on([replace(plan, alone=tuple(dear))], rule.name).cents
        assert all(within.get(a.producer, 0) <= a.cents for a in dear)
    if KNOWN in rule.axioms:
        assert rule_on([dearer(plan)], rule.name).cents == paid
    if WEEKLY in rule.axioms:
        twice = rule_on([plan, going_alone(with_sales(drawn(seed + 9)))], rule.name)
        other = rule_on([going_alone(with_sales(drawn(seed + 9)))], rule.name).cents
        both = set(paid) | set(other)
        assert twice.cents == {p: paid.get(p, 0) + other.get(p, 0) for p in both}


def test_promises_that_are_not_made_do_not_hold(drawn: Any) -> None:
    """Splitting up costs more by equal parts; weeks do not add up by weight."""
    plan, other = (going_alone(with_sales(drawn(seed))) for seed in (2, 11))
    apart = rule_on([split_up(plan)], "equal").cents
    assert apart["a"] + apart["z"] > rule_on([plan], "equal").cents["a"] + 2
    kg = [rule_on(plans, "by_kg").cents for plans in ([plan], [other], [plan, other])]
    assert any(abs(kg[2][p] - kg[0][p] - kg[1][p]) > 2 for p in kg[2])


def test_shares_by_detour_add_up_to_the_game(drawn: Any) -> None:
    """So a group is held against what it really pays."""
    for standing in shares_by(drawn(4), "by_detour").standings:
        assert standing.efficient
