"""The catalogues of both languages, and how figures are written."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from mil.documents.paper import fit
from mil.documents.words import FOLDER, LANGUAGES, french, words
from mil.errors import InputError
from mil.orders import Flow, RefusalCode, Zone
from mil.plan import UnservedCode
from mil.rounds import RoundKind

ROOM = FOLDER.parent
SECTIONS = tuple(tomllib.loads((FOLDER / "en.toml").read_text("utf-8")))
KEY = re.compile(rf"['\"]((?:{'|'.join(SECTIONS)})(?:\.[a-z_]+)+)['\"]")
SCREEN_ONLY = {"listing.py", "terminal.py"}
FILES = {"map.css", "map.js", "map.html", "rounds.csv", "rounds.xlsx"}


def used_keys() -> set[str]:
    """Return every catalogue key written in a module or template."""
    files = [*ROOM.glob("*.py"), *ROOM.glob("templates/*.typ")]
    texts = (f.read_text("utf-8") for f in files if f.name not in SCREEN_ONLY)
    return {key for text in texts for key in KEY.findall(text)} - FILES


def known(key: str) -> bool:
    """Whether French has a text for a key, counted or plain."""
    texts = words("fr", "UTC").texts
    return key in texts or {f"{key}.one", f"{key}.other"} <= set(texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_ours_is_cut_on_paper(language: str) -> None:
    """Imported text may be endless; what we say ourselves is printed whole."""
    texts = words(language, "UTC").texts.values()
    assert [
        text for text in texts if fit(text).endswith("…") != text.endswith("…")
    ] == []


def test_languages_have_the_same_keys() -> None:
    """A text added to one language is not forgotten in the other."""
    assert set(words("fr", "UTC").texts) == set(words("en", "UTC").texts)


def test_languages_fill_in_the_same_values() -> None:
    """A translation names exactly the values of the other."""
    fr, en = words("fr", "UTC").texts, words("en", "UTC").texts
    for key in en:
        if not key.startswith("format."):
            holes = [sorted(re.findall(r"{(\w+)}", t[key])) for t in (fr, en)]
            assert holes[0] == holes[1], key


def test_every_key_used_exists() -> None:
    """No sheet asks for a text that is not there."""
    used = used_keys()
    assert len(used) > 80
    assert {key for key in used if not known(key)} == set()


def test_every_text_is_used() -> None:
    """No text stays in the catalogues after its last reader has gone."""
    used, sources = used_keys(), (f.read_text("utf-8") for f in ROOM.glob("*.py"))
    made = {p for text in sources for p in re.findall(r'f"([a-z_]+\.)\{', text)}
    left = {
        key
        for key in words("en", "UTC").texts
        if key.removesuffix(".one").removesuffix(".other") not in used
        and not key.startswith((*made, "unit."))
    }
    assert left == set()


@pytest.mark.parametrize(
    ("section", "members"),
    [
        ("zone", Zone),
        ("unserved", UnservedCode),
        ("refusal", RefusalCode),
        ("round", RoundKind),
        ("pickup", Flow),
    ],
)
def test_every_code_has_its_words(section: str, members: type[Zone]) -> None:
    """Each member of an enumeration that is printed has a text."""
    assert all(f"{section}.{member}" in words("fr", "UTC").texts for member in members)


def test_unknown_language_is_refused() -> None:
    """A language without a catalogue is named together with those there are."""
    with pytest.raises(InputError, match="'de' is not known; write fr or en"):
        words("de", "UTC")


def test_french_figures() -> None:
    """French writes commas, thin blanks, 1er, and the euro behind."""
    fr = words("fr", "Europe/Paris")
    thin, full = "\u202f", "\u00a0"
    assert fr.money(123456) == f"1{thin}234,56{full}€"
    assert fr.kg(12_500) == f"12,5{full}kg"
    assert [fr.percent(part) for part in (665, 1800)] == [f"6,7{full}%", f"18,0{full}%"]
    dates = [words(one, "UTC").short_date(date(2026, 11, 24)) for one in LANGUAGES]
    assert dates == ["24/11/2026", "24 Nov 2026"]
    assert fr.km(142_400) == f"142{full}km"
    assert fr.day(date(2026, 12, 1)) == "mardi 1er décembre"
    assert fr.quantity(1500, "piece") == f"1,5{full}pièce"
    assert fr.quantity(2000, "piece") == f"2{full}pièces"
    assert fr.clock(date(2026, 11, 24), 7 * 3600 + 300) == f"7{full}h{full}05"
    assert fr.duration(3 * 3600 + 5 * 60) == f"3{full}h{full}05"


def test_english_figures() -> None:
    """English writes points and the euro in front."""
    en = words("en", "Europe/Paris")
    assert en.money(123456) == "€1,234.56"
    assert en.day(date(2026, 12, 1)) == "Tuesday 1 December"
    assert en.count("count.crates", 1) == "1 crate"
    assert en.count("count.crates", 0) == "0 crates"


def test_clock_of_the_day_summer_time_ends() -> None:
    """Elapsed seconds are shown as the wall clock shows them after the hour repeats."""
    fr = words("fr", "Europe/Paris")
    assert fr.clock(date(2026, 10, 25), 4 * 3600).replace("\u00a0", " ") == "3 h 00"


def test_values_are_not_read_as_text_to_fill() -> None:
    """Braces in imported text stay braces."""
    title = words("fr", "UTC")("round.pickup_title", name="{0.__class__}")
    assert title == "Tournée de ramassage {0.__class__}"


@pytest.mark.parametrize("unit", ["pièce", "Pièces", "piece", " pieces "])
def test_units_are_understood_however_spelt(unit: str) -> None:
    """Imported units are put into the reader's language and number."""
    assert words("fr", "UTC").quantity(2000, unit) == "2\u00a0pièces"
    assert words("en", "UTC").quantity(1000, unit) == "1\u00a0piece"


def test_unknown_unit_is_shown_as_it_is() -> None:
    """A sales unit without a translation is written as the import says."""
    assert words("fr", "UTC").quantity(2000, "plateau") == "2\u00a0plateau"


def test_french_blanks() -> None:
    """High punctuation and guillemets keep to their words."""
    assert french("Prêt ? « Oui » : bien !") == (
        "Prêt\u202f? «\u00a0Oui\u00a0»\u00a0: bien\u202f!"
    )


def test_catalogues_are_all_known() -> None:
    """Every catalogue in the folder can be chosen."""
    assert {Path(f).stem for f in FOLDER.glob("*.toml")} == set(LANGUAGES)
