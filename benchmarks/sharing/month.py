"""A month of a hub: all rules side by side, and a statement for each producer."""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.sharing.row import Row
from data.workspace import SAMPLE_WEEK, open_store
from mil.billing import Bill
from mil.calendar import Span, Week
from mil.costs.week_rules import compare_rules
from mil.documents.statement import write_statements
from mil.plan import WeekPlan

MONTH = "2026-10"
"""It has 22 days from Monday to Friday, the first and last in weeks of two months."""

PLANNING = 5
"""Seconds to plan the sample week with."""


def month(_: int) -> Iterator[Row]:
    """Measure a month made of the sample week, five weeks of which are touched."""
    span = Span.parse(MONTH)
    planned = sample()
    whole = [moved(planned, week) for week in span.weeks]
    plans = [plan.within(span) for plan in whole]
    days = [day for plan in plans for day in plan.days if day.rounds]
    stops = sum(len(r.stops) - 2 for day in days for r in day.rounds) // len(days)
    producers = {p.producer for plan in plans for p in plan.alone if p.rounds}
    told = f"month of {len(days)} days, {len(producers)} producers"
    begun = time.process_time()
    compare_rules(plans)
    yield Row(f"{told}: all rules", stops, time.process_time() - begun)
    bill = Bill(span, (), tuple(whole), tuple(plans), (), ())
    begun = time.process_time()
    with TemporaryDirectory() as folder:
        write_statements([bill], Path(folder), lambda _: None)
    yield Row(f"{told}: statements", stops, time.process_time() - begun)


def sample() -> WeekPlan:
    """Plan the sample week, in a process of its own."""
    command = "from cli import app; app()"
    with TemporaryDirectory() as folder:
        hub = Path(folder) / "hub"
        asked = ("demo", "--out", str(hub), "--seconds", str(PLANNING))
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", command, *asked], capture_output=True, check=False
        )
        if done.returncode:
            raise RuntimeError(done.stderr.decode())
        with open_store(hub) as store:
            return store.plan(Week.parse(SAMPLE_WEEK))


def moved(plan: WeekPlan, week: Week) -> WeekPlan:
    """Return a plan as that of another week."""
    by = week.days[0] - plan.inputs.week.days[0]
    goods = {
        name: replace(one, day=one.day + by, earliest=one.earliest + by)
        for name, one in plan.consignments.items()
    }
    days = [
        replace(
            day,
            day=day.day + by,
            rounds=tuple(replace(r, day=r.day + by) for r in day.rounds),
        )
        for day in plan.days
    ]
    alone = [
        replace(one, days=tuple(replace(d, day=d.day + by) for d in one.days))
        for one in plan.alone
    ]
    return replace(
        plan,
        inputs=replace(plan.inputs, week=week),
        consignments=goods,
        days=tuple(days),
        alone=tuple(alone),
    )
