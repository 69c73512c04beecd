"""Least and most that somebody may pay, put upon shares by any rule.

The shares become the closest ones (least squares) that keep all limits and add up to
the same: everybody's is raised or lowered by one amount, as far as its limits let it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from mil.budget import Limits
from mil.costs.shares import ProducerShare, WeekShares
from mil.errors import InputError
from mil.plan import WeekPlan
from mil.units import Cents, in_whole


class Limit(StrEnum):
    """What holds a share where it is."""

    LEAST = "least"
    MOST = "most"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Limited:
    """Shares within limits.

    Attributes
    ----------
    cents
        By producer; together what they were.
    active
        By producer the limit that holds its share; who is not there bears, or has,
        what the limits of others leave over.
    given_up
        Weeks whose limits could not all be kept, so that there were none.
    exempt
        Who may pay more than alone, as some goods could not be brought alone.
    """

    cents: Mapping[str, Cents]
    active: Mapping[str, Limit]
    given_up: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()


def limited(shares: WeekShares, plans: Sequence[WeekPlan], limits: Limits) -> Limited:
    """Put limits upon shares.

    Parameters
    ----------
    shares
        By any rule. Who has nothing on board pays nothing, whatever the least is.
    plans
        The weeks they are of.
    limits
        What to keep; where two contradict each other the most goes before the least.

    Raises
    ------
    InputError
        When the rounds cost more than all may pay at most, or less than at least.
    """
    own = [share for share in shares.producers if share.parts]
    stock = stock_shares(shares, plans)
    ends = [_ends(share, stock.get(share.producer, 0), limits) for share in own]
    values = [share.cents for share in own]
    _refuse_impossible(sum(values), ends)
    found = closest(values, [(end.least, end.most) for end in ends])
    names = [share.producer for share in own]
    active = {}
    for name, cents, end in zip(names, found, ends, strict=True):
        if cents == end.most:
            active[name] = end.why
        elif cents == end.least:
            active[name] = Limit.LEAST
    free = [share.producer for share in own if share.alone.undone]
    return Limited(
        dict(zip(names, found, strict=True)),
        active,
        exempt=tuple(free) if limits.below_alone else (),
    )


def limits_of(plan: WeekPlan) -> Limits:
    """Return the hub's own limits of a week."""
    return plan.inputs.hub.on(plan.inputs.week.days[-1]).tariff.limits


def limited_week(plan: WeekPlan, shares: WeekShares) -> Limited | None:
    """Put the hub's own limits upon the shares of a week.

    Parameters
    ----------
    plan, shares
        The week, or the part of it that lies in a month, and its shares by any rule.

    Returns
    -------
    Limited
        None where the hub has set no limits. Where they cannot all be kept they are
        given up for that week: a bill there must be.
    """
    limits = limits_of(plan)
    if not limits or not any(share.parts for share in shares.producers):
        return None
    try:
        return limited(shares, [plan], limits)
    except InputError:
        cents = {share.producer: share.cents for share in shares.producers}
        return Limited(cents, {}, (str(plan.inputs.week),))


def limited_weeks(
    plans: Sequence[WeekPlan], weeks: Sequence[WeekShares]
) -> Limited | None:
    """Put the hub's own limits upon the shares of some weeks, each by itself.

    Parameters
    ----------
    plans, weeks
        Weeks and their shares.

    Returns
    -------
    Limited
        The weeks added up, None where no week has limits; of a producer held by
        several limits the last.
    """
    found = [limited_week(*pair) for pair in zip(plans, weeks, strict=True)]
    if not any(found):
        return None
    cents: dict[str, Cents] = {}
    active: dict[str, Limit] = {}
    given_up: tuple[str, ...] = ()
    exempt: dict[str, None] = {}
    for within, shares in zip(found, weeks, strict=True):
        for share in shares.producers:
            own = within.cents.get(share.producer) if within else None
            paid = share.cents if own is None else own
            cents[share.producer] = cents.get(share.producer, 0) + paid
        if within:
            active |= within.active
            given_up += within.given_up
            exempt |= dict.fromkeys(within.exempt)
    return Limited(cents, active, given_up, tuple(exempt))


@dataclass(frozen=True, slots=True)
class _Ends:
    """Least and most of one producer, None for none, and why the most."""

    least: Cents | None
    most: Cents | None
    why: Limit


def _ends(share: ProducerShare, stock: Cents, limits: Limits) -> _Ends:
    most, why = limits.most, Limit.MOST
    if limits.below_alone and not share.alone.undone:
        alone = share.alone.cents + stock
        if most is None or alone < most:
            most, why = alone, Limit.ALONE
    least = limits.least
    if least is not None and most is not None:
        least = min(least, most)
    return _Ends(least, most, why)


def stock_shares(shares: WeekShares, plans: Sequence[WeekPlan]) -> dict[str, Cents]:
    """Return each producer's share for bulk that only fills the hub's stock."""
    filling = {
        name
        for plan in plans
        for name, goods in plan.consignments.items()
        if goods.fills_stock
    }
    return {
        share.producer: sum(p.total for p in share.parts if p.consignment in filling)
        for share in shares.producers
    }


def _refuse_impossible(total: Cents, ends: Sequence[_Ends]) -> None:
    highest = [end.most for end in ends if end.most is not None]
    lowest = sum(end.least for end in ends if end.least is not None)
    if len(highest) == len(ends) and sum(highest) < total:
        raise InputError(
            f"the rounds cost {total / 100:.2f} €, and with these limits all together "
            f"pay {sum(highest) / 100:.2f} € at most → allow more; somebody has to "
            "bear the rest"
        )
    # without a least, somebody may even be paid
    if lowest > total and all(end.least is not None for end in ends):
        raise InputError(
            f"the rounds cost {total / 100:.2f} €, and with these limits all together "
            f"pay {lowest / 100:.2f} € at least → ask for less"
        )


def closest(
    values: Sequence[Cents], ends: Sequence[tuple[Cents | None, Cents | None]]
) -> tuple[Cents, ...]:
    """Return the closest whole amounts within limits that add up to the same.

    Parameters
    ----------
    values
        Amounts, shape ``(n,)``.
    ends
        Least and most of each, None for none; some amounts within them add up.

    Notes
    -----
    The closest point is ``clip(value + shift, least, most)`` with one shift for all,
    by the conditions of Karush, Kuhn and Tucker. What it adds up to grows with the
    shift in straight pieces, so the shift lies on the piece where it is the total.
    """
    total = sum(values)

    def moved(shift: Fraction) -> list[Fraction]:
        return [
            _clip(value + shift, *end) for value, end in zip(values, ends, strict=True)
        ]

    kinks = sorted(
        Fraction(end - value)
        for value, pair in zip(values, ends, strict=True)
        for end in pair
        if end is not None
    )
    far = Fraction(1) + sum(map(abs, values)) + sum(map(abs, kinks))
    kinks = [-far, *kinks, far]
    for one, other in pairwise(kinks):
        a, b = sum(moved(one), Fraction()), sum(moved(other), Fraction())
        if a <= total <= b:
            part = (total - a) / (b - a) if b > a else Fraction(0)
            return in_whole(moved(one + part * (other - one)))
    raise ValueError("no amounts within these limits add up")


def _clip(value: Fraction, least: Cents | None, most: Cents | None) -> Fraction:
    if least is not None and value < least:
        return Fraction(least)
    if most is not None and value > most:
        return Fraction(most)
    return value
