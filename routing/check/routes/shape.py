"""What a round and a chain of rounds are: rules 1 to 3, access and goods apart."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mil.ports import Fault
from routing.check.routes.tour import Tour, at_dock, works
from routing.problem import TaskKind
from routing.result import Step


def chain_faults(tours: Sequence[Tour]) -> Iterator[Fault]:
    """Rule 1: rounds from the vehicle's start, by the dock, to its end."""
    most = tours[0].car.max_rounds
    if len(tours) > most:
        yield tours[0].fault("rounds", f"{len(tours)} rounds, {most} at most")
    for before, after in pairwise(tours):
        if after.start < before.end:
            message = f"begins {after.start}, the round before ends {before.end}"
            yield after.fault("overlap", message)
    for tour in tours:
        yield from _ends(tour)
        longest = tour.car.max_round
        if longest is not None and tour.metres > longest:
            yield tour.fault("range", f"{tour.metres} m, {longest} m at most")


def _ends(tour: Tour) -> Iterator[Fault]:
    """Judge that rounds begin and end at the dock, but for the day's ends."""
    dock = tour.problem.dock
    between = None if dock is None else dock.place
    begins, ends = tour.steps[0].place, tour.steps[-1].place
    start = between if tour.number else tour.car.start
    if begins != start:
        yield tour.fault("start", f"begins at place {begins}, not {start}")
    end = tour.car.end if tour.final else between
    if ends != end:
        yield tour.fault("end", f"ends at place {ends}, not {end}")


def shape_faults(tour: Tour) -> Iterator[Fault]:
    """Judge which steps a round has and what is done at them."""
    yield from _steps(tour)
    yield from _kinds(tour)
    yield from _loading(tour)
    yield from _unloading(tour)
    yield from _places(tour)
    yield from _on_board(tour)


def _steps(tour: Tour) -> Iterator[Fault]:
    """Rules 2 and 3: no step without need."""
    if not any(works(step) for step in tour.steps):
        yield tour.fault("empty", "nothing is done in this round")
    for number, step in enumerate(tour.steps[1:-1], start=1):
        if not works(step):
            yield tour.fault("idle", f"nothing is done at step {number}")
    for number, (a, b) in enumerate(pairwise(tour.steps), start=1):
        if a.place == b.place:
            yield tour.fault("repeat", f"step {number} is where the one before is")


def _kinds(tour: Tour) -> Iterator[Fault]:
    """Rules 2, 6 and 8: which tasks go together, and with this vehicle."""
    tasks = [(t, tour.problem.tasks[t]) for t in tour.tasks]
    kinds = sorted({task.kind.name for _, task in tasks})
    if len(kinds) > 1 and not tour.problem.mixed:
        yield tour.fault("mixed", f"{' and '.join(kinds)} in one round")
    classes = {task.goods for _, task in tasks}
    for a, b in sorted(tour.problem.apart):
        if a in classes and b in classes:
            yield tour.fault("apart", f"goods of classes {a} and {b} in one round")
    for number, task in tasks:
        if task.vehicles is not None and tour.vehicle not in task.vehicles:
            yield tour.fault("access", f"may not do task {number}")


def _loading(tour: Tour) -> Iterator[Fault]:
    """Rule 2: everything from the dock is loaded as the first work."""
    steps, tasks = tour.steps, tour.problem.tasks
    at = [
        number
        for number, step in enumerate(steps)
        if any(tasks[t].kind is TaskKind.DELIVER for t in step.taken)
    ]
    if not at:
        return
    first = at[0]
    if len(at) > 1:
        yield tour.fault("loading", f"loads at steps {at}, not at one")
    if first > 1 or (first == 1 and works(steps[0])):
        yield tour.fault("loading", f"loads at step {first}, not as its first work")


def _unloading(tour: Tour) -> Iterator[Fault]:
    """Rule 2: everything collected is unloaded as the last work."""
    steps, tasks = tour.steps, tour.problem.tasks
    at = [
        number
        for number, step in enumerate(steps)
        if any(tasks[t].kind is TaskKind.COLLECT for t in step.handed)
    ]
    if not at:
        return
    last, end = at[-1], len(steps) - 1
    if len(at) > 1:
        yield tour.fault("unloading", f"unloads at steps {at}, not at one")
    if last < end - 1 or (last == end - 1 and works(steps[end])):
        yield tour.fault("unloading", f"unloads at step {last}, not as its last work")


def _places(tour: Tour) -> Iterator[Fault]:
    """Goods are taken, and handed over, where their task says."""
    tasks = tour.problem.tasks
    for number, step in enumerate(tour.steps):
        for t in step.taken:
            dock, visit = tasks[t].kind is TaskKind.DELIVER, tasks[t].pickup
            if not _right(tour, step, dock, None if visit is None else visit.place):
                yield tour.fault("place", f"task {t} is not taken where step {number}")
        for t in step.handed:
            dock, visit = tasks[t].kind is TaskKind.COLLECT, tasks[t].delivery
            if not _right(tour, step, dock, None if visit is None else visit.place):
                yield tour.fault("place", f"task {t} is not handed over at {number}")


def _right(tour: Tour, step: Step, dock: bool, place: int | None) -> bool:
    return at_dock(tour.problem, step) if dock else step.place == place


def _on_board(tour: Tour) -> Iterator[Fault]:
    """Goods are taken once, then handed over once, and none stay on board."""
    board: set[int] = set()
    seen: set[int] = set()
    for number, step in enumerate(tour.steps):
        for t in step.handed:
            if t not in board:
                yield tour.fault("board", f"task {t} is not on board at step {number}")
            board.discard(t)
        for t in step.taken:
            if t in seen:
                yield tour.fault("twice", f"task {t} is taken twice")
            board.add(t)
            seen.add(t)
    for t in sorted(board):
        yield tour.fault("board", f"task {t} is never handed over")
