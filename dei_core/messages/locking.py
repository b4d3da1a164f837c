"""Sentences about locks: what is no longer what was locked."""

from __future__ import annotations

from dei_core.messages.message import message

_MEND_EN = "If it moved on purpose, lock the edition again with dei lock; if not, put it back."
_MEND_ZH = "如属有意变更，请用 dei lock 重新锁定；否则请恢复原状。"

LOCK_MISSING = message(
    "lock-missing",
    "the edition has no lock {lock} beside it to be held to",
    "Write one with: dei lock {edition}.",
    "年度方案旁没有锁定文件 {lock}，无从核对",
    "请运行：dei lock {edition}。",
)
LOCK_SHAPE = message(
    "lock-shape",
    "is not a lock; missing or of another kind: {keys}",
    "Write it again with dei lock, beside the edition that it is of.",
    "不是锁定文件；以下条目缺失或类型不符：{keys}",
    "请对其所属的年度方案用 dei lock 重新生成。",
)
LOCK_LATER = message(
    "lock-later-form",
    "is a lock of form {form}, which a later version of the engine wrote; this one reads forms up to {known}",
    "Update dei-core, or write the lock again with dei lock.",
    "是较新版本引擎生成的锁定文件（格式 {form}），本版本最高可读格式 {known}",
    "请更新 dei-core，或用 dei lock 重新生成锁定文件。",
)
LOCK_EARLIER = message(
    "lock-earlier-form",
    "is a lock of form {form}, and locks are of form {known} now: it is held to as far as it goes, which tells "
    "neither an edit by hand of its references nor changes of names, titles and specimen data",
    "Write it again with dei lock, beside the edition that it is of.",
    "是格式 {form} 的锁定文件，现行格式为 {known}：仅按其所载内容核对，无法发现对参照值的手工修改，"
    "以及名称、标题和样例数据标记的变动",
    "请对其所属的年度方案用 dei lock 重新生成。",
    "warning",
)
LOCK_EDITED = message(
    "lock-edited",
    "was edited after it was written: what it holds does not agree with its own {keys}",
    "Write it again with dei lock, beside the edition that it is of; what is to be stated belongs in rules.",
    "生成后有改动：其内容与自身的 {keys} 不符",
    "请对其所属的年度方案用 dei lock 重新生成；需要给定的数值应写入评分规则，而非锁定文件。",
)
LOCK_UNTOLD = message(
    "lock-untold",
    "does not say under which rules these references were learned, so that nothing holds them to those in force: "
    "{items}",
    "Name a lock that dei lock or a run wrote, which says it.",
    "未载明下列参照值是按何种评分规则确定的，无法与现行有效的评分规则核对：{items}",
    "请改用由 dei lock 或运行生成的锁定文件，其中载有相关评分规则。",
    "warning",
)
LEARNED_OTHERWISE = message(
    "reference-of-another-rule",
    "the references of '{indicator}' were learned under another rule than the one in force: {moved}",
    "Put the rule back as it was, or learn again: lock an edition that has the rule in force and name its lock.",
    "“{indicator}”沿用的参照值并非按现行有效的评分规则确定：{moved}",
    "请恢复原有评分规则；或对采用现行有效规则的年度方案重新锁定，并改用其锁定文件。",
)
CORE_MOVED = message(
    "lock-core-moved",
    "{key} is {new}, the lock was made with {old}",
    "Nothing to mend while the numbers agree; dei lock writes the new version down.",
    "{key} 现为 {new}，锁定时为 {old}",
    "数值一致则无需处理；dei lock 会记下新版本。",
    "note",
)
FILES_MOVED = message(
    "lock-files-moved",
    "pack {pack}: the file {file} is not the one that was locked, though the pack says the same",
    "Nothing to mend while the content agrees; dei lock writes the new file down.",
    "规则包 {pack}：文件 {file} 与锁定时不同，但规则包内容未变",
    "内容一致则无需处理；dei lock 会记下新文件。",
    "note",
)
CODE_MOVED = message(
    "lock-code-moved",
    "pack {pack}: its code in {file} is not what was locked",
    _MEND_EN,
    "规则包 {pack}：代码文件 {file} 与锁定时不同",
    _MEND_ZH,
)
PACK_MOVED = message(
    "lock-pack-moved",
    "pack {pack}: {key} {old} -> {new}",
    _MEND_EN,
    "规则包 {pack}：{key} {old} → {new}",
    _MEND_ZH,
)
DATA_MOVED = message(
    "lock-data-moved",
    "dataset '{dataset}': {key} {old} -> {new}",
    _MEND_EN,
    "数据集“{dataset}”：{key} {old} → {new}",
    _MEND_ZH,
)
SETTING_MOVED = message(
    "lock-setting-moved",
    "setting {key}: {old} -> {new}",
    _MEND_EN,
    "设置 {key}：{old} → {new}",
    _MEND_ZH,
)
RULE_MOVED = message(
    "lock-rule-moved",
    "rule of '{indicator}': {key} {old} -> {new}{pack}",
    _MEND_EN,
    "“{indicator}”的评分规则：{key} {old} → {new}{pack}",
    _MEND_ZH,
)
NODE_MOVED = message(
    "lock-node-moved",
    "node '{node}': {key} {old} -> {new}{pack}",
    _MEND_EN,
    "节点“{node}”：{key} {old} → {new}{pack}",
    _MEND_ZH,
)
WEIGHT_MOVED = message(
    "lock-weight-moved",
    "weight of '{child}' in '{node}': {old} -> {new}{pack}",
    _MEND_EN,
    "“{child}”在“{node}”中的权重：{old} → {new}{pack}",
    _MEND_ZH,
)
REFERENCE_MOVED = message(
    "lock-reference-moved",
    "what '{indicator}' learned from the sample: {key} {old} -> {new}",
    _MEND_EN,
    "“{indicator}”由样本确定的参照值：{key} {old} → {new}",
    _MEND_ZH,
)
PLAN_MOVED = message(
    "lock-plan-moved",
    "the digest of the plan is {new}, the lock has {old}, though all that the lock spells out is the same",
    "The lock was edited by hand or made by another version of the engine: write it again with dei lock.",
    "计算方案的校验码为 {new}，锁定文件中为 {old}，而锁定文件所列各项均相同",
    "锁定文件曾经手工改动，或由其他版本的引擎生成，请用 dei lock 重新生成。",
)
PART_ADDED = message(
    "lock-part-added",
    "{what} '{name}' is not in the lock",
    _MEND_EN,
    "{what}“{name}”不在锁定文件中",
    _MEND_ZH,
)
PART_GONE = message(
    "lock-part-gone",
    "{what} '{name}' is in the lock, but no longer in the edition",
    _MEND_EN,
    "{what}“{name}”在锁定文件中，但年度方案已不含",
    _MEND_ZH,
)
