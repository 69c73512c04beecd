"""Rounds in the making, as blocks of visits at one place, and what their ways cost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from benchmarks.days.skeleton import fits
from mil.units import Seconds
from routing.problem import Problem, TaskKind, price_unit, visit

Block = tuple[int, ...]
"""Visits at one place."""

NO_WAY = 10**15
"""Price of an arc there is no way for."""


@dataclass(frozen=True, slots=True)
class Roads:
    """What each vehicle's ways cost.

    Attributes
    ----------
    problem
        The day.
    arcs
        By vehicle, from, to: price of the metres and of the seconds, in
        ``1 / price_unit(problem)`` cent.
    """

    problem: Problem
    arcs: tuple[list[list[int]], ...]

    @classmethod
    def of(cls, problem: Problem) -> "Roads":
        """Price all ways for all vehicles."""
        unit, arcs = price_unit(problem), []
        for car in problem.vehicles:
            matrix, costs = problem.matrices[car.profile], car.costs
            price = matrix.metres * (costs.distance.amount * unit // costs.distance.per)
            price = price + matrix.seconds * (
                costs.time.amount * unit // costs.time.per
            )
            price[(matrix.metres < 0) | (matrix.seconds < 0)] = NO_WAY
            arcs.append(price.tolist())
        return cls(problem, tuple(arcs))

    def place(self, block: Block) -> int:
        """Return where a block's visits are made."""
        return visit(self.problem, block[0]).place

    def between(self, vehicle: int, places: Sequence[int]) -> int:
        """Return the price of driving through some places."""
        arcs = self.arcs[vehicle]
        return sum(arcs[a][b] for a, b in pairwise(places) if a != b)


@dataclass
class Tour:
    """A round in the making.

    Attributes
    ----------
    roads, vehicle
        What ways cost, and who drives.
    kind
        What it mainly does.
    blocks
        Its visits.
    ready
        When the goods that it loads at the dock will be there, about.
    """

    roads: Roads
    vehicle: int
    kind: TaskKind
    blocks: list[Block] = field(default_factory=list)
    ready: Seconds = 0

    @property
    def visits(self) -> tuple[int, ...]:
        """Return all visits in order."""
        return tuple(number for block in self.blocks for number in block)

    def fits(self, blocks: Sequence[Block]) -> bool:
        """Whether the vehicle may and can carry such a round, and go that far."""
        problem, car = self.roads.problem, self.roads.problem.vehicles[self.vehicle]
        visits = [number for block in blocks for number in block]
        if not fits(problem, self.vehicle, visits):
            return False
        if self.cost(blocks) >= NO_WAY:
            return False
        metres = problem.matrices[car.profile].metres
        length = sum(int(metres[a, b]) for a, b in pairwise(self.path(blocks)))
        return car.max_round is None or length <= car.max_round

    def path(self, blocks: Sequence[Block]) -> list[int]:
        """Return the places of a round, the dock and the driver's home included."""
        problem = self.roads.problem
        car, dock = problem.vehicles[self.vehicle], problem.dock
        hub = car.start if dock is None else dock.place
        begin = hub if self.kind is TaskKind.DELIVER else car.start
        end = hub if self.kind is TaskKind.COLLECT else car.end
        back = [hub] if self.kind is TaskKind.DELIVER and self._brings(blocks) else []
        return [begin, *(self.roads.place(block) for block in blocks), *back, end]

    def cost(self, blocks: Sequence[Block]) -> int:
        """Return the price of a round's ways."""
        return self.roads.between(self.vehicle, self.path(blocks))

    def seconds(self, blocks: Sequence[Block]) -> Seconds:
        """Return about how long a round takes, waits and pauses aside."""
        problem = self.roads.problem
        matrix = problem.matrices[problem.vehicles[self.vehicle].profile].seconds
        time = sum(int(matrix[a, b]) for a, b in pairwise(self.path(blocks)))
        for block in blocks:
            ends = [visit(problem, number) for number in block]
            time += max(end.fixed for end in ends) + sum(e.handover for e in ends)
            time += sum(problem.tasks[number // 2].dock_seconds for number in block)
        return time + (0 if problem.dock is None else problem.dock.fixed)

    def with_block(self, block: Block) -> Iterator[tuple[int, list[Block]]]:
        """Yield what adding a block costs at each position, and the new blocks.

        Where the place is visited already, it joins that block.
        """
        roads, places = self.roads, self.path(self.blocks)
        arcs, here = roads.arcs[self.vehicle], self.roads.place(block)
        for number, other in enumerate(self.blocks):
            if roads.place(other) == here:
                joined = list(self.blocks)
                joined[number] = (*other, *block)
                yield 0, joined
                return
        back = self._way_back(block)
        for at in range(len(self.blocks) + 1):
            a, b = places[at], places[at + 1]
            more = arcs[a][here] + arcs[here][b] - (arcs[a][b] if a != b else 0)
            yield more + back, [*self.blocks[:at], block, *self.blocks[at:]]

    def _way_back(self, block: Block) -> int:
        """Return what passing the dock again costs, if only this block needs it."""
        if self.kind is not TaskKind.DELIVER or not self._brings([block]):
            return 0
        if self._brings(self.blocks) or not self.blocks:
            return 0
        return self.cost([*self.blocks, block]) - self.roads.between(
            self.vehicle,
            [*self.path(self.blocks)[:-1], self.roads.place(block), self._home()],
        )

    def _home(self) -> int:
        return self.roads.problem.vehicles[self.vehicle].end

    def _brings(self, blocks: Sequence[Block]) -> bool:
        tasks = self.roads.problem.tasks
        return any(tasks[n // 2].kind is TaskKind.COLLECT for b in blocks for n in b)
