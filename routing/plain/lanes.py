"""A lane: one trajectory with the routes it sees, here or in a process of its own.

Solutions go from one process to another as columns: PyVRP 0.14.1 forgets what vehicles
cost per day when it pickles a solution.
"""

import multiprocessing
import signal
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from typing import Protocol

from pyvrp import ProblemData, Solution
from pyvrp.exceptions import PenaltyBoundWarning

from mil.errors import SolverError
from routing.plain.budget import Budget, Meter
from routing.plain.pool import Column, Pool, columns_of, solution_from
from routing.plain.trajectory import Trajectory
from routing.plain.tuning import Tuning

Report = Callable[[Solution], None]


@dataclass(frozen=True, slots=True)
class Leg:
    """A part of a search.

    Attributes
    ----------
    budget
        What it may take.
    since, until
        Where it begins and ends in the whole, 0 to 1.
    """

    budget: Budget
    since: float
    until: float


@dataclass(frozen=True, eq=False, slots=True)
class Seen:
    """What a lane brings home from a stage.

    Attributes
    ----------
    best
        The best solution of the lane.
    columns
        Feasible routes not seen in a stage before.
    iterations
        Of the lane, in all.
    elsewhere
        CPU seconds of a process of its own, in all.
    """

    best: Solution
    columns: tuple[Column, ...]
    iterations: int
    elsewhere: float = 0.0


@dataclass(frozen=True, eq=False, slots=True)
class Setting:
    """What a lane starts from.

    Attributes
    ----------
    data, tuning
        The problem and the settings.
    seed
        Of the lane.
    start
        The routes of a solution to begin with, or None.
    """

    data: ProblemData
    tuning: Tuning
    seed: int
    start: tuple[Column, ...] | None = None


@dataclass(frozen=True, eq=False, slots=True)
class _Parcel:
    """What a lane's process sends home."""

    best: tuple[Column, ...]
    columns: tuple[Column, ...]
    iterations: int
    seconds: float


class Lane(Protocol):
    """A trajectory that is sent on and brings back what it has seen."""

    def begin(self, leg: Leg, better: Solution | None) -> None:
        """Send it on, from a better solution when one was found elsewhere."""

    def finish(self) -> Seen:
        """Wait until it is back."""

    def halt(self) -> None:
        """Let it come back at once."""

    def close(self) -> None:
        """Give back what it holds."""


class OwnLane:
    """A lane in this process: it runs when it is waited for.

    Parameters
    ----------
    setting
        What it starts from.
    report
        Told each new best feasible solution of the lane.
    stopped
        Asked before each iteration whether to come back at once.
    """

    def __init__(
        self,
        setting: Setting,
        report: Report,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        data, start = setting.data, setting.start
        begin = None if start is None else solution_from(data, start)
        self._trajectory = Trajectory(data, setting.seed, setting.tuning, begin)
        self._pool = Pool(setting.data)
        self._report = report
        self._stopped = stopped
        self._leg = Leg(Budget(iterations=0), 0.0, 0.0)

    def begin(self, leg: Leg, better: Solution | None) -> None:
        """Send it on, from a better solution when one was found elsewhere."""
        self._leg = leg
        if better is not None:
            self._trajectory.adopt(better)

    def finish(self) -> Seen:
        """Run, and return what was seen."""
        leg = self._leg
        meter = Meter(leg.budget, leg.since, leg.until, self._stopped)
        self._trajectory.run(meter, self._pool.watch, self._better)
        return self.seen()

    def seen(self) -> Seen:
        """Return what was seen since the last time."""
        trajectory = self._trajectory
        return Seen(trajectory.best, self._pool.fresh(), trajectory.iterations)

    def halt(self) -> None:
        """Do nothing: it is back already."""

    def close(self) -> None:
        """Hold nothing, so give nothing back."""

    def _better(self, solution: Solution) -> None:
        self._pool.add(solution)
        self._report(solution)


class RemoteLane:
    """A lane in a process of its own.

    Parameters
    ----------
    setting
        What it starts from.
    """

    def __init__(self, setting: Setting) -> None:
        self._data = setting.data
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._halted = context.Event()
        self._process = context.Process(
            target=_serve, args=(theirs, self._halted, setting), daemon=True
        )
        self._process.start()
        theirs.close()

    def begin(self, leg: Leg, better: Solution | None) -> None:
        """Send it on, from a better solution when one was found elsewhere."""
        routes = None if better is None else columns_of(self._data, better)
        self._ours.send((leg, routes))

    def finish(self) -> Seen:
        """Wait until it is back.

        Raises
        ------
        SolverError
            When its process has died.
        """
        try:
            parcel: _Parcel = self._ours.recv()
        except (EOFError, OSError) as error:
            raise SolverError("a search process ended before its time") from error
        best = solution_from(self._data, parcel.best)
        return Seen(best, parcel.columns, parcel.iterations, parcel.seconds)

    def halt(self) -> None:
        """Let it come back at once."""
        self._halted.set()

    def close(self) -> None:
        """End its process."""
        self._ours.close()
        self._process.terminate()
        self._process.join()


def _serve(pipe: Connection, halted: Event, setting: Setting) -> None:
    """Run a lane in this process as the other end of the pipe asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to end
    warnings.simplefilter("ignore", PenaltyBoundWarning)
    lane = OwnLane(setting, lambda _: None, halted.is_set)
    try:
        while True:
            leg, routes = pipe.recv()
            better = None if routes is None else solution_from(setting.data, routes)
            lane.begin(leg, better)
            seen = lane.finish()
            best = columns_of(setting.data, seen.best)
            seconds = time.process_time()
            pipe.send(_Parcel(best, seen.columns, seen.iterations, seconds))
    except (EOFError, OSError):
        return
