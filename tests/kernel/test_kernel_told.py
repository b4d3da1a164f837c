"""What every normalizer says of itself under its parameters and direction is what it does."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from every import EVERY

from dei_core.kernel.kinds import Normalizer
from dei_core.kernel.method import Column
from dei_core.plugin import Method
from dei_methods.normalizers.learned import End

COLUMN = (10.0, 20.0, 20.0, 40.0, 60.0)
"""What is learned from: mean 30, median 20, standard deviation 20 (n - 1)."""
NORMALIZERS = {method.id: method for method in EVERY if method.kind == "normalizer"}
UP, DOWN = 1, -1

Case = tuple[str, int, dict[str, Any], str, str, dict[float, float]]
CASES: list[Case] = [
    ("minmax", UP, {}, "0 for the worst region, 100 for the best", "最差区域得 0 分", {10: 0, 60: 100}),
    ("minmax", DOWN, {}, "0 for the worst region, 100 for the best", "最优区域得 100 分", {60: 0, 10: 100}),
    (
        "minmax",
        DOWN,
        {"worst": 1, "best": 7},
        "1 for the worst region, 7 for the best",
        "得 1 分",
        {60: 1, 10: 7},
    ),
    ("minmax", UP, {"worst": -5}, "−5 for the worst region", "得 −5 分", {10: -5}),
    ("minmax", UP, {"clip": "both", "worst": 1, "best": 7}, "held to 1-7", "限于 1–7 分", {0: 1, 70: 7}),
    ("minmax", DOWN, {"clip": "low"}, ", at least 0", "不低于 0 分", {70: 0, 0: 120}),
    (
        "goalposts",
        UP,
        {"low": 20, "high": 40},
        "0 and 100 at two stated values",
        "为 0 分和 100 分",
        {20: 0, 40: 100},
    ),
    ("goalposts", UP, {"low": 20, "high": 40}, "between and beyond them", "按比例取值", {10: -50, 60: 200}),
    (
        "goalposts",
        DOWN,
        {"low": 20, "high": 40, "worst": 60, "best": 90},
        "90 at the lower of two stated values, 60 at the higher",
        "较小者为 90 分，较大者为 60 分",
        {20: 90, 40: 60},
    ),
    (
        "goalposts",
        UP,
        {"low": 20, "high": 40, "clip": "high", "best": 80},
        "in proportion between them, at most 80",
        "不高于 80 分",
        {60: 80, 10: -40},
    ),
    (
        "interval",
        UP,
        {"lowest": 10, "best_low": 20, "best_high": 40, "highest": 60},
        "100 inside it, falling in proportion to 0 at stated values on both sides",
        "最佳区间内得 100 分",
        {10: 0, 20: 100, 40: 100, 60: 0, 80: -100},
    ),
    (
        "interval",
        DOWN,
        {"lowest": 10, "best_low": 20, "best_high": 40, "highest": 60, "clip": "low"},
        "on both sides, at least 0",
        "不低于 0 分",
        {0: 0, 20: 100, 50: 50, 80: 0},
    ),
    (
        "learned_goalposts",
        UP,
        {},
        "0 at the lowest value, 100 at the highest value",
        "最低值为 0 分",
        {10: 0, 60: 100},
    ),
    (
        "learned_goalposts",
        DOWN,
        {},
        "100 at the lowest value, 0 at the highest",
        "最低值为 100 分",
        {10: 100, 60: 0},
    ),
    (
        "learned_goalposts",
        DOWN,
        {"low": End(quantile=25.0), "high": End(quantile=25.0), "worst": 1, "best": 7},
        "7 at percentile 25, 1 at percentile 75",
        "第 25 百分位数为 7 分，第 75 百分位数为 1 分",
        {20: 7, 40: 1},
    ),
    (
        "learned_goalposts",
        UP,
        {"low": End(mean_of=2), "high": End(mean_of=2)},
        "0 at the mean of the 2 lowest values, 100 at the mean of the 2 highest values",
        "最低的 2 个数值的均值为 0 分",
        {15: 0, 50: 100},
    ),
    (
        "learned_goalposts",
        DOWN,
        {"low": End(deviations=1.0), "high": End(value=50.0), "clip": "both"},
        "100 at 1 standard deviation below the mean, 0 at a stated value, held to 0-100",
        "均值减 1 个标准差为 100 分，给定值为 0 分，限于 0–100 分",
        {10: 100, 50: 0, 0: 100, 90: 0},
    ),
    ("zscore", UP, {}, "by default 50 ± 10", "均值 50、标准差 10", {30: 50, 50: 60}),
    (
        "zscore",
        DOWN,
        {},
        "50 at the mean, 10 points for each standard deviation below it",
        "每低于",
        {30: 50, 10: 60},
    ),
    (
        "zscore",
        UP,
        {"centre": 0, "spread": 1},
        "0 at the mean, 1 points for each",
        "均值得 0 分",
        {30: 0, 50: 1},
    ),
    ("zscore", UP, {"ddof": 0}, "(n in the divisor)", "以 n 为除数", {30: 50, 30 + 320**0.5: 60}),
    (
        "standardised",
        UP,
        {"mean": 30, "deviation": 5, "centre": 45},
        "45 at the mean, 10 points",
        "加 10 分",
        {35: 55},
    ),
    (
        "standardised",
        DOWN,
        {"mean": 30, "deviation": 5, "clip": "both"},
        "below it, held to 0-100",
        "限于",
        {25: 60, 90: 0},
    ),
    (
        "rank",
        UP,
        {},
        "equal values at the worst of their places",
        "并列者取其最差位次",
        {10: 20, 20: 40, 60: 100},
    ),
    (
        "rank",
        DOWN,
        {"ties": "maximum"},
        "equal values at the best of their places",
        "最佳位次",
        {60: 20, 20: 80, 10: 100},
    ),
    (
        "percentile_rank",
        UP,
        {},
        "0 for the last place, 100 for the first",
        "首位得 100 分",
        {10: 0, 20: 25, 60: 100},
    ),
    (
        "percentile_rank",
        DOWN,
        {"ties": "average"},
        "at the mean of their places",
        "平均位次",
        {60: 0, 20: 62.5, 10: 100},
    ),
    (
        "place",
        UP,
        {},
        "1 for the worst, as it is, equal values at the worst",
        "末位为 1",
        {10: 1, 20: 2, 60: 5},
    ),
    ("place", DOWN, {"ties": "maximum"}, "at the best of their places", "最佳位次", {60: 1, 20: 4, 10: 5}),
    ("borda", UP, {}, "how many places a region is above the last", "高于末位", {10: 0, 20: 1, 60: 4}),
    ("exponential_rank", DOWN, {"ties": "maximum"}, "at the best of their places", "最佳位次", {10: 100}),
    (
        "distance_to_reference",
        UP,
        {},
        "100 at the mean of the regions, in proportion",
        "均值为 100",
        {30: 100, 60: 200},
    ),
    (
        "distance_to_reference",
        DOWN,
        {"statistic": "minimum"},
        "100 at the minimum of the regions, in inverse proportion",
        "最小值为 100，其余按反比例计分",
        {10: 100, 20: 50},
    ),
    ("share_of_maximum", UP, {}, "Share of the best region's value", "最优区域", {60: 100, 30: 50}),
    (
        "share_of_maximum",
        DOWN,
        {},
        "the lowest value as a percentage of the region's own",
        "最低数值",
        {10: 100, 20: 50},
    ),
    (
        "distance_to_target",
        UP,
        {"target": 50},
        "from the worst region to the target",
        "目标值",
        {10: 0, 30: 50, 90: 200},
    ),
    (
        "distance_to_target",
        DOWN,
        {"target": 20, "cap": True},
        "the target, at most 100",
        "不高于 100 分",
        {60: 0, 10: 100},
    ),
    (
        "share_of_target",
        UP,
        {"target": 40},
        "Share of a target reached, from 0 to 100",
        "满分",
        {20: 50, 60: 100},
    ),
    (
        "share_of_target",
        DOWN,
        {"target": 40},
        "100 at or below the target, in inverse",
        "反比例",
        {20: 100, 80: 50},
    ),
    (
        "efficacy_linear",
        UP,
        {"unallowed": 10, "satisfactory": 60},
        "60 at the unallowed value, 100 at",
        "60 分",
        {10: 60, 60: 100},
    ),
    (
        "efficacy_linear",
        DOWN,
        {"unallowed": 60, "satisfactory": 10, "base": 50, "span": 30},
        "50 at the unallowed value, 80 at the satisfactory one",
        "不允许值得 50 分，满意值得 80 分",
        {60: 50, 10: 80},
    ),
    (
        "efficacy_log",
        UP,
        {"unallowed": 10, "satisfactory": 1000, "base": 0, "span": 100},
        "equal ratios earn equal points, 0 at the unallowed value and 100 at the satisfactory one",
        "不允许值得 0 分，满意值得 100 分",
        {10: 0, 100: 50, 1000: 100},
    ),
    (
        "efficacy_exponential",
        DOWN,
        {"unallowed": 60, "satisfactory": 10},
        "60 at the unallowed value and 100 at the satisfactory one",
        "不允许值得 60 分",
        {60: 60, 10: 100},
    ),
    (
        "steps",
        UP,
        {"at": (20.0,), "scores": (0.0, 60.0)},
        "a stated score for each range of values",
        "各数值区间",
        {10: 0, 20: 60},
    ),
    (
        "steps",
        DOWN,
        {"at": (20.0,), "scores": (60.0, 0.0)},
        "a stated score for each range of values",
        "各数值区间",
        {20: 60, 21: 0},
    ),
    ("as_is", UP, {}, "the value is a score of 0-100 already", "0 至 100 的得分", {30: 30, 104: 104}),
    (
        "as_is",
        DOWN,
        {},
        "turned round: the value is a score of 0-100 of which less is better, so 100 less it",
        "以 100 减数值",
        {30: 70},
    ),
    (
        "min",
        UP,
        {"target": 20},
        "At least a target: 100 where it is reached, 0 where not",
        "不低于",
        {20: 100, 19: 0},
    ),
    (
        "max",
        DOWN,
        {"target": 20},
        "At most a target: 100 where it is kept, 0 where not",
        "不高于",
        {20: 100, 21: 0},
    ),
    ("gate", UP, {}, "100 for yes, 0 for no", "“是”得 100 分", {1: 100, 0: 0}),
    ("gate", DOWN, {}, "the reverse where no is the better answer", "反之", {1: 0, 0: 100}),
    (
        "within",
        UP,
        {"low": 20, "high": 40},
        "100 between two stated values, 0 outside them",
        "区间内",
        {20: 100, 41: 0},
    ),
    (
        "within",
        DOWN,
        {"low": 20, "high": 40},
        "100 between two stated values, 0 outside them",
        "区间内",
        {40: 100, 19: 0},
    ),
    (
        "improvement",
        UP,
        {"rate": 5},
        "the yearly change for the better reaches a rate",
        "年度改善率",
        {5: 100, 4: 0},
    ),
    (
        "improvement",
        DOWN,
        {"rate": 5},
        "the yearly change for the better reaches a rate",
        "年度改善率",
        {-5: 100, 5: 0},
    ),
    (
        "anchor",
        UP,
        {"mean": 30},
        "100 at a published mean, in proportion elsewhere",
        "按比例",
        {30: 100, 60: 200},
    ),
    (
        "anchor",
        DOWN,
        {"mean": 30},
        "100 at a published mean, in inverse proportion",
        "反比例",
        {30: 100, 60: 50},
    ),
    (
        "relative_min",
        UP,
        {"reference": 40, "factor": 0.5},
        "100 where it is reached, 0 where not",
        "不低于",
        {20: 100, 19: 0},
    ),
    (
        "relative_max",
        DOWN,
        {"reference": 40, "factor": 0.5},
        "100 where it is kept, 0 where not",
        "不高于",
        {20: 100, 21: 0},
    ),
    (
        "adjusted_mpi",
        UP,
        {},
        "100 at the regions' mean, 60 points over the range",
        "区域均值得 100 分",
        {30: 100, 80: 160},
    ),
    (
        "adjusted_mpi",
        DOWN,
        {"reference": 40.0, "span": 50},
        "100 at a stated value, 50 points over the range, falling as values rise",
        "数值越高得分越低",
        {40: 100, 90: 50},
    ),
]


def reference(method: Normalizer, params: Any) -> Any:
    """What it learns of the column."""
    return {} if method.fit is None else method.fit(np.array(COLUMN), params)


@pytest.mark.parametrize(("name", "direction", "given", "en", "zh", "scores"), CASES)
def test_what_is_said_is_done(
    name: str, direction: int, given: dict[str, Any], en: str, zh: str, scores: dict[float, float]
) -> None:
    """The sentence has these words, and the method gives the scores that they state."""
    method = NORMALIZERS[name]
    params = method.params(**given)
    told = method.told(params, direction)
    made: Column = method.apply(
        np.array(list(scores), np.float64), params, reference(method, params), direction
    )

    assert en in told.en
    assert zh in told.zh
    np.testing.assert_allclose(made, list(scores.values()), rtol=1e-12, atol=1e-9)


def test_every_normalizer_is_told() -> None:
    """In both directions, but for those that one direction has none of."""
    told = {(name, direction) for name, direction, *_ in CASES}
    one_way = {("min", DOWN), ("relative_min", DOWN), ("max", UP), ("relative_max", UP)}
    alike = {("borda", DOWN), ("exponential_rank", UP), ("efficacy_log", DOWN), ("efficacy_exponential", UP)}

    assert told | one_way | alike == set(itertools.product(NORMALIZERS, (UP, DOWN)))


@pytest.mark.parametrize("worst", [-20.0, 0.0, 60.0])
@pytest.mark.parametrize("best", [75.0, 100.0, 1000.0])
@pytest.mark.parametrize("clip", ["none", "both", "low", "high"])
@pytest.mark.parametrize("direction", [UP, DOWN])
@pytest.mark.parametrize("name", ["minmax", "goalposts", "learned_goalposts"])
def test_ends_are_told_as_they_score(name: str, direction: int, clip: str, best: float, worst: float) -> None:
    """The two scores in the sentence, in their order, are those of the ends; no other number is in it."""
    method = NORMALIZERS[name]
    more = {"low": 10.0, "high": 60.0} if name == "goalposts" else {}
    params = method.params(clip=clip, worst=worst, best=best, **more)
    known = reference(method, params)
    low, high = method.apply(np.array([10.0, 60.0]), params, known, direction)
    beyond = method.apply(np.array([0.0, 100.0]), params, known, direction)
    first, second = (low, high) if direction > 0 or name != "minmax" else (high, low)
    told = method.told(params, direction)
    numbers = [
        word.strip(",:").replace("−", "-") for word in told.en.split(" held")[0].split(", at ")[0].split()
    ]

    assert [float(word) for word in numbers if word.lstrip("-").isdigit()] == [first, second]
    assert ("beyond" in told.en) == (clip == "none" and name == "goalposts")
    assert (min(beyond) >= worst) == (clip in ("both", "low")) == ("held" in told.en or "at least" in told.en)
    assert (max(beyond) <= best) == (clip in ("both", "high")) == ("held" in told.en or "at most" in told.en)


@pytest.mark.parametrize("method", EVERY, ids=lambda method: f"{method.kind}-{method.id}")
def test_sentences_are_whole_in_both_languages(method: Method) -> None:
    """Of every method with each of its examples, in both directions; as short as a line of a table."""
    for params in method.examples:
        for direction in (UP, DOWN):
            told = method.told(params, direction)
            assert told.en[0].isupper() or told.en[0].isdigit()
            assert not told.en.endswith((".", ",", " "))
            assert not told.zh.endswith(("。", "，", " "))
            assert "{" not in told.en + told.zh


AGGREGATORS = {
    "sum": (
        {"missing": "zero"},
        "a missing one adds nothing",
        "缺失项按零计",
        [[30.0, 10.0], [np.nan, 5.0]],
        [30.0, 15.0],
    ),
    "trimmed": (
        {"lowest": 1},
        "without the 1 lowest of the scores",
        "去掉 1 项最低",
        [[30.0], [10.0], [50.0]],
        [40.0],
    ),
    "spread": ({"statistic": "range"}, "their range", "极差", [[30.0], [10.0]], [20.0]),
    "balance": ({"strength": 0.0}, "less 0 times a penalty", "0 倍", [[30.0], [10.0]], [20.0]),
    "geometric_lifted": (
        {"inverted": True, "floor": 50.0},
        "100 less the geometric mean",
        "以 100 减之",
        [[100.0], [100.0]],
        [100.0],
    ),
    "mazziotta_pareto": (
        {"penalty": "positive"},
        "the mean plus its product",
        "均值加上",
        [[30.0], [10.0]],
        [25.0],
    ),
}


@pytest.mark.parametrize("name", AGGREGATORS)
def test_an_aggregator_says_what_its_parameters_make_of_it(name: str) -> None:
    """Where a parameter changes what it is: what a missing score does, which statistic, which way."""
    given, en, zh, children, expected = AGGREGATORS[name]
    method = next(item for item in EVERY if (item.kind, item.id) == ("aggregator", name))
    params = method.params(**given)
    columns = [np.array(child) for child in children]
    weights = np.full((len(columns), 1), 1.0 / len(columns))

    assert en in method.told(params).en
    assert zh in method.told(params).zh
    np.testing.assert_allclose(method.apply(columns, weights, params), expected, rtol=1e-12)
