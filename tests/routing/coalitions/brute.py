"""What coalitions cost, found second by second: slow, simple, on its own."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from routing.coalitions import Kind, Stops

NEVER = 10**18


def single_rounds(stops: Stops, kind: Kind) -> list[int]:
    """Return the least cost of one round by coalition, NEVER where none can do.

    Whoever is at a place at a second may drive any leg, serve the stop there or wait.
    Legs take a second or more.
    """
    m, depot = stops.count, stops.count
    opens, closes = kind.opens, kind.opens + kind.longest
    cost, seconds = kind.cost.tolist(), kind.seconds.tolist()
    service, loads = stops.service.tolist(), stops.loads.tolist()
    windows = [(0, closes)] * m if stops.windows is None else stops.windows.tolist()
    waiting = 0 if stops.windows is None else kind.waiting
    best = {
        time: [[NEVER] * (m + 1) for _ in range(1 << m)]
        for time in range(opens, closes + 1)
    }
    for time, now in best.items():
        now[0][depot] = 0
        for mask in range(1 << m):
            for place in range(m + 1):
                price = now[mask][place]
                if price >= NEVER:
                    continue
                for other in range(m + 1):
                    if other != place:
                        later = time + seconds[place][other]
                        _less(best, later, mask, other, price + cost[place][other])
                _less(best, time + 1, mask, place, price + waiting)
                if place != depot and not mask >> place & 1:
                    low, high = windows[place]
                    if low <= time <= high:
                        fee = kind.per_stop + kind.serving * service[place]
                        later, more = time + service[place], mask | 1 << place
                        _less(best, later, more, place, price + fee)
    answer = []
    for mask in range(1 << m):
        carried = [loads[stop] for stop in range(m) if mask >> stop & 1]
        sums = [sum(row[d] for row in carried) for d in range(len(kind.capacity))]
        fits = all(a <= b for a, b in zip(sums, kind.capacity, strict=True))
        least = min(best[time][mask][depot] for time in best)
        answer.append(least + kind.per_round if fits and least < NEVER else NEVER)
    answer[0] = 0
    return answer


def _less(
    best: dict[int, list[list[int]]], time: int, mask: int, place: int, price: int
) -> None:
    if time in best:
        best[time][mask][place] = min(best[time][mask][place], price)


def partitions(members: Sequence[int]) -> Iterator[list[list[int]]]:
    """List all ways to share members out among groups."""
    if not members:
        yield []
        return
    for groups in partitions(members[1:]):
        yield [[members[0]], *groups]
        for at, group in enumerate(groups):
            yield [*groups[:at], [members[0], *group], *groups[at + 1 :]]


def all_costs(stops: Stops, kinds: Sequence[Kind]) -> list[int]:
    """Return the least cost of every coalition over all partitions into rounds."""
    by_kind = [single_rounds(stops, kind) for kind in kinds]
    single = [min(prices) for prices in zip(*by_kind, strict=True)]
    answer = []
    for mask in range(1 << stops.count):
        members = [stop for stop in range(stops.count) if mask >> stop & 1]
        answer.append(
            min(
                sum(single[sum(1 << stop for stop in group)] for group in groups)
                for groups in partitions(members)
            )
        )
    return answer


def cost_of_tour(stops: Stops, kind: Kind, tour: Sequence[int]) -> tuple[int, int]:
    """Return the cost and seconds of a round without windows, leg by leg."""
    path = [stops.count, *tour, stops.count]
    legs = list(pairwise(path))
    cost = sum(int(kind.cost[a, b]) for a, b in legs) + kind.per_round
    cost += sum(kind.per_stop + kind.serving * int(stops.service[s]) for s in tour)
    seconds = sum(int(kind.seconds[a, b]) for a, b in legs)
    return cost, seconds + sum(int(stops.service[s]) for s in tour)
