"""Tables of coalition costs from files: what is read, and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from data.game_file import holds_list, read_games
from mil.costs.airport import AirportGame
from mil.costs.game import CostGame
from mil.errors import InputError

THREE = {"A": 10, "B": 12.5, "C": 9, "A,B": 15, "A,C": 14, "B,C": 16, "A,B,C": 21.25}


def written(tmp_path: Path, content: str, name: str = "game.csv") -> Path:
    """Write a file."""
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    return file


def as_json(tmp_path: Path, entry: Any) -> Path:
    """Write a file of JSON."""
    return written(tmp_path, json.dumps(entry), "game.json")


def table(file: Path) -> CostGame:
    """Read the only game of a file."""
    (found,) = read_games(file)
    assert isinstance(found.game, CostGame)
    return found.game


def test_json(tmp_path: Path) -> None:
    """Costs become whole numbers of the smallest unit that is used."""
    file = as_json(tmp_path, {"players": ["A", "B", "C"], "coalition_costs": THREE})
    (found,) = read_games(file)
    assert found.decimals == 2
    assert isinstance(found.game, CostGame)
    assert found.game.costs.tolist() == [0, 1000, 1250, 1500, 900, 1400, 1600, 2125]
    assert found.told(2125) == 21.25
    assert not holds_list(file)


def test_json_lists(tmp_path: Path) -> None:
    """A list may hold several games, with runways among them."""
    first = {"name": "one", "players": ["A"], "coalition_costs": {"A": 3}}
    other = {"players": ["s", "l"], "capital_cost": {"s": 5, "l": 9.5}}
    other["movements"] = {"s": 3, "l": 1}
    one, two = read_games(file := as_json(tmp_path, [first, other]))
    assert holds_list(file)
    assert one.name == "one"
    assert two.game == AirportGame(("s", "l"), (3, 1), (50, 95))


@pytest.mark.parametrize(
    "content",
    [
        "coalition,cost\nA,10\nB,12.5\nC,9\nA+B,15\nA+C,14\nC+B,16\nA+B+C,21.25\n",
        "coalition;cost\nA;10\nB;12,5\nC;9\nA,B;15\nA,C;14\nB,C;16\nA,B,C;21,25\n",
        'coalition,cost\n"A",10\n"B",12.5\n"C",9\n"A,B",15\n"A,C",14\n"B,C",16\n'
        '"A, B, C",21.25\n',
        "A,B,C,cost\n1,0,0,10\n0,1,0,12.5\n1,1,0,15\n0,0,1,9\n1,0,1,14\n0,1,1,16\n"
        "x,x,x,21.25\n",
        "\ufeffcoalition\tcost\nA\t10\nB\t12,5\nC\t9\nA B\t15\nA C\t14\nB C\t16\n"
        "A B C\t21,25\n",
    ],
)
def test_csv(tmp_path: Path, content: str) -> None:
    """Coalitions as names with any usual separator, or as marks in columns."""
    game = table(written(tmp_path, content))
    assert game.players == ("A", "B", "C")
    assert game.costs.tolist() == [0, 1000, 1250, 1500, 900, 1400, 1600, 2125]


def test_names_with_spaces(tmp_path: Path) -> None:
    """A space separates names only if nothing else does."""
    content = "coalition,cost\nLes Ruches,3\nLe Noyer,4\nLe Noyer + Les Ruches,5\n"
    assert table(written(tmp_path, content)).players == ("Les Ruches", "Le Noyer")


def test_many_decimals_are_rounded_and_said(tmp_path: Path) -> None:
    """Costs keep nine places at most."""
    costs = {"A": 1 / 3, "B": 2, "A,B": 2}
    (found,) = read_games(
        as_json(tmp_path, {"players": ["A", "B"], "coalition_costs": costs})
    )
    assert (found.decimals, found.note) == (9, "costs are rounded to 9 decimals")


def whole(**change: Any) -> dict[str, Any]:
    """Return a game as JSON, something of it changed."""
    return {"players": ["A", "B", "C"], "coalition_costs": THREE, **change}


BAD_JSON = {
    "no game": ([], "holds no game"),
    "no object": (["A"], "is no object"),
    "nobody": (whole(players=[]), "nobody to pay"),
    "no names": (whole(players=[1, 2]), "no list of players"),
    "empty name": (whole(players=["A", " "]), "is no name"),
    "twice": (whole(players=["A", "A"]), "'A': is there twice"),
    "no costs": ({"players": ["A"]}, "has no coalition_costs"),
    "missing": (
        whole(coalition_costs={"A": 1}),
        "no cost for B; A,B; C; A,C; B,C and 1",
    ),
    "stranger": (whole(coalition_costs=THREE | {"A,D": 3}), "'D' is no player"),
    "two costs": (whole(coalition_costs=THREE | {"B,A": 3}), "has two costs"),
    "self": (whole(coalition_costs=THREE | {"A,A": 3}), "'A' is in it twice"),
    "nobody pays": (whole(coalition_costs=THREE | {"": 3}), "nobody costs 3"),
    "text": (whole(coalition_costs=THREE | {"A": "much"}), "[A] 'much': is no amount"),
    "true": (whole(coalition_costs=THREE | {"A": True}), "is no amount"),
    "none": (whole(coalition_costs=THREE | {"A": None}), "is no amount"),
    "huge": (whole(coalition_costs=THREE | {"A": 1e13}), "is beyond"),
    "many": (
        {"players": [f"p{i}" for i in range(25)], "coalition_costs": {"p1": 1}},
        "25 players",
    ),
    "runway": (
        {"players": ["s"], "capital_cost": {"s": 1}, "movements": {"s": 0}},
        "is no number of movements",
    ),
    "half a runway": (
        {"players": ["s"], "capital_cost": {"s": 1}, "movements": {}},
        "no capital_cost or",
    ),
}


@pytest.mark.parametrize(("entry", "message"), BAD_JSON.values(), ids=BAD_JSON)
def test_json_that_is_no_game(tmp_path: Path, entry: Any, message: str) -> None:
    """What is wrong is named, with the file."""
    with pytest.raises(InputError, match=r"game\.json") as error:
        read_games(as_json(tmp_path, entry))
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "game.json:1: is no JSON"),
        ('{"players": ["A"], "coalition_costs": {"A": NaN}}', "is no amount"),
        (
            '{"players": ["A"], "coalition_costs": {"A": 1, "A": 2}}',
            "'A' is there twice",
        ),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_text_that_is_no_game(tmp_path: Path, content: str, message: str) -> None:
    """Text that is not JSON, or hides something, is refused."""
    with pytest.raises(InputError) as error:
        read_games(written(tmp_path, content, "game.json"))
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a,b\n1,2\n", "game.csv:1: has no column cost"),
        ("coalition,cost\nA,x\n", "game.csv:2 'x': is no amount"),
        ("coalition,cost\nA,1\nB,2\n", "no cost for A,B"),
        ("coalition,cost\nA,1\nA+B,2\n", "'B' is no player"),
        ("A,B,cost\n1,2,5\n", "game.csv:2 [B] '2'"),
        ("", "is empty"),
    ],
)
def test_tables_that_are_no_game(tmp_path: Path, content: str, message: str) -> None:
    """What is wrong in a table is named, with file and line."""
    with pytest.raises(InputError) as error:
        read_games(written(tmp_path, content))
    assert message in str(error.value)


@pytest.mark.parametrize("rows", [200_001, 1_000_000])
def test_a_table_too_large_to_be_read(tmp_path: Path, rows: int) -> None:
    """Of rows, or of bytes: half a game is none, so JSON helps, not splitting."""
    content = "coalition,cost\n" + "A,1234567\n" * rows
    with pytest.raises(InputError, match="more than 17 players as JSON"):
        read_games(written(tmp_path, content))


def test_many_players_are_refused_before_costs_are_looked_for(tmp_path: Path) -> None:
    """2^40 coalitions would have to be looked through for those that are missing."""
    entry = {"players": [str(i) for i in range(40)], "coalition_costs": {}}
    with pytest.raises(InputError, match="40 players"):
        read_games(as_json(tmp_path, entry))
    columns = ",".join(f"p{i}" for i in range(40))
    with pytest.raises(InputError, match="40 players"):
        read_games(written(tmp_path, f"{columns},cost\n"))


def test_no_file(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(InputError, match=r"nowhere\.csv: cannot be read"):
        read_games(tmp_path / "nowhere.csv")
