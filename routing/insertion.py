"""Where goods fit best into rounds: the first plan, repairs, and explanations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mil.ports import JobKind
from routing.ground import Ground
from routing.problem import Node, Problem, carries, fits, loads
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
    best: Chains | None = None
    least: int | None = None
    for trial in _trials(timing, chains, parcel):
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


def _trials(timing: Timing, chains: Chains, parcel: Parcel) -> Iterator[Chains]:
    """Give every day that differs by where the parcel is."""
    ground, slack = timing.ground, timing.slack
    call = call_at(ground, parcel.site, parcel.goods)
    more = loads(ground.work.consignments[id_] for id_ in parcel.goods)
    most = ground.work.hub.rules.max_rounds
    for number in carriers(ground, parcel):
        vehicle = ground.vehicle(ground.work.shifts[number])
        if not (slack.capacity or fits(vehicle, *more)):
            continue
        chain = chains[number]
        for k, draft in enumerate(chain):
            if draft.collect is not parcel.collect:
                continue
            if slack.capacity or _room(draft, more):
                for longer in _longer(draft, call):
                    yield _put(chains, number, (*chain[:k], longer, *chain[k + 1 :]))
        if len(chain) < most or slack.rounds:
            new = Draft(ground, number, parcel.collect, (call,))
            for k in range(len(chain) + 1):
                yield _put(chains, number, (*chain[:k], new, *chain[k:]))


def _room(
    draft: Draft, more: tuple[tuple[int, int, int], tuple[int, int, int]]
) -> bool:
    """Whether a round can carry so much more."""
    grams, crates = draft.load
    g = (grams[0] + more[0][0], grams[1] + more[0][1], grams[2] + more[0][2])
    c = (crates[0] + more[1][0], crates[1] + more[1][1], crates[2] + more[1][2])
    return fits(draft.vehicle, g, c)


def _longer(draft: Draft, call: Call) -> Iterator[Draft]:
    """Give the round with the call at each place, or joined to a call at its site."""
    calls = draft.calls
    joins = [k for k, other in enumerate(calls) if other.site == call.site]
    for k in joins or range(len(calls) + 1):
        yield draft.with_calls((*calls[:k], call, *calls[k:]))


def _put(chains: Chains, number: int, chain: tuple[Draft, ...]) -> Chains:
    return (*chains[:number], chain, *chains[number + 1 :])
