"""What authors of methods have beside the public names: the helpers that the core's own methods are made of.

>>> from dei_core.plugin import refuse_rows, weighted_sum
"""

from __future__ import annotations

from dei_core.kernel.check import refuse_rows, require_rising, width
from dei_core.kernel.column import deviation_of, differing, mean_of, ordered, quantile_of
from dei_core.kernel.mean import Children, Weights, weighted_sum
from dei_core.kernel.moments import NEEDED, refuse_shapeless
from dei_core.kernel.reference import above_zero, apart, below, one_of, stated
from dei_core.kernel.relative import place

__all__ = [
    "NEEDED",
    "Children",
    "Weights",
    "above_zero",
    "apart",
    "below",
    "deviation_of",
    "differing",
    "mean_of",
    "one_of",
    "ordered",
    "place",
    "quantile_of",
    "refuse_rows",
    "refuse_shapeless",
    "require_rising",
    "stated",
    "weighted_sum",
    "width",
]
