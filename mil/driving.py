"""Rules for a driver's day: breaks, lunch, time at the wheel, overtime."""

from dataclasses import dataclass

from mil.units import Cents, Seconds


@dataclass(frozen=True, slots=True)
class Lunch:
    """A pause that begins between two times of the day.

    Attributes
    ----------
    earliest, latest
        Wall-clock seconds after local midnight between which it begins.
    length
        Shortest pause that counts, seconds.
    """

    earliest: Seconds
    latest: Seconds
    length: Seconds


@dataclass(frozen=True, slots=True)
class DriverRules:
    """What drivers are due, as `hub.toml` sets it (rule 11 of `mil.rounds`).

    A producer who drives in turn is nobody's employee: breaks at work, lunch and
    overtime are for the other drivers.

    Attributes
    ----------
    french_break
        20 minutes once 6 hours are worked (Code du travail, art. L3121-16).
    eu_driving
        In a truck: 45 minutes after 4 h 30 at the wheel, and 9 hours at the wheel a day
        (Regulation (EC) 561/2006, art. 6 and 7), whoever drives.
    max_driving
        Longest time at the wheel a day, whoever drives, or None.
    lunch
        A pause due at noon, or None.
    pauses_paid
        Whether pauses are paid.
    overtime_after
        Time from the first start to the last end of a day beyond which more is paid, or
        None. A carrier's drivers are paid by its price list.
    overtime_per_hour
        Cents for each such hour, besides the rate.
    """

    french_break: bool = False
    eu_driving: bool = False
    max_driving: Seconds | None = None
    lunch: Lunch | None = None
    pauses_paid: bool = False
    overtime_after: Seconds | None = None
    overtime_per_hour: Cents = 0
