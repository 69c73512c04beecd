"""Which problems PyVRP is given, rule by rule."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from routing.engine import solve
from routing.plain.budget import Budget
from routing.plain.carry import expressible
from routing.problem import (
    FRENCH_BREAK,
    Costs,
    Dock,
    Even,
    Hours,
    Keep,
    Lock,
    Lunch,
    Price,
    Problem,
    Request,
    Soft,
    Task,
    TaskKind,
    Vehicle,
    Visit,
)

Maker = Callable[..., Problem]
Change = Callable[[Problem], Problem]


def _task(**changes: object) -> Change:
    """Change the first task."""

    def change(problem: Problem) -> Problem:
        first = replace(problem.tasks[0], **changes)  # type: ignore[arg-type]
        return replace(problem, tasks=(first, *problem.tasks[1:]))

    return change


def _van(**changes: object) -> Change:
    """Change the first vehicle."""

    def change(problem: Problem) -> Problem:
        first = replace(problem.vehicles[0], **changes)  # type: ignore[arg-type]
        return replace(problem, vehicles=(first, *problem.vehicles[1:]))

    return change


def _whole(**changes: object) -> Change:
    return lambda problem: replace(problem, **changes)  # type: ignore[arg-type]


def _dock(**changes: object) -> Change:
    return _whole(dock=replace(Dock(0), **changes))  # type: ignore[arg-type]


SOFT = Visit(1, ((0, 9),), soft=Soft(0, 5, late=Price(1, 1)))
TIMED = Costs(time=Price(1, 60))

LOST: dict[str, Change] = {
    "time on board": _task(aboard=600),
    "waits for collections": _task(after=(1,)),
    "soft window": _task(delivery=SOFT),
    "ready too late": _task(ready=3_001),
    "ready too late for one window": _task(
        ready=50, delivery=Visit(1, ((0, 9), (20, 90)), fixed=20)
    ),
    "work at the dock by goods": _task(dock_seconds=5),
    "two visits at one place, unlike": _task(delivery=Visit(2, ((0, 9),))),
    "break": _van(hours=Hours(breaks=(FRENCH_BREAK,))),
    "lunch": _van(hours=Hours(lunch=Lunch(1, 2, 3))),
    "time at the wheel": _van(hours=Hours(max_driving=9)),
    "load price": _van(costs=Costs(load=(Price(5, 1),))),
    "price per round of several": _van(costs=Costs(per_round=5), max_rounds=2),
    "unpaid time between rounds": _van(costs=TIMED, max_rounds=2),
    "longest round of several": _van(max_round=9, max_rounds=2),
    "longest round and paid stops": _van(max_round=9, costs=Costs(per_stop=1)),
    "does not begin where goods are": _van(start=3),
    "two windows of the dock": _dock(windows=((0, 9), (20, 30))),
    "doors": _dock(fixed=5, doors=1),
    "goods apart": _whole(apart=frozenset({(0, 1)})),
    "lock": _whole(locks=(Lock(0, (1,)),)),
    "keep": _whole(keeps=(Keep(0, (1,)),)),
    "even days": _whole(even=Even((0, 1), Price(1, 60))),
    "no vehicle": _whole(vehicles=()),
    "optional way of two tasks": _whole(requests=(Request(((0, 1),), skip=5),)),
    "choice of ways of two tasks": _whole(requests=(Request(((0, 1), (2,))),)),
    "prices beyond what PyVRP can add": _van(costs=Costs(per_day=10**9 + 1)),
}

KEPT: dict[str, Change] = {
    "price per round of one": _van(costs=Costs(per_round=5)),
    "paid time between rounds": _van(
        costs=replace(TIMED, gaps_paid=True), max_rounds=2
    ),
    "longest round": _van(max_round=9),
    "paid stops": _van(costs=Costs(per_stop=1)),
    "ends elsewhere": _van(end=3),
    "window of the dock": _dock(windows=((0, 9),), fixed=5),
    "doors where nothing takes time": _dock(doors=1),
    "ready later": _task(ready=50),
    "several windows": _task(delivery=Visit(1, ((0, 9), (20, 30)))),
    "who may do it": _task(vehicles=(1,), dear=((1, 5),)),
    "even days for nothing": _whole(even=Even((0, 1), Price(0, 60))),
    "required way of two tasks": _whole(requests=(Request(((0, 1),)),)),
    "choice of ways": _whole(requests=(Request(((0,), (1,)), skip=5),)),
}


@pytest.mark.parametrize("rule", LOST)
def test_rule_pyvrp_has_not(deliveries: Maker, rule: str) -> None:
    """A problem with a rule that PyVRP would lose is not given to it."""
    assert not expressible(LOST[rule](deliveries()))


@pytest.mark.parametrize("rule", KEPT)
def test_rule_pyvrp_has(deliveries: Maker, rule: str) -> None:
    """A problem with a rule that PyVRP keeps is given to it."""
    assert expressible(KEPT[rule](deliveries()))


def test_kinds_in_one_round(deliveries: Maker) -> None:
    """Collections beside deliveries need rounds that may mix them."""
    collect = Task(TaskKind.COLLECT, (1,), pickup=Visit(1, ((0, 9),)))
    problem = deliveries()
    both = replace(problem, tasks=(collect, *problem.tasks[1:]))
    assert not expressible(both)
    assert expressible(replace(both, mixed=True))


def test_collections_and_the_docks_window(deliveries: Maker) -> None:
    """The dock is open to collections all day, or PyVRP is not asked."""
    collect = Task(TaskKind.COLLECT, (1,), pickup=Visit(1, ((0, 9),)))
    problem = deliveries(1, tasks=(collect,))
    assert expressible(problem)
    assert not expressible(replace(problem, dock=Dock(0, ((10, 50),))))
    assert not expressible(replace(problem, dock=Dock(0, fixed=60)))


def test_pairs_have_one_window(pairs: Problem) -> None:
    """A direct task with two windows is more than PyVRP can carry."""
    assert expressible(pairs)
    late = replace(pairs.tasks[0], pickup=Visit(1, ((0, 9), (20, 30))))
    assert not expressible(replace(pairs, tasks=(late, *pairs.tasks[1:])))


def test_what_cannot_be_in_time_is_left_out(deliveries: Maker, pairs: Problem) -> None:
    """Goods that come, or a farm that opens, after the client has closed.

    PyVRP takes neither for a client or a pair of its own.
    """
    for problem, change in (
        (deliveries(), _task(ready=3_001)),
        (pairs, _task(pickup=Visit(1, ((4_001, 4_500),), handover=10))),
    ):
        result = solve(change(problem), Budget(30), 1)
        assert result.unserved == (0,)


def test_collections_end_at_the_dock(deliveries: Maker) -> None:
    """Who collects ends the day at the dock, and may begin it elsewhere."""
    collect = Task(TaskKind.COLLECT, (1,), pickup=Visit(1, ((0, 9),)))
    problem = deliveries(3, tasks=(collect,), requests=(Request(((0,),)),))
    begins = Vehicle(2, 0, 0, 100, (8,))
    assert expressible(replace(problem, vehicles=(begins,)))
    assert not expressible(replace(problem, vehicles=(replace(begins, end=2),)))
