"""Labels and sentences of a region's portrait, in both languages."""

from __future__ import annotations

from dei_core import Text

WORDS: dict[str, Text] = {
    "back": Text("Back to the report", "返回报告"),
    "copy": Text("Copy the link", "复制链接"),
    "copied": Text("Copied", "已复制"),
    "of": Text("of {n}", "共 {n} 个"),
    "unknown": Text("This report has no region {id}.", "本报告中没有区域 {id}。"),
    "not_held": Text(
        "There is no portrait of {id} here: this page holds the first {n} of {total} regions. Every region stands in "
        "the result tables ranking, scores and normalized.",
        "本页没有 {id} 的画像：仅收录排名前 {n} 个区域（共 {total} 个）。"
        "全部区域见结果表 ranking、scores 和 normalized。",
    ),
    "peers_are": Text("Peers: {name}", "同类区域：{name}"),
    "no_score": Text("Not scored.", "未计算总指数得分。"),
    "no_score_screened": Text(
        "Not scored: its data cover {share} of the index, less than a score asks for.",
        "数据完整度为 {share}，未达到评分要求，未计算总指数得分。",
    ),
    "no_score_for": Text(
        "Not scored: data missing for {what}.", "因缺少以下指标数据，未计算总指数得分：{what}。"
    ),
    "no_score_many": Text(
        "Not scored: data missing for {n} indicators, among them {what}.",
        "因缺少 {n} 项指标的数据，未计算总指数得分，其中包括{what}等。",
    ),
    "summary": Text(
        "{name} ranks {rank} of {n} with {score} points, {apart} {side} the median of its peers.",
        "{name}得 {score}，在 {n} 个区域中居第 {rank} 位，{side}同类区域中位数 {apart}。",
    ),
    "summary_near": Text(
        "{name} ranks {rank} of {n} with {score} points, close to the median of its peers.",
        "{name}得 {score}，在 {n} 个区域中居第 {rank} 位，与同类区域中位数接近。",
    ),
    "above": Text("above", "高于"),
    "below": Text("below", "低于"),
    "summary_best": Text("It stands out in {what}.", "相对优势在{what}。"),
    "summary_worst": Text("It is furthest behind in {what}.", "差距最大的是{what}。"),
    "profile": Text("Profile against its peers", "与同类区域对照"),
    "profile_about": Text(
        "Scores of pillars and dimensions; the band is the middle half of all regions.",
        "各级指标得分；浅色带为全部区域的中间 50%。",
    ),
    "profile_few": Text("Scores of pillars and dimensions.", "各级指标得分。"),
    "place": Text("Its place among all", "在全体中的位置"),
    "waterfall": Text("How the score is made", "得分构成"),
    "waterfall_from": Text(
        "Points that each pillar adds; from {zero}, where the scale begins, they sum to the score.",
        "各一级指标的贡献分，自分值范围起点 {zero} 起累加即为总指数得分。",
    ),
    "waterfall_about": Text(
        "Points that each pillar adds; they sum to the score.", "各一级指标的贡献分，合计即为总指数得分。"
    ),
    "steps": Text("Indicator by indicator", "逐项指标构成"),
    "strengths": Text("Strengths", "优势"),
    "weaknesses": Text("Weaknesses", "短板"),
    "against": Text("against the peer median", "与同类区域中位数之差"),
    "no_strengths": Text("No indicator is above the peer median.", "没有指标高于同类区域中位数。"),
    "no_weaknesses": Text("No indicator is below the peer median.", "没有指标低于同类区域中位数。"),
    "potential": Text("What would raise the rank most", "最能提升位次的指标"),
    "potential_about": Text(
        "Each indicator by itself raised to the level that a quarter of the regions reach, and the index computed "
        "again.",
        "假设单项指标提高到前四分之一区域的水平，其余不变，重新计算总指数。",
    ),
    "potential_tried": Text(
        "Tried are the {n} indicators with the most weight.", "仅试算权重最大的 {n} 项指标。"
    ),
    "no_potential": Text(
        "In every indicator it is already among the leading quarter.", "各项指标均已处于前四分之一。"
    ),
    "gain": Text("Gain", "可提高"),
    "then": Text("Rank then", "届时位次"),
    "to_reach": Text("Score to reach", "目标得分"),
    "standards": Text("Standards met and missed", "标准达标情况"),
    "guidance": Text("Directions for its gaps", "针对差距的发展方向"),
    "guidance_about": Text(
        "The directions whose indicators fall furthest short of the leading quarter.",
        "按相关指标与前四分之一水平的差距由大到小选取。",
    ),
    "gap": Text("gap {n}", "差距 {n}"),
    "calls": Text("Because of", "依据"),
    "similar": Text("Similar regions", "相似区域"),
    "similar_about": Text("Those with the nearest scores over all indicators.", "各项指标得分最接近的区域。"),
    "similar_near": Text(
        "Compared are regions of this page up to {n} places apart in the ranking.",
        "仅比较本页收录且位次相差不超过 {n} 位的区域。",
    ),
    "everything": Text("Every indicator of {name}", "{name}的全部指标"),
    "trend": Text("Over the years", "历年变化"),
    "since": Text(
        "Since {edition}: {was} → {now} of {n} regions in both.",
        "与{edition}相比：两期共有的 {n} 个区域中，由第 {was} 位变为第 {now} 位。",
    ),
}
