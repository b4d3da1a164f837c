"""What aggregators share that score a region among the others.

fit(children, weights, params) -> Reference learns from K arrays (R,) of the regions that have every child; weights are
(K, 1). apply(children, weights, params, reference) then scores any block of regions, K arrays (B,) with weights
(..., K, 1) or (..., K, B): a region's score depends on its own row and the reference alone. NaN in a child gives NaN.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from dei_core.kernel.mean import Children, Weights
from dei_core.kernel.method import Column, Method, Reference, Refusal
from dei_core.kernel.reference import Learns
from dei_core.kernel.weigh import refuse_huge
from dei_core.messages import statistics as say
from dei_core.text import Text


def extremes(children: Children, weights: Weights) -> tuple[Column, Column]:
    """The worst and best score of each child, (K,) each.

    Fewer than two regions, and regions that differ in no child with a weight, are refused: Refusal.
    """
    if children[0].size < 2:
        raise Refusal(say.TOO_FEW_REGIONS, found=children[0].size, needed=2)
    low, high = (np.array([end(child) for child in children]) + 0.0 for end in (np.min, np.max))
    refuse_huge(low, high)
    if not ((high > low) & (weights[:, 0] > 0.0)).any():
        raise Refusal(say.NOTHING_APART)
    return low, high


def listed(reference: Reference, name: str) -> Column:
    """An entry of a reference by child, also where it was read back from a file."""
    return np.asarray(reference[name], np.float64)


def aggregator(
    id: str,
    apply: Callable[..., Column],
    fit: Callable[..., Reference],
    params: type[Any],
    learns: Learns,
    en: str,
    zh: str,
    *examples: Any,
) -> Method:
    """An aggregator that scores a region among the others."""
    return Method(
        id=id,
        kind="aggregator",
        sees="table",
        apply=apply,
        fit=fit,
        learns=learns,
        params=params,
        examples=examples,
        about=Text(en=en, zh=zh),
    )
