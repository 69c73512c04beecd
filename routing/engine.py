"""The engine's door: one problem in, one judged result out."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from mil.errors import RefusedPlanError
from routing.check import check_result
from routing.plain.budget import Budget
from routing.plain.carry import expressible
from routing.problem import Problem
from routing.result import Plan, Result
from routing.stage import apt
from routing.validate import validate

if TYPE_CHECKING:  # a package of compiled loops
    from routing.bound.budget import Budget as ProofBudget

FAULTS_SAID = 5

STAGES = 0.7
"""Part of a budget for a plan out of stages, where days can be planned in stages."""

Display = Callable[[Result], None]
"""Shown the first complete plan and each better one."""


def silent(result: Result) -> None:
    """Show nothing."""


def solve(
    problem: Problem,
    budget: Budget,
    seed: int,
    display: Display = silent,
    *,
    start: Plan | None = None,
    processes: bool = False,
    proof: "ProofBudget | None" = None,
) -> Result:
    """Plan the rounds of one problem.

    Parameters
    ----------
    problem
        What is wanted and what there is to do it with.
    budget
        Iterations, for results that are the same every time, or seconds.
    seed
        Of all random numbers.
    display
        Shown better plans as they are found.
    start
        A plan to begin with.
    processes
        Whether PyVRP's trajectories may have a process each; the plan is the same.
    proof
        What may be done to prove a lower bound afterwards; None for no bound.

    Returns
    -------
    Result
        The best plan found, accepted by the judge.

    Raises
    ------
    InputError
        When the problem does not hang together.
    RefusedPlanError
        When the judge finds a fault: an error in the engine, never a plan.
    """
    validate(problem)
    result = _search(problem, budget, seed, display, start, processes)
    result = _retimed(problem, result)
    if proof is not None:
        result = _proven(problem, result, proof)
    faults = check_result(problem, result)
    if faults:
        said = "; ".join(
            f"{f.kind} at {f.where}: {f.message}" for f in faults[:FAULTS_SAID]
        )
        raise RefusedPlanError(
            f"the judge refused the engine's plan with {len(faults)} faults: {said}"
        )
    return result


def _retimed(problem: Problem, result: Result) -> Result:
    """Give a result's rounds the best times."""
    from routing.clock import retimed  # noqa: PLC0415 -- OR-Tools, as below

    return retimed(problem, result)


def _proven(problem: Problem, result: Result, proof: "ProofBudget") -> Result:
    """Add a lower bound to a result, if one can be proven."""
    from routing.bound import bound  # noqa: PLC0415 -- compiled, as below

    found = bound(problem, result.cost.total, proof, result.unserved)
    return replace(result, bound=found)


def _search(
    problem: Problem,
    budget: Budget,
    seed: int,
    display: Display,
    start: Plan | None,
    processes: bool,
) -> Result:
    # numba takes half a second to import, which validation need not wait for
    from routing.rich.flatten import flatten  # noqa: PLC0415
    from routing.rich.improve import improve as improve_rich  # noqa: PLC0415
    from routing.rich.timetable import draft_of, result_of  # noqa: PLC0415

    if expressible(problem):
        # PyVRP and CP-SAT take as long again, and most days of a hub need neither
        from routing.plain.improve import improve as improve_plain  # noqa: PLC0415

        data = flatten(problem)

        def shown(plan: Plan, _: int) -> None:
            draft = None if display is silent else draft_of(problem, data, plan)
            if draft is not None:
                display(result_of(problem, data, draft))

        found = improve_plain(
            problem,
            budget,
            seed,
            processes=processes,
            start=start,
            report=shown,
        )
        if found is not None:
            draft = draft_of(problem, data, found.plan)
            if draft is not None:
                return result_of(problem, data, draft, found.iterations)
    elif start is None and apt(problem):
        from routing.stages import begin  # noqa: PLC0415 -- PyVRP again

        begun = budget.clock()
        part = budget.part(STAGES)
        first = begin(problem, part, seed)
        spent = budget.clock() - begun
        start, budget = first.plan, budget.less(part.iterations or 0, spent)
        if first.interrupted:
            budget = Budget(iterations=0)
    return improve_rich(problem, budget, seed, start=start, report=display)
