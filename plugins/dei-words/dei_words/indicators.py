"""How an indicator's value becomes a score, beyond the name of its method."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dei_core import Text
from dei_core.host import IndicatorPlan
from dei_words.names import Library, name_in, value_in
from dei_words.numbers import plain
from dei_words.saying import lower, name_of
from dei_words.way import Way, of_chosen, of_step, rounding

FIRST = Text("first {about}", "先{about}")
FIRST_NAMED = Text("first {about}", "先作{about}")
BY_TRAIT = Text("by {trait}", "按{trait}区分")
OR_IMPROVE = Text("or better by {rate}% in a year", "或年度改善 {rate}%")


def meaning(item: IndicatorPlan) -> Text | None:
    """What its method does, where parameters or direction change what its name says."""
    return item.told if item.told != item.normalizer.about else None


def indicator_ways(item: IndicatorPlan) -> Iterator[Way]:
    """What becomes of an indicator's score after its method, in the order of the computation."""
    if item.then is not None:
        yield of_step(item.then, after=True)
    yield from rounding(item)


def rule_ways(scoring: Any) -> Iterator[Way]:
    """A rule or target as a pack writes it: its method by name, what comes before it, and what after it."""
    method = of_chosen("normalizer", scoring.method, scoring.params)
    yield Way(says=name_of(method.says), method=method.method, params=method.params)
    if scoring.transform is not None:
        way = of_chosen("transform", scoring.transform, scoring.transform_params)
        yield Way(says=first(way.says), method=way.method, params=way.params)
    if scoring.then is not None:
        yield of_chosen("transform", scoring.then.method, scoring.then.params, after=True)
    yield from rounding(scoring)


def first(about: Text) -> Text:
    """A step that comes before another; nothing before what has no words.

    >>> first(Text("Natural logarithm", "取自然对数")).zh
    '先取自然对数'
    """
    if not about.en:
        return about
    return (FIRST_NAMED if "：" in about.zh else FIRST).filled(about=lower(about))


def cases(library: Library, trait: str) -> Text:
    """That a rule has parameters by a trait."""
    return BY_TRAIT.filled(trait=name_in(library, "trait", trait))


def case(library: Library, trait: str, value: str) -> Text:
    """What a value of the trait is called."""
    return value_in(library, trait, value)


def improving(rate: float) -> Text:
    """What a clause takes in the place of its target."""
    return OR_IMPROVE.filled(rate=plain(rate))
