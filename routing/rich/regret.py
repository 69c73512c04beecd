"""Which block is put in next: the one that would lose most by waiting for its turn.

Regret insertion (Potvin & Rousseau 1993,
https://doi.org/10.1016/0377-2217(93)90221-8): what is hard to place comes first, while
there is room. What a place costs is told by its bound, so that no day is driven for it.
"""

import numpy as np

from routing.problem import Integers
from routing.rich.arrays import Data
from routing.rich.chance import part
from routing.rich.compiled import FIRST, allocating
from routing.rich.desk import Desk
from routing.rich.options import DELTA, allowed, list_options, option_count
from routing.rich.places import FAR
from routing.rich.plan import Draft

SPREAD = 0.6
"""By how much a regret is changed at random, so that the order is not always the same:
it is multiplied by something within so much around 1."""


@allocating
def nothing_known(data: Data, blocks: int) -> Integers:
    """Return what blocks cost at least, shape ``(blocks, V)``: nothing is known yet."""
    return np.full((blocks, data.vehicle.shape[0]), FAR, np.int64)


@allocating
def look(
    data: Data, draft: Draft, desk: Desk, block: Integers, banned: int, least: Integers
) -> None:
    """Write down what a block costs at least, by vehicle; `banned` is not to do it."""
    for v in range(least.size):
        look_again(data, draft, desk, block, v, banned, least)


@allocating
def look_again(
    data: Data,
    draft: Draft,
    desk: Desk,
    block: Integers,
    v: int,
    banned: int,
    least: Integers,
) -> None:
    """Write down what a block costs a vehicle at least."""
    least[v] = FAR
    if v == banned or not allowed(data, block, v):
        return
    options = np.empty((option_count(data, draft, block[0] // 2), 5), np.int64)
    sheet, chance = desk.sheet, desk.chance
    count = list_options(data, draft, sheet, block, v, options, FIRST, chance)
    for i in range(count):
        least[v] = min(least[v], options[i, DELTA])


@allocating
def neediest(desk: Desk, least: Integers, blocks: Integers) -> int:
    """Return which of some blocks has most to lose, as a position among them.

    A block loses the difference between its best vehicle and the two next ones; one
    that few vehicles can do has most to lose.
    """
    pick, most = 0, -1.0
    for i in range(blocks.size):
        best, second, third = FAR, FAR, FAR
        for cost in least[blocks[i]]:
            if cost < best:
                best, second, third = cost, best, second
            elif cost < second:
                second, third = cost, second
            elif cost < third:
                third = cost
        regret = float(second - best) + float(third - best)
        if best == FAR:
            regret = 4.0 * FAR
        regret *= 1 + SPREAD * (part(desk.chance) - 0.5)
        if regret > most:
            pick, most = i, regret
    return pick
