"""How a node makes a score of its parts, beyond a weighted mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from dei_core import Text, TrackPlan
from dei_core.host import NodePlan
from dei_words.way import Way, before, enough, missing, of_chosen, of_step, rounding

PLAIN = "arithmetic"
"""The aggregator that goes without saying."""
CAPPED = Text("a score above 100 counts as 100", "超过 100 分的按 100 分计")


def node_ways(node: NodePlan, usual: tuple[str, float] | None = None) -> Iterator[Way]:
    """What a node does, in the order of the computation; nothing for a plain weighted mean.

    usual: the missing policy and coverage that need not be told; None where none is to be told.
    """
    if node.aggregator.method.id != PLAIN:
        yield of_step(node.aggregator)
    yield from node_steps(node, usual)


def node_steps(node: NodePlan, usual: tuple[str, float] | None = None) -> Iterator[Way]:
    """The same without its aggregator."""
    yield from before(node)
    own = (node.missing, node.coverage)
    if usual not in (None, own) and len(node.children) > 1:
        yield Way(says=missing(*own))
    yield from enough(node)
    for step in (node.transform, node.normalizer):
        if step is not None:
            yield of_step(step, after=True)
    yield from ends(node)


def written_ways(node: Any) -> Iterator[Way]:
    """What a pack says of a node, in the same order; nothing where it leaves all to the edition."""
    if node.method is not None:
        yield of_chosen("aggregator", node.method, node.params)
    yield from before(node)
    if node.missing is not None or node.coverage is not None:
        yield Way(says=missing(node.missing or "reweight", node.coverage or 0.0))
    yield from enough(node)
    if node.transform is not None:
        yield of_chosen("transform", node.transform.method, node.transform.params, after=True)
    if node.normalise is not None:
        yield of_chosen("normalizer", node.normalise.method, node.normalise.params, after=True)
    yield from ends(node)


def ends(node: Any) -> Iterator[Way]:
    """What is done to a node's score last of all. node: as a pack or a plan has it."""
    if node.capped:
        yield Way(says=CAPPED)
    yield from rounding(node)


def usual_missing(track: TrackPlan) -> tuple[str, float]:
    """The missing policy and coverage of most nodes of the index: what the aggregate stage says."""
    first = len(track.indicators)
    nodes = [track.node(slot) for slot in sorted(track.reached) if slot >= first]
    (policy, coverage), _ = Counter((node.missing, node.coverage) for node in nodes).most_common(1)[0]
    return policy, coverage
