"""What a result costs, worked out again to the cent: rule 11."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from fractions import Fraction
from itertools import pairwise

from mil.ports import Fault
from mil.units import Cents, Seconds
from routing.check.routes.sound import malformed
from routing.check.routes.tour import (
    Tour,
    all_tours,
    at_dock,
    tours_of,
    visits_at,
    works,
)
from routing.check.routes.wants import spots_of
from routing.problem import Price, Problem, Soft, Vehicle
from routing.result import CostParts, Result


def cost_of(problem: Problem, result: Result) -> CostParts:
    """Return what a result costs, whatever it says itself.

    Parameters
    ----------
    problem
        Gives the prices.
    result
        Its routes and its `unserved` are read, no other figure.

    Returns
    -------
    CostParts
        Every part in cents. Times are taken as they are told, right or wrong.

    Raises
    ------
    ValueError
        When the result is malformed: an index that nothing has, or no whole numbers.
    """
    for message in malformed(problem, result):
        raise ValueError(message)
    return _parts(problem, result)


def _parts(problem: Problem, result: Result) -> CostParts:
    days = [tours_of(problem, route) for route in result.routes]
    tours = all_tours(problem, result)
    return CostParts(
        fixed=sum(_fixed(day) for day in days),
        distance=sum(_cents(t.car.costs.distance, t.metres) for t in tours),
        time=sum(_time(day) for day in days),
        overtime=sum(_overtime(day) for day in days),
        load=sum(_load(tour) for tour in tours),
        soft=sum(_soft(tour) for tour in tours),
        dear=sum(_dear(tour) for tour in tours),
        change=_change(problem, tours),
        uneven=_uneven(problem, days),
        skipped=sum(problem.requests[r].skip or 0 for r in result.unserved),
    )


def figure_faults(
    problem: Problem, result: Result, tours: Sequence[Tour]
) -> Iterator[Fault]:
    """Every figure of a result is right: cost, length, loss, bound."""
    expected = _parts(problem, result)
    for part in fields(CostParts):
        said, right = getattr(result.cost, part.name), getattr(expected, part.name)
        if said != right:
            message = f"{part.name}: {said} cents given, {right} by the rules"
            yield Fault("cost", "result", message)
    metres = sum(tour.metres for tour in tours)
    if result.metres != metres:
        yield Fault("metres", "result", f"{result.metres} m given, {metres} m driven")
    loss = sum(
        request.weight * 10**request.priority
        for request in (problem.requests[r] for r in result.unserved)
        if request.skip is None
    )
    if result.loss != loss:
        yield Fault("loss", "result", f"{result.loss} given, {loss} is left out")
    bound, total = result.bound, expected.total
    if bound is not None and bound.cents > total:
        message = f"nothing costs less than {bound.cents} cents, this costs {total}"
        yield Fault("bound", "result", message)
    if bound is not None and bound.optimal and bound.cents < total:
        message = f"called optimal at {total} cents, proven above {bound.cents} only"
        yield Fault("bound", "result", message)


def _half_up(amount: Fraction) -> Cents:
    """Round to a whole cent, halves up."""
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


def _exact(price: Price, units: int) -> Fraction:
    return Fraction(price.amount * units, price.per)


def _cents(price: Price, units: int) -> Cents:
    return _half_up(_exact(price, units))


def _fixed(day: Sequence[Tour]) -> Cents:
    """Per day, per round, and per step with work away from the dock."""
    stops = [
        step
        for tour in day
        for step in tour.steps
        if works(step) and not at_dock(tour.problem, step)
    ]
    costs = day[0].car.costs
    return costs.per_day + costs.per_round * len(day) + costs.per_stop * len(stops)


def _unpaid(car: Vehicle, pauses: Sequence[tuple[int, int]]) -> Seconds:
    return 0 if car.hours.paid else sum(end - begin for begin, end in pauses)


def _time(day: Sequence[Tour]) -> Cents:
    """Return the price of each round's time, and of gaps that are paid."""
    car, cents = day[0].car, 0
    for tour in day:
        pauses = [p for s in tour.steps for p in s.pauses if p[0] < tour.end]
        paid = tour.end - tour.start - _unpaid(car, pauses)
        cents += _cents(car.costs.time, paid)
    if not car.costs.gaps_paid:
        return cents
    for before, after in pairwise(day):
        pauses = [p for p in before.steps[-1].pauses if p[0] >= before.end]
        paid = after.start - before.end - _unpaid(car, pauses)
        cents += _cents(car.costs.time, paid)
    return cents


def _span(day: Sequence[Tour]) -> Seconds:
    return day[-1].end - day[0].start


def _overtime(day: Sequence[Tour]) -> Cents:
    """Return the price of a day beyond its usual span."""
    costs = day[0].car.costs
    if costs.overtime_after is None:
        return 0
    return _cents(costs.overtime, max(0, _span(day) - costs.overtime_after))


def _load(tour: Tour) -> Cents:
    """Return the price of what a round carries in all, by units begun."""
    tasks = [tour.problem.tasks[t] for t in tour.tasks]
    return sum(
        price.amount * -(-sum(task.load[dimension] for task in tasks) // price.per)
        for dimension, price in enumerate(tour.car.costs.load)
    )


def _soft(tour: Tour) -> Cents:
    """Return the price of a round's services begun too early or too late."""
    exact = Fraction(0)
    for step in tour.steps:
        if at_dock(tour.problem, step):
            continue
        for visit in visits_at(tour.problem, step):
            if visit.soft is not None:
                exact += _off(visit.soft, step.begin)
    return _half_up(exact)


def _off(soft: Soft, begin: Seconds) -> Fraction:
    early, late = max(0, soft.begin - begin), max(0, begin - soft.end)
    return _exact(soft.early, early) + _exact(soft.late, late)


def _dear(tour: Tour) -> Cents:
    """Return what tasks cost more with this vehicle."""
    return sum(
        cents
        for t in tour.tasks
        for vehicle, cents in tour.problem.tasks[t].dear
        if vehicle == tour.vehicle
    )


def _change(problem: Problem, tours: Sequence[Tour]) -> Cents:
    """Return the price of what should be kept and is not."""
    spots, cents = spots_of(problem, tours), 0
    for keep in problem.keeps:
        found = [spots.get(visit) for visit in keep.visits]
        for spot in found:
            if spot is not None and spot.vehicle != keep.vehicle:
                cents += keep.change_vehicle
        for a, b in pairwise(found):
            if a is None or b is None:
                continue
            if a.vehicle != b.vehicle or b.stop - a.stop not in {0, 1}:
                cents += keep.change_order
    return cents


def _uneven(problem: Problem, days: Sequence[Sequence[Tour]]) -> Cents:
    """Return the price of days that differ in length."""
    if problem.even is None:
        return 0
    spans = {day[0].vehicle: _span(day) for day in days}
    compared = [spans.get(vehicle, 0) for vehicle in problem.even.vehicles]
    return _cents(problem.even.price, max(compared) - min(compared))
