"""Runs the revisions in the transaction of `data.upgrade`."""

from alembic import context

from data.schema import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata
)
with context.begin_transaction():
    context.run_migrations()
