"""A day told in larger steps of time than seconds: fewer times to choose from.

When every time of a problem is a multiple of some step, so are the times of some plan
that is feasible, and those that an engine finds by adding and comparing them.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import gcd

from mil.units import Seconds
from routing.problem import (
    Costs,
    Dock,
    Hours,
    Matrix,
    Price,
    Problem,
    Soft,
    Span,
    Task,
    Vehicle,
    Visit,
)
from routing.result import Route


def step_of(problem: Problem) -> Seconds:
    """Return the largest step that all times of a problem are multiples of."""
    return gcd(*_times(problem))


def _times(problem: Problem) -> Iterator[int]:
    for matrix in problem.matrices:
        yield from (int(seconds) for seconds in matrix.seconds.flat if seconds >= 0)
    for vehicle in problem.vehicles:
        hours, over = vehicle.hours, vehicle.costs.overtime_after
        yield from (vehicle.opens, vehicle.closes, hours.max_span)
        yield from (hours.max_driving or 0, over or 0)
        for rule in hours.breaks:
            yield from (rule.after, rule.length)
        if hours.lunch is not None:
            yield from (hours.lunch.earliest, hours.lunch.latest, hours.lunch.length)
    for task in problem.tasks:
        yield from (task.dock_seconds, task.handling, task.ready)
        yield from (task.due or 0, task.aboard or 0)
        for visit in (task.pickup, task.delivery):
            if visit is not None:
                yield from (visit.fixed, visit.handover)
                yield from (time for span in visit.windows for time in span)
                if visit.soft is not None:
                    yield from (visit.soft.begin, visit.soft.end)
    if problem.dock is not None:
        yield from (problem.dock.fixed, problem.dock.handling)
        yield from (time for span in problem.dock.windows for time in span)


def in_steps(problem: Problem, step: Seconds) -> Problem:
    """Return the same day with all times told in steps."""
    even = problem.even
    return replace(
        problem,
        matrices=tuple(
            Matrix(m.metres, m.seconds // step * (m.seconds >= 0) - (m.seconds < 0))
            for m in problem.matrices
        ),
        tasks=tuple(_task(task, step) for task in problem.tasks),
        vehicles=tuple(_vehicle(vehicle, step) for vehicle in problem.vehicles),
        dock=None if problem.dock is None else _dock(problem.dock, step),
        even=None if even is None else replace(even, price=_price(even.price, step)),
    )


def in_seconds(routes: tuple[Route, ...], step: Seconds) -> tuple[Route, ...]:
    """Return routes with times told in seconds again."""
    return tuple(
        Route(
            route.vehicle,
            tuple(
                tuple(
                    replace(
                        at,
                        arrive=at.arrive * step,
                        begin=at.begin * step,
                        leave=at.leave * step,
                        pauses=tuple((a * step, b * step) for a, b in at.pauses),
                    )
                    for at in steps
                )
                for steps in route.rounds
            ),
        )
        for route in routes
    )


def _price(price: Price, step: Seconds) -> Price:
    """Return the same price by steps."""
    amount, per = price.amount * step, price.per
    common = gcd(amount, per)
    return Price(amount // common, per // common)


def _spans(spans: tuple[Span, ...], step: Seconds) -> tuple[Span, ...]:
    return tuple((a // step, b // step) for a, b in spans)


def _maybe(time: Seconds | None, step: Seconds) -> Seconds | None:
    return None if time is None else time // step


def _visit(visit: Visit | None, step: Seconds) -> Visit | None:
    if visit is None:
        return None
    soft = visit.soft
    if soft is not None:
        early, late = _price(soft.early, step), _price(soft.late, step)
        soft = Soft(soft.begin // step, soft.end // step, early, late)
    return Visit(
        visit.place,
        _spans(visit.windows, step),
        visit.fixed // step,
        visit.handover // step,
        soft,
    )


def _task(task: Task, step: Seconds) -> Task:
    return replace(
        task,
        pickup=_visit(task.pickup, step),
        delivery=_visit(task.delivery, step),
        dock_seconds=task.dock_seconds // step,
        handling=task.handling // step,
        ready=task.ready // step,
        due=_maybe(task.due, step),
        aboard=_maybe(task.aboard, step),
    )


def _vehicle(vehicle: Vehicle, step: Seconds) -> Vehicle:
    return replace(
        vehicle,
        opens=vehicle.opens // step,
        closes=vehicle.closes // step,
        costs=_costs(vehicle.costs, step),
        hours=_hours(vehicle.hours, step),
    )


def _costs(costs: Costs, step: Seconds) -> Costs:
    return replace(
        costs,
        time=_price(costs.time, step),
        overtime=_price(costs.overtime, step),
        overtime_after=_maybe(costs.overtime_after, step),
    )


def _hours(hours: Hours, step: Seconds) -> Hours:
    lunch = hours.lunch
    if lunch is not None:
        lunch = replace(
            lunch,
            earliest=lunch.earliest // step,
            latest=lunch.latest // step,
            length=lunch.length // step,
        )
    return replace(
        hours,
        max_span=hours.max_span // step,
        max_driving=_maybe(hours.max_driving, step),
        breaks=tuple(
            replace(rule, after=rule.after // step, length=rule.length // step)
            for rule in hours.breaks
        ),
        lunch=lunch,
    )


def _dock(dock: Dock, step: Seconds) -> Dock:
    return replace(
        dock,
        windows=_spans(dock.windows, step),
        fixed=dock.fixed // step,
        handling=dock.handling // step,
    )
