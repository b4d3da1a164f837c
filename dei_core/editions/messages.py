"""Sentences about editions as files: what they are read from, held to and left as."""

from __future__ import annotations

from dei_core.sentence import message

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
DATA_NOT_FOUND = message(
    "data-not-found",
    "the data file {path} is not there; looked for {looked}",
    "{obtain}",
    "找不到数据文件 {path}；已查找 {looked}",
    "{obtain}",
)
NO_READER = message(
    "no-reader",
    "no installed reader takes '{format}'{hint}",
    "Install dei-tables, or use one of: {known}.",
    "没有已安装的读取器支持“{format}”{hint}",
    "请安装 dei-tables，或改用：{known}。",
)
MANY_READERS = message(
    "many-readers",
    "several installed readers take '{format}': {known}",
    'Say which one in the dataset: format = "{example}".',
    "有多个已安装的读取器支持“{format}”：{known}",
    '请在数据集中指明所用的一个：format = "{example}"。',
)
CANNOT_WRITE = message(
    "cannot-write",
    "the result cannot be written to {folder}: {why}",
    "Choose another folder with --out, or make this one writable; an earlier result there is untouched.",
    "无法将结果写入 {folder}：{why}",
    "请用 --out 另选文件夹，或设为可写；原有结果未受影响。",
)
NOT_A_RESULT = message(
    "not-a-result",
    "the folder {folder} is not empty and holds no earlier result (no {mark} that says what was written)",
    "Choose another folder with --out, or empty this one.",
    "文件夹 {folder} 非空，且不含此前的结果（其中没有记载所写文件的 {mark}）",
    "请用 --out 另选文件夹，或清空该文件夹。",
)
NOT_A_FOLDER = message(
    "not-a-folder",
    "{folder} is a file, and the result is a folder",
    "Choose another place with --out.",
    "{folder} 是文件，而结果应为文件夹",
    "请用 --out 另选位置。",
)
FIXED_FOLDER = message(
    "fixed-folder",
    "the folder {folder} is where a disk begins or where this command runs, and cannot be replaced in one move",
    "Name a folder inside it with --out.",
    "文件夹 {folder} 是磁盘的根文件夹或本命令所在的文件夹，无法一次性整体替换",
    "请用 --out 指定其中的一个文件夹。",
)
INPUT_INSIDE = message(
    "input-inside",
    "the folder {folder} holds what this run was made from, and a new result would remove it: {files}",
    "Choose another folder with --out, or copy these elsewhere and let the edition name them there.",
    "文件夹 {folder} 中有本次运行所依据的文件，写入新结果会将其删除：{files}",
    "请用 --out 另选文件夹，或将其复制到别处并在年度方案中改用新位置。",
)
FOREIGN_FILES = message(
    "foreign-files",
    "the folder {folder} holds what no run wrote, and a new result would remove it: {files}",
    "Move it elsewhere, or choose another folder with --out.",
    "文件夹 {folder} 中有并非运行所写的内容，写入新结果会将其删除：{files}",
    "请将其移到别处，或用 --out 另选文件夹。",
)
EDITED_FILES = message(
    "edited-files",
    "files of the result in {folder} were changed after they were written, and a new result would remove them: {files}",
    "Move them or the folder elsewhere, or choose another folder with --out.",
    "{folder} 中的结果文件在写出后有改动，写入新结果会将其删除：{files}",
    "请将这些文件或整个文件夹移到别处，或用 --out 另选文件夹。",
)
NO_COPY = message(
    "no-copy",
    "the data file is copied before it is read, and the copy cannot be made in the folder for temporary files: {why}",
    "Free space in that folder, or let the environment variable TMPDIR name another one.",
    "数据文件须先复制再读取，但无法在临时文件夹中写出副本：{why}",
    "请为该文件夹腾出空间，或用环境变量 TMPDIR 另行指定文件夹。",
)
RESULT_CHANGED = message(
    "result-changed",
    "files of this result were changed after the run wrote them: {files}",
    "What is read from them may be neither what was scored nor whole: run the edition again, or put the files back.",
    "结果中的这些文件在运行写出后有改动：{files}",
    "从中读到的内容可能不再是评分结果，或已不完整：请重新运行该年度方案，或恢复原文件。",
    "warning",
)
NO_RESULT = message(
    "no-result",
    "the folder {folder} holds no result: there is no {mark} in it",
    "Name a folder that dei run has left.",
    "文件夹 {folder} 中没有评价结果：缺少 {mark}",
    "请指明由 dei run 生成的文件夹。",
)
RESULT_OLD = message(
    "result-old",
    "this result was left by an earlier version, without plan.json: its tables, lock and run.json are read, no plan",
    "Run the edition again to have the plan as plain data.",
    "该结果由较早版本生成，没有 plan.json：仅能读取其表格、锁定文件和 run.json，无法读取评价方案",
    "如需评价方案的数据形式，请重新运行该年度方案。",
    "warning",
)
RESULT_LACKS = message(
    "result-lacks",
    "files that the run wrote are no longer there: {files}",
    "Put them back, or run the edition again.",
    "运行时写出的以下文件已不存在：{files}",
    "请放回这些文件，或重新运行该年度方案。",
    "warning",
)
RESULT_UNREADABLE = message(
    "result-unreadable",
    "this file of a result cannot be read: {why}",
    "Run the edition again, or put the file back.",
    "无法读取结果中的该文件：{why}",
    "请重新运行该年度方案，或恢复原文件。",
)
PLAN_LATER = message(
    "plan-later-form",
    "is a plan of form {form}, which a later version of the engine wrote; this one reads forms up to {known}",
    "Update dei-core, or run the edition again.",
    "是较新版本引擎生成的评价方案（格式 {form}），本版本最高可读格式 {known}",
    "请更新 dei-core，或重新运行该年度方案。",
)
WRITER_FAILED = message(
    "writer-failed",
    "the writer '{writer}' failed, and the result has no files of it: {why}",
    "Mend that, or leave the writer out with --without {writer}; all other files are in {folder}.",
    "写出器“{writer}”出错，结果中没有它的文件：{why}",
    "请修复，或用 --without {writer} 略去该写出器；其余文件均在 {folder} 中。",
)
LOCK_WITHOUT_REFERENCES = message(
    "lock-without-references",
    "has no frozen references under [track.…]",
    "Name the edition.lock.toml of a run whose method looks at the sample.",
    "在 [track.…] 下没有可沿用的参照值",
    "请指向一次由样本确定参照值的运行所留下的 edition.lock.toml。",
)
READER_FAILED = message(
    "reader-failed",
    "the reader '{reader}' failed on {path}: {why}",
    "Report this to the maintainers of its plugin, or convert the file to CSV.",
    "读取器“{reader}”读取 {path} 时出错：{why}",
    "请告知其插件的维护者，或将文件转换为 CSV。",
)
NO_EDITION_BEFORE = message(
    "no-edition-before",
    "the edition before, '{previous}', is not there: no change since it can be told",
    "Correct the path, which starts at this edition's folder ({folder}), or leave out 'previous'.",
    "找不到上期年度方案“{previous}”，无法说明与上期相比的变化",
    "请更正路径（以本方案所在文件夹 {folder} 为起点），或删去 `previous`。",
    "warning",
)
IS_RESULT = message(
    "is-a-result",
    "this folder is a result of `dei run` (it has run.json), not an edition",
    "Name the edition that it was made from: a folder with edition.toml.",
    "该文件夹是 `dei run` 的结果（含 run.json），不是年度方案",
    "请改为指定生成该结果的年度方案，即含 edition.toml 的文件夹。",
)
NO_EDITION_FILE = message(
    "no-edition-file",
    "this file is not an edition; an edition is a folder with edition.toml, or such a file",
    "Name the edition's folder; data files are named in its edition.toml under [dataset].",
    "该文件不是年度方案；年度方案是含 edition.toml 的文件夹或该文件",
    "请指定年度方案文件夹；数据文件应在其 edition.toml 的 [dataset] 中写明。",
)
CHECK_FAILED = message(
    "check-failed",
    "the house check '{check}' of {pack} failed itself: {why}",
    "Report this to the maintainers of the pack, or remove it from the edition.",
    "{pack} 的检查项“{check}”自身出错：{why}",
    "请告知该规则包的维护者，或将其从方案中移除。",
)
METHOD_BROKE = message(
    "method-broke",
    "the method '{method}' of {who} failed: {why}",
    "Use another method, or report this to its maintainers: what it cannot compute, it refuses by a Refusal.",
    "{who} 的方法“{method}”出错：{why}",
    "请改用其他方法，或告知其维护者：不能计算的情形应以 Refusal 拒绝。",
)
