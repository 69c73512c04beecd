"""Integer units and the one way an amount is divided.

Cents, grams, metres and seconds are plain integers; quantities are thousandths of
the product's sales unit. Scaling from what people write happens at the border, once.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import floor, lcm
from typing import TypeAlias

Cents: TypeAlias = int
Grams: TypeAlias = int
Metres: TypeAlias = int
Seconds: TypeAlias = int
Milli: TypeAlias = int
"""Thousandths of a product's sales unit: 2.5 kg is 2500 when the unit is kg."""

DAY: Seconds = 24 * 3600


def ceil_div(amount: int, by: int) -> int:
    """Divide and round up, exactly."""
    return -(-amount // by)


def round_div(amount: int, by: int) -> int:
    """Divide two non-negative integers and round half up, exactly."""
    return (2 * amount + by) // (2 * by)


def apportion(total: int, weights: Sequence[int]) -> list[int]:
    """Divide an integer amount in proportion to weights, leaving nothing over.

    Parameters
    ----------
    total
        Amount to divide, any sign (cents, seconds, …).
    weights
        Non-negative weights, shape ``(n,)``. All zero means equal weights.

    Returns
    -------
    list of int
        Parts, shape ``(n,)``, whose sum is exactly `total`. Each differs from its
        exact quota by less than one unit; the largest remainders get the odd units,
        ties going to the earlier position (Hamilton's method).

    Raises
    ------
    ValueError
        When a weight is negative, or there is an amount but nobody to bear it.
    """
    if any(weight < 0 for weight in weights):
        raise ValueError("weights must not be negative")
    if not weights:
        if total:
            raise ValueError(f"nobody to divide {total} among")
        return []
    if not any(weights):
        weights = [1] * len(weights)
    whole = sum(weights)
    sign = -1 if total < 0 else 1
    quotas = [divmod(abs(total) * weight, whole) for weight in weights]
    parts = [quotient for quotient, _ in quotas]
    left = abs(total) - sum(parts)
    by_remainder = sorted(range(len(parts)), key=lambda i: (-quotas[i][1], i))
    for i in by_remainder[:left]:
        parts[i] += 1
    return [sign * part for part in parts]


def in_whole(values: Sequence[Fraction]) -> tuple[int, ...]:
    """Round exact values to whole units so that their (whole) sum stays the same.

    Parameters
    ----------
    values
        Any sign, shape ``(n,)``; their sum is a whole number.

    Returns
    -------
    tuple of int
        Shape ``(n,)``, each less than one unit away; largest remainders first, ties
        going to the earlier position.

    Raises
    ------
    ValueError
        When the sum is not whole.
    """
    total = sum(values, Fraction(0))
    if total.denominator != 1:
        raise ValueError(f"the values add up to {total}, which is not whole")
    down = [floor(value) for value in values]
    rests = [value - whole for value, whole in zip(values, down, strict=True)]
    # The remainders add up to the units left, so as weights they are exact quotas.
    extra = apportion(int(total) - sum(down), whole_weights(rests))
    return tuple(whole + unit for whole, unit in zip(down, extra, strict=True))


def whole_weights(values: Sequence[Fraction]) -> list[int]:
    """Return integers in exactly the same proportion as some fractions."""
    common = lcm(*(value.denominator for value in values))
    return [int(value * common) for value in values]
