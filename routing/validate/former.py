"""What must and should stay of a former plan, and days of one length."""

from collections.abc import Iterator

from routing.problem import Lock, Problem, Task, TaskKind
from routing.validate.figures import index_wrong, price_wrong, whole_wrong


def former_wrong(problem: Problem) -> Iterator[str]:
    """Say which locks contradict each other, and what no keep and no aim may be."""
    owner: dict[int, int] = {}
    for number, lock in enumerate(problem.locks):
        yield from _lock_wrong(problem, f"lock {number}", lock)
        for visit in lock.visits:
            if visit in owner:
                yield (
                    f"visit {visit} is in lock {owner[visit]} and again in lock "
                    f"{number}; lock it once"
                )
            owner[visit] = number
    yield from _ends_wrong(problem, owner)
    yield from _crowded(problem)
    for number, keep in enumerate(problem.keeps):
        where = f"keep {number}"
        yield from _visits_wrong(problem, where, keep.vehicle, keep.visits)
        yield from whole_wrong(f"{where}: change_vehicle", keep.change_vehicle)
        yield from whole_wrong(f"{where}: change_order", keep.change_order)
        if len(set(keep.visits)) < len(keep.visits):
            yield f"{where} names a visit twice; name it once"
    yield from _even_wrong(problem)


def _visits_wrong(
    problem: Problem, where: str, vehicle: int, visits: tuple[int, ...]
) -> Iterator[str]:
    """Say that a vehicle or a visit is not there."""
    fleet = len(problem.vehicles)
    yield from index_wrong(f"{where}: vehicle", vehicle, fleet, "vehicles")
    count = 2 * len(problem.tasks)
    for visit in visits:
        yield from index_wrong(f"{where}: a visit", visit, count, "visit numbers")
        if _end(problem.tasks[visit // 2], visit) is None:
            yield (
                f"{where} names visit {visit}, which task {visit // 2} does not have; "
                "give 2 * task for a pickup, 2 * task + 1 for a delivery"
            )


def _end(task: Task, visit: int) -> object:
    return task.delivery if visit % 2 else task.pickup


def _lock_wrong(problem: Problem, where: str, lock: Lock) -> Iterator[str]:
    """Say why a lock could never be held."""
    yield from _visits_wrong(problem, where, lock.vehicle, lock.visits)
    if not lock.visits:
        yield f"{where} holds nothing; leave it out"
    most = problem.vehicles[lock.vehicle].max_rounds
    if lock.round is not None:
        yield from index_wrong(f"{where}: round", lock.round, most, "rounds")
    elif lock.whole:
        yield f"{where} is of a whole round and does not say which; give its number"
    for visit in lock.visits:
        allowed = problem.tasks[visit // 2].vehicles
        if allowed is not None and lock.vehicle not in allowed:
            yield (
                f"{where} gives task {visit // 2} to vehicle {lock.vehicle}, which may "
                "not do it; unlock it or allow the vehicle"
            )
    if lock.ordered:
        places = {visit: at for at, visit in enumerate(lock.visits)}
        for visit, at in places.items():
            if visit % 2 and places.get(visit - 1, -1) > at:
                yield (
                    f"{where} has task {visit // 2} handed over before it is taken; "
                    "swap the two visits"
                )
    if lock.round is not None and not problem.mixed:
        kinds = {problem.tasks[visit // 2].kind for visit in lock.visits}
        if len(kinds) > 1:
            yield (
                f"{where} has tasks of {len(kinds)} kinds in one round; split it or "
                "allow mixed rounds"
            )


def _ends_wrong(problem: Problem, owner: dict[int, int]) -> Iterator[str]:
    """Say that the two ends of a direct task are locked apart."""
    for t, task in enumerate(problem.tasks):
        if task.kind is not TaskKind.DIRECT:
            continue
        held = [owner.get(2 * t), owner.get(2 * t + 1)]
        locks = [problem.locks[number] for number in held if number is not None]
        rounds = {lock.round for lock in locks if lock.round is not None}
        if len({lock.vehicle for lock in locks}) > 1 or len(rounds) > 1:
            yield (
                f"task {t} is taken in one round and handed over in another by locks "
                f"{held[0]} and {held[1]}; lock both ends in one round"
            )
        if len(locks) == 1 and locks[0].whole:
            yield (
                f"task {t} has one end in the whole round of a lock and the other "
                "outside; lock both"
            )


def _crowded(problem: Problem) -> Iterator[str]:
    """Say that a round locked as a whole has another lock in it."""
    whole = [(n, lock) for n, lock in enumerate(problem.locks) if lock.whole]
    for number, lock in whole:
        for other, second in enumerate(problem.locks):
            same = (lock.vehicle, lock.round) == (second.vehicle, second.round)
            if other != number and same:
                yield (
                    f"lock {number} is of the whole round {lock.round} of vehicle "
                    f"{lock.vehicle}, and lock {other} is in it as well; join the two"
                )


def _even_wrong(problem: Problem) -> Iterator[str]:
    """Say what no aim of days of one length may be."""
    even = problem.even
    if even is None:
        return
    yield from price_wrong("even: price", even.price)
    for vehicle in even.vehicles:
        fleet = len(problem.vehicles)
        yield from index_wrong("even: a vehicle", vehicle, fleet, "vehicles")
    if not even.vehicles or len(set(even.vehicles)) < len(even.vehicles):
        yield f"even compares vehicles {even.vehicles}; name each once, or none at all"
