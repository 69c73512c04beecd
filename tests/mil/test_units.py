"""Whole units, divided without a rest."""

from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mil.units import apportion, ceil_div, in_whole, round_div

WEIGHTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=30)
TOTALS = st.integers(-(10**9), 10**9)


@given(TOTALS, WEIGHTS)
def test_parts_add_up(total, weights):
    """Nothing is left over and nothing made, whatever the weights."""
    assert sum(apportion(total, weights)) == total


@given(TOTALS, WEIGHTS.filter(any))
def test_parts_stay_within_one_unit_of_their_quota(total, weights):
    """Each part is its exact quota rounded down or up (the quota rule)."""
    whole = sum(weights)
    for part, weight in zip(apportion(total, weights), weights, strict=True):
        assert abs(part * whole - total * weight) < whole


@given(st.integers(0, 10**6), WEIGHTS.filter(any))
def test_heavier_never_gets_less(total, weights):
    """Of two positions the heavier one gets at least as much."""
    parts = sorted(zip(weights, apportion(total, weights), strict=True))
    for (light, less), (heavy, more) in pairwise(parts):
        assert light == heavy or less <= more


@given(TOTALS, WEIGHTS)
def test_the_sign_only_turns_the_parts(total, weights):
    """A refund is divided like a charge."""
    turned = [-part for part in apportion(total, weights)]
    assert apportion(-total, weights) == turned


def test_ties_go_to_the_earlier():
    """Five cents among three: the first two get the odd ones."""
    assert apportion(5, [1, 1, 1]) == [2, 2, 1]
    assert apportion(100, [0, 0, 0]) == [34, 33, 33]


def test_the_largest_remainder_gets_the_odd_cent():
    """10 by 1, 1, 4: quotas 1.67, 1.67, 6.67, so 2, 2 and 6 by position."""
    assert apportion(10, [1, 1, 4]) == [2, 2, 6]


def test_nobody_bears_only_nothing():
    """Without weights there may be no amount, and weights are never negative."""
    assert apportion(0, []) == []
    with pytest.raises(ValueError, match="nobody"):
        apportion(1, [])
    with pytest.raises(ValueError, match="negative"):
        apportion(1, [1, -1])


@given(st.integers(0, 10**12), st.integers(1, 10**6))
def test_divisions_round_as_they_say(amount, by):
    """Up to the next whole, and to the nearest with halves up."""
    assert ceil_div(amount, by) * by >= amount > (ceil_div(amount, by) - 1) * by
    near = round_div(amount, by)
    assert 2 * amount - by < 2 * near * by <= 2 * amount + by


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(20))
def test_a_million_splits_lose_no_cent(seed):
    """Bills of up to 40 parts, in any order: the sum is exact, each part near its own.

    20 times 50,000; half of them with one part more heavy than all others.
    """
    draw = Random(seed)  # noqa: S311 -- no secrets
    for _ in range(50_000):
        total = draw.randint(-(10**7), 10**7)
        weights = [draw.randint(0, 10**6) for _ in range(draw.randint(1, 40))]
        if draw.random() < 0.5:
            weights[0] = 10**12
        draw.shuffle(weights)
        parts = apportion(total, weights)
        assert sum(parts) == total
        whole = sum(weights) or 1
        if any(weights):
            pairs = zip(parts, weights, strict=True)
            assert all(abs(part * whole - total * w) < whole for part, w in pairs)


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(10))
def test_a_hundred_thousand_exact_bills_lose_no_cent(seed):
    """Fractions of either sign that add up to whole cents stay so, in any order."""
    draw = Random(seed)  # noqa: S311 -- no secrets
    for _ in range(10_000):
        count = draw.randint(1, 20)
        values = [Fraction(draw.randint(-9999, 9999), draw.randint(1, 99))]
        values += [Fraction(draw.randint(-999, 999), 7) for _ in range(count)]
        values.append(-sum(values, Fraction()) % 1)
        draw.shuffle(values)
        assert sum(in_whole(values)) == sum(values)
