"""What clients and farms want on a day: goods through the dock, from stock, into it."""

from dataclasses import dataclass, field
from math import hypot
from random import Random

from benchmarks.days.fleet import H
from benchmarks.days.land import TRUCK, Land
from routing.problem import Request, Span, Task, TaskKind, Vehicle, Visit

FARMS_OPEN: tuple[Span, ...] = ((6 * H, 20 * H),)
CLIENTS_OPEN: tuple[Span, ...] = ((27_000, 19 * H),)

PLAIN, RAW, BAKED = range(3)
"""Classes of goods; raw and baked goods never share a round on some days."""


@dataclass
class Wishes:
    """Tasks and requests as they are drawn.

    Attributes
    ----------
    draw, land, vehicles
        Source of chance, the places, and who might come.
    direct
        Whether goods may go directly from farm to client.
    tasks, requests
        What is wanted so far.
    """

    draw: Random
    land: Land
    vehicles: tuple[Vehicle, ...]
    direct: bool
    tasks: list[Task] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)

    def basket(self, client: int, farms: list[int], *, cold: bool) -> None:
        """Want goods of some farms at a client, handed over together."""
        ways: list[tuple[int, ...]] = []
        collections = [
            self._task(TaskKind.COLLECT, self._crates(cold=cold), farm, cold=cold)
            for farm in farms
        ]
        load = [sum(self.tasks[c].load[d] for c in collections) for d in range(4)]
        crates = load[2]
        delivery = self._task(TaskKind.DELIVER, crates, client, cold=cold)
        self._set(delivery, load=tuple(load), after=tuple(collections))
        ways.append((*collections, delivery))
        if self.direct and len(farms) == 1:
            ways.append((self._carry(collections[0], delivery),))
        self._want(ways)

    def from_stock(self, client: int, *, cold: bool) -> None:
        """Want goods that are at the hub already."""
        crates = self._crates(cold=cold)
        self._want([(self._task(TaskKind.DELIVER, crates, client, cold=cold),)])

    def to_stock(self, farm: int, *, cold: bool) -> None:
        """Want goods at the hub that do not go on today."""
        crates = self._crates(cold=cold) + self.draw.randint(0, 6)
        self._want([(self._task(TaskKind.COLLECT, crates, farm, cold=cold),)])

    def _crates(self, *, cold: bool) -> int:
        return self.draw.randint(1, 3 if cold else 5)

    def _want(self, ways: list[tuple[int, ...]]) -> None:
        priority = self.draw.choices((0, 1, 2, 3), (85, 9, 4, 2))[0]
        weight = self.draw.randint(1, 5)
        self.requests.append(Request(tuple(ways), None, weight, priority))

    def _task(self, kind: TaskKind, crates: int, place: int, *, cold: bool) -> int:
        """Add a task with one visit; return its number."""
        visit = self._visit(place, crates)
        self.tasks.append(
            Task(
                kind=kind,
                load=(
                    0 if cold else crates,
                    crates if cold else 0,
                    crates,
                    crates * self.draw.randint(7, 11),
                ),
                pickup=visit if kind is TaskKind.COLLECT else None,
                delivery=visit if kind is TaskKind.DELIVER else None,
                dock_seconds=crates * 12,
                handling=crates * 20 if kind is TaskKind.COLLECT else 0,
                vehicles=self._access({place}),
                goods=self.draw.choices((PLAIN, RAW, BAKED), (86, 7, 7))[0],
            )
        )
        return len(self.tasks) - 1

    def _carry(self, collection: int, delivery: int) -> int:
        """Add the direct way of a request; return the number of its task."""
        here, there = self.tasks[collection], self.tasks[delivery]
        places = {end.place for end in (here.pickup, there.delivery) if end is not None}
        self.tasks.append(
            Task(
                kind=TaskKind.DIRECT,
                load=there.load,
                pickup=here.pickup,
                delivery=there.delivery,
                vehicles=self._access(places),
                goods=there.goods,
            )
        )
        return len(self.tasks) - 1

    def _visit(self, place: int, crates: int) -> Visit:
        """Return work at a place, all day long as yet."""
        farm = place in self.land.farms
        return Visit(
            place=place,
            windows=FARMS_OPEN if farm else CLIENTS_OPEN,
            fixed=120 if farm else 180,
            handover=crates * (15 if farm else 20),
        )

    def _access(self, places: set[int]) -> tuple[int, ...] | None:
        """Return which vehicles can reach narrow places; None for all."""
        if not places & self.land.narrow:
            return None
        return tuple(
            number
            for number, vehicle in enumerate(self.vehicles)
            if vehicle.profile != TRUCK
        )

    def _set(
        self, number: int, *, load: tuple[int, ...], after: tuple[int, ...]
    ) -> None:
        """Make a delivery that of all its collections' goods, and of their class."""
        task, goods = self.tasks[number], self.tasks[after[0]].goods
        for collection in after:
            self.tasks[collection] = _of_class(self.tasks[collection], goods)
        self.tasks[number] = Task(
            kind=task.kind,
            load=load,
            delivery=task.delivery,
            dock_seconds=task.dock_seconds,
            after=after,
            vehicles=task.vehicles,
            goods=goods,
        )


def _of_class(task: Task, goods: int) -> Task:
    return Task(
        kind=task.kind,
        load=task.load,
        pickup=task.pickup,
        dock_seconds=task.dock_seconds,
        handling=task.handling,
        vehicles=task.vehicles,
        goods=goods,
    )


def draw_wishes(
    draw: Random, land: Land, vehicles: tuple[Vehicle, ...], *, direct: bool
) -> tuple[tuple[Task, ...], tuple[Request, ...]]:
    """Draw what is wanted, something at each farm and each client.

    Parameters
    ----------
    draw
        Source of chance.
    land
        Its farms and clients.
    vehicles
        Who might come.
    direct
        Whether goods may go directly from farm to client.

    Returns
    -------
    tasks, requests
        With windows as wide as the sites are ever open.
    """
    wishes = Wishes(draw, land, vehicles, direct)
    visited: set[int] = set()
    for client in land.clients:
        for _ in range(1 + (draw.random() < 0.25)):
            cold = draw.random() < 0.35
            if draw.random() < 0.25:
                wishes.from_stock(client, cold=cold)
                continue
            farms = _suppliers(draw, land, client)
            visited.update(farms)
            wishes.basket(client, farms, cold=cold)
    for farm in land.farms:
        if farm not in visited or draw.random() < 0.15:
            wishes.to_stock(farm, cold=draw.random() < 0.35)
    return tuple(wishes.tasks), tuple(wishes.requests)


def _suppliers(draw: Random, land: Land, client: int) -> list[int]:
    """Choose the farms of a basket; people buy from farms that are near."""
    east, north = land.points[client]
    near = [
        1 / (4_000 + hypot(land.points[f][0] - east, land.points[f][1] - north))
        for f in land.farms
    ]
    count = draw.choices((1, 2, 3), (65, 27, 8))[0]
    return sorted(set(draw.choices(land.farms, near, k=count)))
