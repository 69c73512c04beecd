"""Where a day takes place: a hub, farms, clients in towns, and how vehicles travel."""

from dataclasses import dataclass
from math import hypot
from random import Random

import numpy as np

from routing.problem import Integers, Matrix

VAN, TRUCK, BIKE = range(3)
"""Profiles of vehicles, indices into the matrices."""

HUB = 0
"""Index of the hub's place."""

REACH = 20_000
"""Metres from the hub to the end of its land, in each direction."""

BIKE_REACH = 9_000
"""Metres between places beyond which there is no way for a bike."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Land:
    """Places, of which the first is the hub's.

    Attributes
    ----------
    points
        Metres east and north of the hub.
    farms, clients
        Places of either.
    narrow
        Places a truck cannot reach.
    matrices
        By profile.
    """

    points: tuple[Point, ...]
    farms: tuple[int, ...]
    clients: tuple[int, ...]
    narrow: frozenset[int]
    matrices: tuple[Matrix, ...]


def draw_land(draw: Random, farms: int, clients: int) -> Land:
    """Draw farms over the whole land and clients mostly in towns.

    Parameters
    ----------
    draw
        Source of chance.
    farms, clients
        How many of either.
    """
    towns = [(draw.uniform(-1_500, 1_500), draw.uniform(-1_500, 1_500))]
    towns += [_anywhere(draw) for _ in range(draw.randint(3, 6))]
    points = [(0.0, 0.0)]
    points += [_anywhere(draw) for _ in range(farms)]
    for _ in range(clients):
        if draw.random() < 0.85:
            # the hub's own town has the most clients
            east, north = draw.choice([towns[0], *towns])
            points.append((draw.gauss(east, 1_200), draw.gauss(north, 1_200)))
        else:
            points.append(_anywhere(draw))
    count = 1 + farms + clients
    return Land(
        points=tuple(points),
        farms=tuple(range(1, 1 + farms)),
        clients=tuple(range(1 + farms, count)),
        narrow=frozenset(p for p in range(1, count) if draw.random() < 0.12),
        matrices=_matrices(draw, points),
    )


def _anywhere(draw: Random) -> Point:
    return (draw.uniform(-REACH, REACH), draw.uniform(-REACH, REACH))


def _matrices(draw: Random, points: list[Point]) -> tuple[Matrix, ...]:
    """Draw roads that are longer one way than the other; give each profile its speed.

    A van drives 27 km/h in towns, up to 65 km/h between them; a truck takes a sixth
    longer; a bike rides 15 km/h and not farther than `BIKE_REACH` at a time.
    """
    count = len(points)
    metres = np.zeros((count, count), np.int64)
    for a, b in np.ndindex(count, count):
        if a != b:
            crow = hypot(points[a][0] - points[b][0], points[a][1] - points[b][1])
            metres[a, b] = int(crow * draw.uniform(1.15, 1.35)) + draw.randint(50, 400)
    metres = _shortest(metres)
    seconds = np.zeros_like(metres)
    for a, b in np.ndindex(count, count):
        if a != b:
            speed = min(18.0, 7.5 + int(metres[a, b]) / 1_500)
            seconds[a, b] = int(metres[a, b] / speed * draw.uniform(0.95, 1.1)) + 20
    seconds = _shortest(seconds)
    riding = (metres * 6 + 24) // 25 + 20
    np.fill_diagonal(riding, 0)
    far = metres > BIKE_REACH
    return (
        Matrix(metres, seconds),
        Matrix(metres, (seconds * 7 + 5) // 6),
        Matrix(np.where(far, -1, metres), np.where(far, -1, riding)),
    )


def _shortest(matrix: Integers) -> Integers:
    """Let nobody take a detour: all-pairs shortest ways (Floyd and Warshall)."""
    found = matrix.copy()
    for via in range(len(found)):
        found = np.minimum(found, found[:, via : via + 1] + found[via : via + 1, :])
    return found
