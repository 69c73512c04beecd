"""Small covers, and published instances where they are."""

import math
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import numpy as np
import pytest

from routing.bound.network import FAR, Choice, Cover, Fleet, Network

SOLOMON = Path(__file__).parents[4] / "shared" / "instances" / "solomon"
UNIT = 4096


@pytest.fixture
def draw() -> Callable[[int], Cover]:
    """Give a maker of small random covers, by seed."""
    return _random_cover


def _random_cover(seed: int) -> Cover:
    """Draw one or two networks over a few nodes, with all that a network can have."""
    draw = Random(f"cover {seed}")  # noqa: S311 -- repeatable, no secret
    size = draw.randint(2, 5)
    networks = tuple(
        _random_network(draw, size, fleet) for fleet in range(draw.randint(1, 2))
    )
    fleets = tuple(
        Fleet(draw.randint(1, size), draw.randint(1, 2), draw.randint(0, 20))
        for _ in networks
    )
    rows = list(range(size))
    choices = []
    while rows:
        cut = draw.randint(1, 3)
        part, rows = rows[:cut], rows[cut:]
        ways = [part] if draw.random() < 0.6 else [[row] for row in part]
        skip = draw.choice((None, draw.randint(1, 60) * UNIT))
        choices.append(Choice(tuple(map(tuple, ways)), skip))
    return Cover(networks, tuple(choices), fleets, UNIT)


def _random_network(draw: Random, size: int, fleet: int) -> Network:
    ends = range(size + 1)
    time = np.array([[draw.randint(0, 9) for _ in ends] for _ in ends], np.int64)
    cost = np.array([[draw.randint(0, 40) for _ in ends] for _ in ends], np.int64)
    time[np.diag_indices(size + 1)] = FAR
    if draw.random() < 0.5:
        time[draw.randint(0, size), draw.randint(0, size)] = FAR
    opens, closes = [], []
    for _ in range(size):
        first, gap = draw.randint(0, 12), draw.randint(2, 6)
        opens.append((first, first + gap + 3))
        closes.append((first + gap, first + gap + 3 + draw.randint(0, 9)))
    return Network(
        rows=np.arange(size),
        cost=cost * UNIT,
        time=time,
        opens=np.array([*opens, (0, 0)], np.int64),
        closes=np.array([*closes, (30, 30)], np.int64),
        load=np.array([[draw.randint(0, 4)] for _ in range(size)], np.int64),
        capacity=np.array([draw.randint(4, 9)], np.int64),
        waiting=draw.choice((0, 1, 2)) * UNIT,
        fleet=fleet,
        apart=tuple(_groups(draw, size) for _ in range(draw.randint(0, 2))),
    )


def _groups(draw: Random, size: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Draw two groups of nodes that no round has both of."""
    nodes = draw.sample(range(size), size)
    cut = draw.randint(1, size - 1)
    return tuple(nodes[:cut]), tuple(nodes[cut : cut + 2])


@pytest.fixture
def solomon() -> Callable[[str, int], Cover]:
    """Give the first customers of a published instance; costs in tenths as cents."""
    if not SOLOMON.is_dir():
        pytest.skip(f"no published instances in {SOLOMON}: put them there to run this")
    return _solomon


def _solomon(name: str, size: int) -> Cover:
    text = (SOLOMON / f"{name}.txt").read_text(encoding="ascii")
    rows = [
        [int(word) for word in re.findall(r"\d+", line)] for line in text.split("\n")
    ]
    capacity = next(row[1] for row in rows if len(row) == 2)
    table = [row for row in rows if len(row) == 7][: size + 1]
    sites = np.array([*table[1:], table[0]], np.int64)
    far = np.array(
        [
            [int(10 * math.hypot(a[1] - b[1], a[2] - b[2])) for b in sites]
            for a in sites
        ],
        np.int64,
    )
    time = far + 10 * sites[:, 6:]
    opens, closes = 10 * sites[:, 4], 10 * sites[:, 5]
    opens[:size] = np.maximum(opens[:size], far[-1, :size])
    closes[:size] = np.minimum(closes[:size], closes[-1] - time[:size, -1])
    time[np.diag_indices(size + 1)] = FAR
    network = Network(
        rows=np.arange(size),
        cost=far * UNIT,
        time=time,
        opens=opens[:, None],
        closes=closes[:, None],
        load=sites[:size, 3:4],
        capacity=np.array([capacity], np.int64),
    )
    choices = tuple(Choice(((row,),)) for row in range(size))
    return Cover((network,), choices, (Fleet(size),), UNIT)
