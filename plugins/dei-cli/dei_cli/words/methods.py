"""What `dei methods` says beside what methods say of themselves."""

from __future__ import annotations

from dei_core import Text
from dei_core.host import VOCABULARY

METHODS = Text(
    "List the methods of the core and the installed packs, or show one whole",
    "列出核心与已安装规则包提供的方法，或详细说明其中一个",
)
METHOD_ARGUMENT = Text(
    "the method to show whole: its id, with or without its namespace",
    "要详细说明的方法：其标识，可省略命名空间",
)
KIND_OPTION = Text("only the methods of this kind", "只看此类方法")
METHOD = VOCABULARY.headings["method"]
WHAT_IT_DOES = Text("What it does", "做法")
SEES = Text("A result depends on", "结果取决于")
FORMULA = Text("Formula", "公式")
FALLING = Text("Formula where lower is better", "公式（越低越好时）")
SOURCE = VOCABULARY.headings["source"]
BROUGHT_BY = Text("Comes with", "提供者")
CORE = Text("the core", "核心")
SYMBOL = Text("Symbol", "符号")
PARAMETER = Text("Parameter", "参数")
MEANS = Text("Meaning", "含义")
UNIT = VOCABULARY.headings["unit"]
DEFAULT = Text("Default", "默认值")
LEARNED = Text("Learned from the regions", "由样本确定")
WORKED = Text("Worked by hand", "算例")
CHOICES = Text("{means} ({choices})", "{means}（{choices}）")
NO_SOURCE = Text("none stated", "未给出")
