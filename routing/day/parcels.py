"""Goods that travel together: the jobs of a day, grouped so that a solver has few."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mil.consignment import Consignment
from mil.orders import ZONES
from mil.places import Vehicle
from mil.plan import Shift
from mil.ports import Job, JobKind
from mil.units import Seconds
from routing.day.ground import Ground

Triple = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Parcel:
    """Consignments of one farm, one client, one time at the dock, for the same vans.

    Attributes
    ----------
    consignments
        Ids.
    collect, deliver
        The job of the first of them on each leg; None for a leg that is not done on
        this day.
    collectors, deliverers
        Shifts whose vehicle may do each leg (hours and other goods aside); none when
        they cannot pass the depot.
    carriers
        Shifts whose vehicle may carry them directly.
    """

    consignments: tuple[str, ...]
    collect: Job | None
    deliver: Job | None
    collectors: tuple[int, ...]
    deliverers: tuple[int, ...]
    carriers: tuple[int, ...] = ()

    @property
    def through(self) -> bool:
        """Whether they can pass the depot."""
        return all(
            job is None or able
            for job, able in (
                (self.collect, self.collectors),
                (self.deliver, self.deliverers),
            )
        )


def carries(vehicle: Vehicle, goods: Consignment) -> bool:
    """Whether a vehicle has the temperature zone at all (rule 6 of `mil.rounds`)."""
    return vehicle.crates[ZONES.index(goods.zone)] > 0


def loads(goods: Iterable[Consignment]) -> tuple[Triple, Triple]:
    """Return grams and crates by zone."""
    grams, crates = [0] * len(ZONES), [0] * len(ZONES)
    for item in goods:
        zone = ZONES.index(item.zone)
        grams[zone] += item.grams
        crates[zone] += item.crates
    return (grams[0], grams[1], grams[2]), (crates[0], crates[1], crates[2])


def fits(vehicle: Vehicle, grams: Triple, crates: Triple) -> bool:
    """Whether a load is within a vehicle's capacity (rule 6 of `mil.rounds`)."""
    return (
        sum(grams) <= vehicle.max_grams
        and (vehicle.max_crates is None or sum(crates) <= vehicle.max_crates)
        and all(g <= most for g, most in zip(grams, vehicle.grams, strict=True))
        and all(c <= most for c, most in zip(crates, vehicle.crates, strict=True))
    )


def aboard(ground: Ground, goods: Consignment) -> Seconds | None:
    """Return how long goods may be on board (rule 12 of `mil.rounds`)."""
    return ground.work.hub.rules.aboard[ZONES.index(goods.zone)]


def priority(ground: Ground, goods: Consignment) -> int:
    """Return the priority of whom goods go to."""
    return ground.work.sites[goods.destination].priority


def usable(ground: Ground, shift: Shift) -> bool:
    """Whether a shift is long enough to get to the depot and home, and may enter it."""
    vehicle, depot = ground.vehicle(shift), ground.work.depot
    out = ground.seconds(vehicle.profile, vehicle.start, depot)
    back = ground.seconds(vehicle.profile, depot, vehicle.end)
    longest = min(shift.max_span, shift.end - shift.start)
    reaches = out >= 0 and back >= 0 and out + back <= longest
    return reaches and vehicle.enters(ground.depot)


def parcels_of(
    ground: Ground, shifts: Sequence[int], single: frozenset[str] = frozenset()
) -> tuple[Parcel, ...]:
    """Group a day's jobs.

    What no vehicle may carry for a reason of its own (zone, access, no way, closed all
    day, too big) and what waits for goods that nobody collects is left out.

    Parameters
    ----------
    ground
        The day.
    shifts
        Indices of the shifts that can be used.
    single
        Consignments that are not grouped with others.
    """
    groups: dict[tuple[object, ...], list[Parcel]] = {}
    for id_ in sorted({job.consignment for job in ground.work.jobs}):
        parcel = _alone(ground, shifts, id_)
        if parcel is not None:
            key = _key(ground, parcel, id_ if id_ in single else "")
            groups.setdefault(key, []).append(parcel)
    return tuple(
        parcel
        for group in groups.values()
        for parcel in _cut(ground, sorted(group, key=lambda p: _order(ground, p)))
    )


def _alone(ground: Ground, shifts: Sequence[int], id_: str) -> Parcel | None:
    """Return one consignment by itself, or None when it cannot be carried."""
    collect, deliver = ground.collects.get(id_), ground.delivers.get(id_)
    if collect is None and deliver is not None and deliver.ready is None:
        return None
    legs = [job for job in (collect, deliver) if job is not None]
    if any(not ground.spans[job.site] for job in legs):
        return None
    at_dock = shifts if ground.spans[ground.work.depot] else ()
    parcel = Parcel(
        (id_,),
        collect,
        deliver,
        _able(ground, at_dock, collect) if collect is not None else (),
        _able(ground, at_dock, deliver) if deliver is not None else (),
        _carriers(ground, shifts, collect, deliver),
    )
    return parcel if parcel.through or parcel.carriers else None


def _carriers(
    ground: Ground, shifts: Sequence[int], collect: Job | None, deliver: Job | None
) -> tuple[int, ...]:
    """Return the shifts that may carry goods past the depot, where the hub allows it.

    Only goods that would come in and leave on one day are carried directly.
    """
    if collect is None or deliver is None or not ground.work.hub.rules.direct:
        return ()
    if deliver.ready is not None or collect.due is not None:
        return ()
    if collect.site == deliver.site:
        return ()
    return tuple(
        number
        for number in shifts
        if _may_work(ground, number, collect)
        and _may_work(ground, number, deliver)
        and ground.seconds(
            ground.vehicle(ground.work.shifts[number]).profile,
            collect.site,
            deliver.site,
        )
        >= 0
    )


def _able(ground: Ground, shifts: Sequence[int], job: Job) -> tuple[int, ...]:
    """Return the shifts whose vehicle may do a job, the hours aside."""
    depot = ground.work.depot
    able = []
    for number in shifts:
        vehicle = ground.vehicle(ground.work.shifts[number])
        a, b = (job.site, depot) if job.kind is JobKind.COLLECT else (depot, job.site)
        there = ground.seconds(vehicle.profile, a, b) >= 0
        if there and _may_work(ground, number, job):
            able.append(number)
    return tuple(able)


def _may_work(ground: Ground, shift: int, job: Job) -> bool:
    """Whether a shift's vehicle may enter a job's site and has room for its goods."""
    vehicle, goods = ground.vehicle(ground.work.shifts[shift]), ground.goods(job)
    enters = vehicle.enters(ground.work.sites[job.site])
    return enters and carries(vehicle, goods) and fits(vehicle, *loads([goods]))


def _key(ground: Ground, parcel: Parcel, own: str) -> tuple[object, ...]:
    """Return what consignments must have in common to travel together."""
    collect, deliver = parcel.collect, parcel.deliver
    goods = ground.work.consignments[parcel.consignments[0]]
    return (
        aboard(ground, goods),
        priority(ground, goods),
        collect and (collect.site, collect.due),
        deliver and (deliver.site, deliver.ready),
        parcel.collectors,
        parcel.deliverers,
        parcel.carriers,
        ground.holds.get(parcel.consignments[0]),
        own,
    )


def _order(ground: Ground, parcel: Parcel) -> tuple[str, str]:
    id_ = parcel.consignments[0]
    return ground.work.consignments[id_].zone, id_


def _cut(ground: Ground, group: Sequence[Parcel]) -> Iterator[Parcel]:
    """Join consignments until they exceed the largest vehicle of a leg."""
    chunk: Parcel | None = None
    for parcel in group:
        longer = None if chunk is None else _joined(ground, chunk, parcel)
        if chunk is not None and longer is None:
            yield chunk
        chunk = longer or parcel
    if chunk is not None:
        yield chunk


def _joined(ground: Ground, one: Parcel, other: Parcel) -> Parcel | None:
    """Return two parcels as one, or None when no way has vehicles that large."""
    ids = one.consignments + other.consignments
    load = loads(ground.work.consignments[id_] for id_ in ids)

    def large(shifts: tuple[int, ...]) -> tuple[int, ...]:
        vehicles = ((n, ground.vehicle(ground.work.shifts[n])) for n in shifts)
        return tuple(n for n, vehicle in vehicles if fits(vehicle, *load))

    joined = Parcel(
        ids,
        one.collect,
        one.deliver,
        large(one.collectors),
        large(one.deliverers),
        large(one.carriers),
    )
    lost = one.through > joined.through or bool(one.carriers) > bool(joined.carriers)
    return None if lost else joined
