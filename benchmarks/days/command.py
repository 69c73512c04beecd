"""The command ``python -m benchmarks.days``."""

import argparse
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import product
from types import FrameType

from benchmarks.days.measure import Display, Engine, Row, measure_day, plan
from benchmarks.days.planted import hub_day
from benchmarks.days.table import as_json, named, text
from benchmarks.days.waves import HOURS
from benchmarks.routing.command import count, positive
from routing.engine import solve
from routing.plain.budget import Budget
from routing.problem import Problem
from routing.result import Result

TIGHT = (0.0, 0.5, 1.0)
"""How tight days are, in turn."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure days and print the table.

    Parameters
    ----------
    arguments
        Of the command line; None for those it was started with.

    Returns
    -------
    int
        0 when every day was solved.
    """
    asked = _parser().parse_args(arguments)
    budget = Budget(asked.iterations, None if asked.iterations else asked.seconds)
    drawn = range(asked.seed, asked.seed + asked.seeds)
    hours = () if asked.no_waves else HOURS
    # compiled loops are loaded here, once, and by no day of the table
    plan(our_engine(Budget(1), 1), hub_day(0, 8).problem)
    rows: list[Row] = []
    with _ctrl_c() as pressed:
        for stops, day, seed in product(asked.stops, range(asked.days), drawn):
            number = asked.first + day
            tight = TIGHT[number % 3] if asked.tight is None else asked.tight
            engine = our_engine(budget, seed)
            row = measure_day(engine, stops, number, tight, hours)
            if pressed:  # an engine that is stopped answers with what it has
                break
            rows.append(replace(row, drawn=seed))
            sys.stderr.write(f"{_told(row)}\n")
    sys.stdout.write(as_json(rows) if asked.json else text(rows, hours or HOURS))
    sys.stdout.write("\n")
    return 0 if rows and all(row.ours.solved for row in rows) else 1


@contextmanager
def _ctrl_c() -> Iterator[list[int]]:
    """End what runs within at Ctrl-C, whoever catches it; tell whether it was."""
    pressed: list[int] = []

    def press(number: int, _: FrameType | None) -> None:
        pressed.append(number)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, press)
    try:
        yield pressed
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        sys.stderr.write("stopped: the table has what was measured\n")


def our_engine(budget: Budget, seed: int) -> Engine:
    """Return the planner's engine with a budget and a seed.

    Parameters
    ----------
    budget
        For each plan.
    seed
        The same for all.
    """

    def engine(problem: Problem, display: Display) -> Result:
        return solve(problem, budget, seed, display)

    return engine


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.days",
        description="Plan rich hub days with planted plans; compare with fixed waves.",
    )
    parser.add_argument(
        "--stops",
        type=lambda given: [int(part) for part in given.split(",")],
        default=[20, 50, 100, 150],
        help="sizes of days, e.g. 20,50,100,150 (the default)",
    )
    parser.add_argument("--days", type=int, default=3, help="days of each size")
    parser.add_argument("--first", type=int, default=0, help="seed of the first day")
    parser.add_argument("--tight", type=float, help="0 to 1; in turn if not given")
    parser.add_argument(
        "--seconds", type=positive, default=10, help="processor time for each plan"
    )
    parser.add_argument("--iterations", type=int, help="steps instead of seconds")
    parser.add_argument("--seed", type=int, default=1, help="of the engine, the first")
    parser.add_argument(
        "--seeds", type=count, default=1, help="how many seeds each day is planned with"
    )
    parser.add_argument("--no-waves", action="store_true", help="plan no fixed waves")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _told(row: Row) -> str:
    """Say in a line what came of a day."""
    ours = row.ours
    said = ours.trouble or f"loss {ours.loss}, {ours.cents} cents"
    if row.free is not None and row.waves is not None:
        said += (
            f"; eased loss {row.free.loss}, {row.free.cents} cents, in waves loss "
            f"{row.waves.loss}, {row.waves.cents} cents"
        )
    return f"{named(row)}: planted {row.planted} cents, ours {said}"
