"""Runs solvers in child processes, as many at once as there are processors."""

import os
import pickle
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from benchmarks.routing.order import Answer, Order
from benchmarks.routing.peers import Solver
from routing.check import check_result

COMMAND = (sys.executable, "-m", "benchmarks.routing.child")
POLL = 0.02
PATIENCE = 20.0
"""Wall seconds a solver may take for each second of the processor it is given."""

GRACE = 120.0
"""Wall seconds on top of that: start and imports."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an order: an accepted answer, or why there is none.

    Attributes
    ----------
    answer
        Judged, all served; None when there is none.
    trouble
        ``failed``, ``refused`` or ``incomplete`` with the cause, or empty.
    """

    answer: Answer | None
    trouble: str = ""

    @property
    def word(self) -> str:
        """The first word of the trouble, for the table."""
        return self.trouble.split(":", maxsplit=1)[0]


@dataclass(slots=True)
class _Running:
    """A child with the files it reads and writes."""

    number: int
    order: Order
    process: subprocess.Popen[bytes]
    given: IO[bytes]
    said: IO[bytes]
    answer: Path
    ends: float


def compile_loops(solver: Solver) -> None:
    """Have a solver's loops compiled, in a child, and wait for it."""
    code = f"from {solver.module} import prepare; prepare()"
    subprocess.run(  # noqa: S603 -- no shell, and a module of this package
        [sys.executable, "-c", code],
        stdout=subprocess.DEVNULL,
        env=_environment(),
        check=False,  # what is wrong will be told of the runs
    )


def run(
    orders: Sequence[Order],
    processors: int,
    command: Sequence[str] = COMMAND,
    grace: float = GRACE,
) -> Iterator[tuple[int, Outcome]]:
    """Run all orders and yield what becomes of each, as they end.

    All keep one processor busy each, so all compete with as much beside them.

    Parameters
    ----------
    orders
        What to do.
    processors
        How many may be busy at once.
    command
        The child; tests put others in its place.
    grace
        Wall seconds beyond `PATIENCE`.

    Yields
    ------
    Position of an order and its outcome.
    """
    waiting = list(enumerate(orders))
    running: list[_Running] = []
    with tempfile.TemporaryDirectory() as folder:
        try:
            while waiting or running:
                while waiting and len(running) < processors:
                    number, order = waiting.pop(0)
                    path = Path(folder) / f"{number}.answer"
                    running.append(_start(number, order, path, command, grace))
                for child in [c for c in running if _over(c)]:
                    running.remove(child)
                    yield child.number, _outcome(child)
                time.sleep(POLL)
        finally:
            for child in running:
                _kill(child)
                _close(child)


def _start(
    number: int, order: Order, path: Path, command: Sequence[str], grace: float
) -> _Running:
    given, said = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115
    pickle.dump(order, given)
    given.seek(0)
    process = subprocess.Popen(  # noqa: S603 -- a fixed command, no shell
        [*command, str(path)],
        stdin=given,
        stdout=subprocess.DEVNULL,
        stderr=said,
        env=_environment(),
        start_new_session=True,
    )
    ends = time.monotonic() + order.cpu_seconds * PATIENCE + grace
    return _Running(number, order, process, given, said, path, ends)


def _environment() -> dict[str, str]:
    """Return what lets a child import what this process can."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}


def _over(child: _Running) -> bool:
    """Return whether a child has ended; end it when it takes far too long."""
    if child.process.poll() is None and time.monotonic() > child.ends:
        _kill(child)
    return child.process.poll() is not None


def _kill(child: _Running) -> None:
    """End a child with all that it has started."""
    with suppress(ProcessLookupError):
        os.killpg(child.process.pid, signal.SIGKILL)
    child.process.wait()


def _close(child: _Running) -> None:
    child.given.close()
    child.said.close()


def _outcome(child: _Running) -> Outcome:
    """Read and judge what a child that has ended leaves."""
    try:
        code = child.process.returncode
        if code != 0:
            return Outcome(None, f"failed: {_cause(code)}{_last(child)}")
        # written by our own child
        found = pickle.loads(child.answer.read_bytes())  # noqa: S301
        if not isinstance(found, Answer):
            return Outcome(None, f"failed: answered {type(found).__name__}")
        return judged(child.order, found)
    except Exception as error:  # whatever a broken solver leaves must not end the run
        return Outcome(None, f"failed: no answer ({error})")
    finally:
        _close(child)


def judged(order: Order, found: Answer) -> Outcome:
    """Return what the independent judge says of an answer."""
    faults = check_result(order.problem, found.result)
    if faults:
        return Outcome(None, f"refused: {faults[0].kind}: {faults[0].message}")
    if found.result.loss:
        left = len(found.result.unserved)
        return Outcome(None, f"incomplete: {left} requests left out")
    return Outcome(found)


def _cause(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def _last(child: _Running) -> str:
    """Return the last line a child wrote."""
    child.said.seek(0)
    lines = child.said.read().decode(errors="replace").strip().splitlines()
    return f": {lines[-1][:200]}" if lines else ""
