"""Reads VRPLIB files with PyVRP's extensions.

CVRP, VRPTW, heterogeneous fleets, several trips with release times, site-dependent
vehicles, prizes, longest distances and durations. that mean something else are
refused, never ignored.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.routing.fleet import OPEN, Client, client_visits, deliveries, enough
from benchmarks.routing.instance import (
    DIMACS,
    EXACT,
    NEAREST,
    Convention,
    Floats,
    Instance,
    Known,
)
from benchmarks.routing.readers.vrplib_file import (
    VrplibFile,
    edge_weights,
    line_of,
    read_file,
    whole_table,
)
from benchmarks.routing.text import wrong
from routing.problem import (
    NEVER,
    Costs,
    Hours,
    Matrix,
    Price,
    Problem,
    Span,
    Vehicle,
)

UNIT_COSTS = 100
"""PyVRP's files have all costs of a heterogeneous fleet multiplied by this."""

UNDERSTOOD = {
    *("name", "comment", "type", "dimension", "edge_weight_type", "edge_weight"),
    *("edge_weight_format", "node_coord", "node_coord_type", "display_data_type"),
    *("depot", "vehicles", "capacity", "demand", "linehaul", "service_time"),
    *("time_window", "release_time", "prize", "vehicles_reload_depot"),
    *("vehicles_max_reloads", "vehicles_max_duration", "vehicles_max_distance"),
    *("vehicles_fixed_cost", "vehicles_unit_distance_cost", "vehicles_depot"),
    "vehicles_allowed_clients",
}


def read(path: Path, known: Known) -> Instance:
    """Read one file.

    Raises
    ------
    InputError
        With file, line, value and remedy.
    """
    file = read_file(path)
    for name in file.parts:
        if name not in UNDERSTOOD:
            raise wrong(
                path,
                line_of(path, name, 1) - 1,
                name.upper(),
                "a rule this reader does not know",
                "leave the file out",
            )
    nodes = file.whole("dimension")
    _one_depot(file)
    convention = convention_of(file, known)
    lengths = convention.integers(edge_weights(file, nodes))
    matrix = Matrix(lengths, lengths)
    problem, kinds = _from_depot(file, known, convention, matrix)
    return Instance(
        path.parent.name,
        path.stem,
        problem,
        convention,
        known.best,
        client_visits(nodes - 1),
        tuple(kinds),
    )


def convention_of(file: VrplibFile, known: Known) -> Convention:
    """Return how figures on this file are published: as `bks.json` says, or as usual.

    Heterogeneous fleets and site-dependent sets come in thousandths, the first with
    costs times 100; several trips in tenths, cut off; all others in whole numbers.
    """
    words, kind = known.convention.casefold(), str(file.parts.get("type", "")).upper()
    if "dimacs" in words or kind == "MTVRPTWR":
        return replace(DIMACS, scale=1) if "integer" in words or not words else DIMACS
    if "nearest" in words or "rounded to" in words:
        return NEAREST
    if file.has("vehicles_unit_distance_cost") or file.has("vehicles_fixed_cost"):
        return replace(EXACT, scale=EXACT.scale * UNIT_COSTS)
    if kind == "SDVRPTW":
        return replace(EXACT, scale=1)
    if "1000" in words or "exact" in words:
        return EXACT
    return NEAREST


def _from_depot(
    file: VrplibFile, known: Known, convention: Convention, matrix: Matrix
) -> tuple[Problem, Sequence[int]]:
    """Return the problem, and each of the file's vehicles as one of the problem's."""
    nodes = len(matrix.metres)
    windows = [OPEN] * nodes
    if file.has("time_window"):
        windows = _windows(file, nodes, convention)
    loads = file.table("linehaul" if file.has("linehaul") else "demand", nodes)
    whole_table(file, "demand", loads)
    vehicles, kinds = fleet(file, known, convention, loads[1:])
    vehicles = [replace(v, opens=windows[0][0], closes=windows[0][1]) for v in vehicles]
    service = _times(file, "service_time", nodes, convention)
    release = _times(file, "release_time", nodes, convention)
    prizes = _times(file, "prize", nodes, convention)
    allowed = _allowed(file, nodes, kinds, len(vehicles))
    clients = [
        Client(
            tuple(int(load) for load in loads[node]),
            windows[node],
            service[node],
            release[node],
            prizes[node] or None,
            allowed[node],
        )
        for node in range(1, nodes)
    ]
    return deliveries(matrix, clients, vehicles, windows[0]), kinds


def fleet(
    file: VrplibFile,
    known: Known,
    convention: Convention,
    loads: Floats,
) -> tuple[list[Vehicle], list[int]]:
    """Return the vehicles, equal ones in a row, and each of the file's as one of them.

    Where only capacity binds, vehicles that no best plan needs are left out.
    """
    number = file.whole("vehicles") if file.has("vehicles") else known.vehicles
    number = number or file.whole("dimension") - 1
    capacities = file.table("capacity", number)
    whole_table(file, "capacity", capacities)
    reloads = _reloads(file, number)
    unit = np.ones(number)
    if file.has("vehicles_unit_distance_cost"):
        unit = file.column("vehicles_unit_distance_cost", number)
        whole_table(file, "vehicles_unit_distance_cost", unit[:, np.newaxis])
    fixed = _times(file, "vehicles_fixed_cost", number, convention)
    spans = _times(file, "vehicles_max_duration", number, convention)
    ranges = _times(file, "vehicles_max_distance", number, convention)
    groups = _groups(file, number)
    alike: dict[tuple[Vehicle, object], list[int]] = {}
    for each in range(number):
        vehicle = Vehicle(
            0,
            0,
            *OPEN,
            capacity=tuple(int(load) for load in capacities[each]),
            costs=Costs(per_day=fixed[each], distance=Price(int(unit[each]))),
            hours=Hours(max_span=spans[each] or NEVER),
            max_rounds=reloads[each] + 1,
            max_round=ranges[each] or None,
        )
        alike.setdefault((vehicle, groups[each]), []).append(each)
    bound = file.has("time_window") or any(spans) or any(ranges) or any(reloads)
    vehicles: list[Vehicle] = []
    kinds = [0] * number
    for (vehicle, _), members in alike.items():
        for each in members:
            kinds[each] = len(vehicles)
        kept = len(members)
        if not bound and loads.shape[1] == 1:
            kept = enough(kept, int(loads.sum()), vehicle.capacity[0])
        vehicles += [vehicle] * kept
    return vehicles, kinds


def _groups(file: VrplibFile, number: int) -> list[tuple[int, ...]]:
    """Return for each vehicle the nodes it may go to, when the file says so."""
    if not file.has("vehicles_allowed_clients"):
        return [()] * number
    nodes = file.whole("dimension")
    return file.lists("vehicles_allowed_clients", number, nodes)


def _allowed(
    file: VrplibFile, nodes: int, kinds: Sequence[int], vehicles: int
) -> list[tuple[int, ...] | None]:
    """Return for each node which of the problem's vehicles may go there."""
    if not file.has("vehicles_allowed_clients"):
        return [None] * nodes
    firsts = sorted(set(kinds))
    ends = dict(zip(firsts, [*firsts[1:], vehicles], strict=True))
    may: list[set[int]] = [set() for _ in range(nodes)]
    for kind, group in zip(kinds, _groups(file, len(kinds)), strict=True):
        for node in group:
            may[node - 1] |= set(range(kind, ends[kind]))
    return [tuple(sorted(found)) for found in may]


def _reloads(file: VrplibFile, number: int) -> list[int]:
    """Return how often each vehicle may come back and load again."""
    if not file.has("vehicles_reload_depot"):
        return [0] * number
    file.lists("vehicles_reload_depot", number, 1)
    most = file.whole("dimension") - 2
    if not file.has("vehicles_max_reloads"):
        return [most] * number
    told = file.column("vehicles_max_reloads", number)
    return [min(most, int(reloads)) for reloads in told]


def _times(file: VrplibFile, name: str, rows: int, convention: Convention) -> list[int]:
    """Return a number for each row as the convention counts it, 0 when not told."""
    if not file.has(name):
        return [0] * rows
    values = convention.integers(file.column(name, rows))
    if name == "service_time" and isinstance(file.parts[name], int | float):
        values[0] = 0  # one time for all clients, none for the depot
    return [int(value) for value in values]


def _windows(file: VrplibFile, nodes: int, convention: Convention) -> list[Span]:
    told = convention.integers(file.table("time_window", nodes, 2))
    for node, (opens, closes) in enumerate(told, start=1):
        if opens > closes:
            raise wrong(
                file.path,
                line_of(file.path, "time_window", node),
                f"{opens} … {closes}",
                "closes before it opens",
                "mend the window",
            )
    return [(int(opens), int(closes)) for opens, closes in told]


def _one_depot(file: VrplibFile) -> None:
    """Complain when the depot is not the first node, or there are several."""
    depots = np.atleast_1d(np.asarray(file.parts.get("depot", [0])))
    if depots.tolist() != [0]:
        raise wrong(
            file.path,
            line_of(file.path, "depot", 1),
            [int(depot) + 1 for depot in depots],
            "one depot, the first node, is what this reader knows",
            "leave the file out",
        )
    if file.has("vehicles_depot"):
        file.lists("vehicles_depot", file.whole("vehicles"), 1)
