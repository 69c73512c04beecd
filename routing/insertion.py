"""Where goods fit best into rounds: the first plan, repairs, and explanations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mil.ports import JobKind
from routing.arcs import PER_METRE, PER_SECOND, UNIT
from routing.ground import Ground
from routing.nodes import Node, Problem, carries, fits, loads
from routing.rounds import Call, Chains, Draft, call_at
from routing.timing import NEVER, Timing


@dataclass(frozen=True, slots=True)
class Parcel:
    """Goods to be put on one round: one site, one leg."""

    site: str
    collect: bool
    goods: tuple[str, ...]


def empty(ground: Ground) -> Chains:
    """Return a day without rounds."""
    return tuple(() for _ in ground.work.shifts)


def cheapest(timing: Timing, chains: Chains, parcel: Parcel) -> Chains | None:
    """Put a parcel where it adds least to the day's cost.

    Parameters
    ----------
    timing
        Times and prices a day; its slack says which rules are left aside.
    chains
        The day so far.
    parcel
        What to add.

    Returns
    -------
    tuple of tuple of Draft, or None
        The day with the parcel, None where it fits nowhere.
    """
    base = timing.price(chains) or 0
    best: Chains | None = None
    least: int | None = None
    for place in sorted(_places(timing, chains, parcel), key=lambda place: place.guess):
        if least is not None and base + place.bound >= least:
            continue
        trial = _put(chains, place)
        price = timing.price(trial)
        if price is not None and (least is None or price < least):
            best, least = trial, price
    return best


def carriers(ground: Ground, parcel: Parcel) -> tuple[int, ...]:
    """Return the shifts whose vehicle has the zone and may enter site and depot."""
    goods = [ground.work.consignments[id_] for id_ in parcel.goods]
    size = min(ground.work.sites[parcel.site].max_size, ground.depot.max_size)
    return tuple(
        number
        for number, shift in enumerate(ground.work.shifts)
        if (vehicle := ground.vehicle(shift)).size <= size
        and all(carries(vehicle, item) for item in goods)
    )


def construct(timing: Timing, problem: Problem) -> Chains:
    """Make a first plan: each node where it costs least, the pressing ones first."""
    ground = timing.ground
    chains = empty(ground)
    fetched: set[str] = set()
    for node in sorted(problem.nodes, key=lambda node: _pressing(problem, node)):
        parcel = parcel_of(problem, node)
        if node.after:
            late = [
                g for g in parcel.goods if g in ground.collects and g not in fetched
            ]
            kept = tuple(g for g in parcel.goods if g not in late)
            if not kept:
                continue
            parcel = Parcel(parcel.site, parcel.collect, kept)
        found = cheapest(timing, chains, parcel)
        if found is not None:
            chains = found
            fetched.update(parcel.goods if parcel.collect else ())
        timing.forget()
    return chains


def parcel_of(problem: Problem, node: Node) -> Parcel:
    """Return what a node stands for."""
    return Parcel(problem.places[node.place], node.collect, node.consignments)


def legs(ground: Ground, consignment: str) -> list[Parcel]:
    """Return what is to be done for a consignment: collection first."""
    jobs = [ground.collects.get(consignment), ground.delivers.get(consignment)]
    return [
        Parcel(job.site, job.kind is JobKind.COLLECT, (consignment,))
        for job in jobs
        if job is not None
    ]


def repair(timing: Timing, chains: Chains, missing: Sequence[str]) -> Chains:
    """Add consignments that fit after all, both legs or none.

    Parameters
    ----------
    timing
        Times and prices a day.
    chains
        The day.
    missing
        Consignments that are not carried.
    """
    for consignment in missing:
        trial: Chains | None = chains
        for parcel in legs(timing.ground, consignment):
            trial = cheapest(timing, trial, parcel) if trial is not None else None
        chains = trial if trial is not None else chains
        timing.forget()
    return chains


def _pressing(problem: Problem, node: Node) -> tuple[int, int, int, int]:
    """Order: what waits for nothing, what closes first, what is far and big."""
    closes = node.spans[-1][1]
    if node.due is not None:
        closes = min(closes, node.due)
    profile = problem.vans[node.vans[0]].profile if node.vans else ""
    far = problem.seconds[profile][problem.depot][node.place] if profile else NEVER
    return (1 if node.after else 0, closes, -far, -sum(node.crates))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a parcel may go.

    Attributes
    ----------
    bound, guess
        What it adds to the price at least, and about (units of `routing.arcs`).
    shift, at
        Which shift, and which of its rounds.
    draft
        The round there, or an empty one.
    new
        Whether the round comes before what is there.
    calls
        Its calls then.
    """

    bound: int
    guess: int
    shift: int
    at: int
    draft: Draft
    new: bool
    calls: tuple[Call, ...]


def _places(timing: Timing, chains: Chains, parcel: Parcel) -> Iterator[_Place]:
    """Give every place for a parcel: on a round there is, or on a new one."""
    ground, slack = timing.ground, timing.slack
    call = call_at(ground, parcel.site, parcel.goods)
    more = loads(ground.work.consignments[id_] for id_ in parcel.goods)
    most = ground.work.hub.rules.max_rounds
    for number in carriers(ground, parcel):
        vehicle = ground.vehicle(ground.work.shifts[number])
        if not (slack.capacity or fits(vehicle, *more)):
            continue
        chain = chains[number]
        for at, draft in enumerate(chain):
            if draft.collect is parcel.collect and (
                slack.capacity or _room(draft, more)
            ):
                yield from _longer(ground, chain, at, call)
        if len(chain) < most or slack.rounds:
            for at in range(len(chain) + 1):
                yield _new(ground, number, at, parcel.collect, call)


def _room(
    draft: Draft, more: tuple[tuple[int, int, int], tuple[int, int, int]]
) -> bool:
    """Whether a round can carry so much more."""
    grams, crates = draft.load
    g = (grams[0] + more[0][0], grams[1] + more[0][1], grams[2] + more[0][2])
    c = (crates[0] + more[1][0], crates[1] + more[1][1], crates[2] + more[1][2])
    return fits(draft.vehicle, g, c)


def _longer(
    ground: Ground, chain: tuple[Draft, ...], at: int, call: Call
) -> Iterator[_Place]:
    """Give the round with the call at each place, or joined to a call at its site."""
    draft, vehicle = chain[at], chain[at].vehicle
    rate = ground.work.hub.tariff.rates[vehicle.rate]
    depot = ground.depot.id
    begin = vehicle.start if draft.collect and at == 0 else depot
    finish = depot if draft.collect or at < len(chain) - 1 else vehicle.end
    sites = [begin, *(other.site for other in draft.calls), finish]
    joins = [k for k, other in enumerate(draft.calls) if other.site == call.site]
    for k in joins or range(len(draft.calls) + 1):
        a, b = sites[k], sites[k + 1]
        metres, seconds = _detour(ground, vehicle.profile, a, call.site, b)
        bound = 0 if joins else PER_METRE * rate.per_km * metres
        calls = (*draft.calls[:k], call, *draft.calls[k:])
        guess = bound if joins else bound + PER_SECOND * rate.per_hour * seconds
        yield _Place(bound, guess, draft.shift, at, draft, False, calls)


def _new(ground: Ground, number: int, at: int, collect: bool, call: Call) -> _Place:
    """Return a round of its own for a call."""
    vehicle = ground.vehicle(ground.work.shifts[number])
    rate = ground.work.hub.tariff.rates[vehicle.rate]
    depot = ground.depot.id
    metres, seconds = _detour(ground, vehicle.profile, depot, call.site, depot)
    bound = UNIT * rate.per_round
    if vehicle.start == depot == vehicle.end:
        bound += PER_METRE * rate.per_km * metres
    guess = bound + PER_SECOND * rate.per_hour * seconds
    draft = Draft(ground, number, collect, ())
    return _Place(bound, guess, number, at, draft, True, (call,))


def _detour(ground: Ground, profile: str, a: str, via: str, b: str) -> tuple[int, int]:
    """Return metres and seconds that a visit adds between two places."""
    index = ground.index
    i, j, k = index[a], index[via], index[b]
    metres = ground.work.matrices.metres[profile]
    seconds = ground.work.matrices.seconds[profile]
    return (
        metres[i][j] + metres[j][k] - metres[i][k],
        seconds[i][j] + seconds[j][k] - seconds[i][k],
    )


def _put(chains: Chains, place: _Place) -> Chains:
    """Return the day with a parcel at a place."""
    chain, at = chains[place.shift], place.at
    longer = place.draft.with_calls(place.calls)
    rest = chain[at:] if place.new else chain[at + 1 :]
    chain = (*chain[:at], longer, *rest)
    return (*chains[: place.shift], chain, *chains[place.shift + 1 :])
