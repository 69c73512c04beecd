"""Spans of time and the lower bounds made of them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scheduling.timing import Bounds, first_within, longest_common, merged

SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda s: (s[0], sum(s))),
    max_size=5,
)


def covered(spans):
    """Set of the unit intervals that the spans cover, each by its start."""
    return {unit for start, end in spans for unit in range(start, end)}


@given(SPANS)
def test_merged_spans_cover_the_same_time_apart(spans):
    """Joining neither adds nor drops time, and leaves gaps between spans."""
    joined = merged(spans)
    assert covered(joined) == covered(spans)
    assert all(one[1] < other[0] for one, other in pairwise(joined))


@given(SPANS, SPANS)
def test_the_longest_common_span_lies_in_both_and_is_longest(one, other):
    """All of it is in both, and no longer run of common time exists."""
    both = covered(one) & covered(other)
    found = longest_common(one, other)
    assert (covered([found]) if found else set()) <= both
    longest = run = 0
    for unit in range(90):
        run = run + 1 if unit in both else 0
        longest = max(longest, run)
    assert longest == (found[1] - found[0] if found else 0)


@given(SPANS, st.integers(0, 90))
def test_the_first_time_within_is_the_least(spans, moment):
    """It is the least time from the moment on in any span, ends included."""
    inside = {t for start, end in spans for t in range(start, end + 1) if t >= moment}
    assert first_within(sorted(spans), moment) == min(inside, default=None)


def test_equal_spans_go_to_the_earlier():
    """Of two common spans of one length the first is taken."""
    assert longest_common([(0, 10), (20, 30)], [(0, 30)]) == (0, 10)


def test_a_bound_does_not_guess_where_no_way_is_known(weeks):
    """Unknown sites and -1 count as no time; the router says that there is no way."""
    bounds = Bounds(weeks.inputs(), weeks.matrices(way=-1))
    assert bounds.travel("hub", "north") == 0
    assert bounds.travel("hub", "nowhere") == 0


def test_a_bound_takes_the_quickest_profile(weeks):
    """By van 20 minutes, by bike an hour: the bound is 20 minutes unless told."""
    bounds = Bounds(weeks.inputs(), weeks.matrices())
    assert bounds.travel("hub", "north") == 1200
    assert bounds.travel("hub", "north", ["bike"]) == 3600


def test_a_vehicle_from_afar_cannot_be_at_the_farm_at_once(weeks, days):
    """A van there from 08:30 reaches the farm, open at 08:00, at 08:50."""
    inputs = weeks.inputs()
    bounds = Bounds(inputs, weeks.matrices())
    goods = weeks.goods("north", "hub", days[0], days[0])
    van = weeks.van("van")
    at = bounds.at_dock(goods, days[0], [(van, 30_600)])
    assert at == 30_600 + 1200 + 320 + 1200
