"""Plans days: children search, this process finishes what they find."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.metadata import version

from mil.plan import DayPlan
from mil.ports import DayWork, Progress
from routing.day.ground import survey
from routing.plain.budget import Budget
from routing.warm import warm
from routing.week.board import Board, Live
from routing.week.child import Task
from routing.week.ending import Ending
from routing.week.finish import Finished, finish, no_plan, read
from routing.week.processes import processors, run_tasks
from routing.week.search import Found

EACH, ALL = 75, 300
"""Steps for each job of a producer going alone, and most for all of a day's: fixed, so
that the same week always costs the same."""

LEAST = 0.5
"""Seconds any day gets."""

START = 2.0
"""Seconds for starting a child, and for the reasons of what is not served."""

CREW = 4
"""Children that search one day at most: of more plans the best is hardly better, and
each child needs 300 MB."""

APART = 10_007
"""Between the seeds of two children that search the same day."""

LONGEST = 600.0
"""Seconds after which a child with a number of steps to do is taken to hang."""


def versions() -> dict[str, str]:
    """Return the versions of the solvers, for a plan's provenance."""
    return {name: version(name) for name in ("numba", "ortools", "pyvrp")}


def solve_days(
    works: Sequence[DayWork],
    seconds: float,
    seed: int,
    progress: Progress,
    known: Mapping[date, DayPlan] | None = None,
    live: Live = lambda _: None,
    proof: float = 0,
) -> tuple[DayPlan, ...]:
    """Plan days in child processes (a `mil.ports.Router`).

    Parameters
    ----------
    works
        Days; they are independent of each other.
    seconds
        Wall-clock budget for all of them together.
    seed
        Of all random numbers.
    progress
        Told when a day is planned; Ctrl-C ends the search with what there is.
    known
        Plans to start from, by day.
    live
        Shown what the best plans so far cost, in place of what was shown before.
    proof
        Seconds to bound the cost of each small day, besides.

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
    sizes = [max(1, len(work.jobs)) for work in works]
    lanes = deal(sizes)
    budgets = share(works, lanes, seconds)
    lanes = joined(lanes, sizes)
    tasks = [
        Task(
            tuple(works[i] for i in lane),
            tuple(Budget(seconds=budgets[i], wall=True) for i in lane),
            seed + APART * lanes[:number].count(lane),
            known or {},
            proof,
        )
        for number, lane in enumerate(lanes)
    ]
    limits = [sum(budgets[i] + proof for i in lane) for lane in lanes]
    return _planned(works, lanes, tasks, limits, progress, Ending(progress), live)


def solve_alone(
    works: Sequence[DayWork], seed: int, progress: Progress
) -> tuple[DayPlan, ...]:
    """Plan many small days by a fixed effort (a `mil.ports.AloneRouter`).

    Parameters, returns and errors as for `solve_days`; the same works and seed always
    give the same plans.
    """
    lanes = deal([max(1, len(work.jobs)) for work in works])
    tasks = [
        Task(
            tuple(works[i] for i in lane),
            tuple(Budget(iterations=min(ALL, EACH * len(works[i].jobs))) for i in lane),
            seed,
        )
        for lane in lanes
    ]
    limits = [LONGEST] * len(lanes)
    # Ctrl-C stops all of it: there is no plan for less effort
    deaf = Ending(progress, listening=False)
    return _planned(works, lanes, tasks, limits, lambda _: None, deaf)


def deal(sizes: Sequence[int]) -> list[list[int]]:
    """Deal things out to as many lanes as there are processors, the largest first."""
    lanes: list[list[int]] = [[] for _ in range(min(len(sizes), processors()))]
    for i in sorted(range(len(sizes)), key=lambda i: -sizes[i]):
        min(lanes, key=lambda lane: sum(sizes[j] for j in lane)).append(i)
    return lanes


def joined(lanes: Sequence[list[int]], sizes: Sequence[int]) -> list[list[int]]:
    """Let processors without a day search one too, the largest for how many do so.

    Parameters
    ----------
    lanes
        Days by processor; each has one day, when a processor has none.
    sizes
        Of the days.

    Returns
    -------
    list of list of int
        The lanes, then those of the other processors.
    """
    all_lanes = list(lanes)
    crews = Counter(lane[0] for lane in lanes)
    for _ in range(processors() - len(lanes)):
        day = max(
            crews, key=lambda i: (crews[i] < CREW, sizes[i] / crews[i]), default=0
        )
        if crews[day] in (0, CREW):
            break
        crews[day] += 1
        all_lanes.append([day])
    return all_lanes


def share(
    works: Sequence[DayWork], lanes: Sequence[Sequence[int]], seconds: float
) -> list[float]:
    """Divide the budget over days by their number of jobs; each lane has all of it."""
    sizes = [max(1, len(work.jobs)) for work in works]
    budgets = [LEAST] * len(works)
    for lane in lanes:
        total = sum(sizes[i] for i in lane)
        for i in lane:
            budgets[i] = max(LEAST, (seconds - START) * sizes[i] / total)
    return budgets


def _planned(
    works: Sequence[DayWork],
    lanes: Sequence[Sequence[int]],
    tasks: Sequence[Task],
    limits: Sequence[float],
    progress: Progress,
    ending: Ending,
    live: Live = lambda _: None,
) -> tuple[DayPlan, ...]:
    """Run lanes of days in children and finish each day as it comes."""
    grounds = [survey(work) for work in works]
    plans: dict[int, DayPlan] = {}
    found: list[list[Found]] = [[] for _ in works]
    left = [list(lane) for lane in lanes]
    board = Board(live)

    def done(number: int, said: object) -> None:
        if not left[number]:
            raise no_plan("more days than were asked for")
        i = left[number][0]
        match said:
            case {"shown": [int(cents), int(lost)]}:
                board.better(works[i].day, cents, lost)
                return
        del left[number][0]
        found[i].append(read(grounds[i], said))
        if any(i in lane for lane in left):
            return
        finished = finish(grounds[i], *found[i])
        plans[i] = finished.plan
        board.finished(works[i].day)
        progress(_told(finished))

    def ended() -> bool:
        board.tick()
        return ending.asked()

    if tasks:
        warm(progress, bounds=any(task.proof for task in tasks))
    with ending:
        run_tasks(tasks, limits, done, ended=ended)
    if len(plans) < len(works):
        raise no_plan("fewer days than were asked for")
    return tuple(plans[i] for i in range(len(works)))


def _told(finished: Finished) -> str:
    plan, above = finished.plan, finished.above
    stops = sum(
        1 for round_ in plan.rounds for s in round_.stops if s.taken or s.handed
    )
    cents = sum(round_.cost.total for round_ in plan.rounds)
    left = f", {len(plan.unserved)} not served" if plan.unserved else ""
    bound = ""
    if above is not None and cents > above:
        bound = f", at most {100 * above / (cents - above):.1f} % above the bound"
    return (
        f"{plan.day}: {len(plan.rounds)} rounds, {stops} stops, "
        f"{cents / 100:.2f} €{left}{bound}"
    )
