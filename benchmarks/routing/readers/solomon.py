"""Reads Solomon's text format: VRPTW of Solomon and of Gehring & Homberger."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.routing.fleet import Client, client_visits, deliveries
from benchmarks.routing.instance import DIMACS, Instance, Known, distances
from benchmarks.routing.text import Row, numbered, rows_of, wrong
from routing.problem import Costs, Matrix, Price, Vehicle

COLUMNS = 7


def read(path: Path, known: Known) -> Instance:
    """Read one file.

    Raises
    ------
    InputError
        With file, line, value and remedy.
    """
    rows = rows_of(path)
    fleet, customers = _parts(path, rows)
    number, capacity = fleet.whole(0, least=1), fleet.whole(1, least=1)
    lengths = DIMACS.integers(
        distances(
            [row.number(1) for row in customers], [r.number(2) for r in customers]
        )
    )
    clients = [_client(row) for row in customers]
    depot = clients[0].window
    vehicle = Vehicle(
        0, 0, *depot, capacity=(capacity,), costs=Costs(distance=Price(1))
    )
    return Instance(
        path.parent.name,
        path.stem,
        deliveries(Matrix(lengths, lengths), clients[1:], [vehicle] * number, depot),
        DIMACS,
        known.best,
        client_visits(len(clients) - 1),
        (0,) * number,
    )


def _parts(path: Path, rows: Sequence[Row]) -> tuple[Row, Sequence[Row]]:
    """Return the row with number and capacity, and those of depot and customers."""
    starts = {row.words[0].upper(): at for at, row in reversed([*enumerate(rows)])}
    for title in ("NUMBER", "CUST"):
        if starts.get(title, len(rows)) + 1 >= len(rows):
            raise wrong(
                path, 0, "", f"nothing below a line {title}", "give Solomon's format"
            )
    customers = [row for row in rows if row.words[0].upper() != "CUSTOMER"]
    after = next(
        at for at, row in enumerate(customers) if row.words[0].upper() == "CUST"
    )
    return rows[starts["NUMBER"] + 1], numbered(customers[after + 1 :], path)


def _client(row: Row) -> Client:
    opens, closes, service = (
        int(DIMACS.integers(row.at_least(column))) for column in (4, 5, 6)
    )
    if opens > closes:
        raise row.wrong(
            f"{row.words[4]} … {row.words[5]}", "closes before it opens", "mend it"
        )
    return Client((row.whole(3),), (opens, closes), service)
