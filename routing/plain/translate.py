"""A problem as PyVRP's, and PyVRP's solutions as plans.

Costs are whole fractions of a cent (`routing.problem.price_unit`): nothing is rounded.
"""

from dataclasses import dataclass

from pyvrp import Activity, Location, ProblemData, Route, Solution

from routing.plain.fleet import Fleet
from routing.plain.visits import Visits
from routing.problem import Problem, delivery_of, pickup_of, price_unit
from routing.result import Plan


@dataclass(frozen=True, eq=False, slots=True)
class Carried:
    """A problem in PyVRP's terms, with the keys to read its solutions.

    Attributes
    ----------
    data
        The problem for PyVRP.
    vehicles
        By type of vehicle, its vehicles.
    clients
        By client, the number of its visit (`routing.problem.pickup_of`).
    pairs
        By shipment, its task.
    unit
        PyVRP's cost of one cent.
    surplus
        What PyVRP counts too much: of clients that exclude each other it misses the
        prizes of all but one, whichever is served.
    """

    data: ProblemData
    vehicles: tuple[tuple[int, ...], ...]
    clients: tuple[int, ...]
    pairs: tuple[int, ...]
    unit: int
    surplus: int = 0


def carry(problem: Problem) -> Carried:
    """Write a problem down for PyVRP.

    Parameters
    ----------
    problem
        One for which `routing.plain.carry.expressible` is true.
    """
    unit = price_unit(problem)
    wanted = Visits(problem, unit)
    fleet = Fleet(problem, unit, wanted.numbers)
    data = ProblemData(
        [Location(0, 0)] * fleet.locations,
        wanted.clients,
        fleet.depots,
        fleet.types,
        fleet.lengths,  # type: ignore[arg-type]  # PyVRP types a shape as int
        fleet.times,  # type: ignore[arg-type]
        wanted.groups,
        wanted.shipments,
    )
    return Carried(
        data,
        fleet.vehicles,
        tuple(wanted.keys),
        tuple(wanted.pairs),
        unit,
        wanted.surplus,
    )


def plan_of(carried: Carried, solution: Solution) -> Plan:
    """Return a solution as visits by vehicle, round and order.

    Parameters
    ----------
    carried
        The problem.
    solution
        A solution of `carried.data`.

    Returns
    -------
    Plan
        Alike vehicles are used in the order of their numbers.
    """
    free = [list(own) for own in carried.vehicles]
    plan: list[tuple[tuple[int, ...], ...]] = [()] * sum(map(len, free))
    for route in solution.routes():
        rounds = _rounds(carried, route)
        if rounds:
            plan[free[route.vehicle_type()].pop(0)] = rounds
    return tuple(plan)


def _rounds(carried: Carried, route: Route) -> tuple[tuple[int, ...], ...]:
    """Return a route's visits by round; rounds without any are left out."""
    rounds: list[list[int]] = [[]]
    for act in route:
        if act.is_depot():
            rounds.append([])
        elif act.is_client():
            rounds[-1].append(carried.clients[act.idx])
        else:
            end = pickup_of if act.is_pickup() else delivery_of
            rounds[-1].append(end(carried.pairs[act.idx]))
    return tuple(tuple(own) for own in rounds if own)


def solution_of(carried: Carried, plan: Plan) -> Solution:
    """Return a plan as a solution, e.g. to begin with.

    A visit with several windows is taken to be in the first of them.

    Parameters
    ----------
    carried
        The problem.
    plan
        Visits by vehicle, round and order.

    Raises
    ------
    ValueError
        When the plan has a visit or a vehicle that the problem has not.
    """
    names = {pickup_of(task): f"L{pair}" for pair, task in enumerate(carried.pairs)}
    names |= {delivery_of(task): f"U{pair}" for pair, task in enumerate(carried.pairs)}
    for client, visit in enumerate(carried.clients):
        names.setdefault(visit, f"C{client}")
    kind_of = {v: kind for kind, own in enumerate(carried.vehicles) for v in own}
    routes = []
    try:
        for vehicle, rounds in enumerate(plan):
            if rounds:
                kind = kind_of[vehicle]
                reload = carried.data.vehicle_type(kind).reload_depots[:1]
                stops: list[Activity] = []
                for own in rounds:
                    stops += [Activity(f"D{depot}") for depot in reload if stops]
                    stops += [Activity(names[visit]) for visit in own]
                routes.append(Route(carried.data, stops, kind))
    except KeyError as error:
        raise ValueError(f"the problem has no visit or vehicle {error}") from error
    return Solution(carried.data, routes)
