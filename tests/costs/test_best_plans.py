"""Sharing by the game of best plans: nothing is lost, and values are followed."""

import io
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

import numpy as np
import pytest
from rich.console import Console

from mil.consignment import Item
from mil.costs.as_driven import share_week
from mil.costs.best_plans import BEST_PLANS, priced_once, share_best, share_game
from mil.costs.driven import UndefinedRuleError
from mil.costs.open_day import OpenDay, PricedDay, Sampled, open_days
from mil.costs.standing import savings
from mil.costs.week_rules import GAMES, compare_rules
from mil.documents.compare import compare_listing, show_compare
from mil.documents.standing import show_standing, standing_listing
from mil.errors import InputError
from mil.orders import Product, Zone
from mil.places import Rate
from mil.plan import Alone, Matrices, Shift, WeekPlan
from mil.rounds import RoundKind
from mil.sharing import THIS_PLAN

PLACES = ("hub", "p1", "p2", "p3", "p4")


def drawn(make: Any, seed: int = 1, rounds: int = 3) -> WeekPlan:
    """Draw a day of rounds, every other one a pickup round, by seed."""
    rng = Random(seed)  # noqa: S311 -- repeatable, no secret
    rate = Rate(*(rng.randint(1, 3000) for _ in range(5)))
    n = range(len(PLACES))
    tables = [
        tuple(tuple(0 if i == j else rng.randint(1, most) for j in n) for i in n)
        for most in (40_000, 3000)
    ]
    roads = Matrices(PLACES, {"van": tables[0]}, {"van": tables[1]}, "drawn")
    trips = []
    for number in range(rounds):
        stops = rng.sample(PLACES[1:], rng.randint(1, 4))
        goods = [tuple((who, rng.randint(1, 9)) for who in "ab") for _ in stops]
        kind = RoundKind.PICKUP if number % 2 else RoundKind.DELIVERY
        waits = tuple(rng.randint(0, 900) for _ in range(len(stops) + 2))
        trips.append(make.trip(kind, ("hub", *stops, "hub"), ((), *goods, ()), waits))
    plan: WeekPlan = make.plan(rate, roads, trips)
    return plan


def additive(days: Sequence[OpenDay]) -> tuple[PricedDay, ...]:
    """Price groups by what their stops cost each: 1, 2, 3 … units."""
    priced = []
    for day in days:
        costs = np.zeros(1, np.int64)
        for stop in range(len(day.stops)):
            costs = np.concatenate([costs, costs + stop + 1])
        priced.append(PricedDay(Fraction(1, 300), int(costs[-1]), costs))
    return tuple(priced)


def refusing(days: Sequence[OpenDay]) -> tuple[PricedDay, ...]:
    """Price nothing."""
    return tuple(PricedDay(refused="no reason") for _ in days)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("rule", ["shapley", "nucleolus", "by_detour"])
def test_no_cent_is_lost(make: Any, seed: int, rule: str) -> None:
    """Whatever the rounds and the rule, shares add up to the cost of the week."""
    plan = drawn(make, seed)
    shares = share_best(plan, additive, rule)
    assert shares.cost == plan.cost
    assert (shares.game, shares.rule) == (BEST_PLANS, rule)
    assert min(p.road for one in shares.producers for p in one.parts) >= 0
    carried = {c for round_ in plan.rounds for c in round_.consignments}
    parts = [p.consignment for one in shares.producers for p in one.parts]
    assert sorted(parts) == sorted(carried)


def test_the_road_follows_the_values_over_all_rounds_of_a_day(make: Any) -> None:
    """Stop k of two delivery rounds bears k parts of what both cost away from here."""
    plan = drawn(make, 3)
    shares = share_best(plan, additive)
    game = next(g for g in shares.games if g.kind is RoundKind.DELIVERY)
    rounds = {r.id: r for r in plan.rounds if r.kind is RoundKind.DELIVERY}
    parts = [p for one in shares.producers for p in one.parts if p.round in rounds]
    assert sum(part.road for part in parts) == game.driven
    stops = [
        (round_.id, stop.handed)
        for round_ in rounds.values()
        for stop in round_.stops[1:-1]
    ]
    whole = sum(range(1, len(stops) + 1))
    for number, (name, goods) in enumerate(stops, 1):
        own = sum(p.road for p in parts if p.round == name and p.consignment in goods)
        assert abs(own - game.driven * number / whole) <= len(goods)


def test_handling_is_the_same_in_both_games(make: Any) -> None:
    """What the work at the hub costs does not depend on the game."""
    plan = drawn(make, 5)
    for one, other in zip(
        share_week(plan).producers, share_best(plan, additive).producers, strict=True
    ):
        assert [p.handling for p in one.parts] == [p.handling for p in other.parts]


def test_what_cannot_be_priced_is_shared_as_driven(make: Any) -> None:
    """The shares are those of the other game, and the reason is kept."""
    plan = drawn(make, 2)
    shares = share_best(plan, refusing)
    assert shares.producers == share_week(plan).producers
    assert {game.refused for game in shares.games} == {"no reason"}


@pytest.mark.parametrize("kind", [RoundKind.MIXED, RoundKind.DIRECT])
def test_rounds_that_are_no_game_are_shared_as_driven(
    make: Any, kind: RoundKind
) -> None:
    """A mixed or direct round is in no game of best plans."""
    plan = drawn(make, 2, rounds=1)
    rounds = tuple(replace(r, kind=kind) for r in plan.rounds)
    plan = replace(plan, days=(replace(plan.days[0], rounds=rounds),))
    assert open_days(plan) == ()
    assert share_best(plan, additive).producers == share_week(plan).producers


def test_what_is_not_defined_for_a_day_is_said(
    make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names rule, rounds and day, and what to do."""
    monkeypatch.setitem(GAMES, "epm", lambda _: None)
    said = "epm is not defined for the .* rounds of .* → use another rule"
    with pytest.raises(UndefinedRuleError, match=said):
        share_best(drawn(make, 4), additive, "epm")


def test_sampled_values_are_followed_and_need_the_shapley_value(make: Any) -> None:
    """Without a table there are no other rules, and the message says so."""
    plan = drawn(make, 4)

    def sampling(days: Sequence[OpenDay]) -> tuple[PricedDay, ...]:
        return tuple(
            PricedDay(
                priced.unit,
                priced.total,
                sampled=Sampled(
                    tuple(Fraction(s + 1) for s in range(len(day.stops))), 25
                ),
            )
            for day, priced in zip(days, additive(days), strict=True)
        )

    assert share_best(plan, sampling).producers == share_best(plan, additive).producers
    with pytest.raises(UndefinedRuleError, match="too many for a table"):
        share_best(plan, sampling, "nucleolus")


def test_an_unknown_game_or_rule_is_refused(make: Any) -> None:
    """The message names those there are."""
    plan = drawn(make)
    with pytest.raises(InputError, match="no game → one of this-plan, best-plans"):
        share_game(plan, "chess", "shapley", additive)
    with pytest.raises(InputError, match="no rule → one of by_detour"):
        share_game(plan, BEST_PLANS, "sheet-4", additive)
    assert set(GAMES) >= {"shapley"}
    assert share_game(plan, THIS_PLAN, "shapley", refusing) == share_week(plan)


def test_each_plan_of_a_day_is_priced_once(make: Any) -> None:
    """Asked again of the same day nothing is done; a day planned anew is another."""
    asked: list[int] = []

    def counted(days: Sequence[OpenDay]) -> tuple[PricedDay, ...]:
        asked.append(len(days))
        return additive(days)

    price = priced_once(counted)
    one, other = drawn(make, 3), drawn(make, 4)
    for plan in (one, other, drawn(make, 3), other):
        assert share_best(plan, price) == share_best(plan, additive)
    assert len(asked) == 2


def test_a_vehicles_day_begins_as_in_the_plan(make: Any) -> None:
    """It lasts as long as its driver may, and lies within the shift."""
    plan = drawn(make, 1)
    day, begun = plan.rounds[0].day, plan.rounds[0].start
    assert begun == min(round_.start for round_ in plan.rounds)
    for start, end, span, opens in (
        (begun - 900, begun + 40_000, 30_000, begun),
        (begun - 30_000, begun + 900, 10_000, begun + 900 - 10_000),
        (begun - 900, begun + 900, 30_000, begun - 900),
    ):
        shift = Shift("van", "", day, start, end, span)
        schedule = replace(plan.schedule, shifts=(shift,))
        for game in open_days(replace(plan, schedule=schedule)):
            (there,) = game.vehicles
            lasts = min(span, end - start)
            assert (there.opens, there.closes) == (opens, opens + lasts)


def dearer_together(days: Sequence[OpenDay]) -> tuple[PricedDay, ...]:
    """Price each stop at 6 units, but all of a day at 3 more: the core is empty."""
    priced = []
    for day in days:
        costs = 6 * np.bitwise_count(np.arange(2 ** len(day.stops))).astype(np.int64)
        costs[-1] += 3
        priced.append(PricedDay(Fraction(100), int(costs[-1]), costs))
    return tuple(priced)


def with_producers(plan: WeekPlan) -> WeekPlan:
    """Give the producers, who live at the hub, a name."""
    sites = plan.inputs.sites | dict.fromkeys("ab", plan.inputs.sites["hub"])
    return replace(plan, inputs=replace(plan.inputs, sites=sites))


@pytest.mark.parametrize("rule", ["epm", "shapley_in_core", "nucleolus", "shapley"])
def test_an_empty_core_is_told_with_what_would_fill_it(make: Any, rule: str) -> None:
    """All pay 3 units too much together; all but one, their part of that."""
    plan = drawn(make, 3)
    shares = share_best(plan, dearer_together, rule)
    games = [one for one in shares.standings if one.stops > 1]
    assert games
    for one in games:
        assert one.subsidy == 300
        assert one.efficient
        assert not one.rational
        assert len(one.worst) == one.stops - 1
        assert one.excess == 300 * Fraction(one.stops - 1, one.stops)
    told = standing_listing([plan], shares)["standing"]["games"]
    least = rule in ("epm", "shapley_in_core")
    for game in (g for g in told if g["stops"] > 1):
        assert (game["core_nonempty"], game["subsidy_cents"]) == (False, 300)
        assert (game["in_least_core"], game["stable"]) == (least, False)
    shown = io.StringIO()
    plan = with_producers(plan)
    show_standing(Console(file=shown, width=400), [plan], shares, limits=False)
    said = f"On {len(games)} of {len(games)} days and legs no sharing is stable"
    assert said in shown.getvalue()
    assert ("the least core was used there" in shown.getvalue()) == least
    assert f"{3 * len(games)}.00 € in all" in shown.getvalue()


def test_a_stable_week_is_called_stable(make: Any) -> None:
    """Where groups cost what their stops do nobody overpays, and no cent is needed."""
    shares = share_best(drawn(make, 3), additive, "epm")
    assert {one.subsidy for one in shares.standings} == {0}
    assert not any(one.overpaid for one in shares.standings)


def test_what_no_table_tells_is_not_told(make: Any) -> None:
    """Of a sampled day nobody knows the worst group, and nothing is pretended."""
    plan = drawn(make, 4)

    def sampling(days: Sequence[OpenDay]) -> tuple[PricedDay, ...]:
        ones = [Sampled((Fraction(1),) * len(day.stops), 25) for day in days]
        return tuple(PricedDay(total=len(one.values), sampled=one) for one in ones)

    shares = share_best(plan, sampling)
    for game in standing_listing([plan], shares)["standing"]["games"]:
        for key in ("stable", "efficient", "core_nonempty", "worst_excess_cents"):
            assert game[key] is None
    shown = io.StringIO()
    plan = with_producers(plan)
    show_standing(Console(file=shown, width=400), [plan], shares, limits=True)
    assert "is not known" in shown.getvalue()


def test_who_pays_more_than_alone_is_counted_among_those_with_a_figure() -> None:
    """Goods that could not be brought alone leave a producer out of it."""
    alone = [Alone("a", 100, 0, 0, 0), Alone("b", 100, 0, 0, 0)]
    some = Alone("c", 10, 0, 0, 0, undone=("c1",))
    found = savings({"a": 40, "b": 90, "c": 50}, {"b": 10}, [*alone, some])
    assert (found.above, found.compared) == ((), 2)
    assert found.gini == Fraction(1, 4)  # of 60 and 20
    found = savings({"a": 140, "b": 80}, {}, alone)
    assert (found.above, found.gini) == (("a",), None)


def test_rules_are_compared_by_one_pricing_and_say_how_stable_they_are(
    make: Any,
) -> None:
    """In an empty core each rule has its worst group; weights share no game."""
    plan = with_producers(drawn(make, 3))
    jam = Product("jam", "a", "jam", "jar", 1, 1, Zone.AMBIENT)
    item = Item("1/jam", "jam", "p1", 1000, 1)
    goods = {n: replace(c, items=(item,)) for n, c in plan.consignments.items()}
    inputs = replace(plan.inputs, products={"jam": jam})
    plan = replace(plan, inputs=inputs, consignments=goods)
    plan = replace(plan, alone=(Alone("a", 10**6, 0, 0, 0), Alone("b", 1, 0, 0, 0)))
    asked: list[int] = []

    def counted(days: Sequence[OpenDay]) -> tuple[PricedDay, ...]:
        asked.append(len(days))
        return dearer_together(days)

    price = priced_once(counted)
    rules = compare_rules(
        [plan], lambda plan, rule: share_game(plan, BEST_PLANS, rule, price, False)
    )
    assert len(asked) == 1
    found = {rule.name: rule for rule in rules}
    games = [len(day.stops) for day in open_days(plan)]
    worst = max(300 * Fraction(stops - 1, stops) for stops in games)
    for name in ("shapley", "epm", "nucleolus", "shapley_in_core"):
        assert found[name].excess == worst
    assert found["by_kg"].excess is None
    empty = sum(stops > 1 for stops in games)
    assert f"in the least core {empty} times" in found["epm"].note
    assert found["nucleolus"].note == "summed over days, a convention"
    told = compare_listing("2026-W48", BEST_PLANS, [plan], rules)
    assert told["game"] == BEST_PLANS
    assert told["rules"]["epm"]["worst_excess_cents"] == float(worst)
    assert told["rules"]["epm"]["more_than_alone"] == ["b"]
    assert told["rules"]["epm"]["gini_of_savings"] is None
    shown = io.StringIO()
    show_compare(Console(file=shown, width=110), BEST_PLANS, [plan], rules)
    lines = shown.getvalue().splitlines()
    assert max(len(line) for line in lines) <= 110
    assert sum(line.startswith(" a group overpays ") for line in lines) == 4
    counts = [line.split()[4:] for line in lines if "pay more than alone" in line]
    assert counts[0] == [*"11111–"]  # no turnover without prices
    assert "…" not in shown.getvalue()
    text = " ".join(shown.getvalue().split())
    assert "before limits, refunds and public money" in text
    assert "game “best plans”: each group of stops would plan rounds" in text
