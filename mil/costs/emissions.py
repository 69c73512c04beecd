"""What rounds emit: kilometres, what the vehicle burns on them, what that emits.

Cooling, loading and the hub's own energy are not in it, unless the figures of the rate
(`mil.budget.Fuel`) include them.
"""

from collections.abc import Iterable

from mil.places import Rate
from mil.plan import Alone, WeekPlan
from mil.rounds import Round
from mil.units import Grams, Metres, round_div
from mil.work import own_vehicle


def emitted(rate: Rate, metres: Metres) -> Grams | None:
    """Return what a distance emits, grams of CO2 equivalent, rounded half up.

    None where the rate does not say what the vehicle burns.
    """
    fuel = rate.fuel
    if fuel is None:
        return None
    # thousandths of a unit for 100 km: 10^8 of metres and thousandths
    return round_div(metres * fuel.per_100_km * fuel.grams_per_unit, 10**8)


def round_emits(plan: WeekPlan, round_: Round) -> Grams | None:
    """Return what a round emits, grams of CO2 equivalent, None where not known."""
    tariff = plan.inputs.hub.on(round_.day).tariff
    rate = tariff.rates[plan.inputs.vehicles[round_.vehicle].rate]
    return emitted(rate, round_.metres)


def alone_emits(plan: WeekPlan, alone: Alone) -> Grams | None:
    """Return what going alone emits in a week, by the rate in force on its Monday."""
    if not alone.metres:
        return 0
    tariff = plan.inputs.hub.on(plan.inputs.week.days[0]).tariff
    rate = tariff.rates.get(own_vehicle(plan.inputs, alone.producer).rate)
    return None if rate is None else emitted(rate, alone.metres)


def period_alone_emits(plans: Iterable[WeekPlan], producer: str) -> Grams | None:
    """Return what a producer's weeks alone emit, None where one is not known."""
    weeks = [
        alone_emits(plan, alone)
        for plan in plans
        for alone in plan.alone
        if alone.producer == producer
    ]
    known = [grams for grams in weeks if grams is not None]
    return sum(known) if len(known) == len(weeks) else None
