"""Has the engine's compiled loops ready, before anybody waits for them.

They are compiled when they are first used and kept on disk (`routing.rich.compiled`);
that takes a minute or two, once, and must not happen in several processes at a time.
"""

import hashlib
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np

from routing.problem import Dock, Matrix, Problem, Request, Task, TaskKind, Vehicle
from routing.problem import Visit as Call

STEPS = 3
"""Steps of the search that use every loop."""

WORK = 10**7
"""Work for a bound that uses every loop."""

BOUNDS = sorted((Path(__file__).parent / "bound").glob("*.py"))
"""Sources of the loops that prove bounds."""

UNUSED = 60 * 86_400
"""After so many seconds machine code that nobody used is thrown away."""


def warm(
    progress: Callable[[str], None],
    bounds: bool = False,
    coalitions: bool = False,
    search: bool = True,
) -> None:
    """Compile what is not compiled yet, by planning a tiny day.

    Parameters
    ----------
    progress
        Told when it will take long.
    bounds, coalitions
        Whether the loops of `routing.bound`, and those of `routing.coalitions`, are
        wanted too.
    search
        Whether those of the search are.
    """
    # numba takes half a second to import, which the command's help need not wait for
    from routing.rich.compiled import SOURCES, cache_folder  # noqa: PLC0415

    wanted = {"search": (_search, SOURCES)} if search else {}
    if bounds:
        wanted["bounds"] = (_bound, BOUNDS)
    if coalitions:
        from routing.coalitions.compiled import SOURCES as TABLES  # noqa: PLC0415

        wanted["coalitions"] = (_coalitions, TABLES)
    for name, (use, sources) in wanted.items():
        ready = cache_folder() / f"{name}-{_stamp(sources)}"
        if not ready.exists():
            progress(f"Preparing the routing engine's {name}, once (a minute or two) …")
            throw_away_unused(cache_folder().parent)
        use(_tiny())
        with suppress(OSError):  # a place that cannot be written to
            ready.touch()


def throw_away_unused(folder: Path) -> None:
    """Remove machine code of former versions, 50 MB each, that nobody uses any more.

    Parameters
    ----------
    folder
        With a folder for each version; what was used last in it is its newest file.
    """
    before = time.time() - UNUSED
    for version in folder.glob("[0-9a-f]" * 16):
        with suppress(OSError):  # somebody else's, or gone by now
            files = (version, *version.iterdir())
            if all(file.stat().st_mtime < before for file in files):
                shutil.rmtree(version)


def _search(problem: Problem) -> None:
    """Use every loop of the search."""
    from routing.rich.loop import Search  # noqa: PLC0415 -- as above
    from routing.rich.timetable import result_of  # noqa: PLC0415

    search = Search(problem, seed=1)
    search.construct(None)
    for _ in range(STEPS):
        search.step(heat=1.0)
    result_of(problem, search.data, search.best)


def _bound(problem: Problem) -> None:
    """Use every loop that proves bounds."""
    from routing.bound import Budget, bound  # noqa: PLC0415 -- as above

    bound(problem, None, Budget(WORK))


def _coalitions(problem: Problem) -> None:
    """Use every loop that prices coalitions, with costs small and large."""
    from routing.coalitions import Kind, Stops, price_coalitions  # noqa: PLC0415
    from routing.coalitions.fleet import fleet_of  # noqa: PLC0415
    from routing.coalitions.portfolio import Effort  # noqa: PLC0415
    from routing.coalitions.sample import sampled_shapley  # noqa: PLC0415

    legs = problem.matrices[0].seconds
    one, window = np.ones(1, np.int64), np.array([[0, 3600]], np.int64)
    van = Kind(legs, legs, (1,), 3600)
    price_coalitions(Stops(one[:, None], one), [van])
    little = Effort(tours=1, steps=1, draws=1, audits=1)
    three = np.full((3, 3), legs.max()) - np.diag([legs.max()] * 3)
    two, wide = np.ones(2, np.int64), replace(van, cost=three, seconds=three)
    sampled_shapley(fleet_of(Stops(two[:, None], two), [wide]), little)
    price_coalitions(Stops(one[:, None], one, window), [replace(van, per_round=2**31)])


def _stamp(sources: Iterable[Path]) -> str:
    """Return what machine code is kept for: these files, as they were last written."""
    files = [(str(source), source.stat().st_mtime_ns) for source in sources]
    return hashlib.sha256(repr(files).encode()).hexdigest()[:16]


def _tiny() -> Problem:
    """Return a day with one delivery."""
    legs = np.array([[0, 60], [60, 0]], np.int64)
    there = Call(place=1, windows=((0, 3600),))
    task = Task(TaskKind.DELIVER, (1,), delivery=there)
    van = Vehicle(start=0, end=0, opens=0, closes=3600, capacity=(1,))
    return Problem((Matrix(legs, legs),), (task,), (Request(((0,),)),), (van,), Dock(0))


def _say(message: str) -> None:
    sys.stdout.write(message + "\n")


def main() -> int:
    """Compile, and say so."""
    warm(_say, bounds=True, coalitions=True)
    _say("The routing engine is ready.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
