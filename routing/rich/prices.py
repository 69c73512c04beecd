"""Prices that a search begins with, other than those that are paid.

With the true prices it hires a carrier for what is left over early on, never gets rid
of that round again, and gives small vehicles little. Searches that see other prices
first end elsewhere. After the noising method of Charon and Hudry (1993,
https://doi.org/10.1016/0167-6377(93)90023-A).
"""

from random import Random

import numpy as np
import numpy.typing as npt

from routing.rich import columns as c
from routing.rich.arrays import Data

Factors = npt.NDArray[np.float64]

HIRED = 2.5
"""What the prices of a vehicle that is paid for by the round are multiplied by."""

SMALL, LITTLE = 0.7, 3
"""What those of small vehicles are multiplied by; one vehicle in so many is small."""

SPREAD = 0.25
"""Standard deviation of the logarithms of random factors."""


def factors_of(data: Data, number: int, seed: int) -> Factors:
    """Return what the prices of each vehicle are multiplied by in one of many starts.

    Parameters
    ----------
    data
        The problem.
    number
        Of the start, from 0. By turns all prices are true; carriers are dear; all
        prices are changed at random; carriers are dear, and small vehicles cheap.
    seed
        Of the random ones.

    Returns
    -------
    ndarray
        Shape ``(V,)``; at most `HIRED`, so that no sum of prices leaves int64.
    """
    vehicles, kind = data.vehicle.shape[0], number % 4
    factors = np.ones(vehicles)
    if kind == 2:
        draw = Random(seed)  # noqa: S311 -- repeatable, no secret
        spread = [draw.lognormvariate(0, SPREAD) for _ in range(vehicles)]
        return np.minimum(spread, HIRED)[data.vehicle[:, c.TWIN]]
    if kind in (1, 3):
        factors[data.vehicle[:, c.ROUND_PRICE] > 0] = HIRED
    if kind == 3:
        room = data.room[:, :, c.CAPACITY].sum(axis=1)
        small = room <= np.sort(room)[vehicles // LITTLE]
        factors[small & (factors == 1)] = SMALL
    return factors


def multiplied(data: Data, factors: Factors) -> Data:
    """Return the arrays of a problem with other prices of its vehicles.

    Parameters
    ----------
    data
        The problem.
    factors
        By vehicle.
    """
    vehicle, room = data.vehicle.copy(), data.room.copy()
    prices = vehicle[:, c.DAY_PRICE : c.OVER_PRICE + 1]
    prices[:] = np.rint(prices * factors[:, None])
    room[:, :, c.LOAD_PRICE] = np.rint(room[:, :, c.LOAD_PRICE] * factors[:, None])
    return data._replace(vehicle=vehicle, room=room)
