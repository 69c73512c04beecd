"""Opening hours of one day in elapsed seconds, derived from the time zone itself."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from mil.calendar import Window
from mil.units import Seconds

Span = tuple[Seconds, Seconds]
"""From, until: both ends belong to it."""


def instant(day: date, zone: str, wall: Seconds = 0) -> int:
    """Return the POSIX time at which the clock shows `wall` seconds after midnight."""
    days, rest = divmod(wall, 86_400)
    at = time(rest // 3600, rest // 60 % 60, rest % 60)
    moment = datetime.combine(day + timedelta(days=days), at, ZoneInfo(zone))
    return int(moment.timestamp())


@lru_cache(maxsize=8192)
def open_spans(day: date, zone: str, windows: tuple[Window, ...]) -> tuple[Span, ...]:
    """Return the windows that open on a day, in seconds elapsed since its midnight.

    Spans that touch or overlap are joined.
    """
    start = instant(day, zone)
    spans = sorted(
        (instant(day, zone, w.opens) - start, instant(day, zone, w.closes) - start)
        for w in windows
        if day.weekday() in w.days
    )
    joined: list[Span] = []
    for opens, closes in spans:
        if joined and opens <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], closes))
        else:
            joined.append((opens, closes))
    return tuple(joined)


def clock_text(seconds: Seconds) -> str:
    """Write elapsed seconds as ``hh:mm:ss`` for a message."""
    sign = "-" if seconds < 0 else ""
    rest = abs(seconds)
    return f"{sign}{rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}"
