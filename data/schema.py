"""The store's tables. Every one carries its hub, so that one database can hold many.

Amounts, weights and times are integers, days and moments ISO text, opening hours the
text of `data.windows`. On SQLite the tables are STRICT: a float never gets into an
integer column. A NULL place of a vehicle is the hub itself, which is set up in
`hub.toml` and has no row.
"""

from sqlalchemy import (
    REAL,
    BigInteger,
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

HEAD = "0006"
"""Revision of `data.migrations` that these tables are at."""

metadata = MetaData()
_WHOLE = BigInteger().with_variant(Integer(), "sqlite")
_DEGREES: Double[float] = Double().with_variant(REAL(), "sqlite")


def _hub() -> Column[str]:
    return Column("hub_id", Text, ForeignKey("hubs.id"), primary_key=True)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _whole(name: str) -> Column[int]:
    return Column(name, _WHOLE, nullable=False)


def _text_since(name: str) -> Column[str]:
    """Return a text that older rows lack, empty there."""
    return Column(name, Text, nullable=False, server_default="")


def _whole_since(name: str) -> Column[int]:
    """Return a number that older rows lack, 0 there."""
    return Column(name, _WHOLE, nullable=False, server_default="0")


def _refers(column: str, table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["hub_id", column],
        [f"{table}.hub_id", f"{table}.id"],
        name=f"fk_{column}_{table}",
    )


hubs = Table("hubs", metadata, _key("id"), _text("name"), sqlite_strict=True)

files = Table(
    "files",
    metadata,
    _hub(),
    _key("sha256"),
    _text("name"),
    _whole("rows"),
    _whole("refused"),
    sqlite_strict=True,
)

sites = Table(
    "sites",
    metadata,
    _hub(),
    _key("id"),
    _text("kind"),
    _text("name"),
    _text("address"),
    _text("postcode"),
    _text("town"),
    Column("lat", _DEGREES, nullable=False),
    Column("lon", _DEGREES, nullable=False),
    _text("phone"),
    _text("contact"),
    _text("windows"),
    _whole("service_fixed"),
    _whole("service_per_crate"),
    _text("max_size"),
    _text("flow"),
    _text("language"),
    _text("note"),
    _whole_since("tail_lift"),
    _text_since("usual_vehicle"),
    _text_since("unwanted_vehicles"),
    _whole_since("priority"),
    _whole_since("artisan"),
    sqlite_strict=True,
)

drivers = Table(
    "drivers",
    metadata,
    _hub(),
    _key("id"),
    _text("name"),
    _text("phone"),
    _text("windows"),
    _whole("max_day"),
    _whole("max_days"),
    Column("producer", Text),
    _whole("turns_done"),
    _refers("producer", "sites"),
    sqlite_strict=True,
)

vehicles = Table(
    "vehicles",
    metadata,
    _hub(),
    _key("id"),
    _text("name"),
    _text("owner"),
    _text("size"),
    _text("profile"),
    Column("start_site", Text),
    Column("end_site", Text),
    _whole("max_grams"),
    _whole("grams_ambient"),
    _whole("grams_chilled"),
    _whole("grams_frozen"),
    _whole("crates_ambient"),
    _whole("crates_chilled"),
    _whole("crates_frozen"),
    _text("rate"),
    _text("windows"),
    Column("max_round", _WHOLE),
    _whole_since("tail_lift"),
    Column("max_crates", _WHOLE),
    _refers("start_site", "sites"),
    _refers("end_site", "sites"),
    sqlite_strict=True,
)

vehicle_drivers = Table(
    "vehicle_drivers",
    metadata,
    _hub(),
    _key("vehicle"),
    _key("driver"),
    _whole("position"),
    _refers("vehicle", "vehicles"),
    _refers("driver", "drivers"),
    sqlite_strict=True,
)

products = Table(
    "products",
    metadata,
    _hub(),
    _key("id"),
    _text("producer"),
    _text("name"),
    _text("unit"),
    Column("unit_grams", _WHOLE),
    _whole("per_crate"),
    _text("zone"),
    _whole("shelf_days"),
    _whole("stock_min"),
    _whole("stock_target"),
    _whole("price"),
    _refers("producer", "sites"),
    sqlite_strict=True,
)

lots = Table(
    "lots",
    metadata,
    _hub(),
    _key("id"),
    _text("product"),
    _whole("quantity"),
    _text("best_before"),
    _text("counted_on"),
    _refers("product", "products"),
    sqlite_strict=True,
)

order_lines = Table(
    "order_lines",
    metadata,
    _hub(),
    _key("id"),
    _text("order_id"),
    _text("client"),
    _text("product"),
    _whole("quantity"),
    _text("unit"),
    _text("day"),
    _text("flow"),
    Column("ordered_at", Text),
    _text("note"),
    _refers("client", "sites"),
    _refers("product", "products"),
    Index("order_lines_by_day", "hub_id", "day"),
    sqlite_strict=True,
)

dock_work = Table(
    "dock_work",
    metadata,
    _hub(),
    _key("id"),
    _text("day"),
    _text("producer"),
    _whole("seconds"),
    _refers("producer", "sites"),
    sqlite_strict=True,
)

plans = Table(
    "plans",
    metadata,
    _hub(),
    _key("week"),
    Column("version", _WHOLE, primary_key=True, autoincrement=False),
    _text("sha256"),
    Column("body", LargeBinary, nullable=False),
    _text("planned_at"),
    _whole("rounds"),
    _whole("cost_cents"),
    sqlite_strict=True,
)
"""The primary key lets exactly one saver have each version of a week."""

closings = Table(
    "closings",
    metadata,
    _hub(),
    _key("period"),
    Column("number", _WHOLE, primary_key=True, autoincrement=False),
    _text("closed_at"),
    _text("sha256"),
    Column("body", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""Bills of closed months and their corrections; the primary key lets exactly one be
the next."""

plan_picks = Table(
    "plan_picks",
    metadata,
    _hub(),
    _key("week"),
    Column("version", _WHOLE, primary_key=True, autoincrement=False),
    _key("lot"),
    _key("day"),
    _whole("quantity"),
    ForeignKeyConstraint(
        ["hub_id", "week", "version"],
        ["plans.hub_id", "plans.week", "plans.version"],
        name="fk_pick_plan",
    ),
    sqlite_strict=True,
)
