"""What is borne of a week's rounds: part by part, by producers and by clients.

Parts come from rounds as driven (`mil.costs.as_driven`), from the game of best plans
(`mil.costs.best_plans`) or from a week as a whole (`mil.costs.pooled`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mil.costs.open_day import DayGame
from mil.plan import Alone, WeekPlan
from mil.sharing import THEN, THIS_PLAN, WEIGHT_RULES, one_after_another
from mil.units import Cents

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
    def rules(self) -> tuple[str, ...]:
        """Names of the rules, one after another."""
        return tuple(self.rule.split(THEN))

    @property
    def pooled(self) -> tuple[str, ...]:
        """Those of them that share a week as a whole, and no game."""
        return tuple(rule for rule in self.rules if rule in WEIGHT_RULES)

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
        one_after_another(name for week in weeks for name in week.rules),
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
