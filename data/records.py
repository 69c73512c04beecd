"""One row of an input file to one object of the hub's language."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from data import values
from data.hub_file import LANGUAGES
from data.hub_rules import parse_size
from data.layout import LAYOUT, Sheet
from data.rows import SHOWN, Row
from data.values import BadValueError
from data.windows import parse_windows
from mil.dock_work import DockWork
from mil.errors import InputProblem, Severity
from mil.orders import ZONES, Flow, OrderLine, Product, Zone
from mil.places import Driver, Hub, Owner, Site, SiteKind, Vehicle
from mil.stock import Lot
from mil.units import Grams, Seconds, round_div

T = TypeVar("T")


class RowReader:
    """Takes the cells of one row and notes what is wrong with them.

    Parameters
    ----------
    sheet, row
        Where the cells are.
    problems
        Problems are appended to it.

    Attributes
    ----------
    refused
        Whether something is wrong with the row.
    bad
        The columns whose text could not be used.
    """

    def __init__(self, sheet: Sheet, row: Row, problems: list[InputProblem]) -> None:
        self._sheet = sheet
        self._row = row
        self._problems = problems
        self._columns = {column.name: column for column in LAYOUT[sheet.table]}
        self.refused = False
        self.bad: set[str] = set()
        self._refuse_surplus()

    @property
    def place(self) -> str:
        """Where the row is, as ``file:line``."""
        return f"{self._sheet.raw.label}:{self._row.number}"

    def _refuse_surplus(self) -> None:
        surplus = self._row.cells[len(self._sheet.raw.header.cells) :]
        if surplus:
            self._note(
                "",
                surplus[0],
                BadValueError(
                    "the row has more cells than the header",
                    "put text that holds the separator in quotes",
                ),
            )

    def raw(self, column: str) -> str:
        """Return the text of a cell as it is."""
        return self._sheet.cell(self._row, column)

    def take(self, column: str, parse: Callable[[str], T]) -> T:
        """Return the value of a cell.

        Parameters
        ----------
        column
            Its name.
        parse
            Reads the text, raises `BadValueError`.

        Returns
        -------
        T
            The value; that of the column's example where it cannot be read: the row is
            then refused.
        """
        spec = self._columns[column]
        found = self.raw(column)
        try:
            values.text(found)
            if spec.required and not found.strip():
                raise BadValueError(
                    "is missing", f"write it, for example {spec.example}"
                )
            return parse(found if found.strip() else spec.default)
        except BadValueError as error:
            self._note(column, found, error)
            return parse(spec.example)

    def refuse(self, column: str, message: str, remedy: str) -> None:
        """Refuse the row because of one of its cells."""
        self._note(column, self.raw(column), BadValueError(message, remedy))

    def warn(self, column: str, message: str, remedy: str) -> None:
        """Take the row, with a caveat."""
        self._note(
            column,
            self.raw(column),
            BadValueError(message, remedy),
            Severity.WARNING,
        )

    def _note(
        self,
        column: str,
        found: str,
        error: BadValueError,
        severity: Severity = Severity.ERROR,
    ) -> None:
        if severity is Severity.ERROR:
            self.refused = True
            self.bad.add(column)
        self._problems.append(
            InputProblem(
                self._sheet.raw.label,
                self._row.number,
                column,
                found[:SHOWN],
                error.message,
                error.remedy,
                severity,
            )
        )


def _crates(raw: str) -> int:
    return values.whole(raw, 0, 100_000)


def read_site(row: RowReader) -> Site:
    """Return the site of a row."""
    return Site(
        id=row.take("id", values.identifier),
        kind=SiteKind(
            row.take("kind", lambda raw: values.choice(raw, ["producer", "client"]))
        ),
        name=row.take("name", values.name),
        lat=row.take("lat", values.latitude),
        lon=row.take("lon", values.longitude),
        windows=row.take("windows", parse_windows),
        address=row.take("address", values.text),
        postcode=row.take("postcode", values.text),
        town=row.take("town", values.text),
        phone=row.take("phone", values.text),
        contact=row.take("contact", values.text),
        note=row.take("note", values.text),
        service_fixed=row.take("service_minutes", values.minutes),
        service_per_crate=row.take(
            "seconds_per_crate", lambda raw: values.whole(raw, 0, 3600)
        ),
        max_size=row.take("max_vehicle", parse_size),
        tail_lift=row.take("tail_lift", values.yes_no),
        usual_vehicle=row.take("usual_vehicle", values.optional(values.identifier))
        or "",
        unwanted_vehicles=row.take("unwanted_vehicles", values.identifiers),
        priority=row.take("priority", lambda raw: values.whole(raw, 0, 3)),
        artisan=row.take("artisan", values.yes_no),
        flow=row.take("flow", lambda raw: values.member(raw, Flow)),
        language=row.take("language", values.optional(_language)) or "",
    )


def _language(raw: str) -> str:
    return values.choice(raw, LANGUAGES)


def read_driver(row: RowReader) -> Driver:
    """Return the driver of a row."""
    return Driver(
        id=row.take("id", values.identifier),
        name=row.take("name", values.name),
        phone=row.take("phone", values.text),
        windows=row.take("windows", parse_windows),
        max_day=row.take("max_hours", values.hours),
        max_days=row.take("max_days", lambda raw: values.whole(raw, 1, 7)),
        producer=row.take("producer", values.optional(values.identifier)) or "",
        turns_done=row.take("turns_done", lambda raw: values.whole(raw, 0, 100_000)),
    )


def read_vehicle(row: RowReader, hub: Hub) -> Vehicle:
    """Return the vehicle of a row; start and end are the hub unless it says other."""
    payload = row.take("max_kg", values.grams)
    a, b, c = (row.take(f"crates_{zone}", _crates) for zone in ZONES)
    vehicle = Vehicle(
        id=row.take("id", values.identifier),
        name=row.take("name", values.name),
        owner=row.take("owner", lambda raw: values.member(raw, Owner)),
        size=row.take("size", parse_size),
        profile=row.take("profile", values.text),
        start=row.take("start", values.optional(values.identifier)) or hub.site.id,
        end=row.take("end", values.optional(values.identifier)) or hub.site.id,
        max_grams=payload,
        grams=_grams_by_zone(row, payload, (a, b, c)),
        crates=(a, b, c),
        rate=row.take("rate", values.text),
        drivers=row.take("drivers", values.identifiers),
        windows=row.take("windows", parse_windows),
        max_round=row.take("max_round_km", values.optional(values.metres)),
        tail_lift=row.take("tail_lift", values.yes_no),
        max_crates=row.take("max_crates", values.optional(_crates)),
    )
    if "profile" not in row.bad and vehicle.profile not in hub.rules.profiles:
        remedy = values.one_of(vehicle.profile, hub.rules.profiles)
        row.refuse("profile", "is no profile of hub.toml", remedy)
    if "rate" not in row.bad and vehicle.rate not in hub.tariff.rates:
        remedy = values.one_of(vehicle.rate, hub.tariff.rates)
        row.refuse("rate", "is no rate of the tariff in hub.toml", remedy)
    if "drivers" not in row.bad and not vehicle.drivers:
        row.warn("drivers", "nobody may drive it", "name the ids of its drivers")
    return vehicle


def _grams_by_zone(
    row: RowReader, payload: Grams, crates: tuple[int, int, int]
) -> tuple[Grams, Grams, Grams]:
    a, b, c = (
        row.take(f"kg_{zone}", values.optional(values.grams)) if room else 0
        for zone, room in zip(ZONES, crates, strict=True)
    )
    return (
        payload if a is None else a,
        payload if b is None else b,
        payload if c is None else c,
    )


def read_product(row: RowReader) -> Product:
    """Return the product of a row."""
    product = Product(
        id=row.take("id", values.identifier),
        producer=row.take("producer", values.identifier),
        name=row.take("name", values.name),
        unit=row.take("unit", unit),
        unit_grams=row.take("unit_kg", values.optional(_weight)),
        per_crate=row.take("per_crate", values.positive),
        zone=row.take("zone", lambda raw: values.member(raw, Zone)),
        shelf_days=row.take("shelf_days", lambda raw: values.whole(raw, 0, 10_000)),
        stock_min=row.take("stock_min", values.thousandths),
        stock_target=row.take("stock_target", values.thousandths),
        price=row.take("price", values.cents),
    )
    if not row.bad and product.unit_grams is None:
        row.warn("unit_kg", "nobody has weighed it", "weigh it: its orders are refused")
    if (
        not row.bad
        and product.stock_target
        and product.stock_target < product.stock_min
    ):
        row.refuse("stock_target", "is below stock_min", "write a larger target")
    return product


def _weight(raw: str) -> Grams:
    found = values.grams(raw)
    if not found:
        raise BadValueError(
            "weighs nothing", "write its weight in kg, or leave it blank"
        )
    return found


def unit(raw: str) -> str:
    """Return a unit in small letters, at most 20 of them."""
    tidy = values.name(raw).casefold()
    if len(tidy) > 20:
        raise BadValueError("is too long for a unit", "write kg, piece, litre, crate …")
    return tidy


def read_lot(row: RowReader) -> Lot:
    """Return the lot of a row."""
    return Lot(
        id=row.take("id", values.identifier),
        product=row.take("product", values.identifier),
        quantity=row.take("quantity", values.thousandths),
        best_before=row.take("best_before", values.day),
        counted_on=row.take("counted_on", values.day),
    )


def read_dock_work(row: RowReader) -> DockWork:
    """Return the hours at the dock of a row."""
    return DockWork(
        day=row.take("day", values.day),
        producer=row.take("producer", values.identifier),
        seconds=row.take("hours", _worked),
    )


def _worked(raw: str) -> Seconds:
    return round_div(values.thousandths(raw, high=24_000) * 3600, 1000)


def read_line(
    row: RowReader,
    zone: str,
    flow_of: Callable[[str], Flow],
    unit_of: Callable[[str], str],
) -> OrderLine:
    """Return the order line of a row.

    Parameters
    ----------
    row
        The row.
    zone
        The hub's time zone.
    flow_of, unit_of
        The usual flow of a client's id, and the sales unit of a product's id.
    """

    def moment(raw: str) -> datetime:
        return values.moment(raw, zone)

    order = row.take("order", values.identifier)
    client = row.take("client", values.identifier)
    product = row.take("product", values.identifier)
    name = row.take("line", values.optional(values.identifier)) or product
    return OrderLine(
        id=f"{order}/{name}",
        order=order,
        client=client,
        product=product,
        quantity=row.take("quantity", values.thousandths),
        unit=row.take("unit", values.optional(unit)) or unit_of(product),
        day=row.take("day", values.day),
        flow=row.take("flow", values.optional(lambda raw: values.member(raw, Flow)))
        or flow_of(client),
        ordered_at=row.take("ordered_at", values.optional(moment)),
        note=row.take("note", values.text),
    )
