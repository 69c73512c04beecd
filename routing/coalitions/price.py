"""What groups of a day's stops cost, day by day, for `mil.costs.best_plans`."""

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace

import numpy as np

from mil.costs.open_day import OpenDay, PricedDay
from mil.errors import InputError
from routing.coalitions.day import Model, model_of
from routing.coalitions.fleet import fleet_of
from routing.coalitions.layout import loads_of
from routing.coalitions.portfolio import USUAL, Effort
from routing.coalitions.sample import sampled_shapley
from routing.coalitions.single import count_fitting
from routing.coalitions.stops import Kind, Stops
from routing.coalitions.table import price_coalitions

ALWAYS_EXACT, MOST_EXACT = 20, 22
"""Stops of a day that are priced by a table of all coalitions, whatever the vehicles,
and at most."""

MOST_FITTING = 3 << 20
"""Coalitions that fit into one vehicle, over all kinds, of a larger table: with windows
each takes some microseconds and hundreds of bytes."""


def price_days(
    days: Sequence[OpenDay],
    effort: Effort = USUAL,
    executor: Executor | None = None,
) -> tuple[PricedDay, ...]:
    """Price the games of a week.

    Parameters
    ----------
    days
        Collection or delivery of one day each.
    effort
        How much is done for a day that is too large for a table.
    executor
        Who does the sampling; None for this process. The answer is the same.

    Returns
    -------
    tuple of PricedDay
        One for each; what cannot be priced says why.
    """
    return tuple(_price_day(day, effort, executor) for day in days)


def _price_day(day: OpenDay, effort: Effort, executor: Executor | None) -> PricedDay:
    """Price one day by a table or, with many stops, by sampling."""
    try:
        model = model_of(day)
        if _has_table(model):
            table = price_coalitions(model.stops, model.kinds)
            total = int(table.costs[-1])
            return PricedDay(model.unit, total, table.costs, None, model.widened)
        _servable(model.stops, model.kinds)
    except InputError as error:
        return PricedDay(refused=str(error))
    found = sampled_shapley(fleet_of(model.stops, model.kinds), effort, executor)
    return PricedDay(model.unit, found.total, None, found.sampled, model.widened)


def _has_table(model: Model) -> bool:
    """Tell whether a day is small enough for a table."""
    count = model.stops.count
    if count <= ALWAYS_EXACT or count > MOST_EXACT:
        return count <= ALWAYS_EXACT
    return (
        sum(
            count_fitting(loads_of(model.stops, kind, range(count)), 1 << count)
            for kind in model.kinds
        )
        <= MOST_FITTING
    )


def _servable(stops: Stops, kinds: Sequence[Kind]) -> None:
    """Refuse what the table would refuse: each stop by itself has such a table.

    Raises
    ------
    InputError
        In one sentence.
    """
    for stop in range(stops.count):
        here = np.array([stop, stops.count])
        grid = np.ix_(here, here)
        one = Stops(
            stops.loads[[stop]],
            stops.service[[stop]],
            None if stops.windows is None else stops.windows[[stop]],
            stops.names[stop : stop + 1],
        )
        price_coalitions(
            one,
            [replace(k, cost=k.cost[grid], seconds=k.seconds[grid]) for k in kinds],
        )
