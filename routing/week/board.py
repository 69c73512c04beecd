"""What is shown while days are planned: one line that replaces itself."""

import time
from collections.abc import Callable
from datetime import date

from mil.units import Cents

Live = Callable[[str], None]
"""Shown a line in place of the one before."""

EVERY = 0.5
"""Seconds between two lines."""


class Board:
    """The best plans so far, by day, and the time that has gone by.

    Parameters
    ----------
    live
        Where it is shown.
    """

    def __init__(self, live: Live) -> None:
        self._live = live
        self._days: dict[date, tuple[int, Cents]] = {}
        self._begun = self._shown = time.monotonic()

    def better(self, day: date, cents: Cents, left: int) -> None:
        """Note a plan of a day: what it costs, and how many consignments it lacks.

        Of what several children find the best is shown.
        """
        self._days[day] = min((left, cents), self._days.get(day, (left, cents)))

    def finished(self, day: date) -> None:
        """Take a day off, which is told of otherwise."""
        self._days.pop(day, None)

    def tick(self) -> None:
        """Show the line, if it is time to."""
        now = time.monotonic()
        if now - self._shown >= EVERY:
            self._shown = now
            best = (_told(day, *self._days[day]) for day in sorted(self._days))
            self._live(" · ".join((f"{now - self._begun:.0f} s", *best)))


def _told(day: date, left: int, cents: Cents) -> str:
    lacking = f" without {left}" if left else ""
    return f"{day:%a} {cents / 100:.2f} €{lacking}"
