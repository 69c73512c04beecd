"""What is refused, and how it is said."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from mil.errors import InputError
from routing.coalitions import MOST_STOPS, Kind, Stops, price_coalitions, rounds_of
from routing.coalitions import table as module

LEGS = np.array([[0, 5, 4], [5, 0, 6], [3, 6, 0]], np.int64)
STOPS = Stops(np.array([[3], [4]], np.int64), np.array([1, 2], np.int64))
VAN = Kind(LEGS, LEGS, (10,), 30, per_round=9)


def _bad(value: int) -> np.ndarray:
    table = LEGS.copy()
    table[0, 1] = value
    return table


def test_the_day_of_these_tests_is_right() -> None:
    """Alone 16 and 21, together in the cheaper direction."""
    assert price_coalitions(STOPS, [VAN]).costs.tolist() == [0, 16, 21, 23]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"loads": np.zeros((0, 1), np.int64)}, "0 stops"),
        ({"loads": np.zeros((MOST_STOPS + 1, 1), np.int64)}, "25 stops"),
        ({"loads": np.array([[3], [-4]], np.int64)}, "loads has -4 at 1 0"),
        ({"loads": np.array([3, 4], np.int64)}, "loads has 1 axes"),
        ({"loads": [[3], [4]]}, "loads is of list"),
        ({"service": np.array([1], np.int64)}, "service has 1 figures for 2 stops"),
        ({"service": np.array([1.0, 2.0])}, "service is of float64"),
        ({"names": ("Aubier",)}, "1 names for 2 stops"),
        ({"windows": np.array([[0, 9]], np.int64)}, r"windows has the shape \(1, 2\)"),
        (
            {"windows": np.array([[0, 9], [8, 7]], np.int64)},
            r"window of stop 1 ends \(7\) before it begins \(8\)",
        ),
    ],
)
def test_stops_that_are_none_are_refused(changed: dict[str, Any], told: str) -> None:
    """In one sentence that names what is wrong."""
    with pytest.raises(InputError, match=told):
        price_coalitions(replace(STOPS, **changed), [VAN])


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"cost": LEGS[:2]}, r"kind 0 \(cost\) has the shape \(2, 3\)"),
        ({"cost": LEGS.tolist()}, r"kind 0 \(cost\) is of list"),
        ({"cost": _bad(-1)}, r"kind 0 \(cost\) has -1 at 0 1"),
        ({"cost": _bad(10**11 + 1)}, "give 0 to 100000000000"),
        ({"seconds": _bad(10**6 + 1)}, r"kind 0 \(seconds\) has 1000001"),
        ({"seconds": LEGS + 1}, "is not 0 from place 0 to itself"),
        ({"capacity": (10, 10)}, "2 capacities and loads have 1 dimensions"),
        ({"capacity": (-1,)}, r"kind 0 \(capacity\) is -1"),
        ({"longest": 10**6 + 1}, r"kind 0 \(longest\) is 1000001"),
        ({"per_round": 1.5}, r"kind 0 \(per_round\) is 1.5"),
        ({"waiting": 2, "serving": 1}, "a stop less could cost more"),
        (
            {"cost": LEGS * 10**10, "longest": 10**6, "per_stop": 10**11},
            "coarser unit",
        ),
    ],
)
def test_kinds_that_are_none_are_refused(changed: dict[str, Any], told: str) -> None:
    """In one sentence that names what is wrong."""
    with pytest.raises(InputError, match=told):
        price_coalitions(STOPS, [replace(VAN, **changed)])


def test_legs_cheaper_than_to_wait_as_long_are_refused() -> None:
    """Where there are windows, a way costs what its time costs at least."""
    stops = replace(STOPS, windows=np.array([[0, 30], [0, 30]], np.int64))
    kind = replace(VAN, waiting=2, serving=2)
    with pytest.raises(InputError, match="from place 0 to 1 costs 5 and to wait as"):
        price_coalitions(stops, [kind])


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"capacity": (3,)}, "load in dimension 0 is 4, of 3 at most"),
        ({"longest": 13}, "its round takes 14 s, of 13 at most"),
        ({"opens": 5}, r"it is reached at 11, after its window \(9\)"),
        ({"longest": 15}, "its window opens at 8, too late to be back by 15"),
    ],
)
def test_a_stop_that_nobody_can_serve_is_named(
    changed: dict[str, Any], told: str
) -> None:
    """With its name and, for each kind of vehicle, the reason."""
    windows = np.array([[0, 30], [8, 9]], np.int64)
    stops = replace(STOPS, windows=windows, names=("Aubier", "Belle"))
    with pytest.raises(InputError, match=r"stop 1 \(Belle\) cannot") as caught:
        price_coalitions(stops, [replace(VAN, **changed), replace(VAN, capacity=(3,))])
    assert "kind 0: " in str(caught.value)
    assert "kind 1: its load" in str(caught.value)
    with pytest.raises(InputError, match=told):
        price_coalitions(stops, [replace(VAN, **changed)])


def test_no_kinds_and_none_at_all_are_refused() -> None:
    """A day without vehicles has no costs."""
    with pytest.raises(InputError, match="0 kinds"):
        price_coalitions(STOPS, [])


def test_too_much_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is taken."""
    monkeypatch.setattr(module, "MOST_BYTES", 100)
    with pytest.raises(InputError, match="4 coalitions fit into one vehicle"):
        price_coalitions(STOPS, [VAN])


@pytest.mark.parametrize("coalition", [-1, 4])
def test_rounds_of_no_coalition_are_refused(coalition: int) -> None:
    """There are as many as costs."""
    table = price_coalitions(STOPS, [VAN])
    assert rounds_of(table, 0) == ()
    with pytest.raises(ValueError, match=f"coalition {coalition}"):
        rounds_of(table, coalition)
