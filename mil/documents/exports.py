"""Rounds and shares as CSV and XLSX, in which no cell is ever a formula."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO, StringIO

from mil.calendar import DayClock
from mil.costs.shares import ProducerShare, WeekShares
from mil.documents.legs import Legs, Load
from mil.documents.paper import plain
from mil.documents.wording import round_name
from mil.documents.words import Words
from mil.rounds import Round
from mil.units import Seconds

Cell = str | Decimal
"""Text, or a number."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet may run a text that begins like this."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of a workbook, or a CSV file.

    Attributes
    ----------
    title
        Name of the sheet.
    head
        Column headings.
    rows
        Cells, shape ``(rows, len(head))``.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def csv_bytes(words: Words, table: Table) -> bytes:
    """Return a table as CSV in UTF-8, as the language's spreadsheet opens it.

    French: semicolons, decimal commas and a byte order mark.
    """
    french = words.language == "fr"
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if french else ",", lineterminator="\r\n")
    writer.writerow(_csv_text(title) for title in table.head)
    for row in table.rows:
        writer.writerow(_csv_cell(cell, french) for cell in row)
    return text.getvalue().encode("utf-8-sig" if french else "utf-8")


def _csv_cell(cell: Cell, french: bool) -> str:
    if isinstance(cell, str):
        return _csv_text(cell)
    return str(cell).replace(".", ",") if french else str(cell)


def _csv_text(text: str) -> str:
    # looked at before cleaning: a TAB in front would otherwise hide what follows it
    clean = " ".join(text.split())
    risky = text.startswith(FORMULA_STARTS) or clean.startswith(FORMULA_STARTS)
    return f"'{clean}" if risky else clean


def xlsx_bytes(tables: Sequence[Table], made_at: datetime) -> bytes:
    """Return tables as a workbook; every text is written as text."""
    import xlsxwriter  # noqa: PLC0415

    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": made_at.replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    money = book.add_format({"num_format": "#,##0.00"})
    for table in tables:
        sheet = book.add_worksheet(table.title)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for column, title in enumerate(table.head):
            sheet.write_string(0, column, title, bold)
            sheet.set_column(column, column, _width(table, column))
        for line, row in enumerate(table.rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(line, column, plain(cell))
                else:
                    whole = cell == cell.to_integral_value() and "." not in str(cell)
                    sheet.write_number(line, column, cell, None if whole else money)
    book.close()
    return out.getvalue()


def _width(table: Table, column: int) -> int:
    longest = max((len(str(row[column])) for row in table.rows), default=0)
    return min(40, max(9, longest + 1))


def rounds_table(legs: Legs, words: Words) -> Table:
    """Return one row per round."""
    head = ("round", "name", "day", "kind", "vehicle", "driver", "start", "end")
    figures = ("km", "hours", "stops", "crates", "kg", "cost")
    return Table(
        title=words("export.rounds"),
        head=tuple(words(f"export.{key}") for key in head + figures),
        rows=tuple(_round_row(legs, words, r) for r in legs.rounds),
    )


def _round_row(legs: Legs, words: Words, round_: Round) -> tuple[Cell, ...]:
    load = Load.of(legs.goods(round_.consignments))
    return (
        round_.id,
        round_name(legs, words, round_),
        round_.day.isoformat(),
        words(f"round.{round_.kind}"),
        legs.vehicle(round_).name,
        legs.driver(round_).name,
        _time(legs, round_, round_.start),
        _time(legs, round_, round_.end),
        hundredths(round_.metres, 1000),
        hundredths(round_.seconds, 3600),
        Decimal(max(legs.stop_numbers(round_))),
        Decimal(sum(load.crates)),
        hundredths(sum(load.grams), 1000),
        hundredths(round_.cost.total, 100),
    )


def _time(legs: Legs, round_: Round, seconds: Seconds) -> str:
    """Return a time as every spreadsheet reads it: ``07:05``."""
    clock = DayClock(round_.day, legs.plan.inputs.hub.zone)
    return f"{clock.at(seconds):%H:%M}"


def stops_table(legs: Legs, words: Words) -> Table:
    """Return one row per stop of every round."""
    head = ("round", "position", "number", "site", "name", "town")
    times = ("arrive", "begin", "leave", "taken", "handed", "lat", "lon")
    return Table(
        title=words("export.stops"),
        head=tuple(words(f"export.{key}") for key in head + times),
        rows=tuple(row for r in legs.rounds for row in _stop_rows(legs, r)),
    )


def _stop_rows(legs: Legs, round_: Round) -> Iterable[tuple[Cell, ...]]:
    for at, number in enumerate(legs.stop_numbers(round_)):
        stop = round_.stops[at]
        site = legs.site(stop.site)
        yield (
            round_.id,
            Decimal(at + 1),
            Decimal(number) if number else "",
            site.id,
            site.name,
            site.town,
            _time(legs, round_, stop.arrive),
            _time(legs, round_, stop.begin),
            _time(legs, round_, stop.leave),
            Decimal(sum(c.crates for c in legs.goods(stop.taken))),
            Decimal(sum(c.crates for c in legs.goods(stop.handed))),
            f"{site.lat:.6f}",
            f"{site.lon:.6f}",
        )


def shares_table(legs: Legs, words: Words, shares: WeekShares) -> Table:
    """Return one row per producer: what it pays, and what going alone would cost."""
    head = ("producer", "name", "crates", "kg", "share", "by_clients", "alone")
    effort = ("alone_km", "alone_hours", "alone_rounds", "alone_undone")
    return Table(
        title=words("export.shares"),
        head=tuple(words(f"export.{key}") for key in head + effort),
        rows=tuple(_share_row(legs, share) for share in shares.producers),
    )


def _share_row(legs: Legs, share: ProducerShare) -> tuple[Cell, ...]:
    load = Load.of(legs.goods(share.carried))
    return (
        share.producer,
        legs.site(share.producer).name,
        Decimal(sum(load.crates)),
        hundredths(sum(load.grams), 1000),
        hundredths(share.cents, 100),
        hundredths(share.clients_cents, 100),
        hundredths(share.alone.cents, 100),
        hundredths(share.alone.metres, 1000),
        hundredths(share.alone.seconds, 3600),
        Decimal(share.alone.rounds),
        Decimal(len(share.alone.undone)),
    )


def parts_table(words: Words, shares: WeekShares) -> Table:
    """Return one row per part of a share: who pays, round, consignment, stop."""
    head = ("producer", "payer", "round", "consignment", "site")
    parts = ("road", "work", "handling", "total")
    return Table(
        title=words("export.parts"),
        head=tuple(words(f"export.{key}") for key in head + parts),
        rows=tuple(
            (
                share.producer,
                part.payer,
                part.round,
                part.consignment,
                part.site,
                hundredths(part.road, 100),
                hundredths(part.work, 100),
                hundredths(part.handling, 100),
                hundredths(part.total, 100),
            )
            for share in shares.producers
            for part in (*share.parts, *share.by_clients)
        ),
    )


def hundredths(amount: int, per: int) -> Decimal:
    """Return ``amount / per`` with two decimals."""
    return (Decimal(amount) / per).quantize(Decimal("0.01"))
