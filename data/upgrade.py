"""Brings a database to the tables of this version, with a copy of it first."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from data.engine import Database
from data.schema import HEAD
from mil.errors import StoreError

_MIGRATIONS = Path(__file__).with_name("migrations")


def upgrade(database: Database) -> None:
    """Create or change the tables where that is due.

    A SQLite file that holds data is copied beside itself first. Several processes may
    do this at once: one of them does the work.

    Raises
    ------
    StoreError
        When the database is of a newer version or another program's.
    """
    with database.reading() as connection:
        found = _revision(connection, database)
    if found == HEAD:
        return
    if found:
        _refuse_newer(found, database)
        if database.path:
            copy = database.path.with_name(f"{database.path.name}.{found}.bak")
            database.backup(copy)
    with database.writing() as connection:
        if _revision(connection, database) != HEAD:
            _migrate(connection)


def _revision(connection: Connection, database: Database) -> str:
    """Return the revision of the tables, empty when there are none."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        query = text("SELECT version_num FROM alembic_version")
        return str(connection.execute(query).scalar() or "")
    if tables and database.is_sqlite:
        raise StoreError(
            f"{database.name} is another program's database → name another file"
        )
    return ""


def _refuse_newer(found: str, database: Database) -> None:
    from alembic.script import ScriptDirectory  # noqa: PLC0415 -- slow, seldom needed

    known = ScriptDirectory(str(_MIGRATIONS)).walk_revisions()
    if found not in {script.revision for script in known}:
        raise StoreError(
            f"{database.name} was written by a newer version of mil (its tables are "
            f"at {found}, this version knows {HEAD}) → install the newer version"
        )


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
