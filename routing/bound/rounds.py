"""Columns of the cover: rounds that were found, and what they cover."""

from dataclasses import dataclass, field

import numpy as np
from numba import njit

from routing.bound.network import Cover

NONE = -(1 << 62)
"""The cost of no round."""


@dataclass(frozen=True, slots=True)
class Column:
    """A round through a network.

    Attributes
    ----------
    network
        Its index.
    nodes
        Nodes in order; an ``ng`` round may come back to one.
    cost
        In units.
    rows
        Row of each node.
    """

    network: int
    nodes: tuple[int, ...]
    cost: int = field(compare=False)
    rows: tuple[int, ...] = field(compare=False)

    @property
    def elementary(self) -> bool:
        """Whether it visits each node once."""
        return len(set(self.nodes)) == len(self.nodes)


def column(cover: Cover, network: int, nodes: tuple[int, ...]) -> Column | None:
    """Return the round through these nodes, or None when it cannot be made."""
    net = cover.networks[network]
    cost = _cost(
        net.cost,
        net.time,
        net.opens,
        net.closes,
        net.load,
        net.capacity,
        net.waiting,
        np.array(nodes, np.int64),
    )
    if cost == NONE:
        return None
    rows = tuple(net.rows[list(nodes)].tolist())
    return Column(network, nodes, int(cost), rows)


@njit(cache=True)
def _cost(cost, time, opens, closes, load, capacity, waiting, nodes):  # type: ignore[no-untyped-def]
    """Return the cost of a round that begins when that is cheapest, or `NONE`."""
    end = cost.shape[0] - 1
    for r in range(capacity.shape[0]):
        if load[nodes, r].sum() > capacity[r]:
            return NONE
    begin = opens[end, 0]
    late = closes[end, -1]
    total = 0
    here = end
    for at in range(nodes.shape[0] + 1):
        there = nodes[at] if at < nodes.shape[0] else end
        begin += time[here, there]
        window = 0
        while window < opens.shape[1] and begin > closes[there, window]:
            window += 1
        if window == opens.shape[1]:
            return NONE
        begin = max(begin, opens[there, window])
        late = min(late + time[here, there], closes[there, -1])
        total += cost[here, there]
        if late < begin:
            total += waiting * (begin - late)
            late = begin
        here = there
    return total
