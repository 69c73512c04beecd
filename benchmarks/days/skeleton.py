"""What a plan's rounds look like before they have times: places, goods, service."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from mil.units import Seconds
from routing.problem import Matrix, Problem, TaskKind, Vehicle, Visit, visit


@dataclass(frozen=True, slots=True)
class Stop:
    """A step without its times.

    Attributes
    ----------
    place
        Index into the matrices.
    taken, handed
        Tasks whose goods are taken on board, and handed over, here.
    visits
        The visits made here; none at the dock.
    service
        Seconds.
    """

    place: int
    taken: tuple[int, ...] = ()
    handed: tuple[int, ...] = ()
    visits: tuple[Visit, ...] = ()
    service: Seconds = 0

    @property
    def works(self) -> bool:
        """Whether anything is done here."""
        return bool(self.taken or self.handed)


@dataclass(frozen=True, slots=True)
class Leg:
    """A stop, and how it is reached from the one before in the same round.

    Attributes
    ----------
    stop
        Where to.
    seconds, metres
        Of the way there; 0 at a round's first stop, -1 where there is no way.
    """

    stop: Stop
    seconds: Seconds = 0
    metres: int = 0


@dataclass
class _Call:
    """Visits in a row at one place."""

    place: int
    numbers: list[int] = field(default_factory=list)


def rounds_of(
    problem: Problem, vehicle: int, rounds: Sequence[Sequence[int]]
) -> tuple[tuple[Leg, ...], ...]:
    """Lay out a vehicle's rounds (rules 1 to 3), whether or not they are allowed.

    Parameters
    ----------
    problem
        The day.
    vehicle
        Index.
    rounds
        Visits of each round in order, none empty.
    """
    car, last = problem.vehicles[vehicle], len(rounds) - 1
    matrix = problem.matrices[car.profile]
    return tuple(
        _legs(matrix, _stops(problem, car, visits, number == 0, number == last))
        for number, visits in enumerate(rounds)
    )


def _stops(
    problem: Problem, car: Vehicle, visits: Sequence[int], first: bool, last: bool
) -> list[Stop]:
    """Return the stops of one round."""
    tasks = problem.tasks
    dock = -1 if problem.dock is None else problem.dock.place
    loaded = [n // 2 for n in visits if tasks[n // 2].kind is TaskKind.DELIVER]
    brought = [n // 2 for n in visits if tasks[n // 2].kind is TaskKind.COLLECT]
    stops = [Stop(car.start if first else dock)]
    if loaded:
        stops.append(_at_dock(problem, dock, taken=loaded))
    stops += [_call(problem, call) for call in _calls(problem, visits)]
    if brought:
        stops.append(_at_dock(problem, dock, handed=brought))
    stops.append(Stop(car.end if last else dock))
    if stops[0].place == stops[1].place:
        del stops[0]
    if stops[-1].place == stops[-2].place:
        del stops[-1]
    return stops


def _calls(problem: Problem, visits: Sequence[int]) -> list[_Call]:
    calls: list[_Call] = []
    for number in visits:
        place = visit(problem, number).place
        if not calls or calls[-1].place != place:
            calls.append(_Call(place))
        calls[-1].numbers.append(number)
    return calls


def _call(problem: Problem, call: _Call) -> Stop:
    ends = tuple(visit(problem, number) for number in call.numbers)
    return Stop(
        place=call.place,
        taken=tuple(n // 2 for n in call.numbers if n % 2 == 0),
        handed=tuple(n // 2 for n in call.numbers if n % 2 == 1),
        visits=ends,
        service=max(end.fixed for end in ends) + sum(end.handover for end in ends),
    )


def _at_dock(
    problem: Problem, place: int, taken: Sequence[int] = (), handed: Sequence[int] = ()
) -> Stop:
    fixed = 0 if problem.dock is None else problem.dock.fixed
    goods = sum(problem.tasks[t].dock_seconds for t in (*taken, *handed))
    return Stop(place, tuple(taken), tuple(handed), (), fixed + goods)


def _legs(matrix: Matrix, stops: Sequence[Stop]) -> tuple[Leg, ...]:
    """Join stops by the ways between them."""
    legs = [Leg(stops[0])]
    for before, stop in pairwise(stops):
        at = before.place, stop.place
        legs.append(Leg(stop, int(matrix.seconds[at]), int(matrix.metres[at])))
    return tuple(legs)


def fits(problem: Problem, vehicle: int, visits: Sequence[int]) -> bool:
    """Whether a round keeps the rules that need no clock and no way (2, 6 and 8).

    Parameters
    ----------
    problem
        The day.
    vehicle
        Index.
    visits
        The round, in order.
    """
    car, tasks = problem.vehicles[vehicle], problem.tasks
    carried = {n // 2 for n in visits}
    classes = {tasks[t].goods for t in carried}
    if len({tasks[t].kind for t in carried}) > 1 and not problem.mixed:
        return False
    if any(a in classes and b in classes for a, b in problem.apart):
        return False
    for t in carried:
        able = tasks[t].vehicles
        if able is not None and vehicle not in able:
            return False
    if not _paired(problem, visits):
        return False
    loaded = [t for t in carried if tasks[t].kind is TaskKind.DELIVER]
    return all(
        _within(problem, visits, loaded, dimension, most)
        for dimension, most in enumerate(car.capacity)
    )


def _paired(problem: Problem, visits: Sequence[int]) -> bool:
    """Whether what is carried directly is taken before it is handed over."""
    taken: set[int] = set()
    for number in visits:
        if problem.tasks[number // 2].kind is TaskKind.DIRECT:
            if number % 2 == 0:
                taken.add(number // 2)
            elif number // 2 not in taken:
                return False
            else:
                taken.discard(number // 2)
    return not taken


def _within(
    problem: Problem,
    visits: Sequence[int],
    loaded: list[int],
    dimension: int,
    most: int,
) -> bool:
    """Whether one dimension of the load is never above its capacity (rule 6)."""
    load = sum(problem.tasks[t].load[dimension] for t in loaded)
    place = -1
    for number in visits:
        here = visit(problem, number).place
        if load > most and here != place:
            return False
        place = here
        change = problem.tasks[number // 2].load[dimension]
        load += -change if number % 2 else change
    return load <= most
