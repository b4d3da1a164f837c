"""A standard score that a few extreme regions cannot bend, on the 0-100 scale."""

from __future__ import annotations

import math

import attrs
import numpy as np

from dei_core.plugin import Column, Reference, Refusal, message

NORMAL = 0.6745
"""How many standard deviations a median distance is, where values are normal (Iglewicz and Hoaglin)."""

CUTOFF_TOO_LOW = message(
    "robust.cutoff-too-low",
    "cutoff is {cutoff}; it must be a finite number above 0",
    "Correct cutoff, or leave it out: 3.5 is what the authors of the method recommend.",
    "cutoff 为 {cutoff}，必须是大于 0 的有限数值",
    "请更正 cutoff，或将其略去：方法原作者推荐取 3.5。",
)
NO_VALUES = message(
    "robust.no-values",
    "no region has a value, so there is no median",
    "Supply the data, or leave the indicator out.",
    "所有区域均缺数据，无法计算中位数",
    "请补充数据，或去掉该指标。",
)
NO_SCALE = message(
    "robust.no-scale",
    "the median distance from the median ({median}) is {distance}, which gives no scale to measure by",
    "Use another method: where most regions share one value, or values are astronomic, medians cannot tell them apart.",
    "与中位数（{median}）的绝对离差中位数为 {distance}，无法作为度量尺度",
    "请改用其他方法：多数区域取值相同或数值过大时，中位数无法区分各区域。",
)


@attrs.frozen(kw_only=True)
class RobustZ:
    """cutoff: the modified z-score from which on a value counts as an outlier and scores 0 or 100; above 0."""

    cutoff: float = 3.5

    def __attrs_post_init__(self) -> None:
        if not 0.0 < self.cutoff < math.inf:
            raise Refusal(CUTOFF_TOO_LOW, cutoff=self.cutoff)


def fit_robust_z(x: Column, params: RobustZ) -> Reference:
    """The median of (R,), and the median distance from it, over the values that are there.

    Refuses a column without values, and one of which more than half are alike: Refusal.

    >>> fit_robust_z(np.array([1.0, 2.0, 4.0, np.nan, 90.0, 7.0]), RobustZ())
    {'median': 4.0, 'distance': 3.0}
    """
    values = x[~np.isnan(x)]
    if values.size == 0:
        raise Refusal(NO_VALUES)
    with np.errstate(over="ignore"):
        median = float(np.median(values))
        distance = float(np.median(np.abs(values - median)))
    if not 0.0 < distance < math.inf:
        raise Refusal(NO_SCALE, median=median, distance=distance)
    return {"median": median, "distance": distance}


def robust_z(x: Column, params: RobustZ, reference: Reference, direction: int) -> Column:
    """Where each region stands between the outliers of either side, from 0 to 100, the median at 50.

    x: (R,) in the indicator's unit; NaN stays NaN. reference: what `fit_robust_z` learned. direction: +1 where more
    is better, -1 where less is. Gives (R,) on the 0-100 scale: with the modified z-score
    M = 0.6745 (x - median) / median distance, 50 + 50 direction M / cutoff, held to [0, 100], which is where the
    method's authors begin to speak of outliers.
    Source: Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers, ASQC; also in the NIST/SEMATECH
    e-Handbook of Statistical Methods, section 1.3.5.17. That outliers become 0 and 100 is this plugin's choice.

    >>> robust_z(np.array([4.0, 7.0, 90.0]), RobustZ(), {"median": 4.0, "distance": 3.0}, 1).round(2)
    array([ 50.  ,  59.64, 100.  ])
    """
    with np.errstate(over="ignore"):
        score = NORMAL * ((x - reference["median"]) / reference["distance"])
    return np.asarray(50.0 + direction * 50.0 * np.clip(score / params.cutoff, -1.0, 1.0))
