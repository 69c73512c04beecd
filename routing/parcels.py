"""Goods that travel together: the jobs of a day, grouped so that a solver has few."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mil.consignment import Consignment
from mil.orders import ZONES
from mil.places import Vehicle
from mil.plan import Shift
from mil.ports import Job, JobKind
from mil.units import Seconds
from routing.ground import Ground

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
        Shifts whose vehicle may do each leg (hours and other goods aside).
    """

    consignments: tuple[str, ...]
    collect: Job | None
    deliver: Job | None
    collectors: tuple[int, ...]
    deliverers: tuple[int, ...]


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
    able = [_able(ground, shifts, job) for job in legs]
    closed = any(not ground.spans[job.site] for job in legs)
    if closed or not ground.spans[ground.work.depot] or not all(able):
        return None
    return Parcel(
        (id_,),
        collect,
        deliver,
        able[0] if collect is not None else (),
        able[-1] if deliver is not None else (),
    )


def _able(ground: Ground, shifts: Sequence[int], job: Job) -> tuple[int, ...]:
    """Return the shifts whose vehicle may do a job, the hours aside."""
    goods, depot = ground.goods(job), ground.work.depot
    load = loads([goods])
    able = []
    for number in shifts:
        vehicle = ground.vehicle(ground.work.shifts[number])
        a, b = (job.site, depot) if job.kind is JobKind.COLLECT else (depot, job.site)
        enters = vehicle.enters(ground.work.sites[job.site])
        there = enters and ground.seconds(vehicle.profile, a, b) >= 0
        if there and carries(vehicle, goods) and fits(vehicle, *load):
            able.append(number)
    return tuple(able)


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
    """Return two parcels as one, or None when a leg has no vehicle that large."""
    ids = one.consignments + other.consignments
    load = loads(ground.work.consignments[id_] for id_ in ids)

    def large(shifts: tuple[int, ...]) -> tuple[int, ...]:
        vehicles = ((n, ground.vehicle(ground.work.shifts[n])) for n in shifts)
        return tuple(n for n, vehicle in vehicles if fits(vehicle, *load))

    collectors, deliverers = large(one.collectors), large(one.deliverers)
    if (one.collect and not collectors) or (one.deliver and not deliverers):
        return None
    return Parcel(ids, one.collect, one.deliver, collectors, deliverers)
