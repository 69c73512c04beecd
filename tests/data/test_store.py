"""The store: what goes in comes out, whole, once, and for its own hub only."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import event, text

import data.engine
from data.codec import digest
from data.importer import read_files
from data.store import SqlStore
from data.workspace import open_store
from mil.calendar import DayClock, Span, Week
from mil.costs.closing import ClosedShare, ClosedWeek, Closing
from mil.errors import InputError, MilError, StoreError
from mil.orders import Flow
from mil.places import VehicleSize
from mil.plan import WeekPlan

WEEK = Week(2026, 48)
Tables = Callable[..., list[Path]]
MakePlan = Callable[..., WeekPlan]


def counts(store: SqlStore, paths: list[Path], dry_run: bool = False) -> dict[str, str]:
    """Import files and return what is said for each table."""
    report = store.apply(read_files(paths, store.known()), dry_run)
    return {str(count.table): str(count).partition(": ")[2] for count in report.tables}


def test_inputs_are_what_the_files_say(filled: SqlStore) -> None:
    """Windows, flows, weights, defaults and instants come back as they were written."""
    inputs = filled.inputs(WEEK)
    assert list(inputs.sites) == ["hub", "bois", "bourg", "pont"]
    assert inputs.sites["bourg"].name == 'Collège "du" Bourg'
    assert DayClock(date(2026, 11, 24), "Europe/Paris").spans(
        inputs.sites["bourg"].windows
    ) == ((24300, 28800),)
    assert inputs.vehicles["v1"].drivers == ("d1", "d2")
    assert inputs.vehicles["v1"].start == "hub"
    assert inputs.vehicles["v2"].start == "pont"
    assert inputs.vehicles["v1"].size is VehicleSize.VAN
    assert inputs.vehicles["v1"].grams == (900_000, 0, 0)
    assert inputs.products["carottes"].per_crate == 12_500
    assert inputs.products["farine"].unit_grams == 5050
    assert [line.id for line in inputs.lines] == ["C1/carottes", "C1/farine"]
    assert inputs.lines[0].ordered_at == datetime(2026, 11, 20, 7, tzinfo=UTC)
    assert inputs.lines[1].flow is Flow.STORED
    assert inputs.lots[0].best_before == date(2026, 12, 31)


def test_the_same_files_twice_add_nothing(filled: SqlStore, tables: Tables) -> None:
    """A second import of the same bytes finds every row unchanged and says so."""
    before = filled.inputs(WEEK)
    batch = read_files(tables(), filled.known())
    assert all(file.seen_before for file in batch.files)
    assert counts(filled, tables()) == {
        "sites": "3 unchanged",
        "drivers": "2 unchanged",
        "vehicles": "2 unchanged",
        "products": "2 unchanged",
        "lots": "1 unchanged",
        "orders": "3 unchanged",
    }
    assert filled.inputs(WEEK) == before


def test_a_changed_row_is_changed_and_no_other(
    filled: SqlStore, tables: Tables
) -> None:
    """Rows are known by their id: one new quantity, one new line, one as it was."""
    orders = (
        "order,client,product,quantity,day\n"
        "C1,bourg,farine,7,2026-11-24\nC2,bourg,farine,4,2026-12-01\n"
        "C3,bourg,farine,1,2026-11-25\n"
    )
    only = tables(orders=orders)[-1:]
    assert counts(filled, only) == {"orders": "1 added, 1 changed, 1 unchanged"}
    quantities = {line.id: line.quantity for line in filled.inputs(WEEK).lines}
    assert quantities == {"C1/carottes": 20000, "C1/farine": 7000, "C3/farine": 1000}


def test_an_unread_file_is_told_apart_from_rows(
    filled: SqlStore, tables: Tables, tmp_path: Path
) -> None:
    """The report counts rows left out and files not read, each by its own word."""
    orders = "order,client,product,quantity,day\nC9,bourg,nothing,1,2026-11-24\n"
    paths = [tables(orders=orders)[-1], tmp_path / "nothing.csv"]
    report = filled.apply(read_files(paths, filled.known()))
    assert str(report) == "nothing; 1 row left out; 1 file or sheet not read"


def test_quantity_nought_cancels_a_line(filled: SqlStore, tables: Tables) -> None:
    """A line imported again with quantity 0 is no longer planned."""
    orders = "order,client,product,quantity,day\nC1,bourg,farine,0,2026-11-24\n"
    counts(filled, tables(orders=orders)[-1:])
    assert [line.id for line in filled.inputs(WEEK).lines] == ["C1/carottes"]


def test_hours_at_the_dock_are_kept_changed_and_cancelled(
    filled: SqlStore, tables: Tables
) -> None:
    """A row a day and producer; 0 cancels it; other months are not asked for."""
    head, november = "day,producer,hours\n", Span.parse("2026-11")

    def enter(row: str) -> dict[str, str]:
        return counts(filled, tables(dock_work=head + row)[-1:])

    assert enter("2026-11-24,pont,2.5\n2026-12-01,pont,1\n") == {"dock_work": "2 added"}
    (work,) = filled.dock_work(november)
    assert (work.day, work.producer, work.seconds) == (
        *(date(2026, 11, 24), "pont"),
        9000,
    )
    assert enter("2026-11-24,pont,3\n") == {"dock_work": "1 changed"}
    assert [one.seconds for one in filled.dock_work(november)] == [10_800]
    enter("2026-11-24,pont,0\n")
    assert filled.dock_work(november) == ()
    assert len(filled.dock_work(Span.parse("2026-W49"))) == 1


def test_new_drivers_of_a_vehicle_are_a_change(
    filled: SqlStore, tables: Tables
) -> None:
    """Who may drive a vehicle is part of it, in the order written."""
    header, first, _ = tables()[2].read_text("utf-8").splitlines()
    vehicles = f"{header}\n{first.replace('d1 d2', 'd2')}\n"
    path = tables(vehicles=vehicles)[2]
    assert counts(filled, [path]) == {"vehicles": "1 changed"}
    assert filled.inputs(WEEK).vehicles["v1"].drivers == ("d2",)


def test_a_dry_run_writes_nothing(store: SqlStore, tables: Tables) -> None:
    """It counts what would be added, and the store stays empty."""
    assert counts(store, tables(), dry_run=True)["orders"] == "3 added"
    assert not store.known().sites
    assert not store.known().files


def test_a_plan_comes_back_equal(filled: SqlStore, make_plan: MakePlan) -> None:
    """What was saved is what is read, and versions count from 1."""
    plan = make_plan(filled.inputs(WEEK))
    assert filled.save_plan(plan) == 1
    newer = replace(plan, refusals=())
    assert filled.save_plan(newer) == 2
    assert filled.plan(WEEK) == newer
    assert filled.plan(WEEK, version=1) == plan
    assert [(p.version, p.rounds, p.cost) for p in filled.plans()] == [
        (1, 1, 3602),
        (2, 1, 3602),
    ]


def test_an_unplanned_week_is_named(filled: SqlStore) -> None:
    """There is nothing to show before a plan, and the remedy is said."""
    with pytest.raises(InputError, match="2026-W48 is not planned yet → run"):
        filled.plan(WEEK)


def test_other_weeks_take_from_the_lots(
    filled: SqlStore, make_plan: MakePlan, tables: Tables
) -> None:
    """The newest other plan is deducted: not its own week's, older ones, the unserved.

    40 are counted; the week's first plan takes 6, its newest 10; 1 stays behind.
    """
    inputs = filled.inputs(WEEK)
    filled.save_plan(make_plan(inputs))
    filled.save_plan(make_plan(inputs, picked=10_000))
    assert filled.inputs(WEEK).lots[0].quantity == 40_000
    assert filled.inputs(Week(2026, 49)).lots[0].quantity == 30_000
    recount = "id,product,quantity,best_before,counted_on\n"
    recount += "L1,farine,12,2026-12-31,2026-11-25\n"
    counts(filled, tables(lots=recount)[4:5])
    assert filled.inputs(Week(2026, 49)).lots[0].quantity == 12_000


def test_an_empty_lot_is_left_out(filled: SqlStore, make_plan: MakePlan) -> None:
    """A lot that another week's plan takes whole is not offered again."""
    filled.save_plan(make_plan(filled.inputs(WEEK), picked=40_000))
    assert filled.inputs(Week(2026, 49)).lots == ()


def test_hubs_share_a_database_and_no_row(
    filled: SqlStore, workspace: Path, make_plan: MakePlan
) -> None:
    """Another hub in the same database sees nothing of the first, nor saves for it."""
    plan = make_plan(filled.inputs(WEEK))
    filled.save_plan(plan)
    hub = workspace / "hub.toml"
    text_ = hub.read_text("utf-8")
    hub.write_text(text_.replace('id = "my-hub"', 'id = "other"'), "utf-8")
    with open_store(workspace) as other:
        assert other.known().sites == {}
        assert other.plans() == ()
        assert other.inputs(WEEK).lines == ()
        with pytest.raises(StoreError, match="the plan is of hub my-hub"):
            other.save_plan(plan)


def _run(store: SqlStore, sql: str) -> None:
    with store._database.writing() as connection:
        connection.execute(text(sql))


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE plans SET body = X'7B7D'",
        "UPDATE plans SET sha256 = 'f'",
        "UPDATE plans SET body = CAST(replace(body, '480', '481') AS BLOB)",
    ],
)
def test_a_damaged_plan_is_refused(
    filled: SqlStore, make_plan: MakePlan, damage: str
) -> None:
    """A body that is not what was saved is never shown, however valid it looks."""
    filled.save_plan(make_plan(filled.inputs(WEEK)))
    if not filled._database.is_sqlite:
        damage = "UPDATE plans SET sha256 = 'f'"
    _run(filled, damage)
    with pytest.raises(StoreError, match="version 1 of 2026-W48 is damaged"):
        filled.plan(WEEK)


def test_a_plan_of_another_layout_is_refused(filled: SqlStore) -> None:
    """A body with the right digest and the wrong keys is an error with a remedy."""
    filled.save_plan  # noqa: B018
    body = b'{"x":1}'
    with filled._database.writing() as connection:
        filled._ensure_hub(connection)
        connection.execute(
            text("INSERT INTO plans VALUES ('my-hub','2026-W48',1,:s,:b,'',0,0)"),
            {"s": digest(body), "b": body},
        )
    with pytest.raises(StoreError, match="another version"):
        filled.plan(WEEK)


def test_closings_come_back_equal_and_only_once(filled: SqlStore) -> None:
    """What was billed is what is read; who comes second is told, and loses nothing."""
    week = ClosedWeek(str(WEEK), 1, "ab")
    shares = (ClosedShare("moulin", 1, 2, 3, -4),)
    moment = datetime(2026, 12, 1, 8, tzinfo=UTC)
    first = Closing("2026-11", 0, moment, "", "shapley", (week,), shares)
    second = replace(first, number=1, reason="=1+1")
    filled.close_month(first)
    filled.close_month(second)
    assert filled.closings("2026-11") == (first, second)
    assert filled.closings("2026-12") == ()
    with pytest.raises(StoreError, match="by someone else meanwhile"):
        filled.close_month(second)
    _run(filled, "UPDATE closings SET sha256 = 'f' WHERE number = 1")
    with pytest.raises(StoreError, match=r"bill of 2026-11 \(number 1\) is damaged"):
        filled.closings("2026-11")


def test_foreign_keys_hold(filled: SqlStore) -> None:
    """A line of a product that is not there is refused by the database itself."""
    with pytest.raises(StoreError, match="nothing was written"):
        _run(filled, "UPDATE order_lines SET product = 'nothing'")
    with pytest.raises(StoreError, match="nothing was written"):
        _run(filled, "DELETE FROM sites")


def test_integers_stay_integers(filled: SqlStore) -> None:
    """A part of a gram does not get into the store."""
    if filled._database.is_sqlite:
        with pytest.raises(StoreError, match="nothing was written"):
            _run(filled, "UPDATE products SET price = 1.5")


def test_a_savepoint_falls_with_its_transaction(filled: SqlStore) -> None:
    """What a savepoint kept is gone when the transaction around it fails."""

    def fail() -> None:
        with filled._database.writing() as connection:
            with connection.begin_nested():
                connection.execute(text("UPDATE lots SET quantity = 1"))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert filled.inputs(WEEK).lots[0].quantity == 40_000


def test_an_import_that_fails_leaves_nothing(store: SqlStore, tables: Tables) -> None:
    """Orders whose site vanished meanwhile undo the whole import."""
    batch = read_files(tables(), store.known())
    broken = replace(batch, sites=batch.sites[1:])
    with pytest.raises(StoreError, match="changed by someone else meanwhile"):
        store.apply(broken)
    assert not store.known().sites
    assert not store.known().files


@pytest.fixture
def sqlite_store(filled: SqlStore) -> SqlStore:
    """Return the filled store where it is a SQLite file."""
    if not filled._database.is_sqlite:
        pytest.skip("about SQLite files")
    return filled


def test_a_lock_is_waited_for_and_then_named(
    sqlite_store: SqlStore, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readers go on while someone writes; a second writer gives up with the remedy."""
    monkeypatch.setattr(data.engine, "BUSY_SECONDS", 0.1)
    with open_store(workspace) as store, sqlite_store._database.writing():
        assert store.inputs(WEEK).lines
        with pytest.raises(StoreError, match="busy: another mil command is writing"):
            _run(store, "UPDATE lots SET quantity = 1")


def test_a_full_disk_changes_nothing(
    sqlite_store: SqlStore, make_plan: MakePlan
) -> None:
    """The save fails with the remedy and every row is as before."""
    inputs = sqlite_store.inputs(WEEK)

    def shrink(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 1").close()

    event.listen(sqlite_store._database._writer, "connect", shrink)
    big = replace(make_plan(inputs), refusals=make_plan(inputs).refusals * 5000)
    with pytest.raises(StoreError, match="is full: nothing was changed → free some"):
        sqlite_store.save_plan(big)
    assert sqlite_store.plans() == ()
    assert sqlite_store.inputs(WEEK) == inputs


def test_a_read_only_store_is_named(
    sqlite_store: SqlStore, make_plan: MakePlan
) -> None:
    """Reading works, and writing says what to do."""
    plan = make_plan(sqlite_store.inputs(WEEK))

    def lock(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA query_only = ON").close()

    event.listen(sqlite_store._database._writer, "connect", lock)
    with pytest.raises(StoreError, match="is read-only → make the file"):
        sqlite_store.save_plan(plan)
    assert sqlite_store.inputs(WEEK) == plan.inputs


@pytest.mark.parametrize(
    ("writable", "raised", "said"),
    [
        (False, "unable to open database file", "is read-only → make the file"),
        (True, "unable to open database file", "cannot be opened → check that"),
        (True, "disk I/O error", "the disk may be full, nothing was changed → free"),
    ],
)
def test_what_the_disk_says_is_explained(
    sqlite_store: SqlStore,
    monkeypatch: pytest.MonkeyPatch,
    writable: bool,
    raised: str,
    said: str,
) -> None:
    """SQLite's words for a read-only folder and a full disk get their remedies."""
    monkeypatch.setattr("data.engine.os.access", lambda *_: writable)

    def fail() -> None:
        with sqlite_store._database.writing():
            raise sqlite3.OperationalError(raised)

    with pytest.raises(StoreError, match=said):
        fail()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE sites SET kind = 'castle' WHERE id = 'bois'",
        "UPDATE vehicles SET size = 'tank'",
        "UPDATE products SET zone = 'hot'",
        "UPDATE lots SET best_before = 'soon'",
    ],
)
def test_an_unknown_word_in_the_store_is_named(filled: SqlStore, damage: str) -> None:
    """A value that this version does not know is an error of the store."""
    _run(filled, damage)
    with pytest.raises(StoreError, match=r"in the store cannot be read .* → they are"):
        filled.inputs(WEEK)


def test_the_hub_never_takes_a_farm_s_place(filled: SqlStore, workspace: Path) -> None:
    """A hub that is given the id of an imported site is refused, with both named."""
    hub = workspace / "hub.toml"
    text_ = hub.read_text("utf-8")
    hub.write_text(text_.replace('id = "hub"', 'id = "pont"'), "utf-8")
    with (
        open_store(workspace) as store,
        pytest.raises(
            InputError, match=r"hub.toml \[site.id\] 'pont': .*Ferme du Pont"
        ),
    ):
        store.inputs(WEEK)
    assert filled.inputs(WEEK).sites["pont"].name == "Ferme du Pont"


def test_bytes_that_are_no_database(tmp_path: Path, sqlite_store: SqlStore) -> None:
    """A file of something else is named, and left as it is."""
    path = tmp_path / "hub" / "hub.db"
    sqlite_store.close()
    for extra in tmp_path.glob("hub/hub.db-*"):
        extra.unlink()
    path.write_bytes(b"These are no tables at all. " * 300)
    with pytest.raises(MilError, match="is no database → restore a copy"):
        open_store(tmp_path / "hub")
    assert path.read_bytes().startswith(b"These are")
