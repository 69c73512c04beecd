"""One OR-Tools routing model for a whole day; solver objects never leave this module.

Each round that a shift may make is a virtual vehicle with hours of its own (a `Box`).
Pickup and delivery rounds are planned together; what ties them at the dock is one
dimension, ``hub``, that is constant along a round: the end of handling of what a pickup
round brings, the begin of loading of what a delivery round takes.
"""

from collections.abc import Sequence

from ortools.constraint_solver import pywrapcp

from mil.errors import SolverError
from mil.orders import ZONES
from mil.places import Rate
from mil.units import DAY
from routing.arcs import FAR, PER_METRE, PER_SECOND, UNIT, Arcs
from routing.boxes import Box
from routing.effort import Effort, parameters_for
from routing.ground import Spans
from routing.nodes import Node, Problem, Van

EXACT = 2**53
_DONE = (1, 2, 7)
"""Statuses with a solution: local optimum, time is up, optimal."""

TRIES = 200
"""Failed tries for each solution that a fixed effort allows."""

_NOTHING = (0, 3, 4)
"""Statuses without one, for want of time."""


def solve(
    problem: Problem, boxes: Sequence[Box], effort: Effort
) -> tuple[tuple[int, ...], ...]:
    """Search for the cheapest rounds within boxes that carry as much as can be.

    Parameters
    ----------
    problem
        The day.
    boxes
        Rounds there may be, with a first plan.
    effort
        When to stop.

    Returns
    -------
    tuple of tuple of int
        Nodes of each box in order, shape ``(boxes, any)``; those it had when the time
        is too short to find anything.

    Raises
    ------
    SolverError
        When the solver refuses the model.
    """
    if not problem.nodes or not boxes:
        return tuple(() for _ in boxes)
    try:
        return _Model(problem, boxes).search(effort)
    except SolverError:
        raise
    except Exception as error:
        # OR-Tools raises a bare Exception where a constraint leaves no value
        raise SolverError(f"the routing solver refused the model: {error}") from error


class _Model:
    """Builds the model, searches, and reads the routes back."""

    def __init__(self, problem: Problem, boxes: Sequence[Box]) -> None:
        self.problem = problem
        self.trips = tuple(boxes)
        bases = dict.fromkeys(p for t in self.trips for p in (t.start, t.end))
        self.arcs = Arcs(problem, tuple(bases))
        self.manager = pywrapcp.RoutingIndexManager(
            len(self.arcs.places),
            len(self.trips),
            [self.arcs.bases.index(trip.start) for trip in self.trips],
            [self.arcs.bases.index(trip.end) for trip in self.trips],
        )
        self.routing = pywrapcp.RoutingModel(self.manager)
        self.solver = self.routing.solver()
        self.horizon = max(van.closes for van in problem.vans) + DAY
        self.indices = [
            self.manager.NodeToIndex(len(self.arcs.bases) + i)
            for i in range(len(problem.nodes))
        ]
        self._add_costs()
        self._add_loads()
        self._add_ranges()
        self._add_time()
        self._add_dock()
        self._add_boxes()
        self._add_visits()

    def van(self, trip: Box) -> Van:
        """Return the van of a trip."""
        return self.problem.vans[trip.van]

    # -- what it costs ---------------------------------------------------------------

    def _add_costs(self) -> None:
        """Price arcs, rounds and paid time by the tariff (rule 10)."""
        known: dict[tuple[str, Rate], int] = {}
        for v, trip in enumerate(self.trips):
            van = self.van(trip)
            key = (van.profile, van.rate)
            if key not in known:
                known[key] = self._register(self.arcs.prices(*key))
            self.routing.SetArcCostEvaluatorOfVehicle(known[key], v)
            self.routing.SetFixedCostOfVehicle(van.rate.per_round * UNIT, v)

    # -- what fits -------------------------------------------------------------------

    def _add_loads(self) -> None:
        """Keep grams and crates by zone, and all grams, within capacity (rule 6)."""
        nodes = self.problem.nodes
        for z, zone in enumerate(ZONES):
            # all grams together are limited below, so only a tighter limit matters
            grams = [
                van.grams[z] if van.grams[z] < van.max_grams else FAR
                for van in self.problem.vans
            ]
            crates = [van.crates[z] for van in self.problem.vans]
            self._add_load(f"grams {zone}", [n.grams[z] for n in nodes], grams)
            self._add_load(f"crates {zone}", [n.crates[z] for n in nodes], crates)
        total = [sum(node.grams) for node in nodes]
        self._add_load("grams", total, [van.max_grams for van in self.problem.vans])

    def _add_load(self, name: str, loads: list[int], most: list[int]) -> None:
        """Add a load that may bind for some van."""
        if not any(loads) or sum(loads) <= min(most):
            return
        by_location = self.routing.RegisterUnaryTransitVector(self.arcs.of_nodes(loads))
        self.routing.AddDimensionWithVehicleCapacity(
            by_location, 0, [most[trip.van] for trip in self.trips], True, name
        )

    def _add_ranges(self) -> None:
        """Keep each round within the vehicle's range (rule 9)."""
        if all(van.max_round is None for van in self.problem.vans):
            return
        evaluators = []
        for trip in self.trips:
            profile = self.van(trip).profile
            evaluators.append(self._register(self.arcs.distances(profile)))
        most = [self._range(trip) for trip in self.trips]
        self.routing.AddDimensionWithVehicleTransitAndCapacity(
            evaluators, 0, most, True, "metres"
        )

    def _range(self, trip: Box) -> int:
        """Return the range of a round, the way from or to its base aside."""
        van, depot = self.van(trip), self.problem.depot
        if van.max_round is None:
            return FAR * 10
        metres = self.problem.metres[van.profile]
        out = 0 if trip.collect else metres[van.start][depot]
        back = metres[depot][van.end] if trip.end == depot else 0
        return max(0, van.max_round - out - back)

    def _register(self, rows: list[list[int]]) -> int:
        return int(self.routing.RegisterTransitMatrix(rows))

    # -- when ------------------------------------------------------------------------

    def _add_time(self) -> None:
        """Time passes by travel and service; service begins in a window (4, 5)."""
        known: dict[tuple[str, bool], int] = {}
        for trip in self.trips:
            key = (self.van(trip).profile, trip.collect)
            if key not in known:
                known[key] = self._register(self.arcs.times(*key))
        evaluators = [known[self.van(t).profile, t.collect] for t in self.trips]
        self.routing.AddDimensionWithVehicleTransits(
            evaluators, self.horizon, self.horizon, False, "time"
        )
        self.time = self.routing.GetDimensionOrDie("time")
        for v, trip in enumerate(self.trips):
            van = self.van(trip)
            self._time_start(v).SetRange(trip.opens, trip.closes)
            self._time_end(v).SetRange(trip.opens, trip.closes)
            self.time.SetSpanCostCoefficientForVehicle(
                PER_SECOND * van.rate.per_hour, v
            )
            self.routing.AddVariableMinimizedByFinalizer(self._time_end(v))
            self.routing.AddVariableMaximizedByFinalizer(self._time_start(v))

    def _time_start(self, v: int) -> pywrapcp.IntVar:
        return self.time.CumulVar(self.routing.Start(v))

    def _time_end(self, v: int) -> pywrapcp.IntVar:
        return self.time.CumulVar(self.routing.End(v))

    def _add_dock(self) -> None:
        """Tie rounds to the dock: its opening, handling, ready and due times (5, 8)."""
        problem, routing = self.problem, self.routing
        zero = routing.RegisterUnaryTransitVector([0] * len(self.arcs.places))
        crates = routing.RegisterUnaryTransitVector(
            self.arcs.of_nodes([sum(node.crates) for node in problem.nodes])
        )
        everything = sum(sum(node.crates) for node in problem.nodes)
        routing.AddDimension(crates, 0, everything, True, "crates")
        longest = self.horizon + problem.handling_fixed + problem.dock_fixed
        longest += (problem.handling_per_crate + problem.dock_per_crate) * everything
        routing.AddDimension(zero, 0, longest, False, "hub")
        self.dock = None
        if not self._always_open():
            routing.AddDimension(zero, 0, longest, False, "dock")
            self.dock = routing.GetDimensionOrDie("dock")
        self.crates = routing.GetDimensionOrDie("crates")
        self.hub = routing.GetDimensionOrDie("hub")
        for v, trip in enumerate(self.trips):
            if trip.collect:
                self._tie_collection(v)
            else:
                self._tie_delivery(v)

    def _always_open(self) -> bool:
        """Whether the dock is open whenever a round may come to unload."""
        opens = min(trip.opens for trip in self.trips)
        closes = max(trip.closes for trip in self.trips)
        return any(a <= opens and closes <= b for a, b in self.problem.dock)

    def _dock_seconds(self, v: int) -> pywrapcp.IntExpr:
        """Return the time for the crates of a round at the dock."""
        crates = self.crates.CumulVar(self.routing.End(v))
        return crates * self.problem.dock_per_crate

    def _tie_collection(self, v: int) -> None:
        problem, end = self.problem, self.routing.End(v)
        crates = self.crates.CumulVar(end)
        each = problem.dock_per_crate + problem.handling_per_crate
        handled = self._time_end(v) + crates * each + problem.handling_fixed
        self.solver.Add(self.hub.CumulVar(end) == handled)
        if self.dock is not None:
            begins = self.dock.CumulVar(end) + problem.dock_fixed
            self.solver.Add(begins == self._time_end(v))
        self.routing.AddVariableMinimizedByFinalizer(self.hub.CumulVar(end))

    def _tie_delivery(self, v: int) -> None:
        loading = self.hub.CumulVar(self.routing.Start(v))
        self.solver.Add(loading + self._dock_seconds(v) == self._time_start(v))
        self.routing.AddVariableMaximizedByFinalizer(loading)

    def _enter(self, v: int) -> pywrapcp.IntExpr:
        """Return when a round begins."""
        if self.trips[v].collect:
            return self._time_start(v)
        return self.hub.CumulVar(self.routing.Start(v))

    def _exit(self, v: int) -> pywrapcp.IntExpr:
        """Return when a round is over."""
        if self.trips[v].collect:
            return self._time_end(v) + self._dock_seconds(v)
        return self._time_end(v)

    def _add_boxes(self) -> None:
        """Keep each round in its box, work at the dock included (rules 1, 9)."""
        for v, trip in enumerate(self.trips):
            self.solver.Add(self._enter(v) >= trip.opens)
            self.solver.Add(self._exit(v) <= trip.closes)

    # -- who -------------------------------------------------------------------------

    def _add_visits(self) -> None:
        """Each node once, by a van that may, in its windows, after its goods came."""
        penalty = self._penalty()
        for index, node in zip(self.indices, self.problem.nodes, strict=True):
            self.routing.AddDisjunction([index], penalty * node.weight)
            may = [
                v
                for v, trip in enumerate(self.trips)
                if trip.collect == node.collect and trip.van in node.vans
            ]
            late = self._late(node)
            spans = [(a, b + late) for a, b in node.spans]
            open_ = self._restrict(self.time.CumulVar(index), spans, 0, self.horizon)
            due = self.hub.CumulVar(index).Max() if node.due is None else node.due
            if node.collect and self.dock is not None:
                dock = self.dock.CumulVar(index)
                open_ &= self._restrict(dock, self.problem.dock, 0, dock.Max())
            always: Spans = ((0, self.hub.CumulVar(index).Max()),)
            hub = always if node.collect else self.problem.dock
            open_ &= self._restrict(self.hub.CumulVar(index), hub, node.ready, due)
            self.routing.VehicleVar(index).SetValues([-1, *may] if open_ else [-1])
        self._add_precedence()

    def _late(self, node: Node) -> int:
        """Return how far nodes at the same site may push this one past closing.

        Service has begun in time when the first of them begins; whether it did is for
        the exact timetable to say.
        """
        return sum(
            other.handover
            for other in self.problem.nodes
            if other.place == node.place
            and other.collect == node.collect
            and other is not node
        )

    def _restrict(
        self,
        var: pywrapcp.IntVar,
        spans: Sequence[tuple[int, int]],
        least: int,
        most: int,
    ) -> bool:
        """Keep a variable within spans cut to a range; False where nothing is left."""
        cut = [(max(a, least), min(b, most)) for a, b in spans]
        cut = sorted(span for span in cut if span[0] <= span[1])
        if not cut or cut[-1][0] > var.Max():
            return False
        var.SetRange(cut[0][0], min(max(b for _, b in cut), var.Max()))
        reached = cut[0][1]
        for begin, end in cut[1:]:
            if begin > reached + 1:
                var.RemoveInterval(reached + 1, begin - 1)
            reached = max(reached, end)
        return True

    def _add_precedence(self) -> None:
        """Goods collected today are loaded after they were handled (rule 8)."""
        for index, node in zip(self.indices, self.problem.nodes, strict=True):
            if not node.after:
                continue
            before = [self.indices[p] for p in node.after]
            for p in before:
                loading, handled = self.hub.CumulVar(index), self.hub.CumulVar(p)
                self.solver.Add(loading >= handled)
            came = self.solver.Sum([self.routing.ActiveVar(p) for p in before])
            self.solver.Add(self.routing.ActiveVar(index) <= came)

    def _penalty(self) -> int:
        """Return a price above any plan's cost, small enough to be summed exactly."""
        steps = len(self.problem.nodes) + 2 * len(self.trips)
        dearest = max(
            (PER_METRE * van.rate.per_km * m + UNIT * van.rate.per_stop)
            for van in self.problem.vans
            for row in self.problem.metres[van.profile]
            for m in row
        )
        work = sum(
            UNIT * van.rate.per_round + PER_SECOND * van.rate.per_hour * van.max_span
            for van in (self.van(trip) for trip in self.trips)
        )
        crates = sum(sum(node.crates) for node in self.problem.nodes)
        load = UNIT * crates * max(van.rate.per_crate for van in self.problem.vans)
        weight = sum(node.weight for node in self.problem.nodes)
        return int(min(steps * dearest + work + load + 1, EXACT // (weight + 1)))

    # -- search ----------------------------------------------------------------------

    def search(self, effort: Effort) -> tuple[tuple[int, ...], ...]:
        """Run the solver from the first plan and read the routes."""
        parameters = parameters_for(effort)
        self.routing.CloseModelWithParameters(parameters)
        if effort.solutions is not None:
            # guided search may turn without ever accepting anything
            tries = self.solver.FailuresLimit(effort.solutions * TRIES)
            self.routing.AddSearchMonitor(tries)
        plan = [[self.indices[node] for node in trip.nodes] for trip in self.trips]
        known = self.routing.ReadAssignmentFromRoutes(plan, True)
        if known is None:
            solution = self.routing.SolveWithParameters(parameters)
        else:
            solution = self.routing.SolveFromAssignmentWithParameters(known, parameters)
        status = int(self.routing.status())
        if solution is None and status in _NOTHING:
            return tuple(trip.nodes for trip in self.trips)
        if solution is None or status not in _DONE:
            raise SolverError(
                f"the routing solver refused {len(self.problem.nodes)} stops for "
                f"{len(self.trips)} rounds (status {status})"
            )
        return tuple(self._read(solution, v) for v in range(len(self.trips)))

    def _read(self, solution: pywrapcp.Assignment, v: int) -> tuple[int, ...]:
        nodes = []
        index = solution.Value(self.routing.NextVar(self.routing.Start(v)))
        while not self.routing.IsEnd(index):
            nodes.append(self.manager.IndexToNode(index) - len(self.arcs.bases))
            index = solution.Value(self.routing.NextVar(index))
        return tuple(nodes)
