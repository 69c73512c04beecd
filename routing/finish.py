"""From timed drafts to a day's plan: stops, ids, prices."""

from collections.abc import Sequence

from mil.costs.tariff import price_round
from mil.plan import DayPlan, Unserved
from mil.rounds import Round, RoundKind, Stop
from routing.ground import Ground
from routing.rounds import Chains, Draft
from routing.timing import Run


def day_plan(
    ground: Ground,
    chains: Chains,
    runs: Sequence[Sequence[Run]],
    unserved: tuple[Unserved, ...],
) -> DayPlan:
    """Write a day's rounds out, priced by the tariff.

    Parameters
    ----------
    ground
        The day.
    chains, runs
        Rounds by shift and their timetable, same shape.
    unserved
        What is not carried, with the reasons.
    """
    rounds = []
    made: dict[str, int] = {}
    order = sorted(
        (
            (run.start, draft, run)
            for chain, timed in zip(chains, runs, strict=True)
            for draft, run in zip(chain, timed, strict=True)
        ),
        key=lambda item: (item[1].vehicle.id, item[0]),
    )
    for _, draft, run in order:
        number = made[draft.vehicle.id] = made.get(draft.vehicle.id, 0) + 1
        rounds.append(_round(ground, draft, run, number))
    return DayPlan(ground.work.day, tuple(rounds), unserved)


def _round(ground: Ground, draft: Draft, run: Run, number: int) -> Round:
    work, vehicle = ground.work, draft.vehicle
    shift = work.shifts[draft.shift]
    kind = RoundKind.PICKUP if draft.collect else RoundKind.DELIVERY
    stops = _stops(ground, draft, run)
    return Round(
        id=f"{work.day.isoformat()}-{vehicle.id}-{number}",
        day=work.day,
        kind=kind,
        vehicle=vehicle.id,
        driver=shift.driver,
        stops=stops,
        metres=run.metres,
        cost=price_round(
            work.hub, work.depot, vehicle, stops, run.metres, work.consignments
        ),
    )


def _stops(ground: Ground, draft: Draft, run: Run) -> tuple[Stop, ...]:
    stops = []
    for visit, (arrive, begin, leave) in zip(run.visits, run.times, strict=True):
        at_depot = visit.site == ground.depot.id
        takes = draft.collect != at_depot
        stops.append(
            Stop(
                site=visit.site,
                arrive=arrive,
                begin=begin,
                leave=leave,
                taken=visit.goods if takes else (),
                handed=() if takes else visit.goods,
            )
        )
    return tuple(stops)
