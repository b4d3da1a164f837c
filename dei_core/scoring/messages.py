"""Sentences about scoring: what stands between a plan and its scores, and what programs hand to it."""

from __future__ import annotations

from dei_core.sentence import message
from dei_core.text import Text

GROUP_AMBIGUOUS = message(
    "group-ambiguous",
    "'{by}' is both a parent that the dataset '{dataset}' names and the trait {traits}",
    "Write the trait's full id, or give the parent another name in dataset.{dataset}.",
    "“{by}”既是数据集“{dataset}”所列的上级，又是分类特征 {traits}",
    "如指分类特征，请写出其完整标识；否则请在 dataset.{dataset} 中为该上级改用其他名称。",
)
NOT_A_PLAN = message(
    "score-plan",
    "a plan is expected, but this is of type {kind}",
    "Make one by compose(…), or take the plan of open_edition(…).",
    "应为计算方案（Plan），现为 {kind} 类型",
    "请用 compose(…) 生成，或使用 open_edition(…) 的 plan。",
)
NOT_A_TABLE = message(
    "score-table",
    "a Table is expected, but this is of type {kind}",
    "Make one by Table(regions=…, columns=…), or of a data frame by dei_tables.table_from_frame(…).",
    "应为数据表（Table），现为 {kind} 类型",
    "请用 Table(regions=…, columns=…) 生成，或用 dei_tables.table_from_frame(…) 由数据框生成。",
)
NO_ROWS = message(
    "score-no-rows",
    "the table has no rows; at least one region is expected",
    "Check the filter that the rows came through.",
    "数据表没有任何行，至少应有一个区域",
    "请检查筛选条件。",
)
UNKNOWN_TRACK = message(
    "score-track",
    "the plan has no track '{track}'{hint}",
    "Use one of: {known}.",
    "计算方案中没有评价组“{track}”{hint}",
    "请改用：{known}。",
)
OUTSIDE_RANGE = message(
    "value-out-of-range",
    "'{indicator}' must be {range}, its valid range, but is not for: {regions}",
    "Correct the values or their unit; if they are right, widen the indicator's valid range.",
    "“{indicator}”应在有效范围（{range}）之内，以下区域超出：{regions}",
    "请更正数值或单位；若数值无误，请放宽该指标的有效范围。",
)
UNKNOWN_TRAIT = message(
    "trait-value",
    "the trait '{trait}' knows {known}, but is another word for: {regions}",
    "Write one of the known values.",
    "分类特征“{trait}”的可用取值为 {known}，以下区域为其他取值：{regions}",
    "请改为可用取值之一。",
)
NOT_PER_ROW = message(
    "method-not-per-row",
    "the method gives {found}; an array of one number per row is expected",
    "Let it give a score for every row, NaN where there is none.",
    "该方法给出的是{found}，应为每行一个数值的数组",
    "请使其为每一行给出得分，没有得分的以 NaN 表示。",
)
NOT_ALONE = message(
    "method-looks-aside",
    "'{method}' must score each region from its own row, but scores these otherwise when they are alone: {regions}",
    "Compute what it needs of the other regions in `fit`, and take it from the reference.",
    "方法“{method}”应仅依据区域自身的数据评分，但以下区域单独计算时得分不同：{regions}",
    "请在 `fit` 中计算所需的其他区域信息，再由参照值取用。",
)
INFINITE_SCORE = message(
    "infinite-score",
    "the score is infinite for: {regions}; only finite scores can be ranked",
    "Let the method refuse such cells, or give NaN where there is no score.",
    "以下区域的得分为无穷大：{regions}；只有有限得分才能排序",
    "请使方法拒绝此类单元格，或在没有得分时给出 NaN。",
)
NO_NODE = message(
    "rescore-node",
    "'{name}' is not a node of the track{hint}",
    "Use one of: {known}.",
    "“{name}”不是该评价组的节点{hint}",
    "请改用：{known}。",
)
NO_PART = message(
    "rescore-part",
    "'{name}' is neither an indicator nor a node of the track{hint}",
    "Use one of: {known}.",
    "“{name}”既不是该评价组的指标，也不是节点{hint}",
    "请改用：{known}。",
)
ALL = Text(en="all regions", zh="全部区域")
NO_TABLE = message(
    "no-table",
    "the track '{track}' has no data; tables were given for: {given}",
    "Pass a table under '{track}'.",
    "评价组“{track}”没有数据；已提供数据的评价组：{given}",
    "请为“{track}”提供数据表。",
)
NO_COLUMN = message(
    "no-column",
    "the indicator '{indicator}' ({name}) has no column in the data and does not derive from others",
    "Add the column, or take the indicator out of the tree.",
    "指标“{indicator}”（{name}）在数据中没有列，也不由其他指标派生",
    "请补充该列，或将该指标从指标体系中移除。",
)
NO_PARTS = message(
    "no-parts",
    "the indicator '{indicator}' derives from {parts}, which the data do not have",
    "Add these columns to the data, or give '{indicator}' itself.",
    "指标“{indicator}”由 {parts} 派生，但数据中没有这些列",
    "请在数据中补充这些列，或直接提供“{indicator}”。",
)
SCREENED = message(
    "screened",
    "too few data: {short}, so without a score: {regions}",
    "Complete their data, or lower what the screen stage asks for.",
    "数据过少（{short}），不予评分：{regions}",
    "请补全数据，或放宽 screen 环节的要求。",
    "warning",
)
SCREENED_ZEROS = message(
    "screened-zeros",
    "too many zeros: less than {nonzero} of their values are not 0, so without a score: {regions}",
    "Check whether 0 was written for missing, or lower 'nonzero' of the screen stage.",
    "零值过多（非零数值占比低于 {nonzero}），不予评分：{regions}",
    "请核对是否以 0 代替缺失，或降低 screen 环节的 nonzero。",
    "warning",
)
EXCLUDED = message(
    "excluded",
    "left out by the edition: {regions}; reason: {reason}",
    "Take the region out of 'exclude' of the screen stage to have it scored.",
    "年度方案规定不予评分：{regions}；理由：{reason}",
    "如需评分，请将该区域从 screen 环节的 exclude 中移除。",
    "note",
)
INCLUDED = message(
    "included",
    "scored in spite of its gaps: {regions}; reason: {reason}",
    "Take the region out of 'include' of the screen stage to have it judged by its data.",
    "数据虽不足，仍予评分：{regions}；理由：{reason}",
    "如需按数据判断，请将该区域从 screen 环节的 include 中移除。",
    "note",
)
SCREENED_UNKNOWN = message(
    "screened-unknown",
    "the screen stage names regions that no data have: {regions}",
    "Correct the codes, or take them out of 'include' and 'exclude'.",
    "screen 环节所列区域在数据中不存在：{regions}",
    "请更正代码，或将其从 include、exclude 中移除。",
    "warning",
)
NO_TRAIT = message(
    "no-trait",
    "what holds for '{indicator}' depends on the trait '{trait}', which the data do not have",
    "Name its column under traits of the dataset.",
    "“{indicator}”的评分规则或权重取决于分类特征“{trait}”，但数据中没有该特征",
    "请在数据集的 traits 中指明其列名。",
)
NO_TRAIT_VALUE = message(
    "no-trait-value",
    "there is no case for the value of the trait '{trait}' in: {regions}; known are {known}",
    "Fill in the trait for these regions, or add the case to the rule or weights.",
    "评分规则或权重未涵盖以下区域的分类特征“{trait}”取值：{regions}；已知取值：{known}",
    "请填写这些区域的该特征，或在评分规则或权重中补充该情形。",
)
WEIGHT_BELOW_ZERO = message(
    "weight-below-zero",
    "a measured weight is below 0 in: {regions}",
    "Correct the values of the indicators that weigh the children.",
    "以下区域中用作权重的数值为负：{regions}",
    "请更正用作权重的数值。",
)
WEIGHTS_ALL_ZERO = message(
    "weights-all-zero",
    "the measured weights are all 0, so that no child counts, in: {regions}",
    "Correct the values of the indicators that weigh the children, or leave them empty.",
    "以下区域中用作权重的数值均为 0，任何下级项均不计入：{regions}",
    "请更正用作权重的数值，或将其留空。",
)
NO_REFERENCE = message(
    "no-reference",
    "the frozen references have nothing that fits '{indicator}', groups: {groups}",
    "Freeze them from a run that has the indicator and these groups, or learn from the sample.",
    "沿用的参照值中没有适用于“{indicator}”的内容（分组：{groups}）",
    "请用含该指标和这些分组的结果重新生成锁定文件，或改为由样本确定。",
)
IMPOSSIBLE_REFERENCE = message(
    "reference-impossible",
    "the frozen reference of '{indicator}' is none that the method '{method}' can have learned: {why}",
    "Take it from the lock that a run or dei lock wrote, or learn again.",
    "“{indicator}”沿用的参照值不可能由方法“{method}”得出：{why}",
    "请改用由运行或 dei lock 生成的锁定文件，或改为重新由样本确定。",
)
OTHER_CHILDREN = message(
    "reference-other-children",
    "the frozen references of node '{node}' were learned from {theirs}, but its children are {ours}",
    "Freeze them from a run with these children, or learn from the sample.",
    "节点“{node}”沿用的参照值由 {theirs} 得出，而该节点现在的下级项为 {ours}",
    "请用下级项相同的结果重新生成锁定文件，或改为由样本确定。",
)
NO_YEAR_BEFORE = message(
    "no-year-before",
    "there is no value of the year before for '{indicator}', so its growth is unknown: {regions}",
    'Name the dataset of the year before (previous = "…" in the track), or complete it.',
    "“{indicator}”缺少上一年的数值，无法得知其增长：{regions}",
    '请在评价组中以 previous = "…" 指明上一年的数据集，或补全数据。',
    "warning",
)
DERIVED_OUTSIDE = message(
    "derived-out-of-range",
    "'{indicator}', computed from {parts}, must lie from {low} to {high}, but does not for: {regions}",
    "Check the parts of these regions and their units.",
    "由 {parts} 计算的“{indicator}”应在 {low} 至 {high} 之间，以下区域超出范围：{regions}",
    "请核对这些区域的相关原始数据及其单位。",
)
NO_FILL_GROUP = message(
    "no-fill-group",
    "the {stage} stage works within groups of '{by}', which is unknown for: {regions}",
    "Fill in '{by}' for these regions, or take 'by' out of the stage.",
    "{stage} 环节按“{by}”分组处理，但以下区域缺少该分组：{regions}",
    "请为这些区域填写“{by}”，或从该环节中去掉 by。",
)
BAD_WEIGHTS = message(
    "weigher-broke-its-word",
    "the weigher gave {weights}, but weights are one per child, none below 0, and sum to 1",
    "Report it to the author of the method; until then choose another weigher.",
    "赋权方法给出 {weights}，但权重应与下级项一一对应、均不小于 0 且合计为 1",
    "请向该方法的作者反馈；在此之前请改用其他赋权方法。",
)
NO_BASE_YEAR = message(
    "no-base-year",
    "references are to be learned from {base}, but the data have: {years}",
    "Add the rows of that year, or name another under 'base' of the normalise stage.",
    "参照值应取自 {base} 年，但数据中的年份为：{years}",
    "请补充该年的数据，或在 normalise 环节的 base 中改用其他年份。",
)
LEARNED_FROM_SOME = message(
    "learned-from-some",
    "what node '{node}' learns ({what}) is learned from {count}; left out, as a part of the node is "
    "missing there: {regions}",
    "Complete or impute these values, or state the weights instead of learning them.",
    "节点“{node}”由样本确定的内容（{what}）取自 {count}；因缺少下级项而未计入：{regions}",
    "请补全或插补这些数值，或直接给定权重而不由样本确定。",
    "warning",
)
