"""What the rounds of a day are judged on, and whether they can be judged at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from mil.consignment import Consignment
from mil.places import Driver, Hub, Site, Vehicle
from mil.plan import Matrices, Shift
from mil.ports import DayWork, Fault, JobKind
from mil.rounds import Leg, Round, RoundCost, RoundKind, Stop
from mil.units import Metres, Seconds

LONGEST = 10**9
"""No leg is longer than this, in metres or seconds."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The facts of one day.

    Attributes
    ----------
    day, depot, hub, sites, vehicles, consignments, shifts, matrices, drivers
        As in `mil.ports.DayWork`.
    rows
        Row of each site in the matrices.
    collect, deliver
        Site where each consignment is to be taken, or handed over, by consignment id.
    """

    day: date
    depot: str
    hub: Hub
    sites: Mapping[str, Site]
    vehicles: Mapping[str, Vehicle]
    consignments: Mapping[str, Consignment]
    shifts: tuple[Shift, ...]
    matrices: Matrices
    rows: Mapping[str, int]
    collect: Mapping[str, str]
    deliver: Mapping[str, str]
    drivers: Mapping[str, Driver]

    @classmethod
    def of(cls, work: DayWork) -> "Ground":
        """Look at a day's work by id."""
        collect = {
            j.consignment: j.site for j in work.jobs if j.kind == JobKind.COLLECT
        }
        deliver = {
            j.consignment: j.site for j in work.jobs if j.kind == JobKind.DELIVER
        }
        return cls(
            day=work.day,
            depot=work.depot,
            hub=in_force(work.hub, work.day),
            sites=work.sites,
            vehicles=work.vehicles,
            consignments=work.consignments,
            shifts=tuple(s for s in work.shifts if s.day == work.day),
            matrices=work.matrices,
            rows={site: row for row, site in enumerate(work.matrices.sites)},
            collect=collect,
            deliver=deliver,
            drivers=work.drivers,
        )

    def leg(self, round_: Round, origin: Stop, target: Stop) -> tuple[Metres, Seconds]:
        """Return the length and time between two stops, -1 where there is no way."""
        profile = self.vehicles[round_.vehicle].profile
        row, column = self.rows[origin.site], self.rows[target.site]
        return (
            self.matrices.metres[profile][row][column],
            self.matrices.seconds[profile][row][column],
        )

    def crates(self, ids: tuple[str, ...]) -> int:
        """Sum the crates of some consignments."""
        return sum(self.consignments[c].crates for c in ids)

    def legs(self, round_: Round) -> dict[str, Leg]:
        """Return what a round does for each consignment, by where it is handed over."""
        legs = dict.fromkeys(round_.consignments, Leg.COLLECT)
        for stop in round_.stops:
            if stop.site == self.depot:
                legs |= dict.fromkeys(stop.taken, Leg.DELIVER)
                legs |= dict.fromkeys(stop.handed, Leg.COLLECT)
        for stop in round_.stops:
            for consignment in stop.handed:
                away = legs.get(consignment) is not Leg.DELIVER
                if away and stop.site != self.depot:
                    legs[consignment] = Leg.DIRECT
        return legs

    def service(self, stop: Stop) -> Seconds:
        """Return how long a stop's service lasts (rule 4)."""
        if not stop.taken and not stop.handed:
            return 0
        site = self.sites[stop.site]
        crates = self.crates((*stop.taken, *stop.handed))
        return site.service_fixed + site.service_per_crate * crates


def in_force(hub: Hub, day: date) -> Hub:
    """Return the hub with the tariff that holds on a day, and no other."""
    tariff = hub.tariff
    for later in sorted(hub.later, key=lambda t: t.valid_from):
        if date.fromisoformat(later.valid_from) <= day:
            tariff = later
    return replace(hub, tariff=tariff, later=())


def matrix_faults(matrices: Matrices) -> Iterator[Fault]:
    """Matrices are square, of whole numbers in bounds, with a zero diagonal."""
    size = len(matrices.sites)
    if len(set(matrices.sites)) != size:
        yield Fault("matrix", "sites", "a site has two rows in the matrices")
    if set(matrices.metres) != set(matrices.seconds):
        yield Fault("matrix", "profiles", "metres and seconds have other profiles")
    for name, tables in (("metres", matrices.metres), ("seconds", matrices.seconds)):
        for profile, table in tables.items():
            if wrong := _wrong_table(table, size):
                yield Fault("matrix", profile, f"{name} of profile {profile}: {wrong}")


def _wrong_table(table: tuple[tuple[int, ...], ...], size: int) -> str:
    """Say what is wrong with a matrix, or nothing."""
    if len(table) != size or any(len(row) != size for row in table):
        return f"not {size} × {size}"
    if any(type(value) is not int for row in table for value in row):
        return "holds something that is not a whole number"
    if any(not -1 <= value <= LONGEST for row in table for value in row):
        return f"holds a value outside -1 to {LONGEST}"
    if any(table[i][i] for i in range(size)):
        return "the way from a site to itself is not 0"
    return ""


def unsound(ground: Ground, round_: Round) -> list[Fault]:
    """Say why a round cannot be judged: unknown ids, or not a round at all."""
    where = str(round_.id)
    wrong = [Fault("malformed", where, text) for text in _malformed(round_)]
    if wrong:
        return wrong
    return [
        Fault("unknown", where, f"{what} {name!r} is unknown")
        for what, name in _unknown(ground, round_)
    ]


def _malformed(round_: Round) -> Iterator[str]:
    """Say what no round may be."""
    if len(round_.stops) < 2:
        yield f"a round has at least two stops, not {len(round_.stops)}"
    kind: object = round_.kind
    if not isinstance(kind, RoundKind):
        yield f"{kind!r} is no kind of round"
    costs = [getattr(round_.cost, part.name) for part in fields(RoundCost)]
    times = [t for stop in round_.stops for t in (stop.arrive, stop.begin, stop.leave)]
    times += [t for stop in round_.stops for pause in stop.pauses for t in pause]
    if any(len(pause) != 2 for stop in round_.stops for pause in stop.pauses):
        yield "a pause has a begin and an end"
    for number in (round_.metres, *costs, *times):
        if type(number) is not int or number < 0:
            yield f"{number!r} is not a whole number from 0 up"


def _unknown(ground: Ground, round_: Round) -> Iterator[tuple[str, str]]:
    """Ids that nothing has."""
    vehicle = ground.vehicles.get(round_.vehicle)
    if vehicle is None:
        yield "vehicle", round_.vehicle
    else:
        if vehicle.profile not in ground.matrices.metres:
            yield "travel profile", vehicle.profile
        if vehicle.rate not in ground.hub.tariff.rates:
            yield "rate", vehicle.rate
    for stop in round_.stops:
        if stop.site not in ground.sites or stop.site not in ground.rows:
            yield "site", stop.site
        for consignment in (*stop.taken, *stop.handed):
            if consignment not in ground.consignments:
                yield "consignment", consignment
