"""Add what sites expect of vehicles, and what vehicles have."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, _WHOLE, nullable=False, server_default="0")


def upgrade() -> None:
    op.add_column("sites", _whole("tail_lift"))
    op.add_column("sites", _text("usual_vehicle"))
    op.add_column("sites", _text("unwanted_vehicles"))
    op.add_column("sites", _whole("priority"))
    op.add_column("vehicles", _whole("tail_lift"))
    op.add_column("vehicles", sa.Column("max_crates", _WHOLE))
