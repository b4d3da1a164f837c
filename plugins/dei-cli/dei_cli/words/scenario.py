"""What `dei whatif` says beside findings."""

from __future__ import annotations

from dei_core import Text
from dei_core.host import VOCABULARY

WHATIF = Text(
    en="Score an edition as a scenario has it, beside the edition itself",
    zh="按情景重新计算年度方案，并与原结果对照",
)
SCENARIO_ARGUMENT = Text(
    en="the scenario: a TOML file of what is otherwise", zh="情景文件：写明与年度方案不同之处的 TOML 文件"
)
OUT = Text(en="write the table of all regions to this CSV file", zh="将全部区域的对照表写入此 CSV 文件")
NO_RESULT = Text(
    en="A scenario, not a result of the index.",
    zh="此为情景模拟，不是指数的评价结果。",
)
CALLED = Text(en="{edition} ({year}): {name}", zh="{edition}（{year}）：{name}")
UNNAMED = Text(en="a scenario", zh="情景")
BEFORE = Text(en="before", zh="正式")
THEN = Text(en="then", zh="情景")
SCORE_OF = Text(en="Score {when}", zh="{when}得分")
RANK_OF = Text(en="Rank {when}", zh="{when}位次")
PLACES = VOCABULARY.headings["places"]
OTHERWISE = Text(en="What is otherwise:", zh="与年度方案不同之处：")
UNCHANGED = Text(en="Nothing is otherwise in this track.", zh="该评价组没有变化。")
WEIGHTS = Text(en="weights of {node}: {weights}", zh="{node} 的权重：{weights}")
WITHOUT = Text(en="without {names}", zh="剔除 {names}")
SET = Text(en="{part} of {region}: {before} → {then}", zh="{region} 的 {part}：{before} → {then}")
LEARN = {
    "frozen": Text(
        en="what was learned from the data (goalposts, weights, limits) stays",
        zh="由样本确定的参照值（均值、权重、阈值等）保持不变",
    ),
    "changed": Text(
        en="nodes with other children or weights learn from the data again",
        zh="下级项或权重改变的节点重新由样本确定",
    ),
    "anew": Text(en="what is learned from the data is learned again", zh="由样本确定的参照值全部重新确定"),
}
DIGEST = Text(en="Scenario: sha256 {digest}", zh="情景校验码：sha256 {digest}")
