"""A small week that is right, drawn at random around one story, for the judge.

Thursday 26 March 2026: the hub's van fetches chilled goods and bulk at the dairy.
Friday: a producer-driver takes goods from the own farm and a second one, hands over at
the hub, delivers to a client that only small vans reach, and goes home. The hub's van
makes two deliveries, the second with goods that came in that morning; the carrier's
truck one. Sunday, summer time begins: goods for the selling session come in before it
opens, and the driver goes home. One consignment has no day, one no room.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import ceil

import pytest

from mil.calendar import Week, Window
from mil.consignment import Consignment, Item
from mil.orders import (
    ZONES,
    Flow,
    OrderLine,
    Product,
    Refusal,
    RefusalCode,
    Zone,
)
from mil.places import (
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
    Shift,
    Unserved,
    UnservedCode,
    WeekInputs,
    WeekPlan,
)
from mil.rounds import Round, RoundCost, RoundKind, Stop
from mil.stock import Lot

THURSDAY, FRIDAY, SUNDAY = (date(2026, 3, day) for day in (26, 27, 29))
HOUR = 3600


@dataclass(frozen=True)
class Visit:
    """A stop to be: where, what, and not before when."""

    site: str
    taken: tuple[str, ...] = ()
    handed: tuple[str, ...] = ()
    wait: int = 0


def timed(plan: WeekPlan, round_: Round, visits: Sequence[Visit], start: int) -> Round:
    """Drive a round again by the rules, whether or not it breaks some."""
    inputs, rows = plan.inputs, plan.matrices.sites.index
    vehicle = inputs.vehicles[round_.vehicle]
    metres, seconds = (
        table[vehicle.profile]
        for table in (plan.matrices.metres, plan.matrices.seconds)
    )
    stops: list[Stop] = []
    clock, length = start, 0
    for before, visit in zip([None, *visits], visits, strict=False):
        if before:
            length += metres[rows(before.site)][rows(visit.site)]
            clock += seconds[rows(before.site)][rows(visit.site)]
        begin = max(clock, visit.wait)
        goods = [plan.consignments[c] for c in (*visit.taken, *visit.handed)]
        site = inputs.sites[visit.site]
        crates = sum(g.crates for g in goods)
        service = site.service_fixed + site.service_per_crate * crates if goods else 0
        arrive = clock if before else begin
        clock = begin + service
        stops.append(Stop(visit.site, arrive, begin, clock, visit.taken, visit.handed))
    new = replace(round_, stops=tuple(stops), metres=length)
    return replace(new, cost=priced(plan, new))


def priced(plan: WeekPlan, round_: Round) -> RoundCost:
    """Price a round by the tariff, with fractions and no code of the product."""
    inputs, hub = plan.inputs, plan.inputs.hub.site.id
    tariff = max(
        (inputs.hub.tariff, *inputs.hub.later),
        key=lambda t: (t.valid_from <= str(round_.day), t.valid_from),
    )
    rate = tariff.rates[inputs.vehicles[round_.vehicle].rate]
    goods = [plan.consignments[c] for c in round_.consignments]
    pickup = round_.kind is RoundKind.PICKUP
    per_zone = tariff.handling if pickup else tariff.picking
    worked = [s for s in round_.stops if s.site != hub and (s.taken or s.handed)]
    half = Fraction(1, 2)
    return RoundCost(
        fixed=rate.per_round
        + int(Fraction(rate.per_day, rate.rounds_per_day) + half)
        + int(Fraction(rate.per_year, rate.rounds_per_year) + half),
        distance=int(Fraction(rate.per_km * round_.metres, 1000) + half),
        time=int(Fraction(rate.per_hour * round_.seconds, 3600) + half),
        stops=rate.per_stop * len(worked),
        crates=rate.per_crate * sum(g.crates for g in goods),
        handling=sum(
            per_zone[ZONES.index(g.zone)] * g.crates
            for g in goods
            if pickup or g.origin == hub
        ),
    )


def again(plan: WeekPlan, round_: Round, later: int = 0) -> Round:
    """Drive a round again with its own stops, or later."""
    visits = [Visit(s.site, s.taken, s.handed, s.begin + later) for s in round_.stops]
    return timed(plan, round_, visits, round_.start + later)


def with_rounds(plan: WeekPlan, change: Callable[[Round], Sequence[Round]]) -> WeekPlan:
    """Replace each round of a plan by some others."""
    days = tuple(
        replace(day, rounds=tuple(new for old in day.rounds for new in change(old)))
        for day in plan.days
    )
    return replace(plan, days=days)


def with_round(plan: WeekPlan, new: Round) -> WeekPlan:
    """Replace the round that has the same id."""
    return with_rounds(plan, lambda old: (new,) if old.id == new.id else (old,))


@dataclass(frozen=True)
class Bench:
    """What the tests need to break a plan, in one fixture."""

    timed = staticmethod(timed)
    priced = staticmethod(priced)
    again = staticmethod(again)
    with_rounds = staticmethod(with_rounds)
    with_round = staticmethod(with_round)
    visit = Visit


SITES = ("hub", "dairy", "orchard", "mill", "canteen", "alley", "shop")


def _site(name: str, kind: SiteKind, *hours: tuple[int, int], **more: object) -> Site:
    windows = tuple(Window(opens, closes) for opens, closes in hours)
    site = Site(name, kind, name.title(), 48.5, 0.6, windows)
    return replace(site, service_fixed=240, service_per_crate=15, **more)  # type: ignore[arg-type]


def _sites() -> dict[str, Site]:
    farm, client = SiteKind.PRODUCER, SiteKind.CLIENT
    day = (5 * HOUR, 20 * HOUR)
    sites = (
        _site("hub", SiteKind.HUB, day),
        _site("dairy", farm, (6 * HOUR, 12 * HOUR)),
        _site("orchard", farm, (6 * HOUR, 11 * HOUR)),
        _site("mill", farm, day),
        _site("canteen", client, (6 * HOUR, 7 * HOUR), (13 * HOUR, 15 * HOUR)),
        _site("alley", client, (8 * HOUR, 13 * HOUR), max_size=VehicleSize.SMALL_VAN),
        _site("shop", client, (7 * HOUR, 12 * HOUR)),
    )
    return {site.id: site for site in sites}


def _matrices(rng: random.Random) -> Matrices:
    """Points on a plane, uphill slower than downhill."""
    points = [(rng.randint(0, 12_000), rng.randint(0, 12_000)) for _ in SITES]
    metres = tuple(
        tuple(
            0 if a == b else 500 + abs(a[0] - b[0]) + abs(a[1] - b[1]) for b in points
        )
        for a in points
    )
    seconds = tuple(
        tuple(
            0 if i == j else metres[i][j] // 12 + (90 if points[i] < points[j] else 0)
            for j in range(len(points))
        )
        for i in range(len(points))
    )
    return Matrices(SITES, {"van": metres}, {"van": seconds}, "drawn")


def _vehicle(name: str, size: VehicleSize, home: str, **more: object) -> Vehicle:
    vehicle = Vehicle(
        id=name,
        name=name,
        owner=Owner.HUB,
        size=size,
        profile="van",
        start=home,
        end=home,
        max_grams=900_000,
        grams=(600_000, 400_000, 0),
        crates=(60, 40, 0),
        rate="own",
        drivers=("anna", "bela"),
        windows=(Window(4 * HOUR, 22 * HOUR),),
    )
    return replace(vehicle, **more)  # type: ignore[arg-type]


def _vehicles() -> dict[str, Vehicle]:
    vehicles = (
        _vehicle("van", VehicleSize.VAN, "hub"),
        _vehicle(
            "partner",
            VehicleSize.SMALL_VAN,
            "mill",
            owner=Owner.PRODUCER,
            max_grams=500_000,
            crates=(45, 10, 0),
            drivers=("miller",),
            max_round=120_000,
        ),
        _vehicle(
            "truck",
            VehicleSize.TRUCK,
            "hub",
            owner=Owner.CARRIER,
            rate="carrier",
            drivers=("carrier",),
            windows=(Window(4 * HOUR, 14 * HOUR, frozenset({3, 4})),),
        ),
    )
    return {vehicle.id: vehicle for vehicle in vehicles}


def _drivers() -> dict[str, Driver]:
    hours = (Window(4 * HOUR, 21 * HOUR),)
    drivers = (
        Driver("anna", "Driver 1", "", hours, 12 * HOUR, 5),
        Driver("bela", "Driver 2", "", hours, 8 * HOUR, 5),
        Driver("miller", "Miller", "", hours, 10 * HOUR, 3, producer="mill"),
        Driver("carrier", "Carrier", "", hours, 9 * HOUR, 6),
    )
    return {driver.id: driver for driver in drivers}


def _hub(site: Site, vehicles: dict[str, Vehicle]) -> Hub:
    rates = {
        "own": Rate(per_round=700, per_km=40, per_hour=1500),
        "carrier": Rate(
            per_round=6000, per_stop=450, per_crate=35, per_km=110, per_hour=60
        ),
    }
    rules = Rules(
        delivery_days=frozenset({3, 4}),
        sessions=(Window(10 * HOUR, 12 * HOUR, frozenset({6})),),
        cutoffs={},
        profiles={"van": Profile(140, 50)},
        alone=vehicles["van"],
        max_rounds=2,
    )
    return Hub(
        id="hub",
        name="Hub",
        site=site,
        zone="Europe/Paris",
        language="fr",
        tariff=Tariff(rates, handling=(30, 45, 60), picking=(20, 25, 30)),
        rules=rules,
    )


PRODUCTS = {
    p.id: p
    for p in (
        Product("cheese", "dairy", "Cheese", "piece", 350, 12_000, Zone.CHILLED),
        Product("flour", "dairy", "Flour", "kg", 1_020, 10_000, Zone.AMBIENT),
        Product("ice", "dairy", "Ice", "litre", 600, 8_000, Zone.FROZEN),
        Product("apples", "orchard", "Apples", "kg", 1_050, 12_000, Zone.AMBIENT),
        Product("bread", "mill", "Bread", "piece", 800, 9_000, Zone.AMBIENT, 2),
        Product("rye", "mill", "Rye", "kg", None, 9_000, Zone.AMBIENT),
    )
}


@dataclass(frozen=True)
class Wish:
    """A line and what becomes of it: consignment, parts by lot, part refused."""

    consignment: str
    product: str
    client: str
    quantity: int
    unit: str
    day: date
    flow: Flow
    lots: tuple[str, ...] = ("",)
    refused: int = 0


def _wishes(rng: random.Random) -> tuple[Wish, ...]:
    def some(low: int, high: int) -> int:
        return 1000 * rng.randint(low, high)

    cross, stored, on_site = Flow.CROSS_DOCK, Flow.STORED, Flow.ON_SITE
    return (
        Wish("x-apples", "apples", "canteen", some(1, 4), "crate", FRIDAY, cross),
        Wish("x-apples", "apples", "canteen", some(2, 20), "kg", FRIDAY, cross),
        Wish("x-bread", "bread", "alley", some(5, 60), "piece", FRIDAY, cross),
        Wish("x-cheese", "cheese", "shop", some(8, 70), "piece", FRIDAY, cross),
        Wish("s-shop", "flour", "shop", some(5, 30), "kg", FRIDAY, stored, ("old",)),
        Wish(
            "s-alley",
            "flour",
            "alley",
            some(6, 30),
            "kg",
            FRIDAY,
            stored,
            ("old", "new"),
            refused=1500,
        ),
        Wish(
            "s-canteen", "flour", "canteen", some(5, 20), "kg", FRIDAY, stored, ("e",)
        ),
        Wish("s-truck", "flour", "shop", some(5, 20), "kg", FRIDAY, stored, ("new",)),
        Wish("o-apples", "apples", "alley", some(3, 30), "kg", SUNDAY, on_site),
        Wish("o-apples", "apples", "shop", some(1, 3), "crate", SUNDAY, on_site),
        Wish("o-bread", "bread", "shop", some(4, 40), "piece", SUNDAY, on_site),
        Wish("u-ice", "ice", "shop", some(3, 9), "litre", FRIDAY, cross),
        Wish("u-room", "flour", "canteen", some(3, 9), "kg", FRIDAY, stored, ("old",)),
    )


def _quantity(wish: Wish) -> int:
    """Thousandths of the product's unit (kilograms by the weight of a unit)."""
    product = PRODUCTS[wish.product]
    if wish.unit == product.unit:
        return wish.quantity
    return wish.quantity * product.per_crate // 1000


def _items(wish: Wish, line: str) -> list[Item]:
    product = PRODUCTS[wish.product]
    left = _quantity(wish) - wish.refused
    items = []
    for number, lot in enumerate(wish.lots, 1):
        quantity = left if number == len(wish.lots) else left // 2000 * 1000
        left -= quantity
        grams = quantity * (product.unit_grams or 0) // 1000
        named = "exp-flour-2026-W13" if lot == "e" else lot
        items.append(Item(line, product.id, wish.client, quantity, grams, named))
    return items


def _pack(
    name: str, wish: Wish, items: list[Item], origin: str, to: str
) -> Consignment:
    product = PRODUCTS[wish.product]
    farm = origin != "hub"
    return Consignment(
        id=name,
        flow=wish.flow,
        producer=product.producer,
        origin=origin,
        destination=to,
        zone=product.zone,
        day=wish.day,
        earliest=wish.day.replace(day=wish.day.day - 2) if farm else wish.day,
        items=tuple(items),
        grams=sum(item.grams for item in items),
        crates=ceil(sum(Fraction(i.quantity, product.per_crate) for i in items)),
    )


def _goods(
    wishes: Sequence[Wish],
) -> tuple[dict[str, Consignment], tuple[OrderLine, ...]]:
    """Consignments and lines; the bulk for the expected lot comes on Thursday."""
    items: dict[str, list[Item]] = {}
    lines = []
    for number, wish in enumerate(wishes):
        line = OrderLine(
            f"line-{number}",
            f"order-{number}",
            wish.client,
            wish.product,
            wish.quantity,
            wish.unit,
            wish.day,
            wish.flow,
        )
        lines.append(line)
        items.setdefault(wish.consignment, []).extend(_items(wish, line.id))
    goods = {}
    for wish in wishes:
        stored, on_site = wish.flow is Flow.STORED, wish.flow is Flow.ON_SITE
        origin = "hub" if stored else PRODUCTS[wish.product].producer
        to = "hub" if on_site else wish.client
        name = wish.consignment
        goods[name] = _pack(name, wish, items[name], origin, to)
    need = sum(item.quantity for item in goods["s-canteen"].items)
    bulk = Wish("b-flour", "flour", "", need, "kg", THURSDAY, Flow.STORED)
    goods["b-flour"] = _pack("b-flour", bulk, _items(bulk, ""), "dairy", "hub")
    late = replace(lines[2], id="late", quantity=7000)
    unweighed = replace(lines[2], id="rye", product="rye", quantity=7, unit="kg")
    ghost = replace(lines[2], id="ghost", product="ghost")
    odd = replace(lines[2], id="odd", unit="armful", quantity=3000)
    return goods, (*lines, late, unweighed, ghost, odd)


def _shift(vehicle: str, driver: str, day: date, end: int, span: int) -> Shift:
    # On the Sunday the clock jumps from 2 to 3: four o'clock is three hours after 0.
    start = 3 * HOUR if day == SUNDAY else 4 * HOUR
    return Shift(vehicle, driver, day, start, end, span)


def build_week(seed: int) -> WeekPlan:
    """Draw one right week."""
    rng = random.Random(seed)  # noqa: S311
    wishes = _wishes(rng)
    goods, lines = _goods(wishes)
    sites, vehicles = _sites(), _vehicles()
    hub = _hub(sites["hub"], vehicles)
    drawn = sum(
        i.quantity for g in goods.values() for i in g.items if i.lot in {"old", "new"}
    )
    inputs = WeekInputs(
        week=Week(2026, 13),
        hub=hub,
        sites=sites,
        vehicles=vehicles,
        drivers=_drivers(),
        products=PRODUCTS,
        lines=lines,
        lots=(
            Lot("old", "flour", drawn, date(2026, 3, 28), date(2026, 3, 20)),
            Lot("new", "flour", drawn, date(2026, 6, 28), date(2026, 3, 20)),
        ),
    )
    plan = WeekPlan(
        inputs=inputs,
        matrices=_matrices(rng),
        consignments=goods,
        refusals=(
            Refusal("line-5", 1500, RefusalCode.NO_STOCK, "Short."),
            Refusal("late", 7000, RefusalCode.AFTER_CUTOFF, "Late."),
            Refusal("rye", 7, RefusalCode.NO_WEIGHT, "Nobody has weighed it."),
            Refusal("ghost", lines[2].quantity, RefusalCode.UNKNOWN, "Unknown."),
            Refusal("odd", 3000, RefusalCode.WRONG_UNIT, "No such unit."),
        ),
        replenishments=(
            Replenishment(
                "flour", goods["b-flour"].items[0].quantity, THURSDAY, "Needed."
            ),
        ),
        schedule=Schedule(
            collect_on={
                "x-apples": FRIDAY,
                "x-bread": FRIDAY,
                "x-cheese": THURSDAY,
                "b-flour": THURSDAY,
                "o-apples": SUNDAY,
                "o-bread": FRIDAY,
            },
            shifts=(
                _shift("van", "anna", THURSDAY, 18 * HOUR, 10 * HOUR),
                _shift("partner", "miller", FRIDAY, 20 * HOUR, 10 * HOUR),
                _shift("truck", "carrier", FRIDAY, 14 * HOUR, 9 * HOUR),
                _shift("van", "anna", FRIDAY, 20 * HOUR, 12 * HOUR),
                _shift("partner", "miller", SUNDAY, 18 * HOUR, 9 * HOUR),
            ),
            unserved=(Unserved("u-ice", UnservedCode.NO_DAY, "No day."),),
        ),
        days=(),
        alone=tuple(
            Alone(p, 9000, 60_000, 7200, 2) for p in ("dairy", "mill", "orchard")
        ),
        provenance=Provenance(
            "0" * 64, 1, 1.0, {}, "drawn", "2026-03-20T00:00:00+00:00"
        ),
    )
    return replace(plan, days=_days(plan, rng))


def _days(plan: WeekPlan, rng: random.Random) -> tuple[DayPlan, ...]:
    """Drive the story."""
    jitter = rng.randint(0, 900)

    def drive(
        name: str, driver: str, kind: RoundKind, start: int, *visits: Visit
    ) -> Round:
        day, vehicle = date.fromisoformat(name[:10]), name[11:-2]
        cost = RoundCost(0, 0, 0, 0, 0, 0)
        empty = Round(name, day, kind, vehicle, driver, (), 0, cost)
        return timed(plan, empty, visits, start + jitter)

    pickup, delivery = RoundKind.PICKUP, RoundKind.DELIVERY
    thursday = drive(
        "2026-03-26-van-1",
        "anna",
        pickup,
        7 * HOUR,
        Visit("hub"),
        Visit("dairy", ("x-cheese", "b-flour")),
        Visit("hub", handed=("x-cheese", "b-flour")),
    )
    friday = (
        drive(
            "2026-03-27-partner-1",
            "miller",
            pickup,
            6 * HOUR,
            Visit("mill", ("x-bread", "o-bread")),
            Visit("orchard", ("x-apples",), wait=8 * HOUR),
            Visit("hub", handed=("x-bread", "o-bread", "x-apples")),
        ),
        drive(
            "2026-03-27-partner-2",
            "miller",
            delivery,
            11 * HOUR,
            Visit("hub", ("x-bread", "s-alley")),
            Visit("alley", handed=("x-bread", "s-alley")),
            Visit("mill"),
        ),
        drive(
            "2026-03-27-truck-1",
            "carrier",
            delivery,
            8 * HOUR,
            Visit("hub", ("s-truck",)),
            Visit("shop", handed=("s-truck",)),
            Visit("hub"),
        ),
        drive(
            "2026-03-27-van-1",
            "anna",
            delivery,
            7 * HOUR,
            Visit("hub", ("x-cheese", "s-shop")),
            Visit("shop", handed=("x-cheese", "s-shop")),
            Visit("hub"),
        ),
        drive(
            "2026-03-27-van-2",
            "anna",
            delivery,
            12 * HOUR,
            Visit("hub", ("x-apples", "s-canteen")),
            Visit("canteen", handed=("x-apples", "s-canteen"), wait=13 * HOUR),
            Visit("hub"),
        ),
    )
    sunday = drive(
        "2026-03-29-partner-1",
        "miller",
        pickup,
        5 * HOUR + 1800,
        Visit("mill"),
        Visit("orchard", ("o-apples",), wait=6 * HOUR),
        Visit("hub", handed=("o-apples",)),
        Visit("mill"),
    )
    room = (Unserved("u-room", UnservedCode.COMPETITION, "No room."),)
    return (
        DayPlan(THURSDAY, (thursday,), ()),
        DayPlan(FRIDAY, friday, room),
        DayPlan(SUNDAY, (sunday,), ()),
    )


@pytest.fixture(scope="session")
def draw() -> Callable[[int], WeekPlan]:
    """Make one of the right weeks."""
    return build_week


@pytest.fixture(scope="session")
def week() -> WeekPlan:
    """One right week."""
    return build_week(0)


@pytest.fixture(scope="session")
def bench() -> Bench:
    """Tools to change a plan."""
    return Bench()
