"""What sets the weights of a node."""

from __future__ import annotations

from collections.abc import Iterator

from dei_core import Text, TrackPlan
from dei_core.host import NodePlan
from dei_words.names import Library, name_in, value_in
from dei_words.numbers import weight
from dei_words.saying import COLON, apart, listed, noted

FROM_DATA = Text("weights from the data", "客观赋权")
FROM_JUDGEMENTS = Text("weights from judgements", "主观赋权")
GROUPED, BY_DATA = Text("by group", "分组赋权"), Text("by the data", "由数据确定")
BY_JUDGEMENTS = Text("by judgements", "由判断确定")
BY_GROUP = Text("weights by {trait}", "权重按{trait}设定")
MEASURED = Text(
    "weights of each region itself, in proportion to {columns}", "权重由各区域自身的{columns}按比例确定"
)
MEANS_SHOWN = Text("the weights shown are means over the regions", "所列数值为各区域权重的均值")
EQUAL = Text("weights: equal, by the edition", "权重：方案规定等权")
WEIGHT = Text("weight {weight}", "权重 {weight}")
COEFFICIENT = Text("coefficient {weight}", "系数 {weight}")


def settled(node: NodePlan) -> bool:
    """Whether a node's weights are the numbers that its plan has."""
    return node.weigher is None and node.own is None


def set_by(node: NodePlan) -> Text | None:
    """In two words what sets the weights of a node that is not `settled`; None for others."""
    if node.own is not None:
        return GROUPED if node.own.trait is not None else BY_DATA
    if node.weigher is None:
        return None
    return BY_DATA if node.learns_weights else BY_JUDGEMENTS


def weighing(track: TrackPlan, node: NodePlan, library: Library) -> Iterator[Text]:
    """What sets the weights of a node that is not `settled`, without a full stop; nothing for others."""
    if node.weigher is not None:
        yield headed(FROM_DATA if node.learns_weights else FROM_JUDGEMENTS, node.weigher.told)
    if node.own is not None and node.own.trait is not None:
        yield BY_GROUP.filled(trait=name_in(library, "trait", node.own.trait))
    elif node.own is not None:
        pairs = zip(node.own.columns, node.children, strict=True)
        columns = (
            noted(name_in(library, "indicator", column), track.label(child)) for column, child in pairs
        )
        yield MEASURED.filled(columns=listed(columns))


def weights_by_case(track: TrackPlan, node: NodePlan, library: Library) -> Iterator[Text]:
    """The weights of a node for each value of the trait that they go by."""
    if node.own is None or node.own.trait is None:
        return
    children = [track.label(child) for child in node.children]
    for value, shares in node.own.cases.items():
        pairs = (named(name, share) for name, share in zip(children, shares, strict=True))
        case = value_in(library, node.own.trait, value)
        told = apart(pairs)
        yield Text(f"{case.en}{COLON.en}{told.en}", f"{case.zh}{COLON.zh}{told.zh}")


def named(name: Text, share: float) -> Text:
    """A part with its weight."""
    return Text(f"{name.en} {weight(share)}", f"{name.zh} {weight(share)}")


def headed(head: Text, about: Text) -> Text:
    """What a method does, under a head: one colon in all.

    >>> headed(Text("weights from the data", "客观赋权"), Text("Entropy weights: more", "熵权法：越大")).zh
    '客观赋权（熵权法）：越大'
    """
    told = {}
    for lang, colon, bracket in (("en", ": ", " ({})"), ("zh", "：", "（{}）")):
        name, parted, rest = getattr(about, lang).partition(colon)
        words = getattr(head, lang)
        told[lang] = f"{words}{bracket.format(name)}{colon}{rest}" if parted else f"{words}{colon}{name}"
    return Text(**told)
