"""Rules of a game from the table of its costs: how long they take."""

import time
from collections.abc import Iterator
from functools import partial

import numpy as np

from benchmarks.sharing.draw import day
from benchmarks.sharing.row import Row, processor
from mil.costs.game import CostGame
from mil.costs.kohlberg import certify
from mil.costs.nucleolus import nucleolus
from mil.costs.shapley import shapley
from routing.coalitions import price_coalitions

CAPACITIES = (60, 90)
EURO = 100_000
"""Thousandths of a cent."""

PEER = 12
"""Players of the game that the peer shares too; it takes seconds for a few more."""


def game_of(stops: int, capacity: int, seed: int) -> CostGame:
    """Return the game of the stops of a drawn day, in thousandths of a cent."""
    there, kind = day(stops, capacity, seed)
    names = tuple(f"p{number}" for number in range(stops))
    return CostGame(names, price_coalitions(there, [kind]).costs)


def certified(game: CostGame) -> tuple[float, ...]:
    """Return the nucleolus, after its certificate was checked."""
    found = nucleolus(game)
    certify(game, found)
    return tuple(float(share) for share in found.shares)


def rules(seed: int) -> Iterator[Row]:
    """Measure the Shapley value and the nucleolus with its certificate."""
    game = game_of(20, 90, seed)
    yield Row("Shapley value", 20, processor(partial(shapley, game)))
    for stops in (PEER, 15, 20, 24):
        for capacity in CAPACITIES if stops < 24 else ():
            game = game_of(stops, capacity, seed)
            what = f"nucleolus, certified, {capacity} crates"
            yield Row(what, stops, processor(partial(certified, game), 3))
    game = cover(24, seed)
    what = "nucleolus, certified, drawn game"
    yield Row(what, 24, processor(partial(certified, game), 1))


def cover(players: int, seed: int) -> CostGame:
    """Draw a game without a day: what some need, others need too, with noise.

    A table of 24 stops takes more memory than the game itself.
    """
    draw = np.random.default_rng([players, seed])
    masks = np.arange(2**players, dtype=np.int32)
    costs = draw.integers(0, 300_000, 2**players)
    for _ in range(4 * players):
        need = int(draw.integers(1, 2**players)) & int(draw.integers(1, 2**players))
        costs += int(draw.integers(1, 1_000_000)) * (masks & need > 0)
    costs[0] = 0
    return CostGame(tuple(f"p{number}" for number in range(players)), costs)


def beside_peer(seed: int) -> Iterator[Row]:
    """Measure the nucleolus beside that of tucoopy, and say whether they agree."""
    import tucoopy  # noqa: PLC0415 -- a second, only for this

    for capacity in CAPACITIES:
        game = game_of(PEER, capacity, seed)
        alone = [int(game.costs[1 << i]) for i in range(PEER)]
        saved = {
            mask: (sum(a for i, a in enumerate(alone) if mask >> i & 1) - cost) / EURO
            for mask, cost in enumerate(game.costs.tolist())
        }
        other = tucoopy.Game(PEER, saved)
        ours = processor(partial(certified, game), 3)
        yield Row(f"nucleolus, certified, {capacity} crates", PEER, ours)
        begun = time.process_time()
        try:
            theirs = tucoopy.nucleolus(other).x
        except tucoopy.base.exceptions.ConvergenceError:
            said = "no answer"
        else:
            pairs = zip(alone, certified(game), theirs, strict=True)
            apart = max(abs((a - x) / EURO - y) for a, x, y in pairs)
            said = "the same to a cent" if apart < 0.01 else f"{apart:.2f} EUR apart"
        spent = time.process_time() - begun
        yield Row(f"tucoopy, {capacity} crates, {said}", PEER, spent, spent / ours)
