"""The figures behind a producer's bill, as a farmer reads them."""

from dataclasses import dataclass

from mil.costs.shares import ProducerShare
from mil.units import Cents, Metres, Seconds, round_div


@dataclass(frozen=True, slots=True)
class Statement:
    """What a producer pays for a week, and what the same goods cost alone.

    Attributes
    ----------
    producer
        Site id.
    cents
        What it pays.
    by_clients
        What clients pay for its goods.
    road, work, handling
        The parts of it: driving; loading, unloading and waiting; work at the hub.
    rounds
        Number of rounds its goods were on.
    alone_cents, alone_metres, alone_seconds, alone_rounds
        The same goods brought alone, really routed.
    saving
        ``alone_cents - cents - by_clients``; negative when shared rounds cost more.
    complete
        Whether everything could be brought alone; if not, the cost alone is too low
        to compare with.
    dearest_round, dearest_cents
        The round that costs it most and how much (ties: the earlier id); empty and 0
        when nothing is carried.
    """

    producer: str
    cents: Cents
    by_clients: Cents
    road: Cents
    work: Cents
    handling: Cents
    rounds: int
    alone_cents: Cents
    alone_metres: Metres
    alone_seconds: Seconds
    alone_rounds: int
    saving: Cents
    complete: bool
    dearest_round: str
    dearest_cents: Cents


def make_statement(share: ProducerShare) -> Statement:
    """Put the figures of one producer's week together.

    Parameters
    ----------
    share
        What it bears.

    Returns
    -------
    Statement
        ``road + work + handling == cents``.
    """
    by_round: dict[str, Cents] = {}
    for part in share.parts:
        by_round[part.round] = by_round.get(part.round, 0) + part.total
    dearest = min(by_round, key=lambda name: (-by_round[name], name), default="")
    alone = share.alone
    return Statement(
        producer=share.producer,
        cents=share.cents,
        by_clients=share.clients_cents,
        road=sum(part.road for part in share.parts),
        work=sum(part.work for part in share.parts),
        handling=sum(part.handling for part in share.parts),
        rounds=len(by_round),
        alone_cents=alone.cents,
        alone_metres=alone.metres,
        alone_seconds=alone.seconds,
        alone_rounds=alone.rounds,
        saving=alone.cents - share.goods_cents,
        complete=not alone.undone,
        dearest_round=dearest,
        dearest_cents=by_round.get(dearest, 0),
    )


def saving_percent(saving: Cents, alone: Cents) -> int | None:
    """Return a saving in whole per cent of the cost alone, as it is shown everywhere.

    Rounded half away from zero; negative for a loss, None when alone costs nothing.
    """
    if alone <= 0:
        return None
    size = round_div(100 * abs(saving), alone)
    return size if saving >= 0 else -size
