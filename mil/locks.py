"""What of a week's saved plan must stay as it is when the week is planned again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mil.errors import InputError
from mil.holds import Hold
from mil.plan import Schedule, WeekPlan
from mil.rounds import Leg, Round, legs_of


@dataclass(frozen=True, slots=True)
class Lock:
    """A round of the week's saved plan, or a part of it, that must stay.

    Attributes
    ----------
    round
        The round.
    hold
        What of it.
    site
        Where, for `Hold.STOP`.
    """

    round: Round
    hold: Hold
    site: str = ""


def lock_of(plan: WeekPlan, text: str) -> Lock:
    """Read what is to be locked.

    Parameters
    ----------
    plan
        The week's saved plan.
    text
        ``ROUND`` for all of a round, ``ROUND=order`` for its stops in their order,
        ``ROUND=vehicle`` for who does its stops, ``ROUND:SITE`` for one stop of it.

    Raises
    ------
    InputError
        When the plan has no such round, or the round no such stop.
    """
    for round_ in plan.rounds:
        if text == round_.id:
            return Lock(round_, Hold.ROUND)
        for hold in (Hold.ORDER, Hold.VEHICLE):
            if text == f"{round_.id}={hold}":
                return Lock(round_, hold)
        if text.startswith(f"{round_.id}:"):
            return _stop_of(plan, round_, text.removeprefix(f"{round_.id}:"))
    week = plan.inputs.week
    raise InputError(
        f"cannot lock {text!r}: the saved plan of {week} has no such round → write "
        f"ROUND, ROUND=order, ROUND=vehicle or ROUND:SITE; mil show {week} names them"
    )


def _stop_of(plan: WeekPlan, round_: Round, site: str) -> Lock:
    """Return the lock of one stop."""
    hub = plan.inputs.hub.site.id
    stops = [s.site for s in round_.stops if s.site != hub and (s.taken or s.handed)]
    if site not in stops:
        raise InputError(
            f"round {round_.id} has no stop at {site!r} to lock → it stops at "
            f"{', '.join(stops)}"
        )
    return Lock(round_, Hold.STOP, site)


def pinned(schedule: Schedule, plan: WeekPlan, locks: Sequence[Lock]) -> Schedule:
    """Return a schedule that collects locked goods on the day they were collected.

    Parameters
    ----------
    schedule
        Of the week as it is now.
    plan, locks
        The week's saved plan, and what must stay of it.

    Raises
    ------
    InputError
        When a vehicle of a locked round is no longer there with its driver.
    """
    days = dict(schedule.collect_on)
    crews = {(shift.vehicle, shift.driver, shift.day) for shift in schedule.shifts}
    for lock in locks:
        round_ = lock.round
        if (round_.vehicle, round_.driver, round_.day) not in crews:
            raise InputError(
                f"round {round_.id} is locked, but {round_.vehicle} is not on the road "
                f"with {round_.driver} on {round_.day} any more → plan without the lock"
            )
        legs = legs_of(round_.stops, plan.inputs.hub.site.id)
        collected = (id_ for id_, leg in legs.items() if leg is not Leg.DELIVER)
        days |= {id_: round_.day for id_ in collected if id_ in days}
    return replace(schedule, collect_on=days)
