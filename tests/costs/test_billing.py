"""Weeks and months: no cent falls between two months; what is closed stays as it is."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest

from mil.billing import close, read_bill, read_bills
from mil.budget import Budget
from mil.calendar import Span, Week
from mil.costs.as_driven import share_week
from mil.costs.closing import Closing, changes
from mil.costs.period import closed_shares, periods
from mil.costs.shares import added_up
from mil.dock_work import DockWork
from mil.errors import InputError, StoreError
from mil.plan import SavedPlan, WeekPlan

NOVEMBER, DECEMBER = Span.parse("2026-11"), Span.parse("2026-12")
WEEK = Week(2026, 49)
"""From 30 November to 6 December."""

NOW = datetime(2026, 12, 8, 9, 30, tzinfo=UTC)


@dataclass
class Shelf:
    """Books in memory."""

    kept: list[WeekPlan] = field(default_factory=list)
    closed: list[Closing] = field(default_factory=list)
    worked: list[DockWork] = field(default_factory=list)

    def plans(self) -> tuple[SavedPlan, ...]:
        """List all plans."""
        found = []
        for plan in self.kept:
            week = plan.inputs.week
            version = 1 + sum(saved.week == week for saved in found)
            digest = sha256(repr(plan.rounds).encode()).hexdigest()
            found.append(SavedPlan(week, version, "", 0, plan.cost, digest))
        return tuple(sorted(found, key=lambda saved: (saved.week, saved.version)))

    def plan(self, week: Week, version: int | None = None) -> WeekPlan:
        """Return one of them."""
        own = [plan for plan in self.kept if plan.inputs.week == week]
        return own[-1 if version is None else version - 1]

    def dock_work(self, span: Span) -> tuple[DockWork, ...]:
        """Return what was worked at the dock."""
        return tuple(work for work in self.worked if work.day in span)

    def closings(self, period: str) -> tuple[Closing, ...]:
        """Return what was closed."""
        return tuple(one for one in self.closed if one.period == period)

    def close_month(self, closing: Closing) -> None:
        """Keep it."""
        self.closed.append(closing)


def dearer(plan: WeekPlan) -> WeekPlan:
    """Plan a week anew: the tariff asks 5.00 € more for its first round."""
    first, *others = plan.days
    (round_,) = first.rounds
    cost = replace(round_.cost, fixed=round_.cost.fixed + 500)
    rounds = (replace(round_, cost=cost),)
    return replace(plan, days=(replace(first, rounds=rounds), *others))


def test_two_months_share_a_week_to_the_cent(two_months: WeekPlan) -> None:
    """Each round is billed in the month of its day, and so is going alone."""
    plan = two_months
    before, after = plan.within(NOVEMBER), plan.within(DECEMBER)
    assert (len(before.rounds), len(after.rounds)) == (1, 1)
    assert before.cost + after.cost == plan.cost
    halves = added_up("both", [share_week(before), share_week(after)])
    whole = share_week(plan)
    assert [(p.producer, p.cents) for p in halves.producers] == [
        (p.producer, p.cents) for p in whole.producers
    ]
    assert (before.alone[0].cents, after.alone[0].cents) == (900, 11)
    assert halves.producers[0].alone == whole.producers[0].alone
    assert plan.within(Span.parse("2026-W49")) is plan


def test_an_old_plan_is_not_cut_in_two(two_months: WeekPlan) -> None:
    """Without days, going alone cannot be told apart: the remedy is to plan again."""
    plan = two_months
    old = replace(plan, alone=(replace(plan.alone[0], days=()),))
    with pytest.raises(InputError, match="mil plan 2026-W49"):
        old.within(NOVEMBER)
    assert old.within(Span.parse("2026-W49")) is old


def test_an_open_month_follows_the_newest_plans(two_months: WeekPlan) -> None:
    """A week planned anew is billed anew, until the month is closed."""
    plan = two_months
    bill = read_bill(Shelf([plan, dearer(plan)]), NOVEMBER)
    assert sum(p.cents for p in periods(bill.plans)) == bill.plans[0].cost
    assert bill.plans[0].cost == plan.within(NOVEMBER).cost + 500
    assert [str(week) for week in bill.unplanned] == [
        *("2026-W44", "2026-W45", "2026-W46", "2026-W47", "2026-W48")
    ]


def test_what_is_closed_stays_until_it_is_corrected(two_months: WeekPlan) -> None:
    """Plans made later change nothing; a correction has number, date and reason."""
    plan = two_months
    shelf = Shelf([plan])
    first = close(shelf, NOVEMBER, "", NOW)
    shelf.kept.append(dearer(plan))
    bill = read_bill(shelf, NOVEMBER)
    assert bill.plans[0].cost == first.cost == plan.within(NOVEMBER).cost
    later = NOW + timedelta(days=3)
    second = close(shelf, NOVEMBER, "the road was closed", later)
    assert (second.number, second.at, second.reason) == (
        *(1, later),
        "the road was closed",
    )
    assert second.cost == first.cost + 500
    assert sum(c.cents for c in changes(first.shares, second.shares)) == 500
    assert read_bill(shelf, NOVEMBER).closings == (first, second)
    assert read_bill(shelf, NOVEMBER).plans[0].cost == second.cost


def test_hours_at_the_dock_are_billed_as_they_were_closed(
    two_months: WeekPlan,
) -> None:
    """What is entered later changes no closed bill; a correction refunds it."""
    day, hub = date(2026, 11, 30), two_months.inputs.hub
    tariff = replace(hub.tariff, budget=Budget(per_hour=1500))
    inputs = replace(two_months.inputs, hub=replace(hub, tariff=tariff))
    plan = replace(two_months, inputs=inputs)
    shelf = Shelf([plan], worked=[DockWork(day, "ann", 7200)])
    shelf.worked.append(DockWork(day + timedelta(days=1), "ann", 3600))
    first = close(shelf, NOVEMBER, "", NOW)
    assert first.dock_work == (shelf.worked[0],)
    shelf.worked[0] = DockWork(day, "bob", 1800)
    (ann,) = (p for p in periods(read_bill(shelf, NOVEMBER).plans) if p.payer == "ann")
    assert ann.account.dock_seconds == 7200
    second = close(shelf, NOVEMBER, "it was bob", NOW)
    assert second.dock_work == (shelf.worked[0],)
    assert read_bill(shelf, NOVEMBER).closings == (first, second)


def test_nothing_is_closed_or_corrected_without_need(two_months: WeekPlan) -> None:
    """Weeks are not closed; a month not twice; no correction without change or word."""
    plan = two_months
    shelf = Shelf([plan])
    for span, reason, said in (
        (Span.parse("2026-W49"), "", "close the month"),
        (NOVEMBER, "why", "not closed yet"),
        (Span.parse("2026-10"), "", "nothing is planned in 2026-10"),
    ):
        with pytest.raises(InputError, match=said):
            close(shelf, span, reason, NOW)
    close(shelf, NOVEMBER, "", NOW)
    for reason in ("", "why"):
        with pytest.raises(InputError, match="nothing to correct"):
            close(shelf, NOVEMBER, reason, NOW)
    shelf.kept.append(dearer(plan))
    with pytest.raises(InputError, match="--correct"):
        close(shelf, NOVEMBER, "", NOW)
    assert len(shelf.closed) == 1


def test_a_bill_that_cannot_be_made_again_is_no_bill(two_months: WeekPlan) -> None:
    """A plan changed behind our back, or other shares than those closed, are said."""
    plan = two_months
    shelf = Shelf([plan])
    made = close(shelf, NOVEMBER, "", NOW)
    shelf.kept[0] = dearer(plan)
    with pytest.raises(StoreError, match="not what it was"):
        read_bill(shelf, NOVEMBER)
    more = replace(made.shares[0], road=made.shares[0].road + 1)
    shelf = Shelf([plan], [replace(made, shares=(more, *made.shares[1:]))])
    with pytest.raises(StoreError, match="other shares"):
        read_bill(shelf, NOVEMBER)


def test_periods_do_not_overlap(two_months: WeekPlan) -> None:
    """Nothing is billed twice; the same period twice is one."""
    plan = two_months
    shelf = Shelf([plan])
    with pytest.raises(InputError, match="share days"):
        read_bills(shelf, ["2026-12", "2026-W49"])
    twice = read_bills(shelf, ["2026-12", "2026-11", "2026-12"])
    assert [str(bill.span) for bill in twice] == ["2026-11", "2026-12"]
    bills = [period for bill in twice for period in periods(bill.plans)]
    assert sum(period.cents for period in bills) == plan.cost


def test_a_change_names_who_is_gone_and_who_is_new(two_months: WeekPlan) -> None:
    """Who has nothing left gets all of it back; who is unchanged is not named."""
    plan = two_months
    before = closed_shares(periods([plan.within(DECEMBER)]))
    after = tuple(replace(one, payer=f"{one.payer}2") for one in before[:1])
    found = changes(before, (*after, *before[1:]))
    assert [(c.payer, c.cents) for c in found] == [
        (before[0].payer, -before[0].cents),
        (after[0].payer, after[0].cents),
    ]
    assert date(2026, 12, 1) in DECEMBER
