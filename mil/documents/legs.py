"""Where each consignment of a plan is picked up, unloaded, loaded and delivered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from mil.consignment import Consignment
from mil.costs.shares import ProducerShare, WeekShares
from mil.orders import ZONES, OrderLine, Product
from mil.places import Driver, Site, Vehicle
from mil.plan import WeekPlan
from mil.rounds import Round, Stop
from mil.units import Grams


@dataclass(frozen=True, slots=True)
class Visit:
    """A stop of a round; `at` counts its stops from 0."""

    round: Round
    at: int

    @property
    def stop(self) -> Stop:
        """The stop itself."""
        return self.round.stops[self.at]

    @property
    def key(self) -> tuple[date, int, str]:
        """Sorts visits by time."""
        return (self.round.day, self.stop.begin, self.round.id)


@dataclass(frozen=True, slots=True)
class Load:
    """Crates and grams by temperature zone, in the order of `mil.orders.ZONES`."""

    crates: tuple[int, ...]
    grams: tuple[Grams, ...]

    @classmethod
    def of(cls, consignments: Iterable[Consignment]) -> "Load":
        """Add up consignments."""
        goods = tuple(consignments)
        crates = tuple(sum(c.crates for c in goods if c.zone is z) for z in ZONES)
        grams = tuple(sum(c.grams for c in goods if c.zone is z) for z in ZONES)
        return cls(crates, grams)


@dataclass(frozen=True, slots=True)
class Legs:
    """A plan with what every document looks up in it.

    Attributes
    ----------
    plan, shares
        The week; no shares where the hub's rule gives none.
    rounds
        All rounds in order of time.
    numbers
        Number of each of them, from 1, by round id.
    taken, handed
        Visits away from the hub by consignment id: at the farm where it is taken on
        board, and at the client where it is handed over.
    lines
        Order lines by id.
    """

    plan: WeekPlan
    shares: WeekShares | None
    rounds: tuple[Round, ...]
    numbers: Mapping[str, int]
    taken: Mapping[str, Visit]
    handed: Mapping[str, Visit]
    lines: Mapping[str, OrderLine]

    @classmethod
    def of(cls, plan: WeekPlan, shares: WeekShares | None) -> "Legs":
        """Index a plan."""
        rounds = sorted(plan.rounds, key=lambda r: (r.day, r.start, r.id))
        hub = plan.inputs.hub.site.id
        visits = [Visit(r, at) for r in rounds for at in range(len(r.stops))]
        away = [visit for visit in visits if visit.stop.site != hub]
        return cls(
            plan=plan,
            shares=shares,
            rounds=tuple(rounds),
            numbers={r.id: n for n, r in enumerate(rounds, start=1)},
            taken={c: v for v in away for c in v.stop.taken},
            handed={c: v for v in away for c in v.stop.handed},
            lines={line.id: line for line in plan.inputs.lines},
        )

    @property
    def made_at(self) -> datetime:
        """When the plan was made: the time stamp of every document."""
        return moment_of(self.plan)

    @property
    def hub(self) -> Site:
        """The platform."""
        return self.plan.inputs.hub.site

    def site(self, site: str) -> Site:
        """Return a site by id."""
        return self.hub if site == self.hub.id else self.plan.inputs.sites[site]

    def product(self, product: str) -> Product:
        """Return a product by id."""
        return self.plan.inputs.products[product]

    def vehicle(self, round_: Round) -> Vehicle:
        """Return the vehicle of a round."""
        return self.plan.inputs.vehicles[round_.vehicle]

    def driver(self, round_: Round) -> Driver:
        """Return the driver of a round."""
        return self.plan.inputs.drivers[round_.driver]

    def goods(self, ids: Iterable[str]) -> tuple[Consignment, ...]:
        """Return consignments by id."""
        return tuple(self.plan.consignments[c] for c in ids)

    def share(self, producer: str) -> ProducerShare | None:
        """Return what a producer bears; None without goods this week, or shares."""
        shares = self.shares.producers if self.shares else ()
        found = (s for s in shares if s.producer == producer)
        return next(found, None)

    def collected(self, consignment: str) -> Visit | None:
        """Return the visit at the farm, if there is one."""
        return self.taken.get(consignment)

    def delivered(self, consignment: str) -> Visit | None:
        """Return the visit at the client, if there is one."""
        return self.handed.get(consignment)

    def at_dock(self, day: date) -> tuple[Visit, ...]:
        """Return a day's visits at the hub with work to do, earliest first."""
        visits = [
            Visit(round_, at)
            for round_ in self.rounds
            if round_.day == day
            for at, stop in enumerate(round_.stops)
            if stop.site == self.hub.id and (stop.taken or stop.handed)
        ]
        return tuple(sorted(visits, key=lambda visit: visit.key))

    def directly(self, consignment: str) -> bool:
        """Whether it goes from its farm to its client without seeing the hub."""
        taken, handed = self.collected(consignment), self.delivered(consignment)
        if taken is None or handed is None:
            return False
        return taken.round.id == handed.round.id

    def works(self, visit: Visit) -> bool:
        """Whether it is a numbered stop: goods change hands away from the hub."""
        stop = visit.stop
        return stop.site != self.hub.id and bool(stop.taken or stop.handed)

    def stop_numbers(self, round_: Round) -> tuple[int, ...]:
        """Return the number of each stop of a round; 0 where it has none."""
        numbers: list[int] = []
        for at in range(len(round_.stops)):
            works = self.works(Visit(round_, at))
            numbers.append(max(numbers, default=0) + 1 if works else 0)
        return tuple(numbers)


def moment_of(plan: WeekPlan) -> datetime:
    """Return when a plan was made."""
    moment = datetime.fromisoformat(plan.provenance.planned_at)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
