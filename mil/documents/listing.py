"""A plan and its shares as plain lists, for `--json` and for other programs."""

from mil.calendar import DayClock
from mil.costs.limits import Limited
from mil.costs.shares import WeekShares
from mil.documents.day_games import games_listing
from mil.documents.legs import Load
from mil.orders import ZONES
from mil.plan import WeekPlan
from mil.ports import Fault
from mil.rounds import Round, Stop

Json = dict[str, object]


def plan_listing(plan: WeekPlan) -> Json:
    """Return the rounds with stops, times, loads and costs, and all that was left out.

    Times are zone-aware ISO 8601; amounts are cents, metres, seconds and grams.
    """
    return {
        "week": str(plan.inputs.week),
        "hub": plan.inputs.hub.id,
        "cost_cents": plan.cost,
        "metres": sum(round_.metres for round_ in plan.rounds),
        "seconds": sum(round_.seconds for round_ in plan.rounds),
        "matrix_source": plan.matrices.source,
        "rounds": [_round(plan, round_) for round_ in plan.rounds],
        "unserved": [
            {"consignment": u.consignment, "code": u.code.value, "reason": u.reason}
            for u in plan.unserved
        ],
        "refused": [
            {
                "line": r.line,
                "quantity_milli": r.quantity,
                "code": r.code.value,
                "reason": r.reason,
            }
            for r in plan.refusals
        ],
        "replenishments": [
            {
                "product": r.product,
                "quantity_milli": r.quantity,
                "needed_by": r.needed_by.isoformat(),
                "reason": r.reason,
            }
            for r in plan.replenishments
        ],
    }


def _round(plan: WeekPlan, round_: Round) -> Json:
    clock = DayClock(round_.day, plan.inputs.hub.zone)
    cost = round_.cost
    return {
        "id": round_.id,
        "day": round_.day.isoformat(),
        "kind": round_.kind.value,
        "vehicle": round_.vehicle,
        "driver": round_.driver,
        "start": clock.at(round_.start).isoformat(),
        "end": clock.at(round_.end).isoformat(),
        "metres": round_.metres,
        "seconds": round_.seconds,
        "cost_cents": cost.total,
        "cost": {
            "fixed": cost.fixed,
            "distance": cost.distance,
            "time": cost.time,
            "stops": cost.stops,
            "crates": cost.crates,
            "handling": cost.handling,
            "overtime": cost.overtime,
            "pallets": cost.pallets,
        },
        "stops": [_stop(plan, clock, stop) for stop in round_.stops],
    }


def _stop(plan: WeekPlan, clock: DayClock, stop: Stop) -> Json:
    return {
        "site": stop.site,
        "arrive": clock.at(stop.arrive).isoformat(),
        "begin": clock.at(stop.begin).isoformat(),
        "leave": clock.at(stop.leave).isoformat(),
        "taken": _load(plan, stop.taken),
        "handed": _load(plan, stop.handed),
        "pauses": [
            {"begin": clock.at(begin).isoformat(), "end": clock.at(end).isoformat()}
            for begin, end in stop.pauses
        ],
    }


def _load(plan: WeekPlan, ids: tuple[str, ...]) -> Json:
    load = Load.of(plan.consignments[c] for c in ids)
    crates = zip(ZONES, load.crates, strict=True)
    return {
        "consignments": list(ids),
        "grams": sum(load.grams),
        "crates": {zone.value: count for zone, count in crates},
    }


def share_listing(shares: WeekShares, within: Limited | None = None) -> Json:
    """Return who pays what, of which period, by which game and rule."""
    return {
        "period": shares.period,
        "game": shares.game or None,
        "rule": shares.rule,
        "exact": all(game.sampled is None for game in shares.games),
        "cost_cents": shares.cost,
        "shares": [
            {
                "producer": share.producer,
                "cents": share.cents,
                "clients_cents": share.clients_cents,
                "alone_cents": share.alone.cents,
                "road_cents": sum(part.road for part in share.parts),
                "work_cents": sum(part.work for part in share.parts),
                "handling_cents": sum(part.handling for part in share.parts),
                "alone_metres": share.alone.metres,
                "alone_seconds": share.alone.seconds,
                "alone_undone": list(share.alone.undone),
            }
            for share in shares.producers
        ],
        "clients": [
            {
                "client": share.client,
                "cents": share.cents,
                "road_cents": sum(part.road for part in share.parts),
                "work_cents": sum(part.work for part in share.parts),
                "handling_cents": sum(part.handling for part in share.parts),
            }
            for share in shares.clients
        ],
        "games": games_listing(shares),
        "limited": {}
        if within is None
        else {
            producer: {
                "cents": cents,
                "limit": within.active.get(producer),
                "exempt_from_alone": producer in within.exempt,
            }
            for producer, cents in within.cents.items()
        },
    }


def fault_listing(faults: tuple[Fault, ...]) -> list[Json]:
    """Return what the judge found."""
    return [{"kind": f.kind, "where": f.where, "message": f.message} for f in faults]
