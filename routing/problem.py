"""The engine's one typed problem: integers and indices, nothing of the hub's language.

What makes a route right (the engine obeys it, `routing.check.routes` verifies it):

1.  A vehicle's day is a chain of rounds. The first starts at `Vehicle.start`, each
    further one at the dock; all but the last end at the dock, the last one at
    `Vehicle.end`. At most `Vehicle.max_rounds` of them, each at most
    `Vehicle.max_round` long.
2.  A round that delivers from the dock loads everything there as its first work, its
    first or second step. A round that collects unloads everything at the dock as its
    last work, its last step or the one before (then it goes home). A direct task is
    taken and handed over in one round. Unless `Problem.mixed`, a round has tasks of
    one kind only. Every round has a task; only its first and last step may be without
    work.
3.  Tasks done one after another at one place are one step (no two steps in a row are at
    one place); it begins within a window of each of them, and what is handed over
    there makes room for what is taken. A step's service is the longest `Visit.fixed`
    of its visits plus all their `Visit.handover`; at the dock `Dock.fixed` plus
    `Task.dock_seconds` of all tasks taken or handed over.
4.  Loading and unloading begin within a window of the dock. Where nothing is taken or
    handed over there is no service and no window. At most `Dock.doors` services at the
    dock overlap in time (a service that ends as another begins does not overlap it,
    one that takes no time overlaps none). A round begins as it leaves, or with the
    service of its first step; it ends as it arrives, or with the service of its last.
5.  Goods unloaded from one round are handled together, by one of `Dock.teams` teams,
    for `Dock.handling` plus their `Task.handling`, first come first served by the end
    of unloading (ties: lower vehicle index). A collection is handled by `Task.due`; a
    delivery is loaded no earlier than `Task.ready` and than the end of handling of all
    of `Task.after`.
6.  On every leg, each dimension of the load is within `Vehicle.capacity`. Goods of two
    classes in `Problem.apart` never share a round.
7.  Time on board, from the end of the service where a task is taken to the beginning
    of the one where it is handed over, is at most `Task.aboard`.
8.  A vehicle does only tasks that name it in `Task.vehicles`.
9.  A day lies within the shift and lasts at most `Hours.max_span` from its first start
    to its last end, of it at most `Hours.max_driving` at the wheel. Pauses lie between
    arrival and service, between service and departure or between two rounds, never in
    a service or on a leg; none is shorter than the shortest that the driver's rules
    (`Hours.breaks`, `Hours.lunch`) ask for, and without such rules there is none: other
    time is a wait. At no moment has a driver worked (or driven) more than
    `BreakRule.after` since the day began or since the last pause of at least
    `BreakRule.length`; work is all time that is no pause, the time between two rounds
    included. A driver whose day begins before and ends after a lunch's span of
    beginnings takes a pause of at least its length that begins in it.
10. A request is served when all tasks of exactly one of its `ways` are done, else no
    task of it is done. `Lock` and `Keep` say what of a former plan must and should
    stay.
11. Cost, in cents: `Costs` and what soft windows cost, rounded half up for each round
    and each part of it (a paid gap between two rounds by itself, overtime for each
    day). Then what dear vehicles, changes of what should be kept, uneven days and
    skipped optional requests cost.

The sum of what is lost (requests that must be served and are not, `Request.loss`) comes
before any cost.
"""

import math
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from mil.units import Cents, Metres, Seconds

Span = tuple[int, int]
Integers = npt.NDArray[np.int64]

LONGEST = 10**9
"""Largest distance, time, load or price the engine takes: sums stay within int64."""

NEVER = 10**9
"""A time that is later than any day."""


class TaskKind(IntEnum):
    """From a site to the dock, from the dock to a site, or from site to site."""

    COLLECT = 0
    DELIVER = 1
    DIRECT = 2


@dataclass(frozen=True, slots=True)
class Price:
    """`amount` cents for each `per` units: ``round_half_up(amount * units / per)``."""

    amount: Cents = 0
    per: int = 1


@dataclass(frozen=True, eq=False, slots=True)
class Matrix:
    """How one profile of vehicles travels.

    Attributes
    ----------
    metres, seconds
        Shape ``(places, places)``, int64; -1 where there is no way. Not necessarily
        symmetric.
    """

    metres: Integers
    seconds: Integers


@dataclass(frozen=True, slots=True)
class Soft:
    """When a service should begin, and what being early or late costs.

    Attributes
    ----------
    begin, end
        Seconds; in between nothing is paid.
    early, late
        Price per second before `begin`, after `end`.
    """

    begin: Seconds
    end: Seconds
    early: Price = Price()
    late: Price = Price()


@dataclass(frozen=True, slots=True)
class Visit:
    """Work at a place that is not the dock's: one end of a task.

    Attributes
    ----------
    place
        Index into the matrices.
    windows
        When service may begin, ends included; sorted, apart from each other.
    fixed, handover
        Seconds of service: once per step, and for these goods.
    soft
        When it should begin, or None.
    """

    place: int
    windows: tuple[Span, ...]
    fixed: Seconds = 0
    handover: Seconds = 0
    soft: Soft | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Goods taken at one place and handed over at another, in one round.

    Attributes
    ----------
    kind
        Which of its ends is the dock.
    pickup, delivery
        The ends that are not the dock: a collection has a pickup, a delivery from the
        dock has a delivery, a direct task has both.
    load
        By dimension.
    dock_seconds
        Seconds to load or unload it at the dock.
    handling
        Seconds it adds to the handling of the round it came by (collections).
    ready
        When it may be loaded at the dock (deliveries).
    due
        When it must be handled at the dock (collections), or None.
    after
        Collections that must be handled before this delivery is loaded.
    aboard
        Longest time on board, or None.
    vehicles
        Which vehicles may do it; None for all.
    dear
        Extra price when a vehicle does it: ``(vehicle, cents)``.
    goods
        Class of goods, see `Problem.apart`.
    """

    kind: TaskKind
    load: tuple[int, ...]
    pickup: Visit | None = None
    delivery: Visit | None = None
    dock_seconds: Seconds = 0
    handling: Seconds = 0
    ready: Seconds = 0
    due: Seconds | None = None
    after: tuple[int, ...] = ()
    aboard: Seconds | None = None
    vehicles: tuple[int, ...] | None = None
    dear: tuple[tuple[int, Cents], ...] = ()
    goods: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """Something a client wants: served in one of its ways, or not at all.

    Attributes
    ----------
    ways
        Each way is the tasks that together do it, e.g. ``((0, 1), (2,))``: collect 0
        and deliver 1 through the dock, or carry 2 directly. A task belongs to one way
        of one request.
    skip
        Price of leaving it out; None when it must be served.
    weight, priority
        What is lost when one that must be served is left out:
        ``weight * 10 ** priority``, priority 0 to 3.
    """

    ways: tuple[tuple[int, ...], ...]
    skip: Cents | None = None
    weight: int = 1
    priority: int = 0

    @property
    def loss(self) -> int:
        """What is lost when it is left out, no money."""
        return 0 if self.skip is not None else self.weight * 10**self.priority


@dataclass(frozen=True, slots=True)
class Costs:
    """What a vehicle with its driver costs.

    Attributes
    ----------
    per_day, per_round, per_stop
        Cents for a day with any round; for each round; for each step with work away
        from the dock.
    distance, time
        Per metre, and per second from the start of a round (leaving, or beginning to
        load) to its end, unpaid pauses aside.
    load
        By dimension, for what a round carries in all, deliveries, collections and
        direct tasks: `amount` cents for every `per` units begun (a pallet). Empty:
        nothing.
    overtime_after, overtime
        Span of the day beyond which each further second costs more, None for never.
    gaps_paid
        Whether the time between two rounds is paid like that on them.
    """

    per_day: Cents = 0
    per_round: Cents = 0
    per_stop: Cents = 0
    distance: Price = Price()
    time: Price = Price()
    load: tuple[Price, ...] = ()
    overtime_after: Seconds | None = None
    overtime: Price = Price()
    gaps_paid: bool = False


@dataclass(frozen=True, slots=True)
class BreakRule:
    """A pause that is due after some work.

    Attributes
    ----------
    after
        Longest work (or driving) without such a pause, seconds.
    length
        Shortest pause that counts, seconds.
    driving
        Whether time at the wheel is counted instead of all work.
    """

    after: Seconds
    length: Seconds
    driving: bool = False


FRENCH_BREAK = BreakRule(after=6 * 3600, length=20 * 60)
"""Code du travail, art. L3121-16: 20 minutes once daily work reaches 6 hours."""

EU_DRIVING_BREAK = BreakRule(after=16_200, length=45 * 60, driving=True)
"""Regulation (EC) 561/2006, art. 7: 45 minutes after 4 h 30 of driving."""

EU_DAILY_DRIVING = 9 * 3600
"""Regulation (EC) 561/2006, art. 6: 9 hours of driving a day."""


@dataclass(frozen=True, slots=True)
class Lunch:
    """A pause that begins between two times of the day."""

    earliest: Seconds
    latest: Seconds
    length: Seconds


@dataclass(frozen=True, slots=True)
class Hours:
    """Rules for a driver's day.

    Attributes
    ----------
    max_span
        Longest time from the first start to the last end.
    max_driving
        Longest time at the wheel, or None.
    breaks
        Pauses due after work or driving.
    lunch
        A pause due at a time of the day, or None.
    paid
        Whether pauses are paid.
    """

    max_span: Seconds = NEVER
    max_driving: Seconds | None = None
    breaks: tuple[BreakRule, ...] = ()
    lunch: Lunch | None = None
    paid: bool = False


@dataclass(frozen=True, slots=True)
class Vehicle:
    """One vehicle with its driver, for one shift.

    Attributes
    ----------
    start, end
        Places where its day begins and ends.
    opens, closes
        The shift: it leaves no earlier and is back no later.
    capacity
        By dimension.
    profile
        Index into `Problem.matrices`.
    costs, hours
        What it costs, and the rules for its driver.
    max_rounds
        Most rounds of the day.
    max_round
        Longest round in metres, or None.
    """

    start: int
    end: int
    opens: Seconds
    closes: Seconds
    capacity: tuple[int, ...]
    profile: int = 0
    costs: Costs = Costs()
    hours: Hours = Hours()
    max_rounds: int = 1
    max_round: Metres | None = None


@dataclass(frozen=True, slots=True)
class Dock:
    """Where rounds load, unload and goods are handled.

    Attributes
    ----------
    place
        Index into the matrices; no task's visit is there.
    windows
        When loading and unloading may begin.
    fixed
        Seconds of service, once per loading and per unloading.
    handling
        Seconds of handling per round that brings goods, see `Task.handling`.
    doors, teams
        How many vehicles are served, and how many rounds' goods handled, at a time;
        None for any number.
    """

    place: int
    windows: tuple[Span, ...] = ((0, NEVER),)
    fixed: Seconds = 0
    handling: Seconds = 0
    doors: int | None = None
    teams: int | None = None


@dataclass(frozen=True, slots=True)
class Lock:
    """What of a former plan must stay; the rest is planned anew.

    Attributes
    ----------
    vehicle
        It does these tasks, or leaves them undone.
    visits
        What it does, see `pickup_of`: pickups and deliveries away from the dock.
    round
        Number of the round they are all in, from 0; None for any rounds of that
        vehicle.
    ordered
        Whether they are done in this order (others may come in between; what is done
        at one step is in order).
    whole
        Whether nothing else is in that round (needs `round`), even if nothing of this
        is done.
    """

    vehicle: int
    visits: tuple[int, ...]
    round: int | None = None
    ordered: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Keep:
    """What of a former plan should stay unless changing it saves more than its price.

    Attributes
    ----------
    vehicle
        Who did it.
    visits
        What it did, in this order.
    change_vehicle
        Cents for each visit that another vehicle does now.
    change_order
        Cents for each two visits in a row here, both done now, that are no longer in a
        row: at one step, or the second at the next step away from the dock that the
        same vehicle works at on its day.
    """

    vehicle: int
    visits: tuple[int, ...]
    change_vehicle: Cents = 0
    change_order: Cents = 0


@dataclass(frozen=True, slots=True)
class Even:
    """A soft aim: days of about the same length.

    Attributes
    ----------
    vehicles
        Whose days are compared; one that is not used has a day of 0 seconds.
    price
        Per second between the longest and the shortest of them.
    """

    vehicles: tuple[int, ...]
    price: Price


@dataclass(frozen=True, eq=False, slots=True)
class Problem:
    """One day (or one benchmark instance).

    Attributes
    ----------
    matrices
        By profile.
    tasks, requests, vehicles
        What can be done, what is wanted, and what there is to do it with.
    dock
        None when all tasks are direct.
    mixed
        Whether one round may collect, deliver and carry directly.
    apart
        Pairs of classes of goods that never share a round.
    locks, keeps, even
        What must and should stay of a former plan; days of one length.
    """

    matrices: tuple[Matrix, ...]
    tasks: tuple[Task, ...]
    requests: tuple[Request, ...]
    vehicles: tuple[Vehicle, ...]
    dock: Dock | None = None
    mixed: bool = False
    apart: frozenset[Span] = frozenset()
    locks: tuple[Lock, ...] = ()
    keeps: tuple[Keep, ...] = ()
    even: Even | None = None

    @property
    def dimensions(self) -> int:
        """Number of dimensions of the load."""
        return len(self.vehicles[0].capacity) if self.vehicles else 0


def pickup_of(task: int) -> int:
    """Return the number of a task's pickup as a visit."""
    return 2 * task


def delivery_of(task: int) -> int:
    """Return the number of a task's delivery as a visit."""
    return 2 * task + 1


def visits_of(problem: Problem, task: int) -> tuple[int, ...]:
    """Return a task's visits away from the dock, in the order they are made."""
    kind = problem.tasks[task].kind
    if kind is TaskKind.DIRECT:
        return (pickup_of(task), delivery_of(task))
    return (pickup_of(task) if kind is TaskKind.COLLECT else delivery_of(task),)


def visit(problem: Problem, number: int) -> Visit:
    """Return a visit by its number (`pickup_of`, `delivery_of`).

    Raises
    ------
    ValueError
        When the task has no such visit.
    """
    task = problem.tasks[number // 2]
    found = task.delivery if number % 2 else task.pickup
    if found is None:
        raise ValueError(f"task {number // 2} has no visit {number}")
    return found


def in_units(price: Price, unit: int) -> int:
    """Return what one of what a price is for costs, in fractions of `price_unit`."""
    return price.amount * (unit // price.per)


def price_unit(problem: Problem) -> int:
    """Return the common fraction of a cent in which all prices are whole numbers."""
    prices = [Price()]
    for vehicle in problem.vehicles:
        costs = vehicle.costs
        prices += [costs.distance, costs.time, costs.overtime]
    for task in problem.tasks:
        for end in (task.pickup, task.delivery):
            if end is not None and end.soft is not None:
                prices += [end.soft.early, end.soft.late]
    if problem.even is not None:
        prices.append(problem.even.price)
    return math.lcm(*(price.per for price in prices))
