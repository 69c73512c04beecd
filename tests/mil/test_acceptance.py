"""Which order lines are accepted, and the sentence that refuses the others."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mil.acceptance import accept, amount, convert, cutoff_at, weigh
from mil.calendar import Week, Window
from mil.orders import Flow, RefusalCode
from mil.places import CutOff

PARIS = ZoneInfo("Europe/Paris")


def refusal(inputs):
    """Return the only refusal of a week in which nothing is accepted."""
    accepted, (only,) = accept(inputs)
    assert not accepted
    return only


@pytest.mark.parametrize(
    ("quantity", "unit", "expected"),
    [
        (2500, "piece", 2500),
        (2000, "crate", 24_000),  # two crates of 12 pieces
        (1000, "kg", 2857),  # 1 kg of pieces of 350 g: 2.857 pieces
        (350_000, "g", 1000),
        (1, "g", None),  # less than half a thousandth of a piece
        (1000, "litre", None),
        (0, "piece", None),
    ],
)
def test_quantities_convert_to_the_sales_unit(product, line, quantity, unit, expected):
    """Crates, kilograms and grams become thousandths of a piece."""
    egg_box = product(unit="piece", unit_grams=350, per_crate=12_000)
    assert convert(line(quantity=quantity, unit=unit), egg_box) == expected


def test_crates_convert_without_a_weight(product, line):
    """A crate's content is known even when nobody has weighed the product."""
    unweighed = product(unit="piece", unit_grams=None, per_crate=12_000)
    assert convert(line(quantity=500, unit="crate"), unweighed) == 6000
    assert convert(line(quantity=500, unit="kg"), unweighed) is None


def test_weights_round_half_up(product):
    """Half a gram counts as a whole one; an unweighed product has no weight."""
    assert weigh(product(unit_grams=1), 500) == 1
    assert weigh(product(unit_grams=1), 499) == 0
    with pytest.raises(ValueError, match="no weight"):
        weigh(product(unit_grams=None), 1)


def test_amounts_read_like_amounts():
    """Whole numbers have no decimals, others no trailing zeros."""
    assert amount(2000, "kg") == "2 kg"
    assert amount(2500, "kg") == "2.5 kg"
    assert amount(1_234_567_001, "g") == "1234567.001 g"
    assert amount(-50, "kg") == "-0.05 kg"


def test_accepted_lines_come_by_id_and_weighed(week_of, product, line):
    """Lines are sorted by id and carry quantity and grams."""
    accepted, refused = accept(week_of((line("b"), line("a")), (product(),)))
    assert [one.line.id for one in accepted] == ["a", "b"]
    assert {(one.quantity, one.grams) for one in accepted} == {(5000, 5000)}
    assert not refused


@pytest.mark.parametrize(
    ("changed", "code", "words"),
    [
        ({"product": "nothing"}, RefusalCode.UNKNOWN, "nothing is unknown"),
        ({"client": "nobody"}, RefusalCode.UNKNOWN, "nobody is no known client"),
        ({"client": "moulin"}, RefusalCode.UNKNOWN, "moulin is no known client"),
        ({"unit": "litre"}, RefusalCode.WRONG_UNIT, "5 litre of Product flour"),
        ({"quantity": 0}, RefusalCode.WRONG_UNIT, "0 kg"),
    ],
)
def test_lines_are_refused_with_reason_and_remedy(
    week_of, product, line, changed, code, words
):
    """Unknown names and odd units are refused in one sentence."""
    found = refusal(week_of((line(**changed),), (product(),)))
    assert found.code is code
    assert words in found.reason
    assert found.reason.endswith(".")


def test_a_producer_must_be_known_as_one(week_of, product, line):
    """A product sold by a client, or by nobody, is refused."""
    for seller in ("ecole", "nobody"):
        found = refusal(week_of((line(),), (product(producer=seller),)))
        assert found.code is RefusalCode.UNKNOWN
        assert seller in found.reason


@pytest.mark.parametrize("weight", [None, 0])
def test_products_without_weight_are_refused(week_of, product, line, weight):
    """The refused quantity is in the sales unit where it converts."""
    unweighed = product(unit="piece", unit_grams=weight, per_crate=12_000)
    lines = (line(unit="crate", quantity=1000),)
    found = refusal(week_of(lines, (unweighed,)))
    assert (found.code, found.quantity) == (RefusalCode.NO_WEIGHT, 12_000)
    assert "Nobody has weighed Product flour" in found.reason


def test_products_without_crate_size_are_refused(week_of, product, line):
    """Nothing can be loaded without knowing what fills a crate."""
    found = refusal(week_of((line(),), (product(per_crate=0),)))
    assert found.code is RefusalCode.WRONG_UNIT
    assert "one crate holds" in found.reason


def test_a_line_ordered_at_the_cutoff_is_in_time(week_of, product, line):
    """Wednesday's cross-dock cut-off is Monday noon: 12:00:00 passes, 12:00:01 not."""
    noon = datetime(2026, 11, 23, 11, tzinfo=UTC)  # noon in Paris
    late = noon + timedelta(seconds=1)
    lines = (line("a", ordered_at=noon), line("b", ordered_at=late))
    inputs = week_of(lines, (product(),))
    (accepted,), (refused,) = accept(inputs)
    assert accepted.line.id == "a"
    assert refused.code is RefusalCode.AFTER_CUTOFF
    assert "Ordered on Mon 2026-11-23 at 12:00" in refused.reason
    assert "cut-off on Mon 2026-11-23 at 12:00" in refused.reason


def test_lines_without_time_count_as_in_time(week_of, product, line):
    """Where the source does not say when, nothing is refused for being late."""
    accepted, refused = accept(week_of((line(ordered_at=None),), (product(),)))
    assert len(accepted) == 1
    assert not refused


def test_cutoffs_keep_the_clock_when_summer_time_ends(week_of, line):
    """2026-10-25 has 25 hours; its noon is 11:00 UTC all the same."""
    tuesday = datetime(2026, 10, 27, tzinfo=UTC).date()
    limit = cutoff_at(week_of(), line(day=tuesday))
    assert limit.astimezone(UTC) == datetime(2026, 10, 25, 11, tzinfo=UTC)
    assert (limit.hour, limit.minute) == (12, 0)


def test_the_second_half_past_two_is_after_a_cutoff_at_the_first(
    week_of, product, line
):
    """Times of one zone are compared as instants, not by the clock on the wall."""
    tuesday = datetime(2026, 10, 27, tzinfo=UTC).date()
    first = datetime(2026, 10, 25, 2, 40, tzinfo=PARIS)
    second = first.replace(fold=1)
    inputs = week_of(
        (
            line("a", day=tuesday, ordered_at=first),
            line("b", day=tuesday, ordered_at=second),
        ),
        (product(),),
    )
    quarter_to_three = {Flow.CROSS_DOCK: CutOff(2, 2 * 3600 + 45 * 60)}
    rules = replace(inputs.hub.rules, cutoffs=quarter_to_three)
    hub = replace(inputs.hub, rules=rules)
    (accepted,), (refused,) = accept(replace(inputs, week=Week(2026, 44), hub=hub))
    assert (accepted.line.id, refused.line) == ("a", "b")
    assert refused.code is RefusalCode.AFTER_CUTOFF


def test_deliveries_only_on_delivery_days(week_of, product, line, monday):
    """The hub does not deliver on Mondays, cross-docked or from stock."""
    for flow in (Flow.CROSS_DOCK, Flow.STORED):
        found = refusal(week_of((line(day=monday, flow=flow),), (product(),)))
        assert found.code is RefusalCode.NO_SERVICE
        assert "does not deliver on Mon 2026-11-23" in found.reason


def test_clients_must_be_open_that_day(week_of, product, line):
    """A school that is closed on Wednesday gets nothing on Wednesday."""
    not_wednesday = (Window(6 * 3600, 9 * 3600, frozenset({0, 1, 3, 4})),)
    inputs = week_of((line(),), (product(),), ecole=not_wednesday)
    assert "receives nothing on Wed 2026-11-25" in refusal(inputs).reason


def test_on_site_needs_a_session_and_no_opening_of_the_client(
    week_of, product, line, monday
):
    """Sessions are on Friday; who comes then may be closed at home."""
    friday = monday + timedelta(days=4)
    lines = (
        line("a", day=friday, flow=Flow.ON_SITE),
        line("b", flow=Flow.ON_SITE),
    )
    inputs = week_of(lines, (product(),), ecole=())
    (accepted,), (refused,) = accept(inputs)
    assert accepted.line.id == "a"
    assert "no selling session on Wed 2026-11-25" in refused.reason


def test_days_out_of_the_week_are_refused(week_of, product, line, monday):
    """A line of the next week does not slip into this one."""
    found = refusal(week_of((line(day=monday + timedelta(days=9)),), (product(),)))
    assert "2026-12-02 is not in week 2026-W48" in found.reason
