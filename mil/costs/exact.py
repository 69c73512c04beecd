"""Systems of linear equations with integers, solved without rounding."""

from collections.abc import Sequence
from fractions import Fraction


def solve(
    rows: Sequence[Sequence[int]], rights: Sequence[int]
) -> tuple[Fraction, ...] | None:
    """Return the only solution of a system of equations.

    Parameters
    ----------
    rows
        Integer coefficients, shape ``(m, n)``; more equations than unknowns are welcome
        where they agree.
    rights
        Shape ``(m,)``.

    Returns
    -------
    tuple of Fraction, or None
        Shape ``(n,)``; None when there is no solution or more than one.

    Notes
    -----
    Fraction-free elimination below and above the diagonal: Bareiss (1968), "Sylvester's
    identity and multistep integer-preserving Gaussian elimination",
    doi:10.1090/S0025-5718-1968-0226829-0. All divisions leave no remainder, and the
    diagonal is the same number all along at the end.
    """
    table = [[*row, right] for row, right in zip(rows, rights, strict=True)]
    width = len(rows[0]) if rows else 0
    last = 1
    for k in range(width):
        pivot = next((i for i in range(k, len(table)) if table[i][k]), None)
        if pivot is None:
            return None
        table[k], table[pivot] = table[pivot], table[k]
        top, head = table[k], table[k][k]
        for i, row in enumerate(table):
            factor = row[k]
            if i != k and (factor or head != last):
                table[i] = [
                    (head * a - factor * b) // last
                    for a, b in zip(row, top, strict=True)
                ]
        last = head
    if any(row[-1] for row in table[width:]):
        return None
    return tuple(Fraction(row[-1], last) for row in table[:width])
