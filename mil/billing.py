"""Which plans a week or a month is billed by, and how a month is closed.

An open period is billed by the newest plan of each of its weeks, a closed month by the
very plans it was closed with. What is planned anew afterwards changes nothing on the
bill until somebody corrects it, with a date and a reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from mil.calendar import Span, Week
from mil.costs.closing import ClosedWeek, Closing, changes
from mil.costs.hub_rule import rule_names, share_by_hub, sharing_on, unpriced
from mil.costs.limits import limits_of
from mil.costs.period import closed_shares, periods
from mil.costs.shares import WeekShares
from mil.dock_work import DockWork
from mil.errors import InputError, StoreError
from mil.places import Hub
from mil.plan import SavedPlan, WeekPlan
from mil.ports import Books, CoalitionPricer


@dataclass(frozen=True, slots=True)
class Bill:
    """What a week or a month is billed by.

    Attributes
    ----------
    span
        The week or month.
    weeks
        Its weeks that are planned.
    whole
        The plan of each of them.
    plans
        The same, with only the days of the span.
    closings
        Of a closed month: the closing and its corrections.
    unplanned
        Weeks of it without a plan: nothing is billed for them.
    shares
        Of each of `plans`, by the hub's rule; none where they were not asked for.
    """

    span: Span
    weeks: tuple[ClosedWeek, ...]
    whole: tuple[WeekPlan, ...]
    plans: tuple[WeekPlan, ...]
    closings: tuple[Closing, ...]
    unplanned: tuple[Week, ...]
    shares: tuple[WeekShares, ...] = ()

    def shared(self, price: CoalitionPricer = unpriced) -> "Bill":
        """Return it with the shares by the hub's rule; as it is when it has them."""
        if self.shares:
            return self
        return replace(self, shares=tuple(share_by_hub(p, price) for p in self.plans))


def read_bills(
    books: Books,
    names: Sequence[str],
    price: CoalitionPricer = unpriced,
    shares: bool = True,
) -> tuple[Bill, ...]:
    """Read what some weeks and months are billed by, in order of time.

    Parameters
    ----------
    books
        The store.
    names
        Such as ``2026-W48`` or ``2026-11``; said twice is said once.
    price
        Prices coalitions, where the hub shares the game of best plans.
    shares
        Whether to share open weeks and months by the hub's rule.

    Raises
    ------
    InputError
        When one of them is neither, two share a day, or nothing is planned in one, or
        the hub's rule is not defined for it.
    StoreError
        When a closed month cannot be read as it was closed.
    """
    spans = sorted(Span.parse(name) for name in dict.fromkeys(names))
    for one, other in pairwise(spans):
        if other.first <= one.last:
            raise InputError(
                f"{one} and {other} share days → name weeks or months that do not"
            )
    return tuple(read_bill(books, span, price, shares) for span in spans)


def read_bill(
    books: Books,
    span: Span,
    price: CoalitionPricer = unpriced,
    shares: bool = True,
) -> Bill:
    """Read what one week or month is billed by (see `read_bills`)."""
    closings = books.closings(str(span)) if span.is_month else ()
    if not closings:
        newest = _newest(books, span, ())
        return newest.shared(price) if shares else newest
    last = closings[-1]
    bill = _bill(books, span, last.weeks, closings, last.dock_work).shared(price)
    if closed_shares(periods(bill.plans, bill.shares)) != last.shares:
        raise StoreError(
            f"{span} was closed with other shares than its plans give now: they were "
            "changed, or this version shares otherwise → restore a copy of the store, "
            "or use the version it was closed with"
        )
    return bill


def other_rule(bill: Bill, hub: Hub) -> tuple[Week, ...]:
    """Return the weeks of an open bill that a hub would share by another rule now.

    Parameters
    ----------
    bill
        A plan keeps the rule that it was planned with.
    hub
        As it is set up now.
    """
    if bill.closings:
        return ()
    return tuple(
        plan.inputs.week
        for plan in bill.plans
        if any(
            sharing_on(plan, day.day) != hub.on(day.day).tariff.sharing
            for day in plan.days
        )
    )


def apart_by_month(bill: Bill) -> tuple[str, ...]:
    """Return the months that bill a week's days otherwise than the week as a whole.

    Parameters
    ----------
    bill
        Rules for a week as a whole, and limits, are put upon the days in each month.
    """
    if bill.span.is_month:
        return ()
    days = [(plan, day.day) for plan in bill.plans for day in plan.days]
    months = tuple(dict.fromkeys(f"{day:%Y-%m}" for _, day in days))
    whole = any(sharing_on(*one).pooled for one in days)
    whole = whole or any(map(limits_of, bill.plans))
    return months if whole and len(months) > 1 else ()


def close(
    books: Books,
    span: Span,
    reason: str,
    at: datetime,
    price: CoalitionPricer = unpriced,
) -> Closing:
    """Freeze a month's bill, or correct one that is frozen.

    Parameters
    ----------
    books
        The store; written to.
    span
        A month.
    reason
        Why it is corrected; empty to close it.
    at
        Now, with its time zone.
    price
        As for `read_bills`.

    Raises
    ------
    InputError
        When it is no month, nothing is planned in it, it is closed already, there is
        nothing to correct, or the hub's rule is not defined for it.
    """
    if not span.is_month:
        raise InputError(f"{span} is a week → close the month, such as 2026-11")
    closings = books.closings(str(span))
    bill = _newest(books, span, closings).shared(price)
    shares = closed_shares(periods(bill.plans, bill.shares))
    if closings:
        changed = changes(closings[-1].shares, shares)
        reason = " ".join(reason.split())
        _refuse_needless(closings[-1], bool(changed), reason)
    elif reason:
        raise InputError(f"{span} is not closed yet → run: mil close {span}")
    worked = tuple(work for plan in bill.plans for work in plan.dock_work)
    rule = rule_names(bill.plans)
    made = Closing(
        str(span), len(closings), at, reason, rule, bill.weeks, shares, worked
    )
    books.close_month(made)
    return made


def closed_months(books: Books, week: Week) -> tuple[Closing, ...]:
    """Return the newest bill of each closed month that a week has days of."""
    names = dict.fromkeys(f"{day:%Y-%m}" for day in week.days)
    found = (books.closings(name) for name in names)
    return tuple(closings[-1] for closings in found if closings)


def _refuse_needless(last: Closing, changed: bool, reason: str) -> None:
    """Refuse to close a month again, and corrections without any change."""
    if not changed:
        raise InputError(
            f"{last.period} is closed and its shares have not changed since "
            f"{last.at:%Y-%m-%d} → there is nothing to correct"
        )
    if not reason:
        raise InputError(
            f"{last.period} is closed, and weeks of it were planned anew, or hours at "
            "the dock entered, since → to "
            f'bill the difference: mil close {last.period} --correct "why"'
        )


def _newest(books: Books, span: Span, closings: tuple[Closing, ...]) -> Bill:
    newest = {saved.week: saved for saved in books.plans()}
    weeks = [newest[week] for week in span.weeks if week in newest]
    if not weeks:
        raise InputError(
            f"nothing is planned in {span} → run: mil plan {span.weeks[0]}"
        )
    named = [_named(saved) for saved in weeks]
    return _bill(books, span, named, closings, books.dock_work(span))


def _named(saved: SavedPlan) -> ClosedWeek:
    return ClosedWeek(str(saved.week), saved.version, saved.sha256)


def _bill(
    books: Books,
    span: Span,
    weeks: Sequence[ClosedWeek],
    closings: tuple[Closing, ...],
    worked: Sequence[DockWork],
) -> Bill:
    saved = {(str(s.week), s.version): s.sha256 for s in books.plans()}
    for week in weeks:
        if saved.get((week.week, week.version)) != week.sha256:
            raise StoreError(
                f"version {week.version} of {week.week}, which {span} was closed with, "
                "is not what it was → restore a copy of the store"
            )
    whole = [books.plan(Week.parse(week.week), week.version) for week in weeks]
    planned = {plan.inputs.week for plan in whole}
    return Bill(
        span,
        tuple(weeks),
        tuple(whole),
        tuple(_with_work(plan.within(span), worked) for plan in whole),
        closings,
        tuple(week for week in span.weeks if week not in planned),
    )


def _with_work(plan: WeekPlan, worked: Sequence[DockWork]) -> WeekPlan:
    """Put what was worked at the dock in a week into its plan."""
    days = plan.inputs.week.days
    return replace(plan, dock_work=tuple(work for work in worked if work.day in days))
