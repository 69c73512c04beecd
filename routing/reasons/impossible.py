"""What no plan can do: rules that a job breaks whatever else is carried that day."""

from collections.abc import Callable, Sequence

from mil.orders import ZONES
from mil.places import Vehicle
from mil.plan import Shift, UnservedCode
from mil.ports import Job, JobKind
from routing.day.ground import Ground
from routing.day.parcels import carries, fits, loads, usable
from routing.reasons.words import kg, name, names, what

Said = tuple[UnservedCode, str]


def impossible(ground: Ground, job: Job) -> Said | None:
    """Return the rule that keeps a job from being done even by an empty fleet.

    Rules are applied one after another to the vehicles that are left; the rule that
    leaves none is the binding one. Rules of time are not among them.

    Parameters
    ----------
    ground
        The day.
    job
        A job of it.
    """
    shifts = list(ground.work.shifts)
    if not shifts:
        text = (
            "no vehicle has a driver for this day (hours, days a week and turns of "
            "producers allow none); add a driver, or allow another turn"
        )
        return UnservedCode.NO_VEHICLE, f"{what(job)}: {text}"
    for allows, tell in RULES:
        kept = [s for s in shifts if allows(ground, job, ground.vehicle(s))]
        if not kept:
            code, text = tell(ground, job, [ground.vehicle(s) for s in shifts])
            return code, f"{what(job)}: {text}; {_remedy(ground, job, code)}"
        shifts = kept
    return _closed(ground, job, shifts)


def _closed(ground: Ground, job: Job, shifts: Sequence[Shift]) -> Said | None:
    """Return what is closed all day, or out of reach of every shift."""
    if not ground.spans[job.site]:
        return UnservedCode.WINDOW, (
            f"{what(job)}: {name(ground, job.site)} is closed on this day; "
            "choose another day or agree an opening time"
        )
    if not ground.spans[ground.work.depot]:
        return UnservedCode.DOCK, (
            f"{what(job)}: the dock is closed on this day; open it or choose "
            "another day"
        )
    if not any(usable(ground, shift) for shift in shifts):
        vehicles = names(ground.vehicle(shift) for shift in shifts)
        return UnservedCode.DRIVER_HOURS, (
            f"{what(job)}: no shift of {vehicles} is long enough to get to "
            f"{name(ground, ground.work.depot)} and home; lengthen one"
        )
    return None


def _remedy(ground: Ground, job: Job, code: UnservedCode) -> str:
    """Say what would help: an idle vehicle that could, or what to look for."""
    busy = {shift.vehicle for shift in ground.work.shifts}
    idle = [v for id_, v in ground.work.vehicles.items() if id_ not in busy]
    able = [v for v in idle if all(rule(ground, job, v) for rule, _ in RULES)]
    if able:
        return f"possible with {names(able)}, not on the road this day"
    return REMEDIES[code]


def _way(ground: Ground, job: Job, vehicle: Vehicle) -> bool:
    a, b = _ends(ground, job)
    return ground.seconds(vehicle.profile, a, b) >= 0


def _ends(ground: Ground, job: Job) -> tuple[str, str]:
    depot = ground.work.depot
    return (job.site, depot) if job.kind is JobKind.COLLECT else (depot, job.site)


def _no_way(ground: Ground, job: Job, _: list[Vehicle]) -> Said:
    a, b = _ends(ground, job)
    return UnservedCode.NO_WAY, (
        f"no road from {name(ground, a)} to {name(ground, b)} is known for any "
        "vehicle of the day"
    )


def _zone(ground: Ground, job: Job, vehicle: Vehicle) -> bool:
    return carries(vehicle, ground.goods(job))


def _no_zone(ground: Ground, job: Job, vehicles: list[Vehicle]) -> Said:
    zone = ground.goods(job).zone
    return UnservedCode.ZONE, (
        f"its goods are {zone} and no vehicle of the day can carry {zone} "
        f"goods ({names(vehicles)})"
    )


def _access(ground: Ground, job: Job, vehicle: Vehicle) -> bool:
    sites = ground.work.sites
    return vehicle.enters(sites[job.site]) and vehicle.enters(ground.depot)


def _no_access(ground: Ground, job: Job, vehicles: list[Vehicle]) -> Said:
    sites = (ground.work.sites[job.site], ground.depot)
    narrow = min(sites, key=lambda site: site.max_size)
    if any(vehicle.size <= narrow.max_size for vehicle in vehicles):
        lifted = next(site for site in sites if site.tail_lift)
        return UnservedCode.ACCESS, (
            f"{lifted.name} needs a tail lift, and no vehicle that could go there "
            f"has one ({names(vehicles)})"
        )
    size = narrow.max_size.name.lower().replace("_", " ")
    return UnservedCode.ACCESS, (
        f"{narrow.name} can only be reached by a {size} or smaller, and every vehicle "
        f"that could carry it is larger ({names(vehicles)})"
    )


def _capacity(ground: Ground, job: Job, vehicle: Vehicle) -> bool:
    return fits(vehicle, *loads([ground.goods(job)]))


def _too_much(ground: Ground, job: Job, vehicles: list[Vehicle]) -> Said:
    goods = ground.goods(job)
    zone = ZONES.index(goods.zone)

    def room(vehicle: Vehicle) -> tuple[int, int]:
        crates, most = vehicle.crates[zone], vehicle.max_crates
        payload = min(vehicle.max_grams, vehicle.grams[zone])
        return (crates if most is None else min(crates, most)), payload

    largest = max(vehicles, key=room)
    crates, payload = room(largest)
    less = f"{goods.crates - crates} crates" if goods.crates > crates else ""
    lighter = kg(goods.grams - payload) if goods.grams > payload else ""
    return UnservedCode.CAPACITY, (
        f"it is {kg(goods.grams)} in {goods.crates} crates, more than the largest "
        f"vehicle that may carry it takes ({largest.name}: {kg(payload)}, {crates} "
        f"crates {goods.zone}); possible with "
        f"{' and '.join(filter(None, (less, lighter)))} less"
    )


Allows = Callable[[Ground, Job, Vehicle], bool]
Tell = Callable[[Ground, Job, list[Vehicle]], Said]

RULES: tuple[tuple[Allows, Tell], ...] = (
    (_way, _no_way),
    (_zone, _no_zone),
    (_access, _no_access),
    (_capacity, _too_much),
)
"""Whether a vehicle may do a job, and what to say when none may."""

REMEDIES = {
    UnservedCode.NO_WAY: "check the place on the map",
    UnservedCode.ZONE: "plan one that can",
    UnservedCode.ACCESS: "plan one that can go there",
    UnservedCode.CAPACITY: "split the order or plan a larger vehicle",
}
