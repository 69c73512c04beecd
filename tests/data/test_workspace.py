"""Workspaces: found, made, opened, brought to this version; their URLs kept quiet."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

import data
from data.batch import ImportBatch
from data.codec import digest, to_bytes
from data.importer import read_files
from data.layout import LAYOUT
from data.schema import HEAD, metadata
from data.store import SqlStore
from data.workspace import (
    SAMPLE_WEEK,
    find_hub,
    init_workspace,
    make_sample,
    open_store,
    sample_files,
)
from mil.calendar import Week, Window
from mil.costs.closing import ClosedShare, ClosedWeek, Closing
from mil.errors import InputError, StoreError
from mil.places import Site, SiteKind


def set_url(folder: Path, url: str) -> None:
    """Change the store of a workspace."""
    hub = folder / "hub.toml"
    text = hub.read_text("utf-8").replace("sqlite:///hub.db", url)
    hub.write_text(text, encoding="utf-8")


def run_sql(path: Path, *statements: str) -> None:
    """Change a SQLite file behind the store's back."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_a_workspace_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The option first, then the variable, then the current folder."""
    for name in ("a", "b", "c"):
        init_workspace(tmp_path / name)
    monkeypatch.chdir(tmp_path / "c")
    monkeypatch.delenv("MIL_HUB", raising=False)
    assert find_hub(None) == Path.cwd()
    monkeypatch.setenv("MIL_HUB", str(tmp_path / "b"))
    assert find_hub(None) == tmp_path / "b"
    assert find_hub(str(tmp_path / "a")) == tmp_path / "a"
    with pytest.raises(InputError, match="--hub DIR or MIL_HUB, or make one with"):
        find_hub(tmp_path)


def test_a_new_workspace_is_empty_and_ready(tmp_path: Path) -> None:
    """There is a hub file and a store without plans; a second start is refused."""
    init_workspace(tmp_path / "new")
    assert {p.name for p in (tmp_path / "new").iterdir()} == {"hub.toml", "hub.db"}
    with open_store(tmp_path / "new") as store:
        assert store.plans() == ()
    with pytest.raises(InputError, match="is there already"):
        init_workspace(tmp_path / "new")


def test_the_sample_hub_imports_without_an_error(tmp_path: Path) -> None:
    """All its rows are taken, once, and its week has lines in all three flows."""
    make_sample(tmp_path)
    make_sample(tmp_path)
    with open_store(tmp_path, create=True) as store:
        batch = read_files(sample_files(), store.known())
        assert batch.refused == 0
        store.apply(batch)
        inputs = store.inputs(Week.parse(SAMPLE_WEEK))
    assert len(inputs.lines) > 1000
    assert {line.flow.value for line in inputs.lines} == {
        *("cross_dock", "stored", "on_site"),
    }
    assert any(product.unit_grams is None for product in inputs.products.values())


def test_the_sample_does_not_move_into_a_hub_of_one_s_own(tmp_path: Path) -> None:
    """The demo never mixes with real data."""
    init_workspace(tmp_path)
    with pytest.raises(InputError, match="is the workspace of another hub"):
        make_sample(tmp_path)


def test_migrations_give_the_schema(store: SqlStore) -> None:
    """The revisions lead to exactly the tables that the code uses."""
    with store._database.writing() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == HEAD
    folder = Path(data.__file__ or "").with_name("migrations")
    assert ScriptDirectory(str(folder)).get_current_head() == HEAD


def test_every_table_carries_its_hub() -> None:
    """One database can hold many hubs."""
    keyed = {
        table.name for table in metadata.sorted_tables if "hub_id" in table.primary_key
    }
    assert keyed == set(metadata.tables) - {"hubs"}


def test_sqlite_is_set_up_for_money(tmp_path: Path) -> None:
    """Foreign keys, write-ahead log, full sync and strict tables are really on."""
    init_workspace(tmp_path)
    with (
        open_store(tmp_path) as store,
        store._database.writing() as connection,
    ):
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "journal_mode", "synchronous", "busy_timeout")
        }
        strict = connection.exec_driver_sql(
            "SELECT count(*) FROM pragma_table_list WHERE NOT strict "
            "AND schema = 'main' AND name NOT LIKE 'sqlite%' "
            "AND name <> 'alembic_version'"
        ).scalar()
    assert pragmas == {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,
        "busy_timeout": 10_000,
    }
    assert strict == 0


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    """A database that a later version wrote is left alone."""
    init_workspace(tmp_path)
    run_sql(tmp_path / "hub.db", "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"newer version of mil .* at 9999"):
        open_store(tmp_path)
    assert not list(tmp_path.glob("*.bak"))


def test_a_store_is_copied_before_it_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a migration is due on data, a whole copy is made first."""
    init_workspace(tmp_path)
    monkeypatch.setattr("data.upgrade.HEAD", "9998")
    monkeypatch.setattr("data.upgrade._migrate", lambda _: None)
    open_store(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / f"hub.db.{HEAD}.bak")) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT count(*) FROM plans").fetchone() == (0,)
    assert not list(tmp_path.glob("*.part"))


def test_a_store_of_the_first_version_is_brought_up(tmp_path: Path) -> None:
    """Sites stored before there were tail lifts and wishes have none."""
    init_workspace(tmp_path)
    farm = Site("farm", SiteKind.PRODUCER, "Farm", 48.5, 0.6, (Window(0, 86_400),))
    with closing(open_store(tmp_path)) as store:
        store.apply(ImportBatch((), (farm,), (), (), (), (), (), ()))
    columns = ("tail_lift", "usual_vehicle", "unwanted_vehicles", "priority")
    for column in columns:
        run_sql(tmp_path / "hub.db", f"ALTER TABLE sites DROP COLUMN {column}")
    run_sql(tmp_path / "hub.db", "ALTER TABLE sites DROP COLUMN artisan")
    for column in ("tail_lift", "max_crates"):
        run_sql(tmp_path / "hub.db", f"ALTER TABLE vehicles DROP COLUMN {column}")
    run_sql(tmp_path / "hub.db", "DROP TABLE closings")
    run_sql(tmp_path / "hub.db", "DROP TABLE dock_work")
    run_sql(tmp_path / "hub.db", "UPDATE alembic_version SET version_num = '0001'")
    with closing(open_store(tmp_path)) as store:
        assert store.known().sites["farm"] == farm
        assert store.closings("2026-11") == ()


def test_bills_closed_before_clients_paid_name_their_payers(tmp_path: Path) -> None:
    """A bill stored with producers only is read with the same figures, and sealed."""
    init_workspace(tmp_path)
    week = ClosedWeek("2026-W48", 1, "a" * 64)
    share = ClosedShare("farm", 100, 20, 3, 4, 5)
    at = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    bill = Closing("2026-11", 0, at, "", "rule", (week,), (share,))
    with closing(open_store(tmp_path)) as store:
        store.close_month(bill)
    former = to_bytes(bill).replace(b'"payer"', b'"producer"')
    with closing(sqlite3.connect(tmp_path / "hub.db")) as connection, connection:
        connection.execute(
            "UPDATE closings SET body = ?, sha256 = ?", (former, digest(former))
        )
        connection.execute("UPDATE alembic_version SET version_num = '0004'")
        connection.execute("DROP TABLE dock_work")
    with closing(open_store(tmp_path)) as store:
        assert store.closings("2026-11") == (bill,)


def test_another_program_s_database_is_refused(tmp_path: Path) -> None:
    """Tables are never added to somebody else's file."""
    init_workspace(tmp_path)
    run_sql(tmp_path / "other.db", "CREATE TABLE bookmarks (url TEXT)")
    set_url(tmp_path, "sqlite:///other.db")
    with pytest.raises(StoreError, match="is another program's database"):
        open_store(tmp_path)


@pytest.mark.parametrize(
    "url",
    [
        *("", "hub.db", "mysql://h/d", "sqlite://", "sqlite:///:memory:", "nosuch://x"),
        *(
            "postgresql://u:p@h:port/d",
            "sqlite:///no/such/folder/hub.db",
            "sqlite:///.",
            "sqlite:///hub.db?mode=ro&uri=true",
            "sqlite:///file:hub.db",
            "sqlite+aiosqlite:///hub.db",
        ),
    ],
)
@pytest.mark.parametrize("create", [True, False])
def test_urls_that_cannot_be_used(
    tmp_path: Path, url: str, create: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is an error with a remedy, and no file is made anywhere."""
    init_workspace(tmp_path / "hub")
    monkeypatch.chdir(tmp_path)
    set_url(tmp_path / "hub", url)
    with pytest.raises(StoreError, match="→"):
        open_store(tmp_path / "hub", create=create)
    assert [path.name for path in tmp_path.iterdir()] == ["hub"]
    assert {path.name for path in (tmp_path / "hub").iterdir()} == {
        *("hub.toml", "hub.db"),
    }


@pytest.mark.parametrize("left", [None, b""])
def test_a_lost_database_is_named(tmp_path: Path, left: bytes | None) -> None:
    """A missing or empty file is not a hub without plans, unless one is to be made."""
    init_workspace(tmp_path)
    path = tmp_path / "hub.db"
    path.unlink()
    if left is not None:
        path.write_bytes(left)
    with pytest.raises(StoreError, match=r"hub.db is not there → restore a copy of it"):
        open_store(tmp_path)
    assert path.exists() is (left is not None)
    with open_store(tmp_path, create=True) as store:
        assert store.plans() == ()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://mil:canary@127.0.0.1:1/hub",
        "postgresql://mil:can@ary@127.0.0.1:1/hub",
        "postgresql://127.0.0.1:1/hub?password=canary",
        "postgresql://mil:canary@127.0.0.1:1x/hub",
        "postgresq://mil:canary@127.0.0.1/hub",
        "postgresql+nosuch://mil:canary@127.0.0.1/hub",
    ],
)
def test_a_password_never_shows(tmp_path: Path, url: str) -> None:
    """Neither in the message nor in what led to it, with or without the driver."""
    init_workspace(tmp_path)
    set_url(tmp_path, url)
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path)
    assert "ary" not in str(caught.value).replace("[binary]", "")
    assert caught.value.__suppress_context__ or not caught.value.__context__


def test_a_missing_driver_is_named(tmp_path: Path) -> None:
    """PostgreSQL's driver is no default dependency."""
    if "psycopg" in sys.modules or _has_psycopg():
        pytest.skip("psycopg is installed here")
    init_workspace(tmp_path)
    set_url(tmp_path, "postgresql://h/d")
    with pytest.raises(StoreError, match=r"pip install 'psycopg\[binary\]'"):
        open_store(tmp_path)


def _has_psycopg() -> bool:
    code = [sys.executable, "-c", "import psycopg"]
    return subprocess.run(code, capture_output=True, check=False).returncode == 0


def test_the_layout_is_documented() -> None:
    """Every table and column of the layout is in the page for people."""
    page = Path(data.__file__ or "").parents[1] / "docs" / "input-files.md"
    text = page.read_text("utf-8")
    sections = {part.partition("\n")[0].lower(): part for part in text.split("\n## ")}
    for table, columns in LAYOUT.items():
        for column in columns:
            shown = f"**`{column.name}`**" if column.required else f"`{column.name}`"
            assert shown in sections[table.replace("_", " ")]
            assert column.required or f"**{shown}" not in sections[table]


def test_the_page_s_examples_can_be_imported(tmp_path: Path, store: SqlStore) -> None:
    """The small example under each table is valid, and together they make a hub."""
    page = Path(data.__file__ or "").parents[1] / "docs" / "input-files.md"
    parts = page.read_text("utf-8").split("```csv\n")[1:]
    paths = []
    for number, part in enumerate(parts):
        path = tmp_path / f"{number}.csv"
        path.write_text(part.partition("```")[0], encoding="utf-8")
        paths.append(path)
    batch = read_files(paths, store.known())
    assert not batch.problems
    assert len(batch.files) == 7


@pytest.mark.skipif(sys.platform == "win32", reason="no permission bits there")
def test_a_new_database_is_its_owners_alone(tmp_path: Path) -> None:
    """Phone numbers are not for everybody with an account on the machine."""
    init_workspace(tmp_path / "hub")
    assert (tmp_path / "hub" / "hub.db").stat().st_mode & 0o077 == 0
