"""From a schedule to the work of each day, and to the same goods brought alone."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from mil.calendar import DayClock, Window
from mil.consignment import Consignment
from mil.orders import Flow
from mil.places import Owner, Vehicle
from mil.plan import Matrices, Schedule, Shift, Unserved, UnservedCode, WeekInputs
from mil.ports import DayWork, Job, JobKind
from mil.stock import expected_lot
from mil.units import DAY, Milli, Seconds

ANY_TIME = (Window(0, 2 * DAY),)
"""When a farm loads its own vehicle, where the hub does not hold it to its hours."""

ALONE_DRIVERS = 2
"""Going alone, a farm may send a second person when one cannot keep all windows."""


def day_works(
    inputs: WeekInputs,
    consignments: Mapping[str, Consignment],
    schedule: Schedule,
    matrices: Matrices,
    without: Collection[str] = (),
) -> tuple[DayWork, ...]:
    """Return the work of each day that has any, in order.

    Parameters
    ----------
    inputs, consignments, schedule, matrices
        The week.
    without
        Ids of consignments that are not carried at all.
    """
    left_out = {item.consignment for item in schedule.unserved} | set(without)
    jobs: dict[date, list[Job]] = defaultdict(list)
    for consignment in sorted(consignments.values(), key=lambda c: c.id):
        if consignment.id not in left_out:
            for day, job in _legs(inputs, consignment, schedule):
                jobs[day].append(job)
    return tuple(
        DayWork(
            day=day,
            depot=inputs.hub.site.id,
            hub=inputs.hub.on(day),
            sites=inputs.sites,
            vehicles=inputs.vehicles,
            consignments=consignments,
            jobs=tuple(jobs[day]),
            shifts=tuple(shift for shift in schedule.shifts if shift.day == day),
            matrices=matrices,
            drivers=inputs.drivers,
        )
        for day in sorted(jobs)
    )


def _legs(
    inputs: WeekInputs, consignment: Consignment, schedule: Schedule
) -> Iterable[tuple[date, Job]]:
    """Yield the one or two legs of a consignment with their days."""
    hub = inputs.hub.site.id
    collected = schedule.collect_on.get(consignment.id)
    if consignment.collected_from_farm(hub):
        if collected is None:
            raise ValueError(f"{consignment.id} has no day of collection")
        due = None
        for_session = consignment.flow is Flow.ON_SITE
        if for_session and collected == consignment.day:
            due = _session_opens(inputs, collected)
        yield (
            collected,
            Job(consignment.id, JobKind.COLLECT, consignment.origin, due=due),
        )
    if consignment.delivered_from_hub(hub):
        ready = None if collected == consignment.day else 0
        yield (
            consignment.day,
            Job(consignment.id, JobKind.DELIVER, consignment.destination, ready=ready),
        )


def _session_opens(inputs: WeekInputs, day: date) -> Seconds | None:
    """Return when the day's first selling session opens, or None."""
    spans = DayClock(day, inputs.hub.zone).spans(inputs.hub.rules.sessions)
    return spans[0][0] if spans else None


def stranded(
    inputs: WeekInputs, consignments: Mapping[str, Consignment], lost: Collection[str]
) -> tuple[Unserved, ...]:
    """Return what was to be picked from bulk that now does not come.

    Parameters
    ----------
    inputs, consignments
        The week.
    lost
        Ids of consignments that are not carried.
    """
    short: set[str] = set()
    for product in sorted(_stocked(consignments)):
        short |= _short_of(inputs, consignments, product, lost)
    return tuple(
        Unserved(
            name,
            UnservedCode.NOT_COLLECTED,
            "It was to be picked from bulk that does not come in, or not in time; "
            "collect that bulk another way, or enter a lot that is in stock.",
        )
        for name in sorted(short)
    )


def _stocked(consignments: Mapping[str, Consignment]) -> set[str]:
    """Return the products that come in bulk."""
    return {
        item.product
        for consignment in consignments.values()
        for item in consignment.items
        if consignment.fills_stock
    }


def _short_of(
    inputs: WeekInputs,
    consignments: Mapping[str, Consignment],
    product: str,
    lost: Collection[str],
) -> set[str]:
    """Return what cannot be picked of a product: the latest orders go without."""
    bulk: list[tuple[date, Milli]] = []
    picks: list[tuple[date, str, Milli]] = []
    expected = expected_lot(product, inputs.week)
    for name, consignment in consignments.items():
        for item in consignment.items:
            if item.product != product or name in lost:
                continue
            if consignment.fills_stock:
                bulk.append((consignment.day, item.quantity))
            elif item.lot == expected:
                picks.append((consignment.day, name, item.quantity))
    short: set[str] = set()
    taken = 0
    for day, name, quantity in sorted(picks):
        if taken + quantity > sum(brought for by, brought in bulk if by < day):
            short.add(name)
        else:
            taken += quantity
    return short


def alone_works(
    inputs: WeekInputs, carried: Iterable[Consignment], matrices: Matrices
) -> tuple[tuple[str, DayWork], ...]:
    """Return, for each producer and day, its own goods brought by itself.

    The goods are those that the shared rounds carry to clients: whatever passes the
    hub's stock goes straight from the farm to the client, goods for a selling session
    go to the hub, bulk that only fills the stock is left out.

    Returns
    -------
    tuple of (producer id, DayWork)
        Sorted by producer and day; the depot is the farm.
    """
    goods: dict[tuple[str, date], list[Consignment]] = defaultdict(list)
    for consignment in carried:
        if not consignment.fills_stock:
            own = replace(consignment, origin=consignment.producer)
            goods[own.producer, own.day].append(own)
    return tuple(
        (producer, _alone_day(inputs, producer, day, goods[producer, day], matrices))
        for producer, day in sorted(goods)
    )


def _alone_day(
    inputs: WeekInputs,
    producer: str,
    day: date,
    goods: list[Consignment],
    matrices: Matrices,
) -> DayWork:
    """Return one producer's own day."""
    farm = inputs.sites[producer]
    if not inputs.hub.rules.alone_opening:
        farm = replace(farm, windows=ANY_TIME)
    vehicles = _own_vehicles(inputs, producer)
    there = DayClock(day, inputs.hub.zone).spans(vehicles[0].windows)
    longest = _longest_day(inputs, producer)
    goods.sort(key=lambda c: c.id)
    return DayWork(
        day=day,
        depot=producer,
        hub=inputs.hub.on(day),
        sites={**inputs.sites, producer: farm},
        vehicles={vehicle.id: vehicle for vehicle in vehicles},
        consignments={c.id: c for c in goods},
        jobs=tuple(Job(c.id, JobKind.DELIVER, c.destination, ready=0) for c in goods),
        shifts=tuple(
            Shift(vehicle.id, vehicle.id, day, start, end, longest)
            for vehicle in vehicles
            for start, end in sorted(there, key=_lasts)[-1:]
        ),
        matrices=matrices,
    )


def own_vehicle(inputs: WeekInputs, producer: str) -> Vehicle:
    """Return what a producer drives when alone: its own van, else the usual one."""
    own = [
        vehicle
        for vehicle in inputs.vehicles.values()
        if vehicle.owner is Owner.PRODUCER and vehicle.start == producer
    ]
    return min(own, key=lambda v: v.id) if own else inputs.hub.rules.alone


def _own_vehicles(inputs: WeekInputs, producer: str) -> list[Vehicle]:
    """Return that vehicle once for each who may drive it."""
    model = own_vehicle(inputs, producer)
    return [
        replace(model, id=f"alone-{n}", start=producer, end=producer)
        for n in range(1, ALONE_DRIVERS + 1)
    ]


def _lasts(span: tuple[Seconds, Seconds]) -> Seconds:
    return span[1] - span[0]


def _longest_day(inputs: WeekInputs, producer: str) -> Seconds:
    """Return a producer's longest day: as its own drivers have it, else the usual."""
    own = [d.max_day for d in inputs.drivers.values() if d.producer == producer]
    return max(own, default=inputs.hub.rules.alone_day)
