"""The two routers through their real children."""

import random
from dataclasses import replace
from itertools import pairwise, permutations

import pytest

from mil.errors import InputError, RefusedPlanError, SolverError
from mil.plan import Matrices
from mil.ports import Fault
from routing import solve
from routing.day.ground import survey
from routing.plain.budget import Budget
from routing.solve import CREW, deal, joined, share, solve_alone, solve_days, versions
from routing.week import finish as finishing
from routing.week.finish import finish, read
from routing.week.search import Found, plan_day


def quiet(_):
    """Tell nobody."""


def small(grid, clients=6):
    day = grid()
    day.van(crates=(8, 0, 0))
    for number in range(clients):
        day.place(f"c{number}", (number * 7 % 11 - 5, number * 5 % 13 - 6))
        day.bring(f"g{number}", f"c{number}", crates=2)
    return day.work


def test_days_in_children(grid):
    """Two days come back in order, complete, and are told of as they come."""
    said = []
    one, other = small(grid, 6), small(grid, 3)
    plans = solve_days([one, other], 2.0, 1, said.append)
    assert [len(p.unserved) for p in plans] == [0, 0]
    assert [sum(len(r.consignments) for r in p.rounds) for p in plans] == [6, 3]
    assert sum("€" in line for line in said) == 2


def test_alone_twice(grid):
    """Going alone is planned by a fixed effort: the same plans every time."""
    works = [small(grid, n) for n in range(1, 9)]
    first = solve_alone(works, 3, quiet)
    assert first == solve_alone(works, 3, quiet)
    assert len(first) == 8


def shortest(points):
    """Return the least kilometres of one round, over all orders."""
    best = 10**9
    for order in permutations(points):
        tour = [(0, 0), *order, (0, 0)]
        steps = (abs(a - u) + abs(b - v) for (a, b), (u, v) in pairwise(tour))
        best = min(best, sum(steps))
    return best


def test_alone_is_nearly_optimal(grid):
    """On fifteen days of up to seven stops: at most 1 % above all orders tried."""
    rng = random.Random(5)  # noqa: S311 -- repeatable, no secret
    works, best = [], 0
    for number in range(15):
        day = grid(max_rounds=1)
        day.van()
        cells = [(x, y) for x in range(-9, 10) for y in range(-9, 10)]
        points = rng.sample(cells, 1 + number % 7)
        for k, at in enumerate(points):
            day.place(f"c{k}", at)
            day.bring(f"g{k}", f"c{k}")
        works.append(day.work)
        best += shortest(points)
    plans = solve_alone(works, 1, quiet)
    metres = sum(r.metres for plan in plans for r in plan.rounds)
    assert not any(plan.unserved for plan in plans)
    assert best * 1000 <= metres <= best * 1010


def test_no_days():
    """No days, no plans, no child."""
    assert solve_days([], 5.0, 1, quiet) == ()
    assert solve_alone([], 1, quiet) == ()


def test_versions():
    """The provenance can name the solvers."""
    assert versions()["ortools"].startswith("9.")
    assert versions().keys() == {"numba", "ortools", "pyvrp"}


def test_budget_is_shared(grid, monkeypatch):
    """Each of two lanes has the whole budget, its days by their size."""
    monkeypatch.setattr(solve, "processors", lambda: 2)
    works = [small(grid, n) for n in (4, 4, 4, 4)]
    lanes = deal([len(work.jobs) for work in works])
    assert lanes == [[0, 2], [1, 3]]
    # two days in each lane, two seconds for starting it: (10 - 2) / 2
    assert share(works, lanes, 10.0) == [4.0, 4.0, 4.0, 4.0]


@pytest.mark.parametrize(
    ("count", "sizes", "lanes"),
    [
        (1, [5, 9], [[1, 0]]),
        (2, [5, 9], [[1], [0]]),
        (5, [5, 9], [[1], [0], [1], [0], [1]]),
        (3, [1, 100], [[1], [0], [1]]),
        (9, [5], [[0]] * CREW),
        (4, [], []),
    ],
)
def test_no_processor_is_idle(monkeypatch, count, sizes, lanes):
    """Those without a day search the largest ones too, up to a few each."""
    monkeypatch.setattr(solve, "processors", lambda: count)
    assert joined(deal(sizes), sizes) == lanes


def test_the_best_of_what_several_children_find_counts(grid, monkeypatch):
    """It is the plan with less way, whoever answers first, from seeds of their own."""
    there, back = [[], [[[1, 3]]], None], [[], [[[1], [3]]], None]
    metres = []
    for answers in ((there, back), (back, there)):

        def children(tasks, limits, done, ended, answers=answers):
            assert len({task.seed for task in tasks}) == len(tasks) == len(answers)
            for number, answer in enumerate(answers):
                done(number, answer)

        monkeypatch.setattr(solve, "processors", lambda: 2)
        monkeypatch.setattr(solve, "run_tasks", children)
        (plan,) = solve_days([small(grid, 2)], 1.0, 1, quiet)
        assert len(plan.rounds) == 1
        metres.append(plan.rounds[0].metres)
    assert metres[0] == metres[1]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"vehicles": {}}, "vehicle van"),
        ({"consignments": {}}, "consignment g0"),
        ({"depot": "nowhere"}, "nowhere"),
    ],
)
def test_unknown_ids(grid, change, said):
    """A name that nothing has is refused before any child is started."""
    with pytest.raises(InputError, match=said):
        solve_days([replace(small(grid), **change)], 1.0, 1, quiet)


def test_malformed_matrix(grid):
    """A matrix with a row missing never reaches the solver."""
    work = small(grid)
    road = work.matrices.seconds["road"][:-1]
    bad = Matrices(work.matrices.sites, work.matrices.metres, {"road": road}, "bad")
    with pytest.raises(InputError, match="rows"):
        solve_days([replace(work, matrices=bad)], 1.0, 1, quiet)


def test_a_job_twice(grid):
    """The same leg asked for twice is refused."""
    work = small(grid)
    with pytest.raises(InputError, match="twice"):
        solve_days([replace(work, jobs=(*work.jobs, work.jobs[0]))], 1.0, 1, quiet)


@pytest.mark.parametrize(
    "answer",
    [
        None,
        {"days": []},
        [[], []],
        [[], [], "0"],
        [[7], [[[1]]], None],
        [[], [[[]]], None],
        [[], [[["1"]]], None],
        [[], [[[True]]], None],
        [[], [[[0]]], None],
        [[], [[[1, 1]]], None],
        [[], [[[99]]], None],
        [[], [[[1]], [[3]]], None],
        [[], [[[1], [3], [5], [7]]], None],
    ],
)
def test_answers_that_are_no_plan(grid, answer):
    """Whatever else a child may say is refused, not believed.

    Visit 1 delivers the first task; visit 0 would collect it, and is none. There is one
    vehicle, of three rounds.
    """
    with pytest.raises(SolverError, match="no plan"):
        read(survey(small(grid)), answer)


def test_an_answer_is_read(grid):
    """Visits by vehicle, round and order, with what travels by itself."""
    found = read(survey(small(grid)), [["g1"], [[[1, 3], [5]]], 900])
    assert found == Found(frozenset({"g1"}), (((1, 3), (5,)),), 900)


def test_overloaded_answer(grid):
    """Rounds beyond the vehicle's capacity keep no timetable and are refused."""
    plan = ((tuple(range(1, 12, 2)),),)
    with pytest.raises(SolverError, match="timetable"):
        finish(survey(small(grid)), Found(frozenset(), plan))


@pytest.mark.parametrize("judge", ["check_day", "check_result"])
def test_the_judge_has_the_last_word(grid, monkeypatch, judge):
    """A plan with a fault is refused with the fault in words."""
    fault = Fault("capacity", "round 1", "12 crates, 8 allowed")
    monkeypatch.setattr(finishing, judge, lambda *_: (fault,))
    with pytest.raises(RefusedPlanError, match="12 crates, 8 allowed"):
        finish(survey(small(grid)), Found())


def test_better_plans_are_shown(grid):
    """What children tell while they search is shown, with the days it is about."""
    seen = []
    plans = solve_days([small(grid, 9)], 4.0, 1, quiet, live=seen.append)
    assert any("Tue" in line and "€" in line for line in seen)
    assert len(plans) == 1


def test_a_small_day_is_proven(grid):
    """A day whose bound is its cost says so; without being asked it says nothing."""
    said = []
    solve_days([small(grid, 3)], 1.0, 1, said.append, proof=20)
    assert "at most 0.0 % above the bound" in said[-1]
    solve_days([small(grid, 3)], 1.0, 1, said.append)
    assert "bound" not in said[-1]


def test_a_bound_above_the_cost_is_refused(grid):
    """A child that proves more than the plan costs has proven nothing."""
    day = survey(small(grid))
    plan = plan_day(day, Budget(iterations=20), 1).plan
    with pytest.raises(RefusedPlanError, match="nothing costs less"):
        finish(day, Found(frozenset(), plan, 10**8))


def test_what_is_shown_is_no_plan(grid, monkeypatch):
    """A line about a better plan is none, and one that is neither is refused."""

    def children(tasks, limits, done, ended):
        done(0, {"shown": [100, 2]})
        done(0, {"shown": [100, "some"]})

    monkeypatch.setattr(solve, "run_tasks", children)
    with pytest.raises(SolverError, match="some"):
        solve_days([small(grid)], 1.0, 1, quiet)


@pytest.mark.parametrize(("said", "why"), [(0, "fewer"), (2, "more")])
def test_a_child_that_cannot_count(grid, monkeypatch, said, why):
    """An answer for too few days, or for too many, is no plan."""

    def children(tasks, limits, done, ended):
        for _ in range(said):
            done(0, [[], [], None])

    monkeypatch.setattr(solve, "run_tasks", children)
    with pytest.raises(SolverError, match=why):
        solve_days([small(grid)], 1.0, 1, quiet)
