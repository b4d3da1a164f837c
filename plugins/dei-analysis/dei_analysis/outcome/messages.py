"""What an analysis remarks on, and which result folder cannot be compared."""

from __future__ import annotations

from dei_core.plugin import message

OUTLIERS = message(
    "analysis.outliers",
    "far from symmetric, with outliers that set the scale for all others: {indicators}",
    "Treat outliers (`stages.treat`), transform these indicators, or score them against goalposts.",
    "分布严重偏斜且存在离群值，会左右其他区域的得分：{indicators}",
    "请在 `stages.treat` 中处理离群值，或对这些指标作变换，或改用固定阈值评分。",
    "note",
)
FEW_VALUES = message(
    "analysis.few-values",
    "known for less than {share} of the regions: {indicators}",
    "Collect the missing values, or leave these indicators out.",
    "有值区域不足 {share} 的指标：{indicators}",
    "请补充缺失数据，或剔除这些指标。",
    "note",
)
MANY_ZEROS = message(
    "analysis.many-zeros",
    "0 in half of the regions or more: {indicators}",
    "See whether a 0 means none or not known, and whether the indicator tells regions apart.",
    "半数及以上区域取值为 0 的指标：{indicators}",
    "请核实 0 表示“没有”还是“未知”，并确认指标能否区分各区域。",
    "note",
)
ALIKE = message(
    "analysis.alike",
    "the values of regions are often the same: {indicators}",
    "Ranks in these indicators say little; nothing need be done where they are meant to be yes or no.",
    "区域间取值多有雷同的指标：{indicators}",
    "这类指标的排名参考意义有限；若本为是否类指标，则无须处理。",
    "note",
)
REDUNDANT = message(
    "analysis.redundant",
    "measure nearly the same (r of {least} or more): {pairs}",
    "Keep one of each pair, or let the pair share one weight.",
    "所测内容几乎相同（r 不低于 {least}）：{pairs}",
    "每对保留其一，或令两者合用一份权重。",
    "note",
)
OPPOSED = message(
    "analysis.opposed",
    "children of one node pull against each other (r below 0, p below {p}): {pairs}",
    "Check the directions of these indicators; if they are right, the node averages out what they say.",
    "同一节点的下级项相互抵消（r 小于 0，p 小于 {p}）：{pairs}",
    "请核对这些指标的方向；若方向无误，则该节点会将其信息平均抵消。",
    "note",
)
LOW_ALPHA = message(
    "analysis.low-alpha",
    "the indicators below these nodes hardly measure one thing (alpha below {least}): {nodes}",
    "Read the node as a sum of different things, or regroup its indicators.",
    "以下节点的指标内部一致性偏低（α 低于 {least}）：{nodes}",
    "请将该节点理解为不同方面的合计，或调整其指标分组。",
    "note",
)
AGAINST = message(
    "analysis.against-the-index",
    "a better score goes with a worse index: {elements}",
    "Check the direction, or ask whether the index is meant to reward it.",
    "得分越高而总指数越低：{elements}",
    "请核对方向，或确认指数是否意在鼓励这一方面。",
    "note",
)
CARRIES = message(
    "analysis.carries",
    "without these the ranking would change most (mean change of rank): {elements}",
    "Make sure of their data first of all.",
    "剔除后位次变动最大的指标（位次平均变动）：{elements}",
    "请首先确保这些指标的数据可靠。",
    "note",
)
IDLE = message(
    "analysis.idle",
    "hardly matter to the ranking (less than {share} of the average change of rank): {elements}",
    "Ask whether they are worth collecting, or whether they deserve more weight.",
    "对位次几乎没有影响的指标（位次变动不足平均值的 {share}）：{elements}",
    "请考虑是否值得继续保留，或是否应提高其权重。",
    "note",
)
SIZE_DRIVEN = message(
    "analysis.size-driven",
    "follow the size of a region rather than how well it does (|r| of {least} or more): {pairs}",
    "Divide them by a denominator such as population, area or output.",
    "更多反映区域规模而非水平（|r| 不低于 {least}）：{pairs}",
    "请除以人口、面积或产值等分母。",
    "note",
)
NO_SCORES = message(
    "analysis.no-scores",
    "{folder} has no readable table of scores ({file}): {why}",
    "Give the folder that `dei run` wrote, or the edition itself.",
    "{folder} 中没有可读的得分表（{file}）：{why}",
    "请给出 `dei run` 写出的文件夹，或年度方案本身。",
)
