"""Rule 10: what must stay of a former plan, and who is served or named."""

from dataclasses import replace
from typing import Any

import pytest

from routing.problem import Lock, Problem
from routing.result import Result, Route


def clients(bench: Any, *locks: Lock) -> Problem:
    """Give deliveries 0 to 3 at places 1 to 4 and two vans of two rounds."""
    tasks = [bench.deliver(place) for place in (1, 2, 3, 4)]
    van = bench.van(max_rounds=2)
    return bench.problem(*tasks, vehicles=(van, van), locks=locks)  # type: ignore[no-any-return]


def plan(bench: Any, problem: Problem, *days: str) -> Result:
    """Drive days like ``"01 2"``: a round with tasks 0 and 1, then one with task 2."""
    s = bench.stop
    routes = []
    for vehicle, day in enumerate(days):
        clock, rounds = 0, []
        for word in day.split():
            order = tuple(int(letter) for letter in word)
            stops = (s(0, order), *(s(t + 1, (), (t,)) for t in order), s(0))
            rounds.append(bench.drive(problem, vehicle, clock, *stops))
            clock = rounds[-1][-1].leave
        if rounds:
            routes.append(Route(vehicle, tuple(rounds)))
    return bench.answer(problem, *routes)  # type: ignore[no-any-return]


LOCKED = {
    "the vehicle": (Lock(1, (1, 3)), ["", "01 23"], ["0", "1 23"]),
    "or undone": (Lock(1, (1, 3)), ["23", "1"], ["1", "0"]),
    "the round": (Lock(0, (1,), round=1), ["123 0"], ["0 123"]),
    "this order": (Lock(0, (1, 3, 5), ordered=True), ["0132"], ["0213"]),
    "order over rounds": (Lock(0, (5, 1), ordered=True), ["32 01"], ["01 2"]),
    "order without one": (Lock(0, (1, 3, 5), ordered=True), ["02"], ["20"]),
    "any order": (Lock(0, (1, 3), round=0), ["10 23"], ["1 023"]),
    "the whole round": (Lock(0, (1, 3), round=0, whole=True), ["01 23"], ["012 3"]),
    "whole though left out": (Lock(0, (1,), round=0, whole=True), ["0 12"], ["12"]),
}


@pytest.mark.parametrize("name", LOCKED)
def test_locks(bench: Any, name: str) -> None:
    """A lock holds the vehicle, the round, the order or the whole round."""
    lock, kept, broken = LOCKED[name]
    problem = clients(bench, lock)
    assert bench.judge(problem, plan(bench, problem, *kept)) == set()
    assert bench.judge(problem, plan(bench, problem, *broken)) == {"lock"}
    free = replace(problem, locks=())
    assert bench.judge(free, plan(bench, free, *broken)) == set()


def test_locked_at_one_step(bench: Any) -> None:
    """What is done at one step is in order."""
    s = bench.stop
    tasks = bench.deliver(1), bench.deliver(1)
    locks = (Lock(0, (1, 3), ordered=True),)
    problem = bench.problem(*tasks, locks=locks)
    assert bench.kinds(problem, [s(0, (0, 1)), s(1, (), (1, 0)), s(0)]) == set()


def test_both_ends_of_a_direct_task(bench: Any) -> None:
    """A pickup away from the dock is a visit that can be locked like a delivery."""
    s = bench.stop
    tasks = bench.direct(1, 3), bench.direct(2, 4)
    stops = s(0), s(1, (0,)), s(2, (1,)), s(3, (), (0,)), s(4, (), (1,)), s(0)
    for visits, wrong in (((0, 2, 1, 3), set()), ((0, 1, 2, 3), {"lock"})):
        lock = Lock(0, visits, ordered=True)
        problem = bench.problem(*tasks, dock=None, locks=(lock,))
        assert bench.kinds(problem, stops) == wrong


def test_served_once_or_named_once(bench: Any) -> None:
    """Every request is served, or named as left out, exactly once."""
    problem = clients(bench)
    result = plan(bench, problem, "01", "2")
    assert result.unserved == (3,)
    assert bench.judge(problem, result) == set()
    for unserved, kinds in (
        ((), {"lost", "loss"}),
        ((3, 3), {"twice", "loss"}),
        ((3, 2), {"twice", "loss"}),
        ((2,), {"twice", "lost"}),
    ):
        assert bench.judge(problem, replace(result, unserved=unserved)) == kinds


def test_done_twice(bench: Any) -> None:
    """No task is done by two vehicles, nor in two rounds of one."""
    problem = clients(bench)
    for days in (["01", "1"], ["01 1"]):
        assert bench.judge(problem, plan(bench, problem, *days)) == {"twice"}


def test_taken_twice(bench: Any) -> None:
    """Goods are not taken again in the round that carries them."""
    s = bench.stop
    problem = bench.problem(bench.collect(1), bench.collect(2))
    again = [s(0), s(1, (0,)), s(2, (1,)), s(1, (0,)), s(0, (), (0, 1))]
    assert "twice" in bench.kinds(problem, again)
    both = [s(0), s(1, (0, 0)), s(2, (1,)), s(0, (), (0, 1))]
    assert "twice" in bench.kinds(problem, both)
