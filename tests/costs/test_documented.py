"""What docs/cost-sharing.md says is what the code does."""

import doctest
import re
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from textwrap import dedent
from types import SimpleNamespace
from typing import Any

import pytest

from data import workspace
from mil.costs.as_driven import share_week
from mil.costs.best_plans import share_best
from mil.costs.rules import RULES
from mil.costs.simple_rules import SIMPLE_RULES
from mil.costs.week_rules import NAMES
from mil.places import Rate
from mil.plan import Matrices, WeekPlan
from mil.rounds import RoundKind
from routing.coalitions.portfolio import Effort
from routing.coalitions.price import MOST_EXACT, price_days

PAGE = Path(__file__).parents[2] / "docs/cost-sharing.md"
LINES = "    from concurrent.futures import ProcessPoolExecutor"


def documented_round(make: Any) -> WeekPlan:
    """Drive the van of the page: hub, A, B, hub."""
    km = ((0, 10, 12), (10, 0, 5), (12, 5, 0))
    roads = Matrices(
        ("hub", "a", "b"),
        {"van": tuple(tuple(1000 * d for d in row) for row in km)},
        {"van": tuple(tuple(60 * d for d in row) for row in km)},
        "by hand",
    )
    trip = make.trip(
        RoundKind.PICKUP,
        ("hub", "a", "b", "hub"),
        ((), (("A", 4),), (("B", 8),), ()),
        (0, 0, 0, 0),
    )
    plan: WeekPlan = make.plan(
        Rate(per_round=700, per_km=40, per_hour=1500), roads, [trip]
    )
    return plan


def test_the_table_of_the_page(make: Any) -> None:
    """Every figure of the worked example is the program's, to the cent."""
    plan = documented_round(make)
    rows = {
        f"farm {share.producer}": (part.road, part.work, part.handling, part.total)
        for share in share_week(plan).producers
        for part in share.parts
    }
    rows["round"] = (2455, 525, 360, plan.cost)
    assert plan.cost == 3340
    text = PAGE.read_text(encoding="utf-8")
    for name, cents in rows.items():
        row = " | ".join([name, *(f"{c // 100}.{c % 100:02d}" for c in cents)])
        assert f"| {row} |" in text, row


def test_the_code_of_the_page() -> None:
    """The analyst's lines on the page give what they show."""
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.attempted >= 7
    assert result.failed == 0


def long_day(make: Any) -> WeekPlan:
    """Drive one van past more stops than a table has."""
    sites = ("hub", *(f"p{number}" for number in range(MOST_EXACT + 1)))
    n = range(len(sites))
    roads = Matrices(
        sites,
        {"van": tuple(tuple(1000 * abs(i - j) for j in n) for i in n)},
        {"van": tuple(tuple(60 * abs(i - j) for j in n) for i in n)},
        "by hand",
    )
    goods = [((name, 1 + number % 4),) for number, name in enumerate(sites[1:])]
    trip = make.trip(
        RoundKind.PICKUP, (*sites, "hub"), ((), *goods, ()), (0,) * (len(sites) + 1)
    )
    plan: WeekPlan = make.plan(Rate(700, per_km=40, per_hour=1500), roads, [trip])
    return plan


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_the_lines_for_several_processes(
    make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They run as they stand, with less to do, and change no share."""
    plan = long_day(make)
    store = SimpleNamespace(plan=lambda week: plan)
    monkeypatch.setattr(workspace, "open_store", lambda hub: nullcontext(store))
    text = PAGE.read_text(encoding="utf-8")
    (lines,) = re.findall(r"(?:^    .*\n|^\n)+", text[text.index(LINES) :], re.M)[:1]
    little = "Effort(tours=3, steps=20, draws=1, audits=0)"
    assert lines.count("Effort(draws=250)") == 1
    found: dict[str, Any] = {}
    exec(dedent(lines.replace("Effort(draws=250)", little)), found)  # noqa: S102
    effort = Effort(tours=3, steps=20, draws=1, audits=0)
    assert found["shares"] == share_best(plan, partial(price_days, effort=effort))
    (game,) = found["shares"].games
    assert game.sampled is not None


def test_no_cell_of_a_table_is_cut_in_two() -> None:
    """A bar within a cell is escaped, or readers see other columns."""
    bars = 0
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        here = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else 0
        assert here in (bars, 0) or not bars, line
        bars = here


def test_nothing_is_claimed_that_was_not_read() -> None:
    """No rule is called that of a method sheet, here or in the code."""
    root = Path(__file__).parents[2]
    for file in (PAGE, *(root / "mil/costs").glob("*.py")):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"(?i)(sheet|fiche)\s*(n°|no\.?|nr)?\s*4", text), file


def test_the_page_tells_every_rule() -> None:
    """Each rule stands on the page, with what it promises and does badly."""
    page = PAGE.read_text(encoding="utf-8").replace(r"\|", "|")
    for rule in RULES:
        row = next(line for line in page.splitlines() if f"`{rule.name}`" in line)
        for said in (rule.title, rule.definition, rule.weakness, rule.source):
            assert said in row, rule.name
        assert all(axiom in row for axiom in rule.axioms[2:]), rule.name


def test_the_page_tells_every_rule_that_needs_no_game() -> None:
    """Rules by weights and fees too, and of all names compared none is missing."""
    rows = PAGE.read_text(encoding="utf-8").splitlines()
    for rule in SIMPLE_RULES:
        (row,) = (r for r in rows if r.startswith(f"| {rule.title}<br>`{rule.name}`"))
        for said in (rule.definition, rule.weakness, rule.source, *rule.axioms):
            assert said in row, rule.name
    names = [rule.name for rule in SIMPLE_RULES]
    told = {rule.name for rule in RULES}
    assert names == [name for name in NAMES if name not in told]
