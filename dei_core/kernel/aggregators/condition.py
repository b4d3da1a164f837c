"""Combinations of children under conditions: some clauses passed, another score reached, no gate tripped.

apply and attribute as in combine.py; weights are not used. These methods are handed NaN children, which
`handles_missing` says: the score is NaN only where what is missing could still decide.
A clause is passed from 100 upwards, but for rounding; a missing child contributes 0 to a score that is decided.
"""

from __future__ import annotations

import functools

import attrs
import numpy as np

from dei_core.kernel import messages as say
from dei_core.kernel.aggregators.combine import in_equal_parts, over_draws
from dei_core.kernel.aggregators.mean import Children, Weights
from dei_core.kernel.check import Params, require_at_least, require_parts, require_within
from dei_core.kernel.kinds import Aggregator
from dei_core.kernel.method import Column, NoParams, Refusal, Worked, parameter
from dei_core.kernel.normalizers.demand import FULL, misses, reaches
from dei_core.text import Text


@attrs.frozen(kw_only=True)
class KOfN(Params):
    """At least 1 and at most all."""

    k: int = parameter(Text("how many of the clauses have to be met", "须达标的条款数"))

    def check(self) -> None:
        """Refuse a k that asks for nothing."""
        require_at_least(1, k=self.k)


@attrs.frozen(kw_only=True)
class Precondition(Params):
    """What the condition asks and what it adds."""

    threshold: float = parameter(
        Text("the score that the condition has to reach, 0–100", "前置条件须达到的得分，0–100")
    )
    share: float = parameter(Text("its share in the score, 0–1", "其在得分中的占比，0–1"))

    def check(self) -> None:
        """Refuse a threshold off the scale, and a share that is none."""
        require_within(0.0, FULL, threshold=self.threshold)
        require_within(0.0, 1.0, share=self.share)


def kofn(children: Children, weights: Weights, params: KOfN) -> Column:
    """100 where at least k clauses are passed, otherwise 100 times the number passed over k.

    Where some are missing: 100 if k others are passed; where k can no longer be reached, those known to be
    passed count; else NaN. A k above the number of children is refused: Refusal.
    """
    if params.k > len(children):
        raise Refusal(say.PASSES_OUT_OF_REACH, k=params.k, found=len(children))
    passed = np.sum([reaches(child) for child in children], axis=0)
    possible = len(children) - np.sum([misses(child) for child in children], axis=0)
    score = FULL * np.minimum(passed / params.k, 1.0)
    score[(passed < params.k) & (possible >= params.k)] = np.nan
    return over_draws(score, weights)


def attribute_kofn(children: Children, weights: Weights, params: KOfN, score: Column) -> list[Column]:
    """The passed clauses share the score equally; NaN where it is NaN."""
    return in_equal_parts(score, [reaches(child) for child in children])


def precondition(children: Children, weights: Weights, params: Precondition) -> Column:
    """(1 - share) a + share b of a score a and its condition b; 0 where b is below the threshold.

    Exactly two children, otherwise Refusal. A failed condition decides even where a is missing; else NaN.
    National Civilised City: minors' assessment below 85 bars application, and enters at 20 percent.
    """
    require_parts(children, 2)
    first, second = _shares(children, params)
    return over_draws(first + second, weights)


def attribute_precondition(
    children: Children, weights: Weights, params: Precondition, score: Column
) -> list[Column]:
    """(1 - share) a and share b; 0 and 0 where the condition is failed."""
    return _shares(children, params)


def veto(children: Children, weights: Weights, params: NoParams) -> Column:
    """The first child where all others, the gates, are passed (100); 0 where one of them is tripped.

    A tripped gate decides whatever is missing; else NaN if anything is. Without a gate: Refusal.
    """
    if len(children) < 2:
        raise Refusal(say.PARTS_TOO_FEW, needed=2, found=len(children))
    base, *gates = children
    clean = functools.reduce(np.logical_and, (reaches(gate) for gate in gates))
    score = np.where(clean, base, np.nan)
    score[functools.reduce(np.logical_or, (misses(gate) for gate in gates))] = 0.0
    return over_draws(score, weights)


def attribute_veto(children: Children, weights: Weights, params: NoParams, score: Column) -> list[Column]:
    """The whole score to the first child; NaN where it is NaN."""
    return [score + 0.0, *(0.0 * score for _ in children[1:])]


def _shares(children: Children, params: Precondition) -> list[Column]:
    main, condition = children
    barred = misses(condition, params.threshold)
    parts = ((1.0 - params.share) * main, params.share * condition)
    return [np.where(barred, 0.0, part) for part in parts]


METHODS = (
    Aggregator(
        id="kofn",
        apply=kofn,
        attribute=attribute_kofn,
        params=KOfN,
        weighted=False,
        handles_missing=True,
        needs=lambda params: params.k,
        formula=Text("100 × min(passed ÷ k, 1)", "100 × min(达标条款数 ÷ k, 1)"),
        worked=(Worked(given=((100.0,), (0.0,), (50.0,)), params=KOfN(k=2), gives=(50.0,)),),
        about=Text(
            en="At least k of the clauses: 100 where so many are passed, in proportion below",
            zh="至少 k 项达标：达标项数满足要求得 100 分，不足时按比例计分",
        ),
    ),
    Aggregator(
        id="precondition",
        apply=precondition,
        attribute=attribute_precondition,
        params=Precondition,
        weighted=False,
        handles_missing=True,
        formula=Text(
            "(1 − share) × s_1 + share × s_2 where s_2 ≥ threshold, else 0",
            "s_2 ≥ threshold 时为 (1 − share) × s_1 + share × s_2，否则为 0",
        ),
        source="National Civilised City, assessment of minors",
        worked=(
            Worked(
                given=((90.0, 90.0), (85.0, 84.0)),
                params=Precondition(threshold=85.0, share=0.2),
                gives=(89.0, 0.0),
            ),
        ),
        about=Text(
            en="Precondition: a second score has to reach a threshold, and enters at a share; else 0",
            zh="前置条件：次项得分须达到门槛值并按给定比例计入，未达到则得 0 分",
        ),
    ),
    Aggregator(
        id="veto",
        apply=veto,
        attribute=attribute_veto,
        weighted=False,
        handles_missing=True,
        formula=Text("s_1 where every other s_k ≥ 100, else 0", "其余各 s_k ≥ 100 时为 s_1，否则为 0"),
        worked=(Worked(given=((90.0, 90.0), (100.0, 0.0)), gives=(90.0, 0.0)),),
        about=Text(
            en="Veto: the first score, or 0 where any of the other clauses is not passed",
            zh="一票否决：其余条款全部达标时取首项得分，任一条款不达标则得 0 分",
        ),
    ),
)
