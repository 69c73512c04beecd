"""Bounds of days: by hand, and against all plans of small random days."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.days.small import random_problem
from routing.bound import MOST, Budget, bound
from routing.problem import (
    BreakRule,
    Costs,
    Dock,
    Hours,
    Matrix,
    Price,
    Problem,
    Request,
    Task,
    TaskKind,
    Vehicle,
    Visit,
)
from tests.routing.brute.oracle import least

WORK = 10**8
DAY = ((0, 36_000),)
HOUR = 3600


def a_day(*tasks: Task, costs: Costs, metres: int = 1000, **rest: object) -> Problem:
    """Return a day on a star: the dock is place 0, all places are equally far apart."""
    places = 1 + len(tasks)
    far = np.full((places, places), metres, np.int64)
    np.fill_diagonal(far, 0)
    problem = Problem(
        matrices=(Matrix(far, far.copy()),),
        tasks=tasks,
        requests=tuple(Request(((k,),)) for k in range(len(tasks))),
        vehicles=(Vehicle(0, 0, 0, 36_000, (10,), costs=costs),),
        dock=Dock(0),
    )
    return replace(problem, **rest)


def delivery(place: int, **rest: object) -> Task:
    """Return a task of load 4 to a place."""
    visit = Visit(place, rest.pop("windows", DAY))
    return Task(TaskKind.DELIVER, (4,), delivery=visit, **rest)


def collection(place: int) -> Task:
    return Task(TaskKind.COLLECT, (4,), pickup=Visit(place, DAY))


def test_a_bound_is_rounded_like_the_bill() -> None:
    """There and back is 2 km at 45.3 cents: 90.6, and so 91 cents, which is optimal."""
    day = a_day(delivery(1), costs=Costs(distance=Price(453, 10_000)))
    found = bound(day, 91, Budget(WORK))
    assert found is not None
    assert (found.cents, found.optimal, found.relaxed) == (91, True, ())
    above = bound(day, 100, Budget(WORK))
    assert above is not None
    assert (above.cents, above.optimal) == (91, False)


def test_capacity_asks_for_a_second_vehicle() -> None:
    """Three loads of 4 do not fit in 10: two vehicles pay their day, and 5 legs."""
    day = a_day(
        *(delivery(place) for place in (1, 2, 3)),
        costs=Costs(per_day=500, distance=Price(1, 10)),
    )
    day = replace(day, vehicles=day.vehicles * 2)
    found = bound(day, 1_500, Budget(WORK))
    assert found is not None
    assert (found.cents, found.optimal) == (1_500, True)


def test_two_rounds_of_one_vehicle_pay_one_day() -> None:
    """The same with one vehicle that may make two rounds: one day, 5 legs."""
    day = a_day(
        *(delivery(place) for place in (1, 2, 3)),
        costs=Costs(per_day=501, distance=Price(1, 10)),
    )
    day = replace(day, vehicles=(replace(day.vehicles[0], max_rounds=2),))
    found = bound(day, 1_001, Budget(WORK))
    assert found is not None
    assert (found.cents, found.optimal) == (1_001, True)
    assert found.relaxed == ("several rounds in one day",)


def test_what_may_be_skipped_costs_no_more_than_skipping() -> None:
    """Going for the second client costs 100 more; leaving it out costs 60."""
    day = a_day(delivery(1), delivery(2), costs=Costs(distance=Price(1, 10)))
    day = replace(day, requests=(Request(((0,),)), Request(((1,),), skip=60)))
    found = bound(day, 260, Budget(WORK))
    assert found is not None
    assert (found.cents, found.optimal) == (260, True)


def test_what_is_lost_is_not_asked_for() -> None:
    """A plan that leaves out an order is held to plans that leave it out."""
    day = a_day(delivery(1), delivery(2), costs=Costs(distance=Price(1, 10)))
    found = bound(day, 200, Budget(WORK), unserved=(1,))
    assert found is not None
    assert (found.cents, found.optimal) == (200, True)


def test_a_carrier_competes_with_the_own_van() -> None:
    """A carrier at 40 a round and 3 for each 4 begun is cheaper than 200 of own km."""
    day = a_day(delivery(1), costs=Costs(distance=Price(1, 10)))
    carrier = replace(day.vehicles[0], costs=Costs(per_round=40, load=(Price(3, 4),)))
    found = bound(replace(day, vehicles=(*day.vehicles, carrier)), 43, Budget(WORK))
    assert found is not None
    assert (found.cents, found.optimal) == (43, True)


def test_the_cheaper_way_of_a_request_counts() -> None:
    """Collecting and delivering costs 400 in all, the direct way 300."""
    tasks = (
        collection(1),
        delivery(2, after=(0,)),
        Task(TaskKind.DIRECT, (4,), Visit(1, DAY), Visit(3, DAY)),
    )
    day = a_day(*tasks, costs=Costs(distance=Price(1, 10)), mixed=True)
    day = replace(day, requests=(Request(((0, 1), (2,))),))
    found = bound(day, None, Budget(WORK))
    assert found is not None
    assert found.cents == 300
    assert "pairs of pickup and delivery" in found.relaxed


def test_goods_for_a_client_are_not_on_the_round_that_brings_them() -> None:
    """One round would cost 300, but the crates are at the dock only when it ends."""
    day = a_day(
        collection(1),
        delivery(2, after=(0,)),
        costs=Costs(distance=Price(1, 10)),
        mixed=True,
    )
    day = replace(day, vehicles=(replace(day.vehicles[0], max_rounds=2),))
    found = bound(day, 400, Budget(WORK))
    assert found is not None
    assert (found.cents, found.optimal) == (400, True)


def test_goods_kept_apart_are_on_two_rounds() -> None:
    """One round would cost 300; two rounds are 400."""
    tasks = (delivery(1, goods=0), delivery(2, goods=1))
    day = a_day(*tasks, costs=Costs(distance=Price(1, 10)), apart=frozenset({(0, 1)}))
    day = replace(day, vehicles=day.vehicles * 2)
    found = bound(day, 400, Budget(WORK))
    assert found is not None
    assert (found.cents, found.optimal) == (400, True)


@pytest.mark.parametrize(
    ("hours", "cents"),
    [
        (Hours(paid=False), 5_000),
        (Hours(breaks=(BreakRule(HOUR, 600),), paid=True), 5_000),
        (Hours(breaks=(BreakRule(HOUR, 600),), paid=False), 4_000),
    ],
)
def test_waiting_is_paid_unless_it_may_be_a_pause(hours: Hours, cents: int) -> None:
    """Of 5000 s between two windows, 1000 s are a wait, or an unpaid pause."""
    day = a_day(
        delivery(1, windows=((2_000, 2_000),)),
        delivery(2, windows=((5_000, 5_000),)),
        costs=Costs(time=Price(1)),
    )
    metres = np.array([[0, 1, 1], [1, 0, 2], [1, 2, 0]], np.int64)
    day = replace(
        day,
        matrices=(Matrix(metres, 1_000 * metres),),
        vehicles=(replace(day.vehicles[0], hours=hours),),
    )
    found = bound(day, None, Budget(WORK))
    assert found is not None
    assert found.cents == cents


def test_goods_that_come_late_are_delivered_late() -> None:
    """What is ready at 3000 reaches a client 1000 s away too late for a window."""
    late = delivery(1, ready=3_000, windows=((0, 3_999),))
    day = a_day(late, costs=Costs(distance=Price(1, 10)))
    assert bound(day, None, Budget(WORK)) is None
    in_time = replace(day, tasks=(delivery(1, ready=3_000, windows=((0, 4_000),)),))
    found = bound(in_time, None, Budget(WORK))
    assert found is not None
    assert found.cents == 200


def test_nothing_to_do_costs_nothing() -> None:
    """A day without work has a plan that is optimal."""
    found = bound(a_day(costs=Costs(per_day=100)), 0, Budget(WORK))
    assert found is not None
    assert (found.cents, found.optimal) == (0, True)


def test_a_large_day_has_no_bound() -> None:
    """Beyond what is worth trying, nothing is claimed."""
    many = [delivery(1) for _ in range(MOST + 1)]
    assert bound(a_day(*many, costs=Costs()), None, Budget(WORK)) is None


@pytest.mark.parametrize("seed", range(40))
def test_no_small_day_costs_less_than_its_bound(seed: int) -> None:
    """Whatever rules a small day has, its best plan costs no less than its bound."""
    day = random_problem(seed, 4)
    best = least(day)
    left = best.result.unserved
    free = bound(day, None, Budget(WORK), left)
    told = bound(day, best.cents, Budget(WORK), left)
    assert free is not None
    assert told is not None
    assert max(free.cents, told.cents) <= best.cents
    assert told.optimal is (told.cents == best.cents)


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(40, 2_000))
def test_no_day_of_many_costs_less_than_its_bound(seed: int) -> None:
    """The same on many days, with up to six visits."""
    day = random_problem(seed, 3 + seed % 4)
    best = least(day)
    found = bound(day, best.cents, Budget(WORK), best.result.unserved)
    assert found is not None
    assert found.cents <= best.cents
