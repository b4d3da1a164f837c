"""Every parameter that has a bound: what is taken up to it, and what is refused just beyond."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dei_core.kernel.aggregators import condition, mean, points
from dei_core.kernel.check import Params
from dei_core.kernel.derivations import several
from dei_core.kernel.method import Refusal
from dei_core.kernel.normalizers import anchor, demand, distance, relative
from dei_core.kernel.transforms import digits
from dei_methods.aggregators import balance, linear, mazziotta, vikor
from dei_methods.imputers import branch as impute_branch
from dei_methods.imputers import years as impute_time
from dei_methods.normalizers import efficacy, exponential, learned, standard
from dei_methods.transforms import exponent
from dei_methods.treatments import outliers, winsorise

ABOVE_0 = ([5e-324, 0.5], [0.0, -5e-324])
"""Taken, refused."""
FROM_0 = ([0.0, 0.5], [-5e-324, -1.0])
FROM_1 = ([1, 2], [0, -1])
SHARE = ([0.0, 5e-324, 1.0], [-5e-324, np.nextafter(1.0, 2.0)])
POSTS = {"unallowed": 6.0, "satisfactory": 12.0}


LIMITS: dict[str, tuple[type[Params], dict[str, Any], str, tuple[list[Any], list[Any]]]] = {
    "anchor mean": (anchor.Anchor, {}, "mean", ABOVE_0),
    "anchor reference": (anchor.RelativeMinimum, {"factor": 1.0}, "reference", ABOVE_0),
    "anchor factor": (anchor.RelativeMaximum, {"reference": 1.0}, "factor", ABOVE_0),
    "exponent": (exponent.Exponent, {}, "exponent", ([5e-324, 0.5, 20.0], [0.0, -1.0, 20.5])),
    "exponent full": (exponent.Exponent, {"exponent": 1.0}, "full", ABOVE_0),
    "branch levels": (impute_branch.Branch, {}, "levels", FROM_1),
    "years": (impute_time.Years, {}, "limit", FROM_1),
    "trimmed lowest": (linear.Trimmed, {}, "lowest", ([0, 1], [-1])),
    "trimmed highest": (linear.Trimmed, {}, "highest", ([0, 1], [-1])),
    "adjusted span": (mazziotta.AdjustedMpi, {}, "span", ABOVE_0),
    "standard deviation": (standard.Standardised, {"mean": 1.0}, "deviation", ABOVE_0),
    "standard spread": (standard.Standardised, {"mean": 1.0, "deviation": 1.0}, "spread", ABOVE_0),
    "balance strength": (balance.Balance, {}, "strength", FROM_0),
    "k of n": (condition.KOfN, {}, "k", FROM_1),
    "precondition threshold": (
        condition.Precondition,
        {"share": 0.5},
        "threshold",
        ([0.0, 0.5, 100.0], [-0.1, 100.1]),
    ),
    "precondition share": (condition.Precondition, {"threshold": 50.0}, "share", SHARE),
    "improvement": (demand.Improvement, {}, "rate", FROM_0),
    "decimals": (digits.Round, {}, "decimals", ([-12, 0, 12], [-13, 13])),
    "share of target": (distance.ShareOfTarget, {}, "target", ABOVE_0),
    "efficacy span": (efficacy.Efficacy, POSTS, "span", ABOVE_0),
    "logarithmic span": (efficacy.LogEfficacy, POSTS, "span", ABOVE_0),
    "logarithmic unallowed": (efficacy.LogEfficacy, POSTS, "unallowed", ABOVE_0),
    "logarithmic satisfactory": (efficacy.LogEfficacy, POSTS, "satisfactory", ABOVE_0),
    "exponential span": (efficacy.ExponentialEfficacy, {**POSTS, "base": 60.0}, "span", ABOVE_0),
    "exponential base": (efficacy.ExponentialEfficacy, POSTS, "base", ABOVE_0),
    "exponential scale": (exponential.ExponentialRank, {}, "scale", ([1.0, 1.5, 1000.0], [0.9, 1000.5])),
    "quantile": (learned.End, {}, "quantile", ([0.0, 0.5, 49.999999], [-0.1, 50.0])),
    "mean of": (learned.End, {}, "mean_of", FROM_1),
    "deviations": (learned.End, {}, "deviations", ABOVE_0),
    "degree": (mean.Power, {}, "degree", ([-20.0, 20.0], [-20.1, 20.1])),
    "skewness": (outliers.SkewKurtosis, {}, "skewness", ABOVE_0),
    "most": (outliers.SkewKurtosis, {}, "most", ([0, 1], [-1])),
    "points": (points.Bonus, {}, "points", ([(0.0,), (0.5, 0.0)], [(-0.1,), (1.0, -0.1)])),
    "ceiling": (points.Bonus, {"points": (1.0,)}, "ceiling", ABOVE_0),
    "spread": (relative.ZScore, {}, "spread", ABOVE_0),
    "ddof": (relative.ZScore, {}, "ddof", ([0, 1], [-1, 2])),
    "least": (several.MeanOfSeveral, {}, "least", FROM_1),
    "majority": (vikor.Vikor, {}, "majority", SHARE),
    "lower": (winsorise.Winsorise, {"upper": 1.0}, "lower", ([0.0, 0.5], [-0.1])),
    "upper": (winsorise.Winsorise, {"lower": 0.0}, "upper", ([0.5, 1.0], [1.1])),
}


@pytest.mark.parametrize("limit", LIMITS)
def test_a_parameter_is_taken_up_to_its_bound(limit: str) -> None:
    """The bound itself where it belongs, and the smallest step inside where it does not."""
    params, others, field, (taken, _) = LIMITS[limit]

    assert [getattr(params(**{**others, field: value}), field) for value in taken] == taken


@pytest.mark.parametrize("limit", LIMITS)
def test_a_parameter_beyond_its_bound_is_refused(limit: str) -> None:
    """By name."""
    params, others, field, (_, refused) = LIMITS[limit]
    for value in refused:
        with pytest.raises(Refusal) as caught:
            params(**{**others, field: value})
        assert str(caught.value.facts.get("parameter", "")).startswith(field), value
