"""First expired first out, and what producers bring when stock is short."""

from datetime import UTC, date, datetime, timedelta

import pytest

from mil.aggregation import aggregate
from mil.calendar import Week, Window
from mil.orders import Flow, RefusalCode
from mil.stock import Lot, Pick, Shelf, expected_lot

NOV = [date(2026, 11, 1) + timedelta(days=n) for n in range(30)]
"""``NOV[24]`` is Wednesday 25 November 2026; Monday of that week is ``NOV[22]``."""
WEDNESDAY, THURSDAY = NOV[24], NOV[25]
FOUR_WEEKS = NOV[22] + timedelta(days=28)


@pytest.fixture
def stored(line):
    """Maker of a line of stored goods, 5 kg of flour for Wednesday."""

    def make(name="o1", **changed):
        return line(name, **{"flow": Flow.STORED, **changed})

    return make


def lot(name, quantity, best_before, counted_on=NOV[21]):
    """Make a lot of flour, counted on Sunday."""
    return Lot(name, "flour", quantity, best_before, counted_on)


def picked(aggregation):
    """List line, lot and quantity of each picked item."""
    found = (i for c in aggregation.consignments.values() for i in c.items if i.lot)
    return sorted((item.line, item.lot, item.quantity) for item in found)


def bulk(aggregation):
    """List bulk consignments."""
    found = aggregation.consignments.values()
    return [c for c in found if c.flow is Flow.STORED and c.destination == "hub"]


def test_the_lot_that_expires_first_goes_first():
    """8 kg: all 3 kg that expire on the 26th, then 5 kg of the later lot."""
    shelf = Shelf([lot("late", 9000, NOV[29]), lot("soon", 3000, NOV[25])])
    picks = shelf.take("flour", 8000, WEDNESDAY)
    assert picks == (Pick("soon", 3000), Pick("late", 5000))
    assert shelf.left("flour", WEDNESDAY) == 4000


@pytest.mark.parametrize(
    ("best_before", "counted_on", "there"),
    [
        (WEDNESDAY, NOV[21], True),
        (NOV[23], NOV[21], False),
        (NOV[29], WEDNESDAY, True),
        (NOV[29], THURSDAY, False),
    ],
)
def test_lots_count_from_their_count_to_their_date(best_before, counted_on, there):
    """A lot serves Wednesday when counted by then and not expired before."""
    shelf = Shelf([lot("x", 1000, best_before, counted_on)])
    assert bool(shelf.take("flour", 1000, WEDNESDAY)) is there


def test_equal_dates_go_by_lot_number():
    """Lots of one date are taken by their ids, in whatever order they are given."""
    lots = [lot("b", 1000, NOV[29]), lot("a", 1000, NOV[29])]
    assert Shelf(lots).take("flour", 500, WEDNESDAY) == (Pick("a", 500),)


def test_a_line_may_come_from_two_lots(week_of, product, stored):
    """5 kg from lots of 3 and 9 kg: two items in one consignment, 5000 g together."""
    lots = (lot("soon", 3000, NOV[25]), lot("late", 9000, NOV[29]))
    aggregation = aggregate(week_of((stored(),), (product(),), lots))
    (one,) = aggregation.consignments.values()
    assert one.id == "2026-11-25-s-moulin-ecole-a"
    assert (one.origin, one.destination, one.grams) == ("hub", "ecole", 5000)
    assert picked(aggregation) == [("o1", "late", 2000), ("o1", "soon", 3000)]


def test_odd_weights_split_without_losing_a_gram(week_of, product, stored):
    """Three lots of 0.5 pieces of 333 g weigh 500 g (499.5), not 3 times 167."""
    odd = product(unit="piece", unit_grams=333)
    lots = tuple(lot(name, 500, NOV[29]) for name in "abc")
    lines = (stored(quantity=1500, unit="piece"),)
    (one,) = aggregate(week_of(lines, (odd,), lots)).consignments.values()
    assert one.grams == 500
    assert [item.grams for item in one.items] == [167, 166, 167]


def test_earlier_days_then_earlier_orders_are_served_first(week_of, product, stored):
    """5 kg are there; Wednesday's first order gets them, and the rest is brought."""
    early = datetime(2026, 11, 20, 8, tzinfo=UTC)
    lines = (
        stored("a", day=THURSDAY, ordered_at=early),
        stored("b", ordered_at=early + timedelta(hours=1)),
        stored("c", ordered_at=early),
    )
    lots = (lot("x", 5000, NOV[29]),)
    aggregation = aggregate(week_of(lines, (product(shelf_days=30),), lots))
    expected = expected_lot("flour", Week(2026, 48))
    assert expected == "exp-flour-2026-W48"
    assert picked(aggregation) == [
        ("a", expected, 5000),
        ("b", expected, 5000),
        ("c", "x", 5000),
    ]
    assert not aggregation.refusals


def test_what_is_short_is_brought_the_day_before_at_the_latest(
    week_of, product, stored
):
    """2 of 5 kg are missing on Wednesday: the mill brings 2 kg by Tuesday."""
    lots = (lot("x", 3000, NOV[29]),)
    aggregation = aggregate(week_of((stored(),), (product(),), lots))
    (needed,) = aggregation.replenishments
    assert (needed.product, needed.quantity, needed.needed_by) == (
        *("flour", 2000),
        NOV[23],
    )
    assert "2 kg ordered for Wed 2026-11-25" in needed.reason
    (one,) = bulk(aggregation)
    assert one.id == "2026-11-24-b-moulin-a"
    assert (one.origin, one.day, one.earliest) == ("moulin", NOV[23], NOV[22])
    assert [(item.line, item.client, item.lot) for item in one.items] == [("", "", "")]


def test_bulk_keeps_until_the_delivery(week_of, product, stored):
    """Goods that keep one day leave the farm on Tuesday for Wednesday."""
    (one,) = bulk(aggregate(week_of((stored(),), (product(shelf_days=1),))))
    assert one.earliest == one.day == NOV[23]


@pytest.mark.parametrize(
    "hours",
    [
        (Window(8 * 3600, 18 * 3600, frozenset({2, 3, 4})),),
        (),
    ],
)
def test_exactly_the_missing_quantity_is_refused(week_of, product, stored, hours):
    """The mill is closed on Monday and Tuesday: 3 kg are served, 2 refused."""
    lots = (lot("x", 3000, NOV[29]),)
    inputs = week_of((stored(),), (product(),), lots, moulin=hours)
    aggregation = aggregate(inputs)
    (refused,) = aggregation.refusals
    assert (refused.code, refused.quantity) == (RefusalCode.NO_STOCK, 2000)
    assert "2 kg of Product flour are missing in stock" in refused.reason
    assert picked(aggregation) == [("o1", "x", 3000)]
    assert not aggregation.replenishments


def test_too_short_a_life_cannot_be_brought_before(week_of, product, stored):
    """Goods that keep no night cannot come the day before they are picked."""
    (refused,) = aggregate(week_of((stored(),), (product(shelf_days=0),))).refusals
    assert refused.code is RefusalCode.NO_STOCK


def test_stock_is_topped_up_to_its_target(week_of, product, stored):
    """12 kg less 5 leave 7, under the minimum of 10: 23 kg bring it to 30."""
    flour = product(shelf_days=200, stock_min=10_000, stock_target=30_000)
    lots = (lot("x", 12_000, FOUR_WEEKS),)
    (needed,) = aggregate(week_of((stored(),), (flour,), lots)).replenishments
    assert (needed.quantity, needed.needed_by) == (23_000, NOV[26])  # Friday
    for figure in ("7 kg would remain", "minimum 10 kg", "target 30 kg"):
        assert figure in needed.reason


def test_enough_stock_is_left_alone(week_of, product, stored):
    """15 kg less 5 leave the minimum of 10 kg: nothing is brought."""
    flour = product(shelf_days=200, stock_min=10_000, stock_target=30_000)
    lots = (lot("x", 15_000, FOUR_WEEKS),)
    assert not aggregate(week_of((stored(),), (flour,), lots)).replenishments


def test_stock_that_expires_within_the_week_does_not_count(week_of, product):
    """10 kg until Sunday are nothing next week: the full target is brought."""
    flour = product(shelf_days=200, stock_min=10_000, stock_target=30_000)
    lots = (lot("x", 10_000, NOV[28]),)
    (needed,) = aggregate(week_of((), (flour,), lots)).replenishments
    assert needed.quantity == 30_000


def test_never_more_than_keeps(week_of, product):
    """Friday's goods that keep 9 days last 7 days of next week: one week's use.

    A week uses at least the minimum of 10 kg, so 10 kg come instead of 30; they must
    not leave the farm before Friday.
    """
    milk = product(shelf_days=9, stock_min=10_000, stock_target=30_000)
    (one,) = bulk(aggregate(week_of((), (milk,))))
    assert one.grams == 10_000
    assert (one.earliest, one.day) == (NOV[26], NOV[26])


def test_a_busy_week_keeps_more_in_stock(week_of, product, stored):
    """20 kg ordered a week: 7 days of next week use 20 kg, so 20 kg come for stock."""
    milk = product(shelf_days=9, stock_min=10_000, stock_target=30_000)
    lots = (lot("x", 20_000, NOV[26]),)
    inputs = week_of((stored(quantity=20_000),), (milk,), lots)
    (needed,) = aggregate(inputs).replenishments
    assert needed.quantity == 20_000


def test_bulk_for_two_days_keeps_until_the_later(week_of, product, stored):
    """Flour keeps two days; with Thursday's need, Monday is too early for all."""
    days = (Window(8 * 3600, 18 * 3600, frozenset({0, 1})),)
    lines = (stored("a"), stored("b", day=THURSDAY))
    (one,) = bulk(aggregate(week_of(lines, (product(shelf_days=2),), moulin=days)))
    assert (one.grams, one.earliest, one.day) == (10_000, NOV[23], NOV[23])


def test_goods_that_would_not_keep_are_not_stocked(week_of, product):
    """Friday's goods that keep two days are of no use next week."""
    milk = product(shelf_days=2, stock_min=10_000, stock_target=30_000)
    assert not aggregate(week_of((), (milk,))).replenishments


def test_a_closed_farm_is_asked_by_sunday(week_of, product):
    """Stock that no day can bring is still asked for, so that the plan can say why."""
    flour = product(shelf_days=200, stock_min=10_000, stock_target=30_000)
    (needed,) = aggregate(week_of((), (flour,), moulin=())).replenishments
    assert needed.needed_by == NOV[28]


def test_needs_of_one_day_come_together(week_of, product, stored):
    """What Friday's orders lack and the stock's target share one item."""
    flour = product(shelf_days=200, stock_min=10_000, stock_target=30_000)
    days = (Window(8 * 3600, 18 * 3600, frozenset({3})),)
    inputs = week_of((stored(day=NOV[26]),), (flour,), moulin=days)
    (needed,) = aggregate(inputs).replenishments
    assert (needed.quantity, needed.needed_by) == (35_000, THURSDAY)
    assert "5 kg ordered for Fri 2026-11-27" in needed.reason
    assert "30 kg for the stock" in needed.reason
