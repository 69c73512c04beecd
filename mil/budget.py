"""What a hub's year costs besides its rounds, and what may pay for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mil.units import Cents, Grams, Milli, Seconds


class FuelUnit(StrEnum):
    """What fuel is counted in."""

    LITRE = "l"
    KWH = "kWh"


@dataclass(frozen=True, slots=True)
class Fuel:
    """What a vehicle burns, and what that emits.

    Attributes
    ----------
    unit
        Of the two figures that follow.
    per_100_km
        Thousandths of a unit for 100 km; the cold unit of a vehicle included.
    grams_per_unit
        Grams of CO2 equivalent per unit, from the well to the wheel.
    source
        Where both come from, with year; it says so when nobody has verified them.
    """

    unit: FuelUnit
    per_100_km: Milli
    grams_per_unit: Grams
    source: str = ""


class Deduction(StrEnum):
    """Whom a subsidy helps.

    With `BEFORE` and `AFTER`, before or after rounds are shared, producers pay so much
    less for them together (`mil.costs.aid` says who how much); with `HUB` fees must
    bear so much less.
    """

    BEFORE = "before_sharing"
    AFTER = "after_sharing"
    HUB = "hub"


@dataclass(frozen=True, slots=True)
class Subsidy:
    """Public money for a year."""

    per_year: Cents
    deducted: Deduction = Deduction.HUB
    source: str = ""


@dataclass(frozen=True, slots=True)
class YearlyCost:
    """A cost that is the same however much is carried (rent, a job)."""

    per_year: Cents
    source: str = ""


@dataclass(frozen=True, slots=True)
class Budget:
    """The hub's year, beside the rounds.

    Attributes
    ----------
    weeks
        Weeks in which the hub works in a year.
    members
        How many pay a membership fee; None: the producers with goods in the weeks that
        are looked at.
    per_order, per_line, per_crate
        Seconds of office work for each order and line carried (taking, invoicing), and
        of preparation for each crate; work that `Tariff.handling` pays is not in it.
    per_hour
        Cents for an hour of that work.
    source
        Where these times and their price come from.
    costs, subsidies
        By name.
    """

    weeks: int = 52
    members: int | None = None
    per_order: Seconds = 0
    per_line: Seconds = 0
    per_crate: Seconds = 0
    per_hour: Cents = 0
    source: str = ""
    costs: Mapping[str, YearlyCost] = field(default_factory=dict)
    subsidies: Mapping[str, Subsidy] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClientsPay:
    """Who pays which leg: what clients pay of what goods bear of a round, per cent.

    The producer pays the rest, and all of what nobody has ordered yet.

    Attributes
    ----------
    collect, deliver, direct
        From the farm to the hub, from the hub to the client, and past the hub.
    """

    collect: int = 0
    deliver: int = 0
    direct: int = 0

    def __bool__(self) -> bool:
        """Whether they pay anything."""
        return self != ClientsPay()


@dataclass(frozen=True, slots=True)
class Limits:
    """Least and most that a producer pays for a week, or a month where that is asked.

    Attributes
    ----------
    least, most
        Cents per producer; None for none.
    below_alone
        Whether nobody pays more than going alone would cost, and its share for bulk
        that only fills the hub's stock. Who has goods that it could not bring alone
        has no such figure, and is free of this.
    """

    least: Cents | None = None
    most: Cents | None = None
    below_alone: bool = False

    def __bool__(self) -> bool:
        """Whether there are any."""
        return self != Limits()


@dataclass(frozen=True, slots=True)
class Fees:
    """What producers pay to the hub besides, or in place of, their shares.

    Attributes
    ----------
    membership
        Cents for each member and year.
    per_crate, per_basket
        Cents for each crate carried for a client, and each basket: the goods of one
        producer for one client on one day.
    commission
        Ten-thousandths of the sales of what is carried, at the prices known.
    pay_rounds
        Whether fees and commission pay for the rounds too, in place of shares.
    source
        Where the figures come from.
    """

    membership: Cents = 0
    per_crate: Cents = 0
    per_basket: Cents = 0
    commission: int = 0
    pay_rounds: bool = False
    source: str = ""
