"""What groups of a day's stops cost, day by day, for `mil.costs.best_plans`."""

from collections.abc import Sequence

from mil.costs.open_day import OpenDay, PricedDay
from mil.errors import InputError
from routing.coalitions.day import model_of
from routing.coalitions.table import price_coalitions

MOST_EXACT = 20
"""Stops of a day that are priced by a table of all coalitions."""


def price_days(days: Sequence[OpenDay]) -> tuple[PricedDay, ...]:
    """Price the games of a week.

    Parameters
    ----------
    days
        Collection or delivery of one day each.

    Returns
    -------
    tuple of PricedDay
        One for each; what cannot be priced says why.
    """
    return tuple(_price_day(day) for day in days)


def _price_day(day: OpenDay) -> PricedDay:
    if len(day.stops) > MOST_EXACT:
        return PricedDay(refused=f"{len(day.stops)} stops are too many for a table")
    try:
        model = model_of(day)
        table = price_coalitions(model.stops, model.kinds)
    except InputError as error:
        return PricedDay(refused=str(error))
    total = int(table.costs[-1])
    return PricedDay(model.unit, total, table.costs, None, model.widened)
