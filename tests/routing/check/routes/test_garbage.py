"""Whatever claims to be a result: the judge names it and never fails itself."""

import random
from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np
import pytest

from routing.check import check_result
from routing.problem import BreakRule, Hours, Problem
from routing.result import Bound, CostParts, Result, Route, Step

ODD: tuple[Any, ...] = (
    *(None, True, -1, 10**30, 1.0, float("nan"), "x", b"", (), (None,), ((),), [0]),
    *({0: 0}, np.int64(0), np.zeros(2), object(), ((0, 1, 2),), ("a", "b")),
)


class Unspeakable:
    """Something that cannot even be written down."""

    def __repr__(self) -> str:
        """Fail."""
        raise RuntimeError


@pytest.fixture
def right(bench: Any) -> tuple[Problem, Result]:
    """Give a small problem and its right answer, with a pause and a bound."""
    s = bench.stop
    van = bench.van(hours=Hours(breaks=(BreakRule(9000, 60),)))
    problem = bench.problem(
        bench.deliver(1), bench.deliver(2), bench.collect(3), vehicles=(van,)
    )
    visit = s(1, (), (0,), wait=200, pauses=((100, 200),))
    result = bench.driven(problem, [s(0, (0, 1)), visit, s(2, (), (1,)), s(0)])
    assert check_result(problem, result) == ()
    return problem, replace(result, bound=Bound(0))


@pytest.mark.parametrize(
    "odd", [*ODD, Unspeakable()], ids=lambda odd: type(odd).__name__
)
def test_no_result_at_all(right: tuple[Problem, Result], odd: Any) -> None:
    """What is no result is one fault."""
    problem, _ = right
    (fault,) = check_result(problem, odd)
    assert fault.kind == "malformed"


def paths(thing: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """List the ways to everything in a result."""
    found = [path] if path else []
    if is_dataclass(thing):
        for part in fields(thing):
            found += paths(getattr(thing, part.name), (*path, part.name))
    elif isinstance(thing, tuple):
        for at, part in enumerate(thing):
            found += paths(part, (*path, at))
    return found


def at_end(thing: Any, path: tuple[Any, ...]) -> Any:
    """Return what is where a way ends."""
    for at in path:
        thing = thing[at] if isinstance(thing, tuple) else getattr(thing, at)
    return thing


def put(thing: Any, path: tuple[Any, ...], new: Any) -> Any:
    """Put something where a way ends."""
    if not path:
        return new
    at, *rest = path
    if isinstance(thing, tuple):
        return (*thing[:at], put(thing[at], tuple(rest), new), *thing[at + 1 :])
    return replace(thing, **{at: put(getattr(thing, at), tuple(rest), new)})


def test_odd_things_everywhere(right: tuple[Problem, Result]) -> None:
    """Anything odd put anywhere is a fault, where it is not right by chance."""
    problem, result = right
    # without a pause, or with another bound or amount of work, the plan is right too
    free = {"pauses", "bound", "iterations", "seconds", "relaxed", "optimal"}
    count = 0
    for path in paths(result):
        old = at_end(result, path)
        for odd in (*ODD, Unspeakable()):
            if type(odd) is type(old) and odd == old:
                continue
            faults = check_result(problem, put(result, path, odd))
            assert faults or path[-1] in free, (path, odd)
            count += 1
    assert count > 1000


@pytest.mark.parametrize(
    "routes",
    [
        (Route(0, ()),),
        (Route(0, ((),)),),
        (Route(0, ((Step(0, 0, 0, 0),),)),),
        (Route(1, ((Step(0, 0, 0, 0), Step(1, 100, 100, 100)),)),),
        (Route(0, ((Step(9, 0, 0, 0), Step(0, 100, 100, 100)),)),),
        (Route(0, ((Step(0, 0, 0, 0, (3,)), Step(0, 100, 100, 100)),)),),
        (Route(0, ((Step(0, 0, 0, 0, (), (-1,)), Step(0, 100, 100, 100)),)),),
    ],
)
def test_routes_that_cannot_be_read(right: tuple[Problem, Result], routes: Any) -> None:
    """Empty days and rounds, and indices of nothing, are malformed."""
    problem, result = right
    faults = check_result(problem, replace(result, routes=routes))
    assert {fault.kind for fault in faults} == {"malformed"}


@pytest.mark.parametrize("part", ["unserved", "cost", "loss", "metres", "iterations"])
def test_figures_that_cannot_be_read(right: tuple[Problem, Result], part: str) -> None:
    """Figures are plain whole numbers from 0 up."""
    problem, result = right
    bad = {
        "unserved": (5,),
        "cost": replace(CostParts(), time=np.int64(0)),
        "loss": -1,
        "metres": 1.5,
        "iterations": "1",
    }
    faults = check_result(problem, replace(result, **{part: bad[part]}))
    assert {fault.kind for fault in faults} == {"malformed"}


def test_broken_problems_do_not_stop_the_judge(
    right: tuple[Problem, Result],
) -> None:
    """Even a problem nobody validated makes a fault and no exception."""
    problem, result = right
    for broken in (
        replace(problem, vehicles=(replace(problem.vehicles[0], capacity=()),)),
        replace(problem, matrices=(None,)),  # type: ignore[arg-type]
        replace(problem, requests=None),  # type: ignore[arg-type]
        replace(problem, tasks=problem.tasks[:1]),
    ):
        assert check_result(broken, result)


def test_random_results(right: tuple[Problem, Result]) -> None:
    """Random steps with sound indices are judged to the end, and never right."""
    problem, result = right
    rng = random.Random(5)  # noqa: S311
    for _ in range(300):
        steps = tuple(
            Step(
                rng.randrange(6),
                *(rng.randrange(-5, 500) for _ in range(3)),
                taken=tuple(rng.randrange(3) for _ in range(rng.randrange(3))),
                handed=tuple(rng.randrange(3) for _ in range(rng.randrange(3))),
                pauses=tuple(
                    (rng.randrange(500), rng.randrange(500))
                    for _ in range(rng.randrange(2))
                ),
            )
            for _ in range(rng.randrange(2, 6))
        )
        faults = check_result(problem, replace(result, routes=(Route(0, (steps,)),)))
        assert faults
        assert all("cannot be judged" not in fault.message for fault in faults)
