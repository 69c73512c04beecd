"""Days drawn, the naive solver beside the table, and what is printed."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from typer.testing import Result

from benchmarks.sharing.command import main
from benchmarks.sharing.draw import SHIFT, day, day_with_windows
from benchmarks.sharing.measure import MEASURES, beside_solver, larger, windows
from benchmarks.sharing.month import MONTH, moved
from benchmarks.sharing.peers import solve
from benchmarks.sharing.row import Row
from benchmarks.sharing.rules import certified, cover, game_of
from benchmarks.sharing.sampled import sampled
from data.workspace import SAMPLE_WEEK, open_store
from mil.calendar import Span, Week
from routing.coalitions import price_coalitions
from routing.coalitions.portfolio import Effort


def test_days_are_drawn_again_and_are_no_planes() -> None:
    """The same seed, the same day: asymmetric, metric, not proportional."""
    stops, kind = day(9, 60, 4)
    again, _ = day(9, 60, 4)
    other, _ = day(9, 60, 5)
    assert (stops.loads == again.loads).all()
    assert (stops.loads != other.loads).any()
    assert (kind.cost != kind.cost.T).any()
    off = ~np.eye(10, dtype=bool)
    pace = kind.cost[off] / kind.seconds[off]
    assert pace.max() > 1.2 * pace.min()
    table = price_coalitions(stops, [kind])
    assert table.past == 0
    assert kind.longest == SHIFT


def test_windows_leave_time_for_every_stop() -> None:
    """Each stop can be served alone, whether waits are paid or not."""
    for seed in range(5):
        free = price_coalitions(*_listed(day_with_windows(6, 60, seed, paid=False)))
        paid = price_coalitions(*_listed(day_with_windows(6, 60, seed, paid=True)))
        assert (paid.costs >= free.costs).all()


def _listed(drawn: tuple) -> tuple:
    return drawn[0], [drawn[1]]


def test_the_solver_pays_the_same_prices() -> None:
    """PyVRP finds what the table says for a few stops, and never less."""
    stops, kind = day(5, 60, 2)
    table = price_coalitions(stops, [kind])
    for mask in (1, 6, 31):
        chosen = [stop for stop in range(5) if mask >> stop & 1]
        run = solve(stops, kind, chosen, 0.02, seed=1)
        assert run.cost == table.costs[mask]
        assert run.seconds >= 0.02


def test_a_week_moved_to_a_month_keeps_its_cost(
    sample_run: tuple[Path, Result],
) -> None:
    """Only Thursday and later of the week of 1 October are in that month."""
    folder, _ = sample_run
    with open_store(folder) as store:
        plan = store.plan(Week.parse(SAMPLE_WEEK))
    span = Span.parse(MONTH)
    first = moved(plan, span.weeks[0]).within(span)
    late = [day for day in plan.days if day.day.weekday() >= 3]
    assert first.cost == sum(r.cost.total for day in late for r in day.rounds)
    assert 0 < first.cost < plan.cost
    assert moved(plan, span.weeks[1]).within(span).cost == plan.cost


def test_measures_give_rows() -> None:
    """Small versions of all: ratios to our table, memory, no cost below the least."""
    rows = [
        *beside_solver(1, stops=5, sample=2),
        *larger(1, sizes=(6,)),
        *windows(1, stops=5),
    ]
    assert len(rows) == 12
    assert {"table", "larger", "windows", "rules", "peer"} < set(MEASURES)
    assert {"month", "sampled"} < set(MEASURES)
    naive = rows[2]
    assert naive.ratio is not None
    assert naive.ratio == pytest.approx(naive.seconds / rows[0].seconds)
    assert all(gap >= 0 for row in rows for gap in row.gaps)
    assert all(row.seconds > 0 for row in rows)
    assert rows[6].megabytes is not None
    assert rows[6].megabytes[0] > rows[6].megabytes[1] >= 0


def test_rules_are_measured_on_games_of_days() -> None:
    """A day's game is shared with a certificate, and adds up."""
    game = game_of(6, 60, 1)
    assert sum(certified(game)) == pytest.approx(game.total)
    assert cover(5, 1).total > 0


def _right(seed: int) -> Iterator[Row]:
    yield Row("something", 3, 0.25, ratio=2.0, gaps=(0.0, 1.0), failed=1)
    yield Row("other", 4, 0.5, megabytes=(10, 3))


def _wrong(seed: int) -> Iterator[Row]:
    yield Row("bad", 3, 0.25, gaps=(-0.1,))


def test_the_table_has_a_line_for_each_row(capsys: pytest.CaptureFixture[str]) -> None:
    """Milliseconds, ratio, mean, least and highest gap, runs, failures, megabytes."""
    assert main([], {"right": _right}) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    first = ["something", "3", "250", "2", "0.500", "0.000", "1.000", "3", "1"]
    assert lines[1] == [*first, "–", "–"]
    assert lines[2][-2:] == ["10", "3"]


def test_json_has_every_row(capsys: pytest.CaptureFixture[str]) -> None:
    """Only what was asked for."""
    assert main(["--json", "--only", "right"], {"right": _right, "bad": _wrong}) == 0
    told = json.loads(capsys.readouterr().out)
    assert [row["what"] for row in told] == ["something", "other"]
    assert told[1]["megabytes"] == [10, 3]


def test_a_cost_below_the_exact_one_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Then the table was wrong: the command fails."""
    assert main([], {"bad": _wrong}) == 1
    assert "bad, 3 stops: below" in capsys.readouterr().err


def test_sampled_values_are_measured() -> None:
    """An error by day, an interval and a gap to a solver, each with its time."""
    effort = Effort(tours=3, steps=20, draws=2, audits=2)
    near, falls, sure, gap = sampled(1, (6, 2, effort), (8, effort))
    assert falls.failed == 0
    assert len(near.gaps) == 2
    assert all(0 <= error < 50 for error in near.gaps)
    assert sure.gaps[0] > 0
    assert len(gap.gaps) == 1
    assert min(near.seconds, sure.seconds) > 0
