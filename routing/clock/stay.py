"""What a step asks of time: its service, windows, and where pauses may be."""

from dataclasses import dataclass

from ortools.sat.python import cp_model

from mil.units import Seconds
from routing.problem import Problem, Span, Visit
from routing.result import Step

Time = cp_model.IntVar
Expression = cp_model.LinearExpr


@dataclass(frozen=True, slots=True)
class Timed:
    """A step of a round in the model.

    Attributes
    ----------
    step
        As it is.
    arrive, begin, leave
        Its times.
    service
        Seconds.
    """

    step: Step
    arrive: Expression
    begin: Time
    leave: Expression
    service: Seconds

    @property
    def served(self) -> Expression:
        """When its service ends."""
        return self.begin + self.service


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a pause may be: it ends with its slot.

    Attributes
    ----------
    begin, end
        Of the pause; equal when there is none.
    taken
        Whether there is one.
    wheel
        Seconds at the wheel since the slot before.
    number, after
        The step it is told at, counted over the day, and whether after its service.
    """

    begin: Expression
    end: Expression
    taken: cp_model.IntVar
    wheel: Seconds
    number: int
    after: bool


def visits_at(problem: Problem, step: Step) -> list[Visit]:
    """Return what is done at a step away from the dock."""
    pickups = [problem.tasks[t].pickup for t in step.taken]
    deliveries = [problem.tasks[t].delivery for t in step.handed]
    return [v for v in (*pickups, *deliveries) if v and v.place == step.place]


def at_dock(problem: Problem, step: Step) -> bool:
    """Whether a step is at the dock."""
    return problem.dock is not None and step.place == problem.dock.place


def windows_of(problem: Problem, step: Step) -> list[tuple[Span, ...]]:
    """Return the windows that a step's service must begin in, one of each."""
    if not (step.taken or step.handed):
        return []
    if problem.dock is not None and at_dock(problem, step):
        return [problem.dock.windows]
    return [visit.windows for visit in visits_at(problem, step)]


def service_of(problem: Problem, step: Step) -> Seconds:
    """Return how long a step's service takes (rule 3 of `routing.problem`)."""
    if not (step.taken or step.handed):
        return 0
    if problem.dock is not None and at_dock(problem, step):
        tasks = (*step.taken, *step.handed)
        return problem.dock.fixed + sum(problem.tasks[t].dock_seconds for t in tasks)
    visits = visits_at(problem, step)
    return max(v.fixed for v in visits) + sum(v.handover for v in visits)
