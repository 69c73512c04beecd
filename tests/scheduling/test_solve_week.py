"""Small weeks with the answer known by hand."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mil.orders import Flow, Zone
from mil.places import Owner, VehicleSize
from mil.plan import UnservedCode
from scheduling.solve import solve_week
from scheduling.timing import merged

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


def solve(weeks, inputs, *consignments, seed=1, way=1200):
    """Schedule consignments of the small hub."""
    return solve_week(inputs, consignments, weeks.matrices(way), seed)


def shifts(schedule):
    """List weekday, vehicle and driver of each shift."""
    return [(s.day.weekday(), s.vehicle, s.driver) for s in schedule.shifts]


def test_goods_go_on_the_same_day_when_there_is_time(weeks, usual, days):
    """A shop open until 19:00 gets Wednesday's goods on Wednesday: no night."""
    goods = weeks.goods("north", "shop", days[TUE], days[WED])
    schedule = solve(weeks, usual, goods)
    assert schedule.collect_on == {goods.id: days[WED]}
    assert shifts(schedule) == [(WED, "van", "ann")]
    assert not schedule.unserved


def test_a_narrow_morning_needs_the_day_before(weeks, days):
    """A school that closes at 08:00, when the farm opens, is served from Tuesday.

    08:00 + 5:20 loading + 20:00 way + 5:20 unloading + 10:15 handling + 5:20 loading +
    20:00 way = 09:06:15 at the earliest.
    """
    inputs = weeks.inputs(
        (weeks.van("van", "ann"),),
        (weeks.driver("ann"),),
        school=(weeks.opening(6.75, 8),),
    )
    goods = weeks.goods("north", "school", days[TUE], days[WED])
    assert solve(weeks, inputs, goods).collect_on == {goods.id: days[TUE]}


@pytest.mark.parametrize(("closes", "day"), [(9 + 375 / 3600, WED), (9.1, None)])
def test_the_same_day_counts_to_the_second(weeks, days, closes, day):
    """09:06:15 is in time for a client that closes at 09:06:15, not at 09:06:00."""
    inputs = weeks.inputs(
        (weeks.van("van", "ann"),),
        (weeks.driver("ann"),),
        school=(weeks.opening(6.75, closes),),
    )
    goods = weeks.goods("north", "school", days[WED], days[WED])
    schedule = solve(weeks, inputs, goods)
    assert schedule.collect_on.get(goods.id) == (None if day is None else days[day])


@pytest.mark.parametrize(("opens", "closes", "day"), [(14.5, 15, TUE), (14, 15.5, WED)])
def test_short_windows_later_prefer_the_day_before(weeks, days, opens, closes, day):
    """Half an hour in the afternoon is easily missed, an hour and a half is not."""
    inputs = weeks.inputs(
        (weeks.van("van", "ann"),),
        (weeks.driver("ann"),),
        cafe=(weeks.opening(9, 10), weeks.opening(opens, closes)),
    )
    goods = weeks.goods("north", "cafe", days[TUE], days[WED])
    assert solve(weeks, inputs, goods).collect_on == {goods.id: days[day]}


def test_little_time_to_spare_prefers_the_day_before(weeks, days):
    """Until 11:00 there are less than two hours to spare: a night is the safer way."""
    inputs = weeks.inputs(
        (weeks.van("van", "ann"),),
        (weeks.driver("ann"),),
        cafe=(weeks.opening(7, 11),),
    )
    goods = weeks.goods("north", "cafe", days[TUE], days[WED])
    assert solve(weeks, inputs, goods).collect_on == {goods.id: days[TUE]}


def test_two_orders_of_a_farm_are_fetched_together(weeks, usual, days):
    """Goods for Wednesday (Tue, Wed) and Thursday (Wed, Thu): one visit, Wednesday."""
    one = weeks.goods("north", "shop", days[TUE], days[WED])
    two = weeks.goods("north", "cafe", days[WED], days[THU])
    schedule = solve(weeks, usual, one, two)
    assert set(schedule.collect_on.values()) == {days[WED]}


def test_bulk_comes_with_other_goods_of_the_farm(weeks, usual, days):
    """Bulk may come Monday to Friday; the farm is visited on Tuesday anyway."""
    bulk = weeks.goods("north", "hub", days[MON], days[FRI])
    fresh = weeks.goods("north", "shop", days[TUE], days[TUE])
    schedule = solve(weeks, usual, bulk, fresh)
    assert schedule.collect_on[bulk.id] == days[TUE]


def test_one_big_load_too_many_goes_on_another_day(weeks, days):
    """One van of 10 crates makes 3 rounds: 2 times 25 crates need two days."""
    small = weeks.van("van", "ann", crates=(10, 10, 10))
    inputs = weeks.inputs((small,), (weeks.driver("ann"),))
    goods = [
        weeks.goods(farm, "hub", days[MON], days[TUE], crates=25)
        for farm in ("north", "south")
    ]
    schedule = solve(weeks, inputs, *goods)
    assert set(schedule.collect_on.values()) == {days[MON], days[TUE]}


def test_payload_counts_like_crates(weeks, days):
    """3 rounds of 900 kg: twice 2 tonnes need two days."""
    inputs = weeks.inputs((weeks.van("van", "ann"),), (weeks.driver("ann"),))
    goods = [
        weeks.goods(farm, "hub", days[MON], days[TUE], grams=2_000_000)
        for farm in ("north", "south")
    ]
    schedule = solve(weeks, inputs, *goods)
    assert set(schedule.collect_on.values()) == {days[MON], days[TUE]}


def test_hours_count_like_crates(weeks, days):
    """A driver of 2 hours does not visit three farms with 40 minutes' way in a day."""
    inputs = weeks.inputs(
        (weeks.van("van", "ann"),), (weeks.driver("ann", max_day=2 * 3600),)
    )
    goods = [
        weeks.goods(farm, "hub", days[MON], days[WED])
        for farm in ("north", "south", "west")
    ]
    schedule = solve(weeks, inputs, *goods, way=2400)
    assert len(set(schedule.collect_on.values())) == 3


def test_vehicles_stay_in_on_days_without_need(weeks, usual, days):
    """Bulk of two farms may come from Monday to Friday: both come on one day."""
    goods = [weeks.goods(f, "hub", days[MON], days[FRI]) for f in ("north", "south")]
    assert len(set(solve(weeks, usual, *goods).collect_on.values())) == 1


@pytest.mark.parametrize(("full", "quiet"), [(TUE, THU), (THU, TUE)])
def test_load_is_spread_over_days_with_work(weeks, usual, days, full, quiet):
    """30 crates go out on one day, 1 on another: bulk of 10 comes on the other."""
    out = [
        weeks.goods("hub", "shop", days[full], days[full], crates=30),
        weeks.goods("hub", "shop", days[quiet], days[quiet]),
    ]
    bulk = weeks.goods("north", "hub", days[MON], days[FRI], crates=10)
    assert solve(weeks, usual, *out, bulk).collect_on == {bulk.id: days[quiet]}


def test_fewer_nights_count_more_than_a_balanced_load(weeks, usual, days):
    """Wednesday is the fuller day, yet goods for Wednesday do not wait a night."""
    out = [
        weeks.goods("hub", "cafe", days[TUE], days[TUE]),
        weeks.goods("hub", "cafe", days[WED], days[WED], crates=20),
    ]
    goods = weeks.goods("north", "shop", days[TUE], days[WED], crates=10)
    assert solve(weeks, usual, *out, goods).collect_on == {goods.id: days[WED]}


def test_goods_wait_for_a_vehicle_of_their_zone(weeks, days):
    """The frozen van is there on Tuesday only, so frozen goods come on Tuesday."""
    dry = weeks.van("dry", "ann", crates=(20, 20, 0))
    cold = weeks.van("cold", "bob", windows=(weeks.opening(5, 20, frozenset({TUE})),))
    inputs = weeks.inputs((dry, cold), (weeks.driver("ann"), weeks.driver("bob")))
    goods = weeks.goods("north", "hub", days[MON], days[FRI], zone=Zone.FROZEN)
    assert solve(weeks, inputs, goods).collect_on == {goods.id: days[TUE]}


def test_goods_wait_for_a_vehicle_that_reaches_the_farm(weeks, days):
    """Only the small van of Thursday reaches the farm at the end of a narrow lane."""
    large = weeks.van("large", "ann", size=VehicleSize.TRUCK)
    small = weeks.van(
        "small",
        "bob",
        size=VehicleSize.SMALL_VAN,
        windows=(weeks.opening(5, 20, frozenset({THU})),),
    )
    inputs = weeks.inputs((large, small), (weeks.driver("ann"), weeks.driver("bob")))
    narrow = replace(inputs.sites["north"], max_size=VehicleSize.SMALL_VAN)
    inputs = replace(inputs, sites={**inputs.sites, "north": narrow})
    goods = weeks.goods("north", "hub", days[MON], days[FRI])
    assert solve(weeks, inputs, goods).collect_on == {goods.id: days[THU]}


def test_the_only_driver_is_kept_for_the_day_that_needs_him(weeks, days):
    """Bob works one day a week; frozen goods leave on Friday, so Friday it is."""
    cold = weeks.van("cold", "bob")
    dry = weeks.van("dry", "ann", crates=(20, 20, 0))
    inputs = weeks.inputs(
        (cold, dry), (weeks.driver("ann"), weeks.driver("bob", max_days=1))
    )
    frozen = weeks.goods("hub", "shop", days[FRI], days[FRI], zone=Zone.FROZEN)
    other = weeks.goods("hub", "cafe", days[TUE], days[TUE])
    schedule = solve(weeks, inputs, frozen, other)
    assert (FRI, "cold", "bob") in shifts(schedule)
    assert (TUE, "cold", "bob") not in shifts(schedule)


def test_without_any_vehicle_the_router_has_the_word(weeks, days):
    """Goods keep a day and there is no shift; no rule of this room is broken."""
    goods = weeks.goods("north", "shop", days[TUE], days[WED])
    schedule = solve(weeks, weeks.inputs(), goods)
    assert goods.id in schedule.collect_on
    assert not schedule.shifts
    assert not schedule.unserved


def test_an_empty_week_is_an_empty_schedule(weeks, usual):
    """No goods: no day, no shift."""
    schedule = solve(weeks, usual)
    assert (dict(schedule.collect_on), schedule.shifts) == ({}, ())


def test_goods_from_stock_need_no_collection(weeks, usual, days):
    """A delivery from the hub brings a shift on its day and nothing to fetch."""
    schedule = solve(weeks, usual, weeks.goods("hub", "shop", days[THU], days[THU]))
    assert not schedule.collect_on
    assert shifts(schedule) == [(THU, "van", "ann")]


# --- no day


def reason(schedule):
    """Return the sentence of the only consignment without a day."""
    (only,) = schedule.unserved
    assert only.code is UnservedCode.NO_DAY
    assert only.consignment not in schedule.collect_on
    return only.reason


def test_a_farm_closed_on_all_days_is_named(weeks, days):
    """The farm opens on Monday, too early for goods that go on Wednesday."""
    inputs = weeks.inputs(north=(weeks.opening(8, 18, frozenset({MON})),))
    goods = weeks.goods("north", "shop", days[TUE], days[WED])
    said = reason(solve(weeks, inputs, goods))
    assert "Site north for Site shop" in said
    assert "on Tue 2026-11-24 the farm is closed" in said
    assert "on Wed 2026-11-25 the farm is closed" in said
    assert "before Tue 2026-11-24 is too early" in said
    assert "leave the dock the same day or when it next opens" in said


def test_shelf_life_is_named_with_its_days(weeks, days):
    """Goods that keep one day cannot wait from Monday to Friday."""
    inputs = weeks.inputs(north=(weeks.opening(8, 18, frozenset({MON})),))
    flour = replace(inputs.products["flour"], shelf_days=1)
    inputs = replace(inputs, products={"flour": flour})
    goods = weeks.goods("north", "hub", days[THU], days[FRI])
    assert "they keep 1 days" in reason(solve(weeks, inputs, goods))


def test_a_closing_client_is_named_with_both_times(weeks, days):
    """Only Wednesday is possible, and then 09:06 is the earliest."""
    inputs = weeks.inputs(school=(weeks.opening(6.75, 8),))
    goods = weeks.goods("north", "school", days[WED], days[WED])
    said = reason(solve(weeks, inputs, goods))
    assert "they reach Site school at 09:06 at the earliest" in said
    assert "it closes at 08:00" in said


def test_a_selling_session_is_named_with_both_times(weeks, days):
    """A farm that opens at 15:45 is too late for the session of 16:00."""
    inputs = weeks.inputs(north=(weeks.opening(15.75, 18),))
    goods = weeks.goods("north", "hub", days[FRI], days[FRI], flow=Flow.ON_SITE)
    said = reason(solve(weeks, inputs, goods))
    assert "in place at 16:25 at the earliest" in said
    assert "selling session opens at 16:00" in said


def test_a_session_takes_goods_of_its_morning(weeks, usual, days):
    """A farm open at 08:00 is in time for Friday's session at 16:00."""
    goods = weeks.goods("north", "hub", days[THU], days[FRI], flow=Flow.ON_SITE)
    assert solve(weeks, usual, goods).collect_on == {goods.id: days[FRI]}


def test_a_closed_dock_is_named(weeks, days):
    """The dock does not open on Saturdays."""
    inputs = weeks.inputs(north=(weeks.opening(8, 18, frozenset({SAT})),))
    goods = weeks.goods("north", "hub", days[SAT], days[SAT])
    assert "on Sat 2026-11-28 the dock is closed" in reason(solve(weeks, inputs, goods))


def test_a_farm_that_opens_after_hours_is_named(weeks, days):
    """Loading at 19:50 cannot reach the dock before it closes at 20:00."""
    inputs = weeks.inputs(north=(weeks.opening(19.83, 23),))
    goods = weeks.goods("north", "hub", days[MON], days[MON])
    assert "before the dock closes at 20:00" in reason(solve(weeks, inputs, goods))


def test_what_has_no_day_brings_no_vehicle(weeks, days):
    """Nothing is offered for goods that cannot come."""
    inputs = weeks.inputs(
        (weeks.van("van", "ann"),),
        (weeks.driver("ann"),),
        north=(),
    )
    goods = weeks.goods("north", "shop", days[TUE], days[WED])
    assert not solve(weeks, inputs, goods).shifts


# --- vehicles and drivers


def test_a_driver_has_one_vehicle_a_day(weeks, days):
    """Two vans, one driver: one shift, with the van that carries the frozen goods."""
    vans = (weeks.van("a", "ann", crates=(99, 99, 0)), weeks.van("b", "ann"))
    inputs = weeks.inputs(vans, (weeks.driver("ann"),))
    goods = weeks.goods("hub", "shop", days[TUE], days[TUE], zone=Zone.FROZEN)
    assert shifts(solve(weeks, inputs, goods)) == [(TUE, "b", "ann")]


def test_a_vehicle_has_one_driver_a_day(weeks, days):
    """One van, two drivers: one shift."""
    inputs = weeks.inputs(
        (weeks.van("a", "ann", "bob"),), (weeks.driver("ann"), weeks.driver("bob"))
    )
    goods = weeks.goods("hub", "shop", days[TUE], days[TUE])
    assert len(solve(weeks, inputs, goods).shifts) == 1


def test_the_vehicle_that_reaches_the_client_is_taken(weeks, days):
    """One driver, a truck and a small van: the shop in the lane needs the small one."""
    truck = weeks.van("truck", "ann", size=VehicleSize.TRUCK, crates=(99, 99, 99))
    small = weeks.van("small", "ann", size=VehicleSize.SMALL_VAN)
    inputs = weeks.inputs((truck, small), (weeks.driver("ann"),))
    lane = replace(inputs.sites["shop"], max_size=VehicleSize.SMALL_VAN)
    inputs = replace(inputs, sites={**inputs.sites, "shop": lane})
    goods = weeks.goods("hub", "shop", days[TUE], days[TUE])
    assert shifts(solve(weeks, inputs, goods)) == [(TUE, "small", "ann")]


def test_two_drivers_share_two_vans_over_the_week(weeks, days):
    """Six working days, two vans, two drivers of five days: ten shifts."""
    vans = (weeks.van("a", "ann", "bob"), weeks.van("b", "ann", "bob"))
    inputs = weeks.inputs(vans, (weeks.driver("ann"), weeks.driver("bob")))
    goods = [weeks.goods("hub", "shop", day, day) for day in days[:6]]
    schedule = solve(weeks, inputs, *goods)
    assert Counter(s.driver for s in schedule.shifts) == {"ann": 5, "bob": 5}
    assert {s.day for s in schedule.shifts} == set(days[:6])


def test_shifts_are_the_longest_common_span(weeks, days):
    """Van 05:00-12:00 and 13:00-20:00, driver 10:00-16:00: 13:00-16:00."""
    van = weeks.van("van", "ann", windows=(weeks.opening(5, 12), weeks.opening(13, 20)))
    ann = weeks.driver("ann", windows=(weeks.opening(10, 16),), max_day=7200)
    goods = weeks.goods("hub", "shop", days[TUE], days[TUE])
    (shift,) = solve(weeks, weeks.inputs((van,), (ann,)), goods).shifts
    assert (shift.start, shift.end, shift.max_span) == (13 * 3600, 16 * 3600, 7200)


def test_a_night_shift_ends_before_the_next_day_begins(weeks, days):
    """Friday 20:00-04:00 is cut at 02:00, when Saturday's hours of that van begin."""
    van = weeks.van(
        "van",
        "ann",
        windows=(
            weeks.opening(20, 28, frozenset({FRI})),
            weeks.opening(2, 10, frozenset({SAT})),
        ),
    )
    ann = weeks.driver("ann", windows=(weeks.opening(0, 48, frozenset(range(7))),))
    goods = [weeks.goods("hub", "shop", days[n], days[n]) for n in (FRI, SAT)]
    schedule = solve(weeks, weeks.inputs((van,), (ann,)), *goods)
    hours = [(s.start // 3600, s.end // 3600) for s in schedule.shifts]
    assert hours == [(20, 26), (2, 10)]


def test_a_night_with_25_hours_is_counted_as_it_passes(weeks):
    """On 2026-10-25, 01:00 to 05:00 by the clock are five hours: 3600 s to 21600 s."""
    sunday = frozenset({SUN})
    van = weeks.van("van", "ann", windows=(weeks.opening(1, 6, sunday),))
    ann = weeks.driver("ann", windows=(weeks.opening(0, 5, sunday),))
    inputs = weeks.inputs((van,), (ann,), week="2026-W43")
    day = inputs.week.days[SUN]
    (shift,) = solve(weeks, inputs, weeks.goods("hub", "shop", day, day)).shifts
    assert (shift.day, shift.start, shift.end) == (day, 3600, 6 * 3600)


@pytest.mark.parametrize(
    ("week", "possible"), [("2026-W43", True), ("2026-W44", False)]
)
def test_same_day_bounds_count_the_hour_that_really_passes(weeks, week, possible):
    """A farm opens at 01:30, its client closes at 03:00, by the clock.

    5:20 loading + 40:00 way + 5:20 unloading + 10:15 handling + 5:20 loading + 40:00
    way = 106:15 minutes after 01:30: 03:16:15 on any Sunday, but 02:16:15 for the
    second time when summer time ends.
    """
    every = frozenset(range(7))
    inputs = weeks.inputs(
        week=week,
        hub=(weeks.opening(0, 23, every),),
        north=(weeks.opening(1.5, 10, every),),
        shop=(weeks.opening(0, 3, every),),
    )
    day = inputs.week.days[SUN]
    goods = weeks.goods("north", "shop", day, day)
    schedule = solve(weeks, inputs, goods, way=2400)
    assert (goods.id in schedule.collect_on) is possible


def test_carrier_and_bike_are_offered_whenever_there(weeks, days):
    """The carrier comes Tuesday to Thursday; the bike too, though never counted on."""
    carrier = weeks.van(
        "carrier",
        "cat",
        owner=Owner.CARRIER,
        windows=(weeks.opening(5, 16, frozenset({TUE, WED, THU})),),
    )
    bike = weeks.van(
        "bike", "ben", size=VehicleSize.BIKE, profile="bike", max_round=25_000
    )
    inputs = weeks.inputs((carrier, bike), (weeks.driver("cat"), weeks.driver("ben")))
    goods = [weeks.goods("hub", "shop", day, day) for day in days[:5]]
    counted = Counter(s.vehicle for s in solve(weeks, inputs, *goods).shifts)
    assert counted == {"carrier": 3, "bike": 5}


def turns(weeks, done, days_of_work, producer_turns=2):
    """Count turns of north and south in a week with so many working days."""
    names = ("north", "south")
    vans = tuple(
        weeks.van(f"van-{n}", f"driver-{n}", owner=Owner.PRODUCER, start=n, end=n)
        for n in names
    )
    drivers = tuple(
        weeks.driver(f"driver-{n}", producer=n, turns_done=before)
        for n, before in zip(names, done, strict=True)
    )
    rules = weeks.rules(producer_turns=producer_turns)
    inputs = weeks.inputs(vans, drivers, rules=rules)
    goods = [
        weeks.goods("hub", "shop", day, day) for day in inputs.week.days[:days_of_work]
    ]
    return Counter(s.driver for s in solve(weeks, inputs, *goods).shifts)


def test_turns_are_even(weeks):
    """Four working days between two producers: two turns each."""
    assert turns(weeks, (0, 0), 4) == {"driver-north": 2, "driver-south": 2}


def test_who_drove_more_before_drives_less_now(weeks):
    """Who drove three turns more takes the one that the other may not take."""
    assert turns(weeks, (3, 0), 3) == {"driver-north": 1, "driver-south": 2}
    assert turns(weeks, (0, 3), 3) == {"driver-north": 2, "driver-south": 1}


def test_a_producer_is_there_beside_own_vans(weeks, days):
    """One van would do on both days, yet the router may choose a producer as well."""
    vans = (weeks.van("van", "ann"), weeks.van("own", "north", start="north"))
    drivers = (weeks.driver("ann"), weeks.driver("north", producer="north"))
    goods = [weeks.goods("hub", "shop", days[n], days[n]) for n in (TUE, THU)]
    found = shifts(solve(weeks, weeks.inputs(vans, drivers), *goods))
    assert found == [
        *((TUE, "own", "north"), (TUE, "van", "ann")),
        *((THU, "own", "north"), (THU, "van", "ann")),
    ]


def test_nobody_takes_more_turns_than_agreed(weeks):
    """Five working days, one turn each: two turns in all."""
    assert turns(weeks, (0, 0), 5, 1) == {"driver-north": 1, "driver-south": 1}


def test_a_producer_drives_when_its_own_goods_leave(weeks, days):
    """Both farms could drive; on Tuesday north has goods, on Thursday south."""
    vans = [
        weeks.van(f"v-{n}", n, owner=Owner.PRODUCER, start=n, end=n)
        for n in ("north", "south")
    ]
    drivers = tuple(weeks.driver(n, producer=n) for n in ("north", "south"))
    inputs = weeks.inputs(tuple(vans), drivers)
    goods = (
        weeks.goods("north", "shop", days[TUE], days[TUE]),
        weeks.goods("south", "shop", days[THU], days[THU]),
    )
    expected = [(TUE, "v-north", "north"), (THU, "v-south", "south")]
    assert shifts(solve(weeks, inputs, *goods)) == expected


def test_more_producers_drive_when_crates_need_them(weeks, days):
    """70 crates: two vans of 20 crates and two rounds hold 80, one only 40."""
    vans = tuple(
        weeks.van(f"v-{n}", n, owner=Owner.PRODUCER, start=n, end=n)
        for n in ("north", "south")
    )
    drivers = tuple(weeks.driver(n, producer=n) for n in ("north", "south"))
    goods = weeks.goods("hub", "shop", days[TUE], days[TUE], crates=70)
    schedule = solve(weeks, weeks.inputs(vans, drivers), goods)
    assert len(schedule.shifts) == 2


# --- properties


def a_goods(weeks, days):
    """Strategy for a consignment with its days."""

    def make(number, farm, client, due, back, zone, crates):
        day = days[due]
        earliest = days[max(0, due - back)]
        made = weeks.goods(farm, client, earliest, day, zone=zone, crates=crates)
        return replace(made, id=f"{number}-{made.id}")

    return st.builds(
        make,
        st.integers(0, 999),
        st.sampled_from(["north", "south", "west"]),
        st.sampled_from(["school", "shop", "hub"]),
        st.integers(0, 6),
        st.integers(0, 3),
        st.sampled_from(Zone),
        st.integers(1, 30),
    )


def some_hours(weeks):
    """Strategy for opening hours."""
    return st.builds(
        lambda start, long, on: (weeks.opening(start, start + long, on),),
        st.sampled_from([6, 8, 13]),
        st.sampled_from([1, 4, 8]),
        st.frozensets(st.integers(0, 6), min_size=1),
    )


def some_week(weeks):
    """Strategy for a week with up to three vans and three drivers."""
    names = ("ann", "bob", "north")
    van = st.builds(
        lambda n, who, crates, hours: weeks.van(
            f"van{n}", *who, crates=crates, windows=hours
        ),
        st.integers(0, 2),
        st.lists(st.sampled_from(names), unique=True, max_size=3),
        st.tuples(*[st.integers(0, 30)] * 3),
        some_hours(weeks),
    )
    drivers = st.tuples(
        *(
            st.builds(
                lambda hours, most, done, n=name: weeks.driver(
                    n,
                    windows=hours,
                    max_days=most,
                    turns_done=done,
                    producer="north" if n == "north" else "",
                ),
                some_hours(weeks),
                st.integers(0, 5),
                st.integers(0, 4),
            )
            for name in names
        )
    )
    return st.builds(
        lambda vans, drivers, farm, client: weeks.inputs(
            tuple(vans), drivers, north=farm, school=client
        ),
        st.lists(van, max_size=3, unique_by=lambda v: v.id),
        drivers,
        some_hours(weeks),
        some_hours(weeks),
    )


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_week_obeys_its_rules(weeks, days, data):
    """Days lie between earliest and due with farm and dock open; nobody is doubled."""
    inputs = data.draw(some_week(weeks))
    goods = data.draw(
        st.lists(a_goods(weeks, days), max_size=8, unique_by=lambda c: c.id)
    )
    schedule = solve(weeks, inputs, *goods)
    unserved = [item.consignment for item in schedule.unserved]
    assert sorted([*schedule.collect_on, *unserved]) == sorted(c.id for c in goods)
    for one in goods:
        day = schedule.collect_on.get(one.id)
        if day is not None:
            assert one.earliest <= day <= one.day
            for site in (inputs.sites[one.origin], inputs.hub.site):
                assert any(day.weekday() in w.days for w in site.windows)
    assert_shifts_are_allowed(inputs, schedule)


def assert_shifts_are_allowed(inputs, schedule):
    """Each shift is within its vehicle's and its driver's hours, once a day each."""
    for shift in schedule.shifts:
        vehicle, driver = inputs.vehicles[shift.vehicle], inputs.drivers[shift.driver]
        assert driver.id in vehicle.drivers
        for windows in (vehicle.windows, driver.windows):
            spans = merged(
                (w.opens, w.closes) for w in windows if shift.day.weekday() in w.days
            )
            assert any(a <= shift.start < shift.end <= b for a, b in spans)
    for name in ("driver", "vehicle"):
        pairs = [(shift.day, getattr(shift, name)) for shift in schedule.shifts]
        assert len(pairs) == len(set(pairs))
    for name, count in Counter(s.driver for s in schedule.shifts).items():
        assert count <= inputs.drivers[name].max_days
        if inputs.drivers[name].producer:
            assert count <= inputs.hub.rules.producer_turns


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_the_same_week_gives_the_same_schedule(weeks, days, data):
    """Neither a second run nor the order of the goods changes anything."""
    inputs = data.draw(some_week(weeks))
    goods = data.draw(
        st.lists(a_goods(weeks, days), max_size=8, unique_by=lambda c: c.id)
    )
    other = data.draw(st.permutations(goods))
    assert solve(weeks, inputs, *goods) == solve(weeks, inputs, *other)


def test_a_slip_of_the_pen_is_no_question_of_hours(weeks, usual, days):
    """Twenty-five tonnes for a van are too much, whatever the opening hours."""
    goods = weeks.goods("north", "shop", days[TUE], days[WED])
    heavy = replace(goods, grams=25_000_000, crates=2500)
    (only,) = solve(weeks, usual, heavy).unserved
    assert only.code is UnservedCode.CAPACITY
    assert "25000 kg in 2500 crates" in only.reason
