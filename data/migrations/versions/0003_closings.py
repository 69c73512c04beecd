"""Add the bills of closed months."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "closings",
        sa.Column("hub_id", sa.Text, sa.ForeignKey("hubs.id"), primary_key=True),
        sa.Column("period", sa.Text, primary_key=True),
        sa.Column("number", _WHOLE, primary_key=True, autoincrement=False),
        sa.Column("closed_at", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
