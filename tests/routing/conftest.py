"""Tiny days on a grid: one step is a minute and a kilometre, service takes no time."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pytest

from mil.calendar import Window
from mil.consignment import Consignment
from mil.orders import Flow, Zone
from mil.places import (
    Hub,
    Owner,
    Profile,
    Rate,
    Rules,
    Site,
    SiteKind,
    Tariff,
    Vehicle,
    VehicleSize,
)
from mil.plan import DayPlan, Matrices, Shift
from mil.ports import DayWork, Job, JobKind
from routing.day.ground import survey
from routing.plain.budget import Budget
from routing.week.child import Task, answers
from routing.week.finish import finish, read

H = 3600
DAY = date(2026, 11, 24)
ALWAYS = (Window(0, 24 * H - 1),)
ANY = (10**9, 10**9, 10**9)


@dataclass
class Grid:
    """Collects a day: add places, vehicles and goods, then take `work`."""

    hub_windows: tuple[Window, ...] = ALWAYS
    handling: int = 0
    max_rounds: int = 3
    hub_service: tuple[int, int] = (0, 0)
    day: date = DAY
    points: dict[str, tuple[int, int]] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    vehicles: dict[str, Vehicle] = field(default_factory=dict)
    shifts: list[Shift] = field(default_factory=list)
    goods: dict[str, Consignment] = field(default_factory=dict)
    jobs: list[Job] = field(default_factory=list)
    rates: dict[str, Rate] = field(default_factory=dict)
    blocked: set[tuple[str, str]] = field(default_factory=set)
    extra: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.place("hub", (0, 0), windows=self.hub_windows, service=self.hub_service)

    def place(
        self,
        id_: str,
        at: tuple[int, int],
        windows: tuple[Window, ...] = ALWAYS,
        size: VehicleSize = VehicleSize.TRUCK,
        service: tuple[int, int] = (0, 0),
    ) -> None:
        """Add a place at grid coordinates."""
        kind = SiteKind.HUB if id_ == "hub" else SiteKind.CLIENT
        self.points[id_] = at
        self.sites[id_] = Site(
            id_,
            kind,
            id_.capitalize(),
            48.0,
            1.0,
            windows,
            service_fixed=service[0],
            service_per_crate=service[1],
            max_size=size,
        )

    def van(
        self,
        id_: str = "van",
        base: str = "hub",
        *,
        crates: tuple[int, int, int] = (100, 100, 100),
        grams: int = 10**9,
        size: VehicleSize = VehicleSize.VAN,
        hours: tuple[float, float] = (0, 24),
        span: int = 24 * H,
        rate: Rate | None = None,
        reach: int | None = None,
    ) -> None:
        """Add a vehicle with its shift; it costs 1 euro a kilometre unless told."""
        self.rates[id_] = rate or Rate(per_km=100)
        self.vehicles[id_] = Vehicle(
            id_,
            id_.capitalize(),
            Owner.HUB,
            size,
            "road",
            base,
            base,
            grams,
            ANY,
            crates,
            id_,
            ("d-" + id_,),
            ALWAYS,
            reach,
        )
        self.shifts.append(
            Shift(
                id_,
                "d-" + id_,
                self.day,
                round(hours[0] * H),
                round(hours[1] * H),
                span,
            )
        )

    def fetch(
        self,
        id_: str,
        site: str,
        crates: int = 1,
        zone: Zone = Zone.AMBIENT,
        due: int | None = None,
        grams: int = 1000,
    ) -> None:
        """Ask for a collection."""
        self._goods(id_, crates, zone, grams)
        self.jobs.append(Job(id_, JobKind.COLLECT, site, due=due))

    def bring(
        self,
        id_: str,
        site: str,
        crates: int = 1,
        zone: Zone = Zone.AMBIENT,
        ready: int | None = 0,
        grams: int = 1000,
    ) -> None:
        """Ask for a delivery; `ready` None: collected on the same day."""
        self._goods(id_, crates, zone, grams)
        self.jobs.append(Job(id_, JobKind.DELIVER, site, ready=ready))

    def _goods(self, id_: str, crates: int, zone: Zone, grams: int) -> None:
        self.goods[id_] = Consignment(
            id_,
            Flow.CROSS_DOCK,
            "hub",
            "hub" if id_ not in self.goods else "farm",
            "hub",
            zone,
            self.day,
            self.day,
            (),
            grams,
            crates,
        )

    def _steps(self, a: str, b: str) -> int:
        if (a, b) in self.blocked:
            return -1
        (x, y), (u, v) = self.points[a], self.points[b]
        return abs(x - u) + abs(y - v) + self.extra.get((a, b), 0)

    def _rows(self, by: int) -> tuple[tuple[int, ...], ...]:
        ids = list(self.points)
        return tuple(tuple(max(-1, self._steps(a, b) * by) for b in ids) for a in ids)

    @property
    def work(self) -> DayWork:
        """The day as the rooms see it."""
        spare = next(iter(self.vehicles.values()), None)
        if spare is None:
            spare = Vehicle(
                "none",
                "None",
                Owner.HUB,
                VehicleSize.VAN,
                "road",
                "hub",
                "hub",
                0,
                (0, 0, 0),
                (0, 0, 0),
                "none",
                (),
                ALWAYS,
            )
        rules = Rules(
            frozenset(range(7)),
            (),
            {},
            {"road": Profile(100, 60)},
            spare,
            handling_fixed=self.handling,
            handling_per_crate=0,
            max_rounds=self.max_rounds,
        )
        tariff = Tariff(self.rates, (0, 0, 0), (0, 0, 0))
        hub = Hub("h", "Hub", self.sites["hub"], "Europe/Paris", "fr", tariff, rules)
        return DayWork(
            self.day,
            "hub",
            hub,
            self.sites,
            self.vehicles,
            self.goods,
            tuple(self.jobs),
            tuple(self.shifts),
            Matrices(
                tuple(self.points),
                {"road": self._rows(1000)},
                {"road": self._rows(60)},
                "a grid",
            ),
        )


def _plan(work: DayWork, seed: int = 1, steps: int = 200) -> DayPlan:
    (found,) = answers(Task((work,), (Budget(iterations=steps),), seed))
    ground = survey(work)
    return finish(ground, read(ground, json.loads(json.dumps(found)))).plan


@pytest.fixture(name="grid")
def fixture_grid() -> type[Grid]:
    """Give the builder of tiny days."""
    return Grid


@pytest.fixture(name="plan_day")
def fixture_plan_day() -> Callable[..., DayPlan]:
    """Plan a day in this process by a fixed effort; the judge accepts it or raises."""
    return _plan
