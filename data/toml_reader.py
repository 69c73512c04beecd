"""Reads a TOML file key by key, remembering everything that is wrong with it.

A coordinator mends twelve keys at once, not one per run: a wrong value is noted and
replaced by the key's example, reading goes on, and `TomlReader.finish` raises all of
it together. Keys nobody asked for are errors that name the nearest known key.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, time
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from data.values import BadValueError
from mil.errors import InputError, InputProblem

T = TypeVar("T")

MAX_BYTES = 200_000
_HEADER = re.compile(r"\s*\[([^\[\]]+)\]")
_ASSIGNMENT = re.compile(r"""\s*["']?([A-Za-z0-9_-]+)["']?\s*=""")


class Figure(str):
    """The digits of a TOML number with decimals, as written; never a float."""

    __slots__ = ()


class TomlReader:
    """A TOML file with what was found wrong in it.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    InputError
        When there is no such file or it is no TOML.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._text = _read_text(path)
        self._problems: list[InputProblem] = []
        self._asked: dict[tuple[str, ...], set[str]] = {}
        self._document = self._parse()

    def _parse(self) -> Mapping[str, object]:
        try:
            return tomllib.loads(self._text, parse_float=Figure)
        except (ValueError, RecursionError) as error:
            reason = str(error) if isinstance(error, tomllib.TOMLDecodeError) else ""
            line = re.search(r"line ([0-9]+)", reason)
            problem = InputProblem(
                self._path.name,
                int(line[1]) if line else 0,
                "",
                "",
                f"is no TOML: {reason or 'a value has no end or is too deep'}",
                "text needs quotes, decimals a point, each key its own line",
            )
            raise self._unusable([problem]) from None

    def root(self) -> "Section":
        """Return the whole document."""
        return Section(self, (), self._document)

    def ask(self, path: tuple[str, ...], key: str) -> None:
        """Remember that a key is a known one."""
        self._asked.setdefault(path, set()).add(key)

    def note(
        self, path: tuple[str, ...], key: str, found: object, error: BadValueError
    ) -> None:
        """Remember a wrong value."""
        self._problems.append(
            InputProblem(
                self._path.name,
                self._line_of((*path, key)),
                ".".join(_printable(part) for part in (*path, key)),
                "" if _hidden(key, found) else str(found)[:60],
                error.message,
                error.remedy,
            )
        )

    def _line_of(self, path: tuple[str, ...]) -> int:
        """Return the line of a key, of the nearest table around it, or 0."""
        best, depth = 0, 0
        table: tuple[str, ...] = ()
        here: tuple[str, ...] = ()
        for number, line in enumerate(self._text.splitlines(), start=1):
            if header := _HEADER.match(line):
                table = tuple(part.strip(" \"'") for part in header[1].split("."))
                here = table
            elif assignment := _ASSIGNMENT.match(line):
                here = (*table, assignment[1])
            else:
                continue
            if len(here) > depth and here == path[: len(here)]:
                best, depth = number, len(here)
        return best

    def finish(self) -> None:
        """Raise what was found wrong, unknown keys included.

        Raises
        ------
        InputError
            With every problem, when there is one.
        """
        self._note_unknown((), self._document)
        if self._problems:
            raise self._unusable(self._problems)

    def _unusable(self, problems: list[InputProblem]) -> InputError:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        return InputError(f"{self._path} cannot be used: {problems[0]}{more}", problems)

    def _note_unknown(self, path: tuple[str, ...], table: Mapping[str, object]) -> None:
        known = self._asked.get(path, set())
        for key, value in table.items():
            if key not in known:
                near = get_close_matches(key, sorted(known), n=1, cutoff=0.0)
                remedy = f"did you mean {near[0]}?" if near else "remove it"
                self.note(path, key, None, BadValueError("is no known key", remedy))
            elif isinstance(value, dict):
                self._note_unknown((*path, key), value)


class Section:
    """One table of a TOML file."""

    def __init__(
        self, reader: TomlReader, path: tuple[str, ...], values: Mapping[str, object]
    ) -> None:
        self._reader = reader
        self._path = path
        self._values = values

    def take(
        self,
        key: str,
        parse: Callable[[str], T],
        *,
        default: str | None = None,
        example: str = "",
    ) -> T:
        """Return the value of a key.

        Parameters
        ----------
        key
            Its name.
        parse
            Reads the value's text, raises `BadValueError`.
        default
            Text read when the key is missing; None when it must be there.
        example
            A valid text, shown when the key is missing.

        Returns
        -------
        T
            The value; where it is wrong or missing, that of `default` or `example`,
            and the problem is remembered.
        """
        self._reader.ask(self._path, key)
        found = self._values.get(key)
        instead = example if default is None else default
        if found is None:
            if default is None:
                self.refuse(key, "is missing", f"for example: {key} = {example!r}")
            return parse(instead)
        try:
            return parse(_scalar_text(found))
        except BadValueError as error:
            self._reader.note(self._path, key, found, error)
            return parse(instead)

    def flag(self, key: str, *, default: bool) -> bool:
        """Return whether a key is true; a wrong value is remembered."""
        self._reader.ask(self._path, key)
        found = self._values.get(key, default)
        if not isinstance(found, bool):
            self.refuse(key, "is neither true nor false", f"write {key} = true")
            return default
        return found

    def refuse(self, key: str, message: str, remedy: str) -> None:
        """Remember that a key is wrong."""
        found = self._values.get(key)
        self._reader.note(self._path, key, found, BadValueError(message, remedy))

    def section(self, key: str) -> "Section":
        """Return the table of a name, an empty one where there is none."""
        self._reader.ask(self._path, key)
        found = self._values.get(key, {})
        if not isinstance(found, dict):
            self.refuse(key, "is no table", f"write [{'.'.join((*self._path, key))}]")
            found = {}
        return Section(self._reader, (*self._path, key), found)

    def holds(self, key: str) -> bool:
        """Whether a key, or table, is written in the file."""
        return key in self._values

    def sections(self) -> "dict[str, Section]":
        """Return the tables in this one by the names that the file gives them."""
        return {key: self.section(key) for key in self._values}


def _hidden(key: str, found: object) -> bool:
    """Whether a value is not shown: a password may be in it, or it is a whole table."""
    return found is None or key == "url" or isinstance(found, dict)


def _printable(key: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in key)


def _scalar_text(value: object) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise BadValueError("is of the wrong kind", "write a text or a number")
    return str(value)


def _read_text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror}) → create it with: mil init DIR"
        ) from None
    if len(raw) > MAX_BYTES:
        raise InputError(
            f"{path}: {len(raw)} bytes are too many → keep it below 200 kB"
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8 → save it as UTF-8") from None
