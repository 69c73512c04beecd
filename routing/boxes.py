"""Hours for each round: how a day becomes independent vehicles for the solver.

A van that makes several rounds in a row is a chain, and chains defeat insertion
heuristics (measured: none of 121 stops placed). So each round of the plan in hand gets
the hours around it, and idle hours are offered for further rounds; the solver improves
all rounds within these hours, and the next pass cuts the hours anew around the result.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mil.units import Seconds
from routing.ground import Ground
from routing.nodes import Node, Problem, Van
from routing.rounds import Call, Chains, Draft, call_at, merged
from routing.timing import Run

SHORTEST: Seconds = 3600
"""Idle hours shorter than this are not offered for another round."""


@dataclass(frozen=True, slots=True)
class Box:
    """A round that a van may make, and the hours it has for it.

    Boxes of one van do not overlap, so that rounds in them cannot either: the solver
    sees independent vehicles, which its heuristics are made for.

    Attributes
    ----------
    van
        Index of the van.
    collect
        Whether it brings goods to the depot.
    opens, closes
        Seconds since local midnight.
    start, end
        Places where it starts and ends.
    nodes
        What it carries so far, in order.
    """

    van: int
    collect: bool
    opens: Seconds
    closes: Seconds
    start: int
    end: int
    nodes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Slot:
    """A round of the plan in hand, or idle hours offered."""

    collect: bool
    start: Seconds
    end: Seconds
    nodes: tuple[int, ...] = ()


def cut(
    problem: Problem,
    chains: Chains,
    runs: Sequence[Sequence[Run]],
    rng: random.Random,
) -> tuple[Box, ...]:
    """Give each round its hours, and offer idle ones.

    Parameters
    ----------
    problem
        The day.
    chains, runs
        The plan in hand and its timetable.
    rng
        Decides how idle time is divided and what it is offered for.
    """
    at = {
        (id_, node.collect): i
        for i, node in enumerate(problem.nodes)
        for id_ in node.consignments
    }
    boxes: list[Box] = []
    for number, van in enumerate(problem.vans):
        rounds = [
            _Slot(draft.collect, run.start, run.end, _nodes(problem, draft, at))
            for draft, run in zip(chains[van.shift], runs[van.shift], strict=True)
        ]
        if van.kinds:
            day = _day(van, rounds, rng)
            slots = _offer(problem, van, rounds, day, rng)
            boxes += _boxes(problem, number, slots, day, rng)
    # idle hours shorter than the way to the depot, or home, are no use
    return tuple(box for box in boxes if box.opens < box.closes)


def torn(problem: Problem, chains: Chains) -> frozenset[str]:
    """Return the consignments of nodes that are not carried whole in one call."""
    whole = {
        (draft.collect, frozenset(call.goods))
        for chain in chains
        for draft in chain
        for call in draft.calls
    }
    out: set[str] = set()
    for node in problem.nodes:
        goods = frozenset(node.consignments)
        if not any(node.collect is kind and goods <= call for kind, call in whole):
            out |= goods
    return frozenset(out)


def uncut(
    ground: Ground,
    problem: Problem,
    boxes: Sequence[Box],
    found: Sequence[Sequence[int]],
) -> Chains:
    """Return the day as drafts: what the solver found in each box, in time order."""
    days: list[list[Draft]] = [[] for _ in ground.work.shifts]
    for box, nodes in zip(boxes, found, strict=True):
        if nodes:
            shift = problem.vans[box.van].shift
            calls = (_call(ground, problem, problem.nodes[node]) for node in nodes)
            days[shift].append(Draft(ground, shift, box.collect, merged(calls)))
    return tuple(tuple(day) for day in days)


def _call(ground: Ground, problem: Problem, node: Node) -> Call:
    return call_at(ground, problem.places[node.place], node.consignments)


def _nodes(
    problem: Problem, draft: Draft, at: Mapping[tuple[str, bool], int]
) -> tuple[int, ...]:
    """Return the nodes of a round in order, those that it carries whole."""
    goods = set(draft.goods)
    found = dict.fromkeys(at.get((id_, draft.collect)) for id_ in draft.goods)
    return tuple(
        node
        for node in found
        if node is not None and goods.issuperset(problem.nodes[node].consignments)
    )


def _day(
    van: Van, rounds: Sequence[_Slot], rng: random.Random
) -> tuple[Seconds, Seconds]:
    """Return hours of a van that keep its longest span and hold its rounds."""
    latest = van.closes - min(van.max_span, van.closes - van.opens)
    earliest = van.opens
    if rounds:
        latest = min(latest, rounds[0].start)
        earliest = max(earliest, rounds[-1].end - van.max_span)
    opens = rng.randint(min(earliest, latest), max(earliest, latest))
    return opens, min(van.closes, opens + van.max_span)


def _offer(
    problem: Problem,
    van: Van,
    rounds: Sequence[_Slot],
    day: tuple[Seconds, Seconds],
    rng: random.Random,
) -> list[_Slot]:
    """Add idle hours as further rounds, up to the most a van may make."""
    slots = list(rounds)
    if rounds and not van.start == problem.depot == van.end:
        # its first and last round are the way from and to its base: none beyond them
        day = rounds[0].start, rounds[-1].end
    while len(slots) < problem.max_rounds:
        edges = [*day, *(s.end for s in slots), *(s.start for s in slots)]
        edges.sort()
        idle = [
            (edges[k], edges[k + 1])
            for k in range(0, len(edges), 2)
            if edges[k + 1] - edges[k] >= SHORTEST
        ]
        if not idle:
            break
        begin, end = max(idle, key=lambda gap: gap[1] - gap[0])
        if rng.random() < 0.5:
            middle = rng.randint(begin, end)
            begin, end = (begin, middle) if rng.random() < 0.5 else (middle, end)
        slots.append(_Slot(rng.choice(van.kinds), begin, end))
        slots.sort(key=lambda slot: slot.start)
    return slots


def _boxes(
    problem: Problem,
    number: int,
    slots: Sequence[_Slot],
    day: tuple[Seconds, Seconds],
    rng: random.Random,
) -> Iterator[Box]:
    """Divide the time between rounds, and keep the way to the depot and home free."""
    van = problem.vans[number]
    seconds = problem.seconds[van.profile]
    out, back = seconds[van.start][problem.depot], seconds[problem.depot][van.end]
    edges = [day[0]]
    for one, other in pairwise(slots):
        edges.append(rng.randint(one.end, max(one.end, other.start)))
    edges.append(day[1])
    for k, slot in enumerate(slots):
        first, last = k == 0, k == len(slots) - 1
        yield Box(
            van=number,
            collect=slot.collect,
            opens=edges[k] + (out if first and not slot.collect else 0),
            closes=edges[k + 1] - (back if last and slot.collect else 0),
            start=van.start if first and slot.collect else problem.depot,
            end=van.end if last and not slot.collect else problem.depot,
            nodes=slot.nodes,
        )
