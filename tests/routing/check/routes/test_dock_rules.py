"""Rules 4 to 6: the dock, what waits for what there, and what fits on board."""

from dataclasses import replace
from typing import Any

from routing.problem import Dock, Problem, Request
from routing.result import Result, Route


def two_vans(bench: Any, *tasks: Any, **what: Any) -> Problem:
    """Give a problem of two vans."""
    usual = {"vehicles": (bench.van(), bench.van())}
    return bench.problem(*tasks, **(usual | what))  # type: ignore[no-any-return]


def fetched(bench: Any, problem: Problem, *starts: int) -> Result:
    """Let van 0 collect task 0 at place 1, van 1 task 1 at place 1, and so on."""
    s = bench.stop
    return bench.answer(  # type: ignore[no-any-return]
        problem,
        *(
            Route(
                v,
                (bench.drive(problem, v, at, s(0), s(1, (v,)), s(0, (), (v,))),),
            )
            for v, at in enumerate(starts)
        ),
    )


def test_doors(bench: Any) -> None:
    """As many services at a time as the dock has doors, one after the other or not."""
    s = bench.stop
    for doors, second, wrong in (
        (1, 100, set()),  # begins as the first ends
        (1, 99, {"doors"}),
        (2, 99, set()),
        (None, 0, set()),
    ):
        dock = Dock(0, fixed=100, doors=doors)
        problem = two_vans(bench, bench.deliver(1), bench.deliver(2), dock=dock)
        plans = [s(0, (0,)), s(1, (), (0,)), s(0)], [s(0, (1,)), s(2, (), (1,)), s(0)]
        routes = (
            Route(v, (bench.drive(problem, v, at, *plans[v]),))
            for v, at in ((0, 0), (1, second))
        )
        assert bench.judge(problem, bench.answer(problem, *routes)) == wrong


def test_doors_for_loading_and_unloading(bench: Any) -> None:
    """A van that unloads keeps another from loading; one that passes does not."""
    s = bench.stop
    dock = Dock(0, fixed=100, doors=1)
    problem = two_vans(bench, bench.collect(1), bench.deliver(2), dock=dock)
    fetch = s(0), s(1, (0,)), s(0, (), (0,))  # unloads from 260 to 360
    for start, wrong in ((360, set()), (200, {"doors"}), (160, set())):
        load = s(0, (1,)), s(2, (), (1,)), s(0)
        routes = (
            Route(0, (bench.drive(problem, 0, 0, *fetch),)),
            Route(1, (bench.drive(problem, 1, start, *load),)),
        )
        assert bench.judge(problem, bench.answer(problem, *routes)) == wrong


def test_no_time_no_door(bench: Any) -> None:
    """A service that takes no time takes no door, and frees none."""
    s = bench.stop
    for dock_seconds, third, wrong in (
        (0, 100, set()),
        (0, 50, {"doors"}),
        (1, 100, {"doors"}),
    ):
        tasks = (
            bench.deliver(1, dock_seconds=100),
            bench.deliver(2, dock_seconds=dock_seconds),
            bench.deliver(3, dock_seconds=100),
        )
        vans = (bench.van(),) * 3
        problem = bench.problem(*tasks, vehicles=vans, dock=Dock(0, doors=1))
        routes = (
            Route(v, (bench.drive(problem, v, at, *plan),))
            for v, at in enumerate((0, 50, third))
            for plan in [[s(0, (v,)), s(v + 1, (), (v,)), s(0)]]
        )
        assert bench.judge(problem, bench.answer(problem, *routes)) == wrong


def test_handled_in_time(bench: Any) -> None:
    """Goods are due handled, not only unloaded: 260 + 100 + 40 + 7."""
    dock = Dock(0, fixed=100, handling=40)
    for due, wrong in ((407, set()), (406, {"due"})):
        task = bench.collect(1, due=due, handling=7)
        problem = bench.problem(task, dock=dock)
        assert bench.judge(problem, fetched(bench, problem, 0)) == wrong


def test_goods_of_a_round_are_handled_together(bench: Any) -> None:
    """The first crate of a round is handled when its last one is."""
    s = bench.stop
    plan = [s(0), s(1, (0,)), s(2, (1,)), s(0, (), (0, 1))]
    # unloaded at 520, then 40 + 30 + 30
    for due, wrong in ((620, set()), (619, {"due"})):
        problem = bench.problem(
            bench.collect(1, due=due, handling=30),
            bench.collect(2, handling=30),
            dock=Dock(0, handling=40),
        )
        assert bench.kinds(problem, plan) == wrong


def test_teams(bench: Any) -> None:
    """One team handles one round's goods at a time, first come first served."""
    for teams, due, wrong in (
        (None, 270 + 500, set()),
        (2, 270 + 500, set()),
        (1, 270 + 500, {"due"}),
        (1, 260 + 500 + 500, set()),
        (1, 260 + 500 + 499, {"due"}),
    ):
        tasks = bench.collect(1), bench.collect(1, due=due)
        dock = Dock(0, handling=500, teams=teams)
        problem = two_vans(bench, *tasks, dock=dock)
        assert bench.judge(problem, fetched(bench, problem, 0, 10)) == wrong


def test_teams_serve_who_comes_first(bench: Any) -> None:
    """Who unloads earlier is handled earlier; at the same time, the lower vehicle."""
    dock = Dock(0, handling=500, teams=1)
    for starts, due, wrong in (
        ((10, 0), 760, set()),  # the second van comes first
        ((0, 0), 760, {"due"}),  # together: the first van's goods come first
        ((0, 0), 1260, set()),
    ):
        problem = two_vans(
            bench, bench.collect(1), bench.collect(1, due=due), dock=dock
        )
        assert bench.judge(problem, fetched(bench, problem, *starts)) == wrong


def test_release(bench: Any) -> None:
    """Goods are not loaded before they are ready."""
    s = bench.stop
    problem = bench.problem(bench.deliver(1, ready=500))
    plan = [s(0, (0,)), s(1, (), (0,)), s(0)]
    assert bench.kinds(problem, plan, start=500) == set()
    assert bench.kinds(problem, plan, start=499) == {"ready"}


def test_cross_dock_waits_for_goods(bench: Any) -> None:
    """A delivery leaves when its goods have come in and been handled."""
    s = bench.stop
    tasks = bench.collect(1, handling=5), bench.deliver(2, after=(0,))
    problem = two_vans(
        bench,
        *tasks,
        requests=(Request(((0, 1),)),),
        dock=Dock(0, fixed=10, handling=20),
    )
    fetch = s(0), s(1, (0,)), s(0, (), (0,))  # in at 260, unloaded 270, handled 295
    for start, wrong in ((295, set()), (294, {"after"}), (0, {"after"})):
        bring = s(0, (1,)), s(2, (), (1,)), s(0)
        routes = (
            Route(0, (bench.drive(problem, 0, 0, *fetch),)),
            Route(1, (bench.drive(problem, 1, start, *bring),)),
        )
        assert bench.judge(problem, bench.answer(problem, *routes)) == wrong
    alone = bench.answer(problem, Route(1, (bench.drive(problem, 1, 900, *bring),)))
    assert bench.judge(problem, alone) == {"after", "partial"}


def test_waits_for_all_it_needs(bench: Any) -> None:
    """A delivery of goods from two rounds waits for the later one."""
    s = bench.stop
    tasks = bench.collect(1), bench.collect(1), bench.deliver(2, after=(0, 1))
    for start, wrong in ((860, set()), (859, {"after"})):
        problem = bench.problem(
            *tasks,
            requests=(Request(((0, 1, 2),)),),
            vehicles=(bench.van(), bench.van(), bench.van()),
        )
        fetching = fetched(bench, problem, 0, 600)
        bring = bench.drive(problem, 2, start, s(0, (2,)), s(2, (), (2,)), s(0))
        result = bench.answer(problem, *fetching.routes, Route(2, (bring,)))
        assert bench.judge(problem, result) == wrong


def test_load_on_every_leg(bench: Any) -> None:
    """What is handed over makes room for what is collected, leg by leg."""
    s = bench.stop
    plan = [s(0, (0, 1)), s(1, (), (0,)), s(2, (2,), (1,)), s(0, (), (2,))]
    for loads, wrong in (
        ((6, 4, 10), set()),
        ((6, 5, 1), {"capacity"}),  # leaving the dock
        ((6, 4, 11), {"capacity"}),  # going home
    ):
        problem = bench.problem(
            bench.deliver(1, loads[0]),
            bench.deliver(2, loads[1]),
            bench.collect(2, loads[2]),
            mixed=True,
        )
        assert bench.kinds(problem, plan) == wrong
    early = [s(0, (0, 1)), s(2, (2,), (1,)), s(1, (), (0,)), s(0, (), (2,))]
    problem = bench.problem(
        bench.deliver(1, 6), bench.deliver(2, 4), bench.collect(2, 5), mixed=True
    )
    assert bench.kinds(problem, plan) == set()
    assert bench.kinds(problem, early) == {"capacity"}


def test_dimensions_and_compartments(bench: Any) -> None:
    """Each dimension has its own limit: a full fridge does not help a full van.

    Dimensions are ambient, chilled, and both: a partition that moves between two
    compartments is the limit on their sum.
    """
    s = bench.stop
    plan = [s(0, (0, 1)), s(1, (), (0,)), s(2, (), (1,)), s(0)]
    for capacity, wrong in (
        ((6, 4, 10), set()),
        ((5, 9, 99), {"capacity"}),
        ((9, 3, 99), {"capacity"}),
        ((9, 9, 9), {"capacity"}),
    ):
        tasks = (
            replace(bench.deliver(1), load=(6, 0, 6)),
            replace(bench.deliver(2), load=(0, 4, 4)),
        )
        problem = bench.problem(*tasks, vehicles=(bench.van(capacity=capacity),))
        assert bench.kinds(problem, plan) == wrong


def test_capacity_of_direct_goods(bench: Any) -> None:
    """Goods carried directly take room from where they are taken only."""
    s = bench.stop
    problem = bench.problem(
        bench.deliver(1, 10), bench.direct(2, 3, 10), bench.direct(3, 4, 1), mixed=True
    )
    first = [s(0, (0,)), s(1, (), (0,)), s(2, (1,))]
    assert (
        bench.kinds(problem, [*first, s(3, (2,), (1,)), s(4, (), (2,)), s(0)]) == set()
    )
    problem = bench.problem(
        bench.deliver(1, 10), bench.direct(2, 4, 10), bench.direct(3, 4, 1), mixed=True
    )
    over = bench.kinds(problem, [*first, s(3, (2,)), s(4, (), (1, 2)), s(0)])
    assert over == {"capacity"}


def test_no_limit_without_dimensions(bench: Any) -> None:
    """A problem without dimensions has no load to check."""
    s = bench.stop
    task = replace(bench.deliver(1), load=())
    problem = bench.problem(task, vehicles=(bench.van(capacity=()),))
    assert bench.kinds(problem, [s(0, (0,)), s(1, (), (0,)), s(0)]) == set()
