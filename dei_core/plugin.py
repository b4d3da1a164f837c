"""What authors of methods have beside the public names: the helpers that the core's own methods are made of.

>>> from dei_core.plugin import refuse_rows, weighted_sum
"""

from __future__ import annotations

from dei_core.kernel import messages as methods
from dei_core.kernel.bound import above
from dei_core.kernel.check import refuse_low, refuse_rows, require_parts, require_rising, sense, width
from dei_core.kernel.column import available, deviation_of, differing, mean_of, ordered, quantile_of
from dei_core.kernel.combine import over_draws
from dei_core.kernel.decimals import minus, plus, way
from dei_core.kernel.goalpost import Clip, Goalposts, goalposts
from dei_core.kernel.mean import Children, Weights, weighted_sum
from dei_core.kernel.method import Tells, per_child
from dei_core.kernel.moments import NEEDED, refuse_shapeless
from dei_core.kernel.reference import ENDS, REFERENCE, SORTED, above_zero, apart, below, one_of, stated
from dei_core.kernel.relative import SAMPLE, Ranked, fit_rank, place
from dei_core.kernel.telling import WHERE_HELD, by_deviations, held, number, with_ties

__all__ = [
    "ENDS",
    "NEEDED",
    "REFERENCE",
    "SAMPLE",
    "SORTED",
    "WHERE_HELD",
    "Children",
    "Clip",
    "Goalposts",
    "Ranked",
    "Tells",
    "Weights",
    "above",
    "above_zero",
    "apart",
    "available",
    "below",
    "by_deviations",
    "deviation_of",
    "differing",
    "fit_rank",
    "goalposts",
    "held",
    "mean_of",
    "methods",
    "minus",
    "number",
    "one_of",
    "ordered",
    "over_draws",
    "per_child",
    "place",
    "plus",
    "quantile_of",
    "refuse_low",
    "refuse_rows",
    "refuse_shapeless",
    "require_parts",
    "require_rising",
    "sense",
    "stated",
    "way",
    "weighted_sum",
    "width",
    "with_ties",
]
