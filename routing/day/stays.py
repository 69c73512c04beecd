"""What of an earlier plan stays, in the engine's terms."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from mil.errors import InputError
from mil.holds import Held, Hold, Kept
from mil.rounds import Leg
from routing.day.ground import Ground
from routing.problem import (
    Keep,
    Lock,
    Problem,
    Request,
    Task,
    TaskKind,
    delivery_of,
    pickup_of,
)

KINDS = {
    Leg.COLLECT: TaskKind.COLLECT,
    Leg.DELIVER: TaskKind.DELIVER,
    Leg.DIRECT: TaskKind.DIRECT,
}

ByGoods = Mapping[tuple[TaskKind, str], int]
"""The task of each leg of each consignment."""

Crews = Mapping[tuple[str, str], int]
"""Which vehicle of the problem a vehicle with its driver is."""


def tasks_by_goods(
    tasks: Sequence[Task], goods: Sequence[Sequence[str]]
) -> dict[tuple[TaskKind, str], int]:
    """Return the task of each leg of each consignment.

    Parameters
    ----------
    tasks
        Of a day.
    goods
        Consignments that each task stands for.
    """
    return {
        (task.kind, id_): number
        for number, task in enumerate(tasks)
        for id_ in goods[number]
    }


def staying(
    ground: Ground,
    problem: Problem,
    goods: Sequence[Sequence[str]],
    shifts: Sequence[int],
) -> Problem:
    """Return a day's problem with what must and should stay of an earlier plan.

    Parameters
    ----------
    ground
        The day.
    problem
        Without any of it.
    goods
        Consignments that each task stands for.
    shifts
        Index into the day's shifts, by vehicle.

    Raises
    ------
    InputError
        When a vehicle may no longer carry what is locked to it.
    """
    if not (ground.work.held or ground.work.kept):
        return problem
    tasks = tasks_by_goods(problem.tasks, goods)
    crews = {
        (ground.work.shifts[number].vehicle, ground.work.shifts[number].driver): vehicle
        for vehicle, number in enumerate(shifts)
    }
    locks = tuple(_locks(ground, problem, tasks, crews))
    bound = {visit // 2 for lock in locks for visit in lock.visits}
    return replace(
        problem,
        requests=tuple(_only(request, bound) for request in problem.requests),
        locks=locks,
        keeps=tuple(_keeps(ground, tasks, crews)),
    )


def _locks(
    ground: Ground, problem: Problem, tasks: ByGoods, crews: Crews
) -> Iterator[Lock]:
    """Give what must stay; what is no longer wanted is left out."""
    for held in ground.work.held:
        vehicle, visits = crews.get((held.vehicle, held.driver)), _visits(tasks, held)
        for visit in visits:
            able = problem.tasks[visit // 2].vehicles
            if vehicle is None or not (able is None or vehicle in able):
                raise InputError(
                    f"{ground.work.day}: what {held.vehicle} carried is locked, and it "
                    "may not, or cannot in its hours, do that any more → plan without "
                    "that lock"
                )
        if visits and vehicle is not None:
            whole = held.hold is Hold.ROUND
            ordered = whole or held.hold is Hold.ORDER
            number = None if held.hold is Hold.VEHICLE else held.number
            yield Lock(vehicle, visits, number, ordered, whole)


def _keeps(ground: Ground, tasks: ByGoods, crews: Crews) -> Iterator[Keep]:
    """Give what should stay."""
    for kept in ground.work.kept:
        vehicle, visits = crews.get((kept.vehicle, kept.driver)), _visits(tasks, kept)
        if visits and vehicle is not None:
            yield Keep(vehicle, visits, kept.price, kept.price)


def _visits(tasks: ByGoods, stays: Held | Kept) -> tuple[int, ...]:
    """Return the visits of calls, in their order, each once."""
    found = (
        (tasks.get((KINDS[call.leg], call.consignment)), call) for call in stays.calls
    )
    visits = (
        pickup_of(task) if call.taken else delivery_of(task)
        for task, call in found
        if task is not None
    )
    return tuple(dict.fromkeys(visits))


def _only(request: Request, bound: AbstractSet[int]) -> Request:
    """Leave a request only the ways that have its locked tasks, if there are any."""
    ways = tuple(way for way in request.ways if not bound.isdisjoint(way))
    return replace(request, ways=ways) if ways else request
