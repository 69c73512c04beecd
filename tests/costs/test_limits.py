"""Limits upon shares: kept, to the cent, and as close to the rule as can be."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.console import Console

from mil.budget import Limits
from mil.costs.as_driven import share_week
from mil.costs.beside import besides
from mil.costs.limits import Limit, closest, limited, limited_weeks
from mil.costs.period import closed_shares, periods
from mil.costs.sales import Sales
from mil.documents.beside import most_of_sales
from mil.documents.limits import show_limits
from mil.documents.listing import share_listing
from mil.errors import InputError
from mil.plan import Alone, WeekPlan

Ends = tuple[int | None, int | None]
CENTS = st.integers(-300, 900)
SIDE = st.one_of(st.none(), st.integers(-200, 600))
BOUND = st.tuples(SIDE, SIDE).filter(lambda e: None in e or e[0] <= e[1])  # type: ignore[operator]


def reachable(total: int, ends: Sequence[Ends]) -> bool:
    """Whether some amounts within the limits add up."""
    least, most = [end[0] for end in ends], [end[1] for end in ends]
    low = None in least or sum(x for x in least if x is not None) <= total
    return low and (None in most or sum(x for x in most if x is not None) >= total)


@given(st.lists(st.tuples(CENTS, BOUND), min_size=1, max_size=9))
def test_limits_are_kept_and_no_cent_is_lost(drawn: list[tuple[int, Ends]]) -> None:
    """Within limits, the same sum, and who has no limit moves with all the others."""
    values, ends = [v for v, _ in drawn], [e for _, e in drawn]
    assume(reachable(sum(values), ends))
    found = closest(values, ends)
    assert sum(found) == sum(values)
    free = []
    for value, cents, (least, most) in zip(values, found, ends, strict=True):
        assert least is None or cents >= least
        assert most is None or cents <= most
        if cents not in (least, most):
            free.append(cents - value)
    assert max(free, default=0) - min(free, default=0) <= 1
    for value, cents, (least, most) in zip(values, found, ends, strict=True):
        if free and cents == most != least:
            assert cents - value <= max(free) + 1
        if free and cents == least != most:
            assert cents - value >= min(free) - 1


@given(st.lists(st.tuples(st.integers(0, 6), BOUND), min_size=2, max_size=3))
def test_no_whole_amounts_within_limits_are_closer(
    drawn: list[tuple[int, Ends]],
) -> None:
    """By brute force, up to the rounding of cents."""
    values = [v for v, _ in drawn]
    ends = [tuple(x and x // 40 for x in e) for _, e in drawn]
    assume(reachable(sum(values), ends))  # type: ignore[arg-type]
    found = closest(values, ends)  # type: ignore[arg-type]
    spans = [
        range(
            -40 if least is None else least,
            41 if most is None else most + 1,
        )
        for least, most in ends
    ]
    best = min(
        sum((x - v) ** 2 for x, v in zip(point, values, strict=True))
        for point in product(*spans)
        if sum(point) == sum(values)
    )
    ours = sum((x - v) ** 2 for x, v in zip(found, values, strict=True))
    assert ours <= best + len(values)


def test_nobody_pays_more_than_alone(two_months: WeekPlan) -> None:
    """Who would is held there and said to be; what is for the stock comes on top."""
    shares = share_week(two_months)
    ann, bob = shares.producers
    alone = [
        Alone("ann", ann.cents - 100, 1000, 60, 1),
        Alone("bob", bob.cents + 900, 1000, 60, 1),
    ]
    own = replace(
        shares,
        producers=(replace(ann, alone=alone[0]), replace(bob, alone=alone[1])),
    )
    found = limited(own, [], Limits(below_alone=True))
    assert found.active == {"ann": Limit.ALONE}
    assert found.cents == {"ann": ann.cents - 100, "bob": bob.cents + 100}
    # all goods of this week fill the stock: nobody would have brought them alone
    assert limited(own, [two_months], Limits(below_alone=True)).active == {}
    undone = replace(alone[0], undone=("c1",))
    free = replace(own, producers=(replace(ann, alone=undone), own.producers[1]))
    found = limited(free, [], Limits(below_alone=True))
    assert (found.active, found.exempt) == ({}, ("ann",))
    assert limited(free, [], Limits(most=10**6)).exempt == ()
    text = io.StringIO()
    names = {"ann": "Ann", "bob": "Bob"}
    show_limits(Console(file=text, width=200), names, free, found)
    assert "1 of 2 producers (*) may pay more than alone" in text.getvalue()
    told = share_listing(free, found)["limited"]
    assert [one["exempt_from_alone"] for one in told.values()] == [True, False]


def test_limits_that_cannot_be_kept_are_refused(two_months: WeekPlan) -> None:
    """Somebody has to pay the rounds, and nobody more than they cost."""
    shares = share_week(two_months)
    for limits, said in (
        (Limits(most=10), "at most"),
        (Limits(least=10**6), "at least"),
    ):
        with pytest.raises(InputError, match=said):
            limited(shares, [two_months], limits)


def test_a_floor_and_a_ceiling_are_labelled(two_months: WeekPlan) -> None:
    """What holds a share is named, and only where it does."""
    shares = share_week(two_months)
    low, high = sorted(shares.producers, key=lambda share: share.cents)
    found = limited(shares, [two_months], Limits(most=high.cents - 50))
    assert found.active == {high.producer: Limit.MOST}
    assert found.cents[low.producer] == low.cents + 50
    found = limited(shares, [two_months], Limits(least=low.cents + 7))
    assert found.active == {low.producer: Limit.LEAST}
    assert sum(found.cents.values()) == shares.cost
    assert not Limits()


def with_limits(plan: WeekPlan, limits: Limits) -> WeekPlan:
    """Let the hub set limits."""
    hub = plan.inputs.hub
    hub = replace(hub, tariff=replace(hub.tariff, limits=limits))
    return replace(plan, inputs=replace(plan.inputs, hub=hub))


def test_bills_keep_the_hub_s_limits_week_by_week(two_months: WeekPlan) -> None:
    """What one is spared the others bear, and the closed bill says how much."""
    low, high = sorted(share_week(two_months).producers, key=lambda share: share.cents)
    plan = with_limits(two_months, Limits(most=high.cents - 50))
    found = {one.payer: one for one in periods([plan, plan])}
    assert found[high.producer].cents == 2 * (high.cents - 50)
    assert found[high.producer].held == (Limit.MOST,)
    assert (found[low.producer].moved, found[low.producer].held) == (100, ())
    closed = closed_shares(tuple(found.values()))
    assert sum(share.cents for share in closed) == 2 * two_months.cost
    assert {share.payer: share.moved for share in closed} == {
        high.producer: -100,
        low.producer: 100,
    }
    within = limited_weeks([plan, two_months], [share_week(plan)] * 2)
    assert within is not None
    assert within.cents[high.producer] == 2 * high.cents - 50
    assert limited_weeks([two_months], [share_week(two_months)]) is None


def test_the_part_of_sales_is_of_what_is_paid_within_limits(
    two_months: WeekPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`mil share` and statements measure by the same amount and ceiling."""
    sold = {one: Sales(10_000) for one in ("ann", "bob")}
    monkeypatch.setattr("mil.costs.beside.sales_of", lambda plan: sold)
    high = max(share_week(two_months).producers, key=lambda share: share.cents)
    plan = with_limits(two_months, Limits(most=high.cents - 50))
    weeks = [share_week(plan)]
    rows = besides([plan], weeks, limited_weeks([plan], weeks))
    paid = {one.payer: one.cents for one in periods([plan])}
    assert {one.producer: one.together.cents for one in rows} == paid
    assert {one.producer: one.together.of_sales for one in rows} == paid
    hub = plan.inputs.hub
    stricter = replace(hub.tariff, valid_from="2026-12-02", most_of_turnover=10)
    dated = replace(hub, later=(stricter,))
    later = replace(plan, inputs=replace(plan.inputs, hub=dated))
    # its rounds are on 30 November and 1 December
    assert dated.on(date(2026, 12, 6)).tariff is stricter
    assert most_of_sales([later]) == 100 * hub.tariff.most_of_turnover


def test_limits_nobody_can_keep_are_given_up_on_bills(two_months: WeekPlan) -> None:
    """There is a bill by the rule alone, which says that the limits are not on it."""
    plan = with_limits(two_months, Limits(most=10))
    before = {one.payer: one.cents for one in periods([two_months])}
    for one in periods([plan]):
        assert (one.cents, one.moved, one.held) == (before[one.payer], 0, ())
        assert one.given_up == ("2026-W49",)
