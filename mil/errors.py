"""What can go wrong, said so that a coordinator can mend it.

Every error a user may meet derives from `MilError` and carries its exit code; the
command line prints the message and leaves with that code, never with a traceback.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class MilError(Exception):
    """Base of all errors meant for the user. Exit code 1."""

    exit_code = 1


class InputError(MilError):
    """A file or a value cannot be used. Exit code 4.

    Parameters
    ----------
    message
        What is wrong and what to do.
    problems
        The single problems, when there are several.
    """

    exit_code = 4

    def __init__(self, message: str, problems: "Sequence[InputProblem]" = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


class SolverError(MilError):
    """A solver crashed, or answered with something that is not a plan. Exit code 6."""

    exit_code = 6


class RefusedPlanError(MilError):
    """The independent judge refused a plan; it was not saved. Exit code 7."""

    exit_code = 7


class StoreError(MilError):
    """The store is busy, full, damaged, or changed by someone else. Exit code 8."""

    exit_code = 8


class Severity(StrEnum):
    """Whether a row was left out (`ERROR`) or taken with a caveat (`WARNING`)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class InputProblem:
    """One thing wrong in an input file: where, what, and the remedy.

    Attributes
    ----------
    file
        File name as the user gave it.
    line
        Line (CSV) or row (XLSX) number, from 1, or 0 for the file as a whole.
    column
        Column header, or empty for the row as a whole.
    value
        The text found, cut to a readable length.
    message
        What is wrong.
    remedy
        What to write instead.
    severity
        `ERROR`: the row was left out. `WARNING`: it was taken.
    """

    file: str
    line: int
    column: str
    value: str
    message: str
    remedy: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """One line, as printed on the terminal."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        where = f"{place} [{self.column}]" if self.column else place
        found = f" {self.value!r}" if self.value else ""
        return f"{where}{found}: {self.message} → {self.remedy}"
