"""A small hub with orders, made by hand, and random weeks for properties."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import strategies as st

from mil.calendar import ALL_DAYS, Week, Window
from mil.orders import Flow, OrderLine, Product, Zone
from mil.places import (
    CutOff,
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
from mil.plan import WeekInputs
from mil.stock import Lot

WEEK = Week(2026, 48)
MONDAY = WEEK.days[0]
WORKDAYS = frozenset(range(5))
ALONE = Vehicle(
    *("alone", "Van", Owner.PRODUCER, VehicleSize.SMALL_VAN, "van", "", ""),
    *(600_000, (600_000, 200_000, 0), (40, 12, 0), "van", (), (Window(0, 86_400),)),
)
PRODUCERS = ("p", "p-q", "moulin")
PRODUCTS = ("a", "b", "c-d", "unweighed")
CLIENTS = ("c", "q-c", "ecole")
"""``p`` with ``q-c`` reads like ``p-q`` with ``c``: names must still differ."""


def site(name: str, kind: SiteKind, *windows: Window) -> Site:
    """Make a site that is open on workdays unless said otherwise."""
    always = (Window(6 * 3600, 20 * 3600, WORKDAYS),)
    return Site(name, kind, f"Site {name}", 48.5, 0.5, windows or always)


def rules() -> Rules:
    """Deliveries Tuesday to Friday, a session on Friday, cut-offs of each flow."""
    return Rules(
        delivery_days=frozenset({1, 2, 3, 4}),
        sessions=(Window(16 * 3600, 19 * 3600, frozenset({4})),),
        cutoffs={Flow.CROSS_DOCK: CutOff(2, 12 * 3600), Flow.STORED: CutOff(1, 0)},
        profiles={"van": Profile(140, 50)},
        alone=ALONE,
    )


def make_week(
    lines: tuple[OrderLine, ...] = (),
    products: tuple[Product, ...] = (),
    lots: tuple[Lot, ...] = (),
    **changed: tuple[Window, ...],
) -> WeekInputs:
    """Make the inputs of a week; `changed` gives other opening hours by site id."""
    dock = site("hub", SiteKind.HUB, Window(5 * 3600, 20 * 3600, frozenset(range(6))))
    sites = [
        dock,
        *(site(name, SiteKind.PRODUCER) for name in PRODUCERS),
        *(site(name, SiteKind.CLIENT) for name in CLIENTS),
    ]
    by_id = {
        one.id: replace(one, windows=changed.get(one.id, one.windows)) for one in sites
    }
    tariff = Tariff({"van": Rate()}, (0, 0, 0), (0, 0, 0))
    hub = Hub("h", "Hub", by_id["hub"], "Europe/Paris", "fr", tariff, rules())
    known = {product.id: product for product in products}
    return WeekInputs(WEEK, hub, by_id, {}, {}, known, lines, lots)


def make_product(name: str = "flour", **changed: object) -> Product:
    """Make a product sold by the kilogram, ten of which fill a crate."""
    usual = Product(name, "moulin", f"Product {name}", "kg", 1000, 10_000, Zone.AMBIENT)
    return replace(usual, **changed)  # type: ignore[arg-type]


def make_line(name: str = "o1/flour", **changed: object) -> OrderLine:
    """Make a line of 5 kg of flour for the school on Wednesday, cross-docked."""
    wednesday = MONDAY + timedelta(days=2)
    usual = OrderLine(
        name, "o1", "ecole", "flour", 5000, "kg", wednesday, Flow.CROSS_DOCK
    )
    return replace(usual, **changed)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def week_of() -> Callable[..., WeekInputs]:
    """Give the maker of weeks."""
    return make_week


@pytest.fixture(scope="session")
def product() -> Callable[..., Product]:
    """Give the maker of products."""
    return make_product


@pytest.fixture(scope="session")
def line() -> Callable[..., OrderLine]:
    """Give the maker of order lines."""
    return make_line


def _products() -> st.SearchStrategy[tuple[Product, ...]]:
    """Strategy for four products with awkward weights and crates, one unweighed."""

    def one(name: str) -> st.SearchStrategy[Product]:
        return st.builds(
            make_product,
            st.just(name),
            producer=st.sampled_from(PRODUCERS),
            unit=st.sampled_from(["kg", "piece"]),
            unit_grams=st.none() if name == "unweighed" else st.integers(1, 3000),
            per_crate=st.integers(1, 30_000),
            zone=st.sampled_from(Zone),
            shelf_days=st.integers(0, 12),
            stock_min=st.integers(0, 20_000),
            stock_target=st.integers(0, 60_000),
        )

    return st.tuples(*(one(name) for name in PRODUCTS))


def _lines() -> st.SearchStrategy[tuple[OrderLine, ...]]:
    """Strategy for lines, most of them acceptable."""
    early, late = datetime(2026, 11, 18, tzinfo=UTC), datetime(2026, 11, 26, tzinfo=UTC)
    one = st.builds(
        make_line,
        st.integers(0, 99).map(lambda n: f"o{n}"),
        client=st.sampled_from((*CLIENTS, *CLIENTS, "unknown")),
        product=st.sampled_from(PRODUCTS),
        quantity=st.integers(1, 50_000),
        unit=st.sampled_from(["kg", "g", "crate", "piece"]),
        day=st.sampled_from([1, 2, 3, 4, 4, 0, 6]).map(
            lambda n: MONDAY + timedelta(days=n)
        ),
        flow=st.sampled_from(Flow),
        ordered_at=st.sampled_from([None, early, early + timedelta(days=1), late]),
    )
    return st.lists(one, min_size=2, max_size=14, unique_by=lambda x: x.id).map(tuple)


def _lots() -> st.SearchStrategy[tuple[Lot, ...]]:
    """Strategy for lots around the week, some expired, some counted during it."""
    near = st.integers(-3, 12).map(lambda n: MONDAY + timedelta(days=n))
    counted = st.integers(-3, 3).map(lambda n: MONDAY + timedelta(days=n))
    one = st.builds(
        Lot,
        st.integers(0, 99).map(lambda n: f"lot{n}"),
        st.sampled_from(PRODUCTS),
        st.integers(0, 40_000),
        near,
        counted,
    )
    return st.lists(one, min_size=2, max_size=6, unique_by=lambda x: x.id).map(tuple)


def _farm_hours() -> st.SearchStrategy[tuple[Window, ...]]:
    """Strategy for a farm's opening days."""
    days = st.frozensets(st.sampled_from(sorted(ALL_DAYS)), min_size=1)
    return days.map(lambda d: (Window(8 * 3600, 18 * 3600, d),))


@pytest.fixture(scope="session")
def weeks() -> st.SearchStrategy[WeekInputs]:
    """Strategy for random weeks of the small hub."""
    return st.builds(make_week, _lines(), _products(), _lots(), moulin=_farm_hours())


@pytest.fixture(scope="session")
def monday() -> date:
    """First day of the week."""
    return MONDAY
