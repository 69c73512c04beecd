"""Linear programmes with few unknowns and many rows, to which rows are added.

The dual simplex method (Lemke 1954, doi:10.1002/nav.3800010107) on the inverse of the
rows that are tight: a step is a handful of products with a square of the unknowns. The
programmes of the nucleolus have about as many unknowns as a day has stops, so nearly
all the time of a general solver would go into being called.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

TOUCHES = 1e-9
"""A row may be broken by so much, in its own unit, before it counts."""

FLAT = 1e-8
"""Coefficients below it are 0."""

AGAIN = 40
"""Steps after which the inverse is made anew, so that rounding does not pile up."""

PATIENT = 20
"""Steps without gain, for each unknown, before ties are broken by number."""


class DualSimplex:
    """Make the last unknown least, with ``rows @ point <= rights``.

    Parameters
    ----------
    rows, rights
        Shape ``(m, k)`` and ``(m,)``, all of a size that fits tolerances of 1e-9.
    pair
        Two rows that bound the last unknown from below: added up with positive
        weights, all coefficients but the last vanish, and that is negative.

    Notes
    -----
    Until enough rows are tight, single unknowns are held at 0 in their place; these
    are let go first.
    """

    def __init__(self, rows: Floats, rights: Floats, pair: tuple[int, int]) -> None:
        self._rows, self._rights = rows, rights
        size = rows.shape[1]
        # the direction that the pair fixes; all other unknowns are held
        fixed = int(np.abs(rows[pair[0], :-1]).argmax()) if size > 1 else 0
        held = [j for j in range(size - 1) if j != fixed]
        tight = pair if size > 1 else pair[:1]
        self._tight = np.array([*tight, *(-1 - j for j in held)], np.int64)
        self._held = len(held)
        self._renew()

    def add(self, rows: Floats, rights: Floats) -> None:
        """Add rows; the search goes on from where it is."""
        self._rows = np.concatenate((self._rows, rows))
        self._rights = np.concatenate((self._rights, rights))

    def solve(self) -> Floats:
        """Return the best point, shape ``(k,)``.

        Raises
        ------
        ArithmeticError
            When there is none, or rounding leads round in circles.
        """
        idle, best = 0, -np.inf
        limit = 100 * PATIENT * len(self._tight)
        for _ in range(limit):
            broken = self._rows @ self.point - self._rights
            wary = idle > PATIENT * len(self._tight)
            worst = int((broken > TOUCHES).argmax() if wary else broken.argmax())
            if broken[worst] <= TOUCHES:
                if not self._steps:
                    return self.point
                self._renew()
                continue
            self._enter(worst, float(broken[worst]), wary)
            level = float(self.point[-1])
            idle = 0 if level > best + TOUCHES else idle + 1
            best = max(best, level)
        raise ArithmeticError(f"a linear programme has no end after {limit} steps")

    def weights(self) -> tuple[Integers, Floats]:
        """Return the tight rows, and the weight of each in the bound they prove."""
        mine = self._tight >= 0
        return self._tight[mine], -self._inverse[-1, mine]

    def _renew(self) -> None:
        """Make the inverse and the point anew from the tight rows."""
        held = self._tight < 0
        there = np.where(held, 0, self._tight)
        square = self._rows[there]
        square[held] = 0.0
        square[held, -1 - self._tight[held]] = 1.0
        self._inverse: Floats = np.linalg.inv(square).astype(np.float64)
        self._steps = 0
        sides = np.where(held, 0.0, self._rights[there])
        self.point: Floats = self._inverse @ sides

    def _enter(self, row: int, broken: float, wary: bool) -> None:
        """Make a row that is broken by so much tight in place of another."""
        part = self._rows[row] @ self._inverse
        out = self._let_go(part) if self._held else -1
        if out < 0:
            out = self._leaving(part, wary)
        column = self._inverse[:, out] / part[out]
        part[out] = 0.0
        self._inverse -= column[:, None] * part
        self._inverse[:, out] = column
        self._tight[out] = row
        self.point = self.point - broken * column
        self._steps += 1
        if self._steps >= AGAIN:
            self._renew()

    def _let_go(self, part: Floats) -> int:
        """Return the place of an unknown that is held and need not be, or -1."""
        held = np.flatnonzero(self._tight < 0)
        size = np.abs(part[held])
        best = int(size.argmax())
        if size[best] <= FLAT:
            return -1
        self._held -= 1
        return int(held[best])

    def _leaving(self, part: Floats, wary: bool) -> int:
        """Return which tight row goes, so that all weights stay positive."""
        can = np.flatnonzero(part > FLAT)  # none that is held: its part is 0 by now
        if not can.size:
            raise ArithmeticError("a linear programme has no answer")
        ratios = self._inverse[-1, can] / part[can]
        ties = can[ratios >= ratios.max() - FLAT]
        if wary:
            return int(ties[self._tight[ties].argmin()])
        return int(ties[part[ties].argmax()])
