"""Killed at any moment, or crowded by others, the store keeps the last good state."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data.codec import to_bytes
from data.importer import read_files
from data.store import SqlStore
from data.workspace import open_store
from mil.calendar import Week
from mil.plan import WeekPlan

SCRIPT = Path(__file__).with_name("processes.py")
WEEK = Week(2026, 48)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")


@pytest.fixture
def run(
    filled: SqlStore,
    workspace: Path,
    tmp_path: Path,
    make_plan: Callable[..., WeekPlan],
) -> Callable[..., Any]:
    """Return what the script prints on the filled workspace."""
    plan = tmp_path / "plan.json"
    plan.write_bytes(to_bytes(make_plan(filled.inputs(WEEK))))
    filled.close()

    def script(mode: str, often: int, seed: int = 7) -> Any:
        words = [mode, str(workspace), str(plan), str(often), str(seed)]
        done = subprocess.run(
            [sys.executable, str(SCRIPT), *words],
            capture_output=True,
            check=True,
            timeout=60 + often,
        )
        return json.loads(done.stdout)

    return script


@pytest.fixture
def many_lines(filled: SqlStore, tables: Callable[..., list[Path]]) -> None:
    """Add enough order lines for an import to take a while."""
    header = "order,client,product,quantity,day\n"
    rows = (f"N{n},bourg,farine,1,2026-11-24\n" for n in range(1500))
    orders = tables(orders=header + "".join(rows))[-1:]
    filled.apply(read_files(orders, filled.known()))


def check_saves(told: list[tuple[int, list[int], bool]]) -> None:
    """Every acknowledged version is there and whole; at most one more is."""
    before = 0
    for said, versions, whole in told:
        assert whole
        assert versions == [*range(1, len(versions) + 1)]
        assert max(said, before) <= len(versions) <= max(said, before) + 1
        before = len(versions)
    assert before, "the kills came before anything was saved"


def check_imports(told: list[tuple[int, list[int]]]) -> None:
    """All lines are of one import: the last acknowledged one, or the one after."""
    for said, found in told:
        assert found in ([said], [said + 1])
    assert told[-1][0] > 1, "the kills came before anything was imported"


def test_killed_while_saving_plans(run: Callable[..., Any]) -> None:
    """15 kills leave no half plan and lose no version that was told to be saved."""
    check_saves(run("kill_saves", 15))


@pytest.mark.usefixtures("many_lines")
def test_killed_while_importing(run: Callable[..., Any]) -> None:
    """15 kills leave every one of 1,500 lines at the same import."""
    check_imports(run("kill_imports", 15))


@pytest.mark.campaign
def test_killed_often_while_saving_plans(run: Callable[..., Any]) -> None:
    """500 kills, other moments."""
    check_saves(run("kill_saves", 500, seed=11))


@pytest.mark.campaign
@pytest.mark.usefixtures("many_lines")
def test_killed_often_while_importing(run: Callable[..., Any]) -> None:
    """500 kills, other moments."""
    check_imports(run("kill_imports", 500, seed=11))


def test_four_processes_save_at_once(run: Callable[..., Any], workspace: Path) -> None:
    """Each version of a week goes to exactly one of them, and none is lost."""
    codes, versions = run("crowd_saves", 5)
    assert codes == [0, 0, 0, 0]
    assert versions == list(range(1, 21))
    with open_store(workspace) as store:
        assert [plan.version for plan in store.plans()] == versions


def test_four_processes_open_a_new_store(
    run: Callable[..., Any], workspace: Path
) -> None:
    """The tables are made once, whoever comes first, three times over."""
    assert run("crowd_opens", 3) == [0] * 12
    with open_store(workspace) as store:
        assert store._database.is_sqlite is False or store.plans() == ()
