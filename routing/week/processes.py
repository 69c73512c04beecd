"""Runs tasks in child processes, and survives whatever happens to them."""

import json
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO

from mil.errors import InputError, SolverError
from mil.units import Seconds
from routing.plain.budget import never
from routing.week.child import PARENT, Task

COMMAND = (sys.executable, "-m", "routing.week.child")
GRACE: Seconds = 20
"""Seconds a child may take beyond its budget: start, import, first plan."""

POLL = 0.02
LARGEST_ANSWER = 64 * 2**20


@dataclass(slots=True)
class _Child:
    """A running child with the files it reads and writes."""

    number: int
    process: subprocess.Popen[bytes]
    given: IO[bytes]
    out: IO[bytes]
    err: IO[bytes]
    ends: float
    read: int = 0
    ending: bool = False


def run_tasks(
    tasks: Sequence[Task],
    seconds: Sequence[float],
    done: Callable[[int, object], None],
    command: Sequence[str] = COMMAND,
    grace: float = GRACE,
    ended: Callable[[], bool] = never,
) -> None:
    """Run tasks, as many at once as there are processors.

    Parameters
    ----------
    tasks
        What to do.
    seconds
        Budget of each, after which `grace` is left before it is killed.
    done
        Called in this process with a task's number and a line of its answer (parsed
        JSON), as soon as it is there.
    command
        The child; tests put others in its place.
    grace
        Seconds beyond the budget.
    ended
        Whether children should come to an end with what they have, within `grace`.

    Raises
    ------
    SolverError
        When a child crashes, hangs or says something that is no JSON.
    InputError
        When a child refuses its input.
    """
    waiting = list(enumerate(tasks))
    running: list[_Child] = []
    try:
        while waiting or running:
            while waiting and len(running) < processors():
                number, task = waiting.pop(0)
                running.append(_start(number, task, command, seconds[number] + grace))
            for child in list(running):
                gone = child.process.poll() is not None
                for said in _lines(child, gone):
                    done(child.number, said)
                if gone:
                    running.remove(child)
                    _close(child)
                elif ended() and not child.ending:
                    _end(child, grace)
                elif time.monotonic() > child.ends:
                    raise SolverError(
                        f"a routing solver did not answer within its "
                        f"{seconds[child.number] + grace:.0f} s and was stopped; "
                        "plan again, with fewer seconds if it happens twice"
                    )
            time.sleep(POLL)
    finally:
        for child in running:
            child.process.kill()
            child.process.wait()
            _close(child)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return max(1, os.cpu_count() or 1)


def _start(number: int, task: Task, command: Sequence[str], limit: float) -> _Child:
    """Start a child; files instead of pipes, so that nobody waits for a reader."""
    # the child goes on writing at the end wherever this process reads
    given, out, err = (tempfile.TemporaryFile("a+b") for _ in range(3))  # noqa: SIM115
    pickle.dump(task, given)
    given.seek(0)
    path = os.pathsep.join(entry for entry in sys.path if entry)
    process = subprocess.Popen(  # noqa: S603 -- a fixed command, no shell
        list(command),
        stdin=given,
        stdout=out,
        stderr=err,
        env={**os.environ, "PYTHONPATH": path, PARENT: str(os.getpid())},
        start_new_session=True,  # Ctrl-C at a terminal is for the parent alone
    )
    return _Child(number, process, given, out, err, time.monotonic() + limit)


def _end(child: _Child, grace: float) -> None:
    """Tell a child to end: what it was given grows (`routing.week.child`)."""
    child.ending = True
    child.ends = min(child.ends, time.monotonic() + grace)
    given = child.given.fileno()
    os.truncate(given, os.fstat(given).st_size + 1)


def _lines(child: _Child, gone: bool) -> list[object]:
    """Return the lines that a child has written since they were last read."""
    text = _from(child.out, child.read)
    whole = text[: text.rfind(b"\n") + 1]
    torn = len(text) - len(whole)
    child.read += len(whole)
    code = child.process.returncode
    if gone and code != 0:
        raise SolverError(f"a routing solver crashed ({_cause(code)}{_last(child)})")
    if child.read + torn > LARGEST_ANSWER or (gone and torn):
        raise SolverError("a routing solver answered something that is no plan")
    return [_parsed(line) for line in whole.splitlines()]


def _from(file: IO[bytes], start: int) -> bytes:
    """Return what was written from a byte on, up to the largest answer and one.

    The child shares this process's place in the file and moves it with every line:
    seek and read would at times begin in the middle of one.
    """
    size = min(os.fstat(file.fileno()).st_size, LARGEST_ANSWER + 1)
    return os.pread(file.fileno(), max(0, size - start), start)


def _parsed(line: bytes) -> object:
    """Return what a line says."""
    try:
        said: object = json.loads(line)
    except ValueError as error:
        raise SolverError(
            f"a routing solver answered something that is no plan: {error}"
        ) from error
    if isinstance(said, dict) and "error" in said:
        raise InputError(str(said["error"]))
    return said


def _cause(code: int) -> str:
    if code < 0:
        try:
            return f"signal {signal.Signals(-code).name}"
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"


def _last(child: _Child) -> str:
    """Return the last line a child wrote before it died."""
    lines = _from(child.err, 0).decode(errors="replace").strip().splitlines()
    return f": {lines[-1][:300]}" if lines else ""


def _close(child: _Child) -> None:
    for file in (child.given, child.out, child.err):
        file.close()
