"""Who drives what and when, against the hours people and vehicles really have."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from mil.plan import Shift, WeekPlan
from mil.ports import Fault
from mil.rounds import Round
from routing.check.clock import clock_text, open_spans


def roster_faults(plan: WeekPlan, rounds: Sequence[Round]) -> Iterator[Fault]:
    """Judge the shifts of a week, and the days each driver really drives."""
    inputs = plan.inputs
    known: list[Shift] = []
    for shift in plan.schedule.shifts:
        where = f"{shift.day} {shift.vehicle}"
        if shift.vehicle not in inputs.vehicles or shift.driver not in inputs.drivers:
            message = f"shift of {shift.vehicle!r} with {shift.driver!r}"
            yield Fault("unknown", where, message)
        else:
            known.append(shift)
            yield from _shift(plan, shift, where)
    yield from _double_booking(known)
    yield from _driving(plan, rounds)


def _shift(plan: WeekPlan, shift: Shift, where: str) -> Iterator[Fault]:
    """Vehicle and driver are both there all the time, and belong together."""
    vehicle = plan.inputs.vehicles[shift.vehicle]
    driver = plan.inputs.drivers[shift.driver]
    if shift.day not in plan.inputs.week.days:
        yield Fault("day", where, f"not a day of {plan.inputs.week}")
    if driver.id not in vehicle.drivers:
        yield Fault("driver", where, f"{driver.id} may not drive {vehicle.id}")
    for who, windows in ((vehicle.id, vehicle.windows), (driver.id, driver.windows)):
        spans = open_spans(shift.day, plan.inputs.hub.zone, windows)
        if not any(a <= shift.start < shift.end <= b for a, b in spans):
            hours = ", ".join(f"{clock_text(a)}-{clock_text(b)}" for a, b in spans)
            message = (
                f"{clock_text(shift.start)}-{clock_text(shift.end)}, but {who} is "
                f"there {hours or 'not at all'}"
            )
            yield Fault("shift", where, message)
    if shift.max_span > driver.max_day:
        message = f"allows {shift.max_span} s, {driver.id} works {driver.max_day} s"
        yield Fault("hours", where, message)


def _double_booking(shifts: Sequence[Shift]) -> Iterator[Fault]:
    """No driver on two vehicles, no vehicle with two drivers, at the same time."""
    for who in ("driver", "vehicle"):
        ordered = sorted(shifts, key=lambda s: (getattr(s, who), s.day, s.start))
        for one, other in pairwise(ordered):
            same = getattr(one, who) == getattr(other, who) and one.day == other.day
            if same and other.start < one.end:
                message = f"{who} {getattr(one, who)} has two shifts at a time"
                yield Fault("overlap", f"{one.day} {one.vehicle}", message)


def _driving(plan: WeekPlan, rounds: Sequence[Round]) -> Iterator[Fault]:
    """Hours a day and days a week of each driver, and turns of each producer."""
    days_of: dict[str, set[date]] = {}
    turns_of: dict[str, set[date]] = {}
    for name in sorted({r.driver for r in rounds}):
        driver = plan.inputs.drivers.get(name)
        if driver is None:
            yield Fault("unknown", name, "drives, but is unknown")
            continue
        own = [r for r in rounds if r.driver == name]
        days_of[name] = {r.day for r in own}
        if driver.producer:
            turns_of.setdefault(driver.producer, set()).update(days_of[name])
        for day in sorted(days_of[name]):
            start = min(r.start for r in own if r.day == day)
            span = max(r.end for r in own if r.day == day) - start
            if span > driver.max_day:
                message = f"{name} is out for {span} s, {driver.max_day} s at most"
                yield Fault("hours", str(day), message)
        if len(days_of[name]) > driver.max_days:
            message = f"drives on {len(days_of[name])} days, {driver.max_days} at most"
            yield Fault("days", name, message)
    most = plan.inputs.hub.rules.producer_turns
    for producer, days in sorted(turns_of.items()):
        if len(days) > most:
            message = f"asked to drive on {len(days)} days, {most} at most"
            yield Fault("days", producer, message)
