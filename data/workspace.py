"""A hub's workspace: one folder with `hub.toml` and, by default, `hub.db`."""

import os
from pathlib import Path

from data.engine import Database
from data.hub_file import HUB_FILE, read_hub, write_new_hub
from data.layout import Table
from data.store import SqlStore
from data.upgrade import upgrade
from mil.errors import InputError

SAMPLE_WEEK = "2026-W48"
"""The week that the sample hub has orders for."""

_SAMPLE = Path(__file__).with_name("sample")
_VARIABLE = "MIL_HUB"


def find_hub(explicit: str | Path | None) -> Path:
    """Return the workspace asked for.

    Parameters
    ----------
    explicit
        What ``--hub`` says; None: ``MIL_HUB``, else the current folder.

    Raises
    ------
    InputError
        When there is no `hub.toml` in it.
    """
    named = explicit or os.environ.get(_VARIABLE)
    folder = Path(named) if named else Path.cwd()
    if not (folder / HUB_FILE).is_file():
        raise InputError(
            f"{folder} is no hub workspace: it has no {HUB_FILE} → name one with "
            f"--hub DIR or {_VARIABLE}, or make one with: mil init DIR"
        )
    return folder


def open_store(directory: Path, *, create: bool = False) -> SqlStore:
    """Open the store of a workspace, its tables brought to this version first.

    Parameters
    ----------
    directory
        The workspace.
    create
        Whether to make a SQLite file that is missing or empty: for imports. A plan is
        never looked for in a store made this moment.

    Returns
    -------
    SqlStore
        To be closed, or used in a ``with`` statement.

    Raises
    ------
    InputError
        When `hub.toml` cannot be used.
    StoreError
        When the store cannot be, or is not there.
    """
    hub, url = read_hub(directory)
    database = Database(url, directory, create=create)
    try:
        upgrade(database)
    except BaseException:
        database.close()
        raise
    return SqlStore(database, hub)


def init_workspace(directory: Path) -> Path:
    """Make a workspace: a `hub.toml` to edit, and an empty store.

    Returns
    -------
    Path
        The new `hub.toml`.

    Raises
    ------
    InputError
        When there is one already.
    """
    made = write_new_hub(directory)
    open_store(directory, create=True).close()
    return made


def make_sample(directory: Path) -> None:
    """Make a workspace of the sample hub; nothing to do when it is one already.

    Raises
    ------
    InputError
        When it is the workspace of another hub.
    """
    source = _SAMPLE / HUB_FILE
    target = directory / HUB_FILE
    if not target.exists():
        write_new_hub(directory, source)
    elif target.read_bytes() != source.read_bytes():
        raise InputError(
            f"{directory} is the workspace of another hub → choose another DIR"
        )


def sample_files() -> list[Path]:
    """Return the input files of the sample hub."""
    return [_SAMPLE / f"{table}.csv" for table in Table]
