"""Rows of numbers in text files, and errors that say where to look."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from mil.errors import InputError, InputProblem
from routing.problem import LONGEST

LONGEST_FILE = 50 * 2**20


def wrong(
    path: Path, line: int, value: object, message: str, remedy: str
) -> InputError:
    """Return an error that names file, line, value and remedy."""
    text = str(value)
    shown = text if len(text) <= 60 else text[:57] + "…"
    problem = InputProblem(str(path), line, "", shown, message, remedy)
    return InputError(str(problem), (problem,))


@dataclass(frozen=True, slots=True)
class Row:
    """One line with something on it.

    Attributes
    ----------
    path, line
        Where, from 1.
    words
        What is there, split at white space.
    """

    path: Path
    line: int
    words: tuple[str, ...]

    def wrong(self, value: object, message: str, remedy: str) -> InputError:
        """Return an error that points here."""
        return wrong(self.path, self.line, value, message, remedy)

    def number(self, column: int) -> float:
        """Return the number in a column, from 0.

        Raises
        ------
        InputError
            When there is none.
        """
        if column >= len(self.words):
            raise self.wrong(
                " ".join(self.words),
                f"{len(self.words)} values where at least {column + 1} are needed",
                "complete the line",
            )
        word = self.words[column]
        try:
            number = float(word)
        except ValueError:
            raise self.wrong(word, "not a number", "write a number") from None
        if not isfinite(number) or abs(number) > LONGEST:
            raise self.wrong(word, "too large", f"at most {LONGEST}")
        return number

    def whole(self, column: int, least: int = 0) -> int:
        """Return the whole number in a column, no less than `least`.

        Raises
        ------
        InputError
            When there is none.
        """
        number = self.number(column)
        if number != int(number) or number < least:
            raise self.wrong(
                self.words[column], "not possible here", f"a whole number from {least}"
            )
        return int(number)

    def at_least(self, column: int, least: float = 0) -> float:
        """Return the number in a column, no less than `least`.

        Raises
        ------
        InputError
            When there is none.
        """
        number = self.number(column)
        if number < least:
            raise self.wrong(self.words[column], "too small", f"at least {least:g}")
        return number


def read_text(path: Path) -> str:
    """Return the text of a file.

    Raises
    ------
    InputError
        When it cannot be read, is no text, or is far too large to be an instance.
    """
    try:
        if path.stat().st_size > LONGEST_FILE:
            raise wrong(path, 0, "", "larger than 50 MB", "give an instance")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = error.strerror or str(error)
        raise wrong(path, 0, "", f"cannot be read ({reason})", "check it") from error
    except UnicodeDecodeError as error:
        raise wrong(path, 0, "", "not a text file", "give UTF-8 text") from error


def rows_of(path: Path) -> tuple[Row, ...]:
    """Return all lines of a file that have something on them.

    Raises
    ------
    InputError
        When it cannot be read.
    """
    lines = enumerate(read_text(path).splitlines(), start=1)
    return tuple(
        Row(path, line, tuple(text.split())) for line, text in lines if text.strip()
    )


def numbered(rows: Sequence[Row], path: Path, first: int = 0) -> Sequence[Row]:
    """Return rows whose first column counts up from `first`, else complain.

    Raises
    ------
    InputError
        When there is none, or one is out of order.
    """
    if not rows:
        raise wrong(path, 0, "", "the file ends too early", "give the whole file")
    for number, row in enumerate(rows, start=first):
        if row.whole(0) != number:
            raise row.wrong(row.words[0], f"should be number {number}", "sort the rows")
    return rows
