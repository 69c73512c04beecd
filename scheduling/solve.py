"""Choose the week's days, vehicles and drivers."""

from collections.abc import Sequence

from mil.consignment import Consignment
from mil.errors import SolverError
from mil.plan import Matrices, Schedule, Shift, WeekInputs
from scheduling.answer import Answer, Status, contradictions
from scheduling.build import build_problem
from scheduling.model import WeekModel
from scheduling.problem import Offer, Problem
from scheduling.weights import Weights


def solve_week(
    inputs: WeekInputs,
    consignments: Sequence[Consignment],
    matrices: Matrices,
    seed: int,
) -> Schedule:
    """Choose the collection day of each consignment, and who drives what on each day.

    Implements `mil.ports.Scheduler`.

    Parameters
    ----------
    inputs
        The week.
    consignments
        All of it; the order does not matter.
    matrices
        Travel between all sites, for bounds on what the same day allows.
    seed
        Random seed.

    Returns
    -------
    Schedule
        Days, shifts, and the consignments that no day can serve. The same arguments
        give the same schedule.

    Raises
    ------
    SolverError
        When the solver gives no answer, or one that breaks a rule.
    """
    problem = build_problem(inputs, consignments, matrices)
    answer = WeekModel(problem, Weights()).solve(seed)
    return as_schedule(problem, answer)


def as_schedule(problem: Problem, answer: Answer) -> Schedule:
    """Turn an answer into a schedule, if it is one.

    Raises
    ------
    SolverError
        When there is no answer, or one that breaks a rule.
    """
    if answer.status not in {Status.OPTIMAL, Status.FEASIBLE}:
        raise SolverError(
            f"no days and drivers were found for the week (search ended "
            f"{answer.status}); this is a defect of the planner, please report it"
        )
    wrong = contradictions(problem, answer)
    if wrong:
        raise SolverError(
            f"the week's days and drivers break a rule: {'; '.join(wrong[:5])}; this "
            "is a defect of the planner, please report it"
        )
    shifts = sorted((_shift(offer) for offer in answer.taken), key=_day_and_vehicle)
    return Schedule(
        {name: answer.collect_on[name] for name in sorted(answer.collect_on)},
        tuple(shifts),
        problem.unserved,
    )


def _shift(offer: Offer) -> Shift:
    """Turn an offer into a shift."""
    return Shift(
        vehicle=offer.vehicle.id,
        driver=offer.driver.id,
        day=offer.day,
        start=offer.start,
        end=offer.end,
        max_span=offer.driver.max_day,
    )


def _day_and_vehicle(shift: Shift) -> tuple[str, str]:
    """Sort key of shifts."""
    return shift.day.isoformat(), shift.vehicle
