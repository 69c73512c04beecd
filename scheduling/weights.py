"""What is preferred among possible weeks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Points for what is not wanted, dearest first.

    A farm visit is worth about six euros of driving and service, so a point is about
    two cents. What stands above it keeps goods from being left behind, what stands
    below chooses among weeks with as few visits. (Figures are the maintainers'
    judgement, not a published tariff.)

    Attributes
    ----------
    uncarried
        A consignment on a day without a vehicle for its zone and site.
    over
        A crate, ten kilograms, or ten minutes beyond what the day's vehicles hold.
    tight
        A consignment that must go on the same day with little time to spare.
    day
        A day on which vehicles go out, beyond those with deliveries.
    visit
        A farm visited on a day.
    missing
        An own van, bike or carrier that stays away on a day with work, and one more
        for each crate it holds: offering one costs nothing unless the router uses it.
    spare
        A day with work on which no producer could drive, though one is there.
    away
        A producer driving on a day when its own farm has nothing to bring.
    cold_night, ambient_night
        A crate at the hub for a night: chilled or frozen, and ambient.
    turn
        Times the odd numbers 1, 3, 5 … for a producer's first, second, third turn,
        counted from the least asked producer's turns before this week: the sum of
        squares is least when turns are even.
    peak
        A crate, in or out, on the fullest day.
    """

    uncarried: int = 10_000
    over: int = 800
    tight: int = 600
    day: int = 400
    visit: int = 300
    missing: int = 200
    spare: int = 150
    away: int = 20
    cold_night: int = 15
    ambient_night: int = 5
    turn: int = 5
    peak: int = 2
