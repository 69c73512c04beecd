"""Times of a round's steps: windows, service, travel and pauses (rules 3, 4 and 9)."""

from collections.abc import Iterator
from itertools import pairwise

from mil.ports import Fault
from mil.units import Seconds
from routing.check.routes.tour import Tour, service, visits_at, works
from routing.problem import Span
from routing.result import Step


def clock_faults(tour: Tour, until: Seconds | None) -> Iterator[Fault]:
    """Judge the times of one round.

    Parameters
    ----------
    tour
        The round.
    until
        When the next round of the day begins, None when there is none: a pause may
        follow the round until then.
    """
    yield from _begin_and_end(tour)
    for number, step in enumerate(tour.steps):
        yield from _service(tour, number, step)
        yield from _windows(tour, number, step)
        yield from _pauses(tour, number, step, until)
    legs = zip(pairwise(tour.steps), tour.legs(), strict=True)
    for number, ((before, after), (metres, seconds)) in enumerate(legs):
        if metres < 0 or seconds < 0:
            message = f"no way from place {before.place} to {after.place}"
            yield tour.fault("road", message)
        elif after.arrive != before.leave + seconds:
            message = (
                f"leg {number} takes {seconds} s; it leaves {before.leave} and "
                f"arrives {after.arrive}"
            )
            yield tour.fault("time", message)


def _begin_and_end(tour: Tour) -> Iterator[Fault]:
    """Rule 4: a round begins and ends with work or with a leg."""
    first, last = tour.steps[0], tour.steps[-1]
    if first.arrive != first.begin or (not works(first) and first.leave != first.begin):
        yield tour.fault("time", "it begins with neither work nor a leg")
    if last.leave != last.begin + service(tour.problem, last) or (
        not works(last) and last.begin != last.arrive
    ):
        yield tour.fault("time", "it ends with neither work nor a leg")


def _service(tour: Tour, number: int, step: Step) -> Iterator[Fault]:
    """Arrive, serve as long as it takes, leave."""
    seconds = service(tour.problem, step)
    if not step.arrive <= step.begin <= step.begin + seconds <= step.leave:
        message = (
            f"step {number} arrives {step.arrive}, begins {step.begin}, serves "
            f"{seconds} s and leaves {step.leave}"
        )
        yield tour.fault("time", message)


def _windows(tour: Tour, number: int, step: Step) -> Iterator[Fault]:
    """Service begins within a window of everything done there."""
    dock = tour.problem.dock
    if not works(step):
        return
    if dock is not None and step.place == dock.place:
        asked: list[tuple[Span, ...]] = [dock.windows]
    else:
        asked = [visit.windows for visit in visits_at(tour.problem, step)]
    for windows in asked:
        if not any(opens <= step.begin <= closes for opens, closes in windows):
            message = f"service at step {number} begins {step.begin}, open {windows}"
            yield tour.fault("window", message)


def _pauses(
    tour: Tour, number: int, step: Step, until: Seconds | None
) -> Iterator[Fault]:
    """Rule 9: pauses before or after a service, or between two rounds."""
    served = step.begin + service(tour.problem, step)
    allowed: list[Span] = []
    if number:
        allowed.append((step.arrive, step.begin))
    if number < len(tour.steps) - 1:
        allowed.append((served, step.leave))
    elif until is not None:
        allowed.append((step.leave, until))
    for begin, end in step.pauses:
        if not any(a <= begin < end <= b for a, b in allowed):
            message = f"no pause may be from {begin} to {end} at step {number}"
            yield tour.fault("pause", message)
    for (_, end), (begin, _) in pairwise(step.pauses):
        if begin < end:
            message = f"the pauses at step {number} are not one after another"
            yield tour.fault("pause", message)
