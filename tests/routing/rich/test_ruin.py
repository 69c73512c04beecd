"""What is taken out of a plan, and the waits of drivers who take breaks."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.days.planted import Planted, hub_day
from routing.plain.budget import Budget
from routing.rich import columns as c
from routing.rich.arrays import NOWHERE
from routing.rich.chance import seeded
from routing.rich.improve import improve
from routing.rich.loop import Search
from routing.rich.plan import TURN
from routing.rich.ruin import ruin


@pytest.fixture(scope="module")
def day() -> Planted:
    """Return a day of 20 stops with a plan planted in it."""
    return hub_day(seed=2, stops=20, tight=1.0)


@pytest.fixture
def search(day: Planted) -> Search:
    """Return a search with its first plan."""
    begun = Search(day.problem, seed=1)
    begun.construct(None)
    return begun


@pytest.mark.parametrize("seed", range(20))
def test_all_that_is_done_at_a_stop_is_taken_out_together(
    search: Search, seed: int
) -> None:
    """No step loses some of its tasks; the requests keep the ways they are served."""
    draft, data = search.current, search.data
    places = data.visit[:, c.PLACE]
    steps = []
    for path, size in zip(draft.path, draft.vehicle[:, c.SIZE], strict=True):
        last = TURN
        for n in path[:size]:
            if TURN in (n, last) or places[n] != places[last]:
                steps.append(set[int]())
            if n != TURN:
                steps[-1].add(int(n) // 2)
            last = n
    ways = draft.way.copy()
    ruin(data, draft, search.desk.near, seeded(seed), True)
    out = set(np.flatnonzero(draft.task[:, c.WHO] == NOWHERE).tolist())
    assert out
    assert all(step <= out or not step & out for step in steps)
    assert (draft.way == ways).all()


@pytest.mark.parametrize("seed", range(20))
def test_requests_are_taken_out_whole(search: Search, seed: int) -> None:
    """A request has all of its tasks or none, and those without are left out."""
    draft, data = search.current, search.data
    ruin(data, draft, search.desk.near, seeded(seed), False)
    undone = draft.task[:, c.WHO] == NOWHERE
    left_out = draft.way[data.task[:, c.REQUEST]] == NOWHERE
    assert (undone == left_out).all()


def test_a_search_serves_again_what_it_takes_out(search: Search) -> None:
    """After any step a request in the plan has all the tasks of its way."""
    for _ in range(40):
        search.step(heat=1.0)
        served = search.current.way[search.data.task[:, c.REQUEST]] != NOWHERE
        assert (search.current.task[served, c.WHO] != NOWHERE).all()


def test_a_long_gap_between_rounds_is_a_break_nobody_pays(day: Planted) -> None:
    """A plan costs less where drivers have breaks: they take them while they wait."""
    problem = day.problem
    paid = replace(
        problem,
        vehicles=tuple(
            replace(v, hours=replace(v.hours, paid=True)) for v in problem.vehicles
        ),
    )
    free = improve(problem, Budget(200), seed=1)
    dear = improve(paid, Budget(200), seed=1)
    assert any(step.pauses for r in free.routes for steps in r.rounds for step in steps)
    assert free.cost.time < dear.cost.time


@pytest.mark.parametrize("seed", range(4))
def test_a_small_planted_day_is_solved_for_less_than_its_plan(seed: int) -> None:
    """Days of 20 stops are planned whole, and dearer than planted by no cent."""
    day = hub_day(seed, 20, tight=(seed % 3) / 2)
    found = improve(day.problem, Budget(600), seed=1)
    assert found.loss == 0
    assert found.cost.total <= day.result.cost.total
