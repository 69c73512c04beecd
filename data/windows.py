"""Opening hours as people write them.

``mon-fri 07:30-12:00, 14:00-16:00; sat 08:00-10:00``. A semicolon separates groups of
days, a comma the spans within a group. Day names are English or French, whole or cut
to three letters or more; without days a span holds every day; nothing at all means
always open. ``22:00-02:00`` runs over midnight.
"""

import re

from data.values import BadValueError
from mil.calendar import ALL_DAYS, Window
from mil.units import DAY, Seconds

ALWAYS = (Window(0, DAY),)
"""Open all day, every day."""

EXAMPLE = "mon-fri 07:30-12:00, 14:00-16:00; sat 08:00-10:00"
DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_WHOLE_NAMES = (
    ("monday", "lundi"),
    ("tuesday", "mardi"),
    ("wednesday", "mercredi"),
    ("thursday", "jeudi"),
    ("friday", "vendredi"),
    ("saturday", "samedi"),
    ("sunday", "dimanche"),
)
_DASH = re.compile(r"\s*[-–—]\s*")
_SPAN = re.compile(r"([^-]*[0-9][^-]*)-([^-]*)")
_CLOCK = re.compile(r"([0-9]{1,2})(?:[:h]([0-9]{2})(?::([0-9]{2}))?|h)")
_REMEDY = f"write opening hours like {EXAMPLE}"


def parse_windows(raw: str) -> tuple[Window, ...]:
    """Read opening hours.

    Parameters
    ----------
    raw
        Text in the grammar of this module.

    Returns
    -------
    tuple of Window
        In the order written; `ALWAYS` for blank text.

    Raises
    ------
    BadValueError
        When a part cannot be read, or two windows of a day overlap.
    """
    if not raw.strip():
        return ALWAYS
    windows = tuple(
        window
        for group in raw.casefold().split(";")
        if group.strip()
        for window in _parse_group(group)
    )
    if not windows:
        raise BadValueError("holds no opening hours", _REMEDY)
    _refuse_overlap(windows)
    return windows


def _parse_group(group: str) -> list[Window]:
    tokens = re.split(r"[,\s]+", _DASH.sub("-", group).strip(" ,"))
    days: frozenset[int] = frozenset()
    windows: list[tuple[Seconds, Seconds]] = []
    for token in tokens:
        if span := _SPAN.fullmatch(token):
            windows.append(_parse_span(span[1], span[2]))
        elif windows:
            raise BadValueError(
                f"{token[:40]!r} follows a time", "separate groups of days with ;"
            )
        else:
            days |= parse_day_range(token)
    if not windows:
        raise BadValueError(f"{group.strip()[:40]!r} names no hours", _REMEDY)
    return [Window(opens, closes, days or ALL_DAYS) for opens, closes in windows]


def _parse_span(opens_raw: str, closes_raw: str) -> tuple[Seconds, Seconds]:
    opens, closes = parse_clock(opens_raw), parse_clock(closes_raw)
    if opens >= DAY:
        raise BadValueError(f"{opens_raw} is no opening time", "open before 24:00")
    if opens == closes:
        raise BadValueError(
            f"{opens_raw}-{closes_raw} opens and closes at the same time",
            "write 00:00-24:00 for all day",
        )
    return opens, closes if closes > opens else closes + DAY


def parse_span(raw: str) -> tuple[Seconds, Seconds]:
    """Read ``12:00-14:00`` and return seconds after midnight, in order.

    Raises
    ------
    BadValueError
        When it is no span of a day.
    """
    span = _SPAN.fullmatch(_DASH.sub("-", raw.casefold().strip()))
    if span is None:
        raise BadValueError("is no span of the day", "write it like 12:00-14:00")
    return _parse_span(span[1], span[2])


def parse_clock(raw: str, latest: Seconds = 2 * DAY) -> Seconds:
    """Read ``7:30``, ``07:30`` or ``7h30`` and return seconds after midnight."""
    match = _CLOCK.fullmatch(raw.strip())
    if match:
        hour, minute, second = (int(part or 0) for part in match.groups())
        found = hour * 3600 + minute * 60 + second
        if minute < 60 and second < 60 and found <= latest:
            return found
    raise BadValueError(f"{raw[:40]!r} is no time of day", "write times like 07:30")


def _parse_day(raw: str) -> int:
    word = raw.rstrip(".")
    for number, names in enumerate(_WHOLE_NAMES):
        if len(word) >= 3 and any(full.startswith(word) for full in names):
            return number
    raise BadValueError(
        f"{raw[:40]!r} is no day",
        "use mon tue wed thu fri sat sun or lun mar mer jeu …",
    )


def parse_day_range(raw: str) -> frozenset[int]:
    """Read one day or a range such as ``tue-fri`` (``sat-mon`` goes round)."""
    first, _, last = raw.casefold().partition("-")
    start = _parse_day(first)
    length = (_parse_day(last) - start) % 7 if last else 0
    return frozenset((start + step) % 7 for step in range(length + 1))


def parse_days(raw: str) -> frozenset[int]:
    """Read days and ranges of days separated by commas or spaces."""
    parts = [part for part in re.split(r"[,\s]+", _DASH.sub("-", raw)) if part]
    if not parts:
        raise BadValueError("names no day", "write days like tue-fri or mon, thu")
    return frozenset(number for part in parts for number in parse_day_range(part))


def _refuse_overlap(windows: tuple[Window, ...]) -> None:
    week = 7 * DAY
    spans = sorted(
        (number * DAY + window.opens, number * DAY + window.closes)
        for window in windows
        for number in window.days
    )
    following = [*spans[1:], (spans[0][0] + week, spans[0][1] + week)]
    for (opens, closes), (again, _) in zip(spans, following, strict=True):
        if again < closes:
            where = DAY_NAMES[opens // DAY]
            raise BadValueError(
                f"two windows overlap on {where}", "write each span of time once"
            )


def _clock(seconds: Seconds) -> str:
    shown = f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"
    return f"{shown}:{seconds % 60:02d}" if seconds % 60 else shown


def format_windows(windows: tuple[Window, ...]) -> str:
    """Write opening hours so that `parse_windows` gives them back exactly."""
    return "; ".join(_format_window(window) for window in windows)


def _format_window(window: Window) -> str:
    days = ""
    if window.days != ALL_DAYS:
        days = ",".join(DAY_NAMES[number] for number in sorted(window.days)) + " "
    return f"{days}{_clock(window.opens)}-{_clock(window.closes)}"
