"""The shape most instances share: clients served from the one depot of all vehicles."""

from collections.abc import Sequence
from dataclasses import dataclass

from routing.problem import (
    NEVER,
    Dock,
    Matrix,
    Problem,
    Request,
    Span,
    Task,
    TaskKind,
    Vehicle,
    Visit,
    delivery_of,
)

OPEN: Span = (0, NEVER)


@dataclass(frozen=True, slots=True)
class Client:
    """Who is delivered to, in integers of the instance's convention.

    Attributes
    ----------
    load
        By dimension.
    window, service
        When service may begin, and how long it takes.
    release
        When the goods may be loaded.
    skip
        What leaving it out costs, or None when it must be served.
    vehicles
        Which of the problem's vehicles may serve it; None for all.
    """

    load: tuple[int, ...]
    window: Span = OPEN
    service: int = 0
    release: int = 0
    skip: int | None = None
    vehicles: tuple[int, ...] | None = None


def deliveries(
    matrix: Matrix,
    clients: Sequence[Client],
    vehicles: Sequence[Vehicle],
    window: Span = OPEN,
) -> Problem:
    """Return the problem of delivering to clients at places 1, 2, … from place 0."""
    tasks = tuple(
        Task(
            TaskKind.DELIVER,
            client.load,
            delivery=Visit(place, (client.window,), fixed=client.service),
            ready=client.release,
            vehicles=client.vehicles,
        )
        for place, client in enumerate(clients, start=1)
    )
    requests = tuple(
        Request(((number,),), skip=client.skip) for number, client in enumerate(clients)
    )
    return Problem(
        (matrix,), tasks, requests, tuple(vehicles), dock=Dock(0, windows=(window,))
    )


def client_visits(clients: int) -> tuple[int, ...]:
    """Return the visit at each node: the depot's first, then one for each client."""
    return (-1, *(delivery_of(task) for task in range(clients)))


def enough(available: int, total: int, capacity: int) -> int:
    """Return how many equal vehicles are as good as all that are available.

    Where only capacity binds, two vehicles alike that are both at most half full can be
    made one at no cost (triangle inequality). So a best plan has at most one of them,
    and all others carry more than half: no more than ``2 * total / capacity + 1``.
    """
    if capacity <= 0:
        return available
    return min(available, 2 * total // capacity + 1)
