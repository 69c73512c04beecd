"""A naive engine: one request after another, each by the first vehicle that can."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from mil.plan import DayPlan, Unserved, UnservedCode
from mil.ports import DayWork
from routing.day.answer import left_out, plan_of
from routing.day.ground import survey
from routing.day.problem import DayProblem, problem_of
from routing.problem import Problem, Task, TaskKind, visits_of
from routing.result import CostParts, Result, Route, Step
from routing.validate import validate

Rounds = tuple[tuple[int, ...], ...]


class LateError(Exception):
    """A rule of time, load or way cannot be kept."""


@dataclass
class Chain:
    """Drives one vehicle's rounds, as early as possible."""

    problem: Problem
    vehicle: int
    handled: dict[int, int] = field(default_factory=dict)

    def drive(self, rounds: Rounds) -> tuple[tuple[Step, ...], ...]:
        """Return the steps of all rounds."""
        van, now, at, done = self.problem.vehicles[self.vehicle], 0, 0, []
        now, at = van.opens, van.start
        for number, round_ in enumerate(rounds):
            home = van.end if number == len(rounds) - 1 else self.problem.dock.place
            steps = tuple(self._round(at, home, now, round_))
            done.append(steps)
            now, at = steps[-1].leave, home
        if now > van.closes or now - done[0][0].arrive > van.hours.max_span:
            raise LateError
        return tuple(done)

    def _round(
        self, at: int, home: int, now: int, tasks: Sequence[int]
    ) -> Iterator[Step]:
        """Yield the steps of one round; the tasks are of one kind."""
        own = [self.problem.tasks[number] for number in tasks]
        dock, collects = self.problem.dock, own[0].kind is TaskKind.COLLECT
        self._loads(own)
        length = 0
        first = (own[0].pickup.place if collects else dock.place) == at
        if not first:
            yield Step(at, now, now, now)
        stops = [((n,), self._end(self.problem.tasks[n])) for n in tasks]
        ready = max([t.ready for t in own] + [self._came(t) for t in own])
        serve = dock.fixed + sum(t.dock_seconds for t in own)
        hub = (tuple(tasks), (dock.place, dock.windows, serve, ready))
        for numbers, (place, windows, service, wait) in (
            [*stops, hub] if collects else [hub, *stops]
        ):
            length += self._metres(at, place)
            arrive = now + self._seconds(at, place)
            begin = self._open(windows, max(arrive, 0 if collects else wait))
            arrive = begin if first else arrive
            first, at, now = False, place, begin + service
            takes = collects != (place == dock.place)
            yield Step(
                place,
                arrive,
                begin,
                now,
                numbers if takes else (),
                () if takes else numbers,
            )
        self._handle(tasks, now)
        if at != home:
            length += self._metres(at, home)
            now += self._seconds(at, home)
            yield Step(home, now, now, now)
        longest = self.problem.vehicles[self.vehicle].max_round
        if longest is not None and length > longest:
            raise LateError

    def _loads(self, own: Sequence[Task]) -> None:
        van = self.problem.vehicles[self.vehicle]
        for most, *loads in zip(van.capacity, *(t.load for t in own), strict=True):
            if sum(loads) > most:
                raise LateError
        if any(t.vehicles is not None and self.vehicle not in t.vehicles for t in own):
            raise LateError

    def _end(self, task: Task) -> tuple[int, tuple[tuple[int, int], ...], int, int]:
        there = task.pickup or task.delivery
        return there.place, there.windows, there.fixed + there.handover, 0

    def _came(self, task: Task) -> int:
        if any(before not in self.handled for before in task.after):
            raise LateError
        return max((self.handled[before] for before in task.after), default=0)

    def _handle(self, tasks: Sequence[int], now: int) -> None:
        dock = self.problem.dock
        own = [self.problem.tasks[n] for n in tasks]
        done = now + dock.handling + sum(t.handling for t in own)
        for number, task in zip(tasks, own, strict=True):
            if task.due is not None and done > task.due:
                raise LateError
            self.handled[number] = done

    def _open(self, windows: tuple[tuple[int, int], ...], now: int) -> int:
        for opens, closes in windows:
            if now <= closes:
                return max(now, opens)
        raise LateError

    def _seconds(self, a: int, b: int) -> int:
        profile = self.problem.vehicles[self.vehicle].profile
        seconds = int(self.problem.matrices[profile].seconds[a, b])
        if seconds < 0:
            raise LateError
        return seconds

    def _metres(self, a: int, b: int) -> int:
        profile = self.problem.vehicles[self.vehicle].profile
        return int(self.problem.matrices[profile].metres[a, b])


def _options(problem: Problem, rounds: Rounds, tasks: tuple[int, ...]) -> list[Rounds]:
    """Put the first task into the last round where it is of the same kind, or behind.

    Tasks at one place never follow each other, so that every task is a step.
    """
    behind = (*rounds, *((task,) for task in tasks))
    if not rounds or len(tasks) > 1:
        return [behind]
    last, task = problem.tasks[rounds[-1][-1]], problem.tasks[tasks[0]]
    places = [(t.pickup or t.delivery).place for t in (last, task)]
    if last.kind is not task.kind or places[0] == places[1]:
        return [behind]
    return [(*rounds[:-1], (*rounds[-1], *tasks)), behind]


def answer(problem: Problem) -> Result:
    """Serve what can be served naively."""
    kept: dict[int, Rounds] = {}
    driven: dict[int, tuple[tuple[Step, ...], ...]] = {}
    lost = []
    for number, request in enumerate(problem.requests):
        for vehicle, van in enumerate(problem.vehicles):
            for rounds in _options(problem, kept.get(vehicle, ()), request.ways[0]):
                try:
                    steps = Chain(problem, vehicle).drive(rounds)
                except LateError:
                    continue
                if len(rounds) <= van.max_rounds:
                    kept[vehicle], driven[vehicle] = rounds, steps
                    break
            else:
                continue
            break
        else:
            lost.append(number)
    routes = tuple(Route(v, driven[v]) for v in sorted(driven))
    return Result(routes, tuple(lost), CostParts(), len(lost), 0)


def plan(work: DayWork) -> tuple[DayProblem, Result, DayPlan]:
    """Plan a day naively, what is left out named."""
    day = problem_of(survey(work))
    validate(day.problem)
    result = answer(day.problem)
    named = tuple(
        Unserved(id_, UnservedCode.COMPETITION, "It does not fit.")
        for id_ in left_out(day, result)
    )
    return day, result, plan_of(day, result, named)


def visits(day: DayProblem, result: Result) -> tuple[Rounds, ...]:
    """Return a result's visits by vehicle, round and order."""
    rounds: list[Rounds] = [() for _ in day.problem.vehicles]
    for route in result.routes:
        rounds[route.vehicle] = tuple(
            tuple(
                visits_of(day.problem, task)[0]
                for step in steps
                if step.place != day.problem.dock.place
                for task in (*step.taken, *step.handed)
            )
            for steps in route.rounds
        )
    return tuple(rounds)


@pytest.fixture(name="naive")
def fixture_naive() -> Callable[[DayWork], tuple[DayProblem, Result, DayPlan]]:
    """Give the naive engine."""
    return plan


@pytest.fixture(name="visits")
def fixture_visits() -> Callable[[DayProblem, Result], tuple[Rounds, ...]]:
    """Give the visits of a result."""
    return visits
