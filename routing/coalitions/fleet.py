"""Stops and kinds of vehicles as the loops along giant tours read them."""

from collections.abc import Sequence

import numpy as np

from routing.coalitions.along import Fleet
from routing.coalitions.stops import Kind, Stops
from routing.coalitions.ways import closed
from routing.problem import Integers


def fleet_of(stops: Stops, kinds: Sequence[Kind]) -> Fleet:
    """Lay out stops and kinds of vehicles.

    Where a cheaper way takes longer, a leg is taken to last as long as the quickest way
    and to cost, beyond a wait as long, what the cheapest does. So seconds, costs and
    costs beyond waits all keep the triangle inequality, without which a stop less could
    cost more; the leg may be better than any way there is. Elsewhere costs are those of
    `routing.coalitions.table`.

    Parameters
    ----------
    stops, kinds
        As for `routing.coalitions.price_coalitions`.
    """
    if stops.windows is None:
        early = np.zeros(stops.count, np.int64)
        late = np.full(stops.count, max(kind.closes for kind in kinds), np.int64)
    else:
        early, late = np.ascontiguousarray(stops.windows.T)
    paid = [0 if stops.windows is None else kind.waiting for kind in kinds]
    legs = [_legs(stops, kind, wait) for kind, wait in zip(kinds, paid, strict=True)]
    return Fleet(
        cost=np.stack([cost for cost, _ in legs]),
        seconds=np.stack([seconds for _, seconds in legs]),
        loads=np.ascontiguousarray(stops.loads),
        capacity=np.array([kind.capacity for kind in kinds], np.int64),
        early=early,
        late=late,
        opens=np.array([kind.opens for kind in kinds], np.int64),
        closes=np.array([kind.closes for kind in kinds], np.int64),
        waiting=np.array(paid, np.int64),
    )


def _legs(stops: Stops, kind: Kind, waiting: int) -> tuple[Integers, Integers]:
    """Return cost and seconds of legs with what is done at the place they leave."""
    seconds = closed(kind.seconds)
    cost = closed(kind.cost - waiting * kind.seconds) + waiting * seconds
    fees = np.append(kind.per_stop + kind.serving * stops.service, kind.per_round)
    stay = np.append(stops.service, 0)
    return cost + fees[:, None], seconds + stay[:, None]
