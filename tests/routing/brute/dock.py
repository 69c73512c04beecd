"""The dock in the constraint model (rules 4 and 5)."""

from collections.abc import Sequence

from routing.problem import Dock, Problem
from tests.routing.brute.spots import Spot, Times, Var

Call = tuple[int, int, Spot]
"""A stop at the dock: vehicle, number of the round, times."""


def meet(times: Times, problem: Problem, dock: Dock, calls: Sequence[Call]) -> None:
    """Keep doors, teams, due times; load only goods that are there."""
    busy = [
        times.model.new_fixed_size_interval_var(spot.begin, spot.stop.service, "")
        for _, _, spot in calls
        if spot.stop.service > 0
    ]
    if dock.doors is not None:
        times.model.add_cumulative(busy, [1] * len(busy), dock.doors)
    unloadings = sorted(
        (call for call in calls if call[2].stop.handed), key=lambda call: call[:2]
    )
    handled = _handled(times, problem, dock, unloadings)
    for _, _, spot in calls:
        for t in spot.stop.taken:
            times.model.add(spot.begin >= problem.tasks[t].ready)
            for collection in problem.tasks[t].after:
                # by somebody else who is not in this model: they are there in time
                if collection in handled:
                    times.model.add(spot.begin >= handled[collection])


def _handled(
    times: Times, problem: Problem, dock: Dock, unloadings: Sequence[Call]
) -> dict[int, Var]:
    """Return when each collection is handled, in time."""
    handled: dict[int, Var] = {}
    spans: list[tuple[Var, Var]] = []
    for _, _, spot in unloadings:
        goods = spot.stop.handed
        work = dock.handling + sum(problem.tasks[t].handling for t in goods)
        begin, end = times.time(), times.time()
        times.model.add(begin >= spot.begin + spot.stop.service)
        times.model.add(end == begin + work)
        handled |= dict.fromkeys(goods, end)
        for due in (problem.tasks[t].due for t in goods):
            if due is not None:
                times.model.add(end <= due)
        spans.append((begin, end))
    if dock.teams is not None and dock.teams < len(unloadings):
        if dock.teams > 1:
            raise NotImplementedError("several teams, and more rounds than teams")
        _in_turn(times, unloadings, spans)
    return handled


def _in_turn(
    times: Times, unloadings: Sequence[Call], spans: Sequence[tuple[Var, Var]]
) -> None:
    """Let one team handle goods first come first served.

    It may begin later than it need: that helps nobody.
    """
    ends = [spot.begin + spot.stop.service for _, _, spot in unloadings]
    turns = list(zip(ends, spans, strict=True))
    for number, (come, (begin, end)) in enumerate(turns):
        for other, (start, done) in turns[number + 1 :]:
            first = times.choice()
            times.model.add(come <= other).only_enforce_if(first)
            times.model.add(end <= start).only_enforce_if(first)
            times.model.add(other < come).only_enforce_if(~first)
            times.model.add(done <= begin).only_enforce_if(~first)
