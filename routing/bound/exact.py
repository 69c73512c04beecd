"""The least cost of a cover from given rounds, by CP-SAT."""

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from routing.bound.cuts import Cut
from routing.bound.network import Cover
from routing.bound.rounds import Column


@dataclass(frozen=True, slots=True)
class Chosen:
    """What CP-SAT says.

    Attributes
    ----------
    cents
        Cost of the best cover found, None when none was.
    done
        Whether the search ended by itself.
    """

    cents: int | None
    done: bool


def choose(
    cover: Cover,
    columns: Sequence[Column],
    cuts: Sequence[Cut],
    below: int | None,
    effort: float,
    seconds: float | None,
) -> Chosen:
    """Choose rounds that cover what is wanted at least cost.

    Each round costs whole cents in truth, and no less than its column says: so columns
    are rounded up to whole cents.

    Parameters
    ----------
    cover, columns, cuts
        The problem, its rounds, and cuts that every cover meets.
    below
        Cents that a cover must cost less than, or None.
    effort
        CP-SAT's deterministic time.
    seconds
        Wall-clock seconds that it may take besides, or None.
    """
    model = cp_model.CpModel()
    bill = _Bill([], [])
    taken = [model.new_bool_var("") for _ in columns]
    touching: list[list[cp_model.IntVar]] = [[] for _ in range(cover.size)]
    for column, variable in zip(columns, taken, strict=True):
        bill.add(variable, -(-column.cost // cover.unit))
        for row in column.rows:
            touching[row].append(variable)
    _wants(model, cover, touching, bill)
    _days(model, cover, columns, taken, bill)
    for cut in cuts:
        weights = [cut.weight(column) for column in columns]
        model.add(cp_model.LinearExpr.weighted_sum(taken, weights) <= 1)
    cost = cp_model.LinearExpr.weighted_sum(bill.variables, bill.cents)
    if below is not None:
        model.add(cost <= below - 1)
    model.minimize(cost)
    return _solved(model, effort, seconds)


@dataclass(frozen=True, slots=True)
class _Bill:
    """What is paid if variables are 1."""

    variables: list[cp_model.IntVar]
    cents: list[int]

    def add(self, variable: cp_model.IntVar, cents: int) -> None:
        self.variables.append(variable)
        self.cents.append(cents)


def _wants(
    model: cp_model.CpModel,
    cover: Cover,
    touching: Sequence[Sequence[cp_model.IntVar]],
    bill: _Bill,
) -> None:
    """Each choice takes one of its ways, or pays for none."""
    for choice in cover.choices:
        ways = [model.new_bool_var("") for _ in choice.ways]
        options = list(ways)
        if choice.skip is not None:
            options.append(model.new_bool_var(""))
            bill.add(options[-1], -(-choice.skip // cover.unit))
        model.add_exactly_one(options)
        for way, variable in zip(choice.ways, ways, strict=True):
            for row in way:
                model.add(sum(touching[row]) == variable)


def _days(
    model: cp_model.CpModel,
    cover: Cover,
    columns: Sequence[Column],
    taken: Sequence[cp_model.IntVar],
    bill: _Bill,
) -> None:
    """No fleet makes more rounds than it can, and each day is paid whole."""
    for number, fleet in enumerate(cover.fleets):
        rounds = [
            variable
            for column, variable in zip(columns, taken, strict=True)
            if cover.networks[column.network].fleet == number
        ]
        model.add(sum(rounds) <= fleet.most)
        if fleet.day and fleet.rounds > 1:
            days = model.new_int_var(0, fleet.most, "")
            model.add(sum(rounds) <= fleet.rounds * days)
            bill.add(days, fleet.day)
            for variable in rounds:
                bill.add(variable, -fleet.share)


def _solved(model: cp_model.CpModel, effort: float, seconds: float | None) -> Chosen:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = effort
    if seconds is not None:
        solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return Chosen(None, True)
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Chosen(round(solver.objective_value), status == cp_model.OPTIMAL)
    return Chosen(None, False)
