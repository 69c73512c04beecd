"""A game on the terminal: what is said of each rule."""

import io

import pytest
from rich.console import Console

from mil.costs.game import CostGame
from mil.costs.given import GivenGame
from mil.documents.game import game_listing, show_game


def shown(game: CostGame, width: int = 100) -> list[str]:
    """Return the lines printed on a terminal of some width."""
    text = io.StringIO()
    console = Console(file=text, width=width, highlight=False)
    show_game(console, GivenGame("", game, 0))
    return text.getvalue().splitlines()


def standing(lines: list[str]) -> list[str]:
    """Return the second table, without its head."""
    first = next(i for i, line in enumerate(lines) if "worst group" in line)
    last = lines.index("", first)
    return lines[first + 1 : last]


def farms(n: int, name: str = "Farm") -> CostGame:
    """Make a game of farms whose core is empty and whose tau value is not defined."""
    names = [f"{name} {i}" for i in range(n)]
    return CostGame.from_function(
        names, lambda who: 60 * -(-len(who) // 3) + 5 * sum(who)
    )


def test_each_rule_with_its_worst_group_and_who_pays_more_than_alone() -> None:
    """Stable or not, every rule has a row that says so."""
    table = {"A": -10, "B": 4, "A,B": -8}
    rows = standing(shown(CostGame.from_table("AB", table)))
    cells = {row[: row.index("  ")].strip(): row.split() for row in rows}
    assert cells["equal shares"][-5:] == ["no", "A", "6.00", "A", "–"]
    assert cells["in proportion to going alone"][-5:] == ["no", "B", "1.33", "B", "–"]
    assert cells["Shapley value"][-5:] == ["yes", "A", "-1.00", "nobody", "0.00"]


@pytest.mark.parametrize("n", [4, 7, 8])
def test_no_rule_is_left_out_without_a_word(n: int) -> None:
    """Rules without shares say why, however many players there are."""
    game = farms(n)
    text = " ".join(" ".join(shown(game)).split())
    listing = game_listing(GivenGame("", game, 0))
    missing = [rule for rule, shares in listing["shares"].items() if shares is None]
    assert missing
    for rule in missing:
        assert f": {listing['notes'][rule]}" in text
        assert listing["notes"][rule].startswith("not defined: ")


def test_notes_are_on_the_terminal() -> None:
    """All together cost more than each alone: the nucleolus says so."""
    lines = shown(CostGame.from_table("AB", [0, 1, 1, 5]))
    said = "all together cost more than each alone"
    assert f"nucleolus: {said}" in lines
    assert f"nucleolus per head: {said}" in lines


@pytest.mark.parametrize("name", ["Farm", "Farm on the long hill behind the mill"])
@pytest.mark.parametrize("n", [2, 6, 8])
def test_it_fits_a_hundred_columns(n: int, name: str) -> None:
    """No amount or name is cut, a large group is named by who is not in it."""
    lines = shown(farms(n, name))
    assert max(map(len, lines)) <= 100
    assert "…" not in "".join(lines)
    if n == 8:
        assert "all but" in "".join(standing(lines))
