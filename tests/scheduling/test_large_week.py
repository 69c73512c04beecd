"""A week as large as a hub's: 35 farms, 45 clients, 700 consignments, 8 vehicles."""

import random
from dataclasses import replace

import pytest

from mil.orders import Flow, Zone
from mil.places import Owner, SiteKind, VehicleSize
from mil.plan import Matrices
from scheduling.answer import Status
from scheduling.build import build_problem
from scheduling.model import WeekModel
from scheduling.weights import Weights

FARMS = [f"farm{n:02d}" for n in range(35)]
CLIENTS = [f"client{n:02d}" for n in range(45)]


@pytest.fixture(scope="module")
def large(weeks, days):
    """Give the problem of a large week, drawn with a fixed seed."""
    draw = random.Random(48)  # noqa: S311
    inputs = weeks.inputs(*fleet(weeks))
    hub = inputs.sites["hub"]
    sites = {"hub": hub}
    for name in FARMS:
        on = frozenset(draw.sample(range(6), draw.randint(2, 6)))
        kind, hours = (
            SiteKind.PRODUCER,
            (weeks.opening(draw.choice([7, 8, 9]), 18, on),),
        )
        sites[name] = replace(hub, id=name, kind=kind, windows=hours)
    for name in CLIENTS:
        hours = (weeks.opening(6, draw.choice([8, 12, 19])),)
        sites[name] = replace(hub, id=name, kind=SiteKind.CLIENT, windows=hours)
    goods = [a_consignment(weeks, days, draw, number) for number in range(700)]
    names = tuple(sites)
    table = tuple(
        tuple(0 if a == b else draw.randint(300, 2700) for b in names) for a in names
    )
    matrices = Matrices(names, {"van": table}, {"van": table}, "drawn")
    return build_problem(replace(inputs, sites=sites), goods, matrices)


def fleet(weeks):
    """Two hub vans, four producers' vans, a carrier, a bike."""
    vans = [weeks.van("cold", "d0", "d1", crates=(50, 50, 20))]
    vans.append(weeks.van("dry", "d0", "d1", crates=(100, 20, 0)))
    drivers = [weeks.driver("d0"), weeks.driver("d1")]
    for number, farm in enumerate(FARMS[:4]):
        vans.append(
            weeks.van(
                f"own{number}", f"p{number}", owner=Owner.PRODUCER, start=farm, end=farm
            )
        )
        drivers.append(
            weeks.driver(f"p{number}", producer=farm, turns_done=number, max_days=2)
        )
    vans.append(weeks.van("carrier", "c", owner=Owner.CARRIER, crates=(120, 80, 30)))
    vans.append(weeks.van("bike", "b", size=VehicleSize.BIKE, max_round=25_000))
    drivers += [weeks.driver("c", max_days=3), weeks.driver("b")]
    return tuple(vans), tuple(drivers)


def a_consignment(weeks, days, draw, number):
    """Draw goods of one farm: most cross-docked, some for a session, some bulk."""
    flow = draw.choices([Flow.CROSS_DOCK, Flow.ON_SITE, Flow.STORED], [80, 12, 8])[0]
    farm, client = draw.choice(FARMS), draw.choice(CLIENTS)
    due = draw.randint(1, 4) if flow is not Flow.ON_SITE else 4
    back = 1 if flow is not Flow.STORED else due
    made = weeks.goods(
        farm,
        client if flow is Flow.CROSS_DOCK else "hub",
        days[due - back],
        days[due],
        flow=flow,
        zone=draw.choices(list(Zone), [55, 38, 7])[0],
        crates=draw.randint(1, 3),
    )
    return replace(made, id=f"{number:03d}-{made.id}")


def test_a_large_week_is_solved_within_its_effort(large):
    """Most have a day, and their days are proven best."""
    assert len(large.collections) > 500
    answer = WeekModel(large, Weights()).solve(1)
    assert answer.status is Status.OPTIMAL
    assert len(answer.collect_on) == len(large.collections)
    assert answer.points == answer.bound
