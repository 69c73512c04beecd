"""ISO weeks, months, opening windows and the clock of a day, in the hub's time zone."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mil.errors import InputError
from mil.units import DAY, Seconds

ALL_DAYS = frozenset(range(7))
"""Weekdays as in `datetime.date.weekday`: Monday is 0."""


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO 8601 week.

    Attributes
    ----------
    year
        ISO year (not always the calendar year: 2027-01-01 is in 2026-W53).
    number
        Week number, 1 to 52 or 53.
    """

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Week":
        """Read ``2026-W48``.

        Raises
        ------
        InputError
            When the text is no ISO week, or that year has no such week.
        """
        match = re.fullmatch(r"(\d{4})-W(\d{2})", text, re.ASCII)
        if match:
            week = cls(int(match[1]), int(match[2]))
            try:
                date.fromisocalendar(week.year, week.number, 7)
                date.fromisocalendar(week.year + 1, 1, 7)  # for what lies beyond it
            except ValueError:
                pass
            else:
                return week
        raise InputError(f"{text!r} is no ISO week; write it like 2026-W48")

    @classmethod
    def of(cls, day: date) -> "Week":
        """Return the week a day lies in."""
        iso = day.isocalendar()
        return cls(iso.year, iso.week)

    @property
    def days(self) -> tuple[date, ...]:
        """The seven days, Monday first."""
        monday = date.fromisocalendar(self.year, self.number, 1)
        return tuple(monday + timedelta(days=i) for i in range(7))

    def __str__(self) -> str:
        """Write it as ``2026-W48``."""
        return f"{self.year:04d}-W{self.number:02d}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A week or a calendar month: what bills are made for.

    Attributes
    ----------
    first, last
        Its days, both in it.
    name
        ``2026-W48`` or ``2026-11``.
    """

    first: date
    last: date
    name: str

    @classmethod
    def parse(cls, text: str) -> "Span":
        """Read ``2026-W48`` or ``2026-11``.

        Raises
        ------
        InputError
            When the text is neither, or there is no such week or month.
        """
        match = re.fullmatch(r"(\d{4})-(\d{2})", text, re.ASCII)
        if match is None:
            if "W" not in text:
                raise InputError(
                    f"{text!r} is no week and no month; write it like 2026-W48 or "
                    "2026-11"
                )
            days = Week.parse(text).days
            return cls(days[0], days[-1], text)
        year, month = int(match[1]), int(match[2])
        try:
            Week.parse(f"{year:04d}-W01")
            first = date(year, month, 1)
        except (InputError, ValueError):
            raise InputError(f"{text!r} is no month; write it like 2026-11") from None
        last = date(year, month, monthrange(year, month)[1])
        return cls(first, last, text)

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks that have days of it."""
        count = (self.last - self.first).days + 1
        days = (self.first + timedelta(days=i) for i in range(count))
        return tuple(dict.fromkeys(Week.of(day) for day in days))

    @property
    def is_month(self) -> bool:
        """Whether it is a month."""
        return "W" not in self.name

    def __contains__(self, day: date) -> bool:
        """Whether a day is in it."""
        return self.first <= day <= self.last

    def __str__(self) -> str:
        """Write it as it was read."""
        return self.name


@dataclass(frozen=True, slots=True)
class Window:
    """A span of wall-clock time on some weekdays.

    Attributes
    ----------
    opens
        Wall-clock seconds after local midnight, ``0 <= opens < 86400``.
    closes
        Wall-clock seconds after the same midnight, ``opens < closes <= 172800``;
        past 86400 the window runs over midnight.
    days
        Weekdays on which it opens, Monday is 0.
    """

    opens: Seconds
    closes: Seconds
    days: frozenset[int] = ALL_DAYS

    def __post_init__(self) -> None:
        if not 0 <= self.opens < DAY or not self.opens < self.closes <= 2 * DAY:
            raise ValueError(f"window {self.opens}-{self.closes} s is not in order")
        if not self.days <= ALL_DAYS:
            raise ValueError(f"weekdays {sorted(self.days)} are not within 0-6")


@dataclass(frozen=True, slots=True)
class DayClock:
    """Turns wall-clock time of one local day into elapsed seconds and back.

    Elapsed seconds differ from wall-clock seconds on the two days a year when the
    clock is changed: a round across 3 a.m. must count the hour that really passed.

    Attributes
    ----------
    day
        Local day.
    zone
        IANA name, such as ``Europe/Paris``.
    """

    day: date
    zone: str

    @property
    def midnight(self) -> datetime:
        """Local midnight at the start of the day, as an instant in UTC."""
        local = datetime.combine(self.day, time(), ZoneInfo(self.zone))
        return local.astimezone(UTC)

    def elapsed(self, wall: Seconds) -> Seconds:
        """Seconds from local midnight until the clock on the wall shows `wall`."""
        day = self.day + timedelta(days=wall // DAY)
        moment = datetime.combine(day, time(), ZoneInfo(self.zone)).replace(
            hour=wall % DAY // 3600, minute=wall % 3600 // 60, second=wall % 60
        )
        return round((moment.astimezone(UTC) - self.midnight).total_seconds())

    def at(self, elapsed: Seconds) -> datetime:
        """Return the zone-aware local time after so many elapsed seconds."""
        moment = self.midnight + timedelta(seconds=elapsed)
        return moment.astimezone(ZoneInfo(self.zone))

    def spans(self, windows: tuple[Window, ...]) -> tuple[tuple[Seconds, Seconds], ...]:
        """Return the windows that open on this day, in elapsed seconds, sorted."""
        weekday = self.day.weekday()
        return tuple(
            sorted(
                (self.elapsed(window.opens), self.elapsed(window.closes))
                for window in windows
                if weekday in window.days
            )
        )
