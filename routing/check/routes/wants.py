"""What was asked for and what must stay of a former plan: rule 10."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mil.ports import Fault
from routing.check.routes.tour import Tour, numbers_at
from routing.problem import Lock, Problem
from routing.result import Result


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Where in a plan a visit is made.

    Attributes
    ----------
    vehicle, round
        Which round.
    step
        Number of the step in the round.
    stop
        Number of the step on the vehicle's day, of those away from the dock with work.
    """

    vehicle: int
    round: int
    step: int
    stop: int


def spots_of(problem: Problem, tours: Sequence[Tour]) -> dict[int, Spot]:
    """Return where each visit is made, by its number."""
    spots: dict[int, Spot] = {}
    stops: Counter[int] = Counter()
    for tour in tours:
        for number, step in enumerate(tour.steps):
            visits = numbers_at(problem, step)
            if not visits:
                continue
            spot = Spot(tour.vehicle, tour.number, number, stops[tour.vehicle])
            stops[tour.vehicle] += 1
            spots |= dict.fromkeys(visits, spot)
    return spots


def account_faults(
    problem: Problem, result: Result, tours: Sequence[Tour]
) -> Iterator[Fault]:
    """Judge that every request is served in one way, or named once as left out."""
    done = Counter(t for tour in tours for step in tour.steps for t in step.handed)
    touched = {t for tour in tours for t in tour.tasks}
    named = Counter(result.unserved)
    for t, count in done.items():
        if count > 1:
            yield Fault("twice", f"task {t}", f"done {count} times")
    for number, request in enumerate(problem.requests):
        where = f"request {number}"
        begun = [way for way in request.ways if any(t in touched for t in way)]
        whole = [way for way in begun if all(done[t] for t in way)]
        if len(begun) > 1:
            yield Fault("partial", where, f"tasks of {len(begun)} ways are done")
        if len(whole) < len(begun):
            yield Fault("partial", where, "not all tasks of a way are done")
        if named[number] > 1:
            yield Fault("twice", where, f"named {named[number]} times as left out")
        if whole and named[number]:
            yield Fault("twice", where, "served, yet named as left out")
        if not begun and not named[number]:
            yield Fault("lost", where, "neither served nor named as left out")


def lock_faults(problem: Problem, tours: Sequence[Tour]) -> Iterator[Fault]:
    """Judge that what must stay of a former plan has stayed."""
    spots = spots_of(problem, tours)
    for number, lock in enumerate(problem.locks):
        for message in _unlocked(spots, lock):
            yield Fault("lock", f"lock {number}", message)


def _unlocked(spots: dict[int, Spot], lock: Lock) -> Iterator[str]:
    """Say what of a lock is not as it was."""
    found = [(visit, spots[visit]) for visit in lock.visits if visit in spots]
    for visit, spot in found:
        if spot.vehicle != lock.vehicle:
            yield f"visit {visit} is vehicle {spot.vehicle}'s, not {lock.vehicle}'s"
        elif lock.round is not None and spot.round != lock.round:
            yield f"visit {visit} is in round {spot.round}, not {lock.round}"
    order = [(spot.round, spot.step) for _, spot in found]
    if lock.ordered and order != sorted(order):
        yield f"visits {lock.visits} are not in this order"
    if lock.whole:
        others = sorted(
            visit
            for visit, spot in spots.items()
            if (spot.vehicle, spot.round) == (lock.vehicle, lock.round)
            and visit not in lock.visits
        )
        if others:
            yield f"visits {others} are in round {lock.round} as well"
