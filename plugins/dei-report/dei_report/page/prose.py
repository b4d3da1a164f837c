"""Sentences that explain the sections of the page, in both languages."""

from __future__ import annotations

from dei_core import Text
from dei_words import GRADES_ARE, NOMINAL_BELOW

PROSE: dict[str, Text] = {
    "distribution": Text("How the index scores are distributed", "总指数得分分布"),
    "pillars": Text(
        "Pillars: the middle half of the regions, their median, and the best",
        "一级指标：中间 50%、中位数与最高分",
    ),
    "pillars_few": Text("Pillars: the median of the regions, and the best", "一级指标：中位数与最高分"),
    "tiers": Text("Regions by tier", "各档次区域数"),
    "groups": Text("By {scale}: range and median", "按{scale}：区间与中位数"),
    "ranking": Text(
        "Choose a column to sort by it, a name to open the region's portrait.",
        "点击列名排序，点击区域名称查看区域画像。",
    ),
    "held": Text(
        "This page holds {n} regions, the first of {total}: in this table, in the search and as portraits. Every "
        "region counts in what is told of them all, and stands in the result tables ranking, scores and normalized.",
        "本页仅收录排名前 {n} 个区域（共 {total} 个）的排名、检索和画像。各项汇总均按全部区域统计；"
        "全部区域见结果表 ranking、scores 和 normalized。",
    ),
    "held_map": Text(
        "On the map are the {n} regions that this page holds, of {total}.",
        "地图仅显示本页收录的 {n} 个区域（共 {total} 个）。",
    ),
    "held_matrix": Text(
        "In the table are the {n} regions that this page holds, of {total}; all are in the result table compliance.",
        "表中仅列本页收录的 {n} 个区域（共 {total} 个），全部区域见结果表 compliance。",
    ),
    "map": Text(
        "Where the regions are and what they score; choose a score or a part of the country, or a region to open its "
        "portrait.",
        "各区域的位置与得分；可选择显示的得分和范围，点击区域查看其画像。",
    ),
    "indicators": Text(
        "Distribution of the scores of each indicator: the light band holds eight tenths of the regions, the dark one "
        "the middle half. Choose an indicator to see its values, its leading regions and what it measures.",
        "各指标得分分布：浅色带为中间 80% 的区域，深色带为中间 50%。点击指标查看数值分布、领先区域和指标定义。",
    ),
    "indicators_few": Text(
        "Scores of each indicator: median and best. Choose an indicator to see its values, its leading regions and "
        "what it measures.",
        "各指标得分的中位数与最高分。点击指标查看数值分布、领先区域和指标定义。",
    ),
    "exemplars": Text(
        "The first of the index and the first of each pillar, with the parts of the index in which they are among "
        "the best twentieth.",
        "总指数前列及各一级指标的首位，并列出其进入前 5% 的指标。",
    ),
    "exemplars_chart": Text("How far ahead of the median they are, by pillar", "各一级指标领先中位数的幅度"),
    "standards": Text(
        "How the regions stand against the published standards that this edition holds them to.",
        "各区域对照本年度所采用评价标准的达标情况。",
    ),
    "standards_chart": Text("Share of the regions that meet each clause", "各条款达标区域占比"),
    "guidance": Text(
        "What a region of this kind can do, by feature of modernisation and pillar. Each region's portrait names the "
        "directions that its own gaps call for.",
        "按现代化特征与一级指标列出的发展方向。各区域画像根据自身差距给出重点方向。",
    ),
    "change": Text(
        "Against {edition}, on the {n} regions that both have; ranks are counted again among them.",
        "与{edition}比较，仅限两期共有区域（{n} 个），位次在其中重新计算。",
    ),
    "change_chart": Text("Rank before and now", "上期与本期位次"),
    "risers": Text("Rose most", "上升最多"),
    "fallers": Text("Fell most", "下降最多"),
    "entered": Text("New in this edition", "本期新增"),
    "left": Text("No longer in it", "本期退出"),
    "pillar_medians": Text("Medians of the pillars on the common regions", "共有区域的一级指标中位数"),
    "method": Text(
        "Every step from the data to the rank, every rule with the document it comes from and how well that is known.",
        "从数据到排名的每一步，以及每条评分规则的出处与依据等级。",
    ),
    "weights_chart": Text("Weights in the index", "指标权重"),
    "nominal": NOMINAL_BELOW,
    "evidence_is": GRADES_ARE,
    "sees": Text(
        "Scores that depend on the other regions: {n} of {total}.",
        "得分依赖于其他区域数值的指标：{n}/{total} 项。",
    ),
    "quality": Text(
        "{columns} columns of data for {regions} regions: where each value comes from.",
        "共 {regions} 个区域、{columns} 项数据，按数据来源统计。",
    ),
    "quality_chart": Text(
        "Values that are missing, imputed or treated, by indicator", "各指标缺失、插补与离群值处理情况"
    ),
    "thin": Text("Regions with the thinnest data", "数据缺失最多的区域"),
    "values_lacking": Text("values missing or imputed", "项缺失或插补"),
    "unscored": Text("Regions without a score", "无总指数得分的区域"),
    "findings": Text("Found on the way", "检查结果"),
    "inputs": Text("Data files", "数据文件"),
    "nothing_found": Text("Nothing was found.", "未发现错误或警告。"),
}
