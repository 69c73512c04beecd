"""The one grammar for single values that people write: numbers, dates, ids, text.

Nothing here hands raw text to ``int``, ``float`` or ``Decimal``: those accept Arabic
digits, underscores and ``1e9999999``, and may take minutes to do so. Every function
takes the text of one cell and returns a value, or raises `BadValueError` with the
remedy; who knows the file and the line adds them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from difflib import get_close_matches
from enum import Enum
from typing import TypeVar
from zoneinfo import ZoneInfo

from mil.units import Cents, Grams, Metres, Milli, Seconds, round_div

MAX_TEXT = 1000
"""Longest text of a cell, characters."""

_NUMBER = re.compile(r"(-?)([0-9]{1,7})(?:[.,]([0-9]{1,3}))?")
_DEGREES = re.compile(r"-?[0-9]{1,3}(?:[.,][0-9]{1,15})?")
_GROUPING = re.compile("(?<=[0-9])[\u00a0\u202f\u2009](?=[0-9]{3}(?![0-9]))")
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_FRENCH_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)"
    r"(Z|[+-][0-9]{2}:[0-9]{2})?"
)
# Direction marks can make a name read as another one on a sheet.
_DIRECTION_MARKS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e") | frozenset(
    "\u2066\u2067\u2068\u2069"
)
_SHEET_ERRORS = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"}
)
_YEARS = range(2000, 2101)

Choice = TypeVar("Choice", bound=Enum)
T = TypeVar("T")


class BadValueError(ValueError):
    """A value cannot be used.

    Parameters
    ----------
    message
        What is wrong.
    remedy
        What to write instead.
    """

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def text(raw: str) -> str:
    """Return the text in Unicode form NFC, without space around it.

    Raises
    ------
    BadValueError
        When it is too long, or holds control characters or a spreadsheet's error.
    """
    if len(raw) > MAX_TEXT:
        raise BadValueError(
            f"has {len(raw)} characters", f"write at most {MAX_TEXT} characters"
        )
    tidy = unicodedata.normalize("NFC", raw).strip()
    if bad := next((sign for sign in tidy if _is_unprintable(sign)), None):
        raise BadValueError(
            f"holds the invisible control character U+{ord(bad):04X}",
            "write it again by hand, on one line",
        )
    if tidy in _SHEET_ERRORS:
        raise BadValueError("is a spreadsheet's error", "mend the formula in the sheet")
    return tidy


def _is_unprintable(sign: str) -> bool:
    kind = unicodedata.category(sign)
    return kind in {"Cc", "Cs", "Cn", "Zl", "Zp"} or sign in _DIRECTION_MARKS


def name(raw: str) -> str:
    """Return a text that must not be empty."""
    tidy = text(raw)
    if not tidy:
        raise BadValueError("is empty", "write a name")
    return tidy


def identifier(raw: str) -> str:
    """Return an id: letters, digits, ``-`` and ``_``, at most 64 of them."""
    tidy = raw.strip()
    if not _ID.fullmatch(tidy):
        raise BadValueError(
            "is no id" if tidy else "the id is empty",
            "use 1 to 64 of the letters A-Z a-z, digits, - and _",
        )
    return tidy


def identifiers(raw: str) -> tuple[str, ...]:
    """Return ids separated by spaces, each once."""
    return tuple(dict.fromkeys(identifier(part) for part in raw.split()))


def _shown(milli: Milli) -> str:
    whole_part, rest = divmod(abs(milli), 1000)
    sign = "-" if milli < 0 else ""
    return f"{sign}{whole_part}.{rest:03d}".rstrip("0").rstrip(".")


def thousandths(raw: str, low: Milli = 0, high: Milli = 9_999_999_999) -> Milli:
    """Read a decimal number with point or comma.

    Parameters
    ----------
    raw
        At most 7 digits and 3 decimals; no-break and thin spaces may group digits.
    low, high
        Bounds, thousandths, both included.

    Returns
    -------
    int
        Thousandths.

    Raises
    ------
    BadValueError
        When it is no such number, or out of bounds.
    """
    match = _NUMBER.fullmatch(_GROUPING.sub("", raw.strip()))
    if not match:
        raise BadValueError(
            "is no number" if raw.strip() else "the number is missing",
            "write digits like 12 or 2.5: at most 7 digits and 3 decimals",
        )
    sign, units, decimals = match[1], match[2], match[3] or ""
    value = int(units) * 1000 + int(decimals.ljust(3, "0"))
    value = -value if sign else value
    if not low <= value <= high:
        raise BadValueError(
            "is out of bounds", f"write a number from {_shown(low)} to {_shown(high)}"
        )
    return value


def positive(raw: str) -> Milli:
    """Read a number above 0, in thousandths."""
    return thousandths(raw, low=1)


def whole(raw: str, low: int = 0, high: int = 9_999_999) -> int:
    """Read a whole number within bounds, both included."""
    value = thousandths(raw, low * 1000, high * 1000)
    if value % 1000:
        raise BadValueError("is no whole number", "write it without decimals")
    return value // 1000


def cents(raw: str) -> Cents:
    """Read an amount in euros, 0 to 9,999,999.99, exactly."""
    value = thousandths(raw)
    if value % 10:
        raise BadValueError("has parts of a cent", "write at most two decimals")
    return value // 10


def percent(raw: str) -> int:
    """Read per cent, 0 to 100 with two decimals, in ten-thousandths."""
    value = thousandths(raw, high=100_000)
    if value % 10:
        raise BadValueError("is too fine", "write at most two decimals")
    return value // 10


def grams(raw: str) -> Grams:
    """Read a weight in kilograms, at most 100 t."""
    return thousandths(raw, high=100_000_000)


def metres(raw: str) -> Metres:
    """Read a distance in kilometres, at most 10,000 km, above 0."""
    return thousandths(raw, low=1, high=10_000_000)


def minutes(raw: str) -> Seconds:
    """Read minutes, at most a day, and return seconds rounded half up."""
    return round_div(thousandths(raw, high=1_440_000) * 60, 1000)


def hours(raw: str) -> Seconds:
    """Read hours, above 0 and at most 24, and return seconds rounded half up."""
    return round_div(thousandths(raw, low=1, high=24_000) * 3600, 1000)


def yes_no(raw: str) -> bool:
    """Read ``yes`` or ``no`` (or French), in any case."""
    return choice(raw, ("yes", "no", "oui", "non")) in {"yes", "oui"}


def optional(parse: Callable[[str], T]) -> Callable[[str], T | None]:
    """Return how to read a value that may be left blank: None then."""
    return lambda raw: parse(raw) if raw.strip() else None


def _degrees(raw: str, limit: int, word: str) -> float:
    if not _DEGREES.fullmatch(raw.strip()):
        raise BadValueError(
            f"is no {word}", "write decimal degrees like 48.5213, not minutes"
        )
    value = float(raw.strip().replace(",", "."))
    if abs(value) > limit:
        raise BadValueError(f"is no {word}", f"write degrees from -{limit} to {limit}")
    return value


def latitude(raw: str) -> float:
    """Read degrees north, -90 to 90."""
    return _degrees(raw, 90, "latitude")


def longitude(raw: str) -> float:
    """Read degrees east, -180 to 180."""
    return _degrees(raw, 180, "longitude")


def day(raw: str) -> date:
    """Read ``2026-11-24`` or ``24/11/2026``, years 2000 to 2100."""
    tidy = raw.strip()
    if iso := _ISO_DAY.fullmatch(tidy):
        parts = int(iso[1]), int(iso[2]), int(iso[3])
    elif french := _FRENCH_DAY.fullmatch(tidy):
        parts = int(french[3]), int(french[2]), int(french[1])
    else:
        raise BadValueError(
            "is no date", "write it like 2026-11-24 or 24/11/2026 (day first)"
        )
    try:
        found = date(*parts)
    except ValueError:
        raise BadValueError("is no day of the calendar", "correct the date") from None
    if found.year not in _YEARS:
        raise BadValueError("is too far away", "write a year from 2000 to 2100")
    return found


def moment(raw: str, zone: str) -> datetime:
    """Read a date with a time, in the hub's zone unless it has its own offset.

    A bare date counts as its first minute; a time that the clock shows twice counts as
    its first showing, one that it skips as so much later.

    Parameters
    ----------
    raw
        ``2026-11-22T18:30``, ``2026-11-22 18:30:00+01:00``, ``2026-11-22``.
    zone
        IANA name of the hub's zone.

    Returns
    -------
    datetime
        The instant, in UTC.

    Raises
    ------
    BadValueError
        When it is no such moment.
    """
    match = _MOMENT.fullmatch(raw.strip())
    if not match:
        start = day(raw)
        return datetime(
            start.year, start.month, start.day, tzinfo=ZoneInfo(zone)
        ).astimezone(UTC)
    day(match[1])
    try:
        found = datetime.fromisoformat(f"{match[1]}T{match[2]}{match[3] or ''}")
    except ValueError:
        raise BadValueError(
            "is no time of day", "write it like 2026-11-22T18:30"
        ) from None
    if found.tzinfo is None:
        found = found.replace(tzinfo=ZoneInfo(zone))
    return found.astimezone(UTC)


def choice(raw: str, allowed: Iterable[str]) -> str:
    """Return the one of some words that was written, whatever its case."""
    words = list(allowed)
    tidy = raw.strip()
    if tidy in words:
        return tidy
    folded = re.sub(r"[\s-]+", "_", tidy).casefold()
    for word in words:
        if folded == word.casefold():
            return word
    raise BadValueError(
        "is not one of the known words" if tidy else "the word is missing",
        one_of(tidy, words),
    )


def one_of(
    found: str,
    allowed: Iterable[str],
    limit: int = 8,
    none: str = "there is none yet; import it first",
) -> str:
    """Say what may be written instead: the nearest word, else the first few."""
    words = sorted(allowed)
    near = get_close_matches(found[:64], words, n=1, cutoff=0.75)
    if near:
        return f"did you mean {near[0]}?"
    if not words:
        return none
    more = f" … ({len(words)} in all)" if len(words) > limit else ""
    return f"write one of: {', '.join(words[:limit])}{more}"


def member(raw: str, kind: type[Choice]) -> Choice:
    """Return the member of a string enumeration that was written."""
    word = choice(raw, [str(item.value) for item in kind])
    return next(item for item in kind if item.value == word)
