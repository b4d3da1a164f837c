"""What nodes and rules do beyond a weighted mean of normalised values, and what sets weights that are no numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from dei_core import NodePlan, TrackPlan
from dei_report.lookup import Library
from dei_report.story.numbers import Words
from dei_report.story.saying import both, listed, percent, said


def is_mean(node: NodePlan) -> bool:
    """Whether a node's score is the sum of its parts' scores times their weights, but for a rounding."""
    return node.additive and attrs.evolve(node, inverted=False).attributable


def node_steps(node: NodePlan) -> Iterator[Words]:
    """The steps of a node beside its aggregator, in their order."""
    if node.inverted:
        yield said(
            "The distances from 100 are aggregated, and the result is taken from 100.",
            "以 100 减各项得分后合成，再以 100 减其结果。",
        )
    if node.least > 1:
        yield said("With at least {n} of its parts.", "至少须有 {n} 个下级得分。", n=node.least)
    for step in (node.transform, node.normalizer):
        if step is not None:
            yield _then(both(step.told))
    yield from rounding(node)


def rule_steps(item: Any) -> Iterator[Words]:
    """What becomes of an indicator's score after its normalizer."""
    if item.then is not None:
        yield _then(both(item.then.told))
    yield from rounding(item)


def rounding(scored: Any) -> Iterator[Words]:
    """To how many decimals a score is rounded, and where ties go."""
    if scored.round is None:
        return
    if scored.rounding == "half_up":
        yield said(
            "Rounded to decimals: {n}, ties away from zero.", "四舍五入至 {n} 位小数。", n=scored.round
        )
    else:
        yield said(
            "Rounded to decimals: {n}, ties to the even digit.",
            "按四舍六入五成双修约至 {n} 位小数。",
            n=scored.round,
        )


def weighing(plan: TrackPlan, node: NodePlan, library: Library) -> list[Words]:
    """What sets the weights of a node whose weights are no fixed numbers, a sentence each; none for others."""
    told = []
    if node.weigher is not None:
        told.append(said("Weights computed: {how}", "计算赋权：{how}", how=both(node.weigher.told)))
    if node.own is None:
        return told
    children = [both(plan.label(child)) for child in node.children]
    for value, shares in node.own.cases.items():
        pairs = [_named(name, percent(share)) for name, share in zip(children, shares, strict=True)]
        told.append(_case(_value(library, node.own.trait or "", value), listed(pairs)))
    if node.own.columns:
        columns = [library.name("indicator", column) for column in node.own.columns]
        names = [
            {"en": column, "zh": column} if name is None else both(name)
            for name, column in zip(columns, node.own.columns, strict=True)
        ]
        told.append(
            said(
                "Weights of each region itself, in proportion to {names}; shown are their means.",
                "权重由各区域自身的{names}按比例确定，此处为均值。",
                names=listed(names),
            )
        )
    elif node.own.cases:
        told.append(said("Shown first are the means over the regions.", "前列数值为各区域权重的均值。"))
    return told


def _then(about: Words) -> Words:
    return said("Then: {about}", "再变换：{about}", about=about)


def _named(name: Words, share: str) -> Words:
    return {lang: f"{text} {share}" for lang, text in name.items()}


def _case(value: Words, shares: Words) -> Words:
    return {"en": f"{value['en']}: {shares['en']}.", "zh": f"{value['zh']}：{shares['zh']}。"}


def _value(library: Library, trait: str, value: str) -> Words:
    known = library.find("trait", trait)
    text = None if known is None else known.value.get(value)
    return {"en": value, "zh": value} if text is None else both(text)
