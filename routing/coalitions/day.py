"""A day of the hub as stops and kinds of vehicles that coalitions share.

What is modelled: capacity in grams and crates by zone and together, which sites a
vehicle may enter and what it may carry, opening of sites, the vehicle's day, and its
price by the tariff for rounds, kilometres, hours (driving, service, waiting), stops,
crates and pallets (a pallet by its crates, not rounded up). What is not: pauses,
overtime, work at the dock and its doors, when goods that come in may leave, time on
board, how many vehicles there are, and where a producer's own vehicle begins: all are
based at the hub. A vehicle's range is kept by more than is needed: there and back to
each stop, added up, must be within it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import gcd

import numpy as np

from mil.costs.open_day import OpenDay, OpenStop, OpenVehicle
from mil.costs.road import SCALE
from mil.costs.tariff import fixed_price
from mil.orders import ZONES
from mil.places import Vehicle
from routing.coalitions.stops import MOST_SECONDS, Kind, Stops
from routing.problem import Integers

MUCH = 10**9
"""A capacity that never binds."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """An open day in the terms of coalitions.

    Attributes
    ----------
    stops, kinds
        See `routing.coalitions.stops`.
    unit
        Of all costs, cents.
    widened
        Stops that may be served at any time, because no vehicle from the hub reaches
        them in time.
    """

    stops: Stops
    kinds: tuple[Kind, ...]
    unit: Fraction
    widened: tuple[int, ...]


def model_of(day: OpenDay) -> Model:
    """Translate a day.

    Parameters
    ----------
    day
        Stops of collection or delivery rounds.

    Returns
    -------
    Model
        Kinds that another one beats in everything are left out.
    """
    vehicles = _different(day.vehicles)
    loads, capacities = _dimensions(day, vehicles)
    kinds = [
        _kind(day, vehicle, tuple(capacity))
        for vehicle, capacity in zip(vehicles, capacities.tolist(), strict=True)
    ]
    unit = gcd(*(number for kind in kinds for number in _figures(kind)))
    kinds = [_in_units(kind, unit) for kind in _undominated(kinds)]
    service = np.array([stop.service for stop in day.stops], np.int64)
    windows = np.array([(stop.early, stop.late) for stop in day.stops], np.int64)
    late = [s for s in range(len(service)) if not _reached(s, service, windows, kinds)]
    first, last = min(k.opens for k in kinds), max(k.closes for k in kinds)
    windows[late] = first, last
    always = bool((windows[:, 0] <= first).all() and (windows[:, 1] >= last).all())
    names = tuple(stop.site.id for stop in day.stops)
    stops = Stops(loads, service, None if always else windows, names)
    return Model(stops, tuple(kinds), Fraction(unit, SCALE), tuple(late))


def _different(vehicles: Sequence[OpenVehicle]) -> list[OpenVehicle]:
    """Return vehicles of which no two are alike but for what they are called."""
    found: dict[OpenVehicle, OpenVehicle] = {}
    for one in vehicles:
        car = replace(one.vehicle, id="", name="", drivers=(), windows=())
        found.setdefault(replace(one, vehicle=car), one)
    return list(found.values())


def _legs(day: OpenDay, vehicle: Vehicle) -> tuple[Integers, Integers]:
    """Return metres and seconds between the stops and the hub; far where no way is."""
    row = {site: number for number, site in enumerate(day.matrices.sites)}
    places = [row[stop.site.id] for stop in day.stops] + [row[day.hub.site.id]]
    grid = np.ix_(places, places)
    metres = np.array(day.matrices.metres[vehicle.profile], np.int64)[grid]
    seconds = np.array(day.matrices.seconds[vehicle.profile], np.int64)[grid]
    nowhere = (metres < 0) | (seconds < 0) | (seconds > MOST_SECONDS)
    return np.where(nowhere, 0, metres), np.where(nowhere, MOST_SECONDS, seconds)


def _kind(day: OpenDay, there: OpenVehicle, capacity: tuple[int, ...]) -> Kind:
    """Price a vehicle, in 18 000ths of a cent."""
    rate = day.hub.tariff.rates[there.vehicle.rate]
    metres, seconds = _legs(day, there.vehicle)
    hour = 5 * rate.per_hour
    cost = 18 * rate.per_km * metres + hour * seconds
    crates = np.array([sum(g.crates for g in stop.goods) for stop in day.stops])
    pallets = SCALE * rate.per_pallet * crates // rate.crates_per_pallet
    cost[:-1] += (SCALE * rate.per_crate * crates + pallets)[:, None]
    np.fill_diagonal(cost, 0)
    return Kind(
        cost=cost,
        seconds=seconds,
        capacity=capacity,
        longest=there.closes - there.opens,
        per_round=SCALE * fixed_price(rate),
        per_stop=SCALE * rate.per_stop,
        serving=hour,
        waiting=hour,
        opens=there.opens,
    )


def _dimensions(
    day: OpenDay, vehicles: Sequence[OpenVehicle]
) -> tuple[Integers, Integers]:
    """Return loads by stop and dimension, and capacities by vehicle and dimension.

    Dimensions that can never be too much are left out.
    """
    pairs = [
        (loads, most)
        for loads, most in _limits(day, [there.vehicle for there in vehicles])
        if sum(loads) > min(most)
    ]
    if not pairs:
        pairs = [([0] * len(day.stops), [0] * len(vehicles))]
    loads = np.array([load for load, _ in pairs], np.int64).T
    return np.ascontiguousarray(loads), np.array(
        [most for _, most in pairs], np.int64
    ).T


def _limits(
    day: OpenDay, vehicles: Sequence[Vehicle]
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield what each stop loads and what each vehicle takes, by dimension."""
    stops = day.stops
    for number, zone in enumerate(ZONES):
        own = [[g for g in stop.goods if g.zone is zone] for stop in stops]
        crates = [sum(g.crates for g in goods) for goods in own]
        grams = [sum(g.grams for g in goods) for goods in own]
        yield crates, [vehicle.crates[number] for vehicle in vehicles]
        yield grams, [vehicle.grams[number] for vehicle in vehicles]
    yield (
        [sum(g.grams for g in stop.goods) for stop in stops],
        [vehicle.max_grams for vehicle in vehicles],
    )
    yield (
        [sum(g.crates for g in stop.goods) for stop in stops],
        [MUCH if v.max_crates is None else v.max_crates for v in vehicles],
    )
    for number, vehicle in enumerate(vehicles):
        everybody = [MUCH] * len(vehicles)
        out = [int(not _may(vehicle, stop)) for stop in stops]
        yield out, [0 if i == number else MUCH for i in range(len(vehicles))]
        if vehicle.max_round is not None:
            metres, _ = _legs(day, vehicle)
            there_and_back = metres[-1, :-1] + metres[:-1, -1]
            everybody[number] = vehicle.max_round
            yield there_and_back.tolist(), everybody


def _may(vehicle: Vehicle, stop: OpenStop) -> bool:
    """Tell whether a vehicle may enter a site and carry what is there."""
    zones = {ZONES.index(goods.zone) for goods in stop.goods}
    return vehicle.enters(stop.site) and all(vehicle.crates[z] > 0 for z in zones)


def _figures(kind: Kind) -> Iterator[int]:
    """Yield all costs of a kind."""
    yield from (kind.per_round, kind.per_stop, kind.serving, kind.waiting)
    yield int(np.gcd.reduce(kind.cost, axis=None))


def _in_units(kind: Kind, unit: int) -> Kind:
    """Return a kind with its costs in larger units."""
    unit = unit or 1
    return replace(
        kind,
        cost=kind.cost // unit,
        per_round=kind.per_round // unit,
        per_stop=kind.per_stop // unit,
        serving=kind.serving // unit,
        waiting=kind.waiting // unit,
    )


def _undominated(kinds: Sequence[Kind]) -> list[Kind]:
    """Return the kinds of which no other is as cheap, quick, large and long there."""
    kept: list[Kind] = []
    for kind in kinds:
        if any(_beats(other, kind) for other in kept):
            continue
        kept = [other for other in kept if not _beats(kind, other)]
        kept.append(kind)
    return kept


def _beats(one: Kind, other: Kind) -> bool:
    """Tell whether a kind is as good as another in everything."""
    return bool(
        one.opens <= other.opens
        and one.closes >= other.closes
        and all(a >= b for a, b in zip(one.capacity, other.capacity, strict=True))
        and one.per_round <= other.per_round
        and one.per_stop <= other.per_stop
        and one.serving <= other.serving
        and (one.cost <= other.cost).all()
        and (one.seconds <= other.seconds).all()
    )


def _reached(
    stop: int, service: Integers, windows: Integers, kinds: Sequence[Kind]
) -> bool:
    """Tell whether some vehicle serves a stop alone in its window (loads aside)."""
    for kind in kinds:
        begin = max(kind.opens + kind.seconds[-1, stop], windows[stop, 0])
        back = begin + service[stop] + kind.seconds[stop, -1]
        if begin <= windows[stop, 1] and back <= kind.closes:
            return True
    return False
