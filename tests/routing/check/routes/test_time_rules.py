"""Rules 3, 4, 7 and 9: windows, service, pauses and hours, accepted and broken."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from routing.problem import (
    EU_DAILY_DRIVING,
    EU_DRIVING_BREAK,
    FRENCH_BREAK,
    BreakRule,
    Dock,
    Hours,
    Lunch,
    Problem,
    Soft,
)
from routing.result import Result, Route, Step

HOUR = 3600
FREE = Hours(breaks=(BreakRule(50_000, 1),))  # may pause, and never must


def retimed(result: Result, change: Callable[[Step], Step], at: int) -> Result:
    """Change one step of the first round and nothing else."""
    (route,) = result.routes
    steps = list(route.rounds[0])
    steps[at] = change(steps[at])
    return replace(
        result, routes=(Route(route.vehicle, (tuple(steps), *route.rounds[1:])),)
    )


def one_client(bench: Any, **van: Any) -> Problem:
    """Give one delivery, 300 s away, that takes 60 s."""
    return bench.problem(bench.deliver(3), vehicles=(bench.van(**van),))  # type: ignore[no-any-return]


def test_service(bench: Any) -> None:
    """Service is the longest fixed time at a place and all handovers."""
    s = bench.stop
    tasks = [
        bench.deliver(1, visit=bench.visit(1, fixed=fixed, handover=handover))
        for fixed, handover in ((300, 20), (120, 40))
    ]
    problem = bench.problem(*tasks)
    result = bench.driven(problem, [s(0, (0, 1)), s(1, (), (0, 1)), s(0)])
    client = result.routes[0].rounds[0][1]
    assert client.leave - client.begin == 360
    assert bench.judge(problem, result) == set()
    slower = bench.visit(1, fixed=301, handover=20)
    hasty = replace(problem, tasks=(replace(tasks[0], delivery=slower), tasks[1]))
    assert bench.judge(hasty, result) == {"time"}


def test_service_at_the_dock(bench: Any) -> None:
    """Loading takes a fixed time and what each task adds, and so does unloading."""
    s = bench.stop
    problem = bench.problem(
        bench.deliver(1, dock_seconds=30),
        bench.collect(2, dock_seconds=50),
        mixed=True,
        dock=Dock(0, fixed=200),
    )
    plan = [s(0, (0,)), s(1, (), (0,)), s(2, (1,)), s(0, (), (1,))]
    result = bench.driven(problem, plan)
    first, *_, last = result.routes[0].rounds[0]
    assert (first.leave - first.begin, last.leave - last.begin) == (230, 250)
    assert bench.judge(problem, result) == set()
    for slow in ({"fixed": 201}, {"fixed": 199}):
        other = replace(problem, dock=Dock(0, **slow))
        assert bench.judge(other, result) == {"time"}


def test_windows(bench: Any) -> None:
    """Service begins within one of several windows, ends included."""
    s = bench.stop
    for wait, wrong in ((300, True), (500, False), (600, False), (700, True)):
        visit = bench.visit(3, windows=((500, 600), (900, 1000)))
        problem = bench.problem(bench.deliver(3, visit=visit))
        plan = [s(0, (0,)), s(3, (), (0,), wait=wait), s(0)]
        assert bench.kinds(problem, plan) == ({"window"} if wrong else set())


def test_windows_of_all_tasks_at_a_step(bench: Any) -> None:
    """A step begins within a window of each of its tasks."""
    s = bench.stop
    visits = [bench.visit(1, windows=w) for w in (((0, 500),), ((400, 900),))]
    problem = bench.problem(*(bench.deliver(1, visit=visit) for visit in visits))
    for wait, wrong in ((450, set()), (350, {"window"}), (550, {"window"})):
        plan = [s(0, (0, 1)), s(1, (), (0, 1), wait=wait), s(0)]
        assert bench.kinds(problem, plan) == wrong


def test_windows_of_the_dock(bench: Any) -> None:
    """Loading and unloading begin while the dock is open; passing is free."""
    s = bench.stop
    dock = Dock(0, windows=((100, 200), (1000, 2000)))
    out = bench.problem(bench.deliver(1), dock=dock)
    plan = [s(0, (0,)), s(1, (), (0,)), s(0)]
    assert bench.kinds(out, plan, start=200) == set()
    assert bench.kinds(out, plan, start=201) == {"window"}
    back = bench.problem(bench.collect(1), dock=dock)
    plan = [s(0), s(1, (0,)), s(0, (), (0,))]
    assert bench.kinds(back, plan, start=900) == set()
    assert bench.kinds(back, plan, start=300) == {"window"}


def test_nobody_teleports(bench: Any) -> None:
    """One arrives as long after leaving as the leg takes, and serves after that."""
    s = bench.stop
    problem = one_client(bench)
    result = bench.driven(problem, [s(0, (0,)), s(3, (), (0,), wait=400), s(0)])
    assert bench.judge(problem, result) == set()
    early = retimed(result, lambda x: replace(x, arrive=299), 1)
    assert bench.judge(problem, early) == {"time"}
    hasty = retimed(result, lambda x: replace(x, begin=299), 1)
    assert bench.judge(problem, hasty) == {"time"}
    short = retimed(result, lambda x: replace(x, leave=459), 1)
    assert bench.judge(problem, short) == {"time"}


def test_a_round_begins_and_ends_with_work_or_a_leg(bench: Any) -> None:
    """No time passes at a round's ends in which nothing is done."""
    s = bench.stop
    problem = bench.problem(bench.collect(3), vehicles=(bench.van(end=2),))
    plan = [s(0), s(3, (0,)), s(0, (), (0,)), s(2)]
    result = bench.driven(problem, plan, start=100)
    assert bench.judge(problem, result) == set()
    for at, change in ((0, {"arrive": 90}), (0, {"begin": 90, "arrive": 90})):
        wrong = retimed(result, lambda x, c=change: replace(x, **c), at)  # type: ignore[misc]
        assert "time" in bench.judge(problem, wrong)
    late = retimed(result, lambda x: replace(x, leave=x.leave + 5), 3)
    assert "time" in bench.judge(problem, late)


def test_shift(bench: Any) -> None:
    """The day lies within the shift: 0 to 660 s."""
    s = bench.stop
    plan = [s(0, (0,)), s(3, (), (0,)), s(0)]
    assert bench.kinds(one_client(bench, opens=500, closes=1160), plan, start=500) == (
        set()
    )
    assert bench.kinds(one_client(bench, closes=659), plan) == {"shift"}
    assert bench.kinds(one_client(bench, opens=1), plan) == {"shift"}


def test_max_span(bench: Any) -> None:
    """A day lasts no longer than allowed, the time between its rounds included."""
    s = bench.stop
    first, second = (
        [s(0, (0,)), s(3, (), (0,)), s(0)],
        [s(0, (1,)), s(1, (), (1,)), s(0)],
    )
    for span, wrong in ((2260, set()), (2259, {"span"})):
        van = bench.van(max_rounds=2, hours=Hours(max_span=span))
        problem = bench.problem(bench.deliver(3), bench.deliver(1), vehicles=(van,))
        rounds = (
            bench.drive(problem, 0, 0, *first),
            bench.drive(problem, 0, 2000, *second),
        )
        assert bench.judge(problem, bench.answer(problem, Route(0, rounds))) == wrong


def test_max_driving(bench: Any) -> None:
    """Time at the wheel is that of all legs, without service and waiting."""
    s = bench.stop
    plan = [s(0, (0,)), s(3, (), (0,), wait=5000), s(0)]
    for most, wrong in ((600, set()), (599, {"driving"})):
        problem = one_client(bench, hours=Hours(max_driving=most))
        assert bench.kinds(problem, plan) == wrong
    assert EU_DAILY_DRIVING == 9 * HOUR


def test_french_break(bench: Any) -> None:
    """No more than 6 hours of work without 20 minutes of pause."""
    s = bench.stop
    problem = one_client(bench, hours=Hours(breaks=(FRENCH_BREAK,)))
    six = 6 * HOUR

    def plan(client: int, *pauses: tuple[int, int]) -> list[Any]:
        end = max((end for _, end in pauses), default=0)
        visit = s(3, (), (0,), wait=client, stay=end, pauses=pauses)
        return [s(0, (0,)), visit, s(0)]

    # 21,600 s of work to the second: out at 0, at the client 21,240, back 21,600
    assert bench.kinds(problem, plan(six - 360)) == set()
    assert bench.kinds(problem, plan(six - 359)) == {"break"}
    lunch = (20_000, 21_200)
    assert bench.kinds(problem, plan(22_800, lunch)) == set()
    short = plan(22_800, (20_001, 21_200))
    assert bench.kinds(problem, short) == {"break", "pause"}
    # two halves are no pause
    halves = plan(22_500, (400, 1000), (2000, 2600))
    assert bench.kinds(problem, halves) == {"break", "pause"}


def test_pauses_too_short_for_one_rule(bench: Any) -> None:
    """A pause that one rule asks for is no work to another, nor its break."""
    s = bench.stop
    rules = BreakRule(5000, 300), BreakRule(2000, 500)
    problem = one_client(bench, hours=Hours(breaks=rules))
    for begin, wrong in ((1940, set()), (1941, {"break"})):
        # back home 360 s after service begins, 300 s of it all a pause
        visit = s(3, (), (0,), wait=begin, pauses=((400, 700),))
        assert bench.kinds(problem, [s(0, (0,)), visit, s(0)]) == wrong


def test_no_pause_without_a_rule(bench: Any) -> None:
    """A driver whom no rule asks for a pause waits; pauses are as long as a rule's."""
    s = bench.stop
    visit = s(3, (), (0,), wait=400, pauses=((300, 400),))
    plan = [s(0, (0,)), visit, s(0)]
    for hours, wrong in (
        (Hours(), {"pause"}),
        (Hours(breaks=(BreakRule(5000, 100),)), set()),
        (Hours(breaks=(BreakRule(5000, 101),)), {"pause"}),
        (Hours(breaks=(BreakRule(5000, 101), BreakRule(9000, 100))), set()),
        (Hours(lunch=Lunch(5000, 6000, 100)), set()),
        (Hours(lunch=Lunch(5000, 6000, 101)), {"pause"}),
    ):
        assert bench.kinds(one_client(bench, hours=hours), plan) == wrong


def test_work_after_a_break_counts_anew(bench: Any) -> None:
    """Work is counted from the end of the last pause to the next, or to the end."""
    s = bench.stop
    problem = one_client(bench, hours=Hours(breaks=(BreakRule(1000, 100),)))
    pauses = ((1000, 1100), (2100, 2200), (3200, 3300))
    visit = s(3, (), (0,), wait=3940, pauses=pauses)
    assert bench.kinds(problem, [s(0, (0,)), visit, s(0)]) == set()
    late = s(3, (), (0,), wait=3941, pauses=pauses)
    assert bench.kinds(problem, [s(0, (0,)), late, s(0)]) == {"break"}


def test_eu_driving_break(bench: Any) -> None:
    """No more than 4 h 30 at the wheel without 45 minutes of pause; work is free."""
    s = bench.stop
    far = bench.line()
    far.seconds[0, 3] = far.seconds[3, 0] = 8100
    problem = replace(
        one_client(bench, hours=Hours(breaks=(EU_DRIVING_BREAK,))), matrices=(far,)
    )
    assert (
        bench.kinds(problem, [s(0, (0,)), s(3, (), (0,), wait=20_000), s(0)]) == set()
    )
    far.seconds[3, 0] = 8101
    assert bench.kinds(problem, [s(0, (0,)), s(3, (), (0,)), s(0)]) == {"break"}
    for length, wrong in ((2700, set()), (2699, {"break", "pause"})):
        pause = (9000, 9000 + length)
        visit = s(3, (), (0,), stay=pause[1], pauses=(pause,))
        assert bench.kinds(problem, [s(0, (0,)), visit, s(0)]) == wrong


def test_lunch(bench: Any) -> None:
    """Who works before and after lunch time pauses in between, long enough."""
    s = bench.stop
    problem = one_client(bench, hours=Hours(lunch=Lunch(1000, 2000, 600)))

    def kinds(start: int, wait: int, *pauses: tuple[int, int]) -> Any:
        stay = max((end for _, end in pauses), default=0)
        visit = s(3, (), (0,), wait=wait, stay=stay, pauses=pauses)
        return bench.kinds(problem, [s(0, (0,)), visit, s(0)], start=start)

    assert kinds(0, 1640) == set()  # ends as lunch time does
    assert kinds(0, 1641) == {"lunch"}
    assert kinds(1000, 3000) == set()  # begins as lunch time does
    assert kinds(999, 3000) == {"lunch"}
    assert kinds(0, 2600, (2000, 2600)) == set()
    assert kinds(0, 2601, (2001, 2601)) == {"lunch"}
    assert kinds(0, 500, (1000, 1600)) == set()
    assert kinds(0, 500, (999, 2000)) == {"lunch"}
    assert kinds(0, 500, (1000, 1599), (1700, 2100)) == {"lunch", "pause"}


@pytest.mark.parametrize(
    ("at", "pause"),
    [
        (0, (0, 5)),  # while loading
        (1, (299, 350)),  # on the leg
        (1, (390, 410)),  # into the service
        (1, (450, 470)),  # out of the service
        (1, (560, 601)),  # onto the next leg
        (1, (350, 350)),  # no time at all
        (1, (350, 340)),  # backwards
        (2, (900, 950)),  # after the day
    ],
)
def test_no_pause_there(bench: Any, at: int, pause: tuple[int, int]) -> None:
    """Pauses lie before or after a service, within the day, and take time."""
    s = bench.stop
    problem = replace(one_client(bench, hours=FREE), dock=Dock(0, fixed=10))
    visit = s(3, (), (0,), wait=400, stay=600, pauses=((310, 400), (460, 600)))
    result = bench.driven(problem, [s(0, (0,)), visit, s(0)])
    assert bench.judge(problem, result) == set()
    paused = retimed(result, lambda x: replace(x, pauses=(pause,)), at)
    assert bench.judge(problem, paused) == {"pause"}


def test_pauses_one_after_another(bench: Any) -> None:
    """Pauses at one step are told in their order and do not overlap."""
    s = bench.stop
    problem = one_client(bench, hours=FREE)
    for pauses, wrong in (
        (((310, 350), (350, 400)), set()),
        (((310, 351), (350, 400)), {"pause"}),
        (((350, 400), (310, 350)), {"pause"}),
    ):
        visit = s(3, (), (0,), wait=400, pauses=pauses)
        assert bench.kinds(problem, [s(0, (0,)), visit, s(0)]) == wrong


def test_pause_between_rounds(bench: Any) -> None:
    """A pause between two rounds is told at the last step of the former."""
    s = bench.stop
    van = bench.van(max_rounds=2, hours=Hours(breaks=(BreakRule(1000, 100),)))
    problem = bench.problem(bench.deliver(3), bench.deliver(1), vehicles=(van,))
    plans = [s(0, (0,)), s(3, (), (0,)), s(0)], [s(0, (1,)), s(1, (), (1,)), s(0)]

    def kinds(*pauses: tuple[int, int]) -> Any:
        home = s(0, pauses=pauses)
        first = bench.drive(problem, 0, 0, *plans[0][:2], home)
        second = bench.drive(problem, 0, 900, *plans[1])
        return bench.judge(problem, bench.answer(problem, Route(0, (first, second))))

    assert kinds((660, 760)) == set()
    assert kinds() == {"break"}
    assert kinds((659, 760)) == {"pause"}
    assert kinds((800, 901)) == {"pause"}
    told_late = (
        bench.drive(problem, 0, 0, *plans[0]),
        bench.drive(problem, 0, 900, s(0, (1,), pauses=((700, 900),)), *plans[1][1:]),
    )
    result = bench.answer(problem, Route(0, told_late))
    assert "pause" in bench.judge(problem, result)


def test_time_on_board(bench: Any) -> None:
    """Goods are on board from the end of one service to the beginning of the next."""
    s = bench.stop
    for longest, wrong in ((200, set()), (199, {"aboard"})):
        chilled = bench.deliver(2, aboard=longest, dock_seconds=500)
        problem = bench.problem(chilled, bench.deliver(1))
        # loaded until 500; with the detour 100 s + 60 s + 100 s on board
        plan = [s(0, (0, 1)), s(1, (), (1,)), s(2, (), (0,)), s(0)]
        direct = [s(0, (0,)), s(2, (), (0,)), s(0)]
        assert bench.kinds(problem, plan) == {"aboard"}
        alone = replace(problem, tasks=(chilled,), requests=problem.requests[:1])
        assert bench.kinds(alone, direct) == wrong


def test_time_on_board_ends_as_unloading_begins(bench: Any) -> None:
    """Waiting before the dock counts, unloading and the service at the farm do not."""
    s = bench.stop
    for longest, wrong in ((340, set()), (339, {"aboard"})):
        task = bench.collect(3, aboard=longest, dock_seconds=900)
        problem = bench.problem(task)
        plan = [s(0), s(3, (0,)), s(0, (), (0,), wait=700)]
        assert bench.kinds(problem, plan) == wrong


def test_soft_windows_forbid_nothing(bench: Any) -> None:
    """A soft window costs something and closes nothing."""
    s = bench.stop
    visit = bench.visit(3, soft=Soft(1000, 2000))
    problem = bench.problem(bench.deliver(3, visit=visit))
    assert bench.kinds(problem, [s(0, (0,)), s(3, (), (0,)), s(0)]) == set()


def test_waiting_before_leaving(bench: Any) -> None:
    """A driver may wait after a service as well as before."""
    s = bench.stop
    problem = one_client(bench)
    plan = [s(0, (0,), stay=50), s(3, (), (0,), stay=1000), s(0)]
    assert bench.kinds(problem, plan) == set()
