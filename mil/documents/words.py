"""The words of a language, and how it writes dates, times, numbers and money."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal

from mil.calendar import DayClock
from mil.costs.sales import tenths
from mil.errors import InputError
from mil.units import Cents, Grams, Metres, Milli, Seconds

FOLDER = Path(__file__).parent / "words"
LANGUAGES = ("fr", "en")

UNITS = {
    "piece": "piece",
    "bouteille": "bottle",
    "bocal": "jar",
    "bocaux": "jar",
    "botte": "bunch",
    "caisse": "crate",
    "boite": "box",
    "sac": "bag",
    "douzaine": "dozen",
    "barquette": "tray",
}
"""French sales units, without accents and plural, to the catalogue's."""


@dataclass(frozen=True, slots=True)
class Words:
    """One language: its catalogue of texts and its way of writing figures.

    Attributes
    ----------
    language
        ``fr`` or ``en``.
    zone
        IANA time zone in which hours are written.
    texts
        Texts by key, such as ``pickup.title``.
    """

    language: str
    zone: str
    texts: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return a text with values put in; values are never read as text to fill."""
        return self.texts[key].format(**values)

    def count(self, key: str, number: int) -> str:
        """Return ``3 crates`` or ``1 crate``, by the language's plural rule."""
        form = self.locale.plural_form(number)
        chosen = f"{key}.one" if form == "one" else f"{key}.other"
        return self(chosen, n=self.number(number))

    @property
    def locale(self) -> Locale:
        """Babel's locale."""
        return Locale.parse(self.texts["format.locale"])

    def number(self, number: int) -> str:
        """Return a whole number with its thousands apart."""
        return str(format_decimal(number, locale=self.locale))

    def thousandths(self, milli: int, digits: str = "#,##0.###") -> str:
        """Return thousandths as a decimal number, without needless zeros."""
        amount = Decimal(milli) / 1000
        return str(format_decimal(amount, format=digits, locale=self.locale))

    def kg(self, grams: Grams) -> str:
        """Return a weight with one decimal: ``12.5 kg``."""
        return f"{self.thousandths(grams, '#,##0.#')}\N{NO-BREAK SPACE}kg"

    def percent(self, part: int) -> str:
        """Return ten-thousandths as per cent with one decimal: ``12.5 %``."""
        shown = self.thousandths(100 * tenths(part), "#,##0.0")
        return f"{shown}\N{NO-BREAK SPACE}%"

    def km(self, metres: Metres) -> str:
        """Return a distance in whole kilometres, below ten with one decimal."""
        digits = "#,##0" if metres >= 10_000 else "#,##0.#"
        return f"{self.thousandths(metres, digits)}\N{NO-BREAK SPACE}km"

    def money(self, cents: Cents) -> str:
        """Return an amount in euros."""
        amount = Decimal(cents) / 100
        return str(format_currency(amount, "EUR", locale=self.locale))

    def quantity(self, milli: Milli, unit: str) -> str:
        """Return an amount with its sales unit, in the plural where it needs one."""
        plural = self.locale.plural_form(Decimal(milli) / 1000)
        form = "one" if plural == "one" else "other"
        written = self.texts.get(f"unit.{_unit_key(unit)}.{form}", unit)
        return f"{self.thousandths(milli)}\N{NO-BREAK SPACE}{written}"

    def crate_noun(self, number: int) -> str:
        """Return ``crate`` or ``crates``, to stand beside a large figure."""
        form = "one" if self.locale.plural_form(number) == "one" else "other"
        return self.texts[f"unit.crate.{form}"]

    def day(self, day: date) -> str:
        """Return ``Tuesday 24 November`` (in French ``mardi 1er décembre``)."""
        key = "format.first_of_month" if day.day == 1 else "format.day"
        return str(format_date(day, self.texts[key], locale=self.locale))

    def short_day(self, day: date) -> str:
        """Return ``Tue 24``."""
        return str(format_date(day, self.texts["format.short_day"], self.locale))

    def short_date(self, day: date) -> str:
        """Return ``24 Nov 2026`` (in French ``24/11/2026``)."""
        return str(format_date(day, self.texts["format.date"], self.locale))

    def month(self, day: date) -> str:
        """Return the month of a day: ``November 2026``."""
        name = str(format_date(day, "LLLL y", locale=self.locale))
        return name[:1].upper() + name[1:]

    def clock(self, day: date, seconds: Seconds) -> str:
        """Return the time on the wall so many seconds after local midnight."""
        moment = DayClock(day, self.zone).at(seconds)
        return str(format_time(moment, self.texts["format.time"], locale=self.locale))

    def duration(self, seconds: Seconds) -> str:
        """Return hours and minutes: ``3 h 05``."""
        hours, minutes = divmod((seconds + 30) // 60, 60)
        return self("format.duration", h=hours, m=f"{minutes:02d}")


def words(language: str, zone: str) -> Words:
    """Load a language.

    Raises
    ------
    InputError
        When there is no catalogue for that language.
    """
    return Words(language, zone, _catalogue(language))


def _unit_key(unit: str) -> str:
    """Return the catalogue's name of a sales unit, however the import spells it."""
    split = unicodedata.normalize("NFD", unit.casefold().strip())
    bare = "".join(letter for letter in split if not unicodedata.combining(letter))
    single = bare.removesuffix("s")
    return UNITS.get(single, single)


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    if language not in LANGUAGES:
        known = " or ".join(LANGUAGES)
        raise InputError(f"language {language!r} is not known; write {known}")
    texts = _flat("", tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8")))
    return {key: french(t) for key, t in texts.items()} if language == "fr" else texts


def french(text: str) -> str:
    """Return our own text with the blanks that French printing wants unbroken.

    A thin one before ``;``, ``!`` and ``?``, a full one before ``:`` and inside the
    guillemets.
    """
    thin, full = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
    text = re.sub(r" ([;!?])", rf"{thin}\1", text)
    text = text.replace(" :", f"{full}:").replace("« ", f"«{full}")
    return text.replace(" »", f"{full}»")


def _flat(prefix: str, table: Mapping[str, object]) -> dict[str, str]:
    """Return nested tables as one level with dotted keys."""
    texts: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            texts |= _flat(f"{prefix}{key}.", value)
        else:
            texts[f"{prefix}{key}"] = str(value)
    return texts
