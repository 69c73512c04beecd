"""The engine's answer as a day of the hub, and a day of the hub as a start for it.

Times, stops and goods are the engine's; ids and prices are made here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from mil.costs.tariff import price_round
from mil.plan import DayPlan, Unserved
from mil.rounds import Round, RoundKind, Stop
from routing.day import DayProblem
from routing.problem import TaskKind, delivery_of, pickup_of
from routing.result import Plan, Result, Step


def plan_of(
    day: DayProblem, result: Result, unserved: tuple[Unserved, ...] = ()
) -> DayPlan:
    """Write the engine's answer out as a day's rounds, priced by the tariff.

    Parameters
    ----------
    day
        The day's problem with its keys.
    result
        The engine's answer to it.
    unserved
        What is not carried, with the reasons (see `left_out`).
    """
    driven = [
        (day.shifts[route.vehicle], steps)
        for route in result.routes
        for steps in route.rounds
    ]
    shifts = day.ground.work.shifts
    driven.sort(key=lambda item: (shifts[item[0]].vehicle, item[1][0].arrive))
    rounds: list[Round] = []
    for shift, steps in driven:
        same = sum(1 for round_ in rounds if round_.vehicle == shifts[shift].vehicle)
        rounds.append(_round(day, shift, steps, same + 1))
    return DayPlan(day.ground.work.day, tuple(rounds), unserved)


def left_out(day: DayProblem, result: Result) -> tuple[str, ...]:
    """Return the consignments that are not carried, by id: impossible ones too."""
    requests = day.problem.requests
    lost = set(result.unserved)
    served = {
        id_
        for number, request in enumerate(requests)
        if number not in lost
        for id_ in day.goods[request.ways[0][0]]
    }
    return tuple(sorted({job.consignment for job in day.ground.work.jobs} - served))


def _round(day: DayProblem, shift: int, steps: Sequence[Step], number: int) -> Round:
    ground, work = day.ground, day.ground.work
    there = work.shifts[shift]
    vehicle = ground.vehicle(there)
    stops = _merged(_stop(day, step) for step in steps)
    brought = any(stop.handed for stop in stops if stop.site == work.depot)
    kind = RoundKind.PICKUP if brought else RoundKind.DELIVERY
    rows = work.matrices.metres[vehicle.profile]
    at = [ground.index[stop.site] for stop in stops]
    metres = sum(rows[a][b] for a, b in pairwise(at))
    rate = work.hub.tariff.rates[vehicle.rate]
    return Round(
        id=f"{work.day.isoformat()}-{vehicle.id}-{number}",
        day=work.day,
        kind=kind,
        vehicle=vehicle.id,
        driver=there.driver,
        stops=stops,
        metres=metres,
        cost=price_round(
            work.hub, work.depot, rate, kind, stops, metres, work.consignments
        ),
    )


def _stop(day: DayProblem, step: Step) -> Stop:
    return Stop(
        site=day.places[step.place],
        arrive=step.arrive,
        begin=step.begin,
        leave=step.leave,
        taken=_goods(day, step.taken),
        handed=_goods(day, step.handed),
    )


def _goods(day: DayProblem, tasks: Iterable[int]) -> tuple[str, ...]:
    return tuple(chain.from_iterable(day.goods[task] for task in tasks))


def _merged(stops: Iterable[Stop]) -> tuple[Stop, ...]:
    """Leave out idle stops beside one at work at the same site (rule 3)."""
    out: list[Stop] = []
    for stop in stops:
        if not out or out[-1].site != stop.site:
            out.append(stop)
        elif stop.taken or stop.handed:
            out[-1] = replace(stop, arrive=stop.begin)  # its round begins there
    return tuple(out)


def former_of(day: DayProblem, plan: DayPlan) -> Plan:
    """Return an earlier plan of the day as one to start from.

    Parameters
    ----------
    day
        The day's problem with its keys.
    plan
        Rounds of the same day; what is no longer wanted, and rounds of shifts that are
        no longer there, are left out.

    Returns
    -------
    Plan
        Visits by vehicle, round and order; each visit once.
    """
    tasks = _tasks_by_goods(day)
    shifts = {
        (day.ground.work.shifts[n].vehicle, day.ground.work.shifts[n].driver): vehicle
        for vehicle, n in enumerate(day.shifts)
    }
    rounds: list[list[tuple[int, ...]]] = [[] for _ in day.shifts]
    seen: set[int] = set()
    for round_ in sorted(plan.rounds, key=lambda round_: round_.start):
        vehicle = shifts.get((round_.vehicle, round_.driver))
        if vehicle is None:
            continue
        visits = [
            number
            for stop in round_.stops
            if stop.site != day.ground.work.depot
            for number in _visits(tasks, stop)
            if number not in seen
        ]
        seen.update(visits)
        if visits:
            rounds[vehicle].append(tuple(dict.fromkeys(visits)))
    return tuple(tuple(own) for own in rounds)


def _tasks_by_goods(day: DayProblem) -> dict[tuple[TaskKind, str], int]:
    """Return the task of each leg of each consignment."""
    return {
        (task.kind, id_): number
        for number, task in enumerate(day.problem.tasks)
        for id_ in day.goods[number]
    }


def _visits(tasks: dict[tuple[TaskKind, str], int], stop: Stop) -> list[int]:
    """Return the visits that a stop away from the depot stands for."""
    handed = (tasks.get((TaskKind.DELIVER, id_)) for id_ in stop.handed)
    taken = (tasks.get((TaskKind.COLLECT, id_)) for id_ in stop.taken)
    return [
        *(delivery_of(task) for task in handed if task is not None),
        *(pickup_of(task) for task in taken if task is not None),
    ]
