"""The price of a round, worked out again: rule 10 of `mil.rounds`."""

from collections.abc import Iterator
from dataclasses import fields

from mil.orders import ZONES
from mil.places import Rate
from mil.ports import Fault
from mil.rounds import Leg, Round, RoundCost
from mil.units import Cents, Seconds
from routing.check.ground import Ground


def _half_up(amount: int, by: int) -> int:
    """Divide and round to the nearest whole, halves up."""
    whole, rest = divmod(amount, by)
    return whole + (1 if 2 * rest >= by else 0)


def _begun(amount: int, by: int) -> int:
    """Divide and round up."""
    whole, rest = divmod(amount, by)
    return whole + (1 if rest else 0)


def _hub_work(ground: Ground, round_: Round) -> Cents:
    """Receiving what a round brings, picking what starts at the hub."""
    if ground.depot != ground.hub.site.id:
        return 0
    tariff = ground.hub.tariff
    cents, legs = 0, ground.legs(round_)
    for consignment in (ground.consignments[c] for c in round_.consignments):
        zone = ZONES.index(consignment.zone)
        if legs[consignment.id] is Leg.COLLECT:
            cents += consignment.crates * tariff.handling[zone]
        elif (
            legs[consignment.id] is Leg.DELIVER
            and consignment.origin == ground.hub.site.id
        ):
            cents += consignment.crates * tariff.picking[zone]
    return cents


def _spread(rate: Rate) -> Cents:
    """Return the fixed costs per day and per year that one round bears."""
    daily = _half_up(rate.per_day, rate.rounds_per_day)
    return daily + _half_up(rate.per_year, rate.rounds_per_year)


def expected_cost(ground: Ground, round_: Round, late: Seconds) -> RoundCost:
    """Return what a round costs by the tariff, `late` seconds of it overtime."""
    vehicle = ground.vehicles[round_.vehicle]
    rate = ground.hub.tariff.rates[vehicle.rate]
    away = [s for s in round_.stops if s.site != ground.depot]
    crates = ground.crates(round_.consignments)
    end = round_.stops[-1].leave
    duration = end - round_.stops[0].begin
    rules = ground.hub.rules.drivers
    if not rules.pauses_paid:
        pauses = [pause for stop in round_.stops for pause in stop.pauses]
        duration -= sum(b - a for a, b in pauses if b <= end)
    return RoundCost(
        fixed=rate.per_round + _spread(rate),
        distance=_half_up(rate.per_km * round_.metres, 1000),
        time=_half_up(rate.per_hour * duration, 3600),
        stops=rate.per_stop * sum(1 for s in away if s.taken or s.handed),
        crates=rate.per_crate * crates,
        handling=_hub_work(ground, round_),
        overtime=_half_up(rules.overtime_per_hour * late, 3600),
        pallets=rate.per_pallet * _begun(crates, rate.crates_per_pallet),
    )


def cost_faults(ground: Ground, round_: Round, late: Seconds) -> Iterator[Fault]:
    """Every part of the price is right to the cent."""
    expected = expected_cost(ground, round_, late)
    for part in fields(RoundCost):
        said, right = getattr(round_.cost, part.name), getattr(expected, part.name)
        if said != right:
            message = f"{part.name}: {said} cents given, {right} by the tariff"
            yield Fault("cost", round_.id, message)
