"""Weeks as pandas frames, for analysts; nothing in the planner itself uses them."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

import pandas as pd

from mil.calendar import DayClock
from mil.costs.shares import WeekShares
from mil.plan import WeekPlan
from mil.rounds import Round

ROUND_COLUMNS = (
    *("round", "day", "kind", "vehicle", "driver", "start", "end", "seconds"),
    *("metres", "stops", "consignments", "grams", "crates", "fixed", "distance"),
    *("time", "per_stop", "per_crate", "handling", "overtime", "pallets", "cents"),
)
STOP_COLUMNS = (
    *("round", "number", "site", "name", "lat", "lon", "arrive", "begin", "leave"),
    *("taken", "handed", "crates_taken", "crates_handed"),
)
SHARE_COLUMNS = (
    *("producer", "name", "consignments", "road", "work", "handling", "cents"),
    "clients_cents",
    *("alone_cents", "alone_metres", "alone_seconds", "alone_rounds", "alone_undone"),
    "saving_cents",
)


def rounds_frame(plan: WeekPlan) -> pd.DataFrame:
    """Return one row per round.

    Parameters
    ----------
    plan
        A planned week.

    Returns
    -------
    pandas.DataFrame
        Columns `ROUND_COLUMNS`, shape ``(rounds, 22)``; `start` and `end` are local
        times, the rest cents, metres, seconds and grams.
    """
    return _frame((_round_row(plan, round_) for round_ in plan.rounds), ROUND_COLUMNS)


def _round_row(plan: WeekPlan, round_: Round) -> dict[str, Any]:
    clock = DayClock(round_.day, plan.inputs.hub.zone)
    carried = [plan.consignments[name] for name in round_.consignments]
    cost = asdict(round_.cost)
    return {
        "round": round_.id,
        "day": pd.Timestamp(round_.day),
        "kind": round_.kind.value,
        "vehicle": round_.vehicle,
        "driver": round_.driver,
        "start": clock.at(round_.start),
        "end": clock.at(round_.end),
        "seconds": round_.seconds,
        "metres": round_.metres,
        "stops": len(round_.stops),
        "consignments": len(carried),
        "grams": sum(consignment.grams for consignment in carried),
        "crates": sum(consignment.crates for consignment in carried),
        "per_stop": cost.pop("stops"),
        "per_crate": cost.pop("crates"),
        "cents": round_.cost.total,
    } | cost


def stops_frame(plan: WeekPlan) -> pd.DataFrame:
    """Return one row per stop of every round, starts and ends included.

    Parameters
    ----------
    plan
        A planned week.

    Returns
    -------
    pandas.DataFrame
        Columns `STOP_COLUMNS`, shape ``(stops, 13)``; times are local.
    """
    rows = (
        row
        for round_ in plan.rounds
        for row in _stop_rows(plan, round_, DayClock(round_.day, plan.inputs.hub.zone))
    )
    return _frame(rows, STOP_COLUMNS)


def _stop_rows(
    plan: WeekPlan, round_: Round, clock: DayClock
) -> Iterable[dict[str, Any]]:
    for number, stop in enumerate(round_.stops, start=1):
        site = plan.inputs.sites[stop.site]
        yield {
            "round": round_.id,
            "number": number,
            "site": site.id,
            "name": site.name,
            "lat": site.lat,
            "lon": site.lon,
            "arrive": clock.at(stop.arrive),
            "begin": clock.at(stop.begin),
            "leave": clock.at(stop.leave),
            "taken": len(stop.taken),
            "handed": len(stop.handed),
            "crates_taken": _crates(plan, stop.taken),
            "crates_handed": _crates(plan, stop.handed),
        }


def _crates(plan: WeekPlan, consignments: Iterable[str]) -> int:
    return sum(plan.consignments[name].crates for name in consignments)


def shares_frame(plan: WeekPlan, shares: WeekShares) -> pd.DataFrame:
    """Return one row per producer: what it pays, and what going alone would cost.

    Parameters
    ----------
    plan
        A planned week, for the producers' names.
    shares
        Its cost, shared.

    Returns
    -------
    pandas.DataFrame
        Columns `SHARE_COLUMNS`, shape ``(producers, 14)``; cents, metres, seconds.
        Where `alone_undone` is not 0, going alone leaves so many consignments behind
        and its cost is no match for `cents`.
    """
    rows = (
        {
            "producer": share.producer,
            "name": plan.inputs.sites[share.producer].name,
            "consignments": len(share.carried),
            "road": sum(part.road for part in share.parts),
            "work": sum(part.work for part in share.parts),
            "handling": sum(part.handling for part in share.parts),
            "cents": share.cents,
            "clients_cents": share.clients_cents,
            "alone_cents": share.alone.cents,
            "alone_metres": share.alone.metres,
            "alone_seconds": share.alone.seconds,
            "alone_rounds": share.alone.rounds,
            "alone_undone": len(share.alone.undone),
            "saving_cents": share.alone.cents - share.goods_cents,
        }
        for share in shares.producers
    )
    return _frame(rows, SHARE_COLUMNS)


def _frame(rows: Iterable[dict[str, Any]], columns: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(columns))
