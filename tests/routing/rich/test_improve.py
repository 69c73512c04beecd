"""The search for days with the hub's rules, on planted and random days."""

from dataclasses import replace

import pytest

from benchmarks.days.planted import Planted, hub_day
from benchmarks.days.small import random_problem
from routing.check import check_result
from routing.plain.budget import Budget
from routing.problem import Problem, visits_of
from routing.result import Plan, Result
from routing.rich import columns as c
from routing.rich.arrays import NOWHERE
from routing.rich.cooling import AGAIN, COLD, Heat
from routing.rich.fits import fits
from routing.rich.flatten import flatten
from routing.rich.improve import FEW, improve
from routing.rich.loop import Search
from routing.rich.plan import Draft
from routing.rich.starts import SHARE, STARTS, Start
from routing.rich.timetable import draft_of, plan_of, result_of

STEPS = 60


@pytest.fixture(scope="module")
def day() -> Planted:
    """Return a day of 20 stops with a plan planted in it."""
    return hub_day(seed=2, stops=20)


def visits(problem: Problem, result: Result) -> Plan:
    """Return the visits of a result by vehicle, round and order."""
    plan: list[tuple[tuple[int, ...], ...]] = [() for _ in problem.vehicles]
    dock = problem.dock.place if problem.dock else -1
    for route in result.routes:
        plan[route.vehicle] = tuple(
            tuple(
                number
                for step in steps
                if step.place != dock
                for task in (*step.handed, *step.taken)
                for number in visits_of(problem, task)
                if task in (step.handed if number % 2 else step.taken)
            )
            for steps in route.rounds
        )
    return tuple(plan)


def test_the_same_seed_and_steps_give_the_same_plan(day: Planted) -> None:
    """Two searches with one seed agree on every second and every cent."""
    first, second = (
        replace(improve(day.problem, Budget(STEPS), seed=7), seconds=0.0)
        for _ in range(2)
    )
    assert first == second


def test_another_seed_searches_elsewhere(day: Planted) -> None:
    """Seeds matter: of five searches not all end at the same plan."""
    found = {improve(day.problem, Budget(5), seed=s).routes for s in range(5)}
    assert len(found) > 1


def test_the_planted_plan_is_read_timed_and_kept(day: Planted) -> None:
    """A plan to begin with is accepted, and what comes out is never dearer."""
    plan = visits(day.problem, day.result)
    data = flatten(day.problem)
    draft = draft_of(day.problem, data, plan)
    assert draft is not None
    timed = result_of(day.problem, data, draft)
    assert check_result(day.problem, timed) == ()
    found = improve(day.problem, Budget(STEPS), seed=1, start=plan)
    assert found.loss == timed.loss
    assert found.cost.total <= timed.cost.total


@pytest.mark.parametrize(("seed", "stops", "tight"), [(0, 50, 0.0), (8, 50, 1.0)])
def test_drivers_find_an_hour_for_lunch(seed: int, stops: int, tight: float) -> None:
    """Plans with lunches and breaks on tight rounds can be timed as they are."""
    day = hub_day(seed, stops, tight)
    data = flatten(day.problem)
    draft = draft_of(day.problem, data, visits(day.problem, day.result))
    assert draft is not None
    assert check_result(day.problem, result_of(day.problem, data, draft)) == ()


def test_a_day_with_something_impossible_is_still_searched() -> None:
    """What nobody can serve does not keep the rest from being planned better."""
    problem = hub_day(2, 12).problem
    first, *others = problem.tasks
    heavy = tuple(10**6 for _ in first.load)
    hopeless = replace(problem, tasks=(replace(first, load=heavy), *others))
    search = Search(hopeless, seed=1)
    search.construct(None)
    seen = set()
    for step in range(3_000):
        search.step(heat=0.5)
        if step >= 2_900:
            seen.add(search.current.vehicle.tobytes())
    assert search.best.way[0] == NOWHERE
    assert len(seen) > 1


def test_where_nothing_is_gained_the_search_returns_to_the_best_plan() -> None:
    """When the fine is as high as it gets, it no longer goes on from where it is."""
    search = Search(hub_day(2, 20, 1.0).problem, seed=1)
    search.construct(None)
    for _ in range(300):
        search.step(heat=4.0)
    known = worth(search, search.best)
    assert worth(search, search.current) > known
    for _ in range(20):
        search.desk.mood[:] = (0.0, 1e30)
        search.step(heat=1e-9)
    assert worth(search, search.current) <= known


def worth(search: Search, draft: Draft) -> tuple[int, int]:
    """Return what a plan loses and costs."""
    out = search.data.request[draft.way == NOWHERE]
    price = draft.vehicle[:, c.COST].sum() + out[:, c.SKIP].sum()
    return int(out[:, c.LOSS_OF].sum()), int(price)


def test_reports_are_plans_and_never_get_worse(day: Planted) -> None:
    """Everything reported is a plan the judge accepts; each is better than the last."""
    told: list[Result] = []
    last = improve(day.problem, Budget(STEPS), seed=1, report=told.append)
    assert told
    worth = [(r.loss, r.cost.total) for r in (*told, last)]
    assert worth == sorted(worth, reverse=True)
    assert not [fault for r in told for fault in check_result(day.problem, r)]


def test_ctrl_c_keeps_the_best_plan(day: Planted) -> None:
    """An interrupted search returns the plan it has, as if its budget had ended."""

    def interrupt(_: Result) -> None:
        raise KeyboardInterrupt

    found = improve(day.problem, Budget(10**6), seed=1, report=interrupt)
    assert found.routes
    assert check_result(day.problem, found) == ()


def test_ctrl_c_during_the_first_plan_keeps_it(
    day: Planted, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever interrupts at once gets the first plan, not an error."""

    def interrupted(search: Search, known: Draft | None) -> None:
        Search.construct(search, known)
        raise KeyboardInterrupt

    monkeypatch.setattr(Start, "construct", interrupted)
    found = improve(day.problem, Budget(10**6), seed=1)
    assert found.routes
    assert check_result(day.problem, found) == ()


def test_a_plan_that_breaks_a_rule_is_no_beginning(day: Planted) -> None:
    """Rounds driven backwards are refused, and the search begins from nothing."""
    plan = visits(day.problem, day.result)
    backwards = tuple(tuple(r[::-1] for r in reversed(rounds)) for rounds in plan)
    assert draft_of(day.problem, flatten(day.problem), backwards) is None
    found = improve(day.problem, Budget(STEPS), seed=1, start=backwards)
    assert check_result(day.problem, found) == ()


def test_what_was_taken_out_fits_in_again(day: Planted) -> None:
    """A request taken out of a plan fits beside the rest; the longer plan is right."""
    problem = day.problem
    plan = visits(problem, improve(problem, Budget(STEPS), seed=1))
    done = {n // 2 for rounds in plan for r in rounds for n in r}
    request = next(
        number
        for number, wanted in enumerate(problem.requests)
        if len(wanted.ways) == 1 and done.issuperset(wanted.ways[0])
    )
    out = set(problem.requests[request].ways[0])
    shorter = tuple(
        tuple(
            kept for r in rounds if (kept := tuple(n for n in r if n // 2 not in out))
        )
        for rounds in plan
    )
    longer = fits(problem, shorter, request)
    assert longer is not None
    data = flatten(problem)
    draft = draft_of(problem, data, longer)
    assert draft is not None
    assert plan_of(draft) == longer
    assert request not in result_of(problem, data, draft).unserved


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_random_days_are_planned_without_a_fault(first: int) -> None:
    """On days with every rule by chance, what the search finds passes the judge."""
    for seed in range(first, first + 50):
        problem = random_problem(seed)
        found = improve(problem, Budget(8), seed)
        assert check_result(problem, found) == (), f"seed {seed}"


class Finding:
    """A search that finds plans when it is told to."""

    def __init__(self):
        self.records, self.loss = 0, 9

    def finds(self, loss):
        """Have found a better plan."""
        self.records, self.loss = self.records + 1, loss


def test_a_search_cools_anew_when_it_loses_less():
    """What a plan costs hardly counts before; a cheaper one changes nothing."""
    search = Finding()
    heat = Heat(search, AGAIN)
    assert heat.at(0.0) == AGAIN
    cold = heat.at(0.8)
    search.finds(loss=9)
    assert heat.at(0.8) == cold < AGAIN
    search.finds(loss=0)
    assert heat.at(0.8) == AGAIN
    assert heat.at(0.9) == pytest.approx((AGAIN * COLD) ** 0.5)
    assert heat.at(1.0) == COLD


def test_of_several_starts_the_best_goes_on(monkeypatch):
    """Every start has its share of steps, and the last of them begins at the best."""
    problem = hub_day(1, 12).problem
    begun = []

    class Noted(Start):
        def __init__(self, *given):
            super().__init__(*given)
            begun.append(self)

    monkeypatch.setattr("routing.rich.starts.Start", Noted)
    found = improve(problem, Budget(FEW), seed=1)
    assert len(begun) == STARTS
    assert found.iterations == sum(search.steps for search in begun) <= FEW
    *short, long = sorted(search.steps for search in begun)
    assert all(steps == pytest.approx(SHARE * FEW, rel=0.02) for steps in short)
    assert long > (1 - STARTS * SHARE) * FEW
    least = min(search.best.vehicle[:, c.COST].sum() for search in begun)
    assert found.cost.total == pytest.approx(least / begun[0].data.unit, abs=1)


def test_few_steps_are_not_divided():
    """Below a number of steps there is one start."""
    problem = hub_day(1, 12).problem
    found = [improve(problem, Budget(300), seed=1) for _ in range(2)]
    assert found[0].iterations == 300
    assert found[0].routes == found[1].routes


def test_a_tight_day_is_served_whole():
    """What is left out most often is put in first, until a tight day has everything."""
    for seed in range(3):
        problem = hub_day(2, 50, 1.0).problem
        assert improve(problem, Budget(iterations=2_000), seed).loss == 0


def test_the_best_plan_needs_no_memory_of_how_it_came_about():
    """From its visits alone the best plan has times again, and costs the same."""
    for number in range(12):
        problem = hub_day(number, 20, number % 3 / 2).problem
        search = Search(problem, 1)
        search.construct(None)
        for _ in range(300):
            search.step(0.5)
        anew = draft_of(problem, search.data, plan_of(search.best))
        assert anew is not None
        assert (anew.vehicle == search.best.vehicle).all()
