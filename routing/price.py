"""What timed routes cost (rule 11 of `routing.problem`), to the cent."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from mil.units import Cents, Metres, Seconds, round_div
from routing.problem import Keep, Price, Problem, Soft, Vehicle, visit, visits_of
from routing.result import CostParts, Route, Step

Round = Sequence[Step]


def price(
    problem: Problem, routes: Sequence[Route], unserved: Sequence[int]
) -> tuple[CostParts, Metres]:
    """Return what a plan costs, and its length.

    Parameters
    ----------
    problem
        The problem.
    routes
        The plan, with its times.
    unserved
        Requests left out.
    """
    rounds = [
        (problem.vehicles[r.vehicle], steps) for r in routes for steps in r.rounds
    ]
    lengths = [metres(problem, vehicle, steps) for vehicle, steps in rounds]
    return CostParts(
        fixed=sum(_fixed(problem, route) for route in routes),
        distance=sum(
            cents(vehicle.costs.distance, length)
            for (vehicle, _), length in zip(rounds, lengths, strict=True)
        ),
        time=sum(_time(problem.vehicles[r.vehicle], r.rounds) for r in routes),
        overtime=sum(_overtime(problem.vehicles[r.vehicle], r.rounds) for r in routes),
        load=sum(_load(problem, vehicle, steps) for vehicle, steps in rounds),
        soft=sum(_soft(problem, steps) for _, steps in rounds),
        dear=sum(_dear(problem, route) for route in routes),
        change=sum(_change(problem, keep, routes) for keep in problem.keeps),
        uneven=_uneven(problem, routes),
        skipped=sum(problem.requests[number].skip or 0 for number in unserved),
    ), sum(lengths)


def cents(price_: Price, units: int) -> Cents:
    """Return the cents for some units, rounded half up."""
    return round_div(price_.amount * units, price_.per)


def metres(problem: Problem, vehicle: Vehicle, steps: Round) -> Metres:
    """Return the length of a round."""
    table = problem.matrices[vehicle.profile].metres
    return sum(int(table[a.place, b.place]) for a, b in pairwise(steps))


def _works(step: Step) -> bool:
    return bool(step.taken or step.handed)


def _fixed(problem: Problem, route: Route) -> Cents:
    costs = problem.vehicles[route.vehicle].costs
    home = problem.dock.place if problem.dock is not None else None
    stops = sum(
        _works(step) and step.place != home for steps in route.rounds for step in steps
    )
    rounds = len(route.rounds)
    return costs.per_day + costs.per_round * rounds + costs.per_stop * stops


def _time(vehicle: Vehicle, rounds: Sequence[Round]) -> Cents:
    """Price the hours of a day: its rounds, and the gaps where they are paid."""
    costs, unpaid = vehicle.costs, not vehicle.hours.paid
    total = 0
    for steps in rounds:
        begin, end = steps[0].arrive, steps[-1].leave
        rest = _paused(steps, begin, end) if unpaid else 0
        total += cents(costs.time, end - begin - rest)
    if costs.gaps_paid:
        for before, after in pairwise(rounds):
            begin, end = before[-1].leave, after[0].arrive
            rest = _paused(before, begin, end) if unpaid else 0
            total += cents(costs.time, end - begin - rest)
    return total


def _paused(steps: Round, begin: Seconds, end: Seconds) -> Seconds:
    """Return how long the pauses told at some steps last within a time."""
    return sum(
        max(0, min(b, end) - max(a, begin)) for step in steps for a, b in step.pauses
    )


def _overtime(vehicle: Vehicle, rounds: Sequence[Round]) -> Cents:
    after = vehicle.costs.overtime_after
    if after is None:
        return 0
    lasted = rounds[-1][-1].leave - rounds[0][0].arrive
    return cents(vehicle.costs.overtime, max(0, lasted - after))


def _load(problem: Problem, vehicle: Vehicle, steps: Round) -> Cents:
    carried = {task for step in steps for task in step.taken}
    total = 0
    for dimension, price_ in enumerate(vehicle.costs.load):
        load = sum(problem.tasks[task].load[dimension] for task in carried)
        total += price_.amount * -(-load // price_.per)
    return total


def _soft(problem: Problem, steps: Round) -> Cents:
    """Price services of a round that begin too early or too late, rounded once."""
    total = Fraction(0)
    for step in steps:
        for soft in wishes(problem, step):
            early, late = soft.begin - step.begin, step.begin - soft.end
            for price_, units in ((soft.early, early), (soft.late, late)):
                total += Fraction(price_.amount * max(0, units), price_.per)
    return round_div(total.numerator, total.denominator)


def wishes(problem: Problem, step: Step) -> Iterator[Soft]:
    """Give when what is done at a step should begin."""
    for task in step.taken:
        end = problem.tasks[task].pickup
        if end is not None and end.soft is not None:
            yield end.soft
    for task in step.handed:
        end = problem.tasks[task].delivery
        if end is not None and end.soft is not None:
            yield end.soft


def _dear(problem: Problem, route: Route) -> Cents:
    done = {task for steps in route.rounds for step in steps for task in step.taken}
    return sum(
        extra
        for task in done
        for vehicle, extra in problem.tasks[task].dear
        if vehicle == route.vehicle
    )


def _change(problem: Problem, keep: Keep, routes: Sequence[Route]) -> Cents:
    """Price what is no longer as it should be kept."""
    at = {
        number: (route.vehicle, position)
        for route in routes
        for position, numbers in enumerate(_calls(problem, route))
        for number in numbers
    }
    moved = sum(
        number in at and at[number][0] != keep.vehicle for number in keep.visits
    )
    torn = 0
    for before, after in pairwise(keep.visits):
        if before in at and after in at:
            same = at[before][0] == at[after][0]
            torn += not (same and at[after][1] - at[before][1] in (0, 1))
    return keep.change_vehicle * moved + keep.change_order * torn


def _calls(problem: Problem, route: Route) -> Iterator[tuple[int, ...]]:
    """Give the visits of each step away from the dock where work is done."""
    for steps in route.rounds:
        for step in steps:
            tasks = {*step.taken, *step.handed}
            numbers = tuple(
                number
                for task in tasks
                for number in visits_of(problem, task)
                if task in (step.handed if number % 2 else step.taken)
                and visit(problem, number).place == step.place
            )
            if numbers:
                yield numbers


def _uneven(problem: Problem, routes: Sequence[Route]) -> Cents:
    if problem.even is None:
        return 0
    lasted = {r.vehicle: r.rounds[-1][-1].leave - r.rounds[0][0].arrive for r in routes}
    days = [lasted.get(vehicle, 0) for vehicle in problem.even.vehicles]
    return cents(problem.even.price, max(days) - min(days))
