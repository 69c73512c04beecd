"""What the engine answers: plain routes with their times, nothing computed here."""

from dataclasses import dataclass

from mil.units import Cents, Metres, Seconds

Plan = tuple[tuple[tuple[int, ...], ...], ...]
"""Visits (`routing.problem.pickup_of`) by vehicle, round and order: a plan untimed."""


@dataclass(frozen=True, slots=True)
class Step:
    """One stop of a round. The first and the last are where the round begins and ends.

    Attributes
    ----------
    place
        Index into the matrices.
    arrive, begin, leave
        Seconds: arrival, begin of service, departure. Where nothing is done service
        takes no time. At the first step of a round `arrive` is its beginning.
    taken, handed
        Tasks whose goods are taken on board, and handed over, here (at the dock too).
    pauses
        ``(begin, end)`` of the driver's pauses here, before or after the service.
    """

    place: int
    arrive: Seconds
    begin: Seconds
    leave: Seconds
    taken: tuple[int, ...] = ()
    handed: tuple[int, ...] = ()
    pauses: tuple[tuple[Seconds, Seconds], ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """A vehicle's day: at least one round, each of at least two steps.

    Attributes
    ----------
    vehicle
        Index.
    rounds
        Steps of each round, in the order driven. Time between two rounds is a wait (or
        a pause, told at the last step of the former).
    """

    vehicle: int
    rounds: tuple[tuple[Step, ...], ...]


@dataclass(frozen=True, slots=True)
class CostParts:
    """What a plan costs, cents.

    Attributes
    ----------
    fixed
        Per day, per round, per step.
    distance, time, overtime, load
        As in `routing.problem.Costs`.
    soft
        Services begun too early or too late.
    dear
        Tasks done by vehicles they are dear to.
    change
        What is no longer as it should be kept.
    uneven
        Days of different length.
    skipped
        Optional requests left out.
    """

    fixed: Cents = 0
    distance: Cents = 0
    time: Cents = 0
    overtime: Cents = 0
    load: Cents = 0
    soft: Cents = 0
    dear: Cents = 0
    change: Cents = 0
    uneven: Cents = 0
    skipped: Cents = 0

    @property
    def total(self) -> Cents:
        """Sum of all parts."""
        return (
            self.fixed
            + self.distance
            + self.time
            + self.overtime
            + self.load
            + self.soft
            + self.dear
            + self.change
            + self.uneven
            + self.skipped
        )


@dataclass(frozen=True, slots=True)
class Bound:
    """A proven lower bound on the cost of any plan that serves what this one serves.

    Attributes
    ----------
    cents
        No plan costs less.
    relaxed
        Rules it leaves aside, in words ("waiting for goods at the dock").
    optimal
        Whether the plan it came with is proven to cost least.
    """

    cents: Cents
    relaxed: tuple[str, ...] = ()
    optimal: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """A plan, judged.

    Attributes
    ----------
    routes
        One for each vehicle that is used, by vehicle.
    unserved
        Requests left out.
    cost
        What it costs.
    loss
        Sum of `Request.loss` over `unserved`.
    metres
        Length of all rounds.
    bound
        Proven bound, or None when none was proven.
    iterations, seconds
        Work done: steps of all searches, and wall-clock time.
    """

    routes: tuple[Route, ...]
    unserved: tuple[int, ...]
    cost: CostParts
    loss: int
    metres: Metres
    bound: Bound | None = None
    iterations: int = 0
    seconds: float = 0.0

    @property
    def worth(self) -> tuple[int, Cents]:
        """What the plan loses, then what it costs: the least is the best."""
        return self.loss, self.cost.total
