"""What it is to match a file of the reference: pairs of numbers, or of words, that must be equal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import attrs
import numpy as np

Pairs = Iterator[tuple[str, Any, Any]]
"""What is compared, what we get, what the reference has: arrays, numbers, or words."""


@attrs.frozen(kw_only=True)
class Match:
    """How one file of the reference is compared.

    compare: every number of the file beside ours. within: the largest relative difference that passes.
    convention: what the reference does differently and why, where it does; `compare` then shows the difference.
    """

    compare: Callable[[], Pairs]
    within: float = 1e-9
    convention: str = ""


def hold(match: Match) -> int:
    """How many numbers and words were compared; AssertionError at the first that differs."""
    compared = 0
    for what, got, expected in match.compare():
        if isinstance(expected, str):
            assert expected == got, what
            compared += 1
            continue
        ours, theirs = np.asarray(got, np.float64), np.asarray(expected, np.float64)
        assert theirs.shape == ours.shape, what
        size = np.abs(theirs[np.isfinite(theirs)]).max(initial=0.0)
        np.testing.assert_allclose(
            ours, theirs, rtol=match.within, atol=match.within * 1e-3 * size, err_msg=what
        )
        compared += theirs.size
    return compared
