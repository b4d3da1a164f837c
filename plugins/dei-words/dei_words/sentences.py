"""Sentences that several products say, each once."""

from __future__ import annotations

from dei_core import Text
from dei_core.host import VOCABULARY
from dei_words.saying import SEMICOLON, apart

SPECIMEN_TITLE = Text("Specimen data", "样例数据")
SPECIMEN_MEANS = Text(
    "made up for demonstration; no score says anything of a real place.", "为演示而虚构，不反映任何真实地区。"
)
SPECIMEN = Text(f"{SPECIMEN_TITLE.en}: {SPECIMEN_MEANS.en}", f"{SPECIMEN_TITLE.zh}：{SPECIMEN_MEANS.zh}")
SPECIMEN_OF = Text(
    f"{SPECIMEN_TITLE.en} ({{tracks}}): {SPECIMEN_MEANS.en}",
    f"{SPECIMEN_TITLE.zh}（{{tracks}}）：{SPECIMEN_MEANS.zh}",
)
_GRADES = {
    "read": Text("held against the text", "已对照原文"),
    "derived": Text("arithmetic from what was read", "由原文数值计算得出"),
    "recalled": Text("from memory, not checked", "凭记忆写出，未对照原文"),
    "chosen": Text("set by the authors, in no other document", "由制定者选定，不见于其他文件"),
}
"""What the grades of evidence mean."""
GRADES = apart(
    (
        Text(f"{VOCABULARY.evidence[grade].en}: {text.en}", f"{VOCABULARY.evidence[grade].zh}：{text.zh}")
        for grade, text in _GRADES.items()
    ),
    SEMICOLON,
)
GRADES_ARE = Text(f"{GRADES.en}.", f"{GRADES.zh}。")
EFFECTIVE_IS = Text(
    "The weight in the index is the product of the weights from the index down to the indicator.",
    "总指数权重为总指数至该指标逐层权重之积。",
)
NOMINAL_BELOW = Text(
    "Weights below these nodes, which are not weighted means, are nominal: {nodes}.",
    "下列节点不是加权平均，其下各项的总指数权重仅为名义权重：{nodes}。",
)
CONFIDENCE = {
    key: Text(f"confidence {word.en}", f"可信度{word.zh}") for key, word in VOCABULARY.confidence.items()
}
"""How sure what is recalled is, after its grade."""
MEANS = {
    "given": Text("as in the data file", "数据文件中的数值"),
    "derived": Text("computed from other columns", "由其他列计算得出"),
    "imputed": Text("filled in by the method of the stage", "按插补方法补齐"),
    "treated": Text("an outlier that was changed", "离群值处理后的数值"),
    "screened": Text("there, but the region is not scored", "有数值，但该区域不予评分"),
    "missing": Text("no value", "无数值"),
}
"""What the states of a cell mean."""
