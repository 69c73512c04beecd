"""Each format as a problem, on instances small enough to work out by hand."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from benchmarks.routing.folder import FEWEST_VEHICLES, best_known, read_folder
from benchmarks.routing.instance import Instance, Known
from benchmarks.routing.solutions import read_solution
from benchmarks.routing.timing import timed
from mil.errors import InputError
from routing.check import check_result
from routing.problem import NEVER, Price, TaskKind
from routing.result import Plan

Read = Callable[..., Instance]
Write = Callable[[str, str], Path]


def cost(instance: Instance, plan: Plan) -> float:
    """Return what a plan costs as published, once the judge has accepted it."""
    result = timed(instance.problem, plan)
    assert check_result(instance.problem, result) == ()
    return instance.convention.published(result.cost.total)


def test_solomon(read: Read) -> None:
    """Tenths cut off: depot to (1, 1) is 1.4, (1, 1) to (3, 4) is 3.6."""
    instance = read("solomon.txt")
    problem = instance.problem
    assert problem.matrices[0].metres.tolist() == [
        [0, 50, 14],
        [50, 0, 36],
        [14, 36, 0],
    ]
    assert [task.load for task in problem.tasks] == [(6,), (5,)]
    visit = problem.tasks[0].delivery
    assert visit is not None
    assert (visit.windows, visit.fixed) == (((80, 200),), 20)
    assert [(v.opens, v.closes) for v in problem.vehicles] == [(0, 1000)] * 2
    assert cost(instance, (((1,),), ((3,),))) == pytest.approx(5 + 5 + 1.4 + 1.4)


def test_li_lim(read: Read) -> None:
    """A pair in thousandths: one round of 5 + sqrt(13) + sqrt(2)."""
    instance = read("li_lim.txt")
    (task,) = instance.problem.tasks
    assert task.kind is TaskKind.DIRECT
    assert task.load == (6,)
    assert instance.visits == (-1, 0, 1)
    assert cost(instance, (((0, 1),), ())) == 5.000 + 3.606 + 1.414


def test_li_lim_with_another_speed(read: Read, texts: dict[str, str]) -> None:
    """At speed 2 times are half the distances."""
    text = texts["li_lim.txt"].replace("2\t10\t1\n", "2\t10\t2\n")
    matrix = read("li_lim.txt", text).problem.matrices[0]
    assert (matrix.metres[0, 1], matrix.seconds[0, 1]) == (5000, 2500)


def test_cvrp(read: Read) -> None:
    """Whole distances; of two clients no more than two vehicles are ever needed."""
    instance = read("cvrp.vrp")
    assert len(instance.problem.vehicles) == 2
    assert cost(instance, (((1,),), ((3,),))) == 5 + 5 + 1 + 1


def test_cvrp_keeps_to_the_vehicles_of_the_best_known(
    read: Read, texts: dict[str, str]
) -> None:
    """Where `bks.json` says how many vehicles, there are no more."""
    text = texts["cvrp.vrp"].replace("CAPACITY : 10", "CAPACITY : 11")
    instance = read("cvrp.vrp", text, Known(vehicles=1))
    assert cost(instance, (((1, 3),),)) == 5 + 4 + 1


def test_cvrp_with_a_matrix(read: Read) -> None:
    """An explicit matrix is taken as it is, asymmetric or not."""
    text = (
        "NAME: T\nTYPE: CVRP\nDIMENSION: 2\nEDGE_WEIGHT_TYPE: EXPLICIT\n"
        "EDGE_WEIGHT_FORMAT: FULL_MATRIX\nCAPACITY: 9\nEDGE_WEIGHT_SECTION\n0 7\n5 0\n"
        "DEMAND_SECTION\n1 0\n2 4\nDEPOT_SECTION\n1\n-1\nEOF\n"
    )
    instance = read("cvrp.vrp", text)
    assert cost(instance, (((1,),),)) == 7 + 5


def test_fleet(read: Read) -> None:
    """Costs are published in hundredths: 5 + 1.5 for each unit, and 3 + 1."""
    instance = read("fleet.vrp")
    assert [v.capacity for v in instance.problem.vehicles] == [(6,)] * 3 + [(20,)]
    assert instance.kinds == (0, 3, 0, 0)
    plan = (((3,),), (), (), ((1,),))
    assert cost(instance, plan) == pytest.approx(3 + 2 * 1.414 + 5 + 1.5 * 2 * 5)


def test_fleet_leaves_out_vehicles_nobody_needs(
    read: Read, texts: dict[str, str]
) -> None:
    """Of vehicles for 6 no best plan for 11 uses more than four."""
    many = texts["fleet.vrp"].replace("VEHICLES: 4", "VEHICLES: 9")
    for section, value in (
        ("CAPACITY", "6"),
        ("VEHICLES_FIXED_COST", "300"),
        ("VEHICLES_UNIT_DISTANCE_COST", "100"),
    ):
        before, after = many.split(f"\n{section}_SECTION\n")
        rows = after.split("\n")
        more = [f"{number} {value}" for number in range(5, 10)]
        many = f"{before}\n{section}_SECTION\n" + "\n".join(rows[:4] + more + rows[4:])
    instance = read("fleet.vrp", many)
    assert [v.capacity for v in instance.problem.vehicles] == [(6,)] * 4 + [(20,)]


def test_trips(read: Read) -> None:
    """Tenths cut off, published as they are; the second round waits for its goods."""
    instance = read("trips.vrp")
    vehicle = instance.problem.vehicles[0]
    assert vehicle.max_rounds == 3
    assert instance.problem.tasks[1].ready == 300
    assert [v.fixed for t in instance.problem.tasks if (v := t.delivery)] == [20] * 3
    assert cost(instance, (((1,), (3,)), ((5,),))) == 50 + 50 + 14 + 14 + 20 + 20
    result = timed(instance.problem, (((1,), (3,)), ((5,),)))
    assert result.routes[0].rounds[1][0].begin == 300


def test_sites(read: Read) -> None:
    """Who may go where, and the longest day, in thousandths published as they are."""
    instance = read("sites.vrp")
    assert [task.vehicles for task in instance.problem.tasks] == [(0, 1), (1,)]
    assert {v.hours.max_span for v in instance.problem.vehicles} == {40_000}
    assert cost(instance, (((1,),), ((3,),))) == 5000 + 5000 + 1414 + 1414


def test_taillard(read: Read) -> None:
    """Fixed costs and costs by distance of two types, to a ten-thousandth."""
    instance = read("taillard.txt")
    first, *others = instance.problem.vehicles
    assert first.costs.distance == Price(10)
    assert len(others) == 2 * 11 // 8 + 1
    plan = (((1,),), ((3,),), (), ())
    assert cost(instance, plan) == pytest.approx(20 + 10 + 35 + 1.1 * 2 * 1.414)


def test_taillard_with_a_range(read: Read, texts: dict[str, str]) -> None:
    """A range is the longest round, and then all vehicles are kept."""
    text = texts["taillard.txt"].replace("999999.0", "12.5")
    vehicles = read("taillard.txt", text).problem.vehicles
    assert len(vehicles) == 1 + 9
    assert {vehicle.max_round for vehicle in vehicles} == {12_500}


def test_wen(read: Read) -> None:
    """Suppliers and clients, handling by the pallet, speed in km/h, minutes."""
    instance = read("wen.txt")
    problem = instance.problem
    assert problem.matrices[0].metres[0].tolist() == [0, 5000, 2000, 1000, 3000]
    assert problem.matrices[0].seconds[0].tolist() == [0, 300, 120, 60, 180]
    assert problem.dock is not None
    assert (problem.dock.fixed, problem.dock.windows) == (600, ((0, 22 * 3600),))
    assert [task.dock_seconds for task in problem.tasks] == [360, 300, 360, 300]
    assert problem.requests[0].ways == ((0, 2),)
    delivered = problem.tasks[2].delivery
    assert delivered is not None
    assert delivered.windows == ((600 * 60, 700 * 60),)
    assert problem.tasks[3].after == (1,)


def test_wen_apart(read: Read) -> None:
    """Its two halves have no work at the hub and nothing to wait for."""
    collected, delivered = read("wen.txt").relaxed
    plan = (((0,),), ((2,),))
    assert timed(collected, plan).cost.total == 2 * 5000 + 2 * 2000
    assert check_result(collected, timed(collected, plan)) == ()
    result = timed(delivered, (((1,),), ((3,),)))
    assert check_result(delivered, result) == ()
    assert result.cost.total == 2 * 1000 + 2 * 3000


def test_every_window_and_shift_is_within_the_engine(
    read: Read, texts: dict[str, str]
) -> None:
    """All tiny instances pass the engine's own validation."""
    validate = pytest.importorskip("routing.validate").validate
    for name in texts:
        if name != "wen_tw.txt":
            validate(read(name).problem)


def test_folder(write: Write, texts: dict[str, str]) -> None:
    """A folder of all formats is read whole; Wen's windows are no instance."""
    for name, text in texts.items():
        path = write(name, text)
    write("bks.json", json.dumps({"solomon": {"bks": 12.8}, "LI_LIM": {}}))
    found = list(read_folder(path.parent))
    names = [each.name for each in found if isinstance(each, Instance)]
    assert names == sorted(Path(t).stem for t in texts if t != "wen_tw.txt")
    best = {each.name: each.best for each in found if isinstance(each, Instance)}
    assert best["solomon"] is not None
    assert best["solomon"].value == 12.8
    assert best["li_lim"] is None


def test_a_broken_file_does_not_hide_the_others(
    write: Write, texts: dict[str, str]
) -> None:
    """What cannot be read is told, the rest is there."""
    write("a.txt", "neither\n")
    path = write("b.txt", texts["solomon.txt"])
    first, second = read_folder(path.parent)
    assert isinstance(first, InputError)
    assert isinstance(second, Instance)


def test_best_known_by_fewest_vehicles(write: Write) -> None:
    """Only without a best distance, that of fewest vehicles counts, and it is said."""
    told = {
        "a": {"bks_hier": {"distance": 7.5, "vehicles": 3}},
        "b": {"bks_distance": 7.0, "bks_hier": {"distance": 7.5, "vehicles": 3}},
    }
    path = write("bks.json", json.dumps(told))
    known = best_known(path.parent)
    assert known["a"].best is not None
    assert (known["a"].best.value, known["a"].best.note) == (7.5, FEWEST_VEHICLES)
    assert known["b"].best is not None
    assert (known["b"].best.value, known["b"].best.note) == (7.0, "")


def test_solutions_of_mixed_fleets_go_by_vehicle(read: Read, write: Write) -> None:
    """Route 2 is the file's second vehicle, the large one."""
    instance = read("fleet.vrp")
    path = write("fleet.sol", "Route #1:\nRoute #2: 1 2\nCost: 1\n")
    assert read_solution(path, instance) == ((), (), (), ((1, 3),))


def test_a_depot_within_a_route_begins_a_round(read: Read, write: Write) -> None:
    """`1 0 2` is two rounds of one vehicle."""
    path = write("trips.sol", "Route #1: 1 0 2\nRoute #2: 3\nCost: 168\n")
    assert read_solution(path, read("trips.vrp")) == (((1,), (3,)), ((5,),))


def test_distances_are_exact_where_they_are_whole(read: Read) -> None:
    """Truncation never turns 5.0 into 4.9."""
    metres = read("solomon.txt").problem.matrices[0].metres
    assert np.array_equal(metres, metres.T)
    assert metres[0, 1] == 50
    assert metres.max() < NEVER
