"""A week before the judge: what is right passes, and nothing but the data counts."""

import ast
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import routing.check
from mil.calendar import Window
from mil.dock_work import DockWork
from mil.plan import AloneDay, WeekPlan
from mil.rounds import RoundKind
from routing.check import check_week
from routing.check.clock import clock_text, open_spans

HOUR = 3600


def test_right_weeks_have_no_fault(draw: Callable[[int], WeekPlan]) -> None:
    """Sixty drawn right weeks all pass."""
    assert not [fault for seed in range(60) for fault in check_week(draw(seed))]


def test_the_story_is_all_there(week: WeekPlan) -> None:
    """The week has both kinds of round, three flows, and more than one trip a day."""
    assert {r.kind for r in week.rounds} == {RoundKind.PICKUP, RoundKind.DELIVERY}
    assert len({c.flow for c in week.consignments.values()}) == 3
    assert len({r.vehicle for r in week.rounds}) == 3
    assert {r.id[-1] for r in week.rounds} == {"1", "2"}


def test_the_session_is_judged_by_the_clock_on_the_wall(
    week: WeekPlan, bench: Any
) -> None:
    """On the short Sunday 10:00 is nine hours after midnight, to the second."""
    sunday = week.rounds[-1]
    crates = sum(week.consignments[c].crates for c in sunday.consignments)
    hub = week.inputs.sites["hub"]
    unload = hub.service_fixed + hub.service_per_crate * crates
    latest = 9 * HOUR - 600 - 15 * crates - unload
    visits = [bench.visit(s.site, s.taken, s.handed) for s in sunday.stops]

    def handed_at(begin: int) -> set[str]:
        waits = [*visits[:2], replace(visits[2], wait=begin), *visits[3:]]
        new = bench.timed(week, sunday, waits, sunday.start)
        return {f.kind for f in check_week(bench.with_round(week, new))}

    assert handed_at(latest) == set()
    assert handed_at(latest + 1) == {"due"}


def test_rounds_past_midnight_keep_the_vehicle(week: WeekPlan, bench: Any) -> None:
    """A van that is out until Friday at 8 cannot leave on Friday at 7."""
    thursday = week.rounds[0]
    late = bench.again(week, thursday, 24 * HOUR)
    found = check_week(bench.with_round(week, late))
    assert "overlap" in {f.kind for f in found}


def test_a_line_weighs_what_it_weighs_in_one_piece(week: WeekPlan) -> None:
    """Rounding is at most half a gram for each line, whatever its items."""
    one = week.consignments["s-shop"]
    (item,) = one.items
    lines = tuple(
        replace(line, quantity=line.quantity + 24) if line.id == item.line else line
        for line in week.inputs.lines
    )
    inputs = replace(week.inputs, lines=lines)

    def kinds(more: int) -> set[str]:
        # 24 thousandths of 1020 g are 24.48 g
        new = replace(item, quantity=item.quantity + 24, grams=item.grams + more)
        goods = replace(one, items=(new,), grams=one.grams + more)
        wider = {**week.consignments, one.id: goods}
        plan = replace(week, inputs=inputs, consignments=wider)
        return {f.kind for f in check_week(plan)} - {"lot", "cost", "goods"}

    assert kinds(24) == set()
    assert kinds(25) == {"line"}


def test_any_number_off_by_one_is_found(week: WeekPlan, bench: Any) -> None:
    """Each time, length and price in the rounds follows from the data, to the unit."""
    spoiled = []
    for round_ in week.rounds:
        for by in (-1, 1):
            spoiled.append(replace(round_, metres=round_.metres + by))
            for part in fields(round_.cost):
                cents = {part.name: getattr(round_.cost, part.name) + by}
                spoiled.append(replace(round_, cost=replace(round_.cost, **cents)))
            for at, stop in enumerate(round_.stops):
                for name in ("arrive", "begin", "leave"):
                    new = replace(stop, **{name: getattr(stop, name) + by})
                    stops = (*round_.stops[:at], new, *round_.stops[at + 1 :])
                    spoiled.append(replace(round_, stops=stops))
    assert len(spoiled) > 200
    assert all(check_week(bench.with_round(week, new)) for new in spoiled)


def test_invented_goods(week: WeekPlan) -> None:
    """An item more, of a line that nobody ordered, is found whatever it weighs."""
    one = week.consignments["o-apples"]
    extra = replace(one.items[0], line="nobody", quantity=1000, grams=1050)
    goods = replace(one, items=(*one.items, extra), grams=one.grams + 1050)
    plan = replace(week, consignments={**week.consignments, one.id: goods})
    found = {(f.kind, f.where) for f in check_week(plan)}
    assert ("line", one.id) in found


def test_goods_of_an_unknown_product(week: WeekPlan) -> None:
    """Nothing can be said about goods whose product nobody knows."""
    products = {k: v for k, v in week.inputs.products.items() if k != "apples"}
    inputs = replace(week.inputs, products=products)
    faults = check_week(replace(week, inputs=inputs))
    assert {(f.kind, f.where) for f in faults} == {
        ("unknown", "x-apples"),
        ("unknown", "o-apples"),
    }


def test_goods_picked_from_no_lot(week: WeekPlan) -> None:
    """What is picked at the hub names its lot, even when enough came in."""
    one = week.consignments["s-canteen"]
    items = (replace(one.items[0], lot=""),)
    goods = {**week.consignments, one.id: replace(one, items=items)}
    assert {f.kind for f in check_week(replace(week, consignments=goods))} == {"lot"}


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"producer": "nobody"}, "unknown"),
        ({"day": date(2020, 1, 1)}, "day"),
        ({"seconds": -1}, "hours"),
        ({"seconds": 24 * 3600 + 1}, "hours"),
        ({}, None),
    ],
)
def test_hours_at_the_dock(
    week: WeekPlan, change: dict[str, Any], kind: str | None
) -> None:
    """Whoever works there is known, on a day of the week, no longer than a day."""
    site = next(iter(week.inputs.sites))
    work = replace(DockWork(week.inputs.week.days[0], site, 3600), **change)
    faults = check_week(replace(week, dock_work=(work,)))
    assert {fault.kind for fault in faults} == ({kind} if kind else set())


def test_going_alone_all_week_adds_up(week: WeekPlan) -> None:
    """Also where only some days of the week are asked for."""
    whole = week.alone[0]
    day = AloneDay(week.inputs.week.days[0], whole.cents, 0, 0, 0)
    wrong = replace(whole, days=(replace(day, cents=whole.cents + 1),))
    faults = check_week(replace(week, alone_all_week=(wrong,)))
    assert [(f.kind, f.where) for f in faults] == [("alone", whole.producer)]
    assert check_week(replace(week, alone_all_week=week.alone)) == ()


@pytest.mark.parametrize("part", [f.name for f in fields(WeekPlan)])
@pytest.mark.parametrize("junk", [None, 3, "x"])
def test_junk_is_a_fault_and_no_traceback(week: WeekPlan, part: str, junk: Any) -> None:
    """Whatever is put in place of a part of the plan, the judge answers."""
    faults = check_week(replace(week, **{part: junk}))
    assert faults or part == "provenance"


def _spoil(thing: Any, junk: Any) -> list[Any]:
    """Return a thing with each of its fields, in turn, replaced by junk."""
    return [replace(thing, **{f.name: junk}) for f in fields(thing)]


@pytest.mark.parametrize("junk", [None, -1, "x", (), ("x",)])
def test_junk_deep_inside_never_raises(week: WeekPlan, bench: Any, junk: Any) -> None:
    """Every field of rounds, stops, goods, shifts and the hub may be junk."""
    plans = [week]
    for round_ in _spoil(week.rounds[1], junk):
        plans.append(
            bench.with_rounds(
                week, lambda r, new=round_: (new,) if r == week.rounds[1] else (r,)
            )
        )
    for stop in _spoil(week.rounds[1].stops[1], junk):
        stops = (week.rounds[1].stops[0], stop, *week.rounds[1].stops[2:])
        plans.append(bench.with_round(week, replace(week.rounds[1], stops=stops)))
    for one in _spoil(week.consignments["x-apples"], junk):
        plans.append(replace(week, consignments={**week.consignments, "x-apples": one}))
    for shift in _spoil(week.schedule.shifts[0], junk):
        shifts = (shift, *week.schedule.shifts[1:])
        plans.append(replace(week, schedule=replace(week.schedule, shifts=shifts)))
    for inputs in _spoil(week.inputs, junk):
        plans.append(replace(week, inputs=inputs))
    answers = [check_week(plan) for plan in plans]
    assert answers[0] == ()
    assert all(is_dataclass(fault) for faults in answers for fault in faults)


def test_the_judge_knows_nobody() -> None:
    """It imports only the standard library, itself and plain data types of mil."""
    data = {"calendar", "consignment", "orders", "places", "plan", "ports", "rounds"}
    allowed = {f"mil.{name}" for name in (*data, "stock", "units")}
    stdlib = {
        "collections",
        "collections.abc",
        "dataclasses",
        "datetime",
        "fractions",
        "functools",
        "itertools",
        "math",
        "zoneinfo",
    }
    folder = Path(routing.check.__file__).parent
    for file in folder.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            assert not isinstance(node, ast.Import), file
            if isinstance(node, ast.ImportFrom):
                module = node.module or ""
                own = module.startswith("routing.check.")
                assert own or module in allowed | stdlib, f"{file}: {module}"
                used = {alias.name for alias in node.names}
                assert not used & {"DayClock", "apportion", "round_div", "ceil_div"}


def test_every_kind_is_in_the_table() -> None:
    """Each kind that the judge can name is explained in its docstring."""
    folder = Path(routing.check.__file__).parent
    kinds = set()
    for file in folder.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Fault":
                assert isinstance(node.args[0], ast.Constant)
                kinds.add(str(node.args[0].value))
    table = (routing.check.__doc__ or "").split("===  =======\n")[2]
    words = {w.strip(",") for line in table.splitlines() for w in line[:12].split()}
    assert kinds <= words


@pytest.mark.parametrize(
    ("day", "window", "expected"),
    [
        # an ordinary Friday
        (date(2026, 3, 27), Window(7 * HOUR, 9 * HOUR), (7 * HOUR, 9 * HOUR)),
        # 2 a.m. becomes 3 a.m.: an hour is missing before 7
        (date(2026, 3, 29), Window(7 * HOUR, 9 * HOUR), (6 * HOUR, 8 * HOUR)),
        # 3 a.m. becomes 2 a.m.: an hour more before 7
        (date(2026, 10, 25), Window(7 * HOUR, 9 * HOUR), (8 * HOUR, 10 * HOUR)),
        # over midnight into the short day: 22:00 to 5:00 lasts six hours
        (date(2026, 3, 28), Window(22 * HOUR, 29 * HOUR), (22 * HOUR, 28 * HOUR)),
    ],
)
def test_opening_hours_of_long_and_short_days(
    day: date, window: Window, expected: tuple[int, int]
) -> None:
    """Windows count the seconds that really pass since local midnight."""
    assert open_spans(day, "Europe/Paris", (window,)) == (expected,)


def test_windows_that_touch_are_one() -> None:
    """Windows of one day are joined where they touch; other days do not count."""
    day = date(2026, 3, 27)
    friday = frozenset({4})
    windows = (
        Window(8 * HOUR, 10 * HOUR, friday),
        Window(10 * HOUR, 12 * HOUR, friday),
        Window(13 * HOUR, 14 * HOUR, friday),
        Window(1, 2, frozenset({3})),
    )
    spans = open_spans(day, "Europe/Paris", windows)
    assert spans == ((8 * HOUR, 12 * HOUR), (13 * HOUR, 14 * HOUR))
    assert clock_text(spans[0][0] - 9 * HOUR) == "-01:00:00"
