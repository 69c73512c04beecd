"""The same rounds by other prices of a kilometre and an hour: what hangs on them."""

from dataclasses import replace

from mil.costs.tariff import distance_price, paid_seconds, time_price
from mil.places import Tariff
from mil.plan import Alone, AloneDay, WeekInputs, WeekPlan
from mil.rounds import Round
from mil.work import own_vehicle


def repriced(plan: WeekPlan, per_km: float = 1, per_hour: float = 1) -> WeekPlan:
    """Price a week's rounds, and going alone, once more; nothing is planned anew.

    Parameters
    ----------
    plan
        A plan that the judge accepts.
    per_km, per_hour
        How many times their prices of a kilometre and of an hour all rates have, in
        all tariffs of the week; each is rounded to whole cents. Overtime stays as it
        is.

    Returns
    -------
    WeekPlan
        To be read and shared, not saved. Its cost alone is to within a cent for each
        day; it counts unpaid pauses where `per_hour` is not 1.
    """

    def dearer(tariff: Tariff) -> Tariff:
        rates = {
            name: replace(
                rate,
                per_km=round(rate.per_km * per_km),
                per_hour=round(rate.per_hour * per_hour),
            )
            for name, rate in tariff.rates.items()
        }
        return replace(tariff, rates=rates)

    was = plan.inputs
    later = tuple(dearer(tariff) for tariff in was.hub.later)
    hub = replace(was.hub, tariff=dearer(was.hub.tariff), later=later)
    now = replace(was, hub=hub)
    return replace(
        plan,
        inputs=now,
        days=tuple(
            replace(day, rounds=tuple(_driven(now, round_) for round_ in day.rounds))
            for day in plan.days
        ),
        alone=tuple(_alone(was, now, alone) for alone in plan.alone),
        alone_all_week=tuple(_alone(was, now, one) for one in plan.alone_all_week),
    )


def _driven(now: WeekInputs, round_: Round) -> Round:
    hub = now.hub.on(round_.day)
    rate = hub.tariff.rates[now.vehicles[round_.vehicle].rate]
    cost = replace(
        round_.cost,
        distance=distance_price(rate, round_.metres),
        time=time_price(rate, paid_seconds(hub, round_.stops)),
    )
    return replace(round_, cost=cost)


def _alone(was: WeekInputs, now: WeekInputs, alone: Alone) -> Alone:
    rate = own_vehicle(was, alone.producer).rate

    def priced(inputs: WeekInputs, day: AloneDay) -> int:
        its = inputs.hub.on(day.day).tariff.rates[rate]
        return distance_price(its, day.metres) + time_price(its, day.seconds)

    # plans saved before days were told apart have the week only
    whole = (was.week.days[0], alone.cents, alone.metres, alone.seconds, alone.rounds)
    days = [
        replace(day, cents=day.cents + priced(now, day) - priced(was, day))
        for day in alone.days or (AloneDay(*whole),)
    ]
    return Alone.of(alone.producer, days, alone.undone)
