"""Nothing lost, nothing invented, between order lines and consignments."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from mil.acceptance import accept, weigh
from mil.aggregation import aggregate
from mil.calendar import Window
from mil.orders import Flow, Zone


def items(aggregation):
    """List all items of all consignments."""
    return [i for c in aggregation.consignments.values() for i in c.items]


@settings(max_examples=150)
@given(data=st.data())
def test_every_line_is_served_or_refused_in_full(weeks, data):
    """Quantities of a line: in consignments plus refused is what was ordered."""
    inputs = data.draw(weeks)
    aggregation = aggregate(inputs)
    served, refused = Counter(), Counter()
    for item in items(aggregation):
        served[item.line] += item.quantity
    for refusal in aggregation.refusals:
        refused[refusal.line] += refusal.quantity
    accepted = {one.line.id: one for one in accept(inputs)[0]}
    for line in inputs.lines:
        if line.id in accepted:
            ordered = accepted[line.id].quantity
            assert served[line.id] + refused[line.id] == ordered
        else:
            assert served[line.id] == 0
            assert line.id in refused


@settings(max_examples=150)
@given(data=st.data())
def test_weights_agree_with_quantities_per_line_and_product(weeks, data):
    """Grams of a line's items are those of its served quantity in one piece."""
    inputs = data.draw(weeks)
    aggregation = aggregate(inputs)
    grams, quantity, product = Counter(), Counter(), {}
    for item in items(aggregation):
        key = item.line or (item.product, "bulk")
        grams[key] += item.grams
        quantity[key] += item.quantity
        product[key] = inputs.products[item.product]
    for key in grams:
        if isinstance(key, str):
            assert grams[key] == weigh(product[key], quantity[key])
    for one in aggregation.consignments.values():
        assert one.grams == sum(item.grams for item in one.items)
    by_product = Counter()
    for item in items(aggregation):
        by_product[item.product] += 0 if item.line else item.quantity
    for needed in aggregation.replenishments:
        by_product[needed.product] -= needed.quantity
    assert not any(by_product.values())


@settings(max_examples=150)
@given(data=st.data())
def test_lots_are_never_overdrawn_nor_out_of_date(weeks, data):
    """No lot gives more than it holds, nor outside its days; bulk covers the rest."""
    inputs = data.draw(weeks)
    aggregation = aggregate(inputs)
    lots = {lot.id: lot for lot in inputs.lots}
    taken, brought = Counter(), Counter()
    for one in aggregation.consignments.values():
        for item in one.items:
            if item.lot in lots:
                lot = lots[item.lot]
                assert lot.product == item.product
                assert lot.counted_on <= one.day <= lot.best_before
                taken[item.lot] += item.quantity
            elif item.lot:
                brought[item.product] += item.quantity
    assert all(taken[name] <= lots[name].quantity for name in taken)
    needed = Counter()
    for replenishment in aggregation.replenishments:
        needed[replenishment.product] += replenishment.quantity
    assert all(brought[name] <= needed[name] for name in brought)


@settings(max_examples=150)
@given(data=st.data())
def test_expected_goods_come_in_before_they_are_picked(weeks, data):
    """Bulk due by each day is at least what is picked from it by the day after."""
    inputs = data.draw(weeks)
    aggregation = aggregate(inputs)
    for day in inputs.week.days:
        due, picked = Counter(), Counter()
        for one in aggregation.consignments.values():
            for item in one.items:
                if item.lot.startswith("exp-") and one.day <= day:
                    picked[item.product] += item.quantity
                if not item.line and one.day < day:
                    due[item.product] += item.quantity
        assert all(picked[name] <= due[name] for name in picked)


@settings(max_examples=150)
@given(data=st.data())
def test_the_order_of_lines_and_lots_changes_nothing(weeks, data):
    """Shuffled inputs give equal consignments, refusals and replenishments."""
    inputs = data.draw(weeks)
    other = replace(
        inputs,
        lines=tuple(data.draw(st.permutations(inputs.lines))),
        lots=tuple(data.draw(st.permutations(inputs.lots))),
    )
    assert aggregate(other) == aggregate(inputs)


@settings(max_examples=150)
@given(data=st.data())
def test_crates_are_rounded_up_once(weeks, data):
    """Crates are never below the exact sum, nor a full crate above it."""
    inputs = data.draw(weeks)
    for one in aggregate(inputs).consignments.values():
        exact = sum(
            Fraction(item.quantity, inputs.products[item.product].per_crate)
            for item in one.items
        )
        assert exact <= one.crates < exact + 1


@settings(max_examples=150)
@given(data=st.data())
def test_consignments_are_what_their_attributes_say(weeks, data):
    """Ids are unique and safe, days in order, and one zone and producer each."""
    inputs = data.draw(weeks)
    consignments = aggregate(inputs).consignments
    attributes = set()
    for name, one in consignments.items():
        assert name == one.id
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert one.earliest <= one.day
        assert {inputs.products[i.product].zone for i in one.items} == {one.zone}
        producers = {inputs.products[i.product].producer for i in one.items}
        assert producers == {one.producer}
        attributes.add(
            (one.flow, one.producer, one.origin, one.destination, one.zone, one.day)
        )
    assert len(attributes) == len(consignments)


def test_cross_dock_goes_from_farm_to_client(week_of, product, line):
    """Two lines of a school from one mill make one consignment, 15 kg, 2 crates."""
    lines = (line("o1/1"), line("o1/2", quantity=10_000))
    (one,) = aggregate(week_of(lines, (product(),))).consignments.values()
    assert one.id == "2026-11-25-x-moulin-ecole-a"
    assert (one.origin, one.destination) == ("moulin", "ecole")
    assert (one.grams, one.crates) == (15_000, 2)


def test_zones_of_one_order_travel_apart(week_of, product, line):
    """Chilled goods are not in the consignment of ambient ones."""
    butter = product("butter", zone=Zone.CHILLED)
    lines = (line("o1/1"), line("o1/2", product="butter"))
    names = aggregate(week_of(lines, (product(), butter))).consignments
    assert list(names) == ["2026-11-25-x-moulin-ecole-a", "2026-11-25-x-moulin-ecole-c"]


def test_on_site_goods_of_all_clients_come_together(week_of, product, line, monday):
    """A session's goods of one producer are one consignment that keeps its clients."""
    friday = monday + timedelta(days=4)
    lines = tuple(
        line(f"o/{client}", client=client, day=friday, flow=Flow.ON_SITE)
        for client in ("ecole", "c")
    )
    (one,) = aggregate(week_of(lines, (product(),))).consignments.values()
    assert one.id == "2026-11-27-o-moulin-a"
    assert one.destination == "hub"
    assert {item.client for item in one.items} == {"ecole", "c"}


def test_cross_dock_leaves_the_farm_the_day_before_at_the_earliest(
    week_of, product, line, monday
):
    """Goods for Wednesday that keep ten days may come in on Tuesday, not Monday."""
    (one,) = aggregate(
        week_of((line(),), (product(shelf_days=10),))
    ).consignments.values()
    assert one.earliest == monday + timedelta(days=1)


def test_one_day_of_shelf_life_binds(week_of, product, line, monday):
    """Goods that keep no day leave the farm on the delivery day."""
    (one,) = aggregate(
        week_of((line(),), (product(shelf_days=0),))
    ).consignments.values()
    assert one.earliest == one.day == monday + timedelta(days=2)


def test_the_shortest_life_binds_the_whole_consignment(week_of, product, line, monday):
    """Flour that keeps and bread that does not leave the farm together, on the day."""
    bread = product("bread", shelf_days=0)
    lines = (line("o/1"), line("o/2", product="bread"))
    (one,) = aggregate(week_of(lines, (product(), bread))).consignments.values()
    assert one.earliest == one.day == monday + timedelta(days=2)


def test_a_closed_dock_reaches_further_back(week_of, product, line, monday):
    """With the dock closed on Tuesday, goods for Wednesday may come on Monday."""
    hub = (Window(5 * 3600, 20 * 3600, frozenset({0, 2, 3, 4})),)
    (one,) = aggregate(week_of((line(),), (product(),), hub=hub)).consignments.values()
    assert one.earliest == monday


def test_a_name_tells_two_pairs_apart(week_of, product, line):
    """``p`` for ``q-c`` and ``p-q`` for ``c`` read the same but have own names."""
    products = (product("a", producer="p"), product("b", producer="p-q"))
    lines = (
        line("o/1", product="a", client="q-c"),
        line("o/2", product="b", client="c"),
    )
    names = list(aggregate(week_of(lines, products)).consignments)
    assert names == ["2026-11-25-x-p-q-c-a-1", "2026-11-25-x-p-q-c-a-3"]
