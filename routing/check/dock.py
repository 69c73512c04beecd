"""Goods at the depot are there and handled before they leave: `mil.rounds` rule 8."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mil.ports import Fault
from mil.rounds import Round
from mil.units import Seconds
from routing.check.clock import clock_text
from routing.check.ground import Ground


@dataclass(frozen=True, slots=True)
class Moment:
    """When a round has a consignment at the depot: handled, or about to be loaded."""

    round: str
    at: Seconds


def handled(ground: Ground, rounds: Sequence[Round]) -> dict[str, Moment]:
    """Return when each consignment brought to the depot is handled there.

    With a number of teams, each round's goods wait for the first that is free.
    """
    rules = ground.hub.rules
    brought = sorted(
        (stop.begin + ground.service(stop), round_.vehicle, round_.id, stop.handed)
        for round_ in rounds
        for stop in round_.stops
        if stop.site == ground.depot and stop.handed
    )
    limited = rules.dock_teams is not None and ground.depot == ground.hub.site.id
    teams = [0] * (rules.dock_teams or 0) if limited else []
    moments: dict[str, Moment] = {}
    for unloaded, _, name, goods in brought:
        work = rules.handling_fixed + rules.handling_per_crate * ground.crates(goods)
        done = max([unloaded, *teams[:1]]) + work
        teams = sorted([*teams[1:], done]) if limited else []
        for consignment in goods:
            known = moments.get(consignment)
            if known is None or done > known.at:
                moments[consignment] = Moment(name, done)
    return moments


def door_faults(ground: Ground, rounds: Sequence[Round]) -> Iterator[Fault]:
    """Judge that no more vehicles are at the hub's dock at a time than it has doors."""
    doors = ground.hub.rules.dock_doors
    if doors is None or ground.depot != ground.hub.site.id:
        return
    served = sorted(
        (stop.begin, stop.begin + ground.service(stop), round_.id)
        for round_ in rounds
        for stop in round_.stops
        if stop.site == ground.depot and ground.service(stop)
    )
    for begin, _, name in served:
        there = [other for a, b, other in served if a <= begin < b]
        if len(there) > doors:
            message = (
                f"at {clock_text(begin)} {len(there)} vehicles load or unload at "
                f"{doors} doors: {', '.join(there)}"
            )
            yield Fault("doors", name, message)


def loaded(ground: Ground, rounds: Sequence[Round]) -> dict[str, Moment]:
    """Return when the loading of each consignment at the depot begins."""
    return {
        consignment: Moment(round_.id, stop.begin)
        for round_ in rounds
        for stop in round_.stops
        if stop.site == ground.depot
        for consignment in stop.taken
    }


def ready_faults(
    loads: Mapping[str, Moment], ready: Mapping[str, Seconds | None]
) -> Iterator[Fault]:
    """Judge that goods are loaded once they are ready; None: they never came."""
    for consignment, moment in loads.items():
        at = ready[consignment]
        if at is None:
            message = f"{consignment} is loaded at the depot but never came in"
            yield Fault("collected", moment.round, message)
        elif moment.at < at:
            message = (
                f"{consignment} is loaded at {clock_text(moment.at)}, "
                f"there and handled at {clock_text(at)}"
            )
            yield Fault("ready", moment.round, message)


def due_faults(
    done: Mapping[str, Moment], due: Mapping[str, Seconds]
) -> Iterator[Fault]:
    """Judge that what is to be sold is handled when the session opens."""
    for consignment, moment in done.items():
        if consignment in due and moment.at > due[consignment]:
            message = (
                f"{consignment} is handled at {clock_text(moment.at)}, "
                f"due at {clock_text(due[consignment])}"
            )
            yield Fault("due", moment.round, message)
