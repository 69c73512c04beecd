"""A driver's day: shift, span, driving, breaks and lunch (rule 9)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mil.ports import Fault
from mil.units import Seconds
from routing.check.routes.clock import clock_faults
from routing.check.routes.tour import Tour
from routing.problem import BreakRule, Hours, Lunch, Span


@dataclass(frozen=True, slots=True)
class Day:
    """A vehicle's day as its driver has it.

    Attributes
    ----------
    start, end
        First start and last end.
    legs
        When the driver is at the wheel.
    pauses
        When the driver pauses.
    """

    start: Seconds
    end: Seconds
    legs: tuple[Span, ...]
    pauses: tuple[Span, ...]

    @classmethod
    def of(cls, tours: Sequence[Tour]) -> "Day":
        """Look at the rounds of a day as time passing."""
        legs = tuple(
            (before.leave, before.leave + max(0, seconds))
            for tour in tours
            for before, (_, seconds) in zip(tour.steps, tour.legs(), strict=False)
        )
        pauses = tuple(p for t in tours for step in t.steps for p in step.pauses)
        return cls(tours[0].start, tours[-1].end, legs, pauses)

    def stretches(self, length: Seconds) -> Iterator[Span]:
        """Return the time between pauses of at least some length."""
        begin = self.start
        for pause, resume in self.pauses:
            if resume - pause >= length:
                yield begin, pause
                begin = resume
        yield begin, self.end

    def worked(self, stretch: Span) -> Seconds:
        """Return the time of a stretch that is no pause."""
        begin, end = stretch
        inside = (b - a for a, b in self.pauses if begin <= a and b <= end)
        return end - begin - sum(inside)

    def driven(self, stretch: Span) -> Seconds:
        """Return the time at the wheel within a stretch."""
        begin, end = stretch
        return sum(b - a for a, b in self.legs if begin <= a and b <= end)


def day_faults(tours: Sequence[Tour]) -> Iterator[Fault]:
    """Judge the times of a vehicle's day."""
    for tour, after in pairwise(tours):
        yield from clock_faults(tour, after.start)
    yield from clock_faults(tours[-1], None)
    where = f"vehicle {tours[0].vehicle}"
    car, day = tours[0].car, Day.of(tours)
    hours = car.hours
    if day.start < car.opens or day.end > car.closes:
        message = f"from {day.start} to {day.end}, shift {car.opens} to {car.closes}"
        yield Fault("shift", where, message)
    if day.end - day.start > hours.max_span:
        message = f"{day.end - day.start} s long, {hours.max_span} s at most"
        yield Fault("span", where, message)
    driven = sum(b - a for a, b in day.legs)
    if hours.max_driving is not None and driven > hours.max_driving:
        message = f"{driven} s at the wheel, {hours.max_driving} s at most"
        yield Fault("driving", where, message)
    yield from _short(where, day, hours)
    for rule in hours.breaks:
        yield from _breaks(where, day, rule)
    if hours.lunch is not None:
        yield from _lunch(where, day, hours.lunch)


def _short(where: str, day: Day, hours: Hours) -> Iterator[Fault]:
    """Only what a rule could ask for is a pause, anything else is a wait."""
    asked = [rule.length for rule in hours.breaks]
    if hours.lunch is not None:
        asked.append(hours.lunch.length)
    for begin, end in day.pauses:
        if not asked or end - begin < min(asked):
            message = f"no rule asks for a pause of {end - begin} s, from {begin}"
            yield Fault("pause", where, message)


def _breaks(where: str, day: Day, rule: BreakRule) -> Iterator[Fault]:
    """Nobody works, or drives, for long without a pause."""
    for stretch in day.stretches(rule.length):
        done = day.driven(stretch) if rule.driving else day.worked(stretch)
        if done > rule.after:
            verb = "drives" if rule.driving else "works"
            message = (
                f"{verb} {done} s between {stretch[0]} and {stretch[1]} without a "
                f"pause of {rule.length} s, {rule.after} s at most"
            )
            yield Fault("break", where, message)


def _lunch(where: str, day: Day, lunch: Lunch) -> Iterator[Fault]:
    """Whoever works before and after lunch time has lunch."""
    if day.start >= lunch.earliest or day.end <= lunch.latest:
        return
    if not any(
        lunch.earliest <= begin <= lunch.latest and end - begin >= lunch.length
        for begin, end in day.pauses
    ):
        message = (
            f"no pause of {lunch.length} s begins between {lunch.earliest} and "
            f"{lunch.latest}"
        )
        yield Fault("lunch", where, message)
