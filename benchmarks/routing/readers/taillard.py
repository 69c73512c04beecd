"""Reads Taillard-style text: fleets of several types, costs fixed and by distance.

Classes of these sets: VFMP-F has fixed costs, VFMP-V costs by distance, both with any
number of vehicles; HVRP has costs by distance and few vehicles. The file says all that,
so the class need not be known. Costs were published in double precision; distances are
rounded to thousandths here, as VROOM's own comparison on these files does.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from pathlib import Path

from benchmarks.routing.fleet import Client, client_visits, deliveries, enough
from benchmarks.routing.instance import EXACT, Convention, Instance, Known, distances
from benchmarks.routing.text import Row, rows_of, wrong
from routing.problem import NEVER, Costs, Matrix, Price, Vehicle

UNLIMITED = 999_999
"""A range from here on means none."""


def read(path: Path, known: Known) -> Instance:
    """Read one file.

    Raises
    ------
    InputError
        With file, line, value and remedy.
    """
    rows = [row for row in rows_of(path) if not row.words[0].startswith("//")]
    if not rows:
        raise wrong(path, 0, "", "nothing below the comments", "give the whole file")
    head = rows[0]
    count, types = head.whole(0, least=1), head.whole(1, least=1)
    if len(rows) < 2 + types + count:
        raise wrong(
            path, rows[-1].line, "", "the file ends too early", "give the whole file"
        )
    places = rows[1 + types : 2 + types + count]
    lengths = EXACT.integers(
        distances([row.number(0) for row in places], [row.number(1) for row in places])
    )
    service = int(EXACT.integers(head.at_least(3)))
    clients = [Client((row.whole(2),), service=service) for row in places[1:]]
    total = sum(client.load[0] for client in clients)
    fleet, kinds, unit = _fleet(rows[1 : 1 + types], head, total)
    convention = Convention("thousandths, double precision", 1000, False, 1000 * unit)
    return Instance(
        path.parent.name,
        path.stem,
        deliveries(Matrix(lengths, lengths), clients, fleet),
        convention,
        known.best,
        client_visits(count),
        kinds,
    )


def _fleet(
    types: Sequence[Row], head: Row, total: int
) -> tuple[list[Vehicle], tuple[int, ...], int]:
    """Return vehicles, their kinds in the file, and parts of a thousandth to a cent."""
    prices = [(_price(row, 2), _price(row, 3)) for row in types]
    unit = lcm(*(price.denominator for pair in prices for price in pair))
    longest = head.at_least(2)
    vehicles: list[Vehicle] = []
    kinds: list[int] = []
    for row, (fixed, by_distance) in zip(types, prices, strict=True):
        number, capacity = row.whole(0), row.whole(1, least=1)
        kinds += [len(vehicles)] * number
        vehicle = Vehicle(
            0,
            0,
            0,
            NEVER,
            capacity=(capacity,),
            costs=Costs(
                per_day=int(fixed * 1000 * unit),
                distance=Price(int(by_distance * unit)),
            ),
            max_round=None if longest >= UNLIMITED else int(EXACT.integers(longest)),
        )
        kept = enough(number, total, capacity) if longest >= UNLIMITED else number
        vehicles += [vehicle] * kept
    return vehicles, tuple(kinds), unit


def _price(row: Row, column: int) -> Fraction:
    row.at_least(column)
    return Fraction(row.words[column])
