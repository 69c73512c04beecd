"""Plan a week: the only orchestration in the house.

Orders to consignments, days and drivers, rounds, what going alone would cost, the
judge, and only then the store. Everything heavy comes in as a Protocol of `mil.ports`.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

from mil.aggregation import aggregate
from mil.calendar import Week
from mil.consignment import Consignment
from mil.difference import difference
from mil.errors import InputError, RefusedPlanError
from mil.former import Former, Wishes, held_work, recall
from mil.locks import pinned
from mil.plan import (
    Alone,
    AloneDay,
    DayPlan,
    Matrices,
    Provenance,
    Schedule,
    Unserved,
    WeekInputs,
    WeekPlan,
)
from mil.ports import (
    AloneRouter,
    DayWork,
    Judge,
    Progress,
    Roads,
    Router,
    Scheduler,
    Store,
)
from mil.work import alone_works, day_works, stranded

NOTHING = Wishes()

REPAIR_SHARE = 4
"""A day is planned again without what is impossible in a quarter of its first time."""


@dataclass(frozen=True, slots=True)
class Tools:
    """The other rooms, as `mil.week` needs them.

    Attributes
    ----------
    roads, scheduler, router, alone, judge
        See `mil.ports`.
    digest
        SHA-256 of the canonical inputs.
    versions
        Solver versions for the provenance.
    """

    roads: Roads
    scheduler: Scheduler
    router: Router
    alone: AloneRouter
    judge: Judge
    digest: Callable[[WeekInputs], str]
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to look: wall-clock seconds for all days together, and a seed."""

    seconds: float
    seed: int


def plan_week(
    store: Store,
    week: Week,
    tools: Tools,
    effort: Effort,
    progress: Progress,
    wishes: Wishes = NOTHING,
) -> WeekPlan:
    """Plan a week and save it.

    No transaction is held while solving: the inputs are read at once, and the finished
    plan is written at once.

    Parameters
    ----------
    store
        Where inputs come from and the plan goes to.
    week
        The week.
    tools
        Roads, scheduler, router, judge.
    effort
        Time and seed.
    progress
        Told what is going on.
    wishes
        What should stay of earlier plans; then the difference is told.

    Returns
    -------
    WeekPlan
        The plan as saved.

    Raises
    ------
    InputError
        When there is no order for that week, or no plan that wishes are about.
    RefusedPlanError
        When the judge finds a fault; nothing is saved then.
    SolverError
        When a solver crashes.
    """
    inputs = store.inputs(week)
    refuse_unpriced(inputs)
    refuse_strange_vehicles(inputs)
    if not inputs.lines:
        raise InputError(
            f"no order to deliver in {week}; import an order file for that week first"
        )
    former = recall(store, week, wishes)
    plan = compute_week(inputs, tools, effort, progress, former)
    progress("judging the plan")
    refuse_faults(tools.judge, plan)
    store.save_plan(plan)
    if former is not None:
        progress(str(difference(former.plan, plan)))
    return plan


def compute_week(
    inputs: WeekInputs,
    tools: Tools,
    effort: Effort,
    progress: Progress,
    former: Former | None = None,
) -> WeekPlan:
    """Plan a week without judging or saving it (parameters as in `plan_week`)."""
    sites = sorted(inputs.sites.values(), key=lambda site: site.id)
    matrices = tools.roads(sites, inputs.hub.rules.profiles)
    goods = aggregate(inputs)
    progress(
        f"{len(inputs.lines)} order lines make {len(goods.consignments)} consignments; "
        f"{len(goods.refusals)} lines refused"
    )
    parts = sorted(goods.consignments.values(), key=lambda c: c.id)
    schedule = tools.scheduler(inputs, parts, matrices, effort.seed)
    if former is not None:
        schedule = pinned(schedule, former.plan, former.locks)
    progress("days and drivers are chosen")
    works_without = partial(
        _works, inputs, goods.consignments, schedule, matrices, former
    )
    impossible = {item.consignment for item in schedule.unserved}
    known = {} if former is None else former.known(inputs.week)
    days = _route(
        inputs,
        goods.consignments,
        impossible,
        works_without,
        tools,
        effort,
        progress,
        known,
    )
    lost = {item.consignment for day in days for item in day.unserved}
    lost |= impossible
    carried = [c for c in parts if c.id not in lost]
    alone = _go_alone(inputs, carried, matrices, tools, effort, progress)
    return WeekPlan(
        inputs=inputs,
        matrices=matrices,
        consignments=goods.consignments,
        refusals=goods.refusals,
        replenishments=goods.replenishments,
        schedule=schedule,
        days=days,
        alone=alone,
        provenance=Provenance(
            inputs_sha256=tools.digest(inputs),
            seed=effort.seed,
            seconds=effort.seconds,
            versions=tools.versions,
            matrix_source=matrices.source,
            planned_at=datetime.now(UTC).isoformat(timespec="seconds"),
        ),
    )


def _works(
    inputs: WeekInputs,
    consignments: Mapping[str, Consignment],
    schedule: Schedule,
    matrices: Matrices,
    former: Former | None,
    without: Collection[str],
) -> tuple[DayWork, ...]:
    """Return the work of each day, with what stays of an earlier plan."""
    works = day_works(inputs, consignments, schedule, matrices, without)
    if former is None:
        return works
    return tuple(held_work(work, former) for work in works)


def refuse_unpriced(inputs: WeekInputs) -> None:
    """Raise `InputError` for a vehicle that the hub cannot price, or time."""
    rules = inputs.hub.rules
    tariffs = [inputs.hub.on(day).tariff.rates for day in inputs.week.days]
    priced = [name for name in tariffs[0] if all(name in rates for rates in tariffs)]
    for vehicle in (*inputs.vehicles.values(), rules.alone):
        for what, name, known in (
            ("rate", vehicle.rate, priced),
            ("profile", vehicle.profile, rules.profiles),
        ):
            if name not in known:
                table = "tariff.rates" if what == "rate" else "rules.profiles"
                raise InputError(
                    f"vehicle {vehicle.id} has the {what} {name!r}, which hub.toml "
                    f"does not know → add [{table}.{name}] there, or change the "
                    f"vehicle to one of: {', '.join(sorted(known)) or 'none yet'}"
                )


def refuse_strange_vehicles(inputs: WeekInputs) -> None:
    """Raise `InputError` for a site that names a vehicle that there is none of."""
    for site in inputs.sites.values():
        named = (site.usual_vehicle, *site.unwanted_vehicles)
        for vehicle in named:
            if vehicle and vehicle not in inputs.vehicles:
                raise InputError(
                    f"site {site.id} names the vehicle {vehicle!r}, which is unknown → "
                    "import that vehicle, or the site with another one"
                )


def refuse_faults(judge: Judge, plan: WeekPlan) -> None:
    """Raise `RefusedPlanError` when the judge finds anything wrong."""
    faults = judge(plan)
    if faults:
        shown = "; ".join(f"{f.where}: {f.message}" for f in faults[:5])
        more = f" … and {len(faults) - 5} more" if len(faults) > 5 else ""
        raise RefusedPlanError(
            f"the judge refused the plan of {plan.inputs.week} and it was not saved: "
            f"{shown}{more}. This is a defect of the planner, please report it."
        )


def _route(
    inputs: WeekInputs,
    consignments: Mapping[str, Consignment],
    impossible: Collection[str],
    works_without: Callable[[Collection[str]], tuple[DayWork, ...]],
    tools: Tools,
    effort: Effort,
    progress: Progress,
    known: Mapping[date, DayPlan],
) -> tuple[DayPlan, ...]:
    """Plan every day; what one day cannot carry is taken out of the other days too.

    A consignment that cannot be delivered is not collected either, and one that is
    not collected cannot be delivered: the days concerned are planned again without it.
    """
    lost: dict[str, tuple[date, Unserved]] = {}
    _add_stranded(inputs, consignments, lost, impossible)
    todo = works = works_without(lost)
    seconds = effort.seconds
    plans = {work.day: known[work.day] for work in works if work.day in known}
    begun = time.monotonic()
    progress(f"planning the rounds of {len(works)} days, about {seconds:.0f} s")
    while todo:
        for plan in tools.router(todo, seconds, effort.seed, progress, plans):
            plans[plan.day] = plan
            for item in plan.unserved:
                lost.setdefault(item.consignment, (plan.day, item))
        # less than what was asked for when somebody ended the search early
        took = min(effort.seconds, time.monotonic() - begun)
        _add_stranded(inputs, consignments, lost, impossible)
        left = works_without(lost)
        plans = {work.day: plans[work.day] for work in left}
        todo = tuple(w for w in left if _carries_more(plans[w.day], w))
        seconds = took * len(todo) / len(works) / REPAIR_SHARE
        if todo:
            progress(f"{len(todo)} of them once more, without what cannot be served")
    days = sorted(plans.keys() | {day for day, _ in lost.values()})
    return tuple(
        DayPlan(
            day,
            plans[day].rounds if day in plans else (),
            tuple(item for on, item in lost.values() if on == day),
        )
        for day in days
    )


def _add_stranded(
    inputs: WeekInputs,
    consignments: Mapping[str, Consignment],
    lost: dict[str, tuple[date, Unserved]],
    impossible: Collection[str],
) -> None:
    """Add to what is lost the orders whose stock does not come in."""
    for item in stranded(inputs, consignments, {*lost, *impossible}):
        lost[item.consignment] = (consignments[item.consignment].day, item)


def _carries_more(plan: DayPlan, work: DayWork) -> bool:
    """Whether a day's rounds carry something that is no longer its work."""
    jobs = {job.consignment for job in work.jobs}
    return any(c not in jobs for round_ in plan.rounds for c in round_.consignments)


def _go_alone(
    inputs: WeekInputs,
    carried: Collection[Consignment],
    matrices: Matrices,
    tools: Tools,
    effort: Effort,
    progress: Progress,
) -> tuple[Alone, ...]:
    """Route each producer's own goods from its farm and add up its week."""
    works = alone_works(inputs, carried, matrices)
    progress(f"routing {len(works)} days of producers going alone, to compare")
    plans = tools.alone([work for _, work in works], effort.seed, progress)
    by_producer: dict[str, list[DayPlan]] = defaultdict(list)
    for consignment in carried:
        by_producer[consignment.producer] = []
    for (producer, _), plan in zip(works, plans, strict=True):
        by_producer[producer].append(plan)
    return tuple(
        _add_up(producer, by_producer[producer]) for producer in sorted(by_producer)
    )


def _add_up(producer: str, plans: list[DayPlan]) -> Alone:
    """Add up the days of one producer alone."""
    days = [
        AloneDay(
            day=plan.day,
            cents=sum(round_.cost.total for round_ in plan.rounds),
            metres=sum(round_.metres for round_ in plan.rounds),
            seconds=sum(round_.seconds for round_ in plan.rounds),
            rounds=len(plan.rounds),
        )
        for plan in plans
    ]
    undone = [u.consignment for plan in plans for u in plan.unserved]
    return Alone.of(producer, days, undone)
