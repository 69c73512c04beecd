"""A change that would let a consignment in, and the rule in the way, in a sentence."""

from collections.abc import Callable
from dataclasses import dataclass

from mil.plan import UnservedCode
from mil.ports import Job
from mil.units import Seconds
from routing.day.ground import Ground
from routing.day.problem import DayProblem
from routing.problem import Vehicle
from routing.reasons.changes import Change
from routing.reasons.impossible import Said
from routing.reasons.levers import REACH, STEP, Rule
from routing.reasons.words import clock, hours, km, lasting, name, what


@dataclass(frozen=True, slots=True)
class Left:
    """A consignment that is not carried.

    Attributes
    ----------
    day
        The day's problem, the consignment by itself in it.
    jobs
        Its legs.
    crates
        How many it is.
    alone
        Whether it cannot be carried by an empty fleet either.
    """

    day: DayProblem
    jobs: tuple[Job, ...]
    crates: int
    alone: bool

    @property
    def ground(self) -> Ground:
        """The day."""
        return self.day.ground

    def vehicle(self, number: int) -> Vehicle:
        """Return a vehicle as the engine knows it."""
        return self.day.problem.vehicles[number]

    def van(self, number: int) -> str:
        """Return the name of a vehicle."""
        shift = self.ground.work.shifts[self.day.shifts[number]]
        return self.ground.vehicle(shift).name


def reason(left: Left, change: Change | None) -> Said:
    """Say which rule keeps a consignment out, and what would let it in.

    Parameters
    ----------
    left
        The consignment.
    change
        The change that asks least, or None when none is enough.
    """
    if change is None:
        code, text = _nothing(left)
    else:
        code, text = TELL[change.lever.rule](left, change)
    here, more = "", ""
    if not left.alone:
        here, more = "in the rounds found, ", ", or plan with more --seconds"
    return code, f"{what(*left.jobs)}: {here}{text}{more}"


def _nothing(left: Left) -> Said:
    if left.alone:
        places = [name(left.ground, job.site) for job in left.jobs]
        opens = [hours(left.ground, job.site) for job in left.jobs]
        said = (f"{a} (open {b})" for a, b in zip(places, opens, strict=True))
        return UnservedCode.DOCK, (
            f"no vehicle can make it in time between {' and '.join(said)} and the dock "
            f"(open {hours(left.ground, left.ground.work.depot)}), and no single "
            "change helps; choose another day"
        )
    return UnservedCode.COMPETITION, (
        "it does not fit beside the rest of the day, and no single change makes room; "
        "move it to another day"
    )


def _due(left: Left, change: Change) -> Said:
    ground, job = left.ground, left.jobs[0]
    due = job.due or 0
    return UnservedCode.DOCK, (
        f"it must be handled at the dock by {clock(ground, due)}, but "
        f"{name(ground, job.site)} opens {hours(ground, job.site)} and the dock "
        f"{hours(ground, ground.work.depot)}; possible if it had until "
        f"{clock(ground, due + _time(change))}"
    )


def _opens(left: Left, change: Change) -> Said:
    before = _span(left, change)[0]
    return _opening(left, change, "opened", before, before - _time(change))


def _closes(left: Left, change: Change) -> Said:
    before = _span(left, change)[1]
    return _opening(left, change, "closed", before, before + _time(change))


def _opening(
    left: Left, change: Change, verb: str, before: Seconds, after: Seconds
) -> Said:
    ground, site = left.ground, left.day.places[change.lever.at]
    moved = f"{verb} at {clock(ground, after)} instead of {clock(ground, before)}"
    if site == ground.work.depot:
        return UnservedCode.DOCK, (
            f"the dock is open {hours(ground, site)}, too short a time for it; "
            f"possible if it {moved}"
        )
    others = [job.site for job in left.jobs if job.site != site]
    beside = "".join(
        f" (and {name(ground, other)} {hours(ground, other)})" for other in others
    )
    return UnservedCode.WINDOW, (
        f"{name(ground, site)} opens {hours(ground, site)}{beside}, and no vehicle can "
        f"be there then; possible if it {moved}"
    )


def _span(left: Left, change: Change) -> tuple[Seconds, Seconds]:
    """Return the opening that a lever moves."""
    problem, place = left.day.problem, change.lever.at
    if problem.dock is not None and problem.dock.place == place:
        return problem.dock.windows[change.lever.window]
    ends = (end for task in problem.tasks for end in (task.pickup, task.delivery))
    there = next(end for end in ends if end is not None and end.place == place)
    return there.windows[change.lever.window]


def _longer(left: Left, change: Change) -> Said:
    number = change.lever.at
    most = left.vehicle(number).hours
    wheel = most.max_driving
    drives = "" if wheel is None else f" and drive {lasting(wheel)}"
    return UnservedCode.DRIVER_HOURS, (
        f"the driver of {left.van(number)} may be on the road "
        f"{lasting(most.max_span)}{drives} a day; possible with "
        f"{lasting(_time(change))} more"
    )


def _starts(left: Left, change: Change) -> Said:
    opens = left.vehicle(change.lever.at).opens
    start = clock(left.ground, max(0, opens - _time(change)))
    return _shift(left, change, f"it left at {start}")


def _ends(left: Left, change: Change) -> Said:
    closes = left.vehicle(change.lever.at).closes
    end = clock(left.ground, closes + _time(change))
    return _shift(left, change, f"it came back at {end}")


def _hours(left: Left, change: Change) -> Said:
    closes = left.vehicle(change.lever.at).closes
    end = clock(left.ground, closes + _time(change))
    longest = left.vehicle(change.lever.at).hours.max_span + _time(change)
    return _shift(
        left, change, f"it came back at {end}, after up to {lasting(longest)}"
    )


def _shift(left: Left, change: Change, moved: str) -> Said:
    vehicle, van = left.vehicle(change.lever.at), left.van(change.lever.at)
    return UnservedCode.DRIVER_HOURS, (
        f"{van} is on the road between {clock(left.ground, vehicle.opens)} and "
        f"{clock(left.ground, vehicle.closes)}; possible if {moved}"
    )


def _aboard(left: Left, change: Change) -> Said:
    most = left.day.problem.tasks[change.lever.at].aboard or 0
    return UnservedCode.RANGE, (
        f"its goods may be on board {lasting(most)}; possible with "
        f"{lasting(most + _time(change))}"
    )


def _room(left: Left, change: Change) -> Said:
    van, crates = left.van(change.lever.at), change.steps
    more = f"room for {crates} crates more in {van}"
    if crates < left.crates:
        more = f"{crates} crates less, or {more}"
    return UnservedCode.CAPACITY, (
        f"the vehicles that could take it are full; possible with {more}"
    )


def _range(left: Left, change: Change) -> Said:
    most = left.vehicle(change.lever.at).max_round or 0
    ground, site, van = left.ground, left.jobs[-1].site, left.van(change.lever.at)
    return UnservedCode.RANGE, (
        f"{name(ground, site)} is too far for {van}, which goes {km(most)} a round; "
        f"possible if it went {km(most + REACH * change.steps)}"
    )


def _round(left: Left, change: Change) -> Said:
    vehicle, van = left.vehicle(change.lever.at), left.van(change.lever.at)
    return UnservedCode.COMPETITION, (
        f"{van} already makes its {vehicle.max_rounds} rounds; possible with another"
    )


def _vehicle(left: Left, change: Change) -> Said:
    return UnservedCode.COMPETITION, (
        "the vehicles of the day are busy then; possible with a second "
        f"{left.van(change.lever.at)}"
    )


def _time(change: Change) -> Seconds:
    return change.steps * STEP


TELL: dict[Rule, Callable[[Left, Change], Said]] = {
    Rule.DUE: _due,
    Rule.OPENS: _opens,
    Rule.CLOSES: _closes,
    Rule.LONGER: _longer,
    Rule.STARTS: _starts,
    Rule.ENDS: _ends,
    Rule.HOURS: _hours,
    Rule.ABOARD: _aboard,
    Rule.ROOM: _room,
    Rule.RANGE: _range,
    Rule.ROUND: _round,
    Rule.VEHICLE: _vehicle,
}
