"""A day of the hub as the engine's problem: the only place where ids become indices.

Goods that come in and leave on one day are one request, whose way is to collect and to
deliver them; all others have one leg.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from mil.consignment import Consignment
from mil.places import Site, Vehicle
from mil.ports import Job, JobKind
from mil.units import Cents, ceil_div
from routing.ground import Ground, Spans
from routing.hours import CRATES, PALLETS, costs_of, hours_of
from routing.parcels import Parcel, aboard, loads, parcels_of, priority, usable
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
    shared = Counter((job.kind, job.site) for job in jobs if job is not None)
    draft = _Draft(ground, places, shifts, tuple(profiles), measures, shared)
    legs = [_tasks(draft, parcel) for parcel in parcels]
    tasks, requests, goods = _numbered(ground, parcels, legs)
    problem = Problem(
        matrices=tuple(_matrix(ground, profile, places) for profile in profiles),
        tasks=tasks,
        requests=requests,
        vehicles=tuple(_van(draft, number) for number in shifts),
        dock=_dock(ground),
    )
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
    """Return the legs of a parcel: collection, delivery, or both."""
    legs = []
    if parcel.collect is not None:
        legs.append(_task(draft, parcel, TaskKind.COLLECT))
    if parcel.deliver is not None:
        legs.append(_task(draft, parcel, TaskKind.DELIVER))
    return tuple(legs)


def _task(draft: _Draft, parcel: Parcel, kind: TaskKind) -> Task:
    ground = draft.ground
    collects = kind is TaskKind.COLLECT
    job = parcel.collect if collects else parcel.deliver
    if job is None:
        raise ValueError(f"{parcel.consignments[0]} has no leg {kind.name}")
    goods = [ground.work.consignments[id_] for id_ in parcel.consignments]
    load = _load(goods)
    crates, rules = load[CRATES], ground.work.hub.rules
    visit = _visit(draft, ground.work.sites[job.site], crates)
    able = parcel.collectors if collects else parcel.deliverers
    return Task(
        kind=kind,
        load=draft.cut(load),
        pickup=visit if collects else None,
        delivery=None if collects else visit,
        dock_seconds=ground.depot.service_per_crate * crates,
        handling=rules.handling_per_crate * crates if collects else 0,
        ready=0 if collects else job.ready or 0,
        due=job.due if collects else None,
        aboard=aboard(ground, goods[0]),
        vehicles=_vehicles(draft, able),
        dear=_dear(draft, job),
    )


def _visit(draft: _Draft, site: Site, crates: int) -> Visit:
    return Visit(
        place=draft.places.index(site.id),
        windows=_apart(draft.ground.spans[site.id]),
        fixed=site.service_fixed,
        handover=site.service_per_crate * crates,
    )


def _dear(draft: _Draft, job: Job) -> tuple[tuple[int, Cents], ...]:
    """Return what it counts as when a vehicle comes that a site does not expect.

    The price is for all tasks of a site and leg together: each bears its part.
    """
    ground, parts = draft.ground, draft.shared[job.kind, job.site]
    site, rules = ground.work.sites[job.site], ground.work.hub.rules
    ids = [ground.work.shifts[number].vehicle for number in draft.shifts]
    prices = [
        rules.unwanted_vehicle * (id_ in site.unwanted_vehicles)
        + rules.other_vehicle
        * (site.usual_vehicle in ids and id_ != site.usual_vehicle)
        for id_ in ids
    ]
    return tuple(
        (vehicle, ceil_div(price, parts))
        for vehicle, price in enumerate(prices)
        if price
    )


def _vehicles(draft: _Draft, able: Sequence[int]) -> tuple[int, ...] | None:
    """Return shifts as vehicles, None when all of them may do it."""
    vehicles = tuple(draft.shifts.index(number) for number in able)
    return None if len(vehicles) == len(draft.shifts) else vehicles


def _apart(spans: Spans) -> Spans:
    """Join spans that touch."""
    joined: list[tuple[int, int]] = []
    for opens, closes in spans:
        if joined and opens <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], closes))
        else:
            joined.append((opens, closes))
    return tuple(joined)


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
        way = tuple(range(first, first + len(own)))
        rank = priority(ground, ground.work.consignments[parcel.consignments[0]])
        weight = len(parcel.consignments)
        requests.append(Request((way,), weight=weight, priority=rank))
        goods += [parcel.consignments] * len(own)
        tasks.append(own[0])
        tasks += [_after(task, first) for task in own[1:]]
    return tuple(tasks), tuple(requests), tuple(goods)


def _after(delivery: Task, collection: int) -> Task:
    """Return a delivery that waits for a collection."""
    return replace(delivery, after=(collection,))


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
        windows=_apart(ground.spans[ground.work.depot]),
        fixed=ground.depot.service_fixed,
        handling=rules.handling_fixed,
        doors=rules.dock_doors if at_hub else None,
        teams=rules.dock_teams if at_hub else None,
    )
