"""Reads Li & Lim's text format: pickups and deliveries in pairs, with windows."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.routing.instance import EXACT, Instance, Known, distances
from benchmarks.routing.text import Row, numbered, rows_of, wrong
from routing.problem import (
    Costs,
    Matrix,
    Price,
    Problem,
    Request,
    Task,
    TaskKind,
    Vehicle,
    Visit,
    delivery_of,
    pickup_of,
)


def read(path: Path, known: Known) -> Instance:
    """Read one file. The depot is where vehicles start and end; there is no dock.

    Raises
    ------
    InputError
        With file, line, value and remedy.
    """
    rows = rows_of(path)
    if not rows:
        raise wrong(path, 0, "", "empty", "give Li & Lim's format")
    number, capacity = rows[0].whole(0, least=1), rows[0].whole(1, least=1)
    nodes = numbered(rows[1:], path)
    lengths = EXACT.integers(
        distances([row.number(1) for row in nodes], [row.number(2) for row in nodes])
    )
    speed = rows[0].number(2)
    if speed <= 0:
        raise rows[0].wrong(rows[0].words[2], "no speed", "a number above 0")
    seconds = lengths if speed == 1 else np.round(lengths / speed).astype(np.int64)
    tasks, visits = _pairs(nodes)
    vehicle = Vehicle(
        0, 0, *_window(nodes[0]), capacity=(capacity,), costs=Costs(distance=Price(1))
    )
    problem = Problem(
        (Matrix(lengths, seconds),),
        tasks,
        tuple(Request(((task,),)) for task in range(len(tasks))),
        (vehicle,) * number,
    )
    return Instance(
        path.parent.name, path.stem, problem, EXACT, known.best, visits, (0,) * number
    )


def _pairs(nodes: Sequence[Row]) -> tuple[tuple[Task, ...], tuple[int, ...]]:
    """Return a task for each pair, and the visit at each node."""
    tasks: list[Task] = []
    visits = [-1] * len(nodes)
    for node, row in enumerate(nodes[1:], start=1):
        partner = row.whole(8)
        if partner == 0:
            continue
        if partner >= len(nodes) or nodes[partner].whole(7) != node:
            raise row.wrong(row.words[8], f"does not name {node} back", "mend the pair")
        if visits[node] >= 0 or visits[partner] >= 0:
            raise row.wrong(row.words[8], "in two pairs", "mend the pair")
        visits[node], visits[partner] = pickup_of(len(tasks)), delivery_of(len(tasks))
        load = row.whole(3)
        if nodes[partner].number(3) != -load:
            raise nodes[partner].wrong(
                nodes[partner].words[3], f"should be {-load}", "mend the pair"
            )
        tasks.append(
            Task(
                TaskKind.DIRECT,
                (load,),
                pickup=_visit(node, row),
                delivery=_visit(partner, nodes[partner]),
            )
        )
    for node, row in enumerate(nodes[1:], start=1):
        if visits[node] < 0:
            raise row.wrong(row.words[0], "in no pair", "name its pickup or delivery")
    return tuple(tasks), tuple(visits)


def _visit(node: int, row: Row) -> Visit:
    return Visit(node, (_window(row),), fixed=int(EXACT.integers(row.at_least(6))))


def _window(row: Row) -> tuple[int, int]:
    opens, closes = (int(EXACT.integers(row.at_least(column))) for column in (4, 5))
    if opens > closes:
        raise row.wrong(
            f"{row.words[4]} … {row.words[5]}", "closes before it opens", "mend it"
        )
    return opens, closes
