"""Who bears what of a week's rounds, to the cent, and why."""

from dataclasses import dataclass

from mil.calendar import Week
from mil.plan import Alone
from mil.units import Cents


@dataclass(frozen=True, slots=True)
class SharePart:
    """What one consignment bears of one round.

    Attributes
    ----------
    round, consignment, site
        Ids; `site` is the stop it belongs to (farm or client).
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
        One per round and consignment.
    alone
        The same goods brought by the producer alone.
    """

    producer: str
    parts: tuple[SharePart, ...]
    alone: Alone

    @property
    def cents(self) -> Cents:
        """What it pays, cents."""
        return sum(part.total for part in self.parts)


@dataclass(frozen=True, slots=True)
class WeekShares:
    """A week's cost, shared.

    Attributes
    ----------
    week
        Which week.
    rule
        Stable name of the rule.
    producers
        One per producer with goods this week, by producer id.
    """

    week: Week
    rule: str
    producers: tuple[ProducerShare, ...]

    @property
    def cost(self) -> Cents:
        """Sum of all shares, cents; equal to the cost of the week's rounds."""
        return sum(share.cents for share in self.producers)
