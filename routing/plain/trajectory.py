"""One trajectory of PyVRP's local search, cooled over the budget it has.

PyVRP's own loop is made for long runs: late acceptance over a memory of fixed length.
Here moves are taken as in simulated annealing, from a temperature of a typical leg's
cost down to a hundredth of it as the budget runs out, which measured better within
seconds. The search can be stopped and taken up again, so that routes can be recombined
on the way.
"""

import math
from collections.abc import Callable

from pyvrp import (
    CostEvaluator,
    PenaltyManager,
    ProblemData,
    RandomNumberGenerator,
    Solution,
)
from pyvrp.search import (
    OPERATORS,
    LocalSearch,
    NeighbourhoodParams,
    PerturbationManager,
    PerturbationParams,
    compute_neighbours,
)

from routing.plain.budget import Meter
from routing.plain.tuning import Tuning, first_penalties, penalty_params

PAUSE = 20
"""Iterations between two looks at the thermometer."""

TINY = 1e-12
"""Stands for a random number or a heat of zero: one has a logarithm, one divides."""

Watch = Callable[[Solution], None]


class Trajectory:
    """A local search under way.

    Parameters
    ----------
    data
        The problem.
    seed
        Of its random numbers: the same seed and number of steps, the same plans.
    tuning
        Settings.
    start
        A solution to begin with, or None for a random one, improved.

    Attributes
    ----------
    best, current
        Solutions; `best` may be infeasible while none that is feasible was found.
    iterations
        Steps so far.
    """

    def __init__(
        self,
        data: ProblemData,
        seed: int,
        tuning: Tuning,
        start: Solution | None = None,
    ) -> None:
        self._rng = RandomNumberGenerator(seed=seed)
        near = NeighbourhoodParams(num_neighbours=tuning.neighbours)
        shakes = PerturbationParams(max_perturbations=tuning.shakes)
        self._search = LocalSearch(
            data,
            self._rng,
            compute_neighbours(data, near),
            PerturbationManager(shakes),
        )
        for operator in OPERATORS:
            if operator.supports(data):
                self._search.add_operator(operator(data))
        params = penalty_params(data, tuning)
        self._penalties = PenaltyManager(first_penalties(data, tuning.worth), params)
        if start is None:
            dear = self._penalties.max_cost_evaluator()
            random = Solution.make_random(data, self._rng)
            start = self._search(random, dear, exhaustive=True)
        self.best = self.current = start
        self._tuning = tuning
        self._heat = 0.0
        self._rests_until = 0
        self.iterations = 0

    def run(self, meter: Meter, watch: Watch, better: Watch) -> None:
        """Search until the budget is used up.

        Parameters
        ----------
        meter
            Counts the iterations, and says how much of the whole search is done.
        watch
            Told the solution each iteration has come to, taken or not.
        better
            Told each new best feasible solution.
        """
        while not meter.over():
            if self.iterations % PAUSE == 0:
                self._heat = self._temperature(meter.progress())
            watch(self._step(better))

    def adopt(self, solution: Solution) -> None:
        """Go on from a better solution, found elsewhere."""
        self.best = self.current = solution
        self._rests_until = 0

    def _temperature(self, progress: float) -> float:
        """Return by how much a step may be worse, about, at this time."""
        best = self.best
        cost = best.distance_cost() + best.duration_cost() + best.fixed_vehicle_cost()
        legs = max(1, best.num_clients() + 2 * best.num_shipments())
        warm = self._tuning.warmth * cost / legs
        vehicle = best.fixed_vehicle_cost() / max(1, best.num_routes())
        hot = max(warm, self._tuning.vehicles * vehicle, TINY)
        return hot * math.pow(self._tuning.cooled * warm / hot, progress)

    def _step(self, better: Watch) -> Solution:
        """Search once from the current solution; return what was found."""
        self.iterations += 1
        costs = self._penalties.cost_evaluator()
        candidate = self._search(self.current, costs, exhaustive=False)
        self._penalties.register(candidate)
        if costs.cost(candidate) < costs.cost(self.best):
            self.best = candidate
            if self.iterations >= self._rests_until:
                candidate = self._look_around(candidate, costs)
            better(self.best)
        worse = -self._heat * math.log(self._rng.rand() or TINY)
        bar = costs.penalised_cost(self.current) + worse
        if costs.penalised_cost(candidate) < bar:
            self.current = candidate
        return candidate

    def _look_around(self, found: Solution, costs: CostEvaluator) -> Solution:
        """Search all around a new best solution; return where the search goes on."""
        self._rests_until = self.iterations + self._tuning.rest
        around = self._search(found, costs, exhaustive=True)
        if around.is_feasible() and costs.cost(around) < costs.cost(found):
            self.best = around
        return around
