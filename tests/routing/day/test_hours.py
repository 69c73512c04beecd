"""What drivers are due, as the engine is told, and its pauses on the hub's rounds."""

from dataclasses import replace

import pytest

from mil.driving import DriverRules, Lunch
from mil.places import Driver, Owner, Rate, VehicleSize
from routing.check import check_day
from routing.day.answer import plan_of
from routing.day.ground import survey
from routing.day.problem import problem_of
from routing.problem import (
    EU_DAILY_DRIVING,
    EU_DRIVING_BREAK,
    FRENCH_BREAK,
    Price,
)
from routing.problem import Lunch as Noon
from routing.result import CostParts, Result, Route, Step

H = 3600


@pytest.fixture(name="day")
def fixture_day(grid):
    """Give a hub with one van, a driver and a shop an hour away."""
    day = grid()
    day.place("shop", (60, 0))
    day.van(rate=Rate(per_km=10, per_hour=1200), size=VehicleSize.TRUCK)
    day.bring("a", "shop")
    return day


def ruled(work, producer="", **rules):
    """Set what drivers are due, and whether the driver is a producer."""
    driver = Driver("d-van", "D", "", (), 24 * H, 7, producer)
    rules = replace(work.hub.rules, drivers=DriverRules(**rules))
    return replace(
        work, hub=replace(work.hub, rules=rules), drivers={driver.id: driver}
    )


def van(work):
    return problem_of(survey(work)).problem.vehicles[0]


def test_paid_drivers(day):
    """A paid driver has breaks and lunch on the wall's clock; the least limit holds."""
    noon = Lunch(12 * H, 13 * H, 1800)
    work = ruled(
        day.work, french_break=True, eu_driving=True, max_driving=8 * H, lunch=noon
    )
    hours = van(work).hours
    assert hours.breaks == (FRENCH_BREAK, EU_DRIVING_BREAK)
    assert hours.lunch == Noon(12 * H, 13 * H, 1800)
    assert (hours.max_driving, hours.paid) == (8 * H, False)
    assert van(ruled(day.work, eu_driving=True)).hours.max_driving == EU_DAILY_DRIVING


def test_producers_and_strangers(day):
    """A producer has the rules of the road only; whoever is unknown has none."""
    rules = {
        "french_break": True,
        "eu_driving": True,
        "lunch": Lunch(12 * H, 13 * H, 1800),
        "overtime_after": 6 * H,
    }
    work = ruled(day.work, producer="farm", **rules)
    assert van(work).hours.breaks == (EU_DRIVING_BREAK,)
    assert van(work).hours.lunch is None
    assert van(work).costs.overtime_after is None
    assert van(replace(work, drivers={})).hours.breaks == ()


def test_overtime_is_not_the_carriers(day):
    """The hub's driver is paid more after six hours, a carrier by its price list."""
    work = ruled(day.work, overtime_after=6 * H, overtime_per_hour=300)
    assert van(work).costs.overtime_after == 6 * H
    assert van(work).costs.overtime == Price(300, 3600)
    hired = replace(work.vehicles["van"], owner=Owner.CARRIER)
    assert van(replace(work, vehicles={"van": hired})).costs.overtime_after is None


def test_pauses_and_overtime_on_the_round(day):
    """Two hours driven with a pause of 20 minutes: it is told, unpaid, and judged.

    One hour and 20 minutes is overtime at 3 euros; two hours cost 24 euros.
    """
    work = ruled(
        day.work, french_break=True, overtime_after=1 * H, overtime_per_hour=300
    )
    made = problem_of(survey(work))
    begin = 9 * H + 1200
    steps = (
        Step(0, 8 * H, 8 * H, 8 * H, taken=(0,)),
        Step(1, 9 * H, 9 * H, begin, handed=(0,), pauses=((9 * H, begin),)),
        Step(0, begin + H, begin + H, begin + H),
    )
    result = Result((Route(0, (steps,)),), (), CostParts(), 0, 120_000)
    plan = plan_of(made, result)
    assert check_day(work, plan) == ()
    (round_,) = plan.rounds
    assert round_.stops[1].pauses == ((9 * H, begin),)
    assert (round_.cost.time, round_.cost.overtime) == (2400, 400)
