"""The command ``python -m benchmarks.bounds``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.bounds.measure import Row, measure
from benchmarks.bounds.table import as_json, text
from benchmarks.routing.command import positive
from benchmarks.routing.folder import read_folders
from benchmarks.routing.measure import say
from mil.errors import InputError
from routing.bound import MOST

WARM = (4, 0.1, 1.0)
"""Stops and seconds of the proof that has everything compiled before."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Prove bounds and print the table.

    Parameters
    ----------
    arguments
        Of the command line; None for those it was started with.

    Returns
    -------
    int
        0, or 4 when nothing could be read.
    """
    asked = _parser().parse_args(arguments)
    try:
        instances = read_folders(asked.folders, say)
    except InputError as error:
        say(str(error))
        return error.exit_code
    if not instances:
        say("nothing to prove")
        return InputError.exit_code
    rows: list[Row] = []
    try:
        measure(instances[0], *WARM)
        for instance in instances:
            for stops in sorted({min(size, instance.stops) for size in asked.stops}):
                row = measure(instance, stops, asked.search, asked.seconds)
                say(f"{row.folder}/{row.name}, {stops} stops: {_told(row)}")
                rows.append(row)
    except KeyboardInterrupt:
        say("stopped: this is what there is")
    sys.stdout.write((as_json(rows) if asked.json else text(rows)) + "\n")
    return 0


def _told(row: Row) -> str:
    """Say in a few words what was proven."""
    if row.bound is None:
        return "nothing proven"
    plan = "no plan" if row.cost is None else f"plan {row.cost:g}"
    return f"{plan}, bound {row.bound:g}, {row.proving:.1f} s of processor"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.bounds",
        description="Plans the first stops of published instances and proves how good "
        "the plans are.",
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument(
        "--stops",
        type=_sizes,
        default=[25, 50],
        help=f"how many of the first stops, up to {MOST} (25,50)",
    )
    parser.add_argument(
        "--search",
        type=positive,
        default=2.0,
        help="processor seconds to look for a plan (2)",
    )
    parser.add_argument(
        "--seconds",
        type=positive,
        default=60.0,
        help="processor seconds to prove a bound (60)",
    )
    parser.add_argument("--json", action="store_true", help="every row as JSON")
    return parser


def _sizes(text: str) -> list[int]:
    parts = text.split(",")
    if not all(part.isdigit() and 0 < int(part) <= MOST for part in parts):
        raise argparse.ArgumentTypeError(f"{text!r}: give whole numbers up to {MOST}")
    return [int(part) for part in parts]
