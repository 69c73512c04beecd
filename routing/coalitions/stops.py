"""The stops of one day and the vehicles that may serve them: what coalitions share.

A round leaves the depot, serves some stops once each and comes back. The vehicle is
there from `Kind.opens` for `Kind.longest` seconds: the round leaves no earlier and is
back no later. A vehicle that comes before a stop's window waits, there or, by leaving
later, at the depot, where nobody pays; service begins within the window. On the way
from one place to the next the vehicle may drive past others without a stop. Goods of
all stops of a round are on board at once. There are as many vehicles and rounds of
each kind as are wanted.

A round costs `Kind.per_round`; for each stop `Kind.per_stop` and its seconds of service
times `Kind.serving`; the costs of its legs; and its seconds waited times
`Kind.waiting`. All costs are integers in one unit, as fine as the caller likes.

With that a coalition never costs less than a part of it, nor more than its parts.
"""

from dataclasses import dataclass

from routing.problem import Integers

MOST_STOPS = 24
"""A table of 2^24 coalitions is 128 MB, and there are several."""

MOST_COST = 10**11
"""Largest cost of a leg, a round, a stop or a second."""

MOST_SECONDS = 10**6
"""Longest leg, service or round and latest time, seconds; eleven days."""


@dataclass(frozen=True, slots=True, eq=False)
class Stops:
    """The stops of one day, numbered from 0: bit i of a coalition is stop i.

    Attributes
    ----------
    loads
        What is carried by stop and dimension (temperature zone, crates, weight: what
        the vehicles' capacities are in), shape ``(m, dimensions)``.
    service
        Seconds of service, shape ``(m,)``.
    windows
        First and last beginning of service, seconds of the day, shape ``(m, 2)``; None
        for any time.
    names
        What the stops are called in messages; empty for their numbers.
    """

    loads: Integers
    service: Integers
    windows: Integers | None = None
    names: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Number of stops."""
        return len(self.loads)

    def name(self, stop: int) -> str:
        """Return what a stop is called in messages."""
        return f"stop {stop} ({self.names[stop]})" if self.names else f"stop {stop}"


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of vehicle, of which there are as many as wanted.

    Attributes
    ----------
    cost
        Cost of the leg from each place to each other, shape ``(m + 1, m + 1)``: the
        stops, then the depot. Paid driving time is in it.
    seconds
        Seconds of the same legs.
    capacity
        Most on board, by dimension.
    longest
        Seconds from `opens` to the latest return. Without windows that is the longest
        round.
    per_round, per_stop
        Cost of a round, and of each of its stops.
    serving
        Cost of a second of service.
    waiting
        Cost of a second waited on the road, where there are windows. No more than
        `serving`, and no leg costs less than to wait as long: otherwise to have one
        stop less could cost more.
    opens
        When the vehicle is there, seconds of the day.
    """

    cost: Integers
    seconds: Integers
    capacity: tuple[int, ...]
    longest: int
    per_round: int = 0
    per_stop: int = 0
    serving: int = 0
    waiting: int = 0
    opens: int = 0

    @property
    def closes(self) -> int:
        """Latest return, seconds of the day."""
        return self.opens + self.longest
