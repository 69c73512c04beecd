"""Plans days: children search, this process times, prices, explains and has judged."""

from collections.abc import Mapping, Sequence
from datetime import date
from importlib.metadata import version

from mil.errors import RefusedPlanError, SolverError
from mil.plan import DayPlan
from mil.ports import DayWork, Progress
from routing.check import check_day
from routing.child import Task
from routing.explain import explain
from routing.finish import day_plan
from routing.ground import Ground, survey
from routing.processes import processors, run_tasks
from routing.rounds import Chains, Draft, call_at
from routing.search import Search
from routing.timing import Timing

ALONE = Search(seconds=600.0, passes=1, steps=10, solutions=10)
"""Effort for a producer going alone: fixed, so that the same week costs the same."""

LEAST = 0.5
"""Seconds any day gets."""

START = 1.0
"""Seconds for starting a child, and for the reasons of what is not served."""

LONGEST = 300.0
"""Seconds after which any child is taken to hang."""

FAULTS_SAID = 5


def versions() -> dict[str, str]:
    """Return the versions of the solvers, for a plan's provenance."""
    return {"ortools": version("ortools")}


def solve_days(
    works: Sequence[DayWork],
    seconds: float,
    seed: int,
    progress: Progress,
    known: Mapping[date, DayPlan] | None = None,
) -> tuple[DayPlan, ...]:
    """Plan days in child processes (a `mil.ports.Router`).

    Parameters
    ----------
    works
        Days; they are independent of each other.
    seconds
        Wall-clock budget for all of them together.
    seed
        Order of the search.
    progress
        Told when a day is planned.
    known
        Plans to start from, by day.

    Returns
    -------
    tuple of DayPlan
        In the order of `works`; each one accepted by the judge.

    Raises
    ------
    InputError
        When the data cannot be planned with (a malformed matrix, an unknown id).
    SolverError
        When a solver crashes, hangs or answers nonsense.
    RefusedPlanError
        When the judge finds a fault.
    """
    budgets = share(works, seconds)
    order = sorted(range(len(works)), key=lambda i: -budgets[i])
    tasks = [Task((works[i],), (Search(budgets[i]),), seed, known or {}) for i in order]
    return _planned(works, [[i] for i in order], tasks, progress)


def solve_alone(
    works: Sequence[DayWork], seed: int, progress: Progress
) -> tuple[DayPlan, ...]:
    """Plan many small days by a fixed effort (a `mil.ports.AloneRouter`).

    Parameters, returns and errors as for `solve_days`; the same works and seed always
    give the same plans.
    """
    lanes = min(len(works), processors())
    batches = [list(range(lane, len(works), lanes)) for lane in range(lanes)]
    tasks = [
        Task(tuple(works[i] for i in batch), (ALONE,) * len(batch), seed)
        for batch in batches
    ]
    return _planned(works, batches, tasks, lambda _: None)


def share(works: Sequence[DayWork], seconds: float) -> list[float]:
    """Divide the budget over days by their number of jobs, all processors at work.

    Days are dealt to lanes, the largest first; each lane has `seconds`.
    """
    lanes = max(1, min(len(works), processors()))
    sizes = [max(1, len(work.jobs)) for work in works]
    dealt: list[list[int]] = [[] for _ in range(lanes)]
    for i in sorted(range(len(works)), key=lambda i: -sizes[i]):
        min(dealt, key=lambda lane: sum(sizes[j] for j in lane)).append(i)
    budgets = [LEAST] * len(works)
    for lane in dealt:
        total = sum(sizes[i] for i in lane)
        left = seconds - START * len(lane)
        for i in lane:
            budgets[i] = max(LEAST, left * sizes[i] / total)
    return budgets


def _planned(
    works: Sequence[DayWork],
    batches: Sequence[Sequence[int]],
    tasks: Sequence[Task],
    progress: Progress,
) -> tuple[DayPlan, ...]:
    """Run batches of days in children and finish each day as it comes."""
    grounds = [survey(work) for work in works]
    plans: dict[int, DayPlan] = {}

    def done(number: int, said: object) -> None:
        batch = batches[number]
        days = _days(said, len(batch))
        for i, rounds in zip(batch, days, strict=True):
            plans[i] = finish(grounds[i], rounds)
            progress(_told(plans[i]))

    budgets = [sum(search.seconds for search in task.searches) for task in tasks]
    run_tasks(tasks, [min(budget, LONGEST) for budget in budgets], done)
    return tuple(plans[i] for i in range(len(works)))


def finish(ground: Ground, rounds: object) -> DayPlan:
    """Time, price, explain and judge what a child found for one day.

    Parameters
    ----------
    ground
        The day.
    rounds
        The child's answer, not trusted.

    Raises
    ------
    SolverError
        When the answer is no plan.
    RefusedPlanError
        When the judge finds a fault.
    """
    chains = read_chains(ground, rounds)
    runs = Timing(ground).runs(chains)
    if runs is None:
        raise SolverError(
            f"{ground.work.day}: the routing solver's rounds keep no timetable"
        )
    plan = day_plan(ground, chains, runs, explain(ground, chains))
    faults = check_day(ground.work, plan)
    if faults:
        said = "; ".join(f"{f.where}: {f.message}" for f in faults[:FAULTS_SAID])
        raise RefusedPlanError(
            f"{ground.work.day}: the judge refused the plan with {len(faults)} "
            f"faults: {said}"
        )
    return plan


def read_chains(ground: Ground, rounds: object) -> Chains:
    """Read a child's answer for one day.

    Raises
    ------
    SolverError
        When it is not well formed.
    """
    days: list[list[Draft]] = [[] for _ in ground.work.shifts]
    try:
        for shift, collect, calls in _items(rounds):
            jobs = ground.collects if collect else ground.delivers
            made = [call_at(ground, site, tuple(goods)) for site, goods in calls]
            for call in made:
                if any(jobs[id_].site != call.site for id_ in call.goods):
                    raise ValueError(f"goods at the wrong site {call.site}")
            days[shift].append(Draft(ground, shift, collect, tuple(made)))
    except (TypeError, ValueError, KeyError, IndexError) as error:
        raise SolverError(
            f"{ground.work.day}: the routing solver answered something that is no "
            f"plan ({error!r})"
        ) from error
    return tuple(tuple(day) for day in days)


def _items(said: object) -> list[tuple[int, bool, list[tuple[str, list[str]]]]]:
    if not isinstance(said, list):
        raise ValueError("no list of rounds")
    return said


def _days(said: object, count: int) -> list[object]:
    """Return the days of a child's answer."""
    days = said.get("days") if isinstance(said, dict) else None
    if not isinstance(days, list) or len(days) != count:
        raise SolverError("a routing solver answered something that is no plan")
    return days


def _told(plan: DayPlan) -> str:
    stops = sum(
        1 for round_ in plan.rounds for s in round_.stops if s.taken or s.handed
    )
    cents = sum(round_.cost.total for round_ in plan.rounds)
    left = f", {len(plan.unserved)} not served" if plan.unserved else ""
    return (
        f"{plan.day}: {len(plan.rounds)} rounds, {stops} stops, "
        f"{cents / 100:.2f} €{left}"
    )
