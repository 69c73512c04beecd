"""Shapley values of games that are too large for a table.

A portfolio of giant tours, learned by counted steps from seeds, makes the cost of a
coalition a function: monotone by construction, the same on every machine with the same
versions. It need not be subadditive. Coalitions are drawn in independent batches;
beside simple games with known values, what they cost gives the value of each stop
(`routing.coalitions.fitted`), and the spread of the batches the interval. How far the
function is above a good solver is measured on other coalitions and told apart from
that: it is no matter of chance.

Learning, sampling and measuring are tasks of their own, each with its seed, so they go
to any `concurrent.futures.Executor`; whatever it is, and in whatever order they end,
the figures are put together in the same order.
"""

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from mil.costs.open_day import Sampled
from routing.coalitions.along import Flags, Fleet, price_sets
from routing.coalitions.fitted import Drawing, draw_sets, estimates, few_sets
from routing.coalitions.learn import along, good_rounds, with_everybody
from routing.coalitions.portfolio import (
    USUAL,
    Effort,
    Portfolio,
    costs_of,
    learn,
    mapper,
    priced,
    steps_for,
    work_by_size,
)
from routing.coalitions.simple import Floats, simple_games
from routing.problem import Integers

BATCHES = 800
T_95 = 1.963
"""Two-sided 95 % point of Student's t with 799 degrees of freedom: of 800 batches."""

FINE = 1 << 10
"""Values are rounded to so small a part of the unit."""


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    """Sampled values, and what they come from.

    Attributes
    ----------
    total
        Cost of everybody.
    sampled
        By stop.
    portfolio
        What costs come from.
    """

    total: int
    sampled: Sampled
    portfolio: Portfolio


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
    each = mapper(executor)
    size = len(fleet.loads)
    portfolio = learn(fleet, effort, executor)
    total = int(costs_of(fleet, portfolio, [range(size)])[0])
    values: tuple[Fraction, ...] = (Fraction(total),)
    width = 0
    if size > 1:
        batches = range(BATCHES)
        asked = ((fleet, portfolio, effort, number) for number in batches)
        costs = each(_batch, *zip(*asked, strict=True))
        drawn = [
            Drawing(_sets(portfolio, effort, number), found)
            for number, found in zip(batches, costs, strict=True)
        ]
        tours = np.concatenate([portfolio.sweeps, portfolio.tours])
        games = simple_games(fleet, tours, BATCHES * effort.draws // 2)
        few = Drawing(few_sets(size), priced(fleet, portfolio, few_sets(size)))
        found = estimates(drawn, few, games, total, work_by_size(portfolio))
        values, width = _values(found, total), _half_width(found, total)
    gap = measured_gap(fleet, portfolio, effort, executor) if effort.audits else None
    return Estimate(total, Sampled(values, width, gap), portfolio)


def measured_gap(
    fleet: Fleet,
    portfolio: Portfolio,
    effort: Effort,
    executor: Executor | None = None,
) -> int:
    """Return by how much costs are above those of a solver, per 10 000 on the mean.

    Parameters
    ----------
    fleet, effort, executor
        As for `sampled_shapley`, with at least one audit.
    portfolio
        As learned.
    """
    asked = ((fleet, portfolio, effort, number) for number in range(effort.audits))
    gaps = mapper(executor)(_audit, *zip(*asked, strict=True))
    return round(sum(gaps) / len(gaps))


def _values(found: Floats, total: int) -> tuple[Fraction, ...]:
    """Return the mean of all batches, adding up to the cost of everybody."""
    means = found.cumsum(axis=0)[-1] / len(found)
    values = [Fraction(round(float(mean) * FINE), FINE) for mean in means]
    left = (total - sum(values, Fraction(0))) / len(values)
    return tuple(value + left for value in values)


def _half_width(means: Floats, total: int) -> int:
    """Return half of the widest interval, per 10 000 of the mean value, rounded up."""
    spread = float(means.std(axis=0, ddof=1).max()) / len(means) ** 0.5
    mean = total / means.shape[1]
    return int(np.ceil(10_000 * T_95 * spread / mean)) if mean else 0


def _sets(portfolio: Portfolio, effort: Effort, number: int) -> Flags:
    """Return the coalitions of one batch: the same whenever they are asked for."""
    draw = np.random.default_rng([effort.seed, number, 2])
    return draw_sets(work_by_size(portfolio), effort.draws, draw)


def _batch(fleet: Fleet, portfolio: Portfolio, effort: Effort, number: int) -> Integers:
    """Return what the coalitions of one batch cost."""
    return priced(fleet, portfolio, _sets(portfolio, effort, number))


def _audit(fleet: Fleet, portfolio: Portfolio, effort: Effort, number: int) -> int:
    """Return by how much one coalition costs more than with a solver, per 10 000."""
    every = len(fleet.loads)
    draw = np.random.default_rng([effort.seed, number, 3])
    size = max(1, round(every * (number + 1) / effort.audits))
    chosen = sorted(draw.choice(every, size, replace=False).tolist())
    plan = good_rounds(fleet, chosen, 10 * steps_for(effort, size), number)
    good = _along(fleet, along(with_everybody(fleet, plan), range(every)), chosen)
    ours = int(costs_of(fleet, portfolio, [chosen])[0])
    return round(10_000 * (ours - good) / good) if good else 0


def _along(fleet: Fleet, order: Sequence[int], chosen: Sequence[int]) -> int:
    """Return what a coalition costs along one order of all stops."""
    sets, costs = np.zeros((1, len(order)), np.bool_), np.empty(1, np.int64)
    sets[0, list(chosen)] = True
    price_sets(fleet, np.array([order], np.int64), sets, costs)
    return int(costs[0])
