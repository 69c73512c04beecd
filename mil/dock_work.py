"""Hours that producers work at the hub's dock, in kind."""

from dataclasses import dataclass
from datetime import date

from mil.units import Seconds


@dataclass(frozen=True, slots=True)
class DockWork:
    """What a producer worked at the dock on a day.

    Attributes
    ----------
    day
        Local day.
    producer
        Site id.
    seconds
        How long; 0 where an entry was cancelled.
    """

    day: date
    producer: str
    seconds: Seconds

    @property
    def id(self) -> str:
        """Its day and producer, which are there once."""
        return f"{self.day}/{self.producer}"
