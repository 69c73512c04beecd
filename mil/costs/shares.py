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

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from mil.costs.aboard import Aboard, aboard_of
from mil.costs.open_day import DayGame
from mil.costs.road import SCALE, road_weights, worked_away
from mil.costs.tariff import handling_price, paid_seconds
from mil.places import Hub, Vehicle
from mil.plan import Alone, WeekPlan
from mil.rounds import Round
from mil.sharing import RULE, THEN, THIS_PLAN, one_after_another
from mil.units import Cents, Seconds, apportion, in_whole, whole_weights

if TYPE_CHECKING:  # what it is made by needs scipy
    from mil.costs.standing import Standing


@dataclass(frozen=True, slots=True)
class SharePart:
    """What somebody bears of one round for one consignment.

    Attributes
    ----------
    round, consignment, site
        Ids; `site` is the stop it belongs to (farm or client; carried directly, the
        client).
    payer
        Site id of its producer, or of a client.
    road
        Part of driving, distance and fixed cost: its portion of the stop's Shapley
        value, cents.
    work
        Its part of service, loading, unloading and waiting, and of what a carrier asks
        per stop and crate, cents.
    handling
        Work at the hub, cents.
    """

    round: str
    consignment: str
    site: str
    payer: str
    road: Cents
    work: Cents
    handling: Cents

    @property
    def total(self) -> Cents:
        """Sum of the parts, cents."""
        return self.road + self.work + self.handling


@dataclass(frozen=True, slots=True)
class ProducerShare:
    """What one producer bears of a week.

    Attributes
    ----------
    producer
        Site id.
    parts
        What it pays, one per round and consignment.
    alone
        The same goods brought by the producer alone.
    by_clients
        What clients pay for its goods.
    """

    producer: str
    parts: tuple[SharePart, ...]
    alone: Alone
    by_clients: tuple[SharePart, ...] = ()

    @property
    def cents(self) -> Cents:
        """What it pays, cents."""
        return sum(part.total for part in self.parts)

    @property
    def clients_cents(self) -> Cents:
        """What clients pay for its goods, cents."""
        return sum(part.total for part in self.by_clients)

    @property
    def goods_cents(self) -> Cents:
        """What its goods bear whoever pays: to be put beside going alone, cents."""
        return self.cents + self.clients_cents

    @property
    def carried(self) -> tuple[str, ...]:
        """Ids of its consignments on board of some round."""
        return tuple(sorted({p.consignment for p in (*self.parts, *self.by_clients)}))


@dataclass(frozen=True, slots=True)
class ClientShare:
    """What one client bears of a week.

    Attributes
    ----------
    client
        Site id.
    parts
        One per round and consignment.
    """

    client: str
    parts: tuple[SharePart, ...]

    @property
    def cents(self) -> Cents:
        """What it pays, cents."""
        return sum(part.total for part in self.parts)


@dataclass(frozen=True, slots=True)
class WeekShares:
    """The cost of a week, or of a month, shared.

    Attributes
    ----------
    period
        Which: ``2026-W48`` or ``2026-11``.
    rule
        Stable name of the rule; of several in that time one after another.
    producers
        One per producer with goods this week, by producer id.
    game
        One of `mil.sharing.WEEK_GAMES`, or several; empty where none was shared.
    games
        What is to be known of the games of best plans, by day; else empty.
    standings
        How the rule stands with the groups of each game; empty where nobody asked.
    """

    period: str
    rule: str
    producers: tuple[ProducerShare, ...]
    game: str = THIS_PLAN
    games: tuple[DayGame, ...] = ()
    standings: "tuple[Standing, ...]" = field(default=(), compare=False)

    @property
    def cost(self) -> Cents:
        """Sum of all shares, cents; equal to the cost of the rounds."""
        return sum(share.goods_cents for share in self.producers)

    @property
    def by_round(self) -> dict[str, list[SharePart]]:
        """What is borne of each round, by consignment, its producer's part first."""
        found: dict[str, list[SharePart]] = {}
        for share in self.producers:
            for part in (*share.parts, *share.by_clients):
                found.setdefault(part.round, []).append(part)
        return {
            name: sorted(parts, key=lambda part: part.consignment)
            for name, parts in found.items()
        }

    @property
    def clients(self) -> tuple[ClientShare, ...]:
        """What clients pay, by client id; nobody who pays nothing."""
        found: dict[str, list[SharePart]] = {}
        for share in self.producers:
            for part in share.by_clients:
                found.setdefault(part.payer, []).append(part)
        return tuple(
            ClientShare(client, tuple(sorted(own, key=_by_round)))
            for client, own in sorted(found.items())
        )


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
    found = [p for round_ in plan.rounds for p in share_round(plan, round_, values)]
    return WeekShares(str(plan.inputs.week), rule, by_producer(plan, found))


def by_producer(
    plan: WeekPlan, found: Iterable[SharePart]
) -> tuple[ProducerShare, ...]:
    """Put together what each producer's goods bear, beside going alone.

    Parameters
    ----------
    plan
        The week.
    found
        Parts in any order.
    """
    parts: dict[str, list[SharePart]] = {
        consignment.producer: [] for consignment in plan.consignments.values()
    }
    for part in found:
        parts[plan.consignments[part.consignment].producer].append(part)
    alone = {figures.producer: figures for figures in plan.alone}
    return tuple(
        ProducerShare(
            producer=producer,
            parts=tuple(part for part in own if part.payer == producer),
            alone=alone.get(producer, Alone(producer, 0, 0, 0, 0)),
            by_clients=tuple(part for part in own if part.payer != producer),
        )
        for producer in sorted(parts)
        for own in (sorted(parts[producer], key=_by_round),)
    )


def _by_round(part: SharePart) -> tuple[str, str, str]:
    return part.round, part.consignment, part.payer


def added_up(period: str, weeks: Sequence[WeekShares]) -> WeekShares:
    """Add up the shares of some weeks, producer by producer.

    Parameters
    ----------
    period
        Name of the whole.
    weeks
        At least one.
    """
    found: dict[str, list[ProducerShare]] = {}
    for week in weeks:
        for share in week.producers:
            found.setdefault(share.producer, []).append(share)
    return WeekShares(
        period,
        one_after_another(name for week in weeks for name in week.rule.split(THEN)),
        tuple(
            ProducerShare(
                producer,
                tuple(part for share in own for part in share.parts),
                Alone.added_up(producer, [share.alone for share in own]),
                tuple(part for share in own for part in share.by_clients),
            )
            for producer, own in sorted(found.items())
        ),
        one_after_another(name for week in weeks for name in week.game.split(THEN)),
        tuple(game for week in weeks for game in week.games),
        tuple(standing for week in weeks for standing in week.standings),
    )


def divided(total: Cents, weights: Sequence[Fraction]) -> Sequence[Cents]:
    """Divide an amount in proportion to weights, some of which may be negative."""
    whole = sum(weights, Fraction(0))
    if whole and min(weights) < 0:
        return in_whole([total * weight / whole for weight in weights])
    return apportion(total, whole_weights(weights))


def share_round(
    plan: WeekPlan, round_: Round, values: RoadValues | None = None
) -> tuple[SharePart, ...]:
    """Share one round's cost over the consignments on board.

    Parameters
    ----------
    plan, round_
        A week and one of its rounds.
    values
        As for `share_week`.

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
    hub, cost = plan.inputs.hub.on(round_.day), round_.cost
    depot = hub.site.id
    vehicle = plan.inputs.vehicles[round_.vehicle]
    rate = hub.tariff.rates[vehicle.rate]
    aboard = aboard_of(plan, round_)
    driving, other = driving_and_other(hub, round_)
    if values is None:
        road = road_weights(round_, depot, vehicle.profile, rate, plan.matrices)
    else:
        road = tuple(values(plan, round_))
    roads = divided(
        cost.fixed + cost.distance + driving, [one.part(road) for one in aboard]
    )
    works = apportion(
        other + cost.stops + cost.crates + cost.pallets,
        whole_weights(_work(hub, vehicle, round_, aboard)),
    )
    handlings = apportion(cost.handling, handling_weights(hub, aboard))
    return tuple(
        SharePart(
            round=round_.id,
            consignment=one.consignment.id,
            site=round_.stops[one.stops[-1]].site,
            payer=one.payer,
            road=roads[i],
            work=works[i],
            handling=handlings[i],
        )
        for i, one in enumerate(aboard)
    )


def handling_weights(hub: Hub, aboard: Sequence[Aboard]) -> list[int]:
    """Return whole weights of what is paid for work at the hub."""
    return whole_weights(
        [handling_price(hub, one.consignment, one.leg) * one.portion for one in aboard]
    )


def driving_and_other(hub: Hub, round_: Round) -> Sequence[Cents]:
    """Divide what paid time costs, overtime too, into driving and the rest."""
    driving: Seconds = sum(b.arrive - a.leave for a, b in pairwise(round_.stops))
    other = paid_seconds(hub, round_.stops) - driving
    return apportion(round_.cost.time + round_.cost.overtime, (driving, other))


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
