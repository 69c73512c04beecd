"""Shares of a week: to the cent, whatever the order, and as the rule says."""

import random
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mil.costs.as_driven import share_round, share_week
from mil.costs.driven import road_game
from mil.costs.game import CostGame
from mil.costs.road import SCALE, road_weights
from mil.costs.shapley import shapley
from mil.costs.tariff import price_round
from mil.driving import DriverRules
from mil.places import Rate
from mil.plan import Matrices, WeekPlan
from mil.rounds import RoundKind
from mil.sharing import RULE

PLACES = ("hub", "p1", "p2", "p3", "p4", "p5", "p6")
QUICK = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


@st.composite
def trips(draw: st.DrawFn) -> tuple[RoundKind, tuple[Any, ...], Any, Any]:
    """Draw a pickup or a delivery with up to six stops and several producers each."""
    pickup = draw(st.booleans())
    stops = draw(st.lists(st.sampled_from(PLACES[1:]), min_size=1, max_size=6))
    stops = [a for a, b in pairwise([*stops, "hub"]) if a != b]
    load = st.tuples(st.sampled_from(["ann", "bob", "cid"]), st.integers(1, 9))
    loads = st.lists(load, min_size=1, max_size=3, unique_by=lambda pair: pair[0])
    goods = [tuple(draw(loads)) for _ in stops]
    waits = [draw(st.integers(0, 900)) for _ in range(len(stops) + 2)]
    if pickup:
        kind, sites = RoundKind.PICKUP, ("hub", *stops, "hub")
    else:
        kind, sites = RoundKind.DELIVERY, ("hub", *stops, "hub")
    return kind, sites, ((), *goods, ()), tuple(waits)


@st.composite
def weeks(draw: st.DrawFn) -> tuple[Rate, Matrices, list[Any]]:
    """Draw a tariff, roads of any shape, and one to three rounds."""
    cents = st.integers(0, 3000)
    rate = Rate(*(draw(cents) for _ in range(5)))
    seed = draw(st.integers(0, 2**32))
    rng = random.Random(seed)  # noqa: S311
    size = range(len(PLACES))

    def table(least: int, most: int) -> tuple[tuple[int, ...], ...]:
        return tuple(
            tuple(0 if i == j else rng.randint(least, most) for j in size) for i in size
        )

    matrices = Matrices(
        PLACES, {"van": table(1, 40_000)}, {"van": table(1, 3000)}, "drawn"
    )
    return rate, matrices, draw(st.lists(trips(), min_size=1, max_size=3))


def made(make: Any, week: tuple[Rate, Matrices, list[Any]]) -> WeekPlan:
    """Make the drawn week."""
    rate, matrices, drawn = week
    plan: WeekPlan = make.plan(rate, matrices, [make.trip(*trip) for trip in drawn])
    return plan


@given(weeks())
@QUICK
def test_shares_are_the_cost_to_the_cent(make: Any, week: Any) -> None:
    """Every round and the week are given away whole, in whole cents, none negative."""
    plan = made(make, week)
    for round_ in plan.rounds:
        parts = share_round(plan, round_)
        assert sum(part.total for part in parts) == round_.cost.total
        assert sum(part.handling for part in parts) == round_.cost.handling
        for part in parts:
            cents = (part.road, part.work, part.handling)
            assert all(type(value) is int and value >= 0 for value in cents)
    shares = share_week(plan)
    assert shares.cost == plan.cost
    assert sum(share.cents for share in shares.producers) == plan.cost
    assert shares.rule == RULE


@given(weeks(), st.randoms(use_true_random=False))
@QUICK
def test_order_does_not_matter(make: Any, week: Any, rng: random.Random) -> None:
    """The same goods in another order bear the same cents."""
    plan = made(make, week)
    goods = list(plan.consignments.items())
    rng.shuffle(goods)

    def mixed(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(rng.sample(names, len(names)))

    rounds = [
        replace(
            round_,
            stops=tuple(
                replace(stop, taken=mixed(stop.taken), handed=mixed(stop.handed))
                for stop in round_.stops
            ),
        )
        for round_ in plan.rounds
    ]
    rng.shuffle(rounds)
    day = replace(plan.days[0], rounds=tuple(rounds))
    other = replace(plan, consignments=dict(goods), days=(day,))
    assert share_week(other) == share_week(plan)


@given(weeks())
@QUICK
def test_road_weights_are_the_value_of_the_round_as_driven(
    make: Any, week: Any
) -> None:
    """The weights are the Shapley value over all coalitions, by brute force."""
    plan = made(make, week)
    rate, matrices, _ = week
    for round_ in plan.rounds:
        sites = [matrices.sites.index(stop.site) for stop in round_.stops]
        players = range(1, len(sites) - 1)

        def leg(a: int, b: int, at: Any = sites) -> int:
            i, j = at[a], at[b]
            km, time = matrices.metres["van"][i][j], matrices.seconds["van"][i][j]
            return 18 * rate.per_km * km + 5 * rate.per_hour * time

        def cost(who: tuple[int, ...], last: int = len(sites) - 1) -> int:
            if not who:
                return 0
            must = {0, last, *(i + 1 for i in who)}
            best = {0: 0}
            for b in range(1, last + 1):
                after = max(i for i in must if i < b)
                best[b] = min(best[a] + leg(a, b) for a in range(after, b))
            return SCALE * rate.per_round + best[last]

        game = CostGame.from_function([str(p) for p in players], cost)
        weights = road_weights(round_, "hub", "van", rate, matrices)
        assert list(weights[1:-1]) == list(shapley(game))
        assert all(weight >= 0 for weight in weights)


def line(*spots: int) -> Matrices:
    """Places on a line, at kilometres from the hub; one minute a kilometre."""
    metres = tuple(tuple(abs(a - b) * 1000 for b in spots) for a in spots)
    seconds = tuple(tuple(abs(a - b) * 60 for b in spots) for a in spots)
    names = PLACES[: len(spots)]
    return Matrices(names, {"van": metres}, {"van": seconds}, "line")


def test_a_stop_on_the_way_shares_the_way(make: Any) -> None:
    """Ten and twenty kilometres out on one line: 10 and 30 of the 40 km."""
    # 1 € a km, nothing else: the first 20 km are both's, the last 20 of the far farm.
    trip = make.trip(
        RoundKind.PICKUP,
        ("hub", "p1", "p2", "hub"),
        ((), (("near", 3),), (("far", 3),), ()),
        (0, 0, 0, 0),
    )
    plan = make.plan(Rate(per_km=100), line(0, 10, 20), [trip])
    near, far = share_round(plan, plan.rounds[0])
    assert (near.road, far.road) == (1000, 3000)
    assert (near.work, near.handling) == (0, 90)


def test_waiting_and_stops_fall_on_their_stop(make: Any) -> None:
    """Who lets the van wait pays the wait; time at the hub goes by crates."""
    # 36 € an hour is one cent a second. Service: 300 s and 15 s a crate.
    trip = make.trip(
        RoundKind.DELIVERY,
        ("hub", "p1", "p2", "hub"),
        ((), (("ann", 1),), (("bob", 3),), ()),
        (0, 0, 600, 0),
    )
    plan = make.plan(
        Rate(per_stop=450, per_crate=35, per_hour=3600), line(0, 1, 2), [trip]
    )
    ann, bob = share_round(plan, plan.rounds[0])
    # 360 s of loading 4 crates at the hub: 90 for ann, 270 for bob
    assert ann.work == 315 + 90 + 450 + 35
    assert bob.work == 600 + 345 + 270 + 450 + 3 * 35
    # picking 4 crates of ambient goods that start at the hub, 20 cents each
    assert (ann.handling, bob.handling) == (20, 60)


def test_goods_of_one_stop_share_by_crates(make: Any) -> None:
    """At one stop crates divide the stop's share; a tied cent goes to the first id."""
    trip = make.trip(
        RoundKind.PICKUP,
        ("hub", "p1", "hub"),
        ((), (("bob", 1), ("ann", 1), ("cid", 2)), ()),
        (0, 0, 0),
    )
    plan = make.plan(Rate(per_round=1002), line(0, 5), [trip])
    # 250.5, 250.5 and 501 cents
    assert [part.road for part in share_round(plan, plan.rounds[0])] == [251, 250, 501]


def test_no_way_past_an_absent_stop(make: Any) -> None:
    """Where no road leads past a stop, the way through it counts."""
    roads = line(0, 10, 20)
    cut = tuple(
        tuple(-1 if (i, j) == (0, 2) else v for j, v in enumerate(row))
        for i, row in enumerate(roads.metres["van"])
    )
    trip = make.trip(
        RoundKind.PICKUP,
        ("hub", "p1", "p2", "hub"),
        ((), (("near", 3),), (("far", 3),), ()),
        (0, 0, 0, 0),
    )
    whole = make.plan(Rate(per_km=100), roads, [trip])
    plan = replace(whole, matrices=replace(roads, metres={"van": cut}))
    assert share_week(plan) == share_week(whole)


def test_producers_without_a_round_are_there(make: Any) -> None:
    """Goods that nobody carries cost nothing; the figures alone are kept."""
    trip = make.trip(
        RoundKind.PICKUP, ("hub", "p1", "hub"), ((), (("ann", 1),), ()), (0, 0, 0)
    )
    plan = make.plan(Rate(per_round=1000), line(0, 5), [trip])
    (name,) = plan.consignments
    left = replace(plan.consignments[name], id="left", producer="zoe")
    alone = (make.alone("ann", 1500, 10_000, 3600, 1),)
    plan = replace(plan, consignments={**plan.consignments, "left": left}, alone=alone)
    ann, zoe = share_week(plan).producers
    assert (ann.producer, ann.cents, ann.alone.cents) == ("ann", 1030, 1500)
    assert (zoe.producer, zoe.cents, zoe.parts) == ("zoe", 0, ())
    assert zoe.alone == make.alone("zoe", 0, 0, 0, 0)


def test_a_home_leg_belongs_to_everybody(make: Any) -> None:
    """The empty way home after the hub is shared equally, as if it were fixed."""
    trip = make.trip(
        RoundKind.PICKUP,
        ("p1", "p2", "hub"),
        ((("ann", 1),), (("bob", 1),), ()),
        (0, 0, 0),
    )
    rate, roads = Rate(per_km=100), line(0, 10, 20)
    plan = make.plan(rate, roads, [trip])
    round_ = plan.rounds[0]
    last = round_.stops[-1]
    home = replace(last, site="p1", arrive=last.leave + 600, begin=last.leave + 600)
    home = replace(home, leave=home.begin, taken=(), handed=())
    longer = replace(round_, stops=(*round_.stops, home), metres=round_.metres + 10_000)
    before = road_weights(round_, "hub", "van", rate, roads)
    after = road_weights(longer, "hub", "van", rate, roads)
    half = Fraction(SCALE * 1000, 2)
    assert [b - a for a, b in zip(before, after[:3], strict=True)] == [half, half, 0]


@pytest.mark.parametrize("paid", [True, False])
def test_pauses_and_overtime_are_shared(make: Any, paid: bool) -> None:
    """A paid pause is everybody's by crates, overtime follows time, no cent is lost."""
    size = len(PLACES)
    table = tuple(tuple(0 if i == j else 600 for j in range(size)) for i in range(size))
    matrices = Matrices(PLACES, {"van": table}, {"van": table}, "drawn")
    trip = make.trip(
        RoundKind.PICKUP,
        ("hub", PLACES[1], PLACES[2], "hub"),
        ((), ((PLACES[1], 1),), ((PLACES[2], 3),), ()),
        (0, 1200, 0, 0),
    )
    plan = make.plan(Rate(per_hour=3600), matrices, [trip])
    (round_,) = plan.rounds
    wait = round_.stops[1]
    stop = replace(wait, pauses=((wait.arrive, wait.begin),))
    stops = (round_.stops[0], stop, *round_.stops[2:])
    rules = DriverRules(pauses_paid=paid, overtime_per_hour=3600)
    hub = plan.inputs.hub
    hub = replace(hub, rules=replace(hub.rules, drivers=rules))
    van = plan.inputs.vehicles["van"]
    cost = price_round(hub, "hub", van, stops, round_.metres, plan.consignments, 100)
    assert cost.overtime == 100
    assert round_.cost.time - cost.time == (0 if paid else 1200)
    plan = replace(plan, inputs=replace(plan.inputs, hub=hub))
    parts = share_round(plan, replace(round_, stops=stops, cost=cost))
    assert sum(part.total for part in parts) == cost.total
    work = {part.site: part.work for part in parts}
    without = {part.site: part.work for part in share_round(plan, round_)}
    assert work[PLACES[2]] > without[PLACES[2]]
    assert work[PLACES[1]] < without[PLACES[1]]


def test_who_pays_for_a_mixed_round(make: Any) -> None:
    """What is collected, delivered and carried directly each pays for its own stops.

    Direct goods bear a part at their farm and one at their client and no handling.
    """
    size = len(PLACES)
    table = tuple(tuple(0 if i == j else 600 for j in range(size)) for i in range(size))
    matrices = Matrices(PLACES, {"van": table}, {"van": table}, "drawn")
    trip = make.trip(
        RoundKind.DELIVERY,
        ("hub", "p1", "p2", "p3", "hub"),
        ((), (("ann", 1),), (("bob", 1),), (("cid", 1),), ()),
        (0,) * 5,
    )
    plan = make.plan(Rate(per_km=1000, per_stop=100), matrices, [trip])
    (round_,) = plan.rounds
    ann, bob, cid = round_.consignments
    goods = {
        **plan.consignments,
        bob: replace(plan.consignments[bob], origin="p2", destination="p3"),
        cid: replace(plan.consignments[cid], origin="p3", destination="hub"),
    }
    hub, first, second, third, last = round_.stops
    stops = (
        replace(hub, taken=(ann,)),
        first,
        replace(second, taken=(bob,), handed=()),
        replace(third, taken=(cid,), handed=(bob,)),
        replace(last, handed=(cid,)),
    )
    inputs = plan.inputs
    van = inputs.vehicles["van"]
    cost = price_round(inputs.hub, "hub", van, stops, round_.metres, goods)
    assert cost.handling == 30 + 20 * (plan.consignments[ann].origin == "hub")
    plan = replace(plan, consignments=goods)
    mixed = replace(round_, kind=RoundKind.MIXED, stops=stops, cost=cost)
    parts = {part.consignment: part for part in share_round(plan, mixed)}
    assert sum(part.total for part in parts.values()) == cost.total
    assert {name: part.site for name, part in parts.items()} == {
        ann: "p1",
        bob: "p3",
        cid: "p3",
    }
    assert [parts[name].handling for name in (ann, bob, cid)] == [20, 0, 30]
    assert [parts[name].work for name in (ann, bob, cid)] == [100, 150, 50]
    assert parts[bob].road > parts[cid].road


def test_the_way_from_the_lenders_farm_belongs_to_everybody(make: Any) -> None:
    """A van comes from where it stands, whether its farm has goods that day or not."""
    trip = make.trip(
        RoundKind.PICKUP,
        ("p1", "p2", "hub"),
        ((("ann", 1),), (("bob", 1),), ()),
        (0, 0, 0),
    )
    # 1 € a km: 30 km from ann's farm to the hub, bob's farm lies on the way
    rate, roads = Rate(per_km=100), line(0, 30, 20)
    plan = make.plan(rate, roads, [trip])
    half = Fraction(SCALE * 3000, 2)
    weights = road_weights(plan.rounds[0], "hub", "van", rate, roads)
    assert weights == (half, half, 0)
    assert list(shapley(road_game(plan, plan.rounds[0]))) == [half, half]
