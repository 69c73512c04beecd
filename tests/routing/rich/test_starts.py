"""Searches that begin from nothing with other prices, and take turns."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.days.planted import Planted, hub_day
from routing.apart import taken_apart
from routing.check import check_result
from routing.plain.budget import Budget
from routing.rich import columns as c
from routing.rich import starts
from routing.rich.arrays import NOWHERE
from routing.rich.flatten import flatten
from routing.rich.loop import Search
from routing.rich.prices import HIRED, SMALL, factors_of, multiplied
from routing.rich.starts import (
    LOSING,
    PATIENCE,
    SHARE,
    STALE,
    STARTS,
    STUCK,
    TRUE,
    Start,
    begin,
)
from routing.rich.telling import Telling
from routing.rich.timetable import draft_of, plan_of, result_of


@pytest.fixture(scope="module")
def day() -> Planted:
    """Return a day with carriers, vans and bikes."""
    day = hub_day(seed=5, stops=50, tight=0.0)
    assert any(vehicle.costs.per_round for vehicle in day.problem.vehicles)
    return day


def test_starts_see_carriers_dear_and_small_vehicles_cheap(day: Planted) -> None:
    """The first start pays all, two others differ by what small vehicles cost."""
    data = flatten(day.problem)
    true, hire, noise, small = (factors_of(data, n, seed=7) for n in range(4))
    hired = data.vehicle[:, c.ROUND_PRICE] > 0
    assert (hire == np.where(hired, HIRED, 1)).all()
    assert (small[hired] == HIRED).all()
    room = data.room[:, :, c.CAPACITY].sum(axis=1)
    assert SMALL in small[~hired]
    assert room[small == SMALL].max() < room[small == 1].max()
    assert (noise != 1).all()
    assert (true == 1).all()
    assert (factors_of(data, 4, seed=7) == true).all()


def test_random_prices_depend_on_the_seed_and_are_those_of_twins(day: Planted) -> None:
    """Vehicles that are alike stay alike."""
    data = flatten(day.problem)
    assert (factors_of(data, 2, seed=7) == factors_of(data, 2, seed=7)).all()
    assert (factors_of(data, 2, seed=7) != factors_of(data, 2, seed=8)).all()
    twins = data.vehicle.copy()
    twins[:, c.TWIN] = 0
    assert np.ptp(factors_of(data._replace(vehicle=twins), 2, seed=7)) == 0
    assert all(factors_of(data, 2, seed=s).max() <= HIRED for s in range(200))


def test_only_prices_are_multiplied(day: Planted) -> None:
    """Doubled prices double what a day costs, and change nothing else of the data."""
    data = flatten(day.problem)
    twice = multiplied(data, np.full(len(data.vehicle), 2.0))
    prices = np.zeros(c.VEHICLE_COLUMNS, bool)
    prices[c.DAY_PRICE : c.OVER_PRICE + 1] = True
    assert (twice.vehicle[:, prices] == 2 * data.vehicle[:, prices]).all()
    assert (twice.vehicle[:, ~prices] == data.vehicle[:, ~prices]).all()
    assert (twice.room[:, :, c.LOAD_PRICE] == 2 * data.room[:, :, c.LOAD_PRICE]).all()
    assert (twice.room[:, :, c.CAPACITY] == data.room[:, :, c.CAPACITY]).all()


def test_a_start_pays_the_true_prices_in_the_end(day: Planted) -> None:
    """Late in its cooling a start knows what its plan costs."""
    start = Start(day.problem, number=3, seed=3, enough=0)
    start.set_out()
    while start.loss > 0:
        start.cool(0.0)
    assert start.cooling == 0
    true = flatten(day.problem)
    start.cool(TRUE / 2)
    assert (start.data.vehicle != true.vehicle).any()
    for _ in range(20):
        start.cool(TRUE / 2)
    assert start.cooling == 1
    assert (start.data.vehicle == true.vehicle).all()
    anew = draft_of(day.problem, true, plan_of(start.best))
    assert anew is not None
    assert (start.best.vehicle == anew.vehicle).all()
    found = result_of(day.problem, start.data, start.best)
    assert check_result(day.problem, found) == ()


def test_a_plan_without_times_at_other_prices_stays(
    day: Planted, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then the search goes on with the prices that it has."""
    search = Search(day.problem, seed=1)
    search.construct(None)
    data, paths = search.data, search.best.path.copy()
    monkeypatch.setattr("routing.rich.loop.draft_of", lambda *_: None)
    assert not search.pay(multiplied(data, np.full(len(data.vehicle), 2.0)))
    assert search.data is data
    assert (search.best.path == paths).all()


class Hard(Start):
    """A start that has a plan which loses nothing only after some steps."""

    needs = 0

    @property
    def loss(self):
        """What its best plan loses."""
        return int(self.steps < self.needs)

    def step(self, heat):
        """Find a better plan."""
        super().step(heat)
        return True


STEPS = 4_000


def steps_of(monkeypatch, kind):
    """Return the steps of each search that begins."""
    monkeypatch.setattr(starts, "Start", kind)
    searches: list[Search] = []
    problem = hub_day(1, 12).problem
    begin(problem, Budget(STEPS), 1, searches, Telling(lambda _: None))
    return [search.steps for search in searches if search.steps]


def near(*steps):
    """Return numbers of steps, give or take two."""
    return [pytest.approx(number, abs=2) for number in steps]


@pytest.mark.parametrize("needs", [0, 200])
def test_a_search_begins_when_the_one_before_is_cold(monkeypatch, needs):
    """Its share counts from its first plan that loses nothing."""
    monkeypatch.setattr(Hard, "needs", needs)
    done, one = steps_of(monkeypatch, Hard), STEPS // STARTS + needs
    assert sum(done) == STEPS
    assert len(done) == -(-STEPS // one)
    assert done[:-1] == near(*[one] * (len(done) - 1))


def test_where_something_is_impossible_searches_begin_all_the_same(monkeypatch):
    """The first one waits for two shares; others need not lose less than it does."""
    monkeypatch.setattr(Hard, "needs", 10**6)
    share = STEPS // STARTS
    assert steps_of(monkeypatch, Hard) == near((STALE + 1) * share, *[share] * 5)


def test_later_searches_are_given_up_where_the_first_one_is_not(monkeypatch):
    """They may take twice as long to lose nothing; none begins after two."""

    class Harder(Hard):
        needs = 10**6

        def __init__(self, problem, number, seed, enough):
            super().__init__(problem, number, seed, enough)
            if number == 0:
                self.needs = 400

    late = PATIENCE * 400
    done = steps_of(monkeypatch, Harder)
    assert done == near(400 + STEPS // STARTS, *[late] * LOSING)


@pytest.fixture(scope="module")
def tight() -> Planted:
    """Return a day whose first plan loses something."""
    return hub_day(seed=2, stops=50, tight=1.0)


def test_where_a_search_is_stuck_it_goes_on_task_by_task(tight: Planted) -> None:
    """Once all tasks are done all requests are, and the search has their plan."""
    start = Start(tight.problem, number=0, seed=1, enough=0)
    start.set_out()
    first, losses = start.loss, []
    start._stale = STUCK
    start.cool(0.0)
    assert start._piecemeal is not None
    while start._piecemeal is not None:
        better = start.cool(0.0)
        losses += [start.loss] * better
    assert first > 0
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] == start.loss == 0
    assert start.cooling == 0
    found = result_of(tight.problem, start.data, start.best)
    assert check_result(tight.problem, found) == ()


def test_what_cannot_be_served_is_given_up_task_by_task(tight: Planted) -> None:
    """After some shares the search goes on by requests, with a plan of whole ones."""
    van = replace(tight.problem.vehicles[0], max_rounds=1)
    few = replace(tight.problem, vehicles=(van,) * len(tight.problem.vehicles))
    start = Start(few, number=0, seed=1, enough=0)
    start.set_out()
    first, apart = start.loss, 0
    while start.cooling == 0:
        start.cool(STALE / 40)
        apart += start._piecemeal is not None
    assert apart > 0
    assert start._piecemeal is None
    assert start.waited >= STALE
    assert 0 < start.loss <= first
    assert check_result(few, result_of(few, start.data, start.best)) == ()


def test_what_was_never_served_is_not_tried_task_by_task(tight: Planted) -> None:
    """Something may be impossible: that would cost time and find nothing."""
    start = Start(tight.problem, number=0, seed=1, enough=0)
    start.set_out()
    start._stale = STUCK
    start.desk.absences[start.best.way == NOWHERE] = 1
    start.steps = 1
    start.cool(0.0)
    assert start._piecemeal is None


@pytest.mark.parametrize("enough", [0, 1])
def test_requests_are_not_taken_apart_for_nothing(tight: Planted, enough: int) -> None:
    """With one task each, or where another search found that something must be lost."""
    problem = tight.problem if enough else taken_apart(tight.problem)
    start = Start(problem, number=0, seed=1, enough=enough)
    start.set_out()
    assert start.loss > enough
    start._stale = STUCK
    start.cool(0.0)
    assert start._piecemeal is None


def test_a_search_cools_anew_when_it_loses_less():
    """Also when it was held to lose as little as can be."""
    start = Start(hub_day(1, 12).problem, number=0, seed=1, enough=10**6)
    start.set_out()
    start.cool(0.5)
    assert start.cooling == 0.5
    least = start.loss
    start._least = least + 1  # as if a better plan had been found just now
    while not start.cool(0.0):
        pass
    assert start.cooling == 0


def test_starts_leave_something_to_go_on_with():
    """All starts together take less than the whole budget."""
    assert 0 < STARTS * SHARE < 0.7
