"""Reads one XLSX workbook in a process of its own, which may die without harm.

Run as a script with the caps, the workbook on its standard input; prints one JSON
value per line: a sheet's name, rows as ``[number, cell, …]``, or a last
``{"message": …, "remedy": …}`` when the workbook is refused. A workbook is an archive
made by strangers: a few kilobytes may ask for gigabytes, so that everything is
measured before a cell is read.
"""

import json
import re
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO

MEMORY = 512 * 1024 * 1024
INFLATED = 64 * 1024 * 1024
ENTRIES = 2000
CELLS = 4_000_000
CHUNK = 256 * 1024
OVERLAP = 256
REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Z]{0,9})([0-9]{1,20})["']""")
ERROR_CELL = re.compile(rb"""<c\s[^>]*\bt\s*=\s*["']e["'][^>]*>""")
UNCALCULATED = re.compile(
    rb"""<c\s(?![^<>]*\bt\s*=\s*["']str["'])[^<>]*>"""
    rb"""<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)(?:<v ?/>|<v></v>)?</c>"""
)
"""A formula without its value; text formulas may truly be empty."""
DECLARATIONS = tuple(
    word.encode(coding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for coding in ("utf-8", "utf-16-le", "utf-16-be")
)


class RefusedError(Exception):
    """The workbook cannot be read; arguments are the message and the remedy."""


def limit_memory() -> None:
    """Bound this process, where the system can."""
    try:
        import resource  # noqa: PLC0415 -- absent on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def measure(book: BytesIO, max_rows: int, max_columns: int) -> None:
    """Inflate everything once, keeping nothing, and refuse what is too large."""
    with zipfile.ZipFile(book) as archive:
        entries = archive.infolist()
        if "xl/workbook.xml" not in archive.namelist():
            raise RefusedError("is no XLSX workbook", "save it as .xlsx or as CSV")
        if any(entry.flag_bits & 1 for entry in entries):
            raise RefusedError("is encrypted", "save it without a password")
        declared = sum(entry.file_size for entry in entries)
        if len(entries) > ENTRIES or declared > INFLATED:
            raise RefusedError(
                f"unpacks to {declared // 1_000_000} MB in {len(entries)} parts",
                "keep only the sheets to import, or save them as CSV",
            )
        left = INFLATED
        for entry in entries:
            _refuse_wide(_measure_entry(archive, entry, left), max_rows, max_columns)
            left -= entry.file_size


def _measure_entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int
) -> tuple[int, int]:
    rows = columns = 0
    tail = b""
    with archive.open(entry) as stream:
        while chunk := stream.read(CHUNK):
            left -= len(chunk)
            if left < 0:
                raise RefusedError(
                    "unpacks to more than it declares", "save it again, or as CSV"
                )
            window = tail + chunk
            if any(word in window for word in DECLARATIONS):
                raise RefusedError(
                    "holds an XML DOCTYPE, which no spreadsheet needs",
                    "open and save it again with a spreadsheet program",
                )
            if error := ERROR_CELL.search(window):
                where = b"".join(*REFERENCE.findall(error[0])[:1]).decode()
                raise RefusedError(
                    f"cell {where} holds a formula's error such as #REF!",
                    "mend the formula, or write the value itself",
                )
            if formula := UNCALCULATED.search(window):
                where = b"".join(*REFERENCE.findall(formula[0])[:1]).decode()
                raise RefusedError(
                    f"cell {where} holds a formula that was never calculated",
                    "open and save it with a spreadsheet program, or write the value "
                    "itself",
                )
            for letters, digits in REFERENCE.findall(window):
                rows = max(rows, int(digits))
                columns = max(columns, _column_number(letters))
            tail = window[-OVERLAP:]
    return rows, columns


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _refuse_wide(corner: tuple[int, int], max_rows: int, max_columns: int) -> None:
    rows, columns = corner
    if rows > max_rows + 1 or columns > max_columns or rows * columns > CELLS:
        raise RefusedError(
            f"a sheet reaches row {rows}, column {columns}",
            f"keep it within {max_rows} rows and {max_columns} columns; delete the "
            "empty rows and columns around the table",
        )


def seen(cell: object, longest: int) -> str:
    """Return what a person sees in a cell (5.0 is 5), a long text cut after `longest`.

    Dates come in ISO, whatever the cell's format shows.
    """
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, datetime):
        bare = cell.time() == time()
        return (cell.date() if bare else cell.replace(microsecond=0)).isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        minutes = round(cell.total_seconds()) // 60
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return str(cell).lower() if isinstance(cell, bool) else str(cell)[: longest + 1]


def print_rows(book: BytesIO, longest: int) -> None:
    """Print the rows of all sheets."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum  # noqa: PLC0415

    with CalamineWorkbook.from_filelike(book) as workbook:
        for number, meta in enumerate(workbook.sheets_metadata):
            if meta.typ is not SheetTypeEnum.WorkSheet:
                continue
            print(json.dumps(meta.name[:64]))  # noqa: T201
            sheet = workbook.get_sheet_by_index(number)
            for index, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
                cells = [seen(cell, longest) for cell in row]
                print(json.dumps([index, *cells]))  # noqa: T201


def refusal(error: BaseException) -> dict[str, str]:
    """Return what to tell about a workbook that cannot be read."""
    if isinstance(error, RefusedError):
        return {"message": error.args[0], "remedy": error.args[1]}
    if isinstance(error, MemoryError):
        return {
            "message": "needs too much memory",
            "remedy": "keep only the sheets to import, or save them as CSV",
        }
    return {
        "message": f"cannot be read as a workbook ({type(error).__name__})",
        "remedy": "save it again as .xlsx, without a password, or as CSV",
    }


def main(max_rows: int, max_columns: int, longest: int) -> None:
    """Measure and print; whatever goes wrong becomes one last line."""
    limit_memory()
    try:
        book = BytesIO(sys.stdin.buffer.read())
        measure(book, max_rows, max_columns)
        book.seek(0)
        print_rows(book, longest)
    except BaseException as error:  # Rust panics are no Exception
        print(json.dumps(refusal(error)))  # noqa: T201


if __name__ == "__main__":
    main(*(int(cap) for cap in sys.argv[1:4]))
