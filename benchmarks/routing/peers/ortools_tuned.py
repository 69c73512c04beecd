"""OR-Tools' routing library with the settings that measured best for it.

Parallel cheapest insertion, guided local search, and insertion large neighbourhoods by
close nodes (20) and expensive chains. Where no first plan serves everybody, visits may
be dropped at a great price, and the search goes on from there.
"""

import time
from collections.abc import Callable

from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from benchmarks.routing.timing import timed
from routing.problem import (
    NEVER,
    Problem,
    TaskKind,
    Visit,
    delivery_of,
    pickup_of,
    visit,
    visits_of,
)
from routing.result import Plan, Result

CLOSE_NODES = 20
CALLS_PER_LOOK = 64
FOREVER = 10**6
ON = 3  # OptionalBoolean.BOOL_TRUE


def prepare() -> None:
    """Nothing is left to import."""


def solve(problem: Problem, cpu_seconds: float, seed: int) -> Result:
    """Return the best plan of one search; the seed is ignored."""
    del seed
    ends = time.process_time() + cpu_seconds
    if not problem.tasks:
        return timed(problem, ((),) * len(problem.vehicles))
    model = _Model(problem, lenient=False)
    found = model.solve(ends)
    if found is None and time.process_time() < ends:
        model = _Model(problem, lenient=True)
        found = model.solve(ends)
    return timed(problem, model.plan(found) if found else ())


class _Model:
    """A problem in the routing library's language; its indices never leave here."""

    def __init__(self, problem: Problem, lenient: bool) -> None:
        self._problem = problem
        self._lenient = lenient
        # node 0 is home, the others are the visits in order
        self._visits = [
            number
            for task in range(len(problem.tasks))
            for number in visits_of(problem, task)
        ]
        self._node = {number: at for at, number in enumerate(self._visits, start=1)}
        self._manager = pywrapcp.RoutingIndexManager(
            len(self._visits) + 1, len(problem.vehicles), 0
        )
        self._routing = pywrapcp.RoutingModel(self._manager)
        self._timed = _has_times(problem)
        self._costs()
        self._loads()
        if self._timed:
            self._times()
        self._ranges()
        self._pairs()
        self._choices()

    def solve(self, ends: float) -> pywrapcp.Assignment | None:
        """Return the best answer until this process has used its share, or None."""
        limit = self._routing.solver().CustomLimit(_used_up(ends))
        self._routing.AddSearchMonitor(limit)
        return self._routing.SolveWithParameters(_parameters())

    def plan(self, found: pywrapcp.Assignment) -> Plan:
        """Return an answer as a plan."""
        plan = []
        for vehicle in range(len(self._problem.vehicles)):
            visits: list[int] = []
            index = found.Value(self._routing.NextVar(self._routing.Start(vehicle)))
            while not self._routing.IsEnd(index):
                visits.append(self._visits[self._manager.IndexToNode(index) - 1])
                index = found.Value(self._routing.NextVar(index))
            plan.append((tuple(visits),) if visits else ())
        return tuple(plan)

    def _places(self) -> list[int]:
        home = self._problem.vehicles[0].start
        return [home, *(visit(self._problem, v).place for v in self._visits)]

    def _costs(self) -> None:
        """Each vehicle's price per metre, and per day."""
        places = self._places()
        metres = self._problem.matrices[0].metres[places][:, places]
        evaluators: dict[int, int] = {}
        for number, vehicle in enumerate(self._problem.vehicles):
            amount = vehicle.costs.distance.amount
            if amount not in evaluators:
                table = (metres * amount).tolist()
                evaluators[amount] = self._routing.RegisterTransitMatrix(table)
            self._routing.SetArcCostEvaluatorOfVehicle(evaluators[amount], number)
            self._routing.SetFixedCostOfVehicle(vehicle.costs.per_day, number)

    def _loads(self) -> None:
        """Load on every leg, by dimension; what is delivered is loaded at the start."""
        for dimension in range(self._problem.dimensions):
            loads = [0, *(self._change(v, dimension) for v in self._visits)]
            evaluator = self._routing.RegisterUnaryTransitVector(loads)
            capacities = [v.capacity[dimension] for v in self._problem.vehicles]
            self._routing.AddDimensionWithVehicleCapacity(
                evaluator, 0, capacities, False, f"load {dimension}"
            )

    def _change(self, number: int, dimension: int) -> int:
        task = self._problem.tasks[number // 2]
        taken = number == pickup_of(number // 2)
        return task.load[dimension] if taken else -task.load[dimension]

    def _times(self) -> None:
        """Windows, shifts and longest days."""
        places = self._places()
        service = [0, *(_service(visit(self._problem, v)) for v in self._visits)]
        seconds = self._problem.matrices[0].seconds[places][:, places].copy()
        for node, each in enumerate(service):
            seconds[node, :] += each
        latest = max(v.closes for v in self._problem.vehicles)
        self._routing.AddDimension(
            self._routing.RegisterTransitMatrix(seconds.tolist()),
            latest,
            latest,
            False,
            "time",
        )
        time_of = self._routing.GetDimensionOrDie("time")
        for number in self._visits:
            index = self._manager.NodeToIndex(self._node[number])
            (opens, closes) = visit(self._problem, number).windows[0]
            time_of.CumulVar(index).SetRange(opens, min(closes, latest))
        for number, vehicle in enumerate(self._problem.vehicles):
            for index in (self._routing.Start(number), self._routing.End(number)):
                time_of.CumulVar(index).SetRange(vehicle.opens, vehicle.closes)
                self._routing.AddVariableMinimizedByFinalizer(time_of.CumulVar(index))
            if vehicle.hours.max_span < NEVER:
                time_of.SetSpanUpperBoundForVehicle(vehicle.hours.max_span, number)

    def _ranges(self) -> None:
        """Longest rounds."""
        if all(vehicle.max_round is None for vehicle in self._problem.vehicles):
            return
        places = self._places()
        metres = self._problem.matrices[0].metres[places][:, places].tolist()
        self._routing.AddDimensionWithVehicleCapacity(
            self._routing.RegisterTransitMatrix(metres),
            0,
            [
                NEVER if v.max_round is None else v.max_round
                for v in self._problem.vehicles
            ],
            True,
            "range",
        )

    def _pairs(self) -> None:
        """Both ends of a direct task by one vehicle, the pickup first."""
        solver = self._routing.solver()
        for number, task in enumerate(self._problem.tasks):
            if task.kind is not TaskKind.DIRECT:
                continue
            first, last = (
                self._manager.NodeToIndex(self._node[v])
                for v in (pickup_of(number), delivery_of(number))
            )
            self._routing.AddPickupAndDelivery(first, last)
            routing = self._routing
            solver.Add(routing.VehicleVar(first) == routing.VehicleVar(last))
            if self._timed:
                time_of = routing.GetDimensionOrDie("time")
                solver.Add(time_of.CumulVar(first) <= time_of.CumulVar(last))

    def _choices(self) -> None:
        """Which vehicles may do what, and what may be left out."""
        for number, task in enumerate(self._problem.tasks):
            for each in visits_of(self._problem, number):
                index = self._manager.NodeToIndex(self._node[each])
                if task.vehicles is not None:
                    self._routing.VehicleVar(index).SetValues([-1, *task.vehicles])
        for request in self._problem.requests:
            price = request.skip
            if price is None and self._lenient:
                price = _more_than_any_plan(self._problem)
            if price is None:
                continue
            for each in visits_of(self._problem, request.ways[0][0]):
                index = self._manager.NodeToIndex(self._node[each])
                self._routing.AddDisjunction([index], price)
                price = 0  # both ends of a pair are dropped for one price


def _more_than_any_plan(problem: Problem) -> int:
    """Return a price that no saving makes up for."""
    dearest = max(
        int(problem.matrices[0].metres.max()) * vehicle.costs.distance.amount
        + vehicle.costs.per_day
        for vehicle in problem.vehicles
    )
    return 4 * dearest


def _has_times(problem: Problem) -> bool:
    """Return whether anything ends: windows count only with shifts that do."""
    return any(
        vehicle.closes < NEVER or vehicle.hours.max_span < NEVER
        for vehicle in problem.vehicles
    )


def _service(what: Visit) -> int:
    return what.fixed + what.handover


def _used_up(ends: float) -> Callable[[], bool]:
    """Return a limit that looks at the processor's clock now and then."""
    calls = 0

    def over() -> bool:
        nonlocal calls
        calls += 1
        return calls % CALLS_PER_LOOK == 0 and time.process_time() >= ends

    return over


def _parameters() -> object:
    """Return the settings."""
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    first = routing_enums_pb2.FirstSolutionStrategy
    beyond = routing_enums_pb2.LocalSearchMetaheuristic
    parameters.first_solution_strategy = first.PARALLEL_CHEAPEST_INSERTION
    parameters.local_search_metaheuristic = beyond.GUIDED_LOCAL_SEARCH
    operators = parameters.local_search_operators
    operators.use_global_cheapest_insertion_close_nodes_lns = ON
    operators.use_local_cheapest_insertion_close_nodes_lns = ON
    operators.use_global_cheapest_insertion_expensive_chain_lns = ON
    operators.use_local_cheapest_insertion_expensive_chain_lns = ON
    parameters.heuristic_close_nodes_lns_num_nodes = CLOSE_NODES
    parameters.time_limit.FromSeconds(FOREVER)
    return parameters
