"""Matrices that a compiled loop may read without looking."""

from collections.abc import Iterator, Sequence

import numpy as np

from routing.problem import LONGEST, Matrix


def matrices_wrong(matrices: Sequence[Matrix]) -> Iterator[str]:
    """Say what no matrix of a problem may be."""
    size: int | None = None
    for number, matrix in enumerate(matrices):
        for name, table in (("metres", matrix.metres), ("seconds", matrix.seconds)):
            where = f"matrix {number} ({name})"
            yield from _table(where, table)
            if size is not None and len(table) != size:
                yield (
                    f"{where} has {len(table)} places and another has {size}; give all "
                    "matrices the same places"
                )
            size = len(table)
        if not np.array_equal(matrix.metres < 0, matrix.seconds < 0):
            yield (
                f"matrix {number} has ways in metres that it has not in seconds, or "
                "the other way round; put -1 in both"
            )


def _table(where: str, table: object) -> Iterator[str]:
    """Say what one table may not be."""
    if not isinstance(table, np.ndarray) or table.dtype != np.int64:
        kind = getattr(table, "dtype", type(table).__name__)
        yield f"{where} is of {kind}; give a numpy array of int64"
        return
    if table.ndim != 2 or table.shape[0] != table.shape[1]:
        yield f"{where} has the shape {table.shape}; give one row and column per place"
        return
    if not table.size:
        return
    low, high = int(table.min()), int(table.max())
    if low < -1 or high > LONGEST:
        bad = low if low < -1 else high
        row, column = (int(i) for i in np.argwhere(table == bad)[0])
        yield (
            f"{where} has {bad} from place {row} to {column}; give 0 to {LONGEST}, or "
            "-1 where there is no way"
        )
    if table.diagonal().any():
        place = int(np.flatnonzero(table.diagonal())[0])
        yield f"{where} is not 0 from place {place} to itself; put 0 there"
