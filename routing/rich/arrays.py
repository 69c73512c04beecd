"""A problem as flat integer arrays, the only form the compiled loops know.

Times are seconds, prices are whole multiples of ``1 / price_unit(problem)`` cent.
``T`` tasks, ``V`` vehicles, ``P`` places, ``D`` dimensions, ``2 T + 1`` visits: the
pickups and deliveries of `routing.problem.pickup_of`, and the dock.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from routing.problem import (
    NEVER,
    Dock,
    Integers,
    Price,
    Problem,
    TaskKind,
    Vehicle,
    Visit,
    price_unit,
    visits_of,
)
from routing.rich import columns as c

COLLECT, DELIVER, DIRECT = (int(kind) for kind in TaskKind)

NOWHERE = -1

WAIT, LATE = 0.2, 1.0
"""What a second of waiting and of being late counts, in seconds of the way, when two
visits are compared."""


class Data(NamedTuple):
    """Everything about a problem that does not change during the search.

    The last axis of a table is named in `routing.rich.columns`.

    Attributes
    ----------
    unit
        Fractions of a cent in prices.
    mixed, synced, queued
        Whether rounds may mix kinds; whether deliveries wait for collections; whether
        doors or teams are few.
    doors, teams, handling, dock, dock_fixed
        The dock; `dock` is its place, `NOWHERE` without one.
    even_price
        Price of a second between the longest and the shortest day of `even`.
    leg
        Shape ``(profiles, P, P, 2)``: metres, seconds.
    visit, task, vehicle, request
        One row each. The dock is the last visit.
    window
        Opening and closing of all visits, one after another.
    links
        Collections that deliveries wait for, deliveries that wait for collections.
    room
        Shape ``(V, D, 3)``: capacity, price of each unit begun, and the unit.
    breaks
        Shape ``(V, B, 3)``: after, length, at the wheel; 0 for none.
    fit
        Shape ``(T, V, 2)``: whether a vehicle may do a task, and its extra price.
    way, parts
        ``parts[way[w, 0]:way[w, 1]]`` are the tasks of a way.
    locks
        One row each: vehicle, round or -1, whether it is whole.
    even
        Vehicles whose days are compared.
    """

    unit: int
    mixed: bool
    synced: bool
    queued: bool
    doors: int
    teams: int
    handling: int
    dock: int
    dock_fixed: int
    even_price: int
    leg: Integers
    visit: Integers
    task: Integers
    vehicle: Integers
    request: Integers
    window: Integers
    links: Integers
    room: Integers
    breaks: Integers
    fit: Integers
    way: Integers
    parts: Integers
    locks: Integers
    even: Integers


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
        even_price=_scaled(even.price, unit) if even else 0,
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


def _scaled(price: Price, unit: int) -> int:
    return price.amount * (unit // price.per)


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
        *(_scaled(costs.distance, unit), _scaled(costs.time, unit)),
        *(_scaled(costs.overtime, unit), _or_never(costs.overtime_after)),
        *(int(costs.gaps_paid), int(hours.paid)),
    )


def _soft(visit: Visit | None, unit: int) -> tuple[int, int, int, int]:
    if visit is None or visit.soft is None:
        return (0, NEVER, 0, 0)
    soft = visit.soft
    return (soft.begin, soft.end, _scaled(soft.early, unit), _scaled(soft.late, unit))


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


def neighbours(problem: Problem, data: Data) -> Integers:
    """Return, for each visit, all visits from near to far, shape ``(2 T, n)``.

    Near is what is soon done next, one way or the other: the way by the fastest
    profile, `WAIT` of what one must wait then and `LATE` of what one is late (Vidal et
    al. 2013, https://doi.org/10.1016/j.cor.2012.07.018). A visit that does not exist (a
    collection's delivery) has the row of its twin and is in no row.
    """
    real = np.array([n for t in range(len(data.task)) for n in visits_of(problem, t)])
    if not real.size:
        return np.zeros((2 * len(data.task), 0), np.int64)
    seconds = data.leg[..., c.SECONDS]
    shortest = np.where(seconds < 0, NEVER, seconds).min(axis=0)
    rows = data.visit[real]
    way = shortest[np.ix_(rows[:, c.PLACE], rows[:, c.PLACE])].astype(np.float64)
    way += (rows[:, c.FIXED] + rows[:, c.HANDOVER])[:, None]
    far = np.full(way.shape, np.inf)
    openings = [_opening(data, rows, k) for k in range(_most_windows(rows))]
    for opens, closes in openings:
        for other_opens, other_closes in openings:
            wait = np.maximum(0, other_opens - (closes[:, None] + way))
            late = np.maximum(0, opens[:, None] + way - other_closes)
            far = np.minimum(far, way + WAIT * wait + LATE * late)
    table = np.zeros((2 * len(data.task), real.size), np.int64)
    for row, number in zip(np.minimum(far, far.T), real, strict=True):
        table[number] = real[np.argsort(row, kind="stable")]
        if data.visit[number ^ 1, c.PLACE] == NOWHERE:
            table[number ^ 1] = table[number]
    return table


def _most_windows(rows: Integers) -> int:
    return int((rows[:, c.WINDOWS_END] - rows[:, c.WINDOWS]).max())


def _opening(data: Data, rows: Integers, number: int) -> tuple[Integers, Integers]:
    """Return begins and ends of one window of each visit, its last if it has fewer."""
    at = np.minimum(rows[:, c.WINDOWS] + number, rows[:, c.WINDOWS_END] - 1)
    return data.window[at, 0], data.window[at, 1]
