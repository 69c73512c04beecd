"""Random numbers that are the same for the same seed, everywhere."""

import numpy as np

from routing.problem import Integers
from routing.rich.compiled import inlined

MASK = (1 << 61) - 1


def seeded(seed: int) -> Integers:
    """Return the state of a generator, one int64."""
    return np.array([seed % MASK * 2_654_435_761 % MASK + 1], np.int64)


@inlined
def draw(state: Integers) -> int:
    """Return the next number, 0 to 2**31 - 1.

    Xorshift by Marsaglia (2003, https://doi.org/10.18637/jss.v008.i14), on 62 bits so
    that int64 does not overflow; the low bits, the weakest, are dropped.
    """
    x = state[0]
    x ^= (x << 13) & 0x3FFFFFFFFFFFFFFF
    x ^= x >> 7
    x ^= (x << 17) & 0x3FFFFFFFFFFFFFFF
    x &= 0x3FFFFFFFFFFFFFFF
    if x == 0:
        x = 1
    state[0] = x
    return int((x >> 20) & 0x7FFFFFFF)


@inlined
def below(state: Integers, end: int) -> int:
    """Return a number from 0 to ``end - 1``."""
    return draw(state) % end


@inlined
def part(state: Integers) -> float:
    """Return a number from 0 to less than 1."""
    return draw(state) / 2147483648.0
