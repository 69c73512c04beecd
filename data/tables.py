"""Files to rows of text: CSV and XLSX, told apart by their content.

Every row keeps its true line or row number, and no row is ever lost silently: a file
is either read whole or refused with the reason.
"""

import csv
import io
import json
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from data.rows import (
    MAX_COLUMNS,
    MAX_FILE_BYTES,
    MAX_ROWS,
    RawFile,
    RawTable,
    Row,
    file_problem,
    make_table,
)
from data.values import MAX_TEXT
from mil.errors import InputProblem, Severity

_CHILD = Path(__file__).with_name("xlsx_child.py")
_CHILD_SECONDS = 60
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BOOKS = {".xlsx", ".xlsm"}
_SEPARATORS = ",;\t"
_HINT = re.compile(r"""("?)sep=([,;\t])\1 *(?=[\r\n])""", re.IGNORECASE)
"""First line by which Excel tells itself the separator; it is no row."""


class _FileError(Exception):
    """The file as a whole is refused."""

    def __init__(self, problem: InputProblem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_table_file(path: Path) -> RawFile:
    """Read a CSV or XLSX file.

    Parameters
    ----------
    path
        The file; its name says nothing, its content does.

    Returns
    -------
    RawFile
        Its tables, or the problems that keep it from being read.
    """
    label = str(path)
    digest = ""
    warnings: list[InputProblem] = []
    try:
        raw = _read_bytes(path, label)
        digest = sha256(raw).hexdigest()
        if raw.startswith(_ZIP):
            tables = _read_book(raw, label)
        else:
            tables = _read_csv(raw, path, label, warnings)
        if not tables:
            raise _FileError(
                file_problem(label, "is empty", "write a header and rows under it")
            )
    except _FileError as error:
        return RawFile(label, digest, (), (*warnings, error.problem))
    return RawFile(label, digest, tuple(tables), tuple(warnings))


def _read_bytes(path: Path, label: str) -> bytes:
    try:
        _refuse_irregular(path, label)
        with path.open("rb") as file:
            raw = file.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no such name"
        raise _FileError(
            file_problem(label, f"cannot be read ({reason})", "check the file's name")
        ) from None
    if len(raw) > MAX_FILE_BYTES:
        megabytes = MAX_FILE_BYTES // 1_000_000
        raise _FileError(
            file_problem(
                label, f"is larger than {megabytes} MB", "split it into several files"
            )
        )
    return raw


def _refuse_irregular(path: Path, label: str) -> None:
    """Refuse a folder, and a pipe or device, which may never end or never begin."""
    mode = path.stat().st_mode
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        what, remedy = "a folder", "name the files in it"
    else:
        what, remedy = "no ordinary file", "save it as a file and name that"
    raise _FileError(file_problem(label, f"cannot be read (it is {what})", remedy))


def _read_csv(
    raw: bytes, path: Path, label: str, warnings: list[InputProblem]
) -> list[RawTable]:
    _refuse_other_formats(raw, label)
    content = _decode(raw, label, warnings)
    if path.suffix.lower() in _BOOKS:
        warnings.append(
            file_problem(
                label,
                "is no workbook but text; read as CSV",
                "name it .csv",
                severity=Severity.WARNING,
            )
        )
    table = make_table(label, list(_csv_rows(content, label)))
    return [table] if table else []


def _refuse_other_formats(raw: bytes, label: str) -> None:
    if raw.startswith(_OLE):
        message = "is an old or encrypted workbook"
    elif raw.startswith(_UTF16):
        message = "is in UTF-16"
    elif b"\0" in raw[:4096]:
        message = "is neither CSV nor XLSX"
    else:
        return
    raise _FileError(
        file_problem(
            label, message, "save it as .xlsx without a password, or as CSV in UTF-8"
        )
    )


def _decode(raw: bytes, label: str, warnings: list[InputProblem]) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
    try:
        content = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise _FileError(
            file_problem(
                label,
                "is neither UTF-8 nor Windows-1252",
                "save it as CSV in UTF-8",
                line=line,
            )
        ) from None
    warnings.append(
        file_problem(
            label,
            "is not UTF-8; read as Windows-1252, check its accents",
            "save it as CSV in UTF-8",
            line=line,
            severity=Severity.WARNING,
        )
    )
    return content


def _separator(content: str) -> str:
    """Return the separator that occurs most often in the first line with text."""
    header = next((line for line in content.splitlines() if line.strip()), "")
    unquoted = "".join(header.split('"')[::2])
    return max(_SEPARATORS, key=unquoted.count)


def _csv_rows(content: str, label: str) -> Iterator[Row]:
    hint = _HINT.match(content)
    reader = csv.reader(
        io.StringIO(content, newline=""),
        delimiter=hint[2] if hint else _separator(content),
        strict=True,
    )
    if hint:
        next(reader)
    start = reader.line_num + 1
    count = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            problem = _csv_problem(error, label, start, '"' in content)
            raise _FileError(problem) from None
        if cells is None:
            return
        count += 1
        _refuse_many(count - 1, len(cells), label, start)
        yield Row(start, tuple(cells))
        start = reader.line_num + 1


def _csv_problem(error: csv.Error, label: str, line: int, quoted: bool) -> InputProblem:
    if "field limit" in str(error):
        open_quote = "; a quote left open makes one cell of all the rest"
        return file_problem(
            label,
            f"a cell has more than {csv.field_size_limit()} characters; nothing was "
            "read",
            f"write at most {MAX_TEXT} characters{open_quote if quoted else ''}",
            line=line,
        )
    return file_problem(
        label,
        f"no row can be made out from here on ({error}); nothing was read",
        'close every quote; write " inside a quoted text as ""',
        line=line,
    )


def _refuse_many(rows: int, columns: int, label: str, line: int) -> None:
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        raise _FileError(
            file_problem(
                label,
                f"has more than {MAX_ROWS} rows or {MAX_COLUMNS} columns",
                "split it into several files, or remove columns",
                line=line,
            )
        )


def _read_book(raw: bytes, label: str) -> list[RawTable]:
    tables = []
    for name, rows in _sheets(_child_lines(raw, label), label).items():
        shown = "".join(sign if sign.isprintable() else "?" for sign in name)
        if table := make_table(f"{label} [{shown}]", rows):
            tables.append(table)
    return tables


def _child_lines(raw: bytes, label: str) -> list[str]:
    caps = [str(cap) for cap in (MAX_ROWS, MAX_COLUMNS, MAX_TEXT)]
    command = [sys.executable, "-I", "-X", "utf8", str(_CHILD), *caps]
    try:
        done = subprocess.run(  # noqa: S603 -- our own script, no shell
            command,
            input=raw,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_CHILD_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _FileError(
            file_problem(label, "takes too long to read", "save its sheets as CSV")
        ) from None
    lines = done.stdout.decode().splitlines()
    if done.returncode:
        raise _FileError(
            file_problem(
                label,
                "cannot be read as a workbook (its reader stopped)",
                "keep only the sheets to import, or save them as CSV",
            )
        )
    return lines


def _sheets(lines: list[str], label: str) -> dict[str, list[Row]]:
    sheets: dict[str, list[Row]] = {}
    rows: list[Row] = []
    for line in lines:
        found = json.loads(line)
        if isinstance(found, dict):
            raise _FileError(file_problem(label, found["message"], found["remedy"]))
        if isinstance(found, str):
            rows = sheets.setdefault(found, [])
        else:
            rows.append(Row(found[0], tuple(found[1:])))
    return sheets
