"""What is left of a right plan one step further: the judge must find all of it."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from routing.check import check_result
from routing.problem import Problem, TaskKind
from routing.result import Result
from routing.validate import validate

Plant = Callable[[int], tuple[Problem, Result]]
FEW, MANY = range(12), range(12, 112)


def integers(thing: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """List the ways to all whole numbers in a result."""
    if type(thing) is int:
        yield path
    elif isinstance(thing, tuple):
        for at, part in enumerate(thing):
            yield from integers(part, (*path, at))
    elif is_dataclass(thing):
        for part in fields(thing):
            if part.name not in {"iterations", "bound"}:
                yield from integers(getattr(thing, part.name), (*path, part.name))


def changed(thing: Any, path: tuple[Any, ...], change: Callable[[Any], Any]) -> Any:
    """Change what is at the end of a way."""
    if not path:
        return change(thing)
    at, *rest = path
    if isinstance(thing, tuple):
        return (*thing[:at], changed(thing[at], tuple(rest), change), *thing[at + 1 :])
    return replace(thing, **{at: changed(getattr(thing, at), tuple(rest), change)})


def test_a_planted_plan_is_right(plant: Plant) -> None:
    """What keeps every limit, however tight, is accepted."""
    for seed in FEW:
        problem, result = plant(seed)
        validate(problem)
        assert check_result(problem, result) == ()


def every_integer(plant: Plant, seed: int) -> int:
    """Move every whole number of a result by one; all must be found. Count them."""
    problem, result = plant(seed)
    count = 0
    for path in integers(result):
        for by in (-1, 1):
            mutant = changed(result, path, lambda number, by=by: number + by)
            assert check_result(problem, mutant), (seed, path, by)
            count += 1
    return count


def test_every_integer_counts(plant: Plant) -> None:
    """No whole number of a right result can be one more or one less."""
    assert sum(every_integer(plant, seed) for seed in (0, 1, 2)) > 500


def edits(result: Result) -> Iterator[tuple[str, Result]]:
    """Drop, double, swap and move steps, rounds, pauses and tasks."""
    for r, route in enumerate(result.routes):
        yield f"drop route {r}", changed(result, ("routes",), _without(r))
        for n, steps in enumerate(route.rounds):
            where = ("routes", r, "rounds")
            yield f"drop round {r} {n}", changed(result, where, _without(n))
            yield f"double round {r} {n}", changed(result, where, _double(n))
            for i, step in enumerate(steps):
                here = (*where, n)
                yield f"drop step {r} {n} {i}", changed(result, here, _without(i))
                yield f"double step {r} {n} {i}", changed(result, here, _double(i))
                for j in range(i):
                    swap = changed(result, here, _swap(i, j))
                    yield f"swap steps {r} {n} {i} {j}", swap
                for name in ("taken", "handed", "pauses"):
                    for k, item in enumerate(getattr(step, name)):
                        less = changed(result, (*here, i, name), _without(k))
                        yield f"drop {name} {r} {n} {i} {k}", less
                        for j in range(len(steps)):
                            if j != i:
                                moved = changed(less, (*here, j, name), _more(item))
                                yield f"move {name} {r} {n} {i} {k} {j}", moved


def _without(at: int) -> Callable[[Any], Any]:
    return lambda items: (*items[:at], *items[at + 1 :])


def _double(at: int) -> Callable[[Any], Any]:
    return lambda items: (*items[: at + 1], *items[at:])


def _swap(i: int, j: int) -> Callable[[Any], Any]:
    def swap(items: Any) -> Any:
        new = list(items)
        new[i], new[j] = new[j], new[i]
        return tuple(new)

    return swap


def _more(item: Any) -> Callable[[Any], Any]:
    return lambda items: (*items, item)


def every_edit(plant: Plant, seed: int) -> int:
    """Break a plan's structure in every way; all must be found. Count them."""
    problem, result = plant(seed)
    count = 0
    for name, mutant in edits(result):
        assert check_result(problem, mutant), (seed, name)
        count += 1
    return count


def test_every_edit_is_found(plant: Plant) -> None:
    """No step, round, task or pause can be dropped, doubled, swapped or moved."""
    assert sum(every_edit(plant, seed) for seed in (0, 1)) > 200


def limits(problem: Problem, result: Result) -> Iterator[tuple[str, Problem]]:
    """Tighten every limit by one; the name begins with the kind of fault to come."""
    for v, vehicle in enumerate(problem.vehicles):
        for kind, path, by in (
            ("shift", ("opens",), 1),
            ("shift", ("closes",), -1),
            ("span", ("hours", "max_span"), -1),
            ("driving", ("hours", "max_driving"), -1),
            ("break", ("hours", "breaks", 0, "after"), -1),
            ("rounds", ("max_rounds",), -1),
            ("range", ("max_round",), -1),
            *(("capacity", ("capacity", d), -1) for d in (0, 1) if vehicle.capacity[d]),
        ):
            new = changed(problem, ("vehicles", v, *path), lambda x, by=by: x + by)
            yield f"{kind} of vehicle {v}", new
    done = {t for r in result.routes for s in r.rounds for x in s for t in x.handed}
    for t, task in enumerate(problem.tasks):
        if t not in done:
            continue
        here = ("tasks", t)
        yield f"access of {t}", changed(problem, (*here, "vehicles"), lambda _: ())
        yield f"aboard of {t}", changed(problem, (*here, "aboard"), lambda x: x - 1)
        if task.due is not None:
            yield f"due of {t}", changed(problem, (*here, "due"), lambda x: x - 1)
        if task.kind is TaskKind.DELIVER:
            yield f"ready of {t}", changed(problem, (*here, "ready"), lambda x: x + 1)
        for name in ("pickup", "delivery"):
            if getattr(task, name) is not None:
                end = (*here, name, "windows", 0, 1)
                yield f"window of {t}", changed(problem, end, lambda x: x - 1)
    assert problem.dock is not None
    if problem.dock.doors != 1:
        yield "doors", changed(problem, ("dock", "doors"), lambda x: x - 1)
    for number, (opens, closes) in enumerate(problem.dock.windows):
        if opens == closes:  # else nobody was at the dock
            end = ("dock", "windows", number, 1)
            new = changed(problem, end, lambda x: x - 1)
            yield f"window of the dock {number}", new


def every_limit(plant: Plant, seed: int) -> int:
    """Tighten all limits one by one; each must be named, and no other. Count them."""
    problem, result = plant(seed)
    count = 0
    for name, tighter in limits(problem, result):
        kinds = {fault.kind for fault in check_result(tighter, result)}
        assert kinds == {name.split()[0]}, (seed, name)
        count += 1
    return count


def test_every_limit_counts(plant: Plant) -> None:
    """No limit that is just kept can be tighter by one, and the fault is named."""
    assert sum(every_limit(plant, seed) for seed in FEW) > 300


@pytest.mark.campaign
@pytest.mark.parametrize("seed", MANY)
def test_many_mutants(plant: Plant, seed: int) -> None:
    """The same on many plans: every number, every edit, every limit."""
    problem, result = plant(seed)
    validate(problem)
    assert check_result(problem, result) == ()
    assert every_integer(plant, seed)
    assert every_edit(plant, seed)
    assert every_limit(plant, seed)
