"""Add whether a producer is no farmer."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    column = sa.Column("artisan", _WHOLE, nullable=False, server_default="0")
    op.add_column("sites", column)
