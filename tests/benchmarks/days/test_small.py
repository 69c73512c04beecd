"""Small random days: repeatable, sound, every rule now and then."""

from collections import Counter

import pytest

from benchmarks.days.rules import RULES, rules_of
from benchmarks.days.small import MOST_VISITS, random_problem
from routing.problem import visits_of
from routing.validate import validate


def test_every_rule_has_its_chance() -> None:
    """Among 300 days each rule is on at least one in thirty, and off some."""
    seen = Counter[str]()
    for seed in range(300):
        seen.update(rules_of(random_problem(seed)))
    assert {rule: seen[rule] for rule in RULES if seen[rule] < 10} == {}
    assert sum(count < 300 for count in seen.values()) >= len(RULES) - 1


@pytest.mark.parametrize("most", [4, MOST_VISITS, 40])
def test_the_engine_takes_every_day(most: int) -> None:
    """No random day is refused, and none has more visits than asked for."""
    for seed in range(100):
        problem = random_problem(seed, most)
        validate(problem)
        visits = [n for t in range(len(problem.tasks)) for n in visits_of(problem, t)]
        assert len(visits) <= most


def test_a_seed_gives_the_same_day() -> None:
    """The same seed gives the same tasks and vehicles, another one others."""
    first, again, other = (random_problem(seed) for seed in (4, 4, 5))
    assert (first.tasks, first.vehicles) == (again.tasks, again.vehicles)
    assert first.tasks != other.tasks
