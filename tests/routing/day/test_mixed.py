"""Rounds that do several things, and goods that never see the dock."""

from dataclasses import replace
from itertools import pairwise

import pytest

from mil.places import Rate
from mil.rounds import RoundKind
from routing.check import check_day
from routing.check.routes import check_result, cost_of
from routing.day.answer import former_of, left_out, plan_of
from routing.day.ground import survey
from routing.day.problem import problem_of
from routing.problem import TaskKind
from routing.result import CostParts, Result, Route, Step

H = 3600
HANDLING = (30, 40, 50)


def ruled(work, **rules):
    tariff = replace(work.hub.tariff, handling=HANDLING)
    hub = replace(work.hub, tariff=tariff, rules=replace(work.hub.rules, **rules))
    return replace(work, hub=hub)


def judged(work, steps):
    """Return the hub's plan and what both judges find in it."""
    made = problem_of(survey(work))
    bare = Result((Route(0, (steps,)),), (), CostParts(), 0, 0)
    metres = sum(
        int(made.problem.matrices[0].metres[a.place, b.place])
        for a, b in pairwise(steps)
    )
    result = replace(bare, cost=cost_of(made.problem, bare), metres=metres)
    plan = plan_of(made, result)
    mine = {fault.kind for fault in check_day(work, plan)}
    theirs = {fault.kind for fault in check_result(made.problem, result)}
    return plan, mine, theirs


@pytest.fixture(name="day")
def fixture_day(grid):
    """Give a van of ten crates, a shop on the way to a farm, goods out and goods in."""
    day = grid()
    day.place("shop", (5, 0))
    day.place("farm", (10, 0))
    day.van(crates=(10, 10, 10), rate=Rate(per_km=100, per_stop=70))
    return day


def out_and_back(day, first="shop"):
    """Deliver eight crates at the shop, collect as many at the farm, in any order."""
    day.bring("x", "shop", crates=8)
    day.fetch("y", "farm", crates=8)
    made = problem_of(survey(day.work))
    task = {goods[0]: number for number, goods in enumerate(made.goods)}
    place = {site: number for number, site in enumerate(made.places)}
    stops = {
        "shop": {"handed": (task["x"],)},
        "farm": {"taken": (task["y"],)},
    }
    second = "farm" if first == "shop" else "shop"
    reach = 300 if first == "shop" else 600
    times = (6 * H, 6 * H + reach, 6 * H + reach + 300)
    home = times[2] + (600 if second == "farm" else 300)
    return (
        Step(place["hub"], *[times[0]] * 3, taken=(task["x"],)),
        Step(place[first], *[times[1]] * 3, **stops[first]),
        Step(place[second], *[times[2]] * 3, **stops[second]),
        Step(place["hub"], *[home] * 3, handed=(task["y"],)),
    )


def test_a_van_collects_on_its_way_back(day):
    """Eight crates out and eight in fit a van of ten; both stops and crates are paid.

    20 km at 1 euro, two stops at 70 cents, eight crates received at 30 cents.
    """
    steps = out_and_back(day)
    plan, mine, theirs = judged(ruled(day.work, mixed_rounds=True), steps)
    assert (mine, theirs) == (set(), set())
    (round_,) = plan.rounds
    assert round_.kind is RoundKind.MIXED
    assert round_.cost.total == 2000 + 140 + 240


def test_load_is_checked_on_every_leg(day):
    """The farm first: sixteen crates are on board on the way to the shop."""
    steps = out_and_back(day, first="farm")
    _, mine, theirs = judged(ruled(day.work, mixed_rounds=True), steps)
    assert (mine, theirs) == ({"capacity"}, {"capacity"})


def test_mixed_rounds_need_leave(day):
    """Where the hub does not mix, the same round is refused."""
    steps = out_and_back(day)
    _, mine, theirs = judged(ruled(day.work), steps)
    assert (mine, theirs) == ({"shape"}, {"mixed"})


@pytest.mark.parametrize("at", [0, 2])
def test_a_round_loads_first_and_unloads_last(day, at):
    """Loading after a stop, or a stop after unloading, is no round."""
    steps = list(out_and_back(day))
    hub = steps[0].place
    if at:
        steps.insert(3, Step(hub, *[steps[2].leave + 600] * 3, handed=steps[3].handed))
        steps[4] = Step(steps[1].place, *[steps[3].leave + 300] * 3)
    else:
        steps[0] = replace(steps[0], taken=())
        steps.insert(2, Step(hub, *[steps[1].leave + 300] * 3, taken=(0,)))
    plan = plan_of(
        problem_of(survey(day.work)),
        Result((Route(0, (tuple(steps),)),), (), CostParts(), 0, 0),
    )
    work = ruled(day.work, mixed_rounds=True)
    assert "shape" in {fault.kind for fault in check_day(work, plan)}


def past_the_dock(day, **more):
    """Carry two crates from the farm straight to the shop."""
    day.fetch("y", "farm", crates=2)
    day.bring("y", "shop", crates=2, ready=None)
    work = ruled(day.work, direct=True, **more)
    made = problem_of(survey(work))
    number = [task.kind for task in made.problem.tasks].index(TaskKind.DIRECT)
    place = {site: at for at, site in enumerate(made.places)}
    steps = (
        Step(place["hub"], *[6 * H] * 3),
        Step(place["farm"], *[6 * H + 600] * 3, taken=(number,)),
        Step(place["shop"], *[6 * H + 900] * 3, handed=(number,)),
        Step(place["hub"], *[6 * H + 1200] * 3),
    )
    return work, made, steps


def test_goods_may_go_past_the_dock(day):
    """One request has two ways; carried directly, nothing is handled at the hub."""
    work, made, steps = past_the_dock(day)
    assert [r.ways for r in made.problem.requests] == [((0, 1), (2,))]
    assert made.problem.tasks[0].dear == ((0, 60),)
    assert made.problem.tasks[2].dear == ()
    plan, mine, theirs = judged(work, steps)
    assert (mine, theirs) == (set(), set())
    (round_,) = plan.rounds
    assert round_.kind is RoundKind.DIRECT
    assert (round_.cost.handling, round_.cost.total) == (0, 2140)
    result = Result((Route(0, (steps,)),), (), CostParts(), 0, 0)
    assert left_out(made, result) == ()
    assert former_of(made, plan) == (((4, 5),),)


def test_going_past_the_dock_needs_leave(day):
    """Where goods may not go past the dock, the judge refuses and the engine cannot."""
    work, _, steps = past_the_dock(day)
    plan, _, _ = judged(work, steps)
    strict = ruled(work, direct=False)
    assert {fault.kind for fault in check_day(strict, plan)} == {"shape"}
    assert len(problem_of(survey(strict)).problem.tasks) == 2


def test_only_goods_of_one_day_go_past_the_dock(day):
    """Goods that leave at nine whatever comes in are not carried directly."""
    day.fetch("y", "farm")
    day.bring("y", "shop", ready=9 * H)
    made = problem_of(survey(ruled(day.work, direct=True)))
    assert [task.kind for task in made.problem.tasks] == [
        TaskKind.COLLECT,
        TaskKind.DELIVER,
    ]


def test_what_cannot_pass_the_dock_may_go_past_it(day):
    """No road from the farm to the hub, but one to the shop: one way is left."""
    day.blocked = {("farm", "hub")}
    _, made, _ = past_the_dock(day)
    assert [r.ways for r in made.problem.requests] == [((0,),)]
    assert made.problem.tasks[0].kind is TaskKind.DIRECT
