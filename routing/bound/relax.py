"""From a day to a cover: every plan of the day is a cover that costs no more.

Where a rule cannot be kept the cover may do more than the day allows, never less, and
where a price is rounded it takes the least it can be.
"""

from collections.abc import Iterator, Mapping, Sequence

from routing.bound.crew import UNIT, crews
from routing.bound.lanes import Lanes
from routing.bound.network import Choice, Cover, Fleet, Network
from routing.bound.stops import Hopes, Stop, stops_of
from routing.problem import Problem, Request, TaskKind


def cover_of(problem: Problem, unserved: Sequence[int] = ()) -> Cover:
    """Return the relaxation of a day.

    Parameters
    ----------
    problem
        The day.
    unserved
        Requests that are left out; those that must be served are not asked for.
    """
    lost = {r for r in unserved if problem.requests[r].skip is None}
    wanted = [r for k, r in enumerate(problem.requests) if k not in lost]
    stops = stops_of(problem, wanted)
    rows: dict[int, list[int]] = {}
    for row, stop in enumerate(stops):
        rows.setdefault(stop.task, []).append(row)
    hopes = Hopes(problem)
    networks: list[Network] = []
    fleets: list[Fleet] = []
    for crew in crews(problem):
        lanes = Lanes(problem, hopes, crew)
        for group in _groups(problem, stops):
            able = [row for row in group if stops[row].task in crew.tasks]
            if able:
                chosen = [stops[row] for row in able]
                networks.append(lanes.network(chosen, able, len(fleets)))
        fleets.append(crew.fleet(len(stops)))
    choices = tuple(_choice(request, rows) for request in wanted)
    return Cover(tuple(networks), choices, tuple(fleets), UNIT)


def _groups(problem: Problem, stops: Sequence[Stop]) -> Iterator[list[int]]:
    """Yield the rows that may be in one round."""
    if problem.mixed:
        yield list(range(len(stops)))
        return
    for kind in TaskKind:
        yield [k for k, s in enumerate(stops) if problem.tasks[s.task].kind is kind]


def _choice(request: Request, rows: Mapping[int, Sequence[int]]) -> Choice:
    ways = tuple(
        tuple(row for task in way for row in rows[task]) for way in request.ways
    )
    return Choice(ways, None if request.skip is None else request.skip * UNIT)


def relaxed(problem: Problem) -> tuple[str, ...]:
    """Name the rules of a day that its bound leaves aside."""
    kinds = {task.kind for task in problem.tasks}
    both = {TaskKind.COLLECT, TaskKind.DELIVER} <= kinds
    dock = problem.dock
    aside = (
        ("waiting for goods at the dock", any(t.after for t in problem.tasks)),
        (
            "doors and teams of the dock",
            dock is not None and (dock.doors is not None or dock.teams is not None),
        ),
        ("pairs of pickup and delivery", TaskKind.DIRECT in kinds),
        ("load between two stops of a mixed round", problem.mixed and both),
        ("time on board", any(t.aboard is not None for t in problem.tasks)),
        ("several rounds in one day", any(v.max_rounds > 1 for v in problem.vehicles)),
        ("length of a round", any(v.max_round is not None for v in problem.vehicles)),
        ("rules for drivers' days", _bound_hours(problem)),
        ("overtime", any(v.costs.overtime.amount for v in problem.vehicles)),
        ("paid gaps", any(v.costs.gaps_paid for v in problem.vehicles)),
        ("soft windows", _soft(problem)),
        ("locks", bool(problem.locks)),
        ("changes of the former plan", bool(problem.keeps)),
        ("even days", problem.even is not None),
    )
    return tuple(words for words, there in aside if there)


def _bound_hours(problem: Problem) -> bool:
    return any(
        v.hours.max_span < v.closes - v.opens
        or v.hours.max_driving is not None
        or v.hours.breaks
        or v.hours.lunch is not None
        for v in problem.vehicles
    )


def _soft(problem: Problem) -> bool:
    ends = (end for task in problem.tasks for end in (task.pickup, task.delivery))
    return any(end is not None and end.soft is not None for end in ends)
