"""The engine's answer as a day of the hub, and a day of the hub as a start for it.

Times, stops and goods are the engine's; ids and prices are made here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby, pairwise

from mil.costs.tariff import price_round
from mil.plan import DayPlan, Shift, Unserved
from mil.rounds import Leg, Round, Stop, kind_of, legs_of
from mil.units import Seconds
from routing.day.ground import Ground
from routing.day.hours import overtime_after
from routing.day.problem import DayProblem
from routing.day.stays import KINDS, tasks_by_goods
from routing.problem import TaskKind, delivery_of, pickup_of
from routing.result import Plan, Result, Route, Step


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
    rounds = [
        replace(round_, id=f"{round_.day.isoformat()}-{round_.vehicle}-{number}")
        for _, own in groupby(_rounds(day, result), key=lambda round_: round_.vehicle)
        for number, round_ in enumerate(own, 1)
    ]
    return DayPlan(day.ground.work.day, tuple(rounds), unserved)


def _rounds(day: DayProblem, result: Result) -> list[Round]:
    """Return all rounds by vehicle and time, without their numbers."""
    rounds = []
    for route in result.routes:
        shift = day.ground.work.shifts[day.shifts[route.vehicle]]
        over = _overtime(day.ground, shift, route)
        for steps in route.rounds:
            late = over if steps is route.rounds[-1] else 0
            rounds.append(_round(day, shift, steps, late))
    return sorted(rounds, key=lambda round_: (round_.vehicle, round_.start))


def _overtime(ground: Ground, shift: Shift, route: Route) -> Seconds:
    """Return how long a shift's day lasts beyond what is paid as usual."""
    after = overtime_after(ground, shift)
    lasted = route.rounds[-1][-1].leave - route.rounds[0][0].arrive
    return 0 if after is None else max(0, lasted - after)


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


def _round(
    day: DayProblem, shift: Shift, steps: Sequence[Step], overtime: Seconds
) -> Round:
    ground, work = day.ground, day.ground.work
    vehicle = ground.vehicle(shift)
    stops = tuple(_stop(day, step) for step in steps)
    rows = work.matrices.metres[vehicle.profile]
    at = [ground.index[stop.site] for stop in stops]
    metres = sum(rows[a][b] for a, b in pairwise(at))
    return Round(
        id="",
        day=work.day,
        kind=kind_of(legs_of(stops, work.depot).values()),
        vehicle=vehicle.id,
        driver=shift.driver,
        stops=stops,
        metres=metres,
        cost=price_round(
            work.hub,
            work.depot,
            vehicle,
            stops,
            metres,
            work.consignments,
            overtime,
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
        pauses=step.pauses,
    )


def _goods(day: DayProblem, tasks: Iterable[int]) -> tuple[str, ...]:
    return tuple(chain.from_iterable(day.goods[task] for task in tasks))


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
    tasks, depot = tasks_by_goods(day.problem.tasks, day.goods), day.ground.work.depot
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
            if stop.site != depot
            for number in _visits(tasks, legs_of(round_.stops, depot), stop)
            if number not in seen
        ]
        seen.update(visits)
        if visits:
            rounds[vehicle].append(tuple(dict.fromkeys(visits)))
    return tuple(tuple(own) for own in rounds)


def _visits(
    tasks: Mapping[tuple[TaskKind, str], int], legs: Mapping[str, Leg], stop: Stop
) -> list[int]:
    """Return the visits that a stop away from the depot stands for."""
    handed = (tasks.get((KINDS[legs[id_]], id_)) for id_ in stop.handed)
    taken = (tasks.get((KINDS[legs[id_]], id_)) for id_ in stop.taken)
    return [
        *(delivery_of(task) for task in handed if task is not None),
        *(pickup_of(task) for task in taken if task is not None),
    ]
