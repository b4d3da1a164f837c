"""Sentences about the stages of an edition."""

from __future__ import annotations

from dei_core.sentence import message

STAGE_PARAMS = message(
    "stage-params",
    "the stage '{stage}' takes no parameters with the method '{method}', found: {params}",
    "Remove them, or name the method that they belong to.",
    "计算环节“{stage}”采用“{method}”时不接受参数，现有：{params}",
    "请删除这些参数，或指明其所属的方法。",
)
UNKNOWN_STAGE_METHOD = message(
    "unknown-stage-method",
    "the stage '{stage}' knows no method '{method}'{hint}",
    "Use one of: {known}.",
    "计算环节“{stage}”没有方法“{method}”{hint}",
    "请改用：{known}。",
)
UNKNOWN_GROUP = message(
    "unknown-group",
    "'{by}' is neither a parent that the dataset '{dataset}' names nor a trait of a pack{hint}; known: {known}",
    "Use one of the known, or name its column under dataset.{dataset}.parents.",
    "“{by}”既不是数据集“{dataset}”所列的上级，也不是规则包的分类特征{hint}；可用：{known}",
    "请改用可用的名称，或在 dataset.{dataset}.parents 中指明其列名。",
)
EXCEPTION_UNUSED = message(
    "exception-unused",
    "the {stage} stage makes an exception of '{name}', which no track that goes by it scores{hint}",
    "Correct the name, or remove the exception.",
    "{stage} 环节将“{name}”列为例外，但采用该环节的评价组均未对其评分{hint}",
    "请更正名称，或删除该例外。",
)
NOTHING_TO_FREEZE = message(
    "nothing-to-freeze",
    "the method '{method}' fills cells from the whole table, so it cannot work by frozen references",
    "Choose a method that learns column by column, or take 'references' out of the normalise stage.",
    "方法“{method}”依据整张数据表填补，无法沿用参照值",
    "请改用逐列由样本确定的方法，或从 normalise 环节中去掉 references。",
)
SCREENED_TWICE = message(
    "screened-twice",
    "the screen stage both includes and excludes: {regions}",
    "Leave each region in one of the two.",
    "screen 环节同时将以下区域列入 include 与 exclude：{regions}",
    "请将每个区域只保留在其中一处。",
)
NOTHING_SCREENED = message(
    "nothing-screened",
    "screening by coverage needs 'least', 'count', 'nonzero' or regions under 'exclude'",
    "Add params with least = 0.66, or set the method to none.",
    "按 coverage 筛查须给出 least、count、nonzero 或在 exclude 中列出区域",
    "请在 params 中补充 least = 0.66，或将 method 设为 none。",
)
SCREEN_OUT_OF_REACH = message(
    "screen-out-of-reach",
    "screening asks for {count} indicators with a value, but '{node}' has {known}: no region could be scored",
    "Give `count` {known} or less, or name nodes with more indicators in `within`.",
    "筛查要求 {count} 项指标有数据，而“{node}”仅有 {known} 项，任何区域均无法评分",
    "请将 `count` 设为不大于 {known} 的数值，或在 `within` 中改列指标更多的节点。",
)
NODE_OF_NO_TRACK = message(
    "node-of-no-track",
    "the track '{track}' has no node '{node}'{hint}",
    "Name a node of its tree.",
    "评价组“{track}”没有节点“{node}”{hint}",
    "请改用其指标体系中的节点。",
)
TIERS_TWICE = message(
    "tiers-twice",
    "the tier scheme '{scheme}' is applied to '{node}' twice",
    "Remove one of the two.",
    "分档方案“{scheme}”在“{node}”上使用了两次",
    "请删除其中之一。",
)
LEAST_OUT_OF_REACH = message(
    "least-out-of-reach",
    "'{node}' asks for {least} of its {children} children; between 1 and all of them can be asked for, and only under "
    'missing = "reweight", as otherwise none may be missing',
    'Set missing = "reweight" and a number between 1 and {children}, or remove least.',
    "“{node}”要求其 {children} 个下级项中至少有 {least} 个；该数须介于 1 与全部之间，"
    '且仅在 missing = "reweight" 时有效',
    '请设 missing = "reweight" 并给出 1 至 {children} 之间的数，或删除 least。',
)
FLAT_SCALE = message(
    "flat-scale",
    "the framework prints scores of 0 and of 100 alike, as {value}",
    "Give `scale` and `zero` different values, or more `decimals`.",
    "评价框架将 0 分与 100 分均公布为 {value}",
    "请为 `scale` 与 `zero` 设定不同的值，或增加 `decimals`。",
)
CASE_OF_UNSTATED = message(
    "case-of-unstated",
    "a case gives weights of '{node}', for which the same entry states none that hold otherwise{hint}",
    "State them under `shares` or `relative` of the entry; a case then says what differs.",
    "某一情形给出了“{node}”的权重，但同一条目未给出其一般权重{hint}",
    "请在该条目的 `shares` 或 `relative` 中给出一般权重，情形中只写不同之处。",
)
OWN_WEIGHTS_LEARNED = message(
    "own-weights-learned",
    "'{node}' has weights that differ by region, but its method '{method}' compares regions by common weights",
    "Choose a mean, or weights that are the same for all regions.",
    "“{node}”的权重因区域而异，而方法“{method}”须以统一权重比较各区域",
    "请改用平均类方法，或采用统一权重。",
)
BASE_AND_YEARLY = message(
    "base-and-yearly",
    "the normalise stage learns from {base} alone and year by year at once",
    'Take out either base or fit = "yearly".',
    "normalise 环节既要求以 {base} 年为基期，又要求逐年由样本确定",
    '请去掉 base 或 fit = "yearly" 之一。',
)
INVERTED_LEARNED = message(
    "inverted-learned",
    "'{node}' is inverted, but its method '{method}' compares regions by their scores as they are",
    "Remove inverted, or choose a mean.",
    "“{node}”设为 inverted，而方法“{method}”按原得分比较各区域",
    "请删除 inverted，或改用平均类方法。",
)
TIER_OUT_OF_REACH = message(
    "tier-out-of-reach",
    "the tier scheme '{scheme}' asks for more than the scale's best in: {tiers}; no region can be in them",
    "Correct the bounds, which are scores of 0-100 unless the scheme says otherwise (`by`).",
    "分档方案“{scheme}”的下列档次要求高于分值范围上限，任何区域都无法达到：{tiers}",
    "请更正分界值；除非方案另有说明（`by`），分界值以 0 至 100 的得分计。",
    "warning",
)
