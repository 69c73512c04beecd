"""One day before the judge, with the work as the router gets it."""

from dataclasses import replace
from typing import Any

import pytest

from mil.calendar import Window
from mil.plan import DayPlan, Shift, Unserved, UnservedCode, WeekPlan
from mil.ports import DayWork, Job, JobKind
from mil.rounds import Round, RoundCost, RoundKind
from routing.check import check_day

HOUR = 3600
FRIDAY_IN = ("x-apples", "x-bread", "o-bread")
FRIDAY_OUT = (
    "x-apples",
    "x-bread",
    "x-cheese",
    "s-shop",
    "s-alley",
    "s-canteen",
    "s-truck",
    "u-room",
)


@pytest.fixture
def work(week: WeekPlan) -> DayWork:
    """Friday's work: three to collect, seven to deliver, one without room."""
    goods = week.consignments
    collect = [Job(c, JobKind.COLLECT, goods[c].origin) for c in FRIDAY_IN]
    deliver = [
        Job(
            c,
            JobKind.DELIVER,
            goods[c].destination,
            ready=None if c in FRIDAY_IN else 0,
        )
        for c in FRIDAY_OUT
    ]
    return DayWork(
        day=week.days[1].day,
        depot="hub",
        hub=week.inputs.hub,
        sites=week.inputs.sites,
        vehicles=week.inputs.vehicles,
        consignments=goods,
        jobs=(*collect, *deliver),
        shifts=week.schedule.shifts,
        matrices=week.matrices,
    )


@pytest.fixture
def friday(week: WeekPlan) -> DayPlan:
    """Friday's right plan."""
    return week.days[1]


def kinds(work: DayWork, plan: DayPlan) -> set[str]:
    """Name what the judge finds."""
    return {fault.kind for fault in check_day(work, plan)}


def test_a_right_day_has_no_fault(work: DayWork, friday: DayPlan) -> None:
    """A right day passes."""
    assert check_day(work, friday) == ()


def test_nothing_to_do_needs_no_rounds(work: DayWork, friday: DayPlan) -> None:
    """A day without jobs is right without rounds, and only so."""
    idle = replace(work, jobs=())
    assert check_day(idle, DayPlan(friday.day, (), ())) == ()
    assert "job" in kinds(idle, friday)


def test_everything_left_out_must_be_named(work: DayWork, friday: DayPlan) -> None:
    """Without rounds each consignment is lost, until it is named."""
    assert kinds(work, DayPlan(friday.day, (), ())) == {"lost"}
    named = {job.consignment for job in work.jobs}
    unserved = tuple(
        Unserved(c, UnservedCode.NO_VEHICLE, "None.") for c in sorted(named)
    )
    assert check_day(work, DayPlan(friday.day, (), unserved)) == ()


@pytest.mark.parametrize("gone", ["27-partner-1", "27-van-2"])
def test_a_dropped_round_leaves_gaps(work: DayWork, friday: DayPlan, gone: str) -> None:
    """Without a round its goods are lost, and later ones never came in."""
    rounds = tuple(r for r in friday.rounds if not r.id.endswith(gone))
    found = kinds(work, replace(friday, rounds=rounds))
    assert found >= ({"lost", "collected"} if "partner" in gone else {"lost"})


def test_collected_but_not_delivered_may_be_named(
    work: DayWork, friday: DayPlan
) -> None:
    """Goods may come in and then find no room, if it is said."""
    last = friday.rounds[-1]
    left = [Unserved(c, UnservedCode.COMPETITION, ".") for c in last.consignments]
    plan = DayPlan(friday.day, friday.rounds[:-1], (*friday.unserved, *left))
    assert check_day(work, plan) == ()


def test_naming_twice_or_without_reason(work: DayWork, friday: DayPlan) -> None:
    """A name that is there twice, not asked for, or unknown is a fault each."""
    for name, kind in (("u-room", "twice"), ("u-ice", "job"), ("ghost", "unknown")):
        item = Unserved(name, UnservedCode.ZONE, "No.")
        plan = replace(friday, unserved=(*friday.unserved, item))
        assert kinds(work, plan) == {kind}


def with_job(work: DayWork, consignment: str, **change: Any) -> DayWork:
    """Change the jobs of one consignment."""
    jobs = tuple(
        replace(job, **change) if job.consignment == consignment else job
        for job in work.jobs
    )
    return replace(work, jobs=jobs)


def test_ready_is_kept_to_the_second(work: DayWork, friday: DayPlan) -> None:
    """Loading may begin when the goods are ready, and not a second before."""
    begins = next(r for r in friday.rounds if r.id.endswith("van-1")).start
    assert kinds(with_job(work, "s-shop", ready=begins), friday) == set()
    assert kinds(with_job(work, "s-shop", ready=begins + 1), friday) == {"ready"}


def test_due_is_kept_to_the_second(work: DayWork, friday: DayPlan) -> None:
    """Goods are handled when they are due, and not a second later."""
    stop = friday.rounds[0].stops[-1]
    crates = sum(work.consignments[c].crates for c in stop.handed)
    # handling takes 600 s, and 15 s for each crate unloaded from the round
    done = stop.leave + 600 + 15 * crates
    assert kinds(with_job(work, "o-bread", due=done), friday) == set()
    assert kinds(with_job(work, "o-bread", due=done - 1), friday) == {"due"}


def test_a_wrong_cent_is_the_only_fault(work: DayWork, friday: DayPlan) -> None:
    """A fault is found where it is, and nowhere else."""
    first = friday.rounds[0]
    cost = replace(first.cost, time=first.cost.time + 1)
    plan = replace(friday, rounds=(replace(first, cost=cost), *friday.rounds[1:]))
    (fault,) = check_day(work, plan)
    assert (fault.kind, fault.where) == ("cost", first.id)


def test_the_plan_of_another_day(work: DayWork, friday: DayPlan) -> None:
    """A plan of another day is refused."""
    assert "day" in kinds(replace(work, day=work.day.replace(day=26)), friday)


def test_two_shifts_of_a_vehicle(work: DayWork, friday: DayPlan) -> None:
    """Morning and afternoon may be two shifts; a round across both is refused."""
    noon = next(r for r in friday.rounds if r.id.endswith("van-2")).start
    rest = tuple(s for s in work.shifts if (s.day, s.vehicle) != (work.day, "van"))
    morning = Shift("van", "anna", work.day, 0, noon, 12 * HOUR)
    split = replace(
        work,
        shifts=(*rest, morning, replace(morning, start=noon, end=20 * HOUR)),
    )
    assert check_day(split, friday) == ()
    early = replace(morning, start=noon + 1, end=20 * HOUR)
    assert kinds(replace(split, shifts=(*rest, morning, early)), friday) == {"shift"}


def test_a_farm_going_alone(work: DayWork, week: WeekPlan, bench: Any) -> None:
    """The depot is then the farm: nothing is paid for handling, no stop is free."""
    goods = {"x-bread": week.consignments["x-bread"]}
    farm = replace(week.inputs.sites["mill"], windows=(Window(0, 48 * HOUR),))
    own = replace(week.inputs.vehicles["partner"], id="alone-1")
    empty = RoundCost(0, 0, 0, 0, 0, 0)
    round_ = Round(
        f"{work.day}-alone-1-1",
        work.day,
        RoundKind.DELIVERY,
        "alone-1",
        "mill",
        (),
        0,
        empty,
    )
    alone = replace(
        work,
        depot="mill",
        sites={**week.inputs.sites, "mill": farm},
        vehicles={"alone-1": own},
        consignments=goods,
        jobs=(Job("x-bread", JobKind.DELIVER, "alley", ready=0),),
        shifts=(Shift("alone-1", "mill", work.day, 0, 86_400, 12 * HOUR),),
    )
    inputs = replace(week.inputs, vehicles=alone.vehicles, sites=alone.sites)
    visits = (
        bench.visit("mill", ("x-bread",)),
        bench.visit("alley", handed=("x-bread",)),
        bench.visit("mill"),
    )
    driven = bench.timed(replace(week, inputs=inputs), round_, visits, 8 * HOUR)
    assert check_day(alone, DayPlan(work.day, (driven,), ())) == ()
    paid = replace(driven, cost=replace(driven.cost, handling=30))
    assert kinds(alone, DayPlan(work.day, (paid,), ())) == {"cost"}


@pytest.mark.parametrize("junk", [None, 3, "x", (), (None,), ("x",)])
def test_junk_is_a_fault_and_no_traceback(
    work: DayWork, friday: DayPlan, junk: Any
) -> None:
    """Whatever is put in place of a part of the plan, the judge answers."""
    spoiled = [
        replace(friday, day=junk),
        replace(friday, rounds=junk),
        replace(friday, rounds=(replace(friday.rounds[0], stops=junk),)),
        replace(friday, rounds=(replace(friday.rounds[0], cost=junk),)),
        replace(friday, unserved=junk),
    ]
    assert all(check_day(work, plan) for plan in spoiled)
    assert check_day(junk, friday)
    assert check_day(replace(work, matrices=junk), friday)


def test_a_leg_without_a_way(work: DayWork, friday: DayPlan) -> None:
    """Where the matrix knows no way, nobody can have driven."""
    rows = work.matrices.sites
    a, b = rows.index("hub"), rows.index("alley")

    def cut(table: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
        return tuple(
            tuple(-1 if (i, j) == (a, b) else v for j, v in enumerate(row))
            for i, row in enumerate(table)
        )

    matrices = replace(
        work.matrices,
        metres={"van": cut(work.matrices.metres["van"])},
        seconds={"van": cut(work.matrices.seconds["van"])},
    )
    assert {"time", "metres"} <= kinds(replace(work, matrices=matrices), friday)


def test_broken_matrices_are_the_only_fault(work: DayWork, friday: DayPlan) -> None:
    """On ragged matrices nothing else can be judged."""
    ragged = tuple(row[:-1] for row in work.matrices.seconds["van"])
    matrices = replace(work.matrices, seconds={"van": ragged})
    assert kinds(replace(work, matrices=matrices), friday) == {"matrix"}
    other = replace(work.matrices, seconds={"bike": work.matrices.seconds["van"]})
    assert kinds(replace(work, matrices=other), friday) == {"matrix"}
    twice = replace(work.matrices, sites=("hub", *work.matrices.sites[:-1]))
    assert kinds(replace(work, matrices=twice), friday) == {"matrix"}


@pytest.mark.parametrize("junk", [1.5, True, None, "1", -2, 10**9 + 1, float("nan")])
def test_one_broken_cell(work: DayWork, friday: DayPlan, junk: Any) -> None:
    """Every cell is a whole number from -1 to a thousand million."""
    first, *rest = work.matrices.metres["van"]
    table = ((0, junk, *first[2:]), *rest)
    matrices = replace(work.matrices, metres={"van": table})
    assert kinds(replace(work, matrices=matrices), friday) == {"matrix"}


def test_an_unknown_name_stops_only_its_round(work: DayWork, friday: DayPlan) -> None:
    """A round with an unknown vehicle cannot be judged; its goods are lost."""
    last = replace(friday.rounds[-1], vehicle="ghost")
    plan = replace(friday, rounds=(*friday.rounds[:-1], last))
    assert kinds(work, plan) == {"unknown", "lost"}


def test_carried_twice_in_a_day(
    work: DayWork, week: WeekPlan, friday: DayPlan, bench: Any
) -> None:
    """Two rounds that deliver the same goods are a fault, and so is naming them."""
    truck = next(r for r in friday.rounds if r.vehicle == "truck")
    visits = (
        bench.visit("hub", (*truck.consignments, "s-shop")),
        bench.visit("shop", handed=(*truck.consignments, "s-shop")),
        bench.visit("hub"),
    )
    new = bench.timed(week, truck, visits, truck.start)
    rounds = tuple(new if r == truck else r for r in friday.rounds)
    assert kinds(work, replace(friday, rounds=rounds)) == {"twice"}
    named = Unserved("s-shop", UnservedCode.ZONE, "No.")
    plan = replace(friday, unserved=(*friday.unserved, named))
    assert kinds(work, plan) == {"twice"}


def test_a_driver_in_two_vehicles(
    work: DayWork, week: WeekPlan, friday: DayPlan, bench: Any
) -> None:
    """One driver may drive van and truck in turn, not at the same time."""
    shifts = tuple(
        replace(s, driver="anna") if s.vehicle == "truck" else s for s in work.shifts
    )
    shared = replace(work, shifts=shifts)
    van = next(r for r in friday.rounds if r.id.endswith("van-1"))
    truck = next(r for r in friday.rounds if r.vehicle == "truck")
    gap = van.end - truck.start
    for later, found in ((gap, set()), (gap - 1, {"overlap"})):
        new = replace(bench.again(week, truck, later), driver="anna")
        rounds = tuple(new if r == truck else r for r in friday.rounds)
        assert kinds(shared, replace(friday, rounds=rounds)) == found


def test_carried_without_being_asked(work: DayWork, friday: DayPlan) -> None:
    """Goods that are no work of that day are not carried on it."""
    jobs = tuple(job for job in work.jobs if job.consignment != "s-truck")
    faults = check_day(replace(work, jobs=jobs), friday)
    truck = next(r for r in friday.rounds if r.vehicle == "truck")
    assert ("job", truck.id) in {(f.kind, f.where) for f in faults}
