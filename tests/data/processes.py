"""Run as a script by tests: processes that are killed, or that crowd one store.

Arguments: what to do, the workspace, a file with a plan's canonical JSON, how often,
and a seed. Prints one JSON list. The processes are forked from this clean one, so that
each starts at once.
"""

import importlib
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from data.batch import ImportBatch
from data.codec import from_bytes
from data.store import SqlStore
from data.workspace import open_store
from mil.calendar import Week
from mil.plan import WeekPlan

WEEK = Week(2026, 48)
CROWD = 4


def fork(work: Callable[[int], None]) -> tuple[int, int]:
    """Start a process that reports through a pipe; return its id and the pipe."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        os.close(reading)
        work(writing)
        os._exit(0)
    except BaseException as error:  # a child must never come back into the parent
        os.write(2, f"{error!r}\n".encode())
        os._exit(1)


def first_word(pipe: int) -> str:
    """Wait for the first number that a process reports."""
    heard = b""
    while not heard.endswith(b"\n") and (sign := os.read(pipe, 1)):
        heard += sign
    return heard.decode()


def everything(pipe: int) -> list[int]:
    """Return the numbers that a process reported."""
    with os.fdopen(pipe) as file:
        return [int(word) for word in file.read().split()]


def numbered(store: SqlStore, number: int) -> ImportBatch:
    """Return an import that sets the quantity of every line to a number."""
    lines = store.inputs(WEEK).lines
    changed = (replace(line, quantity=number) for line in lines)
    return ImportBatch((), (), (), (), (), (), tuple(changed), ())


def save_on(workspace: Path, plan: WeekPlan, pipe: int) -> None:
    """Save plans without end, reporting each version once it is in."""
    with open_store(workspace) as store:
        while True:
            os.write(pipe, f"{store.save_plan(plan)}\n".encode())


def import_on(workspace: Path, first: int, pipe: int) -> None:
    """Import without end, reporting each number once it is in."""
    with open_store(workspace) as store:
        for number in range(first, first + 10_000):
            store.apply(numbered(store, number))
            os.write(pipe, f"{number}\n".encode())


def kill(work: Callable[[int], None], chance: random.Random) -> int:
    """Start a process, kill it at some moment, return the last number it reported.

    Every second one may report something first, however slow the machine is.
    """
    child, pipe = fork(work)
    heard = first_word(pipe) if chance.random() < 0.5 else ""
    time.sleep(chance.uniform(0.0, 0.2))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return max([int(heard or 0), *everything(pipe)], default=0)


def kill_saves(workspace: Path, plan: WeekPlan, often: int, seed: int) -> list[object]:
    """Return after each kill: the last version told, those there, the newest whole."""
    chance = random.Random(seed)  # noqa: S311
    told: list[object] = []
    for _ in range(often):
        said = kill(lambda pipe: save_on(workspace, plan, pipe), chance)
        with open_store(workspace) as store:
            versions = [saved.version for saved in store.plans()]
            whole = not versions or store.plan(WEEK, versions[-1]) == plan
        told.append([said, versions, whole])
    return told


def kill_imports(workspace: Path, _: WeekPlan, often: int, seed: int) -> list[object]:
    """Return after each kill: the last number told or there before, those in lines."""
    chance = random.Random(seed)  # noqa: S311
    told: list[object] = []
    with open_store(workspace) as store:
        store.apply(numbered(store, 1))
    last = 1
    for _ in range(often):
        first = last + 1
        said = kill(lambda pipe, first=first: import_on(workspace, first, pipe), chance)
        with open_store(workspace) as store:
            found = sorted({line.quantity for line in store.inputs(WEEK).lines})
        told.append([max(said, last), found])
        last = found[-1]
    return told


def crowd_saves(workspace: Path, plan: WeekPlan, often: int, _: int) -> list[object]:
    """Return the versions that several processes saved at the same time."""

    def work(pipe: int) -> None:
        with open_store(workspace) as store:
            for _ in range(often):
                os.write(pipe, f"{store.save_plan(plan)}\n".encode())

    started = [fork(work) for _ in range(CROWD)]
    versions = [number for _, pipe in started for number in everything(pipe)]
    codes = [os.waitpid(child, 0)[1] for child, _ in started]
    return [codes, sorted(versions)]


def crowd_opens(workspace: Path, _: WeekPlan, often: int, __: int) -> list[object]:
    """Return how several processes ended that opened a store without tables."""
    codes: list[object] = []

    def make(_: int) -> None:
        open_store(workspace, create=True).close()

    for _ in range(often):
        for made in workspace.glob("hub.db*"):
            made.unlink()
        started = [fork(make) for _ in range(CROWD)]
        codes += [os.waitpid(child, 0)[1] for child, _ in started]
    return codes


MODES = {
    work.__name__: work for work in (kill_saves, kill_imports, crowd_saves, crowd_opens)
}

if __name__ == "__main__":
    importlib.import_module("alembic.command")  # once, before the forks
    mode, workspace, plan, often, seed = sys.argv[1:]
    loaded = from_bytes(Path(plan).read_bytes(), WeekPlan)
    result = MODES[mode](Path(workspace), loaded, int(often), int(seed))
    sys.stdout.write(json.dumps(result))
