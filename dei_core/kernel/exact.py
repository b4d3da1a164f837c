"""The sum of a column without rounding, so that no order of the regions, machine or block size can change it.

Adding a large constant to a number leaves the number on the constant's grid in the low bits of the result, and those
bits add up as whole numbers without rounding. What a first grid leaves of each number is added up on a second one.
Demmel and Nguyen (2015), Parallel reproducible summation, IEEE Transactions on Computers 64(7).
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Iterator

import attrs
import numpy as np

from dei_core.kernel.method import Column

BLOCK = 2**14
"""Numbers added at a time: what is held of them fits the second-level cache, and their grids fit 63 bits."""
_BITS = 48
"""Bits of a number that its grid keeps; with the 14 of the count they stay within those of a whole number."""
_WHOLE = 52
_SIGNED = 2**63
_ORDINARY = 900
"""Powers of two up to which both grids are made of ordinary doubles."""


@attrs.frozen
class Exact:
    """numerator * 2^exponent."""

    numerator: int
    exponent: int

    def over(self, count: int) -> float:
        """The nearest double to a count-th of the sum."""
        numerator, denominator = self._fraction(count)
        return numerator / denominator

    def left_over(self, value: float, count: int) -> float:
        """How far a count-th of the sum lies from a double, as the nearest double."""
        numerator, denominator = self._fraction(count)
        of, parts = value.as_integer_ratio()
        return (numerator * parts - of * denominator) / (denominator * parts)

    def _fraction(self, count: int) -> tuple[int, int]:
        if self.exponent < 0:
            return self.numerator, count << -self.exponent
        return self.numerator << self.exponent, count


def exact_sum(blocks: Iterable[Column], bound: float) -> Exact:
    """The sum of all numbers in (n,) blocks of at most BLOCK.

    bound: at least the largest absolute number. Each number counts to 2^-97 of it, so that the sum of numbers of one
    sign is the nearest double, or where the truth is halfway between two, one of them.

    >>> exact_sum([np.array([0.1] * 10)], 0.1).over(10)
    0.1
    """
    top = math.frexp(bound)[1]
    lift = 0 if abs(top) < _ORDINARY else -top
    coarse, fine = (math.ldexp(1.5, _WHOLE - bits + top + lift) for bits in (_BITS, 2 * _BITS + 1))
    total = 0
    for given in blocks:
        block = np.ldexp(given, lift) if lift else given
        held = block + coarse
        upper = _whole(held, coarse)
        held -= coarse
        np.subtract(block, held, out=held)
        held += fine
        total += (upper << (_BITS + 1)) + _whole(held, fine)
    return Exact(total, top - 2 * _BITS - 1)


def blocks_of(values: Column) -> Iterator[Column]:
    """(n,) values in blocks, as `exact_sum` takes them."""
    for start in range(0, values.size, BLOCK):
        yield values[start : start + BLOCK]


def _whole(held: Column, constant: float) -> int:
    """The sum of what a constant was added to, in units of the constant's last bit.

    Sums of 64-bit whole numbers may pass the end and come back: the difference is right all the same.
    """
    bits = int(np.add.reduce(held.view(np.int64)))
    (none,) = struct.unpack("<q", struct.pack("<d", constant))
    return (bits - held.size * int(none) + _SIGNED) % (2 * _SIGNED) - _SIGNED
