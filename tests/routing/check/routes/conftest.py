"""Tiny problems on a line of places, and a driver who drives what a test tells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from routing.check import check_result, cost_of
from routing.problem import (
    Dock,
    Matrix,
    Problem,
    Request,
    Task,
    TaskKind,
    Vehicle,
    Visit,
)
from routing.result import CostParts, Result, Route, Step
from routing.validate import validate

Span = tuple[int, int]
ALWAYS: tuple[Span, ...] = ((0, 100_000),)


@dataclass(frozen=True)
class Stop:
    """A step to be: where, what, and what keeps the driver there."""

    place: int
    taken: tuple[int, ...] = ()
    handed: tuple[int, ...] = ()
    wait: int = 0  # service begins no earlier
    stay: int = 0  # the driver leaves no earlier
    pauses: tuple[Span, ...] = ()


class Bench:
    """What the tests of the judge build with: the dock is place 0 unless said."""

    stop = Stop

    def line(self, places: int = 6, uphill: int = 0) -> Matrix:
        """Give places 1,000 m and 100 s apart, `uphill` s more per place going up."""
        at = np.arange(places, dtype=np.int64)
        away = at[None, :] - at[:, None]
        seconds = 100 * np.abs(away) + uphill * np.maximum(away, 0)
        return Matrix(1000 * np.abs(away), seconds.astype(np.int64))

    def visit(self, place: int, **what: Any) -> Visit:
        """Give a visit that takes 60 s and may begin at any time."""
        return Visit(place, **({"windows": ALWAYS, "fixed": 60} | what))

    def deliver(self, place: int, load: int = 1, **what: Any) -> Task:
        """Give a delivery from the dock."""
        visit = what.pop("visit", None) or self.visit(place)
        return Task(TaskKind.DELIVER, (load,), delivery=visit, **what)

    def collect(self, place: int, load: int = 1, **what: Any) -> Task:
        """Give a collection to the dock."""
        visit = what.pop("visit", None) or self.visit(place)
        return Task(TaskKind.COLLECT, (load,), pickup=visit, **what)

    def direct(self, origin: int, target: int, load: int = 1, **what: Any) -> Task:
        """Give a direct task."""
        ends = {"pickup": self.visit(origin), "delivery": self.visit(target)}
        return Task(TaskKind.DIRECT, (load,), **(ends | what))

    def van(self, **what: Any) -> Vehicle:
        """Give a van that starts and ends at the dock and has room for 10."""
        usual = {"start": 0, "end": 0, "opens": 0, "closes": 50_000, "capacity": (10,)}
        return Vehicle(**(usual | what))

    def problem(self, *tasks: Task, **what: Any) -> Problem:
        """Give a problem in which each task is a request of its own."""
        usual = {
            "matrices": (self.line(),),
            "requests": tuple(Request(((t,),)) for t in range(len(tasks))),
            "vehicles": (self.van(),),
            "dock": Dock(0),
        }
        return Problem(tasks=tasks, **(usual | what))

    def drive(
        self, problem: Problem, vehicle: int, start: int, *stops: Stop
    ) -> tuple[Step, ...]:
        """Drive a round as early as can be, whether or not that breaks rules."""
        matrix = problem.matrices[problem.vehicles[vehicle].profile]
        steps: list[Step] = []
        clock = start
        for before, stop in zip([None, *stops], stops, strict=False):
            if before is not None:
                clock += int(matrix.seconds[before.place, stop.place])
            begin = max(clock, stop.wait)
            leave = max(begin + self.service(problem, stop), stop.stay)
            arrive = begin if before is None else clock
            step = Step(
                *(stop.place, arrive, begin, leave),
                *(stop.taken, stop.handed, stop.pauses),
            )
            steps.append(step)
            clock = leave
        return tuple(steps)

    def service(self, problem: Problem, stop: Stop) -> int:
        """Say how long the work at a stop takes."""
        tasks = [problem.tasks[t] for t in (*stop.taken, *stop.handed)]
        if not tasks:
            return 0
        if problem.dock is not None and stop.place == problem.dock.place:
            return problem.dock.fixed + sum(task.dock_seconds for task in tasks)
        visits = [problem.tasks[t].pickup for t in stop.taken]
        visits += [problem.tasks[t].delivery for t in stop.handed]
        there = [visit for visit in visits if visit is not None]
        longest = max((visit.fixed for visit in there), default=0)
        return longest + sum(visit.handover for visit in there)

    def answer(self, problem: Problem, *routes: Route, **what: Any) -> Result:
        """Give a result with its figures filled in; left out is what nobody does."""
        steps = [s for route in routes for round_ in route.rounds for s in round_]
        done = {t for step in steps for t in step.handed}
        unserved = tuple(
            number
            for number, request in enumerate(problem.requests)
            if not any(set(way) <= done for way in request.ways)
        )
        bare = Result(routes, what.pop("unserved", unserved), CostParts(), 0, 0)
        metres = sum(
            int(problem.matrices[car.profile].metres[a.place, b.place])
            for route in routes
            for car in [problem.vehicles[route.vehicle]]
            for round_ in route.rounds
            for a, b in pairwise(round_)
        )
        loss = sum(problem.requests[r].loss for r in bare.unserved)
        cost = cost_of(problem, bare)
        return replace(bare, cost=cost, loss=loss, metres=metres, **what)

    def kinds(
        self, problem: Problem, *rounds: Sequence[Stop], start: int = 0
    ) -> set[str]:
        """Judge vehicle 0 driving rounds one right after the other."""
        return self.judge(problem, self.driven(problem, *rounds, start=start))

    def judge(self, problem: Problem, result: Result) -> set[str]:
        """Name the kinds of fault of a result; the problem itself must be sound."""
        validate(problem)
        return {fault.kind for fault in check_result(problem, result)}

    def driven(
        self, problem: Problem, *rounds: Sequence[Stop], start: int = 0
    ) -> Result:
        """Let vehicle 0 drive rounds one right after the other."""
        done: list[tuple[Step, ...]] = []
        for stops in rounds:
            done.append(self.drive(problem, 0, start, *stops))
            start = done[-1][-1].leave
        return self.answer(problem, Route(0, tuple(done)))


@pytest.fixture
def bench() -> Bench:
    """Give the bench."""
    return Bench()
