"""Makes rounds shorter: 2-opt, or-opt, and moving places between rounds."""

from collections.abc import Sequence

from benchmarks.days.tours import Block, Tour

PASSES = 20
"""Most passes over all rounds."""


def polish(tours: Sequence[Tour]) -> None:
    """Shorten rounds in place until nothing helps.

    Parameters
    ----------
    tours
        Rounds that may exchange places: of one kind, all before or all after the goods
        change vehicles. A delivery never moves to a round that leaves earlier than its
        goods are there.
    """
    for _ in range(PASSES):
        better = [_turn(tour) for tour in tours]
        better += [_shift(tour) for tour in tours]
        better += [_move(a, b) for a in tours for b in tours if a is not b]
        if not any(better):
            return


def _turn(tour: Tour) -> bool:
    """Drive parts of a round the other way round (2-opt)."""
    found = False
    for i in range(len(tour.blocks) - 1):
        for j in range(i + 2, len(tour.blocks) + 1):
            turned = tour.blocks[i:j][::-1]
            found |= _take(tour, [*tour.blocks[:i], *turned, *tour.blocks[j:]])
    return found


def _shift(tour: Tour) -> bool:
    """Move one to three places to elsewhere in the round (or-opt)."""
    found = False
    for length in (1, 2, 3):
        for i in range(len(tour.blocks) - length + 1):
            for j in range(len(tour.blocks) - length + 1):
                part = tour.blocks[i : i + length]
                rest = tour.blocks[:i] + tour.blocks[i + length :]
                found |= _take(tour, [*rest[:j], *part, *rest[j:]])
    return found


def _take(tour: Tour, blocks: list[Block]) -> bool:
    """Take another order when it is cheaper and the goods still fit."""
    if tour.cost(blocks) >= tour.cost(tour.blocks) or not tour.fits(blocks):
        return False
    tour.blocks = blocks
    return True


def _move(giver: Tour, taker: Tour) -> bool:
    """Move places to another round where they cost less."""
    found = False
    for block in tuple(giver.blocks):
        if giver.ready > taker.ready or len(giver.blocks) == 1:
            return found
        rest = [other for other in giver.blocks if other is not block]
        saved = giver.cost(giver.blocks) - giver.cost(rest)
        for more, blocks in sorted(taker.with_block(block)):
            if more >= saved:
                break
            if giver.fits(rest) and taker.fits(blocks):
                giver.blocks, taker.blocks, found = rest, blocks, True
                break
    return found
