"""A first plan for days that PyVRP cannot carry whole, out of parts that it can.

Collections are planned first, then what is carried directly, then deliveries, each kind
in rounds of its own, by the vehicles and in the hours that are left; goods may be
loaded when the rounds that bring them are handled. Rules that PyVRP lacks are left
aside: what breaks one is taken out again, for the search that begins here.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import chain

from routing.apart import only_whole
from routing.plain.budget import Budget
from routing.plain.improve import improve
from routing.problem import Problem, Request, TaskKind
from routing.result import Plan
from routing.rich.arrays import Data
from routing.rich.flatten import flatten
from routing.rich.timetable import draft_of, result_of
from routing.stage import Past, Stage, stage_of

Rounds = tuple[tuple[int, ...], ...]

NOTHING: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Begun:
    """A first plan.

    Attributes
    ----------
    plan
        Keeps all rules, if only by leaving something out; None when there is none.
    interrupted
        Whether somebody pressed Ctrl-C.
    """

    plan: Plan | None
    interrupted: bool = False


def begin(problem: Problem, budget: Budget, seed: int) -> Begun:
    """Make a first plan.

    Parameters
    ----------
    problem
        Accepted by `routing.validate`.
    budget
        What may be done for it.
    seed
        Of all random numbers.

    Returns
    -------
    Begun
        The plan; Ctrl-C ends the search early.
    """
    wanted = list(chain.from_iterable(request.ways[0] for request in problem.requests))
    day = _Day(problem)
    for kind in (TaskKind.COLLECT, TaskKind.DIRECT, TaskKind.DELIVER):
        tasks = [task for task in wanted if problem.tasks[task].kind is kind]
        stage = stage_of(problem, kind, tasks, day.past)
        if stage is not None:
            part = budget.part(len(tasks) / len(wanted))
            found = improve(stage.problem, part, seed)
            if found is not None:
                day.add(stage, found.plan)
                if found.interrupted:
                    return Begun(day.sound(), interrupted=True)
    return Begun(day.sound())


class _Day:
    """What is planned so far.

    Attributes
    ----------
    past
        What it leaves for the stages that come.
    """

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._rounds: dict[int, Rounds] = {}
        self._loose = _loosened(problem)
        self._data = flatten(self._loose)
        self.past = Past()

    def add(self, stage: Stage, plan: Plan) -> None:
        """Take the rounds of a stage."""
        for own, rounds in enumerate(plan):
            if rounds:
                vehicle = stage.vehicles[own]
                new = tuple(tuple(stage.visit(n) for n in visits) for visits in rounds)
                self._rounds[vehicle] = (*self._rounds.get(vehicle, ()), *new)
                self._note(vehicle)

    def _note(self, vehicle: int) -> None:
        """Note when a vehicle is home and when what it brings is handled."""
        problem, past = self._problem, self.past
        rounds = self._rounds[vehicle]
        past.rounds[vehicle] = len(rounds)
        past.ends[vehicle] = problem.vehicles[vehicle].closes
        alone = tuple(rounds if v == vehicle else () for v in range(vehicle + 1))
        draft = draft_of(self._loose, self._data, alone)
        if draft is None or problem.dock is None:
            return
        (route,) = result_of(self._loose, self._data, draft).routes
        past.ends[vehicle] = route.rounds[-1][-1].leave
        for steps in route.rounds:
            brought = [
                t for s in steps if s.place == problem.dock.place for t in s.handed
            ]
            handled = steps[-1].leave + problem.dock.handling
            handled += sum(problem.tasks[task].handling for task in brought)
            past.handled.update(dict.fromkeys(brought, handled))

    def sound(self) -> Plan | None:
        """Return as much of the plan as keeps all rules."""
        data = flatten(self._problem)
        kept: frozenset[int] = NOTHING
        left: frozenset[int] = NOTHING
        if self._keeps_rules(data, frozenset(self._rounds), left):
            return self._only(frozenset(self._rounds), left)
        for vehicle, rounds in self._rounds.items():
            tasks = dict.fromkeys(n // 2 for visits in rounds for n in visits)
            for out in (NOTHING, *(frozenset({task}) for task in tasks)):
                if self._keeps_rules(data, kept | {vehicle}, left | out):
                    kept, left = kept | {vehicle}, left | out
                    break
        return self._only(kept, left) if kept else None

    def _keeps_rules(
        self, data: Data, vehicles: AbstractSet[int], left: AbstractSet[int]
    ) -> bool:
        plan = self._only(vehicles, left)
        return draft_of(self._problem, data, plan) is not None

    def _only(self, vehicles: AbstractSet[int], left: AbstractSet[int]) -> Plan:
        """Return the plan of some vehicles, without some tasks, requests whole."""
        some = tuple(
            tuple(
                tuple(n for n in visits if n // 2 not in left)
                for visits in (self._rounds.get(v, ()) if v in vehicles else ())
            )
            for v in range(len(self._problem.vehicles))
        )
        return only_whole(self._problem, some)


def _loosened(problem: Problem) -> Problem:
    """Return the problem with every task for itself, to time parts of a plan."""
    return replace(
        problem,
        tasks=tuple(replace(task, after=()) for task in problem.tasks),
        requests=tuple(Request(((task,),)) for task in range(len(problem.tasks))),
        locks=(),
        keeps=(),
        even=None,
    )
