"""Add the hours that producers work at the dock."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "dock_work",
        sa.Column("hub_id", sa.Text, sa.ForeignKey("hubs.id"), primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("producer", sa.Text, nullable=False),
        sa.Column("seconds", _WHOLE, nullable=False),
        sa.ForeignKeyConstraint(
            ["hub_id", "producer"],
            ["sites.hub_id", "sites.id"],
            name="fk_producer_sites",
        ),
        sqlite_strict=True,
    )
