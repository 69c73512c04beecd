"""Simple games that resemble what coalitions cost, and whose Shapley values are known.

Of a coalition count: a fixed amount, and powers of its size; each of its stops; the
square of its load; waves of its load, since a van more is needed each time that so much
has come together, in all or in some part of a giant tour; and the way along some giant
tours. Their sum, with weights fitted to costs of drawn coalitions, tells most of what a
stop adds: only what it does not tell is left to chance.

All are whole numbers, so that sums of their products are the same in any order.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mil.costs.shapley import path_shapley
from routing.coalitions.along import Flags, Fleet
from routing.problem import Integers

Floats = npt.NDArray[np.float64]

WHOLE = 1 << 18
"""What each of the games counts for everybody, about."""

FILLED = np.arange(52, 61) / 60
"""Parts of a vehicle's capacity that may be all that its rounds can hold."""

HARMONICS = (1, 2, 3, 4)
MOST_TOURS = 40
"""Giant tours whose ways are used."""

PARTS = (4, 3, 2)
"""One of so many parts of a tour has waves of its own; and each begins in the middle of
another one too."""

FILLED_PART = (0.9, 0.95, 1.0)
TURN = 1 << 20
"""Waves are counted in so small parts of a turn, so that their sums are exact."""

DRAWS = 30
"""Waves in parts of a tour are fitted if there are so many draws for each of them."""


@dataclass(frozen=True, slots=True, eq=False)
class SimpleGames:
    """Games of the stops of a day.

    Attributes
    ----------
    load
        By stop, in capacities of a vehicle, of what fills vehicles most.
    turns
        By wave and stop, how far it turns, in parts of `TURN`: whole numbers.
    tours, arcs
        Giant tours, and what the legs along each cost in parts of it, with the depot
        first and last, shape ``(tours, m + 2, m + 2)``.
    """

    load: Floats
    turns: Floats
    tours: Integers
    arcs: Integers

    def count(self, sets: Flags) -> Integers:
        """Return what coalitions count, shape ``(sets, games)``.

        Parameters
        ----------
        sets
            Who is in, shape ``(sets, m)``.
        """
        size = sets.shape[1]
        part = sets.sum(axis=1) / size
        columns = [power * WHOLE for power in _powers(part)]
        load = np.where(sets, self.load, 0.0).cumsum(axis=1)[:, -1]
        whole = self.load.cumsum()[-1]
        columns.append(WHOLE * (load / whole) ** 2)
        turned = 2 * np.pi / TURN * (sets.astype(np.float64) @ self.turns.T % TURN)
        waves = [WHOLE * np.cos(turned), WHOLE * np.sin(turned)]
        rounded = np.rint(np.hstack([np.array(columns).T, *waves])).astype(np.int64)
        numbers = [rounded, WHOLE * sets]
        ways = [self._way(number, sets) for number in range(len(self.tours))]
        return np.hstack([*numbers, *(way[:, None] for way in ways)])

    def _way(self, number: int, sets: Flags) -> Integers:
        """Return the way of coalitions along a tour."""
        there = sets[:, self.tours[number]]
        place = np.where(there, np.arange(1, there.shape[1] + 1), 0)
        last = np.maximum.accumulate(place, axis=1)
        before = np.hstack([np.zeros((len(sets), 1), np.int64), last[:, :-1]])
        arcs = self.arcs[number]
        legs = np.where(there, arcs[before, place], 0).sum(axis=1)
        home = arcs[last[:, -1], there.shape[1] + 1]
        way: Integers = legs + np.where(last[:, -1] > 0, home, 0)
        return way

    def values(self) -> Floats:
        """Return the Shapley values, shape ``(games, m)``."""
        size = len(self.load)
        alike = np.full((len(_powers(np.ones(1))), size), WHOLE / size)
        alike[0] = 0  # the same for everybody and for nobody
        square = WHOLE * self.load / self.load.cumsum()[-1]
        waves = np.array([WHOLE * self._wave_value(turns) for turns in self.turns])
        ways = np.zeros((len(self.tours), size))
        for number, tour in enumerate(self.tours):
            players = [False, *(True for _ in range(size)), False]
            shared = path_shapley(self.arcs[number].tolist(), players)[1:-1]
            ways[number, tour] = [float(value) for value in shared]
        told = [alike, square[None], waves.real, waves.imag, WHOLE * np.eye(size), ways]
        return np.vstack(told)

    def _wave_value(self, turns: Floats) -> npt.NDArray[np.complex128]:
        """Return the Shapley value of exp(i turn), with the turns of stops added up.

        If each other stop is there with probability p, it is worth the product of
        1 - p + p exp(i turn) over the others, and the mean over all p is that over
        all orders (Owen 1972, doi:10.1287/mnsc.18.5.64). As a polynomial in p, it is
        integrated exactly by so many points (Gauss).
        """
        size = len(self.load)
        points, weights = np.polynomial.legendre.leggauss(size // 2 + 1)
        turned = np.exp(2j * np.pi / TURN * turns)
        value = np.zeros(size, np.complex128)
        for point, weight in zip((points + 1) / 2, weights / 2, strict=True):
            each = 1 - point + point * turned
            first = np.concatenate([[1], np.cumprod(each)[:-1]])
            last = np.concatenate([np.cumprod(each[::-1])[:-1][::-1], [1]])
            value += weight * (turned - 1) * first * last
        return value


def simple_games(fleet: Fleet, tours: Integers, draws: int) -> SimpleGames:
    """Lay out the games of some stops.

    Parameters
    ----------
    fleet
        Who is served, by what.
    tours
        Orders of all stops, of which some are used; parts are those of the first.
    draws
        Coalitions that weights are fitted to.
    """
    filled = fleet.loads / np.maximum(1, fleet.capacity.max(axis=0))
    load = filled[:, int(np.argmax(filled.sum(axis=0)))]
    used = tours[:: -(-len(tours) // MOST_TOURS)]
    cost, depot = fleet.cost.min(axis=0), len(load)
    arcs = []
    for tour in used:
        places = np.concatenate([[depot], tour, [depot]])
        legs = cost[np.ix_(places, places)]
        whole = int(np.diagonal(legs, 1).sum())
        arcs.append(np.rint(WHOLE * (legs / max(1, whole))).astype(np.int64))
    load = np.maximum(load, 1e-6)
    turns = [load / part * n for part in FILLED for n in HARMONICS]
    local = _turns_of_parts(load, tours[0])
    if draws >= DRAWS * 2 * len(local):
        turns += local
    whole = np.rint(TURN * np.array(turns))
    return SimpleGames(load, whole, used, np.array(arcs))


def _powers(part: Floats) -> Sequence[Floats]:
    """Return powers of the size: all 1 for everybody."""
    return [part**0, part, part**2, part**3, np.sqrt(part)]


def _turns_of_parts(load: Floats, tour: Integers) -> list[Floats]:
    """Return the turns of waves in parts of a tour, taken as a ring."""
    size, found = len(tour), []
    for parts in PARTS:
        for number in range(2 * parts):
            first = number * size // (2 * parts)
            there = np.zeros(size, np.bool_)
            there[np.roll(tour, -first)[: size // parts]] = True
            found += [np.where(there, load / filled, 0.0) for filled in FILLED_PART]
    return found
