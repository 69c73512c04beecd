"""Draws what sites, goods and drivers ask for around what was driven."""

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from benchmarks.days.drive import Driven
from benchmarks.days.fleet import H
from benchmarks.days.shifts import limited
from benchmarks.days.skeleton import rounds_of
from benchmarks.days.wishes import CLIENTS_OPEN, FARMS_OPEN
from mil.units import Seconds
from routing.problem import (
    Dock,
    Price,
    Problem,
    Soft,
    Span,
    Task,
    TaskKind,
    Visit,
)
from routing.result import Plan, Route, Step

FIVE = 300
"""Times that people name are multiples of five minutes."""


@dataclass(frozen=True, slots=True)
class Around:
    """What was driven, and how close to it everything is drawn.

    Attributes
    ----------
    draw
        Source of chance.
    tight
        0 for windows of hours, 1 for windows of minutes.
    problem, dock, driven
        The day with wide windows, its dock, and how its plan was driven.
    """

    draw: Random
    tight: float
    problem: Problem
    dock: Dock
    driven: Driven

    def slack(self, most: Seconds) -> Seconds:
        """Return some seconds, at most `most` on a day that is not tight at all."""
        least = most // 20
        return int(least + (most - least) * (1 - self.tight) ** 2 * self.draw.random())

    def span(self, first: Seconds, last: Seconds, most: Seconds) -> Span:
        """Return a span around two times, in five minutes."""
        begin = (first - self.slack(most)) // FIVE * FIVE
        return begin, -(-(last + self.slack(most)) // FIVE) * FIVE

    def later(self, at: Seconds, most: Seconds) -> Seconds:
        """Return a time no earlier than one, in five minutes."""
        return self.span(at, at, most)[1]


def draw_around(around: Around) -> Problem:
    """Draw windows, due times, limits and shifts that the driven plan keeps.

    Parameters
    ----------
    around
        What was driven.
    """
    problem, begun = around.problem, _begun(around)
    sites = {place: _site(around, place, times) for place, times in begun.items()}
    loaded, aboard = _loaded(around), _aboard(around)
    tasks = tuple(
        _task(around, number, task, sites, loaded, aboard)
        for number, task in enumerate(problem.tasks)
    )
    return replace(
        problem,
        tasks=tasks,
        dock=replace(around.dock, windows=_dock_windows(around)),
        vehicles=tuple(
            limited(around.draw, around.tight, problem, vehicle, around.driven.routes)
            for vehicle in range(len(problem.vehicles))
        ),
    )


def steps_of(routes: tuple[Route, ...]) -> list[Step]:
    """Return all steps of all routes."""
    return [step for route in routes for steps in route.rounds for step in steps]


def _begun(around: Around) -> dict[int, list[Seconds]]:
    """Return when service began, by place."""
    begun: defaultdict[int, list[Seconds]] = defaultdict(list)
    for step in steps_of(around.driven.routes):
        if step.taken or step.handed:
            begun[step.place].append(step.begin)
    return {place: sorted(times) for place, times in begun.items()}


def _site(
    around: Around, place: int, times: list[Seconds]
) -> tuple[tuple[Span, ...], Soft | None]:
    """Draw when a site is open, and when it would rather be visited."""
    draw, spans = around.draw, [around.span(at, at, 3 * H) for at in times]
    if draw.random() < 0.15:
        spans.append((times[0] - H, times[-1] + 2 * H))
    if draw.random() < 0.25:
        other = draw.randrange(6 * H, 17 * H, FIVE)
        spans.append((other, other + draw.randrange(3 * FIVE, 2 * H, FIVE)))
    soft = None
    if draw.random() < 0.12:
        begin = times[0] - draw.randint(-FIVE, 1_800)
        end = max(begin, times[-1] + draw.randint(-2 * FIVE, 1_800))
        late = Price(draw.randint(1, 4), 60)
        soft = Soft(begin, end, early=Price(draw.choice((0, 1)), 60), late=late)
    return _apart(spans), soft


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """Join spans that overlap or touch."""
    joined: list[Span] = []
    for begin, end in sorted(spans):
        if joined and begin <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((max(0, begin), end))
    return tuple(joined)


def _dock_windows(around: Around) -> tuple[Span, ...]:
    """Draw when loading and unloading may begin: with breaks where nobody came."""
    times = _begun(around)[around.dock.place]
    most = 5_400
    spans = [around.span(times[0], times[0], most)]
    for before, at in pairwise(times):
        if at - before < 2_700 or around.draw.random() < 0.5:
            spans.append((before, at))
        spans.append(around.span(at, at, most))
    return _apart(spans)


def _loaded(around: Around) -> dict[int, Seconds]:
    """Return when each delivery was loaded."""
    place = around.dock.place
    return {
        t: step.begin
        for step in steps_of(around.driven.routes)
        for t in step.taken
        if step.place == place
    }


def _aboard(around: Around) -> dict[int, Seconds]:
    """Return how long each task's goods were on board."""
    found: dict[int, Seconds] = {}
    for route in around.driven.routes:
        visits = _plan_of(around.problem, route)
        for steps, legs in zip(
            route.rounds, rounds_of(around.problem, route.vehicle, visits), strict=True
        ):
            since: dict[int, Seconds] = {}
            for step, leg in zip(steps, legs, strict=True):
                found |= {t: step.begin - since[t] for t in step.handed}
                since |= dict.fromkeys(step.taken, step.begin + leg.stop.service)
    return found


def _plan_of(problem: Problem, route: Route) -> list[list[int]]:
    """Return the visits of a route's rounds."""
    rounds = []
    for steps in route.rounds:
        visits: list[int] = []
        for step in steps:
            kinds = {t: problem.tasks[t].kind for t in (*step.taken, *step.handed)}
            visits += [2 * t for t in step.taken if kinds[t] is not TaskKind.DELIVER]
            visits += [
                2 * t + 1 for t in step.handed if kinds[t] is not TaskKind.COLLECT
            ]
        rounds.append(visits)
    return rounds


def plan_of(problem: Problem, routes: tuple[Route, ...]) -> Plan:
    """Return the visits of routes, by vehicle, round and order."""
    by = {route.vehicle: _plan_of(problem, route) for route in routes}
    return tuple(
        tuple(tuple(visits) for visits in by.get(vehicle, ()))
        for vehicle in range(len(problem.vehicles))
    )


def _task(
    around: Around,
    number: int,
    task: Task,
    sites: dict[int, tuple[tuple[Span, ...], Soft | None]],
    loaded: dict[int, Seconds],
    aboard: dict[int, Seconds],
) -> Task:
    """Draw what a task asks for."""
    draw, handled = around.draw, around.driven.handled.get(number)
    due = ready = longest = None
    if handled is not None and draw.random() < 0.3:
        due = around.later(handled, 3 * H)
    if number in loaded and not task.after and draw.random() < 0.6:
        ready = max(0, around.span(loaded[number], loaded[number], 2 * H)[0])
    if task.load[1] and draw.random() < 0.7:
        limit = aboard.get(number, 5_400)
        longest = max(2_700, around.later(limit, 5_400))
    dear: tuple[tuple[int, int], ...] = ()
    if draw.random() < 0.05:
        vehicle = draw.randrange(len(around.problem.vehicles))
        dear = ((vehicle, draw.randint(1, 6) * 50),)
    return replace(
        task,
        pickup=_visit(task.pickup, sites, FARMS_OPEN),
        delivery=_visit(task.delivery, sites, CLIENTS_OPEN),
        due=due,
        ready=ready or 0,
        aboard=longest,
        dear=dear,
    )


def _visit(
    visit: Visit | None,
    sites: dict[int, tuple[tuple[Span, ...], Soft | None]],
    usual: tuple[Span, ...],
) -> Visit | None:
    """Give a visit the windows of its site."""
    if visit is None:
        return None
    windows, soft = sites.get(visit.place, (usual, None))
    return replace(visit, windows=windows, soft=soft)
