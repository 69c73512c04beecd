"""Whether what could be added up at most stays within int64, exactly."""

from collections.abc import Iterator

from routing.problem import Price, Problem, Task, Vehicle, price_unit

MOST = 2**60
"""Most that all costs together may come to, in the common fraction of a cent."""

MOST_LOSS = 2**53
"""Most that all requests together may be worth: exact in a float as well."""


def sums_wrong(problem: Problem) -> Iterator[str]:
    """Say that sums could leave int64 whatever the plan."""
    loss = sum(request.loss for request in problem.requests)
    if loss > MOST_LOSS:
        yield (
            f"all requests together weigh {loss}; use smaller weights, at most "
            f"{MOST_LOSS} in all"
        )
    unit = price_unit(problem)
    most = worst_cost(problem, unit)
    if most > MOST:
        yield (
            f"costs could come to {most} times 1/{unit} cent; use smaller prices, or "
            f"prices per round numbers of units, at most {MOST}"
        )


def worst_cost(problem: Problem, unit: int) -> int:
    """Return more than any plan can cost.

    Parameters
    ----------
    problem
        Whose single figures are all in bounds.
    unit
        What a cent is counted in, see `routing.problem.price_unit`.

    Returns
    -------
    int
        In fractions of a cent, `unit` to the cent.
    """
    fleet = sum(_vehicle(problem, vehicle, unit) for vehicle in problem.vehicles)
    latest = max((vehicle.closes for vehicle in problem.vehicles), default=0)
    tasks = sum(_task(task, unit, latest) for task in problem.tasks)
    former = sum(
        len(keep.visits) * (keep.change_vehicle + keep.change_order)
        for keep in problem.keeps
    )
    skipped = sum(request.skip or 0 for request in problem.requests)
    even = 0 if problem.even is None else _worst(problem.even.price, latest, unit)
    return fleet + tasks + unit * (former + skipped) + even


def _worst(price: Price, units: int, unit: int) -> int:
    """Return the price of so many units, a cent more for rounding."""
    return unit + price.amount * units * unit // price.per


def _vehicle(problem: Problem, vehicle: Vehicle, unit: int) -> int:
    """Return more than a vehicle can cost on its day if it did everything."""
    rounds = min(vehicle.max_rounds, len(problem.tasks))
    matrix = problem.matrices[vehicle.profile]
    # two visits a task; loading, unloading and going home for each round
    legs = 2 * len(problem.tasks) + 3 * rounds
    metres = legs * int(matrix.metres.max(initial=0))
    if vehicle.max_round is not None:
        metres = min(metres, rounds * vehicle.max_round)
    span, costs = vehicle.closes - vehicle.opens, vehicle.costs
    fixed = costs.per_day + rounds * costs.per_round + legs * costs.per_stop
    load = sum(
        price.amount * (task.load[dimension] // price.per + 1)
        for dimension, price in enumerate(costs.load)
        for task in problem.tasks
    )
    cents = fixed + load + 2 * rounds
    by_use = _worst(costs.distance, metres, unit) + _worst(costs.time, span, unit)
    return unit * cents + by_use + _worst(costs.overtime, span, unit)


def _task(task: Task, unit: int, latest: int) -> int:
    """Return more than a task can cost beside its vehicle."""
    cents = max((price for _, price in task.dear), default=0)
    soft = sum(
        _worst(price, latest, unit)
        for visit in (task.pickup, task.delivery)
        if visit is not None and visit.soft is not None
        for price in (visit.soft.early, visit.soft.late)
    )
    return unit * cents + soft
