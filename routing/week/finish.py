"""From what a child says to a day's plan: read, timed, priced, explained and judged."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeGuard

from mil.errors import RefusedPlanError, SolverError
from mil.plan import DayPlan
from mil.ports import Fault
from mil.units import Cents
from routing.check import check_day, check_result
from routing.day.answer import left_out, plan_of
from routing.day.ground import Ground
from routing.day.problem import DayProblem, problem_of
from routing.problem import Problem, visits_of
from routing.reasons.explain import explain
from routing.result import Bound, CostParts, Plan, Result
from routing.week.search import Found

FAULTS_SAID = 5

SHOWN = 200
"""Most characters of a wrong answer that are shown."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A day's plan, and how much it may cost above the least possible at most."""

    plan: DayPlan
    above: Cents | None = None


def finish(ground: Ground, *found: Found) -> Finished:
    """Time, price, explain and judge the best of what was found for one day.

    Parameters
    ----------
    ground
        The day.
    found
        Rounds without times, of one search at least.

    Raises
    ------
    SolverError
        When rounds keep no timetable.
    RefusedPlanError
        When the judge finds a fault.
    """
    day, result = min(
        (_timed(ground, one) for one in found), key=lambda timed: timed[1].worth
    )
    _refuse(ground, check_result(day.problem, result))
    reasons = explain(ground, plan_of(day, result), left_out(day, result))
    plan = plan_of(day, result, reasons)
    _refuse(ground, check_day(ground.work, plan))
    above = None if result.bound is None else result.cost.total - result.bound.cents
    return Finished(plan, above)


def _timed(ground: Ground, found: Found) -> tuple[DayProblem, Result]:
    """Return rounds with their best times, and the problem whose rounds they are."""
    # numba takes half a second to import, which the command's help need not wait for
    from routing.clock import retimed  # noqa: PLC0415 -- OR-Tools
    from routing.rich.flatten import flatten  # noqa: PLC0415
    from routing.rich.timetable import draft_of, result_of  # noqa: PLC0415

    day = problem_of(ground, found.single)
    if not day.problem.requests:
        return day, Result((), (), CostParts(), 0, 0)
    data = flatten(day.problem)
    draft = draft_of(day.problem, data, found.plan)
    if draft is None:
        raise SolverError(
            f"{ground.work.day}: the routing solver's rounds keep no timetable"
        )
    result = retimed(day.problem, result_of(day.problem, data, draft))
    if found.bound is not None:
        result = replace(result, bound=Bound(found.bound))
    return day, result


def _refuse(ground: Ground, faults: Sequence[Fault]) -> None:
    if faults:
        said = "; ".join(f"{f.where}: {f.message}" for f in faults[:FAULTS_SAID])
        raise RefusedPlanError(
            f"{ground.work.day}: the judge refused the plan with {len(faults)} "
            f"faults: {said}"
        )


def read(ground: Ground, said: object) -> Found:
    """Read a child's answer for one day, which is not trusted.

    Raises
    ------
    SolverError
        When it is no plan.
    """
    match said:
        case [list(single), list(days), (int() | None) as least] if all(
            type(id_) is str for id_ in single
        ):
            plan = _plan(problem_of(ground, frozenset(single)).problem, days)
            if plan is not None:
                return Found(frozenset(single), plan, least)
    raise no_plan(f"{ground.work.day}: {said!r}")


def _plan(problem: Problem, days: Sequence[object]) -> Plan | None:
    """Return visits by vehicle, round and order; None when that is something else."""
    plan = []
    for rounds in days:
        if not _is_day(rounds):
            return None
        plan.append(tuple(tuple(visits) for visits in rounds))
    numbers = list(chain.from_iterable(chain.from_iterable(plan)))
    known = {n for t in range(len(problem.tasks)) for n in visits_of(problem, t)}
    pairs = zip(plan, problem.vehicles, strict=False)
    right = (
        len(plan) <= len(problem.vehicles)
        and len(set(numbers)) == len(numbers)
        and known.issuperset(numbers)
        and all(len(d) <= v.max_rounds for d, v in pairs)
    )
    return tuple(plan) if right else None


def _is_day(rounds: object) -> TypeGuard[list[list[int]]]:
    """Whether something is a list of lists of whole numbers, none of them empty."""
    return isinstance(rounds, list) and all(
        isinstance(visits, list) and visits and all(type(n) is int for n in visits)
        for visits in rounds
    )


def no_plan(why: str) -> SolverError:
    """Return the error for an answer that is no plan."""
    return SolverError(
        f"a routing solver answered something that is no plan ({why[:SHOWN]})"
    )
