"""Sentences about plugins held to the promises that every plugin makes."""

from __future__ import annotations

from dei_core.plugin import message

NO_ENTRY_POINT = message(
    "no-entry-point",
    "the distribution announces no pack: its pyproject.toml has no entry point in the group {group}",
    'Add [project.entry-points."{group}"] with a line <namespace> = "<package>".',
    "该发行包未声明规则包：其 pyproject.toml 中没有 {group} 组的入口点",
    '请添加 [project.entry-points."{group}"]，并写一行 <命名空间> = "<包名>"。',
)
TEXT_BLANK = message(
    "text-blank",
    "the {language} wording is empty; every text is said in English and in Chinese",
    "Write it.",
    "{language}文字为空；所有文字均须有英文和中文",
    "请补写。",
)
UNIT_BLANK = message(
    "unit-blank",
    "the unit is empty; every indicator says what it is measured in",
    'Write the unit as in the data ("%", "person"), or "1" for a pure number.',
    "计量单位为空；每项指标均须注明计量单位",
    '请写明与数据一致的单位（如 "%"、"人"），无量纲的写 "1"。',
)
RULES_UNORDERED = message(
    "rules-unordered",
    "{since} does not come after {before}; dated entries stand oldest first, each year once",
    "Order the entries by since, or correct the year.",
    "{since} 未晚于 {before}；按年份生效的条目应由早到晚排列，每年仅一条",
    "请按 since 排序，或更正年份。",
)
PERIOD_REVERSED = message(
    "period-reversed",
    "the standard ends in {until}, before it begins in {since}",
    "Correct since or until.",
    "该评价标准的终止年份 {until} 早于起始年份 {since}",
    "请更正 since 或 until。",
)
CLAUSE_BLANK = message(
    "clause-blank",
    "the citation's clause is empty; it names a clause, a page or a table, or is left out",
    "Write where in the source it stands, or remove clause.",
    "引文的 clause 为空；应写明条款、页码或表号，否则不写此键",
    "请写明其在出处中的位置，或删除 clause。",
)
CONFIDENCE_MISSING = message(
    "confidence-missing",
    "the figure is recalled, and nothing says how sure it is",
    'Add confidence = "high", "medium" or "low".',
    "该数值凭记忆写出，但未注明可信度",
    '请加上 confidence = "high"、"medium" 或 "low"。',
)
CODE_UNDECLARED = message(
    "code-undeclared",
    "the pack declares no code, but {module} marks functions as hooks: {functions}",
    "Name the hooks under provides in [pack], or remove the functions.",
    "规则包未声明含有代码，但 {module} 把函数标为钩子：{functions}",
    "请在 [pack] 的 provides 中列出这些钩子，或删除这些函数。",
)
READ_DIFFERS = message(
    "read-differs",
    "asked twice, the pack gives different content: first {first}, then {second}",
    "Let the hooks return the same records at every call.",
    "两次读取规则包得到的内容不同：先为 {first}，后为 {second}",
    "请让钩子在每次调用时返回相同的记录。",
)
SEED_MATTERS = message(
    "seed-matters",
    "the results of {method} depend on Python's hash seed, so two runs can differ",
    "Do not use hash() or the order of a set in what is computed.",
    "{method} 的结果取决于 Python 的哈希种子，两次运行可能不同",
    "计算中请勿使用 hash() 或集合的次序。",
)
README_STALE = message(
    "readme-stale",
    "the generated table of indicators differs from the pack; the first line that differs should be: {line}",
    "Write it again: dei check-plugin --write-readme.",
    "自动生成的指标表与规则包不一致，第一处不同的行应为：{line}",
    "请重新生成：dei check-plugin --write-readme。",
)
WHEEL_WITHOUT_TOML = message(
    "wheel-without-toml",
    "the wheel would not contain {missing}; the pack is empty once installed",
    'Set [tool.hatch.build.targets.wheel] packages = ["{package}"] and exclude no TOML.',
    "构建的 wheel 不含 {missing}，安装后规则包将缺少内容",
    '请设置 [tool.hatch.build.targets.wheel] packages = ["{package}"]，且不要排除 TOML 文件。',
)
NOT_REQUIRED = message(
    "distribution-not-required",
    "the pack refers to {what}, but the distribution does not require {distribution}",
    'Add "{distribution}" to dependencies.',
    "规则包引用了 {what}，但发行包未依赖 {distribution}",
    '请在 dependencies 中加入 "{distribution}"。',
)
NO_FLOOR = message(
    "dependency-without-floor",
    "the requirement '{requirement}' says no least version",
    'Write "{example}", the oldest version that it was tried with.',
    "依赖项“{requirement}”未写最低版本",
    '请写成 "{example}"，即测试过的最早版本。',
)
METHOD_UNTRIED = message(
    "method-untried",
    "the {kind} {method} cannot be tried: {why}",
    "Give its Method examples=(…,), parameters that fit values from 1 to 100, or a rule of the pack that uses it.",
    "无法试用{kind} {method}：{why}",
    "请为其 Method 提供 examples=(…,)（适合 1 至 100 的数值），或在规则包内写一条使用它的评分规则。",
)
METHOD_WITHOUT_PARAMETERS = message(
    "method-without-parameters",
    "its parameters have no defaults, and neither examples nor rules give any",
    "Give its Method examples=(…,).",
    "其参数没有默认值，也没有示例参数或评分规则给出参数",
    "请为其 Method 提供 examples=(…,)。",
)
METHOD_BY_KIND = message(
    "method-by-kind",
    "the method '{method}' is declared by Method(kind=…, sees=…), which goes in version {removal}",
    "Write {instead}, without `kind` and `sees`; all other arguments stay.",
    "方法“{method}”以 Method(kind=…, sees=…) 声明，该写法将于 {removal} 版移除",
    "请改写为 {instead}，不再写 `kind` 与 `sees`，其余参数不变。",
    "note",
)
METHOD_FAILED = message(
    "method-failed",
    "{method} failed on {sample}: {why}; a method gives an answer or raises Refusal",
    "Raise Refusal with a message that says what is wrong with the data.",
    "{method} 处理{sample}时出错：{why}；方法应给出结果或抛出 Refusal",
    "请抛出 Refusal，并说明数据有何问题。",
)
GAPS_MOVED = message(
    "method-moves-gaps",
    "{method} does not keep gaps where they are: {found}",
    "Give NaN exactly where the input has it.",
    "{method} 未保持缺失值的位置：{found}",
    "输入为 NaN 处应输出 NaN，其余处不得为 NaN。",
)
GIVEN_CHANGED = message(
    "method-changes-given",
    "the imputation method {method} changes available values or leaves gaps",
    "Give available cells back as they are, and a number for every NaN.",
    "插补方法 {method} 改动了已有数值或留有缺失",
    "请原样返回已有数值，并为每个 NaN 给出数值。",
)
INPUT_CHANGED = message(
    "method-changes-input",
    "{method} writes into the arrays that it is given",
    "Compute into new arrays.",
    "{method} 改写了传入的数组",
    "请把结果写入新数组。",
)
BATCH_MATTERS = message(
    "batch-matters",
    "{method} gives a region another score when fewer regions are computed at once",
    "Let apply look at each region alone; what depends on the others belongs into fit.",
    "同一区域单独计算与成批计算时，{method} 给出的得分不同",
    "apply 应逐个区域计算；依赖其他区域的部分请放入 fit。",
)
ORDER_MATTERS = message(
    "order-matters",
    "{method} gives other scores when the regions stand in another order",
    "Do not use the position of a region; sum in a fixed order, over sorted values.",
    "区域次序改变后，{method} 给出的得分不同",
    "请勿使用区域的位置；求和时请按排序后的固定次序。",
)
CHILD_ORDER_MATTERS = message(
    "indicator-order-matters",
    "{method} gives other results when the indicators, or the children of a node, stand in another order",
    "Let nothing but the values of a child or an indicator, and its weight, decide.",
    "指标或下级项的次序改变后，{method} 给出的结果不同",
    "结果只应取决于各指标或下级项的数值及其权重。",
)
NOT_WEIGHTS = message(
    "weights-not-proper",
    "{method} gives weights that are not 0 or more, or do not sum to 1: {found}",
    "Give one weight a child and divide them by their sum; refuse where a weight would be negative.",
    "{method} 给出的权重为负或总和不为 1：{found}",
    "请为每个下级项给出一个权重并除以总和；权重将为负时请拒绝。",
)
NOT_MONOTONE = message(
    "method-not-monotone",
    "{method} gives a better value a lower score, with direction {direction}",
    "Let scores rise with the values for +1 and fall with them for -1; refuse a direction that is not served.",
    "方向为 {direction} 时，{method} 给较优的数值较低的得分",
    "方向为 +1 时得分应随数值上升，-1 时应随数值下降；不支持的方向请拒绝。",
)
DEGENERATE = message(
    "method-degenerate",
    "{method} answers {sample} with numbers that are not finite",
    "Raise Refusal where no score can be given.",
    "{method} 对{sample}给出了非有限数值",
    "无法给出得分时请抛出 Refusal。",
)
NOT_ADDITIVE = message(
    "contributions-differ",
    "the contributions that {method} gives add up to {total}, but the score is {score}",
    "Let attribute split the score exactly, or leave attribute out.",
    "{method} 给出的贡献之和为 {total}，而得分为 {score}",
    "请让 attribute 精确分解得分，或不提供 attribute。",
)
NOT_REPEATABLE = message(
    "method-not-repeatable",
    "{method} gives other bits when it is called again with the same data",
    "Let it depend on its arguments alone: no counter, no clock, no random draw.",
    "以相同数据再次调用，{method} 给出的结果不同",
    "结果只应取决于参数：不得使用计数器、时钟或随机数。",
)
CASE_SUBJECT = message(
    "case-subject",
    "the case must say exactly one of region_type, benchmark and indicator",
    "Name the one that it is about.",
    "示例须且只须写明 region_type、benchmark、indicator 三者之一",
    "请写明该示例所针对的对象。",
)
CASE_DIFFERS = message(
    "case-differs",
    "{node} scores {got}, expected {expected} (tolerance {tolerance})",
    "Correct the expected value, or the rule that gives another: {rule}.",
    "{node} 得分为 {got}，应为 {expected}（容差 {tolerance}）",
    "请更正期望值，或更正得出不同结果的评分规则：{rule}。",
)
CASE_NO_SCORE = message(
    "case-no-score",
    "{node} has no score, expected {expected}",
    "Give all values that it needs; missing: {missing}.",
    "{node} 没有得分，应为 {expected}",
    "请给出所需的全部数值；缺少：{missing}。",
)
CASE_NODE = message(
    "case-node",
    "the case knows no '{node}'{hint}",
    "Use total, or one of: {known}.",
    "该示例中没有“{node}”{hint}",
    "请用 total，或改用：{known}。",
)
NO_CASE = message(
    "case-file-empty",
    "the file has no case",
    "Add [[case]], or remove the file.",
    "文件中没有示例",
    "请添加 [[case]]，或删除该文件。",
)
TOO_FEW_CHECKS = message(
    "too-few-checks",
    "{ran} checks of {what} ran, but what the pack contributes implies at least {implied}",
    "Let its code give the records that it declares under provides, or mend what kept the checks from running.",
    "{what}的检查只运行了 {ran} 项，而按规则包的内容至少应有 {implied} 项",
    "请让代码给出 provides 所声明的记录，或排除使检查未能运行的原因。",
)
EXPECTED_PASSED = message(
    "expected-failure-passed",
    "'{promise}' is expected to fail ({reason}), but everything passes",
    "Remove the expectation.",
    "“{promise}”列为预期不通过（{reason}），但实际全部通过",
    "请删除该项预期。",
)
EXPECTED_UNEXPLAINED = message(
    "expected-failure-unexplained",
    "'{promise}' is expected to fail without a reason",
    'Say why: "{promise}" = "…".',
    "“{promise}”列为预期不通过，但未说明理由",
    '请说明理由："{promise}" = "…"。',
)
UNKNOWN_PROMISE = message(
    "unknown-promise",
    "there is no check '{promise}'{hint}",
    "Use one of: {known}.",
    "没有名为“{promise}”的检查{hint}",
    "请改用：{known}。",
)
CHECK_BROKEN = message(
    "conformance-check-broken",
    "the check '{promise}' itself failed: {why}",
    "Report this to the maintainers of dei-core, with the pack.",
    "检查“{promise}”自身出错：{why}",
    "请将该规则包一并告知 dei-core 的维护者。",
)
