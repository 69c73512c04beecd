"""The exact timetable and price of rounds, computed from the data alone.

Every round is driven as early as what it waits for allows, then left as late as its
end permits, so that no waiting is paid that can be avoided.
"""

from dataclasses import dataclass
from itertools import pairwise

from mil.places import Rate
from mil.units import Metres, Seconds
from routing.arcs import PER_METRE, PER_SECOND, UNIT
from routing.ground import Ground, Spans
from routing.rounds import Call, Chains, Draft

NEVER = 10**9


@dataclass(frozen=True, slots=True)
class Visit:
    """A stop of a round with what it takes; `spans` is None where nothing is done."""

    site: str
    at: int
    goods: tuple[str, ...]
    service: Seconds
    spans: Spans | None
    loads: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A round with its times.

    Attributes
    ----------
    visits
        Stops, the depot and the vehicle's base among them.
    times
        Arrival, begin and leaving for each of them.
    handled
        When what it brings to the depot may leave again (0 for deliveries).
    metres
        Length.
    price
        Cost in units of 1/18,000 cent, work at the hub aside.
    """

    visits: tuple[Visit, ...]
    times: tuple[tuple[Seconds, Seconds, Seconds], ...]
    handled: Seconds
    metres: Metres
    price: int

    @property
    def start(self) -> Seconds:
        """When it begins."""
        return self.times[0][1]

    @property
    def end(self) -> Seconds:
        """When it is over."""
        return self.times[-1][2]


@dataclass(frozen=True, slots=True)
class Slack:
    """Rules that a trial leaves aside, to find out which one binds.

    Attributes
    ----------
    capacity, hours, windows, rounds, ranges
        Whether loads, driver hours, opening hours, the number of rounds and the range
        of a vehicle are left aside.
    """

    capacity: bool = False
    hours: bool = False
    windows: bool = False
    rounds: bool = False
    ranges: bool = False


STRICT = Slack()


class Timing:
    """Times the rounds of one day, remembering each round's last timetable."""

    def __init__(self, ground: Ground, slack: Slack = STRICT) -> None:
        self.ground = ground
        self.slack = slack
        self._called: dict[Call, Visit] = {}
        self._known: dict[tuple[Draft, bool, bool, Seconds, Seconds], Run | None] = {}

    def runs(self, chains: Chains) -> tuple[tuple[Run, ...], ...] | None:
        """Return the timetable of a day, or None when a rule is broken.

        Parameters
        ----------
        chains
            Rounds by shift.

        Returns
        -------
        tuple of tuple of Run, or None
            Shape of `chains`.
        """
        shifts = self.ground.work.shifts
        opens = [shift.start for shift in shifts]
        for _ in range(4):
            runs = self._drive(chains, opens)
            if runs is None or self.slack.hours:
                return runs
            late = False
            for number, run in enumerate(runs):
                if run and run[-1].end - run[0].start > shifts[number].max_span:
                    opens[number] = run[-1].end - shifts[number].max_span
                    late = True
            if not late:
                return runs
        return None

    def price(self, chains: Chains) -> int | None:
        """Return the cost of a day (see `Run.price`), None when a rule is broken."""
        runs = self.runs(chains)
        if runs is None:
            return None
        return sum(run.price for chain in runs for run in chain)

    def forget(self) -> None:
        """Drop what is remembered."""
        self._known.clear()
        self._called.clear()

    def _drive(
        self, chains: Chains, opens: list[Seconds]
    ) -> tuple[tuple[Run, ...], ...] | None:
        """Drive all rounds, those that wait for goods after those that bring them."""
        done: list[list[Run]] = [[] for _ in chains]
        handled: dict[str, Seconds] = {}
        left = sum(len(chain) for chain in chains)
        while left:
            before = left
            for number, chain in enumerate(chains):
                while len(done[number]) < len(chain):
                    draft = chain[len(done[number])]
                    ready = self._ready(draft, handled)
                    if ready is None:
                        break
                    run = self._next(chain, done[number], opens[number], ready)
                    if run is None:
                        return None
                    done[number].append(run)
                    left -= 1
                    if draft.collect:
                        handled.update(dict.fromkeys(draft.same_day, run.handled))
            if left == before:
                return None
        return tuple(tuple(runs) for runs in done)

    def _ready(self, draft: Draft, handled: dict[str, Seconds]) -> Seconds | None:
        """Return when all goods of a delivery may be loaded, None if unknown yet."""
        if draft.collect:
            return 0
        ready = 0
        for id_ in draft.goods:
            at = self.ground.delivers[id_].ready
            if id_ in self.ground.collects:
                came = handled.get(id_)
                at = None if came is None else max(came, at or 0)
            if at is None:
                return None
            ready = max(ready, at)
        return ready

    def _next(
        self, chain: tuple[Draft, ...], done: list[Run], opens: Seconds, ready: Seconds
    ) -> Run | None:
        draft, first = chain[len(done)], not done
        last = len(done) == len(chain) - 1
        release = opens if first else max(opens, done[-1].end)
        key = (draft, first, last, release, ready)
        if key not in self._known:
            self._known[key] = self._run(draft, first, last, release, ready)
        return self._known[key]

    def _run(
        self, draft: Draft, first: bool, last: bool, release: Seconds, ready: Seconds
    ) -> Run | None:
        """Time one round: earliest end, then latest start with that end."""
        if not (draft.fits or self.slack.capacity):
            return None
        visits = self._visits(draft, first, last)
        travel = self._travel(draft, visits)
        if travel is None:
            return None
        early = self._forward(visits, travel, release, ready)
        if early is None:
            return None
        start = self._latest_start(visits, travel, early[-1][1])
        times = self._forward(visits, travel, max(start, release), ready) or early
        return self._accepted(draft, visits, times)

    def _accepted(
        self,
        draft: Draft,
        visits: tuple[Visit, ...],
        times: tuple[tuple[Seconds, Seconds, Seconds], ...],
    ) -> Run | None:
        """Price a timed round unless it breaks its shift, its range or a due time."""
        ground, vehicle = self.ground, draft.vehicle
        if times[-1][2] > ground.work.shifts[draft.shift].end and not self.slack.hours:
            return None
        rows = ground.work.matrices.metres[vehicle.profile]
        metres = sum([rows[a.at][b.at] for a, b in pairwise(visits)])
        reach = vehicle.max_round
        if reach is not None and metres > reach and not self.slack.ranges:
            return None
        handled = 0
        if draft.collect:
            dock = next(
                i for i, v in enumerate(visits) if i and v.site == ground.depot.id
            )
            handled = times[dock][2] + ground.handled_after(draft.crates)
            due = (ground.collects[id_].due for id_ in draft.goods)
            if not self.slack.windows and any(
                d is not None and d < handled for d in due
            ):
                return None
        rate = ground.work.hub.tariff.rates[vehicle.rate]
        seconds = times[-1][2] - times[0][1]
        price = _price(rate, metres, seconds, len(draft.calls), draft.crates)
        return Run(visits, times, handled, metres, price)

    def _visits(self, draft: Draft, first: bool, last: bool) -> tuple[Visit, ...]:
        """Return the stops of a round, its base and the depot among them."""
        ground, vehicle = self.ground, draft.vehicle
        depot = Visit(
            ground.depot.id,
            ground.index[ground.depot.id],
            draft.goods,
            ground.service(ground.depot.id, draft.crates),
            self._windows(ground.depot.id),
            loads=not draft.collect,
        )
        calls = [self._visit(call) for call in draft.calls]
        work = [*calls, depot] if draft.collect else [depot, *calls]
        begin = vehicle.start if first else ground.depot.id
        finish = vehicle.end if last else ground.depot.id
        if work[0].site != begin:
            work.insert(0, Visit(begin, ground.index[begin], (), 0, None))
        if work[-1].site != finish:
            work.append(Visit(finish, ground.index[finish], (), 0, None))
        return tuple(work)

    def _visit(self, call: Call) -> Visit:
        """Return the visit of a call, made once."""
        visit = self._called.get(call)
        if visit is None:
            visit = self._called[call] = Visit(
                call.site,
                self.ground.index[call.site],
                call.goods,
                self.ground.service(call.site, call.crates),
                self._windows(call.site),
            )
        return visit

    def _windows(self, site: str) -> Spans:
        return ((0, NEVER),) if self.slack.windows else self.ground.spans[site]

    def _travel(
        self, draft: Draft, visits: tuple[Visit, ...]
    ) -> tuple[Seconds, ...] | None:
        """Return the travel times between the stops, None where there is no way."""
        rows = self.ground.work.matrices.seconds[draft.vehicle.profile]
        travel = tuple([rows[a.at][b.at] for a, b in pairwise(visits)])
        return None if min(travel, default=0) < 0 else travel

    def _forward(
        self,
        visits: tuple[Visit, ...],
        travel: tuple[Seconds, ...],
        release: Seconds,
        ready: Seconds,
    ) -> tuple[tuple[Seconds, Seconds, Seconds], ...] | None:
        """Drive as early as possible; None when a place is closed by then."""
        times = []
        now = release
        for i, visit in enumerate(visits):
            begin = max(now, ready) if visit.loads else now
            if visit.spans is not None:
                for opens, closes in visit.spans:
                    if begin <= closes:
                        begin = max(begin, opens)
                        break
                else:
                    return None
            leave = begin + visit.service
            times.append((now if i else begin, begin, leave))
            if i < len(travel):
                now = leave + travel[i]
        return tuple(times)

    def _latest_start(
        self, visits: tuple[Visit, ...], travel: tuple[Seconds, ...], end: Seconds
    ) -> Seconds:
        """Return the latest start that still begins the last stop at `end`."""
        latest = end
        for visit, way in zip(reversed(visits[:-1]), reversed(travel), strict=True):
            latest -= way + visit.service
            if visit.spans is not None:
                latest = max(min(latest, b) for a, b in visit.spans if a <= latest)
        return latest


def _price(
    rate: Rate, metres: Metres, seconds: Seconds, stops: int, crates: int
) -> int:
    """Price a round by rule 10, before rounding and without work at the hub."""
    cents = rate.per_round + rate.per_stop * stops + rate.per_crate * crates
    road = PER_METRE * rate.per_km * metres
    return UNIT * cents + road + PER_SECOND * rate.per_hour * seconds
