"""What the week's solver says, in the problem's terms, and whether it can be true."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scheduling.problem import Offer, Problem


class Status(StrEnum):
    """How a search ended."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was chosen.

    Attributes
    ----------
    status
        How the search ended; nothing is chosen unless optimal or feasible.
    collect_on
        Day by consignment id.
    taken
        Offers taken up, in the problem's order.
    points, bound
        Value of the objective, and a proven lower bound of it.
    """

    status: Status
    collect_on: Mapping[str, date]
    taken: tuple[Offer, ...]
    points: float = 0.0
    bound: float = 0.0


def contradictions(problem: Problem, answer: Answer) -> tuple[str, ...]:
    """Return what in an answer breaks a hard rule, looked at without the model."""
    return (
        *_wrong_days(problem, answer),
        *_wrong_offers(problem, answer),
        *_overworked(problem, answer),
    )


def _wrong_days(problem: Problem, answer: Answer) -> Iterator[str]:
    """Each consignment has one day, and one that is possible."""
    if len(answer.collect_on) > len(problem.collections):
        yield "more days than consignments to collect"
    for collection in problem.collections:
        name = collection.consignment.id
        day = answer.collect_on.get(name)
        if day not in {option.day for option in collection.options}:
            yield f"{name} cannot be collected on {day}"


def _wrong_offers(problem: Problem, answer: Answer) -> Iterator[str]:
    """No vehicle or driver is on two shifts of a day, and all shifts were offered."""
    for offer in answer.taken:
        if offer not in problem.offers:
            yield f"{offer.vehicle.id} was not offered on {offer.day}"
    who = Counter((offer.day, "driver", offer.driver.id) for offer in answer.taken)
    what = Counter((offer.day, "vehicle", offer.vehicle.id) for offer in answer.taken)
    for (day, kind, name), times in (who + what).items():
        if times > 1:
            yield f"{kind} {name} is on {times} shifts of {day}"


def _overworked(problem: Problem, answer: Answer) -> Iterator[str]:
    """Nobody drives on more days, and no producer takes more turns, than agreed."""
    days = Counter(offer.driver.id for offer in answer.taken)
    for driver in {offer.driver.id: offer.driver for offer in answer.taken}.values():
        if days[driver.id] > driver.max_days:
            yield f"driver {driver.id} is asked for {days[driver.id]} days"
    turns = Counter(offer.driver.producer for offer in answer.taken if offer.turn)
    for producer, count in turns.items():
        if count > problem.rules.producer_turns:
            yield f"producer {producer} is asked for {count} turns"
