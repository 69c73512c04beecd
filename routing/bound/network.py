"""What a bound is proven on: rounds through a network, and rows that they cover.

The relaxation is a set cover. A row is a piece of work; a column is a round through one
of the networks, and covers the rows of the nodes it visits. Every rule of the day is
either in a network (where its rounds are), or left aside: then the cover has more
solutions than the day has plans, and its least cost is a bound.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]

FAR = 2**40
"""A time that no round has: there is no such arc."""

WORD = 62
"""Members of a set in one int64, sign and overflow kept out."""


@dataclass(frozen=True, eq=False)
class Network:
    """All rounds of one kind that vehicles of one class can make.

    Nodes are numbered from 0 to ``n - 1``; in the arcs, index ``n`` is where a round
    begins (as a tail) or ends (as a head).

    Attributes
    ----------
    rows
        Row that a visit of a node covers, shape ``(n,)``.
    cost
        Price of an arc in units of `Cover.unit`, shape ``(n + 1, n + 1)``, with all
        that is paid for the round on the arcs that leave ``n``.
    time
        Seconds from the beginning of service at the tail to arrival at the head, shape
        ``(n + 1, n + 1)``; `FAR` where there is no arc.
    opens, closes
        Windows for the beginning of service, sorted, shape ``(n + 1, windows)``; in row
        ``n`` the hours of the round.
    load
        Shape ``(n, dimensions)``; what a round carries in all is within `capacity`.
    capacity
        Shape ``(dimensions,)``.
    waiting
        Units per second that a round lasts longer than its arcs do.
    fleet
        Index into `Cover.fleets`: who makes these rounds.
    apart
        Two groups of nodes each, of which no round has both.
    """

    rows: Integers
    cost: Integers
    time: Integers
    opens: Integers
    closes: Integers
    load: Integers
    capacity: Integers
    waiting: int = 0
    fleet: int = 0
    apart: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = ()

    def __post_init__(self) -> None:
        # compiled code is made once, for arrays laid out like this
        for name in ("rows", "cost", "time", "opens", "closes", "load", "capacity"):
            array = np.ascontiguousarray(getattr(self, name), dtype=np.int64)
            object.__setattr__(self, name, array)

    @property
    def size(self) -> int:
        """Number of nodes."""
        return len(self.rows)

    @property
    def words(self) -> int:
        """Number of words that what a round remembers takes, see `marks`."""
        return -(-max(self.size + 2 * len(self.apart), 1) // WORD)

    @cached_property
    def marks(self) -> tuple[Integers, Integers]:
        """What a visit of each node leaves in memory, and what in memory forbids it.

        Shapes ``(n, words)``. Bits are the nodes, then two for each entry of `apart`:
        been at the first group, and at the second. Backwards they change places, so
        that memories of both directions that have a bit in common cannot be joined.
        """
        left = np.zeros((self.size, self.words), np.int64)
        barred = np.zeros((self.size, self.words), np.int64)
        for node in range(self.size):
            left[node, node // WORD] |= 1 << (node % WORD)
        barred[:] = left
        for k, pair in enumerate(self.apart):
            for here, nodes in enumerate(pair):
                mine, theirs = (self.size + 2 * k + side for side in (here, 1 - here))
                for node in nodes:
                    left[node, mine // WORD] |= 1 << (mine % WORD)
                    barred[node, theirs // WORD] |= 1 << (theirs % WORD)
        return left, barred

    @property
    def hours(self) -> tuple[int, int]:
        """When the first round may begin and the last must have ended."""
        return int(self.opens[-1, 0]), int(self.closes[-1, -1])

    @cached_property
    def reverse(self) -> "Network":
        """The same rounds backwards in time, from close to open."""
        total = sum(self.hours)
        return Network(
            rows=self.rows,
            cost=self.cost.T,
            time=self.time.T,
            opens=total - self.closes[:, ::-1],
            closes=total - self.opens[:, ::-1],
            load=self.load,
            capacity=self.capacity,
            waiting=self.waiting,
            fleet=self.fleet,
            apart=tuple((second, first) for first, second in self.apart),
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """Work that is wanted: all rows of one of its ways, or a price.

    Attributes
    ----------
    ways
        Rows that together do it. A row is in one way of one choice.
    skip
        Units paid when no way is done; None when it must be done.
    """

    ways: tuple[tuple[int, ...], ...]
    skip: int | None = None


@dataclass(frozen=True, slots=True)
class Fleet:
    """Vehicles that are alike.

    Attributes
    ----------
    most
        Most rounds of all of them.
    rounds
        Most rounds of one of them.
    day
        Cents for each of them that makes a round; `share` of it is in the cost of
        every round.
    """

    most: int
    rounds: int = 1
    day: int = 0

    @property
    def share(self) -> int:
        """Cents of a day that each round pays, so that no day pays too much."""
        return self.day // self.rounds


@dataclass(frozen=True, eq=False, slots=True)
class Cover:
    """Networks, the work wanted of them, and how many rounds there are.

    Attributes
    ----------
    networks
        Where rounds run.
    choices
        What is wanted.
    fleets
        Who makes the rounds.
    unit
        Units of cost to the cent.
    """

    networks: tuple[Network, ...]
    choices: tuple[Choice, ...]
    fleets: tuple[Fleet, ...]
    unit: int

    @property
    def size(self) -> int:
        """Number of rows."""
        return sum(len(way) for choice in self.choices for way in choice.ways)
