"""Small random days for campaigns: any rule may be there, no plan is planted."""

from dataclasses import replace
from random import Random

import numpy as np

from benchmarks.days.small_tasks import draw_requests
from routing.problem import (
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
    Vehicle,
    visits_of,
)

MINUTE = 60
HOUR = 3600

MOST_VISITS = 7
"""As many as brute force can try in all orders."""

DOCK = 0


def random_problem(seed: int, most: int = MOST_VISITS) -> Problem:
    """Draw a day on which every rule has its chance, and not all may be possible.

    Parameters
    ----------
    seed
        The same seed and number give the same day.
    most
        Most visits away from the dock, over all ways of all requests.
    """
    draw = Random(f"{seed}/{most}")  # noqa: S311 -- repeatable, no secret
    places = draw.randint(3, max(4, most + 1))
    dimensions = draw.choice((1, 1, 2, 3))
    matrices = tuple(_matrix(draw, places) for _ in range(draw.choice((1, 1, 2))))
    fleet = max(1, min(3, most // 2)) if most <= MOST_VISITS else 3 + most // 20
    vehicles = tuple(
        _vehicle(draw, places, dimensions, len(matrices))
        for _ in range(draw.randint(1, fleet))
    )
    dock = _dock(draw) if draw.random() < 0.93 else None
    tasks, requests = draw_requests(
        draw, most, places, dimensions, len(vehicles), hub=dock is not None
    )
    problem = Problem(
        matrices=matrices,
        tasks=tasks,
        requests=requests,
        vehicles=vehicles,
        dock=dock,
        mixed=draw.random() < 0.5,
        apart=frozenset({(0, 1)} if draw.random() < 0.2 else ()),
    )
    return _habits(draw, problem)


def _some(draw: Random, chance: float) -> bool:
    return draw.random() < chance


def _matrix(draw: Random, places: int) -> Matrix:
    """Draw ways of up to half an hour; now and then there is none."""
    minutes = np.zeros((places, places), np.int64)
    for a, b in np.ndindex(places, places):
        if a != b:
            minutes[a, b] = draw.randint(4, 30)
    metres = minutes * draw.choice((500, 733, 1_000))
    seconds = minutes * MINUTE
    if _some(draw, 0.2):
        a, b = draw.sample(range(places), 2)
        metres[a, b] = seconds[a, b] = -1
    return Matrix(metres, seconds)


def _dock(draw: Random) -> Dock:
    """Draw a dock that may be closed now and then, and have one door and one team."""
    closed = draw.randint(60, 300) * MINUTE
    windows = ((0, closed), (closed + HOUR, 12 * HOUR))
    return Dock(
        place=DOCK,
        windows=windows if _some(draw, 0.2) else ((0, 12 * HOUR),),
        fixed=draw.choice((0, 5, 10)) * MINUTE,
        handling=draw.choice((0, 10, 30)) * MINUTE,
        doors=1 if _some(draw, 0.3) else None,
        teams=1 if _some(draw, 0.3) else None,
    )


def _vehicle(draw: Random, places: int, dimensions: int, profiles: int) -> Vehicle:
    """Draw a vehicle with its driver."""
    home = draw.randrange(places) if _some(draw, 0.25) else DOCK
    end = draw.randrange(places) if _some(draw, 0.1) else home
    opens = draw.choice((0, 0, 30, 90)) * MINUTE
    return Vehicle(
        start=home,
        end=end,
        opens=opens,
        closes=opens + draw.choice((6, 8, 10)) * HOUR,
        capacity=tuple(draw.randint(4, 12) for _ in range(dimensions)),
        profile=draw.randrange(profiles),
        costs=_costs(draw, dimensions),
        hours=_hours(draw),
        max_rounds=draw.choice((1, 2, 2, 3)),
        max_round=draw.randint(30, 90) * 1_000 if _some(draw, 0.15) else None,
    )


def _costs(draw: Random, dimensions: int) -> Costs:
    pallet = (Price(draw.randint(50, 300), 3),) + (Price(),) * (dimensions - 1)
    return Costs(
        per_day=draw.choice((0, 500, 2_000)),
        per_round=draw.choice((0, 0, 700)),
        per_stop=draw.choice((0, 0, 90)),
        distance=Price(draw.choice((0, 30, 45)), 1_000),
        time=Price(draw.choice((0, 1_700, 2_000)), HOUR),
        load=pallet if _some(draw, 0.2) else (),
        overtime_after=draw.randint(1, 5) * HOUR if _some(draw, 0.25) else None,
        overtime=Price(900, HOUR),
        gaps_paid=_some(draw, 0.3),
    )


def _hours(draw: Random) -> Hours:
    breaks = []
    if _some(draw, 0.2):
        breaks.append(BreakRule(draw.randint(90, 240) * MINUTE, 20 * MINUTE))
    if _some(draw, 0.15):
        after = draw.randint(60, 120) * MINUTE
        breaks.append(BreakRule(after, 45 * MINUTE, driving=True))
    noon = draw.randint(60, 240) * MINUTE
    return Hours(
        max_span=draw.randint(4, 8) * HOUR if _some(draw, 0.2) else 24 * HOUR,
        max_driving=draw.randint(2, 4) * HOUR if _some(draw, 0.15) else None,
        breaks=tuple(breaks),
        lunch=Lunch(noon, noon + HOUR, 30 * MINUTE) if _some(draw, 0.15) else None,
        paid=_some(draw, 0.5),
    )


def _habits(draw: Random, problem: Problem) -> Problem:
    """Draw what must or should stay of a former plan, and days of one length."""
    fleet, tasks = range(len(problem.vehicles)), range(len(problem.tasks))
    if _some(draw, 0.15):
        problem = replace(problem, locks=_lock(draw, problem))
    if _some(draw, 0.2):
        visits = [n for t in tasks for n in visits_of(problem, t)]
        draw.shuffle(visits)
        kept = tuple(visits[: draw.randint(1, 5)])
        keep = Keep(draw.choice(fleet), kept, change_vehicle=400, change_order=250)
        problem = replace(problem, keeps=(keep,))
    if len(fleet) > 1 and _some(draw, 0.15):
        pair = tuple(sorted(draw.sample(fleet, 2)))
        problem = replace(problem, even=Even(pair, Price(600, HOUR)))
    return problem


def _lock(draw: Random, problem: Problem) -> tuple[Lock, ...]:
    """Lock one or two tasks of one kind that the vehicle may do."""
    vehicle = draw.randrange(len(problem.vehicles))
    able = [
        t
        for t, task in enumerate(problem.tasks)
        if task.vehicles is None or vehicle in task.vehicles
    ]
    if not able:
        return ()
    first = draw.choice(able)
    kind = problem.tasks[first].kind
    alike = [t for t in able if problem.tasks[t].kind is kind and t != first]
    held = [first, *draw.sample(alike, min(len(alike), draw.randint(0, 1)))]
    number = draw.choice((None, draw.randrange(problem.vehicles[vehicle].max_rounds)))
    return (
        Lock(
            vehicle,
            tuple(n for t in held for n in visits_of(problem, t)),
            number,
            ordered=_some(draw, 0.5),
            whole=number is not None and _some(draw, 0.3),
        ),
    )
