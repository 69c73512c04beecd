"""Plans broken on purpose, each in one way: the judge must name every one."""

# ruff: noqa: D401 - the first lines say what is wrong with the plan

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from mil.orders import Zone
from mil.places import VehicleSize
from mil.plan import DayPlan, Unserved, UnservedCode, WeekPlan
from mil.rounds import Round, RoundKind, Stop
from mil.units import apportion
from routing.check import check_week

Break = Callable[[WeekPlan, random.Random, Any], WeekPlan]


@dataclass(frozen=True)
class Mutant:
    """A way to break a plan, and the kinds of fault that may be its name."""

    break_: Break
    kinds: frozenset[str]


MUTANTS: dict[str, Mutant] = {}


def breaks(*kinds: str) -> Callable[[Break], Break]:
    """Register a way to break a plan."""

    def register(break_: Break) -> Break:
        MUTANTS[break_.__name__] = Mutant(break_, frozenset(kinds))
        return break_

    return register


def some_round(plan: WeekPlan, rng: random.Random, *kinds: RoundKind) -> Round:
    """Choose a round."""
    return rng.choice([r for r in plan.rounds if not kinds or r.kind in kinds])


def some_stop(round_: Round, rng: random.Random, at_work: bool = True) -> int:
    """Choose a stop, at work or not."""
    stops = enumerate(round_.stops)
    return rng.choice([i for i, s in stops if bool(s.taken or s.handed) == at_work])


def put_stop(round_: Round, at: int, stop: Stop) -> Round:
    """Change one stop and nothing else."""
    return replace(round_, stops=(*round_.stops[:at], stop, *round_.stops[at + 1 :]))


def vehicle_with(plan: WeekPlan, name: str, **change: Any) -> WeekPlan:
    """Change a vehicle in the inputs."""
    vehicles = dict(plan.inputs.vehicles)
    vehicles[name] = replace(vehicles[name], **change)
    return replace(plan, inputs=replace(plan.inputs, vehicles=vehicles))


def driver_with(plan: WeekPlan, name: str, **change: Any) -> WeekPlan:
    """Change a driver in the inputs."""
    drivers = dict(plan.inputs.drivers)
    drivers[name] = replace(drivers[name], **change)
    return replace(plan, inputs=replace(plan.inputs, drivers=drivers))


def site_with(plan: WeekPlan, name: str, **change: Any) -> WeekPlan:
    """Change a site in the inputs."""
    sites = {**plan.inputs.sites, name: replace(plan.inputs.sites[name], **change)}
    return replace(plan, inputs=replace(plan.inputs, sites=sites))


def rules_with(plan: WeekPlan, **change: Any) -> WeekPlan:
    """Change the hub's rules."""
    hub = plan.inputs.hub
    hub = replace(hub, rules=replace(hub.rules, **change))
    return replace(plan, inputs=replace(plan.inputs, hub=hub))


def goods_with(plan: WeekPlan, name: str, **change: Any) -> WeekPlan:
    """Change a consignment."""
    goods = {**plan.consignments, name: replace(plan.consignments[name], **change)}
    return replace(plan, consignments=goods)


def load_of(plan: WeekPlan, round_: Round, zone: str, what: str) -> int:
    """Sum grams or crates of one zone in a round."""
    goods = [plan.consignments[c] for c in round_.consignments]
    return sum(getattr(g, what) for g in goods if g.zone == zone)


@breaks("capacity")
def overload_grams(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """The payload is a little less than the load."""
    round_ = some_round(plan, rng)
    grams = sum(plan.consignments[c].grams for c in round_.consignments)
    return vehicle_with(plan, round_.vehicle, max_grams=grams - rng.randint(1, grams))


@breaks("capacity")
def overload_zone_grams(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """A compartment carries less than the load of its zone."""
    round_ = some_round(plan, rng)
    grams = load_of(plan, round_, "ambient", "grams")
    if not grams:
        return overload_grams(plan, rng, _)
    most = plan.inputs.vehicles[round_.vehicle].grams
    less = (grams - rng.randint(1, grams), *most[1:])
    return vehicle_with(plan, round_.vehicle, grams=less)


@breaks("capacity", "zone")
def overload_crates(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """A compartment holds fewer crates than there are of its zone."""
    round_ = some_round(plan, rng)
    zone = plan.consignments[rng.choice(round_.consignments)].zone
    number = ["ambient", "chilled", "frozen"].index(zone)
    crates = list(plan.inputs.vehicles[round_.vehicle].crates)
    loaded = load_of(plan, round_, zone, "crates")
    crates[number] = loaded - rng.randint(1, loaded)
    return vehicle_with(plan, round_.vehicle, crates=tuple(crates))


@breaks("zone")
def wrong_zone(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """The vehicle has no room at all for a temperature zone on board."""
    round_ = some_round(plan, rng)
    zone = plan.consignments[rng.choice(round_.consignments)].zone
    number = ["ambient", "chilled", "frozen"].index(zone)
    crates = list(plan.inputs.vehicles[round_.vehicle].crates)
    crates[number] = 0
    return vehicle_with(plan, round_.vehicle, crates=tuple(crates))


@breaks("window")
def closed_site(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """A site is closed on the very weekday of the visit."""
    round_ = some_round(plan, rng)
    stop = round_.stops[some_stop(round_, rng)]
    windows = tuple(
        replace(w, days=w.days - {round_.day.weekday()})
        for w in plan.inputs.sites[stop.site].windows
    )
    return site_with(plan, stop.site, windows=windows)


@breaks("window")
def between_windows(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """The canteen is visited between its two windows."""
    round_ = next(r for r in plan.rounds if r.id.endswith("van-2"))
    visits = [bench.visit(s.site, s.taken, s.handed) for s in round_.stops]
    late = rng.randint(0, 600)
    new = bench.timed(plan, round_, visits, 11 * 3600 + 600 + late)
    return bench.with_round(plan, new)


@breaks("window")
def after_closing(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """A round runs as many hours late as it takes to find a farm closed."""
    round_ = next(r for r in plan.rounds if r.id.endswith("26-van-1"))
    later = 6 * 3600 + rng.randint(0, 7200)
    return bench.with_round(plan, bench.again(plan, round_, later))


@breaks("hours")
def driver_hours(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """A driver works longer than a driver may."""
    round_ = some_round(plan, rng)
    own = [r for r in plan.rounds if (r.day, r.driver) == (round_.day, round_.driver)]
    span = max(r.end for r in own) - min(r.start for r in own)
    return driver_with(plan, round_.driver, max_day=span - rng.randint(1, 600))


@breaks("hours")
def long_span(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """The shift's longest span is shorter than the day was."""
    round_ = some_round(plan, rng)
    own = [r for r in plan.rounds if (r.day, r.vehicle) == (round_.day, round_.vehicle)]
    span = max(r.end for r in own) - min(r.start for r in own)
    shifts = tuple(
        replace(s, max_span=span - rng.randint(1, 600))
        if (s.day, s.vehicle) == (round_.day, round_.vehicle)
        else s
        for s in plan.schedule.shifts
    )
    return replace(plan, schedule=replace(plan.schedule, shifts=shifts))


@breaks("days")
def too_many_days(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """A driver drives on more days than a driver may."""
    driver = rng.choice(["anna", "miller"])
    return driver_with(plan, driver, max_days=1)


@breaks("days")
def too_many_turns(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """A producer drives more often than one is asked to."""
    return rules_with(plan, producer_turns=rng.randint(0, 1))


@breaks("ready")
def leaves_too_early(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """Handling at the dock takes until after the goods have left."""
    name = rng.choice(["x-apples", "x-bread"])
    came = next(r for r in plan.rounds if r.id.endswith("27-partner-1")).stops[-1]
    stops = [s for r in plan.rounds for s in r.stops if s.site == "hub"]
    left = next(s for s in stops if name in s.taken)
    crates = sum(plan.consignments[c].crates for c in came.handed)
    per_crate = plan.inputs.hub.rules.handling_per_crate
    longer = left.begin - came.leave - per_crate * crates + rng.randint(1, 900)
    return rules_with(plan, handling_fixed=max(longer, 0))


@breaks("due")
def late_for_session(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """Goods are handled after the session opens, by the clock of that short night."""
    round_ = plan.rounds[-1]
    # The session opens at 10, nine hours after midnight. Handling takes 10 minutes
    # and more: whoever forgets the missing hour would not notice.
    visits = [bench.visit(s.site, s.taken, s.handed) for s in round_.stops]
    visits[2] = replace(visits[2], wait=9 * 3600 - 600 + rng.randint(0, 1800))
    new = bench.timed(plan, round_, visits, round_.start)
    return bench.with_round(plan, new)


@breaks("lost")
def lost_consignment(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """A round leaves a consignment out, and nobody says so."""
    deliveries = [r for r in plan.rounds if len(r.consignments) > 1]
    round_ = rng.choice(deliveries)
    gone = rng.choice(round_.consignments)
    visits = [
        bench.visit(
            s.site,
            tuple(c for c in s.taken if c != gone),
            tuple(c for c in s.handed if c != gone),
            s.begin,
        )
        for s in round_.stops
    ]
    return bench.with_round(plan, bench.timed(plan, round_, visits, round_.start))


@breaks("lost")
def forgotten_unserved(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """What no day can serve is not named."""
    if rng.random() < 0.5:
        return replace(plan, schedule=replace(plan.schedule, unserved=()))
    days = tuple(replace(day, unserved=()) for day in plan.days)
    return replace(plan, days=days)


@breaks("twice")
def carried_twice(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """The carrier delivers to the shop what the van delivers there too."""
    round_ = next(r for r in plan.rounds if r.vehicle == "truck")
    again = rng.choice(["x-cheese", "s-shop"])
    visits = [
        bench.visit(
            s.site,
            (*s.taken, again) if s.taken else (),
            (*s.handed, again) if s.handed else (),
            s.begin,
        )
        for s in round_.stops
    ]
    return bench.with_round(plan, bench.timed(plan, round_, visits, round_.start))


@breaks("twice")
def carried_and_named(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """A consignment is carried, yet named as not served; or named twice."""
    name = rng.choice([*plan.rounds[1].consignments, "u-ice"])
    item = Unserved(name, UnservedCode.WINDOW, "Closed.")
    day = rng.randrange(len(plan.days))
    days = list(plan.days)
    days[day] = replace(days[day], unserved=(*days[day].unserved, item))
    return replace(plan, days=tuple(days))


@breaks("cost")
def wrong_cent(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """One part of a price is one cent off."""
    round_ = some_round(plan, rng)
    part = rng.choice(["fixed", "distance", "time", "stops", "crates", "handling"])
    right = getattr(round_.cost, part)
    off = 1 if right == 0 else rng.choice([-1, 1])
    cost = replace(round_.cost, **{part: right + off})
    return bench.with_round(plan, replace(round_, cost=cost))


@breaks("cost")
def moved_cents(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """Cents move from one part to another, the total stays."""
    round_ = some_round(plan, rng)
    cents = apportion(round_.cost.total, [1, 1])
    cost = replace(round_.cost, fixed=cents[0], distance=cents[1])
    cost = replace(cost, time=0, stops=0, crates=0, handling=0)
    return bench.with_round(plan, replace(round_, cost=cost))


@breaks("time")
def teleport(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """A leg takes less, or more, time than the matrix says."""
    round_ = some_round(plan, rng)
    at = rng.randrange(1, len(round_.stops))
    stop = round_.stops[at]
    off = -rng.randint(1, stop.arrive - round_.stops[at - 1].leave)
    return bench.with_round(
        plan, put_stop(round_, at, replace(stop, arrive=stop.arrive + off))
    )


@breaks("time")
def short_service(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """Service does not last as long as it must: it begins late."""
    round_ = some_round(plan, rng)
    at = some_stop(round_, rng)
    stop = round_.stops[at]
    late = replace(stop, begin=stop.begin + rng.randint(1, 200))
    return bench.with_round(plan, put_stop(round_, at, late))


@breaks("time")
def begins_before_arrival(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """Service begins before the vehicle is there."""
    round_ = some_round(plan, rng, RoundKind.DELIVERY)
    last = len(round_.stops) - 1
    stop = round_.stops[last]
    early = rng.randint(1, 300)
    stop = replace(stop, begin=stop.begin - early, leave=stop.leave - early)
    return bench.with_round(plan, put_stop(round_, last, stop))


@breaks("metres")
def wrong_metres(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """The length is not that of the legs, the price follows the wrong length."""
    round_ = some_round(plan, rng)
    off = rng.choice([-1, 1]) * rng.randint(1, 499)
    round_ = replace(round_, metres=round_.metres + off)
    round_ = replace(round_, cost=bench.priced(plan, round_))
    return bench.with_round(plan, round_)


@breaks("access")
def no_access(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """A site cannot be reached by the vehicle that works there."""
    round_ = some_round(plan, rng)
    stop = round_.stops[some_stop(round_, rng)]
    size = plan.inputs.vehicles[round_.vehicle].size
    return site_with(plan, stop.site, max_size=VehicleSize(rng.randrange(size)))


@breaks("overlap")
def overlapping_rounds(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """A vehicle leaves on its second round before the first one is over."""
    one = next(r for r in plan.rounds if r.id.endswith("partner-1"))
    two = next(r for r in plan.rounds if r.id.endswith("partner-2"))
    earlier = two.start - one.end + rng.randint(1, 600)
    return bench.with_round(plan, bench.again(plan, two, -earlier))


@breaks("overlap")
def one_driver_two_vehicles(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """The carrier's driver is also the one of the hub's van."""
    who = rng.choice(["anna", "carrier"])
    for vehicle in ("van", "truck"):
        plan = vehicle_with(plan, vehicle, drivers=(who,))
    plan = driver_with(plan, who, max_days=7, max_day=14 * 3600)
    shifts = tuple(
        replace(s, driver=who) if s.vehicle in {"van", "truck"} else s
        for s in plan.schedule.shifts
    )
    plan = replace(plan, schedule=replace(plan.schedule, shifts=shifts))
    days = tuple(
        DayPlan(
            d.day,
            tuple(
                replace(r, driver=who) if r.vehicle in {"van", "truck"} else r
                for r in d.rounds
            ),
            d.unserved,
        )
        for d in plan.days
    )
    return replace(plan, days=days)


@breaks("driver")
def wrong_driver(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """Somebody else drives."""
    round_ = some_round(plan, rng)
    others = sorted({"anna", "bela", "miller", "carrier"} - {round_.driver})
    new = replace(round_, driver=rng.choice(others))
    return bench.with_round(plan, new)


@breaks("driver")
def driver_not_allowed(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """The schedule puts somebody on a vehicle who may not drive it."""
    shift = rng.choice(plan.schedule.shifts)
    return vehicle_with(plan, shift.vehicle, drivers=("bela",))


@breaks("shift")
def outside_shift(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """A shift ends before its last round does."""
    round_ = some_round(plan, rng)
    shifts = tuple(
        replace(s, end=round_.end - rng.randint(1, 300))
        if (s.day, s.vehicle) == (round_.day, round_.vehicle)
        else s
        for s in plan.schedule.shifts
    )
    return replace(plan, schedule=replace(plan.schedule, shifts=shifts))


@breaks("shift")
def vehicle_away(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """A shift lies outside the hours the vehicle, or its driver, is there."""
    shift = rng.choice(plan.schedule.shifts)
    drawn = rng.random() < 0.5
    vehicle = plan.inputs.vehicles[shift.vehicle]
    windows = tuple(
        replace(w, opens=w.opens + 1 + rng.randrange(3600)) for w in vehicle.windows
    )
    if drawn:
        return vehicle_with(plan, vehicle.id, windows=windows)
    return driver_with(plan, shift.driver, windows=windows)


@breaks("day")
def wrong_day(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """Goods promised, or chosen to be collected, on another day."""
    if rng.random() < 0.5:
        collect_on = dict(plan.schedule.collect_on)
        name = rng.choice(sorted(collect_on))
        collect_on[name] += timedelta(days=rng.choice([-2, -1, 1, 2]))
        schedule = replace(plan.schedule, collect_on=collect_on)
        return replace(plan, schedule=schedule)
    name = rng.choice(["x-apples", "x-cheese", "s-shop", "s-canteen"])
    day = plan.consignments[name].day + timedelta(days=rng.choice([-3, -2, 1]))
    return goods_with(plan, name, day=day)


@breaks("day")
def too_early_from_farm(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """Goods leave the farm before they may."""
    name = rng.choice(sorted(plan.schedule.collect_on))
    late = plan.schedule.collect_on[name] + timedelta(days=rng.randint(1, 3))
    return goods_with(plan, name, earliest=late)


@breaks("start")
def wrong_start(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """The vehicle stands somewhere else in the morning."""
    name = rng.choice(["van", "partner", "truck"])
    other = rng.choice(["dairy", "orchard", "shop"])
    return vehicle_with(plan, name, start=other)


@breaks("start")
def wrong_link(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """The second round starts elsewhere than the first one ended."""
    two = next(r for r in plan.rounds if r.id.endswith("27-van-2"))
    visits = [bench.visit(s.site, s.taken, s.handed, s.begin) for s in two.stops]
    visits.insert(0, bench.visit(rng.choice(["dairy", "shop", "mill"])))
    return bench.with_round(plan, bench.timed(plan, two, visits, two.start - 3600))


@breaks("end")
def not_home(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """The producer-driver does not get home."""
    sunday = plan.rounds[-1]
    visits = [
        bench.visit(s.site, s.taken, s.handed, s.begin) for s in sunday.stops[:-1]
    ]
    return bench.with_round(plan, bench.timed(plan, sunday, visits, sunday.start))


@breaks("rounds")
def too_many_rounds(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """A vehicle makes more rounds a day than it may."""
    return rules_with(plan, max_rounds=rng.randint(0, 1))


@breaks("range")
def beyond_range(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """A round is longer than the vehicle can go."""
    round_ = some_round(plan, rng)
    most = round_.metres - rng.randint(1, round_.metres)
    return vehicle_with(plan, round_.vehicle, max_round=most)


@breaks("repeat")
def same_site_twice(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """Two stops in a row are at one site."""
    round_ = some_round(plan, rng)
    at = rng.randrange(len(round_.stops))
    visits = [bench.visit(s.site, s.taken, s.handed, s.begin) for s in round_.stops]
    visits.insert(at, bench.visit(visits[at].site))
    return bench.with_round(plan, bench.timed(plan, round_, visits, round_.start))


@breaks("place")
def wrong_place(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """Goods are handed over at another client's, or taken at another farm."""
    round_ = next(r for r in plan.rounds if r.vehicle == "truck")
    at = 1
    site = rng.choice(["canteen", "alley"])
    visits = [bench.visit(s.site, s.taken, s.handed, s.begin) for s in round_.stops]
    visits[at] = replace(visits[at], site=site)
    return bench.with_round(plan, bench.timed(plan, round_, visits, round_.start))


@breaks("shape", "on_board")
def kind_turned(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """A pickup is called a delivery, or the other way round."""
    round_ = some_round(plan, rng)
    turned = {
        RoundKind.PICKUP: RoundKind.DELIVERY,
        RoundKind.DELIVERY: RoundKind.PICKUP,
    }
    round_ = replace(round_, kind=turned[round_.kind])
    return bench.with_round(plan, replace(round_, cost=bench.priced(plan, round_)))


@breaks("on_board", "shape")
def never_handed_over(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """Something stays on board, or is handed over out of nothing."""
    round_ = some_round(plan, rng)
    name = rng.choice(round_.consignments)
    side = rng.choice(["taken", "handed"])
    visits = [bench.visit(s.site, s.taken, s.handed, s.begin) for s in round_.stops]
    visits = [
        replace(v, **{side: tuple(c for c in getattr(v, side) if c != name)})
        for v in visits
    ]
    return bench.with_round(plan, bench.timed(plan, round_, visits, round_.start))


@breaks("empty")
def nothing_on_board(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """A round drives about for nothing."""
    round_ = some_round(plan, rng)
    visits = [bench.visit(s.site, wait=s.begin) for s in round_.stops]
    return bench.with_round(plan, bench.timed(plan, round_, visits, round_.start))


@breaks("collected")
def never_came_in(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """Thursday's round is dropped, yet its goods are delivered on Friday."""
    gone = plan.rounds[0]
    return bench.with_rounds(plan, lambda r: () if r.id == gone.id else (r,))


@breaks("id")
def same_id_twice(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """A round has the id of another, or one of its own making."""
    round_ = some_round(plan, rng)
    name = rng.choice([*(r.id for r in plan.rounds if r.id != round_.id), "x", ""])
    return bench.with_rounds(
        plan, lambda r: (replace(r, id=name),) if r.id == round_.id else (r,)
    )


@breaks("unknown")
def unknown_name(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """A round names a vehicle, a site, or goods that nobody knows."""
    round_ = some_round(plan, rng)
    at = some_stop(round_, rng)
    stop = round_.stops[at]
    other = "nobody"
    broken = rng.choice(
        [
            replace(round_, vehicle=other),
            put_stop(round_, at, replace(stop, site=other)),
            put_stop(round_, at, replace(stop, taken=(*stop.taken, other))),
            put_stop(round_, at, replace(stop, handed=(*stop.handed, other))),
        ]
    )
    return bench.with_round(plan, broken)


@breaks("malformed")
def no_round_at_all(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """Something in a round is not what it should be at all."""
    round_ = some_round(plan, rng)
    stop = round_.stops[0]
    junk: Any = rng.choice([None, -1, 1.5, "x", float("nan")])
    broken = rng.choice(
        [
            replace(round_, stops=round_.stops[: rng.randrange(2)]),
            replace(round_, metres=junk),
            replace(round_, kind="swim"),
            replace(round_, cost=replace(round_.cost, time=junk)),
            put_stop(round_, 0, replace(stop, leave=junk)),
        ]
    )
    return bench.with_round(plan, broken)


@breaks("matrix")
def bad_matrix(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """A matrix is ragged, short, negative, huge or not of whole numbers."""
    table = [list(row) for row in plan.matrices.metres["van"]]
    row = rng.randrange(len(table))
    column = (row + rng.randrange(1, len(table))) % len(table)
    way = rng.randrange(4)
    if way == 0:
        table[row].pop()
    elif way == 1:
        table.pop()
    elif way == 2:
        table[row][row] = 1
    else:
        junk: Any = rng.choice([-2, 10**12, 1.5, None, True])
        table[row][column] = junk
    tables = {"van": tuple(tuple(row) for row in table)}
    return replace(plan, matrices=replace(plan.matrices, metres=tables))


@breaks("line")
def quantity_changed(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """A line is carried a little more or less than ordered, and weighed right."""
    names = [c.id for c in plan.consignments.values() if c.items[0].line]
    one = plan.consignments[rng.choice(names)]
    item = one.items[0]
    unit = plan.inputs.products[item.product].unit_grams or 0
    more = rng.choice([-1, 1]) * 20 * rng.randint(1, 40)
    new = replace(
        item,
        quantity=item.quantity + more,
        grams=(item.quantity + more) * unit // 1000,
    )
    grams = one.grams + new.grams - item.grams
    return goods_with(plan, one.id, items=(new, *one.items[1:]), grams=grams)


@breaks("line")
def refusal_dropped(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """A refused line, or part of one, is not accounted for."""
    gone = rng.choice(plan.refusals)
    return replace(plan, refusals=tuple(r for r in plan.refusals if r != gone))


@breaks("line")
def wrong_client(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """An item is for another client than ordered."""
    one = plan.consignments[rng.choice(["o-apples", "o-bread"])]
    item = replace(one.items[0], client="canteen")
    return goods_with(plan, one.id, items=(item, *one.items[1:]))


@breaks("line")
def invented_bulk(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """Bulk comes in that nobody asked for."""
    return replace(plan, replenishments=())


@breaks("goods")
def wrong_weight(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """A consignment's weight or crates are not those of its items."""
    one = plan.consignments[rng.choice(sorted(plan.consignments))]
    what = rng.choice(["grams", "crates"])
    off = getattr(one, what) + rng.choice([-1, 1])
    return goods_with(plan, one.id, **{what: off})


@breaks("goods")
def wrong_route(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """Goods are another producer's, or go elsewhere than their flow says."""
    name = rng.choice(["x-apples", "x-bread", "x-cheese"])
    change = rng.choice([{"producer": "shop"}, {"origin": "shop"}])
    return goods_with(plan, name, **change)


@breaks("goods")
def wrong_item_weight(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """An item, and its consignment with it, weighs more than the product does."""
    one = plan.consignments[rng.choice(sorted(plan.consignments))]
    more = rng.randint(2, 500)
    item = replace(one.items[0], grams=one.items[0].grams + more)
    items = (item, *one.items[1:])
    return goods_with(plan, one.id, items=items, grams=one.grams + more)


@breaks("goods")
def products_mixed(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """A product is another producer's, or of another zone, than its consignment."""
    products = dict(plan.inputs.products)
    name = rng.choice(["apples", "bread", "cheese", "flour"])
    changes: list[dict[str, Any]] = [{"producer": "shop"}, {"zone": Zone.FROZEN}]
    products[name] = replace(products[name], **rng.choice(changes))
    return replace(plan, inputs=replace(plan.inputs, products=products))


@breaks("goods")
def beyond_shelf_life(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """Goods may leave the farm earlier than they keep."""
    name = rng.choice(["x-apples", "x-bread", "x-cheese", "o-bread"])
    one = plan.consignments[name]
    keeps = plan.inputs.products[one.items[0].product].shelf_days
    early = one.day - timedelta(days=keeps + rng.randint(1, 3))
    return goods_with(plan, name, earliest=early)


@breaks("line")
def unknown_line(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """An item, or a refusal, is of a line that nobody ordered."""
    if rng.random() < 0.5:
        refusal = replace(plan.refusals[0], line="nobody", quantity=1)
        return replace(plan, refusals=(*plan.refusals, refusal))
    names = [c.id for c in plan.consignments.values() if c.items[0].line]
    one = plan.consignments[rng.choice(names)]
    item = replace(one.items[0], line="nobody")
    return goods_with(plan, one.id, items=(item, *one.items[1:]))


@breaks("id")
def same_line_twice(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """Two order lines have one id."""
    lines = (*plan.inputs.lines, rng.choice(plan.inputs.lines))
    return replace(plan, inputs=replace(plan.inputs, lines=lines))


@breaks("lot")
def lot_broken(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """A lot is overdrawn, expired, too young, unknown or of something else."""
    old, new = plan.inputs.lots
    taken = sum(
        i.quantity
        for c in plan.consignments.values()
        for i in c.items
        if i.lot == "old"
    )
    friday = plan.days[1].day
    broken = rng.choice(
        [
            (replace(old, quantity=taken - rng.randint(1, taken)), new),
            (replace(old, best_before=friday - timedelta(days=1)), new),
            (replace(old, counted_on=friday + timedelta(days=1)), new),
            (replace(old, product="apples"), new),
            (new,),
        ]
    )
    return replace(plan, inputs=replace(plan.inputs, lots=broken))


@breaks("lot")
def bulk_too_late(plan: WeekPlan, rng: random.Random, bench: Any) -> WeekPlan:
    """Flour is delivered from bulk that the van did not fetch before."""
    round_ = plan.rounds[0]
    visits = [
        bench.visit(
            s.site,
            tuple(c for c in s.taken if c != "b-flour"),
            tuple(c for c in s.handed if c != "b-flour"),
            s.begin,
        )
        for s in round_.stops
    ]
    plan = bench.with_round(plan, bench.timed(plan, round_, visits, round_.start))
    named = Unserved("b-flour", UnservedCode.CAPACITY, "No room.")
    thursday = replace(plan.days[0], unserved=(named,))
    return replace(plan, days=(thursday, *plan.days[1:]))


@breaks("alone")
def no_comparison(plan: WeekPlan, rng: random.Random, _: Any) -> WeekPlan:
    """Somebody's figures for going alone are missing, or there twice."""
    at = rng.randrange(len(plan.alone))
    if rng.random() < 0.5:
        return replace(plan, alone=(*plan.alone, plan.alone[at]))
    return replace(plan, alone=plan.alone[:at] + plan.alone[at + 1 :])


def judge(
    mutant: Mutant, draw: Callable[[int], WeekPlan], seed: int, bench: Any
) -> str:
    """Break one right plan; say what is wrong with the judge, or nothing."""
    plan = draw(seed)
    broken = mutant.break_(plan, random.Random(seed), bench)  # noqa: S311
    assert broken != plan
    found = {fault.kind for fault in check_week(broken)}
    return "" if found & mutant.kinds else f"seed {seed}: found {found or 'nothing'}"


@pytest.mark.parametrize("name", MUTANTS)
def test_every_mutant_is_found(
    name: str, draw: Callable[[int], WeekPlan], bench: Any
) -> None:
    """Eight plans broken in each way are all refused, by the right name."""
    missed = [judge(MUTANTS[name], draw, seed, bench) for seed in range(8)]
    assert not any(missed), [text for text in missed if text]


@pytest.mark.campaign
@pytest.mark.parametrize("name", MUTANTS)
def test_campaign_of_mutants(
    name: str, draw: Callable[[int], WeekPlan], bench: Any
) -> None:
    """Nearly two hundred plans broken in each way are all refused by name."""
    missed = [judge(MUTANTS[name], draw, seed, bench) for seed in range(8, 200)]
    assert not any(missed), [text for text in missed if text]


def test_there_are_enough_kinds() -> None:
    """Far more than eleven ways to break a plan, covering every kind of fault."""
    named = {kind for mutant in MUTANTS.values() for kind in mutant.kinds}
    assert len(MUTANTS) >= 40
    assert len(named) >= 28
