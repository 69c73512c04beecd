"""Shifts and drivers before the judge."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mil.plan import Shift, WeekPlan
from routing.check import check_week

HOUR = 3600
FRIDAY = date(2026, 3, 27)


def with_shifts(plan: WeekPlan, *shifts: Shift) -> WeekPlan:
    """Replace all shifts."""
    return replace(plan, schedule=replace(plan.schedule, shifts=shifts))


def kinds(plan: WeekPlan) -> set[str]:
    """Name what the judge finds."""
    return {fault.kind for fault in check_week(plan)}


@pytest.mark.parametrize(
    ("shift", "found"),
    [
        # nobody has to use a shift
        (Shift("van", "bela", date(2026, 3, 28), 8 * HOUR, 9 * HOUR, HOUR), set()),
        (Shift("van", "bela", date(2026, 4, 4), 8 * HOUR, 9 * HOUR, HOUR), {"day"}),
        (Shift("van", "bela", date(2026, 3, 28), 0, 9 * HOUR, HOUR), {"shift"}),
        (Shift("van", "bela", date(2026, 3, 28), 9 * HOUR, 9 * HOUR, HOUR), {"shift"}),
        (
            Shift("van", "bela", date(2026, 3, 28), 8 * HOUR, 9 * HOUR, 9 * HOUR),
            {"hours"},
        ),
        (Shift("van", "miller", date(2026, 3, 28), 8 * HOUR, 9 * HOUR, 1), {"driver"}),
        (Shift("bus", "bela", date(2026, 3, 28), 8 * HOUR, 9 * HOUR, 1), {"unknown"}),
        (Shift("van", "ghost", date(2026, 3, 28), 8 * HOUR, 9 * HOUR, 1), {"unknown"}),
        # the van is anna's that Friday
        (Shift("van", "bela", FRIDAY, 8 * HOUR, 9 * HOUR, HOUR), {"overlap"}),
    ],
)
def test_one_more_shift(week: WeekPlan, shift: Shift, found: set[str]) -> None:
    """A shift more is right only if vehicle and driver are there and free."""
    assert kinds(with_shifts(week, *week.schedule.shifts, shift)) == found


def test_a_driver_on_two_vehicles_in_turn(week: WeekPlan, bench: Any) -> None:
    """Two short shifts make one long day, which the driver may be too short for."""
    truck = next(r for r in week.rounds if r.vehicle == "truck")
    vans = [r for r in week.rounds if r.vehicle == "van" and r.day == FRIDAY]
    noon = vans[1].start
    rest = tuple(
        s for s in week.schedule.shifts if (s.day, s.vehicle) != (FRIDAY, "van")
    )
    # the carrier's driver drives the truck in the morning and the van in the afternoon
    plan = with_shifts(
        week,
        *(replace(s, end=noon) if s.vehicle == "truck" else s for s in rest),
        Shift("van", "anna", FRIDAY, 4 * HOUR, noon, 9 * HOUR),
        Shift("van", "carrier", FRIDAY, noon, 20 * HOUR, 9 * HOUR),
    )
    plan = bench.with_round(plan, replace(vans[1], driver="carrier"))
    inputs = plan.inputs
    vehicles = dict(inputs.vehicles)
    vehicles["van"] = replace(vehicles["van"], drivers=("anna", "carrier"))
    span = vans[1].end - truck.start

    def with_day(longest: int) -> WeekPlan:
        drivers = dict(inputs.drivers)
        drivers["carrier"] = replace(drivers["carrier"], max_day=longest)
        shifts = tuple(
            replace(s, max_span=longest) if s.driver == "carrier" else s
            for s in plan.schedule.shifts
        )
        new = replace(inputs, vehicles=vehicles, drivers=drivers)
        return with_shifts(replace(plan, inputs=new), *shifts)

    assert kinds(with_day(span)) == set()
    assert kinds(with_day(span - 1)) == {"hours"}


def test_a_driver_nobody_knows(week: WeekPlan, bench: Any) -> None:
    """A round names its driver, whom the hub knows."""
    ghost = replace(week.rounds[0], driver="ghost")
    assert kinds(bench.with_round(week, ghost)) == {"driver", "unknown"}


def test_a_round_of_another_day(week: WeekPlan, bench: Any) -> None:
    """A round has the day of the plan it is in."""
    other = replace(week.rounds[0], day=FRIDAY)
    assert "day" in kinds(bench.with_round(week, other))
    faults = check_week(bench.with_round(week, other))
    assert any("its plan" in fault.message for fault in faults)
