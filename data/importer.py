"""Input files to objects, with every problem named: file, line, column, value, remedy.

An error blocks its own row and the rows that refer to it, never the good ones. Nothing
is written here; `data.store` applies the batch in one transaction.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from geopy.distance import geodesic

from data import records
from data.batch import ImportBatch, Known, ReadFile
from data.layout import Sheet, Table, recognise
from data.records import RowReader
from data.rows import RawFile, file_problem
from data.tables import read_table_file
from data.values import one_of
from mil.calendar import Week
from mil.dock_work import DockWork
from mil.errors import InputProblem, Severity
from mil.orders import Flow, OrderLine, Product
from mil.places import Driver, Hub, Site, SiteKind, Vehicle
from mil.stock import Lot

REACH_KM = 300
"""How far from the hub a site may lie."""

_EXCHANGE = "lat and lon are swapped: exchange them"
_EXCHANGE_HUB = (
    "so do all sites: the hub's own lat and lon in hub.toml may be swapped; exchange "
    "those, or the ones of every site"
)

LISTED = 500
"""Problems of one sheet that are listed one by one."""

_MERGED = {
    Table.ORDERS: ("product", "merge the rows, or number them in the column line"),
    Table.DOCK_WORK: ("producer", "add their hours up in one row"),
}
"""Where rows have no id of their own: which column tells them apart, what to do."""

Record: TypeAlias = Site | Driver | Vehicle | Product | Lot | OrderLine | DockWork


def read_files(paths: Sequence[Path], known: Known) -> ImportBatch:
    """Read input files together, so that they may refer to each other.

    Parameters
    ----------
    paths
        CSV or XLSX files, in any order; one that is named twice is read once.
    known
        What is in the store.

    Returns
    -------
    ImportBatch
        Good rows and problems; never an exception because of what a file holds.
    """
    reading = _Reading(known)
    once: dict[str, Path] = {}
    for path in paths:
        once.setdefault(_true_path(path), path)
    raws = [_read_once(path, reading) for path in once.values()]
    sheets = [sheet for raw in raws for sheet in reading.recognise(raw)]
    for table in Table:
        for sheet in sheets:
            if sheet.table is table:
                reading.read_sheet(sheet)
    return reading.batch(raws)


def _true_path(path: Path) -> str:
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):  # no name that a system takes; reading it says so
        return str(path)


def _read_once(path: Path, reading: "_Reading") -> RawFile:
    raw = read_table_file(path)
    if not raw.sha256 or raw.sha256 not in reading.digests:
        reading.digests[raw.sha256] = raw.label
        return raw
    first = reading.digests[raw.sha256]
    twice = file_problem(
        raw.label,
        f"is the same as {first}; read once",
        "name it once",
        severity=Severity.WARNING,
    )
    return RawFile(raw.label, raw.sha256, (), (twice,))


class _Reading:
    """What was found so far."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.digests: dict[str, str] = {}
        self.problems: list[InputProblem] = []
        self.good: dict[Table, dict[str, Record]] = {table: {} for table in Table}
        self.sites: dict[str, Site] = dict(known.sites)
        self.drivers: dict[str, Driver] = dict(known.drivers)
        self.products: dict[str, Product] = dict(known.products)
        self.weeks: set[Week] = set(known.weeks)
        self.places: dict[tuple[Table, str], str] = {}
        self.lost: dict[tuple[Table, str], str] = {}
        self.rows: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.unread: list[str] = []
        self.reached = False
        self._files: dict[str, str] = {}

    def recognise(self, raw: RawFile) -> list[Sheet]:
        """Return the sheets of a file that are ours, noting the others."""
        self.problems += raw.problems
        if any(problem.severity is Severity.ERROR for problem in raw.problems):
            self.unread.append(raw.label)
        sheets = []
        for table in raw.tables:
            self._files[table.label] = raw.label
            self.rows[raw.label] += len(table.rows)
            sheet, problems = recognise(table)
            self.problems += problems
            if sheet:
                sheets.append(sheet)
            else:
                self.unread.append(table.label)
                self.refused[raw.label] += len(table.rows)
        return sheets

    def read_sheet(self, sheet: Sheet) -> None:
        """Read all rows of a sheet."""
        problems: list[InputProblem] = []
        for raw in sheet.raw.rows:
            row = RowReader(sheet, raw, problems)
            record = self._read_row(sheet.table, row)
            self._refuse_duplicate(sheet.table, row, record)
            if row.refused:
                self.refused[self._files[sheet.raw.label]] += 1
                name = row.raw("id").strip()
                self.lost.setdefault((sheet.table, name), row.place)
            else:
                self._keep(sheet.table, row, record)
        self.problems += _shortened(problems)

    def _keep(self, table: Table, row: RowReader, record: Record) -> None:
        self.good[table][record.id] = record
        self.places[table, record.id] = row.place
        if isinstance(record, Site):
            self.sites[record.id] = record
        elif isinstance(record, Driver):
            self.drivers[record.id] = record
        elif isinstance(record, Product):
            self.products[record.id] = record
        elif isinstance(record, OrderLine):
            self.weeks.add(Week.of(record.day))

    def _refuse_duplicate(self, table: Table, row: RowReader, record: Record) -> None:
        first = self.places.get((table, record.id))
        lines = {"id", "order", "product", "line"}
        key = {"day", "producer"} if table is Table.DOCK_WORK else lines
        if first and not row.bad & key:
            column, remedy = _MERGED.get(table, ("id", "keep one of the two rows"))
            row.refuse(column, f"{record.id} is there already, at {first}", remedy)

    def _read_row(self, table: Table, row: RowReader) -> Record:
        readers: Mapping[Table, Callable[[RowReader], Record]] = {
            Table.SITES: self._site,
            Table.DRIVERS: self._driver,
            Table.VEHICLES: self._vehicle,
            Table.PRODUCTS: self._product,
            Table.LOTS: self._lot,
            Table.ORDERS: self._line,
            Table.DOCK_WORK: self._dock_work,
        }
        return readers[table](row)

    def _site(self, row: RowReader) -> Site:
        site = records.read_site(row)
        hub = self.known.hub
        if site.id == hub.site.id:
            row.refuse("id", "is the hub's own id", "the hub is set up in hub.toml")
        before = self.known.sites.get(site.id)
        if "kind" not in row.bad and before and before.kind is not site.kind:
            row.refuse("kind", f"it is a {before.kind} so far", "give it another id")
        if not row.bad & {"lat", "lon"}:
            self.reached |= _check_coordinates(row, site, hub)
        return site

    def _driver(self, row: RowReader) -> Driver:
        driver = records.read_driver(row)
        if driver.producer:
            self._refer_site(row, "producer", driver.producer, SiteKind.PRODUCER)
        return driver

    def _vehicle(self, row: RowReader) -> Vehicle:
        vehicle = records.read_vehicle(row, self.known.hub)
        for column, site in (("start", vehicle.start), ("end", vehicle.end)):
            if site != self.known.hub.site.id:
                self._refer(row, column, site, Table.SITES, self.sites)
        for driver in vehicle.drivers:
            self._refer(row, "drivers", driver, Table.DRIVERS, self.drivers)
        return vehicle

    def _product(self, row: RowReader) -> Product:
        product = records.read_product(row)
        self._refer_site(row, "producer", product.producer, SiteKind.PRODUCER)
        return product

    def _lot(self, row: RowReader) -> Lot:
        lot = records.read_lot(row)
        self._refer(row, "product", lot.product, Table.PRODUCTS, self.products)
        return lot

    def _line(self, row: RowReader) -> OrderLine:
        line = records.read_line(row, self.known.hub.zone, self._flow_of, self._unit_of)
        self._refer_site(row, "client", line.client, SiteKind.CLIENT)
        self._refer(row, "product", line.product, Table.PRODUCTS, self.products)
        product = self.products.get(line.product)
        units = {product.unit, "crate", "kg", "g"} if product else {line.unit}
        if "unit" not in row.bad and line.unit not in units:
            row.warn("unit", "it will be refused when planning", one_of("", units))
        return line

    def _dock_work(self, row: RowReader) -> DockWork:
        work = records.read_dock_work(row)
        self._refer_site(row, "producer", work.producer, SiteKind.PRODUCER)
        if "day" in row.bad:
            return work
        if (week := Week.of(work.day)) not in self.weeks:
            row.refuse(
                "day",
                f"lies in {week}, which has neither orders nor a plan",
                "correct the day, or import that week's orders first",
            )
        elif not self.known.hub.on(work.day).tariff.budget.per_hour:
            row.warn(
                "hours",
                "an hour has no price, so it is not credited in euros",
                "set per_hour in [tariff.budget] of hub.toml",
            )
        return work

    def _flow_of(self, client: str) -> Flow:
        site = self.sites.get(client)
        return site.flow if site else Flow.CROSS_DOCK

    def _unit_of(self, product: str) -> str:
        found = self.products.get(product)
        return found.unit if found else ""

    def _refer(
        self,
        row: RowReader,
        column: str,
        name: str,
        table: Table,
        there: Mapping[str, Record],
        offered: Callable[[], Iterable[str]] | None = None,
    ) -> bool:
        """Refuse a row that names what is unknown, or was refused itself.

        `offered` tells what could be meant, asked only then; None: all that is there.
        """
        if column in row.bad:
            return False
        lost = self.lost.get((table, name))
        if lost and (table, name) not in self.places:
            row.refuse(column, f"{name} was refused, at {lost}", "mend that row first")
        elif name not in there:
            remedy = one_of(name, offered() if offered else there)
            row.refuse(column, f"{name} is not in {table}", remedy)
        else:
            return True
        return False

    def _refer_site(
        self, row: RowReader, column: str, name: str, kind: SiteKind
    ) -> None:
        def near() -> list[str]:
            return [site.id for site in self.sites.values() if site.kind is kind]

        if not self._refer(row, column, name, Table.SITES, self.sites, near):
            return
        if self.sites[name].kind is not kind:
            row.refuse(column, f"{name} is no {kind}", one_of(name, near()))

    def batch(self, raws: list[RawFile]) -> ImportBatch:
        """Return everything."""
        files = tuple(
            ReadFile(
                raw.label,
                raw.sha256,
                self.rows[raw.label],
                self.refused[raw.label],
                raw.sha256 in self.known.files,
            )
            for raw in raws
            if raw.tables
        )
        rows = [record for table in self.good.values() for record in table.values()]
        return ImportBatch(
            files=files,
            sites=tuple(row for row in rows if isinstance(row, Site)),
            drivers=tuple(row for row in rows if isinstance(row, Driver)),
            vehicles=tuple(row for row in rows if isinstance(row, Vehicle)),
            products=tuple(row for row in rows if isinstance(row, Product)),
            lots=tuple(row for row in rows if isinstance(row, Lot)),
            lines=tuple(row for row in rows if isinstance(row, OrderLine)),
            problems=self._told(),
            unread=tuple(self.unread),
            dock_work=tuple(row for row in rows if isinstance(row, DockWork)),
        )

    def _told(self) -> tuple[InputProblem, ...]:
        """Return the problems; when all sites seem swapped, the hub may be instead."""
        swapped = sum(problem.remedy == _EXCHANGE for problem in self.problems)
        hub = self.known.hub.site
        if swapped < 2 or self.reached:
            return tuple(self.problems)
        if any(_km(hub, s.lat, s.lon) <= REACH_KM for s in self.known.sites.values()):
            return tuple(self.problems)
        return tuple(
            replace(problem, remedy=_EXCHANGE_HUB)
            if problem.remedy == _EXCHANGE
            else problem
            for problem in self.problems
        )


def _shortened(problems: list[InputProblem]) -> list[InputProblem]:
    """Return the problems of a sheet, those past `LISTED` as one."""
    if len(problems) <= LISTED:
        return problems
    rest = problems[LISTED:]
    worst = any(problem.severity is Severity.ERROR for problem in rest)
    more = file_problem(
        problems[0].file,
        f"{len(rest)} more problems of this kind",
        "mend the ones listed and import again",
        severity=Severity.ERROR if worst else Severity.WARNING,
    )
    return [*problems[:LISTED], more]


def _km(hub: Site, lat: float, lon: float) -> float:
    return float(geodesic((hub.lat, hub.lon), (lat, lon)).km)


def _check_coordinates(row: RowReader, site: Site, hub: Hub) -> bool:
    """Return whether a site lies near the hub; refuse its row when it does not."""
    if site.lat == 0 and site.lon == 0:
        row.refuse("lat", "0, 0 lies in the ocean", "look its coordinates up")
        return False
    far = _km(hub.site, site.lat, site.lon)
    if far <= REACH_KM:
        return True
    swapped = abs(site.lon) <= 90 and _km(hub.site, site.lon, site.lat) <= REACH_KM
    row.refuse(
        "lat",
        f"lies {far:.0f} km from the hub, more than {REACH_KM}",
        _EXCHANGE if swapped else "correct lat and lon",
    )
    return False
