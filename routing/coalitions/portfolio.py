"""Giant tours from which the cost of any coalition comes, and how they are found."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np

from routing.coalitions.along import Flags, Fleet, price_sets
from routing.coalitions.lasting import lasting, windows_bind
from routing.coalitions.learn import along, good_rounds, side_by_side, with_everybody
from routing.coalitions.spans import price_spans
from routing.coalitions.sweeps import best_sweep, fits_small, spans_by_size
from routing.coalitions.within import Lasting
from routing.problem import Integers

TRIALS = 160
"""Coalitions by which one of the sweeps is chosen."""

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
    work
        Sets of stops looked at for each coalition, about; 0 for tours as they are.
    cuts
        Places at which a sweep begins by turns.
    draws
        Coalitions in each of the `BATCHES` batches.
    audits
        Coalitions held beside a solver with ten times the steps; 0 for none.
    seed
        Of everything.
    """

    tours: int = 40
    steps: int = 200
    work: int = 1 << 15
    cuts: int = 4
    draws: int = 25
    audits: int = 8
    seed: int = 1


USUAL = Effort()


class Mapper(Protocol):
    """Does the same work with different things."""

    def __call__(
        self, work: Callable[..., Answer], *arguments: Iterable[object]
    ) -> list[Answer]:
        """Return the answers in order."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Portfolio:
    """A fixed set of giant tours: with a fleet, the cost of any coalition.

    Attributes
    ----------
    tours
        Cut into rounds as they are, shape ``(tours, m)``.
    sweeps
        Along which rounds are put together anew, shape ``(sweeps, m)``; none where
        windows bind.
    spans
        Places of a span along sweeps, by number of stops.
    cuts
        As of `Effort`.
    lasting
        What rounds along sweeps may cost.
    """

    tours: Integers
    sweeps: Integers
    spans: Integers
    cuts: int
    lasting: Lasting


def mapper(executor: Executor | None) -> Mapper:
    """Return what does tasks and gives their answers in order."""

    def each(work: Callable[..., Answer], *arguments: Iterable[object]) -> list[Answer]:
        if executor is None:
            return [work(*given) for given in zip(*arguments, strict=True)]
        tasks = [
            executor.submit(work, *given) for given in zip(*arguments, strict=True)
        ]
        return [task.result() for task in tasks]

    return each


def learn(fleet: Fleet, effort: Effort, executor: Executor | None = None) -> Portfolio:
    """Learn giant tours.

    Parameters
    ----------
    fleet, effort, executor
        As for `sampled_shapley`.
    """
    each = mapper(executor)
    size = len(fleet.loads)
    everybody = list(range(size))
    steps = 10 * steps_for(effort, size)
    base = side_by_side(fleet, good_rounds(fleet, everybody, steps, effort.seed))
    asked = ((fleet, effort, number) for number in range(effort.tours))
    plans = each(_learned, *zip(*asked, strict=True)) if effort.tours else []
    orders = [base, *(along(with_everybody(fleet, plan), base) for plan in plans)]
    tours = np.unique(np.array(orders, np.int64), axis=0)
    swept, spans = np.empty((0, size), np.int64), spans_by_size(size, effort.work)
    if effort.work and size > 1 and fits_small(fleet) and not windows_bind(fleet):
        swept = best_sweep(fleet, _trials(size, effort), spans, effort.cuts)
    return Portfolio(tours, swept, spans, effort.cuts, lasting(fleet))


def work_by_size(portfolio: Portfolio) -> Integers:
    """Return about how much work a coalition is, by its stops: one to all but one.

    Parameters
    ----------
    portfolio
        As learned.
    """
    size = portfolio.tours.shape[1]
    count = np.arange(1, size)
    looked_at = len(portfolio.sweeps) << (portfolio.spans[1:size] - 1)
    work: Integers = count * (len(portfolio.tours) + looked_at)
    return work


def _trials(size: int, effort: Effort) -> Flags:
    """Draw coalitions of evenly spread sizes, by which a sweep is chosen."""
    draw = np.random.default_rng([effort.seed, 0, 4])
    sets = np.zeros((TRIALS, size), np.bool_)
    for number, there in enumerate(sets):
        there[draw.permutation(size)[: 1 + number * size // TRIALS]] = True
    return sets


def steps_for(effort: Effort, size: int) -> int:
    """Return the iterations for a plan of so many stops."""
    return max(10, effort.steps * size // 50)


def _learned(fleet: Fleet, effort: Effort, number: int) -> list[list[int]]:
    """Return the rounds of a coalition, large ones more often than small ones."""
    every = len(fleet.loads)
    size = max(1, round(every * ((number + 1) / effort.tours) ** 0.6))
    draw = np.random.default_rng([effort.seed, number, 1])
    chosen = sorted(draw.choice(every, size, replace=False).tolist())
    return good_rounds(fleet, chosen, steps_for(effort, size), number)


def costs_of(
    fleet: Fleet, portfolio: Portfolio, coalitions: Sequence[Sequence[int]]
) -> Integers:
    """Return what coalitions cost by a portfolio.

    Parameters
    ----------
    fleet, portfolio
        As learned.
    coalitions
        Their stops.
    """
    sets = np.zeros((len(coalitions), len(fleet.loads)), np.bool_)
    for number, chosen in enumerate(coalitions):
        sets[number, list(chosen)] = True
    return priced(fleet, portfolio, sets)


def priced(fleet: Fleet, portfolio: Portfolio, sets: Flags) -> Integers:
    """Return what coalitions cost: the least that any of the tours comes to."""
    costs = np.empty(len(sets), np.int64)
    price_sets(fleet, portfolio.tours, sets, costs)
    if len(portfolio.sweeps):
        bound, swept, spans = portfolio.lasting, portfolio.sweeps, portfolio.spans
        price_spans(fleet, bound, swept, spans, portfolio.cuts, sets, costs)
    return costs
