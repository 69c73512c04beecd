"""Every peer plans every tiny instance whose rules it knows, and finds the optimum."""

from collections.abc import Callable

import pytest

from benchmarks.routing.instance import Instance
from benchmarks.routing.needs import needs_of
from benchmarks.routing.peers import ORTOOLS, OURS, PYVRP, VROOM, Solver
from routing.check import check_result

Read = Callable[..., Instance]

OPTIMA = {
    # one vehicle holds 10, the clients want 6 and 5: two rounds
    "solomon.txt": 5 + 5 + 1.4 + 1.4,
    "li_lim.txt": 5.000 + 3.606 + 1.414,
    "cvrp.vrp": 5 + 5 + 1 + 1,
    # two small vehicles at 3 and 1 a unit; the large one costs 5 and 1.5
    "fleet.vrp": 3 + 2 * 5 + 3 + 2 * 1.414,
    # clients 1 and 3 together, client 2 later
    "trips.vrp": 50 + 36 + 20 + 28,
    # client 2 only by vehicle 2, which does both
    "sites.vrp": 5000 + 3606 + 1414,
    "taillard.txt": 20 + 10 + 35 + 1.1 * 2 * 1.414,
}


UNKNOWN = {(VROOM, "trips.vrp"), (VROOM, "sites.vrp"), (ORTOOLS, "trips.vrp")}
KNOWN = [
    pytest.param(solver, name, id=f"{solver.name}-{name}")
    for solver in (PYVRP, VROOM, ORTOOLS)
    for name in OPTIMA
    if (solver, name) not in UNKNOWN
]


@pytest.mark.parametrize(("solver", "name"), KNOWN)
def test_a_peer_finds_the_optimum(read: Read, solver: Solver, name: str) -> None:
    """Instances of two or three clients are solved at once, and the judge agrees."""
    instance = read(name)
    assert not needs_of(instance.problem) & solver.lacks
    result = solver.load()(instance.problem, 0.1, 1)
    assert check_result(instance.problem, result) == ()
    assert result.unserved == ()
    value = instance.convention.published(result.cost.total)
    assert value == pytest.approx(OPTIMA[name])


def test_peers_say_what_they_lack(read: Read) -> None:
    """Several rounds and longest days are not VROOM's; cross-docking is no peer's."""
    trips, sites, wen = (
        needs_of(read(name).problem) for name in ("trips.vrp", "sites.vrp", "wen.txt")
    )
    assert trips & VROOM.lacks
    assert sites & VROOM.lacks
    assert not sites & ORTOOLS.lacks
    assert not (trips | sites) & PYVRP.lacks
    assert all(wen & solver.lacks for solver in (PYVRP, VROOM, ORTOOLS))


@pytest.mark.parametrize("solver", [PYVRP, VROOM, ORTOOLS], ids=lambda s: s.name)
def test_dear_distances_mislead_no_peer(
    read: Read, texts: dict[str, str], solver: Solver
) -> None:
    """Costs beyond a peer's integers or penalties are scaled for it alone."""
    text = texts["fleet.vrp"].replace("2 3 4\n", "2 300000 400000\n")
    instance = read("fleet.vrp", text.replace("3 1 1\n", "3 100000 100000\n"))
    result = solver.load()(instance.problem, 0.1, 1)
    assert check_result(instance.problem, result) == ()
    value = instance.convention.published(result.cost.total)
    assert value == pytest.approx(3 + 3 + 2 * 500_000 + 2 * 141_421.356)


def test_ours_plans_several_rounds(read: Read) -> None:
    """The engine carries several rounds with release times as PyVRP does."""
    instance = read("trips.vrp")
    result = OURS.load()(instance.problem, 0.2, 1)
    assert check_result(instance.problem, result) == ()
    value = instance.convention.published(result.cost.total)
    assert value == pytest.approx(OPTIMA["trips.vrp"])


def test_ours_plans_a_cross_dock(read: Read) -> None:
    """No peer can be told that deliveries wait for collections; the engine can."""
    instance = read("wen.txt")
    assert not OURS.lacks
    result = OURS.load()(instance.problem, 0.2, 1)
    assert check_result(instance.problem, result) == ()
    assert result.unserved == ()
