"""Shapley values of games that are too large for a table.

A portfolio of giant tours, learned by counted steps from seeds, makes the cost of a
coalition a function: monotone by construction, the same on every machine with the same
versions. It need not be subadditive. What each stop adds is averaged over coalitions,
drawn in independent batches, with every size as often as any other; their spread gives
the interval. The values are scaled to the cost of all. How far the function is above a
good solver is measured on other coalitions and told apart from that: it is no matter of
chance.

Learning, sampling and measuring are tasks of their own, each with its seed, so they go
to any `concurrent.futures.Executor`; whatever it is, and in whatever order they end,
the figures are whole numbers added up in the same order.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, TypeVar

import numpy as np

from mil.costs.open_day import Sampled
from routing.coalitions.along import Fleet, price_changes, price_sets
from routing.coalitions.learn import along, good_rounds, side_by_side, with_everybody
from routing.problem import Integers

BATCHES = 20
T_95 = 2.093
"""Two-sided 95 % point of Student's t with 19 degrees of freedom: of 20 batches."""

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is done: counts, never seconds.

    Attributes
    ----------
    tours
        Coalitions whose plans are learned from, everybody aside.
    steps
        Iterations for the plan of each 50 stops.
    draws
        Coalitions in each of the `BATCHES` batches.
    audits
        Coalitions held beside a solver with ten times the steps; 0 for none.
    seed
        Of everything.
    """

    tours: int = 40
    steps: int = 200
    draws: int = 200
    audits: int = 8
    seed: int = 1


USUAL = Effort()


class _Mapper(Protocol):
    def __call__(
        self, work: Callable[..., Answer], *arguments: Iterable[object]
    ) -> list[Answer]: ...


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    """Sampled values, and what they come from.

    Attributes
    ----------
    total
        Cost of everybody.
    sampled
        By stop.
    tours
        The portfolio.
    """

    total: int
    sampled: Sampled
    tours: Integers


def sampled_shapley(
    fleet: Fleet, effort: Effort = USUAL, executor: Executor | None = None
) -> Estimate:
    """Estimate the Shapley value of the game of some stops.

    Parameters
    ----------
    fleet
        At least one stop; each can be served alone.
    effort
        How much to do.
    executor
        Who does it; None for this process.

    Returns
    -------
    Estimate
        The same for the same fleet and effort, whatever the executor.
    """
    each = _mapper(executor)
    tours = learn(fleet, effort, executor)
    batches = range(BATCHES)
    sums = each(
        _batch, *zip(*((fleet, tours, effort, b) for b in batches), strict=True)
    )
    total = int(costs_of(fleet, tours, [range(len(fleet.loads))])[0])
    summed = np.array(sums, np.int64).sum(axis=0).tolist()
    values = tuple(Fraction(total * own, sum(summed) or 1) for own in summed)
    gaps: list[int] = []
    if effort.audits:
        asked = ((fleet, tours, effort, number) for number in range(effort.audits))
        gaps = each(_audit, *zip(*asked, strict=True))
    gap = round(sum(gaps) / len(gaps)) if gaps else None
    width = _half_width(np.array(sums) / effort.draws, total)
    return Estimate(total, Sampled(values, width, gap), tours)


def _mapper(executor: Executor | None) -> _Mapper:
    """Return what does tasks and gives their answers in order."""

    def each(work: Callable[..., Answer], *arguments: Iterable[object]) -> list[Answer]:
        if executor is None:
            return [work(*given) for given in zip(*arguments, strict=True)]
        tasks = [
            executor.submit(work, *given) for given in zip(*arguments, strict=True)
        ]
        return [task.result() for task in tasks]

    return each


def _half_width(means: np.ndarray, total: int) -> int:
    """Return half of the widest interval, per 10 000 of the mean value, rounded up."""
    spread = float(means.std(axis=0, ddof=1).max()) / len(means) ** 0.5
    mean = total / means.shape[1]
    return int(np.ceil(10_000 * T_95 * spread / mean)) if mean else 0


def learn(fleet: Fleet, effort: Effort, executor: Executor | None = None) -> Integers:
    """Learn giant tours.

    Parameters
    ----------
    fleet, effort, executor
        As for `sampled_shapley`.
    """
    each = _mapper(executor)
    size = len(fleet.loads)
    everybody = list(range(size))
    steps = 10 * _steps(effort, size)
    base = side_by_side(fleet, good_rounds(fleet, everybody, steps, effort.seed))
    asked = ((fleet, effort, number) for number in range(effort.tours))
    plans = each(_learned, *zip(*asked, strict=True)) if effort.tours else []
    orders = [base, *(along(with_everybody(fleet, plan), base) for plan in plans)]
    return np.unique(np.array(orders, np.int64), axis=0)


def _steps(effort: Effort, size: int) -> int:
    return max(10, effort.steps * size // 50)


def _learned(fleet: Fleet, effort: Effort, number: int) -> list[list[int]]:
    """Return the rounds of a coalition, large ones more often than small ones."""
    every = len(fleet.loads)
    size = max(1, round(every * ((number + 1) / effort.tours) ** 0.6))
    draw = np.random.default_rng([effort.seed, number, 1])
    chosen = sorted(draw.choice(every, size, replace=False).tolist())
    return good_rounds(fleet, chosen, _steps(effort, size), number)


def _batch(fleet: Fleet, tours: Integers, effort: Effort, number: int) -> Integers:
    """Return the sums of what each stop adds, over the coalitions of one batch.

    Their sizes are evenly spread over 0 to m. Seen from any one stop, the others in the
    coalition are then as many as before it in a random order.
    """
    size = len(fleet.loads)
    draw = np.random.default_rng([effort.seed, number, 2])
    sets = np.zeros((effort.draws, size), np.bool_)
    first = draw.random()
    for at, there in enumerate(sets):
        count = int((at + first) * (size + 1) / effort.draws)
        there[draw.permutation(size)[:count]] = True
    added = np.empty(sets.shape, np.int64)
    price_changes(fleet, tours, sets, added)
    sums: Integers = added.sum(axis=0)
    return sums


def _audit(fleet: Fleet, tours: Integers, effort: Effort, number: int) -> int:
    """Return by how much one coalition costs more than with a solver, per 10 000."""
    every = len(fleet.loads)
    draw = np.random.default_rng([effort.seed, number, 3])
    size = max(1, round(every * (number + 1) / effort.audits))
    chosen = sorted(draw.choice(every, size, replace=False).tolist())
    plan = good_rounds(fleet, chosen, 10 * _steps(effort, size), number)
    good = cost_of(fleet, [along(with_everybody(fleet, plan), range(every))], chosen)
    ours = int(costs_of(fleet, tours, [chosen])[0])
    return round(10_000 * (ours - good) / good) if good else 0


def cost_of(
    fleet: Fleet, orders: Sequence[Sequence[int]], chosen: Sequence[int]
) -> int:
    """Return what a coalition costs along some orders of all stops."""
    return int(costs_of(fleet, np.array(orders, np.int64), [chosen])[0])


def costs_of(
    fleet: Fleet, tours: Integers, coalitions: Sequence[Sequence[int]]
) -> Integers:
    """Return what coalitions cost by a portfolio.

    Parameters
    ----------
    fleet, tours
        As learned.
    coalitions
        Their stops.
    """
    sets = np.zeros((len(coalitions), len(fleet.loads)), np.bool_)
    for number, chosen in enumerate(coalitions):
        sets[number, list(chosen)] = True
    costs = np.empty(len(sets), np.int64)
    price_sets(fleet, tours, sets, costs)
    return costs
