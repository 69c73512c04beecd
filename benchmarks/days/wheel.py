"""A driver at work: what the clock says, and when a pause is due."""

from dataclasses import dataclass, field

from mil.units import Seconds
from routing.problem import Hours, Span

CARE = 1_800
"""Seconds by which a pause is taken sooner than seems needed: the dock may be busy."""


@dataclass
class Wheel:
    """A driver during the simulation of a day.

    Attributes
    ----------
    hours
        The rules for the day.
    left
        Work still to be done, waits and pauses aside.
    now
        The time.
    since
        By break rule: work (or driving) since the last pause that counts.
    hungry
        Whether lunch is still to be had.
    """

    hours: Hours
    left: Seconds
    now: Seconds
    since: list[Seconds] = field(default_factory=list)
    hungry: bool = False

    def begin(self, at: Seconds) -> None:
        """Begin the day."""
        self.now = at
        self.since = [0] * len(self.hours.breaks)
        lunch = self.hours.lunch
        self.hungry = lunch is not None and at < lunch.earliest

    def work(self, seconds: Seconds, *, driving: bool = False) -> None:
        """Drive or serve."""
        self.left -= seconds
        self._pass(seconds, driving=driving)

    def wait(self, until: Seconds) -> tuple[Span, ...]:
        """Wait; return the pause that it makes, if it is long enough for one."""
        first, lunch = self.now, self.hours.lunch
        shortest = min((rule.length for rule in self.hours.breaks), default=None)
        pause = shortest is not None and until - first >= shortest
        if self.hungry and lunch is not None:
            noon = max(first, lunch.earliest)
            if noon <= lunch.latest and until - noon >= lunch.length:
                first, pause, self.hungry = noon, True, False
        self._pass((first if pause else until) - self.now, driving=False)
        self.now = until
        if not pause:
            return ()
        for number, rule in enumerate(self.hours.breaks):
            if until - first >= rule.length:
                self.since[number] = 0
        return ((first, until),)

    def due(self, driving: Seconds, work: Seconds) -> Seconds:
        """Return how long a pause to take now, before more driving and work; or 0."""
        length, lunch = 0, self.hours.lunch
        for since, rule in zip(self.since, self.hours.breaks, strict=True):
            more = driving if rule.driving else driving + work + CARE
            if since + more > rule.after:
                length = max(length, rule.length)
        if self.hungry and lunch is not None:
            late = self.now + self.left + CARE > lunch.latest
            if lunch.earliest <= self.now <= lunch.latest and late:
                length = max(length, lunch.length)
        return length

    def _pass(self, seconds: Seconds, *, driving: bool) -> None:
        """Let time pass that is no pause."""
        self.now += seconds
        for number, rule in enumerate(self.hours.breaks):
            if driving or not rule.driving:
                self.since[number] += seconds
