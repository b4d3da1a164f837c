"""A word that is none of the known ones: what is said of it, and `did you mean …?`"""

from __future__ import annotations

from collections.abc import Iterable

from dei_core.findings import DeiError, Finding
from dei_core.ids import nearest
from dei_core.sentence import Message, message
from dei_core.text import Text

NOT_A_CHOICE = message(
    "not-a-choice",
    "'{value}' is not one of the possible words{hint}",
    "Use one of: {known}.",
    "“{value}”不在可选词之列{hint}",
    "请改用：{known}。",
)
METHOD_KIND = message(
    "method-kind",
    "the method '{method}' of {who} is of a kind that no stage asks for: '{kind}'{hint}",
    "Use one of: {known}.",
    "{who} 的方法“{method}”属于任何计算环节均不使用的种类“{kind}”{hint}",
    "请改用：{known}。",
)


_MANY = 2_000
"""Names above which only those are looked at that differ in capitals: comparing all would take seconds."""

_HINTED = 12
"""Words of a list that are given a hint: as many as a finding shows."""

NO_HINT = Text(en="", zh="")


def did_you_mean(word: str, known: Iterable[str]) -> Text:
    """A half-sentence with the known names nearest to a word; empty where none is near.

    >>> from dei_core.host import did_you_mean
    >>> did_you_mean("fibr", ["fibre", "price"]).en
    ", did you mean 'fibre'?"
    """
    near = nearest(word, known)
    if not near:
        return NO_HINT
    en, zh = " or ".join(f"'{name}'" for name in near), "或".join(f"“{name}”" for name in near)
    return Text(en=f", did you mean {en}?", zh=f"，是否应为{zh}？")


class UnknownName(DeiError, KeyError):
    """A name that was looked up and is not there, with the known names that are near: a KeyError as well.

    >>> from dei_core import compose
    >>> try:
    ...     compose({"index": ["price"]}).tracks[0].slot("prise")
    ... except KeyError as error:
    ...     print(error)
    'prise' is neither an indicator nor a node of the track, did you mean 'price'? Use one of: price, index.
    """

    @classmethod
    def of(cls, message: Message, name: object, known: Iterable[str], **facts: object) -> UnknownName:
        """What is raised for a name that is none of those known. message: with `hint` and `known` to be filled."""
        names = tuple(known)
        told = {"name": name, "hint": did_you_mean(str(name), names), "known": names, **facts}
        return cls([Finding(message=message, facts=told)])


def with_nearest(words: Iterable[str], known: Iterable[str]) -> list[Text]:
    """Each word once, the first twelve with the known name that each was most likely meant to be.

    >>> [text.en for text in with_nearest(["Zone", "x"], ["town", "zone"])]
    ["Zone (did you mean 'zone'?)", 'x']
    """
    pool = list(dict.fromkeys(known))
    folded = {name.casefold().strip(): name for name in pool}
    made = []
    for place, word in enumerate(dict.fromkeys(words)):
        alike = folded.get(word.casefold().strip())
        near = (
            (alike,)
            if alike
            else nearest(word, pool, most=1)
            if place < _HINTED and len(pool) <= _MANY
            else ()
        )
        en, zh = (f" (did you mean '{near[0]}'?)", f"（是否应为“{near[0]}”？）") if near else ("", "")
        made.append(Text(en=f"{word}{en}", zh=f"{word}{zh}"))
    return made
