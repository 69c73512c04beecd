"""A day as an integer problem: the only place where ids become indices."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from mil.consignment import Consignment
from mil.orders import ZONES
from mil.places import Rate, Vehicle
from mil.ports import Job, JobKind
from mil.units import Grams, Metres, Seconds
from routing.ground import Ground, Spans

Triple = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Node:
    """Goods handed over together: one site, one leg, one hub time, the same vans.

    Attributes
    ----------
    consignments
        Ids.
    collect
        From the site to the depot, else from the depot to the site.
    place
        Index into `Problem.places`.
    spans
        When service may begin, elapsed seconds, sorted.
    fixed, handover
        Seconds of service: once per stop, and for these crates.
    grams, crates
        Load by zone.
    ready
        Earliest loading at the depot (deliveries).
    due
        Latest end of handling at the depot (collections), or None.
    after
        Nodes whose goods it brings on the same day.
    vans
        Indices of the vans that may do it.
    weight
        How many jobs are lost when it is left out.
    """

    consignments: tuple[str, ...]
    collect: bool
    place: int
    spans: Spans
    fixed: Seconds
    handover: Seconds
    grams: Triple
    crates: Triple
    ready: Seconds
    due: Seconds | None
    after: tuple[int, ...]
    vans: tuple[int, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Van:
    """A shift as the solver sees it.

    Attributes
    ----------
    shift
        Index into the day's shifts.
    profile, rate
        How it travels, and what it costs.
    start, end
        Places where its day begins and ends.
    opens, closes, max_span
        The shift.
    max_grams, grams, crates
        Capacity.
    max_round
        Longest round, or None.
    kinds
        What it has work for: True collects, False delivers.
    """

    shift: int
    profile: str
    rate: Rate
    start: int
    end: int
    opens: Seconds
    closes: Seconds
    max_span: Seconds
    max_grams: Grams
    grams: Triple
    crates: Triple
    max_round: Metres | None
    kinds: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One day, integers only.

    Attributes
    ----------
    places
        Site ids; matrices have shape ``(len(places), len(places))``.
    depot
        Index of the depot.
    metres, seconds
        By profile; -1 where there is no way.
    dock
        Opening of the depot, elapsed seconds.
    dock_fixed, dock_per_crate
        Seconds of loading or unloading at the depot.
    handling_fixed, handling_per_crate
        Seconds from unloading until goods may leave.
    max_rounds
        Most rounds of one van.
    nodes, vans
        What is to be done, and with what.
    """

    places: tuple[str, ...]
    depot: int
    metres: Mapping[str, tuple[tuple[Metres, ...], ...]]
    seconds: Mapping[str, tuple[tuple[Seconds, ...], ...]]
    dock: Spans
    dock_fixed: Seconds
    dock_per_crate: Seconds
    handling_fixed: Seconds
    handling_per_crate: Seconds
    max_rounds: int
    nodes: tuple[Node, ...]
    vans: tuple[Van, ...]


def build(ground: Ground, seed: int, single: frozenset[str] = frozenset()) -> Problem:
    """Make the integer problem of a day.

    Jobs that no shift can carry for a reason of their own (zone, access, no way, closed
    all day, too big for every vehicle) are not in it.

    Parameters
    ----------
    ground
        The day's work.
    seed
        Order of the nodes, the one thing the solver's search depends on.
    single
        Consignments that are not grouped with others.
    """
    work = ground.work
    places = _places(ground)
    at = {site: i for i, site in enumerate(places)}
    vans = _vans(ground, at)
    drafts = [
        _node(ground, at, vans, chunk)
        for group in _groups(ground, vans, single)
        for chunk in _chunks(ground, vans, group)
    ]
    random.Random(seed).shuffle(drafts)  # noqa: S311 -- a search order, no secret
    nodes = _tied(ground, [node for node in drafts if node.vans and node.spans])
    rows = [ground.index[site] for site in places]
    profiles = sorted({van.profile for van in vans})
    return Problem(
        places=places,
        depot=at[work.depot],
        metres={p: _cut(work.matrices.metres[p], rows) for p in profiles},
        seconds={p: _cut(work.matrices.seconds[p], rows) for p in profiles},
        dock=ground.spans[work.depot],
        dock_fixed=ground.depot.service_fixed,
        dock_per_crate=ground.depot.service_per_crate,
        handling_fixed=work.hub.rules.handling_fixed,
        handling_per_crate=work.hub.rules.handling_per_crate,
        max_rounds=work.hub.rules.max_rounds,
        nodes=nodes,
        vans=_employed(vans, nodes),
    )


def carries(vehicle: Vehicle, goods: Consignment) -> bool:
    """Whether a vehicle has the temperature zone at all (rule 6)."""
    return vehicle.crates[ZONES.index(goods.zone)] > 0


def loads(goods: Iterable[Consignment]) -> tuple[Triple, Triple]:
    """Return grams and crates by zone."""
    grams, crates = [0] * len(ZONES), [0] * len(ZONES)
    for item in goods:
        zone = ZONES.index(item.zone)
        grams[zone] += item.grams
        crates[zone] += item.crates
    return (grams[0], grams[1], grams[2]), (crates[0], crates[1], crates[2])


def fits(vehicle: Vehicle | Van, grams: Triple, crates: Triple) -> bool:
    """Whether a load is within a vehicle's capacity (rule 6)."""
    return (
        sum(grams) <= vehicle.max_grams
        and all(g <= most for g, most in zip(grams, vehicle.grams, strict=True))
        and all(c <= most for c, most in zip(crates, vehicle.crates, strict=True))
    )


def _places(ground: Ground) -> tuple[str, ...]:
    work = ground.work
    homes = [ground.vehicle(shift) for shift in work.shifts]
    named = [work.depot]
    named += [site for home in homes for site in (home.start, home.end)]
    named += [job.site for job in work.jobs]
    return tuple(dict.fromkeys(named))


def _cut(
    rows: tuple[tuple[int, ...], ...], keep: Sequence[int]
) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(rows[i][j] for j in keep) for i in keep)


def _vans(ground: Ground, at: Mapping[str, int]) -> tuple[Van, ...]:
    """Return the shifts that can get to the depot and home, their work still open."""
    vans = []
    for number, shift in enumerate(ground.work.shifts):
        vehicle = ground.vehicle(shift)
        out = ground.seconds(vehicle.profile, vehicle.start, ground.work.depot)
        back = ground.seconds(vehicle.profile, ground.work.depot, vehicle.end)
        longest = min(shift.max_span, shift.end - shift.start)
        reaches = out >= 0 and back >= 0 and out + back <= longest
        if not reaches or vehicle.size > ground.depot.max_size:
            continue
        vans.append(
            Van(
                shift=number,
                profile=vehicle.profile,
                rate=ground.work.hub.tariff.rates[vehicle.rate],
                start=at[vehicle.start],
                end=at[vehicle.end],
                opens=shift.start,
                closes=shift.end,
                max_span=shift.max_span,
                max_grams=vehicle.max_grams,
                grams=vehicle.grams,
                crates=vehicle.crates,
                max_round=vehicle.max_round,
                kinds=(),
            )
        )
    return tuple(vans)


def _able(ground: Ground, vans: Sequence[Van], job: Job) -> tuple[int, ...]:
    """Return the vans that may carry a job, its size and the hours aside."""
    able = []
    for number, van in enumerate(vans):
        vehicle = ground.vehicle(ground.work.shifts[van.shift])
        there = ground.seconds(van.profile, ground.work.depot, job.site)
        back = ground.seconds(van.profile, job.site, ground.work.depot)
        way = back if job.kind is JobKind.COLLECT else there
        size_fits = vehicle.size <= ground.work.sites[job.site].max_size
        if way >= 0 and size_fits and carries(vehicle, ground.goods(job)):
            able.append(number)
    return tuple(able)


def _groups(
    ground: Ground, vans: Sequence[Van], single: frozenset[str]
) -> list[list[Job]]:
    """Group jobs of one site and leg, one hub time and the same vans."""
    groups: dict[tuple[object, ...], list[Job]] = {}
    jobs = sorted(ground.work.jobs, key=lambda j: (j.site, j.kind, j.consignment))
    for job in jobs:
        if _orphaned(ground, job):
            continue
        own = job.consignment if job.consignment in single else ""
        able = _able(ground, vans, job)
        key = (job.site, job.kind, job.ready, job.due, able, own)
        groups.setdefault(key, []).append(job)
    return list(groups.values())


def _orphaned(ground: Ground, job: Job) -> bool:
    """Whether a delivery waits for a collection that nobody asks for."""
    waits = job.kind is JobKind.DELIVER and job.ready is None
    return waits and job.consignment not in ground.collects


def _chunks(
    ground: Ground, vans: Sequence[Van], group: list[Job]
) -> Iterable[list[Job]]:
    """Cut a group where it exceeds the largest vehicle; drop what exceeds it alone."""
    able = _able(ground, vans, group[0])
    chunk: list[Job] = []
    for job in sorted(group, key=lambda j: (ground.goods(j).zone, j.consignment)):
        longer = loads(ground.goods(j) for j in [*chunk, job])
        if any(fits(vans[v], *longer) for v in able):
            chunk.append(job)
            continue
        if chunk:
            yield chunk
        alone = loads([ground.goods(job)])
        chunk = [job] if any(fits(vans[v], *alone) for v in able) else []
    if chunk:
        yield chunk


def _node(
    ground: Ground, at: Mapping[str, int], vans: Sequence[Van], chunk: list[Job]
) -> Node:
    first = chunk[0]
    site = ground.work.sites[first.site]
    grams, crates = loads(ground.goods(job) for job in chunk)
    collect = first.kind is JobKind.COLLECT
    also = [job for job in chunk if collect and _same_day(ground, job.consignment)]
    return Node(
        consignments=tuple(job.consignment for job in chunk),
        collect=collect,
        place=at[site.id],
        spans=ground.spans[site.id],
        fixed=site.service_fixed,
        handover=site.service_per_crate * sum(crates),
        grams=grams,
        crates=crates,
        ready=first.ready or 0,
        due=first.due,
        after=(),
        vans=tuple(
            v for v in _able(ground, vans, first) if fits(vans[v], grams, crates)
        ),
        weight=len(chunk) + len(also),
    )


def _same_day(ground: Ground, consignment: str) -> bool:
    job = ground.delivers.get(consignment)
    return job is not None and job.ready is None


def _tied(ground: Ground, nodes: list[Node]) -> tuple[Node, ...]:
    """Tie deliveries to the collections of the same day."""
    fetched = {c: i for i, n in enumerate(nodes) if n.collect for c in n.consignments}
    tied = []
    for node in nodes:
        waits = [
            fetched.get(c)
            for c in node.consignments
            if not node.collect and _same_day(ground, c)
        ]
        after = tuple(sorted({i for i in waits if i is not None}))
        # a delivery all of whose goods cannot be collected is not worth a visit
        vans = () if waits and not after else node.vans
        tied.append(replace(node, after=after, vans=vans))
    return tuple(tied)


def _employed(vans: Sequence[Van], nodes: Sequence[Node]) -> tuple[Van, ...]:
    """Tell each van which kinds of rounds there are for it."""
    return tuple(
        replace(
            van, kinds=tuple(sorted({n.collect for n in nodes if number in n.vans}))
        )
        for number, van in enumerate(vans)
    )
