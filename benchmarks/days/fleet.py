"""Which vehicles a hub has on a day: vans, farmers who drive, a carrier, a bike.

Dimensions of the load: crates at outside temperature, cold crates, crates in all, and
kilograms. A fixed partition limits the first two, a movable one the third.
"""

from random import Random

from benchmarks.days.land import BIKE, HUB, TRUCK, VAN
from routing.problem import (
    EU_DAILY_DRIVING,
    EU_DRIVING_BREAK,
    FRENCH_BREAK,
    Costs,
    Hours,
    Lunch,
    Price,
    Vehicle,
)

H = 3600

OPENS, CLOSES = 5 * H, 21 * H
"""The longest shift anybody has."""

PER_KM = 1_000
PER_HOUR = H

LUNCH = Lunch(earliest=41_400, latest=48_600, length=2_700)
"""45 minutes that begin between 11:30 and 13:30."""


def draw_fleet(draw: Random, stops: int, farms: tuple[int, ...]) -> tuple[Vehicle, ...]:
    """Draw three to eight vehicles: a cold van first, then what else the hub has.

    Parameters
    ----------
    draw
        Source of chance.
    stops
        How many places are to be visited: more stops, more vehicles.
    farms
        Where farmers who drive may live.
    """
    count = max(3, min(8, 3 + stops // 25 + draw.randint(-1, 1)))
    lunch = LUNCH if draw.random() < 0.35 else None
    fleet = [_van(draw, lunch, 40, 25, movable=draw.random() < 0.5)]
    kinds = ["van", "farmer", "bike", "van", "carrier", "van", "farmer"]
    if draw.random() < 0.5:
        kinds[1:3] = ["carrier", "farmer"]
    homes = draw.sample(farms, 2)
    for kind in kinds[: count - 1]:
        if kind == "van":
            cold = draw.choice((0, 12, 30))
            fleet.append(_van(draw, lunch, 50, cold, movable=draw.random() < 0.5))
        elif kind == "farmer":
            fleet.append(_farmer(draw, homes.pop()))
        else:
            fleet.append(_carrier(draw) if kind == "carrier" else _bike())
    return tuple(fleet)


def _van(
    draw: Random, lunch: Lunch | None, dry: int, cold: int, *, movable: bool
) -> Vehicle:
    """Return a van of the hub; behind a movable wall all may be of one kind."""
    all_ = dry + cold
    cool = all_ if cold else 0
    overtime = draw.choice((7 * H, 8 * H, None))
    return Vehicle(
        start=HUB,
        end=HUB,
        opens=OPENS,
        closes=CLOSES,
        capacity=(all_ if movable else dry, cool if movable else cold, all_, 1_100),
        profile=VAN,
        costs=Costs(
            per_day=draw.choice((1_500, 2_500, 4_000)),
            per_stop=draw.choice((0, 0, 50)),
            distance=Price(draw.choice((32, 38, 45)), PER_KM),
            time=Price(draw.choice((1_700, 1_900)), PER_HOUR),
            overtime_after=overtime,
            overtime=Price(475, PER_HOUR),
            gaps_paid=draw.random() < 0.3,
        ),
        hours=Hours(
            max_span=13 * H,
            breaks=(FRENCH_BREAK,),
            lunch=lunch,
            paid=draw.random() < 0.3,
        ),
        max_rounds=6,
    )


def _farmer(draw: Random, home: int) -> Vehicle:
    """Return a producer with a van who starts and ends at the farm."""
    cold = draw.choice((0, 10, 15))
    return Vehicle(
        start=home,
        end=home,
        opens=OPENS,
        closes=CLOSES,
        capacity=(30, cold, 30, 700),
        profile=VAN,
        costs=Costs(
            distance=Price(draw.choice((36, 42)), PER_KM), time=Price(1_200, PER_HOUR)
        ),
        hours=Hours(max_span=10 * H, paid=True),
        max_rounds=2,
    )


def _carrier(draw: Random) -> Vehicle:
    """Return a carrier's truck: paid by round, kilometre and pallet of 24 crates."""
    return Vehicle(
        start=HUB,
        end=HUB,
        opens=OPENS,
        closes=CLOSES,
        capacity=(120, 60, 150, 4_000),
        profile=TRUCK,
        costs=Costs(
            per_round=draw.choice((6_000, 9_000)),
            distance=Price(85, PER_KM),
            load=(Price(), Price(), Price(draw.choice((700, 1_000)), 24), Price()),
        ),
        hours=Hours(
            max_span=13 * H, max_driving=EU_DAILY_DRIVING, breaks=(EU_DRIVING_BREAK,)
        ),
        max_rounds=3,
    )


def _bike() -> Vehicle:
    """Return a cargo bike that never rides far."""
    costs = Costs(
        per_day=500, distance=Price(8, PER_KM), time=Price(1_700, PER_HOUR), per_stop=20
    )
    return Vehicle(
        start=HUB,
        end=HUB,
        opens=OPENS,
        closes=CLOSES,
        capacity=(8, 2, 8, 160),
        profile=BIKE,
        costs=costs,
        hours=Hours(max_span=10 * H, breaks=(FRENCH_BREAK,)),
        max_rounds=8,
        max_round=16_000,
    )


def at_home(vehicle: Vehicle) -> bool:
    """Whether its driver starts and ends at home, not at the hub."""
    return vehicle.start != HUB
