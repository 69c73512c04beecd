"""Tasks, what they wait for, and the requests they serve."""

from collections import Counter
from collections.abc import Iterator

from routing.problem import Problem, Task, TaskKind, Visit
from routing.validate.figures import (
    index_wrong,
    maybe_wrong,
    place_wrong,
    price_wrong,
    tuple_wrong,
    whole_wrong,
    windows_wrong,
)


def task_wrong(problem: Problem, number: int) -> Iterator[str]:
    """Say what no task may be."""
    task, where = problem.tasks[number], f"task {number}"
    kind: object = task.kind
    if not isinstance(kind, TaskKind):
        yield f"{where}: kind is {kind!r}; give a TaskKind"
        return
    # without vehicles the tasks only have to agree with one another
    dimensions = problem.dimensions if problem.vehicles else len(problem.tasks[0].load)
    yield from tuple_wrong(f"{where}: load", task.load, dimensions)
    for dimension, amount in enumerate(task.load):
        yield from whole_wrong(f"{where}: load {dimension}", amount)
    yield from whole_wrong(f"{where}: dock_seconds", task.dock_seconds)
    yield from whole_wrong(f"{where}: handling", task.handling)
    yield from whole_wrong(f"{where}: ready", task.ready)
    yield from maybe_wrong(f"{where}: due", task.due)
    yield from maybe_wrong(f"{where}: aboard", task.aboard)
    yield from whole_wrong(f"{where}: goods", task.goods)
    yield from _ends_wrong(problem, where, task)
    yield from _idle_wrong(where, task)
    yield from _named_wrong(problem, where, task)


def _ends_wrong(problem: Problem, where: str, task: Task) -> Iterator[str]:
    """Say that a task has not the visits of its kind."""
    ends = (
        ("pickup", task.pickup, task.kind is not TaskKind.DELIVER),
        ("delivery", task.delivery, task.kind is not TaskKind.COLLECT),
    )
    for name, visit, needed in ends:
        if (visit is not None) != needed:
            verb = "lacks its" if needed else "has a"
            remedy = "give it" if needed else "leave it out"
            yield f"{where} ({task.kind.name}) {verb} {name}; {remedy}"
        if visit is not None:
            yield from _visit_wrong(problem, f"{where}: {name}", visit)
    if task.pickup and task.delivery and task.pickup.place == task.delivery.place:
        yield (
            f"{where} goes from place {task.pickup.place} to itself; leave it out or "
            "mend a place"
        )


def _visit_wrong(problem: Problem, where: str, visit: Visit) -> Iterator[str]:
    """Say what no visit may be."""
    yield from place_wrong(f"{where}: place", visit.place, problem)
    if problem.dock is not None and visit.place == problem.dock.place:
        yield (
            f"{where} is at the dock's place {visit.place}; leave it to the dock or "
            "give it a place of its own"
        )
    yield from windows_wrong(where, visit.windows)
    yield from whole_wrong(f"{where}: fixed", visit.fixed)
    yield from whole_wrong(f"{where}: handover", visit.handover)
    soft = visit.soft
    if soft is not None:
        yield from windows_wrong(f"{where}: soft", ((soft.begin, soft.end),))
        yield from price_wrong(f"{where}: early", soft.early)
        yield from price_wrong(f"{where}: late", soft.late)


def _idle_wrong(where: str, task: Task) -> Iterator[str]:
    """Say that a rule would be left aside because the task is of another kind."""
    if task.due is not None and task.kind is not TaskKind.COLLECT:
        yield f"{where} has a due time and is no collection; leave it out"
    if (task.ready or task.after) and task.kind is not TaskKind.DELIVER:
        yield f"{where} waits at the dock and is no delivery; leave out ready and after"


def _named_wrong(problem: Problem, where: str, task: Task) -> Iterator[str]:
    """Say that a task names vehicles or tasks that are not there."""
    fleet = len(problem.vehicles)
    for vehicle in task.vehicles or ():
        yield from index_wrong(f"{where}: a vehicle", vehicle, fleet, "vehicles")
    for vehicle, cents in task.dear:
        yield from index_wrong(f"{where}: a dear vehicle", vehicle, fleet, "vehicles")
        yield from whole_wrong(f"{where}: dear", cents)
    if len({vehicle for vehicle, _ in task.dear}) < len(task.dear):
        yield f"{where} has two prices for one dear vehicle; add them up"
    for other in task.after:
        count = len(problem.tasks)
        yield from index_wrong(f"{where}: a task it waits for", other, count, "tasks")
        if problem.tasks[other].kind is not TaskKind.COLLECT:
            yield (
                f"{where} waits for task {other}, which brings nothing to the dock; "
                "let it wait for collections"
            )


def requests_wrong(problem: Problem) -> Iterator[str]:
    """Say what no request may be, and that tasks are in no way or in several."""
    home: dict[int, tuple[int, int]] = {}
    seen: Counter[int] = Counter()
    for number, request in enumerate(problem.requests):
        where = f"request {number}"
        yield from maybe_wrong(f"{where}: skip", request.skip)
        yield from whole_wrong(f"{where}: weight", request.weight, 1)
        yield from whole_wrong(f"{where}: priority", request.priority, 0, 3)
        if not request.ways or not all(request.ways):
            yield f"{where} has no way, or one without a task; leave it out"
        for way, tasks in enumerate(request.ways):
            for t in tasks:
                count = len(problem.tasks)
                yield from index_wrong(f"{where}: a task", t, count, "tasks")
                home[t] = (number, way)
                seen[t] += 1
    for t, task in enumerate(problem.tasks):
        if seen[t] != 1:
            yield f"task {t} is in {seen[t]} ways of requests; put it in exactly one"
        for other in task.after:
            if home.get(other) != home[t]:
                yield (
                    f"task {t} waits for task {other} of another way; put both in one "
                    "way of one request"
                )


def apart_wrong(problem: Problem) -> Iterator[str]:
    """Say what no pair of classes of goods may be."""
    for a, b in problem.apart:
        yield from whole_wrong("apart: a class of goods", a)
        yield from whole_wrong("apart: a class of goods", b)
        if a == b:
            yield f"goods of class {a} are apart from themselves; leave that pair out"
