"""Whose goods are on board of a round, and their portions of what its stops bear."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from mil.consignment import Consignment
from mil.plan import WeekPlan
from mil.rounds import Leg, Round, legs_of


@dataclass(frozen=True, slots=True)
class Aboard:
    """A consignment in a round: what is done for it, and its portions by crates.

    Attributes
    ----------
    consignment, leg
        What, and what for.
    stops
        Its stops away from the depot, two when it is carried directly.
    of_stops
        Its portion of each.
    of_round
        Its portion of all on board.
    """

    consignment: Consignment
    leg: Leg
    stops: tuple[int, ...]
    of_stops: tuple[Fraction, ...]
    of_round: Fraction

    def part(self, by_stop: Sequence[Fraction | int]) -> Fraction:
        """Return its part of what each stop bears."""
        portions = zip(self.stops, self.of_stops, strict=True)
        return sum((by_stop[at] * portion for at, portion in portions), Fraction())


def aboard_of(plan: WeekPlan, round_: Round) -> list[Aboard]:
    """Look up the consignments of a round, by id, with their portions.

    Parameters
    ----------
    plan, round_
        A week and one of its rounds.
    """
    depot = plan.inputs.hub.site.id
    legs = legs_of(round_.stops, depot)
    # Even a consignment said to fill no crate bears something.
    crates = {name: max(1, plan.consignments[name].crates) for name in legs}
    stops_of: dict[str, list[int]] = {name: [] for name in legs}
    at_stop = [0] * len(round_.stops)
    for number, stop in enumerate(round_.stops):
        for name in (*stop.taken, *stop.handed) if stop.site != depot else ():
            stops_of[name].append(number)
            at_stop[number] += crates[name]
    return [
        Aboard(
            plan.consignments[name],
            legs[name],
            tuple(stops_of[name]),
            tuple(Fraction(crates[name], at_stop[at]) for at in stops_of[name]),
            Fraction(crates[name], sum(crates.values())),
        )
        for name in sorted(legs)
    ]
