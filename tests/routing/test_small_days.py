"""The engine on random days: the judge accepts all, brute force is never undercut."""

import pytest

from benchmarks.days.planted import hub_day
from benchmarks.days.small import random_problem
from routing.check import check_result, cost_of
from routing.engine import solve
from routing.plain.budget import Budget
from tests.routing.brute.clock import UndecidedError
from tests.routing.brute.oracle import least

DAYS = 80

EQUAL = 0.9
"""Share of days on which the engine must find what brute force finds, at least."""


DECIDED = 0.95
"""Share of days for which brute force must come to an end, at least."""


def compared(seed: int, most: int, iterations: int) -> bool | None:
    """Plan a day both ways; return whether the engine's plan costs as little.

    None when brute force gives up. A plan that it cannot match is impossible, or brute
    force is wrong.
    """
    problem = random_problem(seed, most)
    result = solve(problem, Budget(iterations), seed)
    assert check_result(problem, result) == (), f"seed {seed}"
    assert cost_of(problem, result) == result.cost, f"seed {seed}"
    try:
        best = least(problem)
    except UndecidedError:
        return None
    ours = (result.loss, result.cost.total)
    assert ours >= (best.loss, best.cents), f"seed {seed}"
    assert result.loss == best.loss, f"seed {seed}: {ours}, {best.cents}"
    return ours == (best.loss, best.cents)


def test_tiny_days_lose_no_more_than_they_must() -> None:
    """As much is served as can be; most plans cost the least there is, none less."""
    equal = [compared(seed, 5, 150) for seed in range(DAYS)]
    assert None not in equal
    assert sum(map(bool, equal)) >= EQUAL * DAYS


@pytest.mark.parametrize("seed", [83, 147])
def test_a_lock_on_a_second_round_is_kept(seed: int) -> None:
    """What is locked to a second round is served, though the first one costs more."""
    compared(seed, 7, 500)


@pytest.mark.parametrize("seed", [886, 918])
def test_a_way_is_found_that_neither_of_its_tasks_has_alone(seed: int) -> None:
    """A round too long as the only one ends at the dock if another comes after it."""
    compared(seed, 7, 500)


@pytest.mark.parametrize("seed", [583, 1272, 1273])
def test_a_round_before_a_locked_one_is_made(seed: int) -> None:
    """What fills it waits for the locked one, or costs more than leaving it out."""
    compared(seed, 7, 500)


def test_goods_that_two_vans_bring_each_other_are_carried() -> None:
    """Each waits for what the other collects: one order of four tasks fits."""
    compared(462, 7, 500)


def test_a_lunch_between_rounds_waits_for_its_time() -> None:
    """Who comes back before lunch may begin rests later, though still in that gap."""
    compared(1263, 7, 500)


@pytest.mark.campaign
@pytest.mark.parametrize("first", range(0, 2_000, 100))
def test_many_small_days_lose_no_more_than_they_must(first: int) -> None:
    """On 2,000 days of up to seven visits the engine and brute force agree."""
    compares = [compared(seed, 7, 500) for seed in range(first, first + 100)]
    equal = [one for one in compares if one is not None]
    assert len(equal) >= DECIDED * len(compares)
    assert sum(equal) >= EQUAL * len(equal)


@pytest.mark.campaign
@pytest.mark.parametrize("first", range(0, 20_000, 1_000))
def test_many_random_days_are_planned_without_a_fault(first: int) -> None:
    """On 20,000 days of up to 25 visits no rule is broken and no cent is off."""
    for seed in range(first, first + 1_000):
        problem = random_problem(seed, 8 + seed % 18)
        result = solve(problem, Budget(40), seed)
        assert check_result(problem, result) == (), f"seed {seed}"
        assert cost_of(problem, result) == result.cost, f"seed {seed}"


@pytest.mark.parametrize("seed", [1788, 6009, 10772, 11715])
def test_pauses_stay_where_they_may_be(seed: int) -> None:
    """No pause after a round's end, none on a leg when goods are collected late."""
    solve(random_problem(seed, 8 + seed % 18), Budget(40), seed)


def test_a_plan_has_the_times_it_was_found_with() -> None:
    """Who waits for a day's goods may change after it was timed: its times may not."""
    solve(random_problem(3826, 18), Budget(40), 3826)


@pytest.mark.parametrize("seed", range(3))
def test_a_hub_day_is_planned_without_a_fault(seed: int) -> None:
    """On a day with every rule of a hub no rule is broken and no cent is off."""
    problem = hub_day(seed, 12, seed / 2).problem
    result = solve(problem, Budget(50), seed)
    assert check_result(problem, result) == ()
    assert cost_of(problem, result) == result.cost


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(200))
def test_large_days_are_planned_without_a_fault(seed: int) -> None:
    """On 200 hub days of 20 to 150 stops no rule is broken and no cent is off."""
    day = hub_day(seed, (20, 50, 100, 150)[seed % 4], seed % 3 / 2)
    result = solve(day.problem, Budget(200), seed)
    assert check_result(day.problem, result) == ()
    assert cost_of(day.problem, result) == result.cost
