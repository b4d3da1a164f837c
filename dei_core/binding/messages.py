"""Sentences about binding an edition: rules, weights, trees and choices that do not fit together."""

from __future__ import annotations

from dei_core.sentence import message

NO_RULE = message(
    "no-rule",
    "no rule says how to score '{indicator}'",
    "Add [[rule.{local}]] to the pack '{pack}', choose a benchmark's target, or name a method under normalise.",
    "没有评分规则说明如何为“{indicator}”评分",
    "请在规则包“{pack}”中加上 [[rule.{local}]]，或选用某项评价标准的目标值，或在 normalise 中指定方法。",
)
NO_RULE_YET = message(
    "no-rule-yet",
    "the first rule for '{indicator}' is in force from {first}, but the edition is of {year}",
    "Add a rule with since = {year} or earlier.",
    "“{indicator}”的首条评分规则自 {first} 年起有效，而评价年度为 {year}",
    "请补充 since 不晚于 {year} 的评分规则。",
)
SAME_SINCE = message(
    "same-since",
    "two entries are in force from the same year, {since}",
    "Give each its own year.",
    "两条规定自同一年 {since} 起生效",
    "请为各条规定不同的年份。",
)
NO_TARGET = message(
    "no-target",
    "the benchmark '{benchmark}' has no target for '{indicator}'; it has: {known}",
    "Choose a benchmark that has one, or remove the choice.",
    "评价标准“{benchmark}”中没有“{indicator}”的目标值；其指标为：{known}",
    "请选用含该指标的评价标准，或删除此项选择。",
)
TWO_CHOICES = message(
    "two-choices",
    "'{indicator}' is chosen from both '{first}' and '{second}'",
    "Keep one of the two choices.",
    "“{indicator}”同时选自“{first}”与“{second}”",
    "请只保留一项选择。",
)
CHOICE_OF_EITHER = message(
    "choice-of-either",
    "the target of '{benchmark}' for '{indicator}' may also be met by improving, which a choice cannot score",
    "List the benchmark under checkpoint, where both ways count, and remove the choice.",
    "评价标准“{benchmark}”对“{indicator}”的目标值也可通过年度改善达到，选用时无法据此评分",
    "请将该评价标准列入 checkpoint（两种方式均计入），并删除此项选择。",
)
GIVEN_TWICE = message(
    "given-twice",
    "'{name}' is given twice: {first} and {second}",
    "Keep one of the two.",
    "“{name}”重复给出：{first} 与 {second}",
    "请只保留其一。",
)
WHEN_WITHOUT_BY = message(
    "when-without-by",
    "the rule has cases ({cases}) but does not say by which trait they are told apart",
    'Add by = "…" with the trait, or remove the cases.',
    "评分规则列出了各种情形（{cases}），但未说明按哪个分类特征区分",
    '请加上 by = "…" 指明分类特征，或删除这些情形。',
)
NO_TRANSFORM = message(
    "no-transform",
    "the method demands a share of a published value, which the transform '{transform}' would change",
    "Remove the transform, or state the threshold itself with `min` or `max`.",
    "该方法要求达到公布值的一定倍数，而变换“{transform}”会改变这一倍数关系",
    "请删除变换，或用 `min`、`max` 直接写明目标值。",
)
COVERAGE_UNUSED = message(
    "coverage-unused",
    'a coverage of {coverage} is asked for, but under missing = "refuse" nothing may be missing',
    'Set missing = "reweight", or remove coverage.',
    '设定了 coverage = {coverage}，但 missing = "refuse" 不容许任何缺失',
    '请设 missing = "reweight"，或删除 coverage。',
)
REWEIGHT_REFUSED = message(
    "reweight-refused",
    "'{node}' is to be reweighted where children are missing, but '{method}' holds single weighted shortfalls against "
    "those of complete regions, which a weight that takes over another's would leave behind",
    'Set missing = "refuse" for the node, or choose a weighted mean.',
    "“{node}”要求在下级项缺失时分摊权重，但方法“{method}”将单项加权差距与数据齐全区域的差距相比较，"
    "权重分摊后将超出可比范围",
    '请将该节点设为 missing = "refuse"，或改用加权平均类方法。',
)
NOTHING_TO_REWEIGHT = message(
    "nothing-to-reweight",
    "'{node}' is to be reweighted where children are missing, but the method '{method}' uses no weights, "
    "or says itself what a missing child means",
    "Remove missing, or choose a weighted mean.",
    "“{node}”要求在下级项缺失时分摊权重，但方法“{method}”不使用权重，或自行规定缺失的处理方式",
    "请删除 missing，或改用加权平均类方法。",
)
TOLERANCE_NEGATIVE = message(
    "tolerance-negative",
    "the tolerance of ranks is {value}, but it must be zero or above",
    "Write by how many points scores of one place may differ, for example 0.005.",
    "并列容差为 {value}，应不小于 0",
    "请写出同一位次所容许的分差，例如 0.005。",
)
UNUSED = message(
    "not-in-tree",
    "'{name}' is not part of the tree of '{region_type}'{hint}",
    "Remove the entry, or correct the name.",
    "“{name}”不在“{region_type}”的指标体系中{hint}",
    "请删除该条，或更正名称。",
)
OVERRIDE_SHAPE = message(
    "override-shape",
    "an override changes either an indicator (method, params, transform) or a node (shares)",
    "Name one of the two, with what changes.",
    "一条 override 只能改动一个指标（method、params、transform）或一个节点（shares）",
    "请写明其一及改动内容。",
)
NO_WEIGHTING = message(
    "no-weighting",
    "no pack publishes weights for the region type '{region_type}'",
    'Add a [weighting.…] for it, or set weight = {{ method = "equal" }} under [stages].',
    "没有规则包为区域类型“{region_type}”提供权重",
    '请为其添加 [weighting.…]，或在 [stages] 中设 weight = {{ method = "equal" }}。',
)
MANY_WEIGHTINGS = message(
    "many-weightings",
    "several weightings are published for '{region_type}': {known}",
    'Say which one counts: weighting = "{example}" in the track.',
    "“{region_type}”有多套权重：{known}",
    '请在评价组中指明所用的一套：weighting = "{example}"。',
)
FOREIGN_WEIGHTING = message(
    "foreign-weighting",
    "the weighting '{weighting}' is for the region type '{theirs}', not for '{region_type}'",
    "Choose one of: {known}.",
    "权重方案“{weighting}”属于区域类型“{theirs}”，而非“{region_type}”",
    "请改用：{known}。",
)
NO_WEIGHTS = message(
    "no-weights",
    "the node '{node}' has {children} children and no weights in force in {year}",
    "Add it to shares, relative or equal of the weighting.",
    "节点“{node}”有 {children} 个下级项，但 {year} 年没有生效的权重",
    "请在权重方案的 shares、relative 或 equal 中补充。",
)
WEIGHTS_MISS = message(
    "weights-miss-children",
    "the weights of '{node}' leave out: {children}",
    "Give each child of '{node}' a weight.",
    "“{node}”的权重遗漏了：{children}",
    "请为“{node}”的每个下级项给出权重。",
)
WEIGHTS_EXCEED = message(
    "weights-exceed-children",
    "the weights of '{node}' name what is not among its children: {children}{hint}",
    "Remove them, or add them to the children of '{node}'.",
    "“{node}”的权重包含不属于其下级项的：{children}{hint}",
    "请删除，或将其列为“{node}”的下级项。",
)
WEIGHTS_SUM = message(
    "weights-sum",
    "the shares of '{node}' sum to {total}, not to 1",
    "Correct the shares, or write them under relative if only their proportions count. If the index is published as a "
    'sum with these very weights, say method = "weighted_sum" at the node.',
    "“{node}”的权重之和为 {total}，而非 1",
    "请更正权重；若只取其比例，请写在 relative 下；若该指数即按这些权重求和公布，请在该节点写明 "
    'method = "weighted_sum"。',
)
WEIGHT_NEGATIVE = message(
    "weight-negative",
    "the weights of '{node}' must be zero or above, and not all zero; found {weights}",
    "Correct these weights.",
    "“{node}”的权重应不小于 0 且不全为 0；现为 {weights}",
    "请更正这些权重。",
)
WEIGHTS_TWICE = message(
    "weights-twice",
    "the node '{node}' has weights in more than one of shares, relative and equal",
    "Keep one of them.",
    "节点“{node}”在 shares、relative、equal 中重复给出权重",
    "请只保留其一。",
)
TREE_CYCLE = message(
    "tree-cycle",
    "the tree goes in a circle: {cycle}",
    "Remove one of these children.",
    "指标体系出现循环：{cycle}",
    "请删除其中一处上下级关系。",
)
NO_ROOT = message(
    "no-root",
    "the root '{root}' is not a node of the tree{hint}",
    "Add [region_type.{local}.node.{root}], or correct root.",
    "根节点“{root}”不在指标体系中{hint}",
    "请添加 [region_type.{local}.node.{root}]，或更正 root。",
)
PILLARS_DIFFER = message(
    "pillars-differ",
    "the children of the root must be the pillars of '{framework}'; missing: {missing}; not pillars: {extra}",
    "Let the root's children be exactly: {pillars}.",
    "根节点的下级项应为评价框架“{framework}”的各项一级指标；缺少：{missing}；不属一级指标：{extra}",
    "请使根节点的下级项恰为：{pillars}。",
)
PILLAR_NOT_NODE = message(
    "pillar-not-node",
    "the pillar '{pillar}' is an indicator, not a node with children",
    "Add [region_type.{local}.node.{pillar}] with its indicators as children.",
    "一级指标“{pillar}”是最末级指标，而不是含下级项的节点",
    "请添加 [region_type.{local}.node.{pillar}]，并将其指标列为下级项。",
)
NO_CHILDREN = message(
    "no-children",
    "the node '{node}' has no children",
    "List its indicators or nodes under children.",
    "节点“{node}”没有下级项",
    "请在 children 中列出其指标或节点。",
)
CHILD_TWICE = message(
    "child-twice",
    "the node '{node}' lists '{child}' twice",
    "Remove one of the two.",
    "节点“{node}”重复列出“{child}”",
    "请删除其一。",
)
NO_NODE_NAME = message(
    "no-node-name",
    "the node '{node}' has no name",
    'Add name = {{ en = "…", zh = "…" }}.',
    "节点“{node}”没有名称",
    '请加上 name = {{ en = "…", zh = "…" }}。',
)
AUXILIARY_SCORED = message(
    "auxiliary-scored",
    "the indicator '{indicator}' is auxiliary, so it cannot be scored in '{node}'",
    'Put an indicator that derives from it into the tree, or give it role = "scored".',
    "指标“{indicator}”是辅助指标，不能在“{node}”中评分",
    '请将由其派生的指标放入体系，或设 role = "scored"。',
)
DERIVES_FROM_ITSELF = message(
    "derives-from-itself",
    "the derivation goes in a circle: {cycle}",
    "Let one of these indicators be collected instead.",
    "指标派生出现循环：{cycle}",
    "请改为直接提供其中一项指标的数据。",
)
AMBIGUOUS_NAME = message(
    "ambiguous-name",
    "'{name}' could be any of {known}",
    "Write the full id.",
    "“{name}”可能指 {known} 中的任何一个",
    "请写出完整标识。",
)
NOT_A_MAPPED_INDICATOR = message(
    "not-an-indicator-of-the-track",
    "'{name}' is not an indicator that the track '{track}' uses{hint}",
    "Remove the entry, or correct the name.",
    "“{name}”不是评价组“{track}”使用的指标{hint}",
    "请删除该条，或更正名称。",
)
FACTOR_ZERO = message(
    "factor-zero",
    "the factor of '{name}' must not be zero",
    "Write what a value is multiplied by to come to the indicator's unit.",
    "“{name}”的换算系数不能为零",
    "请写出换算到指标单位所乘的系数。",
)
SHARE_RANGE = message(
    "share-range",
    "{what} is {value}, but a share lies between 0 and 1",
    "Write it as a share, for example 0.66.",
    "{what} 为 {value}，而占比应在 0 与 1 之间",
    "请写成占比，例如 0.66。",
)
TIERS_ORDER = message(
    "tiers-order",
    "the tiers of '{scheme}' must be listed best first: least scores falling, top shares rising; found {found}",
    "Sort them from the best tier to the lowest.",
    "分档方案“{scheme}”须由优到劣排列（分数界限递减，占比界限递增）；现为 {found}",
    "请按由优到劣排序。",
)
NO_TRACK = message(
    "no-track",
    "the edition has no track, so there is nothing to score",
    "Add [track.…] with region_type and dataset.",
    "方案中没有评价组，没有可评分的对象",
    "请添加 [track.…]，写明 region_type 和 dataset。",
)
DIRECTION_UNSAID = message(
    "direction-unsaid",
    "these indicators do not say which way is better, and higher is taken for better: {indicators}",
    'Write direction = "higher" or direction = "lower" into each of them.',
    "以下指标未写明方向，均按正向指标（越高越好）处理：{indicators}",
    '请为各指标写明 direction = "higher" 或 direction = "lower"。',
    "warning",
)
