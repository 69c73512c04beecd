"""`mil game` on the file of published games: every printed vector comes out."""

import json
from fractions import Fraction
from typing import Any

import pytest
from typer.testing import CliRunner

from cli import app
from mil.costs.game import CostGame
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


SWEDISH = """
A 21.95 H 17.08 K 10.91 L 15.88 M 20.81 T 21.98 AH 34.69 AK 32.86 AL 37.83 AM 42.76
AT 43.93 HK 22.96 HL 25.00 HM 37.89 HT 39.06 KL 26.79 KM 31.45 KT 32.89 LM 31.10
LT 37.86 MT 39.41 AHK 40.74 AHL 43.22 AHM 55.50 AHT 56.67 AKL 48.74 AKM 53.40 AKT 54.84
ALM 53.05 ALT 59.81 AMT 61.36 HKL 27.26 HKM 42.55 HKT 44.94 HLM 45.81 HLT 46.98
HMT 56.49 KLM 42.01 KLT 48.77 KMT 50.32 LMT 51.46 AHKL 48.95 AHKM 60.25 AHKT 62.72
AHLM 64.03 AHLT 65.20 AHMT 74.10 AKLM 63.96 AKLT 70.72 AKMT 72.27 ALMT 73.41 HKLM 48.07
HKLT 49.24 HKMT 59.35 HLMT 64.41 KLMT 56.61 AHKLM 69.76 AHKLT 70.93 AHKMT 77.42
AHLMT 83.00 AKLMT 73.97 HKLMT 66.46 AHKLMT 83.82
"""
"""Water for six Swedish towns, million crowns: Young, Okada and Hashimoto 1982,
doi:10.1029/WR018i003p00463."""


def test_the_misprinted_nucleolus_of_the_swedish_towns() -> None:
    """M 18.32 and T 19.49; a report of 1979 has 18.60 and 19.21, which is worse."""
    words = SWEDISH.split()
    costs = {
        frozenset(who): round(Fraction(cost) * 100)
        for who, cost in zip(words[::2], words[1::2], strict=True)
    }
    towns = "AHKLMT"
    groups = [
        frozenset(town for i, town in enumerate(towns) if mask >> i & 1)
        for mask in range(64)
    ]
    game = CostGame.from_table(list(towns), [costs.get(group, 0) for group in groups])
    ours = dict(zip(towns, game.nucleolus().fractions, strict=True))
    printed = {**ours, "M": Fraction(1860), "T": ours["M"] + ours["T"] - 1860}
    assert round(ours["M"]) == 1832
    assert round(ours["T"]) == 1949
    assert round(printed["T"]) == 1921

    def excesses(shares: dict[str, Fraction]) -> list[Fraction]:
        found = []
        for group in groups[1:-1]:
            paid = sum((shares[town] for town in group), Fraction(0))
            found.append(paid - costs[group])
        return sorted(found, reverse=True)

    assert excesses(ours) < excesses(printed)
