"""What runs in a child process: reads days, writes the rounds found as JSON.

A solver that crashes or hangs takes only this process with it. Input is a pickle from
the parent process, output is plain JSON that the parent checks.
"""

import ctypes
import json
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mil.errors import MilError
from mil.plan import DayPlan
from mil.ports import DayWork
from routing.ground import survey
from routing.rounds import Chains
from routing.search import Search, plan_day

PARENT = "MIL_SOLVER_PARENT"
"""Environment variable with the process id of whoever asked."""

JsonRound = tuple[int, bool, list[tuple[str, list[str]]]]
"""Shift, whether it collects, calls with the consignments taken or handed over."""


@dataclass(frozen=True, slots=True)
class Task:
    """Days for one child, how hard to look at each, and plans to start from by day."""

    works: tuple[DayWork, ...]
    searches: tuple[Search, ...]
    seed: int
    known: Mapping[date, DayPlan] = field(default_factory=dict)


def answer(task: Task) -> list[list[JsonRound]]:
    """Plan every day of a task."""
    return [
        _written(plan_day(survey(work), task.seed, search, task.known.get(work.day)))
        for work, search in zip(task.works, task.searches, strict=True)
    ]


def _written(chains: Chains) -> list[JsonRound]:
    return [
        (draft.shift, draft.collect, [(c.site, list(c.goods)) for c in draft.calls])
        for chain in chains
        for draft in chain
    ]


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


def main() -> int:
    """Read a task from stdin, write the answer to stdout."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _die_with_parent()
    # the parent process is the only writer of this pipe
    task = pickle.load(sys.stdin.buffer)  # noqa: S301
    try:
        found = answer(task)
    except MilError as error:
        json.dump({"error": str(error)}, sys.stdout)
        return 0
    json.dump({"days": found}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
