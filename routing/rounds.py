"""Rounds without times: which vehicle calls where, in which order, with which goods."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from mil.orders import ZONES
from mil.places import Vehicle
from mil.plan import DayPlan
from mil.rounds import RoundKind
from routing.ground import Ground
from routing.nodes import Triple, fits, loads


@dataclass(frozen=True, eq=False)
class Call:
    """A stop away from the depot. Compared by identity, like the drafts it is in.

    Attributes
    ----------
    site
        Site id.
    goods
        Ids of the consignments taken (pickup) or handed over (delivery) there.
    crates
        Their crates.
    """

    site: str
    goods: tuple[str, ...]
    crates: int


@dataclass(frozen=True, eq=False)
class Draft:
    """A round without times. Compared by identity, so that timings can be remembered.

    Attributes
    ----------
    ground
        The day.
    shift
        Index into the day's shifts.
    collect
        Brings goods to the depot, else from it.
    calls
        Stops, no two in a row at the same site.
    """

    ground: Ground
    shift: int
    collect: bool
    calls: tuple[Call, ...]

    @cached_property
    def goods(self) -> tuple[str, ...]:
        """All consignments on board at some time."""
        return tuple(id_ for call in self.calls for id_ in call.goods)

    @cached_property
    def load(self) -> tuple[Triple, Triple]:
        """Grams and crates by zone; all of it is on board at once, at the depot."""
        return loads(self.ground.work.consignments[id_] for id_ in self.goods)

    @cached_property
    def crates(self) -> int:
        """All crates."""
        return sum(self.load[1])

    @cached_property
    def same_day(self) -> tuple[str, ...]:
        """Consignments that are collected and delivered on this day."""
        ground = self.ground
        return tuple(
            id_
            for id_ in self.goods
            if id_ in ground.collects and id_ in ground.delivers
        )

    @cached_property
    def vehicle(self) -> Vehicle:
        """Who drives it."""
        return self.ground.vehicle(self.ground.work.shifts[self.shift])

    @cached_property
    def fits(self) -> bool:
        """Whether the load is within the vehicle's capacity (rule 6)."""
        load = zip(ZONES, self.load[1], self.vehicle.crates, strict=True)
        zones = {self.ground.work.consignments[id_].zone for id_ in self.goods}
        carried = all(most > 0 or zone not in zones for zone, _, most in load)
        return carried and fits(self.vehicle, *self.load)

    def with_calls(self, calls: Iterable[Call]) -> "Draft":
        """Return the same round with other calls, neighbours at one site merged."""
        return Draft(self.ground, self.shift, self.collect, merged(calls))

    def without(self, lost: set[str]) -> "Draft":
        """Return the same round without some consignments."""
        kept = (
            call_at(
                self.ground, call.site, tuple(g for g in call.goods if g not in lost)
            )
            for call in self.calls
        )
        return self.with_calls(call for call in kept if call.goods)


Chains = tuple[tuple[Draft, ...], ...]
"""The rounds of each shift in time order, shape ``(shifts, any)``."""


def call_at(ground: Ground, site: str, goods: tuple[str, ...]) -> Call:
    """Return a call with its crates counted."""
    return Call(site, goods, ground.crates(goods))


def merged(calls: Iterable[Call]) -> tuple[Call, ...]:
    """Make one call of neighbours at the same site (rule 3)."""
    out: list[Call] = []
    for call in calls:
        if out and out[-1].site == call.site:
            last = out.pop()
            out.append(
                Call(call.site, last.goods + call.goods, last.crates + call.crates)
            )
        else:
            out.append(call)
    return tuple(out)


def goods_in(chains: Chains, collect: bool) -> set[str]:
    """Return the consignments carried to the depot, or from it."""
    return {
        id_
        for chain in chains
        for draft in chain
        if draft.collect == collect
        for id_ in draft.goods
    }


def left_out(ground: Ground, chains: Chains) -> list[str]:
    """Return the consignments of which no leg is carried, sorted."""
    carried = goods_in(chains, True) | goods_in(chains, False)
    return sorted({job.consignment for job in ground.work.jobs} - carried)


def chains_of(ground: Ground, plan: DayPlan) -> Chains:
    """Return a plan's rounds without times, and without what is no longer wanted."""
    chains: list[list[Draft]] = [[] for _ in ground.work.shifts]
    shifts = {(s.vehicle, s.driver): n for n, s in enumerate(ground.work.shifts)}
    for round_ in sorted(plan.rounds, key=lambda round_: round_.start):
        shift = shifts.get((round_.vehicle, round_.driver))
        collect = round_.kind is RoundKind.PICKUP
        jobs = ground.collects if collect else ground.delivers
        calls = []
        for stop in round_.stops:
            goods = stop.taken if collect else stop.handed
            wanted = tuple(id_ for id_ in goods if id_ in jobs)
            if wanted and stop.site != ground.depot.id:
                calls.append(call_at(ground, stop.site, wanted))
        if calls and shift is not None:
            chains[shift].append(Draft(ground, shift, collect, merged(calls)))
    return tuple(tuple(chain) for chain in chains)
