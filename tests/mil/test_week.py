"""The week's orchestration, with fakes in place of the other rooms."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from mil.calendar import Week, Window
from mil.consignment import Consignment
from mil.errors import InputError, RefusedPlanError
from mil.former import Wishes
from mil.orders import Flow, OrderLine, Product
from mil.places import Driver, Profile, Site
from mil.plan import (
    DayPlan,
    Matrices,
    Schedule,
    Unserved,
    UnservedCode,
    WeekInputs,
    WeekPlan,
)
from mil.ports import DayWork, Fault, JobKind, Progress
from mil.rounds import Round, RoundCost, RoundKind, Stop
from mil.stock import Lot
from mil.week import Effort, Tools, plan_week
from mil.work import alone_works, day_works, stranded

EFFORT = Effort(seconds=8, seed=3)
FREE = RoundCost(100, 0, 0, 0, 0, 0)


class FakeStore:
    """Holds one week's inputs and remembers what was saved."""

    def __init__(self, inputs: WeekInputs) -> None:
        self._inputs = inputs
        self.saved: list[WeekPlan] = []

    def inputs(self, week: Week) -> WeekInputs:
        return self._inputs

    def save_plan(self, plan: WeekPlan) -> int:
        self.saved.append(plan)
        return len(self.saved)

    def plan(self, week: Week) -> WeekPlan:
        return self.saved[-1]


class FakeRouter:
    """Puts each job on a round of its own, except those it is told to leave."""

    def __init__(self, cannot: Mapping[str, JobKind]) -> None:
        self._cannot = cannot
        self.asked: list[tuple[date, ...]] = []
        self.works: Sequence[DayWork] = ()
        self.known: list[dict[date, DayPlan]] = []

    def __call__(
        self,
        works: Sequence[DayWork],
        seconds: float,
        seed: int,
        progress: Progress,
        known: Mapping[date, DayPlan] | None = None,
    ) -> tuple[DayPlan, ...]:
        self.asked.append(tuple(work.day for work in works))
        self.works = works
        self.known.append(dict(known or {}))
        return tuple(self._day(work) for work in works)

    def _day(self, work: DayWork) -> DayPlan:
        done, left = [], []
        for n, job in enumerate(work.jobs):
            if self._cannot.get(job.consignment) is job.kind:
                reason = Unserved(job.consignment, UnservedCode.WINDOW, "too early")
                left.append(reason)
                continue
            kind = RoundKind.PICKUP
            goods = (job.consignment,)
            first = Stop(job.site, 0, 0, 0, taken=goods)
            last = Stop(work.depot, 60, 60, 60, handed=goods)
            if job.kind is JobKind.DELIVER:
                kind = RoundKind.DELIVERY
                first, last = (
                    replace(first, site=work.depot),
                    replace(last, site=job.site),
                )
            name = f"{work.day}-van-{n}"
            done.append(
                Round(name, work.day, kind, "van", "me", (first, last), 1000, FREE)
            )
        return DayPlan(work.day, tuple(done), tuple(left))


def roads(sites: Sequence[Site], profiles: Mapping[str, Profile]) -> Matrices:
    """Say nothing is far."""
    return Matrices(tuple(site.id for site in sites), {}, {}, "nowhere")


def on_the_eve(
    inputs: WeekInputs,
    consignments: Sequence[Consignment],
    matrices: Matrices,
    seed: int,
) -> Schedule:
    """Collect everything the day before."""
    farm = [c for c in consignments if c.collected_from_farm("hub")]
    return Schedule({c.id: c.day - timedelta(days=1) for c in farm}, (), ())


def tools(
    cannot: Mapping[str, JobKind], faults: Iterable[Fault] = ()
) -> tuple[Tools, FakeRouter]:
    """Bring the fakes together."""
    router, found = FakeRouter(cannot), tuple(faults)
    alone = FakeRouter({})
    return (
        Tools(
            roads=roads,
            scheduler=on_the_eve,
            router=router,
            alone=lambda works, seed, progress: alone(works, 0, seed, progress),
            judge=lambda plan: found,
            digest=lambda inputs: "0" * 64,
            versions={},
        ),
        router,
    )


def quiet(message: str) -> None:
    """Say nothing."""


@pytest.fixture
def two_lines(
    week_of: Callable[..., WeekInputs],
    line: Callable[..., OrderLine],
    product: Callable[..., Product],
) -> WeekInputs:
    """Give a week with flour for two clients on Wednesday, both cross-docked."""
    return week_of((line("1/f"), line("2/f", client="c")), (product(),))


def ids(plan: WeekPlan) -> set[tuple[str, str]]:
    """List what each round carries, by kind of round."""
    return {(r.kind.value, c) for r in plan.rounds for c in r.consignments}


def test_a_plan_is_judged_then_saved(two_lines: WeekInputs) -> None:
    """A week without trouble is routed once and saved with both legs of everything."""
    store = FakeStore(two_lines)
    kit, router = tools({})
    plan = plan_week(store, two_lines.week, kit, EFFORT, quiet)
    assert store.saved == [plan]
    assert len(router.asked) == 1
    names = set(plan.consignments)
    assert len(names) == 2
    assert ids(plan) == {(kind, c) for kind in ("pickup", "delivery") for c in names}
    assert plan.cost == 400
    assert plan.provenance.seed == 3


def test_a_plan_that_should_stay(two_lines: WeekInputs) -> None:
    """Planned again, days start from the plan before, and changes are told."""
    store, said = FakeStore(two_lines), list[str]()
    kit, router = tools({})
    former = plan_week(store, two_lines.week, kit, EFFORT, quiet)
    assert router.known == [{}]
    plan_week(store, two_lines.week, kit, EFFORT, said.append, Wishes(keep=100))
    assert router.known[1] == {day.day: day for day in former.days}
    assert {kept.price for work in router.works for kept in work.kept} == {100}
    assert "of 3 stops in both 0 by another vehicle" in said[-1]


def test_a_plan_the_judge_refuses_is_never_saved(two_lines: WeekInputs) -> None:
    """A single fault stops the plan before the store, and is named."""
    store = FakeStore(two_lines)
    kit, _ = tools({}, [Fault("capacity", "round 1", "61 kg over")])
    with pytest.raises(RefusedPlanError, match="61 kg over"):
        plan_week(store, two_lines.week, kit, EFFORT, quiet)
    assert store.saved == []


@pytest.mark.parametrize("leg", JobKind)
def test_what_one_day_cannot_carry_leaves_the_other_day(
    two_lines: WeekInputs, leg: JobKind
) -> None:
    """A consignment with one impossible leg is on no round and named once."""
    store = FakeStore(two_lines)
    lost = "2026-11-25-x-moulin-ecole-a"
    kit, router = tools({lost: leg})
    plan = plan_week(store, two_lines.week, kit, EFFORT, quiet)
    assert [u.consignment for u in plan.unserved] == [lost]
    assert {c for _, c in ids(plan)} == set(plan.consignments) - {lost}
    other = 24 if leg is JobKind.DELIVER else 25
    assert router.asked[1:] == [(date(2026, 11, other),)]
    assert [a.producer for a in plan.alone] == ["moulin"]


def test_a_day_that_loses_all_its_work_still_says_why(
    week_of: Callable[..., WeekInputs],
    line: Callable[..., OrderLine],
    product: Callable[..., Product],
) -> None:
    """With the only consignment lost, no round is left but the reason is."""
    inputs = week_of((line("1/f"),), (product(),))
    kit, _ = tools({"2026-11-25-x-moulin-ecole-a": JobKind.DELIVER})
    plan = plan_week(FakeStore(inputs), inputs.week, kit, EFFORT, quiet)
    assert plan.rounds == ()
    assert [u.code for u in plan.unserved] == [UnservedCode.WINDOW]
    assert plan.alone == ()


def test_orders_on_bulk_that_does_not_come_are_left_too(
    week_of: Callable[..., WeekInputs],
    line: Callable[..., OrderLine],
    product: Callable[..., Product],
) -> None:
    """An order to be picked from expected bulk is lost with the bulk."""
    lines = (line("1/f", flow=Flow.STORED), line("2/f", client="c", flow=Flow.STORED))
    lots = (Lot("L1", "flour", 5000, date(2027, 1, 1), date(2026, 11, 20)),)
    inputs = week_of(lines, (product(shelf_days=90),), lots)
    kit, _ = tools({})
    plan = plan_week(FakeStore(inputs), inputs.week, kit, EFFORT, quiet)
    bulk = [c.id for c in plan.consignments.values() if c.destination == "hub"]
    assert len(bulk) == 1
    assert plan.unserved == ()
    kit, _ = tools({bulk[0]: JobKind.COLLECT})
    plan = plan_week(FakeStore(inputs), inputs.week, kit, EFFORT, quiet)
    assert {u.code for u in plan.unserved} == {
        UnservedCode.WINDOW,
        UnservedCode.NOT_COLLECTED,
    }
    assert len(plan.unserved) == 2
    assert len(plan.rounds) == 1


def test_a_week_without_orders_says_what_to_do(
    week_of: Callable[..., WeekInputs],
) -> None:
    """No order is an input error with its remedy, not an empty plan."""
    inputs = week_of()
    kit, _ = tools({})
    with pytest.raises(InputError, match="import an order file"):
        plan_week(FakeStore(inputs), inputs.week, kit, EFFORT, quiet)


def test_same_day_goods_wait_for_their_pickup(two_lines: WeekInputs) -> None:
    """Goods collected on their delivery day have no ready time of their own."""
    goods = {
        c.id: c
        for c in plan_week(
            FakeStore(two_lines), two_lines.week, tools({})[0], EFFORT, quiet
        ).consignments.values()
    }
    first, second = sorted(goods)
    schedule = Schedule(
        {first: goods[first].day, second: goods[second].day - timedelta(days=1)}, (), ()
    )
    works = day_works(two_lines, goods, schedule, roads([], {}))
    ready = {
        job.consignment: job.ready
        for work in works
        for job in work.jobs
        if job.kind is JobKind.DELIVER
    }
    assert ready == {first: None, second: 0}


def test_session_goods_are_due_when_the_session_opens(
    week_of: Callable[..., WeekInputs],
    line: Callable[..., OrderLine],
    product: Callable[..., Product],
) -> None:
    """Collected on the day of the session at 16:00, they are due by then."""
    friday = date(2026, 11, 27)
    inputs = week_of((line(day=friday, flow=Flow.ON_SITE),), (product(),))
    kit, _ = tools({})
    plan = plan_week(FakeStore(inputs), inputs.week, kit, EFFORT, quiet)
    (only,) = plan.consignments
    schedule = Schedule({only: friday}, (), ())
    (work,) = day_works(inputs, plan.consignments, schedule, plan.matrices)
    assert [job.due for job in work.jobs] == [16 * 3600]


def test_alone_means_from_farm_to_client(two_lines: WeekInputs) -> None:
    """Going alone, all goods of a day leave from the farm, at any hour."""
    kit, _ = tools({})
    plan = plan_week(FakeStore(two_lines), two_lines.week, kit, EFFORT, quiet)
    works = alone_works(two_lines, plan.consignments.values(), plan.matrices)
    ((producer, work),) = works
    assert producer == work.depot == "moulin"
    assert {job.kind for job in work.jobs} == {JobKind.DELIVER}
    assert {c.origin for c in work.consignments.values()} == {"moulin"}
    assert work.sites["moulin"].windows[0].opens == 0
    assert {v.start for v in work.vehicles.values()} == {"moulin"}


def own_day(inputs: WeekInputs) -> DayWork:
    """Return the one day that the mill goes alone."""
    kit, _ = tools({})
    plan = plan_week(FakeStore(inputs), inputs.week, kit, EFFORT, quiet)
    ((_, work),) = alone_works(inputs, plan.consignments.values(), plan.matrices)
    return work


def test_alone_keeps_the_hours_that_are_told(two_lines: WeekInputs) -> None:
    """Its own van is there at its hours, its own driver works as long as it may."""
    usual = own_day(two_lines)
    assert {(s.start, s.end, s.max_span) for s in usual.shifts} == {
        (0, 24 * 3600, 12 * 3600)
    }
    hours = (Window(6 * 3600, 8 * 3600), Window(9 * 3600, 15 * 3600))
    usual_van = two_lines.hub.rules.alone
    van = replace(usual_van, id="own", start="moulin", end="moulin", windows=hours)
    miller = Driver("m", "Miller", "", hours, 7 * 3600, 2, producer="moulin")
    other = Driver("o", "Other", "", hours, 5 * 3600, 2)
    told = replace(two_lines, vehicles={"own": van}, drivers={"m": miller, "o": other})
    assert {(s.start, s.end, s.max_span) for s in own_day(told).shifts} == {
        (9 * 3600, 15 * 3600, 7 * 3600)
    }
    away = replace(van, windows=(Window(0, 3600, frozenset({6})),))
    assert own_day(replace(told, vehicles={"own": away})).shifts == ()


def test_alone_keeps_opening_hours_where_the_hub_says_so(
    two_lines: WeekInputs,
) -> None:
    """With `opening_hours` a farm's own hours bind its own vehicle too."""
    hub = two_lines.hub
    strict = replace(hub, rules=replace(hub.rules, alone_opening=True))
    work = own_day(replace(two_lines, hub=strict))
    assert work.sites["moulin"] == two_lines.sites["moulin"]
    assert work.sites["moulin"].windows[0].opens == 6 * 3600


def test_each_day_is_planned_by_its_own_tariff(two_lines: WeekInputs) -> None:
    """Tuesday's collection by the first tariff, Wednesday by one that begins then."""
    hub, wednesday = two_lines.hub, date(2026, 11, 25)
    later = replace(hub.tariff, valid_from=wednesday.isoformat(), source="new")
    inputs = replace(two_lines, hub=replace(hub, later=(later,)))
    kit, router = tools({})
    plan = plan_week(FakeStore(inputs), inputs.week, kit, EFFORT, quiet)
    alone = alone_works(inputs, plan.consignments.values(), plan.matrices)
    works = (*router.works, *(work for _, work in alone))
    assert [work.day.day for work in works] == [24, 25, 25]
    assert [work.hub.tariff.source == "new" for work in works] == [False, True, True]
    assert plan.inputs.hub == inputs.hub


def test_only_the_orders_that_lack_bulk_are_left(
    week_of: Callable[..., WeekInputs],
    line: Callable[..., OrderLine],
    product: Callable[..., Product],
) -> None:
    """Two bulks of one product: losing the top-up at the end strands no order."""
    lines = (line("1/f", flow=Flow.STORED, quantity=30_000),)
    keep = product(shelf_days=90, stock_min=5000, stock_target=20_000)
    inputs = week_of(lines, (keep,))
    plan = plan_week(FakeStore(inputs), inputs.week, tools({})[0], EFFORT, quiet)
    early, late = sorted(
        (c for c in plan.consignments.values() if c.destination == "hub"),
        key=lambda c: c.day,
    )
    (picked,) = (c.id for c in plan.consignments.values() if c.origin == "hub")
    assert stranded(inputs, plan.consignments, {late.id}) == ()
    gone = stranded(inputs, plan.consignments, {early.id})
    assert [u.consignment for u in gone] == [picked]


def test_bulk_for_the_stock_may_come_while_the_session_is_on(
    week_of: Callable[..., WeekInputs],
    line: Callable[..., OrderLine],
    product: Callable[..., Product],
) -> None:
    """Only goods of the session are due when it opens, bulk is not."""
    friday = date(2026, 11, 27)
    keep = product(shelf_days=90, stock_min=5000, stock_target=20_000)
    inputs = week_of((line(flow=Flow.STORED),), (keep,))
    plan = plan_week(FakeStore(inputs), inputs.week, tools({})[0], EFFORT, quiet)
    bulk = {c.id: c for c in plan.consignments.values() if c.destination == "hub"}
    schedule = Schedule(dict.fromkeys(bulk, friday), (), ())
    (work,) = day_works(inputs, bulk, schedule, plan.matrices)
    assert {job.due for job in work.jobs} == {None}


@pytest.mark.parametrize(("what", "table"), [("rate", "tariff"), ("profile", "rules")])
def test_a_vehicle_that_cannot_be_priced_is_named(
    two_lines: WeekInputs, what: str, table: str
) -> None:
    """A rate or profile gone from hub.toml is said before anything is solved."""
    van = replace(two_lines.hub.rules.alone, id="van-1", **{what: "lorry"})
    inputs = replace(two_lines, vehicles={"van-1": van})
    kit, router = tools({})
    with pytest.raises(InputError, match=rf"van-1 .*'lorry'.*\[{table}"):
        plan_week(FakeStore(inputs), inputs.week, kit, EFFORT, quiet)
    assert router.asked == []


@pytest.mark.parametrize("wish", ["usual_vehicle", "unwanted_vehicles"])
def test_a_site_that_names_a_strange_vehicle_is_named(
    two_lines: WeekInputs, wish: str
) -> None:
    """A vehicle that was never imported is said before anything is solved."""
    named = "lorry" if wish == "usual_vehicle" else ("lorry",)
    sites = dict(two_lines.sites)
    first = min(sites)
    sites[first] = replace(sites[first], **{wish: named})
    inputs = replace(two_lines, sites=sites)
    kit, router = tools({})
    with pytest.raises(InputError, match=rf"site {first} .*'lorry'"):
        plan_week(FakeStore(inputs), inputs.week, kit, EFFORT, quiet)
    assert router.asked == []
