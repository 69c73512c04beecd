"""What is wanted on a small random day."""

from dataclasses import dataclass, field
from random import Random

from mil.units import Cents, Seconds
from routing.problem import Price, Request, Soft, Span, Task, TaskKind, Visit

MINUTE = 60
HOUR = 3600

Ways = tuple[tuple[int, ...], ...]


@dataclass
class Basket:
    """Tasks as they are drawn.

    Attributes
    ----------
    draw
        Source of chance.
    places, dimensions, vehicles
        How many there are; place 0 is the dock's, or any when there is none.
    hub
        Whether there is a dock.
    tasks
        What there is so far.
    """

    draw: Random
    places: int
    dimensions: int
    vehicles: int
    hub: bool
    tasks: list[Task] = field(default_factory=list)

    def some(self, chance: float) -> bool:
        """Return whether chance has it."""
        return self.draw.random() < chance

    def request(self, left: int) -> tuple[Ways, int]:
        """Draw the ways of a request; return them, and how many visits they have."""
        kind = self.draw.random()
        if not self.hub or (kind < 0.15 and left >= 2):
            return ((self.direct(),),), 2
        if kind < 0.3 or left < 2:
            alone = TaskKind.COLLECT if self.some(0.5) else TaskKind.DELIVER
            return ((self.alone(alone),),), 1
        collections = [self.alone(TaskKind.COLLECT)]
        if left > 3 and self.some(0.15):
            collections.append(self.alone(TaskKind.COLLECT))
        delivery = self.alone(TaskKind.DELIVER, tuple(collections))
        way, visits = (*collections, delivery), len(collections) + 1
        if left >= visits + 2 and self.some(0.35):
            return (way, (self.direct(),)), visits + 2
        return (way,), visits

    def alone(self, kind: TaskKind, after: tuple[int, ...] = ()) -> int:
        """Add a collection or a delivery; return its number."""
        visit, collects = self.visit(), kind is TaskKind.COLLECT
        time = self.draw.randint(3, 8) * HOUR
        return self._add(
            Task(
                kind=kind,
                load=self._load(),
                pickup=visit if collects else None,
                delivery=None if collects else visit,
                dock_seconds=self.draw.choice((0, 3, 6)) * MINUTE,
                handling=self.draw.choice((0, 4)) * MINUTE if collects else 0,
                ready=time // 2 if not collects and self.some(0.2) else 0,
                due=time if collects and self.some(0.2) else None,
                after=after,
                aboard=self._aboard(),
                vehicles=self._vehicles(),
                dear=self._dear(),
                goods=self.draw.choice((0, 1, 2)),
            )
        )

    def direct(self) -> int:
        """Add a direct task; return its number."""
        here, there = self.visit(), self.visit()
        while there.place == here.place:
            there = self.visit()
        return self._add(
            Task(
                kind=TaskKind.DIRECT,
                load=self._load(),
                pickup=here,
                delivery=there,
                aboard=self._aboard(),
                vehicles=self._vehicles(),
                dear=self._dear(),
                goods=self.draw.choice((0, 1, 2)),
            )
        )

    def visit(self) -> Visit:
        """Draw work at a place."""
        draw = self.draw
        first = draw.randint(0, 200)
        windows: list[Span] = [(first, first + draw.choice((30, 120, 300, 420)))]
        if self.some(0.25):
            again = windows[0][1] + draw.randint(20, 90)
            windows.append((again, again + draw.choice((10, 60))))
        soft = None
        if self.some(0.15):
            begin = draw.randint(30, 240) * MINUTE
            early, late = Price(draw.randint(0, 3), MINUTE), Price(5, MINUTE)
            soft = Soft(begin, begin + draw.choice((0, 30)) * MINUTE, early, late)
        return Visit(
            place=draw.randrange(1 if self.hub else 0, self.places),
            windows=tuple((a * MINUTE, b * MINUTE) for a, b in windows),
            fixed=draw.choice((0, 5, 10)) * MINUTE,
            handover=draw.choice((0, 2, 6)) * MINUTE,
            soft=soft,
        )

    def _add(self, task: Task) -> int:
        self.tasks.append(task)
        return len(self.tasks) - 1

    def _load(self) -> tuple[int, ...]:
        return tuple(self.draw.randint(0, 4) for _ in range(self.dimensions))

    def _aboard(self) -> Seconds | None:
        return self.draw.randint(40, 120) * MINUTE if self.some(0.15) else None

    def _vehicles(self) -> tuple[int, ...] | None:
        if not self.some(0.15):
            return None
        able = {self.draw.randrange(self.vehicles) for _ in range(2)}
        return tuple(sorted(able))

    def _dear(self) -> tuple[tuple[int, Cents], ...]:
        if not self.some(0.15):
            return ()
        return ((self.draw.randrange(self.vehicles), self.draw.randint(1, 9) * 100),)


def draw_requests(
    draw: Random, most: int, places: int, dimensions: int, vehicles: int, *, hub: bool
) -> tuple[tuple[Task, ...], tuple[Request, ...]]:
    """Draw requests until there are enough visits.

    Parameters
    ----------
    draw
        Source of chance.
    most
        Most visits in all.
    places, dimensions, vehicles
        How many there are.
    hub
        Whether goods can go by the dock, at place 0; else all go directly.
    """
    basket = Basket(draw, places, dimensions, vehicles, hub)
    requests: list[Request] = []
    left = draw.randint(max(2, most // 2), most)
    while left > (0 if hub else 1):
        ways, visits = basket.request(left)
        left -= visits
        skip = draw.randint(5, 60) * 100 if draw.random() < 0.15 else None
        priority = draw.choice((0, 0, 0, 1, 2))
        requests.append(Request(ways, skip, draw.randint(1, 3), priority))
    return tuple(basket.tasks), tuple(requests)
