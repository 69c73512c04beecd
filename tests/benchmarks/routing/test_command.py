"""The command with solvers of the tests' own, good and broken, in real processes."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.routing import measure as measuring
from benchmarks.routing.command import main
from benchmarks.routing.folder import read_folder
from benchmarks.routing.instance import Instance
from benchmarks.routing.needs import Need
from benchmarks.routing.order import Order
from benchmarks.routing.peers import Solver
from benchmarks.routing.runner import Outcome, run

Write = Callable[[str, str], Path]

FAKES = '''
import os, sys, time
from dataclasses import replace
from benchmarks.routing.timing import timed
from routing.problem import visits_of

def prepare():
    print("solvers may talk")

def alone(problem, cpu_seconds, seed):
    """One vehicle for each task."""
    rounds = [(visits_of(problem, task),) for task in range(len(problem.tasks))]
    return timed(problem, tuple(rounds))

def lies(problem, cpu_seconds, seed):
    result = alone(problem, cpu_seconds, seed)
    return replace(result, cost=replace(result.cost, distance=1))

def lazy(problem, cpu_seconds, seed):
    return timed(problem, ())

def crashes(problem, cpu_seconds, seed):
    os.abort()

def raises(problem, cpu_seconds, seed):
    raise RuntimeError("no idea")

def nonsense(problem, cpu_seconds, seed):
    return "a plan"

def leaves(problem, cpu_seconds, seed):
    os._exit(0)

def hangs(problem, cpu_seconds, seed):
    time.sleep(600)
'''
NAMES = (
    *("alone", "lies", "lazy", "crashes", "raises", "nonsense", "leaves"),
    "hangs",
)


@pytest.fixture
def fakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Solver]:
    """Solvers of the tests' own, importable in child processes."""
    folder = tmp_path / "fakes"
    folder.mkdir()
    for name in NAMES:
        text = FAKES + f"\nsolve = {name}\n"
        (folder / f"fake_{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    lacks = frozenset({Need.BEYOND, Need.PAIRS})
    return {
        name: Solver(name, name.title(), f"fake_{name}", lacks, seeded=False)
        for name in NAMES
    }


@pytest.fixture
def folder(write: Write, texts: dict[str, str]) -> Path:
    """Make a folder with two instances and what is known of one."""
    write("li_lim.txt", texts["li_lim.txt"])
    write("bks.json", json.dumps({"solomon": {"bks": 12.0}}))
    return write("solomon.txt", texts["solomon.txt"]).parent


def test_the_table(
    folder: Path, fakes: dict[str, Solver], capsys: pytest.CaptureFixture[str]
) -> None:
    """12.8 is 6.67 % more than 12; no pairs for this solver; means say of how many."""
    names = "alone,lazy,lies"
    code = main([str(folder), "--seconds", "1", "--solvers", names], fakes)
    out, progress = capsys.readouterr()
    assert code == 0
    lines = {line.split("  ")[0]: line for line in out.splitlines()}
    assert lines["tiny/li_lim"].split()[1:] == ["2", "–", "–", "–", "–"]
    assert lines["tiny/solomon"].split()[1:5] == ["2", "12", "6.67", "[2v"]
    assert lines["tiny/solomon"].split()[-2:] == ["incomplete", "refused"]
    assert lines["mean tiny"].split()[2:5] == ["6.667", "(of", "1)"]
    assert "accepted by the independent judge" in out
    assert "3/3" in progress


def test_broken_solvers_never_end_the_run(
    folder: Path, fakes: dict[str, Solver], capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever a solver does, its cell says so and the others have theirs."""
    fakes["missing"] = Solver("missing", "Missing", "no_such_module")
    words = {
        "lies": "refused: cost",
        "lazy": "incomplete: 2 requests",
        "crashes": "failed: signal 6",
        "raises": "failed: exit code 1: RuntimeError: no idea",
        "nonsense": "refused: malformed",
        "leaves": "failed: no answer",
        "missing": "failed: exit code 1: ModuleNotFoundError",
    }
    names = ",".join((*words, "alone"))
    arguments = [str(folder), "--solvers", names, "--seconds", "1", "--json"]
    assert main(arguments, fakes) == 0
    told = json.loads(capsys.readouterr().out)
    runs = {run["solver"]: run for run in told["runs"] if run["instance"] == "solomon"}
    assert runs["alone"]["gap_percent"] == pytest.approx(100 * (12.8 / 12 - 1))
    assert runs["alone"]["trouble"] == ""
    for name, word in words.items():
        assert runs[name]["cost"] is None
        assert runs[name]["trouble"].startswith(word)


def test_a_solver_that_hangs_is_stopped(folder: Path, fakes: dict[str, Solver]) -> None:
    """Beyond its time and a grace it is killed, and the cell says so."""
    instance = next(i for i in read_folder(folder) if isinstance(i, Instance))
    order = Order(fakes["hangs"], instance.problem, 0.01, 1)
    ((number, outcome),) = run([order], 1, grace=3.0)
    assert number == 0
    assert outcome.trouble.startswith("failed: signal 9")


def test_stopping_prints_what_there_is(
    folder: Path,
    fakes: dict[str, Solver],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After Ctrl-C the table has the runs that ended; the others are no figures."""

    def stopped(
        orders: Sequence[Order], processors: int, command: Sequence[str]
    ) -> Iterator[tuple[int, Outcome]]:
        yield from run(orders[:1], processors, command)
        raise KeyboardInterrupt

    monkeypatch.setattr(measuring, "run", stopped)
    names = "alone,lazy"
    assert main([str(folder), "--seconds", "1", "--solvers", names], fakes) == 0
    out, progress = capsys.readouterr()
    row = next(line for line in out.splitlines() if line.startswith("tiny/solomon"))
    assert row.split()[3] == "6.67"
    assert row.split()[-1] == "–"
    assert "stopped" in progress


def test_sizes(
    folder: Path, fakes: dict[str, Solver], capsys: pytest.CaptureFixture[str]
) -> None:
    """The table by size comes after the one by instance, which leaves none out."""
    assert main([str(folder), "--sizes", "--solvers", "alone"], fakes) == 0
    out = capsys.readouterr().out
    assert out.index("tiny/solomon") < out.index("stops  instances")


def test_a_gap_without_a_best_known(
    write: Write,
    texts: dict[str, str],
    fakes: dict[str, Solver],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Without a best known the cost is shown, and no gap."""
    folder = write("solomon.txt", texts["solomon.txt"]).parent
    assert main([str(folder), "--solvers", "alone", "--seconds", "1"], fakes) == 0
    out = capsys.readouterr().out
    row = next(line for line in out.splitlines() if line.startswith("tiny/solomon"))
    assert row.split()[2:4] == ["–", "12.8"]


def test_cross_docking_is_compared_with_its_halves(
    write: Write,
    texts: dict[str, str],
    fakes: dict[str, Solver],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Wen's reference is what PyVRP finds for both halves in the same run."""
    write("wen_tw.txt", texts["wen_tw.txt"])
    folder = write("wen.txt", texts["wen.txt"]).parent
    assert main([str(folder), "--solvers", "alone", "--seconds", "0.4"], fakes) == 0
    out = capsys.readouterr().out
    row = next(line for line in out.splitlines() if line.startswith("tiny/wen"))
    assert row.split()[2] == "22*"
    assert "planned apart" in out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        [".", "--seconds", "0"],
        [".", "--seconds", "nan"],
        [".", "--seeds", "0"],
        [".", "--solvers", "gurobi"],
        [".", "--solvers", "alone,alone"],
    ],
)
def test_wrong_arguments_are_refused(
    fakes: dict[str, Solver], arguments: list[str]
) -> None:
    """Arguments that make no sense end the command with code 2."""
    with pytest.raises(SystemExit) as caught:
        main(arguments, fakes)
    assert caught.value.code == 2


def test_a_missing_folder_is_an_input_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command says which folder is missing and returns code 4."""
    assert main([str(tmp_path / "nowhere")]) == 4
    assert "nowhere" in capsys.readouterr().err


def test_loops_are_compiled_once_before_all_runs(
    folder: Path, fakes: dict[str, Solver], tmp_path: Path
) -> None:
    """A solver that compiles is prepared alone, and then in its child."""
    log = tmp_path / "prepared"
    module = tmp_path / "fakes" / "fake_slow.py"
    text = FAKES.replace(
        'print("solvers may talk")', f"open({str(log)!r}, 'a').write('x')"
    )
    module.write_text(text + "\nsolve = alone\n", encoding="utf-8")
    slow = replace(fakes["alone"], name="slow", module="fake_slow", compiled=True)
    assert main([str(folder), "--seconds", "1"], {"slow": slow}) == 0
    assert log.read_text(encoding="utf-8") == "xx"
