"""Small problems that PyVRP can carry."""

from collections.abc import Callable

import numpy as np
import pytest

from routing.problem import (
    Costs,
    Dock,
    Matrix,
    Price,
    Problem,
    Request,
    Task,
    TaskKind,
    Vehicle,
    Visit,
)

Maker = Callable[..., Problem]


def _grid(places: int) -> Matrix:
    """Return travel between places on a grid: 100 m and 10 s per block."""
    side = np.arange(places, dtype=np.int64)
    x, y = (side * 7) % 10, (side * 3) % 11
    blocks = abs(x[:, None] - x[None, :]) + abs(y[:, None] - y[None, :])
    return Matrix(blocks * 100, blocks * 10)


@pytest.fixture
def deliveries() -> Maker:
    """Make a day of deliveries from a dock at place 0 to places 1, 2, 3, ..."""

    def make(clients: int = 12, vans: int = 4, **changes: object) -> Problem:
        tasks = tuple(
            Task(
                TaskKind.DELIVER,
                (1 + number % 3,),
                delivery=Visit(number + 1, ((0, 3_000),), fixed=20, handover=5),
            )
            for number in range(clients)
        )
        costs = Costs(per_day=500, distance=Price(37, 1000), time=Price(11, 60))
        van = Vehicle(0, 0, 0, 4_000, (8,), costs=costs)
        given: dict[str, object] = {
            "matrices": (_grid(clients + 1),),
            "tasks": tasks,
            "requests": tuple(Request(((number,),)) for number in range(clients)),
            "vehicles": (van,) * vans,
            "dock": Dock(0),
        }
        return Problem(**(given | changes))  # type: ignore[arg-type]

    return make


@pytest.fixture
def pairs() -> Problem:
    """Six direct tasks, two vans at home elsewhere, no dock."""
    tasks = tuple(
        Task(
            TaskKind.DIRECT,
            (1,),
            pickup=Visit(2 * number + 1, ((0, 2_000),), handover=10),
            delivery=Visit(2 * number + 2, ((0, 4_000),), handover=10),
        )
        for number in range(6)
    )
    van = Vehicle(0, 13, 0, 5_000, (2,), costs=Costs(distance=Price(1, 1)))
    return Problem(
        (_grid(14),), tasks, tuple(Request(((n,),)) for n in range(6)), (van, van)
    )
