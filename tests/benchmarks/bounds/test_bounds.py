"""Cuts of instances, and the table of what is proven about them."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.bounds.command import main
from benchmarks.bounds.cut import cut
from benchmarks.days.planted import hub_day
from benchmarks.routing.fleet import Client, deliveries
from routing.problem import Matrix, TaskKind, Vehicle, visits_of
from routing.validate import validate

FEW = """TINY

VEHICLE
NUMBER     CAPACITY
  3         10

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

    0      0          0          0          0       200          0
    1      3          4          6          8        20          2
    2      1          1          5          0        90          3
    3      6          8          4          0        90          3
"""
ONE_ROUND_OF_TWO = 5 + 5 + 10
"""Clients 1 and 3 lie on one line."""

Run = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one instance of three clients."""
    path = tmp_path / "tiny"
    path.mkdir()
    (path / "few.txt").write_text(FEW, encoding="utf-8")
    return path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command on it."""

    def command(*options: str) -> str:
        assert main([str(folder), "--search", "0.05", "--seconds", "5", *options]) == 0
        return capsys.readouterr().out

    return command


def test_small_instances_are_proven(run: Run) -> None:
    """Two clients cost 10 + 2.8, three 20 + 2.8; a larger cut is the whole, once."""
    told = json.loads(run("--stops", "2,3,50", "--json"))
    assert [(row["stops"], row["cost"], row["bound"]) for row in told] == [
        (2, 12.8, 12.8),
        (3, pytest.approx(ONE_ROUND_OF_TWO + 2.8), pytest.approx(22.8)),
    ]
    assert all(row["proven"] and row["gap_percent"] == 0 for row in told)


def test_the_table_counts_what_is_proven(run: Run) -> None:
    """One line for each part, one for each number of stops."""
    lines = run("--stops", "2").splitlines()
    assert lines[1].split()[:5] == ["tiny/few", "2", "12.8", "12.8", "0.00"]
    assert lines[1].split()[-1] == "yes"
    assert any(
        line.startswith("2 stops: 1 of 1 proven, 1 within 1 %") for line in lines
    )


def test_no_folder_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there ends the command with its name and code 4."""
    assert main([str(tmp_path / "nowhere")]) == 4
    assert "nowhere" in capsys.readouterr().err


def test_a_cut_keeps_requests_whole() -> None:
    """Of a hub's day the first requests stay, with what they wait for, renumbered."""
    whole = replace(hub_day(seed=2, stops=20).problem, keeps=(), locks=())
    part = cut(whole, 9)
    validate(part)
    visits = [n for task in range(len(part.tasks)) for n in visits_of(part, task)]
    assert 0 < len(visits) <= 9
    assert [r.loss for r in part.requests] == [
        r.loss for r in whole.requests[: len(part.requests)]
    ]
    more = cut(whole, 10_000)
    assert len(more.tasks) == len(whole.tasks)


def test_a_cut_has_the_first_clients() -> None:
    """Clients keep their places and loads."""
    legs = np.array([[0, 1, 2], [1, 0, 1], [2, 1, 0]], np.int64)
    clients, van = [Client((4,)), Client((5,))], Vehicle(0, 0, 0, 100, (9,))
    whole = deliveries(Matrix(legs, legs), clients, [van])
    part = cut(whole, 1)
    assert [task.load for task in part.tasks] == [(4,)]
    assert part.tasks[0].kind is TaskKind.DELIVER
