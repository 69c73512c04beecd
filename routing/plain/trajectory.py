"""One trajectory of PyVRP's local search that can be stopped and taken up again.

PyVRP's own loop begins anew at every call; this one keeps its late-acceptance memory
and penalties (Burke and Bykov, 2017, doi:10.1016/j.ejor.2016.07.012, as PyVRP has it),
so that routes can be recombined on the way.
"""

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

from routing.plain.tuning import Tuning, first_penalties, penalty_params

PATIENCE = 50_000
"""Iterations without a better plan after which the search begins again from it."""

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
        self._history: list[Solution | None] = [None] * tuning.history
        self._start = self.best = self.current = start
        self._idle = 0
        self._rest = tuning.rest
        self._rests_until = 0
        self.iterations = 0

    def run(self, stop: Callable[[], bool], watch: Watch, better: Watch) -> None:
        """Search until told to stop.

        Parameters
        ----------
        stop
            Asked before each iteration.
        watch
            Told the solution each iteration has come to, taken or not.
        better
            Told each new best feasible solution.
        """
        while not stop():
            watch(self._step(better))

    def adopt(self, solution: Solution) -> None:
        """Go on from a better solution, found elsewhere; the memory stays."""
        dear = self._penalties.max_cost_evaluator()
        polished = self._search(solution, dear, exhaustive=True)
        keep = polished.is_feasible() and dear.cost(polished) <= dear.cost(solution)
        self.best = self.current = polished if keep else solution
        self._idle = 0

    def _step(self, better: Watch) -> Solution:
        """Search once from the current solution; return what was found."""
        self.iterations += 1
        if self._idle >= PATIENCE:
            self.current, self._idle = self.best, 0
            self._history = [None] * len(self._history)
        costs = self._penalties.cost_evaluator()
        candidate = self._search(self.current, costs, exhaustive=False)
        self._penalties.register(candidate)
        self._idle += 1
        if costs.cost(candidate) < costs.cost(self.best):
            self.best, self._idle = candidate, 0
            if self.iterations >= self._rests_until:
                candidate = self._look_around(candidate, costs)
            better(self.best)
        self._accept(candidate, costs)
        return candidate

    def _look_around(self, found: Solution, costs: CostEvaluator) -> Solution:
        """Search all around a new best solution; return where the search goes on."""
        self._rests_until = self.iterations + self._rest
        around = self._search(found, costs, exhaustive=True)
        if around.is_feasible() and costs.cost(around) < costs.cost(found):
            self.best = around
        return around

    def _accept(self, candidate: Solution, costs: CostEvaluator) -> None:
        """Move on if the candidate beats the current or a former solution."""
        slot = self.iterations % len(self._history)
        late = self._history[slot]
        bar = costs.penalised_cost(self._start if late is None else late)
        cost = costs.penalised_cost(self.current)
        if (found := costs.penalised_cost(candidate)) < max(bar, cost):
            self.current, cost = candidate, found
        if late is None or cost < bar:
            self._history[slot] = self.current
