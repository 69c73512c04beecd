"""`mil game` on the file of published games: every printed vector comes out."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from cli import app
from tests.costs.games import PUBLISHED

RECALLED = "shapley_per_movement (recalled)"
"""Of Birmingham, printed to the cent, a player for each take-off and landing."""


@pytest.fixture(scope="module")
def entries() -> list[dict[str, Any]]:
    """Read the games, as they are written."""
    if not PUBLISHED.exists():
        pytest.skip("no file of published games here")
    games: list[dict[str, Any]] = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    return games


@pytest.fixture(scope="module")
def answers(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Let the command share them all."""
    done = CliRunner().invoke(app, ["game", str(PUBLISHED), "--json"])
    assert done.exit_code == 0, done.output
    found: list[dict[str, Any]] = json.loads(done.stdout)
    assert [one["name"] for one in found] == [one["name"] for one in entries]
    return found


def test_every_printed_vector_comes_out(
    entries: list[dict[str, Any]], answers: list[dict[str, Any]]
) -> None:
    """All rules that a source prints, to the digits it prints."""
    checked = 0
    for entry, answer in zip(entries, answers, strict=True):
        near = entry.get("published_tolerance", 0.005)
        for rule, printed in entry["published"].items():
            shares = answer["shares"][rule.split(" ")[0]]
            assert shares == pytest.approx(printed, rel=0, abs=near + 1e-9), (
                entry["name"],
                rule,
            )
            checked += 1
    assert checked >= 19


def test_the_movements_of_birmingham(entries: list[dict[str, Any]]) -> None:
    """13,572 movements: 6,786 take-offs and landings each, not 6,876 as misprinted."""
    (birmingham,) = (entry for entry in entries if RECALLED in entry["published"])
    movements = sum(birmingham["movements"].values())
    assert movements == 13_572 == 2 * 6_786
    assert movements != 2 * 6_876
