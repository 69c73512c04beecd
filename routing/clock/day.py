"""The times of one vehicle's day in the model, and its driver's rules."""

from collections.abc import Iterator
from itertools import pairwise

from ortools.sat.python import cp_model

from mil.units import Seconds
from routing.clock.stay import (
    Expression,
    Slot,
    Timed,
    service_of,
    windows_of,
)
from routing.price import wishes
from routing.problem import BreakRule, Lunch, Problem, Vehicle, in_units
from routing.result import Route, Step


class Day:
    """A vehicle's day in the model: rules 3, 4, 9 and 11 of `routing.problem`.

    Parameters
    ----------
    model
        Gets its variables and what they must keep.
    problem
        The problem.
    route
        The day with its present times, which become hints.
    unit
        Fraction of a cent in which all prices are whole.

    Attributes
    ----------
    rounds
        Its steps.
    slots
        Where its driver may pause, in order; none without rules that ask for pauses.
    span
        How long it lasts.
    """

    def __init__(
        self, model: cp_model.CpModel, problem: Problem, route: Route, unit: int
    ) -> None:
        self._model, self._problem, self.route = model, problem, route
        self._unit = unit
        self.car = problem.vehicles[route.vehicle]
        self._asked = [rule.length for rule in self.car.hours.breaks]
        if self.car.hours.lunch is not None:
            self._asked.append(self.car.hours.lunch.length)
        self.slots: list[Slot] = []
        self._gaps: list[Slot | None] = []
        self.rounds: list[list[Timed]] = []
        self._wheel = 0
        number = 0
        for steps in route.rounds:
            if self.rounds:
                self._gaps.append(None)
            self._drive(steps, number)
            number += len(steps)
        first, last = self.rounds[0][0], self.rounds[-1][-1]
        self.span = last.leave - first.begin
        model.add(self.span <= self.car.hours.max_span)
        model.add(last.leave <= self.car.closes)
        for rule in self.car.hours.breaks:
            if min(self.car.hours.max_span, self._shift) > rule.after:
                self._rest(rule)
        if self.car.hours.lunch is not None:
            self._lunch(self.car.hours.lunch)

    @property
    def _shift(self) -> Seconds:
        return self.car.closes - self.car.opens

    @property
    def steps(self) -> Iterator[Timed]:
        """All its steps in order."""
        for steps in self.rounds:
            yield from steps

    def _time(self, hint: Seconds) -> cp_model.IntVar:
        found = self._model.new_int_var(self.car.opens, self.car.closes, "")
        self._model.add_hint(found, hint)
        return found

    def _drive(self, steps: tuple[Step, ...], number: int) -> None:
        """Add a round: it leaves each step when its service, and a pause, is over."""
        model, table = self._model, self._problem.matrices[self.car.profile].seconds
        done: list[Timed] = []
        for k, step in enumerate(steps):
            service, begin = service_of(self._problem, step), self._time(step.begin)
            for windows in windows_of(self._problem, step):
                domain = cp_model.Domain.from_intervals([list(w) for w in windows])
                model.add_linear_expression_in_domain(begin, domain)
            last, works = k + 1 == len(steps), bool(step.taken or step.handed)
            arrive: Expression = begin
            if k > 0:
                way = int(table[steps[k - 1].place, step.place])
                self._wheel += way
                arrive = done[-1].leave + way
                if last and not works:
                    model.add(begin == arrive)
                else:
                    model.add(begin >= arrive)
                    self._pause(arrive, begin, step, number + k, after=False)
            elif self.rounds:
                before = self.rounds[-1][-1]
                model.add(begin >= before.leave)
                self._pause(before.leave, begin, before.step, number - 1, after=True)
                self._gaps[-1] = self.slots[-1] if self._asked else None
            leave: Expression = begin + service
            if self._asked and works and not last:
                leave = self._time(step.leave)
                self._pause(begin + service, leave, step, number + k, after=True)
                slot = self.slots[-1]
                model.add(slot.begin == begin + service)
            done.append(Timed(step, arrive, begin, leave, service))
        self.rounds.append(done)

    def _pause(
        self,
        first: Expression,
        end: Expression,
        step: Step,
        number: int,
        *,
        after: bool,
    ) -> None:
        """Add a slot that a pause may begin in from some time on, up to its end."""
        if not self._asked:
            return
        model, least = self._model, min(self._asked)
        served = step.begin + service_of(self._problem, step)
        known = [(a, b) for a, b in step.pauses if (a >= served) == after]
        taken = model.new_bool_var("")
        model.add_hint(taken, bool(known))
        begin = model.new_int_var(self.car.opens, self.car.closes, "")
        if known:
            model.add_hint(begin, known[0][0])
        model.add(begin >= first)
        model.add(end - begin >= least).only_enforce_if(taken)
        model.add(begin == end).only_enforce_if(~taken)
        self.slots.append(Slot(begin, end, taken, self._wheel, number, after))
        self._wheel = 0

    def _rest(self, rule: BreakRule) -> None:
        """Rule 9: nobody works, or drives, too long without a pause."""
        model = self._model
        resumed: Expression = self.rounds[0][0].begin
        resets: cp_model.IntVar | None = None
        before: cp_model.IntVar | None = None
        end = self.rounds[-1][-1].leave
        for slot in [*self.slots, None]:
            wheel = self._wheel if slot is None else slot.wheel
            until = end if slot is None else slot.begin
            more = wheel if rule.driving else until - resumed
            done = model.new_int_var(0, rule.after, "")
            model.add(done >= more)
            if before is not None and resets is not None:
                model.add(done >= before + more).only_enforce_if(~resets)
            if slot is None:
                return
            resets, before, resumed = slot.taken, done, slot.end
            if rule.length > min(self._asked):
                resets = model.new_bool_var("")
                model.add_implication(resets, slot.taken)
                model.add(slot.end - slot.begin >= rule.length).only_enforce_if(resets)

    def _lunch(self, lunch: Lunch) -> None:
        """Rule 9: whoever works before and after lunch time has lunch."""
        model = self._model
        late, early = model.new_bool_var(""), model.new_bool_var("")
        first, last = self.rounds[0][0], self.rounds[-1][-1]
        model.add(first.begin >= lunch.earliest).only_enforce_if(late)
        model.add(last.leave <= lunch.latest).only_enforce_if(early)
        eaten = []
        for slot in self.slots:
            eats = model.new_bool_var("")
            model.add_implication(eats, slot.taken)
            model.add(slot.begin >= lunch.earliest).only_enforce_if(eats)
            model.add(slot.begin <= lunch.latest).only_enforce_if(eats)
            model.add(slot.end - slot.begin >= lunch.length).only_enforce_if(eats)
            eaten.append(eats)
        model.add_bool_or([late, early, *eaten])

    def cost(self) -> list[Expression]:
        """Return the parts of its price that depend on times (rule 11)."""
        costs, model = self.car.costs, self._model
        second = in_units(costs.time, self._unit)
        between = {id(slot) for slot in self._gaps if slot is not None}
        parts: list[Expression] = [
            second * (steps[-1].leave - steps[0].begin) for steps in self.rounds
        ]
        if costs.gaps_paid:
            parts += [
                second * (after[0].begin - before[-1].leave)
                for before, after in pairwise(self.rounds)
            ]
        if not self.car.hours.paid:
            parts += [
                -second * (slot.end - slot.begin)
                for slot in self.slots
                if costs.gaps_paid or id(slot) not in between
            ]
        if costs.overtime_after is not None:
            over = model.new_int_var(0, self._shift, "")
            model.add(over >= self.span - costs.overtime_after)
            parts.append(in_units(costs.overtime, self._unit) * over)
        for timed in self.steps:
            for soft in wishes(self._problem, timed.step):
                early, late = (
                    model.new_int_var(0, self.car.closes, "") for _ in range(2)
                )
                model.add(early >= soft.begin - timed.begin)
                model.add(late >= timed.begin - soft.end)
                parts.append(in_units(soft.early, self._unit) * early)
                parts.append(in_units(soft.late, self._unit) * late)
        return parts

    def timed(self, solver: cp_model.CpSolver) -> Route:
        """Return the day with the times that were found."""
        pauses: dict[int, list[tuple[int, int]]] = {}
        for slot in self.slots:
            if solver.boolean_value(slot.taken):
                span = solver.value(slot.begin), solver.value(slot.end)
                pauses.setdefault(slot.number, []).append(span)
        rounds, number = [], 0
        for steps in self.rounds:
            done = []
            for timed in steps:
                done.append(
                    Step(
                        place=timed.step.place,
                        arrive=solver.value(timed.arrive),
                        begin=solver.value(timed.begin),
                        leave=solver.value(timed.leave),
                        taken=timed.step.taken,
                        handed=timed.step.handed,
                        pauses=tuple(sorted(pauses.get(number, []))),
                    )
                )
                number += 1
            rounds.append(tuple(done))
        return Route(self.route.vehicle, tuple(rounds))


def timeless(car: Vehicle) -> bool:
    """Whether nothing that a vehicle costs depends on its times."""
    costs = car.costs
    late = costs.overtime_after is not None and costs.overtime.amount > 0
    return not (costs.time.amount or late)
