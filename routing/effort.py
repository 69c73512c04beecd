"""How long the solver searches, and with which settings."""

from dataclasses import dataclass

from ortools.constraint_solver import pywrapcp, routing_enums_pb2


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to search.

    Attributes
    ----------
    seconds
        Wall-clock limit.
    solutions
        Most solutions accepted on the way, or None: with it (and ample seconds) the
        same problem gives the same answer.
    """

    seconds: float
    solutions: int | None = None


def parameters_for(effort: Effort) -> object:
    """Return the settings that measured best."""
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    first = routing_enums_pb2.FirstSolutionStrategy
    parameters.first_solution_strategy = first.PARALLEL_CHEAPEST_INSERTION
    beyond = routing_enums_pb2.LocalSearchMetaheuristic
    parameters.local_search_metaheuristic = beyond.GUIDED_LOCAL_SEARCH
    operators = parameters.local_search_operators
    on = 3  # OptionalBoolean.BOOL_TRUE
    operators.use_global_cheapest_insertion_close_nodes_lns = on
    operators.use_local_cheapest_insertion_close_nodes_lns = on
    parameters.time_limit.FromMilliseconds(max(1, round(effort.seconds * 1000)))
    if effort.solutions is not None:
        parameters.solution_limit = effort.solutions
    return parameters
