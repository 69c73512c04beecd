"""Judges the rounds of one day against the work it had."""

from collections import Counter
from collections.abc import Iterator, Sequence

from mil.plan import DayPlan
from mil.ports import DayWork, Fault, JobKind
from mil.rounds import Leg, Round
from mil.units import Seconds
from routing.check.dock import door_faults, due_faults, handled, loaded, ready_faults
from routing.check.fleet import fleet_faults
from routing.check.ground import Ground, matrix_faults, unsound
from routing.check.hours import hours_faults, overtime
from routing.check.price import cost_faults
from routing.check.rounds import round_faults

Done = tuple[str, JobKind]
"""A consignment and which of its two legs."""


def check_day(work: DayWork, plan: DayPlan) -> tuple[Fault, ...]:
    """Judge a day's rounds (all rules of `mil.rounds`).

    Parameters
    ----------
    work
        What was to be carried, and with what.
    plan
        The rounds, and what they leave out.

    Returns
    -------
    tuple of Fault
        All that is wrong; empty when the plan is right. A plan too malformed to be
        read is one fault, never an exception.
    """
    try:
        return tuple(_day_faults(work, plan))
    except Exception as error:  # whatever stops the judge is the plan's fault
        return (Fault("malformed", "day", f"cannot be judged: {error!r}"),)


def _day_faults(work: DayWork, plan: DayPlan) -> Iterator[Fault]:
    """Judge the matrices first: nothing can be recomputed from broken ones."""
    wrong = tuple(matrix_faults(work.matrices))
    if wrong:
        yield from wrong
        return
    if plan.day != work.day:
        message = f"the plan is of {plan.day}, the work of {work.day}"
        yield Fault("day", str(work.day), message)
    ground = Ground.of(work)
    sound, faults = sift(ground, plan.rounds)
    yield from faults
    yield from rounds_faults(ground, sound)
    yield from ready_faults(loaded(ground, sound), _ready(work, ground, sound))
    due = {
        job.consignment: job.due
        for job in work.jobs
        if job.kind == JobKind.COLLECT and job.due is not None
    }
    yield from due_faults(handled(ground, sound), due)
    yield from _account(work, plan, legs_done(ground, sound))


def sift(
    ground: Ground, rounds: Sequence[Round]
) -> tuple[tuple[Round, ...], list[Fault]]:
    """Set aside the rounds that cannot be judged further, with the faults why."""
    sound, faults = [], []
    for round_ in rounds:
        wrong = unsound(ground, round_)
        faults += wrong
        if not wrong:
            sound.append(round_)
    names = Counter(str(r.id) for r in rounds)
    twice = sorted(name for name, count in names.items() if count > 1)
    faults += [Fault("id", name, "two rounds have this id") for name in twice]
    return tuple(sound), faults


def rounds_faults(ground: Ground, rounds: Sequence[Round]) -> Iterator[Fault]:
    """Judge each round, then vehicles and drivers over the day, and the prices."""
    for round_ in rounds:
        yield from round_faults(ground, round_)
    yield from fleet_faults(ground, rounds)
    yield from hours_faults(ground, rounds)
    yield from door_faults(ground, rounds)
    late = overtime(ground, rounds)
    for round_ in rounds:
        yield from cost_faults(ground, round_, late.get(round_.id, 0))


def legs_done(ground: Ground, rounds: Sequence[Round]) -> Counter[Done]:
    """Count how often each leg is carried from where it starts to where it ends.

    What is carried directly is collected and delivered at once.
    """
    done: Counter[Done] = Counter()
    for round_ in rounds:
        legs = ground.legs(round_)
        for name in (c for stop in round_.stops for c in stop.handed):
            if legs.get(name) is not Leg.DELIVER:
                done[name, JobKind.COLLECT] += 1
            if legs.get(name) is not Leg.COLLECT:
                done[name, JobKind.DELIVER] += 1
    return done


def _ready(
    work: DayWork, ground: Ground, rounds: Sequence[Round]
) -> dict[str, Seconds | None]:
    """Return when each consignment may be loaded, None if it never came in."""
    done = handled(ground, rounds)
    ready: dict[str, Seconds | None] = {}
    for job in work.jobs:
        if job.kind == JobKind.DELIVER:
            came = done.get(job.consignment)
            ready[job.consignment] = max(job.ready or 0, came.at) if came else job.ready
    return {c: ready.get(c) for c in loaded(ground, rounds)}


def _account(work: DayWork, plan: DayPlan, done: Counter[Done]) -> Iterator[Fault]:
    """Every job is done exactly once, or its consignment named exactly once."""
    asked = Counter((job.consignment, job.kind) for job in work.jobs)
    named = Counter(item.consignment for item in plan.unserved)
    for (consignment, kind), count in done.items():
        if count > 1:
            yield Fault(
                "twice", consignment, f"its {kind} leg is carried {count} times"
            )
    for consignment, count in named.items():
        if consignment not in work.consignments:
            yield Fault("unknown", consignment, "named as not served, but unknown")
        elif not any(c == consignment for c, _ in asked):
            yield Fault("job", consignment, "named as not served, but not asked for")
        if count > 1:
            yield Fault("twice", consignment, f"named as not served {count} times")
    whole: dict[str, bool] = {}
    for leg in asked:
        whole[leg[0]] = whole.get(leg[0], True) and done[leg] > 0
    for consignment, carried in whole.items():
        if carried and consignment in named:
            yield Fault("twice", consignment, "carried, yet named as not served")
        if not carried and consignment not in named:
            yield Fault("lost", consignment, "neither carried nor named as not served")
