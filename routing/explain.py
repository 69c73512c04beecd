"""Why a consignment is not carried: the one rule that binds, and what would help.

First the consignment alone: each shift is tried with it and nothing else, and the first
rule in the way is named. If it could be carried alone, it is put into the finished
plan with one rule left aside at a time; the rule whose absence makes room is the
scarce one.
"""

from collections.abc import Iterator
from dataclasses import replace

from mil.calendar import DayClock
from mil.orders import ZONES
from mil.places import Vehicle
from mil.plan import Shift, Unserved, UnservedCode
from mil.ports import Job, JobKind
from mil.units import Seconds
from routing.ground import Ground
from routing.insertion import Parcel, cheapest, empty, legs
from routing.nodes import carries, fits, loads
from routing.rounds import Chains, goods_in
from routing.timing import Slack, Timing

Said = tuple[UnservedCode, str]


def explain(ground: Ground, chains: Chains) -> tuple[Unserved, ...]:
    """Name the binding rule of each consignment that is not carried to its end.

    Parameters
    ----------
    ground
        The day.
    chains
        Its rounds.

    Returns
    -------
    tuple of Unserved
        By consignment id, each once.
    """
    done = {
        JobKind.COLLECT: goods_in(chains, True),
        JobKind.DELIVER: goods_in(chains, False),
    }
    left = {
        job.consignment
        for job in ground.work.jobs
        if job.consignment not in done[job.kind]
    }
    said: dict[tuple[object, ...], Said] = {}
    return tuple(
        Unserved(id_, *_cause(ground, chains, id_, said)) for id_ in sorted(left)
    )


def _cause(
    ground: Ground, chains: Chains, id_: str, said: dict[tuple[object, ...], Said]
) -> Said:
    """Return the binding rule; twins at one site are looked into once."""
    jobs = [ground.collects.get(id_), ground.delivers.get(id_)]
    todo = [job for job in jobs if job is not None]
    for job in todo:
        if job.kind is JobKind.DELIVER and job.ready is None and len(todo) == 1:
            text = "it is to be collected on this day, but no collection was planned"
            return UnservedCode.NOT_COLLECTED, f"{_what(job)}: {text}"
        alone = impossible(ground, job)
        if alone is not None:
            return alone
    goods = ground.work.consignments[id_]
    key = (goods.zone, goods.grams, goods.crates, *((j.site, j.kind) for j in todo))
    if key not in said:
        said[key] = _together(ground, id_) or _scarce(ground, chains, id_)
    return said[key]


def impossible(ground: Ground, job: Job) -> Said | None:
    """Return the rule that keeps a job from being done even with an empty fleet.

    Rules are applied one after another to the shifts that are left; the rule that
    leaves none is the binding one.
    """
    shifts = list(ground.work.shifts)
    if not shifts:
        text = (
            "no vehicle has a driver for this day (hours, days a week and turns of "
            "producers allow none); add a driver, or allow another turn"
        )
        return UnservedCode.NO_VEHICLE, f"{_what(job)}: {text}"
    for rule in (_way, _zone, _access, _capacity):
        shifts, said = rule(ground, job, shifts)
        if not shifts:
            return said
    if not ground.spans[job.site]:
        return UnservedCode.WINDOW, (
            f"{_what(job)}: {_name(ground, job.site)} is closed on this day; "
            "choose another day or agree an opening time"
        )
    if not ground.spans[ground.work.depot]:
        return UnservedCode.DOCK, (
            f"{_what(job)}: the dock is closed on this day; open it or choose "
            "another day"
        )
    return _untimely(_lone_ground(ground, job, shifts), job)


def _way(ground: Ground, job: Job, shifts: list[Shift]) -> tuple[list[Shift], Said]:
    """Keep the shifts with a way between depot and site."""
    collect, depot = job.kind is JobKind.COLLECT, ground.work.depot
    a, b = (job.site, depot) if collect else (depot, job.site)
    kept = [s for s in shifts if ground.seconds(ground.vehicle(s).profile, a, b) >= 0]
    text = (
        f"no road from {_name(ground, a)} to {_name(ground, b)} is known for any "
        "vehicle of the day; check the place on the map"
    )
    return kept, (UnservedCode.NO_WAY, f"{_what(job)}: {text}")


def _zone(ground: Ground, job: Job, shifts: list[Shift]) -> tuple[list[Shift], Said]:
    """Keep the shifts whose vehicle has the temperature zone."""
    goods = ground.goods(job)
    kept = [s for s in shifts if carries(ground.vehicle(s), goods)]
    text = (
        f"its goods are {goods.zone} and no vehicle of the day can carry {goods.zone} "
        f"goods ({_names(ground, shifts)}); plan one that can"
    )
    return kept, (UnservedCode.ZONE, f"{_what(job)}: {text}")


def _access(ground: Ground, job: Job, shifts: list[Shift]) -> tuple[list[Shift], Said]:
    """Keep the shifts whose vehicle may enter site and depot."""
    narrow = min((ground.work.sites[job.site], ground.depot), key=lambda s: s.max_size)
    kept = [s for s in shifts if ground.vehicle(s).size <= narrow.max_size]
    size = narrow.max_size.name.lower().replace("_", " ")
    text = (
        f"{narrow.name} can only be reached by a {size} or smaller, and every vehicle "
        f"that could carry it is larger ({_names(ground, shifts)}); plan a smaller one"
    )
    return kept, (UnservedCode.ACCESS, f"{_what(job)}: {text}")


def _capacity(
    ground: Ground, job: Job, shifts: list[Shift]
) -> tuple[list[Shift], Said]:
    """Keep the shifts whose vehicle is large enough."""
    goods = ground.goods(job)
    load = loads([goods])
    kept = [s for s in shifts if fits(ground.vehicle(s), *load)]
    zone = ZONES.index(goods.zone)
    vehicles = [ground.vehicle(s) for s in shifts]
    largest = max(vehicles, key=lambda v: (v.crates[zone], _payload(v, zone)))
    text = (
        f"it is {_kg(goods.grams)} in {goods.crates} crates, more than the largest "
        f"vehicle that may carry it takes ({largest.name}: "
        f"{_kg(_payload(largest, zone))}, {largest.crates[zone]} crates {goods.zone}); "
        "split the order or plan a larger vehicle"
    )
    return kept, (UnservedCode.CAPACITY, f"{_what(job)}: {text}")


def _untimely(loose: Ground, job: Job) -> Said | None:
    """Return the rule of time or range in the way of a job that has a day to itself."""
    parcel = Parcel(job.site, job.kind is JobKind.COLLECT, (job.consignment,))
    if cheapest(Timing(loose), empty(loose), parcel) is not None:
        return None
    for slack, tell in (
        (Slack(ranges=True), _too_far),
        (Slack(hours=True), _too_long),
        (Slack(windows=True), _closed),
    ):
        if cheapest(Timing(loose, slack), empty(loose), parcel) is not None:
            return tell(loose, job)
    return _closed(loose, job)


def _lone_ground(ground: Ground, job: Job, shifts: list[Shift]) -> Ground:
    """Return the day with this job alone, and the shifts that could carry it."""
    alone = replace(job, ready=job.ready or 0) if job.kind is JobKind.DELIVER else job
    return Ground(replace(ground.work, jobs=(alone,), shifts=tuple(shifts)))


def _too_far(ground: Ground, job: Job) -> Said:
    depot = ground.work.depot
    ways = [
        (
            ground.metres(v.profile, depot, job.site)
            + ground.metres(v.profile, job.site, depot),
            v,
        )
        for v in map(ground.vehicle, ground.work.shifts)
        if v.max_round is not None
    ]
    metres, vehicle = min(ways, key=lambda item: item[0])
    return UnservedCode.RANGE, (
        f"{_what(job)}: {_name(ground, job.site)} is {_km(metres)} there and "
        f"back, and {vehicle.name} goes {_km(vehicle.max_round or 0)} at most; plan a "
        "vehicle with a longer range"
    )


def _too_long(ground: Ground, job: Job) -> Said:
    longest = max(min(s.max_span, s.end - s.start) for s in ground.work.shifts)
    parcel = Parcel(job.site, job.kind is JobKind.COLLECT, (job.consignment,))
    timing = Timing(ground, Slack(hours=True))
    chains = cheapest(timing, empty(ground), parcel)
    runs = timing.runs(chains) if chains is not None else None
    times = [r for chain in runs or () for r in chain]
    begin, end = times[0].start, times[-1].end
    return UnservedCode.DRIVER_HOURS, (
        f"{_what(job)}: the round to {_name(ground, job.site)} alone takes "
        f"from {clock(ground, begin)} to {clock(ground, end)}, and no driver of the "
        f"day is there then or that long (longest: {longest / 3600:.1f} h); lengthen "
        "a shift or the openings"
    )


def _closed(ground: Ground, job: Job) -> Said:
    """Say which opening or time at the dock cannot be met."""
    earliest = min(_arrivals(ground, job))
    spans = ground.spans[job.site]
    name = _name(ground, job.site)
    if earliest > spans[-1][1]:
        return UnservedCode.WINDOW, (
            f"{_what(job)}: {name} opens {_hours(ground, job.site)}, the earliest "
            f"possible arrival is {clock(ground, earliest)}; agree a later opening or "
            "an earlier start"
        )
    if job.due is not None:
        return UnservedCode.DOCK, (
            f"{_what(job)}: it must be handled at the dock by "
            f"{clock(ground, job.due)}, but {name} opens {_hours(ground, job.site)} "
            f"and the dock {_hours(ground, ground.work.depot)}; collect it earlier or "
            "a day before"
        )
    return UnservedCode.DOCK, (
        f"{_what(job)}: between {name} (open {_hours(ground, job.site)}) and the dock "
        f"(open {_hours(ground, ground.work.depot)}) no vehicle can make it in "
        "time; widen one of the openings"
    )


def _arrivals(ground: Ground, job: Job) -> Iterator[Seconds]:
    """Give the earliest arrival at the site of each shift that may come."""
    depot, crates = ground.work.depot, ground.goods(job).crates
    dock = ground.spans[depot]
    for shift in ground.work.shifts:
        vehicle = ground.vehicle(shift)
        if job.kind is JobKind.COLLECT:
            yield shift.start + ground.seconds(vehicle.profile, vehicle.start, job.site)
            continue
        there = shift.start + ground.seconds(vehicle.profile, vehicle.start, depot)
        begin = max(there, job.ready or 0)
        begin = next((max(begin, a) for a, b in dock if begin <= b), begin)
        loaded = begin + ground.service(depot, crates)
        yield loaded + ground.seconds(vehicle.profile, depot, job.site)


def _together(ground: Ground, id_: str) -> Said | None:
    """Return why both legs on one day are too much even for an empty fleet."""
    parcels = legs(ground, id_)
    if len(parcels) < 2:
        return None
    timing = Timing(ground)
    chains: Chains | None = empty(ground)
    for parcel in parcels:
        chains = cheapest(timing, chains, parcel) if chains is not None else None
    if chains is not None:
        return None
    farm, client = parcels[0].site, parcels[1].site
    return UnservedCode.WINDOW, (
        f"{_what(ground.delivers[id_])}: {_name(ground, farm)} hands over "
        f"{_hours(ground, farm)} and {_name(ground, client)} opens "
        f"{_hours(ground, client)}; collected on the same day it cannot be there "
        "in time; collect it the day before"
    )


def _scarce(ground: Ground, chains: Chains, id_: str) -> Said:
    """Return the resource whose absence keeps a consignment out of the plan."""
    job = ground.collects.get(id_) or ground.delivers[id_]
    what = _what(job)
    trials: tuple[tuple[Slack, UnservedCode, str], ...] = (
        (
            Slack(capacity=True),
            UnservedCode.CAPACITY,
            "in the rounds found, the vehicles that could take it are full; plan with "
            "more --seconds, or with a larger or a further vehicle",
        ),
        (
            Slack(hours=True),
            UnservedCode.DRIVER_HOURS,
            "in the rounds found, the drivers of the day have no time left; plan with "
            "more --seconds, lengthen a shift or add one",
        ),
        (
            Slack(rounds=True),
            UnservedCode.COMPETITION,
            f"each vehicle already makes its {ground.work.hub.rules.max_rounds} "
            "rounds; allow another round or add a vehicle",
        ),
        (
            Slack(windows=True),
            UnservedCode.WINDOW,
            f"{_name(ground, job.site)} opens {_hours(ground, job.site)} and the "
            "vehicles are elsewhere then in the rounds found; plan with more "
            "--seconds, agree a longer opening or add a vehicle",
        ),
    )
    for slack, code, text in trials:
        if _would_fit(ground, chains, id_, slack):
            return code, f"{what}: {text}"
    return UnservedCode.COMPETITION, (
        f"{what}: alone it could be carried, but not beside the rest of the day with "
        f"{len(ground.work.shifts)} vehicles in the rounds found; plan with more "
        "--seconds, add a vehicle or move it to another day"
    )


def _would_fit(ground: Ground, chains: Chains, id_: str, slack: Slack) -> bool:
    timing = Timing(ground, slack)
    trial: Chains | None = chains
    for parcel in legs(ground, id_):
        trial = cheapest(timing, trial, parcel) if trial is not None else None
    return trial is not None


def clock(ground: Ground, seconds: Seconds) -> str:
    """Write what the clock on the wall shows then: ``06:30``."""
    return f"{DayClock(ground.work.day, ground.work.hub.zone).at(seconds):%H:%M}"


def _hours(ground: Ground, site: str) -> str:
    spans = ground.spans[site]
    said = (f"{clock(ground, a)}–{clock(ground, b)}" for a, b in spans)
    return " and ".join(said) or "never"


def _what(job: Job) -> str:
    done = "collected" if job.kind is JobKind.COLLECT else "delivered"
    return f"Cannot be {done}"


def _name(ground: Ground, site: str) -> str:
    return ground.work.sites[site].name


def _names(ground: Ground, shifts: list[Shift]) -> str:
    return ", ".join(sorted({ground.vehicle(shift).name for shift in shifts}))


def _payload(vehicle: Vehicle, zone: int) -> int:
    return min(vehicle.max_grams, vehicle.grams[zone])


def _kg(grams: int) -> str:
    return f"{grams / 1000:g} kg"


def _km(metres: int) -> str:
    return f"{metres / 1000:.1f} km"
