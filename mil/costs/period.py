"""What somebody's weeks come to, together and alone, in kind, with limits and aid."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mil.costs.aid import day_aid
from mil.costs.closing import ClosedShare
from mil.costs.hub_rule import share_by_hub
from mil.costs.ledger import Account, ledger
from mil.costs.limits import Limit, limited_week
from mil.costs.round_part import RoundPart, round_parts
from mil.costs.shares import WeekShares
from mil.places import Hub
from mil.plan import Alone, WeekPlan
from mil.units import Cents, Grams, Metres, Seconds


@dataclass(frozen=True, slots=True)
class Period:
    """The weeks of a producer, or of a client who pays for some legs.

    Attributes
    ----------
    payer
        Site id.
    parts
        One per round with its goods, by day and time.
    alone
        The same goods brought alone, all weeks added up; nothing for a client.
    account
        What it gave and had in kind.
    aid
        Public money that its bill is lowered by, cents.
    is_client
        Whether it is a client.
    moved
        What the hub's limits raise its bill by, cents; negative when they lower it.
    held
        The limits that hold it in some week.
    given_up
        Weeks whose limits could not all be kept, so that there were none.
    """

    payer: str
    parts: tuple[RoundPart, ...]
    alone: Alone
    account: Account
    aid: Cents = 0
    is_client: bool = False
    moved: Cents = 0
    held: tuple[Limit, ...] = ()
    given_up: tuple[str, ...] = ()

    @property
    def net(self) -> Cents:
        """What is left to pay after credit and aid; negative when it is paid back."""
        return self.cents - self.account.gave_cents - self.aid

    @property
    def cents(self) -> Cents:
        """What it pays, before any credit."""
        return sum(part.cents for part in self.parts) + self.moved

    @property
    def clients_cents(self) -> Cents:
        """What clients pay for its goods."""
        return sum(part.by_clients for part in self.parts)

    @property
    def goods_cents(self) -> Cents:
        """What its goods bear, whoever pays."""
        return self.cents + self.clients_cents

    @property
    def stock(self) -> Cents:
        """Of this, for bulk that only fills the hub's stock."""
        return sum(part.stock for part in self.parts)

    @property
    def crates(self) -> int:
        """How many crates travelled, on however many rounds each."""
        names = {
            (id(part.plan), name): part.plan.consignments[name].crates
            for part in self.parts
            for name in part.consignments
        }
        return sum(names.values())

    @property
    def metres(self) -> Metres:
        """Its part of all kilometres, metres."""
        return sum(part.metres for part in self.parts)

    @property
    def seconds(self) -> Seconds:
        """Its part of all hours, seconds."""
        return sum(part.seconds for part in self.parts)

    @property
    def grams(self) -> Grams | None:
        """Its part of all emissions, None where that of some round is not known."""
        known = [part.grams for part in self.parts if part.grams is not None]
        return sum(known) if len(known) == len(self.parts) else None


def periods(
    plans: Sequence[WeekPlan], weeks: Sequence[WeekShares] | None = None
) -> tuple[Period, ...]:
    """Put together what the weeks of all who pay come to.

    Parameters
    ----------
    plans
        Plans that the judge accepts, of one hub.
    weeks
        Their shares by the hub's rule, made here where they are not given.

    Returns
    -------
    tuple of Period
        One per producer with goods on some round, or who gave something in kind, by
        id, then one per client who pays for some; their cents add up to the cost of
        all rounds.
    """
    parts: dict[str, list[RoundPart]] = {}
    clients: dict[str, list[RoundPart]] = {}
    weeks = weeks or [share_by_hub(plan) for plan in plans]
    for plan, shares in zip(plans, weeks, strict=True):
        for payer, is_client, part in round_parts(plan, shares):
            (clients if is_client else parts).setdefault(payer, []).append(part)
    accounts = ledger(plans, weeks).accounts
    for producer, account in accounts.items():
        if account.rounds or account.dock_seconds:  # refunded, with goods or without
            parts.setdefault(producer, [])
    aid = _aid(parts | clients)
    found = tuple(
        Period(
            payer,
            tuple(own[payer]),
            _alone(plans, payer),
            accounts.get(payer, Account()),
            aid.get(payer, 0),
            own is clients,
        )
        for own in (parts, clients)
        for payer in sorted(own)
    )
    return tuple(_limited(plans, weeks, found))


def _limited(
    plans: Sequence[WeekPlan], weeks: Sequence[WeekShares], found: Sequence[Period]
) -> Iterator[Period]:
    """Put the hub's limits upon what producers pay, week by week."""
    moved: dict[str, Cents] = {}
    held: dict[str, dict[Limit, None]] = {}
    given_up: dict[str, None] = {}
    for plan, shares in zip(plans, weeks, strict=True):
        within = limited_week(plan, shares)
        if within is None:
            continue
        was = {share.producer: share.cents for share in shares.producers}
        for producer, cents in within.cents.items():
            moved[producer] = moved.get(producer, 0) + cents - was[producer]
        for producer, limit in within.active.items():
            held.setdefault(producer, {})[limit] = None
        given_up |= dict.fromkeys(within.given_up)
    for period in found:
        if period.is_client or not (moved or given_up):
            yield period
        else:
            yield replace(
                period,
                moved=moved.get(period.payer, 0),
                held=tuple(held.get(period.payer, ())),
                given_up=tuple(given_up),
            )


def _aid(parts: Mapping[str, Sequence[RoundPart]]) -> dict[str, Cents]:
    """Return the public money that each bill is lowered by."""
    days: dict[date, dict[str, Cents]] = {}
    hubs: dict[date, Hub] = {}
    for payer, own in parts.items():
        for part in own:
            shares = days.setdefault(part.round.day, {})
            shares[payer] = shares.get(payer, 0) + part.cents
            hubs[part.round.day] = part.plan.inputs.hub
    found: dict[str, Cents] = {}
    for day, shares in days.items():
        for payer, cents in day_aid(hubs[day], day, shares).items():
            found[payer] = found.get(payer, 0) + cents
    return found


def closed_shares(periods: Sequence[Period]) -> tuple[ClosedShare, ...]:
    """Return what there is to be billed.

    Parameters
    ----------
    periods
        What the time of all who pay comes to.
    """
    return tuple(
        ClosedShare(
            period.payer,
            sum(part.road for part in period.parts),
            sum(part.work for part in period.parts),
            sum(part.handling for part in period.parts),
            period.account.gave_cents,
            period.aid,
            period.moved,
        )
        for period in periods
    )


def _alone(plans: Sequence[WeekPlan], producer: str) -> Alone:
    found = [one for plan in plans for one in plan.alone if one.producer == producer]
    return Alone.added_up(producer, found)
