"""What `dei lock`, `dei diff` and `dei verify` say beside findings."""

from __future__ import annotations

from dei_core import Text
from dei_core.host import VOCABULARY

LOCK = Text(
    en="Write down beside an edition what exactly it is made from",
    zh="在年度方案旁写出锁定文件，记下其确切构成",
)
DIFF = Text(
    en="Say what differs between two editions, locks or result folders",
    zh="列出两个年度方案、锁定文件或结果文件夹的差异",
)
VERIFY = Text(
    en="Recompute examples and hold them to their expected results",
    zh="重新计算示例，并与预期结果核对",
)
EXAMPLES = "EXAMPLES…"
SIDE_ARGUMENT = Text(
    en="an edition, a lock (edition.lock.toml) or a result folder",
    zh="年度方案、锁定文件（edition.lock.toml）或结果文件夹",
)
EXAMPLES_ARGUMENT = Text(
    en="examples or folders of them; ./examples where left out", zh="示例或其所在文件夹；默认为 ./examples"
)
EXIT_CODE_OPTION = Text(en="end in 1 where anything differs", zh="有差异时以 1 退出")
ACCEPT_OPTION = Text(
    en="write the new results and locks down, and tell the changelog how scores moved",
    zh="记下新的结果和锁定文件，并在更新日志中说明得分变动",
)

LOCKED = Text(en="Locked: {file} (plan {digest})", zh="已锁定：{file}（计算方案的校验码 {digest}）")
UNMOVED = Text(en="Nothing moved since the earlier lock.", zh="与原锁定文件相比无变动。")
MOVED = Text(en="Moved since the earlier lock: {count}", zh="与原锁定文件相比有 {count} 项变动")

SIDES = Text(en="{old} ({before}) → {new} ({after})", zh="{old}（{before}）→ {new}（{after}）")
SAME = Text(en="Nothing differs.", zh="没有差异。")
TRACK_HEADING = Text(en="Track {track}", zh="评价组 {track}")
WHOLE = Text(en="Edition, packs and data", zh="方案、规则包与数据")
SAMPLE = Text(
    en="Regions: {before} → {after} (new {added}, gone {removed})",
    zh="区域：{before} → {after}（新增 {added}，退出 {removed}）",
)
ADDED_REGIONS = Text(en="  new: {names}", zh="  新增：{names}")
REMOVED_REGIONS = Text(en="  gone: {names}", zh="  退出：{names}")
KINDS = {
    "rule": Text(en="Rules", zh="评分规则"),
    "weight": VOCABULARY.headings["weights"],
    "node": Text(en="Nodes", zh="节点"),
    "clause": Text(en="Clauses of standards", zh="评价标准条款"),
    "derived": Text(en="Derivations", zh="指标派生"),
    "setting": Text(en="Stages and tiers", zh="计算环节与分档"),
    "intake": Text(en="Reading of data", zh="数据读取"),
    "reference": Text(en="References learned from the sample", zh="由样本确定的参照值"),
    "track": VOCABULARY.headings["tracks"],
    "edition": Text(en="Edition", zh="年度方案"),
    "pack": VOCABULARY.headings["packs"],
    "dataset": Text(en="Datasets", zh="数据集"),
    "core": Text(en="Engine", zh="引擎"),
    "plan": Text(en="Plan", zh="计算方案"),
}
SUBJECT = VOCABULARY.headings["what"]
ASPECT = Text(en="Aspect", zh="内容")
BEFORE = VOCABULARY.headings["before"]
AFTER = Text(en="After", zh="本期")
NEW = Text(en="new", zh="新增")
GONE = Text(en="gone", zh="取消")
VALUES = Text(en="{count} values", zh="{count} 个值")

EXAMPLE = Text(en="Example", zh="示例")
OUTCOME = Text(en="Outcome", zh="结论")
TABLES = Text(en="Tables held", zh="核对的表")
SECONDS = Text(en="Seconds", zh="用时（秒）")
TABLE_ROWS = Text(en="{table} ({rows})", zh="{table}（{rows}）")
OUTCOMES = {
    "same": Text(en="as expected", zh="与预期一致"),
    "differs": Text(en="differs", zh="有差异"),
    "skipped": Text(en="skipped", zh="已跳过"),
    "accepted": Text(en="accepted", zh="已记录"),
    "unchanged": Text(en="accepted, no score moved", zh="已记录，得分无变动"),
    "first": Text(en="first results written", zh="已写出首份结果"),
}
SUMMARY = Text(
    en="Examples: {examples}; differing: {failed}; skipped: {skipped}",
    zh="共 {examples} 个示例：{failed} 个有差异，{skipped} 个已跳过",
)
