"""The documented layout of input files: seven tables, known by their header.

`docs/input-files.md` is this module for people. The order of columns is free, and so
are case, accents, spaces and hyphens in their names; columns that are not required
may be missing.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from data.rows import RawTable, Row, file_problem
from data.windows import EXAMPLE
from mil.errors import InputProblem, Severity


class Table(StrEnum):
    """The tables, in the order in which they refer to each other."""

    SITES = "sites"
    DRIVERS = "drivers"
    VEHICLES = "vehicles"
    PRODUCTS = "products"
    LOTS = "lots"
    ORDERS = "orders"
    DOCK_WORK = "dock_work"


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes
    ----------
    name
        Header.
    example
        A valid text.
    required
        Whether the column, and a text in each of its cells, must be there.
    default
        What a blank cell, or a missing column, stands for.
    """

    name: str
    example: str
    required: bool = False
    default: str = ""


def _must(name: str, example: str) -> Column:
    return Column(name, example, required=True)


LAYOUT: Mapping[Table, tuple[Column, ...]] = {
    Table.SITES: (
        _must("id", "ferme-du-pont"),
        _must("kind", "producer"),
        _must("name", "Ferme du Pont"),
        Column("address", "Le Pont"),
        Column("postcode", "61400"),
        Column("town", "Mortagne-au-Perche"),
        _must("lat", "48.5213"),
        _must("lon", "0.5471"),
        Column("phone", "02 61 91 00 01"),
        Column("contact", "à la laiterie"),
        Column("windows", EXAMPLE),
        Column("service_minutes", "5", default="5"),
        Column("seconds_per_crate", "20", default="20"),
        Column("max_vehicle", "van", default="truck"),
        Column("tail_lift", "yes", default="no"),
        Column("usual_vehicle", "camion-froid"),
        Column("unwanted_vehicles", "camion-froid grand-camion"),
        Column("priority", "1", default="0"),
        Column("artisan", "yes", default="no"),
        Column("flow", "cross_dock", default="cross_dock"),
        Column("language", "fr"),
        Column("note", "sonner deux fois"),
    ),
    Table.DRIVERS: (
        _must("id", "chauffeur-1"),
        _must("name", "Chauffeur 1"),
        Column("phone", "06 39 98 00 01"),
        Column("windows", "mon-fri 05:00-19:00"),
        _must("max_hours", "8"),
        Column("max_days", "5", default="5"),
        Column("producer", "ferme-du-pont"),
        Column("turns_done", "3", default="0"),
    ),
    Table.VEHICLES: (
        _must("id", "camion-froid"),
        _must("name", "Camion frigorifique"),
        Column("owner", "hub", default="hub"),
        _must("size", "van"),
        _must("profile", "van"),
        Column("start", "ferme-du-pont"),
        Column("end", "ferme-du-pont"),
        _must("max_kg", "1000"),
        Column("kg_ambient", "1000"),
        Column("kg_chilled", "600"),
        Column("kg_frozen", "200"),
        Column("crates_ambient", "60", default="0"),
        Column("crates_chilled", "30", default="0"),
        Column("crates_frozen", "10", default="0"),
        _must("rate", "refrigerated"),
        Column("drivers", "chauffeur-1 chauffeur-2"),
        Column("windows", "mon-sat 05:00-20:00"),
        Column("max_round_km", "25"),
        Column("tail_lift", "yes", default="no"),
        Column("max_crates", "80"),
    ),
    Table.PRODUCTS: (
        _must("id", "carottes-5kg"),
        _must("producer", "ferme-du-pont"),
        _must("name", "Carottes, sac de 5 kg"),
        _must("unit", "piece"),
        Column("unit_kg", "5.2"),
        _must("per_crate", "3"),
        _must("zone", "ambient"),
        Column("shelf_days", "14", default="7"),
        Column("stock_min", "10", default="0"),
        Column("stock_target", "40", default="0"),
        Column("price", "7.50", default="0"),
    ),
    Table.LOTS: (
        _must("id", "L2026-117"),
        _must("product", "farine-t80"),
        _must("quantity", "42"),
        _must("best_before", "2027-03-31"),
        _must("counted_on", "2026-11-20"),
    ),
    Table.ORDERS: (
        _must("order", "C1042"),
        _must("client", "college-du-bourg"),
        _must("product", "carottes-5kg"),
        _must("quantity", "4"),
        Column("unit", "crate"),
        _must("day", "2026-11-24"),
        Column("flow", "stored"),
        Column("ordered_at", "2026-11-20T18:30"),
        Column("note", "bien mûres"),
        Column("line", "2"),
    ),
    Table.DOCK_WORK: (
        _must("day", "2026-11-24"),
        _must("producer", "ferme-du-pont"),
        _must("hours", "2.5"),
    ),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A raw table that was recognised.

    Attributes
    ----------
    table
        Which of them it is.
    raw
        Its rows.
    positions
        Cell index by column name, for the columns that are there.
    """

    table: Table
    raw: RawTable
    positions: Mapping[str, int]

    def cell(self, row: Row, column: str) -> str:
        """Return the text of a cell, empty where there is none."""
        position = self.positions.get(column, len(row.cells))
        return row.cells[position] if position < len(row.cells) else ""


def fold(header: str) -> str:
    """Return a header without case, accents, spaces and hyphens."""
    plain = unicodedata.normalize("NFKD", header[:200].casefold())
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "_", kept).strip("_")


def recognise(raw: RawTable) -> tuple[Sheet | None, list[InputProblem]]:
    """Tell which of the tables a raw table is.

    Parameters
    ----------
    raw
        Rows of text.

    Returns
    -------
    Sheet or None, list of InputProblem
        None, with the reason, when the header is none of ours; else what is odd about
        the header, such as a column that is not read.
    """
    names = [fold(cell) for cell in raw.header.cells]
    table = max(LAYOUT, key=lambda candidate: _likeness(candidate, names))
    known = {column.name for column in LAYOUT[table]}
    missing = [
        column.name
        for column in LAYOUT[table]
        if column.required and column.name not in names
    ]
    if missing:
        return None, [_unknown_header(raw, table, missing)]
    twice = sorted({name for name in names if name in known and names.count(name) > 1})
    if twice:
        return None, [_twice(raw, twice)]
    sheet = Sheet(table, raw, {name: names.index(name) for name in known & set(names)})
    return sheet, [
        _unread(raw, raw.header.cells[index], known)
        for index, name in enumerate(names)
        if name not in known and _has_text(raw, index)
    ]


def _likeness(table: Table, names: list[str]) -> tuple[float, int]:
    required = [column.name for column in LAYOUT[table] if column.required]
    found = sum(name in names for name in required)
    shared = sum(column.name in names for column in LAYOUT[table])
    return found / len(required), shared


def _has_text(raw: RawTable, index: int) -> bool:
    rows = (raw.header, *raw.rows)
    return any(len(row.cells) > index and row.cells[index].strip() for row in rows)


def _unknown_header(raw: RawTable, table: Table, missing: list[str]) -> InputProblem:
    return file_problem(
        raw.label,
        f"the header lacks {', '.join(missing)} to be {table}, the table most like it",
        "name the columns as in docs/input-files.md",
        line=raw.header.number,
        value=", ".join(cell for cell in raw.header.cells if cell),
    )


def _twice(raw: RawTable, names: list[str]) -> InputProblem:
    return file_problem(
        raw.label,
        "a column is there twice",
        "keep one column of each name",
        line=raw.header.number,
        value=", ".join(names),
    )


def _unread(raw: RawTable, header: str, known: set[str]) -> InputProblem:
    near = get_close_matches(fold(header), sorted(known), n=1)
    return file_problem(
        raw.label,
        "this column is not read",
        f"did you mean {near[0]}?" if near else "nothing, unless it matters",
        line=raw.header.number,
        value=header or "(no header)",
        severity=Severity.WARNING,
    )
