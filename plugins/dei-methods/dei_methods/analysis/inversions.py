"""How many pairs of a sequence stand in falling order, counted by merging sorted blocks."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
_BLOCK = 16
"""Blocks up to this length are counted by comparing all of their members."""


def inversions(lines: Ints, most: int) -> Ints:
    """(K,) how many pairs of each line stand in falling order; equal members do not.

    lines: (K, n) whole numbers from 0 to `most`, which is below 2 ** 30. K n log n steps.

    >>> inversions(np.array([[3, 1, 2], [0, 0, 5]]), 5)
    array([2, 0])
    """
    count, length = lines.shape
    if lines.size == 0:
        return np.zeros(count, np.int64)
    levels = max(int(np.ceil(np.log2(max(length, 1) / _BLOCK))), 0)
    width = -(-length // (1 << levels))
    blocks = np.full(
        (count, width << levels), most, np.int32
    )  # what is padded is never above what precedes it
    blocks[:, :length] = lines
    first = blocks.reshape(count, -1, width)
    found = np.zeros(count, np.int64)
    for shift in range(1, width):
        found += np.count_nonzero(first[..., :-shift] > first[..., shift:], axis=(1, 2))
    while width < blocks.shape[1]:
        packed = blocks.reshape(count, -1, 2 * width) * 2
        packed[..., width:] += 1
        packed.sort(axis=-1)
        places = (packed & 1).sum(axis=1, dtype=np.int64) @ np.arange(2 * width)
        found += packed.shape[1] * (width * width + width * (width - 1) // 2) - places
        blocks = (packed >> 1).reshape(count, -1)
        width *= 2
    return found
