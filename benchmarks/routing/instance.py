"""What a benchmark instance is: a problem, the best known, and how figures are told."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from routing.problem import Integers, Problem

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Convention:
    """How published figures turn distances into numbers.

    Attributes
    ----------
    name
        In words, for people.
    factor
        Distances and times are multiplied by it before they become integers.
    truncate
        Whether decimals left are cut off; else they are rounded.
    scale
        A published figure is a cost in our cents divided by it.
    """

    name: str
    factor: int
    truncate: bool
    scale: int

    def integers(self, values: npt.ArrayLike) -> Integers:
        """Return distances or times as this convention counts them."""
        scaled = np.asarray(values, dtype=np.float64) * self.factor
        return (np.floor(scaled) if self.truncate else np.round(scaled)).astype(
            np.int64
        )

    def published(self, cents: int) -> float:
        """Return a cost as it would be published."""
        return cents / self.scale


DIMACS = Convention("DIMACS, one decimal, cut off", 10, True, 10)
NEAREST = Convention("nearest integer", 1, False, 1)
EXACT = Convention("thousandths", 1000, False, 1000)


@dataclass(frozen=True, slots=True)
class Best:
    """The best known solution.

    Attributes
    ----------
    value
        As published.
    note
        What a reader of the gap must know, or empty.
    """

    value: float
    note: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Instance:
    """One published instance.

    Attributes
    ----------
    folder, name
        The set it is of, and its own name.
    problem
        For the engine; a cent is `convention.scale` times smaller than what is
        published.
    convention
        How published figures are computed.
    best
        Best known, or None.
    visits
        Number of the visit (`routing.problem.pickup_of`) at each node of the file; -1
        for depots.
    kinds
        For each vehicle of the file, the first vehicle of the problem like it.
    relaxed
        Problems that together are easier than this one, when it has no best known:
        the gap is then to the sum of what PyVRP finds for them in the same run.
    """

    folder: str
    name: str
    problem: Problem
    convention: Convention
    best: Best | None
    visits: tuple[int, ...] = ()
    kinds: tuple[int, ...] = ()
    relaxed: tuple[Problem, ...] = ()

    @property
    def stops(self) -> int:
        """Number of visits away from the dock."""
        return sum(visit >= 0 for visit in self.visits)


@dataclass(frozen=True, slots=True)
class Known:
    """What `bks.json` says of one instance.

    Attributes
    ----------
    best
        Best known, or None.
    convention
        Its own words on how it was computed, or empty.
    vehicles
        Most vehicles of the best known, where the file says so, or None.
    """

    best: Best | None = None
    convention: str = ""
    vehicles: int | None = None


Reader = Callable[[Path, Known], Instance]
"""Reads one file; told what is known of it."""


def distances(xs: npt.ArrayLike, ys: npt.ArrayLike) -> Floats:
    """Return Euclidean distances, shape ``(n, n)``; exact where they are integers."""
    across, up = np.asarray(xs, np.float64), np.asarray(ys, np.float64)
    return np.asarray(
        np.sqrt(np.subtract.outer(across, across) ** 2 + np.subtract.outer(up, up) ** 2)
    )
