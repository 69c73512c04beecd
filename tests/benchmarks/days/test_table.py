"""The table of days: what is measured, what is refused, and what is left open."""

import json
import signal
from contextlib import suppress
from dataclasses import replace

import pytest

from benchmarks.days import command
from benchmarks.days.measure import Display, Outcome, Row, measure_day, plan
from benchmarks.days.planted import Planted, hub_day
from benchmarks.days.table import as_json, text
from benchmarks.days.waves import EASE, HOURS, eased
from routing.check import check_result
from routing.plain.budget import Budget
from routing.problem import Problem
from routing.result import CostParts, Result

DONE = Outcome(0, 9_000, 0.5, 2.0)


@pytest.fixture(scope="module")
def day() -> Planted:
    """Give a small planted day."""
    return hub_day(1, 12, 0.0)


def row(**more: object) -> Row:
    """Give a day that was solved for 9,000 cents where 10,000 were planted."""
    known = {"stops": 20, "seed": 1, "tight": 0.0, "visits": 30, "planted": 10_000}
    return Row(**(known | {"ours": DONE} | more))


def test_a_right_plan_counts(day: Planted) -> None:
    """What the judge accepts has its cost, and is complete when first shown so."""

    def engine(_: Problem, display: Display) -> Result:
        display(replace(day.result, loss=5))
        return day.result

    outcome = plan(engine, day.problem)
    assert outcome.solved
    assert outcome.cents == day.result.cost.total
    assert 0 <= outcome.complete <= outcome.spent


def test_a_plan_the_judge_refuses_does_not_count(day: Planted) -> None:
    """A plan that claims to be cheaper than it is has no cost at all."""
    cheap = replace(day.result, cost=CostParts())
    outcome = plan(lambda problem, display: cheap, day.problem)
    assert (outcome.loss, outcome.cents, outcome.solved) == (None, None, False)
    assert outcome.trouble.startswith("refused")


def test_an_engine_that_fails_stops_nothing(day: Planted) -> None:
    """Whatever an engine raises is told."""

    def engine(_: Problem, display: Display) -> Result:
        raise RuntimeError("out of fuel")

    assert plan(engine, day.problem).trouble == "failed: out of fuel"


def test_the_best_hour_counts() -> None:
    """Of all waves the one that loses least, then costs least, is in the table."""
    seen: list[Problem] = []

    def engine(problem: Problem, display: Display) -> Result:
        seen.append(problem)
        nothing = tuple(range(len(problem.requests)))
        skips = sum(r.skip or 0 for r in problem.requests)
        lost = sum(r.loss for r in problem.requests)
        return Result((), nothing, CostParts(skipped=skips), lost, 0)

    measured = measure_day(engine, 12, 1, 0.0, HOURS)
    assert len(seen) == 2 + len(HOURS)
    assert measured.hour == HOURS[0]
    assert measured.waves.loss == measured.free.loss == measured.ours.loss > 0
    assert measured.waves.complete is None


def test_an_eased_day_keeps_its_plan(day: Planted) -> None:
    """More time everywhere breaks no rule of the planted plan."""
    kinds = {fault.kind for fault in check_result(eased(day.problem, EASE), day.result)}
    assert kinds == set()


def test_the_table_tells_means_and_what_failed() -> None:
    """Ten percent below the planted plan; a failed day is no solved one."""
    failed = row(seed=2, ours=Outcome(None, None, None, 1.0, "failed: why"))
    waves = row(free=DONE, waves=Outcome(0, 12_000, 1.0, 2.0), hour=HOURS[0])
    lines = text([waves, failed, row(stops=50)], HOURS).splitlines()
    first, second = (line.split() for line in lines[1:3])
    assert first[:3] == ["20", "2", "30"]
    assert first[3:7] == ["50", "%", "-10.0", "%"]
    assert "-25.0 %" in lines[1]
    assert second[0] == "50"
    assert "–" in second
    assert lines[-1] == "20 stops, seed 2, tight 0, engine's seed 1: failed: why"


def test_json_has_every_figure() -> None:
    """A day without waves says so."""
    [told] = json.loads(as_json([row()]))
    assert told["ours"]["cents"] == 9_000
    assert told["waves"] is None


def test_the_command_measures_and_prints(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--json` prints the days asked for; not all solved is an exit code of 1."""
    planted = hub_day(4, 12, 0.5)

    def engines(budget: Budget, seed: int) -> object:
        assert (budget.iterations, seed) in {(1, 1), (7, 3)}
        return lambda problem, display: planted.result

    monkeypatch.setattr(command, "our_engine", engines)
    asked = "--stops 12 --days 2 --first 4 --tight 0.5 --iterations 7 --seed 3"
    assert command.main([*asked.split(), "--no-waves", "--json"]) == 1
    first, second = json.loads(capsys.readouterr().out)
    assert first["ours"]["cents"] == first["planted"]
    assert second["ours"]["trouble"]


def test_each_day_is_planned_with_each_seed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--seeds 2` plans two days four times, and says with which seed."""
    monkeypatch.setattr(command, "our_engine", lambda budget, seed: seed)
    monkeypatch.setattr(command, "measure_day", lambda *asked: row(seed=asked[2]))
    monkeypatch.setattr(command, "plan", lambda *_: DONE)
    asked = "--stops 20 --days 2 --seed 5 --seeds 2 --json"
    assert command.main(asked.split()) == 0
    told = [(one["seed"], one["drawn"]) for one in json.loads(capsys.readouterr().out)]
    assert told == [(0, 5), (0, 6), (1, 5), (1, 6)]


def test_ctrl_c_prints_what_there_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table that is stopped has the days that were measured."""
    days = iter((row(), row(seed=2), row(seed=3)))

    def measured(*_: object) -> Row:
        day = next(days)
        if day.seed == 2:
            with suppress(KeyboardInterrupt):  # as an engine does that is stopped
                signal.raise_signal(signal.SIGINT)
        return day

    monkeypatch.setattr(command, "measure_day", measured)
    monkeypatch.setattr(command, "plan", lambda *_: DONE)
    assert command.main(["--stops", "20", "--days", "3"]) == 0
    captured = capsys.readouterr()
    assert "stopped" in captured.err
    assert captured.out.splitlines()[1].split()[:2] == ["20", "1"]
    assert next(days).seed == 3
