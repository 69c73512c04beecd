"""Bounds of covers: against all covers there are, and against published optima."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import permutations

import pytest

from routing.bound.budget import Budget
from routing.bound.network import FAR, Choice, Cover, Network
from routing.bound.proof import prove

PLENTY = 10**8

EASY = (
    ("C101", 25, 1913),
    ("R102", 25, 5471),
    ("R108", 25, 3973),
    ("RC101", 25, 4611),
    ("RC106", 25, 3455),
    ("C203", 25, 2147),
    ("C101", 50, 3624),
    ("R102", 50, 9090),
)
HARD = (
    ("R204", 25, 3550),
    ("RC101", 50, 9440),
    ("RC106", 50, 7232),
    ("R108", 50, 6177),
    ("C203", 50, 3598),
    ("R204", 50, 5064),
)


def round_cost(network: Network, nodes: tuple[int, ...]) -> int | None:
    """Return the least cost of a round in cents: every beginning is tried."""
    end = network.size
    if network.load[list(nodes)].sum() > network.capacity[0]:
        return None
    if any({*one} & {*nodes} and {*other} & {*nodes} for one, other in network.apart):
        return None
    costs = []
    for begin in range(31):
        cost = int(sum(network.cost[a, b] for a, b in legs(nodes, end)))
        now, idle = begin, 0
        for a, b in legs(nodes, end):
            if network.time[a, b] == FAR:
                return None
            arrive = now + int(network.time[a, b])
            windows = zip(network.opens[b], network.closes[b], strict=True)
            starts = [max(arrive, int(o)) for o, c in windows if arrive <= c]
            if not starts:
                break
            now, idle = min(starts), idle + min(starts) - arrive
        else:
            costs.append(cost + network.waiting * idle)
    return min(costs) // 4096 if costs else None


def legs(nodes: tuple[int, ...], end: int) -> Iterator[tuple[int, int]]:
    yield from zip((end, *nodes), (*nodes, end), strict=True)


def least(cover: Cover) -> int | None:
    """Return the least cost in cents of all covers: all partitions into rounds."""
    rounds: list[dict[frozenset[int], int]] = []
    for network in cover.networks:
        best: dict[frozenset[int], int] = {}
        for length in range(1, network.size + 1):
            for nodes in permutations(range(network.size), length):
                cost = round_cost(network, nodes)
                if cost is not None:
                    key = frozenset(nodes)
                    best[key] = min(cost, best.get(key, cost))
        rounds.append(best)

    @cache
    def cheapest(rows: frozenset[int], used: tuple[int, ...]) -> int | None:
        if not rows:
            days = zip(used, cover.fleets, strict=True)
            return sum(
                fleet.day * -(-n // fleet.rounds) - fleet.share * n for n, fleet in days
            )
        found = []
        for k, of_fleet in enumerate(rounds):
            if used[k] < cover.fleets[k].most:
                more = (*used[:k], used[k] + 1, *used[k + 1 :])
                for nodes, cost in of_fleet.items():
                    if min(rows) in nodes <= rows:
                        rest = cheapest(rows - nodes, more)
                        found += [] if rest is None else [cost + rest]
        return min(found, default=None)

    nothing = (0,) * len(cover.fleets)
    totals = [
        paid + cost
        for rows, paid in selections(cover.choices)
        if (cost := cheapest(rows, nothing)) is not None
    ]
    return min(totals, default=None)


def selections(
    choices: tuple[Choice, ...],
) -> Iterator[tuple[frozenset[int], int]]:
    """Yield all rows that may be asked for, and what is paid for what is not."""
    if not choices:
        yield frozenset(), 0
        return
    first, *others = choices
    for rows, paid in selections(tuple(others)):
        for way in first.ways:
            yield rows | frozenset(way), paid
        if first.skip is not None:
            yield rows, paid + first.skip // 4096


@pytest.mark.parametrize("seed", range(60))
def test_a_bound_is_the_least_cost_of_a_small_cover(
    draw: Callable[[int], Cover], seed: int
) -> None:
    """On a small cover, what is proven is what trying all covers finds."""
    cover = draw(seed)
    expected = least(cover)
    proven = prove(cover, None, Budget(PLENTY))
    if expected is None:
        assert proven is None or proven >= 0
    else:
        assert proven == expected
        assert prove(cover, expected, Budget(PLENTY)) == expected
        assert prove(cover, expected + 7, Budget(PLENTY)) == expected


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(60, 2000))
def test_a_bound_never_exceeds_the_least_cost(
    draw: Callable[[int], Cover], seed: int
) -> None:
    """On many small covers, what is proven is what trying all covers finds."""
    test_a_bound_is_the_least_cost_of_a_small_cover(draw, seed)


@pytest.mark.parametrize(("name", "size", "optimum"), EASY)
def test_published_optima_are_proven(
    solomon: Callable[[str, int], Cover], name: str, size: int, optimum: int
) -> None:
    """Without a plan to compare with, the published optimum is what is proven."""
    assert prove(solomon(name, size), None, Budget(PLENTY)) == optimum


@pytest.mark.campaign
@pytest.mark.parametrize(("name", "size", "optimum"), HARD)
def test_hard_published_optima_are_proven(
    solomon: Callable[[str, int], Cover], name: str, size: int, optimum: int
) -> None:
    """With the best plan to compare with, wide windows are closed too."""
    assert prove(solomon(name, size), optimum, Budget(10**11)) == optimum


def test_the_same_work_proves_the_same(solomon: Callable[[str, int], Cover]) -> None:
    """However much work there is, the same work proves the same, and never too much."""
    proven = []
    for work in (0, 10_000, 60_000, 10**6, PLENTY):
        first, second = Budget(work), Budget(work)
        one = prove(solomon("R108", 25), None, first)
        assert one == prove(solomon("R108", 25), None, second)
        assert first.used == second.used
        proven.append(one)
    assert proven[0] is None
    assert [p for p in proven if p is not None] == sorted(
        p for p in proven if p is not None
    )
    assert proven[-1] == 3973


def test_no_time_proves_nothing(solomon: Callable[[str, int], Cover]) -> None:
    """When there is no time left nothing is proven, and nothing is said."""
    assert prove(solomon("RC101", 25), 4611, Budget(PLENTY, seconds=0.0)) is None


def test_a_plan_that_is_not_the_best_is_not_called_so(
    solomon: Callable[[str, int], Cover],
) -> None:
    """A plan above the optimum is compared with the optimum, not with itself."""
    assert prove(solomon("RC106", 25), 3500, Budget(PLENTY)) == 3455
