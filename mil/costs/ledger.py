"""Who gives in kind: hours at the wheel and the dock, kilometres of an own vehicle.

Between farmers this is mutual aid (*entraide agricole*, article L325-1 of the French
rural code): free of charge, though whoever is helped may refund the costs. So a
producer who drives is credited with what its part of the round costs by the tariff,
and never more: of fixed costs of a day or a year at most the whole, however many rounds
are driven, so give a year's weeks together. The ledger of reciprocity holds against it
what the same producer has had from others: hours and kilometres of each such round are
borne by those with goods on board, in proportion to what these bear of it, whoever
pays; hours at the dock by those whose goods came over it in that week, by crates. All
balances together are 0.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from operator import add

from mil.costs.hub_rule import share_by_hub
from mil.costs.shares import SharePart, WeekShares
from mil.costs.tariff import daily_part, dock_price, yearly_part
from mil.places import Owner
from mil.plan import WeekPlan
from mil.rounds import Leg, Round, legs_of
from mil.units import Cents, Metres, Seconds, apportion

FAR: Metres = 100_000
"""Mutual aid with own vehicles is within 100 km of where the transport begins."""


@dataclass(frozen=True, slots=True)
class Account:
    """What a producer gave in kind and had from all who gave, itself among them.

    Attributes
    ----------
    rounds
        How many rounds it drove, or lent a vehicle for.
    gave_seconds, gave_metres, gave_cents
        At work on rounds and at the dock; with its own vehicle; what that costs.
    had_seconds, had_metres, had_cents
        Its part of what was given for its goods.
    pays
        Its share of all rounds, before the credit.
    dock_seconds, dock_cents
        What it gave at the dock, which is in the above.
    """

    rounds: int = 0
    gave_seconds: Seconds = 0
    gave_metres: Metres = 0
    gave_cents: Cents = 0
    had_seconds: Seconds = 0
    had_metres: Metres = 0
    had_cents: Cents = 0
    pays: Cents = 0
    dock_seconds: Seconds = 0
    dock_cents: Cents = 0

    def __add__(self, other: "Account") -> "Account":
        """Add up two accounts of one producer."""
        return Account(*map(add, astuple(self), astuple(other)))


@dataclass(frozen=True, slots=True)
class Ledger:
    """The accounts of some weeks.

    Attributes
    ----------
    accounts
        By producer id, sorted.
    warnings
        Rounds in kind that go further than mutual aid may: round id, site id, metres
        by road from where the round begins.
    artisans
        Rounds in kind that who is no farmer gives, or has goods on: round id, site id;
        in place of a round ``dock`` and the day, when it worked there.
    """

    accounts: dict[str, Account]
    warnings: tuple[tuple[str, str, Metres], ...]
    artisans: tuple[tuple[str, str], ...] = ()


def ledger(
    plans: Iterable[WeekPlan], weeks: Sequence[WeekShares] | None = None
) -> Ledger:
    """Return the ledger of reciprocity of some weeks.

    Parameters
    ----------
    plans
        Plans that the judge accepts.
    weeks
        Their shares by the hub's rule, made here where they are not given.
    """
    accounts: dict[str, Account] = {}
    warnings: list[tuple[str, str, Metres]] = []
    artisans: list[tuple[str, str]] = []
    spent: Spent = Counter()
    plans = tuple(plans)
    shared = [one.by_round for one in weeks or map(share_by_hub, plans)]
    driven = [
        (plan, round_, by_round.get(round_.id, []))
        for plan, by_round in zip(plans, shared, strict=True)
        for round_ in plan.rounds
    ]
    for plan, round_, parts in sorted(driven, key=lambda d: (d[1].day, d[1].id)):
        for producer, entry in _entries(plan, round_, parts, spent):
            accounts[producer] = accounts.get(producer, Account()) + entry
        if any(_givers(plan, round_)):
            warnings += _far(plan, round_)
            artisans += _no_farmers(plan, round_)
    for plan in plans:
        for producer, entry in _dock_entries(plan):
            accounts[producer] = accounts.get(producer, Account()) + entry
        artisans += _no_farmers_at_dock(plan)
    found = dict(sorted(accounts.items()))
    return Ledger(found, tuple(warnings), tuple(artisans))


def _givers(plan: WeekPlan, round_: Round) -> tuple[str, str]:
    """Return the producer at the wheel, and the one whose vehicle it is; or empty."""
    driver = plan.inputs.drivers.get(round_.driver)
    vehicle = plan.inputs.vehicles[round_.vehicle]
    owned = vehicle.owner is Owner.PRODUCER
    return driver.producer if driver else "", vehicle.start if owned else ""


Spent = Counter[tuple[str, str]]
"""What was credited so far of the fixed costs of a vehicle, by id and day or year."""


def _fixed(plan: WeekPlan, round_: Round, spent: Spent) -> Cents:
    """Return what a lender is credited with of a round's fixed cost.

    More rounds than the tariff expects would refund a day or a year more than it
    costs: that would be a margin, so the credit ends there.
    """
    vehicle = plan.inputs.vehicles[round_.vehicle]
    rate = plan.inputs.hub.on(round_.day).tariff.rates[vehicle.rate]
    cents = rate.per_round
    for when, part, most in (
        (round_.day.isoformat(), daily_part(rate), rate.per_day),
        (str(round_.day.year), yearly_part(rate), rate.per_year),
    ):
        credit = max(0, min(part, most - spent[vehicle.id, when]))
        spent[vehicle.id, when] += credit
        cents += credit
    return cents


def _entries(
    plan: WeekPlan, round_: Round, parts: Sequence[SharePart], spent: Spent
) -> list[tuple[str, Account]]:
    """Return what a round writes into the accounts."""
    borne: dict[str, Cents] = {}
    entries: list[tuple[str, Account]] = []
    for part in parts:
        producer = plan.consignments[part.consignment].producer
        borne[producer] = borne.get(producer, 0) + part.total
        if part.payer == producer:
            entries.append((producer, Account(pays=part.total)))
    wheel, lender = _givers(plan, round_)
    cost = round_.cost
    worked = cost.time + cost.overtime if wheel else 0
    driven = _fixed(plan, round_, spent) + cost.distance if lender else 0
    seconds = round_.seconds if wheel else 0
    metres = round_.metres if lender else 0
    if wheel:
        entries.append((wheel, Account(gave_seconds=seconds, gave_cents=worked)))
    if lender:
        entries.append((lender, Account(gave_metres=metres, gave_cents=driven)))
    entries += [(giver, Account(rounds=1)) for giver in {wheel, lender} - {""}]
    # a rule may pay a producer for a round; nobody has had less than nothing
    weights = [max(0, cents) for cents in borne.values()]
    had = zip(
        borne,
        apportion(seconds, weights),
        apportion(metres, weights),
        apportion(worked + driven, weights),
        strict=True,
    )
    entries += [
        (producer, Account(had_seconds=s, had_metres=m, had_cents=c))
        for producer, s, m, c in had
    ]
    return entries


def _dock_entries(plan: WeekPlan) -> list[tuple[str, Account]]:
    """Return what the work at the dock in a week writes into the accounts."""
    over: Counter[str] = Counter()
    for round_ in plan.rounds:
        for name, leg in legs_of(round_.stops, plan.inputs.hub.site.id).items():
            if leg is not Leg.DIRECT:
                goods = plan.consignments[name]
                over[goods.producer] += max(1, goods.crates)
    entries: list[tuple[str, Account]] = []
    for work in plan.dock_work:
        seconds, giver = work.seconds, work.producer
        cents = dock_price(plan.inputs.hub.on(work.day), seconds)
        gave = Account(
            gave_seconds=seconds,
            gave_cents=cents,
            dock_seconds=seconds,
            dock_cents=cents,
        )
        # nobody's goods came over the dock: it was for itself
        by = dict(sorted(over.items())) or {giver: 1}
        weights = list(by.values())
        had = zip(
            by, apportion(seconds, weights), apportion(cents, weights), strict=True
        )
        entries.append((giver, gave))
        entries += [(p, Account(had_seconds=s, had_cents=c)) for p, s, c in had]
    return entries


def _no_farmers_at_dock(plan: WeekPlan) -> list[tuple[str, str]]:
    """Return who worked at the dock and is no farmer, with the day."""
    sites = plan.inputs.sites
    return [
        (f"dock {work.day}", work.producer)
        for work in plan.dock_work
        if work.producer in sites and sites[work.producer].artisan
    ]


def _no_farmers(plan: WeekPlan, round_: Round) -> list[tuple[str, str]]:
    """Return who gives a round or has goods on it, and is no farmer."""
    goods = {plan.consignments[name].producer for name in round_.consignments}
    names = sorted((goods | set(_givers(plan, round_))) - {""})
    return [(round_.id, name) for name in names if plan.inputs.sites[name].artisan]


def _far(plan: WeekPlan, round_: Round) -> list[tuple[str, str, Metres]]:
    """Return the stops of a round that are too far from where it begins."""
    profile = plan.inputs.vehicles[round_.vehicle].profile
    rows = {site: row for row, site in enumerate(plan.matrices.sites)}
    away = plan.matrices.metres[profile][rows[round_.stops[0].site]]
    sites = dict.fromkeys(stop.site for stop in round_.stops)
    return [(round_.id, s, away[rows[s]]) for s in sites if away[rows[s]] > FAR]
