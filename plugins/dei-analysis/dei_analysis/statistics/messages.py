"""Why principal components are refused."""

from __future__ import annotations

from dei_core.plugin import message

ONE_COLUMN = message(
    "analysis.one-column",
    "components need at least two indicators; there is {found}",
    "Ask for a node with two indicators or more.",
    "主成分分析至少需要两个指标，现有 {found} 个",
    "请选择含两个以上指标的节点。",
)
FEW_COMPLETE = message(
    "analysis.few-complete",
    "{found} regions have all of the indicators; at least two are needed",
    "Add or impute data, or leave out the indicators that few regions have.",
    "所有指标均有数据的区域仅 {found} 个，至少需要两个",
    "请补充或插补数据，或剔除缺失较多的指标。",
)
CONSTANT_AMONG = message(
    "analysis.constant-among",
    "indicator {places} of the group has the same value in every region, so it cannot be correlated",
    "Leave out the indicators that do not differ between regions.",
    "该组第 {places} 个指标在所有区域取值相同，无法计算相关性",
    "请剔除区域间没有差异的指标。",
)
