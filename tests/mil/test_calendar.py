"""Weeks with 53 numbers, days with 23 and 25 hours, windows over midnight."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mil.calendar import DayClock, Span, Week, Window
from mil.errors import InputError
from mil.units import DAY

PARIS = "Europe/Paris"
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
"""The days of 2026 with 23 and 25 hours."""


def hours(number):
    """Hours in seconds."""
    return round(number * 3600)


def test_new_year_belongs_to_week_53():
    """2027-01-01 is a Friday of 2026-W53, the week that begins on 2026-12-28."""
    week = Week.of(date(2027, 1, 1))
    assert str(week) == "2026-W53"
    assert (week.days[0], week.days[-1]) == (date(2026, 12, 28), date(2027, 1, 3))


@pytest.mark.parametrize(
    "text",
    [
        "9999-W52",
        "2025-W53",
        "2026-W00",
        "2026-48",
        "2026-W4",
        "２０２６-W48",
        "2026-W48 ",
    ],
)
def test_what_is_no_week_is_refused_with_an_example(text):
    """2025 has no week 53, and other spellings are named with the right one."""
    with pytest.raises(InputError, match="like 2026-W48"):
        Week.parse(text)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_in_its_week(day):
    """A day is in the week it says, on its weekday, and the text reads back."""
    week = Week.of(day)
    assert week.days[day.weekday()] == day
    assert Week.parse(str(week)) == week
    assert len(set(week.days)) == 7


@given(st.dates(date(1990, 1, 1), date(2037, 12, 31)))
def test_the_next_week_follows_on(day):
    """Sunday and the next Monday are in consecutive weeks."""
    sunday = Week.of(day).days[-1]
    assert Week.of(sunday) < Week.of(sunday + timedelta(days=1))


@pytest.mark.parametrize(
    ("day", "wall", "elapsed"),
    [
        (AUTUMN, 1.5, 1.5),
        (AUTUMN, 4, 5),  # 02:00-03:00 passes twice
        (AUTUMN, 24, 25),
        (SPRING, 1.5, 1.5),
        (SPRING, 4, 3),  # 02:00-03:00 does not exist
        (SPRING, 24, 23),
        (date(2026, 11, 25), 4, 4),
    ],
)
def test_elapsed_time_counts_the_hour_that_really_passed(day, wall, elapsed):
    """At 04:00 five hours have passed in autumn, three in spring."""
    assert DayClock(day, PARIS).elapsed(hours(wall)) == hours(elapsed)


@given(
    st.sampled_from([SPRING, AUTUMN, date(2026, 11, 25)]),
    st.integers(hours(4), DAY - 1),
)
def test_the_clock_reads_back(day, wall):
    """After the change, the time after so many elapsed seconds shows the wall time."""
    clock = DayClock(day, PARIS)
    shown = clock.at(clock.elapsed(wall))
    assert shown.date() == day
    assert shown.hour * 3600 + shown.minute * 60 + shown.second == wall


def test_windows_over_midnight_end_the_next_day():
    """22:00-02:00 lasts four hours; 22:00-04:00 lasts seven when summer time ends."""
    night = Window(hours(22), hours(26), frozenset({5}))
    (span,) = DayClock(date(2026, 10, 24), PARIS).spans((night,))
    assert span == (hours(22), hours(26))
    longer = Window(hours(22), hours(28), frozenset({5}))
    ((start, end),) = DayClock(date(2026, 10, 24), PARIS).spans((longer,))
    assert end - start == hours(7)


def test_windows_open_on_their_days_sorted():
    """A Tuesday has Tuesday's windows only, the morning first."""
    tuesday = date(2026, 11, 24)
    afternoon = Window(hours(14), hours(16), frozenset({1}))
    morning = Window(hours(8), hours(10), frozenset({1, 2}))
    monday = Window(hours(8), hours(10), frozenset({0}))
    spans = DayClock(tuesday, PARIS).spans((afternoon, monday, morning))
    assert spans == ((hours(8), hours(10)), (hours(14), hours(16)))


@pytest.mark.parametrize(
    ("opens", "closes", "days"),
    [
        (10, 10, {0}),
        (20, 10, {0}),
        (-1, 10, {0}),
        (DAY, DAY + 1, {0}),
        (0, 2 * DAY + 1, {0}),
        (0, 10, {7}),
    ],
)
def test_windows_out_of_order_do_not_exist(opens, closes, days):
    """A window ends after it begins, within two days, on real weekdays."""
    with pytest.raises(ValueError, match=r"window|weekdays"):
        Window(opens, closes, frozenset(days))


@given(st.dates(date(1990, 1, 1), date(2037, 12, 31)))
def test_a_month_has_its_days_and_touches_their_weeks(day):
    """A month holds a day exactly when it is of that month; so do its weeks."""
    month = Span.parse(f"{day:%Y-%m}")
    assert month.is_month
    assert day in month
    assert Week.of(day) in month.weeks
    assert (month.first - timedelta(days=1)) not in month
    assert (month.last + timedelta(days=1)).day == 1
    assert {d for week in month.weeks for d in week.days if d in month} == {
        month.first + timedelta(days=i) for i in range(month.last.day)
    }


def test_a_week_is_a_span_of_its_seven_days():
    """A week reads as one, and is named as it was written."""
    week = Span.parse("2026-W53")
    assert not week.is_month
    assert week.weeks == (Week(2026, 53),)
    assert (str(week), week.last) == ("2026-W53", date(2027, 1, 3))


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "2026", "2026-1", "0000-01"])
def test_what_is_no_month_is_refused_with_an_example(text):
    """Other spellings are named with the right one."""
    with pytest.raises(InputError, match="like 2026-"):
        Span.parse(text)
