"""The sample hub's files, read as plain CSV and TOML, apart from the importer."""

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest
from geopy.distance import great_circle

Row: TypeAlias = dict[str, str]

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
MONDAY = date(2026, 11, 23)
WEEK = [MONDAY + timedelta(days=i) for i in range(7)]
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = WEEK[1:6]
SESSIONS = {FRIDAY, SATURDAY}
CUT_OFF = {
    "cross_dock": (2, time(18)),
    "stored": (1, time(12)),
    "on_site": (2, time(20)),
}


@cache
def table(name: str) -> list[Row]:
    with (SAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def by_id(name: str) -> dict[str, Row]:
    return {row["id"]: row for row in table(name)}


def of_kind(kind: str) -> list[Row]:
    return [site for site in table("sites") if site["kind"] == kind]


def flow_of(line: Row) -> str:
    return line["flow"] or by_id("sites")[line["client"]]["flow"]


def lines_of(producer: str) -> list[Row]:
    products = by_id("products")
    return [
        line
        for line in table("orders")
        if products[line["product"]]["producer"] == producer
    ]


def day_of(line: Row) -> date:
    return date.fromisoformat(line["day"])


def in_time(line: Row) -> bool:
    days, wall = CUT_OFF[flow_of(line)]
    limit = datetime.combine(day_of(line) - timedelta(days=days), wall)
    return datetime.fromisoformat(line["ordered_at"]) <= limit


def sales_units(line: Row) -> float:
    product = by_id("products")[line["product"]]
    by_unit = {"": 1.0, "crate": float(product["per_crate"]), "kg": 1.0, "g": 0.001}
    return float(line["quantity"]) * by_unit[line["unit"]]


def frozen_crates(vehicles: Iterable[Row]) -> int:
    return max(int(vehicle["crates_frozen"]) for vehicle in vehicles)


def test_counts_are_those_of_a_real_week() -> None:
    """The sample has the size that the documentation promises."""
    assert len(of_kind("producer")) == 35
    assert len(of_kind("client")) == 45
    assert 290 <= len(table("products")) <= 320
    assert 1150 <= len(table("orders")) <= 1250
    assert len(table("vehicles")) == 8
    assert {row["owner"] for row in table("vehicles")} == {"hub", "producer", "carrier"}


def test_the_readme_gives_the_counts_of_the_files() -> None:
    """README.md names the number of products, lots and order lines there are."""
    text = (SAMPLE / "README.md").read_text(encoding="utf-8")
    for count in (
        f"{len(table('products'))} products",
        f"{len(table('lots'))} lots",
        f"{len(table('orders')):,} order lines",
    ):
        assert count in text


@pytest.mark.parametrize(
    "name", ["sites", "vehicles", "drivers", "products", "lots", "orders"]
)
def test_tables_are_rectangular_and_ids_unique(name: str) -> None:
    """No row has a cell too many or too few, and no id is given twice."""
    rows = table(name)
    assert all(None not in row and None not in row.values() for row in rows)
    if name == "orders":
        keys = [f"{row['order']}/{row['product']}" for row in rows]
    else:
        keys = [row["id"] for row in rows]
        assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,64}", key) for key in keys)
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_references_lead_somewhere() -> None:
    """Each product, client, producer, driver and place named elsewhere is there."""
    sites, products, drivers = by_id("sites"), by_id("products"), by_id("drivers")
    farms = {site["id"] for site in of_kind("producer")}
    clients = {site["id"] for site in of_kind("client")}
    assert {row["producer"] for row in products.values()} == farms
    assert {row["product"] for row in table("orders")} <= set(products)
    assert {row["client"] for row in table("orders")} == clients
    assert {row["product"] for row in table("lots")} <= set(products)
    assert {row["producer"] for row in drivers.values()} - {""} <= farms
    for vehicle in table("vehicles"):
        assert set(vehicle["drivers"].split()) <= set(drivers)
        assert {vehicle["start"], vehicle["end"]} <= {*sites, "hub"}


def test_every_farm_sells_something_this_week() -> None:
    """No farm is there for show only."""
    silent = [site["id"] for site in of_kind("producer") if not lines_of(site["id"])]
    assert silent == []


def test_an_order_is_of_one_client_and_one_day() -> None:
    """All lines of an order agree on client, day and time of order."""
    heads = {
        (line["order"], line["client"], line["day"], line["ordered_at"])
        for line in table("orders")
    }
    assert len(heads) == len({line["order"] for line in table("orders")})


def test_coordinates_lie_around_the_hub() -> None:
    """Every site is within 60 km of the hub, none on it, no two on one spot."""
    hub = tomllib.loads((SAMPLE / "hub.toml").read_text(encoding="utf-8"))["site"]
    points = {(float(s["lat"]), float(s["lon"])) for s in table("sites")}
    away = [great_circle((hub["lat"], hub["lon"]), point).km for point in points]
    assert len(points) == len(table("sites"))
    assert min(away) > 0
    assert 25 < max(away) < 60


def test_phone_numbers_are_fictitious() -> None:
    """Only numbers from the ranges kept for fiction are used, each once."""
    numbers = [row["phone"] for row in (*table("sites"), *table("drivers"))]
    kept = re.compile(r"0(6 39 98|2 61 91) \d\d \d\d")
    assert [number for number in numbers if not kept.fullmatch(number)] == []
    assert len(set(numbers)) == len(numbers)


def test_three_flows_in_their_proportions() -> None:
    """About 700 lines are cross-docked, 300 from stock, 200 fetched on site."""
    flows = Counter(flow_of(line) for line in table("orders"))
    assert set(flows) == {"cross_dock", "stored", "on_site"}
    assert 650 <= flows["cross_dock"] <= 750
    assert 270 <= flows["stored"] <= 330
    assert 180 <= flows["on_site"] <= 230


def test_stored_goods_have_lots_and_a_target() -> None:
    """Whatever is ordered from stock has a dated lot, a minimum and a target."""
    products = by_id("products")
    ordered = {line["product"] for line in table("orders") if flow_of(line) == "stored"}
    assert ordered <= {lot["product"] for lot in table("lots")}
    for product in ordered:
        row = products[product]
        assert 0 < float(row["stock_min"]) < float(row["stock_target"])


def test_zones_units_and_weights_are_plausible() -> None:
    """Three zones are used, a full crate weighs 2 to 25 kg, prices are in euros."""
    rows = table("products")
    assert {row["zone"] for row in rows} == {"ambient", "chilled", "frozen"}
    for row in rows:
        if row["unit_kg"]:
            assert 2 <= float(row["unit_kg"]) * float(row["per_crate"]) <= 25, row["id"]
        assert 0.4 <= float(row["price"]) <= 90, row["id"]


@pytest.mark.parametrize("day", [TUESDAY, WEDNESDAY, THURSDAY, FRIDAY])
def test_a_day_fits_the_vans_of_the_hub_in_two_trips(day: date) -> None:
    """Weight and crates to deliver are within two trips of the hub's own vans.

    The order of 60 frozen crates (C0208) is left out: it is meant not to fit.
    """
    vans = [v for v in table("vehicles") if v["owner"] == "hub" and v["size"] == "van"]
    products = by_id("products")
    crates: Counter[tuple[str, str, str]] = Counter()
    kilograms = 0.0
    for line in table("orders"):
        product = products[line["product"]]
        if day_of(line) != day or flow_of(line) == "on_site" or not product["unit_kg"]:
            continue
        if line["order"] == "C0208":
            continue
        group = (product["zone"], product["producer"], line["client"])
        kilograms += sales_units(line) * float(product["unit_kg"])
        # thousandths of a crate, so that the counter stays whole
        crates[group] += round(1000 * sales_units(line) / float(product["per_crate"]))
    assert kilograms < 2 * sum(float(van["max_kg"]) for van in vans)
    for zone in ("ambient", "chilled", "frozen"):
        needed = sum(-(-count // 1000) for key, count in crates.items() if zone in key)
        assert 0 < needed < 2 * sum(int(van[f"crates_{zone}"]) for van in vans)


def test_days_are_days_with_service_but_for_two_orders() -> None:
    """Deliveries go Tuesday to Friday, sessions are Friday and Saturday."""
    wrong = {
        line["order"]
        for line in table("orders")
        if day_of(line) not in (SESSIONS if flow_of(line) == "on_site" else WEEK[1:5])
    }
    assert {day_of(line) for line in table("orders")} <= set(WEEK)
    assert wrong == {"C0216", "C0217"}


def test_orders_are_in_time_but_for_two() -> None:
    """Only C0214 and C0215 were ordered after their cut-off."""
    late = {line["order"] for line in table("orders") if not in_time(line)}
    assert late == {"C0214", "C0215"}


def test_the_cut_offs_are_those_of_the_hub() -> None:
    """The cut-offs that the test above works with stand in hub.toml."""
    hub = tomllib.loads((SAMPLE / "hub.toml").read_text(encoding="utf-8"))
    assert {
        flow: (rule["days_before"], time.fromisoformat(rule["time"]))
        for flow, rule in hub["rules"]["cutoffs"].items()
    } == CUT_OFF


def test_every_figure_of_the_tariff_names_its_source() -> None:
    """Each rate of a vehicle exists and says where it comes from."""
    tariff = tomllib.loads((SAMPLE / "hub.toml").read_text(encoding="utf-8"))["tariff"]
    assert tariff["source"]
    assert {vehicle["rate"] for vehicle in table("vehicles")} == set(tariff["rates"])
    assert all(rate["source"] for rate in tariff["rates"].values())


def test_a_farm_for_small_vans_only() -> None:
    """One farm takes small vans only, and producers have them."""
    small = [s["id"] for s in of_kind("producer") if s["max_vehicle"] == "small_van"]
    assert small == ["chemin-creux"]
    assert lines_of("chemin-creux")
    assert any(v["size"] == "small_van" for v in table("vehicles"))


def test_a_client_for_bikes_only() -> None:
    """One client can be reached by bike only, and orders nothing frozen."""
    clients = [s["id"] for s in of_kind("client") if s["max_vehicle"] == "bike"]
    assert clients == ["bistrot-ruelle"]
    products = by_id("products")
    ordered = [row for row in table("orders") if row["client"] == "bistrot-ruelle"]
    assert ordered
    assert all(products[row["product"]]["zone"] != "frozen" for row in ordered)


def test_a_client_with_two_short_windows() -> None:
    """One client receives in two spans of less than an hour."""
    windows = by_id("sites")["auberge-lavoir"]["windows"]
    spans = re.findall(r"(\d\d:\d\d)-(\d\d:\d\d)", windows)
    assert len(spans) == 2
    for opens, closes in spans:
        begin, end = (datetime.strptime(t, "%H:%M") for t in (opens, closes))  # noqa: DTZ007
        assert timedelta(0) < end - begin < timedelta(hours=1)


def test_canteens_open_early_and_briefly() -> None:
    """A dozen kitchens take goods in before half past eight or so."""
    early = [s for s in of_kind("client") if re.search(r" 0[5-7]:\d\d-", s["windows"])]
    assert 10 <= len(early) <= 14


def test_an_order_beyond_every_frozen_compartment() -> None:
    """C0208 is 60 frozen crates; no vehicle takes half of them."""
    (line,) = [row for row in table("orders") if row["order"] == "C0208"]
    assert by_id("products")[line["product"]]["zone"] == "frozen"
    assert (line["quantity"], line["unit"]) == ("60", "crate")
    assert 2 * frozen_crates(table("vehicles")) < 60


def test_a_window_that_cannot_be_reached() -> None:
    """C0209's client closes half an hour after the dock opens, more than 30 km off."""
    hub = tomllib.loads((SAMPLE / "hub.toml").read_text(encoding="utf-8"))["site"]
    (client,) = {row["client"] for row in table("orders") if row["order"] == "C0209"}
    site = by_id("sites")[client]
    here, there = (hub["lat"], hub["lon"]), (float(site["lat"]), float(site["lon"]))
    assert hub["dock"].endswith("05:00-20:00")
    assert site["windows"].endswith("05:00-05:30")
    assert great_circle(here, there).km > 30


def test_a_farm_open_one_day_only() -> None:
    """Goats' cheese leaves on Wednesday only; one order is for Tuesday."""
    assert by_id("sites")["biquettes"]["windows"] == "wed 14:00-18:00"
    days = Counter(day_of(line) for line in lines_of("biquettes"))
    assert set(days) == {TUESDAY, THURSDAY}
    assert days[TUESDAY] == 1


def test_a_product_that_nobody_has_weighed() -> None:
    """Exactly one product has no weight, and it is ordered."""
    bare = [row["id"] for row in table("products") if not row["unit_kg"]]
    assert bare == ["alouettes-courge-de-noel"]
    assert any(line["product"] == bare[0] for line in table("orders"))


def test_stock_is_short_of_walnut_oil_and_flour() -> None:
    """Two stored goods are ordered beyond what the lots hold."""
    for product, order in (
        ("huile-noyer-huile-de-noix-25-cl", "C0218"),
        ("moulin-aulnes-farine-de-ble-t80", "C0220"),
    ):
        lots = [lot for lot in table("lots") if lot["product"] == product]
        (line,) = [row for row in table("orders") if row["order"] == order]
        assert line["product"] == product
        assert 0 < sum(float(lot["quantity"]) for lot in lots) < sales_units(line)
    assert by_id("sites")["huile-noyer"]["windows"].startswith("thu ")


def test_lots_expired_close_and_far() -> None:
    """One lot is past its date, some expire within the week, many products have two."""
    dates = {row["id"]: date.fromisoformat(row["best_before"]) for row in table("lots")}
    assert [lot for lot, last in dates.items() if last < MONDAY] == ["L-26130"]
    assert sum(last in WEEK for last in dates.values()) >= 3
    several = Counter(row["product"] for row in table("lots"))
    assert sum(count >= 2 for count in several.values()) >= 20


def test_one_day_of_shelf_life() -> None:
    """Goods that keep one day are ordered for early kitchens."""
    products = by_id("products")
    orders = {
        line["order"]
        for line in table("orders")
        if products[line["product"]]["shelf_days"] == "1"
    }
    assert {"C0223", "C0224", "C0225"} <= orders


def test_names_that_break_careless_programs() -> None:
    """Apostrophe, ligature, euro sign, guillemets and quotes appear in names."""
    names = "".join(row["name"] for row in (*table("sites"), *table("products")))
    assert set("'œŒ€«»\"&") <= set(names)


def test_a_line_with_another_flow_than_its_client() -> None:
    """C0221 is fetched on site by a shop that is delivered otherwise."""
    (line,) = [row for row in table("orders") if row["order"] == "C0221"]
    assert line["flow"] == "on_site"
    assert by_id("sites")[line["client"]]["flow"] == "cross_dock"


def test_both_languages_are_asked_for() -> None:
    """One farm and one client want their documents in English."""
    english = {site["kind"] for site in table("sites") if site["language"] == "en"}
    assert english == {"producer", "client"}
