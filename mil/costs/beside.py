"""Each producer's week, together and alone: money, road, hours, emissions, sales."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mil.costs.emissions import alone_emits, round_emits
from mil.costs.limits import Limited
from mil.costs.sales import Sales, sales_of
from mil.costs.shares import WeekShares
from mil.plan import WeekPlan
from mil.units import Cents, Grams, Metres, Seconds, apportion


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the comparison.

    Attributes
    ----------
    cents, metres, seconds
        What the producer pays for rounds; their kilometres and hours.
    grams
        CO2 equivalent; None where some rate does not say what its vehicle burns.
    of_sales
        Cost in ten-thousandths of what is sold; None where prices are not known.
    """

    cents: Cents
    metres: Metres
    seconds: Seconds
    grams: Grams | None
    of_sales: int | None


@dataclass(frozen=True, slots=True)
class Beside:
    """A producer's week.

    Attributes
    ----------
    producer
        Site id.
    together
        Its part of the shared rounds: kilometres, hours and grams of each round in
        proportion to what its goods bear of it, whoever pays.
    alone
        The same goods brought by itself, really routed; too low where `undone`.
    undone
        How many consignments it could not bring alone.
    sales
        What it sells.
    """

    producer: str
    together: Side
    alone: Side
    undone: int
    sales: Sales


def beside(plan: WeekPlan, shares: WeekShares) -> tuple[Beside, ...]:
    """Put each producer's week beside going alone.

    Parameters
    ----------
    plan, shares
        A week and its cost, shared by any rule.

    Returns
    -------
    tuple of Beside
        In the order of the shares; metres, seconds and grams together are those of all
        rounds, exactly, and cents with what clients pay.
    """
    parts = _parts(plan, shares)
    sales = sales_of(plan)
    return tuple(
        Beside(
            producer=share.producer,
            together=_side(share.cents, *parts[share.producer], sold),
            alone=_side(
                share.alone.cents,
                share.alone.metres,
                share.alone.seconds,
                alone_emits(plan, share.alone),
                sold,
            ),
            undone=len(share.alone.undone),
            sales=sold,
        )
        for share in shares.producers
        for sold in (sales.get(share.producer, Sales()),)
    )


def besides(
    plans: Sequence[WeekPlan],
    weeks: Sequence[WeekShares],
    within: Limited | None = None,
) -> tuple[Beside, ...]:
    """Put some weeks of each producer beside going alone.

    Parameters
    ----------
    plans, weeks
        Weeks, and the cost of each of them, shared.
    within
        What producers pay within limits, if there are any.

    Returns
    -------
    tuple of Beside
        By producer id.
    """
    found: dict[str, list[Beside]] = {}
    for plan, shares in zip(plans, weeks, strict=True):
        for one in beside(plan, shares):
            found.setdefault(one.producer, []).append(one)
    return tuple(
        _within(replace(everybody(own), producer=producer), within)
        for producer, own in sorted(found.items())
    )


def _within(one: Beside, within: Limited | None) -> Beside:
    paid = within.cents.get(one.producer) if within else None
    if paid is None:
        return one
    part = one.sales.part(paid)
    return replace(one, together=replace(one.together, cents=paid, of_sales=part))


def everybody(rows: Sequence[Beside]) -> Beside:
    """Add up the weeks of all producers, under no name."""
    sales = sum((one.sales for one in rows), Sales())
    return Beside(
        producer="",
        together=_sum([one.together for one in rows], sales),
        alone=_sum([one.alone for one in rows], sales),
        undone=sum(one.undone for one in rows),
        sales=sales,
    )


def _sum(sides: Sequence[Side], sales: Sales) -> Side:
    known = [side.grams for side in sides if side.grams is not None]
    return _side(
        sum(side.cents for side in sides),
        sum(side.metres for side in sides),
        sum(side.seconds for side in sides),
        sum(known) if len(known) == len(sides) else None,
        sales,
    )


def _side(
    cents: Cents, metres: Metres, seconds: Seconds, grams: Grams | None, sales: Sales
) -> Side:
    return Side(cents, metres, seconds, grams, sales.part(cents))


Part = tuple[Metres, Seconds, Grams | None]


def _parts(plan: WeekPlan, shares: WeekShares) -> dict[str, Part]:
    """Divide the road, hours and emissions of each round by what goods bear of it."""
    borne: dict[str, dict[str, Cents]] = {round_.id: {} for round_ in plan.rounds}
    for share in shares.producers:
        for part in (*share.parts, *share.by_clients):
            own = borne[part.round]
            own[share.producer] = own.get(share.producer, 0) + part.total
    found: dict[str, Part] = {share.producer: (0, 0, 0) for share in shares.producers}
    for round_ in plan.rounds:
        grams = round_emits(plan, round_)
        own = borne[round_.id]
        # a rule may pay a producer for a round; nobody has less than no kilometres
        weights = [max(0, cents) for cents in own.values()]
        for producer, metres, seconds, emits in zip(
            own,
            apportion(round_.metres, weights),
            apportion(round_.seconds, weights),
            apportion(grams or 0, weights),
            strict=True,
        ):
            m, s, g = found[producer]
            known = None if g is None or grams is None else g + emits
            found[producer] = (m + metres, s + seconds, known)
    return found
