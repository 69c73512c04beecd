"""The whole search: repeatable, within its budget, interrupted or not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from routing.plain.budget import Budget
from routing.plain.improve import alone, improve
from routing.plain.search import (
    FEWER,
    LARGE,
    Course,
    cost_of,
    course_for,
    search,
)
from routing.plain.translate import carry
from routing.plain.tuning import Tuning, first_penalties, penalty_params
from routing.problem import Costs, Matrix, Price, Problem, Request, Vehicle
from routing.result import Plan

Maker = Callable[..., Problem]
STEPS = Budget(iterations=400)
TWO = Course(lanes=2, stages=(0.4, 0.8), recombining=0.5)


def _tasks(plan: Plan) -> list[int]:
    return sorted(n // 2 for rounds in plan for own in rounds for n in own)


def test_every_client_is_served_once(deliveries: Maker) -> None:
    """A plan of deliveries serves each task once."""
    found = improve(deliveries(), STEPS, 1)
    assert found is not None
    assert _tasks(found.plan) == list(range(12))


def test_pairs_are_taken_before_they_are_handed_over(pairs: Problem) -> None:
    """In a plan of pairs each is taken and handed over by one vehicle, in order."""
    found = improve(pairs, STEPS, 1)
    assert found is not None
    assert _tasks(found.plan) == sorted([*range(6), *range(6)])
    for (day,) in (rounds for rounds in found.plan if rounds):
        for number in day:
            if number % 2:
                assert day.index(number - 1) < day.index(number)


@pytest.mark.parametrize("course", [Course(), TWO])
def test_same_seed_same_plan(deliveries: Maker, course: Course) -> None:
    """The same seed and number of iterations give the same plan."""
    runs = [improve(deliveries(25, 9), STEPS, 3, course=course) for _ in range(2)]
    assert runs[0] == runs[1]
    assert runs[0] is not None
    assert runs[0].iterations == 400


def test_processes_change_nothing(deliveries: Maker) -> None:
    """A lane in a process of its own finds what it finds here."""
    problem = deliveries(25, 9)
    here = improve(problem, STEPS, 5, course=TWO)
    there = improve(problem, STEPS, 5, course=TWO, processes=True)
    assert here == there


def test_never_worse_than_its_start(deliveries: Maker) -> None:
    """A good plan to begin with is kept or bettered, even with no iteration left."""
    problem = deliveries(25, 9)
    good = improve(problem, Budget(iterations=1_000), 1)
    assert good is not None
    kept = improve(problem, Budget(iterations=0), 2, start=good.plan)
    assert kept is not None
    assert (kept.cost, kept.iterations) == (good.cost, 0)


def test_reports_are_ever_better(deliveries: Maker) -> None:
    """Each plan told of costs less than the one before; the last one is the answer."""
    told: list[tuple[Plan, int]] = []
    found = improve(
        deliveries(25, 9), STEPS, 1, report=lambda *one: told.append(one), course=TWO
    )
    assert found is not None
    costs = [cost for _, cost in told]
    assert costs == sorted(set(costs), reverse=True)
    assert told[-1] == (found.plan, found.cost)


def test_interrupted_search_keeps_the_best(deliveries: Maker) -> None:
    """Ctrl-C ends the search; the best plan so far comes back."""
    told: list[int] = []

    def report(plan: Plan, cost: int) -> None:
        told.append(cost)
        if len(told) == 2:
            raise KeyboardInterrupt

    found = improve(deliveries(25, 9), STEPS, 1, report=report)
    assert found is not None
    assert found.interrupted
    assert found.cost == min(told)
    assert found.iterations < 400


def test_no_plan_for_too_few_vans(deliveries: Maker) -> None:
    """Where not all that must be served can be, there is no plan."""
    assert improve(deliveries(12, 1), STEPS, 1) is None
    assert alone(deliveries(12, 1), STEPS, 1) is None


def test_optional_requests_are_left_out(deliveries: Maker) -> None:
    """What costs more to serve than to skip is skipped."""
    problem = deliveries(6)
    wanted = tuple(Request(((n,),), skip=0 if n < 3 else 10_000) for n in range(6))
    found = improve(replace(problem, requests=wanted), STEPS, 1)
    assert found is not None
    assert _tasks(found.plan) == [3, 4, 5]


def test_pyvrp_alone_costs_what_we_say(deliveries: Maker) -> None:
    """PyVRP by itself is measured by the same cost."""
    problem = deliveries(4, 4)
    ours, theirs = improve(problem, STEPS, 1), alone(problem, STEPS, 1)
    assert ours is not None
    assert theirs is not None
    assert (ours.cost, ours.unit) == (theirs.cost, theirs.unit)


def test_seconds_end_a_search(deliveries: Maker) -> None:
    """A budget of no seconds still gives the plan the search begins with."""
    for wall in (False, True):
        found = improve(deliveries(4, 4), Budget(seconds=0.0, wall=wall), 1)
        assert found is not None
        assert found.iterations == 0


def test_large_problems_get_one_trajectory(deliveries: Maker) -> None:
    """One trajectory where a problem is large and runs alone, two with processes."""
    small, large = (carry(deliveries(n)).data for n in (12, 251))
    assert course_for(small).lanes == 2
    assert course_for(large).lanes == 1
    assert course_for(large, processes=True).lanes == 2


def test_budget_needs_a_limit() -> None:
    """A search without any limit is refused."""
    with pytest.raises(ValueError, match="iterations or of seconds"):
        Budget()


def test_first_penalties_follow_the_scale(deliveries: Maker) -> None:
    """Ten times the metres, ten times the penalty; a ceiling that cannot overflow."""
    problem = deliveries(12)
    far = Matrix(problem.matrices[0].metres * 10, problem.matrices[0].seconds)
    near, wide = (
        carry(replace(problem, matrices=(matrix,))).data
        for matrix in (problem.matrices[0], far)
    )
    assert first_penalties(wide, 1.0)[2] < first_penalties(near, 1.0)[2] * 1.01
    assert first_penalties(wide, 1.0)[0] > first_penalties(near, 1.0)[0]
    long = Matrix(far.metres, far.seconds * 10**6)
    slow = carry(replace(problem, matrices=(long,))).data
    assert penalty_params(slow, Tuning()).max_penalty * 10**9 < 2**62


def test_search_tells_infeasible_from_none(deliveries: Maker) -> None:
    """On PyVRP's own data the least infeasible solution comes back as such."""
    data = carry(deliveries(12, 1)).data
    found = search(data, STEPS, 1)
    assert not found.solution.is_feasible()
    assert cost_of(data, found.solution) == 2**63 - 1


def test_nothing_to_do(deliveries: Maker) -> None:
    """A day without tasks is a plan without rounds."""
    found = improve(deliveries(1, 2, tasks=(), requests=()), STEPS, 1)
    assert found is not None
    assert (found.plan, found.cost) == (((), ()), 0)


def test_large_paid_fleets_search_for_fewer_vehicles(deliveries: Maker) -> None:
    """Only where vehicles cost something and there is no time for two trajectories."""
    large, small = (carry(deliveries(clients=n)).data for n in (LARGE + 1, LARGE))
    free = Vehicle(0, 0, 0, 4_000, (8,), costs=Costs(distance=Price(1)))
    unpaid = carry(deliveries(clients=LARGE + 1, vehicles=(free,))).data
    assert course_for(large) == Course(tuning=FEWER)
    assert course_for(small).tuning == course_for(unpaid).tuning == Tuning()
