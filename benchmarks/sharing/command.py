"""The command ``python -m benchmarks.sharing``."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

from benchmarks.routing.measure import say
from benchmarks.sharing.measure import MEASURES
from benchmarks.sharing.row import Row
from benchmarks.sharing.table import as_json, text


def main(
    arguments: Sequence[str] | None = None,
    measures: Mapping[str, Callable[[int], Iterator[Row]]] = MEASURES,
) -> int:
    """Measure and print the table.

    Parameters
    ----------
    arguments
        Of the command line; None for those it was started with.
    measures
        By name; tests put others in their place.

    Returns
    -------
    int
        0, or 1 when a solver found a cost below the exact one.
    """
    asked = _parser(measures).parse_args(arguments)
    rows: list[Row] = []
    try:
        for name in asked.only:
            for row in measures[name](asked.seed):
                say(f"{row.what}, {row.stops} stops: {1000 * row.seconds:.4g} ms")
                rows.append(row)
    except KeyboardInterrupt:
        say("stopped: this is what there is")
    sys.stdout.write((as_json(rows) if asked.json else text(rows)) + "\n")
    wrong = [row for row in rows if min(row.gaps, default=0) < 0]
    for row in wrong:
        say(f"{row.what}, {row.stops} stops: below what is said to be the least")
    return 1 if wrong else 0


def _parser(
    measures: Mapping[str, Callable[[int], Iterator[Row]]],
) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.sharing",
        description="Measures how fast costs are shared, beside a solver that is run "
        "for each coalition.",
    )
    parser.add_argument(
        "--only",
        nargs="+",
        choices=list(measures),
        default=list(measures),
        help="what to measure (all)",
    )
    parser.add_argument("--seed", type=int, default=1, help="of the days drawn (1)")
    parser.add_argument("--json", action="store_true", help="every row as JSON")
    return parser
