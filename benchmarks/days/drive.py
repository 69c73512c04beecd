"""Drives a plan second by second: everybody as early as possible, pauses where due.

A small simulation of the day. Vehicles come to the dock in the order of time and get
the first door that is free; goods are handled in the order they are unloaded; whoever
is to load waits for them. Nothing is optimised here but one thing: a round leaves no
earlier than it must to be at its first stop when that opens.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace
from heapq import heapify, heappop, heappush, heapreplace

from benchmarks.days.skeleton import Leg, Stop, rounds_of
from benchmarks.days.wheel import Wheel
from mil.units import Seconds
from routing.problem import Dock, Problem, Span
from routing.result import Plan, Route, Step

FIRST = 5 * 3600
"""Nobody leaves earlier."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A vehicle at the dock asks for a door."""

    at: Seconds
    stop: Stop


Day = Generator[Ask, Seconds, list[tuple[Step, ...]]]
"""A vehicle's day: asks for doors, is told when it may begin, ends with its rounds."""


@dataclass
class Yard:
    """The dock during the simulation.

    Attributes
    ----------
    problem, dock
        The day and its dock.
    doors, teams
        When each is free again.
    handled
        By collection: when its goods are handled.
    """

    problem: Problem
    dock: Dock
    doors: list[Seconds]
    teams: list[Seconds]
    handled: dict[int, Seconds] = field(default_factory=dict)

    @classmethod
    def of(cls, problem: Problem, dock: Dock, most: int) -> "Yard":
        """Open the yard, with as many doors and teams as anybody can use at most."""
        doors = [0] * (dock.doors or most)
        teams = [0] * (dock.teams or most)
        heapify(doors)
        heapify(teams)
        return cls(problem, dock, doors, teams)

    def waits(self, stop: Stop) -> bool:
        """Whether goods to be loaded are still to come."""
        return any(
            c not in self.handled
            for t in stop.taken
            for c in self.problem.tasks[t].after
        )

    def goods_at(self, stop: Stop) -> Seconds:
        """Return when all goods to be loaded are there."""
        tasks = [self.problem.tasks[t] for t in stop.taken]
        there = [self.handled[c] for task in tasks for c in task.after]
        return max([0, *there, *(task.ready for task in tasks)])

    def serve(self, ask: Ask) -> Seconds:
        """Give the first free door; return when service begins."""
        begin = max(ask.at, self.doors[0])
        begin = opening((self.dock.windows,), begin)
        heapreplace(self.doors, begin + ask.stop.service)
        return begin

    def handle(self, stop: Stop, at: Seconds) -> None:
        """Handle goods that were unloaded by some time."""
        work = sum(self.problem.tasks[t].handling for t in stop.handed)
        end = max(self.teams[0], at) + self.dock.handling + work
        heapreplace(self.teams, end)
        self.handled |= dict.fromkeys(stop.handed, end)


@dataclass(frozen=True, slots=True)
class Driven:
    """A plan that was driven.

    Attributes
    ----------
    routes
        With all times.
    handled
        By collection: when its goods were handled at the dock.
    """

    routes: tuple[Route, ...]
    handled: dict[int, Seconds]


def drive(problem: Problem, dock: Dock, plan: Plan) -> Driven:
    """Drive a plan.

    Parameters
    ----------
    problem
        The day, its windows wide.
    dock
        Its dock.
    plan
        Visits by vehicle and round; goods are collected in earlier rounds than they are
        delivered.

    Raises
    ------
    ValueError
        When vehicles wait for one another for ever, or something opens no more.
    """
    days = {
        vehicle: _day(problem, vehicle, rounds)
        for vehicle, rounds in enumerate(plan)
        if rounds
    }
    yard = Yard.of(problem, dock, 2 * len(plan))
    done = _simulate(yard, days)
    routes = (Route(vehicle, tuple(done[vehicle])) for vehicle in sorted(days))
    return Driven(tuple(routes), yard.handled)


def _simulate(yard: Yard, days: dict[int, Day]) -> dict[int, list[tuple[Step, ...]]]:
    """Let time pass: goods are unloaded, handled, and loaded when they are there."""
    done: dict[int, list[tuple[Step, ...]]] = {}
    asks: list[tuple[Seconds, int, int, Stop]] = []
    parked: dict[int, Ask] = {}

    def go_on(vehicle: int, begin: Seconds | None) -> None:
        try:
            day = days[vehicle]
            ask = next(day) if begin is None else day.send(begin)
            heappush(asks, (ask.at, 1, vehicle, ask.stop))
        except StopIteration as end:
            done[vehicle] = end.value

    for vehicle in days:
        go_on(vehicle, None)
    while asks:
        at, asking, vehicle, stop = heappop(asks)
        if not asking:
            yard.handle(stop, at)
            for other in [v for v, ask in parked.items() if not yard.waits(ask.stop)]:
                ask = parked.pop(other)
                heappush(asks, (max(ask.at, at), 1, other, ask.stop))
        elif yard.waits(stop):
            parked[vehicle] = Ask(at, stop)
        elif (goods := yard.goods_at(stop)) > at:
            heappush(asks, (goods, 1, vehicle, stop))
        else:
            begin = yard.serve(Ask(at, stop))
            if stop.handed:
                heappush(asks, (begin + stop.service, 0, vehicle, stop))
            go_on(vehicle, begin)
    if parked:
        raise ValueError(f"vehicles {sorted(parked)} wait for goods that never come")
    return done


def _day(problem: Problem, vehicle: int, rounds: Sequence[Sequence[int]]) -> Day:
    """Drive one vehicle's day."""
    laid = rounds_of(problem, vehicle, rounds)
    work = sum(leg.seconds + leg.stop.service for legs in laid for leg in legs)
    wheel = Wheel(problem.vehicles[vehicle].hours, work, FIRST)
    done: list[tuple[Step, ...]] = []
    for legs in laid:
        steps = yield from _round(problem, wheel, legs, done)
        done.append(tuple(steps))
    return done


def _round(
    problem: Problem,
    wheel: Wheel,
    legs: Sequence[Leg],
    done: list[tuple[Step, ...]],
) -> Generator[Ask, Seconds, list[Step]]:
    """Drive one round; tell a pause before it at the end of the round before."""
    steps: list[Step] = []
    for number, leg in enumerate(legs):
        stop, ahead = leg.stop, legs[number + 1 : number + 2]
        if number:
            wheel.work(leg.seconds, driving=True)
            arrive = wheel.now
            begin = yield from _begin(problem, stop, arrive)
        else:
            rest = wheel.due(ahead[0].seconds, stop.service) if done else 0
            now = max(wheel.now + rest, without_wait(problem, legs))
            arrive = begin = yield from _begin(problem, stop, now)
        if number or done:
            pauses = wheel.wait(begin)
        else:
            wheel.begin(begin)
            pauses = ()
        if not number:
            if pauses:
                told = replace(done[-1][-1], pauses=pauses)
                done[-1] = (*done[-1][:-1], told)
            pauses = ()
        wheel.work(stop.service)
        if ahead and stop.works:
            rest = wheel.due(ahead[0].seconds, ahead[0].stop.service)
            pauses += wheel.wait(wheel.now + rest) if rest else ()
        steps.append(
            Step(stop.place, arrive, begin, wheel.now, stop.taken, stop.handed, pauses)
        )
    return _later(steps)


def _begin(
    problem: Problem, stop: Stop, now: Seconds
) -> Generator[Ask, Seconds, Seconds]:
    """Return when a stop's service begins; at the dock, when there is a door."""
    if stop.works and problem.dock is not None and stop.place == problem.dock.place:
        return (yield Ask(now, stop))
    return opening([visit.windows for visit in stop.visits], now)


def _later(steps: list[Step]) -> list[Step]:
    """Leave home later when that only shortens the wait at the first stop."""
    first, second = steps[:2]
    wait = second.begin - second.arrive
    if first.taken or first.handed or second.pauses or wait == 0:
        return steps
    at = first.arrive + wait
    first = replace(first, arrive=at, begin=at, leave=at)
    return [first, replace(second, arrive=second.begin), *steps[2:]]


def without_wait(problem: Problem, legs: Sequence[Leg]) -> Seconds:
    """Return when to begin a round so as to find everything open at once."""
    begin, passed = FIRST, 0
    for leg in legs:
        passed += leg.seconds
        windows = [visit.windows for visit in leg.stop.visits]
        begin = max(begin, opening(windows, begin + passed) - passed)
        passed += leg.stop.service
    return begin


def opening(windows: Sequence[tuple[Span, ...]], now: Seconds) -> Seconds:
    """Return the earliest time from `now` on that lies in a window of each.

    Raises
    ------
    ValueError
        When there is none.
    """
    begin = now
    while True:
        before = begin
        for spans in windows:
            opens = [a for a, b in spans if b >= begin]
            if not opens:
                raise ValueError(f"nothing opens after {now}")
            begin = max(begin, opens[0])
        if begin == before:
            return begin
