"""Rule 11: every part of the cost, worked out by hand, to the cent."""

from dataclasses import fields, replace
from typing import Any

import pytest

from routing.check import check_result, cost_of
from routing.problem import (
    BreakRule,
    Costs,
    Even,
    Hours,
    Keep,
    Price,
    Problem,
    Request,
    Soft,
)
from routing.result import Bound, CostParts, Result, Route


def priced(bench: Any, costs: Costs, **van: Any) -> Problem:
    """Give two deliveries, at places 1 and 3, and a van at that price."""
    vehicle = bench.van(costs=costs, **({"max_rounds": 2} | van))
    return bench.problem(  # type: ignore[no-any-return]
        bench.deliver(1, 3), bench.deliver(3, 4), vehicles=(vehicle,)
    )


def together(bench: Any) -> list[Any]:
    """Plan one round of 6,000 m and 720 s."""
    s = bench.stop
    return [s(0, (0, 1)), s(1, (), (0,)), s(3, (), (1,)), s(0)]


def apart(bench: Any) -> tuple[list[Any], list[Any]]:
    """Plan rounds of 2,000 m and 260 s, 6,000 m and 660 s."""
    s = bench.stop
    return [s(0, (0,)), s(1, (), (0,)), s(0)], [s(0, (1,)), s(3, (), (1,)), s(0)]


def paid(bench: Any, problem: Problem, *rounds: Any) -> CostParts:
    """Return what driving rounds costs; the result that says so is right."""
    result = bench.driven(problem, *rounds)
    assert bench.judge(problem, result) == set()
    return result.cost  # type: ignore[no-any-return]


def test_fixed(bench: Any) -> None:
    """A day, its rounds and its stops are paid once each."""
    problem = priced(bench, Costs(per_day=1000, per_round=100, per_stop=7))
    assert paid(bench, problem, together(bench)) == CostParts(fixed=1114)
    assert paid(bench, problem, *apart(bench)) == CostParts(fixed=1214)


def test_stops_at_home_and_at_the_dock(bench: Any) -> None:
    """Work where the day starts or ends is a paid stop, work at the dock is none."""
    s = bench.stop
    van = bench.van(start=1, end=3, costs=Costs(per_stop=7))
    tasks = bench.collect(1), bench.collect(2), bench.collect(3)
    problem = bench.problem(*tasks, vehicles=(van,))
    plan = [s(1, (0,)), s(2, (1,)), s(3, (2,)), s(0, (), (0, 1, 2)), s(3)]
    assert paid(bench, problem, plan) == CostParts(fixed=21)


def test_distance_is_rounded_for_each_round(bench: Any) -> None:
    """Half a cent is rounded up, round by round."""
    problem = priced(bench, Costs(distance=Price(1, 4000)))
    assert paid(bench, problem, together(bench)) == CostParts(distance=2)  # 1.5
    assert paid(bench, problem, *apart(bench)) == CostParts(distance=3)  # 0.5, 1.5
    problem = priced(bench, Costs(distance=Price(1, 4001)))
    assert paid(bench, problem, *apart(bench)) == CostParts(distance=1)


def test_time(bench: Any) -> None:
    """From leaving or loading to the end, rounded for each round."""
    problem = priced(bench, Costs(time=Price(2000, 3600)))
    assert paid(bench, problem, together(bench)) == CostParts(time=400)
    # 144.44, 366.67
    assert paid(bench, problem, *apart(bench)) == CostParts(time=511)


def test_unpaid_pauses(bench: Any) -> None:
    """A pause is paid or not, as the driver's hours say."""
    s = bench.stop
    for is_paid, cents in ((False, 660), (True, 760)):
        hours = Hours(breaks=(BreakRule(500, 100),), paid=is_paid)
        problem = priced(bench, Costs(time=Price(1)), hours=hours)
        problem = replace(
            problem,
            tasks=problem.tasks[1:],
            requests=problem.requests[:1],
        )
        visit = s(3, (), (0,), stay=460, pauses=((360, 460),))
        cost = paid(bench, problem, [s(0, (0,)), visit, s(0)])
        assert cost == CostParts(time=cents)


@pytest.mark.parametrize(
    ("gaps", "is_paid", "cents"),
    [(False, False, 920), (False, True, 920), (True, False, 996), (True, True, 1036)],
)
def test_gaps_between_rounds(bench: Any, gaps: bool, is_paid: bool, cents: int) -> None:
    """116 s between two rounds are paid or not, and 40 s of pause in them."""
    s = bench.stop
    costs = Costs(time=Price(1), gaps_paid=gaps)
    hours = Hours(breaks=(BreakRule(5000, 40),), paid=is_paid)
    problem = priced(bench, costs, hours=hours)
    one, two = apart(bench)
    first = bench.drive(problem, 0, 0, *one[:2], s(0, pauses=((260, 300),)))
    second = bench.drive(problem, 0, 376, *two)
    result = bench.answer(problem, Route(0, (first, second)))
    assert bench.judge(problem, result) == set()
    assert result.cost == CostParts(time=cents)


def test_a_paid_gap_is_rounded_by_itself(bench: Any) -> None:
    """Three times half a cent are three cents."""
    costs = Costs(time=Price(1, 520), gaps_paid=True)
    problem = priced(bench, costs)
    one, _ = apart(bench)
    same = replace(problem, tasks=(problem.tasks[0],) * 2)
    rounds = (
        bench.drive(same, 0, 0, *one),
        bench.drive(same, 0, 520, bench.stop(0, (1,)), bench.stop(1, (), (1,)), one[2]),
    )
    result = bench.answer(same, Route(0, rounds))
    assert bench.judge(same, result) == set()
    assert result.cost == CostParts(time=3)


def test_overtime(bench: Any) -> None:
    """Each second of the day's span beyond a limit costs more, unpaid time too."""
    # a quarter of a cent is none, half a cent is one
    for after, cents in ((920, 0), (919, 0), (918, 1), (900, 5), (None, 0)):
        costs = Costs(overtime_after=after, overtime=Price(1, 4))
        problem = priced(bench, costs)
        assert paid(bench, problem, *apart(bench)) == CostParts(overtime=cents)


def test_carrier_price(bench: Any) -> None:
    """A carrier is paid per round, kilometre and pallet begun, in each round."""
    costs = Costs(per_round=5000, distance=Price(90, 1000), load=(Price(800, 4),))
    problem = priced(bench, costs)
    # 7 crates are 2 pallets; 3 and 4 crates are 1 and 1
    one = paid(bench, problem, together(bench))
    assert one == CostParts(fixed=5000, distance=540, load=1600)
    two = paid(bench, problem, *apart(bench))
    assert two == CostParts(fixed=10_000, distance=720, load=1600)


def test_load_price_counts_all_a_round_carries(bench: Any) -> None:
    """Deliveries and collections of one round share its pallets."""
    s = bench.stop
    van = bench.van(costs=Costs(load=(Price(800, 4),)))
    problem = bench.problem(
        bench.deliver(1, 3), bench.collect(1, 1), mixed=True, vehicles=(van,)
    )
    plan = [s(0, (0,)), s(1, (1,), (0,)), s(0, (), (1,))]
    assert paid(bench, problem, plan) == CostParts(load=800)


def test_soft_windows(bench: Any) -> None:
    """Early and late service is paid by the second, rounded once for a round."""
    early = bench.visit(1, soft=Soft(150, 200, Price(1, 20), Price(1, 20)))
    late = bench.visit(3, soft=Soft(100, 200, Price(1, 20), Price(1, 20)))
    tasks = bench.deliver(1, visit=early), bench.deliver(3, visit=late)
    problem = bench.problem(*tasks, vehicles=(bench.van(max_rounds=2),))
    # served at 100 and 360: 50 s early, 160 s late: 2.5 + 8
    assert paid(bench, problem, together(bench)) == CostParts(soft=11)
    # served at 100 and 560: 2.5 in one round, 18 in the other
    assert paid(bench, problem, *apart(bench)) == CostParts(soft=21)


def test_dear_vehicles(bench: Any) -> None:
    """A task that a vehicle should not do costs extra with that one only."""
    tasks = bench.deliver(1, dear=((0, 50), (1, 7))), bench.deliver(3, dear=((1, 9),))
    problem = bench.problem(*tasks, vehicles=(bench.van(), bench.van()))
    assert paid(bench, problem, together(bench)) == CostParts(dear=50)
    steps = bench.drive(problem, 1, 0, *together(bench))
    result = bench.answer(problem, Route(1, (steps,)))
    assert bench.judge(problem, result) == set()
    assert result.cost == CostParts(dear=16)


def test_optional_requests(bench: Any) -> None:
    """Leaving out what is optional costs its price and loses nothing."""
    s = bench.stop
    requests = Request(((0,),)), Request(((1,),), skip=300)
    problem = replace(priced(bench, Costs()), requests=requests)
    result = bench.driven(problem, [s(0, (0,)), s(1, (), (0,)), s(0)])
    assert bench.judge(problem, result) == set()
    assert (result.cost, result.loss) == (CostParts(skipped=300), 0)
    assert paid(bench, problem, together(bench)) == CostParts()


def test_priorities(bench: Any) -> None:
    """What must be served and is not is lost, by weight and priority."""
    s = bench.stop
    requests = Request(((0,),)), Request(((1,),), weight=7, priority=3)
    problem = replace(priced(bench, Costs()), requests=requests)
    result = bench.driven(problem, [s(0, (0,)), s(1, (), (0,)), s(0)])
    assert bench.judge(problem, result) == set()
    assert (result.cost.total, result.loss) == (0, 7000)
    assert bench.judge(problem, replace(result, loss=700)) == {"loss"}


def test_even_days(bench: Any) -> None:
    """The longest and the shortest day are compared, an unused van has none."""
    s = bench.stop
    vans = tuple(bench.van() for _ in range(3))
    tasks = bench.deliver(1), bench.deliver(3)
    for compared, cents in (((0, 1), 4), ((0, 1, 2), 7), ((2,), 0), ((0, 2), 3)):
        problem = bench.problem(
            *tasks, vehicles=vans, even=Even(compared, Price(1, 100))
        )
        first = bench.drive(problem, 0, 50, s(0, (0,)), s(1, (), (0,)), s(0))  # 260 s
        second = bench.drive(problem, 1, 0, s(0, (1,)), s(3, (), (1,)), s(0))  # 660 s
        result = bench.answer(problem, Route(0, (first,)), Route(1, (second,)))
        assert bench.judge(problem, result) == set()
        assert result.cost == CostParts(uneven=cents)


def test_keep_the_vehicle(bench: Any) -> None:
    """Each visit another vehicle does now costs; who does it still, or not, is free."""
    s = bench.stop
    vans = bench.van(), bench.van()
    tasks = bench.deliver(1), bench.deliver(2), bench.deliver(3)
    keep = Keep(1, (1, 3, 5), change_vehicle=10)
    problem = bench.problem(*tasks, vehicles=vans, keeps=(keep,))
    first = bench.drive(problem, 0, 0, s(0, (0,)), s(1, (), (0,)), s(0))
    second = bench.drive(problem, 1, 0, s(0, (1,)), s(2, (), (1,)), s(0))
    result = bench.answer(problem, Route(0, (first,)), Route(1, (second,)))
    assert bench.judge(problem, result) == set()
    assert result.cost == CostParts(change=10)


@pytest.mark.parametrize(
    ("order", "cents"),
    [
        ((0, 1, 2), 0),
        ((0, 2, 1), 20),  # neither 0, 1 nor 1, 2 is in a row
        ((2, 1, 0), 20),
        ((1, 2, 0), 10),
        ((0, 1), 0),  # 2 is left out: nothing between 1 and 2 to keep
        ((0, 2), 0),
    ],
)
def test_keep_the_order(bench: Any, order: tuple[int, ...], cents: int) -> None:
    """Visits that were in a row and no longer are cost."""
    s = bench.stop
    tasks = tuple(bench.deliver(place) for place in (1, 2, 3))
    problem = bench.problem(*tasks, keeps=(Keep(0, (1, 3, 5), change_order=10),))
    plan = [s(0, order), *(s(t + 1, (), (t,)) for t in order), s(0)]
    assert paid(bench, problem, plan) == CostParts(change=cents)


def test_in_a_row_by_the_dock_or_at_one_step(bench: Any) -> None:
    """Passing the dock, or being at one place, keeps two visits in a row."""
    s = bench.stop
    tasks = bench.deliver(1), bench.deliver(1), bench.deliver(3)
    keep = Keep(0, (3, 1, 5), change_order=10)
    problem = bench.problem(*tasks, keeps=(keep,), vehicles=(bench.van(max_rounds=3),))
    both = [s(0, (0, 1)), s(1, (), (0, 1)), s(0)]
    assert paid(bench, problem, both, [s(0, (2,)), s(3, (), (2,)), s(0)]) == CostParts()
    rounds = [[s(0, (t,)), s(p, (), (t,)), s(0)] for t, p in ((0, 1), (1, 1), (2, 3))]
    # visit 3 is done after visit 1 now, and visit 5 no longer right after visit 1
    assert paid(bench, problem, *rounds) == CostParts(change=20)


def test_in_a_row_with_one_vehicle(bench: Any) -> None:
    """Two visits of two vehicles are not in a row."""
    s = bench.stop
    problem = bench.problem(
        *(bench.deliver(1), bench.deliver(2)),
        vehicles=(bench.van(), bench.van()),
        keeps=(Keep(0, (1, 3), 3, 10),),
    )
    first = bench.drive(problem, 0, 0, s(0, (0,)), s(1, (), (0,)), s(0))
    second = bench.drive(problem, 1, 0, s(0, (1,)), s(2, (), (1,)), s(0))
    result = bench.answer(problem, Route(0, (first,)), Route(1, (second,)))
    assert bench.judge(problem, result) == set()
    assert result.cost == CostParts(change=13)


def rich(bench: Any) -> tuple[Problem, Result]:
    """Give a plan in which every part of the cost is something."""
    s = bench.stop
    costs = Costs(
        *(1000, 100, 7, Price(60, 1000), Price(2000, 3600), (Price(9),), 300, Price(1)),
        gaps_paid=True,
    )
    visit = bench.visit(1, soft=Soft(200, 300, Price(1)))
    tasks = bench.deliver(1, visit=visit, dear=((0, 5),)), bench.deliver(3)
    problem = bench.problem(
        *(*tasks, bench.deliver(2)),
        vehicles=(bench.van(costs=costs), bench.van()),
        requests=(Request(((0,),)), Request(((1,),)), Request(((2,),), skip=70)),
        keeps=(Keep(1, (1,), 4),),
        even=Even((0, 1), Price(1)),
    )
    plan = [s(0, (0, 1)), s(1, (), (0,)), s(3, (), (1,)), s(0)]
    return problem, bench.driven(problem, plan)


def test_all_parts_add_up(bench: Any) -> None:
    """The total is the sum of the parts, each of them by hand."""
    problem, result = rich(bench)
    assert bench.judge(problem, result) == set()
    assert result.cost == CostParts(1114, 360, 400, 420, 18, 100, 5, 4, 720, 70)
    assert result.cost.total == 3211


@pytest.mark.parametrize("part", [part.name for part in fields(CostParts)])
@pytest.mark.parametrize("by", [-1, 1])
def test_a_cent_off(bench: Any, part: str, by: int) -> None:
    """A cent too much or too little in any part is named."""
    problem, result = rich(bench)
    wrong = replace(result.cost, **{part: getattr(result.cost, part) + by})
    (fault,) = check_result(problem, replace(result, cost=wrong))
    assert (fault.kind, fault.message.split(":")[0]) == ("cost", part)


def test_length(bench: Any) -> None:
    """The length is that of all legs."""
    problem, result = rich(bench)
    assert result.metres == 6000
    for metres in (5999, 6001):
        assert bench.judge(problem, replace(result, metres=metres)) == {"metres"}


def test_bounds(bench: Any) -> None:
    """No bound is above the cost, and an optimal plan costs its bound."""
    problem, result = rich(bench)
    for bound, wrong in (
        (Bound(3211), set()),
        (Bound(3000, ("breaks",)), set()),
        (Bound(3211, (), True), set()),
        (Bound(3212), {"bound"}),
        (Bound(3210, (), True), {"bound"}),
    ):
        assert bench.judge(problem, replace(result, bound=bound)) == wrong


def test_cost_of_reads_no_figure(bench: Any) -> None:
    """The cost is worked out from the routes, whatever the result says."""
    problem, result = rich(bench)
    liar = replace(result, cost=CostParts(), metres=1, loss=9)
    assert cost_of(problem, liar) == result.cost
    with pytest.raises(ValueError, match="vehicle 9"):
        cost_of(
            problem, replace(result, routes=(replace(result.routes[0], vehicle=9),))
        )
