"""Days are repeatable, keep every rule, and have all of them now and then."""

from collections import Counter

import pytest

from benchmarks.days.planted import hub_day
from benchmarks.days.rules import RULES, rules_of
from routing.check import check_result
from routing.problem import Problem
from routing.validate import validate

TIGHT = (0.0, 0.5, 1.0)


def width(problem: Problem) -> int:
    """Add up how long everything is open."""
    ends = [end for task in problem.tasks for end in (task.pickup, task.delivery)]
    return sum(b - a for end in ends if end is not None for a, b in end.windows)


@pytest.mark.parametrize("tight", TIGHT)
@pytest.mark.parametrize("seed", range(8))
def test_the_judge_accepts_the_planted_plan(seed: int, tight: float) -> None:
    """A day is one that the engine takes, and its plan keeps all of its rules."""
    day = hub_day(seed, 8 + 3 * seed, tight)
    validate(day.problem)
    assert check_result(day.problem, day.result) == ()
    assert day.result.loss == 0


@pytest.mark.campaign
@pytest.mark.parametrize("stops", [20, 50, 100, 150])
def test_the_judge_accepts_many_planted_plans(stops: int) -> None:
    """No planted plan of any size breaks a rule."""
    for seed in range(3_000 // stops):
        day = hub_day(seed, stops, TIGHT[seed % 3])
        validate(day.problem)
        assert check_result(day.problem, day.result) == (), f"seed {seed}"


def test_a_seed_gives_the_same_day() -> None:
    """The same seed gives the same plan, another one another."""
    first, again, other = (hub_day(seed, 20) for seed in (4, 4, 5))
    assert first.result == again.result
    assert first.problem.tasks == again.problem.tasks
    assert first.problem.vehicles == again.problem.vehicles
    assert first.result != other.result


def test_every_rule_is_on_some_days() -> None:
    """No rule is left out of the days, and hardly any is on all of them."""
    seen = Counter[str]()
    for seed in range(30):
        seen.update(rules_of(hub_day(seed, 30, TIGHT[seed % 3]).problem))
    assert set(seen) == set(RULES)


def test_tight_days_are_open_for_less_time() -> None:
    """A tight day leaves little room around its plan."""
    loose, tight = (
        sum(width(hub_day(seed, 20, way).problem) for seed in range(5))
        for way in (0.0, 1.0)
    )
    assert 2 * tight < loose


def test_a_day_has_as_many_places_as_asked_for() -> None:
    """Each farm and each client has something to give or to get."""
    day = hub_day(2, 40)
    ends = [end for task in day.problem.tasks for end in (task.pickup, task.delivery)]
    assert {end.place for end in ends if end is not None} == set(range(1, 41))


def test_days_are_worth_planning() -> None:
    """Planted plans have goods that are waited for, several rounds for a vehicle."""
    days = [hub_day(seed, 50) for seed in range(4)]
    for day in days:
        assert any(task.after for task in day.problem.tasks)
        assert max(len(route.rounds) for route in day.result.routes) > 1


def test_a_day_without_stops_is_refused() -> None:
    """Too few stops are said to be too few."""
    with pytest.raises(ValueError, match="too short"):
        hub_day(1, 3)
