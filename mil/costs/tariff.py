"""The price of a round by the hub's tariff (barème)."""

from collections.abc import Mapping, Sequence

from mil.consignment import Consignment
from mil.orders import ZONES
from mil.places import Hub, Rate, Vehicle
from mil.rounds import Leg, RoundCost, Stop, legs_of
from mil.units import Cents, Metres, Seconds, ceil_div, round_div


def daily_part(rate: Rate) -> Cents:
    """Return what a round bears of the fixed cost per day, cents, rounded half up."""
    return round_div(rate.per_day, rate.rounds_per_day)


def yearly_part(rate: Rate) -> Cents:
    """Return what a round bears of the fixed cost per year, cents, rounded half up."""
    return round_div(rate.per_year, rate.rounds_per_year)


def fixed_price(rate: Rate) -> Cents:
    """Return what a round costs whatever it does, cents."""
    return rate.per_round + daily_part(rate) + yearly_part(rate)


def distance_price(rate: Rate, metres: Metres) -> int:
    """Return the price of a distance, cents, rounded half up."""
    return round_div(rate.per_km * metres, 1000)


def time_price(rate: Rate, seconds: Seconds) -> int:
    """Return the price of paid time, cents, rounded half up."""
    return round_div(rate.per_hour * seconds, 3600)


def handling_price(hub: Hub, consignment: Consignment, leg: Leg) -> int:
    """Return the price of the work at the hub for one consignment's leg, cents.

    Receiving is paid on the round that brings the goods, picking from lots on the
    round that takes them away; what is carried directly never comes to the hub.
    """
    zone = ZONES.index(consignment.zone)
    if leg is Leg.COLLECT:
        return hub.tariff.handling[zone] * consignment.crates
    if leg is Leg.DELIVER and consignment.origin == hub.site.id:
        return hub.tariff.picking[zone] * consignment.crates
    return 0


def dock_price(hub: Hub, seconds: Seconds) -> Cents:
    """Return what work at the dock costs, cents, rounded half up.

    An hour of it costs what an hour on orders does (``[tariff.budget]``).
    """
    return round_div(hub.tariff.budget.per_hour * seconds, 3600)


def paid_seconds(hub: Hub, stops: Sequence[Stop]) -> Seconds:
    """Return the paid time of a round: pauses count where the hub pays them."""
    lasted = stops[-1].leave - stops[0].begin
    unpaid = not hub.rules.drivers.pauses_paid
    return lasted - (sum(stop.paused for stop in stops) if unpaid else 0)


def overtime_price(hub: Hub, seconds: Seconds) -> Cents:
    """Return the price of overtime, cents, rounded half up."""
    return round_div(hub.rules.drivers.overtime_per_hour * seconds, 3600)


def price_round(
    hub: Hub,
    depot: str,
    vehicle: Vehicle,
    stops: Sequence[Stop],
    metres: Metres,
    consignments: Mapping[str, Consignment],
    overtime: Seconds = 0,
) -> RoundCost:
    """Price a round (rule 10 of `mil.rounds`).

    Parameters
    ----------
    hub
        The hub, for its tariff; handling is charged only where it is the depot.
    depot
        Site id of the round's depot.
    vehicle
        The vehicle, for its rate.
    stops, metres
        The round.
    consignments
        At least those on board, by id.
    overtime
        Overtime of the shift when this is its last round, seconds.

    Returns
    -------
    RoundCost
        All parts in cents.
    """
    rate = hub.tariff.rates[vehicle.rate]
    carried = [consignments[c] for stop in stops for c in stop.taken]
    crates = sum(c.crates for c in carried)
    worked = sum(
        1 for stop in stops if stop.site != depot and (stop.taken or stop.handed)
    )
    legs = legs_of(stops, depot) if depot == hub.site.id else {}
    return RoundCost(
        fixed=fixed_price(rate),
        distance=distance_price(rate, metres),
        time=time_price(rate, paid_seconds(hub, stops)),
        stops=rate.per_stop * worked,
        crates=rate.per_crate * crates,
        handling=sum(handling_price(hub, c, legs[c.id]) for c in carried if legs),
        overtime=overtime_price(hub, overtime),
        pallets=rate.per_pallet * ceil_div(crates, rate.crates_per_pallet),
    )
