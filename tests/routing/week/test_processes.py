"""Whatever happens to a child, the parent says what, and nothing is left running."""

import json
import os
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from mil.errors import InputError, SolverError
from routing.week.child import Task
from routing.week.processes import run_tasks

NOTHING = Task((), (), 1)


def run(code, seconds=5.0, grace=5.0, tasks=1, ended=lambda: False):
    said = []
    run_tasks(
        [NOTHING] * tasks,
        [seconds] * tasks,
        lambda number, line: said.append((number, line)),
        command=(sys.executable, "-c", textwrap.dedent(code)),
        grace=grace,
        ended=ended,
    )
    return said


def test_answers_arrive_by_number():
    """Three tasks on fewer processors are all answered, each line by itself."""
    said = run("print('[1]'); print('[2]')", tasks=3)
    assert sorted(said) == [(n, [k]) for n in range(3) for k in (1, 2)]


def test_lines_are_told_as_they_come(tmp_path):
    """The first line is told while the child still works on the second."""
    mark = tmp_path / "told"
    code = f"""
        import pathlib, time
        print("[1]", flush=True)
        ends = time.monotonic() + 20
        while not pathlib.Path({str(mark)!r}).exists() and time.monotonic() < ends:
            time.sleep(0.01)
        print("[2]" if time.monotonic() < ends else "[0]")
    """
    said = []

    def done(number, line):
        mark.touch()
        said.append(line)

    command = (sys.executable, "-c", textwrap.dedent(code))
    run_tasks([NOTHING], [30.0], done, command=command)
    assert said == [[1], [2]]


def test_no_line_is_lost_or_torn():
    """Lines written while the parent reads arrive whole, in order, each once."""
    code = """
        import sys, time
        for k in range(400):
            sys.stdout.write(f"[{k}]\\n")
            sys.stdout.flush()
            time.sleep(0.0005)
    """
    said = run(code, seconds=60, tasks=6)
    for number in range(6):
        assert [line for n, line in said if n == number] == [[k] for k in range(400)]


def test_real_child():
    """The child itself answers an empty task with no days."""
    said = []
    run_tasks([NOTHING], [5.0], lambda *line: said.append(line))
    assert said == []


def test_crash():
    """A solver that aborts is named with its signal."""
    with pytest.raises(SolverError, match="SIGABRT"):
        run("import os; os.abort()")


def test_segmentation_fault():
    """A solver that reads outside its memory is named with its signal."""
    with pytest.raises(SolverError, match="SIGSEGV"):
        run("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")


def test_exception():
    """The last line of a failing child is passed on."""
    with pytest.raises(SolverError, match="exit code 1: ValueError: spoilt"):
        run("raise ValueError('spoilt')")


@pytest.mark.parametrize("said", ["optimal, cost 0\\n", "[1]\\n[2"])
def test_garbage(said):
    """An answer that is no JSON, or breaks off, is no plan."""
    with pytest.raises(SolverError, match="no plan"):
        run(f"print('{said}', end='')")


def test_refused_input():
    """What the child refuses comes back as the user's problem."""
    with pytest.raises(InputError, match="too few rows"):
        run(f"print({json.dumps(json.dumps({'error': 'too few rows'}))})")


def test_hang():
    """A child that does not answer in time is stopped."""
    start = time.monotonic()
    with pytest.raises(SolverError, match="did not answer"):
        run("import time; time.sleep(60)", seconds=0.1, grace=0.2)
    assert time.monotonic() - start < 10


def test_an_end_is_asked_for():
    """A child that looks is told to come to an end, long before its time is up."""
    code = """
        import pickle, sys, time
        from routing.week.child import ended
        pickle.load(sys.stdin.buffer)
        asked = ended(sys.stdin.buffer)
        while not asked():
            time.sleep(0.01)
        print("[1]")
    """
    start = time.monotonic()
    # asked for at once, whether the child has begun to look or not
    assert run(code, seconds=60, grace=20, ended=lambda: True) == [(0, [1])]
    assert time.monotonic() - start < 20


def test_no_end_unless_it_is_asked_for():
    """A child that looks sees nothing while nobody wants it to end."""
    code = """
        import pickle, sys, time
        from routing.week.child import ended
        pickle.load(sys.stdin.buffer)
        asked = ended(sys.stdin.buffer)
        time.sleep(0.1)
        print([int(asked())])
    """
    assert run(code) == [(0, [0])]


def test_an_end_that_is_not_heard():
    """A child that does not come to an end when it should is stopped."""
    start = time.monotonic()
    with pytest.raises(SolverError, match="did not answer"):
        run("import time; time.sleep(60)", seconds=60, grace=0.2, ended=lambda: True)
    assert time.monotonic() - start < 10


def test_nobody_is_left_behind(tmp_path):
    """When one child crashes the others are killed."""
    code = f"""
        import os, pathlib, time
        mine = pathlib.Path({str(tmp_path)!r}) / str(os.getpid())
        mine.touch()
        while len(list(mine.parent.iterdir())) < 2:
            time.sleep(0.01)
        if mine.name == max(p.name for p in mine.parent.iterdir()):
            os.abort()
        time.sleep(60)
    """
    if len(os.sched_getaffinity(0)) < 2:
        pytest.skip("one processor runs one child at a time")
    with pytest.raises(SolverError):
        run(code, tasks=2)
    for file in tmp_path.iterdir():
        with pytest.raises(ProcessLookupError):
            os.kill(int(file.name), 0)


def test_interrupt(tmp_path):
    """Ctrl-C stops the parent at once and takes the child along."""
    mark = tmp_path / "child"
    child = f"import os, time; open({str(mark)!r}, 'w').write(str(os.getpid()) + '.')"
    script = f"""
        import signal, sys
        from routing.week.child import Task
        from routing.week.processes import run_tasks
        # whatever runs the tests in the background ignores Ctrl-C
        signal.signal(signal.SIGINT, signal.default_int_handler)
        child = {child + "; time.sleep(60)"!r}
        try:
            run_tasks([Task((), (), 1)], [60.0], print, (sys.executable, "-c", child))
        except KeyboardInterrupt:
            sys.exit(130)
    """
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )
    ends = time.monotonic() + 30
    while not (mark.exists() and mark.read_text().endswith(".")):
        assert time.monotonic() < ends
        time.sleep(0.02)
    parent.send_signal(signal.SIGINT)
    assert parent.wait(timeout=20) == 130
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()[:-1]), 0)
