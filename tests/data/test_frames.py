"""Frames for analysts add up to the plan they are made from."""

from collections.abc import Callable

from data.frames import (
    ROUND_COLUMNS,
    SHARE_COLUMNS,
    STOP_COLUMNS,
    rounds_frame,
    shares_frame,
    stops_frame,
)
from data.store import SqlStore
from mil.calendar import Week
from mil.costs.shares import ProducerShare, SharePart, WeekShares
from mil.plan import Alone, WeekPlan

WEEK = Week(2026, 48)


def test_frames_of_a_small_week(
    filled: SqlStore, make_plan: Callable[..., WeekPlan]
) -> None:
    """One round of three stops: its cents, its local times, its crates."""
    plan = make_plan(filled.inputs(WEEK))
    rounds, stops = rounds_frame(plan), stops_frame(plan)
    assert list(rounds.columns) == list(ROUND_COLUMNS)
    assert list(stops.columns) == list(STOP_COLUMNS)
    assert rounds["cents"].sum() == plan.cost == 3602
    parts = ["fixed", "distance", "time", "per_stop", "per_crate", "handling"]
    assert rounds[parts].to_numpy().sum() == plan.cost
    assert rounds.loc[0, "start"].isoformat() == "2026-11-24T05:00:00+01:00"
    assert stops["crates_taken"].tolist() == [2, 0, 0]
    assert stops["crates_handed"].tolist() == [0, 2, 0]


def test_a_frame_of_shares(
    filled: SqlStore, make_plan: Callable[..., WeekPlan]
) -> None:
    """What is paid, what going alone costs, and the difference."""
    plan = make_plan(filled.inputs(WEEK))
    part = SharePart("r", "carried", "bourg", "bois", 3000, 522, 80)
    share = ProducerShare("bois", (part,), Alone("bois", 5200, 40000, 7200, 1))
    frame = shares_frame(plan, WeekShares(str(WEEK), "shapley", (share,)))
    assert list(frame.columns) == list(SHARE_COLUMNS)
    row = frame.iloc[0]
    assert (row["name"], row["cents"], row["saving_cents"]) == (
        *("Ferme du Bois", 3602, 1598),
    )


def test_frames_of_a_week_without_rounds(filled: SqlStore) -> None:
    """There are columns and no rows."""
    assert shares_frame(None, WeekShares(str(WEEK), "x", ())).shape == (0, 14)  # type: ignore[arg-type]
