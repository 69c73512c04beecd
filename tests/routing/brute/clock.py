"""The best times of some days, found by a constraint model instead of by driving them.

Every rule with a clock in it is one constraint over all times at once, as the text of
`routing.problem` has it. What is minimised is convex where it is rounded, so rounding
half up is exact.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import lcm

from ortools.sat.python import cp_model

from benchmarks.days.skeleton import Stop
from routing.problem import Price, Problem, Soft, Span, Vehicle
from routing.result import Route, Step
from tests.routing.brute.days import Day
from tests.routing.brute.dock import meet
from tests.routing.brute.pauses import rest
from tests.routing.brute.spots import Expr, Pause, Spot, Times

PATIENCE = 20.0
"""Work on the times of one plan, as CP-SAT counts it; about as many seconds."""


class UndecidedError(Exception):
    """Nobody knows the best times of a plan: the day cannot be compared."""


@dataclass(frozen=True, slots=True)
class Timed:
    """Days with the times at which they cost least.

    Attributes
    ----------
    cents
        Of all that depends on times.
    routes
        By vehicle.
    """

    cents: int
    routes: tuple[Route, ...]


class Clock:
    """The model of some vehicles' days.

    Parameters
    ----------
    problem
        What they are to do.
    days
        One of each vehicle at most.
    alone
        Whether others may be about: then nothing is compared with their days.
    """

    def __init__(
        self, problem: Problem, days: Sequence[Day], *, alone: bool = False
    ) -> None:
        horizon = 2 * max(vehicle.closes for vehicle in problem.vehicles)
        self.problem, self.days = problem, days
        self.model = cp_model.CpModel()
        self.times = Times(self.model, horizon)
        self.costs: list[Expr] = []
        self.spots = [
            [[self._spot(leg.stop) for leg in legs] for legs in day.legs]
            for day in self.days
        ]
        for day, rounds in zip(self.days, self.spots, strict=True):
            self._chain(day, rounds)
            rest(self.times, problem.vehicles[day.vehicle].hours, day, rounds)
            for spots in rounds:
                self._aboard(spots)
            self._price(day, rounds)
        if problem.dock is not None:
            meet(self.times, problem, problem.dock, self._calls(problem.dock.place))
        if not alone:
            self._even()

    def solve(self) -> Timed | None:
        """Return the best times, or None when no times keep all rules."""
        self.model.minimize(sum(self.costs))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = PATIENCE
        status = solver.solve(self.model)
        if status == cp_model.INFEASIBLE:
            return None
        if status != cp_model.OPTIMAL:
            raise UndecidedError(solver.status_name(status))
        routes = tuple(
            Route(day.vehicle, tuple(_told(solver, spots) for spots in rounds))
            for day, rounds in zip(self.days, self.spots, strict=True)
        )
        return Timed(round(solver.objective_value), routes)

    def _spot(self, stop: Stop) -> Spot:
        time = self.times.time
        return Spot(stop, time(), time(), time())

    def _calls(self, place: int) -> list[tuple[int, int, Spot]]:
        """List all loading and unloading."""
        return [
            (day.vehicle, number, spot)
            for day, rounds in zip(self.days, self.spots, strict=True)
            for number, spots in enumerate(rounds)
            for spot in spots
            if spot.stop.works and spot.stop.place == place
        ]

    def _chain(self, day: Day, rounds: list[list[Spot]]) -> None:
        """Rules 1, 3 and 4: arrive, serve, leave, in the windows."""
        car, add = self.problem.vehicles[day.vehicle], self.model.add
        for spots, legs in zip(rounds, day.legs, strict=True):
            for spot in spots:
                add(spot.begin >= spot.arrive)
                add(spot.leave >= spot.begin + spot.stop.service)
                self._windows(spot)
            for (a, b), leg in zip(pairwise(spots), legs[1:], strict=True):
                add(b.arrive == a.leave + leg.seconds)
            first, last = spots[0], spots[-1]
            add(first.begin == first.arrive)
            add(last.leave == last.begin + last.stop.service)
            if not first.stop.works:
                add(first.leave == first.begin)
            if not last.stop.works:
                add(last.begin == last.arrive)
        for before, after in pairwise(rounds):
            add(after[0].arrive >= before[-1].leave)
        add(rounds[0][0].arrive >= car.opens)
        add(rounds[-1][-1].leave <= car.closes)
        add(self._span(rounds) <= car.hours.max_span)

    def _span(self, rounds: list[list[Spot]]) -> Expr:
        return rounds[-1][-1].leave - rounds[0][0].arrive

    def _windows(self, spot: Spot) -> None:
        """Keep every window of what is done."""
        windows: list[tuple[Span, ...]] = [v.windows for v in spot.stop.visits]
        dock = self.problem.dock
        if dock is not None and spot.stop.works and spot.stop.place == dock.place:
            windows.append(dock.windows)
        for spans in windows:
            domain = cp_model.Domain.from_intervals([list(span) for span in spans])
            self.model.add_linear_expression_in_domain(spot.begin, domain)

    def _aboard(self, spots: list[Spot]) -> None:
        """Rule 7: nothing is on board for too long."""
        since: dict[int, Expr] = {}
        for spot in spots:
            for t in spot.stop.handed:
                longest = self.problem.tasks[t].aboard
                if longest is not None:
                    self.model.add(spot.begin - since[t] <= longest)
            since |= dict.fromkeys(spot.stop.taken, spot.begin + spot.stop.service)

    def _price(self, day: Day, rounds: list[list[Spot]]) -> None:
        """Rule 11: time, gaps, overtime, soft windows."""
        car = self.problem.vehicles[day.vehicle]
        for spots, after in zip(rounds, [*rounds[1:], None], strict=True):
            at_last = spots[-1].pauses
            # at the last stop: as many before the service as in the gap
            before = len(at_last) if after is None else len(at_last) // 2
            told = [p for spot in spots[:-1] for p in spot.pauses]
            self._paid(car, spots[0].arrive, spots[-1].leave, told + at_last[:before])
            if after is not None and car.costs.gaps_paid:
                gap = spots[-1].leave, after[0].arrive
                self._paid(car, *gap, at_last[before:])
            self._soft(spots)
        over = car.costs.overtime_after
        if over is not None:
            more = self.times.time()
            self.model.add(more >= self._span(rounds) - over)
            self._cents(car.costs.overtime, more)

    def _paid(self, car: Vehicle, begin: Expr, end: Expr, pauses: list[Pause]) -> None:
        """Price some time, pauses in it aside unless they are paid."""
        unpaid = 0 if car.hours.paid else sum(p.end - p.begin for p in pauses)
        self._cents(car.costs.time, end - begin - unpaid)

    def _soft(self, spots: list[Spot]) -> None:
        """Price what is too early or too late, rounded once for a round."""
        wishes = [
            (spot, visit.soft)
            for spot in spots
            for visit in spot.stop.visits
            if visit.soft is not None
        ]
        per = lcm(*(p.per for _, soft in wishes for p in (soft.early, soft.late)))
        amount = sum(self._off(spot, soft, per) for spot, soft in wishes)
        if wishes:
            self._cents(Price(1, per), amount)

    def _off(self, spot: Spot, soft: Soft, per: int) -> Expr:
        early, late = self.times.time(), self.times.time()
        self.model.add(early >= soft.begin - spot.begin)
        self.model.add(late >= spot.begin - soft.end)
        return early * (soft.early.amount * per // soft.early.per) + late * (
            soft.late.amount * per // soft.late.per
        )

    def _even(self) -> None:
        """Price the longest of some days against the shortest."""
        even = self.problem.even
        if even is None:
            return
        spans = {
            day.vehicle: self._span(rounds)
            for day, rounds in zip(self.days, self.spots, strict=True)
        }
        longest, shortest = self.times.time(), self.times.time()
        for vehicle in even.vehicles:
            self.model.add(longest >= spans.get(vehicle, 0))
            self.model.add(shortest <= spans.get(vehicle, 0))
        self._cents(even.price, longest - shortest)

    def _cents(self, price: Price, units: Expr) -> None:
        """Add a price, rounded half up: the least whole number that is high enough."""
        if price.amount == 0:
            return
        cents = self.model.new_int_var(0, 10**7, "")
        enough = 2 * price.amount * units - price.per + 1
        self.model.add(2 * price.per * cents >= enough)
        self.costs.append(cents)


def _told(solver: cp_model.CpSolver, spots: list[Spot]) -> tuple[Step, ...]:
    """Read the steps of a round."""
    return tuple(
        Step(
            place=spot.stop.place,
            arrive=solver.value(spot.arrive),
            begin=solver.value(spot.begin),
            leave=solver.value(spot.leave),
            taken=spot.stop.taken,
            handed=spot.stop.handed,
            pauses=tuple(
                (solver.value(p.begin), solver.value(p.end))
                for p in spot.pauses
                if solver.value(p.taken)
            ),
        )
        for spot in spots
    )
