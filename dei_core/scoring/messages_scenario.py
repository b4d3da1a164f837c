"""Sentences about scenarios: what is changed in one, what cannot be, and how a file says it."""

from __future__ import annotations

from dei_core.sentence import message

NOT_A_SCENARIO = message(
    "scenario-expected",
    "a Scenario is expected, but this is of type {kind}",
    "Give Scenario(weights=…, targets=…, scores=…, without=…), or one by track: {{'track': Scenario(…)}}.",
    "应为情景（Scenario），现为 {kind} 类型",
    "请给出 Scenario(weights=…, targets=…, scores=…, without=…)，或按评价组给出：{{'评价组': Scenario(…)}}。",
)
NOT_A_CARD = message(
    "scenario-card",
    "a scorecard, or the scores of a track, are expected, but this is of type {kind}",
    "Give what score(…) returns, or one of its tracks.",
    "应为评价结果（Scorecard）或评价组的得分（TrackScores），现为 {kind} 类型",
    "请给出 score(…) 的返回值，或其中的一个评价组。",
)
NOT_A_CHILD = message(
    "scenario-child",
    "'{name}' is not a child of '{node}'{hint}",
    "Use its children: {known}.",
    "“{name}”不是“{node}”的下级项{hint}",
    "请改用其下级项：{known}。",
)
NOT_A_REGION = message(
    "scenario-region",
    "no region is called '{name}'{hint}",
    "Write the code of a region of the data.",
    "没有代码为“{name}”的区域{hint}",
    "请填写数据中的区域代码。",
)
NOT_TO_LEAVE_OUT = message(
    "scenario-without",
    "'{name}' is no indicator, node, standard or region of the track{hint}",
    "Write the id of a part of the tree or of a standard, or the code of a region.",
    "“{name}”不是该评价组的指标、节点、评价标准或区域{hint}",
    "请填写指标、节点或评价标准的标识，或区域代码。",
)
TWO_THINGS = message(
    "scenario-two-things",
    "'{name}' is a part of the tree and a region as well",
    "Name the region with its year behind it, as findings do, or the parts below the node.",
    "“{name}”既是指标体系中的一项，又是区域代码",
    "请在区域代码后写明年份（与提示信息中的写法相同），或列出该节点的下级项。",
)
LEFT_OUT = message(
    "scenario-left-out",
    "'{name}' is left out by the same scenario",
    "Take it from `without`, or from `{field}`.",
    "“{name}”已被同一情景剔除",
    "请将其从 `without` 或 `{field}` 中删去。",
)
NOTHING_LEFT = message(
    "scenario-nothing-left",
    "nothing is left of '{node}'",
    "Leave out less.",
    "“{node}”已无任何内容",
    "请减少剔除的内容。",
)
NOT_A_SCORE = message(
    "scenario-score",
    "{value} is no score; a finite number is expected",
    "Write a number on the scale of 0 to 100.",
    "{value} 不是得分，应为有限数值",
    "请填写 0 至 100 标度上的数值。",
)
NOT_BY_REGION = message(
    "scenario-by-region",
    "targets are set region by region, but this is of type {kind}",
    "Write the score of each region behind its code.",
    "目标值须逐个区域设定，现为 {kind} 类型",
    "请在区域代码之后写明目标得分。",
)
WEIGHTS_FIXED = message(
    "scenario-weights-fixed",
    "the weights of '{node}' cannot be set: {why}",
    "Change the edition to see what other weights would give there.",
    "无法设定“{node}”的权重：{why}",
    "如需查看其他权重的结果，请修改年度方案。",
)
WEIGHTS_OF_SOME = message(
    "scenario-weights-of-some",
    "'{node}' has other children, whose weights are not said: {children}",
    'Give all weights, or say how these go on: rest = "proportional" shares what is left in the proportions that they '
    'have, rest = "kept" leaves them as they are.',
    "“{node}”另有未给出权重的下级项：{children}",
    '请给出全部权重，或说明其余各项如何处理：rest = "proportional" 表示按原有比例分配剩余权重，'
    'rest = "kept" 表示保持原权重不变。',
)
WEIGHTS_TOTAL = message(
    "scenario-weights-total",
    "the weights of '{node}' add up to {total}, not to 1",
    "Let them add up to 1, as those of an edition do.",
    "“{node}”的权重之和为 {total}，应为 1",
    "请使其合计为 1，与年度方案的要求相同。",
)
WEIGHTS_LEAVE = message(
    "scenario-weights-leave",
    "the weights set for '{node}' leave {left} for its other children, which cannot be shared in proportion",
    "Leave something for children that have weights, or set these too.",
    "“{node}”已设定的权重给其余下级项留下 {left}，无法按比例分配",
    "请为有权重的下级项留出余量，或一并设定其权重。",
)
WEIGHT_BELOW_ZERO = message(
    "scenario-weight-negative",
    "the weight {value} is below 0",
    "Use weights from 0 on.",
    "权重 {value} 小于 0",
    "权重不得小于 0。",
)
NOT_WEIGHTS = message(
    "scenario-weights-shape",
    "this is no weight of one child, nor one a draw: {found}",
    "Give each child a finite number, or an array of as many numbers as the scenario has draws; or give the node an "
    "array of draws × children.",
    "这不是一个下级项的权重，也不是每次抽取一个的权重：{found}",
    "请为每个下级项给出有限数值，或长度等于抽取次数的数组；也可为节点给出“抽取次数×下级项”的数组。",
)
LEARNED = message(
    "scenario-learned",
    "'{node}' cannot be rescored as it was: {what} learned from the regions, with the children and weights that this "
    "scenario changes",
    'Say learn = "anew" to let everything that learns do so again, as a run of the edition would.',
    "“{node}”无法按原样重新计分：{what} 依据各区域学得，所用下级项与权重已被此情景改变",
    '请写 learn = "anew"，使所有由数据学得的参数重新学习，与重新运行年度方案相同。',
)
DRAWS_ASK = message(
    "scenario-draws",
    "weights are drawn, so that the nodes whose scores are wanted have to be named",
    "Say which: rescore(card, scenario, nodes=['{root}']).",
    "权重为多次抽取，须指明需要哪些节点的得分",
    "请指明：rescore(card, scenario, nodes=['{root}'])。",
)
DRAWS_LEARN = message(
    "scenario-draws-learn",
    "'{node}' learns from the scores below it, which differ from draw to draw",
    'Use learn = "frozen", or rescore draw by draw.',
    "“{node}”依据其下级项得分确定参照值，而这些得分逐次模拟而不同",
    '请使用 learn = "frozen"，或逐次抽取分别重新计分。',
)
ONE_TRACK = message(
    "scenario-one-track",
    "nodes are asked for, which are those of one track, but there are {count}",
    "Rescore one of them: rescore(card['{track}'], …).",
    "所需节点属于一个评价组，但共有 {count} 个评价组",
    "请选定其中一个：rescore(card['{track}'], …)。",
)
SAID_TWICE = message(
    "scenario-said-twice",
    "`{key}` is said for all tracks and for '{track}' as well",
    "Say it once.",
    "`{key}` 既为全部评价组给出，又为“{track}”给出",
    "请只写一处。",
)
