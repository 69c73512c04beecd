"""One database by its URL: transactions that hold, and errors that a person can mend.

SQLite as it comes checks no foreign keys, lets savepoints outlive a rollback and loses
updates. Here: foreign keys on, write-ahead log, every commit flushed to the disk,
``BEGIN IMMEDIATE`` for what writes and plain ``BEGIN`` for what reads, ten seconds of
patience. PostgreSQL runs writers serialisable and readers on one snapshot. A URL's
password never shows in a message.
"""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    SQLAlchemyError,
)
from sqlalchemy.pool import NullPool

from mil.errors import StoreError

BUSY_SECONDS = 10
_BUSY = "is busy: another mil command is writing → wait for it, then try again"
_SQLITE = ("sqlite", "sqlite+pysqlite")
_COLLISIONS = ("serialize", "deadlock")
_REMEDIES = (
    ("locked", _BUSY),
    ("serialize", _BUSY),
    ("deadlock", _BUSY),
    ("readonly", "is read-only → make the file and its folder writable"),
    ("read-only", "is read-only → make the file and its folder writable"),
    ("full", "is full: nothing was changed → free some disk space, then try again"),
    (
        "disk i/o error",
        "cannot be written: the disk may be full, nothing was changed → free some "
        "disk space, then try again",
    ),
    ("not a database", "is no database → restore a copy, or name another file"),
    ("malformed", "is damaged → restore a copy of it"),
    ("could not decode", "is damaged → restore a copy of it"),
    ("unable to open", "cannot be opened → check that its folder exists and is yours"),
)


class ConflictError(StoreError):
    """Someone else changed the same rows meanwhile; trying again may help."""


class Database:
    """A database, SQLite or PostgreSQL.

    Parameters
    ----------
    url
        SQLAlchemy URL; a relative SQLite path counts from `folder`.
    folder
        The workspace.
    create
        Whether to make a SQLite file that is not there.

    Raises
    ------
    StoreError
        When the URL cannot be used, its driver is not installed, or the SQLite file
        is missing or empty and not to be made.
    """

    def __init__(self, url: str, folder: Path, *, create: bool = False) -> None:
        parsed = _parse_url(url, folder)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        self.path = Path(parsed.database or "") if self.is_sqlite else None
        self.name = _harmless_name(parsed)
        self._secrets = _secrets(url)
        if self.path and create:
            _make_private(self.path)
        elif self.path:
            _refuse_missing(self.path)
        self._writer = self._engine(parsed, "IMMEDIATE", "SERIALIZABLE")
        self._reader = self._engine(parsed, "", "REPEATABLE READ")

    def _engine(self, url: URL, begin: str, isolation: str) -> Engine:
        try:
            if not self.is_sqlite:
                return create_engine(
                    url, hide_parameters=True, isolation_level=isolation
                )
            engine = create_engine(
                url,
                hide_parameters=True,
                poolclass=NullPool,
                connect_args={"isolation_level": None, "timeout": BUSY_SECONDS},
            )
        except ImportError:
            raise StoreError(
                f"{self.name} needs a driver that is not installed → "
                "pip install 'psycopg[binary]'"
            ) from None
        except (SQLAlchemyError, TypeError, ValueError):
            raise _unusable() from None
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(
            engine,
            "begin",
            lambda connection: connection.exec_driver_sql(f"BEGIN {begin}"),
        )
        return engine

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in a transaction that is committed at the end.

        Raises
        ------
        StoreError
            When something fails; nothing is then changed.
        """
        with self._explained(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store.

        Raises
        ------
        StoreError
            When something fails.
        """
        with self._explained(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError as error:
            raise ConflictError(
                f"{self.name} was changed by someone else meanwhile; nothing was "
                f"written → try again{self._detail(error)}"
            ) from None
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise self._explain(error) from None

    def _explain(self, error: Exception) -> StoreError:
        said = str(error.orig if isinstance(error, DBAPIError) else error).casefold()
        if "unable to open" in said and self._is_read_only():
            said = "readonly"  # the log beside the file cannot be made
        for sign, remedy in _REMEDIES:
            if sign in said:
                kind = ConflictError if sign in _COLLISIONS else StoreError
                return kind(f"{self.name} {remedy}")
        return StoreError(
            f"{self.name} cannot be used{self._detail(error)} → check [store] url"
        )

    def _is_read_only(self) -> bool:
        if not self.path or not self.path.is_file():
            return False
        return not all(
            os.access(path, os.W_OK) for path in (self.path.parent, self.path)
        )

    def _detail(self, error: Exception) -> str:
        """Return what the driver said, in one line, unless it holds a secret."""
        said = str(error.orig if isinstance(error, DBAPIError) else error)
        if any(secret in said for secret in self._secrets):
            return f" ({type(error).__name__})"
        return f" ({' '.join(said.split())[:200]})"

    def backup(self, target: Path) -> None:
        """Copy a SQLite database, whole even while others write.

        Raises
        ------
        StoreError
            When it cannot be copied; there is then no file `target`.
        """
        part = target.with_name(target.name + ".part")
        with self._explained():
            try:
                with (
                    closing(sqlite3.connect(str(self.path))) as source,
                    closing(sqlite3.connect(part)) as copy,
                ):
                    source.backup(copy)
                part.replace(target)
            except OSError as error:
                raise StoreError(
                    f"{target} cannot be written ({error.strerror}) → free the place"
                ) from None
            finally:
                part.unlink(missing_ok=True)

    def close(self) -> None:
        """Give all connections back."""
        self._writer.dispose()
        self._reader.dispose()


def _make_private(path: Path) -> None:
    """Make a new database readable by its owner alone: it holds phone numbers."""
    with suppress(OSError):  # what is in the way, SQLite says better
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _refuse_missing(path: Path) -> None:
    """Refuse a lost database, which would look like a hub that planned nothing yet."""
    try:
        lost = path.stat().st_size == 0
    except OSError as error:
        lost = isinstance(error, FileNotFoundError | NotADirectoryError)
    if lost:
        raise StoreError(
            f"{path} is not there → restore a copy of it, or import your files to "
            "start anew"
        )


def _set_up_sqlite(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()


def _unusable() -> StoreError:
    return StoreError(
        "[store] url in hub.toml cannot be used → write sqlite:///hub.db or "
        "postgresql://user@server/database, with %40 for an @ in a password"
    )


def _parse_url(url: str, folder: Path) -> URL:
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise _unusable() from None
    if backend == "postgresql":
        if parsed.drivername == "postgresql":
            return parsed.set(drivername="postgresql+psycopg")
        return parsed
    if parsed.drivername not in _SQLITE or parsed.database in {None, "", ":memory:"}:
        raise _unusable()
    if parsed.query or str(parsed.database).startswith("file:"):
        raise StoreError(
            "[store] url in hub.toml holds a ? or file:, which a SQLite store does not "
            "take → write its file alone: sqlite:///hub.db"
        )
    return parsed.set(database=str(folder.absolute() / str(parsed.database)))


def _harmless_name(url: URL) -> str:
    """Return how messages call the database; never more than its file or server."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    host = url.host or "this machine"
    safe = host if re.fullmatch(r"[A-Za-z0-9.:_-]+", host) else "the server"
    return f"the PostgreSQL database on {safe}"


def _secrets(url: str) -> tuple[str, ...]:
    """Return what must not be shown: all parts around a password, however written."""
    inside = url.partition("://")[2]
    credentials = inside.rpartition("@")[0].partition(":")[2]
    query = re.findall(r"(?i)pass[a-z]*=([^&]*)", inside)
    parts = (part for text in (credentials, *query) for part in re.split("[@/]", text))
    return tuple(part for part in parts if part)
