"""How a plan differs from an earlier one, as the people at its stops would notice."""

from collections import defaultdict
from dataclasses import dataclass

from mil.plan import WeekPlan
from mil.rounds import Leg, legs_of
from mil.units import Cents, Seconds

NOTICED: Seconds = 900
"""A stop this much earlier or later is another time."""

Place = tuple[int, Leg, str]
"""Weekday, what is done, where."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from an earlier plan to a later one.

    Attributes
    ----------
    former
        The week of the earlier plan, and when it was made.
    cents, rounds
        How much dearer, and how many rounds more.
    common
        Stops that both have: what is collected, or delivered, at a site on a weekday.
    vehicle, time
        How many of them have another vehicle, and the same vehicle at a time that is
        more than `NOTICED` earlier or later.
    new, gone
        Stops that only the later plan has, and only the earlier one.
    """

    former: str
    cents: Cents
    rounds: int
    common: int
    vehicle: int
    time: int
    new: int
    gone: int

    def __str__(self) -> str:
        """Say it in one sentence."""
        dearer = "dearer" if self.cents >= 0 else "cheaper"
        more = "more" if self.rounds >= 0 else "fewer"
        return (
            f"Against the plan of {self.former}: {abs(self.cents) / 100:,.2f} € "
            f"{dearer}, {abs(self.rounds)} rounds {more}; of {self.common} stops in "
            f"both {self.vehicle} by another vehicle and {self.time} more than "
            f"{NOTICED // 60} minutes earlier or later; {self.new} stops new, "
            f"{self.gone} gone"
        )


def difference(former: WeekPlan, plan: WeekPlan) -> Difference:
    """Compare a plan with an earlier one, of the same week or of another.

    Parameters
    ----------
    former, plan
        The earlier plan and the later one.
    """
    old, new = _stops(former), _stops(plan)
    common = old.keys() & new.keys()
    same = {place for place in common if old[place].keys() == new[place].keys()}
    late = [
        place
        for place in same
        if any(abs(new[place][v] - old[place][v]) > NOTICED for v in new[place])
    ]
    return Difference(
        former=f"{former.inputs.week} made at {former.provenance.planned_at}",
        cents=plan.cost - former.cost,
        rounds=len(plan.rounds) - len(former.rounds),
        common=len(common),
        vehicle=len(common) - len(same),
        time=len(late),
        new=len(new) - len(common),
        gone=len(old) - len(common),
    )


def _stops(plan: WeekPlan) -> dict[Place, dict[str, Seconds]]:
    """Return when each vehicle first comes to each stop."""
    hub = plan.inputs.hub.site.id
    stops: dict[Place, dict[str, Seconds]] = defaultdict(dict)
    for round_ in sorted(plan.rounds, key=lambda round_: round_.start):
        legs = legs_of(round_.stops, hub)
        for stop in round_.stops:
            if stop.site != hub:
                for leg in {legs[id_] for id_ in (*stop.taken, *stop.handed)}:
                    place = (round_.day.weekday(), leg, stop.site)
                    stops[place].setdefault(round_.vehicle, stop.begin)
    return stops
