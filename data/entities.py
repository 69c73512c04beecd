"""Objects of the hub's language to rows of the store, and back, exactly."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeAlias, TypeVar

from sqlalchemy import RowMapping, Table

from data import schema
from data.windows import format_windows, parse_windows
from mil.dock_work import DockWork
from mil.orders import ZONES, Flow, OrderLine, Product, Zone
from mil.places import Driver, Owner, Site, SiteKind, Vehicle, VehicleSize
from mil.stock import Lot

Cells: TypeAlias = dict[str, Any]
"""Values by column name, as SQLAlchemy takes them."""

T = TypeVar("T", Site, Driver, Vehicle, Product, Lot, OrderLine, DockWork)

_SITE = (
    *("id", "name", "address", "postcode", "town", "lat", "lon", "phone", "contact"),
    *("service_fixed", "service_per_crate", "language", "note"),
    *("usual_vehicle", "priority"),
)
_DRIVER = ("id", "name", "phone", "max_day", "max_days", "turns_done")
_VEHICLE = ("id", "name", "profile", "max_grams", "rate", "max_round", "max_crates")
_PRODUCT = (
    *("id", "producer", "name", "unit", "unit_grams", "per_crate"),
    *("shelf_days", "stock_min", "stock_target", "price"),
)
_LOT = ("id", "product", "quantity")
_LINE = ("id", "client", "product", "quantity", "unit", "note")


@dataclass(frozen=True, slots=True)
class Entity(Generic[T]):
    """How one kind of object lies in its table.

    Attributes
    ----------
    table
        The table.
    to_cells
        The cells of an object, its hub apart.
    from_cells
        The object of a row.
    """

    table: Table
    to_cells: Callable[[T], Cells]
    from_cells: Callable[[RowMapping], T]


def _same(record: object, names: tuple[str, ...]) -> Cells:
    return {name: getattr(record, name) for name in names}


def _kept(row: RowMapping, names: tuple[str, ...]) -> Cells:
    return {name: row[name] for name in names}


def _site_cells(site: Site) -> Cells:
    return _same(site, _SITE) | {
        "kind": site.kind.value,
        "windows": format_windows(site.windows),
        "max_size": site.max_size.name.lower(),
        "tail_lift": int(site.tail_lift),
        "artisan": int(site.artisan),
        "unwanted_vehicles": " ".join(site.unwanted_vehicles),
        "flow": site.flow.value,
    }


def _site(row: RowMapping) -> Site:
    return Site(
        **_kept(row, _SITE),
        kind=SiteKind(row["kind"]),
        windows=parse_windows(row["windows"]),
        max_size=VehicleSize[row["max_size"].upper()],
        tail_lift=bool(row["tail_lift"]),
        artisan=bool(row["artisan"]),
        unwanted_vehicles=tuple(row["unwanted_vehicles"].split()),
        flow=Flow(row["flow"]),
    )


def _driver_cells(driver: Driver) -> Cells:
    return _same(driver, _DRIVER) | {
        "windows": format_windows(driver.windows),
        "producer": driver.producer or None,
    }


def _driver(row: RowMapping) -> Driver:
    return Driver(
        **_kept(row, _DRIVER),
        windows=parse_windows(row["windows"]),
        producer=row["producer"] or "",
    )


def _product_cells(product: Product) -> Cells:
    return _same(product, _PRODUCT) | {"zone": product.zone.value}


def _product(row: RowMapping) -> Product:
    return Product(**_kept(row, _PRODUCT), zone=Zone(row["zone"]))


def _lot_cells(lot: Lot) -> Cells:
    return _same(lot, _LOT) | {
        "best_before": lot.best_before.isoformat(),
        "counted_on": lot.counted_on.isoformat(),
    }


def _lot(row: RowMapping) -> Lot:
    return Lot(
        **_kept(row, _LOT),
        best_before=date.fromisoformat(row["best_before"]),
        counted_on=date.fromisoformat(row["counted_on"]),
    )


def _line_cells(line: OrderLine) -> Cells:
    moment = line.ordered_at
    return _same(line, _LINE) | {
        "order_id": line.order,
        "day": line.day.isoformat(),
        "flow": line.flow.value,
        "ordered_at": moment.astimezone(UTC).isoformat() if moment else None,
    }


def _line(row: RowMapping) -> OrderLine:
    moment = row["ordered_at"]
    return OrderLine(
        **_kept(row, _LINE),
        order=row["order_id"],
        day=date.fromisoformat(row["day"]),
        flow=Flow(row["flow"]),
        ordered_at=datetime.fromisoformat(moment) if moment else None,
    )


def _dock_cells(work: DockWork) -> Cells:
    return _same(work, ("id", "producer", "seconds")) | {"day": work.day.isoformat()}


def _dock(row: RowMapping) -> DockWork:
    return DockWork(date.fromisoformat(row["day"]), row["producer"], row["seconds"])


SITES = Entity(schema.sites, _site_cells, _site)
DRIVERS = Entity(schema.drivers, _driver_cells, _driver)
PRODUCTS = Entity(schema.products, _product_cells, _product)
LOTS = Entity(schema.lots, _lot_cells, _lot)
LINES = Entity(schema.order_lines, _line_cells, _line)
DOCK_WORK = Entity(schema.dock_work, _dock_cells, _dock)


def vehicle_entity(hub_site: str) -> Entity[Vehicle]:
    """Return how vehicles lie in the store; their drivers are in rows of their own.

    Parameters
    ----------
    hub_site
        Id of the hub's own site, which has no row: NULL stands for it.
    """

    def cells(vehicle: Vehicle) -> Cells:
        grams = dict(zip(ZONES, vehicle.grams, strict=True))
        crates = dict(zip(ZONES, vehicle.crates, strict=True))
        return (
            _same(vehicle, _VEHICLE)
            | {f"grams_{zone}": amount for zone, amount in grams.items()}
            | {f"crates_{zone}": amount for zone, amount in crates.items()}
            | {
                "owner": vehicle.owner.value,
                "size": vehicle.size.name.lower(),
                "tail_lift": int(vehicle.tail_lift),
                "windows": format_windows(vehicle.windows),
                "start_site": None if vehicle.start == hub_site else vehicle.start,
                "end_site": None if vehicle.end == hub_site else vehicle.end,
            }
        )

    def vehicle(row: RowMapping) -> Vehicle:
        return Vehicle(
            **_kept(row, _VEHICLE),
            owner=Owner(row["owner"]),
            size=VehicleSize[row["size"].upper()],
            start=row["start_site"] or hub_site,
            end=row["end_site"] or hub_site,
            grams=(row["grams_ambient"], row["grams_chilled"], row["grams_frozen"]),
            crates=(row["crates_ambient"], row["crates_chilled"], row["crates_frozen"]),
            drivers=(),
            windows=parse_windows(row["windows"]),
            tail_lift=bool(row["tail_lift"]),
        )

    return Entity(schema.vehicles, cells, vehicle)
