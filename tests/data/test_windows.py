"""Opening hours as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.values import BadValueError
from data.windows import (
    ALWAYS,
    EXAMPLE,
    format_windows,
    parse_days,
    parse_windows,
)
from mil.calendar import Window

HOUR = 3600
WEEKDAYS = frozenset(range(5))


def test_the_documented_example() -> None:
    """Two spans on weekdays and one on Saturday, in the order written."""
    assert parse_windows(EXAMPLE) == (
        Window(27000, 12 * HOUR, WEEKDAYS),
        Window(14 * HOUR, 16 * HOUR, WEEKDAYS),
        Window(8 * HOUR, 10 * HOUR, frozenset({5})),
    )


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("", ALWAYS),
        ("  ", ALWAYS),
        ("08:00-10:00", (Window(8 * HOUR, 10 * HOUR),)),
        ("22:00-02:00", (Window(22 * HOUR, 26 * HOUR),)),
        ("Lun-Ven 7h30 - 12h", (Window(27000, 12 * HOUR, WEEKDAYS),)),
        ("mar., jeudi 8h-9h", (Window(8 * HOUR, 9 * HOUR, frozenset({1, 3})),)),
        ("sat–mon 08:00–09:00;", (Window(8 * HOUR, 9 * HOUR, frozenset({5, 6, 0})),)),
        ("00:00-24:00", ALWAYS),
    ],
)
def test_ways_to_write_them(raw: str, expected: tuple[Window, ...]) -> None:
    """French names, h for the colon, long dashes, over midnight, round the week."""
    assert parse_windows(raw) == expected


@pytest.mark.parametrize(
    "raw",
    [
        *("mon", "8-10", "25:00-26:00", "08:60-09:00", "10:00-10:00", ";", "-", ",,;"),
        *("monday 08:00", "lunes 08:00-09:00", "08:00-09:00 mon", "mo 08:00-09:00"),
        *("08:00-10:00, 09:00-11:00", "sun 22:00-02:00; mon 01:00-03:00", "fermé"),
        *("٨:00-10:00", "08:00-10:00-12:00", "mon-fri-sat 08:00-09:00"),
    ],
)
def test_what_is_refused(raw: str) -> None:
    """Half spans, impossible times, unknown days, overlaps: each with a remedy."""
    with pytest.raises(BadValueError) as caught:
        parse_windows(raw)
    assert caught.value.remedy


@given(st.text("monfrisatlu 0123456789:;,-h.", max_size=40))
def test_no_text_breaks_the_reader(raw: str) -> None:
    """Whatever is written, there are windows or a problem."""
    try:
        windows = parse_windows(raw)
    except BadValueError:
        return
    assert parse_windows(format_windows(windows)) == windows


@given(
    st.integers(0, 86399),
    st.integers(1, 86400),
    st.frozensets(st.integers(0, 6), min_size=1),
)
def test_writing_and_reading_again(
    opens: int, length: int, days: frozenset[int]
) -> None:
    """Every window comes back to the second, over midnight too."""
    window = Window(opens, min(opens + length, 2 * 86400), days)
    if window.closes - window.opens <= 86400:
        assert parse_windows(format_windows((window,))) == (window,)


def test_days_alone() -> None:
    """As in hub.toml's delivery_days."""
    assert parse_days("tue-fri") == frozenset({1, 2, 3, 4})
    assert parse_days("mon, jeu") == frozenset({0, 3})
    with pytest.raises(BadValueError):
        parse_days(" ")
