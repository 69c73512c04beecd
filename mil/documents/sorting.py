"""The sorting table of the dock: crates by producer and client, split over pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from mil.consignment import Consignment
from mil.documents.legs import Legs
from mil.documents.wording import round_name
from mil.documents.words import Words
from mil.orders import Flow

COLUMNS = 18
"""Clients on one landscape page: more would not be read at arm's length."""


@dataclass(frozen=True, slots=True)
class SortingColumn:
    """A client, the round that takes its crates, and the day when it is a later one."""

    client: str
    round: str
    day: str
    total: str


@dataclass(frozen=True, slots=True)
class SortingRow:
    """A producer and its crates for each client of the page; empty where none."""

    producer: str
    crates: tuple[str, ...]
    total: str


@dataclass(frozen=True, slots=True)
class SortingPage:
    """A page: some clients, all producers that have crates for any of them."""

    columns: tuple[SortingColumn, ...]
    rows: tuple[SortingRow, ...]
    total: str


def sorting_pages(
    legs: Legs, words: Words, day: date, received: Sequence[Consignment]
) -> tuple[SortingPage, ...]:
    """Return the table of what comes in on a day and goes on to clients.

    Columns stand in order of departure, so that what leaves first is sorted first.

    Parameters
    ----------
    legs, words
        The week and the language.
    day
        Day of arrival.
    received
        Goods unloaded on that day; those that stay at the hub are passed over.
    """
    passing = [c for c in received if c.flow is Flow.CROSS_DOCK]
    columns = _columns(legs, passing)
    # pages of equal width rather than a last one with a single client
    pages = -(-len(columns) // COLUMNS)
    bounds = [len(columns) * page // max(1, pages) for page in range(pages + 1)]
    return tuple(
        _page(legs, words, day, passing, columns[first:last])
        for first, last in pairwise(bounds)
    )


Column = tuple[date, str]
"""Day of delivery and client."""


def _columns(legs: Legs, passing: Sequence[Consignment]) -> list[Column]:
    """Return the columns in order of day, departure and stop."""
    keys: dict[Column, tuple[date, int, int, str]] = {}
    for goods in passing:
        visit = legs.delivered(goods.id)
        round_number = legs.numbers[visit.round.id] if visit else 0
        at = visit.at if visit else 0
        key = (goods.day, round_number, at, goods.destination)
        keys.setdefault((goods.day, goods.destination), key)
    return sorted(keys, key=lambda column: keys[column])


def _page(
    legs: Legs,
    words: Words,
    day: date,
    passing: Sequence[Consignment],
    columns: Sequence[Column],
) -> SortingPage:
    cells: dict[tuple[str, Column], int] = {}
    for goods in passing:
        column = (goods.day, goods.destination)
        if column in columns:
            cell = (goods.producer, column)
            cells[cell] = cells.get(cell, 0) + goods.crates
    producers = sorted(
        {producer for producer, _ in cells}, key=lambda p: (legs.site(p).name, p)
    )
    return SortingPage(
        columns=tuple(_column(legs, words, day, passing, c, cells) for c in columns),
        rows=tuple(
            SortingRow(
                producer=legs.site(producer).name,
                crates=tuple(
                    words.number(cells[producer, c]) if (producer, c) in cells else ""
                    for c in columns
                ),
                total=words.number(
                    sum(crates for (p, _), crates in cells.items() if p == producer)
                ),
            )
            for producer in producers
        ),
        total=words.number(sum(cells.values())),
    )


def _column(
    legs: Legs,
    words: Words,
    day: date,
    passing: Sequence[Consignment],
    column: Column,
    cells: dict[tuple[str, Column], int],
) -> SortingColumn:
    on, client = column
    visits = (legs.delivered(c.id) for c in passing if (c.day, c.destination) == column)
    visit = next((v for v in visits if v), None)
    total = sum(crates for (_, c), crates in cells.items() if c == column)
    return SortingColumn(
        client=legs.site(client).name,
        round=round_name(legs, words, visit.round) if visit else "",
        day=words.short_day(on) if on != day else "",
        total=words.number(total),
    )
