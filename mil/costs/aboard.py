"""Whose goods are on board of a round, who pays for them, and their portions.

Who pays which leg is the hub's rule of the day (`mil.budget.ClientsPay`). A consignment
that several clients have ordered (they fetch it at the hub) is paid by each of them in
proportion to the weight of what it ordered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from mil.budget import ClientsPay
from mil.consignment import Consignment
from mil.plan import WeekPlan
from mil.rounds import Leg, Round, legs_of


@dataclass(frozen=True, slots=True)
class Aboard:
    """A consignment in a round, or one payer's part of it.

    Attributes
    ----------
    consignment, leg
        What, and what for.
    payer
        Site id of its producer, or of a client.
    portion
        The payer's part of it.
    stops
        Its stops away from the depot, two when it is carried directly.
    of_stops
        The payer's portion of each, by crates.
    of_round
        The payer's portion of all on board, by crates.
    """

    consignment: Consignment
    leg: Leg
    payer: str
    portion: Fraction
    stops: tuple[int, ...]
    of_stops: tuple[Fraction, ...]
    of_round: Fraction

    def part(self, by_stop: Sequence[Fraction | int]) -> Fraction:
        """Return the payer's part of what each stop bears."""
        portions = zip(self.stops, self.of_stops, strict=True)
        return sum((by_stop[at] * portion for at, portion in portions), Fraction())


def aboard_of(plan: WeekPlan, round_: Round) -> list[Aboard]:
    """Look up the consignments of a round, by id and payer, with their portions.

    Parameters
    ----------
    plan, round_
        A week and one of its rounds.
    """
    hub = plan.inputs.hub.on(round_.day)
    depot = hub.site.id
    legs = legs_of(round_.stops, depot)
    # Even a consignment said to fill no crate bears something.
    crates = {name: max(1, plan.consignments[name].crates) for name in legs}
    stops_of: dict[str, list[int]] = {name: [] for name in legs}
    at_stop = [0] * len(round_.stops)
    for number, stop in enumerate(round_.stops):
        for name in (*stop.taken, *stop.handed) if stop.site != depot else ():
            stops_of[name].append(number)
            at_stop[number] += crates[name]
    every = sum(crates.values())
    return [
        Aboard(
            plan.consignments[name],
            legs[name],
            payer,
            portion,
            tuple(stops_of[name]),
            tuple(_of(portion, crates[name], at_stop[at]) for at in stops_of[name]),
            _of(portion, crates[name], every),
        )
        for name in sorted(legs)
        for payer, portion in payers_of(
            plan.consignments[name], legs[name], hub.tariff.clients_pay
        )
    ]


def _of(portion: Fraction, crates: int, every: int) -> Fraction:
    return Fraction(portion.numerator * crates, portion.denominator * every)


def payers_of(
    goods: Consignment, leg: Leg, rule: ClientsPay
) -> Iterator[tuple[str, Fraction]]:
    """Yield who pays for a leg of a consignment, and which part; together 1.

    Parameters
    ----------
    goods, leg
        What is carried, and what for.
    rule
        What clients pay on the day.

    Yields
    ------
    tuple of str and Fraction
        Its producer first, then clients by id; nobody who pays nothing.
    """
    asked = {Leg.COLLECT: rule.collect, Leg.DELIVER: rule.deliver}
    weights: dict[str, int] = {}
    for item in goods.items:
        if item.client:
            weights[item.client] = weights.get(item.client, 0) + item.grams
    clients = Fraction(asked.get(leg, rule.direct) if weights else 0, 100)
    if clients < 1:
        yield goods.producer, 1 - clients
    if clients:
        every = sum(weights.values())
        for client, grams in sorted(weights.items()):
            part = Fraction(grams, every) if every else Fraction(1, len(weights))
            if part:
                yield client, clients * part
