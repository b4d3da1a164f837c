"""What a node does beyond a weighted mean, in words."""

from __future__ import annotations

from dei_core import compose
from dei_words import node_ways


def test_a_full_mark_is_told_before_the_rounding() -> None:
    """In both languages, of a plan's node."""
    plan = compose({"index": ["a"]}, rules={"index": {"capped": True, "round": 1}})
    capped, rounded = node_ways(plan.tracks[0].nodes[0])

    assert capped.says.en == "a score above 100 counts as 100"
    assert capped.says.zh == "超过 100 分的按 100 分计"
    assert rounded.says.en.startswith("rounded to 1 decimal")
