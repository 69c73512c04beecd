"""One round in its place, and what of the problem every rule looks at."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from mil.ports import Fault
from mil.units import Metres, Seconds
from routing.problem import Problem, TaskKind, Vehicle, Visit
from routing.result import Result, Route, Step


@dataclass(frozen=True, slots=True)
class Tour:
    """A round, whose it is, and which of the day.

    Attributes
    ----------
    vehicle, number
        Index of the vehicle; number of the round on its day, from 0.
    steps
        The round.
    final
        Whether it is the day's last.
    problem
        What it is judged by.
    """

    vehicle: int
    number: int
    steps: tuple[Step, ...]
    final: bool
    problem: Problem

    @property
    def where(self) -> str:
        """Name the round for a fault."""
        return f"vehicle {self.vehicle} round {self.number}"

    @property
    def car(self) -> Vehicle:
        """Return the vehicle."""
        return self.problem.vehicles[self.vehicle]

    @property
    def start(self) -> Seconds:
        """When the round begins."""
        return self.steps[0].arrive

    @property
    def end(self) -> Seconds:
        """When the round ends."""
        return self.steps[-1].leave

    @property
    def tasks(self) -> tuple[int, ...]:
        """Return all tasks of the round, each once."""
        return tuple(sorted({t for s in self.steps for t in (*s.taken, *s.handed)}))

    def legs(self) -> Iterator[tuple[Metres, Seconds]]:
        """Return length and time of each leg, -1 where there is no way."""
        matrix = self.problem.matrices[self.car.profile]
        for a, b in pairwise(self.steps):
            yield (
                int(matrix.metres[a.place, b.place]),
                int(matrix.seconds[a.place, b.place]),
            )

    @property
    def metres(self) -> Metres:
        """Length of the round, metres."""
        return sum(metres for metres, _ in self.legs())

    def fault(self, kind: str, message: str) -> Fault:
        """Name a fault of this round."""
        return Fault(kind, self.where, message)


def tours_of(problem: Problem, route: Route) -> tuple[Tour, ...]:
    """Return the rounds of a vehicle's day."""
    last = len(route.rounds) - 1
    return tuple(
        Tour(route.vehicle, number, steps, number == last, problem)
        for number, steps in enumerate(route.rounds)
    )


def all_tours(problem: Problem, result: Result) -> tuple[Tour, ...]:
    """Return the rounds of all vehicles."""
    return tuple(t for route in result.routes for t in tours_of(problem, route))


def works(step: Step) -> bool:
    """Whether something is taken or handed over there."""
    return bool(step.taken or step.handed)


def at_dock(problem: Problem, step: Step) -> bool:
    """Whether a step is at the dock's place."""
    return problem.dock is not None and step.place == problem.dock.place


def numbers_at(problem: Problem, step: Step) -> tuple[int, ...]:
    """Return the numbers of the visits made at a step away from the dock.

    A visit has the number ``2 * task`` for a pickup, ``2 * task + 1`` for a delivery.
    """
    tasks = problem.tasks
    taken = (2 * t for t in step.taken if tasks[t].kind is not TaskKind.DELIVER)
    handed = (2 * t + 1 for t in step.handed if tasks[t].kind is not TaskKind.COLLECT)
    return (*taken, *handed)


def visits_at(problem: Problem, step: Step) -> tuple[Visit, ...]:
    """Return the visits made at a step away from the dock."""
    found = []
    for number in numbers_at(problem, step):
        task = problem.tasks[number // 2]
        visit = task.delivery if number % 2 else task.pickup
        if visit is not None:
            found.append(visit)
    return tuple(found)


def service(problem: Problem, step: Step) -> Seconds:
    """Return how long the service at a step takes (rule 3)."""
    if not works(step):
        return 0
    if problem.dock is not None and step.place == problem.dock.place:
        goods = (problem.tasks[t].dock_seconds for t in (*step.taken, *step.handed))
        return problem.dock.fixed + sum(goods)
    visits = visits_at(problem, step)
    fixed = max((visit.fixed for visit in visits), default=0)
    return fixed + sum(visit.handover for visit in visits)
