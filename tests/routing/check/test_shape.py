"""What is a pickup round, what a delivery round, and what is neither."""

from dataclasses import replace
from typing import Any

import pytest

from mil.plan import WeekPlan
from mil.rounds import Round
from routing.check import check_week

GOODS = {"a": "x-apples", "b": "x-bread", "s": "s-shop", "l": "s-alley"}


def names(letters: str) -> tuple[str, ...]:
    """Spell out goods: a, b come from farms, s and l start at the hub."""
    return tuple(GOODS[letter] for letter in letters)


def shaped(plan: WeekPlan, bench: Any, round_: Round, way: str) -> set[str]:
    """Drive a round by a text like ``hub+s shop-s hub`` and name the faults."""
    visits = []
    for word in way.split():
        site, _, taken = word.partition("+")
        site, _, handed = site.partition("-")
        visits.append(bench.visit(site, names(taken), names(handed)))
    new = bench.timed(plan, round_, visits, 8 * 3600)
    return {f.kind for f in check_week(bench.with_round(plan, new))}


@pytest.mark.parametrize(
    "way",
    [
        # there may be something to take where the day begins, or nothing
        "mill+b orchard+a hub-ba",
        "mill orchard+a hub-a",
        "mill orchard+a hub-a mill",
    ],
)
def test_pickup_rounds(week: WeekPlan, bench: Any, way: str) -> None:
    """A pickup round takes at sites and ends at the depot, or home right after."""
    round_ = next(r for r in week.rounds if r.id.endswith("27-partner-1"))
    assert "shape" not in shaped(week, bench, round_, way)


@pytest.mark.parametrize(
    "way",
    [
        "mill+b hub-b+s orchard",
        "hub+s orchard+a hub-sa",
        "mill+b hub-b shop mill",
        "mill+b hub-b shop",
        "mill+b hub-b orchard+a",
        "mill+b hub-b orchard+a hub-a",
        "mill+b shop-b hub",
    ],
)
def test_no_pickup_rounds(week: WeekPlan, bench: Any, way: str) -> None:
    """Everything is handed over in one stop at the depot; then one goes home."""
    round_ = next(r for r in week.rounds if r.id.endswith("27-partner-1"))
    assert "shape" in shaped(week, bench, round_, way)


@pytest.mark.parametrize(
    "way",
    [
        "hub+sl shop-s alley-l hub",
        "mill hub+sl alley-l shop-s mill",
        "hub+l alley-l mill",
    ],
)
def test_delivery_rounds(week: WeekPlan, bench: Any, way: str) -> None:
    """A delivery round loads first, or comes to the depot first."""
    round_ = next(r for r in week.rounds if r.id.endswith("27-partner-2"))
    assert "shape" not in shaped(week, bench, round_, way)


@pytest.mark.parametrize(
    "way",
    [
        "hub+s shop-s hub+l alley-l mill",
        "mill shop hub+s shop-s mill",
        "mill+b hub+s shop-sb mill",
        "hub+s shop hub-s mill",
        "hub+s shop-s",
        "hub+sl shop-s alley-l orchard",
    ],
)
def test_no_delivery_rounds(week: WeekPlan, bench: Any, way: str) -> None:
    """Nothing is loaded later, brought back to the depot, or parked elsewhere."""
    round_ = next(r for r in week.rounds if r.id.endswith("27-partner-2"))
    assert "shape" in shaped(week, bench, round_, way)


def test_a_round_starts_when_it_begins(week: WeekPlan, bench: Any) -> None:
    """Nobody waits, unpaid, before the first stop."""
    round_ = week.rounds[0]
    first = replace(round_.stops[0], arrive=round_.start - 60)
    early = replace(round_, stops=(first, *round_.stops[1:]))
    assert {f.kind for f in check_week(bench.with_round(week, early))} == {"time"}
