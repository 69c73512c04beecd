"""`[tariff]` of `hub.toml`: what things cost, from which day on, and who pays."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from data import values
from data.toml_reader import Section
from data.values import BadValueError
from mil.budget import (
    Budget,
    ClientsPay,
    Deduction,
    Fees,
    Fuel,
    FuelUnit,
    Limits,
    Subsidy,
    YearlyCost,
)
from mil.orders import ZONES
from mil.places import Rate, Tariff
from mil.rounds import Leg
from mil.sharing import FEE_RULES, SHARE_RULES, THIS_PLAN, WEEK_GAMES, Sharing
from mil.units import Cents, Grams, Seconds

Zones = tuple[Cents, Cents, Cents]


def read_tariffs(section: Section) -> tuple[Tariff, ...]:
    """Read the tariff that a hub begins with, and those that follow it.

    A table ``[tariff.from.2027-01-01]`` changes what it names from that day on; what
    it does not name stays as in the tariff before it.

    Parameters
    ----------
    section
        ``[tariff]``.

    Returns
    -------
    tuple of Tariff
        At least one, by the day they begin.
    """
    if not section.section("rates").sections():
        section.refuse("rates", "names no rate", "write one as [tariff.rates.van]")
    first = section.take("valid_from", _valid_from, default="")
    tariffs = [_tariff(section, Tariff({}, (0, 0, 0), (0, 0, 0), first))]
    follow = section.section("from")
    for name, changes in sorted(follow.sections().items()):
        begins = _begins(follow, name, after=tariffs[-1].valid_from)
        tariffs.append(_tariff(changes, replace(tariffs[-1], valid_from=begins)))
    return tuple(tariffs)


def _valid_from(raw: str) -> str:
    return values.day(raw).isoformat() if raw.strip() else ""


def _begins(section: Section, name: str, after: str) -> str:
    """Return the day in the name of a table; what is no day is remembered."""
    try:
        begins = date.fromisoformat(name).isoformat()
    except ValueError:
        begins = ""
    if begins != name:
        remedy = "write [tariff.from.2027-01-01], the first day of the new tariff"
        section.refuse(name, "is no date", remedy)
        return max(after, "2000-01-01")
    if begins <= after:
        remedy = f"choose a later day, or change the tariff of {after} itself"
        section.refuse(name, f"does not begin after {after}", remedy)
    return begins


def _tariff(section: Section, before: Tariff) -> Tariff:
    """Read a tariff; what is not written is as before."""
    rates = {n: _rate(rate) for n, rate in section.section("rates").sections().items()}
    return Tariff(
        rates={**before.rates, **rates},
        handling=_cents_by_zone(section.section("handling"), before.handling),
        picking=_cents_by_zone(section.section("picking"), before.picking),
        valid_from=before.valid_from,
        source=section.take("source", values.text, default=before.source),
        most_of_turnover=section.take(
            "most_of_turnover",
            lambda raw: values.whole(raw, 1, 100),
            default=str(before.most_of_turnover),
        ),
        budget=_budget(section.section("budget"))
        if section.holds("budget")
        else before.budget,
        fees=_fees(section.section("fees")) if section.holds("fees") else before.fees,
        clients_pay=_clients_pay(section.section("clients_pay"), before.clients_pay),
        limits=_limits(section.section("limits"), before.limits),
        sharing=_sharing(section.section("sharing"), before.sharing),
    )


def _clients_pay(section: Section, before: ClientsPay) -> ClientsPay:
    def percent(leg: Leg) -> int:
        return section.take(
            leg.value,
            lambda raw: values.whole(raw, 0, 100),
            default=str(getattr(before, leg.value)),
        )

    return ClientsPay(*map(percent, (Leg.COLLECT, Leg.DELIVER, Leg.DIRECT)))


def _limits(section: Section, before: Limits) -> Limits:
    def cents(key: str, held: Cents | None) -> Cents | None:
        default = "" if held is None else _euros(held)
        return section.take(key, values.optional(values.cents), default=default)

    least, most = cents("least", before.least), cents("most", before.most)
    if least is not None and most is not None and least > most:
        section.refuse("least", "is more than most", "lower it, or raise most")
    return Limits(least, most, section.flag("below_alone", default=before.below_alone))


def _sharing(section: Section, before: Sharing) -> Sharing:
    rule = section.take("rule", _rule, default=before.rule)
    game = section.take(
        "game", lambda raw: values.choice(raw, WEEK_GAMES), default=before.game
    )
    if not Sharing(rule).pooled:
        return Sharing(rule, game)
    if section.holds("game") and game != THIS_PLAN:
        remedy = "remove it, or choose a rule that shares a game, such as shapley"
        section.refuse("game", f"is of no use to {rule}, which shares none", remedy)
    return Sharing(rule)


def _rule(raw: str) -> str:
    if raw in FEE_RULES:
        raise BadValueError(
            "is a fee, which need not pay for the rounds",
            f"set it in [tariff.fees]; here {values.one_of('', SHARE_RULES, 99)}",
        )
    if raw not in SHARE_RULES:
        raise BadValueError("is no rule", values.one_of(raw, SHARE_RULES, 99))
    return raw


def _cents_by_zone(section: Section, before: Zones) -> Zones:
    a, b, c = (
        section.take(zone, values.cents, default=_euros(cents))
        for zone, cents in zip(ZONES, before, strict=True)
    )
    return a, b, c


def _euros(cents: Cents) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def _cents(section: Section, key: str) -> Cents:
    return section.take(key, values.cents, default="0")


def _source(section: Section) -> str:
    return section.take("source", values.text, default="")


def _count(section: Section, key: str) -> int:
    return section.take(key, lambda raw: values.whole(raw, 1, 10_000), default="1")


def _rate(section: Section) -> Rate:
    return Rate(
        per_round=_cents(section, "per_round"),
        per_stop=_cents(section, "per_stop"),
        per_crate=_cents(section, "per_crate"),
        per_km=_cents(section, "per_km"),
        per_hour=_cents(section, "per_hour"),
        source=_source(section),
        per_pallet=_cents(section, "per_pallet"),
        crates_per_pallet=_count(section, "crates_per_pallet"),
        per_day=_cents(section, "per_day"),
        rounds_per_day=_count(section, "rounds_per_day"),
        per_year=_cents(section, "per_year"),
        rounds_per_year=_count(section, "rounds_per_year"),
        fuel=_fuel(section.section("fuel")) if section.holds("fuel") else None,
    )


def _fuel(section: Section) -> Fuel:
    def read(raw: str) -> FuelUnit:
        return values.member(raw, FuelUnit)

    def grams(raw: str) -> Grams:
        return values.thousandths(raw, high=100_000)

    return Fuel(
        unit=section.take("unit", read, default="l"),
        per_100_km=section.take(
            "per_100_km",
            lambda raw: values.thousandths(raw, high=1_000_000),
            example="8",
        ),
        grams_per_unit=section.take("kg_per_unit", grams, example="3.17"),
        source=_source(section),
    )


def _budget(section: Section) -> Budget:
    def minutes(key: str) -> Seconds:
        return section.take(key, values.minutes, default="0")

    return Budget(
        weeks=section.take("weeks", lambda raw: values.whole(raw, 1, 53), default="52"),
        members=section.take(
            "members",
            values.optional(lambda raw: values.whole(raw, 1, 100_000)),
            default="",
        ),
        per_order=minutes("minutes_per_order"),
        per_line=minutes("minutes_per_line"),
        per_crate=minutes("minutes_per_crate"),
        per_hour=_cents(section, "per_hour"),
        source=_source(section),
        costs=_costs(section.section("costs")),
        subsidies=_subsidies(section.section("subsidies")),
    )


def _costs(section: Section) -> Mapping[str, YearlyCost]:
    return {
        name: YearlyCost(_cents(cost, "per_year"), _source(cost))
        for name, cost in section.sections().items()
    }


def _subsidies(section: Section) -> Mapping[str, Subsidy]:
    def read(raw: str) -> Deduction:
        return values.member(raw, Deduction)

    return {
        name: Subsidy(
            _cents(one, "per_year"),
            one.take("deducted", read, default=Deduction.HUB.value),
            _source(one),
        )
        for name, one in section.sections().items()
    }


def _fees(section: Section) -> Fees:
    return Fees(
        membership=_cents(section, "membership"),
        per_crate=_cents(section, "per_crate"),
        per_basket=_cents(section, "per_basket"),
        commission=section.take("commission_percent", values.percent, default="0"),
        pay_rounds=section.flag("pay_rounds", default=False),
        source=_source(section),
    )
