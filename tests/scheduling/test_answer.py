"""An answer that breaks a rule never becomes a schedule."""

from dataclasses import replace

import pytest

from mil.errors import SolverError
from scheduling.answer import Status, contradictions
from scheduling.build import build_problem
from scheduling.model import WeekModel
from scheduling.solve import as_schedule
from scheduling.weights import Weights


@pytest.fixture
def problem(weeks, days):
    """Two vans, a hub driver and a producer for goods of Tuesday and Wednesday."""
    vans = (weeks.van("a", "ann", "bob"), weeks.van("b", "ann", "bob"))
    drivers = (
        weeks.driver("ann", max_days=1),
        weeks.driver("bob", producer="north"),
    )
    goods = [weeks.goods("north", "shop", days[n], days[n]) for n in (1, 2)]
    rules = weeks.rules(producer_turns=1)
    inputs = weeks.inputs(vans, drivers, rules=rules)
    return build_problem(inputs, goods, weeks.matrices())


@pytest.fixture
def answer(problem):
    """Give the right answer."""
    return WeekModel(problem, Weights()).solve(1)


def test_a_right_answer_is_a_schedule(problem, answer):
    """Proven best, its bound equals its points, nothing contradicts it."""
    assert answer.status is Status.OPTIMAL
    assert answer.points == answer.bound
    assert not contradictions(problem, answer)
    schedule = as_schedule(problem, answer)
    assert len(schedule.collect_on) == 2
    assert [s.day for s in schedule.shifts] == sorted(s.day for s in schedule.shifts)


@pytest.mark.parametrize("status", [Status.UNKNOWN, Status.INFEASIBLE, Status.INVALID])
def test_no_answer_is_an_error(problem, answer, status):
    """A search without solution is said to be one."""
    with pytest.raises(SolverError, match=status):
        as_schedule(problem, replace(answer, status=status))


def test_a_lost_consignment_is_found(problem, answer):
    """An answer without one of the days is refused with its name."""
    (first, *_) = sorted(answer.collect_on)
    days = {name: day for name, day in answer.collect_on.items() if name != first}
    with pytest.raises(SolverError, match=first):
        as_schedule(problem, replace(answer, collect_on=days))


def test_an_impossible_day_is_found(problem, answer, days):
    """A day that is no option is refused, and so is a consignment too many."""
    wrong = dict.fromkeys(answer.collect_on, days[6])
    assert len(contradictions(problem, replace(answer, collect_on=wrong))) == 2
    more = {**answer.collect_on, "ghost": days[1]}
    with pytest.raises(SolverError, match="more days than consignments"):
        as_schedule(problem, replace(answer, collect_on=more))


def pick(problem, *wanted):
    """Return the offers of (weekday, vehicle, driver)."""
    return tuple(
        offer
        for weekday, vehicle, driver in wanted
        for offer in problem.offers
        if offer.day.weekday() == weekday
        and (offer.vehicle.id, offer.driver.id) == (vehicle, driver)
    )


@pytest.mark.parametrize(
    ("taken", "words"),
    [
        ([(1, "a", "ann"), (1, "b", "ann")], "driver ann is on 2 shifts"),
        ([(1, "a", "ann"), (1, "a", "bob")], "vehicle a is on 2 shifts"),
        ([(1, "a", "ann"), (2, "a", "ann")], "driver ann is asked for 2 days"),
        ([(1, "a", "bob"), (2, "a", "bob")], "producer north is asked for 2 turns"),
    ],
)
def test_doubled_and_overworked_people_are_found(problem, answer, taken, words):
    """Nobody is on two vehicles, nor asked for more than agreed."""
    offers = pick(problem, *taken)
    assert len(offers) == 2
    with pytest.raises(SolverError, match=words):
        as_schedule(problem, replace(answer, taken=offers))


def test_an_invented_shift_is_found(problem, answer):
    """A shift longer than anybody offered is refused."""
    (offer,) = pick(problem, (1, "a", "ann"))
    longer = replace(offer, end=offer.end + 1)
    with pytest.raises(SolverError, match="was not offered"):
        as_schedule(problem, replace(answer, taken=(longer,)))
