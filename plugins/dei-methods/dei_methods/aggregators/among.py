"""What aggregators share that score a region among the others.

fit(children, weights, params) -> Reference learns from K arrays (R,) of the regions that have every child; weights are
(K, 1). apply(children, weights, params, reference) then scores any block of regions, K arrays (B,) with weights
(..., K, 1) or (..., K, B): a region's score depends on its own row and the reference alone. NaN in a child gives NaN.
"""

from __future__ import annotations

import numpy as np

from dei_core import Text
from dei_core.plugin import Children, Column, Reference, Refusal, Weights
from dei_methods import sentences as say
from dei_methods.weighers.spreads import refuse_huge

POINTS = {
    "best": Text("the best point: the greatest score of each child", "最优点：各下级项的最高得分"),
    "worst": Text("the worst point: the least score of each child", "最劣点：各下级项的最低得分"),
}
"""How people call the ends of the children's scores."""


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
