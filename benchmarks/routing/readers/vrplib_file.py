"""A VRPLIB file, read by vrplib and checked, with lines for what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import vrplib  # type: ignore[import-untyped]

from benchmarks.routing.instance import Floats
from benchmarks.routing.text import read_text, wrong
from routing.problem import LONGEST

SECTION = "_SECTION"


@dataclass(frozen=True, eq=False, slots=True)
class VrplibFile:
    """The parts of a file, as vrplib names them (lower case, no `_SECTION`).

    Attributes
    ----------
    path
        The file.
    parts
        What vrplib read.
    """

    path: Path
    parts: Mapping[str, object]

    def has(self, name: str) -> bool:
        """Return whether the file says anything of it."""
        return name in self.parts

    def table(self, name: str, rows: int, per_row: int | None = None) -> Floats:
        """Return one number per row, or one row of numbers, not negative.

        Parameters
        ----------
        name
            Section, or a specification that holds for all rows.
        rows
            How many there must be.
        per_row
            Numbers in each row, or None for any.

        Returns
        -------
        Array of float, shape ``(rows, numbers per row)``.

        Raises
        ------
        InputError
            When it is not of that shape, or holds something else than numbers.
        """
        found = self.parts[name]
        if isinstance(found, int | float):
            return self._checked(name, np.full((rows, per_row or 1), float(found)))
        if not isinstance(found, np.ndarray) or found.dtype.kind not in "iuf":
            raise self._wrong_row(name, per_row)
        array = found.astype(np.float64)
        table = array[:, np.newaxis] if array.ndim == 1 else array
        if table.ndim != 2 or per_row not in (None, table.shape[1]):
            raise self._wrong_row(name, per_row)
        if len(table) != rows:
            raise wrong(
                self.path,
                line_of(self.path, name, 0),
                len(table),
                f"rows in {name.upper()}{SECTION} where {rows} are needed",
                "complete the section",
            )
        return self._checked(name, table)

    def column(self, name: str, rows: int) -> Floats:
        """Return one number per row, shape ``(rows,)``."""
        return np.asarray(self.table(name, rows, 1)[:, 0])

    def lists(self, name: str, rows: int, highest: int) -> list[tuple[int, ...]]:
        """Return a list of node numbers, from 1, for each row.

        Raises
        ------
        InputError
            When a row is missing, or names what there is not.
        """
        found = self.parts[name]
        if isinstance(found, np.ndarray):
            found = [list(np.atleast_1d(row)) for row in found]
        if not isinstance(found, list) or len(found) != rows:
            raise wrong(
                self.path,
                line_of(self.path, name, 0),
                name.upper() + SECTION,
                f"does not have {rows} rows",
                "complete the section",
            )
        for number, row in enumerate(found):
            for node in row:
                if not isinstance(node, int | np.integer) or not 1 <= node <= highest:
                    raise wrong(
                        self.path,
                        line_of(self.path, name, number + 1),
                        node,
                        "no such node",
                        f"name nodes from 1 to {highest}",
                    )
        return [tuple(int(node) for node in row) for row in found]

    def whole(self, name: str) -> int:
        """Return a specification that is a whole number from 1.

        Raises
        ------
        InputError
            When it is missing or something else.
        """
        found = self.parts.get(name)
        if not isinstance(found, int) or found < 1:
            raise wrong(
                self.path,
                line_of(self.path, name, 0),
                found or "",
                f"{name.upper()} must be a whole number from 1",
                "write it in the head of the file",
            )
        return found

    def _checked(self, name: str, table: Floats) -> Floats:
        bad = ~(np.isfinite(table) & (abs(table) <= LONGEST))
        if name != "node_coord":
            bad |= table < 0
        if bad.any():
            row, column = np.argwhere(bad)[0]
            raise wrong(
                self.path,
                line_of(self.path, name, int(row) + 1),
                f"{table[row, column]:g}",
                "not possible here",
                f"write a number from 0 to {LONGEST}",
            )
        return table

    def _wrong_row(self, name: str, per_row: int | None) -> Exception:
        """Return an error for the first row that is no row of numbers."""
        needed = f"{per_row} numbers" if per_row else "equally many numbers"
        rows = _section(self.path, name)
        usual = per_row or (len(rows[0].split()) - 1 if rows else 0)
        row, text = next(
            (
                (row, text)
                for row, text in enumerate(rows, start=1)
                if not all(map(_numeric, text.split()))
                or len(text.split()) - 1 != usual
            ),
            (0, ""),
        )
        return wrong(
            self.path,
            line_of(self.path, name, row),
            text,
            f"{name.upper()}{SECTION} needs {needed} in each row",
            "mend the row",
        )


def read_file(path: Path) -> VrplibFile:
    """Read a file with vrplib.

    Raises
    ------
    InputError
        When it is not in VRPLIB format; vrplib's own errors name no line.
    """
    text = read_text(path)
    try:
        parts = vrplib.read_instance(path, compute_edge_weights=False)
    except (ValueError, RuntimeError, TypeError, IndexError, KeyError) as error:
        line, found = _odd_line(text)
        raise wrong(
            path, line, found, f"not VRPLIB: {error}", "mend the file"
        ) from error
    if not parts:
        raise wrong(path, 0, "", "an empty file", "give VRPLIB format")
    return VrplibFile(path, parts)


def edge_weights(file: VrplibFile, nodes: int) -> Floats:
    """Return the distances between all nodes, shape ``(nodes, nodes)``, unrounded.

    Raises
    ------
    InputError
        When they are missing, negative, of another shape, or of a type that vrplib
        does not know.
    """
    if file.has("node_coord"):
        file.table("node_coord", nodes, 2)
    try:
        weights = vrplib.read_instance(file.path)["edge_weight"]
        table = np.asarray(weights, dtype=np.float64)
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise wrong(
            file.path,
            line_of(file.path, "edge_weight_type", 0),
            file.parts.get("edge_weight_type", ""),
            f"no distances: {error}",
            "write EUC_2D and coordinates, or EXPLICIT and a matrix",
        ) from error
    if table.shape != (nodes, nodes) or not (table >= 0).all():
        raise wrong(
            file.path,
            line_of(file.path, "edge_weight", 0),
            table.shape,
            f"the distances must be a {nodes} × {nodes} matrix, none negative",
            "complete EDGE_WEIGHT_SECTION",
        )
    return table


def line_of(path: Path, name: str, row: int) -> int:
    """Return the line of a section's row, or of a specification (row 0); 0 for none."""
    row_of_section = 0
    inside = False
    for line, text in enumerate(read_text(path).splitlines(), start=1):
        title = text.strip().rstrip(" :")
        if title.upper() == name.upper() + SECTION or (
            text.split(":")[0].strip().upper() == name.upper() and ":" in text
        ):
            if row == 0:
                return line
            inside = True
        elif inside and text.strip():
            row_of_section += 1
            if row_of_section == row:
                return line
    return 0


def _section(path: Path, name: str) -> list[str]:
    """Return the rows of a section."""
    rows: list[str] = []
    inside = False
    for text in read_text(path).splitlines():
        if text.strip().rstrip(" :").upper() == name.upper() + SECTION:
            inside = True
        elif SECTION in text or "EOF" in text:
            inside = False
        elif inside and text.strip():
            rows.append(text)
    return rows


def _odd_line(text: str) -> tuple[int, str]:
    """Return the first line that is neither specification, title, number nor end."""
    for line, words in enumerate(text.splitlines(), start=1):
        if ":" in words or SECTION in words or "EOF" in words or not words.strip():
            continue
        if not all(map(_numeric, words.split())):
            return line, words.strip()
    return 0, ""


def _numeric(word: str) -> bool:
    try:
        return bool(np.isfinite(float(word)))
    except ValueError:
        return False


def whole_table(file: VrplibFile, name: str, table: npt.NDArray[np.float64]) -> None:
    """Complain of the first number in a table that is no whole number."""
    odd = np.argwhere(table != np.floor(table))
    if len(odd):
        row, column = odd[0]
        raise wrong(
            file.path,
            line_of(file.path, name, int(row) + 1),
            f"{table[row, column]:g}",
            "not a whole number",
            "scale the loads",
        )
