"""The least that a tiny day can lose and cost: everything is tried.

Which way serves each request, which vehicle does it, in which round and order: all are
listed. Each list has a bound on what it costs; the best times are worked out (`clock`)
for all that could still be better than the best so far.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from itertools import pairwise

from routing.check import cost_of
from routing.problem import Problem
from routing.result import CostParts, Result, Route
from tests.routing.brute.clock import Clock, Timed
from tests.routing.brute.days import Day, days_of
from tests.routing.brute.grid import in_seconds, in_steps, step_of

Tasks = frozenset[int]


@dataclass(frozen=True, slots=True)
class Least:
    """The best there is.

    Attributes
    ----------
    loss, cents
        Least loss, and least cost with that loss.
    result
        A plan that loses and costs that.
    """

    loss: int
    cents: int
    result: Result


@dataclass(frozen=True, slots=True, order=True)
class Share:
    """Which vehicle does which tasks, and a bound on loss and cost.

    Attributes
    ----------
    loss, least
        What is lost, and cents that it costs at least.
    skipped
        Requests left out.
    tasks
        By vehicle, sorted.
    """

    loss: int
    least: int
    skipped: tuple[int, ...]
    tasks: tuple[tuple[int, ...], ...]


@dataclass
class Brute:
    """The search for the least.

    Attributes
    ----------
    real, problem, step
        The day; the same in steps of so many seconds.
    days
        By vehicle and tasks: all days, cheapest bound first.
    alone
        Days that were timed by themselves, None when impossible.
    timed
        How many models were solved.
    """

    real: Problem
    problem: Problem = field(init=False)
    step: int = field(init=False)
    days: list[dict[Tasks, list[Day]]] = field(default_factory=list)
    alone: dict[Day, Timed | None] = field(default_factory=dict)
    timed: int = 0

    def __post_init__(self) -> None:
        self.step = step_of(self.real)
        self.problem = in_steps(self.real, self.step)
        for vehicle in range(len(self.problem.vehicles)):
            self.days.append(days_of(self.problem, vehicle))

    def least(self) -> Least:
        """Return the best plan."""
        best: Least | None = None
        for share in sorted(self._shares()):
            if best is not None and (share.loss, share.least) >= (
                best.loss,
                best.cents,
            ):
                break
            bound = None if best is None or best.loss < share.loss else best.cents
            best = self._best(share, bound) or best
        if best is None:
            raise RuntimeError("to do nothing is always possible")
        return best

    def _shares(self) -> Iterator[Share]:
        """List which requests are served how and by whom."""
        ways = [(None, *request.ways) for request in self.problem.requests]
        served: list[tuple[int, ...]] = [()]
        left: list[tuple[int, ...]] = [()]
        for number, options in enumerate(ways):
            longer = [
                (done + (way or ()), skipped + (() if way else (number,)))
                for done, skipped in zip(served, left, strict=True)
                for way in options
            ]
            served, left = ([pair[i] for pair in longer] for i in (0, 1))
        for tasks, skipped in zip(served, left, strict=True):
            requests = [self.problem.requests[number] for number in skipped]
            loss = sum(request.loss for request in requests)
            cents = sum(request.skip or 0 for request in requests)
            for split, least in self._splits(0, frozenset(tasks)):
                yield Share(loss, cents + least, skipped, split)

    def _splits(
        self, vehicle: int, tasks: Tasks
    ) -> Iterator[tuple[tuple[tuple[int, ...], ...], int]]:
        """List who does what, and what it costs at least."""
        if vehicle == len(self.days):
            if not tasks:
                yield (), 0
            return
        for rest, least in self._splits(vehicle + 1, tasks):
            yield ((), *rest), least
        for done, days in self.days[vehicle].items():
            if done <= tasks:
                for rest, least in self._splits(vehicle + 1, tasks - done):
                    yield (tuple(sorted(done)), *rest), least + days[0].least

    def _best(self, share: Share, bound: int | None) -> Least | None:
        """Return the best plan of a share if it costs less than the bound."""
        choices = [
            self.days[vehicle][frozenset(tasks)]
            for vehicle, tasks in enumerate(share.tasks)
            if tasks
        ]
        skips = sum(self.problem.requests[n].skip or 0 for n in share.skipped)
        best: Least | None = None
        for least, days in _cheapest_first(choices):
            if bound is not None and least + skips >= bound:
                break
            cents = skips + self._change(days)
            found = self._timed(days, None if bound is None else bound - cents)
            if found is None:
                continue
            cents += sum(day.fixed for day in days) + found.cents
            if bound is None or cents < bound:
                bound = cents
                best = self._told(share, cents, found)
        return best

    def _timed(self, days: Sequence[Day], below: int | None) -> Timed | None:
        """Return the best times of days, None if none cost less than some cents."""
        alone: list[Timed] = []
        cents = 0
        for day in days:
            found = self._alone(day)
            if found is None:
                return None
            alone.append(found)
            cents += day.fixed + found.cents
            if below is not None and cents >= below:
                return None
        if self._apart(days):
            routes = tuple(route for timed in alone for route in timed.routes)
            return Timed(sum(timed.cents for timed in alone), routes)
        self.timed += 1
        return Clock(self.problem, days).solve()

    def _apart(self, days: Sequence[Day]) -> bool:
        """Whether no day's times depend on another's."""
        problem, dock = self.problem, self.problem.dock
        if problem.even is not None:
            return False
        if len(days) < 2 or dock is None:
            return True
        busy = [
            any(leg.stop.works and not leg.stop.visits for r in day.legs for leg in r)
            for day in days
        ]
        if sum(busy) > 1 and (dock.doors is not None or dock.teams is not None):
            return False
        who = {n // 2: day.vehicle for day in days for r in day.rounds for n in r}
        return all(
            who.get(c, who[t]) == who[t] for t in who for c in problem.tasks[t].after
        )

    def _alone(self, day: Day) -> Timed | None:
        """Return the best times of a day if nobody else is in its way."""
        if day not in self.alone:
            self.timed += 1
            self.alone[day] = Clock(self.problem, [day], alone=True).solve()
        return self.alone[day]

    def _change(self, days: Sequence[Day]) -> int:
        """Price what should have been kept."""
        stops: dict[int, tuple[int, int]] = {}
        for day in days:
            at = 0
            for legs in day.legs:
                for leg in legs:
                    if not leg.stop.visits:
                        continue
                    for t in (*leg.stop.taken, *leg.stop.handed):
                        number = 2 * t + (t in leg.stop.handed)
                        stops[number] = (day.vehicle, at)
                    at += 1
        cents = 0
        for keep in self.problem.keeps:
            done_by = [stops.get(number) for number in keep.visits]
            others = [spot for spot in done_by if spot and spot[0] != keep.vehicle]
            cents += keep.change_vehicle * len(others)
            for a, b in pairwise(done_by):
                if a and b and (a[0] != b[0] or b[1] - a[1] not in {0, 1}):
                    cents += keep.change_order
        return cents

    def _told(self, share: Share, cents: int, found: Timed) -> Least:
        """Write a plan as a result, its cost as the judge has it."""
        metres = _metres(self.problem, found.routes)
        routes = in_seconds(found.routes, self.step)
        bare = Result(routes, share.skipped, CostParts(), share.loss, metres)
        result = replace(bare, cost=cost_of(self.real, bare))
        return Least(share.loss, cents, result)


def _metres(problem: Problem, routes: Sequence[Route]) -> int:
    metres = 0
    for route in routes:
        matrix = problem.matrices[problem.vehicles[route.vehicle].profile].metres
        for steps in route.rounds:
            metres += sum(int(matrix[a.place, b.place]) for a, b in pairwise(steps))
    return metres


def _cheapest_first(
    choices: Sequence[Sequence[Day]],
) -> Iterator[tuple[int, tuple[Day, ...]]]:
    """Yield one day of each list, all combinations, by the sum of their bounds."""
    first = (0,) * len(choices)
    heap = [(sum(days[0].least for days in choices), first)]
    seen = {first}
    while heap:
        least, at = heappop(heap)
        yield least, tuple(days[i] for days, i in zip(choices, at, strict=True))
        for number, days in enumerate(choices):
            i = at[number] + 1
            longer = (*at[:number], i, *at[number + 1 :])
            if i < len(days) and longer not in seen:
                seen.add(longer)
                heappush(heap, (least - days[i - 1].least + days[i].least, longer))


def least(problem: Problem) -> Least:
    """Return the least loss of a tiny day, and the least cost with it.

    Parameters
    ----------
    problem
        At most seven visits or so.
    """
    return Brute(problem).least()
