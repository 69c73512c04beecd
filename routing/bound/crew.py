"""Vehicles that are alike, and the least that what they do can cost."""

from dataclasses import dataclass

from routing.bound.network import Fleet
from routing.problem import Price, Problem, Vehicle

UNIT = 4096
"""Units of cost to the cent."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Vehicles that are alike in all that a bound looks at.

    Attributes
    ----------
    vehicle
        One of them.
    count
        How many they are.
    tasks
        What they may do.
    dear
        Extra cents for tasks, ``(task, cents)``.
    """

    vehicle: Vehicle
    count: int
    tasks: frozenset[int]
    dear: tuple[tuple[int, int], ...]

    def dearer(self, task: int) -> int:
        """Return the extra cents for a task."""
        return sum(cents for number, cents in self.dear if number == task)

    def fleet(self, most: int) -> Fleet:
        """Return these vehicles, when `most` rounds are enough for all work."""
        vehicle = self.vehicle
        most = min(most, self.count * vehicle.max_rounds)
        return Fleet(most, vehicle.max_rounds, vehicle.costs.per_day)

    @property
    def wait(self) -> int:
        """Units per second of waiting: none where an unpaid pause may fill it."""
        hours = self.vehicle.hours
        pauses = bool(hours.breaks) or hours.lunch is not None
        return 0 if pauses and not hours.paid else units(self.vehicle.costs.time, 1)

    @property
    def per_round(self) -> int:
        """Units that each round costs at least, whatever it does.

        What rounding may take off the parts of a round is taken off here.
        """
        costs = self.vehicle.costs
        cents = costs.per_round + self.fleet(1).share
        return cents * UNIT - _rounding(costs.distance) - _rounding(costs.time)


def crews(problem: Problem) -> tuple[Crew, ...]:
    """Return the classes of vehicles of a day."""
    alike: dict[tuple[object, ...], list[int]] = {}
    found: dict[tuple[object, ...], Crew] = {}
    for number, vehicle in enumerate(problem.vehicles):
        tasks = frozenset(
            k
            for k, task in enumerate(problem.tasks)
            if task.vehicles is None or number in task.vehicles
        )
        dear = tuple(
            (k, cents)
            for k, task in enumerate(problem.tasks)
            for who, cents in task.dear
            if who == number
        )
        key = (vehicle, tasks, dear)
        alike.setdefault(key, []).append(number)
        found[key] = Crew(vehicle, len(alike[key]), tasks, dear)
    return tuple(found.values())


def units(price: Price, amount: int) -> int:
    """Return the exact price of `amount`, rounded down to a unit."""
    return price.amount * amount * UNIT // price.per


def _rounding(price: Price) -> int:
    """Return the most units that rounding to whole cents takes off."""
    if price.amount % price.per == 0:
        return 0
    return -(-((price.per - 1) // 2) * UNIT // price.per)
