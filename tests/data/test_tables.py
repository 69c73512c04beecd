"""Files to rows: every row with its true number, bombs refused in time."""

import datetime as dt
import io
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from data import tables
from data.rows import MAX_FILE_BYTES, Row
from data.tables import read_table_file
from mil.errors import Severity

SHEET = "xl/worksheets/sheet1.xml"


def csv(tmp_path: Path, content: bytes, name: str = "f.csv") -> Path:
    """Write a file."""
    path = tmp_path / name
    path.write_bytes(content)
    return path


def rows(path: Path) -> list[tuple[int, tuple[str, ...]]]:
    """Return header and rows of the only table."""
    (table,) = read_table_file(path).tables
    return [(row.number, row.cells) for row in (table.header, *table.rows)]


def problem(path: Path) -> str:
    """Return the only problem, of a file of which nothing is read."""
    read = read_table_file(path)
    assert read.tables == ()
    (found,) = (p for p in read.problems if p.severity is Severity.ERROR)
    return str(found)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("separator", [b",", b";", b"\t"])
def test_csv_of_all_kinds(
    tmp_path: Path, mark: bytes, end: bytes, separator: bytes
) -> None:
    """Byte order mark, line ends and separators of any program give the same rows."""
    lines = [b"a", b"n\xc3\xb8"], [b"1", b'"x, ;\t""y"""'], [b"", b""], [b"2", b""]
    path = csv(tmp_path, mark + end.join(separator.join(cells) for cells in lines))
    assert rows(path) == [(1, ("a", "nø")), (2, ("1", 'x, ;\t"y"')), (4, ("2",))]


def test_line_numbers_after_a_cell_of_two_lines(tmp_path: Path) -> None:
    """A row is where it begins, however many lines the one before took."""
    path = csv(tmp_path, b'a,b\n1,"x\ny\nz"\n2,w\n')
    assert rows(path) == [(1, ("a", "b")), (2, ("1", "x\ny\nz")), (5, ("2", "w"))]


def test_an_open_quote_refuses_the_file_and_says_where(tmp_path: Path) -> None:
    """Read leniently, 1,000 rows would vanish into one cell."""
    path = csv(tmp_path, b'a,b\n1,2\n3,"oops\n' + b"4,5\n" * 1000)
    assert f"{path}:3: no row can be made out" in problem(path)


def test_windows_1252_is_read_and_said(tmp_path: Path) -> None:
    """The euro sign and the ligature come through, with a warning at the first one."""
    path = csv(tmp_path, "a,b\n1,œuf à 2 €\n".encode("cp1252"))
    read = read_table_file(path)
    assert read.tables[0].rows[0].cells == ("1", "œuf à 2 €")
    (warning,) = read.problems
    assert (warning.severity, warning.line) == (Severity.WARNING, 2)
    assert "Windows-1252" in warning.message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n;;\n", "is empty"),
        (b"a,b\n\x81\x8d", "neither UTF-8 nor Windows-1252"),
        ("a,b\n1,2".encode("utf-16"), "is in UTF-16"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "old or encrypted workbook",
        ),
        (b"\x7fELF\0\0\0", "neither CSV nor XLSX"),
        (b"a,b\n1," + b"x" * 200_000, "→ write at most 1000 characters"),
        (b'a,b\n1,"' + b"x\n" * 99_000, "characters; a quote left open makes"),
        (b"," * 101 + b"\n", "more than 200000 rows or 100 columns"),
        (b"PK\x03\x04 this is no archive", "cannot be read as a workbook"),
        (b"x" * (MAX_FILE_BYTES + 1), "is larger than 10 MB"),
    ],
)
@pytest.mark.parametrize("name", ["f.csv", "f.xlsx"])
def test_files_that_cannot_be_read(
    tmp_path: Path, content: bytes, said: str, name: str
) -> None:
    """The content decides, not the name, and the message names the file and why."""
    path = csv(tmp_path, content, name)
    assert said in problem(path)
    assert problem(path).startswith(str(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names there")
def test_a_pipe_is_refused(tmp_path: Path) -> None:
    """Nobody may ever write into it, and reading would wait for ever."""
    os.mkfifo(tmp_path / "pipe.csv")
    assert "cannot be read (it is no ordinary file)" in problem(tmp_path / "pipe.csv")


@pytest.mark.parametrize("hint", [b"sep=;\r\n", b'"sep=;"\n', b"SEP=;\n"])
def test_excel_s_separator_line_is_no_row(tmp_path: Path, hint: bytes) -> None:
    """It decides the separator, and the rows after it keep their numbers."""
    path = csv(tmp_path, b"\xef\xbb\xbf" + hint + b"a;b,c,d\n1;2\n")
    assert rows(path) == [(2, ("a", "b,c,d")), (3, ("1", "2"))]


def test_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One row over the cap refuses the file; the cap itself does not."""
    monkeypatch.setattr(tables, "MAX_ROWS", 3)
    assert len(rows(csv(tmp_path, b"a\n1\n2\n3\n"))) == 4
    assert "more than 3 rows" in problem(csv(tmp_path, b"a\n1\n2\n3\n4\n"))


@pytest.mark.parametrize("name", ["nothing.csv", ".", "a\0b"])
def test_files_that_are_not_there(tmp_path: Path, name: str) -> None:
    """A missing file, a folder, a name no system takes."""
    assert "cannot be read" in problem(tmp_path / name)


@given(
    st.binary(max_size=300) | st.text(',;"\n\r\t a1é\0', max_size=60).map(str.encode)
)
def test_no_bytes_break_the_reader(raw: bytes) -> None:
    """Whatever the bytes, there are rows or problems, and every line has its row."""
    if raw.startswith(b"PK\x03\x04"):
        return
    read = tables._read_csv
    warnings: list[tables.InputProblem] = []
    try:
        found = read(raw, Path("f.csv"), "f.csv", warnings)
    except tables._FileError:
        return
    for table in found:
        numbers = [row.number for row in (table.header, *table.rows)]
        assert numbers == sorted(set(numbers))


def workbook(tmp_path: Path, fill: Callable[[xlsxwriter.Workbook], None]) -> Path:
    """Write a workbook."""
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        fill(book)
    return path


def small(book: xlsxwriter.Workbook) -> None:
    """Two rows that begin in C3."""
    sheet = book.add_worksheet("orders")
    sheet.write_row(2, 2, ["id", "name"])
    sheet.write_row(3, 2, ["x", "y"])


def changed(path: Path, change: Callable[[bytes], bytes], name: str = SHEET) -> Path:
    """Change one part of a workbook."""
    parts = {}
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            parts[entry.filename] = archive.read(entry)
    parts[name] = change(parts.get(name, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return path


def test_a_workbook_s_rows_keep_their_numbers(tmp_path: Path) -> None:
    """Rows count from the top of the sheet, empty ones included; sheets are named."""
    read = read_table_file(workbook(tmp_path, small))
    (table,) = read.tables
    assert table.label.endswith("book.xlsx [orders]")
    assert table.header == Row(3, ("", "", "id", "name"))
    assert table.rows == (Row(4, ("", "", "x", "y")),)


def test_a_sheet_s_name_cannot_command_the_terminal(tmp_path: Path) -> None:
    """Control characters in it are shown as question marks."""
    path = workbook(tmp_path, small)
    changed(path, lambda xml: xml.replace(b"orders", b"o\x1b[2J"), "xl/workbook.xml")
    (table,) = read_table_file(path).tables
    assert table.label.endswith("[o?[2J]")


def test_cells_are_what_a_person_sees(tmp_path: Path) -> None:
    """5.0 is 5, sums are not 0.30000000000000004, dates are days, 007 stays text."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        sheet.write_row(0, 0, ["a"] * 9)
        sheet.write_row(1, 0, [5.0, 0.1 + 0.2, True, "007", 48.52134, 61400])
        sheet.write_datetime(1, 6, dt.datetime(2026, 11, 24), day)  # noqa: DTZ001
        sheet.write_datetime(1, 7, dt.datetime(2026, 11, 24, 7, 30), moment)  # noqa: DTZ001
        sheet.write_string(1, 8, "=1+1")

    (table,) = read_table_file(workbook(tmp_path, fill)).tables
    assert table.rows[0].cells == (
        *("5", "0.3", "true", "007", "48.52134", "61400"),
        *("2026-11-24", "2026-11-24T07:30:00", "=1+1"),
    )


def test_a_false_dimension_hides_no_row(tmp_path: Path) -> None:
    """A sheet that says it ends in B2 is read to its true end."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        for number in range(500):
            sheet.write_row(number, 0, [f"r{number}", "x", "y"])

    path = workbook(tmp_path, fill)
    changed(path, lambda xml: xml.replace(b'ref="A1:C500"', b'ref="A1:B2"'))
    (table,) = read_table_file(path).tables
    assert len(table.rows) == 499
    assert table.rows[-1].cells == ("r499", "x", "y")


def far_cell(book: xlsxwriter.Workbook) -> None:
    """Ask for 17 thousand million cells."""
    sheet = book.add_worksheet()
    sheet.write(0, 0, "id")
    sheet.write(1_048_575, 16_383, "x")


def test_a_cell_in_the_last_corner(tmp_path: Path) -> None:
    """5 KB that cost other readers 40 seconds and all memory are refused at once."""
    path = workbook(tmp_path, far_cell)
    assert path.stat().st_size < 6000
    start = time.perf_counter()
    assert "reaches row 1048576, column 16384" in problem(path)
    assert time.perf_counter() - start < 5


def cell(text: bytes) -> Callable[[bytes], bytes]:
    """Return a change that adds one cell of inline text."""
    made = b'<row r="9"><c r="A9" t="inlineStr"><is><t>' + text + b"</t></is></c></row>"
    return lambda xml: xml.replace(b"</sheetData>", made + b"</sheetData>")


def test_a_cell_of_100_megabytes(tmp_path: Path) -> None:
    """A small file that unpacks to a large one is refused before it is unpacked."""
    path = changed(workbook(tmp_path, small), cell(b"A" * 100_000_000))
    assert path.stat().st_size < 1_000_000
    assert "unpacks to 100 MB" in problem(path)


def test_a_part_that_lies_about_its_size(tmp_path: Path) -> None:
    """A declared size below the true one does not get past the cap."""
    path = changed(workbook(tmp_path, small), cell(b"A" * 70_000_000))
    raw = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        size = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    path.write_bytes(raw.replace(size, (1000).to_bytes(4, "little")))
    assert "cannot be read as a workbook" in problem(path)


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, coding: str) -> None:
    """No spreadsheet needs a DOCTYPE; those that bring one are up to something."""
    laughs = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">]><worksheet/>'
    path = changed(workbook(tmp_path, small), lambda _: laughs.encode(coding))
    assert "holds an XML DOCTYPE" in problem(path)


def test_a_formula_s_error_is_named(tmp_path: Path) -> None:
    """A cell that shows #REF! would otherwise read as blank."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "unit_kg"])
        sheet.write_formula(1, 1, "=1/0", value="#DIV/0!")

    assert "cell B2 holds a formula's error" in problem(workbook(tmp_path, fill))


def formula(book: xlsxwriter.Workbook) -> None:
    """One row with the formula =1+1 in B2."""
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["id", "unit_kg"])
    sheet.write_row(1, 0, ["x", "=1+1"])


@pytest.mark.parametrize("value", [b"<v></v>", b"<v/>", b"<v />", b""])
def test_a_formula_without_its_value_is_named(tmp_path: Path, value: bytes) -> None:
    """A program that writes formulas and never calculates leaves cells that look blank.

    A formula of text that is empty (t="str") is another matter: it is read.
    """
    path = workbook(tmp_path, formula)
    assert rows(path)[1] == (2, ("x", "0"))
    old = b'<c r="B2"><f>1+1</f><v>0</v></c>'
    bare = b'<c r="B2"><f>1+1</f>' + value + b"</c>"
    changed(path, lambda xml: xml.replace(old, bare))
    assert "cell B2 holds a formula that was never calculated" in problem(path)
    changed(path, lambda xml: xml.replace(b'"B2">', b'"B2" t="str">'))
    assert rows(path)[1] == (2, ("x",))


def test_an_encrypted_entry_and_another_archive(tmp_path: Path) -> None:
    """A password and an archive of something else are each said."""
    path = workbook(tmp_path, small)
    raw = path.read_bytes()
    at = raw.index(b"PK\x01\x02") + 8
    path.write_bytes(raw[:at] + b"\x01" + raw[at + 1 :])
    assert "is encrypted" in problem(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<office/>")
    assert "is no XLSX workbook" in problem(path)


def test_a_truncated_workbook(tmp_path: Path) -> None:
    """Half a download is refused at every tenth of its length."""
    whole = workbook(tmp_path, small).read_bytes()
    for tenth in range(1, 10, 3):
        path = csv(tmp_path, whole[: len(whole) * tenth // 10], "half.xlsx")
        assert "cannot be read as a workbook" in problem(path)


def test_a_reader_that_hangs_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time is bounded, too."""
    monkeypatch.setattr(tables, "_CHILD_SECONDS", 0.001)
    assert "takes too long to read" in problem(workbook(tmp_path, small))


def test_long_cells_are_cut_for_the_message(tmp_path: Path) -> None:
    """A cell over 1,000 characters arrives just long enough to be refused."""
    path = changed(workbook(tmp_path, small), cell(b"A" * 5000))
    assert len(read_table_file(path).tables[0].rows[-1].cells[0]) == 1001


def test_text_named_xlsx_is_read_as_text(tmp_path: Path) -> None:
    """Its rows are taken, with a warning."""
    read = read_table_file(csv(tmp_path, b"a;b\n1;2\n", "orders.xlsx"))
    assert read.tables[0].rows[0].cells == ("1", "2")
    assert read.problems[0].severity is Severity.WARNING
