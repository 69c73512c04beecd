"""A small hub with farms, clients, vans and drivers; every way takes 20 minutes."""

from dataclasses import replace
from datetime import date

import pytest

from mil.calendar import Week, Window
from mil.consignment import Consignment, Item
from mil.orders import Flow, Product, Zone
from mil.places import (
    Driver,
    Hub,
    Owner,
    Profile,
    Rules,
    Site,
    SiteKind,
    Tariff,
    Vehicle,
    VehicleSize,
)
from mil.plan import Matrices, WeekInputs

HOUR = 3600
WAY = 1200
FARMS = ("north", "south", "west")
CLIENTS = ("school", "shop", "cafe")
WORKDAYS = frozenset(range(5))


def opening(start: float, end: float, days: frozenset[int] = WORKDAYS) -> Window:
    """Make a window from hours of the clock."""
    return Window(round(start * HOUR), round(end * HOUR), days)


def make_site(name: str, kind: SiteKind, *windows: Window) -> Site:
    """Make a site whose stops take 5 minutes and 20 seconds a crate."""
    return Site(name, kind, f"Site {name}", 48.5, 0.5, windows)


class Weeks:
    """Makes weeks, vehicles, drivers and goods of the small hub."""

    opening = staticmethod(opening)

    @staticmethod
    def rules(**changed: object) -> Rules:
        """Sessions on Friday at four in the afternoon, three rounds a day."""
        usual = Rules(
            delivery_days=WORKDAYS,
            sessions=(opening(16, 19, frozenset({4})),),
            cutoffs={},
            profiles={"van": Profile(140, 50), "bike": Profile(130, 15)},
            alone=Weeks.van("alone"),
        )
        return replace(usual, **changed)  # type: ignore[arg-type]

    @staticmethod
    def van(name: str, *drivers: str, **changed: object) -> Vehicle:
        """Make a hub van for all zones, 20 crates of each, there all day."""
        usual = Vehicle(
            *(name, f"Van {name}", Owner.HUB, VehicleSize.VAN, "van", "hub", "hub"),
            *(900_000, (900_000, 900_000, 900_000), (20, 20, 20), "van", drivers),
            (opening(5, 20, frozenset(range(7))),),
        )
        return replace(usual, **changed)  # type: ignore[arg-type]

    @staticmethod
    def driver(name: str, **changed: object) -> Driver:
        """Make a driver who works up to 10 hours on up to five days."""
        windows = (opening(5, 20, frozenset(range(7))),)
        usual = Driver(name, f"Driver {name}", "", windows, 10 * HOUR, 5)
        return replace(usual, **changed)  # type: ignore[arg-type]

    @staticmethod
    def goods(
        origin: str,
        destination: str,
        earliest: date,
        day: date,
        **changed: object,
    ) -> Consignment:
        """Make a consignment of one crate, cross-docked unless it ends at the hub."""
        flow = Flow.STORED if "hub" in (origin, destination) else Flow.CROSS_DOCK
        farm = origin if origin != "hub" else "north"
        usual = Consignment(
            *(f"{day}-{origin}-{destination}", flow, farm, origin, destination),
            *(Zone.AMBIENT, day, earliest),
            (Item("line", "flour", "", 1000, 1000),),
            *(1000, 1),
        )
        return replace(usual, **changed)  # type: ignore[arg-type]

    @staticmethod
    def inputs(
        vehicles: tuple[Vehicle, ...] = (),
        drivers: tuple[Driver, ...] = (),
        week: str = "2026-W48",
        rules: Rules | None = None,
        **hours: tuple[Window, ...],
    ) -> WeekInputs:
        """Make the inputs of a week; `hours` gives other opening hours by site id."""
        sites = {
            "hub": make_site("hub", SiteKind.HUB, opening(5, 20)),
            **{f: make_site(f, SiteKind.PRODUCER, opening(8, 18)) for f in FARMS},
            **{c: make_site(c, SiteKind.CLIENT, opening(7, 19)) for c in CLIENTS},
        }
        known = {
            name: replace(site, windows=hours.get(name, site.windows))
            for name, site in sites.items()
        }
        tariff = Tariff({}, (0, 0, 0), (0, 0, 0))
        hub = Hub(
            *("h", "Hub", known["hub"], "Europe/Paris", "fr", tariff),
            rules or Weeks.rules(),
        )
        flour = Product("flour", "north", "Flour", "kg", 1000, 10_000, Zone.AMBIENT)
        return WeekInputs(
            *(Week.parse(week), hub, known),
            {vehicle.id: vehicle for vehicle in vehicles},
            {driver.id: driver for driver in drivers},
            {"flour": flour},
            *((), ()),
        )

    @staticmethod
    def matrices(way: int = WAY) -> Matrices:
        """Make travel of `way` seconds between any two sites, by bike three times."""
        sites = ("hub", *FARMS, *CLIENTS)
        seconds = {
            profile: tuple(tuple(0 if a == b else time for b in sites) for a in sites)
            for profile, time in (("van", way), ("bike", 3 * way))
        }
        return Matrices(sites, seconds, seconds, "made up")


@pytest.fixture(scope="session")
def weeks() -> Weeks:
    """Give the maker of weeks."""
    return Weeks()


@pytest.fixture(scope="session")
def days() -> tuple[date, ...]:
    """Monday to Sunday of 2026-W48."""
    return Week(2026, 48).days


@pytest.fixture(scope="session")
def usual(weeks: Weeks) -> WeekInputs:
    """Give a week with one van and its driver."""
    return weeks.inputs((weeks.van("van", "ann"),), (weeks.driver("ann"),))
