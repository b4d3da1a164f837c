"""Sentences about the stages of an edition."""

from __future__ import annotations

from dei_core.messages.message import message

STAGE_PARAMS = message(
    "stage-params",
    "the stage '{stage}' takes no parameters with the method '{method}', found: {params}",
    "Remove them, or name the method that they belong to.",
    "阶段 '{stage}' 采用 '{method}' 时不接受参数，现有：{params}",
    "请删除这些参数，或指明其所属的方法。",
)
UNKNOWN_STAGE_METHOD = message(
    "unknown-stage-method",
    "the stage '{stage}' knows no method '{method}'{hint}",
    "Use one of: {known}.",
    "阶段 '{stage}' 没有方法 '{method}'{hint}",
    "请改用：{known}。",
)
UNKNOWN_GROUP = message(
    "unknown-group",
    "'{by}' is neither a parent that the dataset '{dataset}' names nor a trait of a pack{hint}; known: {known}",
    "Use one of the known, or name its column under dataset.{dataset}.parents.",
    "'{by}' 既不是数据集 '{dataset}' 所列的上级，也不是规则包的分类特征{hint}；可用：{known}",
    "请改用可用的名称，或在 dataset.{dataset}.parents 中指明其列名。",
)
NOTHING_TO_FREEZE = message(
    "nothing-to-freeze",
    "the method '{method}' fills cells from the whole table, so it cannot work by frozen references",
    "Choose a method that learns column by column, or take 'references' out of the normalise stage.",
    "方法 '{method}' 依据整张数据表填补，无法使用冻结的参照值",
    "请改用逐列学习的方法，或从 normalise 阶段中去掉 references。",
)
SCREENED_TWICE = message(
    "screened-twice",
    "the screen stage both includes and excludes: {regions}",
    "Leave each region in one of the two.",
    "screen 阶段同时将以下区域列入 include 与 exclude：{regions}",
    "请将每个区域只保留在其中一处。",
)
NOTHING_SCREENED = message(
    "nothing-screened",
    "screening by coverage needs 'least', 'nonzero' or regions under 'exclude'",
    "Add params with least = 0.66, or set the method to none.",
    "按 coverage 筛查须给出 least、nonzero 或在 exclude 中列出区域",
    "请在 params 中补充 least = 0.66，或将 method 设为 none。",
)
