"""What a day's work says about places and travel, looked up once."""

from dataclasses import dataclass
from functools import cached_property

from mil.calendar import DayClock
from mil.consignment import Consignment
from mil.errors import InputError
from mil.orders import ZONES
from mil.places import Site, Vehicle
from mil.plan import Shift
from mil.ports import DayWork, Job, JobKind
from mil.units import Seconds
from routing.matrix import validate

Spans = tuple[tuple[Seconds, Seconds], ...]


@dataclass(frozen=True)
class Ground:
    """A day's work with its lookups.

    Attributes
    ----------
    work
        The day.
    """

    work: DayWork

    @cached_property
    def index(self) -> dict[str, int]:
        """Row of each site in the matrices."""
        return {site: row for row, site in enumerate(self.work.matrices.sites)}

    @cached_property
    def spans(self) -> dict[str, Spans]:
        """Opening of each site on this day, elapsed seconds."""
        clock = DayClock(self.work.day, self.work.hub.zone)
        return {id_: clock.spans(site.windows) for id_, site in self.work.sites.items()}

    @cached_property
    def collects(self) -> dict[str, Job]:
        """The job that fetches each consignment, by consignment id."""
        return self._jobs(JobKind.COLLECT)

    @cached_property
    def delivers(self) -> dict[str, Job]:
        """The job that brings each consignment, by consignment id."""
        return self._jobs(JobKind.DELIVER)

    @cached_property
    def holds(self) -> dict[str, tuple[int, ...]]:
        """Which of `DayWork.held` have a call of each consignment, by its id."""
        found: dict[str, tuple[int, ...]] = {}
        for number, held in enumerate(self.work.held):
            for id_ in {call.consignment for call in held.calls}:
                found[id_] = (*found.get(id_, ()), number)
        return found

    def _jobs(self, kind: JobKind) -> dict[str, Job]:
        return {job.consignment: job for job in self.work.jobs if job.kind is kind}

    @property
    def depot(self) -> Site:
        """The hub, or the farm that goes alone."""
        return self.work.sites[self.work.depot]

    def vehicle(self, shift: Shift) -> Vehicle:
        """Return a shift's vehicle."""
        return self.work.vehicles[shift.vehicle]

    def goods(self, job: Job) -> Consignment:
        """Return what a job carries."""
        return self.work.consignments[job.consignment]

    def seconds(self, profile: str, a: str, b: str) -> Seconds:
        """Return the travel time from `a` to `b`, -1 where there is no way."""
        return self.work.matrices.seconds[profile][self.index[a]][self.index[b]]


def survey(work: DayWork) -> Ground:
    """Check that a day's work hangs together and return its lookups.

    Raises
    ------
    InputError
        When a matrix is malformed, an id is unknown, or a job is given twice.
    """
    validate(work.matrices)
    ground = Ground(work)
    for shift in work.shifts:
        _check_shift(ground, shift)
    seen: set[tuple[JobKind, str]] = set()
    for job in work.jobs:
        if (job.kind, job.consignment) in seen:
            raise InputError(f"{work.day}: {job.kind} {job.consignment} is asked twice")
        seen.add((job.kind, job.consignment))
        _known(ground, job.site, f"job {job.consignment}")
        if job.consignment not in work.consignments:
            raise InputError(f"{work.day}: consignment {job.consignment} is unknown")
        goods = ground.goods(job)
        if goods.grams < 0 or goods.crates < 0:
            raise InputError(f"{work.day}: {goods.id} has a negative load")
    _known(ground, work.depot, "depot")
    return ground


def _check_shift(ground: Ground, shift: Shift) -> None:
    work = ground.work
    vehicle = work.vehicles.get(shift.vehicle)
    if vehicle is None:
        raise InputError(f"{work.day}: vehicle {shift.vehicle} of a shift is unknown")
    if vehicle.profile not in work.matrices.seconds:
        raise InputError(
            f"vehicle {vehicle.id} travels by profile {vehicle.profile!r}, which the "
            f"matrices lack; known: {sorted(work.matrices.seconds)}"
        )
    if vehicle.rate not in work.hub.tariff.rates:
        raise InputError(
            f"vehicle {vehicle.id} has rate {vehicle.rate!r}, which the tariff lacks; "
            f"known: {sorted(work.hub.tariff.rates)}"
        )
    if len(vehicle.grams) != len(ZONES) or len(vehicle.crates) != len(ZONES):
        raise InputError(f"vehicle {vehicle.id} needs one capacity for each zone")
    _known(ground, vehicle.start, f"start of vehicle {vehicle.id}")
    _known(ground, vehicle.end, f"end of vehicle {vehicle.id}")


def _known(ground: Ground, site: str, where: str) -> None:
    if site not in ground.work.sites:
        raise InputError(f"{ground.work.day}, {where}: site {site} is unknown")
    if site not in ground.index:
        raise InputError(
            f"{ground.work.day}, {where}: site {site} is not in the travel matrix"
        )
