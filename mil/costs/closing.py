"""A month's bill, frozen: what was billed stays, what changes later is a correction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mil.dock_work import DockWork
from mil.units import Cents


@dataclass(frozen=True, slots=True)
class ClosedWeek:
    """A plan that a bill was made from.

    Attributes
    ----------
    week
        ISO week.
    version
        Of its plan.
    sha256
        Digest of that plan.
    """

    week: str
    version: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ClosedShare:
    """What a producer, or a client, was billed.

    Attributes
    ----------
    payer
        Site id.
    road, work, handling
        Parts of its share, cents.
    credit
        What it is credited with for rounds it drove, cents.
    aid
        Public money that its bill is lowered by, cents.
    moved
        What the hub's limits raise its share by, cents.
    """

    payer: str
    road: Cents
    work: Cents
    handling: Cents
    credit: Cents
    aid: Cents = 0
    moved: Cents = 0

    @property
    def cents(self) -> Cents:
        """Its share within the hub's limits, before any credit or aid."""
        return self.road + self.work + self.handling + self.moved

    @property
    def net(self) -> Cents:
        """What is left to pay; negative when it is paid back."""
        return self.cents - self.credit - self.aid


@dataclass(frozen=True, slots=True)
class Closing:
    """A month's bill as it was closed, or corrected.

    Attributes
    ----------
    period
        The month, such as ``2026-11``.
    number
        0 for the closing, then one more for each correction.
    at
        When, a UTC instant.
    reason
        Why it was corrected; empty for the closing.
    rule
        Stable name of the rule of sharing.
    weeks
        The plans it was made from.
    shares
        The whole bill (not what changed): producers by id, then clients.
    dock_work
        What producers worked at the dock, as it was entered then.
    """

    period: str
    number: int
    at: datetime
    reason: str
    rule: str
    weeks: tuple[ClosedWeek, ...]
    shares: tuple[ClosedShare, ...]
    dock_work: tuple[DockWork, ...] = ()

    @property
    def cost(self) -> Cents:
        """What the month's rounds cost, cents."""
        return sum(share.cents for share in self.shares)

    @property
    def net(self) -> Cents:
        """What is left to pay of it by all together."""
        return sum(share.net for share in self.shares)


@dataclass(frozen=True, slots=True)
class Change:
    """What a correction changes for somebody.

    Attributes
    ----------
    payer
        Site id.
    cents, credit, aid
        More (or less, negative) than before, cents.
    """

    payer: str
    cents: Cents
    credit: Cents
    aid: Cents

    @property
    def net(self) -> Cents:
        """How much more is left to pay."""
        return self.cents - self.credit - self.aid

    def __bool__(self) -> bool:
        """Whether some amount has changed, not only what it is made up of."""
        return bool(self.cents or self.credit or self.aid)


def changes(
    before: Sequence[ClosedShare], after: Sequence[ClosedShare]
) -> tuple[Change, ...]:
    """Return what differs between two bills, by site id.

    Parameters
    ----------
    before, after
        Bills; who is in one only was billed nothing in the other.
    """
    was = {share.payer: share for share in before}
    now = {share.payer: share for share in after}
    found = []
    for payer in sorted(was.keys() | now.keys()):
        nothing = ClosedShare(payer, 0, 0, 0, 0)
        old, new = was.get(payer, nothing), now.get(payer, nothing)
        if old != new:
            more = (new.cents - old.cents, new.credit - old.credit, new.aid - old.aid)
            found.append(Change(payer, *more))
    return tuple(found)
