"""Subset-row cuts: of three rows, at most one round covers two.

Rounds remember a cut only at some nodes (limited memory, Pecin, Pessoa, Poggi, Uchoa
2017, doi:10.1007/s12532-016-0108-8): a cut that is forgotten is weaker, never wrong.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numba import njit

from routing.bound.network import WORD, Integers
from routing.bound.rounds import Column

LEAST = 0.02
"""Violation below which a cut is not worth its labels."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Rows of which at most one round may cover two, and where that is remembered.

    Attributes
    ----------
    rows
        Three of them.
    memory
        Rows at which a round remembers having been at an odd number of `rows`.
    """

    rows: frozenset[int]
    memory: frozenset[int]

    def weight(self, column: Column) -> int:
        """Return how many pairs of its rows a round covers, as far as remembered."""
        odd, pairs = False, 0
        for row in column.rows:
            odd = odd and row in self.memory
            if row in self.rows:
                pairs += odd
                odd = not odd
        return pairs


@njit(cache=True)
def _violations(counts, shares, least):  # type: ignore[no-untyped-def]
    """Return all triples of rows whose cut is violated by more than `least`.

    `counts` is how often each round covers each row, shape ``(rounds, rows)``.
    """
    rounds, rows = counts.shape
    found = []
    for a in range(rows):
        for b in range(a + 1, rows):
            for c in range(b + 1, rows):
                total = -1.0
                for k in range(rounds):
                    total += shares[k] * (
                        (counts[k, a] + counts[k, b] + counts[k, c]) // 2
                    )
                if total > least:
                    found.append((total, a, b, c))
    return found


def separate(
    support: Sequence[tuple[Column, float]], rows: int, known: Sequence[Cut], most: int
) -> list[Cut]:
    """Return cuts that a fractional cover violates, the worst first.

    Parameters
    ----------
    support
        Rounds and how much of each is used.
    rows
        Number of rows.
    known
        Cuts so far: one found again remembers more.
    most
        How many to return.
    """
    counts = np.zeros((len(support), rows), np.int64)
    for k, (column, _) in enumerate(support):
        for row in column.rows:
            counts[k, row] += 1
    shares = np.array([share for _, share in support])
    worst = sorted(_violations(counts, shares, LEAST), key=lambda v: (-v[0], v[1:]))
    memory = {cut.rows: cut.memory for cut in known}
    found: list[Cut] = []
    often = np.zeros(rows, np.int64)
    for _, *triple in worst:
        if len(found) == most:
            break
        if often[triple].max() >= max(2, most // 3):
            continue
        often[triple] += 1
        three = frozenset(triple)
        needed = _memory(three, (column for column, _ in support))
        found.append(Cut(three, needed | memory.get(three, frozenset())))
    return found


def _memory(three: frozenset[int], columns: Iterable[Column]) -> frozenset[int]:
    """Return the rows at which rounds must remember a cut for it to bind them."""
    memory = set(three)
    for column in columns:
        at = [k for k, row in enumerate(column.rows) if row in three]
        between = [set(column.rows[a:b]) for a, b in combinations(at, 2) if a < b]
        steps = [set(column.rows[a:b]) for a, b in pairwise(at)]
        if len(at) == 2:
            memory |= between[0]
        elif len(at) == 3:
            memory |= min(steps, key=len)
        elif len(at) > 3:
            memory |= set(column.rows[at[0] : at[-1]])
    return frozenset(memory)


def bits(cuts: Sequence[Cut], rows: Integers, words: int) -> tuple[Integers, Integers]:
    """Return the cuts that have each node in their set, and those that remember at it.

    Shapes ``(nodes, words)``.
    """
    odd = np.zeros((len(rows), words), np.int64)
    memory = np.zeros((len(rows), words), np.int64)
    for k, cut in enumerate(cuts):
        bit = 1 << (k % WORD)
        for node, row in enumerate(rows.tolist()):
            if row in cut.rows:
                odd[node, k // WORD] |= bit
            if row in cut.memory:
                memory[node, k // WORD] |= bit
    return odd, memory


def penalties(values: Sequence[int], words: int) -> Integers:
    """Return the penalties of each byte of cuts, shape ``(words, 8, 256)``."""
    table = np.zeros((words, 8, 256), np.int64)
    byte = np.arange(256)
    for k, value in enumerate(values):
        place = k % WORD
        table[k // WORD, place // 8] += value * ((byte >> (place % 8)) & 1)
    return table
