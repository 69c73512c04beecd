"""An earlier plan in the goods of the days that are planned now.

Goods of the same week are known by their ids. Those of another week are taken for the
goods of the same temperature zone that are collected, or delivered, at the same site on
the same weekday.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from mil.calendar import Week
from mil.errors import InputError
from mil.holds import Call, Held, Hold, Kept
from mil.locks import Lock, lock_of
from mil.plan import DayPlan, WeekPlan
from mil.ports import DayWork, JobKind, Store
from mil.rounds import Leg, Round, legs_of
from mil.units import Cents

LEGS = {JobKind.COLLECT: Leg.COLLECT, JobKind.DELIVER: Leg.DELIVER}

Calls = Mapping[str, Sequence[Call]]
"""What each round did, by its id."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What should stay of earlier plans.

    Attributes
    ----------
    keep
        Cents that a change must save, None when changes are free: see
        `mil.holds.Kept`.
    locks
        What must stay of the week's saved plan: see `mil.locks.lock_of`.
    """

    keep: Cents | None = None
    locks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Former:
    """An earlier plan, of the same week or of the week before.

    Attributes
    ----------
    plan
        The plan.
    locks
        What must stay of it.
    keep
        What a change must save, or None.
    """

    plan: WeekPlan
    locks: tuple[Lock, ...]
    keep: Cents | None

    def known(self, week: Week) -> dict[date, DayPlan]:
        """Return the days to start from, by day; none of another week."""
        same = self.plan.inputs.week == week
        return {day.day: day for day in self.plan.days} if same else {}


def recall(store: Store, week: Week, wishes: Wishes) -> Former | None:
    """Return the plan that wishes are about, None when there are no wishes.

    Parameters
    ----------
    store
        Where plans are.
    week
        The week to be planned.
    wishes
        Locks are about its own saved plan; what is kept may be last week's.

    Raises
    ------
    InputError
        When there is no such plan, or a lock names nothing in it.
    """
    if wishes.keep is None and not wishes.locks:
        return None
    plan = store.plan(week) if wishes.locks else _newest(store, week)
    locks = tuple(lock_of(plan, text) for text in wishes.locks)
    return Former(plan, locks, wishes.keep)


def _newest(store: Store, week: Week) -> WeekPlan:
    """Return the plan of a week, or else of the week before."""
    before = Week.of(week.days[0] - timedelta(days=7))
    for asked in (week, before):
        with suppress(InputError):
            return store.plan(asked)
    raise InputError(
        f"there is nothing to keep: neither {week} nor {before} is planned → plan "
        "without --keep"
    )


def held_work(work: DayWork, former: Former) -> DayWork:
    """Return the work of a day with what must and should stay of an earlier plan."""
    plan, locks, keep = former.plan, former.locks, former.keep
    rounds = [r for r in plan.rounds if r.day.weekday() == work.day.weekday()]
    rounds.sort(key=lambda round_: (round_.vehicle, round_.start))
    calls = _calls(work, plan, rounds)
    held = [_held(lock, rounds, calls) for lock in locks if lock.round in rounds]
    return replace(
        work,
        held=tuple(one for one in held if one.calls),
        kept=() if keep is None else _kept(rounds, calls, keep),
    )


def _held(lock: Lock, rounds: Sequence[Round], calls: Calls) -> Held:
    """Return what a lock holds, and in which round of the vehicle's day."""
    round_, mine = lock.round, calls[lock.round.id]
    if lock.hold is Hold.STOP:
        mine = [call for call in mine if call.site == lock.site]
    number = sum(
        1
        for other in rounds
        if (other.vehicle, other.driver) == (round_.vehicle, round_.driver)
        and other.start < round_.start
        and calls[other.id]
    )
    return Held(round_.vehicle, round_.driver, number, lock.hold, tuple(mine))


def _kept(rounds: Sequence[Round], calls: Calls, price: Cents) -> tuple[Kept, ...]:
    """Return what each vehicle did on its day."""
    days: dict[tuple[str, str], list[Call]] = defaultdict(list)
    for round_ in rounds:
        days[round_.vehicle, round_.driver] += calls[round_.id]
    return tuple(Kept(*crew, tuple(done), price) for crew, done in days.items() if done)


def _calls(work: DayWork, plan: WeekPlan, rounds: Sequence[Round]) -> Calls:
    """Return what rounds of an earlier day did, in the goods of this day."""
    same = work.day in plan.inputs.week.days

    def name(of: DayWork | WeekPlan, leg: Leg, site: str, id_: str) -> Hashable:
        return (leg, id_) if same else (leg, site, of.consignments[id_].zone)

    waiting: dict[Hashable, list[str]] = defaultdict(list)
    for job in work.jobs:
        leg = LEGS[job.kind]
        waiting[name(work, leg, job.site, job.consignment)].append(job.consignment)
    known = {job.consignment for job in work.jobs} if same else set()

    def done(round_: Round) -> list[Call]:
        legs, calls = legs_of(round_.stops, work.depot), list[Call]()
        for stop in round_.stops:
            both = (
                *((h, False) for h in stop.handed),
                *((t, True) for t in stop.taken),
            )
            for id_, taken in both if stop.site != work.depot else ():
                leg = legs[id_]
                if leg is Leg.DIRECT:
                    own = [id_] if id_ in known else []
                else:
                    own = waiting.pop(name(plan, leg, stop.site, id_), [])
                calls += [Call(stop.site, leg, mine, taken) for mine in own]
        return calls

    return {round_.id: done(round_) for round_ in rounds}
