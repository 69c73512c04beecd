"""Rules 1 to 3 and 8: what a round is, one test for each way to break it."""

from dataclasses import replace
from typing import Any

from routing.problem import Dock, Problem, Request
from routing.result import Route


def test_asymmetric_matrix(bench: Any) -> None:
    """A leg takes what the matrix says in its own direction, not the other."""
    s = bench.stop
    flat = bench.problem(bench.deliver(3))
    hilly = replace(flat, matrices=(bench.line(uphill=30),))
    plan = [s(0, (0,)), s(3, (), (0,)), s(0)]
    result = bench.driven(hilly, plan)
    assert [step.arrive for step in result.routes[0].rounds[0]] == [0, 390, 750]
    assert bench.judge(hilly, result) == set()
    assert bench.judge(flat, result) == {"time"}


def test_matrix_of_the_profile(bench: Any) -> None:
    """A cargo bike travels by its own matrix."""
    s = bench.stop
    slow = bench.line(uphill=500)
    van = bench.problem(bench.deliver(1), matrices=(bench.line(), slow))
    bike = replace(van, vehicles=(bench.van(profile=1),))
    plan = [s(0, (0,)), s(1, (), (0,)), s(0)]
    assert bench.kinds(bike, plan) == set()
    assert bench.judge(bike, bench.driven(van, plan)) == {"time"}


def test_no_way(bench: Any) -> None:
    """Nobody drives where the matrix has no way."""
    s = bench.stop
    problem = bench.problem(bench.deliver(1), bench.deliver(2))
    for table in (problem.matrices[0].metres, problem.matrices[0].seconds):
        table[1, 2] = -1
    there = [s(0, (0, 1)), s(2, (), (1,)), s(1, (), (0,)), s(0)]
    assert bench.kinds(problem, there) == set()
    back = [s(0, (0, 1)), s(1, (), (0,)), s(2, (), (1,)), s(0)]
    assert "road" in bench.kinds(problem, back)


def test_starts_and_ends_anywhere(bench: Any) -> None:
    """The day starts and ends where the vehicle does, with rounds by the dock."""
    s = bench.stop
    home = bench.van(start=4, end=5, max_rounds=2)
    problem = bench.problem(bench.deliver(1), bench.collect(2), vehicles=(home,))
    out = [s(4), s(0, (0,)), s(1, (), (0,)), s(0)]
    assert bench.kinds(problem, out, [s(0), s(2, (1,)), s(0, (), (1,)), s(5)]) == set()
    assert bench.kinds(problem, out[1:], [s(0), s(2, (1,)), s(0, (), (1,)), s(5)]) == {
        "start"
    }
    assert bench.kinds(problem, out, [s(0), s(2, (1,)), s(0, (), (1,))]) == {"end"}


def test_rounds_meet_at_the_dock(bench: Any) -> None:
    """A further round starts at the dock, all but the last end there."""
    s = bench.stop
    van = bench.van(end=5, max_rounds=2)
    problem = bench.problem(bench.deliver(1), bench.collect(2), vehicles=(van,))
    second = [s(0), s(2, (1,)), s(0, (), (1,)), s(5)]
    first = [s(0, (0,)), s(1, (), (0,))]
    assert bench.kinds(problem, [*first, s(5)], second) == {"end"}
    assert bench.kinds(problem, [*first, s(0)], [s(1), *second[1:]]) == {"start"}


def test_several_trips(bench: Any) -> None:
    """A vehicle drives as many rounds as it may, one after the other."""
    s = bench.stop
    two = bench.problem(
        bench.deliver(1, 6), bench.deliver(2, 6), vehicles=(bench.van(max_rounds=2),)
    )
    rounds = [s(0, (0,)), s(1, (), (0,)), s(0)], [s(0, (1,)), s(2, (), (1,)), s(0)]
    assert bench.kinds(two, *rounds) == set()
    one = replace(two, vehicles=(bench.van(),))
    assert bench.kinds(one, *rounds) == {"rounds"}
    late = bench.drive(two, 0, 5000, *rounds[0])
    overlapping = bench.drive(two, 0, 5200, *rounds[1])
    result = bench.answer(two, Route(0, (late, overlapping)))
    assert bench.judge(two, result) == {"overlap"}


def test_longest_round(bench: Any) -> None:
    """A round is no longer than the vehicle can go; each begins anew."""
    s = bench.stop
    van = bench.van(max_rounds=2, max_round=4000)
    problem = bench.problem(bench.deliver(1), bench.deliver(2), vehicles=(van,))
    rounds = [s(0, (0,)), s(1, (), (0,)), s(0)], [s(0, (1,)), s(2, (), (1,)), s(0)]
    assert bench.kinds(problem, *rounds) == set()
    short = replace(problem, vehicles=(replace(van, max_round=3999),))
    assert bench.kinds(short, *rounds) == {"range"}


def test_one_route_for_each_vehicle(bench: Any) -> None:
    """Routes come by vehicle, and no vehicle has two."""
    s = bench.stop
    vans = (bench.van(), bench.van())
    problem = bench.problem(bench.deliver(1), bench.deliver(2), vehicles=vans)
    plans = [[s(0, (t,)), s(t + 1, (), (t,)), s(0)] for t in (0, 1)]
    routes = [Route(v, (bench.drive(problem, v, 0, *plans[v]),)) for v in (0, 1)]
    assert bench.judge(problem, bench.answer(problem, *routes)) == set()
    assert bench.judge(problem, bench.answer(problem, *routes[::-1])) == {"vehicle"}
    same = replace(routes[1], vehicle=0)
    assert bench.judge(problem, bench.answer(problem, routes[0], same)) == {"vehicle"}


def test_loading_is_the_first_work(bench: Any) -> None:
    """Deliveries are loaded once, before all other work of their round."""
    s = bench.stop
    problem = bench.problem(
        bench.deliver(1),
        bench.deliver(2),
        bench.direct(3, 4),
        mixed=True,
        vehicles=(bench.van(start=3),),
    )
    last = s(2, (), (1,)), s(0)
    good = [s(3), s(0, (0, 1)), s(3, (2,)), s(4, (), (2,)), s(1, (), (0,)), *last]
    assert bench.kinds(problem, good) == set()
    late = [s(3, (2,)), s(0, (0, 1)), s(4, (), (2,)), s(1, (), (0,)), *last]
    assert bench.kinds(problem, late) == {"loading"}
    twice = [s(3), s(0, (0,)), s(1, (), (0,)), s(0, (1,)), *last]
    assert bench.kinds(problem, twice) == {"loading"}


def test_unloading_is_the_last_work(bench: Any) -> None:
    """Collections are unloaded once, after all other work; then one goes home."""
    s = bench.stop
    problem = bench.problem(
        bench.collect(1),
        bench.collect(2),
        bench.direct(3, 4),
        mixed=True,
        vehicles=(bench.van(end=4),),
    )
    good = [s(0), s(3, (2,)), s(4, (), (2,)), s(1, (0,)), s(2, (1,))]
    assert bench.kinds(problem, [*good, s(0, (), (0, 1)), s(4)]) == set()
    early = [s(0), s(3, (2,)), s(1, (0,)), s(2, (1,)), s(0, (), (0, 1)), s(4, (), (2,))]
    assert bench.kinds(problem, early) == {"unloading"}
    twice = [s(0), s(1, (0,)), s(0, (), (0,)), s(2, (1,)), s(0, (), (1,)), s(4)]
    assert bench.kinds(problem, twice) == {"unloading"}


def test_no_unloading_while_loading(bench: Any) -> None:
    """What is unloaded as the next round is loaded belongs to two steps."""
    s = bench.stop
    problem = bench.problem(
        bench.collect(1), bench.deliver(2), mixed=True, vehicles=(bench.van(start=1),)
    )
    both = [s(1, (0,)), s(0, (1,), (0,)), s(2, (), (1,)), s(0)]
    assert bench.kinds(problem, both) == {"loading", "unloading"}


def test_mixed_trips(bench: Any) -> None:
    """A van may collect on its way back only where rounds may be mixed."""
    s = bench.stop
    apart = bench.problem(bench.deliver(2), bench.collect(1))
    plan = [s(0, (0,)), s(2, (), (0,)), s(1, (1,)), s(0, (), (1,))]
    assert bench.kinds(replace(apart, mixed=True), plan) == set()
    assert bench.kinds(apart, plan) == {"mixed"}


def test_direct_pairs(bench: Any) -> None:
    """Goods carried directly are on board from their producer to their client."""
    s = bench.stop
    problem = bench.problem(bench.direct(1, 3), dock=None)
    assert bench.kinds(problem, [s(0), s(1, (0,)), s(3, (), (0,)), s(0)]) == set()
    assert "board" in bench.kinds(problem, [s(0), s(3, (), (0,)), s(1, (0,)), s(0)])
    kept = bench.kinds(problem, [s(0), s(1, (0,)), s(3), s(0)])
    assert kept == {"board", "idle", "partial"}


def test_goods_go_to_their_places(bench: Any) -> None:
    """Goods are taken and handed over where their task says."""
    s = bench.stop
    problem = bench.problem(bench.direct(1, 3), dock=None)
    assert bench.kinds(problem, [s(0), s(2, (0,)), s(3, (), (0,)), s(0)]) == {"place"}
    assert bench.kinds(problem, [s(0), s(1, (0,)), s(2, (), (0,)), s(0)]) == {"place"}
    stock = bench.problem(bench.deliver(3), vehicles=(bench.van(start=1),))
    assert bench.kinds(stock, [s(1, (0,)), s(3, (), (0,)), s(0)]) == {"place"}


def test_every_step_has_work(bench: Any) -> None:
    """Only the first and the last step of a round are without work."""
    s = bench.stop
    problem = bench.problem(bench.deliver(1))
    assert bench.kinds(problem, [s(0, (0,)), s(2), s(1, (), (0,)), s(0)]) == {"idle"}


def test_every_round_has_work(bench: Any) -> None:
    """A round without any task is no round."""
    s = bench.stop
    problem = bench.problem(bench.deliver(1), vehicles=(bench.van(max_rounds=2),))
    real = [s(0, (0,)), s(1, (), (0,)), s(0)]
    assert bench.kinds(problem, real) == set()
    assert bench.kinds(problem, real, [s(0), s(1), s(0)]) == {"empty", "idle"}


def test_one_step_at_a_place(bench: Any) -> None:
    """Tasks done one after another at one place are one step with one fixed time."""
    s = bench.stop
    problem = bench.problem(bench.deliver(1), bench.deliver(1))
    one = [s(0, (0, 1)), s(1, (), (0, 1)), s(0)]
    assert bench.kinds(problem, one) == set()
    two = [s(0, (0, 1)), s(1, (), (0,)), s(1, (), (1,)), s(0)]
    assert bench.kinds(problem, two) == {"repeat"}


def test_work_where_the_day_starts(bench: Any) -> None:
    """A producer-driver takes the own goods at the first step, not at a second."""
    s = bench.stop
    problem = bench.problem(bench.collect(3), vehicles=(bench.van(start=3),))
    assert bench.kinds(problem, [s(3, (0,)), s(0, (), (0,))]) == set()
    assert bench.kinds(problem, [s(3), s(3, (0,)), s(0, (), (0,))]) == {"repeat"}


def test_access(bench: Any) -> None:
    """A vehicle does only tasks that allow it."""
    s = bench.stop
    plan = [s(0, (0,)), s(1, (), (0,)), s(0)]
    vans = (bench.van(), bench.van())
    for allowed, wrong in (((0,), set()), ((1,), {"access"}), ((), {"access"})):
        task = bench.deliver(1, vehicles=allowed)
        assert bench.kinds(bench.problem(task, vehicles=vans), plan) == wrong


def test_goods_apart(bench: Any) -> None:
    """Fish and cheese never share a round, even one after the other."""
    s = bench.stop
    fish, cheese = bench.deliver(1, goods=4), bench.collect(2, goods=2)
    problem = bench.problem(fish, cheese, mixed=True)
    plan = [s(0, (0,)), s(1, (), (0,)), s(2, (1,)), s(0, (), (1,))]
    assert bench.kinds(problem, plan) == set()
    for pair, wrong in (
        ((2, 4), {"apart"}),
        ((4, 2), {"apart"}),
        ((2, 3), set()),
        ((3, 4), set()),
    ):
        parted = replace(problem, apart=frozenset({pair}))
        assert bench.kinds(parted, plan) == wrong


def test_no_dock_no_second_round(bench: Any) -> None:
    """Without a dock no further round can start."""
    s = bench.stop
    van = bench.van(max_rounds=2)
    problem = bench.problem(
        bench.direct(1, 2), bench.direct(3, 4), dock=None, vehicles=(van,)
    )
    first = [s(0), s(1, (0,)), s(2, (), (0,)), s(0)]
    second = [s(0), s(3, (1,)), s(4, (), (1,)), s(0)]
    assert bench.kinds(problem, first, second) == {"start", "end"}


def test_nothing_to_do(bench: Any) -> None:
    """No task, or nothing but requests left out, is a plan without routes."""
    empty = Problem((), (), (), ())
    assert bench.judge(empty, bench.answer(empty)) == set()
    alone = bench.problem(bench.deliver(1), vehicles=(), dock=Dock(0))
    assert bench.judge(alone, bench.answer(alone)) == set()
    assert bench.judge(alone, bench.answer(alone, unserved=())) == {"lost"}


def test_ways(bench: Any) -> None:
    """A request goes by the dock or directly, never both and never in part."""
    s = bench.stop
    tasks = bench.collect(1), bench.deliver(2, after=(0,)), bench.direct(1, 2)
    van = bench.van(max_rounds=2)
    problem = bench.problem(
        *tasks, requests=(Request(((0, 1), (2,))),), vehicles=(van,)
    )
    fetch = [s(0), s(1, (0,)), s(0, (), (0,))]
    bring = [s(0, (1,)), s(2, (), (1,)), s(0)]
    carry = [s(0), s(1, (2,)), s(2, (), (2,)), s(0)]
    assert bench.kinds(problem, fetch, bring) == set()
    assert bench.kinds(problem, carry) == set()
    assert bench.kinds(problem, fetch) == {"partial"}
    assert bench.kinds(problem, fetch, carry) == {"partial"}
