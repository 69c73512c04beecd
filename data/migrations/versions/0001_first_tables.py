"""Create the first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_DEGREES: sa.Double[float] = sa.Double().with_variant(sa.REAL(), "sqlite")


def _hub() -> sa.Column[str]:
    return sa.Column("hub_id", sa.Text, sa.ForeignKey("hubs.id"), primary_key=True)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, _WHOLE, nullable=False)


def _refers(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["hub_id", column],
        [f"{table}.hub_id", f"{table}.id"],
        name=f"fk_{column}_{table}",
    )


def upgrade() -> None:
    _create_hubs()
    _create_fleet()
    _create_goods()
    _create_plans()


def _create_hubs() -> None:
    op.create_table("hubs", _key("id"), _text("name"), sqlite_strict=True)
    op.create_table(
        "files",
        _hub(),
        _key("sha256"),
        _text("name"),
        _whole("rows"),
        _whole("refused"),
        sqlite_strict=True,
    )
    op.create_table(
        "sites",
        _hub(),
        _key("id"),
        _text("kind"),
        _text("name"),
        _text("address"),
        _text("postcode"),
        _text("town"),
        sa.Column("lat", _DEGREES, nullable=False),
        sa.Column("lon", _DEGREES, nullable=False),
        _text("phone"),
        _text("contact"),
        _text("windows"),
        _whole("service_fixed"),
        _whole("service_per_crate"),
        _text("max_size"),
        _text("flow"),
        _text("language"),
        _text("note"),
        sqlite_strict=True,
    )


def _create_fleet() -> None:
    op.create_table(
        "drivers",
        _hub(),
        _key("id"),
        _text("name"),
        _text("phone"),
        _text("windows"),
        _whole("max_day"),
        _whole("max_days"),
        sa.Column("producer", sa.Text),
        _whole("turns_done"),
        _refers("producer", "sites"),
        sqlite_strict=True,
    )
    op.create_table(
        "vehicles",
        _hub(),
        _key("id"),
        _text("name"),
        _text("owner"),
        _text("size"),
        _text("profile"),
        sa.Column("start_site", sa.Text),
        sa.Column("end_site", sa.Text),
        _whole("max_grams"),
        _whole("grams_ambient"),
        _whole("grams_chilled"),
        _whole("grams_frozen"),
        _whole("crates_ambient"),
        _whole("crates_chilled"),
        _whole("crates_frozen"),
        _text("rate"),
        _text("windows"),
        sa.Column("max_round", _WHOLE),
        _refers("start_site", "sites"),
        _refers("end_site", "sites"),
        sqlite_strict=True,
    )
    op.create_table(
        "vehicle_drivers",
        _hub(),
        _key("vehicle"),
        _key("driver"),
        _whole("position"),
        _refers("vehicle", "vehicles"),
        _refers("driver", "drivers"),
        sqlite_strict=True,
    )


def _create_goods() -> None:
    op.create_table(
        "products",
        _hub(),
        _key("id"),
        _text("producer"),
        _text("name"),
        _text("unit"),
        sa.Column("unit_grams", _WHOLE),
        _whole("per_crate"),
        _text("zone"),
        _whole("shelf_days"),
        _whole("stock_min"),
        _whole("stock_target"),
        _whole("price"),
        _refers("producer", "sites"),
        sqlite_strict=True,
    )
    op.create_table(
        "lots",
        _hub(),
        _key("id"),
        _text("product"),
        _whole("quantity"),
        _text("best_before"),
        _text("counted_on"),
        _refers("product", "products"),
        sqlite_strict=True,
    )
    op.create_table(
        "order_lines",
        _hub(),
        _key("id"),
        _text("order_id"),
        _text("client"),
        _text("product"),
        _whole("quantity"),
        _text("unit"),
        _text("day"),
        _text("flow"),
        sa.Column("ordered_at", sa.Text),
        _text("note"),
        _refers("client", "sites"),
        _refers("product", "products"),
        sqlite_strict=True,
    )
    op.create_index("order_lines_by_day", "order_lines", ["hub_id", "day"])


def _create_plans() -> None:
    op.create_table(
        "plans",
        _hub(),
        _key("week"),
        sa.Column("version", _WHOLE, primary_key=True, autoincrement=False),
        _text("sha256"),
        sa.Column("body", sa.LargeBinary, nullable=False),
        _text("planned_at"),
        _whole("rounds"),
        _whole("cost_cents"),
        sqlite_strict=True,
    )
    op.create_table(
        "plan_picks",
        _hub(),
        _key("week"),
        sa.Column("version", _WHOLE, primary_key=True, autoincrement=False),
        _key("lot"),
        _key("day"),
        _whole("quantity"),
        sa.ForeignKeyConstraint(
            ["hub_id", "week", "version"],
            ["plans.hub_id", "plans.week", "plans.version"],
            name="fk_pick_plan",
        ),
        sqlite_strict=True,
    )
