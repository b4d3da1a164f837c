"""The stages of a track in words: what is done from the data to the rank, as people say it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dei_core import IndicatorPlan, NodePlan, Text, TrackPlan
from dei_report.story.numbers import Words, one
from dei_report.story.ranking import SCALES
from dei_report.story.saying import both, joined, listed, percent, said
from dei_report.story.view import View

NOTHING = {
    "derive": said("No indicator is computed from others.", "没有由其他指标派生的指标。"),
    "screen": said("No region is left out for want of data.", "不按数据完整度筛除区域。"),
    "impute": said("Missing values are left missing.", "不插补，缺失值保持缺失。"),
    "treat": said("Outliers are left as they are.", "不处理，异常值保持原值。"),
    "tier": said("No tiers.", "不分档。"),
}


def stages(view: View) -> list[dict[str, Any]]:
    """Each stage: {"id", "words": text, "code"}: what is done, and how the edition's file says it."""
    slots = dict.fromkeys(view.plan.slot(leaf.level) for leaf in view.leaves if leaf.level is not None)
    items = [view.plan.indicators[slot] for slot in slots]
    words = stage_words(view.plan, items, [view.plan.node(slot) for slot in view.inner])
    return [{"id": name, "words": words.get(name), "code": code} for name, code in view.plan.stages.items()]


def stage_words(
    plan: TrackPlan, items: Sequence[IndicatorPlan], nodes: Sequence[NodePlan]
) -> dict[str, Words]:
    """Stage -> what is done. items, nodes: the indicators and nodes of the index."""
    return {
        "derive": _derived(plan),
        "screen": _screened(plan),
        "impute": _filled(plan.imputer, "impute"),
        "treat": _filled(plan.treatment, "treat"),
        "normalise": _normalised(plan, items),
        "weight": _weighed(nodes),
        "aggregate": _aggregated(nodes),
        "rank": _ranked(plan),
        "tier": _tiered(plan),
    }


def _derived(plan: TrackPlan) -> Words:
    if not plan.derived:
        return NOTHING["derive"]
    return said(
        "{n} indicators are computed from others where the data do not give them.",
        "数据未直接提供的 {n} 项指标由其他指标计算得出。",
        n=len(plan.derived),
    )


def _screened(plan: TrackPlan) -> Words:
    if plan.screen is None:
        return NOTHING["screen"]
    told, limits = [], plan.screen.limits
    if limits.least is not None:
        told.append(
            said(
                "A region is scored if it has data for at least {share} of the indicators.",
                "至少 {share} 的指标有数据的区域才参与评分。",
                share=percent(limits.least),
            )
        )
    if limits.nonzero is not None:
        told.append(
            said(
                "At least {share} of its values must not be zero.",
                "非零数据须占已有数据的 {share} 以上。",
                share=percent(limits.nonzero),
            )
        )
    if plan.screen.within and told:
        parts = [both(plan.label(plan.slot(name))) for name in plan.screen.within]
        told.append(said("Within each of {parts} by itself.", "在{parts}中分别计算。", parts=listed(parts)))
    forced = (
        ("{n} are scored all the same.", "另有 {n} 个区域例外纳入。", plan.screen.include),
        ("{n} are left out for stated reasons.", "另有 {n} 个区域按说明的理由排除。", plan.screen.exclude),
    )
    told += [said(en, zh, n=len(codes)) for en, zh, codes in forced if codes]
    return joined(told) if told else NOTHING["screen"]


def _filled(plan: Any, stage: str) -> Words:
    """An imputation or treatment: the method's own words, the groups it works within, its exceptions."""
    if plan is None:
        return NOTHING[stage]
    told = [NOTHING[stage] if plan.step is None else _sentence(plan.step.told)]
    if plan.by:
        scale = both(SCALES[plan.by]) if plan.by in SCALES else {"en": plan.by, "zh": plan.by}
        told.append(said("Within each {by} by itself.", "按{by}分组分别进行。", by=lower(scale)))
    if plan.yearly:
        told.append(said("Year by year.", "逐年进行。"))
    if plan.other:
        told.append(said("{n} indicators otherwise.", "{n} 项指标另行规定。", n=len(plan.other)))
    return joined(told)


def lower(text: Words) -> Words:
    """A label inside a sentence."""
    return {"en": text["en"].lower(), "zh": text["zh"]}


def _sentence(about: Text) -> Words:
    """A method's own words, closed by a full stop."""
    return {"en": about.en.rstrip(".") + ".", "zh": about.zh.rstrip("。") + "。"}


def _normalised(plan: TrackPlan, items: Sequence[IndicatorPlan]) -> Words:
    """The methods that score the indicators, most used first, and over what they learn."""
    done = {item.told for item in items}
    learns = any(item.normalizer.fit is not None for item in items)
    if len(done) == 1:
        told = [_sentence(done.pop())]
    else:
        told = [
            said(
                "Each of {n} indicators by its own scoring rule, below.",
                "{n} 项指标各按其评分规则计分，规则见下表。",
                n=len(items),
            )
        ]
    if learns:
        told.append(_learned(plan))
    return joined(told)


def _learned(plan: TrackPlan) -> Words:
    if plan.base is not None:
        return said(
            "What depends on other regions is learned from {year}.",
            "依赖其他区域的参数以 {year} 年为基期确定。",
            year=plan.base,
        )
    if plan.references is not None:
        return said(
            "What depends on other regions is taken from a frozen sample.",
            "依赖其他区域的参数取自已冻结的样本。",
        )
    if plan.fit == "yearly":
        return said("What depends on other regions is learned year by year.", "依赖其他区域的参数逐年确定。")
    return said(
        "What depends on other regions is learned from all rows at once.",
        "依赖其他区域的参数由全部数据一并确定。",
    )


def _weighed(inner: Sequence[NodePlan]) -> Words:
    nodes = [node for node in inner if node.weighs]
    fixed = [node for node in nodes if node.weigher is None and node.own is None]
    computed = Counter(node.weigher.told for node in nodes if node.weigher)
    told = [_method(about, count, len(nodes)) for about, count in computed.items()]
    if any(node.own and node.own.trait is not None for node in nodes):
        told.append(said("Weights that differ by group of regions.", "部分权重按区域分组设定。"))
    if any(node.own and node.own.columns for node in nodes):
        told.append(said("Weights that follow data of each region itself.", "部分权重由各区域自身数据确定。"))
    if fixed and len(fixed) < len(nodes):
        told.append(
            said("The rest as the rules and this edition set them.", "其余按规则和本年度方案给定的权重。")
        )
    if told:
        return joined(told)
    if nodes and all(len(set(node.weights)) == 1 and not node.has_coefficients for node in nodes):
        return said("Equal weights within every node.", "各层级内等权。")
    return said("As the rules and this edition set them.", "按规则和本年度方案给定的权重。")


def _aggregated(nodes: Sequence[NodePlan]) -> Words:
    """Methods of the nodes, most used first, then what a missing part means."""
    used = Counter(node.aggregator.method.id for node in nodes)
    done = {
        name: {node.aggregator.told for node in nodes if node.aggregator.method.id == name} for name in used
    }
    abouts = {node.aggregator.method.id: node.aggregator.method.about for node in nodes}
    abouts |= {name: told.pop() for name, told in done.items() if len(told) == 1}
    told = [_method(abouts[name], count, len(nodes)) for name, count in used.most_common()]
    missing = Counter((node.missing, node.coverage) for node in nodes)
    (policy, coverage), _ = missing.most_common(1)[0]
    return joined([*told, _missing(policy, coverage)])


def _method(about: Text, count: int, whole: int) -> Words:
    name = {"en": about.en.split(":")[0].rstrip("."), "zh": about.zh.split("：")[0].rstrip("。")}
    if count == whole:
        return {"en": f"{name['en']}.", "zh": f"{name['zh']}。"}
    return said(
        "{name} at {n} of {whole} nodes.",
        "{name}（{whole} 个节点中的 {n} 个）。",
        name=name,
        n=count,
        whole=whole,
    )


def _missing(policy: str, coverage: float) -> Words:
    if policy == "refuse":
        return said("With a part missing there is no score.", "任一组成部分缺失即不计算得分。")
    shared = said(
        "The weight of what is missing is shared among the rest", "缺失项的权重按比例分摊给其余各项"
    )
    if not coverage:
        return {"en": f"{shared['en']}.", "zh": f"{shared['zh']}。"}
    return said(
        "{shared}, if at least {share} of the weight has data.",
        "{shared}，有数据的权重须达到 {share} 以上。",
        shared=shared,
        share=percent(coverage),
    )


def _ranked(plan: TrackPlan) -> Words:
    shared = said("Equal scores share a rank", "得分相同者并列")
    if plan.ranking.tolerance:
        printed = plan.ranking.decimals is not None
        shared = said(
            "{which} that are at most {n} below the best of a tie share its rank",
            "{which}低于并列首位不超过 {n} 分者并列",
            n=one(plan.ranking.tolerance),
            which=said("Printed scores", "公布得分") if printed else said("Scores of 0-100", "百分制得分"),
        )
    told = [
        said("{shared}, and the next ranks are left out.", "{shared}，其后名次顺延。", shared=shared)
        if plan.ranking.method == "competition"
        else said("{shared}, and no rank is left out.", "{shared}，其后名次连续。", shared=shared)
    ]
    if plan.ranking.decimals is not None:
        told.append(
            said(
                "Scores are rounded to {n} decimals first.",
                "先将得分修约至 {n} 位小数。",
                n=plan.ranking.decimals,
            )
        )
    return joined(told)


def _tiered(plan: TrackPlan) -> Words:
    told = [] if plan.tiers is None else [_classes(plan.tiers)]
    beside = list(dict.fromkeys(node for node, _ in plan.beside))
    if beside:
        names = [both(plan.label(plan.slot(node))) for node in beside]
        also = said("Tiers beside: of {names}.", "另对{names}分档。", names=listed(names))
        told.append(also)
    return joined(told) if told else NOTHING["tier"]


def _classes(tiers: Any) -> Words:
    names = {
        "en": ", ".join(name.en for name in tiers.names),
        "zh": "、".join(name.zh for name in tiers.names),
    }
    if tiers.by == "share":
        return said("By place: {names}.", "按位次占比分为{names}。", names=names)
    return said("By score: {names}.", "按得分分为{names}。", names=names)
