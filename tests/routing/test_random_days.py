"""Days drawn at random with everything mixed: each plan must pass the judge."""

import random

import pytest

from mil.calendar import Window
from mil.orders import ZONES
from mil.places import Rate, VehicleSize
from mil.rounds import RoundKind

H = 3600


def windows(rng):
    """Return one or two openings of the day."""
    early = rng.randint(5, 9) * H
    first = Window(early, early + rng.randint(1, 16) * 900)
    later = rng.randint(13, 16) * H
    return (first, Window(later, later + 2 * H)) if rng.random() < 0.4 else (first,)


def drawn(grid, seed):
    """Return a day with farms, clients, producer-drivers, zones and same-day goods."""
    rng = random.Random(seed)  # noqa: S311 -- repeatable, no secret
    dock = (Window(5 * H, 12 * H), Window(13 * H, 19 * H))
    day = grid(
        hub_windows=dock if rng.random() < 0.5 else (Window(0, 23 * H),),
        handling=rng.choice([0, 600, 1800]),
        max_rounds=rng.randint(1, 3),
        hub_service=(rng.choice([0, 300]), rng.choice([0, 15])),
    )
    sites = [f"s{n}" for n in range(rng.randint(3, 14))]
    for name in sites:
        day.place(
            name,
            (rng.randint(-40, 40), rng.randint(-40, 40)),
            windows=windows(rng),
            size=rng.choice(list(VehicleSize)[1:]),
            service=(rng.choice([0, 300]), 20),
        )
    pairs = [(a, b) for a in sites for b in sites if a != b]
    day.extra = {pair: rng.randint(0, 9) for pair in rng.sample(pairs, len(pairs) // 3)}
    day.blocked = set(rng.sample(pairs, len(pairs) // 20))
    for number in range(rng.randint(1, 4)):
        day.van(
            f"v{number}",
            base=rng.choice(["hub", "hub", rng.choice(sites)]),
            crates=rng.choice([(20, 10, 0), (40, 20, 20), (8, 0, 0)]),
            grams=rng.choice([10**9, 30_000]),
            size=rng.choice([VehicleSize.SMALL_VAN, VehicleSize.VAN]),
            hours=(rng.randint(4, 7), rng.randint(12, 20)),
            span=rng.randint(5, 12) * H,
            rate=Rate(500, 50, 10, rng.randint(10, 90), rng.randint(0, 3000)),
            reach=rng.choice([None, None, 90_000]),
        )
    for number in range(rng.randint(1, 25)):
        load = {
            "crates": rng.randint(1, 9),
            "zone": rng.choice(ZONES),
            "grams": rng.randint(1, 9) * 1000,
        }
        kind = rng.choice(["fetch", "bring", "both"])
        name = f"g{number}"
        if kind != "bring":
            due = rng.choice([None, 11 * H]) if kind == "fetch" else None
            day.fetch(name, rng.choice(sites), due=due, **load)
        if kind != "fetch":
            ready = None if kind == "both" else rng.choice([0, 8 * H])
            day.bring(name, rng.choice(sites), ready=ready, **load)
    return day.work


@pytest.mark.parametrize("seed", [*range(40), 1055])
def test_random_day(grid, plan_day, seed):
    """Nothing is lost: both legs are carried, or the consignment is named once."""
    work = drawn(grid, seed)
    plan = plan_day(work, steps=15)
    done = {
        (id_, round_.kind is RoundKind.PICKUP)
        for round_ in plan.rounds
        for id_ in round_.consignments
    }
    named = {item.consignment for item in plan.unserved}
    for job in work.jobs:
        legs = [(j.consignment, j.kind == "collect") for j in work.jobs]
        whole = all(leg in done for leg in legs if leg[0] == job.consignment)
        assert whole != (job.consignment in named)
        assert whole or not any(id_ == job.consignment for id_, _ in done)


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(1000, 1400))
def test_many_random_days(grid, plan_day, seed):
    """The judge accepts every plan of a longer series."""
    plan_day(drawn(grid, seed), steps=10)
