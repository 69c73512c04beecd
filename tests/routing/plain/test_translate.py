"""Problems as PyVRP's and back, with every cost told exactly."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from pyvrp import Solution

from routing.plain.search import cost_of
from routing.plain.translate import Carried, carry, plan_of, solution_of
from routing.problem import (
    Costs,
    Dock,
    Hours,
    Matrix,
    Price,
    Problem,
    Request,
    Task,
    TaskKind,
    Visit,
    delivery_of,
    pickup_of,
)

Maker = Callable[..., Problem]
INFEASIBLE = 2**63 - 1


def _priced(problem: Problem, *rounds: tuple[int, ...]) -> int:
    """Return what PyVRP thinks that one vehicle's rounds of deliveries cost."""
    return _cost(carry(problem), rounds)


def _cost(carried: Carried, rounds: tuple[tuple[int, ...], ...]) -> int:
    visits = tuple(tuple(delivery_of(task) for task in own) for own in rounds)
    solution = solution_of(carried, (visits,))
    return cost_of(carried.data, solution) - carried.surplus


def _first(problem: Problem, **changes: object) -> Problem:
    """Change the first task and ask for that one only."""
    task = replace(problem.tasks[0], **changes)  # type: ignore[arg-type]
    return replace(
        problem, tasks=(task, *problem.tasks[1:]), requests=problem.requests[:1]
    )


def _paying(problem: Problem, **changes: object) -> Problem:
    """Change what the vehicles cost."""
    vans = tuple(
        replace(van, costs=replace(van.costs, **changes))  # type: ignore[arg-type]
        for van in problem.vehicles
    )
    return replace(problem, vehicles=vans)


def test_cost_in_fractions_of_a_cent(deliveries: Maker) -> None:
    """A day costs its day, its metres and its seconds, nothing rounded."""
    problem = deliveries(1)
    metres = 2 * int(problem.matrices[0].metres[0, 1])
    seconds = 2 * int(problem.matrices[0].seconds[0, 1]) + 25
    unit = 3_000  # thousandths for metres, sixtieths for minutes
    cost = 500 * unit + metres * 37 * 3 + seconds * 11 * 50
    assert _priced(problem, (0,)) == cost
    assert carry(problem).unit == unit


def test_stops_and_dear_vehicles(deliveries: Maker) -> None:
    """A stop's price and a dear vehicle's are added to the cost of a leg, once."""
    problem = _first(deliveries(1))
    usual = _priced(problem, (0,))
    stops = _paying(problem, per_stop=40)
    assert _priced(stops, (0,)) == usual + 40 * 3_000
    dear = _first(problem, dear=tuple((van, 7) for van in range(4)))
    assert _priced(dear, (0,)) == usual + 7 * 3_000


def test_stops_at_one_place_are_paid_once(deliveries: Maker) -> None:
    """Two deliveries to one place, one after another, are one paid stop."""
    problem = deliveries(2)
    here = Visit(1, ((0, 3_000),))
    tasks = tuple(replace(task, delivery=here) for task in problem.tasks)
    problem = replace(problem, tasks=tasks)
    paid = _paying(problem, per_stop=40)
    assert _priced(paid, (0, 1)) - _priced(problem, (0, 1)) == 40 * 3_000


def test_pair_is_dear_once(pairs: Problem) -> None:
    """A direct task that is dear costs its price once, not at both its ends."""
    single = replace(pairs, requests=pairs.requests[:1])
    plan = (((pickup_of(0), delivery_of(0)),),)
    tasks = (replace(pairs.tasks[0], dear=((0, 9),)), *pairs.tasks[1:])
    usual, dear = carry(single), carry(replace(single, tasks=tasks))
    first, second = (cost_of(c.data, solution_of(c, plan)) for c in (usual, dear))
    assert second == first + 9


def test_overtime_comes_on_top(deliveries: Maker) -> None:
    """Seconds beyond the usual day cost overtime besides their usual price."""
    problem = _first(deliveries(1))
    seconds = 2 * int(problem.matrices[0].seconds[0, 1]) + 25
    late = _paying(problem, overtime_after=seconds - 10, overtime=Price(1, 1))
    assert _priced(late, (0,)) == _priced(problem, (0,)) + 10 * 3_000


def test_longest_day(deliveries: Maker) -> None:
    """A day may last as long as the driver may work, overtime or not."""
    problem = _first(deliveries(1))
    seconds = 2 * int(problem.matrices[0].seconds[0, 1]) + 25

    def within(span: int) -> bool:
        vans = [replace(van, hours=Hours(span)) for van in problem.vehicles]
        day = replace(problem, vehicles=tuple(vans))
        paid = _paying(day, overtime_after=5, overtime=Price(1, 1))
        return _priced(day, (0,)) != INFEASIBLE and _priced(paid, (0,)) != INFEASIBLE

    assert within(seconds)
    assert not within(seconds - 1)


def test_no_way_and_no_permission(deliveries: Maker) -> None:
    """Where there is no way, or the vehicle may not serve, a plan is infeasible."""
    problem = _first(deliveries(1))
    assert _priced(_first(problem, vehicles=(1, 2, 3)), (0,)) == INFEASIBLE
    matrix = problem.matrices[0]
    metres = matrix.metres.copy()
    metres[0, 1] = -1
    closed = replace(problem, matrices=(Matrix(metres, matrix.seconds),))
    assert _priced(closed, (0,)) == INFEASIBLE


def test_dock_is_asked_before_each_round_only(deliveries: Maker) -> None:
    """The dock's window and service count as a round loads, not as a day ends."""
    problem = _first(deliveries(1))
    back = int(problem.matrices[0].seconds[0, 1])
    docked = replace(problem, dock=Dock(0, ((0, 5),), fixed=30))
    free = _paying(docked, time=Price())
    carried = carry(free)
    route = solution_of(carried, (((delivery_of(0),),),)).routes()[0]
    assert route.is_feasible()
    assert route.duration() == 30 + back + 25 + back


def test_ready_goods_hold_a_round_back(deliveries: Maker) -> None:
    """A round is loaded when its goods are ready, not before."""
    problem = _first(deliveries(1), ready=400)
    route = solution_of(carry(problem), (((delivery_of(0),),),)).routes()[0]
    assert route.start_time() == 400


def test_load_on_every_leg(deliveries: Maker) -> None:
    """What is collected takes the room of what was delivered before, not after."""
    problem = deliveries(2, mixed=True)
    full = replace(problem.tasks[0], load=(8,))
    visit = Visit(2, ((0, 3_000),))
    collect = Task(TaskKind.COLLECT, (8,), pickup=visit)
    both = carry(replace(problem, tasks=(full, collect)))
    out, back = delivery_of(0), pickup_of(1)
    assert solution_of(both, (((out, back),),)).is_feasible()
    assert not solution_of(both, (((back, out),),)).is_feasible()


def test_skipped_choice_costs_its_price_once(deliveries: Maker) -> None:
    """An optional request with three windows in two ways is skipped for one price."""
    problem = deliveries(2)
    windows = Visit(1, ((0, 9), (900, 990)), fixed=20)
    tasks = (replace(problem.tasks[0], delivery=windows), problem.tasks[1])
    choice = Request(((0,), (1,)), skip=60)
    carried = carry(replace(problem, tasks=tasks, requests=(choice,)))
    nothing = Solution(carried.data, [])
    assert cost_of(carried.data, nothing) - carried.surplus == 60 * 3_000
    assert _cost(carried, ((1,),)) == _priced(
        replace(problem, requests=(Request(((1,),)),)), (1,)
    )


def test_plan_there_and_back(deliveries: Maker, pairs: Problem) -> None:
    """A plan becomes a solution and the same plan again, rounds and all."""
    vans = tuple(replace(v, max_rounds=2, costs=Costs()) for v in deliveries().vehicles)
    problem = deliveries(4, vehicles=vans)
    plan = (((1, 3), (5,)), ((7,),), (), ())
    carried = carry(problem)
    solution = solution_of(carried, plan)
    assert solution.is_feasible()
    assert plan_of(carried, solution) == plan
    direct = (((0, 2, 3, 1), (4, 5)), ((6, 7, 8, 9, 10, 11),))
    carried = carry(pairs)
    joined = (((0, 2, 3, 1, 4, 5),), direct[1])
    assert plan_of(carried, solution_of(carried, joined)) == joined


def test_unknown_visit(deliveries: Maker) -> None:
    """A plan with a visit that is not in the problem is refused."""
    with pytest.raises(ValueError, match="no visit or vehicle 99"):
        solution_of(carry(deliveries()), (((99,),),))


def test_alike_vehicles_are_one_type(deliveries: Maker) -> None:
    """Vehicles that may do different tasks are types of their own, others are not."""
    problem = deliveries(vans=4)
    assert carry(problem).vehicles == ((0, 1, 2, 3),)
    own = replace(problem.tasks[0], vehicles=(0, 2))
    barred = carry(replace(problem, tasks=(own, *problem.tasks[1:])))
    assert barred.vehicles == ((0, 2), (1, 3))
    assert barred.data.num_profiles == 2


def test_metres_where_a_round_has_a_longest(deliveries: Maker) -> None:
    """A longest round limits metres, whatever a metre costs."""
    problem = _first(deliveries(1))
    metres = 2 * int(problem.matrices[0].metres[0, 1])

    def within(longest: int) -> bool:
        vans = tuple(replace(v, max_round=longest) for v in problem.vehicles)
        return _priced(replace(problem, vehicles=vans), (0,)) != INFEASIBLE

    assert within(metres)
    assert not within(metres - 1)


def test_no_sum_can_overflow(deliveries: Maker) -> None:
    """Where there is no way PyVRP is told a time that can be added and priced."""
    problem = deliveries(3)
    seconds = np.full((4, 4), -1, dtype=np.int64)
    matrix = Matrix(problem.matrices[0].metres, seconds)
    data = carry(replace(problem, matrices=(matrix,))).data
    latest = max(van.closes for van in problem.vehicles)
    assert int(np.asarray(data.duration_matrix(0)).max()) == latest + 1
