"""A day's stops set free: who must be served, and what could serve them.

The game called *best plans* asks what each group of stops would cost with the best
rounds of its own. The collection rounds of a day make one such game, its delivery
rounds another. Here is what both are about; `routing.coalitions` prices them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from mil.calendar import DayClock
from mil.consignment import Consignment
from mil.costs.road import worked_away
from mil.places import Hub, Site, Vehicle
from mil.plan import Matrices, Shift, WeekPlan
from mil.rounds import Round, RoundKind, Stop
from mil.units import DAY, Cents, Seconds

if TYPE_CHECKING:  # what else is here needs no numpy
    import numpy as np
    from numpy.typing import NDArray

FREE = (RoundKind.PICKUP, RoundKind.DELIVERY)
"""Rounds whose stops other rounds from and to the hub could serve. Direct and mixed
rounds carry goods past the hub, or what they deliver and collect depends on the order:
no set of stops stands for that."""


@dataclass(frozen=True, slots=True)
class OpenStop:
    """One visit of the plan, which any round could make.

    Attributes
    ----------
    site
        Where.
    goods
        What is taken or handed over.
    service
        Seconds it takes.
    early, late
        First and last beginning of service, seconds since local midnight: the opening
        of the site in which the plan has it.
    """

    site: Site
    goods: tuple[Consignment, ...]
    service: Seconds
    early: Seconds
    late: Seconds


@dataclass(frozen=True, slots=True)
class OpenVehicle:
    """A vehicle as it is there on the day, based at the hub.

    Attributes
    ----------
    vehicle
        Which.
    opens, closes
        First departure and last return, seconds since local midnight.
    """

    vehicle: Vehicle
    opens: Seconds
    closes: Seconds


@dataclass(frozen=True, slots=True)
class OpenDay:
    """The stops of a day's collection rounds, or of its delivery rounds.

    Attributes
    ----------
    day, kind
        Which rounds.
    hub
        Depot and tariff.
    rounds
        As driven.
    stops
        In the order of rounds, as driven.
    vehicles
        Those there on the day; of each there are as many as wanted.
    matrices
        Travel.
    """

    day: date
    kind: RoundKind
    hub: Hub
    rounds: tuple[Round, ...]
    stops: tuple[OpenStop, ...]
    vehicles: tuple[OpenVehicle, ...]
    matrices: Matrices


@dataclass(frozen=True, slots=True)
class Sampled:
    """Shapley values of a game that is too large for a table.

    Attributes
    ----------
    values
        By stop; exact means of what was drawn, scaled so that they add up to the cost
        of all.
    half_width
        Half of the widest 95 % interval of a stop's value, per 10 000 of the mean
        value.
    gap
        By how much the costs used are above those of a good solver, per 10 000: the
        mean over some coalitions. None where it was not measured.
    """

    values: tuple[Fraction, ...]
    half_width: int
    gap: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class PricedDay:
    """What groups of an open day's stops cost.

    Attributes
    ----------
    unit
        Of all costs, cents.
    total
        Cost of the best rounds for all stops, in units.
    costs
        By coalition, bit i is stop i; None when there are too many stops.
    sampled
        The Shapley value instead.
    widened
        Stops that only the vehicle as it was driven reaches in time (it begins at a
        farm); the game serves them at any time.
    refused
        Why the game cannot be priced; then nothing else is there.
    """

    unit: Fraction = Fraction(1)
    total: int = 0
    costs: "NDArray[np.int64] | None" = None
    sampled: Sampled | None = None
    widened: tuple[int, ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True)
class DayGame:
    """What is to be known of a day's game of best plans, beside its shares.

    Attributes
    ----------
    day, kind
        Which rounds.
    stops
        How many players.
    best
        What the best rounds for all of them cost, cents, work at the hub aside; 0 when
        the game is refused.
    driven
        What the rounds cost as driven, the same parts, cents.
    sampled
        How good the values are where they are no table's, else None.
    widened
        Ids of sites that the game serves at any time.
    refused
        Why these rounds are shared as driven; empty where they are not.
    """

    day: date
    kind: RoundKind
    stops: int
    best: Cents
    driven: Cents
    sampled: Sampled | None = None
    widened: tuple[str, ...] = ()
    refused: str = ""


def open_days(plan: WeekPlan) -> tuple[OpenDay, ...]:
    """Return the games of a week: collection and delivery of each day, in order.

    Parameters
    ----------
    plan
        A plan that the judge accepts.
    """
    return tuple(
        _open_day(plan, day.day, kind, rounds)
        for day in plan.days
        for kind in FREE
        if (rounds := tuple(r for r in day.rounds if r.kind is kind))
    )


def _open_day(
    plan: WeekPlan, day: date, kind: RoundKind, rounds: tuple[Round, ...]
) -> OpenDay:
    """Put together the stops of some rounds and what could serve them."""
    clock = DayClock(day, plan.inputs.hub.zone)
    return OpenDay(
        day=day,
        kind=kind,
        hub=plan.inputs.hub.on(day),
        rounds=rounds,
        stops=tuple(
            _open_stop(plan, clock, round_.stops[number])
            for round_, number in visits(plan, rounds)
        ),
        vehicles=tuple(_vehicles(plan, day, rounds)),
        matrices=plan.matrices,
    )


def visits(plan: WeekPlan, rounds: Sequence[Round]) -> Iterator[tuple[Round, int]]:
    """Yield the rounds and positions of all stops that are players, in order."""
    for round_ in rounds:
        plays = worked_away(round_, plan.inputs.hub.site.id)
        for number, playing in enumerate(plays):
            if playing:
                yield round_, number


def _open_stop(plan: WeekPlan, clock: DayClock, stop: Stop) -> OpenStop:
    site = plan.inputs.sites[stop.site]
    spans = clock.spans(site.windows)
    early, late = next(
        ((a, b) for a, b in spans if a <= stop.begin <= b), (stop.begin, stop.begin)
    )
    goods = tuple(plan.consignments[name] for name in (*stop.taken, *stop.handed))
    crates = sum(one.crates for one in goods)
    service = site.service_fixed + site.service_per_crate * crates
    return OpenStop(site, goods, service, early, late)


def _vehicles(
    plan: WeekPlan, day: date, rounds: Sequence[Round]
) -> Iterator[OpenVehicle]:
    """Yield what is there on a day, its day beginning as it does in the plan."""
    begun: dict[tuple[str, str], Seconds] = {}
    for round_ in plan.rounds:
        if round_.day == day:
            crew = round_.vehicle, round_.driver
            begun[crew] = min(round_.start, begun.get(crew, round_.start))
    shifts = {(s.vehicle, s.driver): s for s in plan.schedule.shifts if s.day == day}
    for round_ in rounds:
        crew = round_.vehicle, round_.driver
        anything = Shift(*crew, day, 0, 2 * DAY, 2 * DAY)
        shifts.setdefault(crew, anything)
    for crew, shift in sorted(shifts.items()):
        lasts = min(shift.max_span, shift.end - shift.start)
        first = min(begun.get(crew, shift.start), shift.end - lasts)
        opens = max(shift.start, first)
        yield OpenVehicle(plan.inputs.vehicles[shift.vehicle], opens, opens + lasts)
