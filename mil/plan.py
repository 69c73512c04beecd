"""A planned week: inputs as they were, rounds with their stops, what was left out.

A plan is self-contained: documents, shares and the judge need nothing else, so a
reprint never depends on what was imported since.

What makes a round right stands in `mil.rounds`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mil.calendar import Span, Week
from mil.consignment import Consignment
from mil.dock_work import DockWork
from mil.errors import InputError
from mil.orders import OrderLine, Product, Refusal
from mil.places import Driver, Hub, Site, Vehicle
from mil.rounds import Round
from mil.stock import Lot
from mil.units import Cents, Metres, Seconds

STRAIGHT_LINE = "straight line"
"""How the source of matrices made from profiles begins."""


@dataclass(frozen=True, slots=True)
class Matrices:
    """Travel between all sites, one pair of matrices per profile; asymmetric.

    Attributes
    ----------
    sites
        Site ids, shape ``(n,)``: the order of rows and columns.
    metres, seconds
        By profile, shape ``(n, n)``, from row to column; -1 where there is no way.
    source
        How they were made, said on every sheet that shows a distance; it begins with
        `STRAIGHT_LINE` where no road is known and profiles were used instead.
    """

    sites: tuple[str, ...]
    metres: Mapping[str, tuple[tuple[Metres, ...], ...]]
    seconds: Mapping[str, tuple[tuple[Seconds, ...], ...]]
    source: str


@dataclass(frozen=True, slots=True)
class WeekInputs:
    """Everything known before planning a week.

    Attributes
    ----------
    week, hub
        Which week of which hub.
    sites
        Producers and clients by id; the hub's own site is among them.
    vehicles, drivers, products
        By id.
    lines
        Order lines to be delivered within the week.
    lots
        What is in stock before the week, other weeks' plans deducted.
    """

    week: Week
    hub: Hub
    sites: Mapping[str, Site]
    vehicles: Mapping[str, Vehicle]
    drivers: Mapping[str, Driver]
    products: Mapping[str, Product]
    lines: tuple[OrderLine, ...]
    lots: tuple[Lot, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """A vehicle with its driver, there on a day.

    Attributes
    ----------
    vehicle, driver
        Ids.
    day
        Local day.
    start, end
        Seconds since local midnight between which both are available.
    max_span
        Longest time from first departure to last return, seconds.
    """

    vehicle: str
    driver: str
    day: date
    start: Seconds
    end: Seconds
    max_span: Seconds


@dataclass(frozen=True, slots=True)
class Schedule:
    """Which day each consignment is collected, and who drives when.

    Attributes
    ----------
    collect_on
        Collection day by consignment id, for those that start at a farm.
    shifts
        Vehicle-days with their drivers, sorted by day and vehicle.
    unserved
        Consignments that no day can serve, with the reason.
    """

    collect_on: Mapping[str, date]
    shifts: tuple[Shift, ...]
    unserved: "tuple[Unserved, ...]"


class UnservedCode(StrEnum):
    """The rule that keeps a consignment from being carried."""

    NO_DAY = "no_day"
    NO_VEHICLE = "no_vehicle"
    ACCESS = "access"
    ZONE = "zone"
    CAPACITY = "capacity"
    WINDOW = "window"
    DOCK = "dock"
    RANGE = "range"
    DRIVER_HOURS = "driver_hours"
    NO_WAY = "no_way"
    NOT_COLLECTED = "not_collected"
    COMPETITION = "competition"


@dataclass(frozen=True, slots=True)
class Unserved:
    """A consignment that is not carried, and the rule that binds.

    Attributes
    ----------
    consignment
        Id.
    code
        Kind of rule.
    reason
        One English sentence: the rule with its figures, and what would help.
    """

    consignment: str
    code: UnservedCode
    reason: str


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The rounds of one day."""

    day: date
    rounds: tuple[Round, ...]
    unserved: tuple[Unserved, ...]


@dataclass(frozen=True, slots=True)
class AloneDay:
    """What one day of a producer going alone costs: really routed."""

    day: date
    cents: Cents
    metres: Metres
    seconds: Seconds
    rounds: int


@dataclass(frozen=True, slots=True)
class Alone:
    """What a producer's week costs when it brings its own goods to each client.

    Attributes
    ----------
    producer
        Site id.
    cents, metres, seconds, rounds
        Totals of the really routed week.
    undone
        Consignment ids that it could not bring alone; their cost is in no figure here.
    days
        The same by day, in order; empty in plans saved before days were told apart.
    """

    producer: str
    cents: Cents
    metres: Metres
    seconds: Seconds
    rounds: int
    undone: tuple[str, ...] = ()
    days: tuple[AloneDay, ...] = ()

    @classmethod
    def of(
        cls, producer: str, days: Sequence[AloneDay], undone: Sequence[str] = ()
    ) -> "Alone":
        """Add up some days of a producer."""
        return cls(
            producer,
            sum(day.cents for day in days),
            sum(day.metres for day in days),
            sum(day.seconds for day in days),
            sum(day.rounds for day in days),
            tuple(undone),
            tuple(days),
        )

    @classmethod
    def added_up(cls, producer: str, weeks: Sequence["Alone"]) -> "Alone":
        """Add up what some weeks, or parts of weeks, tell of a producer."""
        return cls(
            producer,
            sum(week.cents for week in weeks),
            sum(week.metres for week in weeks),
            sum(week.seconds for week in weeks),
            sum(week.rounds for week in weeks),
            tuple(name for week in weeks for name in week.undone),
            tuple(day for week in weeks for day in week.days),
        )


@dataclass(frozen=True, slots=True)
class Replenishment:
    """Bulk to order from a producer for the hub's stock.

    Attributes
    ----------
    product
        Product id.
    quantity
        Thousandths of the product's sales unit.
    needed_by
        Last day it may arrive.
    reason
        One English sentence with the figures it follows from.
    """

    product: str
    quantity: int
    needed_by: date
    reason: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a plan was made from and with, so that two plans can be told apart.

    Attributes
    ----------
    inputs_sha256
        Digest of the canonical inputs.
    seed, seconds
        Random seed and time budget.
    versions
        Package name to version.
    matrix_source
        See `Matrices.source`.
    planned_at
        UTC instant, ISO 8601.
    """

    inputs_sha256: str
    seed: int
    seconds: float
    versions: Mapping[str, str]
    matrix_source: str
    planned_at: str


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """A week, planned.

    Attributes
    ----------
    inputs, matrices
        What it was made from.
    consignments
        All consignments by id.
    refusals
        Order lines refused before planning.
    replenishments
        Bulk to order for the stock.
    schedule
        Days and drivers.
    days
        The week's days that have work, in order.
    alone
        One per producer that has goods this week, by producer id.
    provenance
        Where it comes from.
    dock_work
        What producers worked at the dock in it: known afterwards, so no saved plan has
        any; `mil.billing` puts it in.
    alone_all_week
        Going alone on all days of the week, where only some of them are asked for.
    """

    inputs: WeekInputs
    matrices: Matrices
    consignments: Mapping[str, Consignment]
    refusals: tuple[Refusal, ...]
    replenishments: tuple[Replenishment, ...]
    schedule: Schedule
    days: tuple[DayPlan, ...]
    alone: tuple[Alone, ...]
    provenance: Provenance
    dock_work: tuple[DockWork, ...] = ()
    alone_all_week: tuple[Alone, ...] = ()

    @property
    def rounds(self) -> tuple[Round, ...]:
        """All rounds of the week, by day and id."""
        return tuple(round_ for day in self.days for round_ in day.rounds)

    @property
    def unserved(self) -> tuple[Unserved, ...]:
        """All consignments not carried, each once."""
        late = (item for day in self.days for item in day.unserved)
        return (*self.schedule.unserved, *late)

    @property
    def cost(self) -> Cents:
        """Cost of all rounds, cents."""
        return sum(round_.cost.total for round_ in self.rounds)

    def within(self, span: Span | Sequence[date]) -> "WeekPlan":
        """Return the plan with only the rounds, and the days alone, of some days.

        Raises
        ------
        InputError
            When the plan does not tell going alone by day, and not all of it is asked
            for.
        """
        if all(day in span for day in self.inputs.week.days):
            return self
        if any(alone.rounds and not alone.days for alone in self.alone):
            week = self.inputs.week
            raise InputError(
                f"{week} was planned by an earlier version, which did not tell going "
                "alone by day, and only some of its days are asked for → run: mil "
                f"plan {week}"
            )
        goods = self.consignments
        return replace(
            self,
            days=tuple(day for day in self.days if day.day in span),
            dock_work=tuple(work for work in self.dock_work if work.day in span),
            alone=tuple(
                Alone.of(
                    alone.producer,
                    [day for day in alone.days if day.day in span],
                    [name for name in alone.undone if goods[name].day in span],
                )
                for alone in self.alone
            ),
            alone_all_week=self.alone_all_week or self.alone,
        )


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """A saved plan, without the plan itself.

    Attributes
    ----------
    week, version
        Which one; versions count from 1.
    planned_at
        UTC instant, ISO 8601.
    rounds
        How many rounds it has.
    cost
        What they cost, cents.
    sha256
        Digest of its canonical JSON.
    """

    week: Week
    version: int
    planned_at: str
    rounds: int
    cost: Cents
    sha256: str
