"""The stages of a track: what is done from the data to the rank, as people say it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dei_core import Text, TrackPlan
from dei_core.host import VOCABULARY, IndicatorPlan, NodePlan
from dei_words.nodes import usual_missing
from dei_words.numbers import percent, plain
from dei_words.saying import COMMA, apart, joined, listed, lower, name_of, sentence
from dei_words.tree import inside, scored
from dei_words.way import counted, missing

NOTHING = {
    "derive": Text("No indicator is computed from others.", "没有由其他指标派生的指标。"),
    "screen": Text("No region is left out because of missing data.", "不按数据完整度筛除区域。"),
    "impute": Text("Missing values stay missing.", "不插补，缺失值保持缺失。"),
    "treat": Text("Outliers stay as they are.", "不处理，离群值保持不变。"),
    "tier": Text("No tiers.", "不分档。"),
}
DERIVED = Text(
    "Where the data do not give them, {n} indicators are derived from others.",
    "数据未直接提供的 {n} 项指标由其他指标派生。",
)
DERIVED_SOME = Text(
    "Where the data do not give them, {n} indicators are derived from others; scored of these are {some}.",
    "数据未直接提供的 {n} 项指标由其他指标派生，其中 {some} 项参与评分。",
)
SCREEN_LEAST = Text(
    "A region is scored if it has data for at least {share} of the indicators.",
    "有数据的指标不低于 {share} 的区域才参与评分。",
)
SCREEN_COUNT = Text(
    "A region is scored if it has data for {n} or more of the indicators.",
    "有数据的指标不少于 {n} 项的区域才参与评分。",
)
SCREEN_NONZERO = Text(
    "At least {share} of its values must not be zero.", "非零数值占已有数值的比例不低于 {share}。"
)
SCREEN_WITHIN = Text("Within each of {parts} by itself.", "在{parts}中分别计算。")
SCREEN_INCLUDED = Text("Scored all the same: {n}.", "另有 {n} 个区域例外纳入。")
SCREEN_EXCLUDED = Text("Left out for stated reasons: {n}.", "另有 {n} 个区域按所述理由排除。")
WITHIN = Text("Within each {by} by itself.", "按{by}分组分别进行。")
YEARLY = Text("Year by year.", "逐年进行。")
OTHERWISE = Text("Indicators treated otherwise: {n}.", "{n} 项指标另行规定。")
BY_RULES = Text(
    "Each of the {n} indicators of the index by its own scoring rule.",
    "计入总指数的 {n} 项指标各按其评分规则评分。",
)
LEARNED_BASE = Text(
    "What depends on other regions is learned from {year}.", "依赖其他区域的参照值以 {year} 年为基期确定。"
)
LEARNED_FROZEN = Text(
    "What depends on other regions is taken from an earlier run.", "依赖其他区域的参照值沿用此前计算的结果。"
)
LEARNED_YEARLY = Text(
    "What depends on other regions is learned year by year.", "依赖其他区域的参照值逐年由样本确定。"
)
LEARNED_POOLED = Text(
    "What depends on other regions is learned from all rows at once.",
    "依赖其他区域的参照值由全部数据一并确定。",
)
AT_NODES = Text("{name} at {n} of {whole} nodes.", "{name}（{whole} 个节点中的 {n} 个）。")
BY_GROUP = Text("Weights that differ by group of regions.", "部分权重按区域分组设定。")
BY_DATA = Text("Weights that follow data of each region itself.", "部分权重由各区域自身数据确定。")
THE_REST = Text("The rest as the rules and this edition set them.", "其余按评分规则和本年度方案给定的权重。")
EQUAL = Text("Equal weights within every node.", "各层级内等权。")
GIVEN = Text("As the rules and this edition set them.", "按评分规则和本年度方案给定的权重。")
TOLERANCE = Text(
    "{which} that are at most {n} below the best of a tie share its rank",
    "{which}低于并列首位不超过 {n} 分者并列",
)
PRINTED = Text("Printed scores", "公布得分")
OF_HUNDRED = Text("Scores of 0-100", "百分制得分")
SHARED = Text("Equal scores share a rank", "得分相同者并列")
AFTER_TIE = {
    "competition": Text("{shared}, and the next ranks are left out.", "{shared}，其后顺延。"),
    "dense": Text("{shared}, and no rank is left out.", "{shared}，其后连续。"),
}
ROUNDED = Text("Scores are rounded to {decimals} first.", "先将得分修约至 {decimals}。")
BY_PLACE = Text("By place: {tiers}.", "按位次占比分档：{tiers}。")
BY_SCORE = Text("By score: {tiers}.", "按得分分档：{tiers}。")
BESIDE = Text("Tiers beside: of {names}.", "另对{names}分档。")
TIER = Text("{name} ({bound})", "{name}（{bound}）")
TOP = Text("top {bound}%", "前 {bound}%")
AMONG = Text("{last}-{bound}%", "前 {last}% 至 {bound}%")
REST = Text("all others", "其余区域")
FROM = {
    "score": Text("score {bound} or better", "得分 {bound} 或更优"),
    "printed": Text("printed score {bound} or better", "公布得分 {bound} 或更优"),
}


def stage_words(plan: TrackPlan) -> Mapping[str, Text]:
    """Stage -> what is done in it, in the order of the stages."""
    nodes = [plan.node(slot) for slot in reversed(inside(plan))]
    return {
        "derive": _derived(plan),
        "screen": _screened(plan),
        "impute": _filled(plan.imputer, "impute"),
        "treat": _filled(plan.treatment, "treat"),
        "normalise": _normalised(plan, scored(plan)),
        "weight": _weighed(nodes),
        "aggregate": _aggregated(plan, nodes),
        "rank": _ranked(plan),
        "tier": _tiered(plan),
    }


def _derived(plan: TrackPlan) -> Text:
    if not plan.derived:
        return NOTHING["derive"]
    items = {item.id for item in plan.indicators}
    some = sum(item.id in items for item in plan.derived)
    text = DERIVED if some == len(plan.derived) else DERIVED_SOME
    return text.filled(n=len(plan.derived), some=some)


def _screened(plan: TrackPlan) -> Text:
    if plan.screen is None:
        return NOTHING["screen"]
    told, limits = [], plan.screen.limits
    if limits.least is not None:
        told.append(SCREEN_LEAST.filled(share=percent(limits.least)))
    if limits.count is not None:
        told.append(SCREEN_COUNT.filled(n=limits.count))
    if limits.nonzero is not None:
        told.append(SCREEN_NONZERO.filled(share=percent(limits.nonzero)))
    if plan.screen.within and told:
        parts = (plan.label(plan.slot(name)) for name in plan.screen.within)
        told.append(SCREEN_WITHIN.filled(parts=listed(parts)))
    forced = ((SCREEN_INCLUDED, plan.screen.include), (SCREEN_EXCLUDED, plan.screen.exclude))
    told += [text.filled(n=len(codes)) for text, codes in forced if codes]
    return joined(told) if told else NOTHING["screen"]


def _filled(plan: Any, stage: str) -> Text:
    """An imputation or treatment: the method's own words, the groups it works within, its exceptions."""
    if plan is None:
        return NOTHING[stage]
    told = [NOTHING[stage] if plan.step is None else sentence(plan.step.told)]
    if plan.by:
        told.append(WITHIN.filled(by=lower(VOCABULARY.parents.get(plan.by, Text(plan.by, plan.by)))))
    if plan.yearly:
        told.append(YEARLY)
    if plan.other:
        told.append(OTHERWISE.filled(n=len(plan.other)))
    return joined(told)


def _normalised(plan: TrackPlan, items: Sequence[IndicatorPlan]) -> Text:
    """The methods that score the indicators, and over what they learn."""
    done = {item.told for item in items}
    told = [sentence(done.pop()) if len(done) == 1 else BY_RULES.filled(n=len(items))]
    if any(item.normalizer.fit is not None for item in items):
        told.append(_learned(plan))
    return joined(told)


def _learned(plan: TrackPlan) -> Text:
    if plan.base is not None:
        return LEARNED_BASE.filled(year=plan.base)
    if plan.references is not None:
        return LEARNED_FROZEN
    return LEARNED_YEARLY if plan.fit == "yearly" else LEARNED_POOLED


def _weighed(inner: Sequence[NodePlan]) -> Text:
    nodes = [node for node in inner if node.weighs]
    fixed = [node for node in nodes if node.weigher is None and node.own is None]
    computed = Counter(node.weigher.told for node in nodes if node.weigher)
    told = [_at_nodes(about, count, len(nodes)) for about, count in computed.items()]
    if any(node.own and node.own.trait is not None for node in nodes):
        told.append(BY_GROUP)
    if any(node.own and node.own.columns for node in nodes):
        told.append(BY_DATA)
    if fixed and len(fixed) < len(nodes):
        told.append(THE_REST)
    if told:
        return joined(told)
    equal = nodes and all(len(set(node.weights)) == 1 and not node.has_coefficients for node in nodes)
    return EQUAL if equal else GIVEN


def _aggregated(plan: TrackPlan, nodes: Sequence[NodePlan]) -> Text:
    """Methods of the nodes, most used first, then what a missing part means."""
    used = Counter(node.aggregator.method.id for node in nodes)
    done = {
        name: {node.aggregator.told for node in nodes if node.aggregator.method.id == name} for name in used
    }
    abouts = {node.aggregator.method.id: node.aggregator.method.about for node in nodes}
    abouts |= {name: told.pop() for name, told in done.items() if len(told) == 1}
    told = [_at_nodes(abouts[name], count, len(nodes)) for name, count in used.most_common()]
    return joined([*told, sentence(missing(*usual_missing(plan)))])


def _at_nodes(about: Text, count: int, whole: int) -> Text:
    name = name_of(about)
    return sentence(name) if count == whole else AT_NODES.filled(name=name, n=count, whole=whole)


def _ranked(plan: TrackPlan) -> Text:
    shared, ranking = SHARED, plan.ranking
    if ranking.tolerance:
        which = OF_HUNDRED if ranking.decimals is None else PRINTED
        shared = TOLERANCE.filled(n=plain(ranking.tolerance), which=which)
    told = [AFTER_TIE[ranking.method].filled(shared=shared)]
    if ranking.decimals is not None:
        told.append(ROUNDED.filled(decimals=counted(ranking.decimals)))
    return joined(told)


def _tiered(plan: TrackPlan) -> Text:
    told = [] if plan.tiers is None else [_classes(plan, plan.tiers)]
    beside = dict.fromkeys(node for node, _ in plan.beside)
    if beside:
        told.append(BESIDE.filled(names=listed(plan.label(plan.slot(node)) for node in beside)))
    return joined(told) if told else NOTHING["tier"]


def _classes(plan: TrackPlan, tiers: Any) -> Text:
    bounds = plan_bounds(plan, tiers)
    pairs = (TIER.filled(name=name, bound=bound) for name, bound in zip(tiers.names, bounds, strict=True))
    text = BY_PLACE if tiers.by == "share" else BY_SCORE
    return text.filled(tiers=apart(pairs, COMMA))


def plan_bounds(plan: TrackPlan, tiers: Any) -> tuple[Text, ...]:
    """Where each tier of a plan begins and ends; scores as the framework prints them."""
    by_share = tiers.by == "share"
    return tier_bounds(tiers.by, tiers.bounds if by_share else map(plan.printed, tiers.bounds))


def tier_bounds(by: str, bounds: Iterable[float]) -> tuple[Text, ...]:
    """Where each tier begins and, for shares of the regions, ends; a share that ends at all of them is the rest.

    >>> [bound.en for bound in tier_bounds("share", (10.0, 30.0, 100.0))]
    ['top 10%', '10-30%', 'all others']
    """
    told, last = [], 0.0
    for bound in bounds:
        if by != "share":
            told.append(FROM[by].filled(bound=plain(bound)))
        elif told and bound == 100.0:
            told.append(REST)
        else:
            told.append((AMONG if told else TOP).filled(last=plain(last), bound=plain(bound)))
        last = bound
    return tuple(told)
