"""Judges a whole week: its days, what is promised between them, and its goods."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from mil.consignment import Consignment
from mil.orders import Flow
from mil.plan import DayPlan, WeekPlan
from mil.ports import Fault, JobKind
from mil.rounds import Leg, Round
from routing.check.clock import instant, open_spans
from routing.check.day import Done, legs_done, rounds_faults, sift
from routing.check.dock import Moment, due_faults, handled, loaded, ready_faults
from routing.check.goods import goods_faults
from routing.check.ground import Ground, in_force, matrix_faults
from routing.check.lots import lot_faults
from routing.check.roster import roster_faults

LONGEST_DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class JudgedDay:
    """A day of the plan: its facts, and those of its rounds that can be judged."""

    ground: Ground
    rounds: tuple[Round, ...]


def check_week(plan: WeekPlan) -> tuple[Fault, ...]:
    """Judge a week by its own inputs.

    Opening hours, legs, ready and due times are derived here from sites, consignments
    and collection days, not taken from what was given to the solver.

    Parameters
    ----------
    plan
        A planned week.

    Returns
    -------
    tuple of Fault
        All that is wrong; empty when the plan is right. A plan too malformed to be
        read is one fault, never an exception.
    """
    try:
        return tuple(_week_faults(plan))
    except Exception as error:  # whatever stops the judge is the plan's fault
        return (Fault("malformed", "week", f"cannot be judged: {error!r}"),)


def _week_faults(plan: WeekPlan) -> Iterator[Fault]:
    """Judge what must hold for the rest to be judged, then everything."""
    wrong = (*matrix_faults(plan.matrices), *_identity(plan))
    if wrong:
        yield from wrong
        return
    yield from _calendar(plan)
    days: list[JudgedDay] = []
    for day in plan.days:
        ground = _ground(plan, day)
        sound, faults = sift(ground, day.rounds)
        yield from faults
        yield from rounds_faults(ground, sound)
        days.append(JudgedDay(ground, sound))
    yield from _across_days(days)
    yield from _dates(plan, days)
    yield from _dock(plan, days)
    yield from _account(plan, days)
    yield from roster_faults(plan, [r for day in days for r in day.rounds])
    yield from goods_faults(plan)
    yield from lot_faults(plan, _arrivals(plan, days))
    yield from _alone(plan)
    yield from _worked(plan)


def _worked(plan: WeekPlan) -> Iterator[Fault]:
    """Hours at the dock are a known site's, on a day of the week, within 24."""
    for work in plan.dock_work:
        if work.producer not in plan.inputs.sites:
            yield Fault("unknown", work.id, f"site {work.producer!r} is unknown")
        if work.day not in plan.inputs.week.days:
            yield Fault("day", work.id, f"not a day of {plan.inputs.week}")
        if not 0 <= work.seconds <= LONGEST_DAY:
            yield Fault("hours", work.id, f"{work.seconds} s of work at the dock")


def _identity(plan: WeekPlan) -> Iterator[Fault]:
    """Things are found under their own id, and the sites they name are known."""
    inputs = plan.inputs
    for things in (inputs.sites, inputs.vehicles, inputs.drivers, inputs.products):
        for key, thing in things.items():
            if key != thing.id:
                yield Fault("id", str(key), f"found here: {thing.id!r}")
    for key, consignment in plan.consignments.items():
        if key != consignment.id:
            yield Fault("id", str(key), f"found here: {consignment.id!r}")
        for site in (consignment.origin, consignment.destination, consignment.producer):
            if site not in inputs.sites:
                yield Fault("unknown", str(key), f"site {site!r} is unknown")
    if inputs.hub.site.id not in inputs.sites:
        yield Fault("unknown", inputs.hub.site.id, "the hub is not among the sites")


def _calendar(plan: WeekPlan) -> Iterator[Fault]:
    """Judge that the days are days of the week, in order, each once."""
    days = [day.day for day in plan.days]
    if any(b <= a for a, b in pairwise(days)):
        yield Fault(
            "day", str(plan.inputs.week), "its days are not in order, each once"
        )
    for day in sorted(set(days) - set(plan.inputs.week.days)):
        yield Fault("day", str(day), f"not a day of {plan.inputs.week}")
    for consignment in plan.schedule.collect_on:
        if consignment not in plan.consignments:
            yield Fault("unknown", str(consignment), "has a collection day, is unknown")


def _ground(plan: WeekPlan, day: DayPlan) -> Ground:
    """Derive the facts of one day; every leg may be asked for, dates come later."""
    inputs = plan.inputs
    hub = inputs.hub.site.id
    parts = plan.consignments.values()
    return Ground(
        day=day.day,
        depot=hub,
        hub=in_force(inputs.hub, day.day),
        sites=inputs.sites,
        vehicles=inputs.vehicles,
        consignments=plan.consignments,
        shifts=tuple(s for s in plan.schedule.shifts if s.day == day.day),
        matrices=plan.matrices,
        rows={site: row for row, site in enumerate(plan.matrices.sites)},
        collect={c.id: c.origin for c in parts if c.origin != hub},
        deliver={c.id: c.destination for c in parts if c.destination != hub},
        drivers=inputs.drivers,
    )


def _across_days(days: Sequence[JudgedDay]) -> Iterator[Fault]:
    """Judge that a round past midnight does not overlap the next day's."""
    busy: dict[tuple[str, str], tuple[date, int]] = {}
    for day in days:
        zero = instant(day.ground.day, day.ground.hub.zone)
        for round_ in sorted(day.rounds, key=lambda r: r.start):
            for who in (("vehicle", round_.vehicle), ("driver", round_.driver)):
                on, until = busy.get(who, (day.ground.day, 0))
                if on != day.ground.day and zero + round_.start < until:
                    message = f"{who[0]} {who[1]} is still out since {on}"
                    yield Fault("overlap", round_.id, message)
                busy[who] = (day.ground.day, max(until, zero + round_.end))


def _dates(plan: WeekPlan, days: Sequence[JudgedDay]) -> Iterator[Fault]:
    """Judge days: collected when chosen, in shelf life; delivered when promised."""
    for day in days:
        for round_ in day.rounds:
            legs = day.ground.legs(round_)
            for name in round_.consignments:
                consignment = plan.consignments[name]
                promised = consignment.day
                if legs[name] is not Leg.DELIVER:
                    yield from _collection_date(plan, consignment, round_)
                if legs[name] is not Leg.COLLECT and round_.day != promised:
                    message = f"{name} is delivered {round_.day}, promised {promised}"
                    yield Fault("day", round_.id, message)


def _collection_date(
    plan: WeekPlan, consignment: Consignment, round_: Round
) -> Iterator[Fault]:
    """Judge the day a consignment leaves its farm."""
    chosen = plan.schedule.collect_on.get(consignment.id)
    if round_.day != chosen:
        message = f"{consignment.id} is collected {round_.day}, chosen was {chosen}"
        yield Fault("day", round_.id, message)
    if not consignment.earliest <= round_.day <= consignment.day:
        message = (
            f"{consignment.id} is collected {round_.day}, not within "
            f"{consignment.earliest} to {consignment.day}"
        )
        yield Fault("day", round_.id, message)


def _dock(plan: WeekPlan, days: Sequence[JudgedDay]) -> Iterator[Fault]:
    """Rule 8 over the week: goods of earlier days count from their own day."""
    zone, hub = plan.inputs.hub.zone, plan.inputs.hub.site.id
    done: dict[str, tuple[int, Moment]] = {}
    for day in days:
        zero = instant(day.ground.day, zone)
        moments = handled(day.ground, day.rounds)
        done |= {c: (zero, moment) for c, moment in moments.items()}
        yield from due_faults(moments, _due(plan, day.ground.day, moments))
    for day in days:
        zero = instant(day.ground.day, zone)
        loads = loaded(day.ground, day.rounds)
        ready: dict[str, int | None] = dict.fromkeys(loads)
        for name in loads:
            if plan.consignments[name].origin == hub:
                ready[name] = 0
            elif name in done:
                since, moment = done[name]
                ready[name] = since + moment.at - zero
        yield from ready_faults(loads, ready)


def _due(plan: WeekPlan, day: date, names: Mapping[str, Moment]) -> dict[str, int]:
    """Return when goods collected on their selling day must be handled."""
    sessions = open_spans(day, plan.inputs.hub.zone, plan.inputs.hub.rules.sessions)
    selling = [
        name
        for name in names
        if plan.consignments[name].flow == Flow.ON_SITE
        and plan.consignments[name].day == day
    ]
    return dict.fromkeys(selling, sessions[0][0]) if sessions else {}


def _legs(plan: WeekPlan, consignment: Consignment) -> tuple[JobKind, ...]:
    """Return the legs a consignment needs."""
    hub = plan.inputs.hub.site.id
    collect = (JobKind.COLLECT,) if consignment.origin != hub else ()
    deliver = (JobKind.DELIVER,) if consignment.destination != hub else ()
    return (*collect, *deliver)


def _account(plan: WeekPlan, days: Sequence[JudgedDay]) -> Iterator[Fault]:
    """Every consignment is carried to its end once, or named as not served once."""
    done: Counter[Done] = Counter()
    for day in days:
        done.update(legs_done(day.ground, day.rounds))
    named = Counter(item.consignment for item in plan.unserved)
    hopeless = {item.consignment for item in plan.schedule.unserved}
    for (name, leg), count in done.items():
        if count > 1:
            yield Fault("twice", name, f"its {leg} leg is carried {count} times")
    for name, count in named.items():
        if name not in plan.consignments:
            yield Fault("unknown", name, "named as not served, but unknown")
        if count > 1:
            yield Fault("twice", name, f"named as not served {count} times")
    for name, consignment in plan.consignments.items():
        legs = [done[name, leg] > 0 for leg in _legs(plan, consignment)]
        if not legs:
            yield Fault("goods", name, "it starts where it ends")
        elif name in named and (all(legs) or (name in hopeless and any(legs))):
            yield Fault("twice", name, "carried, yet named as not served")
        elif name not in named and not all(legs):
            yield Fault("lost", name, "neither carried nor named as not served")


def _arrivals(plan: WeekPlan, days: Sequence[JudgedDay]) -> dict[str, date]:
    """Return the day on which each consignment came in at the hub."""
    return {
        name: round_.day
        for day in days
        for round_ in day.rounds
        for stop in round_.stops
        for name in stop.handed
        if stop.site == plan.inputs.hub.site.id
    }


def _alone(plan: WeekPlan) -> Iterator[Fault]:
    """Everybody whose goods are carried can compare with going alone."""
    names = Counter(alone.producer for alone in plan.alone)
    unserved = {item.consignment for item in plan.unserved}
    carried = {c.producer for c in plan.consignments.values() if c.id not in unserved}
    for producer in sorted(carried - set(names)):
        yield Fault("alone", producer, "no figures for going alone")
    for producer, count in sorted(names.items()):
        if count > 1:
            yield Fault("alone", producer, f"{count} figures for going alone")
        if producer not in plan.inputs.sites:
            yield Fault("unknown", producer, "going alone, but unknown")
    for alone in (*plan.alone, *plan.alone_all_week):
        by_day = [(d.cents, d.metres, d.seconds, d.rounds) for d in alone.days]
        whole = (alone.cents, alone.metres, alone.seconds, alone.rounds)
        if by_day and tuple(map(sum, zip(*by_day, strict=True))) != whole:
            message = "its days going alone do not add up to its week"
            yield Fault("alone", alone.producer, message)
