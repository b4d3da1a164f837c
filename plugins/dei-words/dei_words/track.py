"""All that a track does beyond weighted means of normalised values, and what does it."""

from __future__ import annotations

from collections.abc import Iterator

from dei_core import Text, TrackPlan
from dei_core.host import IndicatorPlan, NodePlan
from dei_words.indicators import indicator_ways, meaning
from dei_words.names import Library
from dei_words.nodes import node_ways, usual_missing
from dei_words.weights import weighing


def ways(track: TrackPlan, library: Library) -> dict[Text, tuple[str, ...]]:
    """What is done, in words -> the nodes and indicators of the index that do it, by id, in the order of the slots."""
    found: dict[Text, tuple[str, ...]] = {}
    first, usual = len(track.indicators), usual_missing(track)
    for slot in sorted(track.reached):
        item = track.indicators[slot] if slot < first else None
        for way in _node(track, track.node(slot), library, usual) if item is None else _indicator(item):
            found[way] = (*found.get(way, ()), track.slots[slot])
    return found


def _indicator(item: IndicatorPlan) -> Iterator[Text]:
    told = meaning(item)
    if told is not None:
        yield told
    yield from (way.says for way in indicator_ways(item))


def _node(track: TrackPlan, node: NodePlan, library: Library, usual: tuple[str, float]) -> Iterator[Text]:
    yield from weighing(track, node, library)
    yield from (way.says for way in node_ways(node, usual))
