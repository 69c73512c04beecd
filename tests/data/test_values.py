"""Single values: the grammar takes what people write and nothing else."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import values
from data.values import BadValueError

NOT_NUMBERS = [
    *("", " ", "x", "-", "1.", ".5", "1e5", "1e9999999", "1_000", "0x10", "+1", "--1"),
    *("nan", "NaN", "sNaN", "inf", "-inf", "Infinity", "12345678", "1.2345", "1,2,3"),
    *("٣", "１", "1 000", "1\u00a00", "1.000,5", "½", "²", "1\n2", "#REF!"),
]
PARSERS: list[Callable[[str], object]] = [
    *(values.text, values.name, values.identifier, values.identifiers),
    *(values.thousandths, values.whole, values.cents, values.grams, values.metres),
    *(values.minutes, values.hours, values.latitude, values.longitude, values.day),
    lambda raw: values.moment(raw, "Europe/Paris"),
]


@pytest.mark.parametrize(
    ("raw", "milli"),
    [
        *(("5", 5000), ("2.5", 2500), ("2,5", 2500), (" 0,125 ", 125), ("007", 7000)),
        *(("1\u00a0234,5", 1234500), ("1\u202f234\u202f567", 1234567000)),
    ],
)
def test_numbers_as_people_write_them(raw: str, milli: int) -> None:
    """Point or comma, leading zeros, no-break spaces between groups of three."""
    assert values.thousandths(raw) == milli


@pytest.mark.parametrize("raw", NOT_NUMBERS)
def test_what_is_no_number(raw: str) -> None:
    """Python would read some of these as numbers, some for minutes."""
    with pytest.raises(BadValueError, match=r"number") as caught:
        values.thousandths(raw)
    assert "write digits like 12 or 2.5" in caught.value.remedy


def test_bounds_are_said() -> None:
    """A negative quantity and a crate of parts are refused with what is allowed."""
    with pytest.raises(BadValueError) as caught:
        values.thousandths("-1")
    assert caught.value.remedy == "write a number from 0 to 9999999.999"
    with pytest.raises(BadValueError, match="no whole number"):
        values.whole("1.5")
    with pytest.raises(BadValueError, match="parts of a cent"):
        values.cents("0.125")


def test_units_are_scaled_once() -> None:
    """Euros, kilograms, kilometres, minutes and hours become integers."""
    assert values.cents("0,40") == 40
    assert values.grams("5.2") == 5200
    assert values.metres("25") == 25000
    assert values.minutes("2.5") == 150
    assert values.hours("7.5") == 27000


@given(st.integers(0, 9_999_999_999))
def test_every_thousandth_is_read_exactly(milli: int) -> None:
    """No value within the bounds loses or gains a thousandth."""
    assert values.thousandths(f"{milli // 1000},{milli % 1000:03d}") == milli


@given(st.text(max_size=30), st.sampled_from(PARSERS))
def test_no_text_breaks_a_parser(raw: str, parse: Callable[[str], object]) -> None:
    """Whatever the text, there is a value or a problem with its remedy."""
    found: BadValueError | None = None
    try:
        parse(raw)
    except BadValueError as error:
        found = error
    assert found is None or (found.message and found.remedy)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [("2026-11-24", date(2026, 11, 24)), ("1/2/2026", date(2026, 2, 1))],
)
def test_days(raw: str, expected: date) -> None:
    """ISO, or the day first as in French."""
    assert values.day(raw) == expected


@pytest.mark.parametrize(
    "raw", ["", "2026-02-29", "24/13/2026", "11/24/26", "1999-12-31", "46350", "demain"]
)
def test_what_is_no_day(raw: str) -> None:
    """Days that no calendar has, two-digit years, spreadsheet numbers, far years."""
    with pytest.raises(BadValueError):
        values.day(raw)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2026-11-22T18:30", datetime(2026, 11, 22, 17, 30, tzinfo=UTC)),
        ("2026-07-01 18:30:05", datetime(2026, 7, 1, 16, 30, 5, tzinfo=UTC)),
        ("2026-11-22T18:30Z", datetime(2026, 11, 22, 18, 30, tzinfo=UTC)),
        ("2026-11-22T18:30-05:00", datetime(2026, 11, 22, 23, 30, tzinfo=UTC)),
        ("22/11/2026", datetime(2026, 11, 21, 23, tzinfo=UTC)),
        ("2026-10-25T02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2026-03-29T02:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
    ],
)
def test_moments_are_instants(raw: str, expected: datetime) -> None:
    """Local times follow the hub's clock, also on the two nights that change it."""
    assert values.moment(raw, "Europe/Paris") == expected


@pytest.mark.parametrize("raw", ["2026-11-22T25:00", "2026-11-22T18:30+99:00", "18:30"])
def test_what_is_no_moment(raw: str) -> None:
    """Hours and offsets that no clock shows."""
    with pytest.raises(BadValueError):
        values.moment(raw, "Europe/Paris")


@pytest.mark.parametrize(
    "raw", ["a\x00b", "a\tb", "a\nb", "a\x1b[31m", "a\u202eb", "a\u2028b", "x" * 1001]
)
def test_text_that_is_refused(raw: str) -> None:
    """Control characters, direction marks and whole novels."""
    with pytest.raises(BadValueError):
        values.text(raw)


def test_text_is_kept_as_it_is() -> None:
    """Quotes, formulas, template marks and scripts are text; accents are joined."""
    hostile = "=1+1 {{ 7*7 }} <script> ' \" œ € 😀"
    assert values.text(f" {hostile} ") == hostile
    assert values.text("e\u0301") == "é"


@pytest.mark.parametrize("raw", ["", "é", "a b", "../x", "a/b", "x" * 65, "CON.txt"])
def test_what_is_no_id(raw: str) -> None:
    """Ids end up in file names."""
    with pytest.raises(BadValueError, match="id"):
        values.identifier(raw)


def test_the_nearest_word_is_offered() -> None:
    """A typing error names what was meant; a stranger gets the list."""
    with pytest.raises(BadValueError) as caught:
        values.choice("prodcer", ["producer", "client"])
    assert caught.value.remedy == "did you mean producer?"
    assert values.one_of("zzz", ["b", "a"]) == "write one of: a, b"
    assert values.choice(" Small Van", ["small_van"]) == "small_van"


@pytest.mark.parametrize("raw", ["91", "48°31", "N48", "1e1", "48.52.1", "200"])
def test_what_is_no_latitude(raw: str) -> None:
    """Minutes, letters and the wrong planet."""
    with pytest.raises(BadValueError, match="latitude"):
        values.latitude(raw)
