"""Tables: no cell is a formula, figures add up, spreadsheets open them."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from mil.costs.shares import WeekShares
from mil.documents.exports import (
    Table,
    csv_bytes,
    hundredths,
    parts_table,
    rounds_table,
    shares_table,
    stops_table,
    xlsx_bytes,
)
from mil.documents.legs import Legs
from mil.documents.words import words
from mil.plan import WeekPlan

Small = tuple[WeekPlan, WeekShares]
FR, EN = words("fr", "Europe/Paris"), words("en", "Europe/Paris")
FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "{=1}",
    "https://example.org",
)


def sheet_xml(content: bytes) -> str:
    """Return the XML of all worksheets of a workbook."""
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(content)) as book:
        names = [n for n in book.namelist() if n.startswith("xl/worksheets/")]
        return "".join(book.read(name).decode() for name in names)


@pytest.mark.parametrize("text", FORMULAS)
def test_csv_text_never_starts_a_formula(text: str) -> None:
    """A text that a spreadsheet would run is marked as text, in both languages."""
    for language in (FR, EN):
        raw = csv_bytes(language, Table("t", ("head",), ((text,),))).decode("utf-8-sig")
        cell = list(csv.reader(io.StringIO(raw)))[1][0]
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        assert text.strip().lstrip("'") in cell


@pytest.mark.parametrize("text", FORMULAS)
def test_xlsx_text_is_text(small: Small, text: str) -> None:
    """A workbook holds neither formulas nor links, and keeps the text."""
    plan, shares = small
    content = xlsx_bytes(
        (Table("t", ("head",), ((text,),)),), Legs.of(plan, shares).made_at
    )
    xml = sheet_xml(content)
    assert "<f>" not in xml
    assert "hyperlink" not in xml
    cell = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    assert cell.to_python()[1][0] == text.strip()


def test_hostile_names_in_every_field(
    small: Small, renamer: Callable[[WeekPlan, str], WeekPlan]
) -> None:
    """Tables of a week full of formulas have none."""
    plan, shares = small
    legs = Legs.of(renamer(plan, "=cmd|' /C calc'!A1"), shares)
    tables = (rounds_table(legs, FR), stops_table(legs, FR))
    assert "<f>" not in sheet_xml(xlsx_bytes(tables, legs.made_at))
    assert b";=" not in csv_bytes(FR, tables[0])
    assert b";'=cmd" in csv_bytes(FR, tables[0])


def test_shares_add_up_to_the_rounds(small: Small) -> None:
    """Shares by producer and by part have the same sum, to the cent."""
    legs = Legs.of(*small)
    assert legs.shares
    shares, parts = shares_table(legs, EN, legs.shares), parts_table(EN, legs.shares)
    total = hundredths(legs.shares.cost, 100)
    assert sum(row[4] for row in shares.rows if isinstance(row[4], Decimal)) == total
    assert sum(row[8] for row in parts.rows if isinstance(row[8], Decimal)) == total


def test_rounds_table_shows_the_plan(small: Small) -> None:
    """Each round has its row with its own figures."""
    legs = Legs.of(*small)
    table = rounds_table(legs, EN)
    assert [row[0] for row in table.rows] == [r.id for r in legs.plan.rounds]
    first, round_ = table.rows[0], legs.plan.rounds[0]
    crates = sum(legs.plan.consignments[c].crates for c in round_.consignments)
    assert first[11] == crates
    assert first[6] == "06:00"
    assert first[13] == hundredths(round_.cost.total, 100)
    assert all(len(row) == len(table.head) for row in table.rows)


def test_stops_follow_the_round(small: Small) -> None:
    """Stops are listed in order with the crates that change hands."""
    legs = Legs.of(*small)
    rows = [r for r in stops_table(legs, EN).rows if r[0] == legs.plan.rounds[0].id]
    assert [row[3] for row in rows] == [s.site for s in legs.plan.rounds[0].stops]
    taken = sum(row[9] for row in rows if isinstance(row[9], Decimal))
    handed = sum(row[10] for row in rows if isinstance(row[10], Decimal))
    assert taken == handed > 0


def test_french_csv_opens_in_a_french_spreadsheet() -> None:
    """French tables have a byte order mark, semicolons and decimal commas."""
    content = csv_bytes(FR, Table("t", ("é",), (("a", Decimal("1234.50")),)))
    assert content == "\ufeffé\r\na;1234,50\r\n".encode()


def test_english_csv() -> None:
    """English tables have commas between and points in the numbers."""
    content = csv_bytes(EN, Table("t", ("é",), (("a", Decimal("1234.50")),)))
    assert content == "é\r\na,1234.50\r\n".encode()


def test_negative_numbers_stay_numbers(small: Small) -> None:
    """A number below zero is no text, so it gets no mark."""
    _, shares = small
    credit = replace(shares.producers[0].parts[0], road=-500)
    first = replace(shares.producers[0], parts=(credit,))
    table = parts_table(EN, replace(shares, producers=(first,)))
    assert b"-3.85" in csv_bytes(EN, table)


def test_control_characters_do_not_break_a_workbook(small: Small) -> None:
    """NUL and its like are dropped from cells."""
    made = xlsx_bytes(
        (Table("t", ("h",), (("a\x00\x08b",),)),), Legs.of(*small).made_at
    )
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_index(0)
    assert sheet.to_python()[1][0] == "a b"
