"""When something can begin at the earliest: lower bounds, never promises."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import TypeAlias

from mil.calendar import DayClock
from mil.consignment import Consignment
from mil.places import Driver, Site, Vehicle
from mil.plan import Matrices, WeekInputs
from mil.units import Seconds

Span: TypeAlias = tuple[Seconds, Seconds]
"""From and to, seconds elapsed since local midnight, ends included."""


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join spans that overlap or touch, sorted."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def longest_common(one: Iterable[Span], other: Iterable[Span]) -> Span | None:
    """Return the longest span within both, the earlier of equals, or None."""
    common = [(max(a, c), min(b, d)) for a, b in merged(one) for c, d in merged(other)]
    lasting = [(start, end) for start, end in common if start < end]
    return max(lasting, key=lambda span: (span[1] - span[0], -span[0]), default=None)


def first_within(spans: Sequence[Span], moment: Seconds) -> Seconds | None:
    """Return the first time from `moment` on that lies in one of the sorted spans."""
    return next((max(start, moment) for start, end in spans if moment <= end), None)


def service(site: Site, crates: int) -> Seconds:
    """Return how long a stop with so many crates takes (rule 4 of `mil.rounds`)."""
    return site.service_fixed + site.service_per_crate * crates


def common_span(
    inputs: WeekInputs, vehicle: Vehicle, driver: Driver, day: date
) -> Span | None:
    """Return the longest span of a day in which vehicle and driver are both there."""
    clock = DayClock(day, inputs.hub.zone)
    return longest_common(clock.spans(vehicle.windows), clock.spans(driver.windows))


class Bounds:
    """Earliest times of a consignment's way, whatever else the vehicles do.

    Each leg takes whichever vehicle is quickest, so a real round is never earlier.

    Parameters
    ----------
    inputs, matrices
        The week.
    """

    def __init__(self, inputs: WeekInputs, matrices: Matrices) -> None:
        self.inputs = inputs
        self._hub = inputs.hub.site
        self._matrices = matrices
        self._index = {site: n for n, site in enumerate(matrices.sites)}
        self.spans: Callable[[str, date], tuple[Span, ...]] = cache(self._spans)

    def _spans(self, site: str, day: date) -> tuple[Span, ...]:
        """Return when a site, or the dock, is open on a day."""
        windows = self.inputs.sites[site].windows
        return DayClock(day, self.inputs.hub.zone).spans(windows)

    def session(self, day: date) -> Seconds | None:
        """Return when the day's first selling session opens, or None."""
        clock = DayClock(day, self.inputs.hub.zone)
        spans = clock.spans(self.inputs.hub.rules.sessions)
        return spans[0][0] if spans else None

    def clock(self, day: date, elapsed: Seconds) -> str:
        """Write a time of a day as the clock in the hub shows it."""
        return f"{DayClock(day, self.inputs.hub.zone).at(elapsed):%H:%M}"

    def travel(self, start: str, end: str, profiles: Iterable[str] = ()) -> Seconds:
        """Return the shortest time over profiles (none: over all), 0 if unknown.

        Where no way is known a bound must not guess; the router names that rule.
        """
        i, j = self._index.get(start), self._index.get(end)
        if i is None or j is None:
            return 0
        tables = self._matrices.seconds
        known = (tables[p][i][j] for p in profiles or tables if p in tables)
        return min((time for time in known if time >= 0), default=0)

    def at_dock(
        self,
        consignment: Consignment,
        day: date,
        starts: Sequence[tuple[Vehicle, Seconds]],
    ) -> Seconds | None:
        """Return when unloading can begin at the earliest, None if after closing.

        Parameters
        ----------
        consignment
            Goods of a farm.
        day
            Day of collection; farm and dock open on it.
        starts
            Vehicles that may fetch them, with the time each is there; none means any
            vehicle, there at any time.
        """
        farm = self.inputs.sites[consignment.origin]
        profiles = sorted({vehicle.profile for vehicle, _ in starts})
        reach = min(
            (
                start + self.travel(vehicle.start, farm.id, [vehicle.profile])
                for vehicle, start in starts
            ),
            default=0,
        )
        begin = first_within(self.spans(farm.id, day), reach)
        if begin is None:
            return None
        leave = begin + service(farm, consignment.crates)
        arrive = leave + self.travel(farm.id, self._hub.id, profiles)
        return first_within(self.spans(self._hub.id, day), arrive)

    def handled(self, consignment: Consignment, at_dock: Seconds) -> Seconds:
        """Return when goods may leave again (rule 8 of `mil.rounds`)."""
        rules = self.inputs.hub.rules
        unloaded = at_dock + service(self._hub, consignment.crates)
        return (
            unloaded
            + rules.handling_fixed
            + rules.handling_per_crate * consignment.crates
        )

    def at_client(
        self, consignment: Consignment, day: date, handled: Seconds
    ) -> Seconds | None:
        """Return when goods handled at that time reach their client at the earliest.

        None when the dock is closed by then. Any vehicle may bring them.
        """
        load = first_within(self.spans(self._hub.id, day), handled)
        if load is None:
            return None
        way = self.travel(self._hub.id, consignment.destination)
        return load + service(self._hub, consignment.crates) + way
