"""All days a vehicle could have, in any order, before any of them has times."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from benchmarks.days.skeleton import Leg, fits, rounds_of
from routing.problem import Lock, Problem, TaskKind, visit
from tests.routing.brute.bounds import half_up, least_time

Rounds = tuple[tuple[int, ...], ...]
"""Visits of each round of a vehicle's day, in order."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of one vehicle.

    Attributes
    ----------
    vehicle, rounds
        Whose, and what is visited.
    legs
        Stops of each round and the ways between them.
    fixed
        Cents that do not depend on when anything is done.
    least
        Cents that it costs at least, whatever others do.
    """

    vehicle: int
    rounds: Rounds
    legs: tuple[tuple[Leg, ...], ...]
    fixed: int
    least: int


def days_of(problem: Problem, vehicle: int) -> dict[frozenset[int], list[Day]]:
    """List all days that keep the rules that need no clock, by what tasks they do.

    Visits in a row at one place are one step, so only one order of them is listed.
    """
    found: defaultdict[frozenset[int], list[Day]] = defaultdict(list)
    for rounds in _Orders(problem, vehicle).all():
        day = _day(problem, vehicle, rounds)
        if day is not None:
            tasks = frozenset(n // 2 for visits in rounds for n in visits)
            found[tasks].append(day)
    for days in found.values():
        days.sort(key=lambda day: day.least)
    return found


@dataclass
class _Orders:
    """A walk through all orders of all visits, parted into rounds."""

    problem: Problem
    vehicle: int
    visits: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        tasks = self.problem.tasks
        for number, task in enumerate(tasks):
            if task.vehicles is None or self.vehicle in task.vehicles:
                ends = (task.pickup, task.delivery)
                self.visits += [2 * number + e for e in (0, 1) if ends[e] is not None]

    def all(self) -> Iterator[Rounds]:
        """Yield every order of every choice of visits."""
        yield from self._longer(())

    def _longer(self, done: Rounds) -> Iterator[Rounds]:
        """Yield what begins with some rounds and has at least one more."""
        if len(done) == self.problem.vehicles[self.vehicle].max_rounds:
            return
        if done and self.problem.dock is None:
            return
        used = {n for visits in done for n in visits}
        for visits in self._round((), used):
            rounds = (*done, visits)
            yield rounds
            yield from self._longer(rounds)

    def _round(
        self, begun: tuple[int, ...], used: set[int]
    ) -> Iterator[tuple[int, ...]]:
        """Yield every round that goes on from what is begun."""
        if begun and fits(self.problem, self.vehicle, begun):
            yield begun
        for number in self.visits:
            if number in used or number in begun:
                continue
            longer = (*begun, number)
            if self._may(begun, number, used) and self._open(longer):
                yield from self._round(longer, used)

    def _may(self, begun: tuple[int, ...], number: int, used: set[int]) -> bool:
        """Whether a visit may be next."""
        problem, t = self.problem, number // 2
        task = problem.tasks[t]
        if task.kind is TaskKind.DIRECT and number % 2 and number - 1 not in begun:
            return False
        before = begun[-1] if begun else None
        if before is not None:
            alike = visit(problem, before).place == visit(problem, number).place
            if alike and before > number:
                return False
            kind = problem.tasks[before // 2].kind
            if kind is not task.kind and not problem.mixed:
                return False
        # its collections are by somebody else, or in a round before
        own = {n // 2 for n in begun}
        return own.isdisjoint(task.after) and not self._too_early(number, used, begun)

    def _too_early(self, number: int, used: set[int], begun: tuple[int, ...]) -> bool:
        """Whether a collection comes after a delivery that waits for it."""
        done = {n // 2 for n in (*used, *begun)}
        return any(number // 2 in self.problem.tasks[t].after for t in done)

    def _open(self, visits: Sequence[int]) -> bool:
        """Whether the windows let visits be made in this order at all."""
        car = self.problem.vehicles[self.vehicle]
        seconds = self.problem.matrices[car.profile].seconds
        now, place = car.opens, None
        for number in visits:
            end = visit(self.problem, number)
            if place is not None and place != end.place:
                way = int(seconds[place, end.place])
                if way < 0:
                    return False
                now += way
            opens = [a for a, b in end.windows if b >= now]
            if not opens:
                return False
            now, place = max(now, opens[0]), end.place
        return now <= car.closes


def _day(problem: Problem, vehicle: int, rounds: Rounds) -> Day | None:
    """Price a day; None when it breaks a rule that needs no clock."""
    car = problem.vehicles[vehicle]
    legs = rounds_of(problem, vehicle, rounds)
    flat = [leg for round_ in legs for leg in round_]
    if any(leg.seconds < 0 or leg.metres < 0 for leg in flat):
        return None
    most = car.hours.max_driving
    if most is not None and sum(leg.seconds for leg in flat) > most:
        return None
    lengths = [sum(leg.metres for leg in round_) for round_ in legs]
    if car.max_round is not None and max(lengths) > car.max_round:
        return None
    if not all(_unlocked(lock, vehicle, rounds, legs) for lock in problem.locks):
        return None
    fixed = sum(half_up(car.costs.distance, metres) for metres in lengths)
    fixed += _per_piece(problem, vehicle, rounds, legs)
    time = least_time(problem, car, legs)
    return None if time is None else Day(vehicle, rounds, legs, fixed, fixed + time)


def _per_piece(
    problem: Problem, vehicle: int, rounds: Rounds, legs: Sequence[Sequence[Leg]]
) -> int:
    """Price the day, its rounds and stops, what they carry, and dear vehicles."""
    car = problem.vehicles[vehicle]
    costs, tasks = car.costs, problem.tasks
    cents = costs.per_day + costs.per_round * len(rounds)
    cents += costs.per_stop * sum(bool(leg.stop.visits) for r in legs for leg in r)
    for visits in rounds:
        carried = {n // 2 for n in visits}
        for dimension, price in enumerate(costs.load):
            load = sum(tasks[t].load[dimension] for t in carried)
            cents += price.amount * -(-load // price.per)
        dear = [pair for t in carried for pair in tasks[t].dear]
        cents += sum(more for number, more in dear if number == vehicle)
    return cents


def _unlocked(
    lock: Lock, vehicle: int, rounds: Rounds, legs: Sequence[Sequence[Leg]]
) -> bool:
    """Whether a day leaves as it was what must stay (rule 10)."""
    inside = {n for visits in rounds for n in visits}.intersection(lock.visits)
    if vehicle != lock.vehicle:
        return not inside
    spots = {
        n: (number, at)
        for number, round_ in enumerate(legs)
        for at, leg in enumerate(round_)
        for t in (*leg.stop.taken, *leg.stop.handed)
        for n in (2 * t, 2 * t + 1)
        if n in inside and (t in leg.stop.taken) == (n % 2 == 0)
    }
    if lock.round is not None:
        if any(number != lock.round for number, _ in spots.values()):
            return False
        there = rounds[lock.round] if lock.round < len(rounds) else ()
        if lock.whole and not set(there) <= set(lock.visits):
            return False
    order = [spots[n] for n in lock.visits if n in spots]
    return not lock.ordered or all(a <= b for a, b in pairwise(order))
