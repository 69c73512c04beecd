"""The heuristic behind planted plans: rounds that fit and are no longer than needed."""

from dataclasses import replace
from random import Random

import pytest

from benchmarks.days.construct import construct
from benchmarks.days.planted import hub_day
from benchmarks.days.polish import polish
from benchmarks.days.skeleton import fits, rounds_of
from benchmarks.days.tours import Roads, Tour
from benchmarks.days.waves import fixed_waves
from routing.problem import Problem, TaskKind, delivery_of, pickup_of, visits_of


def served(problem: Problem) -> Problem:
    """Give a day of which the plan leaves nothing out."""
    return replace(
        problem, requests=tuple(replace(r, skip=None) for r in problem.requests)
    )


@pytest.mark.parametrize("seed", range(6))
def test_a_constructed_plan_serves_everything_once(seed: int) -> None:
    """Each request is served in one way, by rounds that may carry it."""
    problem = served(hub_day(seed, 25, 0.0).problem)
    plan = construct(problem, Random(seed))  # noqa: S311 -- repeatable, no secret
    done = [n for rounds in plan for visits in rounds for n in visits]
    assert len(done) == len(set(done))
    for request in problem.requests:
        whole = [
            way
            for way in request.ways
            if all(n in done for t in way for n in visits_of(problem, t))
        ]
        assert len(whole) == 1
    for vehicle, rounds in enumerate(plan):
        assert all(fits(problem, vehicle, visits) for visits in rounds)


def test_polishing_makes_rounds_shorter() -> None:
    """A round in a bad order, and a place in the wrong round, are put right."""
    problem = hub_day(3, 30, 0.0).problem
    roads = Roads.of(problem)
    blocks = [
        (pickup_of(number),)
        for number, task in enumerate(problem.tasks)
        if task.kind is TaskKind.COLLECT and not task.load[1]
    ][:8]
    tours = [
        Tour(roads, 0, TaskKind.COLLECT, blocks[::2]),
        Tour(roads, 0, TaskKind.COLLECT, blocks[1::2]),
    ]
    before = sum(tour.cost(tour.blocks) for tour in tours)
    polish(tours)
    assert sum(tour.cost(tour.blocks) for tour in tours) < before
    kept = sorted(n for tour in tours for n in tour.visits)
    assert kept == sorted(n for block in blocks for n in block)


def test_visits_in_a_row_at_one_place_are_one_stop() -> None:
    """A van that starts at the dock loads at its first stop and merges visits."""
    problem = hub_day(1, 20).problem
    deliveries = [
        n for n, task in enumerate(problem.tasks) if task.kind is TaskKind.DELIVER
    ]
    places = [problem.tasks[t].delivery.place for t in deliveries]
    twice = next(p for p in places if places.count(p) > 1)
    there = [t for t, p in zip(deliveries, places, strict=True) if p == twice]
    [legs] = rounds_of(problem, 0, [[delivery_of(t) for t in there]])
    assert [leg.stop.place for leg in legs] == [0, twice, 0]
    assert legs[0].stop.taken == legs[1].stop.handed == tuple(there)
    ends = [problem.tasks[t].delivery for t in there]
    assert legs[1].stop.service == ends[0].fixed + sum(e.handover for e in ends)


def test_waves_are_parted_at_an_hour() -> None:
    """Collections are due by then and deliveries wait; the rest stays as it was."""
    problem, hour = hub_day(2, 20).problem, 36_000
    for before, after in zip(
        problem.tasks, fixed_waves(problem, hour).tasks, strict=True
    ):
        if before.kind is TaskKind.COLLECT:
            assert after == replace(before, due=min(before.due or hour, hour))
        elif before.kind is TaskKind.DELIVER:
            assert after == replace(before, ready=max(before.ready, hour))
        else:
            assert after == before
