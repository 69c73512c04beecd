"""What somebody bears of each round of a week: euros, kilometres, hours, emissions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from mil.costs.emissions import round_emits
from mil.costs.hub_rule import sharing_on
from mil.costs.shares import SharePart, WeekShares
from mil.plan import WeekPlan
from mil.rounds import Round, RoundKind
from mil.sharing import Sharing
from mil.units import Cents, Grams, Metres, Seconds, apportion


@dataclass(frozen=True, slots=True)
class RoundPart:
    """What somebody bears of one round.

    Attributes
    ----------
    plan, round
        Its week, and itself.
    consignments
        Ids of a producer's goods on board, or of those that a client pays for.
    road, work, handling
        Cents.
    stock
        Of these, cents for bulk that only fills the hub's stock.
    metres, seconds
        A producer's part of the round's length and duration, in proportion to what its
        goods bear, whoever pays.
    excess
        What a group of stops of the round, or of the day's game that it is in, pays
        beyond what it would cost alone, at most, cents; negative when every group
        saves, None when it was not worked out.
    grams
        Its part of what the round emits, CO2 equivalent, None where not known.
    by_clients
        What clients pay for a producer's goods, cents.
    sharing
        The hub's rule on its day.
    """

    plan: WeekPlan
    round: Round
    consignments: tuple[str, ...]
    road: Cents
    work: Cents
    handling: Cents
    stock: Cents
    metres: Metres
    seconds: Seconds
    excess: Fraction | None
    grams: Grams | None = None
    by_clients: Cents = 0
    sharing: Sharing = field(default_factory=Sharing)

    @property
    def cents(self) -> Cents:
        """Its share of the round."""
        return self.road + self.work + self.handling

    @property
    def crates(self) -> int:
        """How many crates of it are on board."""
        return sum(self.plan.consignments[name].crates for name in self.consignments)


def round_parts(
    plan: WeekPlan, shares: WeekShares
) -> Iterator[tuple[str, bool, RoundPart]]:
    """Tell what each producer, and each client who pays, bears of each round.

    Parameters
    ----------
    plan, shares
        A week and its shares by the hub's rule.

    Yields
    ------
    tuple
        Site id, whether it is a client, and its part; by day and time.
    """
    by_round, excesses = shares.by_round, _excesses(shares)
    for round_ in sorted(plan.rounds, key=lambda r: (r.day, r.start, r.id)):
        borne, excess = by_round.get(round_.id, []), _excess(excesses, round_)
        for producer, part in _producer_parts(plan, round_, borne, excess):
            yield producer, False, part
        for client, part in _client_parts(plan, round_, borne, excess):
            yield client, True, part


def _producer_parts(
    plan: WeekPlan,
    round_: Round,
    borne: Sequence[SharePart],
    excess: Fraction | None,
) -> list[tuple[str, RoundPart]]:
    """Return what each producer bears of a round, and its part of road and hours."""
    own: dict[str, list[SharePart]] = {}
    for part in borne:
        producer = plan.consignments[part.consignment].producer
        own.setdefault(producer, []).append(part)
    # a rule may pay a producer for a round; nobody has less than no kilometres
    weights = [max(0, sum(part.total for part in goods)) for goods in own.values()]
    metres, seconds = (
        apportion(round_.metres, weights),
        apportion(round_.seconds, weights),
    )
    emits = round_emits(plan, round_)
    grams = None if emits is None else apportion(emits, weights)
    return [
        (
            producer,
            replace(
                _paid(plan, round_, [p for p in goods if p.payer == producer], excess),
                consignments=tuple(dict.fromkeys(p.consignment for p in goods)),
                metres=metres[number],
                seconds=seconds[number],
                grams=None if grams is None else grams[number],
                by_clients=sum(p.total for p in goods if p.payer != producer),
            ),
        )
        for number, (producer, goods) in enumerate(own.items())
    ]


def _client_parts(
    plan: WeekPlan,
    round_: Round,
    borne: Sequence[SharePart],
    excess: Fraction | None,
) -> list[tuple[str, RoundPart]]:
    """Return what each client bears of a round."""
    own: dict[str, list[SharePart]] = {}
    for part in borne:
        if part.payer != plan.consignments[part.consignment].producer:
            own.setdefault(part.payer, []).append(part)
    return [(payer, _paid(plan, round_, own[payer], excess)) for payer in sorted(own)]


def _paid(
    plan: WeekPlan,
    round_: Round,
    mine: Sequence[SharePart],
    excess: Fraction | None,
) -> RoundPart:
    """Put together what somebody pays of a round."""
    goods = plan.consignments
    return RoundPart(
        plan=plan,
        round=round_,
        consignments=tuple(part.consignment for part in mine),
        road=sum(part.road for part in mine),
        work=sum(part.work for part in mine),
        handling=sum(part.handling for part in mine),
        stock=sum(p.total for p in mine if goods[p.consignment].fills_stock),
        metres=0,
        seconds=0,
        excess=excess,
        sharing=sharing_on(plan, round_.day),
    )


Excesses = dict[tuple[date, RoundKind] | str, Fraction | None]


def _excesses(shares: WeekShares) -> Excesses:
    """Return what the worst-off group of each game pays too much, cents."""
    return {one.round or (one.day, one.kind): one.excess for one in shares.standings}


def _excess(excesses: Excesses, round_: Round) -> Fraction | None:
    """Return that of a round's own game, or of the game of its day and kind."""
    return excesses.get(round_.id, excesses.get((round_.day, round_.kind)))
