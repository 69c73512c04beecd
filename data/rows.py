"""What a file gives before anybody understands it: rows of text with their places."""

from dataclasses import dataclass

from mil.errors import InputProblem, Severity

MAX_FILE_BYTES = 10_000_000
MAX_ROWS = 200_000
MAX_COLUMNS = 100
SHOWN = 60
"""Characters of a value that a message shows."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not blank.

    Attributes
    ----------
    number
        Line (CSV: where it begins) or row (XLSX), from 1.
    cells
        Text, in the order of the header; may be shorter or longer than it.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table of text.

    Attributes
    ----------
    label
        How messages call it: the file as given, and the sheet of a workbook.
    header
        The first row that is not blank.
    rows
        The others that are not blank.
    """

    label: str
    header: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file, read.

    Attributes
    ----------
    label
        As the user gave it.
    sha256
        Of its bytes; empty when it could not be read.
    tables
        One for CSV, one per sheet that is not empty for XLSX.
    problems
        What was wrong with the file as a whole.
    """

    label: str
    sha256: str
    tables: tuple[RawTable, ...]
    problems: tuple[InputProblem, ...]


def file_problem(
    label: str,
    message: str,
    remedy: str,
    *,
    line: int = 0,
    value: str = "",
    severity: Severity = Severity.ERROR,
) -> InputProblem:
    """Return a problem of a file as a whole, or of a line before columns are known."""
    return InputProblem(label, line, "", value[:SHOWN], message, remedy, severity)


def make_table(label: str, rows: list[Row]) -> RawTable | None:
    """Return the table of some rows, blank ones and blank ends left out."""
    filled = [
        Row(row.number, _without_blank_end(row.cells))
        for row in rows
        if any(cell.strip() for cell in row.cells)
    ]
    return RawTable(label, filled[0], tuple(filled[1:])) if filled else None


def _without_blank_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]
