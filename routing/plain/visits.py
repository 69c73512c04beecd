"""What clients want, as PyVRP's clients, groups and shipments.

Every visit has a location of its own. A visit with several windows is a group of
clients of which one is served; so are tasks that are ways of one request.
"""

from itertools import chain

from pyvrp import Client, ClientGroup, Shipment

from routing.problem import (
    Problem,
    Request,
    Span,
    TaskKind,
    delivery_of,
    pickup_of,
    visit,
    visits_of,
)


class Visits:
    """All that can be visited.

    Parameters
    ----------
    problem
        The problem.
    unit
        PyVRP's cost of one cent.

    Attributes
    ----------
    numbers
        By location, its visit (`routing.problem.pickup_of`).
    clients, groups, shipments
        For PyVRP.
    keys
        By client, its visit.
    pairs
        By shipment, its task.
    surplus
        Prizes of clients that cannot be served because another one is.
    """

    def __init__(self, problem: Problem, unit: int) -> None:
        self._problem = problem
        self._unit = unit
        self._location: dict[int, int] = {}
        self.numbers: list[int] = []
        self.clients: list[Client] = []
        self.groups: list[ClientGroup] = []
        self.shipments: list[Shipment] = []
        self.keys: list[int] = []
        self.pairs: list[int] = []
        self.surplus = 0
        for request in problem.requests:
            self._add(request)

    def _add(self, request: Request) -> None:
        """Write down one request: pairs, and clients of which each or one is served."""
        tasks = list(chain.from_iterable(request.ways))
        single = []
        for task in tasks:
            if self._problem.tasks[task].kind is TaskKind.DIRECT:
                self._add_pair(task, request)
            else:
                single.append(task)
        together = [single] if len(request.ways) > 1 else [[task] for task in single]
        for choice in together:
            options = [
                (number, window)
                for task in choice
                for number in visits_of(self._problem, task)
                for window in visit(self._problem, number).windows
            ]
            self._add_options(options, request)

    def _add_options(self, options: list[tuple[int, Span]], request: Request) -> None:
        """Write down clients of which one is served."""
        if len(options) == 1:
            self._add_client(*options[0], request, None)
            return
        first = len(self.clients)
        for number, window in options:
            self._add_client(number, window, request, len(self.groups))
        members = list(range(first, len(self.clients)))
        self.groups.append(ClientGroup(members, request.skip is None))
        self.surplus += (len(members) - 1) * self._prize(request)

    def _add_client(
        self, number: int, window: Span, request: Request, group: int | None
    ) -> None:
        task, end = self._problem.tasks[number // 2], visit(self._problem, number)
        load, nothing = list(task.load), [0] * len(task.load)
        delivers = task.kind is TaskKind.DELIVER
        client = Client(
            self._locate(number),
            delivery=load if delivers else nothing,
            pickup=nothing if delivers else load,
            service_duration=end.fixed + end.handover,
            tw_early=window[0],
            tw_late=window[1],
            release_time=task.ready if delivers else 0,
            prize=self._prize(request),
            required=request.skip is None and group is None,
            group=group,
        )
        self.clients.append(client)
        self.keys.append(number)

    def _add_pair(self, number: int, request: Request) -> None:
        take, hand = pickup_of(number), delivery_of(number)
        first, last = visit(self._problem, take), visit(self._problem, hand)
        shipment = Shipment(
            self._locate(take),
            self._locate(hand),
            *first.windows[0],
            first.fixed + first.handover,
            *last.windows[0],
            last.fixed + last.handover,
            amount=list(self._problem.tasks[number].load),
            prize=self._prize(request),
            required=request.skip is None,
        )
        self.shipments.append(shipment)
        self.pairs.append(number)

    def _prize(self, request: Request) -> int:
        return 0 if request.skip is None else request.skip * self._unit

    def _locate(self, number: int) -> int:
        """Return the location of a visit."""
        if number not in self._location:
            self._location[number] = len(self.numbers)
            self.numbers.append(number)
        return self._location[number]
