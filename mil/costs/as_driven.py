"""Who bears what of a week's rounds, to the cent, and why.

Each round is shared by itself, in three parts (`docs/cost-sharing.md` has an example).
Overtime is divided into driving and work like all paid time of its round:

road
    The fixed cost of the round, its distance and its driving time: each stop bears its
    Shapley value in the round as driven, exact for any number of stops
    (`mil.costs.road`).
work
    Service and waiting at a stop, and what is asked per stop: that stop. Time at the
    depot and at idle stops, and pauses where they are paid: all consignments by crates.
    What is asked per crate or pallet: each crate.
handling
    Each consignment's own work at the hub.

What a stop bears is divided by crates over the consignments taken or handed over there
(carried directly, a consignment bears a part at its farm and one at its client), and
what a consignment bears over its producer and its clients, by the hub's rule of who
pays which leg (`mil.costs.aboard`). Each part is rounded to cents once, by largest
remainder over all payers and consignments of the round; ties go to the consignment
whose id comes first, and to its producer.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

from mil.costs.aboard import Aboard, aboard_of
from mil.costs.road import SCALE, road_weights, worked_away
from mil.costs.shares import SharePart, WeekShares, by_producer
from mil.costs.tariff import handling_price, paid_seconds
from mil.places import Hub, Vehicle
from mil.plan import WeekPlan
from mil.rounds import Round
from mil.sharing import RULE
from mil.units import Cents, Seconds, apportion, in_whole, whole_weights

RoadValues = Callable[[WeekPlan, Round], Sequence[Fraction]]
"""What each stop of a round bears of the road, 0 where nothing is done or at the depot;
in any unit, what is to be shared is divided in proportion."""


def share_week(
    plan: WeekPlan, rule: str = RULE, values: RoadValues | None = None
) -> WeekShares:
    """Share the cost of a week's rounds over consignments, and so over producers.

    Nothing is solved: the rounds are taken as they are in the plan.

    Parameters
    ----------
    plan
        A plan that the judge accepts.
    rule, values
        Name of another rule for the road, and what it says of a round; None for the
        Shapley value.

    Returns
    -------
    WeekShares
        Its cost is exactly `plan.cost`. Every producer with goods this week is there,
        with no parts if nothing of them is carried.
    """
    found: list[SharePart] = []
    for round_ in plan.rounds:
        given = None if values is None else values(plan, round_)
        found += share_round(plan, round_, given)
    return WeekShares(str(plan.inputs.week), rule, by_producer(plan, found))


def divided(total: Cents, weights: Sequence[Fraction]) -> Sequence[Cents]:
    """Divide an amount in proportion to weights, some of which may be negative."""
    whole = sum(weights, Fraction(0))
    if whole and min(weights) < 0:
        return in_whole([total * weight / whole for weight in weights])
    return apportion(total, whole_weights(weights))


def share_round(
    plan: WeekPlan, round_: Round, values: Sequence[Fraction] | None = None
) -> tuple[SharePart, ...]:
    """Share one round's cost over the consignments on board.

    Parameters
    ----------
    plan, round_
        A week and one of its rounds.
    values
        What each stop bears of the road, as `RoadValues` says; None for the Shapley
        value.

    Returns
    -------
    tuple of SharePart
        One per consignment and payer, by id, the producer first; together exactly
        ``round_.cost.total`` cents.

    Raises
    ------
    ValueError
        When a round that costs something carries nothing.
    """
    hub = plan.inputs.hub.on(round_.day)
    depot = hub.site.id
    vehicle = plan.inputs.vehicles[round_.vehicle]
    rate = hub.tariff.rates[vehicle.rate]
    aboard = aboard_of(plan, round_)
    road, work, handling = road_work_handling(hub, round_)
    if values is None:
        values = road_weights(round_, depot, vehicle.profile, rate, plan.matrices)
    roads = divided(road, [one.part(values) for one in aboard])
    works = apportion(work, whole_weights(_work(hub, vehicle, round_, aboard)))
    handlings = apportion(handling, handling_weights(hub, aboard))
    cells = zip(aboard, roads, works, handlings, strict=True)
    return tuple(part_of(round_, *row) for row in cells)


def part_of(
    round_: Round, one: Aboard, road: Cents, work: Cents, handling: Cents
) -> SharePart:
    """Return what somebody bears of a round for one consignment on board."""
    return SharePart(
        round=round_.id,
        consignment=one.consignment.id,
        site=round_.stops[one.stops[-1]].site,
        payer=one.payer,
        road=road,
        work=work,
        handling=handling,
    )


def handling_weights(hub: Hub, aboard: Sequence[Aboard]) -> list[int]:
    """Return whole weights of what is paid for work at the hub."""
    return whole_weights(
        [handling_price(hub, one.consignment, one.leg) * one.portion for one in aboard]
    )


def road_work_handling(hub: Hub, round_: Round) -> tuple[Cents, Cents, Cents]:
    """Divide a round's cost into its three parts."""
    cost = round_.cost
    driven: Seconds = sum(b.arrive - a.leave for a, b in pairwise(round_.stops))
    rest = paid_seconds(hub, round_.stops) - driven
    driving, other = apportion(cost.time + cost.overtime, (driven, rest))
    return (
        cost.fixed + cost.distance + driving,
        other + cost.stops + cost.crates + cost.pallets,
        cost.handling,
    )


def _work(
    hub: Hub, vehicle: Vehicle, round_: Round, aboard: Sequence[Aboard]
) -> list[Fraction]:
    """Return what is borne of the work for each on board, 18 000ths of a cent."""
    depot, rate = hub.site.id, hub.tariff.rates[vehicle.rate]
    players = worked_away(round_, depot)
    seconds = [stop.leave - stop.arrive - stop.paused for stop in round_.stops]
    times = [5 * rate.per_hour * time for time in seconds]
    common = sum(time for time, own in zip(times, players, strict=True) if not own)
    if hub.rules.drivers.pauses_paid:
        common += 5 * rate.per_hour * sum(stop.paused for stop in round_.stops)
    return [
        one.part([time + SCALE * rate.per_stop for time in times])
        + (common + SCALE * round_.cost.pallets) * one.of_round
        + SCALE * rate.per_crate * one.consignment.crates * one.portion
        for one in aboard
    ]
