"""Plans a day as it is and in fixed waves, and notes what came of it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from benchmarks.days.planted import hub_day
from benchmarks.days.waves import EASE, eased, fixed_waves
from mil.units import Cents, Seconds
from routing.check import check_result
from routing.problem import Problem, visits_of
from routing.result import Result

Display = Callable[[Result], None]


class Engine(Protocol):
    """Plans a problem within a budget it knows."""

    def __call__(self, problem: Problem, display: Display) -> Result:
        """Return the best plan; show better ones as they are found."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of planning a day once.

    Attributes
    ----------
    loss, cents
        Of the plan; None when there is none, or none that the judge accepts.
    complete
        CPU seconds until the first plan that leaves nothing out, or None.
    spent
        CPU seconds in all.
    trouble
        Why there is no plan, in words; empty when there is one.
    """

    loss: int | None
    cents: Cents | None
    complete: float | None
    spent: float
    trouble: str = ""

    @property
    def solved(self) -> bool:
        """Whether everything that must be served is."""
        return self.loss == 0


@dataclass(frozen=True, slots=True)
class Row:
    """One day of the table.

    Attributes
    ----------
    stops, seed, tight, visits
        Which day, and how many visits its tasks have.
    planted
        What its planted plan costs.
    ours
        The day as it is.
    free, waves
        The eased day without waves, and in waves at the hour that came out best; None
        when not asked for.
    hour
        That hour.
    drawn
        Seed of the engine.
    """

    stops: int
    seed: int
    tight: float
    visits: int
    planted: Cents
    ours: Outcome
    free: Outcome | None = None
    waves: Outcome | None = None
    hour: Seconds | None = None
    drawn: int = 1


def measure_day(
    engine: Engine, stops: int, seed: int, tight: float, hours: Sequence[Seconds]
) -> Row:
    """Plan one planted day.

    Parameters
    ----------
    engine
        What plans it.
    stops, seed, tight
        As for `hub_day`.
    hours
        Waves to be tried on the eased day, each with as much time as the day itself;
        the best counts. None: the eased day is not planned.
    """
    day = hub_day(seed, stops, tight)
    problem = day.problem
    ours = plan(engine, problem)
    easy = eased(problem, EASE)
    tried = [(plan(engine, fixed_waves(easy, hour)), hour) for hour in hours]
    best = min(tried, key=lambda pair: _worth(pair[0]), default=None)
    return Row(
        stops=stops,
        seed=seed,
        tight=tight,
        visits=sum(len(visits_of(problem, t)) for t in range(len(problem.tasks))),
        planted=day.result.cost.total,
        ours=ours,
        free=plan(engine, easy) if hours else None,
        waves=None if best is None else best[0],
        hour=None if best is None else best[1],
    )


def plan(engine: Engine, problem: Problem) -> Outcome:
    """Let an engine plan a problem and the judge look at what it says.

    Parameters
    ----------
    engine
        Whatever it raises is told, no reason to stop.
    problem
        Any day.
    """
    begun, complete = time.process_time(), list[float]()

    def note(shown: Result) -> None:
        if shown.loss == 0 and not complete:
            complete.append(time.process_time() - begun)

    try:
        result = engine(problem, note)
    except Exception as error:  # a peer that fails is a figure of the table
        spent = time.process_time() - begun
        return Outcome(None, None, None, spent, f"failed: {error}")
    spent = time.process_time() - begun
    faults = check_result(problem, result)
    if faults:
        return Outcome(None, None, None, spent, f"refused: {faults[0].message}")
    first = complete[0] if complete else spent
    known = None if result.loss else first
    return Outcome(result.loss, result.cost.total, known, spent)


def _worth(outcome: Outcome) -> tuple[bool, int, int]:
    """Rank outcomes: accepted, then by loss, then by cost."""
    return (outcome.loss is None, outcome.loss or 0, outcome.cents or 0)
