"""Makes the arrays of a problem."""

from collections.abc import Iterable, Sequence

import numpy as np

from routing.problem import (
    NEVER,
    Dock,
    Integers,
    Problem,
    Vehicle,
    Visit,
    in_units,
    price_unit,
)
from routing.rich import columns as c
from routing.rich.arrays import NOWHERE, Data


def flatten(problem: Problem) -> Data:
    """Return the arrays of a problem that `routing.validate` has accepted."""
    unit = price_unit(problem)
    dock = problem.dock or Dock(place=NOWHERE)
    ends = [end for task in problem.tasks for end in (task.pickup, task.delivery)]
    visits = [*ends, Visit(dock.place, dock.windows)]
    ways = [way for request in problem.requests for way in request.ways]
    after = [task.after for task in problem.tasks]
    even = problem.even
    fit = np.stack([_allowed(problem), _dear(problem, unit)], axis=-1)
    return Data(
        unit=unit,
        mixed=problem.mixed,
        synced=any(after),
        queued=dock.doors is not None or dock.teams is not None,
        doors=dock.doors or NEVER,
        teams=dock.teams or NEVER,
        handling=dock.handling,
        dock=dock.place,
        dock_fixed=dock.fixed,
        even_price=in_units(even.price, unit) if even else 0,
        leg=np.stack(
            [np.stack([m.metres, m.seconds], axis=-1) for m in problem.matrices]
        ).astype(np.int64),
        visit=_visit_table(problem, visits, unit),
        task=_task_table(problem),
        vehicle=_vehicle_table(problem, fit, unit),
        request=_request_table(problem, unit),
        window=_table((w for v in visits if v is not None for w in v.windows), 2),
        links=_row(other for each in (*after, *_turned(after)) for other in each),
        room=_room(problem, unit),
        breaks=_breaks(problem.vehicles),
        fit=fit,
        way=_ranges(ways),
        parts=_row(task for way in ways for task in way),
        locks=_table(
            (
                (k.vehicle, NOWHERE if k.round is None else k.round, int(k.whole))
                for k in problem.locks
            ),
            3,
        ),
        even=_row(even.vehicles if even else ()),
    )


def _row(values: Iterable[int]) -> Integers:
    return np.array(list(values), dtype=np.int64)


def _table(rows: Iterable[Sequence[int]], width: int) -> Integers:
    return np.array([list(row) for row in rows], dtype=np.int64).reshape(-1, width)


def _ranges(groups: Sequence[Sequence[object]]) -> Integers:
    """Return where each group begins and ends in the flat list of all of them."""
    ends = np.cumsum(_row(len(group) for group in groups), dtype=np.int64)
    begins = np.concatenate([np.zeros(1, np.int64), ends])[: ends.size]
    return np.stack([begins, ends], axis=-1)


def _or_never(value: int | None) -> int:
    return NEVER if value is None else value


def _visit_table(
    problem: Problem, visits: Sequence[Visit | None], unit: int
) -> Integers:
    windows = _ranges([() if v is None else v.windows for v in visits])
    table = np.zeros((len(visits), c.VISIT_COLUMNS), np.int64)
    for index, visit in enumerate(visits):
        row = table[index]
        row[c.PLACE] = NOWHERE if visit is None else visit.place
        row[c.FIXED] = 0 if visit is None else visit.fixed
        row[c.HANDOVER] = 0 if visit is None else visit.handover
        row[c.WINDOWS], row[c.WINDOWS_END] = windows[index]
        row[c.SOFT : c.SOFT + 4] = _soft(visit, unit)
    table[:, [c.KEEP_VEHICLE, c.KEEP_BEFORE, c.LOCK]] = NOWHERE
    for keep in problem.keeps:
        for place, number in enumerate(keep.visits):
            table[number, c.KEEP_VEHICLE] = keep.vehicle
            table[number, c.KEEP_PRICE] = unit * keep.change_vehicle
            if place:
                table[number, c.KEEP_BEFORE] = keep.visits[place - 1]
                table[number, c.KEEP_ORDER] = unit * keep.change_order
    for index, lock in enumerate(problem.locks):
        for place, number in enumerate(lock.visits):
            table[number, c.LOCK] = index
            table[number, c.LOCK_RANK] = place if lock.ordered else 0
    return table


def _task_table(problem: Problem) -> Integers:
    after = [task.after for task in problem.tasks]
    before, behind = _ranges(after), _ranges(_turned(after))
    behind += sum(map(len, after))
    table = np.zeros((len(after), c.LOADS + problem.dimensions), np.int64)
    for index, task in enumerate(problem.tasks):
        row = table[index]
        row[c.KIND] = int(task.kind)
        row[c.DOCK_SECONDS], row[c.HANDLING] = task.dock_seconds, task.handling
        row[c.READY], row[c.DUE] = task.ready, _or_never(task.due)
        row[c.ABOARD] = _or_never(task.aboard)
        row[c.GOODS], row[c.HOSTILE] = 1 << task.goods, _hostile(problem, task.goods)
        row[c.AFTER], row[c.AFTER_END] = before[index]
        row[c.NEXT], row[c.NEXT_END] = behind[index]
        row[c.LOADS :] = task.load
    for number, request in enumerate(problem.requests):
        for way in request.ways:
            table[list(way), c.REQUEST] = number
    return table


def _request_table(problem: Problem, unit: int) -> Integers:
    ways = _ranges([request.ways for request in problem.requests])
    rows = (
        (request.loss, unit * (request.skip or 0), ways[index, 0], ways[index, 1])
        for index, request in enumerate(problem.requests)
    )
    return _table(rows, 4)


def _vehicle_table(problem: Problem, fit: Integers, unit: int) -> Integers:
    twins = _twins(problem, fit)
    vehicles = zip(problem.vehicles, twins, strict=True)
    return _table((_vehicle(problem, v, twin, unit) for v, twin in vehicles), 24)


def _vehicle(
    problem: Problem, vehicle: Vehicle, twin: int, unit: int
) -> tuple[int, ...]:
    hours, costs, lunch = vehicle.hours, vehicle.costs, vehicle.hours.lunch
    return (
        *(vehicle.start, vehicle.end, vehicle.opens, vehicle.closes, vehicle.profile),
        1 if problem.dock is None else vehicle.max_rounds,
        *(_or_never(vehicle.max_round), hours.max_span),
        *(_or_never(hours.max_driving), int(_leaves_late(problem, vehicle))),
        *(twin, int(bool(hours.breaks) or lunch is not None)),
        *((0, 0, 0) if lunch is None else (lunch.earliest, lunch.latest, lunch.length)),
        *(unit * costs.per_day, unit * costs.per_round, unit * costs.per_stop),
        *(in_units(costs.distance, unit), in_units(costs.time, unit)),
        *(in_units(costs.overtime, unit), _or_never(costs.overtime_after)),
        *(int(costs.gaps_paid), int(hours.paid)),
    )


def _soft(visit: Visit | None, unit: int) -> tuple[int, int, int, int]:
    if visit is None or visit.soft is None:
        return (0, NEVER, 0, 0)
    soft = visit.soft
    return (soft.begin, soft.end, in_units(soft.early, unit), in_units(soft.late, unit))


def _hostile(problem: Problem, goods: int) -> int:
    bits = 0
    for a, b in problem.apart:
        bits |= (1 << b) * (a == goods) | (1 << a) * (b == goods)
    return bits


def _turned(after: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return for each collection the deliveries that wait for it."""
    turned: list[list[int]] = [[] for _ in after]
    for task, collections in enumerate(after):
        for collection in collections:
            turned[collection].append(task)
    return turned


def _allowed(problem: Problem) -> Integers:
    """Return which vehicle may do which task, by rules that need no plan."""
    tasks, vehicles = problem.tasks, problem.vehicles
    loads = _table((task.load for task in tasks), problem.dimensions)
    rooms = _table((vehicle.capacity for vehicle in vehicles), problem.dimensions)
    fits = np.asarray(loads[:, None] <= rooms).all(axis=-1)
    table = np.array(fits, np.int64)
    for index, task in enumerate(tasks):
        if task.vehicles is not None:
            others = np.ones(len(vehicles), bool)
            others[list(task.vehicles)] = False
            table[index, others] = 0
    for lock in problem.locks:
        for number in lock.visits:
            others = np.arange(len(problem.vehicles)) != lock.vehicle
            table[number // 2, others] = 0
    return table


def _dear(problem: Problem, unit: int) -> Integers:
    table = np.zeros((len(problem.tasks), len(problem.vehicles)), np.int64)
    for index, task in enumerate(problem.tasks):
        for vehicle, cents in task.dear:
            table[index, vehicle] += unit * cents
    return table


def _breaks(vehicles: Sequence[Vehicle]) -> Integers:
    most = max((len(v.hours.breaks) for v in vehicles), default=0)
    table = np.zeros((len(vehicles), max(most, 1), 3), np.int64)
    for index, vehicle in enumerate(vehicles):
        for number, rule in enumerate(vehicle.hours.breaks):
            table[index, number] = (rule.after, rule.length, int(rule.driving))
    return table


def _room(problem: Problem, unit: int) -> Integers:
    table = np.zeros((len(problem.vehicles), problem.dimensions, 3), np.int64)
    table[:, :, c.LOAD_PER] = 1
    for index, vehicle in enumerate(problem.vehicles):
        table[index, :, c.CAPACITY] = vehicle.capacity
        for dimension, price in enumerate(vehicle.costs.load):
            table[index, dimension, c.LOAD_PRICE] = unit * price.amount
            table[index, dimension, c.LOAD_PER] = price.per
    return table


def _leaves_late(problem: Problem, vehicle: Vehicle) -> bool:
    """Whether it matters how late a round leaves."""
    hours = vehicle.hours
    timed = any(t.aboard is not None for t in problem.tasks) or problem.even is not None
    soft = any(
        end is not None and end.soft is not None
        for task in problem.tasks
        for end in (task.pickup, task.delivery)
    )
    limited = hours.max_span < vehicle.closes - vehicle.opens
    ruled = bool(hours.breaks) or hours.lunch is not None
    costs = vehicle.costs
    paid = costs.time.amount > 0 or costs.overtime.amount > 0
    return paid or limited or ruled or timed or soft


def _twins(problem: Problem, fit: Integers) -> list[int]:
    """Return a number for each vehicle, the same for interchangeable ones."""
    named = {lock.vehicle for lock in problem.locks}
    named |= {keep.vehicle for keep in problem.keeps}
    named |= set(problem.even.vehicles if problem.even else ())
    numbers: dict[object, int] = {}
    twins = []
    for index, vehicle in enumerate(problem.vehicles):
        own = index if index in named else -1
        alike = (vehicle, own, fit[:, index].tobytes())
        twins.append(numbers.setdefault(alike, len(numbers)))
    return twins
