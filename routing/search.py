"""One day, planned: a first plan, then passes of the solver, the best one kept."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from mil.errors import SolverError
from mil.plan import DayPlan
from routing.boxes import cut, torn, uncut
from routing.effort import Effort
from routing.ground import Ground
from routing.insertion import construct, empty, repair
from routing.model import solve
from routing.nodes import Problem, build
from routing.recreate import paired, recreate, worth
from routing.rounds import Chains, chains_of, left_out
from routing.timing import Timing

STEPWISE = 0.8
"""Part of the time given to ruin and recreate, the rest to the solver."""


@dataclass(frozen=True, slots=True)
class Search:
    """How hard to look.

    Attributes
    ----------
    seconds
        Wall-clock limit of all passes together.
    passes
        Rounds of ruin and recreate, then the solver; each cuts the hours anew.
    steps, solutions
        Limits of each pass in steps and in solutions accepted, or None. With them, and
        ample seconds, the same work and seed give the same plan.
    """

    seconds: float
    passes: int = 2
    steps: int | None = None
    solutions: int | None = None


def plan_day(
    ground: Ground, seed: int, search: Search, known: DayPlan | None = None
) -> Chains:
    """Plan the rounds of one day.

    Parameters
    ----------
    ground
        The day.
    seed
        Order of nodes, division of hours, choice of stops.
    search
        When to stop.
    known
        A plan to start from, if any; what is no longer the day's work is left out.

    Returns
    -------
    tuple of tuple of Draft
        Rounds by shift; every one keeps the rules.
    """
    ends = time.monotonic() + search.seconds
    timing = Timing(ground)
    problem = build(ground, seed)
    if not problem.nodes:
        return empty(ground)
    rng = random.Random(seed)  # noqa: S311 -- a search order, no secret
    if known is None:
        best = settle(timing, construct(timing, problem))
    else:
        best = settle(timing, salvage(timing, chains_of(ground, known)))
    for number in range(search.passes):
        left = (ends - time.monotonic()) / (search.passes - number)
        if left <= 0:
            break
        best = recreate(timing, best, rng, _left(left * STEPWISE, search.steps))
        effort = Effort(left * (1 - STEPWISE), search.solutions)
        apart = torn(problem, best)  # nodes are the same for every seed, in any order
        trial = build(ground, seed + number, apart)
        best = _solved(timing, trial, best, effort, rng)
    return best


def _left(seconds: float, steps: int | None) -> Callable[[int], float]:
    """Return which part of so many seconds, or steps, is left."""
    begun = time.monotonic()

    def left(step: int) -> float:
        spent = (time.monotonic() - begun) / seconds
        if steps is None or spent >= 1:
            return 1 - spent
        return 1 - step / steps if steps else 0.0

    return left


def _solved(
    timing: Timing, problem: Problem, best: Chains, effort: Effort, rng: random.Random
) -> Chains:
    """Let the solver improve a day within hours cut around it."""
    runs = timing.runs(best)
    if runs is None:
        return best
    boxes = cut(problem, best, runs, rng)
    try:
        found = solve(problem, boxes, effort)
    except SolverError:
        return best  # too little time, or hours the model cannot hold: best stays
    trial = settle(timing, salvage(timing, uncut(timing.ground, problem, boxes, found)))
    timing.forget()
    return trial if worth(timing, trial) > worth(timing, best) else best


def salvage(timing: Timing, chains: Chains) -> Chains:
    """Return the rounds that keep the rules together, as many as possible.

    The solver is a little less strict than the rules where a site is visited for
    several nodes at once.
    """
    if timing.price(chains) is not None:
        return chains
    kept = empty(timing.ground)
    order = sorted(
        ((n, draft) for n, chain in enumerate(chains) for draft in chain),
        key=lambda item: not item[1].collect,
    )
    for number, draft in order:
        among = (*kept[number], draft)
        chain = tuple(sorted(among, key=chains[number].index))
        trial = (*kept[:number], chain, *kept[number + 1 :])
        kept = trial if timing.price(trial) is not None else kept
    return kept


def settle(timing: Timing, chains: Chains) -> Chains:
    """Add what fits after all, and carry nothing halfway."""
    chains = paired(timing.ground, chains)
    return repair(timing, chains, left_out(timing.ground, chains))
