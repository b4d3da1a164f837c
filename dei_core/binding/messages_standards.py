"""Sentences about published standards and what they count for in an edition."""

from __future__ import annotations

from dei_core.sentence import message

NOT_IN_FORCE = message(
    "benchmark-not-in-force",
    "the benchmark '{benchmark}' is in force from {since} to {until}, but the edition is of {year}",
    "Choose the version in force in {year}.",
    "评价标准“{benchmark}”的有效期为 {since} 年至 {until}，而评价年度为 {year} 年",
    "请选用 {year} 年有效的版本。",
)
BEYOND_ITS_UNITS = message(
    "benchmark-beyond-its-units",
    "the benchmark '{benchmark}' is written for {units}, not for '{unit}'",
    'Remove it from this track, or say why it is applied all the same: although = {{ en = "…", zh = "…" }}.',
    "评价标准“{benchmark}”适用于 {units}，不适用于“{unit}”",
    '请从该评价组移除，或以 although = {{ en = "…", zh = "…" }} 说明沿用的理由。',
)
TARGETS_LEFT_OUT = message(
    "targets-left-out",
    "targets of '{benchmark}' that are recalled with less than {trust} confidence do not count: {targets}",
    'Verify them against the document, or lower trust, for example trust = "medium".',
    "评价标准“{benchmark}”中待核实且可信度低于 {trust} 的目标值不计入：{targets}",
    '请对照原文核实，或降低要求，例如 trust = "medium"。',
    "note",
)
NO_TARGET_TRUSTED = message(
    "no-target-trusted",
    "no target of '{benchmark}' is known well enough for trust '{trust}'; left out: {targets}",
    'Lower trust, for example trust = "medium", or remove the benchmark.',
    "评价标准“{benchmark}”没有达到可信度要求“{trust}”的目标值；未计入：{targets}",
    '请降低可信度要求，例如 trust = "medium"，或移除该评价标准。',
)
SUPERSEDED = message(
    "benchmark-superseded",
    "'{newer}' supersedes '{older}', but both are listed",
    "Keep the one that is in force.",
    "“{newer}”已取代“{older}”，但两者同时列出",
    "请只保留现行有效的版本。",
)
PART_WEIGHTS = message(
    "part-weights",
    "of the {children} children of '{node}', {given} have a weight; all or none must, zero or above, not all zero",
    "Give each child of '{node}' its published weight, or none of them.",
    "“{node}”的 {children} 个下级项中有 {given} 个给出权重；须全部给出或全不给出，且不小于 0、不全为 0",
    "请为“{node}”的每个下级项给出公布的权重，或全部不给。",
)
NO_ROOT_PART = message(
    "no-root-part",
    "the benchmark '{benchmark}' has parts, but its root '{root}' is none of them{hint}",
    "Set root to the part that holds all others.",
    "评价标准“{benchmark}”设有层级结构，但根节点“{root}”不在其中{hint}",
    "请将 root 设为包含其余部分的那一个。",
)
PART_CYCLE = message(
    "part-cycle",
    "the parts of the benchmark go in a circle: {cycle}",
    "Remove one of these children.",
    "评价标准的层级结构出现循环：{cycle}",
    "请删除其中一处上下级关系。",
)
UNKNOWN_CHILD = message(
    "unknown-part-child",
    "'{child}' is neither a target nor a part of the benchmark{hint}",
    "Correct the name, or add it.",
    "“{child}”既不是该评价标准的目标值，也不是其中的节点{hint}",
    "请更正名称，或补充定义。",
)
K_ABOVE_N = message(
    "k-above-n",
    "'{node}' asks for {k} of its children, but only {children} of them count",
    "Lower k, or lower trust so that more targets count.",
    "“{node}”要求达到 {k} 项，但只有 {children} 项计入",
    "请减小 k，或降低可信度要求以计入更多目标值。",
)
SHARE_OF_NO_PILLAR = message(
    "share-of-no-pillar",
    "'{pillar}' is not a pillar of the track{hint}",
    "Use one of: {known}.",
    "“{pillar}”不是该评价组的一级指标{hint}",
    "请改用：{known}。",
)
SHARES_OF_PILLAR = message(
    "shares-of-pillar",
    "the checkpoints' shares of '{pillar}' must each be above 0 and together below 1; they are {shares}",
    "Correct the shares; the rest of the pillar is its own indicators.",
    "各考察点在“{pillar}”中的占比须各自大于 0 且合计小于 1；现为 {shares}",
    "请更正占比；其余部分归该一级指标自身的指标。",
)
NO_CLAUSE_FOR_PILLAR = message(
    "no-clause-for-pillar",
    "no target of '{benchmark}' that counts here speaks to the pillar '{pillar}'",
    'Remove this share, or give a target of the benchmark pillar = "{pillar}".',
    "评价标准“{benchmark}”中没有计入且属于一级指标“{pillar}”的目标值",
    '请删除该占比，或为某个目标值设 pillar = "{pillar}"。',
)
TWO_STANDARDS = message(
    "two-standards",
    "both '{first}' and '{second}' set a target for '{indicator}' in the same pillar",
    'Leave it out of one of the two: without = ["{indicator}"] in that checkpoint.',
    "“{first}”与“{second}”在同一一级指标中都对“{indicator}”设有目标值",
    '请在其中一项考察点中排除该指标：without = ["{indicator}"]。',
)
RULE_UNCHECKED = message(
    "rule-unchecked",
    "the rule was last checked against its source in {checked}, before the edition's year {year}",
    "Check the source again and set checked = {year} or later.",
    "该评分规则最近一次核对原文是在 {checked} 年，早于评价年度 {year}",
    "请重新核对原文，并将 checked 设为 {year} 或更晚。",
    "warning",
)
TRACK_SHAPE = message(
    "track-shape",
    "a track evaluates either a region type or a benchmark by itself",
    "Name one of the two: region_type or benchmark.",
    "一个评价组或评价一种区域类型，或单独对照一项评价标准",
    "请写明其一：region_type 或 benchmark。",
)
OVERRIDE_OF_NOTHING = message(
    "override-of-nothing",
    "no standard '{benchmark}' of this track has a target for '{indicator}' that counts{hint}",
    "Correct the names, or remove the override.",
    "该评价组的评价标准“{benchmark}”没有计入的“{indicator}”目标值{hint}",
    "请更正名称，或删除该 override。",
)
TRANSFORM_PARAMS = message(
    "transform-params-without-transform",
    "the rule has `transform_params` ({params}) but no transform that would use them",
    "Name the `transform`, or remove `transform_params`.",
    "评分规则设有 `transform_params`（{params}），但未指定使用它们的变换方法",
    "请指定 `transform`，或删除 `transform_params`。",
)
WITHOUT_NOTHING = message(
    "without-nothing",
    "`without` names indicators that '{benchmark}' has no clause for: {indicators}",
    "Correct the names, or remove them.",
    "`without` 所列指标在“{benchmark}”中没有条款：{indicators}",
    "请更正名称，或将其删除。",
    "warning",
)
