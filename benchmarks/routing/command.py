"""The command line: reads folders, runs solvers, prints what was measured."""

import argparse
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import FrameType

from benchmarks.routing import table
from benchmarks.routing.folder import read_folders
from benchmarks.routing.measure import measure, say
from benchmarks.routing.peers import SOLVERS, Solver
from benchmarks.routing.runner import COMMAND
from mil.errors import InputError


def main(
    arguments: Sequence[str] | None = None,
    solvers: Mapping[str, Solver] = SOLVERS,
    command: Sequence[str] = COMMAND,
) -> int:
    """Run the command and return its exit code: 0, or 4 when nothing could be read.

    Parameters
    ----------
    arguments
        Of the command line; None for those of this process.
    solvers, command
        Tests put others in their place.
    """
    options = _parser(solvers).parse_args(arguments)
    chosen = tuple(solvers[name] for name in options.solvers)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        instances = read_folders(options.folders, say)
    except InputError as error:
        say(str(error))
        return error.exit_code
    if not instances:
        say("nothing to run")
        return InputError.exit_code
    report = measure(instances, chosen, options.seconds, options.seeds, command)
    if options.json:
        text = table.as_json(report)
    else:
        text = table.gaps(report)
        if options.sizes:
            text += "\n\n" + table.sizes(report)
    sys.stdout.write(text + "\n")
    return 0


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _parser(solvers: Mapping[str, Solver]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.routing",
        description="Measures the routing engine against its peers on published "
        "instances, at equal processor time, every plan judged.",
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument(
        "--seconds",
        type=positive,
        default=10.0,
        help="processor seconds of each run, all its processes together (10)",
    )
    parser.add_argument(
        "--solvers",
        type=_names(solvers),
        default=list(solvers),
        help=f"some of {','.join(solvers)} (all)",
    )
    parser.add_argument(
        "--seeds", type=count, default=1, help="how many seeds, from 1 (1)"
    )
    parser.add_argument(
        "--sizes", action="store_true", help="time, memory and gap by number of stops"
    )
    parser.add_argument("--json", action="store_true", help="every run as JSON")
    return parser


def _names(solvers: Mapping[str, Solver]) -> Callable[[str], list[str]]:
    def parse(text: str) -> list[str]:
        names = [name.strip() for name in text.split(",")]
        if any(name not in solvers for name in names) or len(set(names)) < len(names):
            raise argparse.ArgumentTypeError(
                f"{text!r}: give some of {','.join(solvers)}, each once"
            )
        return names

    return parse


def positive(text: str) -> float:
    """Return seconds of the command line.

    Raises
    ------
    ArgumentTypeError
        When they are none, or not above 0.
    """
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < 10**6:
        raise argparse.ArgumentTypeError(f"{text!r}: give seconds above 0")
    return number


def count(text: str) -> int:
    """Return a whole number of the command line.

    Raises
    ------
    ArgumentTypeError
        When it is none, or below 1.
    """
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: give a whole number from 1")
    return int(text)
