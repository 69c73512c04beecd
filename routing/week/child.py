"""What runs in a child process: plans days, writes the rounds found as JSON.

A solver that crashes or hangs takes only this process with it. Input is a pickle from
the parent process, output is one line of plain JSON for each day, as soon as it is
planned; the parent checks it.
"""

import ctypes
import json
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import BinaryIO

from mil.errors import InputError
from mil.plan import DayPlan
from mil.ports import DayWork
from mil.units import Cents
from routing.day.answer import left_out, plan_of
from routing.day.ground import survey
from routing.day.problem import DayProblem
from routing.plain.budget import Budget, never
from routing.result import Plan, Result
from routing.warm import warm
from routing.week.board import EVERY
from routing.week.search import Display, plan_day

PARENT = "MIL_SOLVER_PARENT"
"""Environment variable with the process id of whoever asked."""

SOON = 1.5
"""Seconds that a day gets although an end is wanted: a first plan can lose goods."""

JsonDay = tuple[list[str], Plan, Cents | None]
"""Consignments that are not grouped with others, the visits, and a bound."""


@dataclass(frozen=True, slots=True)
class Task:
    """Days for one child, how hard to look at each, and plans to start from by day.

    `proof` is seconds for a bound of each.
    """

    works: tuple[DayWork, ...]
    budgets: tuple[Budget, ...]
    seed: int
    known: Mapping[date, DayPlan] = field(default_factory=dict)
    proof: float = 0


def answers(
    task: Task,
    stopped: Callable[[], bool] = never,
    display: Display = lambda day, result: None,
) -> Iterator[JsonDay]:
    """Plan every day of a task, one after another.

    Parameters
    ----------
    task
        The days.
    stopped
        Whether to come to an end, with little time for days not begun.
    display
        Shown better plans.
    """
    for work, given in zip(task.works, task.budgets, strict=True):
        begun = time.monotonic()

        def enough(begun: float = begun) -> bool:
            return stopped() and time.monotonic() - begun >= SOON

        budget = replace(given, stopped=enough)
        known = task.known.get(work.day)
        found = plan_day(survey(work), budget, task.seed, known, display, task.proof)
        yield sorted(found.single), found.plan, found.bound


def ended(given: BinaryIO) -> Callable[[], bool]:
    """Return what tells whether the parent wants an end: then its file has grown.

    Parameters
    ----------
    given
        The file the task came from, read to the end of the task.
    """
    size = given.tell()
    return lambda: os.fstat(given.fileno()).st_size > size


def _display() -> Display:
    """Return what writes what better plans cost and lack, not too often."""
    last = 0.0

    def display(day: DayProblem, result: Result) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= EVERY:
            last = now
            cents = sum(round_.cost.total for round_ in plan_of(day, result).rounds)
            _write({"shown": [cents, len(left_out(day, result))]})

    return display


def _die_with_parent() -> None:
    """End when whoever asked is gone, killed perhaps: nobody reads the answer then."""
    parent = int(os.environ.get(PARENT, os.getppid()))
    if sys.platform == "linux":
        die_with_parent = 1  # PR_SET_PDEATHSIG of <sys/prctl.h>
        ctypes.CDLL(None).prctl(die_with_parent, signal.SIGKILL, 0, 0, 0)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    if os.getppid() != parent:  # it went while this process was starting
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _write(said: object) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def main() -> int:
    """Read a task from stdin, write a line to stdout for each of its days."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to end
    _die_with_parent()
    # the parent process is the only writer of this pipe
    task = pickle.load(sys.stdin.buffer)  # noqa: S301
    stopped = ended(sys.stdin.buffer)
    try:
        warm(lambda _: None)  # no day's time goes by while loops are loaded
        for day in answers(task, stopped, _display()):
            _write(day)
    except InputError as error:
        _write({"error": str(error)})
    return 0


if __name__ == "__main__":
    sys.exit(main())
