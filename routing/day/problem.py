"""A day of the hub as the engine's problem: the only place where ids become indices.

Goods that come in and leave on one day are one request, whose ways are to collect and
to deliver them, or to carry them directly; all others have one leg.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from mil.consignment import Consignment
from mil.costs.tariff import handling_price
from mil.places import Site, Vehicle
from mil.ports import Job, JobKind
from mil.rounds import Leg
from mil.units import Cents
from routing.day.ground import Ground, Spans
from routing.day.hours import CRATES, PALLETS, costs_of, hours_of
from routing.day.parcels import Parcel, aboard, loads, parcels_of, priority, usable
from routing.day.stays import staying
from routing.day.wishes import dear_of, even_days, leg_of
from routing.problem import (
    LONGEST,
    Dock,
    Matrix,
    Problem,
    Request,
    Task,
    TaskKind,
    Visit,
)
from routing.problem import Vehicle as Van


@dataclass(frozen=True, eq=False, slots=True)
class DayProblem:
    """A day's problem with the keys to read its answer.

    Attributes
    ----------
    ground
        The day.
    problem
        What the engine solves.
    places
        Site of each place.
    shifts
        Index into the day's shifts, by vehicle.
    goods
        Consignments that each task stands for.
    """

    ground: Ground
    problem: Problem
    places: tuple[str, ...]
    shifts: tuple[int, ...]
    goods: tuple[tuple[str, ...], ...]


def problem_of(ground: Ground, single: frozenset[str] = frozenset()) -> DayProblem:
    """Make the engine's problem of a day.

    Jobs that no shift can carry for a reason of their own are not in it.

    Parameters
    ----------
    ground
        The day's work.
    single
        Consignments that are not grouped with others.
    """
    work = ground.work
    order = sorted(range(len(work.shifts)), key=lambda n: (work.shifts[n].vehicle, n))
    shifts = tuple(n for n in order if usable(ground, work.shifts[n]))
    parcels = parcels_of(ground, shifts, single)
    places = _places(ground, shifts, parcels)
    profiles = sorted({ground.vehicle(work.shifts[n]).profile for n in shifts})
    measures = _measures(ground, shifts, parcels)
    jobs = chain.from_iterable((p.collect, p.deliver) for p in parcels)
    shared = Counter(leg_of(job) for job in jobs if job is not None)
    draft = _Draft(ground, places, shifts, tuple(profiles), measures, shared)
    legs = [_tasks(draft, parcel) for parcel in parcels]
    tasks, requests, goods = _numbered(ground, parcels, legs)
    problem = Problem(
        matrices=tuple(_matrix(ground, profile, places) for profile in profiles),
        tasks=tasks,
        requests=requests,
        vehicles=tuple(_van(draft, number) for number in shifts),
        dock=_dock(ground),
        mixed=work.hub.rules.mixed_rounds,
        even=even_days(ground, shifts),
    )
    problem = staying(ground, problem, goods, shifts)
    return DayProblem(ground, problem, places, shifts, goods)


@dataclass(frozen=True, slots=True)
class _Draft:
    """What tasks and vehicles of a problem have in common.

    `shared` counts the tasks of each leg and site.
    """

    ground: Ground
    places: tuple[str, ...]
    shifts: tuple[int, ...]
    profiles: tuple[str, ...]
    measures: tuple[int, ...]
    shared: Mapping[tuple[JobKind, str], int]

    def cut(self, load: Sequence[int]) -> tuple[int, ...]:
        """Return the dimensions that count, within what the engine takes."""
        return tuple(min(load[number], LONGEST) for number in self.measures)


def _places(
    ground: Ground, shifts: Sequence[int], parcels: Iterable[Parcel]
) -> tuple[str, ...]:
    """Return the sites of the problem, the depot first."""
    named = [ground.work.depot]
    for number in shifts:
        vehicle = ground.vehicle(ground.work.shifts[number])
        named += [vehicle.start, vehicle.end]
    for parcel in parcels:
        named += [job.site for job in (parcel.collect, parcel.deliver) if job]
    return tuple(dict.fromkeys(named))


def _matrix(ground: Ground, profile: str, places: Sequence[str]) -> Matrix:
    rows = [ground.index[site] for site in places]
    cut = np.ix_(rows, rows)
    tables = (ground.work.matrices.metres, ground.work.matrices.seconds)
    metres, seconds = (np.array(t[profile], dtype=np.int64)[cut] for t in tables)
    return Matrix(metres, seconds)


def _load(goods: Iterable[Consignment]) -> tuple[int, ...]:
    """Return all grams, grams by zone, crates by zone, all crates twice."""
    grams, crates = loads(goods)
    return (sum(grams), *grams, *crates, sum(crates), sum(crates))


def _room(vehicle: Vehicle) -> tuple[int, ...]:
    """Return a vehicle's capacity in the order of `_load`."""
    crates, all_crates = vehicle.crates, vehicle.max_crates
    most = sum(crates) if all_crates is None else all_crates
    return (vehicle.max_grams, *vehicle.grams, *crates, most, sum(crates))


def _measures(
    ground: Ground, shifts: Sequence[int], parcels: Iterable[Parcel]
) -> tuple[int, ...]:
    """Return the dimensions that can be scarce, or are priced; at least the first."""
    ids = chain.from_iterable(parcel.consignments for parcel in parcels)
    total = _load(ground.work.consignments[id_] for id_ in ids)
    vehicles = [ground.vehicle(ground.work.shifts[number]) for number in shifts]
    kept = {0}
    for vehicle in vehicles:
        room = _room(vehicle)
        kept |= {n for n, most in enumerate(room) if most < total[n]}
        rate = ground.work.hub.tariff.rates[vehicle.rate]
        kept |= {CRATES} if rate.per_crate else set()
        kept |= {PALLETS} if rate.per_pallet else set()
    return tuple(sorted(kept))


def _tasks(draft: _Draft, parcel: Parcel) -> tuple[Task, ...]:
    """Return the legs of a parcel: collection, delivery, or both, and directly."""
    collect, deliver = parcel.collect, parcel.deliver
    legs = []
    if parcel.through and collect is not None:
        legs.append(_dock_leg(draft, parcel, collect, parcel.collectors))
    if parcel.through and deliver is not None:
        legs.append(_dock_leg(draft, parcel, deliver, parcel.deliverers))
    if parcel.carriers and collect is not None and deliver is not None:
        legs.append(_direct(draft, parcel, collect, deliver))
    return tuple(legs)


def _dock_leg(draft: _Draft, parcel: Parcel, job: Job, able: tuple[int, ...]) -> Task:
    """Return the task of one leg to or from the dock."""
    ground, collects = draft.ground, job.kind is JobKind.COLLECT
    goods = [ground.work.consignments[id_] for id_ in parcel.consignments]
    load = _load(goods)
    crates, rules = load[CRATES], ground.work.hub.rules
    visit = _visit(draft, ground.work.sites[job.site], crates)
    handled = _handled(draft, goods) if collects and parcel.carriers else 0
    return Task(
        kind=TaskKind.COLLECT if collects else TaskKind.DELIVER,
        load=draft.cut(load),
        pickup=visit if collects else None,
        delivery=None if collects else visit,
        dock_seconds=ground.depot.service_per_crate * crates,
        handling=rules.handling_per_crate * crates if collects else 0,
        ready=0 if collects else job.ready or 0,
        due=job.due if collects else None,
        aboard=aboard(ground, goods[0]),
        vehicles=_vehicles(draft, able),
        dear=_dear(draft, [job], handled),
    )


def _direct(draft: _Draft, parcel: Parcel, collect: Job, deliver: Job) -> Task:
    """Return the task that carries a parcel past the dock."""
    sites = draft.ground.work.sites
    goods = [draft.ground.work.consignments[id_] for id_ in parcel.consignments]
    load = _load(goods)
    return Task(
        kind=TaskKind.DIRECT,
        load=draft.cut(load),
        pickup=_visit(draft, sites[collect.site], load[CRATES]),
        delivery=_visit(draft, sites[deliver.site], load[CRATES]),
        aboard=aboard(draft.ground, goods[0]),
        vehicles=_vehicles(draft, parcel.carriers),
        dear=_dear(draft, [collect, deliver]),
    )


def _handled(draft: _Draft, goods: Iterable[Consignment]) -> Cents:
    """Return the price of receiving goods at the hub, saved when they go directly."""
    hub = draft.ground.work.hub
    return sum(handling_price(hub, item, Leg.COLLECT) for item in goods)


def _visit(draft: _Draft, site: Site, crates: int) -> Visit:
    return Visit(
        place=draft.places.index(site.id),
        windows=joined(draft.ground.spans[site.id]),
        fixed=site.service_fixed,
        handover=site.service_per_crate * crates,
    )


def _dear(
    draft: _Draft, jobs: Sequence[Job], common: Cents = 0
) -> tuple[tuple[int, Cents], ...]:
    ids = [draft.ground.work.shifts[number].vehicle for number in draft.shifts]
    return dear_of(draft.ground, ids, draft.shared, jobs, common)


def _vehicles(draft: _Draft, able: Sequence[int]) -> tuple[int, ...] | None:
    """Return shifts as vehicles, None when all of them may do it."""
    vehicles = tuple(draft.shifts.index(number) for number in able)
    return None if len(vehicles) == len(draft.shifts) else vehicles


def joined(spans: Iterable[tuple[int, int]]) -> Spans:
    """Join spans that touch; they come sorted."""
    done: list[tuple[int, int]] = []
    for opens, closes in spans:
        if done and opens <= done[-1][1]:
            done[-1] = (done[-1][0], max(done[-1][1], closes))
        else:
            done.append((opens, closes))
    return tuple(done)


Numbered = tuple[tuple[Task, ...], tuple[Request, ...], tuple[tuple[str, ...], ...]]


def _numbered(
    ground: Ground, parcels: Sequence[Parcel], legs: Sequence[tuple[Task, ...]]
) -> Numbered:
    """Return all tasks, the requests they serve, and their consignments."""
    tasks: list[Task] = []
    requests = []
    goods = []
    for parcel, own in zip(parcels, legs, strict=True):
        first = len(tasks)
        rank = priority(ground, ground.work.consignments[parcel.consignments[0]])
        weight = len(parcel.consignments)
        direct = [n for n, task in enumerate(own, first) if _is_direct(task)]
        dock = [n for n, task in enumerate(own, first) if not _is_direct(task)]
        ways = tuple(tuple(way) for way in (dock, direct) if way)
        requests.append(Request(ways, weight=weight, priority=rank))
        goods += [parcel.consignments] * len(own)
        tasks += own
        if len(dock) == 2:  # the delivery waits for the collection
            tasks[dock[1]] = replace(tasks[dock[1]], after=(dock[0],))
    return tuple(tasks), tuple(requests), tuple(goods)


def _is_direct(task: Task) -> bool:
    return task.kind is TaskKind.DIRECT


def _van(draft: _Draft, number: int) -> Van:
    ground = draft.ground
    shift = ground.work.shifts[number]
    vehicle = ground.vehicle(shift)
    return Van(
        start=draft.places.index(vehicle.start),
        end=draft.places.index(vehicle.end),
        opens=shift.start,
        closes=shift.end,
        capacity=draft.cut(_room(vehicle)),
        profile=draft.profiles.index(vehicle.profile),
        costs=costs_of(ground, shift, vehicle, draft.measures),
        hours=hours_of(ground, shift),
        max_rounds=ground.work.hub.rules.max_rounds,
        max_round=vehicle.max_round,
    )


def _dock(ground: Ground) -> Dock:
    rules = ground.work.hub.rules
    at_hub = ground.work.depot == ground.work.hub.site.id
    return Dock(
        place=0,
        windows=joined(ground.spans[ground.work.depot]),
        fixed=ground.depot.service_fixed,
        handling=rules.handling_fixed,
        doors=rules.dock_doors if at_hub else None,
        teams=rules.dock_teams if at_hub else None,
    )
