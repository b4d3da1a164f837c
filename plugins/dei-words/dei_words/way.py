"""One thing that is done to scores, in words and as files write it; and what nodes and rules have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from dei_core import Text
from dei_core.host import BUILTIN, VOCABULARY, moved_methods
from dei_core.plugin import Method
from dei_words.numbers import percent
from dei_words.saying import COMMA, apart, lower

THEN = Text("then {about}", "再{about}")
THEN_NAMED = Text("then {about}", "再作{about}")
INVERTED = Text(
    "the distances from 100 are aggregated, and the result is taken from 100",
    "以 100 减各项得分后合成，再以 100 减其结果",
)
LEAST = Text("with at least {n} of its parts", "至少 {n} 个下级项有得分")
ENOUGH = Text("if at least {share} of the weight has data", "有数据的权重不低于 {share}")
ROUNDED = {
    "half_even": Text("rounded to {decimals}, {ties}", "按{ties}修约至 {n} 位小数"),
    "half_up": Text("rounded to {decimals}, {ties}", "{ties}至 {n} 位小数"),
}


@attrs.frozen(kw_only=True)
class Way:
    """says: in words. method, params: as a file writes it, where it is a method that the words tell of."""

    says: Text
    method: str = ""
    params: Mapping[str, Any] = attrs.field(factory=dict)


def stated(params: Any) -> dict[str, Any]:
    """The parameters of a bound method that are not as they are without a word."""
    if not attrs.has(type(params)):
        return {}
    return {
        field.name: getattr(params, field.name)
        for field in attrs.fields(type(params))
        if getattr(params, field.name) != field.default
    }


def of_step(step: Any, after: bool = False) -> Way:
    """A bound step. after: whether it follows what was told before it."""
    says = then(step.told) if after else step.told
    return Way(says=says, method=step.method.id, params=stated(step.as_written))


def of_chosen(kind: str, method: str, params: Mapping[str, Any], after: bool = False) -> Way:
    """A method as a pack writes it, in general words where it is one of the engine's own."""
    named: dict[tuple[str, str], Method] = {(one.kind, one.id): one for one in BUILTIN}
    found = named.get((kind, method)) or moved_methods().get((kind, method))
    about = None if found is None else found.about
    says = Text("", "") if about is None else then(about) if after else about
    return Way(says=says, method=method, params=params)


def then(about: Text) -> Text:
    """A step that follows another.

    >>> then(Text("Natural logarithm", "取自然对数")).zh
    '再取自然对数'
    """
    return (THEN_NAMED if "：" in about.zh else THEN).filled(about=lower(about))


def missing(policy: str, coverage: float) -> Text:
    """What a missing part means for a node.

    >>> missing("reweight", 0.6).zh
    '缺失项的权重按比例分摊给其余各项，有数据的权重不低于 60%'
    """
    if policy == "refuse" or not coverage:
        return VOCABULARY.missing[policy]
    return apart((VOCABULARY.missing[policy], ENOUGH.filled(share=percent(coverage))), COMMA)


def rounding(scored: Any) -> Iterator[Way]:
    """To how many decimals a score is rounded, and where ties go; nothing where it is not.

    scored: a node or a rule, as a pack or a plan has it.
    """
    if scored.round is not None:
        yield Way(says=rounded(scored.round, scored.rounding))


def rounded(decimals: int, ties: str) -> Text:
    """Rounding to some decimals.

    >>> rounded(2, "half_up")
    Text(en='rounded to 2 decimals, ties away from zero', zh='四舍五入至 2 位小数')
    """
    return ROUNDED[ties].filled(decimals=counted(decimals), n=decimals, ties=VOCABULARY.rounding[ties])


def counted(decimals: int) -> Text:
    """So many decimals."""
    return Text(f"{decimals} decimal{'' if decimals == 1 else 's'}", f"{decimals} 位小数")


def before(node: Any) -> Iterator[Way]:
    """What a node asks of its parts before they combine. node: as a pack or a plan has it."""
    if node.inverted:
        yield Way(says=INVERTED)


def enough(node: Any) -> Iterator[Way]:
    """How many of a node's parts there must be. node: as a pack or a plan has it."""
    if node.least is not None and node.least > 1:
        yield Way(says=LEAST.filled(n=node.least))
