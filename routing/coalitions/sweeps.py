"""Giant tours that sweep round the depot, on which near stops are near."""

import numpy as np
import numpy.typing as npt

from routing.coalitions.along import Fleet
from routing.coalitions.lasting import lasting
from routing.coalitions.spans import LEAST, price_spans
from routing.coalitions.within import WIDTH
from routing.problem import Integers

SLOPES = (-1.0, -0.5, -0.25, -0.125, 0.0, 0.125, 0.25, 0.5, 1.0)
"""Turns of the sweep, in radians, from the nearest stop to the farthest."""

MOST_SPAN = 14
"""Places of the longest span: a row (`WIDTH`) has one for the depot as well."""

TRIAL_SPAN, FINAL = 9, 4
"""Places of a span for all sweeps, and how many of them are tried with longer ones."""

LIMIT = 1 << 30
"""Costs along spans are integers of 32 bits, of which one is left over."""


def spans_by_size(size: int, work: int) -> Integers:
    """Return the places of a span by the number of stops of a coalition.

    With half as many stops one place more: the work stays about the same. No span is
    longer than the coalition.

    Parameters
    ----------
    size
        Stops of all.
    work
        Sets of stops looked at for a coalition, about.
    """
    longest = [(work // max(1, count)).bit_length() - 1 for count in range(size + 1)]
    most = np.minimum(MOST_SPAN, np.arange(size + 1))
    return np.maximum(LEAST, np.minimum(np.array(longest, np.int64), most))


def fits_small(fleet: Fleet) -> bool:
    """Tell whether costs are small enough to be priced along spans.

    Parameters
    ----------
    fleet
        Who is served, by what.
    """
    alone = fleet.cost[:, -1, :-1] + fleet.cost[:, :-1, -1]
    return bool(
        WIDTH * fleet.cost.max() < LIMIT and alone.max(axis=0).sum() < LIMIT - 1
    )


def sweeps(fleet: Fleet) -> Integers:
    """Return sweeps of several slopes; where each begins is left to its cuts.

    Parameters
    ----------
    fleet
        Who is served, by what; at least two stops.
    """
    angle, far = _around(fleet)
    found = []
    for slope in SLOPES:
        turned = np.round((angle + slope * far) % (2 * np.pi), 9)
        found.append(np.argsort(turned, kind="stable"))
    return np.unique(np.array(found, np.int64), axis=0)


def _around(fleet: Fleet) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Put stops on a plane by their costs: angle, and rank by reach."""
    # classical scaling (Torgerson 1952)
    cost = fleet.cost.min(axis=0).astype(np.float64)
    squares = ((cost + cost.T) / 2) ** 2
    np.fill_diagonal(squares, 0)
    centred = squares - squares.mean(axis=0)
    centred = centred - centred.mean(axis=1)[:, None]
    strength, axes = np.linalg.eigh(-centred / 2)
    places = axes[:, -2:] * np.sqrt(np.maximum(strength[-2:], 0))
    places = places[:-1] - places[-1]
    angle = np.arctan2(places[:, 1], places[:, 0])
    # the axes may be turned or mirrored: begin at the first stop, towards the second
    angle = (angle - angle[0]) % (2 * np.pi)
    if angle[1] > np.pi:
        angle = -angle % (2 * np.pi)
    reach = np.round(np.hypot(places[:, 0], places[:, 1]) / cost.max(), 9)
    return angle, np.argsort(np.argsort(reach, kind="stable")) / len(reach)


def best_sweep(
    fleet: Fleet, sets: npt.NDArray[np.bool_], spans: Integers, cuts: int
) -> Integers:
    """Return the sweep along which some coalitions are cheapest.

    Parameters
    ----------
    fleet
        Who is served, by what.
    sets
        Coalitions tried, none of them empty, shape ``(sets, m)``.
    spans
        Places of a span, by number of stops.
    cuts
        Places at which a sweep begins by turns.

    Returns
    -------
    ndarray
        Shape ``(1, m)``.
    """
    tried = sweeps(fleet)
    short = np.minimum(spans, TRIAL_SPAN)
    half = np.ascontiguousarray(sets[::2])
    few = tried[np.argsort(_costs(fleet, half, short, cuts, tried), kind="stable")]
    costs = _costs(fleet, sets, spans, cuts, few[:FINAL])
    best = int(np.argmin(costs))
    return few[best : best + 1]


def _costs(
    fleet: Fleet,
    sets: npt.NDArray[np.bool_],
    spans: Integers,
    cuts: int,
    tours: Integers,
) -> Integers:
    """Return what coalitions cost for each stop of theirs, added up, along tours."""
    bound, sums = lasting(fleet), []
    for tour in tours:
        along = np.full(len(sets), LIMIT, np.int64)
        price_spans(fleet, bound, tour[None], spans, cuts, sets, along)
        sums.append(int((along * sets.shape[1] // sets.sum(axis=1)).sum()))
    return np.array(sums)
