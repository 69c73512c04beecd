"""A file that cannot be used gives an error with file, line, value and remedy."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.routing.folder import best_known, instance_files, reader_of
from benchmarks.routing.instance import Instance, Known
from benchmarks.routing.solutions import read_solution
from mil.errors import InputError, InputProblem

Read = Callable[..., Instance]
Write = Callable[[str, str], Path]

BROKEN = [
    ("solomon.txt", "  2         10", "  two       10", 5, "two"),
    ("solomon.txt", "6          8        20", "6          8.x      20", 11, "8.x"),
    ("solomon.txt", "6          8        20", "6          30       20", 11, "30 … 20"),
    ("solomon.txt", "6          8        20", "-6         8        20", 11, "-6"),
    ("solomon.txt", "6          8        20", "6          8        nan", 11, "nan"),
    ("solomon.txt", "6          8        20", "6.5        8        20", 11, "6.5"),
    ("solomon.txt", "    2      1", "    4      1", 12, "4"),
    ("li_lim.txt", "2\t10\t1\n", "2\t10\t0\n", 1, "0"),
    ("li_lim.txt", "-6\t10", "-5\t10", 4, "-5"),
    ("li_lim.txt", "2\t0\t2\n", "2\t0\t9\n", 3, "9"),
    ("li_lim.txt", "2\t0\t2\n", "2\t0\t0\n", 3, "1"),
    ("li_lim.txt", "3\t1\t0", "3", 4, "2 1 1 -6 10 60 3"),
    ("cvrp.vrp", "2 6\n", "2 six\n", 12, "2 six"),
    ("cvrp.vrp", "2 6\n", "2 -6\n", 12, "-6"),
    ("cvrp.vrp", "2 6\n", "2 6.5\n", 12, "6.5"),
    ("cvrp.vrp", "2 6\n", "2\n", 12, "2"),
    ("cvrp.vrp", "3 5\n", "", 10, "2"),
    ("cvrp.vrp", "2 3 4\n", "2 3\n", 8, "2 3"),
    ("cvrp.vrp", "DIMENSION : 3", "DIMENSION : x", 3, "x"),
    ("cvrp.vrp", "EUC_2D", "GEO", 4, "GEO"),
    ("cvrp.vrp", "CAPACITY : 10", "nonsense", 5, "nonsense"),
    ("cvrp.vrp", "DEPOT_SECTION\n 1\n", "DEPOT_SECTION\n 2\n", 15, "[2]"),
    ("trips.vrp", "2 8 20\n", "2 30 20\n", 20, "300 … 200"),
    ("trips.vrp", "RELEASE_TIME", "BACKHAUL", 23, "BACKHAUL"),
    ("sites.vrp", "2 2 3\n", "2 2 7\n", 28, "7"),
    ("taillard.txt", "9   8", "9.5 8", 5, "9.5"),
    ("taillard.txt", " 1  1  5\n", "", 7, ""),
    ("wen.txt", "2 10 6 22 60", "2 10 6 22 0", 1, "0"),
    ("wen.txt", "2 10 6 22 60", "3 10 6 22 60", 1, "3"),
]


@pytest.mark.parametrize(("name", "old", "new", "line", "value"), BROKEN)
def test_a_broken_line_is_named(
    read: Read,
    texts: dict[str, str],
    name: str,
    old: str,
    new: str,
    line: int,
    value: str,
) -> None:
    """The error names the file, the line, what is there, and a remedy."""
    assert texts[name].count(old) >= 1
    with pytest.raises(InputError) as caught:
        read(name, texts[name].replace(old, new, 1))
    problem = caught.value.problems[0]
    assert isinstance(problem, InputProblem)
    assert problem.file.endswith(name)
    assert (problem.line, problem.value) == (line, value)
    assert problem.remedy


@pytest.mark.parametrize("text", ["", "\n\n", "what is this\n", "1 2 3\n4 5\n"])
def test_an_unknown_format_is_refused(write: Write, text: str) -> None:
    """Text in no known format is refused, not guessed at."""
    with pytest.raises(InputError, match="none of the formats"):
        reader_of(write("odd.txt", text))


def test_an_empty_vrplib_file_is_refused(read: Read) -> None:
    """An empty file is no instance."""
    with pytest.raises(InputError):
        read("cvrp.vrp", "")


def test_a_file_that_is_no_text_is_refused(write: Write) -> None:
    """Bytes that are not UTF-8 give an error, not a crash."""
    path = write("odd.txt", "")
    path.write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(InputError, match="not a text file"):
        reader_of(path)


def test_windows_of_another_number_are_refused(write: Write, read: Read) -> None:
    """Wen's second file must have a row for each request."""
    read("wen.txt")
    write("wen_tw.txt", "600 700 370 400\n")
    path = write("wen.txt", "1 1 1 1 1 1 1\n")
    with pytest.raises(InputError):
        reader_of(path)(path, Known())


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"a": 3}', '{"a": {"bks": "much"}}', '{"a": {"bks": -1}}']
)
def test_broken_best_known_values_are_refused(write: Write, text: str) -> None:
    """`bks.json` must be an object of objects with costs."""
    path = write("bks.json", text)
    with pytest.raises(InputError, match=r"bks\.json"):
        best_known(path.parent)


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    """A missing folder and one without instances are told apart from broken files."""
    with pytest.raises(InputError, match="not a folder"):
        instance_files(tmp_path / "nowhere")
    with pytest.raises(InputError, match="no instance"):
        instance_files(tmp_path)


@pytest.mark.parametrize(
    "text", ["Route #1: 9\n", "Route #1: a\n", "Route #1: 1\n" * 5, "Route #1\n"]
)
def test_a_broken_solution_is_refused(read: Read, write: Write, text: str) -> None:
    """Nodes that are not there, words, and too many routes are refused."""
    instance = read("cvrp.vrp")
    with pytest.raises(InputError):
        read_solution(write("cvrp.sol", text), instance)
