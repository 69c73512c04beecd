"""Reads the cross-docking instances of Wen et al. (2009).

Two files: ``NAME.txt`` has requests (supplier's and client's coordinates in metres,
pallets) below a head line, ``NAME_tw.txt`` has minutes: the client's window, then the
supplier's. The head: requests, pallets per vehicle, opening and closing hour, speed in
km/h, minutes of each loading or unloading, minutes per pallet.

Sites are open between those hours, the hub until the second; vehicles leave it as early
as the first windows need, or some requests could not be collected at all.

Each request is collected, unloaded at the hub and delivered from there; a vehicle
loads when all that it takes is unloaded. Vehicles are free; the cost is the distance,
in metres, seconds of travel are rounded. No best known is published: the gap is to the
two halves planned without waiting for each other.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.routing.instance import Convention, Instance, Known, distances
from benchmarks.routing.text import Row, numbered, rows_of, wrong
from routing.problem import (
    Costs,
    Dock,
    Matrix,
    Price,
    Problem,
    Request,
    Span,
    Task,
    TaskKind,
    Vehicle,
    Visit,
    delivery_of,
    pickup_of,
)

KILOMETRES = Convention("kilometres, metres rounded", 1, False, 1000)
WINDOWS = "_tw"
MINUTE = 60


def windows_file(path: Path) -> Path:
    """Return where the windows of an instance are."""
    return path.with_name(f"{path.stem}{WINDOWS}{path.suffix}")


def read(path: Path, known: Known) -> Instance:
    """Read one instance.

    Raises
    ------
    InputError
        With file, line, value and remedy.
    """
    rows = rows_of(path)
    if len(rows) < 3:
        raise wrong(path, 0, "", "the file ends too early", "give the whole file")
    head, nodes = rows[0], numbered(rows[1:], path)
    count = head.whole(0, least=1)
    if len(nodes) != count + 1:
        raise head.wrong(head.words[0], f"{len(nodes) - 1} requests", "mend the head")
    matrix = _matrix(nodes, head)
    windows = rows_of(windows_file(path))
    if len(windows) != count:
        raise wrong(
            windows_file(path), 0, len(windows), f"{count} rows needed", "complete it"
        )
    opening = (0, head.whole(3, least=1) * 60 * MINUTE)
    vehicle = Vehicle(
        0,
        0,
        opens=opening[0],
        closes=opening[1],
        capacity=(head.whole(1, least=1),),
        costs=Costs(distance=Price(1)),
        max_rounds=2,
    )
    tasks = _tasks(nodes[1:], windows, MINUTE * head.whole(6))
    problem = Problem(
        (matrix,),
        tasks,
        tuple(Request(((each, count + each),)) for each in range(count)),
        (vehicle,) * count,
        Dock(0, (opening,), fixed=MINUTE * head.whole(5)),
    )
    visits = (
        -1,
        *(pickup_of(each) for each in range(count)),
        *(delivery_of(count + each) for each in range(count)),
    )
    return Instance(
        path.parent.name,
        path.stem,
        problem,
        KILOMETRES,
        known.best,
        visits,
        relaxed=halves(problem),
    )


def halves(problem: Problem) -> tuple[Problem, Problem]:
    """Return the collections and the deliveries as problems of their own.

    Nothing is loaded or unloaded at the hub and no round waits for another, so the two
    together never cost more than the whole: a relaxation.
    """
    count = len(problem.requests)
    dock = Dock(0)
    vehicles = tuple(replace(v, max_rounds=1) for v in problem.vehicles)
    single = tuple(Request(((each,),)) for each in range(count))
    light = [replace(task, after=(), dock_seconds=0) for task in problem.tasks]
    return (
        Problem(problem.matrices, tuple(light[:count]), single, vehicles, dock),
        Problem(problem.matrices, tuple(light[count:]), single, vehicles, dock),
    )


def _matrix(nodes: Sequence[Row], head: Row) -> Matrix:
    """Return travel between the hub, then all suppliers, then all clients."""
    clients = nodes[1:]
    xs = [row.number(1) for row in nodes] + [row.number(3) for row in clients]
    ys = [row.number(2) for row in nodes] + [row.number(4) for row in clients]
    speed = head.number(4)
    if speed <= 0:
        raise head.wrong(head.words[4], "no speed", "kilometres per hour above 0")
    metres = KILOMETRES.integers(distances(xs, ys))
    seconds = np.round(metres * 3.6 / speed).astype(np.int64)
    return Matrix(metres, seconds)


def _tasks(
    nodes: Sequence[Row], windows: Sequence[Row], per_pallet: int
) -> tuple[Task, ...]:
    """Return all collections, then all deliveries in the same order."""
    count = len(nodes)
    collections, deliveries = [], []
    for each, (row, window) in enumerate(zip(nodes, windows, strict=True)):
        load = (row.whole(5, least=1),)
        seconds = per_pallet * load[0]
        collections.append(
            Task(
                TaskKind.COLLECT,
                load,
                pickup=Visit(1 + each, (_window(window, 2),)),
                dock_seconds=seconds,
            )
        )
        deliveries.append(
            Task(
                TaskKind.DELIVER,
                load,
                delivery=Visit(1 + count + each, (_window(window, 0),)),
                dock_seconds=seconds,
                after=(each,),
            )
        )
    return (*collections, *deliveries)


def _window(row: Row, column: int) -> Span:
    opens, closes = (int(row.at_least(at) * MINUTE) for at in (column, column + 1))
    if opens > closes:
        raise row.wrong(row.words[column], "closes before it opens", "mend it")
    return opens, closes
