"""Which problems PyVRP carries with every rule kept.

PyVRP is told no rule it does not have: a problem with one is left to others. Whatever
it finds for a problem that passes here is a plan by all rules of `routing.problem`, at
the same cost before rounding.
"""

from itertools import chain, groupby

from routing.problem import (
    Costs,
    Dock,
    Problem,
    Request,
    Task,
    TaskKind,
    Vehicle,
    Visit,
    price_unit,
)

LARGEST_COST = 1 << 40
"""Largest cost of one leg or second, in fractions of a cent, that is told to PyVRP."""


def expressible(problem: Problem) -> bool:
    """Whether PyVRP can carry a problem without losing a rule.

    Parameters
    ----------
    problem
        A validated problem.

    Returns
    -------
    bool
        True for one dock (or none) where service takes no time that depends on the
        goods, one window for what goes from site to site, days without pauses, and
        prices by day, round, stop, distance, time and overtime.
    """
    return (
        bool(problem.vehicles)
        and not (problem.apart or problem.locks or problem.keeps)
        and (problem.even is None or problem.even.price.amount == 0)
        and all(_plain_task(task) for task in problem.tasks)
        and all(_plain_request(problem, request) for request in problem.requests)
        and all(_plain_vehicle(problem, vehicle) for vehicle in problem.vehicles)
        and _plain_kinds(problem)
        and (problem.dock is None or _plain_dock(problem, problem.dock))
        and _plain_places(problem)
        and _plain_prices(problem)
    )


def ends(task: Task) -> tuple[Visit, ...]:
    """Return the visits of a task away from the dock."""
    return tuple(end for end in (task.pickup, task.delivery) if end is not None)


def in_time(task: Task) -> bool:
    """Whether goods are ready, or taken, before any window is over.

    PyVRP refuses to hear of what is too late.
    """
    visits = ends(task)
    soonest = task.ready
    if task.kind is TaskKind.DIRECT and visits[0].windows:
        soonest = visits[0].windows[0][0]
    return all(soonest <= end for visit in visits for _, end in visit.windows)


def _plain_task(task: Task) -> bool:
    """In time; no wait for goods, no time on board, nothing to do at the dock."""
    visits = ends(task)
    return (
        task.dock_seconds == 0
        and task.due is None
        and not task.after
        and task.aboard is None
        and all(visit.soft is None and visit.windows for visit in visits)
        and in_time(task)
        and (task.kind is not TaskKind.DIRECT or _single_windows(visits))
    )


def _single_windows(visits: tuple[Visit, ...]) -> bool:
    return all(len(visit.windows) == 1 for visit in visits)


def _plain_request(problem: Problem, request: Request) -> bool:
    """One task, or several that must all be done, or clients that exclude each other.

    PyVRP has groups of clients but none of pairs.
    """
    if len(request.ways) == 1:
        return len(request.ways[0]) == 1 or request.skip is None
    tasks = [problem.tasks[task] for task in chain.from_iterable(request.ways)]
    return all(len(way) == 1 for way in request.ways) and all(
        task.kind is not TaskKind.DIRECT for task in tasks
    )


def _plain_vehicle(problem: Problem, vehicle: Vehicle) -> bool:
    """No pauses, nothing that PyVRP would count per round of several."""
    hours, costs = vehicle.hours, vehicle.costs
    several = vehicle.max_rounds > 1 and problem.dock is not None
    return (
        not hours.breaks
        and hours.lunch is None
        and hours.max_driving is None
        and all(price.amount == 0 for price in costs.load)
        and (not several or (vehicle.max_round is None and costs.per_round == 0))
        and (not several or costs.gaps_paid or costs.time.amount == 0)
        and (vehicle.max_round is None or _metres_only(problem, costs))
    )


def _metres_only(problem: Problem, costs: Costs) -> bool:
    """Whether a leg's cost is its distance alone, so that distance can be limited."""
    return costs.per_stop == 0 and not any(task.dear for task in problem.tasks)


def _plain_kinds(problem: Problem) -> bool:
    """Kinds of tasks that may share a round, with their days at the dock."""
    kinds = {task.kind for task in problem.tasks}
    dock = problem.dock
    if len(kinds) > 1 and not problem.mixed:
        return False
    for vehicle in problem.vehicles:
        if TaskKind.DELIVER in kinds and (dock is None or vehicle.start != dock.place):
            return False
        if TaskKind.COLLECT in kinds and (dock is None or vehicle.end != dock.place):
            return False
    return True


def _plain_dock(problem: Problem, dock: Dock) -> bool:
    """One window, and a fixed service only where all rounds load and none unloads.

    PyVRP serves a vehicle at the dock before each round, not after it, and asks for the
    dock's window there whatever the round does.
    """
    kinds = {task.kind for task in problem.tasks}
    if len(dock.windows) != 1:
        return False
    if kinds <= {TaskKind.DELIVER}:
        return dock.fixed == 0 or dock.doors is None
    opens, closes = dock.windows[0]
    return dock.fixed == 0 and all(
        opens <= vehicle.opens and vehicle.closes <= closes
        for vehicle in problem.vehicles
    )


def _plain_places(problem: Problem) -> bool:
    """Visits at one place are alike: at one step they cost and take the same as apart.

    A step there would be free where a vehicle's day begins or ends.
    """
    visits = [visit for task in problem.tasks for visit in ends(task)]
    visits.sort(key=lambda visit: visit.place)
    homes = {place for v in problem.vehicles for place in (v.start, v.end)}
    paid = any(vehicle.costs.per_stop for vehicle in problem.vehicles)
    for place, here in groupby(visits, key=lambda visit: visit.place):
        first, *others = here
        if paid and place in homes:
            return False
        for other in others:
            alike = other.windows == first.windows and len(other.windows) == 1
            if not alike or first.fixed or other.fixed:
                return False
    return True


def _plain_prices(problem: Problem) -> bool:
    """Whether costs in whole fractions of a cent stay small enough for PyVRP."""
    unit = price_unit(problem)
    farthest = max(int(matrix.metres.max(initial=1)) for matrix in problem.matrices)
    for vehicle in problem.vehicles:
        costs = vehicle.costs
        leg = costs.distance.amount * farthest // costs.distance.per
        fixed = costs.per_day + costs.per_round + costs.per_stop
        rates = (costs.time, costs.overtime)
        second = sum(price.amount * unit // price.per for price in rates)
        if unit * max(leg, fixed) > LARGEST_COST or second > 1_000_000:
            return False
    return True
