"""Sentences about what a finished run shows of itself: scores off the scale, regions without one, empty rankings."""

from __future__ import annotations

from dei_core.sentence import message

OFF_SCALE = message(
    "off-scale",
    "scores lie beyond the scale of {low} to {high}: {scores}",
    'Check these values and their units; hold the scores to the scale (clip = "both" or a cap), choose other '
    "goalposts, or say `open = true` in the framework if its scores may lie beyond.",
    "以下得分超出 {low} 至 {high} 的分值范围：{scores}",
    '请核对这些数值及其计量单位；可将得分限于该范围（clip = "both" 或设上限），或改用其他阈值；'
    "若允许得分超出范围，请在评价框架中写明 open = true。",
    "warning",
)
OFF_OPEN_SCALE = message(
    "off-open-scale",
    "scores lie beyond {low} to {high}, as the framework lets them: {scores}",
    "Remove `open` from the framework if they are not to.",
    "以下得分超出 {low} 至 {high}，评价框架允许如此：{scores}",
    "如不允许，请从评价框架中删除 open。",
    "note",
)
UNSCORED = message(
    "unscored",
    "no score, and no place in the ranking, for {count}: {regions}",
    'Complete their data, or say what is done without: missing = "reweight" with a least `coverage`, an imputation, '
    "or a reason to leave them out under `exclude` of the screen stage.",
    "{count}没有得分，不在排名之内：{regions}",
    '请补全数据，或规定缺失时的做法：missing = "reweight" 并设 coverage 下限，采用插补，或在 screen 环节的 exclude '
    "中写明不予评分的理由。",
    "warning",
)
NOBODY_SCORED = message(
    "nobody-scored",
    "none of the {count} of this track has a score: {regions}",
    "Complete the data that most of them lack, take what nobody has out of the tree, or say what is done without: "
    'missing = "reweight" with a least `coverage`, or an imputation.',
    "本评价组的 {count}均无得分：{regions}",
    "请补全普遍缺失的数据，或将无人具备的指标从指标体系中移除，或规定缺失时的做法："
    'missing = "reweight" 并设 coverage 下限，或采用插补。',
)
MOSTLY_IMPUTED = message(
    "mostly-imputed",
    "at least half of the values of these regions are imputed, yet they are ranked, and all that is learned from the "
    "sample counts them: {regions}",
    "Remove rows that are notes or totals (`drop`); screen out regions with too few data of their own "
    '(stages.screen: method = "coverage", params = {{least = 0.5}}); or complete the data.',
    "以下区域至少一半的数值为插补所得，却仍参与排名，并计入由样本确定的各项参照值：{regions}",
    "若为注释行或合计行，请以 drop 剔除；自有数据过少的区域请筛除"
    '（stages.screen：method = "coverage"，params = {{least = 0.5}}），或补全数据。',
    "warning",
)
IMPUTED_FROM_ONE = message(
    "imputed-from-one",
    "imputation had a single value to go by: {groups}",
    "Impute within larger groups (take out `by`, or fit pooled), by another method, or complete the data.",
    "插补仅以一个数值为依据：{groups}",
    "请在更大的分组内插补（去掉 by，或改为由全部年份一并确定），改用其他方法，或补全数据。",
    "warning",
)
GAPS_LEFT = message(
    "gaps-left",
    "the imputer found nothing to fill these cells with, so they stay missing: {cells}",
    "Complete these data, or give the indicator another imputer under `other` of the impute stage.",
    "插补方法未能填补以下数据单元，仍按缺失处理：{cells}",
    "请补全这些数据，或在 impute 环节的 other 中为该指标改用其他插补方法。",
    "note",
)
GONE_LAST_YEAR = message(
    "gone-last-year",
    "these regions have rows of other years and none of {year}, so they are not in its ranking: {regions}",
    "Add their rows of {year} (an imputer fills their cells, not their rows), or `drop` them with a reason.",
    "以下区域有其他年份的数据行而无 {year} 年的，因而不在该年排名之内：{regions}",
    "请补充其 {year} 年的数据行（插补只填单元格，不补数据行），或以 drop 将其剔除。",
    "warning",
)
UNEVEN_YEARS = message(
    "uneven-years",
    "the ranking of each year holds the regions that have a row of it; these lack some years: {regions}",
    "Add the rows if the regions were there in those years; bear it in mind in comparing years otherwise.",
    "各年排名只含当年有数据行的区域；以下区域缺少部分年份：{regions}",
    "如这些区域在相应年份应有数据，请补充数据行；否则比较各年时须加以注意。",
    "note",
)
GONE_SINCE = message(
    "gone-since",
    "these regions stand in the data of the year before and in no track of this year: {regions}",
    "Add their rows if they should be evaluated, and correct codes that have changed.",
    "以下区域见于上一年的数据，而不在本年任何评价组之中：{regions}",
    "应参评的请补充数据行；代码有变更的，请更正代码。",
    "warning",
)
ONE_SCORED = message(
    "one-scored",
    "only one region has a score, so there is nothing to rank it among: {regions}",
    "Add the other regions of the track, or complete their data.",
    "仅有一个区域有得分，排名没有可比对象：{regions}",
    "请补充本评价组的其他区域，或补全其数据。",
    "warning",
)
ALL_TIED = message(
    "all-tied",
    "all regions have the same score, so the ranking says nothing: {years}",
    "Check whether the data differ between regions, and whether caps, steps or rounding make them equal.",
    "所有区域得分相同，排名没有意义：{years}",
    "请核对各区域数据是否确有差异，以及上限、分段或修约是否使其相同。",
    "warning",
)
IN_NO_TIER = message(
    "in-no-tier",
    "these regions have a score below the lowest tier of '{scheme}' and so are in none: {regions}",
    "Add a lowest tier with a bound of 0, if every region is to be in one.",
    "以下区域的得分低于分档方案“{scheme}”的最低档，不属于任何档次：{regions}",
    "如每个区域均应归入某一档次，请增设分界值为 0 的最低档。",
    "warning",
)
CASE_OF_NOBODY = message(
    "case-of-nobody",
    "rules or weights have cases that no region has: {cases}",
    "Check the column of the trait if some region should have it; otherwise nothing needs to be done.",
    "评分规则或权重设有任何区域都不具备的情形：{cases}",
    "如应有区域属于该情形，请核对分类特征所在列；否则无须处理。",
    "note",
)
