"""The best plan that can be put together from routes seen: set partitioning.

Columns that cannot be in a better plan are left out by their reduced cost in the
linear relaxation (GLOP), then CP-SAT chooses, hinted with the best plan known. The best
plan known stays outside: what comes back is better or None.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.linear_solver import pywraplp
from ortools.sat.python import cp_model
from pyvrp import ProblemData, Solution

from routing.plain.pool import Column, columns_of, solution_from

MOST = 2_000
"""Columns CP-SAT is given at most: those of least reduced cost."""


@dataclass(frozen=True, slots=True)
class Cap:
    """How much a recombination may take.

    Attributes
    ----------
    work
        CP-SAT's deterministic time: about seconds, the same on every machine.
    seconds
        Wall-clock seconds, or None.
    """

    work: float
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """What each column takes part in.

    Attributes
    ----------
    members
        By row, the columns in it.
    least, most
        By row, how many of them are chosen.
    """

    members: tuple[tuple[int, ...], ...]
    least: tuple[int, ...]
    most: tuple[int, ...]


def recombine(
    data: ProblemData, columns: Sequence[Column], best: Solution, cap: Cap
) -> Solution | None:
    """Put routes together at less cost than the best solution known.

    Parameters
    ----------
    data
        The problem.
    columns
        Routes seen.
    best
        The best feasible solution known.
    cap
        How much the choice may take.

    Returns
    -------
    Solution or None
        A feasible solution that costs less than `best`, or None when none was found.
    """
    own = columns_of(data, best)
    known = {(column.kind, column.visits): column.cost for column in own}
    others = [c for c in columns if c.cost < known.get((c.kind, c.visits), c.cost + 1)]
    every = [*own, *others]
    prices = [_price(data, column) for column in every]
    upper = sum(prices[: len(own)])
    kept = _promising(data, every, prices, upper, len(own))
    if not kept:
        return None
    every, prices = [every[k] for k in kept], [prices[k] for k in kept]
    chosen = _choose(_rows(data, every), prices, len(own), upper, cap)
    if chosen is None:
        return None
    return solution_from(data, [every[k] for k in chosen])


def _price(data: ProblemData, column: Column) -> int:
    """Return what a column costs, less the prizes it collects."""
    clients, shipments = data.clients(), data.shipments()
    split = data.num_clients
    prizes = sum(
        clients[v].prize if v < split else shipments[v - split].prize
        for v in column.visits
    )
    return column.cost - prizes


def _rows(data: ProblemData, columns: Sequence[Column]) -> Rows:
    """Return the rows: every client, shipment, group and type of vehicle."""
    visits = data.num_clients + data.num_shipments
    members: list[list[int]] = [[] for _ in range(visits + data.num_groups)]
    kinds: list[list[int]] = [[] for _ in range(data.num_vehicle_types)]
    needed = [int(client.required) for client in data.clients()]
    needed += [int(shipment.required) for shipment in data.shipments()]
    needed += [int(group.required) for group in data.groups()]
    group_of = [client.group for client in data.clients()]
    for number, column in enumerate(columns):
        kinds[column.kind].append(number)
        for v in column.visits:
            members[v].append(number)
            if v < len(group_of) and (group := group_of[v]) is not None:
                members[visits + group].append(number)
    available = [kind.num_available for kind in data.vehicle_types()]
    return Rows(
        tuple(tuple(row) for row in (*members, *kinds)),
        (*needed, *(0 for _ in kinds)),
        (*(1 for _ in members), *available),
    )


def _promising(
    data: ProblemData,
    columns: Sequence[Column],
    prices: Sequence[int],
    upper: int,
    own: int,
) -> list[int]:
    """Return the columns a better plan may use, the best plan's own first.

    None of them when the linear relaxation proves that there is no better plan.
    """
    solver = pywraplp.Solver.CreateSolver("GLOP")
    xs = [solver.NumVar(0, solver.infinity(), "") for _ in columns]
    rows = _rows(data, columns)
    for members, least, most in zip(rows.members, rows.least, rows.most, strict=True):
        row = solver.Constraint(least, most)
        for member in members:
            row.SetCoefficient(xs[member], 1)
    goal = solver.Objective()
    for x, price in zip(xs, prices, strict=True):
        goal.SetCoefficient(x, price)
    goal.SetMinimization()
    rest = range(own, len(columns))
    if solver.Solve() != pywraplp.Solver.OPTIMAL:
        return [*range(own), *rest[: MOST - own]]
    room = upper - goal.Value()
    reduced = {k: xs[k].reduced_cost() for k in rest}
    if room < 1:
        return []  # no whole choice can cost less than the best plan known
    good = [k for k in rest if reduced[k] <= room]
    good.sort(key=lambda k: (reduced[k], k))
    return [*range(own), *sorted(good[: max(0, MOST - own)])]


def _choose(
    rows: Rows, prices: Sequence[int], own: int, upper: int, cap: Cap
) -> list[int] | None:
    """Return columns that cost less than `upper` together, or None."""
    model = cp_model.CpModel()
    xs = [model.new_bool_var("") for _ in prices]
    for members, least, most in zip(rows.members, rows.least, rows.most, strict=True):
        chosen = [xs[member] for member in members]
        if most == 1 and least == 1:
            model.add_exactly_one(chosen)
        elif most == 1:
            model.add_at_most_one(chosen)
        elif len(chosen) > most:
            model.add(cp_model.LinearExpr.sum(chosen) <= most)
    cost = cp_model.LinearExpr.weighted_sum(xs, list(prices))
    model.minimize(cost)
    for number, x in enumerate(xs):
        model.add_hint(x, number < own)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = cap.work
    if cap.seconds is not None:
        solver.parameters.max_time_in_seconds = cap.seconds
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    found = [number for number, x in enumerate(xs) if solver.boolean_value(x)]
    return found if sum(prices[k] for k in found) < upper else None
