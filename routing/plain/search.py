"""Trajectories, their routes put together, trajectories again.

Lanes are trajectories with seeds of their own. The budget is cut into stages; after
each, what all lanes have seen is recombined, and all go on from what is better. Whether
a lane has a process of its own changes nothing but the time it takes.
"""

import warnings
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pyvrp import CostEvaluator, ProblemData, Solution
from pyvrp.exceptions import PenaltyBoundWarning

from routing.plain.budget import PACE, Budget
from routing.plain.lanes import Lane, Leg, OwnLane, RemoteLane, Report, Seen, Setting
from routing.plain.pool import Pool, columns_of
from routing.plain.recombine import Cap, recombine
from routing.plain.tuning import Tuning

LARGE = 250
"""Visits beyond which one trajectory uses a budget better than two."""

FEWER = Tuning(vehicles=10.0, shakes=40, updates=500)
"""Emptying a vehicle takes steps that cost more than it does, and excess that is dear
until it is done."""

SEEDS = 1_000
"""How far the seeds of two searches are apart, so that no lanes are twins."""


@dataclass(frozen=True, slots=True)
class Course:
    """How a search spends its budget.

    Attributes
    ----------
    lanes
        Trajectories.
    stages
        Parts of the whole after which routes are recombined, rising, below 1; the rest
        is spent going on from there.
    recombining
        Most of the whole that one recombination may take.
    tuning
        Settings of the trajectories.
    """

    lanes: int = 1
    stages: tuple[float, ...] = ()
    recombining: float = 0.05
    tuning: Tuning = field(default_factory=Tuning)


def course_for(data: ProblemData, processes: bool = False) -> Course:
    """Return the course that measured best within seconds.

    Two trajectories and their routes put together, until a problem is so large that one
    needs all the time there is; with processes two in any case. Large problems whose
    vehicles cost something by themselves search for fewer of them first.

    Parameters
    ----------
    data
        The problem.
    processes
        Whether there is a process for each trajectory.
    """
    visits = data.num_clients + 2 * data.num_shipments
    paid = any(kind.fixed_cost for kind in data.vehicle_types())
    tuning = FEWER if paid and visits > LARGE else Tuning()
    if processes or visits <= LARGE:
        return Course(lanes=2, stages=(0.93,), tuning=tuning)
    return Course(tuning=tuning)


@dataclass(frozen=True, eq=False, slots=True)
class Found:
    """What a search has found.

    Attributes
    ----------
    solution
        The best; infeasible only when none that is feasible was found.
    iterations
        Of all trajectories together.
    routes
        Routes seen and kept.
    interrupted
        Whether somebody pressed Ctrl-C.
    """

    solution: Solution
    iterations: int
    routes: int
    interrupted: bool = False


def cost_of(data: ProblemData, solution: Solution) -> int:
    """Return what a solution costs; the largest integer when it is infeasible."""
    return CostEvaluator([0] * data.num_load_dimensions, 0, 0).cost(solution)


def search(
    data: ProblemData,
    budget: Budget,
    seed: int,
    course: Course | None = None,
    *,
    processes: bool = False,
    start: Solution | None = None,
    report: Report = lambda _: None,
) -> Found:
    """Search for a good solution.

    Parameters
    ----------
    data
        The problem.
    budget
        What it may take. With iterations alone the same seed and course give the same
        solution, with processes or without.
    seed
        Of all random numbers.
    course
        How the budget is spent; None for `course_for`.
    processes
        Whether each lane but the first gets a process of its own.
    start
        A solution the first lane begins with, or None.
    report
        Told each new best feasible solution; those of other processes at the end of a
        stage.

    Returns
    -------
    Found
        The best solution; Ctrl-C ends the search early.
    """
    course = course or course_for(data, processes)
    run = _Run(data, budget, course, report)
    with warnings.catch_warnings(), ExitStack() as stack:
        warnings.simplefilter("ignore", PenaltyBoundWarning)
        if start is not None:
            run.better(start)
        for number in reversed(range(course.lanes)):  # other processes first
            begin = None
            if start is not None and number == 0:
                begin = columns_of(data, start)
            own_seed = (seed * SEEDS + number) % 2**32
            setting = Setting(data, course.tuning, own_seed, begin)
            own = number == 0 or not processes
            lane = OwnLane(setting, run.better) if own else RemoteLane(setting)
            stack.callback(lane.close)
            run.lanes.insert(0, lane)
        try:
            for since, until in pairwise((0.0, *course.stages, 1.0)):
                run.stage(since, until, together=processes)
                if until < 1.0:
                    run.recombine()
        except KeyboardInterrupt:
            return run.halt()
        return run.found()


class _Run:
    """A search under way."""

    def __init__(
        self, data: ProblemData, budget: Budget, course: Course, report: Report
    ) -> None:
        self._data = data
        self._budget = budget
        self._course = course
        self._report = report
        self._begun = budget.clock()
        self._pool = Pool(data)
        self._best: Solution | None = None
        self._handed: Solution | None = None
        self._seen: list[Seen | None] = [None] * course.lanes
        self.lanes: list[Lane] = []

    def better(self, solution: Solution) -> None:
        """Keep a solution, and tell of it, if it is the best so far."""
        if not solution.is_feasible():
            return
        known = self._best
        if known is None or self._cost(solution) < self._cost(known):
            self._best = solution
            self._report(solution)

    def stage(self, begin: float, end: float, together: bool) -> None:
        """Send all lanes on for a part of the budget and look at what they bring."""
        part = self._part(begin, end, together)
        cold = max(self._course.stages, default=1.0)

        def cooled(time: float) -> float:
            return min(1.0, time / cold)  # cold when routes are recombined at last

        for lane in self.lanes:
            lane.begin(Leg(part, cooled(begin), cooled(end)), self._handed)
        self._handed = None
        for number, lane in enumerate(self.lanes):
            self._take(number, lane.finish())

    def recombine(self) -> None:
        """Put the routes of all lanes together; all go on from what is better."""
        if self._best is None:
            return
        share, budget = self._course.recombining, self._budget
        work = share * (budget.seconds or (budget.iterations or 0) / PACE)
        seconds = None if budget.seconds is None else 2 * work
        cap = Cap(work, seconds)
        found = recombine(self._data, self._pool.columns, self._best, cap)
        if found is not None:
            self.better(found)
            self._handed = self._best

    def halt(self) -> Found:
        """Call all lanes back at once and return the best there is."""
        for lane in self.lanes:
            lane.halt()
        for number, lane in enumerate(self.lanes):
            if isinstance(lane, OwnLane):
                self._take(number, lane.seen())
        return self.found(interrupted=True)

    def found(self, interrupted: bool = False) -> Found:
        """Return the best so far."""
        seen = [one for one in self._seen if one is not None]
        steps = sum(one.iterations for one in seen)
        best = self._best or seen[0].best
        return Found(best, steps, len(self._pool), interrupted)

    def _take(self, number: int, seen: Seen) -> None:
        self._seen[number] = seen
        self._pool.merge(seen.columns)
        self.better(seen.best)

    def _part(self, begin: float, end: float, together: bool) -> Budget:
        """Return what each lane may take in a stage."""
        budget, lanes = self._budget, self._course.lanes
        steps = seconds = None
        if budget.iterations is not None:
            each = budget.iterations / lanes
            steps = int(each * end) - int(each * begin)
        if budget.seconds is not None:
            left = max(0.0, budget.seconds * end - self._spent())
            seconds = left if together and budget.wall else left / lanes
        return replace(budget, iterations=steps, seconds=seconds)

    def _spent(self) -> float:
        """Return the seconds that were used so far, of those that count."""
        own = self._budget.clock() - self._begun
        if self._budget.wall:
            return own
        return own + sum(seen.elsewhere for seen in self._seen if seen is not None)

    def _cost(self, solution: Solution) -> int:
        return cost_of(self._data, solution)
