"""Why a consignment is not carried: the rule that binds, and the smallest change.

First the consignment alone: rules that no plan can keep are named. Then it is put into
an empty day, and then beside the finished plan, with one number of the day changed at a
time (`routing.reasons.changes`); the one that needs to change least is the binding one.
"""

from collections.abc import Sequence
from functools import partial

from mil.plan import DayPlan, Unserved, UnservedCode
from mil.ports import Job, JobKind
from routing.day.answer import former_of
from routing.day.ground import Ground
from routing.day.problem import problem_of
from routing.reasons.changes import admits, smallest
from routing.reasons.impossible import Said, impossible
from routing.reasons.levers import levers_of
from routing.reasons.sentences import Left, reason
from routing.reasons.words import what


def explain(ground: Ground, plan: DayPlan, left: Sequence[str]) -> tuple[Unserved, ...]:
    """Name the binding rule of each consignment that is not carried.

    Parameters
    ----------
    ground
        The day.
    plan
        Its rounds.
    left
        Consignments that are not carried.

    Returns
    -------
    tuple of Unserved
        By consignment id, each once.
    """
    if not left:
        return ()
    reasons = _Reasons(ground, plan, frozenset(left))
    return tuple(Unserved(id_, *reasons.of(id_)) for id_ in sorted(left))


class _Reasons:
    """Looks into a day; twins at one site are looked into once."""

    def __init__(self, ground: Ground, plan: DayPlan, left: frozenset[str]) -> None:
        self._ground = ground
        self._day = problem_of(ground, left)
        self._plan = former_of(self._day, plan)
        self._said: dict[tuple[object, ...], Said] = {}

    def of(self, id_: str) -> Said:
        """Return the binding rule of a consignment."""
        ground = self._ground
        both = (ground.collects.get(id_), ground.delivers.get(id_))
        jobs = [job for job in both if job is not None]
        for job in jobs:
            if job.kind is JobKind.DELIVER and job.ready is None and len(jobs) == 1:
                text = (
                    "it is to be collected on this day, but no collection was planned"
                )
                return UnservedCode.NOT_COLLECTED, f"{what(job)}: {text}"
            rule = impossible(ground, job)
            if rule is not None:
                return rule
        goods = ground.work.consignments[id_]
        key = (goods.zone, goods.grams, goods.crates, *((j.site, j.kind) for j in jobs))
        if key not in self._said:
            self._said[key] = self._scarce(id_, jobs)
        return self._said[key]

    def _scarce(self, id_: str, jobs: Sequence[Job]) -> Said:
        """Return what should change for a consignment that a vehicle could carry."""
        day, crates = self._day, self._ground.work.consignments[id_].crates
        request = next(
            number
            for number, request in enumerate(day.problem.requests)
            if id_ in day.goods[request.ways[0][0]]
        )
        alone = not admits((), request, day.problem)
        possible = partial(admits, () if alone else self._plan, request)
        change = smallest(levers_of(day.problem, request, crates), possible)
        return reason(Left(day, tuple(jobs), crates, alone), change)
