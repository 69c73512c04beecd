"""The day of each vehicle and driver: rules 1 and 9 of `mil.rounds`."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mil.plan import Shift
from mil.ports import Fault
from mil.rounds import Round
from routing.check.clock import clock_text
from routing.check.ground import Ground


def fleet_faults(ground: Ground, rounds: Sequence[Round]) -> Iterator[Fault]:
    """Judge what the rounds of a day are together."""
    ordered = sorted(rounds, key=lambda r: (r.start, r.end, r.id))
    for vehicle in sorted({r.vehicle for r in ordered}):
        own = [r for r in ordered if r.vehicle == vehicle]
        yield from _overlaps(own, f"vehicle {vehicle}")
        yield from _chain(ground, own)
        yield from _count(ground, own)
        yield from _shifts(ground, own)
    for driver in sorted({r.driver for r in ordered}):
        own = [r for r in ordered if r.driver == driver]
        if len({r.vehicle for r in own}) > 1:
            yield from _overlaps(own, f"driver {driver}")


def _overlaps(rounds: Sequence[Round], who: str) -> Iterator[Fault]:
    """Nobody is in two rounds at a time."""
    busy = 0
    for round_ in rounds:
        if round_.start < busy:
            message = f"starts {clock_text(round_.start)}, {who} is busy until "
            yield Fault("overlap", round_.id, message + clock_text(busy))
        busy = max(busy, round_.end)


def _chain(ground: Ground, rounds: Sequence[Round]) -> Iterator[Fault]:
    """Rule 1: from the vehicle's start, without a jump, to its end."""
    vehicle = ground.vehicles[rounds[0].vehicle]
    first, last = rounds[0].stops[0].site, rounds[-1].stops[-1].site
    if first != vehicle.start:
        message = f"the day starts at {first}, {vehicle.id} stands at {vehicle.start}"
        yield Fault("start", rounds[0].id, message)
    for before, after in pairwise(rounds):
        left, found = before.stops[-1].site, after.stops[0].site
        if left != found:
            message = f"starts at {found}, but {before.id} ended at {left}"
            yield Fault("start", after.id, message)
    if last != vehicle.end:
        message = f"the day ends at {last}, {vehicle.id} belongs to {vehicle.end}"
        yield Fault("end", rounds[-1].id, message)


def _count(ground: Ground, rounds: Sequence[Round]) -> Iterator[Fault]:
    """Not too many rounds, each with the id of its place in the day."""
    most = ground.hub.rules.max_rounds
    if len(rounds) > most:
        message = f"{len(rounds)} rounds of {rounds[0].vehicle}, {most} at most"
        yield Fault("rounds", rounds[-1].id, message)
    for number, round_ in enumerate(rounds, 1):
        expected = f"{ground.day}-{round_.vehicle}-{number}"
        if round_.id != expected:
            yield Fault("id", round_.id, f"its id should be {expected}")


def _shifts(ground: Ground, rounds: Sequence[Round]) -> Iterator[Fault]:
    """Rule 9: every round lies in a shift, whose rounds are not too far apart."""
    of_vehicle = [s for s in ground.shifts if s.vehicle == rounds[0].vehicle]
    held: dict[Shift, list[Round]] = {}
    for round_ in rounds:
        own = [s for s in of_vehicle if s.driver == round_.driver]
        around = [s for s in own if s.start <= round_.start <= round_.end <= s.end]
        if around:
            held.setdefault(around[0], []).append(round_)
        elif of_vehicle and not own:
            message = f"{round_.driver} has no shift on {round_.vehicle}"
            yield Fault("driver", round_.id, message)
        else:
            message = (
                f"{clock_text(round_.start)}-{clock_text(round_.end)} is within no "
                f"shift of {round_.vehicle} with {round_.driver}"
            )
            yield Fault("shift", round_.id, message)
    for shift, own_rounds in held.items():
        span = max(r.end for r in own_rounds) - min(r.start for r in own_rounds)
        if span > shift.max_span:
            message = (
                f"{span} s from first start to last end, {shift.max_span} s allowed"
            )
            yield Fault("hours", own_rounds[-1].id, message)
