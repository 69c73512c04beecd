"""What `mil.week` needs from the other rooms, as Protocols.

`cli.py` hands in the real ones (`routing`, `scheduling`, `data`), tests hand in fakes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from mil.calendar import Span, Week
from mil.consignment import Consignment
from mil.costs.closing import Closing
from mil.costs.open_day import OpenDay, PricedDay
from mil.dock_work import DockWork
from mil.holds import Held, Kept
from mil.places import Driver, Hub, Profile, Site, Vehicle
from mil.plan import (
    DayPlan,
    Matrices,
    SavedPlan,
    Schedule,
    Shift,
    WeekInputs,
    WeekPlan,
)
from mil.units import Seconds

Progress = Callable[[str], None]
"""Called with one short sentence whenever there is something to tell."""


class JobKind(StrEnum):
    """Fetch a consignment and bring it to the depot, or bring it from the depot."""

    COLLECT = "collect"
    DELIVER = "deliver"


@dataclass(frozen=True, slots=True)
class Job:
    """One leg of one consignment on one day.

    Attributes
    ----------
    consignment
        Id.
    kind
        `COLLECT`: from `site` to the depot. `DELIVER`: from the depot to `site`.
    site
        The end of the leg that is not the depot.
    ready
        `DELIVER`: seconds since midnight when it may be loaded; None when it first
        comes in by a `COLLECT` job of the same day (then: end of unloading of that
        round plus handling).
    due
        `COLLECT`: seconds since midnight by which it must be unloaded and handled at
        the depot, or None.
    """

    consignment: str
    kind: JobKind
    site: str
    ready: Seconds | None = None
    due: Seconds | None = None


@dataclass(frozen=True, slots=True)
class DayWork:
    """All that is to be carried on one day, and with what.

    The depot is the hub, or the farm when a producer goes alone.

    Attributes
    ----------
    day
        Local day.
    depot
        Site id of the depot.
    hub
        Zone, tariff and rules.
    sites, vehicles, consignments
        By id; at least those the jobs, the shifts and the matrices name.
    jobs
        What is to be carried.
    shifts
        What there is to carry it with. Vehicles may start and end anywhere.
    matrices
        Travel.
    drivers
        By id; whoever is not among them (a producer going alone) is due no pause.
    held, kept
        What of an earlier plan must stay, and what should.
    """

    day: date
    depot: str
    hub: Hub
    sites: Mapping[str, Site]
    vehicles: Mapping[str, Vehicle]
    consignments: Mapping[str, Consignment]
    jobs: tuple[Job, ...]
    shifts: tuple[Shift, ...]
    matrices: Matrices
    drivers: Mapping[str, Driver] = field(default_factory=dict)
    held: tuple[Held, ...] = ()
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """Something the judge found wrong in a plan.

    Attributes
    ----------
    kind
        Short stable word (``capacity``, ``window`` …).
    where
        Round id, consignment id or day.
    message
        What is wrong, with the figures.
    """

    kind: str
    where: str
    message: str


class Roads(Protocol):
    """Makes travel matrices (`routing.matrix`)."""

    def __call__(
        self, sites: Sequence[Site], profiles: Mapping[str, Profile]
    ) -> Matrices:
        """Return distances and times between all sites, for every profile."""


class Scheduler(Protocol):
    """Chooses days and drivers (`scheduling.solve`)."""

    def __call__(
        self,
        inputs: WeekInputs,
        consignments: Sequence[Consignment],
        matrices: Matrices,
        seed: int,
    ) -> Schedule:
        """Return the collection day of each consignment and the shifts of each day."""


class Router(Protocol):
    """Plans the rounds of days (`routing.solve`)."""

    def __call__(
        self,
        works: Sequence[DayWork],
        seconds: float,
        seed: int,
        progress: Progress,
        known: Mapping[date, DayPlan] | None = None,
    ) -> tuple[DayPlan, ...]:
        """Return one judged plan per day; days are independent of each other.

        `seconds` is the wall-clock budget for all days together. A day in `known` is
        planned from there, without what is no longer its work.
        """


class AloneRouter(Protocol):
    """Plans many small days, each producer on its own (`routing.solve`)."""

    def __call__(
        self, works: Sequence[DayWork], seed: int, progress: Progress
    ) -> tuple[DayPlan, ...]:
        """Return one judged plan per day, by a fixed effort and not by the clock."""


class Judge(Protocol):
    """The independent judge of a whole week (`routing.check`)."""

    def __call__(self, plan: WeekPlan) -> tuple[Fault, ...]:
        """Return all faults; none means the plan may be saved."""


class CoalitionPricer(Protocol):
    """Prices groups of stops that plan their own best rounds (`routing.coalitions`)."""

    def __call__(self, days: Sequence[OpenDay]) -> tuple[PricedDay, ...]:
        """Return what groups cost on each day; the same for the same days, always."""


class Store(Protocol):
    """What stays (`data.store`)."""

    def inputs(self, week: Week) -> WeekInputs:
        """Return everything known for a week, in one consistent read."""

    def save_plan(self, plan: WeekPlan) -> int:
        """Save a plan in one transaction and return its version, from 1."""

    def plan(self, week: Week) -> WeekPlan:
        """Return the newest saved plan of a week, its digest verified."""


class Books(Protocol):
    """What bills are made from and kept in (`data.store`)."""

    def plans(self) -> tuple[SavedPlan, ...]:
        """Return all saved plans, by week and version."""

    def plan(self, week: Week, version: int | None = None) -> WeekPlan:
        """Return a saved plan, the newest for None, its digest verified."""

    def dock_work(self, span: Span) -> tuple[DockWork, ...]:
        """Return what producers worked at the dock in a week or month, as it is now."""

    def closings(self, period: str) -> tuple[Closing, ...]:
        """Return the closing of a month and its corrections, in order."""

    def close_month(self, closing: Closing) -> None:
        """Save a closing or a correction; `StoreError` when another came before."""
