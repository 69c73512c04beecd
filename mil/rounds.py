"""A round: one vehicle's trip with its driver and times, and what it costs.

What makes a round right (the models obey it, `routing.check` verifies it):

1.  A vehicle's first round of a day starts at `Vehicle.start`, each further one where
    the one before ended, the last one ends at `Vehicle.end`. Rounds of one vehicle, and
    of one driver, never overlap.
2.  A pickup round takes goods at sites and hands all of them over at the depot, its
    last or last but one stop (then it goes home). A delivery round takes all its goods
    at the depot, its first or second stop (it may have to come there first), hands
    them over at sites, and ends at the depot or at `Vehicle.end`. With
    ``rules.direct``, a direct round takes same-day goods at farms and hands them over
    at clients; they never see the depot. With ``rules.mixed_rounds``, a round may do
    several of these: what it delivers is loaded first, what it collects unloaded last.
3.  Two stops in a row are never at the same site.
4.  Service at a stop where something is taken or handed over lasts
    ``site.service_fixed + site.service_per_crate * crates`` (crates taken and handed
    over), else nothing: ``leave = begin + service`` and the pauses after it, ``arrive``
    at the next stop is ``leave`` plus the travel time of the vehicle's profile,
    ``begin >= arrive``. A round begins and ends with a service or with driving.
5.  Where something is taken or handed over, the depot included, service begins within
    one of the site's windows of that day, ends included. At the hub at most
    ``rules.dock_doors`` of those services overlap in time.
6.  On every leg, grams and crates by zone, all grams and (where `Vehicle.max_crates` is
    given) all crates together are within the vehicle's capacity; a zone with 0 crates
    of capacity is not carried at all.
7.  The vehicle's size is at most the `max_size` of every site where it works, and it
    has a tail lift wherever one is needed.
8.  Goods unloaded at the depot may leave, or are in place for a selling session, after
    ``rules.handling_fixed + rules.handling_per_crate * crates`` (all crates unloaded
    from that round) from the end of unloading. With ``rules.dock_teams`` at the hub,
    that begins when a team is free: the goods of one round by one team, first come
    first served by the end of unloading (ties: by vehicle id). Loading begins no
    earlier than its end for each consignment on the delivery round.
9.  Every round lies within its shift; from the first start to the last end of a day is
    at most `Shift.max_span`; a vehicle makes at most ``rules.max_rounds`` rounds a day,
    each at most `Vehicle.max_round` long.
10. Cost, by the tariff in force on the day: ``per_round``, ``per_day / rounds_per_day``
    and ``per_year / rounds_per_year``; ``per_km * metres / 1000`` and
    ``per_hour * seconds / 3600`` (pauses aside, unless they are paid), each of these
    rounded half up; ``per_stop`` for each stop away from the depot where something is
    taken or handed over; ``per_crate`` for each crate carried and ``per_pallet`` for
    each pallet begun of them, ``crates_per_pallet`` crates; at the hub
    ``tariff.handling`` by zone for each crate a round brings and
    ``tariff.picking`` for each crate of a consignment that starts at the hub. Time
    between two rounds of a vehicle is on no round and is not paid by any. Overtime of a
    shift is on its last round, ``overtime_per_hour * seconds / 3600`` rounded half up,
    for what it lasts beyond ``overtime_after``, first start to last end.
11. Pauses lie between arrival and service, between service and departure, or between
    two rounds of a shift (told at the last stop of the former); none is shorter than
    the shortest that the driver is due, and where none is due there is none: other time
    is a wait. At no moment of a shift has the driver worked longer than
    `mil.driving.DriverRules` allows since it began or since the last pause that is long
    enough; work is all time that is no pause. A driver whose shift's rounds begin
    before and end after the span in which lunch begins takes a pause of at least its
    length that begins in it.
12. A consignment is on board for at most ``rules.aboard`` of its zone: from the end of
    the service (pauses aside) where it is taken to the beginning of the one where it is
    handed over.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mil.units import Cents, Metres, Seconds


class RoundKind(StrEnum):
    """A round brings goods to the depot, from it, past it, or does several of these."""

    PICKUP = "pickup"
    DELIVERY = "delivery"
    DIRECT = "direct"
    MIXED = "mixed"


class Leg(StrEnum):
    """What a round does for a consignment: from its farm to the depot, and so on."""

    COLLECT = "collect"
    DELIVER = "deliver"
    DIRECT = "direct"


@dataclass(frozen=True, slots=True)
class Stop:
    """One visit. The first and last stop of a round are where it starts and ends.

    Attributes
    ----------
    site
        Site id.
    arrive, begin, leave
        Seconds since local midnight: arrival, begin of service (after any wait), and
        departure. At the first stop of a round `arrive` equals `begin`; at the last
        one `leave` is the end of the round.
    pauses
        From, until: the driver's pauses here, before or after service, or after the
        round at its last stop. Seconds since local midnight.
    taken, handed
        Ids of the consignments taken on board, and of those handed over here. The
        depot is a stop like others: what is collected is handed over there, what is
        delivered from it is taken there.
    """

    site: str
    arrive: Seconds
    begin: Seconds
    leave: Seconds
    taken: tuple[str, ...] = ()
    handed: tuple[str, ...] = ()
    pauses: tuple[tuple[Seconds, Seconds], ...] = ()

    @property
    def paused(self) -> Seconds:
        """Length of the pauses before it is left, seconds."""
        return sum(end - begin for begin, end in self.pauses if end <= self.leave)


@dataclass(frozen=True, slots=True)
class RoundCost:
    """What a round costs, cents.

    Attributes
    ----------
    fixed
        Per round.
    distance, time
        Kilometres and hours.
    stops, crates
        What a carrier's price list asks per stop and per crate.
    handling
        Work at the hub: crates received, crates picked from lots.
    overtime
        What is paid more because the driver's day was long.
    pallets
        What a carrier's price list asks per pallet.
    """

    fixed: Cents
    distance: Cents
    time: Cents
    stops: Cents
    crates: Cents
    handling: Cents
    overtime: Cents = 0
    pallets: Cents = 0

    @property
    def total(self) -> Cents:
        """Sum of all parts, cents."""
        return (
            self.fixed
            + self.distance
            + self.time
            + self.stops
            + self.crates
            + self.handling
            + self.overtime
            + self.pallets
        )


@dataclass(frozen=True, slots=True)
class Round:
    """One vehicle's trip with its driver and times.

    Attributes
    ----------
    id
        ``<day>-<vehicle>-<n>``, n counting the vehicle's rounds of that day from 1.
    day, kind
        Local day it starts, and what it does.
    vehicle, driver
        Ids.
    stops
        At least two: where it starts, …, where it ends.
    metres
        Length.
    cost
        Its price by the tariff.
    """

    id: str
    day: date
    kind: RoundKind
    vehicle: str
    driver: str
    stops: tuple[Stop, ...]
    metres: Metres
    cost: RoundCost

    @property
    def start(self) -> Seconds:
        """When it leaves, or begins to load: seconds since local midnight."""
        return self.stops[0].begin

    @property
    def end(self) -> Seconds:
        """When it is over: seconds since local midnight."""
        return self.stops[-1].leave

    @property
    def seconds(self) -> Seconds:
        """Duration: driving, waiting, loading, unloading and pauses."""
        return self.end - self.start

    @property
    def consignments(self) -> tuple[str, ...]:
        """Ids of all consignments on board at some time, in the order taken."""
        return tuple(c for stop in self.stops for c in stop.taken)


def legs_of(stops: Sequence[Stop], depot: str) -> dict[str, Leg]:
    """Return what a round does for each consignment on board.

    Parameters
    ----------
    stops
        A round that keeps the rules.
    depot
        Site id of its depot.
    """
    legs = {
        c: Leg.DELIVER if stop.site == depot else Leg.DIRECT
        for stop in stops
        for c in stop.taken
    }
    brought = (c for stop in stops if stop.site == depot for c in stop.handed)
    return legs | dict.fromkeys(brought, Leg.COLLECT)


def kind_of(legs: Collection[Leg]) -> RoundKind:
    """Return the kind of a round that does these legs."""
    kinds = {
        Leg.COLLECT: RoundKind.PICKUP,
        Leg.DELIVER: RoundKind.DELIVERY,
        Leg.DIRECT: RoundKind.DIRECT,
    }
    found = set(legs)
    return kinds[found.pop()] if len(found) == 1 else RoundKind.MIXED
