"""What nodes and indicators do beyond a weighted mean and a normalizer, in words."""

from __future__ import annotations

from collections.abc import Iterator

from dei_cli import words
from dei_core import IndicatorPlan, NodePlan, Text, TrackPlan

WEIGHTS_BY_GROUP = Text(en="weights by {trait}", zh="按 {trait} 分组赋权")
WEIGHTS_MEASURED = Text(
    en="weights of each region itself, in proportion to {columns}",
    zh="权重由各区域自身的 {columns} 按比例确定",
)
INVERTED = Text(
    en="the distances from 100 are aggregated, and the result is taken from 100",
    zh="以 100 减各项得分后合成，再以 100 减其结果",
)
LEAST = Text(en="with at least {count} of its parts", zh="至少须有 {count} 个下级得分")


def ways(track: TrackPlan) -> dict[Text, tuple[str, ...]]:
    """What is done, in words -> the nodes and indicators of the index that do it, by id, in the order of the slots."""
    found: dict[Text, tuple[str, ...]] = {}
    first = len(track.indicators)
    for slot in sorted(track.reached):
        told = _indicator(track.indicators[slot]) if slot < first else _node(track.node(slot))
        for way in told:
            found[way] = (*found.get(way, ()), track.slots[slot])
    return found


def own_weights(node: NodePlan) -> Text | None:
    """How the weights of a node differ by region; None where they do not."""
    if node.own is None:
        return None
    if node.own.trait is not None:
        return _said(WEIGHTS_BY_GROUP, trait=node.own.trait)
    return _said(WEIGHTS_MEASURED, columns=", ".join(node.own.columns))


def before_steps(node: NodePlan) -> Iterator[Text]:
    """What a node asks of its parts before they combine."""
    if node.inverted:
        yield INVERTED
    if node.least > 1:
        yield _said(LEAST, count=node.least)


def _indicator(item: IndicatorPlan) -> Iterator[Text]:
    """Its normalizer, where parameters or direction change what that does, then the rest."""
    if item.told != item.normalizer.about:
        yield item.told
    yield from indicator_ways(item)


def indicator_ways(item: IndicatorPlan) -> Iterator[Text]:
    """What becomes of an indicator's score after its normalizer."""
    if item.then is not None:
        yield item.then.told
    if item.round is not None:
        yield _said(words.ROUNDED, decimals=item.round)


def _node(node: NodePlan) -> Iterator[Text]:
    if node.weigher is not None:
        about, told = node.weigher.told, words.WEIGHTS_COMPUTED
        yield Text(en=told.en.format(method=about.en), zh=told.zh.format(method=about.zh))
    own = own_weights(node)
    if own is not None:
        yield own
    yield from before_steps(node)
    if node.aggregator.method.id != "arithmetic":
        yield node.aggregator.told
    for step in (node.transform, node.normalizer):
        if step is not None:
            yield step.told
    if node.round is not None:
        yield _said(words.ROUNDED, decimals=node.round)


def _said(text: Text, **facts: object) -> Text:
    return Text(en=text.en.format(**facts), zh=text.zh.format(**facts))
