"""How PyVRP is set for runs of seconds, and where its penalties begin.

PyVRP 0.14 begins with penalties halfway to their ceiling and halves them once in 3,300
iterations: a run of ten seconds ends before they fit the problem. Here they begin at a
few times what a unit of excess is worth on a typical leg, and are looked at more often.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from pyvrp import PenaltyParams, ProblemData

FORBIDDEN = 1 << 40
"""From here on a travel time or distance says that there is no way."""

USUAL_CEILING = 100_000.0
"""PyVRP's own largest penalty."""

LARGEST_SUM = 1 << 61
"""What no penalised cost may come near: PyVRP counts in int64 and does not look."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """Settings of one trajectory.

    Attributes
    ----------
    warmth
        How much worse a step may be at first, in costs of a typical leg.
    cooled
        What is left of that at the end.
    vehicles
        How much worse it may be at first in fixed costs of a vehicle, if that is more.
    neighbours
        How many others a visit is tried next to.
    shakes
        Most visits moved at random per iteration.
    worth
        Excess is priced at this many times its worth on a typical leg at first.
    updates
        Iterations between two looks at the penalties.
    rest
        Fewest iterations between two searches all around a new best solution.
    """

    warmth: float = 2.0
    cooled: float = 0.01
    vehicles: float = 0.0
    neighbours: int = 50
    shakes: int = 15
    worth: float = 20.0
    updates: int = 100
    rest: int = 50


def first_penalties(
    data: ProblemData, worth: float
) -> tuple[list[float], float, float]:
    """Return penalties per unit of load, time and distance to begin with.

    A typical leg's cost over its length, its duration and the mean load of a visit,
    times `worth`.

    Parameters
    ----------
    data
        The problem.
    worth
        Factor.

    Returns
    -------
    tuple[list[float], float, float]
        By load dimension, for time, for distance: cost units per unit of excess.
    """
    metres = [_typical(_measured(matrix)) for matrix in data.distance_matrices()]
    seconds = [_typical(_measured(matrix)) for matrix in data.duration_matrices()]
    kinds = data.vehicle_types()
    legs = [
        kind.unit_distance_cost * metres[kind.profile]
        + kind.unit_duration_cost * seconds[kind.profile]
        for kind in kinds
    ]
    leg = worth * max(1.0, _mean(legs))
    loads = [leg / _mean_load(data, d) for d in range(data.num_load_dimensions)]
    return loads, leg / max(1.0, _mean(seconds)), leg / max(1.0, _mean(metres))


def penalty_params(data: ProblemData, tuning: Tuning) -> PenaltyParams:
    """Return how penalties follow the search."""
    loads, time, distance = first_penalties(data, tuning.worth)
    excess = 4 * (_longest_time(data) + _largest_load(data))
    safe = LARGEST_SUM // max(1, excess)
    most = min(max(USUAL_CEILING, 1_000 * max(*loads, time, distance)), safe)
    return PenaltyParams(
        solutions_between_updates=tuning.updates, max_penalty=max(1.0, most)
    )


def _longest_time(data: ProblemData) -> int:
    """Return more than all routes together can take."""
    longest = max(
        _measured(matrix).max(initial=1) for matrix in data.duration_matrices()
    )
    return int(longest) * _legs(data)


def _legs(data: ProblemData) -> int:
    return data.num_clients + 2 * data.num_shipments + data.num_vehicles


def _largest_load(data: ProblemData) -> int:
    """Return all load in the dimension that has most of it."""
    return max(
        (
            sum(max(c.delivery[d], c.pickup[d]) for c in data.clients())
            + sum(shipment.amount[d] for shipment in data.shipments())
            for d in range(data.num_load_dimensions)
        ),
        default=0,
    )


def _measured(matrix: object) -> npt.NDArray[np.int64]:
    """Return PyVRP's matrix as numpy knows it: its type information does not say."""
    return np.asarray(matrix, dtype=np.int64)


def _typical(matrix: npt.NDArray[np.int64]) -> float:
    """Return the median of a matrix where there is a way."""
    ways = matrix[(matrix > 0) & (matrix < FORBIDDEN)]
    return float(np.median(ways)) if ways.size else 1.0


def _mean(values: Iterable[float]) -> float:
    return float(np.mean(list(values)))


def _mean_load(data: ProblemData, dimension: int) -> float:
    """Return the mean load of the visits that have any in this dimension."""
    loads = [
        max(client.delivery[dimension], client.pickup[dimension])
        for client in data.clients()
    ]
    loads += [shipment.amount[dimension] for shipment in data.shipments()]
    carried = [load for load in loads if load > 0]
    return _mean(carried) if carried else 1.0
