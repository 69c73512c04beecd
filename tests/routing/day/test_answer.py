"""What the engine answers: rounds of the hub that the judge accepts."""

import random
from dataclasses import replace

import pytest

from mil.calendar import Window
from mil.driving import DriverRules, Lunch
from mil.orders import ZONES
from mil.places import Driver, Rate, VehicleSize
from mil.rounds import RoundKind
from routing.check import check_day
from routing.check.routes import cost_of
from routing.day.answer import former_of, left_out
from routing.day.ground import survey
from routing.day.problem import problem_of
from routing.validate import validate

H = 3600


def drawn(grid, seed):
    """Draw a day of farms and clients, producer-drivers and goods of all zones."""
    rng = random.Random(seed)  # noqa: S311 -- repeatable, no secret
    day = grid(handling=900, hub_service=(300, 15), max_rounds=4)
    sites = [f"s{n}" for n in range(8)]
    for name in sites:
        early = rng.randint(5, 9) * H
        day.place(
            name,
            (rng.randint(-20, 20), rng.randint(-20, 20)),
            windows=(Window(early, early + 2 * H), Window(13 * H, 16 * H)),
            size=rng.choice([VehicleSize.VAN, VehicleSize.TRUCK]),
            service=(rng.choice([0, 240]), 20),
        )
    for number, base in enumerate(["hub", rng.choice(sites), rng.choice(sites)]):
        day.van(
            f"v{number}",
            base=base,
            crates=rng.choice([(20, 10, 5), (9, 9, 0)]),
            hours=(5, 20),
            span=rng.randint(8, 13) * H,
            rate=Rate(500, 50, rng.choice([0, 10]), 60, 1500),
            reach=rng.choice([None, 90_000]),
        )
    for number in range(14):
        load = {"crates": rng.randint(1, 6), "zone": rng.choice(ZONES)}
        kind = rng.choice(["fetch", "bring", "both"])
        if kind != "bring":
            due = rng.choice([None, 14 * H]) if kind == "fetch" else None
            day.fetch(f"g{number}", rng.choice(sites), due=due, **load)
        if kind != "fetch":
            ready = None if kind == "both" else 8 * H
            day.bring(f"g{number}", rng.choice(sites), ready=ready, **load)
    return day.work


@pytest.mark.parametrize("seed", range(30))
def test_the_judge_accepts_random_days(grid, naive, seed):
    """Days there and back: every round right and priced, every consignment named."""
    work = drawn(grid, seed)
    day, result, plan = naive(work)
    assert check_day(work, plan) == ()
    priced = sum(r.cost.total - r.cost.handling for r in plan.rounds)
    assert cost_of(day.problem, result).total == priced
    carried = {c for round_ in plan.rounds for c in round_.consignments}
    assert len(carried) > 3
    assert set(left_out(day, result)).isdisjoint(carried)


def test_every_rule_at_once_is_a_sound_problem(grid):
    """With all rules set, and goods no vehicle can take, the engine can read it."""
    noon = Lunch(12 * H, 13 * H, 1800)
    due = DriverRules(
        french_break=True,
        eu_driving=True,
        max_driving=8 * H,
        lunch=noon,
        overtime_after=7 * H,
        overtime_per_hour=300,
    )
    for seed in range(10):
        work = drawn(grid, seed)
        first = min(work.sites)
        wishes = replace(
            work.sites[first], usual_vehicle="v0", unwanted_vehicles=("v1",), priority=3
        )
        rules = replace(
            work.hub.rules,
            drivers=due,
            dock_doors=1,
            dock_teams=1,
            aboard=(None, 2 * H, H),
            other_vehicle=500,
            unwanted_vehicle=900,
            uneven_hour=600,
            mixed_rounds=True,
            direct=True,
        )
        people = {
            s.driver: Driver(s.driver, "D", "", (), 24 * H, 7) for s in work.shifts
        }
        work = replace(
            work,
            hub=replace(work.hub, rules=rules),
            sites={**work.sites, first: wishes},
            drivers=people,
        )
        problem = problem_of(survey(work)).problem
        validate(problem)
        assert any(len(request.ways) == 2 for request in problem.requests)


@pytest.mark.parametrize("seed", range(5))
def test_a_day_is_where_the_next_search_starts(grid, naive, visits, seed):
    """A plan of the day read again is the visits it was made from."""
    day, result, plan = naive(drawn(grid, seed))
    assert former_of(day, plan) == visits(day, result)


def test_former_rounds_forget_what_is_gone(grid, naive):
    """Goods no longer wanted and a shift no longer there are left out."""
    day = grid()
    day.van()
    day.van("zz")
    for name in "ab":
        day.place(name, (ord(name) - 90, 0))
        day.bring("g" + name, name)
    _, _, plan = naive(day.work)
    assert [round_.vehicle for round_ in plan.rounds] == ["van"]
    day.jobs.pop()
    assert former_of(problem_of(survey(day.work)), plan) == (((1,),), ())
    day.shifts.pop(0)
    assert former_of(problem_of(survey(day.work)), plan) == ((),)


def test_ids_number_the_rounds_of_a_vehicle(grid, naive):
    """Same-day goods: one round brings them in, the second one out, priced each."""
    day = grid(handling=600)
    day.place("farm", (3, 0))
    day.place("shop", (0, 4))
    day.van(rate=Rate(per_km=100, per_round=50))
    day.fetch("a", "farm")
    day.bring("a", "shop", ready=None)
    _, _, plan = naive(day.work)
    assert [r.id[-5:] for r in plan.rounds] == ["van-1", "van-2"]
    assert [r.kind for r in plan.rounds] == [RoundKind.PICKUP, RoundKind.DELIVERY]
    assert [r.cost.total for r in plan.rounds] == [650, 850]
    assert plan.rounds[1].start == plan.rounds[0].end + 600
