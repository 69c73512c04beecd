"""A problem that would make a solver crash or lie is refused in one sentence."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from mil.errors import InputError
from routing.problem import (
    FRENCH_BREAK,
    LONGEST,
    BreakRule,
    Costs,
    Dock,
    Even,
    Hours,
    Keep,
    Lock,
    Lunch,
    Matrix,
    Price,
    Problem,
    Request,
    Soft,
    Task,
    TaskKind,
    Vehicle,
    Visit,
)
from routing.validate import validate

OPEN = ((0, 1000), (2000, 3000))


def square(places: int = 5) -> Matrix:
    """Give places 7 m and 3 s apart from their neighbours."""
    at = np.arange(places, dtype=np.int64)
    away = np.abs(at[None, :] - at[:, None])
    return Matrix(7 * away, 3 * away)


def sound() -> Problem:
    """Give a problem with a little of everything: a pair by the dock, a direct way."""
    tasks = (
        Task(TaskKind.COLLECT, (1, 2), pickup=Visit(1, OPEN), due=900),
        Task(
            TaskKind.DELIVER,
            (1, 2),
            delivery=Visit(2, OPEN, soft=Soft(5, 9, Price(1, 60), Price(2, 60))),
            after=(0,),
            ready=10,
        ),
        Task(
            TaskKind.DIRECT,
            (1, 2),
            pickup=Visit(1, OPEN),
            delivery=Visit(2, OPEN),
            vehicles=(0,),
            dear=((0, 50),),
        ),
        Task(TaskKind.DELIVER, (1, 0), delivery=Visit(3, OPEN), aboard=600, goods=1),
    )
    costs = Costs(
        per_day=1,
        distance=Price(60, 1000),
        time=Price(2000, 3600),
        load=(Price(1),) * 2,
    )
    hours = Hours(breaks=(FRENCH_BREAK,), lunch=Lunch(1, 2, 3))
    van = Vehicle(0, 0, 0, 90_000, (9, 9), costs=costs, hours=hours, max_rounds=2)
    return Problem(
        matrices=(square(),),
        tasks=tasks,
        requests=(Request(((0, 1), (2,))), Request(((3,),), skip=500)),
        vehicles=(van, replace(van, start=4)),
        dock=Dock(0, doors=1, teams=1),
        apart=frozenset({(0, 1)}),
        locks=(Lock(0, (1 * 2 + 1,), round=0, ordered=True),),
        keeps=(Keep(1, (0, 7), 5, 5),),
        even=Even((0, 1), Price(1, 3600)),
    )


def task(number: int, **change: Any) -> Problem:
    """Give the sound problem with something of a task changed."""
    problem = sound()
    tasks = list(problem.tasks)
    tasks[number] = replace(tasks[number], **change)
    return replace(problem, tasks=tuple(tasks))


def delivery(**change: Any) -> Problem:
    """Give the sound problem with something of task 3's visit changed."""
    return task(3, delivery=replace(Visit(3, OPEN), **change))


def van(**change: Any) -> Problem:
    """Give the sound problem with something of vehicle 1 changed."""
    problem = sound()
    return replace(
        problem, vehicles=(problem.vehicles[0], replace(problem.vehicles[1], **change))
    )


def costs(**change: Any) -> Problem:
    """Give the sound problem with something of vehicle 1's costs changed."""
    return van(costs=replace(sound().vehicles[1].costs, **change))


def request(number: int, **change: Any) -> Problem:
    """Give the sound problem with something of a request changed."""
    problem = sound()
    requests = list(problem.requests)
    requests[number] = replace(requests[number], **change)
    return replace(problem, requests=tuple(requests))


def table(change: Callable[[Any], Any], seconds: bool = False) -> Problem:
    """Give the sound problem with one of its tables changed."""
    matrix = square()
    name = "seconds" if seconds else "metres"
    new = replace(matrix, **{name: change(getattr(matrix, name).copy())})
    return replace(sound(), matrices=(new,))


def put(value: int, row: int = 0, column: int = 1) -> Callable[[Any], Any]:
    """Give a change of one figure of a table."""

    def change(array: Any) -> Any:
        array[row, column] = value
        return array

    return change


def lock(vehicle: int, visits: tuple[int, ...], **what: Any) -> Problem:
    """Give the sound problem with another lock."""
    return replace(sound(), locks=(Lock(vehicle, visits, **what),))


def locks(*several: Lock, **what: Any) -> Problem:
    """Give the sound problem with several other locks."""
    return replace(sound(), locks=several, **what)


BAD: dict[str, tuple[Callable[[], Problem], str]] = {
    "ragged": (lambda: table(lambda a: a.tolist()[:-1]), "of list"),
    "float": (lambda: table(lambda a: a.astype(float)), "float64"),
    "narrow": (lambda: table(lambda a: a.astype(np.int32)), "int32"),
    "nan": (lambda: table(lambda a: a * np.nan), "float64"),
    "oblong": (lambda: table(lambda a: a[:-1]), r"\(4, 5\)"),
    "flat": (lambda: table(lambda a: a.ravel()), r"\(25,\)"),
    "smaller": (lambda: table(lambda a: a[:4, :4], seconds=True), "4 places"),
    "huge leg": (lambda: table(put(LONGEST + 1)), "from place 0 to 1"),
    "negative leg": (lambda: table(put(-2)), "has -2"),
    "one-sided": (lambda: table(put(-1)), "-1 in both"),
    "diagonal": (lambda: table(put(5, 2, 2), seconds=True), "place 2 to itself"),
    "second matrix": (
        lambda: replace(sound(), matrices=(square(), square(6))),
        "matrix 1",
    ),
    "place": (lambda: delivery(place=5), "task 3: delivery: place is 5"),
    "negative place": (lambda: delivery(place=-1), "place is -1"),
    "numpy place": (lambda: delivery(place=np.int64(3)), "place is"),
    "truth as place": (lambda: delivery(place=True), "place is True"),
    "dock's place": (lambda: delivery(place=0), "at the dock's place"),
    "never open": (lambda: delivery(windows=()), "no window"),
    "inverted": (lambda: delivery(windows=((9, 8),)), "after it closes"),
    "unsorted": (lambda: delivery(windows=((9, 10), (1, 2))), "sort the windows"),
    "overlapping": (lambda: delivery(windows=((1, 5), (5, 9))), "sort the windows"),
    "window of one": (lambda: delivery(windows=((1,),)), "two ends"),
    "late window": (lambda: delivery(windows=((0, LONGEST + 1),)), "end of a window"),
    "negative fixed": (lambda: delivery(fixed=-1), "fixed is -1"),
    "float handover": (lambda: delivery(handover=1.5), "handover is 1.5"),
    "soft": (lambda: delivery(soft=Soft(9, 8)), "soft"),
    "soft price": (lambda: delivery(soft=Soft(1, 8, Price(1, 0))), "per is 0"),
    "kind": (lambda: task(3, kind=1), "kind is 1"),
    "no visit": (lambda: task(3, delivery=None), "lacks its delivery"),
    "odd visit": (lambda: task(3, pickup=Visit(1, OPEN)), "has a pickup"),
    "to itself": (lambda: task(2, delivery=Visit(1, OPEN)), "to itself"),
    "load": (lambda: task(3, load=(1, -1)), "load 1 is -1"),
    "dimensions": (lambda: task(3, load=(1,)), "each of 2 dimensions"),
    "dock seconds": (lambda: task(3, dock_seconds=-1), "dock_seconds"),
    "handling": (lambda: task(0, handling=-1), "handling"),
    "ready": (lambda: task(1, ready=-1), "ready is -1"),
    "due": (lambda: task(0, due=-1), "due is -1"),
    "due delivery": (lambda: task(3, due=5), "no collection"),
    "ready collection": (lambda: task(0, ready=5), "no delivery"),
    "aboard": (lambda: task(0, aboard=-5), "aboard"),
    "class": (lambda: task(0, goods=-1), "goods"),
    "vehicle": (lambda: task(0, vehicles=(2,)), "a vehicle is 2"),
    "dear vehicle": (lambda: task(0, dear=((9, 1),)), "a dear vehicle is 9"),
    "dear twice": (lambda: task(0, dear=((0, 1), (0, 2))), "add them up"),
    "negative dear": (lambda: task(0, dear=((0, -1),)), "dear is -1"),
    "after nothing": (lambda: task(1, after=(8,)), "waits for is 8"),
    "after itself": (lambda: task(1, after=(1,)), "brings nothing"),
    "after a delivery": (lambda: task(1, after=(3,)), "brings nothing"),
    "after another way": (lambda: task(3, after=(0,)), "another way"),
    "collection waits": (lambda: task(0, after=(0,)), "no delivery"),
    "in no way": (lambda: request(0, ways=((0, 1),)), "task 2 is in 0 ways"),
    "in two ways": (lambda: request(1, ways=((3,), (2,))), "task 2 is in 2 ways"),
    "twice in a way": (lambda: request(1, ways=((3, 3),)), "task 3 is in 2 ways"),
    "no task of": (lambda: request(1, ways=((3,), (4,))), "a task is 4"),
    "empty way": (lambda: request(1, ways=((3,), ())), "without a task"),
    "no way": (lambda: request(1, ways=()), "no way"),
    "priority": (lambda: request(0, priority=4), "priority is 4"),
    "weight": (lambda: request(0, weight=0), "weight is 0"),
    "skip": (lambda: request(1, skip=-1), "skip is -1"),
    "no dock": (lambda: replace(sound(), dock=None), "there is none"),
    "dock's windows": (lambda: replace(sound(), dock=Dock(0, ())), "dock has no"),
    "no doors": (lambda: replace(sound(), dock=Dock(0, doors=0)), "doors is 0"),
    "no teams": (lambda: replace(sound(), dock=Dock(0, teams=0)), "teams is 0"),
    "dock handling": (lambda: replace(sound(), dock=Dock(0, handling=-1)), "handling"),
    "dock place": (lambda: replace(sound(), dock=Dock(9)), "dock: place is 9"),
    "mixed": (lambda: replace(sound(), mixed=7), "mixed is 7"),
    "apart": (lambda: replace(sound(), apart=frozenset({(1, 1)})), "themselves"),
    "start": (lambda: van(start=5), "vehicle 1: start is 5"),
    "end": (lambda: van(end=-1), "vehicle 1: end is -1"),
    "profile": (lambda: van(profile=1), "there are 1 matrices"),
    "shift": (lambda: van(opens=9, closes=8), "begin before it ends"),
    "negative shift": (lambda: van(opens=-9), "opens is -9"),
    "capacity": (lambda: van(capacity=(1, -1)), "capacity 1"),
    "capacities": (lambda: van(capacity=(1, 1, 1)), "each of 2 dimensions"),
    "rounds": (lambda: van(max_rounds=-1), "max_rounds"),
    "round": (lambda: van(max_round=-1), "max_round"),
    "span": (lambda: van(hours=Hours(max_span=-1)), "max_span"),
    "driving": (lambda: van(hours=Hours(max_driving=-1)), "max_driving"),
    "break": (lambda: van(hours=Hours(breaks=(BreakRule(0, 9),))), "before a break"),
    "pause": (lambda: van(hours=Hours(breaks=(BreakRule(9, 0),))), "of a break"),
    "lunch": (lambda: van(hours=Hours(lunch=Lunch(9, 8, 1))), "lunch"),
    "per": (lambda: costs(time=Price(1, 0)), "time: per is 0"),
    "price": (lambda: costs(distance=Price(-1)), "distance: the amount is -1"),
    "load prices": (lambda: costs(load=(Price(),)), "price of load"),
    "load price": (lambda: costs(load=(Price(), Price(1, 0))), "load 1: per"),
    "per day": (lambda: costs(per_day=-1), "per_day"),
    "overtime": (lambda: costs(overtime_after=-1), "overtime_after"),
    "overflow": (
        lambda: costs(time=Price(LONGEST, 999_999_937), distance=Price(1, 999_999_893)),
        "costs could come to",
    ),
    "locked twice": (
        lambda: locks(Lock(0, (7,)), Lock(0, (7, 3))),
        "visit 7 is in lock 0",
    ),
    "no such visit": (lambda: lock(0, (1,)), "task 0 does not have"),
    "no such task": (lambda: lock(0, (8,)), "a visit is 8"),
    "lock's vehicle": (lambda: lock(2, (7,)), "vehicle is 2"),
    "empty lock": (lambda: lock(0, ()), "holds nothing"),
    "whole of what": (lambda: lock(0, (7,), whole=True), "does not say which"),
    "round too high": (lambda: lock(0, (7,), round=2), "round is 2"),
    "may not": (lambda: lock(1, (4, 5)), "may not do it"),
    "backwards": (lambda: lock(0, (5, 4), ordered=True), "before it is taken"),
    "kinds": (lambda: lock(0, (0, 7), round=1), "allow mixed"),
    "torn": (lambda: locks(Lock(0, (4,), 0), Lock(0, (5,), 1)), "task 2 is taken"),
    "half in": (lambda: lock(0, (4,), round=0, whole=True), "one end"),
    "crowded": (
        lambda: locks(Lock(0, (7,), 0, whole=True), Lock(0, (3,), 0)),
        "join the two",
    ),
    "keep's visit": (lambda: replace(sound(), keeps=(Keep(0, (6,)),)), "visit 6"),
    "keep twice": (lambda: replace(sound(), keeps=(Keep(0, (7, 7)),)), "twice"),
    "keep's price": (lambda: replace(sound(), keeps=(Keep(0, (7,), -1),)), "change_v"),
    "even": (lambda: replace(sound(), even=Even((), Price())), "even compares"),
    "even twice": (lambda: replace(sound(), even=Even((0, 0), Price())), "even comp"),
    "even whom": (lambda: replace(sound(), even=Even((2,), Price())), "vehicle is 2"),
    "not a problem": (lambda: None, "cannot be read"),  # type: ignore[dict-item, return-value]
}


def test_a_sound_problem_is_taken() -> None:
    """What obeys all rules of form passes, and each bad case differs from it."""
    validate(sound())


@pytest.mark.parametrize("name", BAD)
def test_what_a_solver_must_not_see(name: str) -> None:
    """Each defect is refused in one line that names it."""
    make, said = BAD[name]
    with pytest.raises(InputError, match=said) as caught:
        validate(make())
    assert "\n" not in str(caught.value)


def test_all_requests_together_may_weigh_too_much() -> None:
    """Priorities whose sum no float holds exactly are refused."""
    problem = sound()
    heavy = tuple(
        Task(TaskKind.DELIVER, (1, 1), delivery=Visit(3, OPEN)) for _ in range(9100)
    )
    requests = tuple(Request(((t,),), None, LONGEST, 3) for t in range(len(heavy)))
    many = replace(
        problem, tasks=heavy, requests=requests, locks=(), keeps=(), apart=frozenset()
    )
    with pytest.raises(InputError, match="weigh"):
        validate(many)
    validate(replace(many, requests=tuple(replace(r, weight=1) for r in requests)))


def test_empty_problems_are_legal() -> None:
    """Without tasks, without vehicles, or without either there is nothing to refuse."""
    full = sound()
    nothing = replace(full, tasks=(), requests=(), locks=(), keeps=())
    validate(nothing)
    validate(replace(nothing, vehicles=(), even=None))
    validate(Problem((), (), (), ()))
    nobody = (
        replace(full.tasks[3], vehicles=()),
        replace(full.tasks[3], load=(7, 7)),
    )
    free = replace(nothing, vehicles=(), even=None, tasks=nobody)
    validate(replace(free, requests=(Request(((0,),)), Request(((1,),)))))


def test_a_thousand_places_are_cheap() -> None:
    """Matrices are looked at as a whole: one figure among a million is found."""
    matrix = square(1000)
    big = replace(sound(), matrices=(matrix,))
    validate(big)
    matrix.metres[998, 3] = LONGEST + 1
    with pytest.raises(InputError, match="from place 998 to 3"):
        validate(big)
