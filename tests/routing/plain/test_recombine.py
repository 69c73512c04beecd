"""Routes put together: never worse, never over the cap, fractions or not."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from pyvrp import (
    Depot,
    Location,
    ProblemData,
    RandomNumberGenerator,
    Solution,
    VehicleType,
)

from routing.plain.pool import Column, Pool, column_of
from routing.plain.recombine import Cap, recombine
from routing.plain.search import cost_of
from routing.plain.translate import carry
from routing.problem import Problem, Request, Visit

Maker = Callable[..., Problem]
AMPLE = Cap(work=5.0)
NONE = [np.zeros((1, 1), dtype=np.int64)], [np.zeros((1, 1), dtype=np.int64)]


@pytest.fixture
def data(deliveries: Maker) -> ProblemData:
    """Twelve deliveries, up to twelve vans."""
    return carry(deliveries(12, 12)).data


def _singles(data: ProblemData) -> Solution:
    """Return the solution where every client has a van."""
    return Solution(data, [[client] for client in range(data.num_clients)])


def _column(clients: tuple[int, ...], cost: int) -> Column:
    return Column(0, clients, tuple(f"C{client}" for client in clients), cost)


def _visits(solution: Solution) -> list[list[int]]:
    """Return which clients share a route."""
    return sorted(
        sorted(act.idx for act in route if act.is_client())
        for route in solution.routes()
    )


def test_pool_that_is_fractional(deliveries: Maker) -> None:
    """Where halves of three pairs cost least, the best whole choice is found."""
    data = carry(deliveries(3, 3)).data
    best = _singles(data)
    cost = max(column_of(data, route).cost for route in best.routes())
    pairs = [_column(pair, cost + 1) for pair in ((0, 1), (1, 2), (0, 2))]
    found = recombine(data, pairs, best, AMPLE)
    assert found is not None
    assert sorted(map(len, _visits(found))) == [1, 2]


def test_routes_of_two_solutions_are_mixed(data: ProblemData) -> None:
    """Of two solutions each half right, the right halves are taken."""
    left = [[0, 1, 2], [3, 4, 5]]
    right = [[6, 7, 8], [9, 10, 11]]
    alone = [[client] for client in range(12)]
    first = Solution(data, left + alone[6:])
    second = Solution(data, alone[:6] + right)
    pool = Pool(data)
    pool.add(first)
    pool.add(second)
    best = min(first, second, key=lambda one: cost_of(data, one))
    found = recombine(data, pool.columns, best, AMPLE)
    assert found is not None
    assert _visits(found) == left + right


def test_better_order_of_the_same_clients(data: ProblemData) -> None:
    """A route of the best plan is replaced by the same clients in a better order."""
    orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2]]
    rest = [[client] for client in range(3, 12)]
    every = [Solution(data, [order, *rest]) for order in orders]
    every.sort(key=lambda one: cost_of(data, one))
    pool = Pool(data)
    pool.add(every[0])
    found = recombine(data, pool.columns, every[-1], AMPLE)
    assert found is not None
    assert cost_of(data, found) == cost_of(data, every[0]) < cost_of(data, every[-1])


def test_never_worse_than_what_goes_in(data: ProblemData) -> None:
    """What comes back is feasible and costs less than the best known, or is None."""
    rng = RandomNumberGenerator(seed=7)
    pool = Pool(data)
    best = _singles(data)
    for _ in range(30):
        random = Solution.make_random(data, rng)
        pool.add(random)
        found = recombine(data, pool.columns, best, AMPLE)
        if found is not None:
            assert found.is_feasible()
            assert cost_of(data, found) < cost_of(data, best)
            best = found
    assert recombine(data, pool.columns, best, AMPLE) is None


def test_no_time_no_harm(data: ProblemData) -> None:
    """With no time at all nothing comes back, and nothing is lost."""
    pool = Pool(data)
    pool.add(Solution(data, [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11]]))
    best = _singles(data)
    assert recombine(data, pool.columns, best, Cap(work=0.0)) is None
    assert recombine(data, pool.columns, best, AMPLE) is not None


def test_vans_are_not_used_twice(deliveries: Maker) -> None:
    """No more routes are chosen than there are vans of the type."""
    data = carry(deliveries(4, 2)).data
    best = Solution(data, [[0, 1], [2, 3]])
    cheap = [_column((client,), 1) for client in range(4)]
    assert recombine(data, cheap, best, AMPLE) is None
    found = recombine(data, [_column((0, 2), 1), _column((1, 3), 1)], best, AMPLE)
    assert found is not None
    assert _visits(found) == [[0, 2], [1, 3]]


def test_optional_and_exclusive_visits(deliveries: Maker) -> None:
    """A route that collects a large prize wins; of two windows one is served."""
    problem = deliveries(2)
    windows = Visit(1, ((0, 2_000), (2_500, 3_000)))
    tasks = (replace(problem.tasks[0], delivery=windows), problem.tasks[1])
    wanted = (Request(((0,),), skip=100_000), Request(((1,),)))
    data = carry(replace(problem, tasks=tasks, requests=wanted)).data
    early, late, other = range(3)
    best = Solution(data, [[other]])
    pool = Pool(data)
    for routes in ([[early]], [[late]], [[early, other]]):
        pool.add(Solution(data, routes))
    found = recombine(data, pool.columns, best, AMPLE)
    assert found is not None
    assert found.is_feasible()
    assert _visits(found) == [[early, other]]


def test_pool_keeps_the_cheapest_once(data: ProblemData) -> None:
    """One set of clients is one column: the order that costs least."""
    pool = Pool(data)
    pool.add(Solution(data, [[0, 1, 2]]))
    pool.add(Solution(data, [[0, 2, 1]]))
    pool.add(Solution(data, [[1, 0, 2]]))
    orders = ([0, 1, 2], [0, 2, 1], [1, 0, 2])
    costs = [
        column_of(data, Solution(data, [order]).routes()[0]).cost for order in orders
    ]
    assert [column.cost for column in pool.columns] == [min(costs)]
    assert len(pool.fresh()) == 1
    assert pool.fresh() == ()


def test_pool_leaves_broken_routes_out(data: ProblemData) -> None:
    """A route that carries too much is no column."""
    pool = Pool(data)
    pool.add(Solution(data, [[0, 1, 2, 3, 4, 5], [6, 7, 8]]))
    assert [column.visits for column in pool.columns] == [(6, 7, 8)]


def test_pool_looks_now_and_then(data: ProblemData) -> None:
    """Every third solution is looked at when the stride is three."""
    pool = Pool(data, stride=3)
    for client in range(6):
        pool.watch(Solution(data, [[client]]))
    assert [column.visits for column in pool.columns] == [(2,), (5,)]


def test_pool_forgets_the_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full pool drops its older half and takes what comes."""
    monkeypatch.setattr("routing.plain.pool.MOST", 4)
    pool = Pool(ProblemData([Location(0, 0)], [], [Depot(0)], [VehicleType()], *NONE))
    pool.merge(_column((client,), 1) for client in range(5))
    assert [column.visits for column in pool.columns] == [(2,), (3,), (4,)]
