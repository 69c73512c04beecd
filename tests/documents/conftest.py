"""A week built by hand, small or of real size, that passes goods by all three flows."""

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from mil.calendar import Week, Window
from mil.consignment import Consignment, Item
from mil.costs.shares import ProducerShare, SharePart, WeekShares
from mil.orders import Flow, OrderLine, Product, Refusal, RefusalCode, Zone
from mil.places import (
    CutOff,
    Driver,
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
from mil.plan import (
    Alone,
    DayPlan,
    Matrices,
    Provenance,
    Replenishment,
    Schedule,
    Unserved,
    UnservedCode,
    WeekInputs,
    WeekPlan,
)
from mil.rounds import Round, RoundCost, RoundKind, Stop
from mil.stock import Lot

MONDAY = date(2026, 11, 23)
TOWNS = ("Nogent-le-Rotrou", "Bellême", "Rémalard en Perche", "La Loupe", "Mamers")
CROPS = (
    ("Carottes des sables", "kg", Zone.AMBIENT),
    ("Yaourts fermiers nature", "jar", Zone.CHILLED),
    ("Bœuf haché", "tray", Zone.FROZEN),
    ("Poireaux", "bunch", Zone.AMBIENT),
)
ALL_DAY = (Window(6 * 3600, 20 * 3600),)


class Builder:
    """Makes a week of so many producers and clients; nothing in it is solved."""

    def __init__(self, producers: int, clients: int, language: str) -> None:
        self.language = language
        self.farms = [
            self._site("ferme", i, SiteKind.PRODUCER) for i in range(producers)
        ]
        self.clients = [
            self._site("client", i, SiteKind.CLIENT) for i in range(clients)
        ]
        self.hub = replace(
            self._site("mil", 0, SiteKind.HUB),
            id="mil-perche",
            name="MIL du Perche",
            lat=48.32,
            lon=0.81,
        )
        self.products = {
            f"{farm.id}-p{n}": Product(
                f"{farm.id}-p{n}", farm.id, name, unit, 500, 10_000, zone
            )
            for farm in self.farms
            for n, (name, unit, zone) in enumerate(CROPS)
        }
        self.lines: dict[str, OrderLine] = {}
        self.consignments: dict[str, Consignment] = {}

    def _site(self, word: str, number: int, kind: SiteKind) -> Site:
        angle = number * 37 % 100 / 100
        return Site(
            id=f"{word}-{number:02d}",
            kind=kind,
            name=f"{word.title()} du Lieu {number}",
            lat=48.2 + angle * 0.4,
            lon=0.5 + number * 53 % 100 / 100 * 0.6,
            windows=(Window(6 * 3600, 11 * 3600), Window(13 * 3600, 19 * 3600)),
            address=f"{number + 1} chemin des Haies",
            postcode="61340",
            town=TOWNS[number % len(TOWNS)],
            phone=f"02 61 91 00 {number:02d}",
            contact="l’équipe",
            note="Sonner à la grange" if number % 3 == 0 else "",
        )

    def goods(
        self,
        flow: Flow,
        farm: Site,
        client: Site | None,
        crop: int,
        day: date,
        lot: str = "",
    ) -> Consignment:
        """Add a consignment of one product."""
        product = self.products[f"{farm.id}-p{crop}"]
        to = client.id if client and flow is not Flow.ON_SITE else self.hub.id
        key = f"{flow}-{farm.id}-{client.id if client else 'bulk'}-{crop}-{lot or 'd'}"
        line_id = f"order-{key}"
        if client:
            self.lines[line_id] = OrderLine(
                line_id,
                "order",
                client.id,
                product.id,
                6000,
                product.unit,
                day,
                flow,
                note="pas trop gros" if crop == 0 else "",
            )
        item = Item(
            line_id if client else "",
            product.id,
            client.id if client else "",
            6000,
            3000,
            lot,
        )
        made = Consignment(
            id=key,
            flow=flow,
            producer=farm.id,
            origin=self.hub.id if lot else farm.id,
            destination=to,
            zone=product.zone,
            day=day,
            earliest=MONDAY,
            items=(item,),
            grams=3000,
            crates=1 + len(self.consignments) % 3,
        )
        self.consignments[key] = made
        return made

    def round(
        self,
        kind: RoundKind,
        day: date,
        vehicle: str,
        start: int,
        goods: list[Consignment],
        home: str = "",
    ) -> Round:
        """Make a round of goods, one stop per farm or client, at even times."""
        pickup = kind is RoundKind.PICKUP
        sites = list(
            dict.fromkeys(c.origin if pickup else c.destination for c in goods)
        )
        ids = tuple(c.id for c in goods)
        hub = self.hub.id
        stops = (
            []
            if home in sites
            else [Stop(home or hub, start, start, start + 600, () if pickup else ids)]
        )
        clock = start + 600
        for site in sites:
            here = tuple(c.id for c in goods if site in {c.origin, c.destination})
            wait = clock + (600 if len(stops) == 2 else 0)
            stops.append(
                Stop(
                    site,
                    clock,
                    wait,
                    wait + 400,
                    here if pickup else (),
                    () if pickup else here,
                )
            )
            clock = wait + 1300
        stops.append(Stop(hub, clock, clock, clock + 900, (), ids if pickup else ()))
        return Round(
            f"{day}-{vehicle}-1",
            day,
            kind,
            vehicle,
            f"driver-{vehicle}",
            tuple(stops),
            48_300 + 1000 * len(stops),
            RoundCost(0, 2500, 4210, 0, 0, 350),
        )

    def rounds(self) -> tuple[tuple[Round, ...], tuple[Unserved, ...]]:
        """Make all goods and carry them, but for one consignment."""
        tuesday, wednesday = MONDAY + timedelta(1), MONDAY + timedelta(2)
        cross = [
            self.goods(
                Flow.CROSS_DOCK,
                farm,
                client,
                (f + c) % 3,
                wednesday if c % 5 == 4 else tuesday,
            )
            for f, farm in enumerate(self.farms)
            for c, client in enumerate(self.clients)
            if (f * 7 + c * 3) % 4 < 2
        ]
        bulk = [
            self.goods(Flow.STORED, farm, None, 3, tuesday) for farm in self.farms[::2]
        ]
        sale = [
            self.goods(Flow.ON_SITE, farm, self.clients[-1], 3, wednesday)
            for farm in self.farms[1::2]
        ]
        picked = [
            self.goods(Flow.STORED, self.farms[0], client, 3, tuesday, "LOT-7")
            for client in self.clients[:2]
        ]
        left = self.goods(Flow.CROSS_DOCK, self.farms[0], self.clients[0], 3, tuesday)
        incoming = [*cross, *bulk, *sale]
        half = len(self.farms) // 2
        first = [c for c in incoming if int(c.producer[-2:]) >= half]
        second = [c for c in incoming if int(c.producer[-2:]) < half]
        out_tuesday = [c for c in cross if c.day == tuesday] + picked
        out_wednesday = [c for c in cross if c.day == wednesday]
        made = [
            self.round(RoundKind.PICKUP, tuesday, "van-1", 6 * 3600, first),
            self.round(
                RoundKind.PICKUP, tuesday, "turn-1", 6 * 3600, second, self.farms[0].id
            ),
            self.round(RoundKind.DELIVERY, tuesday, "van-2", 14 * 3600, out_tuesday),
            self.round(RoundKind.DELIVERY, wednesday, "van-2", 7 * 3600, out_wednesday),
        ]
        reason = (
            "Closed at 11:00; the earliest arrival is 11:20. A morning round helps."
        )
        lost = Unserved(left.id, UnservedCode.WINDOW, reason)
        return tuple(r for r in made if r.consignments), (lost,)

    def vehicle(self, name: str) -> Vehicle:
        """Make a van."""
        return Vehicle(
            name,
            f"Fourgon {name}",
            Owner.HUB,
            VehicleSize.VAN,
            "van",
            self.hub.id,
            self.hub.id,
            900_000,
            (900_000, 400_000, 100_000),
            (60, 30, 10),
            "van",
            (f"driver-{name}",),
            ALL_DAY,
        )

    def plan(self) -> WeekPlan:
        """Return the week."""
        rounds, unserved = self.rounds()
        vans = {n: self.vehicle(n) for n in ("van-1", "van-2", "turn-1")}
        drivers = {
            f"driver-{n}": Driver(
                f"driver-{n}",
                f"Chauffeur {n}",
                f"06 39 98 00 0{i}",
                ALL_DAY,
                36000,
                5,
                producer=self.farms[0].id if n == "turn-1" else "",
            )
            for i, n in enumerate(vans)
        }
        rules = Rules(
            frozenset({1, 2, 4}),
            (Window(16 * 3600, 18 * 3600 + 1800, frozenset({2})),),
            {flow: CutOff(2, 43200) for flow in Flow},
            {"van": Profile(130, 60)},
            vans["van-1"],
        )
        tariff = Tariff(
            {"van": Rate(per_km=52, per_hour=1900)}, (10, 10, 10), (5, 5, 5)
        )
        hub = Hub(
            "mil", self.hub.name, self.hub, "Europe/Paris", self.language, tariff, rules
        )
        refused = OrderLine(
            "order-9/p1",
            "order-9",
            self.clients[0].id,
            f"{self.farms[0].id}-p1",
            4000,
            "jar",
            MONDAY + timedelta(1),
            Flow.CROSS_DOCK,
        )
        lot = Lot("LOT-7", f"{self.farms[0].id}-p3", 90_000, date(2026, 12, 1), MONDAY)
        inputs = WeekInputs(
            Week(2026, 48),
            hub,
            {s.id: s for s in [self.hub, *self.farms, *self.clients]},
            vans,
            drivers,
            self.products,
            (*self.lines.values(), refused),
            (lot,),
        )
        days = tuple(
            DayPlan(day, tuple(r for r in rounds if r.day == day), ())
            for day in sorted({r.day for r in rounds})
        )
        return WeekPlan(
            inputs,
            Matrices((), {}, {}, "straight line × 1.3"),
            self.consignments,
            (Refusal(refused.id, 4000, RefusalCode.NO_WEIGHT, "Weigh one jar."),),
            (Replenishment(f"{self.farms[0].id}-p3", 9000, MONDAY, "Low."),),
            Schedule({}, (), unserved),
            days,
            tuple(Alone(f.id, 8810, 142_000, 13_800, 3) for f in self.farms),
            Provenance(
                "0123456789abcdef", 1, 10.0, {}, "line", "2026-11-22T10:00:00+00:00"
            ),
        )


def share(plan: WeekPlan) -> WeekShares:
    """Share each round evenly over its consignments."""
    parts: dict[str, list[SharePart]] = {alone.producer: [] for alone in plan.alone}
    for round_ in plan.rounds:
        for goods in (plan.consignments[c] for c in round_.consignments):
            part = SharePart(
                round_.id, goods.id, goods.origin, goods.producer, 120, 80, 35
            )
            parts[goods.producer].append(part)
    return WeekShares(
        str(plan.inputs.week),
        "shapley",
        tuple(
            ProducerShare(a.producer, tuple(parts[a.producer]), a) for a in plan.alone
        ),
    )


WeekMaker = Callable[[int, int, str], tuple[WeekPlan, WeekShares]]


def make_week(
    producers: int, clients: int, language: str
) -> tuple[WeekPlan, WeekShares]:
    """Return a week and its shares."""
    plan = Builder(producers, clients, language).plan()
    return plan, share(plan)


@pytest.fixture(scope="session")
def maker() -> WeekMaker:
    """Return what makes weeks."""
    return make_week


@pytest.fixture(scope="session")
def small() -> tuple[WeekPlan, WeekShares]:
    """Return a French week of four farms and five clients."""
    return make_week(4, 5, "fr")


def rename(plan: WeekPlan, name: str) -> WeekPlan:
    """Return the plan with one text in every field that is imported."""
    inputs = plan.inputs
    sites = {
        k: replace(
            s, name=name, address=name, town=name, note=name, contact=name, phone=name
        )
        for k, s in inputs.sites.items()
    }
    hub = replace(inputs.hub, name=name, site=sites[inputs.hub.site.id])
    return replace(
        plan,
        inputs=replace(
            inputs,
            hub=hub,
            sites=sites,
            vehicles={k: replace(v, name=name) for k, v in inputs.vehicles.items()},
            drivers={
                k: replace(d, name=name, phone=name) for k, d in inputs.drivers.items()
            },
            products={
                k: replace(p, name=name, unit=name) for k, p in inputs.products.items()
            },
            lines=tuple(replace(line, note=name) for line in inputs.lines),
        ),
    )


@pytest.fixture(scope="session")
def renamer() -> Callable[[WeekPlan, str], WeekPlan]:
    """Return `rename`."""
    return rename


def needed(*names: str) -> str:
    """Return a program's path; skip without it, but fail under CI=true."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(f"{names[0]} is not installed, and CI must not skip this test")
    pytest.skip(f"{names[0]} is not installed")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a headless browser."""
    return needed("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def pdftoppm() -> str:
    """Return the path of poppler's renderer."""
    return needed("pdftoppm")


def pdf_text(path: Path) -> str:
    """Return the text of a PDF with its blanks made one."""
    import pypdf

    pages = (page.extract_text() for page in pypdf.PdfReader(path).pages)
    text = " ".join(pages).replace("\N{ZERO WIDTH SPACE}", "")
    return re.sub(r"\s+", " ", text)


@pytest.fixture(scope="session")
def text_of() -> Callable[[Path], str]:
    """Return what reads a PDF back."""
    return pdf_text
