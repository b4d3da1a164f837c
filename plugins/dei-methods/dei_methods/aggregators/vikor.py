"""VIKOR: a compromise between what a region lacks in all and what it lacks in the worst of its scores."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import (
    Aggregator,
    Children,
    Column,
    Learns,
    Params,
    Reference,
    Refusal,
    Weights,
    Worked,
    apart,
    below,
    finite,
    parameter,
    require_within,
)
from dei_methods import sentences as say
from dei_methods.aggregators.among import POINTS, extremes, listed

_ENDS = {
    "lacking_least": Text("the least overall shortfall", "最小总体差距"),
    "lacking_most": Text("the greatest overall shortfall", "最大总体差距"),
    "regret_least": Text("the least worst single shortfall", "最小的最大单项差距"),
    "regret_most": Text("the greatest worst single shortfall", "最大的最大单项差距"),
}


@attrs.frozen(kw_only=True)
class Vikor(Params):
    """A weight that takes over another's makes a single shortfall greater than any that was learned, so none does."""

    majority: float = parameter(
        Text(
            "how much the whole counts against the worst single shortfall, from 0 to 1",
            "总体差距相对于最大单项差距的权重，0 至 1",
        ),
        0.5,
    )

    def check(self) -> None:
        """Refuse shares outside 0 to 1."""
        require_within(0.0, 1.0, majority=self.majority)


def fit_vikor(children: Children, weights: Weights, params: Vikor) -> Reference:
    """`best`, `worst` (K,) of K arrays (R,) of scores, and the extremes of both measures among the regions.

    Regions that are all equally far from the best are refused: Refusal.
    """
    worst, best = extremes(children, weights)
    reference = {"best": best, "worst": worst}
    lacking, regret = _measures(children, weights, reference)
    ends = {
        "lacking_least": float(lacking.min()),
        "lacking_most": float(lacking.max()),
        "regret_least": float(regret.min()),
        "regret_most": float(regret.max()),
    }
    if ends["lacking_least"] == ends["lacking_most"] and ends["regret_least"] == ends["regret_most"]:
        raise Refusal(say.NOTHING_APART)
    return {**reference, **ends}


def _possible(reference: Reference, params: Vikor) -> Iterator[Text]:
    yield from below(reference, "worst", "best", equal=True)
    yield from apart(reference, "worst", "best")
    for measure in ("lacking", "regret"):
        yield from below(reference, f"{measure}_least", f"{measure}_most", equal=True)


@finite
def vikor(children: Children, weights: Weights, params: Vikor, reference: Reference) -> Column:
    """100 (1 - Q), with Q = v (S - S*) / (S- - S*) + (1 - v) (R - R*) / (R- - R*): 100 for the best compromise.

    S = sum_k w_k (best_k - x_k) / (best_k - worst_k), R its largest term; S*, R* are the least and S-, R- the greatest
    among the reference regions. A measure in which all regions agree counts nothing.
    Opricovic and Tzeng (2004), European Journal of Operational Research 156(2), 445-455.
    """
    lacking, regret = _measures(children, weights, reference)
    score = _place(lacking, reference, "lacking")
    score *= params.majority
    regret = _place(regret, reference, "regret")
    regret *= 1.0 - params.majority
    score += regret
    score *= -100.0
    score += 100.0
    return score


def _measures(children: Children, weights: Weights, reference: Reference) -> tuple[Column, Column]:
    best, worst = listed(reference, "best"), listed(reference, "worst")
    shape = np.broadcast_shapes((*weights.shape[:-2], 1), weights.shape[:-2] + children[0].shape)
    lacking, regret = np.zeros(shape), np.full(shape, -np.inf)
    for k, child in enumerate(children):
        span = best[k] - worst[k]
        term = (best[k] - child) / (span or 1.0)
        term = term * (weights[..., k, :] if span else 0.0 * weights[..., k, :])
        lacking += term
        np.maximum(regret, term, out=regret)
    return lacking, regret


def _place(measure: Column, reference: Reference, name: str) -> Column:
    least, most = float(reference[f"{name}_least"]), float(reference[f"{name}_most"])
    measure -= least
    if most > least:
        measure /= most - least
    else:
        measure *= 0.0
    return measure


METHODS = (
    Aggregator(
        id="methods.vikor",
        apply=vikor,
        fit=fit_vikor,
        learns=Learns(
            by=(),
            by_child=("best", "worst"),
            numbers=tuple(_ENDS),
            words={**POINTS, **_ENDS},
            check=_possible,
        ),
        params=Vikor,
        examples=(
            Vikor(),
            Vikor(majority=0.0),
        ),
        reweights=False,
        formula=Text(
            "100 × (1 − Q), Q = v (S − S*) ÷ (S⁻ − S*) + (1 − v) (R − R*) ÷ (R⁻ − R*)",
            "100 × (1 − Q)，Q = v (S − S*) ÷ (S⁻ − S*) + (1 − v) (R − R*) ÷ (R⁻ − R*)",
        ),
        symbols={"majority": "v"},
        source="Opricovic and Tzeng (2004), European Journal of Operational Research 156(2), 445-455",
        worked=(Worked(given=((0.0, 5.0, 10.0), (0.0, 5.0, 10.0)), gives=(0.0, 50.0, 100.0)),),
        about=Text(
            en="VIKOR: compromise between overall shortfall and the worst single shortfall",
            zh="VIKOR（多准则妥协解法）：兼顾总体差距与最大单项差距",
        ),
    ),
)
